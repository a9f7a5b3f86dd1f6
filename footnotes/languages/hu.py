"""Hungarian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

HUNGARIAN = Language(
    code="hu",
    name="Hungarian",
    script="latin",
    months=months(
        "január | február | március | április | május | június | július | augusztus | szeptember | október | "
        "november | december"
    ),
    short_months=months("jan | febr feb | márc | ápr | | jún | júl | aug | szept | okt | nov | dec"),
    seasons=phrases("tavasz | nyár | ősz | tél"),
    conjunctions=phrases("és | valamint"),
    alternatives=phrases("vagy"),
    accessed=phrases(
        "letöltve | letöltés | letöltés dátuma | utolsó letöltés | megtekintve | utolsó megtekintés | hozzáférés "
        "| elérés | hozzáférés dátuma | letöltés ideje"
    ),
    available_at=phrases("elérhető | elérhető itt | letölthető | online elérhető | elérhetőség"),
    archived_at=phrases("archiválva | archivált | archivált változat | archívum"),
    ibid=phrases("ibid. | ibidem | uo. | ugyanott"),
    same_author=phrases("idem | uő. | ugyanő"),
    op_cit=phrases("op. cit. | i. m. | idézett mű"),
    above=phrases("fent | fentebb"),
    note_words=phrases("lábjegyzet | jegyzet | lj. | jegyz."),
    signals=phrases("lásd még | lásd | ld. | vö. | vesd össze | idézi | forrás: | források:"),
    kinds=phrases("podcast | videó | film | jelentés | cikk | tanulmány | interjú | beszéd | térkép | sajtóközlemény"),
    others=phrases("et al. | és mások | és tsai."),
    editors=phrases("szerk. | szerkesztette | szerkesztő"),
    translators=phrases("ford. | fordította"),
    volumes=phrases("köt. | kötet | évf. | sz. | szám"),
    pages=phrases("o. | old. | oldal | p. | pp."),
    editions=phrases("kiad. | kiadás"),
    note_headings=phrases("jegyzetek | lábjegyzetek | végjegyzetek | források"),
    reference_headings=phrases(
        "irodalom | irodalomjegyzék | felhasznált irodalom | források | hivatkozások | bibliográfia"
        " | szakirodalom | hivatkozott irodalom | forrásjegyzék | felhasznált források | hivatkozásjegyzék"
        " | idézett irodalom | referenciák"
    ),
    link_headings=phrases("további információk | külső hivatkozások | ajánlott irodalom | internetes források"),
    law_words=phrases(
        "törvény | rendelet | alaptörvény | törvénykönyv | irányelv | szerződés | határozat | ítélet | egyezmény "
        "| alkotmány"
    ),
    that=words("hogy"),
    retracted=phrases("visszavon"),
    adversatives=phrases("de | azonban | viszont"),
    function_words=words("a az és hogy nem is egy ez de volt meg csak már mint el ki még azt van kell után szerint"),
    abbreviations=words("dr prof özv ún kb ld vö ill"),
    errors=ErrorWords(
        subjects=words("oldal lap cikk dokumentum tartalom oldalt cikket tartalmat hír"),
        negations=words("nem"),
        verbs=words("található létezik elérhető találjuk találtuk"),
        absences=words("törölve törölték eltávolították áthelyezték megszűnt"),
        troubles=words("átmenetileg karbantartás"),
        others=words(
            "a az keresett kért ez sajnos hiba sajnáljuk már egy amit amelyet keres keresel nincs hoppá ezen lehet hogy"
        ),
        sites=words("webhely honlap szerver szolgáltatás kiszolgáló"),
        unavailable=words("elérhető betölteni megjeleníteni"),
        over=words("már többé"),
    ),
    later=phrases(
        "próbálja újra | próbálja meg később | próbáld újra | jöjjön vissza | később | karbantartás | átmenetileg "
        "| technikai hiba | műszaki hiba | dolgozunk"
    ),
    required=phrases("jelentkezzen be | bejelentkezés | előfizetés | előfizetőknek | böngészője | engedély"),
    headings=PageHeadings(
        gone=phrases("az oldal nem található | nem található | a keresett oldal nem található | 404 hiba"),
        trouble=phrases(
            "hiba | karbantartás | karbantartás alatt | a szolgáltatás nem érhető el | szerverhiba | hiba történt"
        ),
        denied=phrases("hozzáférés megtagadva | tiltott hozzáférés"),
        challenge=phrases("egy pillanat | kérjük várjon | biztonsági ellenőrzés | nem vagyok robot | kérem várjon"),
        login=phrases("bejelentkezés | belépés | jelentkezzen be | regisztráció"),
        paywall=phrases("csak előfizetőknek | előfizetői tartalom | fizessen elő"),
        region=phrases("nem elérhető az ön országában"),
        consent=phrases(
            "süti beállítások | sütik kezelése | fontos számunkra az ön adatainak védelme | mielőtt továbblépne"
        ),
        placeholder=phrases("kezdőlap | főoldal | címlap | névtelen | üdvözöljük"),
        parked=phrases("eladó domain | ez a domain eladó"),
    ),
)
