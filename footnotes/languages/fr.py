"""French."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

FRENCH = Language(
    code="fr",
    name="French",
    script="latin",
    months=months(
        "janvier | février fevrier | mars | avril | mai | juin | juillet | août aout | septembre | octobre | "
        "novembre | décembre decembre"
    ),
    short_months=months(
        "janv jan | févr fév fevr fev | mars | avr | | juin | juil | août | sept sep | oct | nov | déc dec"
    ),
    seasons=phrases("printemps | été | automne | hiver"),
    conjunctions=phrases("et | ainsi que"),
    alternatives=phrases("ou"),
    date_words=words("le du au"),
    accessed=phrases(
        "consulté | consultée | consulté le | dernière consultation | dernier accès | consultation | page "
        "consultée | date de consultation | visité | accédé | vu"
    ),
    available_at=phrases(
        "disponible à | disponible sur | disponible en | disponible | disponible à l'adresse | en ligne | "
        "accessible sur | consultable sur | url"
    ),
    archived_at=phrases(
        "archivé | archivée | archive | copie archivée | version archivée | archivé depuis | capture | sauvegardé"
    ),
    ibid=phrases("ibid. | ibidem"),
    same_author=phrases("idem | le même | la même"),
    op_cit=phrases("op. cit. | loc. cit. | art. cit. | art. préc. | préc."),
    above=phrases("ci-dessus | supra | plus haut"),
    note_words=phrases("note | notes | note de bas de page | n. | nbp"),
    signals=phrases("voir aussi | voir | cf. | cité dans | cité par | v. aussi | cf"),
    kinds=phrases(
        "podcast | balado | vidéo | film | documentaire | rapport | article | étude | entretien | interview | "
        "discours | carte | communiqué de presse | communiqué | thèse"
    ),
    bylines=words("par"),
    others=phrases("et al. | et autres | et coll."),
    editors=phrases("éd. | éds. | ed. | dir. | dirs. | sous la direction de | sous la dir. de"),
    translators=phrases("trad. | traduit par | traduction"),
    volumes=phrases("tome | t. | vol. | no | n° | fasc."),
    pages=phrases("p. | pp. | page | pages"),
    editions=phrases("éd. | édition"),
    note_headings=phrases("notes de bas de page | notes | sources | notes de fin"),
    reference_headings=phrases(
        "références | bibliographie | orientations bibliographiques"
        " | références bibliographiques | ouvrages cités | liste des références"
        " | sources | webographie | référence | références citées | liste de références"
        " | bibliographie sélective | bibliographie indicative | éléments de bibliographie"
        " | orientation bibliographique | ouvrages consultés | œuvres citées | oeuvres citées | travaux cités"
        " | textes cités | articles cités | sources citées | sources primaires | sources secondaires"
        " | sources imprimées | sources manuscrites | sources et bibliographie | littérature citée"
        " | sitographie | médiagraphie"
    ),
    link_headings=phrases(
        "pour aller plus loin | pour en savoir plus | liens externes | liens | lectures complémentaires"
    ),
    in_language=words("en"),
    law_words=phrases(
        "loi | lois | décret | arrêté | règlement | ordonnance | constitution | code | directive | traité | "
        "convention | arrêt | circulaire"
    ),
    that=words("que"),
    retracted=phrases("rétracté | rétractation | retiré"),
    adversatives=phrases("mais | cependant | toutefois | pourtant | néanmoins | sauf | quoique"),
    function_words=words(
        "le la les et des est une dans du que qui pour pas sur au avec sont par ce aux ne cette ces son ses leur "
        "plus contre après entre comment pourquoi sans à été où l d qu s n je tu il elle nous vous ils elles on "
        "en de un me te lui y se sa mon ma mes ton notre nos votre vos cela ça c j m t avait ont ai était être "
        "avoir fait faire peut tout tous toute toutes mais ou donc si très bien aussi même encore jamais rien "
        "deux chez vers depuis pendant avant dont celui celle ceux autre autres"
    ),
    abbreviations=words("mme mlle mm mgr dr prof cf"),
    errors=ErrorWords(
        subjects=words(
            "page contenu article l'article l'adresse document fichier adresse lien url ressource site billet "
            "texte publication vidéo image actualité message annonce l'élément élément"
        ),
        negations=words("pas non ne n n'existe n'est n'a introuvable aucune aucun"),
        verbs=words(
            "trouvée trouvé trouver existe n'existe disponible trouvés accessible existant existante existent "
            "trouvable retrouver"
        ),
        absences=words(
            "introuvable supprimée supprimé inexistante inexistant expirée expiré disparu indisponible retiré "
            "retirée déplacée déplacé effacée effacé introuvables perdue perdu archivée"
        ),
        troubles=words("temporairement maintenance"),
        others=words(
            "la le l les cette cet ce vous que qui demandée demandé recherchez cherchez avez désolé désolée "
            "désolés oups oops erreur est n'est n'a a été plus pas nous ou peut être temporairement sur serveur "
            "et de un une mais dans du des au aux son sa ses vers pour avoir nos n' d' qu' c' s' l' semble "
            "plusieurs malheureusement navrés regrettons ici saisie saisi tapée mauvaise url"
        ),
        sites=words("site serveur service portail plateforme"),
        unavailable=words(
            "ligne disponible accessible indisponible inaccessible afficher affiché affichée affiche charger chargé "
            "chargée charge joignable"
        ),
        over=words("plus"),
    ),
    later=phrases(
        "réessayez | réessayer | veuillez patienter | revenez | plus tard | dans quelques minutes | dans quelques "
        "instants | maintenance | travaux en cours | temporairement | momentanément | erreur technique | problème "
        "technique | surcharge | bientôt de retour"
    ),
    required=phrases(
        "connectez-vous | se connecter | identifiez-vous | abonnez-vous | abonnés | abonnement | votre navigateur "
        "| autorisation | activer javascript | accepter les cookies | votre bibliothèque"
    ),
    headings=PageHeadings(
        gone=phrases("introuvable | page introuvable | page non trouvée | erreur 404 | cette page n'existe pas"),
        trouble=phrases(
            "erreur | en maintenance | site en maintenance | maintenance en cours | service indisponible | erreur "
            "interne du serveur | une erreur est survenue | une erreur s'est produite | site en construction | "
            "erreur interne | session expirée | erreur de connexion à la base de données | * temporairement "
            "indisponible | * momentanément indisponible | le site est en maintenance | * en maintenance | erreur "
            "serveur | problème technique | nous revenons bientôt | connexion à la base de données impossible"
        ),
        denied=phrases(
            "accès refusé | accès interdit | vous n'avez pas accès | navigateur non pris en charge | page bloquée"
        ),
        challenge=phrases(
            "un instant | veuillez patienter | vérification de sécurité | êtes vous un robot | vérifiez que vous "
            "êtes humain | êtes-vous un robot | êtes vous humain | je ne suis pas un robot | salle d'attente | "
            "file d'attente | vous êtes dans la file d'attente | vérification de votre navigateur | nous "
            "vérifions votre navigateur | confirmez que vous êtes humain"
        ),
        login=phrases(
            "connexion | se connecter | identifiez vous | connectez vous | s'identifier | créer un compte | "
            "identifiez-vous | se connecter à facebook | vidéo privée | espace abonné | se connecter à * | "
            "connexion à * | vous devez vous connecter | connectez-vous pour *"
        ),
        paywall=phrases(
            "réservé aux abonnés | article réservé aux abonnés | abonnez vous | abonnez vous pour lire la suite | "
            "abonnement requis | abonnez-vous | abonnez-vous pour lire la suite | cet article est réservé aux "
            "abonnés | abonnez-vous pour *"
        ),
        region=phrases(
            "non disponible dans votre pays | contenu non disponible dans votre région | choisissez votre région "
            "| choisissez votre pays | vérification de l'âge | êtes-vous majeur"
        ),
        consent=phrases(
            "gestion des cookies | nous respectons votre vie privée | votre vie privée est importante | "
            "paramètres de confidentialité | avant de continuer | votre vie privée est importante pour nous | le "
            "respect de votre vie privée est notre priorité | paramètres des cookies | cookies désactivés | "
            "continuer sans accepter | choix de consentement | nous utilisons des cookies | ce site utilise des "
            "cookies | accepter les cookies"
        ),
        placeholder=phrases("accueil | page d'accueil | sans titre | bienvenue | chargement"),
        parked=phrases(
            "ce domaine est à vendre | nom de domaine à vendre | domaine expiré | ce nom de domaine est à vendre "
            "| ce domaine a expiré | domaine réservé | domaine parqué | ce site est en construction | ce domaine "
            "pourrait être à vous | le domaine * est à vendre"
        ),
    ),
)
