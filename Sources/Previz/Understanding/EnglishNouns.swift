/// English nouns and what draws them.
///
/// A line is a primitive and the words that it stands for; an underscore joins words. Accents are folded.
let englishNouns = """
    aircraft aeroplane aircraft airplane biplane drone helicopter jet jet_plane plane
    astronaut astronaut cosmonaut diver scuba_diver spacesuit
    aurora aurora aurora_borealis northern_lights
    balloon balloon hot_air_balloon parachute
    beach beach beachfront coast coastline lakeshore lakeside pacific_coast riverbank riverside seashore seaside shore
    beach shoreline waterfront
    beach/island borneo capri iceland island maui peninsula
    bear bear brown_bear giant_panda koala panda polar_bear red_panda
    beast animal baby_bird beast creature monster_animal pet sea_animal sea_creature wildlife
    bike bicycle bike ice_skate motorbike motorcycle mountain_bike paddle scooter skate skateboard ski snowboard
    bike surfboard wheelchair
    bird bird blue_jay chick chicken crow eagle flock hawk hen hummingbird macaw owl parrot peregrine_falcon pigeon
    bird raptor raven robin rooster seagull_bird sparrow toucan turkey
    boat boat canoe gondola kayak rowboat sailboat ship small_boat tugboat
    boat/ship cargo_ship container_ship cruise_ship fishing_boat galleon ironclad pirate_ship sailing_ship
    boat/ship sailing_vessel shipwreck submarine trireme yacht
    body/skeleton antler bone jaw skeleton skull
    box backpack bag basket cage dustbin gift handbag hay_bale luggage mailbox package packet paper_bag plastic_bag
    box pouch purse shopping_bag shopping_cart suitcase toolbox toy_box trash_can treasure_chest
    bridge bridge dock golden_gate_bridge harbor harbour jet_bridge pier viaduct wharf
    building acropolis airport airport_terminal apartment apartment_building architecture building bus_station facade
    building factory garage great_wall ground_floor high_rise hospital hotel library loft marina museum
    building office_building power_station prison railway_station refugee_camp rooftop scaffolding school skyscraper
    building slate station steel_mill subway_station terminal tower_block train_station warehouse window_frame
    building workplace
    butterfly butterfly monarch_butterfly
    car auto automobile car forklift motor_vehicle police_car race_car racing_car sedan snowplow sport_car sports_car
    car suv taxi traffic vehicle
    cat alley_cat black_cat cat cheetah jaguar kitten leopard lion lynx racoon tabby_cat tiger
    cave burrow caldera cave crater tunnel
    child baby boy child girl kid little_boy little_girl newborn_baby pup schoolgirl teen teenager toddler young_boy
    child young_girl young_lady
    city amsterdam athens barcelona beijing boston charleston city cityscape cyberpunk_city downtown dubai florence
    city foot_traffic forbidden_city graz hiroshima hong_kong istanbul johannesburg kuala_lumpur kyoto lagos london
    city manhattan marrakech marrakesh megacity metropolis moscow mumbai neighborhood new_york new_york_city oslo
    city paris plaza public_square rio_de_janeiro rome shanghai skyline stockholm street_corner suburb sydney taipei
    city times_square tokyo town urban_area venice village warsaw
    cliff canyon cliff gorge lake_bed precipice rabbit_hole ravine trench valley wormhole
    cloud cloud cloud_cover contrail cumulonimbus_cloud cumulus_cloud dust_cloud mushroom_cloud storm_cloud
    crowd air_force audience bikers blind bystanders carnival celebration ceremony circus clinic commuter congregation
    crowd couple crew crowd enemy entourage family family_tree festival friend_group gathering government gymnasium
    crowd herd_of_people navy orchestra pair_of_people parade party passengers pedestrians people personnel police
    crowd queue rock_band small_town squad swarm throng
    crystal aluminium aluminum bracelet crown crystal crystallization diamond earring emerald gem gemstone ice_crystal
    crystal jade jewel jewelry necklace pearl treasure trophy
    desert desert dune gobi_desert oasis sahara sahara_desert sand sand_dune
    dog border_collie corgi doberman dog domestic_dog fox german_shepherd golden_retriever gray_wolf hyena pug puppy
    dog wolf
    dragon dinosaur dragon phoenix
    elephant elephant mammoth
    explosion blast burst detonation eruption explosion fireball firecracker firework nuclear_explosion shockwave
    explosion volcanic_eruption
    fire bonfire campfire combustion ember fire flame forest_fire ignition lava wildfire
    fish blue_cat fish salmon school_of_fish seahorse shark spotted_eagle_ray
    flower bloom blossom bouquet bud cherry_blossom common_sunflower daisy dandelion flower flower_petal garland
    flower hibiscus lavender marigold orchid peony poppy rose sunflower tulip vanilla white_daisy wildflower
    food bacon barbecue barbeque beef_patty beef_stroganoff birthday_cake boiled_egg bread breakfast bun burger
    food burrito butter cake candy cheese chicken_dish chocolate chocolate_bar cocoa coffee_ring condiment confection
    food cookie cooky corn_flake croissant cuisine dessert dinner donut dough dumpling egg egg_yolk feast fish_stew
    food food fortune_cookie green_tea hamburger heavy_cream hot_dog ice_cream jam kebab ketchup king_crab lemon_juice
    food lobster lunch meal meat mousse noodle nourishment pancake pasta pastry pepperoni pie pizza popcorn prawn
    food pudding red_pepper rice salad sandwich sausage sirloin snack sour_cream spaghetti spice steak sugar sushi
    food tea_bag tea_leaf vinegar whipped_cream white_chocolate
    food/fruit apple avocado banana bean berry cabbage carrot cherry fruit grape green_onion green_pepper
    food/fruit leafy_vegetable lemon mango melon olive onion orange_fruit peach peanut pear pineapple pod potato
    food/fruit produce red_onion strawberry tomato vegetable watermelon
    forest canopy forest grove jungle rainforest tree_line vineyard woodland woods
    garden amusement_park backyard car_park courtyard flower_bed garden graveyard greenhouse orchard park parking_area
    garden parking_lot patio playground plot yard zoo
    grass blade_of_grass cereal clearing corn grass grassland hay lawn meadow oat pasture prairie reed savanna
    grass savannah turf wheat
    ground battlefield big_sur building_site corn_field countryside dirt farm farmland field ground horizon_line land
    ground landscape outback outdoors plain ranch rural_area scenery soil steppe terrain wasteland wheat_field
    ground wilderness
    hoofed bull calf goat herd lamb pig piglet sheep
    hoofed/cow bullock cattle cow white_sheep
    hoofed/deer antelope deer fallow_deer giraffe llama moose
    horse camel charger horse horseback mule pony riding_horse unicorn white_horse zebra
    house balcony barn beach_house birdhouse cabin cottage farmhouse house hut log_cabin porch roof rooftop_house
    house shed thatched_roof treehouse
    house/tent campsite tent
    ice glacier ice iceberg icicle
    insect ant bee beetle bug caterpillar chrysalis dragonfly firefly insect ladybug mealworm pupa spider
    insect/crab crab hermit_crab seashell shell snail
    instrument acoustic_guitar bagpipe cymbal drum flute grand_piano guitar harp headphones keyboard_instrument
    instrument loudspeaker microphone mike musical_instrument percussion_instrument piano trumpet turntable ukulele
    instrument violin
    jellyfish jellyfish octopus sea_star squid
    lake lagoon lake pond pool puddle swamp swimming_pool wetland
    lamp candle chandelier fairy_light flashlight green_light headlight lamp lantern laser light_source lightbulb neon
    lamp neon_tube red_light spotlight street_lamp streetlamp streetlight string_light torch
    leaf autumn_leaf cotyledon fall_foliage foliage frond greenery leaf lily_pad
    lightning electric_arc electricity lightning lightning_bolt
    monkey chimpanzee gorilla hominid lemur monkey orangutan
    moon crescent full_moon half_moon lunar_eclipse moon moonlight moonrise
    mountain foothill hilltop mount_fuji mountain mountain_peak mountain_range mountainside mountaintop peak
    mountain rocky_mountains summit volcano
    mountain/hill highland hill hillside plateau ridge slope
    mushroom field_mushroom mushroom
    particles bubble coconut_oil confetti dust dust_mote ember_particle feather mote particle plumage pollen powder
    particles rubble sawdust shortening soap_bubble spark sparkle sparks speck
    performer actor actress artist athlete ballerina ballet_dancer baseball_player basketball_player bicyclist
    performer cameraman chess_player clown comedian conductor cyclist dancer drummer football_player golfer guitarist
    performer gymnast hacker hang_glider ice_skater juggler keyboardist longboarder marathon_runner musician performer
    performer photographer player rider rock_star runner singer skateboarder skater skier skydiver soccer_player
    performer surfer swimmer tennis_player vocalist
    person accountant admirer adult adventurer ancestor anchor announcer archaeologist archeologist architect artisan
    person astronomer avatar aviator barista batman best_friend billionaire biologist black_man blacksmith bodybuilder
    person botanist bride brother brunette builder bunny businessman butcher bystander captain carpenter cashier
    person caveman celebrity cheerleader chef christian citizen civilian classmate coach colleague construction_worker
    person cook courier creator customer dad daughter defender descendant designer detective diner dj doctor driver
    person dwarf elder employee engineer everyone explorer farmer fashion_model father figure first_lady
    person first_responder fisherman friend gardener gentleman gourmet granddaughter grandmother groom guardian guest
    person guy hairdresser hard_hat healer hero heroine hiker humanoid_figure individual interviewer inventor iron_man
    person journalist king lady leader lifeguard man mascot mechanic melancholic member merchant middle_aged_man
    person mohawk mom mother motorcyclist nobody nurse observer old_lady old_man old_woman onlooker owner painter
    person parent participant partner passenger passer_by passerby patient patron peasant pedestrian person pilot
    person pioneer politician prince princess professor prophet protagonist psychiatrist queen raider refugee reporter
    person representative ruler sailor scientist sculptor shopper sister somebody someone spectator sponsor spy
    person sri_lankan stranger stroller student subject_person superman supervisor survivor tailor teacher teammate
    person technician thief tough_guy tourist trainer traveler traveller vendor villager villain visionary visitor
    person waiter walker wanderer woman worker writer young_man young_woman zombie
    planet celestial_body exoplanet globe jupiter mars planet pluto saturn uranus venus
    plant bean_sprout bell_pepper blue_star blueberry broccoli bulb bush climber clover coffee_bean cucumber daffodil
    plant fern flower_bud foxglove ginger hedge herb houseplant hydrangea lotus moss mycelium pepper pinecone
    plant plant pumpkin red_cabbage seedling shrub snowball sprout stamen stem succulent tendril underbrush
    plant undergrowth vegetation vine water_lily wild_flower wisteria
    rainbow rainbow
    reef algae coral_reef kelp ocean_floor reef seabed seaweed
    reptile crocodile frog lizard sea_turtle snake tortoise turtle
    river canal river rivulet seine_river stream
    road access alley alleyway avenue back_street boulevard chicane crossroad crossroads crosswalk driveway footpath
    road freeway highway intersection lane mountain_trail path pathway pavement promenade railway railway_track road
    road road_surface roadside roadway runway side_road sidewalk street track walkway zebra_crossing
    robot android cyborg humanoid robot
    rock boulder cobblestone granite outcrop outcropping rock rubble_stone sandstone stone
    rocket alien_ship flying_saucer rocket satellite space_shuttle space_station spacecraft spaceship sputnik starship
    rocket ufo
    rodent capybara hamster hedgehog kangaroo mouse otter platypus porcupine rabbit raccoon rat rodent squirrel wombat
    screen cellphone computer computer_monitor computer_screen desktop_computer digital_display hologram keyboard
    screen laptop lcd mobile_phone monitor pc personal_computer phone screen smartphone tablet television tv
    screen workstation
    sea body_of_water ocean sea seascape seawater waters
    sea/wave high_tide low_tide ripple rising_tide tidal_wave tide tsunami wave
    seat armchair bed bed_sheet bench blanket chair couch lounge mattress park_bench pillow rocking_chair saddle seat
    seat sofa stool throne
    sheet/book banknote blue_book book card cardboard diary document dollar_bill envelope gift_wrap invitation lettuce
    sheet/book litmus_paper magazine memo money newspaper notebook notepad pad paper parchment piece_of_paper
    sheet/book poster_board prayer_book sheet sheet_of_paper tissue_paper toilet_paper white_paper wrapping_paper
    sheet/picture abstract_art artwork canvas decoration diagram diorama engraving graffito iconography mosaic mural
    sheet/picture painting picture picture_frame portrait poster schematic stained_glass tarpaulin wall_painting
    sheet/picture wallpaper war_paint
    shop bakery booth cafe coffee_shop grocery mall market marketplace newsstand nightclub pub pull_up restaurant shop
    shop shopping_mall souk stall store storefront supermarket
    sign american_flag arrow badge banner bible billboard black_letter blog bold caption erasure flag headline
    sign inscription lettering logo lyric musical_note myth newspaper_headline notice numeral placard question_mark
    sign redaction sacred_text sign signage symbol tag text title traffic_light traffic_signal typography white_flag
    sign written_word yellow_light
    smoke fume plume smoke steam vapor vapour water_vapor
    spirit angel elf evil_spirit fairy ghost god magician mermaid monk monster mythical_creature priest santa sorcerer
    spirit witch wizard
    stairs elevator escalator flight_of_stairs ladder ramp stair staircase stairs stairway steps
    starfield comet cosmos deep_space galaxy meteor meteor_shower milky_way milky_way_galaxy nebula outer_space star
    starfield starfield starlight starscape supernova universe void
    starfield/space infinite
    statue figurine sculpture statue statue_of_liberty
    sun daybreak eclipse first_light solar_eclipse sun sunbeam sundown sunlight sunray sunrise sunset sunshine
    table billiard_table checkout_counter chopping_board countertop cutting_board desk dining_table kitchen_table
    table table tabletop tray work_bench workbench
    temple abbey alhambra castle cathedral church fort fortress machu_picchu mansion monastery monument mosque
    temple notre_dame palace parthenon pyramid ruin ruins shrine taj_mahal temple tomb
    tower big_ben burj_khalifa clock_tower cn_tower eiffel_tower lighthouse spire tower wind_turbine
    tower windmill
    toy basketball_hoop beach_ball doll dumbbell frisbee hockey_stick hoop kite lego puppet teddy teddy_bear toy
    toy/ball ball baseball basketball football golf_ball soccer_ball softball tennis_ball volleyball
    train bullet_train metro passenger_train subway subway_train train tram trolley
    tree acacia apple_tree arbor bamboo bark bonsai branch cactus cherry_tree christmas_tree coconut_tree joshua_tree
    tree log maple night_blooming_cereus oak oak_tree olive_tree palm_tree pine pine_tree redwood sakura tree
    tree tree_branch tree_line_trees tree_trunk treetop twig willow willow_tree wood
    truck bulldozer bus double_decker excavator military_vehicle minivan pickup_truck school_bus snowmobile tank
    truck tow_truck tractor truck van
    truck/cart carriage cart chariot four_wheeler horse_cart passenger_car sled sledge wagon
    umbrella parasol umbrella
    vessel aquarium beaker beer_bottle bottle bowl bucket cauldron coffee_cup coffee_mug crockery cup dish dispenser
    vessel feeding_bottle fish_tank flask flowerpot fork frying_pan frypan glass goblet jar jug kettle kitchen_utensil
    vessel mug petri_dish pitcher plate pot pottery saucepan skillet spoon teacup teapot vase vial water_bottle
    vessel water_tank wine_bottle wineglass wok
    vortex swirl vortex whirlpool
    warrior cavalry cowboy fighter firefighter guard hunter knight legionary ninja officer pirate police_officer
    warrior samurai soldier volunteer warrior wrestler
    waterbird duck duckling flamingo goose peacock pelican penguin seabird seagull swan
    waterfall cascade fountain water_fountain waterfall
    whale dolphin orca sea_lion whale
    """
