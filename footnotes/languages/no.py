"""Norwegian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

NORWEGIAN = Language(
    code="no",
    name="Norwegian",
    script="latin",
    months=months(
        "januar | februar | mars | april | mai | juni | juli | august | september | oktober | november | desember"
    ),
    short_months=months("jan | feb | mar | apr | | jun | jul | aug | sep sept | okt | nov | des"),
    seasons=phrases("vår | våren | sommer | sommeren | høst | høsten | vinter | vinteren"),
    conjunctions=phrases("og | samt"),
    alternatives=phrases("eller"),
    date_words=words("den"),
    accessed=phrases(
        "hentet | lest | lastet ned | besøkt | sist besøkt | sist lest | åpnet | nedlastet | sist hentet | "
        "tilgjengelig per"
    ),
    available_at=phrases("tilgjengelig på | tilgjengelig fra | tilgjengelig | finnes på | hentet fra"),
    archived_at=phrases("arkivert | arkivert fra originalen | arkivkopi | arkivert versjon"),
    ibid=phrases("ibid. | ibidem | samme sted"),
    same_author=phrases("idem | samme"),
    op_cit=phrases("op. cit. | anf. verk"),
    above=phrases("ovenfor"),
    note_words=phrases("note | noten | fotnote | fotnoter | noter"),
    signals=phrases(
        "se også | se | jf. | jfr. | sml. | sammenlign | sitert i | kilde: | kilder: | se f.eks. | se bl.a. | "
        "se for eksempel"
    ),
    kinds=phrases("podkast | video | film | rapport | artikkel | studie | intervju | tale | kart | pressemelding"),
    bylines=words("av"),
    others=phrases("m. fl. | et al. | mfl."),
    editors=phrases("red. | utg. | redaktør"),
    translators=phrases("overs. | oversatt av | oversettelse"),
    volumes=phrases("bind | bd. | årg. | vol. | del | nr."),
    pages=phrases("s. | side | sider"),
    editions=phrases("utg. | utgave"),
    note_headings=phrases("noter | fotnoter | sluttnoter | kilder | notar"),
    reference_headings=phrases(
        "litteratur | litteraturliste | referanser | kilder | kildeliste | bibliografi | referanseliste"
        " | referansar | litteraturreferanser | kjelder | kjeldeliste | kildehenvisninger"
        " | litteraturhenvisninger"
    ),
    link_headings=phrases("videre lesning | eksterne lenker | lenker"),
    in_language=words("på"),
    law_words=phrases("loven | forskrift | grunnlov | grunnloven | forordning | direktiv | traktat | rundskriv"),
    that=words("at"),
    retracted=phrases("trukket tilbake | tilbaketrukket | tilbaketrekk"),
    adversatives=phrases("men | likevel | imidlertid"),
    function_words=words("og at det i en som er av for på med til den har ikke om et de var ble"),
    abbreviations=words("bl.a f.eks dr prof jf"),
    errors=ErrorWords(
        subjects=words("siden side artikkelen innholdet dokumentet filen innlegget"),
        negations=words("ikke kunne ingen"),
        verbs=words("finnes funnet finne eksisterer tilgjengelig"),
        absences=words("fjernet slettet forsvunnet flyttet"),
        troubles=words("midlertidig vedlikehold"),
        others=words(
            "den det du leter etter søker dessverre beklager feil kan denne dette har vi er på som ble blitt jeg "
            "mer lenger hva eller og"
        ),
        sites=words("nettstedet nettsiden serveren tjenesten"),
        unavailable=words("tilgjengelig lastes vises åpnes"),
        over=words("lenger mer"),
    ),
    later=phrases(
        "prøv igjen | prøv senere | kom tilbake | om et øyeblikk | senere | vedlikehold | midlertidig | tekniske "
        "problemer | teknisk feil | jobber med"
    ),
    required=phrases("logg inn | abonner | abonnenter | nettleseren din | tillatelse | godta cookies"),
    headings=PageHeadings(
        gone=phrases("siden ble ikke funnet | siden finnes ikke | fant ikke siden | ikke funnet"),
        trouble=phrases(
            "feil | vedlikehold | teknisk feil | tjenesten er ikke tilgjengelig | intern serverfeil | det oppstod "
            "en feil | noe gikk galt"
        ),
        denied=phrases("ingen tilgang | tilgang nektet"),
        challenge=phrases("et øyeblikk | vennligst vent | sikkerhetskontroll | jeg er ikke en robot"),
        login=phrases("logg inn | innlogging | opprett konto | registrer deg | logg inn på *"),
        paywall=phrases("kun for abonnenter | bli abonnent | krever abonnement"),
        region=phrases("ikke tilgjengelig i ditt land"),
        consent=phrases(
            "informasjonskapsler | cookieinnstillinger | vi respekterer personvernet ditt | før du fortsetter | "
            "vi bryr oss om personvernet ditt"
        ),
        placeholder=phrases("forside | hjem | velkommen | uten tittel | laster"),
        parked=phrases("domenet er til salgs"),
    ),
)
