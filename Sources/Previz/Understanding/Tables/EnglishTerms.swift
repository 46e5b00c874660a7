/// English words that say when, where, in what light and weather, how seen and in what manner.
///
/// A line is a meaning and its words; an underscore joins up to four words. Accents are folded, hyphens and apostrophes are
/// spaces. These come before the noun table at the same length.
let englishTerms = [englishLight, englishPlaces, englishLens, englishManner, englishQualities].joined(separator: "\n")

/// Hours, weather and light.
private let englishLight = """
    time.dawn dawn sunrise sunrises daybreak first_light crack_of_dawn early_morning rising_sun sun_rises first_rays
    time.morning morning mornings morning_light morning_sun morning_sunlight
    time.noon noon midday daytime daylight broad_daylight high_noon during_the_day day_time bright_day sunny_day \
    sunny midday_sun daylit sun_high
    time.afternoon afternoon late_afternoon afternoons
    time.sunset sunset sunsets golden_hour evening_sun setting_sun sun_sets sundown magic_hour sun_setting low_sun \
    sun_goes_down sun_dips
    time.dusk dusk twilight evening blue_hour nightfall gloaming evenings late_evening evening_light
    time.night night nighttime night_time midnight nocturnal moonlit moonlight late_night nights starry starlit \
    starry_night night_sky at_night overnight starlight moonlight
    weather.clear clear_sky clear_skies cloudless blue_sky blue_skies clear_weather clear_blue_sky clear_day \
    fine_weather clear_morning_sky clear_night
    weather.cloudy cloudy clouds cloud partly_cloudy cloud_cover cloud_formations cloud_formation cloud_movement \
    cloud_movements fluffy_clouds white_clouds
    weather.overcast overcast gloomy grey_sky gray_sky clouded dark_clouds grey_skies gray_skies
    weather.rain rain raining rainy rains drizzle drizzling downpour raindrops raindrop rainstorm rainfall \
    rain_soaked rain_slicked pouring_rain heavy_rain torrential shower_of_rain rainwater drizzly
    weather.snow snow snowing snowy snows snowfall snowstorm blizzard snowflakes snowflake snow_falls snow_flakes
    weather.fog fog foggy mist misty haze hazy misted mists smog fogged
    weather.storm storm stormy storms thunderstorm thunderstorms thunder lightning lightning_bolt lightning_bolts \
    lightning_strike lightning_strikes hurricane tempest storm_clouds thunderclouds typhoon
    weather.wind wind windy breeze gust gusts windswept winds breezy gust_of_wind gusty windblown
    floor.white snow_covered snow_capped snow_laden snow_clad snow_dusted snowcapped snow_topped
    floor.wet wet_street wet_streets wet_pavement wet_asphalt wet_road wet_ground rain_slick
    season.winter winter wintry winters christmas wintertime
    season.spring spring springtime
    season.summer summer summertime summers
    season.autumn autumn autumnal in_fall fall_leaves fall_foliage fall_colors late_autumn in_the_fall
    light.golden golden_hour golden_light golden_glow golden_sunlight warm_light warm_lighting warm_glow warm_sunlight \
    warmly_lit warm_hues warm_tones warm_lights warm_golden_light amber_light candlelit warm_indoor_lighting \
    golden_rays warm_colors warm_golden_hues warm_ambient_light warm_golden_glow
    light.soft soft_light soft_lighting softly_lit soft_glow diffused diffuse diffused_light gentle_light ambient_light \
    ambient_lighting soft_shadows soft_natural_light soft_natural_lighting soft_natural soft_sunlight soft_warm_light \
    soft_warm_lighting subdued_lighting gentle_glow softbox soft_morning_light soft_diffused_light global_illumination \
    ambient soft_ambient_lighting soft_spotlighting gentle_lighting soft_indoor_lighting even_lighting ambiance_light \
    soft_hues diffused_lighting gentle_sunlight
    light.hard harsh_light harsh_lighting harsh_sunlight strong_shadows hard_light dramatic_lighting dramatic_light \
    dramatic_shadows chiaroscuro high_contrast stark_shadows deep_shadows low_key stark_lighting strong_light \
    contrasting_light strong_sunlight sharp_shadows light_and_shadow shadows long_shadows shadowy \
    dramatic_effect_lighting bold_lighting intense_lighting defined_shadows contrast
    light.neon neon neons neon_lights neon_light neon_glow neon_lit fluorescent fluorescent_light neon_lighting \
    neon_colors led_lights neon_sign neon_signs
    light.backlit backlit backlighting backlight rim_light rim_lighting contour_light silhouetted_against back_lit \
    light_behind
    light.dim dim dimly_lit dimly low_light dim_light dim_lighting darkened murky unlit faint_light poorly_lit \
    in_the_dark dark_room shadowed dark muted_lighting darkness pitch_black dimming darkens darkening
    light.bright bright bright_light brightly_lit brightly well_lit sunlit sunshine sunlight sun_drenched sunbathed \
    bright_lighting bright_sunlight bright_lights high_key illuminated sunny brightness brightening brightens bright_sun \
    direct_sunlight brilliant blazing_sun sun_shines sun_shining dazzling brighter illumination radiant_light \
    bright_natural_lighting bright_natural_light illuminating illuminates
    light.natural natural_light natural_lighting daylight natural_daylight natural_sunlight ambient_daylight \
    naturally_lit outdoor_light lighting lighting_conditions changing_light light_changes
    light.candle candle candles candlelight candlelit firelight by_candlelight lantern_light torchlight fire_light \
    lamplight glow_of_the_fire
    light.spotlight spotlight spotlights stage_lights stage_lighting studio_lighting spotlit studio_light \
    concert_lights stage_light softbox_lighting headlights
    light.moonlit moonlight moonlit moonlight_glow silvery_light lunar_light starlight
    light.sunrays sun_rays sunrays sunbeam sunbeams god_rays light_rays rays_of_light rays_of_the_sun shafts_of_light \
    light_shafts beams_of_light beam_of_light sunlight_streaming sunlight_filtering volumetric_light \
    volumetric_lighting crepuscular_rays rays_of_sunlight light_beams sun_s_rays rays_of_sun light_streams \
    sunlight_streams sunlight_filters volumetric morning_rays rays
    light.dappled dappled dappled_light dappled_sunlight dappled_shade filtered_light
    light.colourful colorful_lights colourful_lights disco_lights party_lights rainbow_light colored_lights \
    iridescent_light christmas_lights fairy_lights prismatic lasers laser_lights string_lights laser strobe strobe_lights
    light.glow glow glowing glows luminous luminescent aglow bioluminescent bioluminescence radiant shimmering shining \
    gleaming sparkling lights city_lights street_lights lights_up fluorescence flickering radiance light_trails \
    light_up lit_up lit_by_streetlights glimmering light phosphorescent incandescent incandescence glitter \
    light_source blinking_lights holographic_light ray_tracing light_reflecting sparkle beaming glowing_light
    """

