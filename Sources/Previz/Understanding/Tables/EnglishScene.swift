/// Hours, weather and light.
let englishLight = """
    time.dawn dawn sunrise sunrises daybreak first_light crack_of_dawn early_morning rising_sun sun_rises first_rays
    time.morning morning mornings morning_light morning_sun morning_sunlight
    time.noon noon midday daytime daylight broad_daylight high_noon during_the_day day_time bright_day sunny_day \
    sunny midday_sun daylit sun_high
    time.afternoon afternoon late_afternoon afternoons
    time.sunset sunset sunsets golden_hour evening_sun setting_sun sun_sets sundown magic_hour sun_setting low_sun \
    sun_goes_down sun_dips
    time.dusk dusk twilight evening blue_hour nightfall gloaming evenings late_evening evening_light
    time.night night nighttime night_time midnight nocturnal moonlit moonlight late_night nights starry starlit \
    starry_night night_sky at_night overnight starlight
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
    floor.wet puddle puddles wet_street wet_streets wet_pavement wet_asphalt wet_road wet_ground rain_slick
    season.winter winter wintry winters christmas wintertime
    season.spring spring springtime
    season.summer summer summertime summers
    season.autumn autumn autumnal in_fall fall_leaves fall_foliage fall_colors late_autumn in_the_fall
    light.golden golden_hour golden_light golden_glow golden_sunlight warm_light warm_lighting warm_glow \
    warm_sunlight warmly_lit warm_hues warm_tones warm_lights warm_golden_light amber_light candlelit \
    warm_indoor_lighting golden_rays warm_colors warm_golden_hues warm_ambient_light warm_golden_glow
    light.soft soft_light soft_lighting softly_lit soft_glow diffused diffuse diffused_light gentle_light \
    ambient_light ambient_lighting soft_shadows soft_natural_light soft_natural_lighting soft_natural soft_sunlight \
    soft_warm_light soft_warm_lighting subdued_lighting gentle_glow softbox soft_morning_light soft_diffused_light \
    global_illumination ambient soft_ambient_lighting soft_spotlighting gentle_lighting soft_indoor_lighting \
    even_lighting ambiance_light soft_hues diffused_lighting gentle_sunlight
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
    bright_lighting bright_sunlight bright_lights high_key illuminated sunny brightness brightening brightens \
    bright_sun direct_sunlight brilliant blazing_sun sun_shines sun_shining dazzling brighter illumination \
    radiant_light bright_natural_lighting bright_natural_light illuminating illuminates
    light.natural natural_light natural_lighting daylight natural_daylight natural_sunlight ambient_daylight \
    naturally_lit outdoor_light lighting lighting_conditions changing_light light_changes
    light.candle candle candles candlelight candlelit firelight by_candlelight lantern_light torchlight fire_light \
    lamplight glow_of_the_fire
    light.spotlight spotlight spotlights stage_lights stage_lighting studio_lighting spotlit studio_light \
    concert_lights stage_light softbox_lighting headlights
    light.moonlit moonlight moonlit moonlight_glow silvery_light lunar_light starlight
    light.sunrays sun_rays sunrays sunbeam sunbeams god_rays light_rays rays_of_light rays_of_the_sun \
    shafts_of_light light_shafts beams_of_light beam_of_light sunlight_streaming sunlight_filtering volumetric_light \
    volumetric_lighting crepuscular_rays rays_of_sunlight light_beams sun_s_rays rays_of_sun light_streams \
    sunlight_streams sunlight_filters volumetric morning_rays rays
    light.dappled dappled dappled_light dappled_sunlight dappled_shade filtered_light
    light.colourful colorful_lights colourful_lights disco_lights party_lights rainbow_light colored_lights \
    iridescent_light christmas_lights fairy_lights prismatic lasers laser_lights string_lights laser strobe \
    strobe_lights
    light.glow lit glow glowing glows luminous luminescent aglow bioluminescent bioluminescence radiant shimmering \
    shining gleaming sparkling lights city_lights street_lights lights_up fluorescence flickering radiance \
    light_trails light_up lit_up lit_by_streetlights glimmering light phosphorescent incandescent incandescence \
    glitter light_source blinking_lights holographic_light ray_tracing light_reflecting sparkle beaming \
    glowing_light
    """

