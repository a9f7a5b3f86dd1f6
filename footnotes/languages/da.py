"""Danish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

DANISH = Language(
    code="da",
    name="Danish",
    script="latin",
    months=months(
        "januar | februar | marts | april | maj | juni | juli | august | september | oktober | november | december"
    ),
    short_months=months("jan | feb | mar | apr | | jun | jul | aug | sep sept | okt | nov | dec"),
    seasons=phrases("forår | foråret | sommer | sommeren | efterår | efteråret | vinter | vinteren"),
    conjunctions=phrases("og | samt"),
    alternatives=phrases("eller"),
    date_words=words("den d."),
    accessed=phrases("hentet | tilgået | besøgt | sidst besøgt | læst | set | sidst set | lokaliseret | senest besøgt"),
    available_at=phrases("tilgængelig på | tilgængelig via | tilgængelig | findes på | kan findes på | hentet fra"),
    archived_at=phrases("arkiveret | arkiveret fra originalen | arkivkopi | arkiveret version"),
    ibid=phrases("ibid. | ibidem | sst."),
    same_author=phrases("idem | samme"),
    op_cit=phrases("op. cit. | anf. skr."),
    above=phrases("ovenfor"),
    note_words=phrases("note | noten | fodnote | fodnoter | noter"),
    signals=phrases(
        "se også | se | jf. | jfr. | sml. | sammenlign | citeret i | kilde: | kilder: | se f.eks. | se bl.a. | "
        "se eksempelvis"
    ),
    kinds=phrases("podcast | video | film | rapport | artikel | studie | interview | tale | kort | pressemeddelelse"),
    bylines=words("af"),
    others=phrases("m. fl. | et al."),
    editors=phrases("red. | udg. | redaktør"),
    translators=phrases("overs. | oversat af | oversættelse"),
    volumes=phrases("bind | bd. | årg. | vol. | del | nr."),
    pages=phrases("s. | side | sider"),
    editions=phrases("udg. | udgave"),
    note_headings=phrases("noter | fodnoter | slutnoter | kilder"),
    reference_headings=phrases(
        "litteratur | litteraturliste | referencer | kilder | kildeliste | bibliografi"
        " | litteraturfortegnelse | referenceliste | litteraturhenvisninger | kildefortegnelse"
        " | kildehenvisninger | henvisninger | anvendt litteratur | citeret litteratur"
    ),
    link_headings=phrases("videre læsning | eksterne henvisninger | links"),
    in_language=words("på"),
    law_words=phrases("loven | bekendtgørelse | grundlov | grundloven | forordning | direktiv | traktat | cirkulære"),
    that=words("at"),
    retracted=phrases("trukket tilbage | tilbagetrukket | tilbagetrækning"),
    adversatives=phrases("men | dog | imidlertid"),
    function_words=words(
        "og at det i en som er af for på med til den har ikke om et de var blev fra ved efter mod så kan nye jeg"
    ),
    abbreviations=words("bl.a f.eks hr skt dr prof jf"),
    errors=ErrorWords(
        subjects=words("siden side indholdet artiklen dokumentet filen indlægget"),
        negations=words("ikke kunne ingen"),
        verbs=words("findes fundet finde eksisterer tilgængelig tilgængeligt"),
        absences=words("fjernet slettet forsvundet flyttet"),
        troubles=words("midlertidigt vedligeholdelse"),
        others=words(
            "den det du leder efter søger desværre beklager fejl kan denne dette har vi er på som blev blevet jeg "
            "mere længere kunne findes hvad eller og"
        ),
        sites=words("hjemmesiden websitet webstedet serveren tjenesten"),
        unavailable=words("tilgængelig tilgængeligt indlæses vises åbnes"),
        over=words("længere mere"),
    ),
    later=phrases(
        "prøv igen | prøv senere | kom tilbage | om et øjeblik | senere | vedligeholdelse | midlertidigt | "
        "tekniske problemer | teknisk fejl | arbejder på"
    ),
    required=phrases("log ind | abonner | abonnenter | din browser | tilladelse | accepter cookies"),
    headings=PageHeadings(
        gone=phrases("siden blev ikke fundet | siden findes ikke | siden kunne ikke findes | ikke fundet"),
        trouble=phrases(
            "fejl | vedligeholdelse | teknisk fejl | tjenesten er ikke tilgængelig | intern serverfejl | der er "
            "opstået en fejl | noget gik galt | der opstod en fejl"
        ),
        denied=phrases("adgang nægtet | ingen adgang"),
        challenge=phrases("et øjeblik | vent venligst | sikkerhedskontrol | jeg er ikke en robot"),
        login=phrases("log ind | log på | opret konto | opret bruger | log ind på *"),
        paywall=phrases("kun for abonnenter | bliv abonnent | kræver abonnement"),
        region=phrases("ikke tilgængelig i dit land"),
        consent=phrases(
            "cookieindstillinger | vi respekterer dit privatliv | før du fortsætter | vi værner om dit privatliv"
        ),
        placeholder=phrases("forside | hjem | velkommen | uden titel | indlæser"),
        parked=phrases("domænet er til salg"),
    ),
)