/// Places that a word names by itself; other places come with the primitive of their noun.
private let englishPlaces = """
    setting.street street streets alley avenue sidewalk pavement crosswalk back_alley boulevard intersection alleyway \
    city_street city_streets side_street crossroads zebra_crossing streetscape cobblestone_street crossroad \
    street_corner promenade alleys street_scene street_level
    setting.city city downtown cityscape skyline metropolis urban cities urban_area urban_landscape rooftop rooftops \
    skyscrapers town village metropolitan suburban suburb
    setting.road road roads highway freeway motorway country_road dirt_road racetrack race_track path trail
    setting.canyon canyon gorge valley ravine cliff cliffs
    setting.arctic arctic antarctica antarctic tundra glacier ice_field polar north_pole south_pole ice_floe icy_landscape \
    winter_wonderland glacial_landscape
    setting.mountains mountain_range alps himalayas highlands mountainous mountainside mountain_pass mountain_top \
    mountaintop alpine rocky_mountains
    setting.field countryside rural meadow grassy prairie grassland grasslands farmland pasture fields pastoral hills \
    rolling_hills farm_field
    setting.desert desert dunes dune sand_dunes sahara
    setting.forest jungle rainforest woodland woods tree_lined forested
    setting.beach seaside coastal shoreline tropical_beach oceanside
    setting.sea open_water high_seas at_sea
    setting.room indoors interior indoor inside_a_room at_home in_the_office living_room at_work in_the_house \
    indoor_setting home in_a_studio studio inside_a_house home_office the_house_interior in_class \
    gym hospital library museum supermarket office school workplace laboratory restaurant cafe
    setting.stage stage concert nightclub theater theatre concert_hall dance_floor on_stage opera_house arena catwalk \
    runway_show
    setting.garden garden park backyard playground orchard vineyard greenhouse
    setting.space in_space through_space into_space of_space from_space across_space space_scene vast_space space_travel \
    spacewalk space_background open_space_of_stars outer_space in_space deep_space cosmos cosmic universe interstellar galactic galaxy galaxies nebula \
    nebulae milky_way celestial zero_gravity astral planetary
    setting.underwater underwater under_water submerged undersea deep_sea under_the_sea deep_ocean beneath_the_waves \
    under_the_ocean beneath_the_surface ocean_floor seabed coral_reef aquarium sea_floor ocean_depths depths_of_the_ocean \
    under_the_water fish_tank below_the_surface atlantis
    setting.clouds cloudscape above_the_clouds through_the_clouds sea_of_clouds in_the_sky in_the_clouds in_the_air \
    across_the_sky through_the_sky among_the_clouds over_the_clouds in_the_blue_sky in_midair mid_air
    setting.tunnel cave cavern tunnel subway_tunnel underground catacombs mine_shaft
    setting.mars mars martian alien_planet distant_planet another_planet red_planet alien_world
    setting.moonscape lunar_surface moon_surface surface_of_the_moon on_the_moon lunar_landscape moon_base
    setting.matter psychedelic kaleidoscope kaleidoscopic fractal fractals abstract_shapes abstract_background \
    color_explosion trippy hypnotic liquid_metal abstract_patterns smoke_swirls ink_in_water abstract_art \
    ink_drops powder_explosion abstract_forms
    setting.macro microscopic under_a_microscope
    setting.outdoor outdoors outdoor outside open_air
    setting.industrial industrial factory
    """

