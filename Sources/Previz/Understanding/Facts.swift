/// Words that say when, where, in what weather, how seen and in what colours; English and French.
///
/// A line is a meaning and its words; an underscore joins up to three words. Accents are folded. These come before the
/// noun tables.
let factWords = """
    time.dawn dawn sunrise daybreak first_light aube lever_du_soleil lever_de_soleil
    time.morning morning matin matinee
    time.noon noon midday daytime daylight broad_daylight midi plein_jour sunny ensoleille sunlit sunshine
    time.afternoon afternoon apres_midi
    time.sunset sunset golden_hour evening_sun setting_sun sun_sets crepuscule coucher_de_soleil coucher_du_soleil \
    heure_doree soleil_couchant sunsets
    time.dusk dusk twilight evening blue_hour nightfall soir soiree tombee_de_la_nuit heure_bleue
    time.night night nighttime night_time midnight nocturnal moonlit moonlight late_night nights starry starlit \
    fireflies lucioles nuit minuit nocturne clair_de_lune etoile starry_night
    weather.clear clear_sky clear_skies cloudless blue_sky ciel_bleu ciel_clair
    weather.cloudy cloudy clouds cloud partly_cloudy nuage nuages nuageux
    weather.overcast overcast gloomy grey_sky gray_sky ciel_gris couvert clouded
    weather.rain rain raining rainy rains drizzle downpour raindrops raindrop rainstorm rainfall rain_soaked \
    pluie pluvieux pluvieuse averse bruine
    weather.snow snow snowing snowy snowfall snowstorm blizzard snowflakes snowflake neige enneige \
    enneigee flocons
    weather.fog fog foggy mist misty haze hazy brouillard brume brumeux brumeuse
    weather.storm storm stormy thunderstorm thunder lightning lightning_bolt lightning_bolts lighting_bolts \
    hurricane orage tempete eclair eclairs foudre
    weather.wind wind windy breeze gust vent venteux brise
    setting.field field meadow grassland prairie plain pasture countryside savanna steppe farmland hills champ pre \
    campagne landscape paysage
    setting.forest forest woods woodland jungle rainforest grove foret bois sous_bois
    setting.mountains mountains mountain_range alps himalayas highlands montagnes
    setting.canyon canyon gorge valley cliffs glacier glacial
    setting.desert desert dunes dune sand_dunes sahara
    setting.arctic arctic antarctica tundra glacier ice_field banquise iceberg polar
    setting.beach beach seashore shore coast coastline seaside shoreline plage cote rivage
    setting.sea sea ocean waves open_water mer ocean vagues
    setting.lake lake pond lagoon lac etang
    setting.river river stream creek canal riviere fleuve ruisseau
    setting.street street alley avenue sidewalk pavement crosswalk back_alley downtown boulevard intersection rue \
    ruelle trottoir streetlight streetlamp
    setting.city city cityscape skyline town metropolis skyscrapers skyscraper village ville new_york tokyo paris \
    london rooftop rooftops manhattan toits
    setting.road road highway freeway route autoroute country_road dirt_road
    setting.room room kitchen bedroom living_room office hallway corridor classroom library museum restaurant cafe \
    bar indoors interior bathroom laboratory lab workshop studio hall indoor chambre cuisine salon bureau couloir \
    bibliotheque corner space_station shop store
    setting.stage stage concert theater theatre nightclub club spotlight scene_de_theatre concert_hall dance_floor
    setting.garden garden park backyard orchard jardin parc verger wild
    setting.space space outer_space galaxy galaxies nebula nebulae cosmos cosmic universe astral milky_way espace \
    galaxie nebuleuse cosmique interstellar astronomical
    setting.underwater underwater under_water submerged undersea deep_sea seabed coral_reef reef ocean_floor \
    sous_l_eau sous_marin under_the_sea deep_ocean recif atlantis aquarium
    setting.clouds cloudscape above_the_clouds through_the_clouds sea_of_clouds in_the_sky piece_of_cloud \
    floating_islands floating_island dans_le_ciel
    setting.tunnel tunnel cave cavern subway_tunnel grotte caverne
    setting.mars mars martian alien_planet distant_planet another_planet red_planet planete_rouge
    setting.moonscape lunar_surface moon_surface surface_of_the_moon
    setting.matter abstract psychedelic kaleidoscope kaleidoscopic fractal ink powder smoke_swirls liquid_metal \
    abstraction hallucination trippy hypnotic color_explosion psychedelique abstrait encre fumee_coloree molten \
    iodine crystals_forming liquid_crystal powder_explosions
    setting.macro macro macro_shot droplet droplets dewdrop spider_s_web spiderweb spider_web petals microscopic
    camera.pan-left pan_left pans_left panning_left panoramique_gauche
    camera.pan-right pan_right pans_right panning_right pan pans panning panoramique truck_right travelling \
    tracking_shot tracking tracks follows following side_scroll
    camera.tilt-up tilt_up tilts_up tilting_up tilts_upwards tilts_slowly_up slowly_tilts_upwards looking_up
    camera.tilt-down tilt_down tilts_down tilting_down
    camera.push-in zoom_in zooms_in zooming_in zoom dolly_in push_in pushes_in pushing_in moves_forward \
    moves_closer zooms zooming dolly moves_through glides_through zooms_through travelling_avant camera_approaches
    camera.pull-back zoom_out zooms_out zooming_out dolly_out pull_back pulls_back pull_out pulls_away \
    pulling_back travelling_arriere
    camera.orbit orbit orbits orbiting rotates_around circles_around circling arc_shot camera_rotates camera_circles \
    spinning_camera tourne_autour
    camera.crane-up crane crane_up crane_shot rises_up camera_rises pedestal_up boom_up grue
    camera.crane-down crane_down camera_descends pedestal_down
    camera.aerial aerial aerially drone drone_shot bird_s_eye birds_eye flyover overhead flies_over aerienne
    camera.fly-through flythrough fly_through flies_through fpv camera_flies pov point_of_view first_person \
    driving_through hyperspeed
    camera.handheld handheld hand_held shaky shaky_cam camera_a_l_epaule
    camera.static static static_shot static_camera fixed_camera locked_off locked still_shot tripod camera_fixe \
    plan_fixe stationary
    frame.close close_up closeup extreme_close_up close_shot gros_plan headshot portrait
    frame.wide wide_shot wide_angle establishing_shot long_shot panoramic vast wide plan_large extreme_wide_shot \
    panorama
    frame.low low_angle worm_s_eye contre_plongee towering looms towers
    colour.red red crimson scarlet ruby reddish rouge rouges
    colour.maroon maroon burgundy bordeaux
    colour.orange orange amber tangerine
    colour.gold golden gold dore doree
    colour.yellow yellow jaune jaunes
    colour.green green emerald lime greenish vert verte verts vertes
    colour.teal teal turquoise aqua
    colour.cyan cyan
    colour.blue blue azure cobalt navy bleu bleue bleus bleues indigo electric_blue
    colour.purple purple violet lavender purplish pourpre mauve violette
    colour.magenta magenta fuchsia
    colour.pink pink rose_colored rosy pink_tinged
    colour.brown brown brun brune marron chestnut
    colour.beige beige tan cream sand_colored
    colour.white white ivory snow_white blanc blanche blancs blanches
    colour.grey grey gray gris grise
    colour.silver silver metallic chrome argente argentee
    colour.black black noir noire noirs noires
    colour.rainbow colorful colourful rainbow multicolored multicoloured multicolor vibrant_colors colore multicolore \
    iridescent
    style.monochrome black_and_white monochrome greyscale grayscale noir_et_blanc b_w film_noir
    style.vintage vintage retro vhs sepia old_film nostalgic super_8 8mm ancien
    style.pastel pastel muted desaturated soft_colors watercolor watercolour aquarelle
    style.vivid vivid vibrant saturated pop_art neon_lit
    style.neon neon cyberpunk synthwave vaporwave neons fluorescent blade_runner
    style.dreamy dreamy dreamlike ethereal surreal surrealism onirique magical enchanted soft_focus atmospheric \
    surrealiste feerique
    style.dark dark ominous eerie haunted sinister noir gothic horror moody foreboding sombre lugubre mysterious
    style.warm warm cozy cosy golden_light warm_light chaud chaleureux candlelit
    style.cold cold icy frozen chilly froid glacial glace
    style.glow bioluminescent glowing luminous luminescent glow aglow glows lumineux brillant
    style.silhouette silhouette silhouettes silhouetted backlit contre_jour
    style.pixel pixel_art pixelated 8_bit 16_bit voxel minecraft
    style.dry soft_light minimal minimalist flat_design
    count.0 empty deserted vide desert_street
    count.1 one single lone solitary alone lonely un une seul seule
    count.2 two couple pair twin deux
    count.3 three few trois quelques
    count.4 four several quatre plusieurs
    count.5 five cinq
    count.6 six
    count.7 seven eight nine ten sept huit neuf dix
    count.9 many crowd_of hundreds thousands group herd flock school swarm dozens countless numerous nombreux \
    beaucoup troupeau nuee bustling busy
    motion.walk walk walks walking strolling strolls wanders trudging stroll marche marchent marcher wandering hikes \
    passing_by crosses stepping
    motion.run run runs running sprint sprinting darting chasing gallops galloping races racing rushing court courent
    motion.fly fly flies flying soaring soars glides gliding hovering flit vole volent floating floats ascends
    motion.swim swim swims swimming dives diving nage nagent
    motion.drive drive driving drives rides riding speeding traveling roule roulent
    motion.dance dance dances dancing romping playing twirling jumps jumping leaps danse dansent saute
    motion.fall fall falls falling drops tombe tombent drip drips
    motion.rise rise rises rising emerges emerging grows growing monte eleve launch launches
    motion.spin spin spins spinning rotating rotates twirls revolving turning tourne tournent
    motion.burst explode explodes explosion explosions exploding burst bursting erupts shatters explose
    motion.sit sit sits sitting seated reading assis assise
    motion.stand stand stands standing waiting debout
    change.to to_night turns_to turning_to transitions to_day turns_into changing changes shifting becoming until \
    from devient jusqu_a
    negate.no no not without sans pas never none ne
    pace.slow slow slowly gently slow_motion lentement doucement calm serene peaceful tranquil
    pace.fast fast quickly fast_paced rapidly time_lapse timelapse hyperlapse vite rapide hyperspeed
    subject.lighthouse lighthouse phare
    subject.eiffel eiffel_tower tour_eiffel
    subject.pyramid pyramid pyramids pyramide
    subject.unicorn unicorn licorne
    subject.wolf wolf wolves loup loups fox renard
    subject.deer deer deers stag fawn moose elk cerf biche
    subject.ghost ghost ghosts phantom fantome cloaked_figure hooded_figure
    subject.astronaut astronaut astronauts spaceman astronaute cosmonaut
    subject.diver scuba_diver diver plongeur
    subject.alien alien aliens alien_creature extraterrestre
    subject.mech mech mech_suit giant_robot mecha
    subject.robot robot robots android cyborg humanoid robot_dj
    subject.robotdog robot_dog
    subject.tornado tornado twister whirlwind tornade
    subject.vortex vortex maelstrom whirlpool spiral tourbillon portal
    subject.waterfall waterfall waterfalls cascade cascades fountain
    subject.volcano volcano volcan eruption lava
    subject.fireworks fireworks firework feux_d_artifice
    subject.aurora northern_lights aurora aurora_borealis aurores_boreales polar_lights
    subject.rainbow rainbow_arc arc_en_ciel
    subject.lantern lantern lanterns paper_lantern candle candles bougie lanterne lanternes lightbulb incense \
    incandescent_lightbulb
    subject.streetlamp street_lamp street_light streetlamp streetlight lamppost lampadaire reverbere streetlamps \
    street_lights
    subject.phoenix phoenix phenix
    subject.dragon dragon dragons
    subject.jellyfish jellyfish meduse meduses
    subject.seagull seagull gull mouette seagulls
    subject.turtle turtle tortoise sea_turtle sea_turtles tortue turtles
    subject.shark shark sharks requin dolphin dolphins
    subject.spider spider araignee
    subject.crab crab hermit_crab crabe
    subject.web web spider_s_web spiderweb spider_web toile_d_araignee
    subject.dandelion dandelion pissenlit
    subject.rose rose roses
    subject.puddle puddle puddles flaque flaques
    subject.neonsigns neon_signs neon_lights neon_sign enseignes
    subject.fireflies fireflies firefly lucioles
    subject.dust dust particles floating_particles particle poussiere
    subject.eclipse lunar_eclipse solar_eclipse eclipse
    subject.dancer dancer dancers ballerina danseuse danseur danseurs
    subject.skeleton skeleton squelette skeletal_figure
    subject.woman woman girl lady actress princess queen mother femme fille her
    subject.child child children kid kids boy baby toddler enfant enfants garcon bebe
    subject.crowd people crowd audience pedestrians passersby foule gens passants audience
    subject.person person man guy individual character explorer figure homme personne musician artist singer
    subject.couple couple lovers amoureux
    subject.samurai samurai knight soldier warrior chevalier soldat
    subject.mushroom mushroom mushrooms champignon champignons
    subject.crystal crystal crystals crystalline cristal cristaux diamond gem
    subject.island floating_islands floating_island
    subject.spaceship spaceship spaceships starship ufo vaisseau_spatial spacecraft
    subject.rocket rocket rockets fusee
    subject.planet planet planets saturn jupiter planete terre
    subject.moon moon moons full_moon lune crescent_moon pleine_lune
    subject.sun sun soleil
    subject.stars stars star etoiles constellation stardust
    subject.sailship sailing_ship pirate_ship sailboat voilier tall_ship galleon ghost_ship ghostly_ship
    subject.bus bus buses autobus
    subject.leaf leaf leaves feuille feuilles
    subject.bat bat bats chauve_souris
    subject.powder powder powder_explosions poudre
    subject.ink ink encre
    subject.droplet drop droplet raindrop water_droplets water_drop goutte gouttes
    subject.smoke smoke fumee steam colorful_smoke
    subject.castle castle fortress palace chateau
    subject.temple temple church cathedral shrine monastery eglise cathedrale
    subject.shipwreck shipwreck wreck epave
    subject.coral coral coral_reef corail
    subject.flag flag drapeau
    subject.book book books livre
    subject.window window fenetre
    subject.hat hat chapeau
    subject.desk turntable piano drum
    skip.word plants_a plants_the made_of_glass of_glass tall_as looms_over sets_sail piece_of surface_of_the \
    stained_glass light_bulb photo photograph photography footage picture painting image movie film home portrait_of day world_of sea_level dslr uhd masterpiece shape form form_of background foreground lighting light camera shot scene video frame atmosphere style view surface world \
    of_the_sun natural_light soft_lighting lens_flare lens_flares tidal_force stars_and backdrop_of drop_in \
    drops_hitting man_made no_longer no_one_knows in_the_shape of_quality high_quality film_grain fourth_planet
    floor.white snow_covered snow_capped snow_laden snow_clad
    floor.wet rain_slicked rain_soaked wet_street wet_streets wet_pavement
    wear.thing dress shirt coat jacket suit skirt trousers clothes gown t_shirt robe manteau veste chemise trench_coat \
    kimono cape hoodie sweater pull scarf uniform armor
    sky.thing sky skies ciel
    ground.thing ground floor sand grass sol herbe
    """
