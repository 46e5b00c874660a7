/// Moves, framing, angles, lenses and pace.
let englishLens = """
    camera.pan-left pan_left pans_left panning_left pan_to_the_left pans_to_the_left leftward_pan
    camera.pan-right pan_right pans_right panning_right pan_to_the_right pans_to_the_right panning_shot pans panning \
    slow_pan panoramic_shot whip_pan rightward_pan panned camera_pan camera_pans
    camera.tilt-up tilt_up tilts_up tilting_up tilts_upwards tilts_upward upward_tilt tilting_upwards
    camera.tilt-down tilt_down tilts_down tilting_down tilts_downwards tilts_downward
    camera.push-in dolly_in push_in pushes_in pushing_in dolly_forward dolly_shot dolly push_forward slow_push \
    dollies_in steadicam gimbal_shot moves_closer forward_motion
    camera.pull-back dolly_out pull_back pulls_back pull_out pulls_out pulls_away pulling_back pulling_out \
    pulling_away dollies_out dolly_back camera_retreats
    camera.zoom-in zoom_in zooms_in zooming_in zoom_into zooms_into snap_zoom crash_zoom dolly_zoom zooms zooming \
    zoom slow_zoom
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
    camera.static static static_shot static_camera fixed_camera locked_off locked_down locked_camera still_shot \
    tripod stationary_camera still_camera camera_remains_still camera_is_fixed fixed_shot steady_shot still_frame \
    camera_is_static camera_remains_static camera_remains_fixed remains_stationary fixed_position fixed_perspective \
    locked_shot camera_fixed camera_still camera_stays_still camera_is_still steady_camera tableau \
    camera_is_stationary camera_remains_stationary fixed_angle static_view
    camera.follow tracking_shot follow_shot following_shot tracking tracking_view camera_follows camera_tracks \
    following_camera trailing_shot third_person chase_cam tracking_camera tracks_alongside side_tracking
    camera.truck-left truck_left trucking_left slide_left moves_left lateral_left
    camera.truck-right truck_right trucking_right truck_shot trucking_shot lateral_move lateral_tracking moves_right \
    side_scroll side_scrolling sideways_shot dolly_right
    camera.roll roll_shot camera_rolls barrel_roll dutch_roll rolling_shot
    frame.extreme-close extreme_close_up extreme_closeup extreme_close macro_shot very_close_up extremely_close_up \
    macro macro_view macro_photography macro_lens microscopic_view
    frame.close close_up closeup close_shot close_view headshot head_shot portrait closeups close_ups tight_shot \
    close_range close_up_shot up_close portrait_photo portrait_shot detail_shot face_shot close_framing \
    tight_framing selfie
    frame.medium medium_shot mid_shot waist_up medium_close_up half_body upper_body medium_view cowboy_shot two_shot \
    medium_framing medium_full_shot medium_wide_shot bust_shot waist_high
    frame.full full_shot full_body full_length full_view full_figure whole_body entire_body
    frame.wide wide_shot wide_angle establishing_shot long_shot panoramic extreme_wide_shot panorama wide_view \
    wide_frame wide_angle_shot panoramic_view vista wide_cinematic_shot sweeping_shot sweeping_view expansive_view \
    establishing wide_establishing_shot wide_vista full_scene distant_shot wide
    angle.low low_angle worm_s_eye worms_eye from_below low_camera ground_level low_view looking_up upward_angle \
    low_angle_shot low_perspective from_a_low_angle
    angle.high high_angle high_angle_shot looking_down high_view high_vantage downward_angle from_a_high_angle \
    elevated_view high_viewpoint isometric_view
    angle.overhead overhead overhead_shot overhead_view top_down top_view from_above bird_eye_view view_from_above \
    top_down_view view_from_the_top overhead_shots top_shot bird_s_eye_view directly_above
    angle.eye eye_level eye_level_shot straight_on
    angle.profile side_view profile_view in_profile from_the_side profile_shot side_profile side_on side_angle
    angle.back shot_from_behind follows_from_behind back_view rear_view back_shot viewed_from_behind \
    seen_from_behind behind_view
    angle.front front_view frontal_view from_the_front facing_the_camera facing_camera looking_at_viewer \
    looking_at_the_camera frontal front_facing looking_at_camera head_on faces_the_camera
    angle.shoulder over_the_shoulder over_shoulder over_his_shoulder over_her_shoulder
    angle.dutch dutch_angle dutch_tilt canted_angle oblique_shot oblique_angle tilted_angle
    lens.shallow shallow_depth_of_field depth_of_field bokeh shallow_focus blurred_background blurry_background \
    background_blurred background_is_blurred selective_focus background_blur soft_focus out_of_focus softly_blurred \
    background_out_of_focus blurry narrow_depth_of_field blurred sharp_focus rack_focus focus_pull racking_focus \
    focus_shift shifts_focus
    lens.wide wide_angle_lens wide_lens ultra_wide ultrawide
    lens.telephoto telephoto telephoto_lens long_lens zoom_lens tele_lens 85mm compressed_perspective 200mm
    lens.fisheye fisheye fish_eye fisheye_lens fish_eye_lens
    lens.flare lens_flare lens_flares sun_flare anamorphic anamorphic_flare
    lens.blur motion_blur motion_blurred speed_blur long_exposure blur_effect tilt_shift blur
    lens.macro macro_lens macro_shot macro_photography macro
    pace.slow slow slowly gently leisurely unhurried gradually gentle steadily languidly gracefully softly \
    slow_paced gradual subtly lazily steady
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
let englishManner = """
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
    style.vintage vintage retro sepia nostalgic old_fashioned 1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s \
    antique victorian old_photo old_style art_deco old_timey classic_hollywood steampunk 80s 90s 70s vintage_style \
    belle_epoque
    style.documentary documentary national_geographic nature_documentary newsreel wildlife_documentary naturalistic \
    documentary_style news_footage slice_of_life natural_style reportage home_video bbc_earth vlog lifestyle \
    amateur_video realist_footage candid photojournalism instructional observational
    style.pastel pastel muted desaturated soft_colors muted_colors muted_tones pastel_colors faded low_saturation \
    washed_out neutral_colors muted_palette pastel_tones faded_colors soothing_tones soft_color_palette
    style.vivid vivid vibrant saturated vibrant_colors vivid_colors vibrant_hues high_saturation saturated_colors \
    colorful bright_colors technicolor vividly rich_colors bold_colors hdr vibrantly vibrancy brightly_colored \
    colourful
    style.neon cyberpunk neon_style blade_runner neon_noir cyberpunk_style cyber_punk cyber
    style.synthwave synthwave vaporwave retrowave outrun tron
    style.psychedelic psychedelic trippy hallucinogenic psychedelia hallucination lsd
    style.kaleidoscope kaleidoscopic kaleidoscope kaleidoscopes
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
    baroque rembrandt classical_painting painting_style impasto rutkowski digital_painting painterly_style \
    caravaggio art_nouveau
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
    animated_style animated_film storybook childrens_book looney_tunes cel_shaded 2d_animation illustration \
    illustrated comic_style storybook_illustration
    style.popart pop_art warhol lichtenstein pop_art_style
    style.papercut paper_cut papercut papercraft paper_craft origami cut_out paper_art paper_cutout paper_cut_out \
    kirigami felt_art knitted diorama
    style.clay claymation stop_motion plasticine clay_animation stop_motion_animation clay_style
    style.pixel pixel_art pixelated 8_bit 16_bit pixel retro_game pixel_style pixel_art_style
    style.voxel voxel minecraft lego blocky voxel_art minecraft_style roblox
    style.lowpoly low_poly isometric polygonal lowpoly low_polygon isometric_style
    style.minimal minimalist flat_design minimalism minimalistic simple_background vector_art clean_lines \
    clean_background plain_background flat_illustration pure_background uncluttered white_background
    style.render 3d 3d_render render rendered cgi unreal_engine octane octane_render blender 3d_animation rendering \
    cg computer_graphics 3d_rendering 3d_cartoon octane_rendering computer_generated unity_engine unreal 3d_style \
    lumen physically_based
    style.realistic realistic photorealistic hyperrealistic realism photorealism hyper_realistic photo_realistic \
    lifelike true_to_life hyperrealism ultra_realistic realistic_style hyper_realism realistically realistic_photo \
    natural_look super_realistic
    style.scifi sci_fi science_fiction futuristic space_opera scifi retro_futuristic retrofuturism sci_fi_style \
    future
    style.fantasy fantasy high_fantasy epic_fantasy mythical mythological legendary medieval_fantasy
    style.quality hd 4k 8k 2k uhd high_quality high_resolution high_definition ultra_hd masterpiece best_quality \
    highly_detailed intricate_details intricate_detail ultra_high hyperdetailed award_winning professional \
    ultra_detailed high_detail high_detailed super_detailed artstation trending_on_artstation dslr \
    ultra_high_definition 1080p professional_photography crisp sharp_details intricate 6k high_res hyper_detailed \
    detailed very_detailed high_fidelity intricately_detailed fine_detail
    style.art artistic art_style stylized fine_art concept_art digital_art contemporary_art game_art artstyle \
    stylised street_art graffiti_style folk_art rococo artistic_style elegant_style modern_style graphic_style \
    fashion_photography editorial commercial music_video graphic photo photograph photography
    mood.calm calm serene peaceful tranquil tranquility serenity quiet soothing relaxed relaxing harmonious \
    meditative stillness peace contemplative harmony restful placid calming zen silent relaxation comfort calmness \
    gentle_mood cozy_atmosphere tranquillity introspective comforting idyllic
    mood.tense tense tension suspenseful suspense dramatic intense ominous menacing anxious oppressive urgent danger \
    fear chaotic chaos frightening fearful threatening dangerous thrilling sinister ferocious turbulent violent \
    angry furious aggressive fierce conflict desperate foreboding unsettling anger uneasy nervous uncomfortable \
    stern tumultuous
    mood.joyful joyful happy cheerful joy playful fun happiness delighted festive lively uplifting lighthearted \
    celebratory jubilant merry laughter smiling delightful cute adorable amusing humorous comical happily comedy \
    excited joyous carefree excitement silly funny celebrating cheerfully enthusiasm heartwarming welcoming whimsy \
    playfully enthusiastic content friendly pleasant amused proud inviting
    mood.sad sad melancholic melancholy sorrow lonely loneliness somber sombre grief gloomy nostalgia solitude \
    mournful wistful isolation sadness desolate bittersweet abandoned solemn tearful crying heartbroken depressed \
    desolation forlorn neglected weeping
    mood.energetic energetic dynamic energy bustling lively exciting exhilarating vigorous action_packed powerful \
    fast_paced_action busy adrenaline exhilaration hectic_energy vibrant_atmosphere liveliness explosive \
    energetically hustle_and_bustle athletic vitality agile dynamism upbeat engaging thrill
    mood.mysterious mysterious mystery enigmatic haunting mystic secretive uncanny intriguing mystique suspicious \
    curious esoteric eerie_atmosphere strange cryptic ancient_mystery curiosity moody
    mood.epic epic majestic grand awe grandeur awe_inspiring monumental breathtaking heroic triumphant magnificent \
    spectacular stunning sublime dramatic_landscape imposing powerful_mood awesome impressive inspiring glorious \
    wonder stunningly awe_struck picturesque scenic legendary_mood majesty striking mesmerizing vast_grandeur beauty \
    beautiful
    mood.romantic romantic love tender intimate passion romance sensual affectionate loving tenderness intimacy \
    emotional heartfelt affection elegant elegance graceful lovingly warmth touching sentimental sensuous \
    graceful_mood
    """