/// Moves, framing, angles, lenses and pace.
private let englishLens = """
    camera.pan-left pan_left pans_left panning_left pan_to_the_left pans_to_the_left leftward_pan
    camera.pan-right pan_right pans_right panning_right pan_to_the_right pans_to_the_right panning_shot pans panning \
    slow_pan panoramic_shot whip_pan rightward_pan panned camera_pan camera_pans
    camera.tilt-up tilt_up tilts_up tilting_up tilts_upwards tilts_upward upward_tilt tilting_upwards
    camera.tilt-down tilt_down tilts_down tilting_down tilts_downwards tilts_downward
    camera.push-in dolly_in push_in pushes_in pushing_in dolly_forward dolly_shot dolly push_forward slow_push \
    dollies_in steadicam gimbal_shot moves_closer forward_motion
    camera.pull-back dolly_out pull_back pulls_back pull_out pulls_out pulls_away pulling_back pulling_out pulling_away \
    dollies_out dolly_back camera_retreats
    camera.zoom-in zoom_in zooms_in zooming_in zoom_into zooms_into snap_zoom crash_zoom dolly_zoom zooms zooming zoom \
    slow_zoom
    camera.zoom-out zoom_out zooms_out zooming_out
    camera.orbit orbit_shot orbits_around orbiting_shot rotates_around circles_around circling_around arc_shot \
    orbiting_around camera_orbits orbital_shot 360_degree 360_degrees orbiting_camera bullet_time camera_circles \
    orbit_around rotating_shot turntable_shot revolves_around orbits
    camera.crane-up crane_shot crane_up pedestal_up boom_up jib_shot boom_shot camera_rises
    camera.crane-down crane_down pedestal_down boom_down camera_descends
    camera.aerial aerial aerially drone_shot drone_footage drone_view bird_s_eye birds_eye bird_s_eye_view flyover \
    fly_over flies_over aerial_view aerial_shot aerial_footage helicopter_shot drone_video aerial_perspective \
    drone_camera overhead_drone drone_flight drone_perspective aerial_drone from_a_drone high_altitude airborne
    camera.fly-through flythrough fly_through flies_through flying_through fpv camera_flies pov point_of_view \
    first_person first_person_view first_person_perspective driving_through hyperspeed gopro ego_centric \
    camera_zooms_through walkthrough through_the_eyes_of egocentric
    camera.handheld handheld hand_held shaky shaky_cam camera_shake shaky_camera shaking_camera intense_shaking
    camera.static static static_shot static_camera fixed_camera locked_off locked_down locked_camera still_shot tripod \
    stationary_camera still_camera camera_remains_still camera_is_fixed fixed_shot steady_shot still_frame \
    camera_is_static camera_remains_static camera_remains_fixed remains_stationary fixed_position \
    fixed_perspective locked_shot camera_fixed camera_still camera_stays_still camera_is_still steady_camera tableau \
    camera_is_stationary camera_remains_stationary fixed_angle static_view
    camera.follow tracking_shot follow_shot following_shot tracking tracking_view camera_follows camera_tracks \
    following_camera trailing_shot third_person chase_cam tracking_camera tracks_alongside side_tracking
    camera.truck-left truck_left trucking_left slide_left moves_left lateral_left
    camera.truck-right truck_right trucking_right truck_shot trucking_shot lateral_move lateral_tracking moves_right \
    side_scroll side_scrolling sideways_shot dolly_right
    camera.roll roll_shot camera_rolls barrel_roll dutch_roll rolling_shot
    frame.extreme-close extreme_close_up extreme_closeup extreme_close macro_shot very_close_up extremely_close_up macro \
    macro_view macro_photography macro_lens microscopic_view
    frame.close close_up closeup close_shot close_view headshot head_shot portrait closeups close_ups tight_shot \
    close_range close_up_shot close_in up_close portrait_photo portrait_shot detail_shot face_shot close_framing \
    tight_framing selfie
    frame.medium medium_shot mid_shot waist_up medium_close_up half_body upper_body medium_view cowboy_shot two_shot \
    medium_framing medium_full_shot medium_wide_shot bust_shot waist_high
    frame.full full_shot full_body full_length full_view full_figure whole_body entire_body
    frame.wide wide_shot wide_angle establishing_shot long_shot panoramic extreme_wide_shot panorama wide_view \
    wide_frame wide_angle_shot panoramic_view vista wide_cinematic_shot sweeping_shot sweeping_view expansive_view \
    establishing wide_establishing_shot wide_vista full_scene distant_shot wide
    angle.low low_angle worm_s_eye worms_eye from_below low_camera ground_level low_view looking_up upward_angle \
    low_angle_shot low_perspective from_a_low_angle
    angle.high high_angle high_angle_shot looking_down high_view high_vantage downward_angle from_a_high_angle elevated_view \
    high_viewpoint isometric_view
    angle.overhead overhead overhead_shot overhead_view top_down top_view from_above bird_eye_view view_from_above \
    top_down_view view_from_the_top overhead_shots top_shot bird_s_eye_view directly_above
    angle.eye eye_level eye_level_shot straight_on
    angle.profile side_view profile_view in_profile from_the_side profile_shot side_profile side_on side_angle
    angle.back shot_from_behind follows_from_behind back_view rear_view back_shot viewed_from_behind seen_from_behind behind_view
    angle.front front_view frontal_view from_the_front facing_the_camera facing_camera looking_at_viewer \
    looking_at_the_camera frontal front_facing looking_at_camera head_on faces_the_camera
    angle.shoulder over_the_shoulder over_shoulder over_his_shoulder over_her_shoulder
    angle.dutch dutch_angle dutch_tilt canted_angle oblique_shot oblique_angle tilted_angle
    lens.shallow shallow_depth_of_field depth_of_field bokeh shallow_focus blurred_background blurry_background \
    background_blurred background_is_blurred selective_focus background_blur soft_focus out_of_focus \
    softly_blurred background_out_of_focus blurry narrow_depth_of_field blurred sharp_focus rack_focus focus_pull \
    racking_focus focus_shift shifts_focus
    lens.wide wide_angle_lens wide_lens ultra_wide ultrawide
    lens.telephoto telephoto telephoto_lens long_lens zoom_lens tele_lens 85mm compressed_perspective 200mm
    lens.fisheye fisheye fish_eye fisheye_lens fish_eye_lens
    lens.flare lens_flare lens_flares sun_flare anamorphic anamorphic_flare
    lens.blur motion_blur motion_blurred speed_blur long_exposure blur_effect tilt_shift blur
    lens.macro macro_lens macro_shot macro_photography macro
    pace.slow slow slowly gently leisurely unhurried gradually gentle steadily languidly gracefully softly slow_paced \
    gradual subtly lazily steady
    pace.fast fast quickly fast_paced rapidly hyperspeed high_speed swiftly speeding frantic hurriedly fast_motion \
    sped_up fast_forward suddenly quick rapid swift sudden at_high_speed abruptly hectic
    pace.timelapse time_lapse timelapse hyperlapse hyper_lapse time_lapses
    pace.slowmotion slow_motion slow_mo slowmo slowed_down super_slow_motion ultra_slow_motion
    pace.freeze freeze_frame frozen_in_time time_stops
    pace.loop loop looping seamless_loop perfect_loop
    pace.reverse in_reverse reversed rewind backwards_in_time
    edit.cut split_screen montage jump_cut cut_to cuts_to cross_fade dissolve_to fade_to fades_to multiple_shots \
    scene_changes quick_cuts collage
    """

