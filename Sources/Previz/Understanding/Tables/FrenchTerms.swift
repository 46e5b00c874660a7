/// French words that say when, where, in what light and weather, how seen and in what manner; set out as
/// ``englishTerms``, without accents.
let frenchTerms = [frenchScene, frenchManner].joined(separator: "\n")

private let frenchScene = """
    time.dawn aube aurore lever_du_soleil lever_de_soleil lever_du_jour jour_se_leve le_jour_se_leve point_du_jour \
    petit_matin soleil_levant premieres_lueurs
    time.morning matin matinee matinal au_matin
    time.noon midi plein_jour ensoleille ensoleillee ensoleilles journee plein_soleil en_journee de_jour
    time.afternoon apres_midi
    time.sunset coucher_de_soleil coucher_du_soleil soleil_couchant heure_doree couchant
    time.dusk crepuscule soir soiree tombee_de_la_nuit heure_bleue entre_chien_et_loup
    time.night nuit minuit nocturne clair_de_lune etoilee nuit_etoilee ciel_etoile de_nuit pleine_nuit
    weather.clear ciel_bleu ciel_clair ciel_degage beau_temps sans_nuage
    weather.cloudy nuage nuages nuageux nuageuse
    weather.overcast ciel_gris couvert ciel_couvert grisaille
    weather.rain pluie pluvieux pluvieuse averse bruine il_pleut pleut gouttes_de_pluie sous_la_pluie
    weather.snow neige enneige enneigee enneigees enneiges flocons flocon il_neige tempete_de_neige
    weather.fog brouillard brume brumeux brumeuse embrume embrumee brumes
    weather.storm orage tempete eclair eclairs foudre orageux tonnerre ouragan
    weather.wind vent venteux brise bourrasque rafales
    floor.wet mouille mouillee trempe trempee
    season.winter hiver hivernal hivernale noel
    season.spring printemps printanier
    season.summer ete estival
    season.autumn automne automnal
    light.golden lumiere_doree lumiere_chaude lueur_doree lumieres_chaudes tons_chauds
    light.soft lumiere_douce lumiere_diffuse lumiere_tamisee eclairage_doux lumiere_feutree
    light.hard lumiere_dure contraste ombres_marquees clair_obscur lumiere_crue ombre ombres
    light.neon neon neons fluo enseignes_lumineuses
    light.backlit contre_jour a_contre_jour
    light.dim sombre penombre faible_lumiere obscur obscure obscurite pale
    light.bright lumineux lumineuse eclatant eclatante lumiere_vive eclaire eclairee brillante
    light.natural lumiere_naturelle lumiere_du_jour
    light.candle bougie bougies chandelle lueur_des_bougies a_la_bougie
    light.spotlight projecteur projecteurs
    light.moonlit clair_de_lune lumiere_lunaire
    light.sunrays rayons_du_soleil rayon_de_soleil rayons_de_soleil rais_de_lumiere rayons
    light.glow lueur lueurs brillant scintillant luminescent bioluminescent lumieres reflets reflet lumiere
    setting.street rue rues ruelle trottoir avenue boulevard passage_pieton
    setting.city ville metropole village cite toits gratte_ciel quartier
    setting.road route autoroute chemin sentier
    setting.canyon gorge vallee falaise falaises
    setting.arctic banquise arctique antarctique glacial polaire pole_nord iceberg
    setting.mountains montagnes alpes montagne sommet
    setting.field champ champs pre prairie campagne colline collines paysage plaine
    setting.desert desert dunes dune
    setting.forest foret bois sous_bois jungle clairiere
    setting.beach plage rivage cote littoral bord_de_mer bord_de_la_mer
    setting.sea mer ocean vagues large_de_la_cote en_mer
    setting.lake lac etang mare
    setting.river riviere fleuve ruisseau
    setting.room chambre cuisine salon bureau couloir bibliotheque interieur salle_de_bain salle appartement \
    maison_interieure atelier salle_a_manger restaurant cafe
    setting.stage scene_de_theatre concert boite_de_nuit theatre sur_scene
    setting.garden jardin parc verger
    setting.space espace galaxie nebuleuse cosmos univers cosmique
    setting.underwater sous_l_eau sous_marin sous_marine fonds_marins fond_de_la_mer recif au_fond_de_l_ocean \
    sous_la_mer profondeurs
    setting.clouds dans_le_ciel dans_les_nuages au_dessus_des_nuages mer_de_nuages
    setting.tunnel tunnel grotte caverne souterrain
    setting.mars mars martien planete_rouge
    setting.moonscape surface_de_la_lune sur_la_lune
    setting.matter psychedelique fractale abstraction encre_dans_l_eau
    setting.macro microscopique
    camera.pan-left panoramique_gauche panoramique_a_gauche panoramique_vers_la_gauche
    camera.pan-right panoramique panoramique_droite panoramique_a_droite panoramique_vers_la_droite
    camera.push-in travelling_avant zoom_lent_avant travelling_vers_l_avant travelling
    camera.pull-back travelling_arriere
    camera.truck-right travelling_lateral
    camera.zoom-in zoom_avant zoom
    camera.zoom-out zoom_arriere
    camera.orbit tourne_autour tournant_autour travelling_circulaire
    camera.crane-up grue mouvement_de_grue
    camera.aerial vue_aerienne drone vue_du_ciel plan_aerien survol vue_de_drone plan_de_drone aerienne
    camera.fly-through vue_subjective camera_subjective premiere_personne
    camera.handheld camera_a_l_epaule camera_portee
    camera.static camera_fixe plan_fixe immobile_camera trepied
    camera.follow plan_de_suivi la_camera_suit travelling_d_accompagnement
    frame.extreme-close tres_gros_plan macro
    frame.close gros_plan plan_rapproche portrait plan_serre
    frame.medium plan_moyen plan_americain plan_taille mi_corps
    frame.full plan_pied plan_en_pied en_pied
    frame.wide plan_large plan_d_ensemble plan_general vue_panoramique grand_angle vue_d_ensemble
    angle.low contre_plongee
    angle.high plongee en_plongee
    angle.overhead vue_de_dessus vue_plongeante vue_du_dessus
    angle.profile de_profil vue_de_cote
    angle.back de_dos vu_de_dos vue_arriere
    angle.front de_face vue_de_face
    lens.shallow flou_d_arriere_plan faible_profondeur_de_champ arriere_plan_flou bokeh profondeur_de_champ flou
    pace.slow lentement doucement lent lente delicatement
    pace.fast vite rapide rapidement soudain
    pace.timelapse accelere timelapse time_lapse
    pace.slowmotion ralenti au_ralenti
    """

