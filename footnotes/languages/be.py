"""Belarusian."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

BELARUSIAN = Language(
    code="be",
    name="Belarusian",
    script="cyrillic",
    months=months(
        "студзень студзеня | люты лютага | сакавік сакавіка | красавік красавіка | май мая | чэрвень чэрвеня | "
        "ліпень ліпеня | жнівень жніўня | верасень верасня | кастрычнік кастрычніка | лістапад лістапада | "
        "снежань снежня"
    ),
    seasons=phrases("вясна | лета | восень | зіма"),
    conjunctions=phrases("і | ды"),
    alternatives=phrases("або | ці"),
    accessed=phrases("дата доступу | дата звароту | праверана | прагледжана | рэжым доступу праверана"),
    available_at=phrases("рэжым доступу | даступна на | электронны рэсурс"),
    archived_at=phrases("архівавана | архіўная копія"),
    ibid=phrases("тамсама | там жа"),
    same_author=phrases("ён жа | яна ж"),
    op_cit=phrases("цыт. твор | указ. тв."),
    above=phrases("вышэй"),
    note_words=phrases("заўвага | зноска | спасылка"),
    signals=phrases("гл. таксама | гл. | глядзі | параўн. | цыт. паводле | крыніца:"),
    others=phrases("і інш."),
    editors=phrases("рэд. | пад рэд. | уклад."),
    translators=phrases("пер. | пераклад"),
    volumes=phrases("т. | вып. | ч. | № | кн."),
    pages=phrases("с. | старонка"),
    editions=phrases("выд. | выданне"),
    note_headings=phrases("заўвагі | зноскі | спасылкі"),
    reference_headings=phrases(
        "літаратура | крыніцы | бібліяграфія | спіс літаратуры | спіс выкарыстанай літаратуры | "
        "спіс выкарыстаных крыніц | крыніцы і літаратура"
    ),
    link_headings=phrases("знешнія спасылкі"),
    in_language=words("на"),
    law_words=phrases("закон | кодэкс | канстытуцыя | указ | пастанова | рашэнне | дэкрэт | дагавор"),
    that=words("што"),
    retracted=phrases("адклікан"),
    adversatives=phrases("але | аднак"),
    function_words=words(
        "і ў у на не з што да па як за для гэта але ад яго быў была яны мы ці пра якія які яна толькі пры таксама паміж"
    ),
)