/// Styles and moods.
private let englishManner = """
    style.cinematic cinematic film_still filmic movie_scene movie_like blockbuster epic_movie movie_still film_like \
    cinematography cinematic_style hollywood cinemascope movie_trailer imax film_look wes_anderson
    style.film 35mm 35mm_film 70mm film_grain grainy celluloid kodak fujifilm analog_film 16mm shot_on_film grain \
    film_photography analogue_film polaroid fuji
    style.8mm super_8 8mm 8mm_film home_movie old_film
    style.vhs vhs camcorder old_tape analog_video scan_lines found_footage security_camera cctv surveillance_footage
    style.glitch glitch glitchy glitch_art datamosh digital_glitch glitched distorted glitches
    style.hologram hologram holographic hud wireframe holograms head_up_display holographic_display
    style.noir noir film_noir noir_style detective_film
    style.monochrome black_and_white monochrome monochromatic greyscale grayscale b_w bw black_white
    style.vintage vintage retro sepia nostalgic old_fashioned 1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s antique \
    victorian old_photo old_style art_deco old_timey classic_hollywood steampunk 80s 90s 70s vintage_style belle_epoque
    style.documentary documentary national_geographic nature_documentary newsreel wildlife_documentary naturalistic \
    documentary_style news_footage slice_of_life natural_style reportage home_video bbc_earth vlog lifestyle \
    amateur_video realist_footage candid photojournalism instructional observational
    style.pastel pastel muted desaturated soft_colors muted_colors muted_tones pastel_colors faded low_saturation \
    washed_out neutral_colors muted_palette pastel_tones faded_colors soothing_tones soft_color_palette
    style.vivid vivid vibrant saturated vibrant_colors vivid_colors vibrant_hues high_saturation saturated_colors colorful \
    bright_colors technicolor vividly rich_colors bold_colors hdr vibrantly vibrancy brightly_colored colourful
    style.neon cyberpunk neon_style blade_runner neon_noir cyberpunk_style cyber_punk cyber
    style.synthwave synthwave vaporwave retrowave outrun tron
    style.psychedelic psychedelic trippy hallucinogenic psychedelia hallucination lsd kaleidoscopic kaleidoscope
    style.dreamy dreamy dreamlike ethereal surreal surrealism surrealist otherworldly magical enchanted whimsical \
    fairytale fairy_tale surrealistic dream_like dreamscape surrealism_style mystical magic fantastical dali \
    magic_realism dream fairy_tale_style surrealism_painting salvador_dali
    style.dark dark_fantasy gothic horror haunted creepy spooky dystopian post_apocalyptic apocalyptic grunge bleak \
    horror_style horror_film grim scary terrifying eerie ominous macabre
    style.warm warm_color_palette warm_palette cozy cosy earthy_tones earth_tones warm_tone teal_and_orange warm
    style.cold cold_tones cool_tones cold_palette blue_tones cool_palette cool_colors cold_colors icy_tones
    style.silhouette silhouette silhouettes silhouetted
    style.watercolour watercolor watercolour watercolor_painting watercolour_painting gouache aquarelle
    style.oil oil_painting oil_on_canvas painterly brush_strokes oil_paint brushstrokes acrylic_painting renaissance \
    baroque rembrandt classical_painting painting_style impasto rutkowski digital_painting painterly_style caravaggio \
    art_nouveau
    style.impressionist impressionist impressionism monet pointillism pointillist
    style.expressionist cubist cubism expressionist expressionism picasso kandinsky mondrian avant_garde bauhaus \
    constructivism abstract_expressionism abstract
    style.vangogh van_gogh van_gogh_style starry_night_style
    style.ink ink_wash ink_painting sumi_e chinese_ink ink_drawing ink_wash_painting chinese_painting \
    traditional_chinese_painting calligraphy_style ink_style shan_shui
    style.ukiyoe ukiyo ukiyo_e hokusai woodblock woodblock_print japanese_print ukiyo_e_style
    style.sketch sketch sketched line_art line_drawing charcoal pencil_drawing hand_drawn doodle pencil_sketch \
    charcoal_drawing sketch_style drawing_style blueprint comic_sketch crayon
    style.anime anime manga ghibli studio_ghibli makoto_shinkai anime_style japanese_animation miyazaki
    style.cartoon cartoon cartoonish animation animated disney pixar comic comic_book cartoon_style disney_style \
    animated_style animated_film storybook childrens_book looney_tunes cel_shaded 2d_animation illustration illustrated \
    comic_style storybook_illustration
    style.popart pop_art warhol lichtenstein pop_art_style
    style.papercut paper_cut papercut papercraft paper_craft origami cut_out paper_art paper_cutout paper_cut_out \
    kirigami felt_art knitted diorama
    style.clay claymation stop_motion plasticine clay_animation stop_motion_animation clay_style
    style.pixel pixel_art pixelated 8_bit 16_bit pixel retro_game pixel_style pixel_art_style
    style.voxel voxel minecraft lego blocky voxel_art minecraft_style roblox
    style.lowpoly low_poly isometric polygonal lowpoly low_polygon isometric_style
    style.minimal minimalist flat_design minimalism minimalistic simple_background vector_art clean_lines \
    clean_background plain_background flat_illustration pure_background uncluttered white_background
    style.render 3d 3d_render render rendered cgi unreal_engine octane octane_render blender 3d_animation rendering cg \
    computer_graphics 3d_rendering 3d_cartoon octane_rendering computer_generated unity_engine unreal 3d_style \
    lumen physically_based
    style.realistic realistic photorealistic hyperrealistic realism photorealism hyper_realistic photo_realistic \
    lifelike true_to_life hyperrealism ultra_realistic realistic_style hyper_realism realistically realistic_photo \
    natural_look super_realistic
    style.scifi sci_fi science_fiction futuristic space_opera scifi retro_futuristic retrofuturism sci_fi_style future
    style.fantasy fantasy high_fantasy epic_fantasy mythical mythological legendary medieval_fantasy
    style.quality hd 4k 8k 2k uhd high_quality high_resolution high_definition ultra_hd masterpiece best_quality \
    highly_detailed intricate_details intricate_detail ultra_high hyperdetailed award_winning professional ultra_detailed \
    high_detail high_detailed super_detailed artstation trending_on_artstation dslr ultra_high_definition 1080p \
    professional_photography crisp sharp_details intricate 6k high_res hyper_detailed detailed very_detailed \
    high_fidelity intricately_detailed fine_detail
    style.art artistic art_style stylized fine_art concept_art digital_art contemporary_art game_art artstyle stylised \
    street_art graffiti_style folk_art rococo artistic_style elegant_style modern_style graphic_style \
    fashion_photography editorial commercial music_video graphic photo photograph photography
    mood.calm calm serene peaceful tranquil tranquility serenity quiet soothing relaxed relaxing harmonious meditative \
    stillness peace contemplative harmony restful placid calming zen silent relaxation comfort calmness gentle_mood \
    cozy_atmosphere tranquillity introspective comforting idyllic
    mood.tense tense tension suspenseful suspense dramatic intense ominous menacing anxious oppressive urgent danger \
    fear chaotic chaos frightening fearful threatening dangerous thrilling sinister ferocious turbulent violent angry \
    furious aggressive fierce conflict desperate foreboding unsettling anger uneasy nervous uncomfortable stern tumultuous
    mood.joyful joyful happy cheerful joy playful fun happiness delighted festive lively uplifting lighthearted \
    celebratory jubilant merry laughter smiling delightful cute adorable amusing humorous comical happily comedy \
    excited joyous carefree excitement silly funny celebrating cheerfully enthusiasm heartwarming welcoming whimsy \
    playfully enthusiastic content friendly pleasant amused proud inviting
    mood.sad sad melancholic melancholy sorrow lonely loneliness somber sombre grief gloomy nostalgia solitude mournful \
    wistful isolation sadness desolate bittersweet abandoned solemn tearful crying heartbroken depressed \
    desolation forlorn neglected weeping
    mood.energetic energetic dynamic energy bustling lively exciting exhilarating vigorous action_packed powerful \
    fast_paced_action busy adrenaline exhilaration hectic_energy vibrant_atmosphere liveliness explosive energetically \
    hustle_and_bustle athletic vitality agile dynamism upbeat engaging thrill
    mood.mysterious mysterious mystery enigmatic haunting mystic secretive uncanny intriguing mystique suspicious \
    curious esoteric eerie_atmosphere strange cryptic ancient_mystery curiosity moody
    mood.epic epic majestic grand awe grandeur awe_inspiring monumental breathtaking heroic triumphant magnificent \
    spectacular stunning sublime dramatic_landscape imposing powerful_mood awesome impressive inspiring glorious wonder \
    stunningly awe_struck picturesque scenic legendary_mood majesty striking mesmerizing vast_grandeur beauty beautiful
    mood.romantic romantic love tender intimate passion romance sensual affectionate loving tenderness intimacy \
    emotional heartfelt affection elegant elegance graceful lovingly warmth touching sentimental sensuous graceful_mood
    """

