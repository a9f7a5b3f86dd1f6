"""Dutch."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

DUTCH = Language(
    code="nl",
    name="Dutch",
    script="latin",
    months=months(
        "januari | februari | maart | april | mei | juni | juli | augustus | september | oktober | november | december"
    ),
    short_months=months("jan | feb | mrt | apr | | jun | jul | aug | sep sept | okt | nov | dec"),
    seasons=phrases("lente | voorjaar | zomer | herfst | najaar | winter"),
    conjunctions=phrases("en | alsmede"),
    alternatives=phrases("of"),
    date_words=words("op"),
    accessed=phrases(
        "geraadpleegd | laatst geraadpleegd | geraadpleegd op | bezocht | laatst bezocht | bekeken | laatst "
        "bekeken | opgehaald | raadpleging | geopend"
    ),
    available_at=phrases(
        "beschikbaar op | beschikbaar via | te raadplegen op | te vinden op | online beschikbaar | via"
    ),
    archived_at=phrases("gearchiveerd | gearchiveerd op | archief | archiefkopie | gearchiveerde versie"),
    ibid=phrases("ibid. | ibidem | aldaar"),
    same_author=phrases("idem | dezelfde"),
    op_cit=phrases("op. cit. | a. w. | a. a. w. | t. a. p."),
    above=phrases("hierboven | supra | hiervoor"),
    note_words=phrases("noot | voetnoot | voetnoten | noten | nt. | vn."),
    signals=phrases("zie ook | zie | vgl. | vergelijk | cf. | geciteerd in | aangehaald in | bron: | bronnen:"),
    kinds=phrases(
        "podcast | video | film | documentaire | rapport | artikel | studie | interview | toespraak | kaart | "
        "persbericht | proefschrift"
    ),
    bylines=words("door"),
    others=phrases("et al. | e. a. | en anderen"),
    editors=phrases("red. | redactie | onder redactie van | o. r. v."),
    translators=phrases("vert. | vertaald door | vertaling"),
    volumes=phrases("deel | dl. | band | jrg. | jaargang | nr. | afl."),
    pages=phrases("p. | pp. | blz. | bladzijde | pagina"),
    editions=phrases("druk | editie | uitg."),
    note_headings=phrases("noten | voetnoten | eindnoten | noten en verwijzingen | bronnen | aantekeningen"),
    reference_headings=phrases(
        "literatuur | literatuurlijst | bronnen | bibliografie | referenties | bronnenlijst"
        " | geraadpleegde literatuur | literatuuropgave | referentielijst | literatuurverwijzingen"
        " | geciteerde literatuur | aangehaalde literatuur | geciteerde werken | bronvermelding"
        " | bronvermeldingen | geraadpleegde bronnen | verwijzingen | lijst van referenties"
    ),
    link_headings=phrases("verder lezen | externe links | meer lezen | websites"),
    in_language=words("in het"),
    law_words=phrases(
        "wetboek | besluit | verordening | richtlijn | grondwet | regeling | verdrag | vonnis | koninklijk besluit"
    ),
    that=words("dat"),
    retracted=phrases("ingetrokken | teruggetrokken | retractie"),
    adversatives=phrases("maar | echter | hoewel | tenzij"),
    function_words=words(
        "de het een van en in is dat op te zijn voor met niet aan er om ook als bij naar uit wordt door over die "
        "tegen maar wat hoe waarom nog na"
    ),
    abbreviations=words("dhr mevr mw dr drs ir prof vgl bijv"),
    errors=ErrorWords(
        subjects=words(
            "pagina inhoud artikel document bestand bericht link nieuwsbericht item video webpagina url "
            "afbeelding verhaal"
        ),
        negations=words("niet geen"),
        verbs=words("gevonden bestaat beschikbaar vinden vond bestaan bestaande"),
        absences=words("verwijderd verdwenen verplaatst verlopen weg offline gewist"),
        troubles=words("tijdelijk onderhoud"),
        others=words(
            "de het deze dit die u je zoekt gezochte opgevraagde sorry helaas fout kan kon is werd worden meer of "
            "en bestaat kunnen we zoek naar bent op dat een er in voor door misschien mogelijk oeps hebben heeft "
            "hier bezoeken opent oude link gevraagde uw jouw onze"
        ),
        sites=words("site website server dienst"),
        unavailable=words("beschikbaar bereikbaar laden geladen weergeven weergegeven getoond tonen toegankelijk"),
        over=words("meer langer"),
    ),
    later=phrases(
        "probeer het later | probeer het opnieuw | probeer opnieuw | later opnieuw | over enkele minuten | "
        "storing | onderhoud | tijdelijk | even niet | werken eraan | technische problemen | technisch probleem | "
        "binnenkort weer"
    ),
    required=phrases(
        "log in | inloggen | meld u aan | abonneer | abonnement | abonnees | uw browser | je browser | "
        "toestemming | javascript inschakelen | cookies accepteren"
    ),
    headings=PageHeadings(
        gone=phrases("niet gevonden | pagina niet gevonden | fout 404 | deze pagina bestaat niet"),
        trouble=phrases(
            "fout | onderhoud | in onderhoud | site in onderhoud | dienst niet beschikbaar | interne serverfout | "
            "er is een fout opgetreden | er is iets misgegaan | interne fout | storing | website in onderhoud | "
            "sessie verlopen | * tijdelijk niet beschikbaar | gepland onderhoud | * in onderhoud | serverfout | "
            "technische problemen | we zijn zo terug"
        ),
        denied=phrases("toegang geweigerd | geen toegang | toegang verboden | browser niet ondersteund"),
        challenge=phrases(
            "een moment geduld | even geduld alstublieft | beveiligingscontrole | ik ben geen robot | bent u een "
            "robot | ben je een mens | een ogenblik geduld | even geduld | wachtkamer | u staat in de wachtrij | "
            "veiligheidscontrole | uw browser wordt gecontroleerd | bevestig dat u een mens bent"
        ),
        login=phrases(
            "inloggen | aanmelden | registreren | log in | maak een account aan | aanmelden bij facebook | "
            "privévideo | aanmelden bij * | inloggen bij * | inloggen op * | u moet inloggen | log in om *"
        ),
        paywall=phrases(
            "alleen voor abonnees | exclusief voor abonnees | abonneer om verder te lezen | word abonnee | "
            "abonneer om * | dit artikel is voor abonnees"
        ),
        region=phrases("niet beschikbaar in uw land | kies uw regio | kies uw land | kies je land | leeftijdscontrole"),
        consent=phrases(
            "cookie-instellingen | cookiebeleid | wij respecteren uw privacy | voordat je verdergaat | privacy "
            "gate | uw privacy is belangrijk voor ons | jouw privacy is belangrijk voor ons | cookie instellingen "
            "| cookies uitgeschakeld | * privacy gate | wij gebruiken cookies | deze website gebruikt cookies | "
            "cookies accepteren"
        ),
        placeholder=phrases("startpagina | zonder titel | welkom | laden"),
        parked=phrases(
            "dit domein is te koop | domein te koop | deze domeinnaam is te koop | domeinnaam te koop | domein "
            "verlopen | website in aanbouw | dit domein is geregistreerd | het domein * is te koop"
        ),
    ),
)
