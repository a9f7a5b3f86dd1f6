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
    archived_at=phrases("archiviert | archiviert unter | archivversion | archivkopie | archiviert vom original"),
    ibid=phrases("ebenda | ebd. | ebda."),
    same_author=phrases("ders. | derselbe | dies. | dieselbe | dieselben"),
    op_cit=phrases("a. a. o. | am angegebenen ort"),
    above=phrases("oben | s. o. | siehe oben"),
    note_words=phrases("fußnote | fußnoten | fussnote | fussnoten | fußn. | fn. | anm. | anmerkung | note | n."),
    signals=phrases(
        "siehe auch | siehe | vgl. | vergleiche | s. auch | zit. nach | zitiert nach | quelle | quellen | vgl"
    ),
    bylines=words("von"),
    others=phrases("u. a. | et al. | und andere"),
    editors=phrases("hrsg. | hg. | herausgeber | herausgegeben von"),
    translators=phrases("übers. | übersetzt von | übersetzung"),
    volumes=phrases("bd. | band | bde. | heft | jg. | nr."),
    pages=phrases("s. | seite | seiten"),
    editions=phrases("aufl. | auflage"),
    note_headings=phrases(
        "anmerkungen | endnoten | fußnoten | fussnoten | einzelnachweise | nachweise | quellen | anmerkungsverzeichnis"
    ),
    reference_headings=phrases(
        "literatur | literaturverzeichnis | quellen | quellenverzeichnis | literaturangaben | bibliographie"
        " | bibliografie | referenzen | quellen und literatur | quellen- und literaturverzeichnis"
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
    abbreviations=words("vgl bzw bspw ggf sog insb dr prof"),
    letters="ß",
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
    errors=ErrorWords(
        subjects=words(
            "Seite Inhalt Artikel Dokument Datei Beitrag Internetseite Webseite Adresse URL Link Website Inhalte"
        ),
        negations=words("nicht keine kein konnte nichts"),
        verbs=words("gefunden existiert verfügbar vorhanden finden erreichbar existieren gibt"),
        absences=words("gelöscht entfernt abgelaufen fehlt verschwunden"),
        troubles=words("vorübergehend Wartung Wartungsarbeiten"),
        others=words(
            "die der das diese dieser dieses den dem leider wurde werden wir konnten ist sind gesuchte gewünschte "
            "angeforderte angefragte aufgerufene es tut uns leid sie mehr unter haben kann oder und von ihnen auf "
            "Fehler entschuldigung vorübergehend nicht zurzeit hier Server"
        ),
    ),
    headings=PageHeadings(
        gone=phrases("nicht gefunden | seite nicht gefunden | fehler 404 | diese seite existiert nicht"),
        trouble=phrases(
            "wartungsarbeiten | wartungsmodus | wartung | technische störung | fehler | interner serverfehler | "
            "dienst nicht verfügbar | seite wird gewartet | ein fehler ist aufgetreten | wir sind gleich zurück | "
            "website im aufbau | baustelle"
        ),
        denied=phrases("zugriff verweigert | zugriff nicht gestattet | kein zugriff | zugang verweigert"),
        challenge=phrases(
            "nur einen moment | einen moment bitte | bitte warten | sind sie ein roboter | sicherheitsüberprüfung "
            "| bestätigen sie dass sie ein mensch sind"
        ),
        login=phrases(
            "anmelden | anmeldung | einloggen | login | registrieren | bitte melden sie sich an | bei ihrem konto "
            "anmelden | anmelden oder registrieren"
        ),
        paywall=phrases("jetzt abonnieren | nur für abonnenten | weiterlesen mit abo | abonnement erforderlich"),
        region=phrases("in ihrem land nicht verfügbar | in ihrer region nicht verfügbar"),
        consent=phrases(
            "cookie einstellungen | datenschutzeinstellungen | ihre privatsphäre ist uns wichtig | wir schätzen "
            "ihre privatsphäre | cookie hinweis | zustimmung | bevor sie fortfahren"
        ),
        placeholder=phrases("startseite | willkommen | ohne titel | seite wird geladen | unbenanntes dokument"),
    ),
)