/// Colours, stuffs, sizes, numbers, negation and relations.
private let englishQualities = """
    colour.red red reds crimson scarlet ruby reddish cherry_red blood_red vermilion brick_red redhead ginger_haired rust_red
    colour.maroon maroon burgundy wine_red dark_red deep_red
    colour.orange orange amber tangerine orangey peach_colored copper_colored burnt_orange orangish ginger
    colour.gold golden golds gold gilded golden_brown
    colour.yellow yellow yellows yellowish lemon_yellow mustard bright_yellow yellow_green yellowing yellowed
    colour.green green greens emerald lime greenish dark_green light_green olive_green lush_green lime_green mint_green bright_green \
    deep_green verdant forest_green emerald_green lush pale_green
    colour.teal teal turquoise aqua aquamarine blue_green
    colour.cyan cyan
    colour.blue blue blues azure cobalt navy bluish light_blue dark_blue deep_blue navy_blue sky_blue electric_blue indigo \
    sapphire royal_blue bright_blue baby_blue pale_blue blueish cerulean
    colour.purple purple purples violet lavender purplish lilac amethyst_colored mauve dark_purple light_purple plum deep_purple
    colour.magenta magenta fuchsia hot_pink
    colour.pink pink pinks rose_colored rosy pink_tinged pinkish light_pink bright_pink salmon_pink pale_pink
    colour.brown brown browns chestnut brownish light_brown dark_brown tan_brown chocolate_brown browning hazel bronze_colored \
    browned
    colour.beige beige tan cream sand_colored cream_colored blonde blond off_white khaki ivory_colored ecru sandy_colored
    colour.white white ivory snow_white pure_white whitish white_colored
    colour.grey grey gray greyish grayish light_gray dark_gray light_grey dark_grey ash_grey slate_gray
    colour.silver silver silvery chrome metallic_silver
    colour.black black jet_black blackish dark_colored ebony pitch_black_colored
    colour.rainbow rainbow_colored multicolored multicoloured multicolor multi_colored iridescent multi_color \
    rainbow_colors different_colored different_colors colorful colourful
    material.glass glass made_of_glass of_glass crystal_clear translucent transparent glassy frosted_glass
    material.wood wooden wood made_of_wood of_wood bamboo timber plywood oak hardwood
    material.metal metal metallic steel iron made_of_metal stainless_steel copper aluminum chrome_plated brass rusty \
    rusted bronze corroded titanium mechanical
    material.stone stone marble concrete made_of_stone granite brick cobblestone rocky sandstone pebbled stony
    material.paper paper cardboard made_of_paper origami_paper papier_mache
    material.gold made_of_gold gold_plated solid_gold gilded
    material.crystal crystal crystalline made_of_crystal diamond jeweled
    material.ice made_of_ice icy frozen ice_covered
    material.plastic plastic rubber made_of_plastic vinyl latex inflatable
    material.fur furry fluffy fuzzy hairy plush wool woolen woolly shaggy fur
    material.cloth cloth fabric silk leather velvet cotton denim linen made_of_cloth satin lace knitted_wool woven \
    silken embroidered knit felt
    material.clay clay made_of_clay ceramic porcelain terracotta clay_made earthenware pottery_made
    material.liquid liquid fluid watery molten melted
    material.neon neon_made made_of_light made_of_neon
    material.chocolate made_of_chocolate made_of_candy made_of_food
    texture.smooth smooth shiny glossy sleek polished slick reflective mirrored
    texture.rough rough rugged textured weathered worn cracked coarse bumpy wrinkled crumbling
    texture.striped striped spotted patterned checkered plaid stripes polka_dot tartan
    texture.wet wet damp soaked dripping_wet moist muddy
    texture.dry dry arid barren parched dusty
    size.tiny tiny miniature minuscule microscopic_size teeny little_tiny pocket_sized
    size.small small little short petite mini compact slim thin young baby_sized narrow smaller slender
    size.large large big tall wide_body huge massive long broad thick heavy enormous_size oversized bigger larger high vast \
    lengthy taller expansive spacious towering
    size.giant giant gigantic enormous colossal immense monumental_size towering_giant gargantuan larger_than_life
    age.old old elderly ancient aged aging senior vintage_aged middle_aged historic decrepit centuries_old
    age.young young youthful teenage newborn juvenile adolescent
    count.0 empty deserted uninhabited vacant
    count.1 one single lone solitary alone solo individual sole
    count.2 two couple_of pair pair_of twin both duo double two_of 2
    count.3 three few trio three_of a_few triplet 3 handful some handful_of
    count.4 four several several_of 4 quartet
    count.5 five 5 multiple various assorted
    count.6 six 6 half_a_dozen
    count.7 seven eight nine ten eleven twelve 7 8 10 9 11 12 dozen a_dozen
    count.9 many crowd_of hundreds thousands group_of herd_of flock_of school_of swarm_of dozens countless numerous \
    crowded group groups cluster_of lots_of rows_of endless pack_of bunch_of sea_of pile_of stack_of millions colony_of \
    field_of a_lot_of plenty_of row_of army_of fleet_of hundreds_of thousands_of dozens_of clusters_of bustling_with \
    herd flock swarm pack_of_wild collection_of array_of
    negate.no no not without never none cannot nor lacking devoid_of free_of absence_of isn_t aren_t doesn_t don_t no_one \
    nobody nothing except avoid zero
    change.to turns_into turn_into turning_into turned_into transforms_into transforming_into transform_into \
    transformed_into changes_into changing_into becomes becoming become morphs_into morphing_into morph_into \
    transitions_to transitioning_to transitions_into transitioning_into transition_to turns_to turning_to changes_to \
    changing_to shifts_to shifting_to fades_into fades_to fading_to dissolves_into evolves_into evolving_into turn_to \
    change_to until melts_into reveals_as merges_into shifting_into transformation_into changed_into \
    transformed_to transforms_to progresses_to gives_way_to giving_way_to grows_into turned_to transition_into \
    morphs_to morphing_to transitions_from transitioning_from changing_from changes_from turning_from \
    morphing_from shifts_from shifting_from from_day from_dawn transition_from
    change.any transition transitions transitioning transformation metamorphosis changes changing shifts shifting \
    progression evolves evolving transforms transforming morphs morphing transform changed change mutates progressing \
    stages progresses
    then.start begins starting starts beginning initially at_first first starts_with starting_with begins_with \
    beginning_with starting_as starts_as opens_with
    then.end then finally eventually ending ends at_the_end later next afterwards after_that culminating culminates \
    ultimately concludes concluding subsequently followed_by before_finally by_the_end ends_with ending_with \
    concludes_with in_the_end
    place.left on_the_left to_the_left on_the_left_of to_the_left_of left_of left_side on_left at_left on_the_left_side_of \
    left_side_of
    place.right on_the_right to_the_right on_the_right_of to_the_right_of right_of right_side on_right on_the_right_side_of \
    right_side_of
    place.above above over on_top_of atop overhead_of on_the_top_of hovering_over top_of
    place.below below beneath under underneath on_the_bottom_of at_the_bottom_of at_the_foot_of bottom_of
    place.behind behind in_back_of at_the_back_of
    place.front in_front_of before_the in_the_front_of in_front the_front_of to_the_front_of
    place.beside beside next_to alongside near by_the close_to adjacent_to side_by_side nearby
    place.background in_the_background background backdrop in_the_distance on_the_horizon distant far_away backdrop_of \
    against_a_backdrop_of against_the_backdrop_of far_off into_the_distance in_the_back background_is
    place.foreground in_the_foreground foreground
    place.centre in_the_center in_the_middle in_the_centre centered center_of centre middle_of center in_the_middle_of \
    centrally
    place.inside inside within inside_of interior_of
    place.around surrounded_by around surrounding
    toward.viewer towards_the_camera toward_the_camera to_the_camera towards_the_viewer
    toward.away away_from_the_camera into_the_distance away_from_the_viewer
    made.of made_of made_from made_out_of composed_of built_of consisting_of carved_from crafted_from in_the_shape_of \
    in_the_form_of shaped_like constructed_of
    skip.any over_time reaching_peak reaches_peak reach_peak peak_intensity peak_activity at_its_peak over_the_years \
    over_the_course_of over_the_course as_well_as in_order_to in_terms_of weather_conditions of_time sense_of series_of \
    kind_of kinds_of sort_of type_of types_of piece_of pieces_of part_of parts_of variety_of stages_of process_of \
    body_language in_the_process on_display at_once all_over over_and_over first_place life_like no_longer no_doubt
    wears.any wear wears wearing worn wore dressed dresses clad
    sound.any sound sounds music song songs melody voice voices noise silence sing_along audio soundtrack echo echoes \
    rhythm beat beats whisper whispers
    frame-word.any shot shots scene scenes video footage frame camera view views image picture clip film movie \
    perspective angle sequence close angles composition setting surroundings subject atmosphere ambiance mood style \
    styles details detail quality effect vibe feeling screenshot wallpaper_image lens aesthetic setup action \
    environment technique backdrop_image tone tones color_palette palette feel visual visuals cinematographer depiction \
    shots_of scene_of view_of video_style lapse resolution exposure
    """
