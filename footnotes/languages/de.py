"""German."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

GERMAN = Language(
    code="de",
    name="German",
    script="latin",
    months=months(
        "januar jänner | februar feber | märz maerz | april | mai | juni | juli | august | september | oktober | "
        "november | dezember"
    ),
    short_months=months("jan jän | feb febr | mär mrz | apr | | jun | jul | aug | sep sept | okt | nov | dez"),
    seasons=phrases("frühjahr | frühling | sommer | herbst | winter"),
    conjunctions=phrases("und | sowie | u."),
    alternatives=phrases("oder"),
    date_words=words("am vom den"),
    accessed=phrases(
        "abgerufen | zuletzt abgerufen | aufgerufen | zuletzt aufgerufen | besucht | zuletzt besucht | zugriff | "
        "letzter zugriff | zugegriffen | eingesehen | zuletzt eingesehen | abruf | letzter abruf | abrufdatum | "
        "zuletzt geprüft | zugriffsdatum"
    ),
    available_at=phrases(
        "abrufbar unter | verfügbar unter | online unter | online verfügbar | online verfügbar unter | abgerufen "
        "unter | abgerufen von | zugänglich unter | unter | einsehbar unter | in:"
    ),
    copy_stands_at="archiviert unter",
    archived_at=phrases(
        "archiviert | archiviert unter | archivversion | archivkopie | archiviert vom original "
        "| archivierte fassung | archivierte version | archivierte kopie | gesichert unter | memento"
    ),
    ibid=phrases("ebenda | ebd. | ebda."),
    same_author=phrases("ders. | derselbe | dies. | dieselbe | dieselben"),
    op_cit=phrases("a. a. o. | am angegebenen ort"),
    above=phrases("oben | s. o. | siehe oben"),
    note_words=phrases("fußnote | fußnoten | fussnote | fussnoten | fußn. | fn. | anm. | anmerkung | note | n."),
    signals=phrases(
        "siehe auch | siehe | vgl. | vergleiche | s. auch | zit. nach | zitiert nach | quelle | quellen | vgl"
    ),
    kinds=phrases(
        "podcast | video | film | dokumentation | bericht | artikel | studie | interview | rede | vortrag | karte "
        "| gutachten | pressemitteilung | dissertation | aufsatz"
    ),
    bylines=words("von"),
    others=phrases("u. a. | et al. | und andere"),
    editors=phrases("hrsg. | hg. | hgg. | bearb. | red. | herausgeber | herausgegeben von"),
    translators=phrases("übers. | übersetzt von | übersetzung"),
    volumes=phrases("bd. | band | bde. | heft | jg. | nr."),
    pages=phrases("s. | seite | seiten"),
    editions=phrases("aufl. | auflage"),
    note_headings=phrases(
        "anmerkungen | endnoten | fußnoten | fussnoten | einzelnachweise | nachweise | quellen | anmerkungsverzeichnis"
    ),
    reference_headings=phrases(
        "literatur- und quellenverzeichnis"
        " | literatur | literaturverzeichnis | quellen | quellenverzeichnis | literaturangaben | bibliographie"
        " | bibliografie | referenzen | quellen und literatur | quellen- und literaturverzeichnis"
        " | weiterführende literatur | ausgewählte literatur | auswahlbibliographie | auswahlbibliografie"
        " | literaturliste | literaturhinweise | literaturnachweise | literaturnachweis"
        " | literatur und quellen | quellenangaben | quellennachweis | quellennachweise | quellenliste"
        " | quellenangabe | referenzliste | zitierte literatur | verwendete literatur | zitierte werke"
        " | verwendete quellen | benutzte literatur | schrifttum | schrifttumsverzeichnis | belege"
        " | einzelnachweise | nachweise | internetquellen | onlinequellen | primärquellen | sekundärliteratur"
        " | primärliteratur | archivalien | ungedruckte quellen | gedruckte quellen"
        " | verzeichnis der literatur | verzeichnis der zitierten literatur"
    ),
    link_headings=phrases(
        "weiterführende literatur | weblinks | links | zum weiterlesen | weiterführende links | internet"
    ),
    in_language=words("auf in"),
    law_words=phrases(
        "gesetz | gesetzes | gesetzbuch | grundgesetz | verfassung | verordnung | richtlinie | abkommen | vertrag "
        "| beschluss | urteil | satzung | erlass | bundesgesetz"
    ),
    that=words("dass daß"),
    retracted=phrases("zurückgezogen | retrahiert | retraktion | widerrufen"),
    adversatives=phrases("aber | jedoch | doch | allerdings | dennoch | obwohl | obgleich"),
    function_words=words(
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine auch einen einer wie aus bei "
        "nach über wird werden gegen sind vor zum zur als so es sie ihr mehr durch um bis was wer warum keine ich "
        "du wir mich dir mir uns euch man haben hat hatte habe hatten sein war waren wurde wurden würde kann "
        "können konnte muss müssen soll sollen will wollen darf dürfen dieser diese dieses diesem diesen jeder "
        "jede jedes jedem alle allen sehr noch nur schon dann wenn weil dass ob oder aber doch sondern ohne ab an "
        "am beim ins vom jedoch bereits dabei damit dazu davon daran hierauf vielmehr seit ihre ihren ihrem ihrer "
        "seine seiner seinem seinen einem eines etwa viele viel wenig beide beiden hier dort heute jetzt immer "
        "wieder ganz ja nein mal denn zwischen unter während etwas nichts andere anderen unser unsere unserer "
        "eure kein keinen lange zwei drei neue neuen wieso wo geben gibt macht machen komplett sowie bzw"
    ),
    abbreviations=words("dr prof med vgl bzw bspw ggf sog insb kath hr fr frl"),
    errors=ErrorWords(
        subjects=words(
            "Seite Inhalt Artikel Dokument Datei Beitrag Internetseite Webseite Adresse URL Link Website Inhalte "
            "Beitrags Artikels Eintrag Meldung Nachricht Bild Video Ressource Objekt Verweis Blog "
            "Veröffentlichung"
        ),
        negations=words("nicht keine kein konnte nichts"),
        verbs=words(
            "gefunden existiert verfügbar vorhanden finden erreichbar existieren gibt auffindbar findet fanden"
        ),
        absences=words("gelöscht entfernt abgelaufen fehlt verschwunden verschoben offline inexistent ungültig"),
        troubles=words("vorübergehend Wartung Wartungsarbeiten"),
        others=words(
            "die der das diese dieser dieses den dem leider wurde werden wir konnten ist sind gesuchte gewünschte "
            "angeforderte angefragte aufgerufene es tut uns leid sie mehr unter haben kann oder und von ihnen auf "
            "Fehler entschuldigung vorübergehend nicht zurzeit hier Server unserem unserer Archiv Link ihre ihr "
            "eingegebene eingegebenen angegebene gewählte ups hoppla ach schade möglicherweise vielleicht derzeit "
            "momentan aktuell zur zeit steht stehen nun schon bereits nur noch auch gar für zu im in an bei mit "
            "gelöscht worden sein hat existierende"
        ),
        sites=words("Site Website Webseite Internetseite Angebot Dienst Server Portal Internetangebot Webangebot"),
        unavailable=words(
            "verfügbar online erreichbar abrufbar aufrufbar aufgerufen geladen laden angezeigt anzeigen zugänglich"
        ),
        over=words("mehr länger"),
    ),
    later=phrases(
        "versuchen sie es | versuche es | noch einmal | später erneut | später wieder | in kürze | in wenigen "
        "minuten | wartung | wartungsarbeiten | arbeiten daran | technische störung | technischen problem | "
        "technische probleme | vorübergehend | zurzeit nicht | derzeit nicht | momentan nicht | überlastet | bald "
        "wieder"
    ),
    required=phrases(
        "anmelden | melden sie sich | einloggen | abonnement | abonnenten | berechtigung | ihr browser | "
        "javascript aktivieren | cookies akzeptieren | ihre bibliothek"
    ),
    headings=PageHeadings(
        gone=phrases("nicht gefunden | seite nicht gefunden | fehler 404 | diese seite existiert nicht"),
        trouble=phrases(
            "wartungsarbeiten | wartungsmodus | wartung | technische störung | fehler | interner serverfehler | "
            "dienst nicht verfügbar | seite wird gewartet | ein fehler ist aufgetreten | wir sind gleich zurück | "
            "website im aufbau | baustelle | seite nicht erreichbar | website offline | sitzung abgelaufen | "
            "wegen wartung geschlossen | überlastet | * vorübergehend nicht verfügbar | * vorübergehend nicht "
            "erreichbar | technische wartungsarbeiten | geplante wartungsarbeiten | serverfehler | serverproblem "
            "| technische probleme | wir sind bald wieder da | wir sind bald zurück | verbindung zur datenbank "
            "fehlgeschlagen | * wird gewartet"
        ),
        denied=phrases(
            "zugriff verweigert | zugriff nicht gestattet | kein zugriff | zugang verweigert | ihr browser wird "
            "nicht unterstützt | browser nicht unterstützt | seite gesperrt | gesperrt | zugriff auf * gesperrt | "
            "ihr zugriff wurde gesperrt"
        ),
        challenge=phrases(
            "nur einen moment | einen moment bitte | bitte warten | sind sie ein roboter | sicherheitsüberprüfung "
            "| bestätigen sie dass sie ein mensch sind | ich bin kein roboter | bist du ein mensch | sind sie ein "
            "mensch | sicherheitsabfrage | warteraum | warteschlange | sie sind in der warteschlange | "
            "menschlichkeit bestätigen | wir überprüfen ihren browser | ihr browser wird überprüft | bitte "
            "bestätigen sie dass sie kein roboter sind"
        ),
        login=phrases(
            "anmelden | anmeldung | einloggen | login | registrieren | bitte melden sie sich an | bei ihrem konto "
            "anmelden | anmelden oder registrieren | anmelden bei facebook | bitte anmelden | kundenkonto | "
            "zugang für abonnenten | privates video | mitgliederbereich | anmelden bei * | bei * anmelden | * "
            "login | bitte melden sie sich an um * | sie müssen sich anmelden | mitgliederlogin"
        ),
        paywall=phrases(
            "jetzt abonnieren | nur für abonnenten | weiterlesen mit abo | abonnement erforderlich | weiterlesen "
            "mit * | jetzt abonnieren und weiterlesen | dieser artikel ist für abonnenten"
        ),
        region=phrases(
            "in ihrem land nicht verfügbar | in ihrer region nicht verfügbar | wählen sie ihre region | wählen "
            "sie ihr land | altersprüfung | altersnachweis | sind sie über 18"
        ),
        consent=phrases(
            "cookie einstellungen | datenschutzeinstellungen | ihre privatsphäre ist uns wichtig | wir schätzen "
            "ihre privatsphäre | cookie hinweis | zustimmung | bevor sie fortfahren | mit werbung lesen oder im "
            "abo | mit werbung weiterlesen | mit werbung oder im pur abo | werbung oder abo | ihre "
            "datenschutzeinstellungen | wir und unsere partner brauchen ihre zustimmung | cookies deaktiviert | "
            "bitte aktivieren sie cookies | datenschutz einstellungen | * mit werbung lesen oder im pur abo | * "
            "mit werbung lesen oder im abo | mit werbung lesen oder im pur abo | * mit werbung oder im abo lesen "
            "| ihre zustimmung ist erforderlich | ihre zustimmung | wir benötigen ihre zustimmung | cookies "
            "akzeptieren | wir verwenden cookies | diese website verwendet cookies"
        ),
        placeholder=phrases("startseite | willkommen | ohne titel | seite wird geladen | unbenanntes dokument"),
        parked=phrases(
            "diese domain steht zum verkauf | domain zu verkaufen | domain kaufen | hier entsteht eine neue "
            "internetpräsenz | hier entsteht eine neue website | hier entsteht eine neue homepage | diese domain "
            "wurde bereits registriert | domain geparkt | diese domain ist geparkt | diese domain ist registriert "
            "| domain abgelaufen | dieser domainname steht zum verkauf | * steht zum verkauf | domain steht zum "
            "verkauf"
        ),
    ),
)
