"""Catalan."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

CATALAN = Language(
    code="ca",
    name="Catalan",
    script="latin",
    months=months(
        "gener | febrer | març | abril | maig | juny | juliol | agost | setembre | octubre | novembre | desembre"
    ),
    short_months=months("gen | febr | | abr | | | jul | ag | set | oct | nov | des"),
    seasons=phrases("primavera | estiu | tardor | hivern"),
    conjunctions=phrases("i"),
    alternatives=phrases("o bé"),
    date_words=words("el"),
    accessed=phrases(
        "consultat | consultat el | data de consulta | consulta | darrera consulta | última consulta | consultada el"
    ),
    available_at=phrases("disponible a | disponible en línia | en línia | accessible a"),
    archived_at=phrases("arxivat | arxivat de l'original | còpia arxivada"),
    ibid=phrases("ibíd. | ibídem | ibidem | ibid."),
    same_author=phrases("ídem | íd."),
    op_cit=phrases("op. cit. | ob. cit. | art. cit."),
    above=phrases("més amunt | supra"),
    note_words=phrases("nota | n."),
    signals=phrases("vegeu també | vegeu | vg. | cf. | citat a | citat per | font:"),
    bylines=words("per"),
    others=phrases("et al. | i altres"),
    editors=phrases("ed. | eds. | coord. | dir."),
    translators=phrases("trad. | traducció de"),
    volumes=phrases("vol. | núm. | t."),
    pages=phrases("p. | pàg. | pàgs. | pp."),
    editions=phrases("ed. | edició"),
    note_headings=phrases("notes | notes a peu de pàgina | notes finals"),
    reference_headings=phrases(
        "referències | referències bibliogràfiques | bibliografia | fonts | obres citades | bibliografia citada | "
        "fonts i bibliografia | llista de referències"
    ),
    link_headings=phrases("enllaços externs | per saber-ne més | vegeu també"),
    in_language=words("en"),
    law_words=phrases("llei | decret | codi | constitució | reglament | sentència | directiva | tractat | conveni"),
    abbreviations=words("sr sra dr pàg núm vg"),
    that=words("que"),
    retracted=phrases("retractat | retractad | retractaci | retirat"),
    adversatives=phrases("però | tanmateix"),
    function_words=words(
        "de la i el que en a les per els un una del amb es no al com més va ser són han però aquest aquesta seva dels "
        "o entre també molt"
    ),
)