private let frenchManner = """
    style.cinematic cinematographique cinema cinematique
    style.film argentique pellicule grain_de_film 35mm
    style.vhs vhs camescope
    style.glitch glitch
    style.noir film_noir
    style.monochrome noir_et_blanc monochrome
    style.vintage vintage retro ancien_film annees_20 annees_50 annees_80 desuet annees
    style.documentary documentaire
    style.pastel pastel
    style.vivid vif vive couleurs_vives vibrant vibrante colore coloree
    style.neon cyberpunk
    style.psychedelic psychedelique
    style.dreamy onirique surrealiste feerique magique surrealisme reveur
    style.dark gothique lugubre sinistre horreur hante hantee
    style.warm chaleureux chaleureuse chaud
    style.cold froid froide
    style.silhouette silhouette silhouettes
    style.watercolour aquarelle
    style.oil peinture_a_l_huile
    style.impressionist impressionniste
    style.ink lavis encre_de_chine
    style.ukiyoe estampe_japonaise estampe
    style.sketch croquis dessin_au_crayon esquisse dessin fusain
    style.anime anime manga
    style.cartoon dessin_anime animation bande_dessinee
    style.papercut papier_decoupe origami
    style.clay pate_a_modeler
    style.pixel pixel_art
    style.minimal minimaliste epure
    style.render rendu_3d 3d
    style.realistic realiste photorealiste hyperrealiste
    style.scifi science_fiction futuriste
    style.fantasy fantastique fantasy
    style.quality haute_qualite haute_definition haute_resolution 4k 8k tres_detaille
    mood.calm calme serein sereine paisible tranquille tranquillite apaisant
    mood.tense tendu tension dramatique intense menacant menacante angoissant
    mood.joyful joyeux joyeuse heureux heureuse festif festive gai gaie joie
    mood.sad triste melancolique melancolie solitude nostalgique
    mood.energetic energique dynamique anime_et_vif
    mood.mysterious mysterieux mysterieuse mystere etrange enigmatique
    mood.epic epique majestueux majestueuse grandiose spectaculaire magnifique
    mood.romantic romantique tendre intime amoureux amoureuse
    colour.red rouge rouges ecarlate pourpre
    colour.maroon bordeaux
    colour.orange orange roux rousse
    colour.gold dore doree dores dorees or
    colour.yellow jaune jaunes
    colour.green vert verte verts vertes emeraude
    colour.teal turquoise
    colour.cyan cyan
    colour.blue bleu bleue bleus bleues azur bleu_clair bleu_fonce bleu_nuit
    colour.purple violet violette violets mauve
    colour.magenta magenta fuchsia
    colour.pink rose roses
    colour.brown brun brune marron bruns
    colour.beige beige creme blond blonde
    colour.white blanc blanche blancs blanches
    colour.grey gris grise grises
    colour.silver argente argentee
    colour.black noir noire noirs noires
    colour.rainbow multicolore
    material.glass en_verre de_verre
    material.wood en_bois de_bois
    material.metal en_metal metallique en_acier en_fer
    material.stone en_pierre de_pierre en_marbre pavee pave
    material.paper en_papier en_carton
    material.crystal en_cristal
    material.ice en_glace
    material.gold en_or
    material.plastic en_plastique
    size.tiny minuscule
    size.small petit petite petits petites
    size.large grand grande grands grandes gros grosse haut haute vaste long longue immense
    size.giant geant geante gigantesque enorme
    age.old vieux vieille vieil ancien ancienne age agee vieilles anciens anciennes
    age.young jeune jeunes
    count.0 desert_et_vide vide deserte
    count.1 seul seule solitaire
    count.2 deux paire_de
    count.3 trois quelques
    count.4 quatre plusieurs
    count.5 cinq
    count.6 six
    count.7 sept huit neuf dix douze
    count.9 nombreux nombreuses beaucoup_de beaucoup centaines_de milliers_de troupeau_de nuee_de groupe_de foule_de \
    banc_de dizaines_de
    negate.no pas sans aucun aucune ni jamais sauf
    change.to devient deviennent se_transforme_en se_transforme se_change_en se_changent_en jusqu_a passe_de \
    laisse_place_a
    then.end puis ensuite enfin finalement a_la_fin
    then.start d_abord au_debut
    place.left a_gauche a_gauche_de
    place.right a_droite a_droite_de
    place.above au_dessus_de au_dessus au_dessus_du
    place.below sous en_dessous_de au_pied_de au_dessous
    place.behind derriere
    place.front devant
    place.beside pres_de pres_d pres_du a_cote_de au_bord_de au_bord_du
    place.background en_arriere_plan a_l_arriere_plan au_loin a_l_horizon arriere_plan en_fond
    place.foreground au_premier_plan premier_plan
    place.centre au_centre au_milieu
    place.inside a_l_interieur_de
    place.around autour_de entoure_de entouree_de
    made.of en_forme_de
    skip.any a_vapeur en_train_de au_cours_de en_ruine
    frame-word.any plan camera scene image video photo film vue ambiance style atmosphere
    """
