"""Swedish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

SWEDISH = Language(
    code="sv",
    name="Swedish",
    script="latin",
    months=months(
        "januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november | december"
    ),
    short_months=months("jan | feb | mar | apr | | jun | jul | aug | sep sept | okt | nov | dec"),
    seasons=phrases("våren | sommaren | hösten | vintern | vår | sommar | höst | vinter"),
    conjunctions=phrases("och | samt"),
    alternatives=phrases("eller"),
    date_words=words("den"),
    accessed=phrases(
        "hämtad | hämtat | hämtades | hämtad den | besökt | senast besökt | läst | läst den | åtkomst | senast hämtad"
    ),
    available_at=phrases(
        "tillgänglig på | tillgänglig via | tillgänglig | finns på | finns tillgänglig på | hämtad från | länk"
    ),
    archived_at=phrases("arkiverad | arkiverat | arkivkopia | arkiverad från originalet | arkiverad version"),
    ibid=phrases("ibid. | ibidem | a. st."),
    same_author=phrases("idem | dens. | densamme | densamma"),
    op_cit=phrases("op. cit. | a. a. | anf. arb."),
    above=phrases("ovan"),
    note_words=phrases("noten | fotnot | fotnoter | noter"),
    signals=phrases(
        "se även | se också | se | jfr | jämför | cf. | citerad i | citerat i | källa: | källor: | se t.ex. | "
        "se bl.a. | se exempelvis"
    ),
    kinds=phrases(
        "podd | video | film | dokumentär | rapport | artikel | studie | intervju | tal | karta | pressmeddelande"
    ),
    bylines=words("av"),
    others=phrases("m. fl. | et al."),
    editors=phrases("red. | utg. | redaktör"),
    translators=phrases("övers. | översättning"),
    volumes=phrases("band | bd. | årg. | vol. | del | nr"),
    pages=phrases("s. | sid. | sida | sidor"),
    editions=phrases("uppl. | upplaga"),
    note_headings=phrases("noter | fotnoter | slutnoter | noter och referenser | källor | anmärkningar"),
    reference_headings=phrases(
        "referenser | källor | litteratur | litteraturförteckning | källförteckning | bibliografi"
        " | referenslista | käll- och litteraturförteckning | referensförteckning | källhänvisningar"
        " | litteraturlista | litteraturreferenser | källor och litteratur | anförd litteratur"
        " | tryckta källor | otryckta källor"
    ),
    link_headings=phrases("vidare läsning | externa länkar | länkar | webbkällor"),
    in_language=words("på"),
    law_words=phrases("lagen | förordning | grundlag | balk | direktiv | fördrag | stadga | kungörelse"),
    that=words("att"),
    retracted=phrases("tillbakadrag | återkalla | indrag"),
    adversatives=phrases("men | dock | emellertid | fastän"),
    function_words=words(
        "och att det i en som är av för på med till den har inte om ett de var från vid efter mot så kan nya"
    ),
    abbreviations=words("bl.a t.ex dr prof jfr"),
    errors=ErrorWords(
        subjects=words("sidan sida innehållet artikeln dokumentet filen inlägget"),
        negations=words("inte kunde ej ingen inga"),
        verbs=words("hittas hittades finns hitta finnas existerar tillgänglig tillgängligt"),
        absences=words("borttagen raderad försvunnen flyttad"),
        troubles=words("tillfälligt underhåll"),
        others=words(
            "den det du söker letar efter tyvärr fel kan denna detta har vi är på som blivit jag längre att "
            "angivna begärda sökta ledsen beklagar vad eller och"
        ),
        sites=words("webbplatsen webbplats sajten server servern tjänsten"),
        unavailable=words("tillgänglig tillgängligt nås nåbar laddas visas öppnas"),
        over=words("längre mer"),
    ),
    later=phrases(
        "försök igen | försök senare | kom tillbaka | om en stund | senare | underhåll | tillfälligt | tekniska "
        "problem | tekniskt fel | arbetar på"
    ),
    required=phrases("logga in | prenumerera | prenumeranter | din webbläsare | behörighet | godkänn cookies"),
    headings=PageHeadings(
        gone=phrases("sidan hittades inte | sidan kunde inte hittas | sidan finns inte | hittades inte"),
        trouble=phrases(
            "fel | underhåll | tekniskt fel | tjänsten är inte tillgänglig | internt serverfel | ett fel har "
            "uppstått | något gick fel | underhåll pågår | ett fel uppstod"
        ),
        denied=phrases("åtkomst nekad | åtkomst förbjuden"),
        challenge=phrases("ett ögonblick | vänta | säkerhetskontroll | jag är inte en robot | väntrum"),
        login=phrases("logga in | inloggning | registrera dig | skapa konto | logga in på *"),
        paywall=phrases("endast för prenumeranter | bli prenumerant | prenumerera för att läsa vidare"),
        region=phrases("inte tillgängligt i ditt land"),
        consent=phrases("cookieinställningar | kakinställningar | vi värnar om din integritet | innan du fortsätter"),
        placeholder=phrases("startsida | hem | välkommen | utan titel | laddar"),
        parked=phrases("domänen är till salu | domän till salu"),
    ),
)
