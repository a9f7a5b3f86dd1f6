"""Latvian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

LATVIAN = Language(
    code="lv",
    name="Latvian",
    script="latin",
    months=months(
        "janvāris | februāris | marts | aprīlis | maijs | jūnijs | jūlijs | augusts | septembris | oktobris | "
        "novembris | decembris"
    ),
    short_months=months("janv | febr | marts | apr | | jūn | jūl | aug | sept | okt | nov | dec"),
    seasons=phrases("pavasaris | vasara | rudens | ziema"),
    conjunctions=phrases("un | kā arī"),
    alternatives=phrases("vai"),
    accessed=phrases(
        "skatīts | apskatīts | piekļuve | pēdējo reizi skatīts | sk. | pārbaudīts | aplūkots | piekļuves datums | "
        "resurss apskatīts"
    ),
    available_at=phrases("pieejams | pieejama | pieejams vietnē | pieejams tiešsaistē"),
    archived_at=phrases("arhivēts | arhīvs | arhīva kopija | arhivēta"),
    ibid=phrases("turpat | ibid."),
    same_author=phrases("tas pats | tā pati"),
    op_cit=phrases("op. cit. | minētais darbs"),
    above=phrases("augstāk"),
    note_words=phrases("piezīme | zemsvītras piezīme | vēre | parinde"),
    signals=phrases("sk. arī | skat. arī | sk. | skat. | skatīt | sal. | salīdzināt | citēts pēc | avots: | avoti:"),
    kinds=phrases(
        "podkāsts | video | filma | ziņojums | raksts | pētījums | intervija | runa | karte | paziņojums presei"
    ),
    others=phrases("u. c. | un citi"),
    editors=phrases("red. | sast. | sastādītājs"),
    translators=phrases("tulk. | tulkojis | tulkojums"),
    volumes=phrases("sēj. | sējums | nr. | d. | daļa"),
    pages=phrases("lpp. | lappuse"),
    editions=phrases("izd. | izdevums"),
    note_headings=phrases("piezīmes | vēres | atsauces | zemsvītras piezīmes | avoti"),
    reference_headings=phrases(
        "literatūra | avoti | literatūras saraksts | bibliogrāfija | izmantotā literatūra"
        " | avoti un literatūra | izmantotās literatūras saraksts | avotu saraksts | atsauces"
        " | izmantotie avoti"
    ),
    link_headings=phrases("ārējās saites | papildu literatūra | interneta avoti"),
    law_words=phrases(
        "likums | likuma | konstitūcija | satversme | kodekss | noteikumi | rīkojums | regula | direktīva | "
        "līgums | spriedums | lēmums"
    ),
    that=words("ka"),
    retracted=phrases("atsaukt"),
    adversatives=phrases("bet | tomēr | taču"),
    function_words=words(
        "un ir ar no par uz kas ka bet tas arī lai pie nav pēc kā bija vai to šo gan tiek tika līdz ne jau tikai "
        "būs viņš viņa savu kurā kuri ko tā var ja vēl pa starp gada gadā šī"
    ),
    abbreviations=words("piem prof dr sk skat sal"),
    errors=ErrorWords(
        subjects=words("lapa lappuse raksts dokuments saturs fails"),
        negations=words("nav netika neeksistē nevar"),
        verbs=words("atrasta atrasts atrast eksistē pieejama pieejams"),
        absences=words("dzēsta dzēsts noņemta pārvietota"),
        troubles=words("īslaicīgi pagaidām"),
        others=words("šī meklētā pieprasītā kuru jūs meklējat diemžēl atvainojiet kļūda tika ir vairs vai un"),
        sites=words("vietne serveris pakalpojums"),
        unavailable=words("pieejama pieejams nepieejama nepieejams ielādēt"),
        over=words("vairs"),
    ),
    later=phrases("mēģiniet vēlreiz | mēģiniet vēlāk | vēlāk | īslaicīgi | tehniski | apkope"),
    required=phrases("pierakstieties | abonējiet | pārlūkprogramma | atļauja"),
    headings=PageHeadings(
        gone=phrases("lapa nav atrasta | nav atrasts | lapa neeksistē | kļūda 404"),
        trouble=phrases(
            "kļūda | tehniskie darbi | notiek apkope | pakalpojums nav pieejams | servera kļūda | radās kļūda"
        ),
        denied=phrases("piekļuve liegta | pieeja liegta"),
        challenge=phrases("vienu mirkli | lūdzu uzgaidiet | drošības pārbaude | es neesmu robots"),
        login=phrases("pieslēgties | ielogoties | pieteikties | reģistrēties | autorizācija"),
        paywall=phrases("tikai abonentiem | abonē"),
        region=phrases("nav pieejams jūsu valstī"),
        consent=phrases("sīkdatņu iestatījumi | mēs cienām jūsu privātumu | pirms turpināt"),
        placeholder=phrases("sākums | sākumlapa | bez nosaukuma | laipni lūdzam"),
        parked=phrases("domēns tiek pārdots"),
    ),
)
