/// Verbs by the motion that draws them; English first forms, the rest is made by ``EnglishVerb``.
let englishVerbs = """
    walk walk stroll march stride hike trek wander pace tread parade limp stagger tiptoe step approach roam trudge \
    amble saunter plod shuffle
    run run chase sprint dash gallop dart rush jog trot charge flee escape hurry bolt scurry scamper pursue
    fly fly soar glide hover swoop levitate
    swim swim dive snorkel submerge plunge
    drive drive ride accelerate pedal cycle navigate commute skate ski surf skateboard race cruise speed \
    snowboard maneuver steer 
    sail sail row paddle
    dance dance waltz groove twirl pirouette 
    jump jump leap hop bounce skip vault somersault backflip pounce romp frolic 
    fall fall drop descend tumble sink collapse plummet settle land topple drip spill 
    rise rise ascend lift lift_off launch
    spin spin rotate whirl twist revolve swirl circle orbit roll
    burst explode burst shatter erupt crumble smash detonate split collide crash fragment
    sit sit seat kneel squat crouch perch
    stand stand wait pose lean linger
    lie lie sleep rest lounge recline nap snooze
    look look watch gaze stare observe peer glance face see admire
    hold hold carry grip clutch grab raise hug embrace drag haul hand cradle
    work use work cook cut chop write draw paint prepare stir clean type press fold tie knit sew slice peel wash fix \
    brush repair read pour mix pick put place plow dig sweep craft wipe polish tend examine inspect sort pack sculpt \
    carve groom feed harvest hunt mop bake fry grill check scan count measure test \
    operate weave weld rake shave trim sharpen spread sprinkle squeeze add insert remove attach
    perform sing perform strum drum conduct recite rap
    play play compete exercise practice
    act guide serve lead help exhibit feature host cause produce involve provide create attract inspire greet
    talk speak talk laugh smile cry shout scream cheer chat yell wink blink frown whisper discuss argue interview \
    sigh yawn greet roar bark growl howl
    eat eat drink sip chew bite lick graze munch nibble devour swallow taste dine
    throw throw catch toss kick hit strike punch swing shoot fight juggle slam wrestle battle spar hurl \
    fling
    gesture wave shake nod clap stretch bow bend wag point salute shrug reach
    cross pass cross enter leave exit arrive depart come go travel return advance move traverse proceed follow \
    journey explore migrate venture wander_through head slide slip
    climb climb crawl scale scramble slither creep
    flow flow pour cascade stream trickle spray gush leak 
    ripple lap ripple splash churn surge foam undulate 
    float float drift suspend bob waft dangle hang
    sway sway flutter billow rustle blow ruffle flap rock
    shine glow shine illuminate gleam glisten glimmer shimmer sparkle glitter twinkle radiate reflect emit dazzle \
    bathe cast beam
    flicker flicker pulse flash strobe pulsate throb flare
    fade darken fade dim obscure
    burn burn ignite blaze smolder
    appear appear reveal emerge materialize unveil form show hatch arise
    vanish disappear vanish dissolve evaporate dissipate disperse diminish recede
    transform transform morph evolve shift change transition turn become
    grow grow bloom blossom sprout expand unfurl germinate develop increase swell inflate flower multiply ripen
    shrink melt wilt shrink wither decay rot decompose rust thaw shrivel deflate erode dry mold
    freeze freeze crystallize solidify
    open open unlock unfold unwrap
    close close shut
    fill fill cover surround engulf envelop blanket flood accumulate coat gather pile
    build build construct assemble print stack erect arrange
    """

/// Forms that no rule makes: the form and its verb.
let irregularVerbs = """
    ran run running run flew fly flown fly swam swim fell fall fallen fall rose rise risen rise sang sing sung sing
    sat sit sitting sit seated seat stood stand lay lie lying lie lain lie slept sleep held hold threw throw
    thrown throw caught catch hit hit hitting hit shot shoot fought fight spoke speak spoken speak ate eat eaten eat
    drank drink drunk drink drove drive driven drive rode ride ridden ride shone shine grew grow grown grow
    broke break frozen freeze froze freeze melted melt left leave came come coming come went go gone go dove dive
    leapt leap shook shake shaken shake bent bend blew blow blown blow hung hang built build drew draw drawn draw
    wrote write written write writing write cut cut cutting cut put put putting put read read became become
    becoming become began begin sank sink sunk sink spun spin spinning spin swung swing struck strike knelt kneel
    lit light split split bit bite biting bite fled flee crept creep slid slide dug dig swept sweep see seen see
    taken take took take wove weave woven weave dying die knit knit sewn sew burnt burn bound bind
    """

/// French verbs by motion: infinitives of the first group, and forms of the others as they stand.
let frenchVerbs = """
    walk marcher flaner avancer deambuler approcher =marchent
    run galoper =court =courent =courir =courant =poursuit
    fly voler planer survoler =plane
    swim nager plonger
    drive rouler conduire =conduit =conduisant foncer piloter circuler
    sail naviguer voguer ramer
    dance danser =dansant valser
    jump sauter bondir =bondit =bondissent rebondir
    fall tomber chuter =descend =descendent =descendre couler
    rise monter =eleve =elevent =elever decoller
    spin tourner tournoyer pivoter
    burst exploser eclater =jaillit
    sit =assis =assise =assises =asseoir =agenouille
    stand =debout =tient =attend =attendent
    lie =dort =dorment =dormir =allonge =allongee =couche reposer =endormi
    look regarder observer contempler fixer
    hold porter =tenant =tenir
    work travailler cuisiner dessiner peindre =peint lire =lit =ecrit =ecrire
    perform chanter
    play jouer
    talk parler =rit =rient =sourit =sourient =rire crier pleurer discuter
    eat manger =boit =boivent =boire
    throw lancer jeter frapper =combat
    gesture agiter
    cross traverser passer entrer arriver =sort =sortent =part =partent =vient =viennent
    climb grimper escalader ramper
    flow couler ruisseler =coule =coulant
    float flotter deriver
    sway balancer onduler
    shine briller scintiller =luit eclairer illuminer
    flicker vaciller clignoter
    burn bruler =flambe
    appear =apparait =apparaissent =surgit emerger
    vanish =disparait =disparaissent
    grow pousser =grandit =fleurit =grandissent
    shrink =fond =fondent faner
    open =ouvre =ouvrent =ouvrir
    close fermer
    """
