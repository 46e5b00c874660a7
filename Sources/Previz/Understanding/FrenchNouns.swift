/// French nouns and what draws them.
///
/// A line is a primitive and the words that it stands for; an underscore joins words. Accents are folded.
let frenchNouns = """
    aircraft avion helicoptere planeur
    astronaut astronaute cosmonaute plongeur scaphandrier spationaute
    aurora aurore_boreale aurore_polaire aurores_boreales
    balloon ballon dirigeable montgolfiere
    beach berge bord_de_mer cote greve littoral plage rivage rive
    beach/island archipel ile ilot peninsule presqu_ile
    bear ours_polaire
    beast bete faune
    bike bicyclette moto motocyclette pagaie patin planche planche_de_surf rame velo
    bird aigle chouette colibri colombe coq corbeau faucon hibou moineau oiseau perroquet poule poussin
    boat barque bateau galion gondole navire paquebot pirogue radeau sous_marin voilier
    body/skeleton bois_de_cerf fossile squelette
    box boite cadeau caisse cercueil coffre malle panier sac valise
    bridge aqueduc digue jetee passerelle pont ponton quai viaduc
    building aeroport batiment bibliotheque centrale chantier chateau_d_eau echafaudage ecole edifice entrepot gare
    building gratte_ciel hangar hopital immeuble musee raffinerie ruine ruines tuyau usine
    butterfly papillon
    car bagnole circulation vehicule voiture
    cat chat chaton felin guepard panthere tigre
    cave caverne cratere grotte puits souterrain trou
    child adolescent bebe enfant fille fillette gamin garcon
    city agglomeration banlieue bourg cite londres megapole metropole panorama_urbain place quartier venise ville
    cliff falaise gouffre ravin vallee
    cloud cumulus nebulosite nuage nuee
    crowd armee cortege defile equipe famille fete foule gens groupe passants peuple spectateurs
    crystal amethyste bague bijou collier couronne cristal diamant gemme joyau perle piece_d_or quartz tresor
    desert sable
    dog chien chiot coyote hyene loup renard
    dragon dinosaure griffon phenix
    elephant hippopotame mammouth rhinoceros
    explosion bombe deflagration feu_d_artifice souffle
    fire braise brasier bucher feu feu_de_camp flamme incendie lave magma
    fish banc_de_poissons carpe hippocampe poisson raie requin
    flower bourgeon coquelicot fleur lavande marguerite nenuphar orchidee petale pivoine tournesol tulipe
    food bonbon chocolat fromage gateau nourriture oeuf pates plat repas riz soupe tarte viande
    food/fruit banane carotte cerise citron citrouille fraise legume pasteque peche pomme raisin tomate
    forest bosquet clairiere foret sous_bois taiga
    garden cimetiere cour jardin parc parking potager serre terrain_de_jeu verger
    grass foin gazon herbe paturage pelouse savane
    ground boue campagne ferme paysage plaine riziere sol terre
    hoofed/cow agneau boeuf chevre cochon mouton taureau troupeau vache
    hoofed/deer antilope biche cerf faon gazelle girafe renne
    horse ane chameau cheval jument licorne poney zebre
    house abri balcon cabane chalet chaumiere foyer grange hutte igloo maison porche toit veranda
    house/tent auvent campement chapiteau tente
    ice banquise glace glacon stalactite
    insect abeille araignee chenille coccinelle fourmi insecte libellule luciole mouche moustique scarabee
    insect/crab bernard_l_ermite coquillage coquille crabe crevette escargot homard scorpion ver
    instrument batterie guitare harpe micro platine tambour trompette violon violoncelle
    jellyfish calmar etoile_de_mer meduse pieuvre poulpe
    lake bassin etang flaque lac lagune marais mare marecage piscine
    lamp ampoule bougie chandelle guirlande lampadaire lampe lampion lanterne lustre phare_de_voiture projecteur
    lamp reverbere torche
    leaf feuillage feuille verdure
    lightning arc_electrique eclair electricite foudre
    liquid biere boisson eau eclaboussure goutte huile jus lait larme liquide mercure rosee sang vin
    monkey chimpanze gorille lemurien singe
    moon clair_de_lune lune pleine_lune
    mountain cime massif montagne pic sommet volcan
    mountain/hill butte colline coteau crete pente talus versant
    mushroom champignon
    particles bulle cendre ecume etincelle paillette particule poudre poussiere
    performer acrobate artiste ballerine cavalier chanteur chanteuse coureur danseur danseuse jongleur joueur musicien
    performer nageur patineur skieur surfeur
    person conducteur dame explorateur femme homme humain inconnu medecin monsieur ouvrier passant pecheur personnage
    person personne princesse promeneur reine roi vieillard voyageur
    planet asteroide monde planete saturne
    plant arbuste buisson fougere graine haie liane lierre plante pousse racine ronce roseau tige
    rainbow arc_en_ciel
    reef algue anemone barriere_de_corail corail fond_marin recif
    reptile cameleon crapaud grenouille lezard salamandre serpent tortue
    river courant cours_d_eau fleuve riviere ruisseau
    road allee autoroute carrefour chaussee chemin piste rue ruelle sentier trottoir voie_ferree
    robot androide automate humanoide
    rock bloc caillou galet pierre roche rocher
    rocket fusee navette ovni soucoupe station_spatiale vaisseau vaisseau_spatial
    rodent chauve_souris ecureuil herisson kangourou lapin lievre loutre raton_laveur souris
    screen clavier ecran hologramme moniteur ordinateur tablette telephone televiseur
    sea baie fonds_marins golfe mer
    sea/wave houle maree onde ondulation raz_de_maree ressac rouleau vague
    seat banc berceau canape chaise coussin couverture drap fauteuil hamac matelas oreiller siege tabouret trone
    shape anneau carre cercle coeur forme geometrie ligne losange orbe
    sheet/book billet cahier carte enveloppe journal livre manuscrit papier parchemin
    sheet/picture dessin fresque graffiti mosaique oeuvre peinture photo photographie vitrail
    shop bistrot boulangerie boutique epicerie etal magasin marche supermarche
    sign affiche banniere chiffre drapeau ecriture enseigne feu_rouge lettre mot pancarte panneau symbole texte
    sky azur ciel firmament voute
    smoke fumee gaz panache vapeur volute
    spirit ange deesse demon dieu elfe esprit extraterrestre fantome fee geant magicien moine monstre sirene sorcier
    spirit sorciere spectre vampire
    stairs ascenseur echelle escalier marche rampe
    starfield comete constellation espace etoile etoile_filante galaxie meteore meteorite nebuleuse univers vide
    starfield voie_lactee
    statue buste epouvantail gargouille mannequin
    sun couchant coucher_de_soleil levant lever_de_soleil rayon_de_soleil soleil
    table comptoir etabli plan_de_travail
    temple abbaye autel cathedrale chapelle chateau eglise forteresse monastere mosquee pagode palais pyramide
    temple sanctuaire tombe tombeau
    tower cheminee clocher eolienne minaret moulin obelisque phare tour_eiffel
    toy cerf_volant echecs jouet marionnette ours_en_peluche peluche poupee
    toy/ball balle ballon_de_foot bille boule
    train locomotive tramway
    tree arbre bambou bois branche buche cerisier chene cypres erable palmier rameau sapin saule souche tronc
    truck ambulance autobus caleche camion camionnette charrette fourgon tracteur traineau
    umbrella ombrelle parapluie
    vessel assiette bocal bol bouteille casserole cruche flacon poele seau tasse theiere tonneau verre
    vortex maelstrom spirale tourbillon
    warrior archer chevalier cow_boy guerrier policier pompier samourai soldat viking
    waterbird canard cygne flamant goeland heron manchot mouette oie paon pingouin
    waterfall chute_d_eau fontaine geyser
    whale baleine cachalot dauphin orque phoque
    """
