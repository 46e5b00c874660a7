/// English words that say when, where, in what light and weather, how seen and in what manner.
///
/// A line is a meaning and its words; an underscore joins up to four words. Accents are folded, hyphens and
/// apostrophes are spaces. These come before the noun table at the same length.
let englishTerms = [englishLight, englishPlaces, englishLens, englishManner, englishQualities].joined(separator: "\n")

/// Colours, stuffs, sizes, numbers, negation and relations.
private let englishQualities = """
    colour.red red reds crimson scarlet ruby reddish cherry_red blood_red vermilion brick_red redhead ginger_haired \
    rust_red
    colour.maroon maroon burgundy wine_red dark_red deep_red
    colour.orange orange amber tangerine orangey peach_colored copper_colored burnt_orange orangish ginger
    colour.gold golden golds gold gilded golden_brown
    colour.yellow yellow yellows yellowish lemon_yellow mustard bright_yellow yellow_green yellowing yellowed
    colour.green green greens emerald lime greenish dark_green light_green olive_green lush_green lime_green \
    mint_green bright_green deep_green verdant forest_green emerald_green lush pale_green
    colour.teal teal turquoise aqua aquamarine blue_green
    colour.cyan cyan
    colour.blue blue blues azure cobalt navy bluish light_blue dark_blue deep_blue navy_blue sky_blue electric_blue \
    indigo sapphire royal_blue bright_blue baby_blue pale_blue blueish cerulean
    colour.purple purple purples violet lavender purplish lilac amethyst_colored mauve dark_purple light_purple plum \
    deep_purple
    colour.magenta magenta fuchsia hot_pink
    colour.pink pink pinks rose_colored rosy pink_tinged pinkish light_pink bright_pink salmon_pink pale_pink
    colour.brown brown browns chestnut brownish light_brown dark_brown tan_brown chocolate_brown browning hazel \
    bronze_colored browned
    colour.beige beige tan cream sand_colored cream_colored blonde blond off_white khaki ivory_colored ecru \
    sandy_colored
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
    size.large large big tall wide_body huge massive long broad thick heavy enormous_size oversized bigger larger \
    high vast lengthy taller expansive spacious towering
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
    count.9 many a_hundred a_thousand crowd_of hundreds thousands group_of herd_of shoal_of flock_of school_of swarm_of dozens countless numerous \
    crowded group groups cluster_of lots_of rows_of endless pack_of bunch_of sea_of pile_of stack_of millions \
    colony_of field_of a_lot_of plenty_of row_of army_of fleet_of hundreds_of thousands_of dozens_of clusters_of \
    bustling_with herd flock swarm pack_of_wild collection_of array_of
    negate.no no not without never none cannot nor lacking devoid_of free_of absence_of isn_t aren_t doesn_t don_t \
    no_one nobody nothing except avoid zero
    change.to turns_into turn_into turning_into turned_into transforms_into transforming_into transform_into \
    transformed_into changes_into changing_into becomes becoming become morphs_into morphing_into morph_into \
    transitions_to transitioning_to transitions_into transitioning_into transition_to turns_to turning_to changes_to \
    changing_to shifts_to shifting_to fades_into fades_to fading_to dissolves_into evolves_into evolving_into \
    turn_to change_to until melts_into reveals_as merges_into shifting_into transformation_into changed_into \
    transformed_to transforms_to progresses_to gives_way_to giving_way_to grows_into turned_to transition_into \
    morphs_to morphing_to transitions_from transitioning_from changing_from changes_from turning_from morphing_from \
    shifts_from shifting_from from_day from_dawn transition_from
    change.any transition transitions transitioning transformation metamorphosis changes changing shifts shifting \
    progression evolves evolving transforms transforming morphs morphing transform changed change mutates \
    progressing stages progresses
    then.start begins starting starts beginning initially at_first first starts_with starting_with begins_with \
    beginning_with starting_as starts_as opens_with
    then.end then finally eventually ending ends at_the_end later next afterwards after_that culminating culminates \
    ultimately concludes concluding subsequently followed_by before_finally by_the_end ends_with ending_with \
    concludes_with in_the_end
    place.left on_the_left to_the_left on_the_left_of to_the_left_of left_of left_side on_left at_left \
    on_the_left_side_of left_side_of
    place.right on_the_right to_the_right on_the_right_of to_the_right_of right_of right_side on_right \
    on_the_right_side_of right_side_of
    place.above above over on_top_of atop overhead_of on_the_top_of hovering_over top_of
    place.below below beneath under underneath on_the_bottom_of at_the_bottom_of at_the_foot_of bottom_of
    place.behind behind in_back_of at_the_back_of
    place.front in_front_of before_the in_the_front_of in_front the_front_of to_the_front_of
    place.beside beside next_to alongside near by_the close_to adjacent_to side_by_side nearby
    place.background in_the_background background backdrop in_the_distance on_the_horizon distant far_away \
    backdrop_of against_a_backdrop_of against_the_backdrop_of far_off into_the_distance in_the_back background_is
    place.foreground in_the_foreground foreground
    place.centre in_the_center in_the_middle in_the_centre centered center_of centre middle_of center \
    in_the_middle_of centrally
    place.inside inside within inside_of interior_of
    place.around surrounded_by around surrounding
    toward.viewer towards_the_camera toward_the_camera to_the_camera towards_the_viewer
    toward.away away_from_the_camera into_the_distance away_from_the_viewer
    made.of made_of made_from made_out_of composed_of built_of consisting_of carved_from crafted_from \
    in_the_shape_of in_the_form_of shaped_like constructed_of
    skip.any over_time reaching_peak reaches_peak reach_peak peak_intensity peak_activity at_its_peak over_the_years \
    over_the_course_of over_the_course as_well_as in_order_to in_terms_of weather_conditions of_time sense_of \
    series_of kind_of kinds_of sort_of type_of types_of piece_of pieces_of part_of parts_of variety_of stages_of \
    process_of body_language in_the_process on_display at_once all_over over_and_over first_place life_like \
    no_longer no_doubt
    wears.any wear wears wearing worn wore dressed dresses clad
    sound.any sound sounds music song songs melody voice voices noise silence sing_along audio soundtrack echo \
    echoes rhythm beat beats whisper whispers
    frame-word.any shot shots scene scenes video footage frame camera view views image picture clip film movie \
    perspective angle sequence close angles composition setting surroundings subject atmosphere ambiance mood style \
    styles details detail quality effect vibe feeling screenshot wallpaper_image lens aesthetic setup action \
    environment technique backdrop_image tone tones color_palette palette feel visual visuals cinematographer \
    depiction shots_of scene_of view_of video_style lapse resolution exposure
    """
