"""Slovak."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

SLOVAK = Language(
    code="sk",
    name="Slovak",
    script="latin",
    months=months(
        "januára január | februára február | marca marec | apríla apríl | mája máj | júna jún | júla júl | "
        "augusta august | septembra september | októbra október | novembra november | decembra december"
    ),
    short_months=months("jan | feb | mar | apr | | jún | júl | aug | sep | okt | nov | dec"),
    seasons=phrases("jar | leto | jeseň | zima"),
    conjunctions=phrases("a | aj"),
    alternatives=phrases("alebo"),
    date_words=words("dňa"),
    accessed=phrases(
        "citované | cit. | navštívené | naposledy navštívené | prístup | dostupné ku dňu | stiahnuté | overené"
    ),
    available_at=phrases(
        "dostupné na | dostupné z | dostupné online | dostupné na internete | dostupné | k dispozícii na"
    ),
    archived_at=phrases("archivované | archivovaná kópia | archív"),
    ibid=phrases("ibid. | ibidem | tamže"),
    same_author=phrases("idem | ten istý"),
    op_cit=phrases("op. cit. | cit. dielo | c. d."),
    above=phrases("vyššie"),
    note_words=phrases("pozn. | poznámka | poznámky | poznámka pod čiarou"),
    signals=phrases(
        "pozri tiež | pozri aj | pozri | porov. | porovnaj | cit. podľa | citované podľa | zdroj: | zdroje:"
    ),
    kinds=phrases("podcast | video | film | správa | článok | štúdia | rozhovor | prejav | mapa | tlačová správa"),
    others=phrases("a kol. | et al. | a iní"),
    editors=phrases("ed. | eds. | red. | zost."),
    translators=phrases("prel. | preklad"),
    volumes=phrases("zv. | zväzok | roč. | č. | diel"),
    pages=phrases("s. | str. | strana | strany"),
    editions=phrases("vyd. | vydanie"),
    note_headings=phrases("poznámky | poznámky pod čiarou | zdroje"),
    reference_headings=phrases(
        "literatúra | použitá literatúra | zoznam literatúry | pramene | zdroje | bibliografia"
        " | zoznam použitej literatúry | pramene a literatúra | referencie | bibliografické odkazy"
        " | zoznam bibliografických odkazov | citovaná literatúra"
    ),
    link_headings=phrases("externé odkazy | ďalšie čítanie | internetové zdroje"),
    in_language=words("v"),
    law_words=phrases(
        "zákon | zákona | zákonník | vyhláška | ústava | nariadenie | smernica | zmluva | uznesenie | rozsudok"
    ),
    that=words("že"),
    retracted=phrases("stiahnut | odvolan | retrak"),
    adversatives=phrases("ale | avšak | však | hoci"),
    function_words=words(
        "a sa v na je že s to o z do aj ako k pre sú by za ale po od pri už nie bol bola ktorý ktorá ktoré ich "
        "ešte keď podľa alebo až iba len ten tento jeho jej čo má viac"
    ),
    abbreviations=words("napr tj tzv dr prof mgr ing judr mudr phdr"),
    errors=ErrorWords(
        subjects=words("stránka stránku stránky článok dokument obsah súbor"),
        negations=words("nebola nebol nebolo neexistuje nenájdená nenájdený nenašli nenašla"),
        verbs=words("nájdená nájdený nájdené existuje neexistuje nenájdená nenašli nenašla dostupná"),
        absences=words("odstránená vymazaná zmazaná"),
        troubles=words("dočasne údržba"),
        others=words(
            "požadovaná hľadaná táto žiaľ ľutujeme chyba sme sa už ktorú hľadáte požadovanú ospravedlňujeme je na "
            "to čo ju bola bol tu túto vami nemôžeme nepodarilo ups"
        ),
        sites=words("web server služba portál stránky"),
        unavailable=words("dostupná dostupný nedostupná nedostupný načítať zobraziť"),
        over=words("už"),
    ),
    later=phrases(
        "skúste to | skúste neskôr | vráťte sa | o chvíľu | neskôr | údržba | dočasne | technické problémy | "
        "pracujeme na"
    ),
    required=phrases("prihláste | prihlásiť | predplatné | váš prehliadač | oprávnenie | povoľte cookies"),
    headings=PageHeadings(
        gone=phrases("stránka nenájdená | stránka sa nenašla | stránka neexistuje | nenájdené"),
        trouble=phrases(
            "chyba | údržba | prebieha údržba | služba nie je dostupná | chyba servera | vyskytla sa chyba | "
            "nastala chyba"
        ),
        denied=phrases("prístup zamietnutý | prístup zakázaný | prístup odmietnutý"),
        challenge=phrases("okamih prosím | čakajte prosím | bezpečnostná kontrola | nie som robot"),
        login=phrases("prihlásenie | prihlásiť sa | prihláste sa | registrácia"),
        paywall=phrases("len pre predplatiteľov | obsah pre predplatiteľov"),
        region=phrases("nie je dostupné vo vašej krajine"),
        consent=phrases("nastavenia cookies | vážime si vaše súkromie | skôr ako budete pokračovať"),
        placeholder=phrases("úvod | domov | úvodná stránka | bez názvu | vitajte"),
        parked=phrases("doména na predaj"),
    ),
)