/// Places that a word names by itself; other places come with the primitive of their noun.
let englishPlaces = """
    setting.street street streets alley avenue sidewalk pavement crosswalk back_alley boulevard intersection \
    alleyway city_street city_streets side_street crossroads zebra_crossing streetscape cobblestone_street crossroad \
    street_corner promenade alleys street_scene street_level crowded_crossing busy_crossing pedestrian_crossing \
    street_crossing town_square city_square public_square market_square village_square main_square empty_square \
    wet_square deserted_square
    setting.city city downtown cityscape skyline metropolis urban cities urban_area urban_landscape rooftop rooftops \
    skyscrapers town village metropolitan suburban suburb
    setting.road road roads highway freeway motorway country_road dirt_road racetrack race_track path trail
    setting.canyon canyon gorge valley ravine cliff cliffs
    setting.arctic arctic antarctica antarctic tundra glacier ice_field polar north_pole south_pole ice_floe \
    icy_landscape winter_wonderland glacial_landscape
    setting.mountains mountain_range alps himalayas highlands mountainous mountainside mountain_pass mountain_top \
    mountaintop alpine rocky_mountains
    setting.field countryside rural meadow grassy prairie grassland grasslands farmland pasture fields pastoral \
    hills rolling_hills farm_field
    setting.desert desert dunes dune sand_dunes sahara
    setting.forest jungle rainforest woodland woods tree_lined forested
    setting.beach seaside coastal shoreline tropical_beach oceanside
    setting.sea open_water high_seas at_sea
    setting.room indoors interior indoor inside_a_room at_home in_the_office living_room at_work in_the_house \
    indoor_setting home in_a_studio studio inside_a_house home_office the_house_interior in_class gym hospital \
    library museum supermarket office school workplace laboratory restaurant cafe
    setting.stage stage concert nightclub theater theatre concert_hall dance_floor on_stage opera_house arena \
    catwalk runway_show
    setting.garden garden park backyard playground orchard vineyard greenhouse
    setting.space in_the_space in_space through_space into_space of_space from_space across_space space_scene \
    vast_space space_travel spacewalk space_background open_space_of_stars outer_space deep_space cosmos cosmic \
    universe interstellar galactic galaxy galaxies nebula nebulae milky_way celestial zero_gravity astral planetary
    setting.underwater underwater under_water submerged undersea deep_sea under_the_sea deep_ocean beneath_the_waves \
    under_the_ocean beneath_the_surface ocean_floor seabed coral_reef aquarium sea_floor ocean_depths \
    depths_of_the_ocean under_the_water fish_tank below_the_surface atlantis
    setting.clouds cloudscape above_the_clouds through_the_clouds sea_of_clouds in_the_sky in_the_clouds in_the_air \
    across_the_sky through_the_sky among_the_clouds over_the_clouds in_the_blue_sky
    setting.tunnel in_the_subway from_the_subway subway_station metro_station cave cavern tunnel subway_tunnel underground catacombs mine_shaft
    setting.mars mars martian alien_planet distant_planet another_planet red_planet alien_world
    setting.moonscape lunar_surface moon_surface surface_of_the_moon on_the_moon lunar_landscape moon_base
    setting.matter psychedelic kaleidoscope kaleidoscopic fractal fractals abstract_shapes abstract_background \
    color_explosion trippy hypnotic liquid_metal abstract_patterns smoke_swirls ink_in_water abstract_art ink_drops \
    powder_explosion abstract_forms
    setting.macro microscopic under_a_microscope
    setting.outdoor outdoors outdoor outside open_air
    setting.industrial industrial factory
    """
