/// English nouns and what draws them.
///
/// A line is a primitive and the words that it stands for; an underscore joins words. Accents are folded.
let englishNouns = """
    aircraft aeroplane aircraft airplane biplane drone helicopter jet jet_plane plane
    astronaut astronaut cosmonaut diver neil_armstrong scuba_diver spacesuit
    aurora aurora aurora_borealis northern_lights
    balloon balloon hot_air_balloon parachute
    beach beach beachfront coast coastline lakeshore lakeside pacific_coast riverbank riverside seashore seaside shore
    beach shoreline waterfront
    beach/island borneo capri iceland island maui peninsula
    bear bear brown_bear giant_panda koala panda polar_bear red_panda
    beast animal arizona baby_bird beast creature litter monster_animal neuron organism pet sea_animal sea_creature
    beast species wildlife
    bike bicycle bike board ice_skate ironing_board motorbike motorcycle mountain_bike notice_board oar paddle scooter
    bike skate skateboard ski snowboard surfboard wheelchair
    bird bird blue_jay chick chicken crow eagle flock hawk hen hummingbird macaw owl parrot peregrine_falcon pigeon
    bird raptor raven robin rooster seagull_bird sparrow toucan turkey
    boat boat canoe gondola kayak rowboat sailboat ship small_boat tugboat
    boat/ship cargo_ship container_ship cruise_ship fishing_boat galleon ironclad pirate_ship sailing_ship
    boat/ship sailing_vessel shipwreck submarine trireme yacht
    body/skeleton antler bone jaw skeleton skull
    box backpack bag basket bin cage dustbin gift handbag hay_bale kit legacy luggage mailbox package packet paper_bag
    box plastic_bag pouch purse shopping_bag shopping_cart suitcase toolbox toy_box trash_can treasure_chest
    bridge bridge dock golden_gate_bridge harbor harbour jet_bridge pier viaduct wharf
    building acropolis airport airport_terminal apartment apartment_building architecture barrel block building
    building bus_station facade factory garage great_wall ground_floor high_rise hospital hotel knob library loft
    building marina mine museum office_building pipe power_station prison prop railway_station refugee_camp resort
    building rooftop scaffolding school skyscraper slab slate spa starting_block station steel_mill structure
    building subway_station switchboard terminal tine tower_block train_station tube warehouse window_frame workplace
    butterfly butterfly monarch_butterfly
    car auto automobile berlin car forklift motor_vehicle police_car race_car racing_car sedan snowplow sport_car
    car sports_car suv taxi traffic vehicle
    cat alley_cat black_cat cat cheetah jaguar kitten leopard lion lynx racoon tabby_cat tiger
    cave burrow caldera cave crater hole pit tunnel
    child baby boy child girl kid little_boy little_girl newborn_baby punk_rocker pup schoolgirl teen teenager toddler
    child young_boy young_girl young_lady
    city amsterdam athens barcelona beijing boston charleston city cityscape cyberpunk_city downtown dubai florence
    city foot_traffic forbidden_city graz hiroshima hong_kong istanbul johannesburg kuala_lumpur kyoto lagos london
    city manhattan marrakech marrakesh megacity metropolis moscow mumbai neighborhood new_york new_york_city oslo
    city paris plaza public_square quarter rio_de_janeiro rome shanghai skyline sprawl stockholm street_corner suburb
    city sydney taipei times_square tokyo town urban_area venice vicinity village warsaw
    cliff canyon cliff delta depression gorge lake_bed precipice rabbit_hole ravine trench valley wormhole
    cloud cloud cloud_cover contrail cumulonimbus_cloud cumulus_cloud dust_cloud mushroom_cloud storm_cloud
    crowd air_force alignment ang audience battery beatles bikers blind bystanders carnival celebration ceremony
    crowd circus civilization class clinic colony community commuter company conference congregation couple crew crowd
    crowd cubism duo enemy entourage europe family family_tree festival friend_group gathering government grade
    crowd gymnasium han han_dynasty herd_of_people hip_hop hive household industry lineage meeting mixer mob nation
    crowd navy orchestra organization orthodox_church pair_of_people parade party passengers pedestrians people
    crowd personnel police pop_art population queue rally reunion rock_band settlement small_cap small_town society
    crowd squad staff swarm team throng trio twin un union united_states white_house
    crystal aluminium aluminum bracelet coin crown crystal crystallization diamond earring emerald gem gemstone
    crystal green_gold ice_crystal jade jewel jewelry la li lithium magnesium mineral necklace pearl plasma potassium
    crystal re salt sodium treasure trophy
    desert desert dune gobi_desert oasis sahara sahara_desert sand sand_dune
    dog border_collie corgi doberman dog domestic_dog fox german_shepherd golden_retriever gray_wolf hyena pug puppy
    dog wolf
    dragon dinosaur dragon phoenix
    elephant elephant mammoth
    explosion blast burst clap detonation eruption explosion fireball firecracker firework nuclear_explosion shockwave
    explosion volcanic_eruption
    fire bonfire campfire combustion ember fire flame forest_fire ignition lava wildfire
    fish blue_cat fish salmon school_of_fish seahorse shark spotted_eagle_ray
    flower bloom blossom bouquet bud cherry_blossom common_sunflower daisy dandelion flower flower_petal garland
    flower hibiscus lavender marigold orchid peony poppy rose sunflower tulip vanilla white_daisy wildflower
    food bacon barbecue barbeque beef_patty beef_stroganoff birthday_cake boiled_egg bread breakfast bun burger
    food burrito butter cake candy cheese chicken_dish chocolate chocolate_bar cocoa coffee_ring concoction condiment
    food confection cookie cooky corn_flake cream croissant cuisine dessert diet dinner donut dough dumpling egg
    food egg_yolk feast feed fish_stew flour food fortune_cookie fry green_tea grinder hamburger heavy_cream hot_dog
    food ice_cream jam kebab ketchup king_crab lemon_juice lobster lunch meal meat mix mousse noodle nourishment
    food pancake pasta pastry pepperoni pie pizza popcorn potato_peel prawn pudding red_pepper rice salad sandwich
    food sausage sirloin snack sour_cream spaghetti spice steak sugar supper sushi tea_bag tea_leaf toast treat
    food vinegar whipped_cream white_chocolate
    food/fruit apple avocado banana bean berry cabbage carrot cherry cling fruit grape green_onion green_pepper
    food/fruit leafy_vegetable lemon mango melon olive onion orange_fruit peach peanut pear pineapple pod potato
    food/fruit produce red_onion strawberry tomato vegetable watermelon
    forest canopy forest grove jungle rainforest tree_line vineyard woodland woods
    garden amusement_park backyard car_park courtyard flower_bed garden graveyard greenhouse orchard park parking_area
    garden parking_lot patio playground plot yard zoo
    grass blade_of_grass cereal clearing corn grass grassland hay lawn meadow oat pasture prairie reed savanna
    grass savannah turf wheat
    ground africa antarctica battlefield big_sur building_site continent corn_field countryside dirt farm farmland
    ground field ground horizon_line labrador land landscape midway mud new_world north outback outdoors plain ranch
    ground rural_area scenery serengeti soil spit steppe terrain wasteland wheat_field wilderness
    hoofed bull calf goat herd lamb pig piglet sheep
    hoofed/cow bullock cattle cow white_sheep
    hoofed/deer antelope deer fallow_deer giraffe llama moose
    horse camel charger horse horseback mule pony riding_horse unicorn white_horse zebra
    house balcony barn beach_house birdhouse cabin cottage farmhouse home house hut log_cabin porch roof rooftop_house
    house shed shelter tent_house thatched_roof treehouse
    house/tent campsite tent
    ice glacier ice iceberg icicle
    insect ant bee beetle bug caterpillar chrysalis dragonfly firefly insect ladybug mealworm pupa spider
    insect/crab crab hermit_crab seashell shell snail
    instrument acoustic_guitar bagpipe cymbal drum flute grand_piano guitar harp headphones keyboard_instrument
    instrument loudspeaker microphone mike musical_instrument percussion_instrument piano trumpet turntable ukulele
    instrument violin
    jellyfish jellyfish octopus sea_star squid
    lake eyre lagoon lake ontario pond pool puddle swamp swimming_pool wetland
    lamp candle chandelier fairy_light flashlight green_light headlight lamp lantern laser light_source lightbulb neon
    lamp neon_tube red_light spotlight street_lamp streetlamp streetlight string_light torch
    leaf autumn_leaf cotyledon fall_foliage foliage frond greenery leaf lily_pad
    lightning arc bolt electric_arc electricity lightning lightning_bolt
    liquid acid alcohol batter beer beverage blood bloody_mary brew cappuccino champagne chemical_solution
    liquid chocolate_sauce cocktail coffee dew dewdrop dressing drink drinking_water drop droplet espresso ethanol
    liquid glycerol honey juice latte lemonade liquid liquid_crystal mayonnaise mercury milk oil orange_juice
    liquid puddle_water red_wine sauce smoothie soda_water soft_drink soup spill splash sulfuric_acid sweat syrup tea
    liquid tear tears vegetable_soup water water_droplet waterdrop whiskey whole_milk wine
    monkey chimpanzee gorilla hominid lemur monkey orangutan
    moon crescent full_moon half_moon lunar_eclipse moon moonlight moonrise
    mountain foothill hilltop mount_fuji mountain mountain_peak mountain_range mountainside mountaintop peak
    mountain rocky_mountains summit volcano
    mountain/hill ascent cape_canaveral hammock highland hill hillside plateau ridge shoal slope
    mushroom field_mushroom mushroom
    particles ash bubble coconut_oil confetti debris dust dust_mote ember_particle feather foam glitter mote particle
    particles plumage pollen powder rubble sawdust shortening soap_bubble spark sparkle sparks speck
    performer actor actress artist athlete badminton ballerina ballet ballet_dancer baseball_player basketball_player
    performer bicyclist blocker bruce_lee cameraman chess_player clown comedian competitor conductor cyclist da_vinci
    performer dali dancer diva drummer exercise football_game football_player golf golfer guitarist gymnast gymnastics
    performer hacker hang_glider howard ice_skater impressionist juggler karate katsushika_hokusai keyboardist
    performer leonardo longboarder maestro marathon_runner martial_art master meryl_streep munch musician opponent
    performer performer photographer player rider rock_star roy_lichtenstein runner salvador_dali singer skateboarder
    performer skateboarding skater skier skiing skydiver soccer soccer_player sport surfer surfing swimmer
    performer swimming_race tennis_player tumbler vermeer vincent_van_gogh vocalist warhol winner yoga
    person accountant admirer adult adventurer ancestor anchor announcer archaeologist archeologist architect artisan
    person astronomer avatar aviator barista batman being best_friend big_fish billionaire biologist black_man
    person blacksmith bodybuilder botanist bride brother brunette builder bunny businessman butcher bystander
    person calculator captain carpenter carrier cashier caveman celebrity chameleon cheerleader chef choker christian
    person citizen civilian classmate client coach colleague construction_worker controller cook courier creator
    person critic customer cutter dad daughter defender descendant designer detective diner divider dj doctor driver
    person dwarf elder employee engineer everyone explorer farmer fashion_model father figure first_lady
    person first_responder fisherman fleming frederick_douglass friend gardener gentleman gourmet granddaughter
    person grandmother grind groom guardian guest guy hairdresser hanger hard_hat harriet_tubman healer hero heroine
    person hiker hodgkin hood host hotdog hubble humanoid_figure individual interviewer inventor iron_man james
    person journalist keeper king lady leader lifeguard live_wire man marie_curie mascot mechanic melancholic member
    person merchant mickey middle_aged_man model mohawk mom mother motorcyclist nobody nurse observer old_lady old_man
    person old_woman onlooker ostrich owner painter parent participant partner passenger passer_by passerby pasteur
    person patient patron peasant pedestrian person pilot pioneer pitt politician poop potter predator prey prince
    person princess printer professor prophet protagonist psychiatrist quad queen raider ram refugee reporter
    person representative riff robert roberts rosa_parks rover ruler sailor scientist screw sculptor shopper shrimp
    person shrink sister somebody someone son speaker spectator sponsor spy sri_lankan stranger stroller student
    person subject_person superman supervisor survivor tailor teacher teammate technician thief toaster tom tough_guy
    person tourist trainer traveler traveller treater trimmer user valentine vegan vendor villager villain visionary
    person visitor waiter walker wanderer wiper wisp woman worker writer young_man young_woman zombie
    planet celestial_body exoplanet globe jupiter mars planet pluto saturn uranus venus world
    plant bean_sprout bell_pepper blue_star blueberry broccoli bulb bush climber clover coffee_bean cucumber daffodil
    plant fern flora flower_bud foxglove ginger golden_chain golden_thread hedge herb houseplant hydrangea kernel
    plant lotus moss mycelium nut pepper pinecone plant pumpkin red_cabbage root seed seed_coat seedling shrub
    plant snowball sprout stalk stamen stem succulent tendril underbrush undergrowth vegetation vine water_lily weed
    plant wild_flower wisteria
    rainbow rainbow
    reef algae coral_reef kelp ocean_floor reef seabed seaweed
    reptile crocodile frog lizard python sea_turtle snake tortoise turtle
    river air_flow canal current drip ping river rivulet seine_river stream surge
    road access alley alleyway avenue back_street boulevard chicane crossroad crossroads crosswalk driveway footpath
    road freeway highway intersection lane mountain_trail path pathway pavement promenade railway railway_track road
    road road_surface roadside roadway runway side_road sidewalk street track walkway zebra_crossing
    robot android cyborg humanoid robot
    rock boulder cobblestone granite gravel matrix outcrop outcropping rock rubble_stone sandstone sill stone
    rocket alien_ship flying_saucer rocket satellite space_shuttle space_station spacecraft spaceship sputnik starship
    rocket ufo
    rodent badger capybara hamster hedgehog kangaroo mouse orange_bat otter platypus porcupine rabbit raccoon rat
    rodent rodent squirrel wombat
    screen cellphone computer computer_monitor computer_screen crt cursor dashboard desktop_computer digital_display
    screen hologram interface keyboard laptop lcd mobile_phone monitor pc personal_computer phone remote_control
    screen screen smartphone tablet television tv workstation
    sea bay body_of_water ocean sea seascape seawater waters
    sea/wave high_tide low_tide ripple rising_tide surf swell tidal_wave tide tsunami wave
    seat armchair bed bed_sheet bench blanket chair couch lounge mattress park_bench pillow rocking_chair saddle seat
    seat sofa stool throne
    shape angular_shape arch blob circle cone crystal_ball cube curl curve cylinder dome dot doughnut fissure fringe
    shape geometric_shape geometry groove heart hexagon ice_cube loop node nose_ring orb outline oval prism rim
    shape round_shape scroll shape sphere square stamp topography triangle wedge wrinkle
    sheet/book banknote blue_book book card cardboard cash check contract currency diary document dollar_bill envelope
    sheet/book gift_wrap invitation lettuce litmus_paper magazine memo money newspaper notebook notepad pad paper
    sheet/book parchment piece_of_paper poster_board prayer_book return sheet sheet_of_paper tissue_paper toilet_paper
    sheet/book white_paper wrapping_paper
    sheet/picture abstract_art artwork canvas decor decoration diagram diorama engraving fin frosting garnish graffito
    sheet/picture icon iconography mosaic mural painting picture picture_frame portrait poster print schematic
    sheet/picture stained_glass tarpaulin topping wall_painting wallpaper war_paint
    shop bakery booth cafe coffee_shop grocery mall market marketplace newsstand nightclub pub pull_up restaurant shop
    shop shopping_mall souk stall store storefront supermarket
    sign american_flag arrow badge banner bible billboard black_letter blog bold caption
    sign erasure flag headline inscription lettering logo lyric musical_note myth
    sign newspaper_headline notice numeral placard question_mark redaction sacred_text sign signage
    sign symbol tag text title traffic_light traffic_signal
    sign typography white_flag written_word yellow_light
    sky blue_sky horizon sky
    smoke breath exhaust fume gas oxygen plume smoke steam vapor vapour water_vapor
    spirit andrew angel apollo elf evil_spirit fairy ghost god hydra magician mermaid monk monster mythical_creature
    spirit priest santa sorcerer whizz witch wizard
    stairs elevator escalator flight_of_stairs ladder ramp stair staircase stairs stairway steps
    starfield comet cosmos deep_space galaxy meteor meteor_shower milky_way milky_way_galaxy nebula outer_space star
    starfield starfield starlight starscape supernova universe void
    starfield/space infinite
    statue carving figurine sculpture statue statue_of_liberty
    sun daybreak eclipse first_light solar_eclipse sun sunbeam sundown sunlight sunray sunrise sunset sunshine
    table billiard_table checkout_counter chopping_board counter countertop cutting_board desk dining_table
    table kitchen_table table tabletop tray work_bench workbench
    temple abbey alhambra archway castle cathedral church fort fortress machu_picchu mansion monastery monument mosque
    temple notre_dame palace parthenon pyramid ruin ruins sandcastle shrine taj_mahal temple tomb vault
    tower big_ben burj_khalifa chimney clock_tower cn_tower eiffel_tower lighthouse pylon spire tower wind_turbine
    tower windmill
    toy ace baseball_bat basketball_hoop beach_ball buck chess dice doll dumbbell frisbee hockey_stick hoop kite lego
    toy poker_chip puppet puzzle second_base spade sports_equipment teddy teddy_bear toy
    toy/ball ball baseball basketball football golf_ball soccer_ball softball tennis_ball volleyball
    train bullet_train metro passenger_train subway subway_train train tram trolley
    tree acacia apple_tree arbor bamboo bark bonsai branch cactus cherry_tree christmas_tree coconut_tree fuji
    tree joshua_tree log maple matchstick night_blooming_cereus oak oak_tree olive_tree palm_tree pine pine_tree plum
    tree raspberry redwood sakura stick tree tree_branch tree_line_trees tree_trunk treetop twig violin_bow willow
    tree willow_tree wood
    truck bulldozer bus double_decker excavator military_vehicle minivan pickup_truck school_bus snowmobile tank
    truck tow_truck tractor truck van
    truck/cart carriage cart chariot four_wheeler horse_cart passenger_car sled sledge wagon
    umbrella parasol umbrella
    vessel aquarium bath beaker beer_bottle bottle bowl bucket cauldron chisel coffee_cup coffee_mug container
    vessel cookie_cutter crockery cup cutlery dish dispenser dumpster feeding_bottle fish_tank flask flowerpot font
    vessel fork frying_pan frypan glass goblet jar jug kettle kitchen_utensil mug petri_dish pitcher plate pot pottery
    vessel saucepan silverware skillet spoon steel_plate teacup teapot vase vial water_bottle water_tank wine_bottle
    vessel wineglass wok
    vortex swirl vortex whirlpool
    warrior cavalry cowboy fighter firefighter guard hunter johnny knight legionary ninja officer pirate
    warrior police_officer rebel samurai soldier volunteer warrior wrestler
    waterbird duck duckling flamingo goose peacock pelican penguin seabird seagull swan
    waterfall cascade fountain water_fountain waterfall
    whale dolphin orca sea_lion whale
    """
