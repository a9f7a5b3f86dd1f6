"""Czech."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

CZECH = Language(
    code="cs",
    name="Czech",
    script="latin",
    months=months(
        "ledna leden | února únor | března březen | dubna duben | května květen | června červen | července "
        "červenec | srpna srpen | září | října říjen | listopadu listopad | prosince prosinec"
    ),
    short_months=months("led | úno | bře | dub | kvě | čvn | čvc | srp | zář | říj | lis | pro"),
    seasons=phrases("jaro | léto | podzim | zima"),
    conjunctions=phrases("a | i"),
    alternatives=phrases("nebo"),
    date_words=words("dne"),
    accessed=phrases(
        "citováno | cit. | vid. | navštíveno | naposledy navštíveno | zobrazeno | přístup | dostupné ke dni | "
        "staženo | přistoupeno | ověřeno"
    ),
    available_at=phrases("dostupné z | dostupné na | dostupné online | dostupné | k dispozici na"),
    archived_at=phrases(
        "archivováno | archivovaná kopie | archiv | archivováno z originálu | archivovaná verze | archivní kopie"
    ),
    ibid=phrases("ibid. | ibidem | tamtéž"),
    same_author=phrases("idem | týž | táž"),
    op_cit=phrases("op. cit. | cit. dílo | c. d."),
    above=phrases("výše | shora"),
    note_words=phrases("pozn. | poznámka | poznámky | poznámka pod čarou | pozn. č."),
    signals=phrases(
        "viz též | viz také | viz | srov. | srv. | srovnej | cit. podle | citováno podle | zdroj: | zdroje:"
    ),
    kinds=phrases("podcast | video | film | zpráva | článek | studie | rozhovor | projev | mapa | tisková zpráva"),
    others=phrases("a kol. | et al. | a další"),
    editors=phrases("ed. | eds. | red. | uspoř."),
    translators=phrases("přel. | překl. | překlad"),
    volumes=phrases("sv. | svazek | roč. | č. | díl"),
    pages=phrases("s. | str. | strana | strany"),
    editions=phrases("vyd. | vydání"),
    note_headings=phrases("poznámky | poznámky pod čarou | poznámkový aparát | zdroje | vysvětlivky"),
    reference_headings=phrases(
        "literatura | použitá literatura | seznam literatury | prameny | zdroje | bibliografie"
        " | prameny a literatura | seznam použité literatury | citovaná literatura | seznam použitých zdrojů"
        " | seznam zdrojů | reference | odkazy | použité zdroje | seznam pramenů a literatury"
    ),
    link_headings=phrases("externí odkazy | internetové zdroje | elektronické zdroje"),
    in_language=words("v"),
    law_words=phrases(
        "zákon | zákona | zákoník | vyhláška | ústava | nařízení | směrnice | smlouva | usnesení | rozsudek"
    ),
    that=words("že"),
    retracted=phrases("stažen | odvolán | retrak"),
    adversatives=phrases("ale | avšak | však | ovšem | nicméně"),
    function_words=words("a se v na je že s to o z do i ve jako k pro jsou by za ale po jak které při od nebo"),
    abbreviations=words("např tj tzv dr prof mgr ing judr mudr phdr"),
    errors=ErrorWords(
        subjects=words("stránka stránku stránky článek dokument obsah soubor"),
        negations=words("nebyla nebyl nebylo neexistuje nenalezena nenalezen nenašli nenájdená nebola"),
        verbs=words(
            "nalezena nalezen nalezeno nenalezena nenalezen neexistuje nenašli nenájdená nájdená existuje nalézt "
            "najít nenalezeno dostupná"
        ),
        absences=words("smazána odstraněna přesunuta neexistující nenalezen nenalezena smazán odstraněn"),
        troubles=words("dočasně údržba"),
        others=words(
            "požadovaná hledaná tato bohužel chyba omlouváme se jsme nelze už kterou hledáte požadovanou je na to "
            "co ji byla byl zde tuto stránce litujeme vámi nemůžeme nepodařilo ups"
        ),
        sites=words("web server služba portál stránky"),
        unavailable=words("dostupná dostupný nedostupná nedostupný načíst zobrazit"),
        over=words("již"),
    ),
    later=phrases(
        "zkuste to | zkuste později | vraťte se | za chvíli | později | údržba | dočasně | technické potíže | "
        "technické problémy | pracujeme na"
    ),
    required=phrases("přihlaste | přihlásit | předplatné | předplaťte | váš prohlížeč | oprávnění | povolte cookies"),
    headings=PageHeadings(
        gone=phrases("stránka nenalezena | stránka nebyla nalezena | stránka neexistuje | nenalezeno"),
        trouble=phrases(
            "chyba | údržba | probíhá údržba | služba není dostupná | chyba serveru | došlo k chybě | stránky ve "
            "výstavbě"
        ),
        denied=phrases("přístup odepřen | přístup zakázán"),
        challenge=phrases("okamžik prosím | čekejte prosím | bezpečnostní kontrola | nejsem robot"),
        login=phrases("přihlášení | přihlásit se | přihlaste se | registrace"),
        paywall=phrases("pouze pro předplatitele | obsah pro předplatitele | předplaťte si"),
        region=phrases("není dostupné ve vaší zemi"),
        consent=phrases("nastavení cookies | vážíme si vašeho soukromí | než budete pokračovat"),
        placeholder=phrases("úvod | úvodní stránka | domů | bez názvu | vítejte"),
        parked=phrases("doména na prodej | tato doména je na prodej"),
    ),
)
