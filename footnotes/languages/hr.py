"""Croatian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

CROATIAN = Language(
    code="hr",
    name="Croatian",
    script="latin",
    months=months(
        "siječnja siječanj | veljače veljača | ožujka ožujak | travnja travanj | svibnja svibanj | lipnja lipanj "
        "| srpnja srpanj | kolovoza kolovoz | rujna rujan | listopada listopad | studenoga studeni studenog | "
        "prosinca prosinac"
    ),
    short_months=months("sij | velj | ožu | tra | svi | |  | kol | ruj | | stu | pro"),
    seasons=phrases("proljeće | ljeto | jesen | zima"),
    conjunctions=phrases("i | te"),
    alternatives=phrases("ili"),
    date_words=words("dana"),
    accessed=phrases(
        "pristupljeno | posljednji pristup | zadnji pristup | datum pristupa | posjećeno | preuzeto | pregledano "
        "| zadnji put pristupljeno | pristup ostvaren"
    ),
    available_at=phrases("dostupno na | dostupno | raspoloživo na | preuzeto s | dostupno putem"),
    archived_at=phrases("arhivirano | arhivirana kopija | arhiva | arhivirano iz izvornika"),
    ibid=phrases("ibid. | ibidem | isto | na istom mjestu"),
    same_author=phrases("idem | isti | ista"),
    op_cit=phrases("op. cit. | nav. dj. | n. d."),
    note_words=phrases("bilješka | bilj. | fusnota | napomena"),
    signals=phrases("vidi također | vidi i | vidi | v. | usp. | usporedi | cit. prema | izvor: | izvori:"),
    kinds=phrases("podcast | video | film | izvješće | članak | studija | intervju | govor | karta | priopćenje"),
    others=phrases("i dr. | i sur. | et al."),
    editors=phrases("ur. | uredio | uredila | prir."),
    translators=phrases("prev. | preveo | prijevod"),
    volumes=phrases("sv. | svezak | knj. | god. | br. | vol."),
    pages=phrases("str. | stranica"),
    editions=phrases("izd. | izdanje"),
    note_headings=phrases("bilješke | fusnote | napomene | izvori | opombe | белешке | напомене | фусноте"),
    reference_headings=phrases(
        "literatura | izvori | popis literature | bibliografija | izvori i literatura | korištena literatura"
        " | reference | popis izvora | navedena literatura | citirana literatura | popis referenci"
        " | literatura i izvori | литература | извори | библиографија | референце | списак литературе"
        " | коришћена литература | popis korištene literature | korišćena literatura | spisak literature"
        " | viri | viri in literatura | seznam literature"
    ),
    link_headings=phrases("vanjske poveznice | dodatna literatura | internetski izvori"),
    in_language=words("na"),
    law_words=phrases(
        "zakon | zakona | zakonik | uredba | ustav | pravilnik | direktiva | ugovor | odluka | presuda | rješenje"
    ),
    that=words("da"),
    retracted=phrases("povučen"),
    adversatives=phrases("ali | međutim | ipak"),
    function_words=words(
        "u i je na da se za su od s o koji ne kao bi će ili što iz sa nije ali više biti koja koje samo kako "
        "nakon do po pri prema zbog kada već još sve bio bila"
    ),
    above=phrases("supra | gore navedeno"),
    abbreviations=words("dr prof npr tj tzv"),
    errors=ErrorWords(
        subjects=words("stranica stranicu stranice članak dokument sadržaj datoteka strana stranu sadržaja vijest"),
        negations=words("nije ne nema"),
        verbs=words(
            "pronađena pronađen pronađeno postoji pronaći dostupna dostupno moguće pronađene postojeća nađena naći"
        ),
        absences=words("uklonjena obrisana izbrisana premještena uklonjen obrisan maknuta"),
        troubles=words("privremeno održavanje"),
        others=words(
            "ova tražena koju tražite nažalost greška pogreška žao nam je traženu na ili i više smo se ovaj ovu "
            "traženi trazena može biti ups oprostite"
        ),
        sites=words("web-mjesto poslužitelj server servis portal"),
        unavailable=words("dostupna dostupan dostupno nedostupna nedostupan učitati prikazati"),
        over=words("više"),
    ),
    later=phrases(
        "pokušajte ponovno | pokušajte ponovo | pokušajte kasnije | vratite se | kasnije | održavanje | "
        "privremeno | tehnički problem | radimo na"
    ),
    required=phrases("prijavite | pretplata | pretplatite | vaš preglednik | dozvola"),
    headings=PageHeadings(
        gone=phrases("stranica nije pronađena | stranica ne postoji | nije pronađeno"),
        trouble=phrases(
            "greška | pogreška | održavanje | u tijeku je održavanje | usluga nije dostupna | pogreška "
            "poslužitelja | došlo je do pogreške | stranica u izradi"
        ),
        denied=phrases("pristup odbijen | pristup zabranjen | zabranjen pristup"),
        challenge=phrases("samo trenutak | molimo pričekajte | sigurnosna provjera | nisam robot"),
        login=phrases("prijava | prijavite se | prijavi se | registracija"),
        paywall=phrases("samo za pretplatnike | pretplatite se | sadržaj za pretplatnike"),
        region=phrases("nije dostupno u vašoj zemlji"),
        consent=phrases("postavke kolačića | vaša privatnost nam je važna | prije nego što nastavite"),
        placeholder=phrases("početna | naslovnica | početna stranica | bez naslova | dobrodošli"),
        parked=phrases("domena je na prodaju"),
    ),
)
