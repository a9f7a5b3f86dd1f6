"""Macedonian."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

MACEDONIAN = Language(
    code="mk",
    name="Macedonian",
    script="cyrillic",
    months=months(
        "јануари | февруари | март | април | мај | јуни | јули | август | септември | октомври | ноември | декември"
    ),
    short_months=months("јан | фев | мар | апр | мај | јун | јул | авг | септ | окт | ноем | дек"),
    seasons=phrases("пролет | лето | есен | зима"),
    conjunctions=phrases("и"),
    alternatives=phrases("или"),
    date_words=words("на"),
    accessed=phrases("пристапено | посетено | последен пристап | пристапено на | преземено | отворено"),
    available_at=phrases("достапно на | на адреса"),
    archived_at=phrases("архивирано | архивирано од изворникот"),
    ibid=phrases("ибид. | ибидем | на истото место"),
    same_author=phrases("истиот | истата"),
    op_cit=phrases("цит. дело | наведено дело | оп. цит."),
    above=phrases("погоре"),
    note_words=phrases("фуснота | белешка"),
    signals=phrases("види | види и | види повеќе | спореди | сп. | цитирано според | извор:"),
    bylines=words("од"),
    others=phrases("и др. | и други"),
    editors=phrases("ур. | уредник | прир."),
    translators=phrases("прев. | превод"),
    volumes=phrases("том | бр. | год. | кн."),
    pages=phrases("стр. | с."),
    editions=phrases("изд. | издание"),
    note_headings=phrases("белешки | фусноти | наводи"),
    reference_headings=phrases(
        "литература | користена литература | извори | библиографија | референци | цитирана литература | "
        "извори и литература"
    ),
    link_headings=phrases("надворешни врски"),
    in_language=words("на"),
    law_words=phrases("закон | законик | устав | уредба | одлука | пресуда | директива | договор | правилник"),
    that=words("дека"),
    retracted=phrases("повлечен"),
    adversatives=phrases("но | меѓутоа | сепак"),
    function_words=words(
        "и на во се за да од со е не што го ги си ќе која кој кои како но по до при меѓу овој оваа тоа беше биле"
    ),
)
