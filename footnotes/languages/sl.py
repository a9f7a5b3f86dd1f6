"""Slovenian."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

SLOVENIAN = Language(
    code="sl",
    name="Slovenian",
    script="latin",
    months=months(
        "januar januarja | februar februarja | marec marca | april aprila | maj maja | junij junija | julij julija | "
        "avgust avgusta | september septembra | oktober oktobra | november novembra | december decembra"
    ),
    short_months=months("jan | feb | mar | apr | maj | jun | jul | avg | sep | okt | nov | dec"),
    seasons=phrases("pomlad | poletje | jesen | zima"),
    # Not "in", "ter" and "ali": words of all languages are looked for in every note, and those are English, German and
    # Dutch prepositions and a name.
    date_words=words("dne"),
    accessed=phrases(
        "dostopano | dostop | pridobljeno | zadnji dostop | zadnjič dostopano | ogled | obiskano | citirano"
    ),
    available_at=phrases("dostopno na | dostopno prek | na voljo na | spletni naslov | dosegljivo na"),
    archived_at=phrases("arhivirano | arhivirano iz izvirnika"),
    ibid=phrases("prav tam | ibid. | istotam"),
    same_author=phrases("isti | ista | idem"),
    op_cit=phrases("nav. delo | n. d. | op. cit."),
    above=phrases("zgoraj"),
    note_words=phrases("opomba | op."),
    signals=phrases("glej tudi | glej | gl. | prim. | primerjaj | navedeno po | vir:"),
    others=phrases("idr. | in drugi | in sod."),
    editors=phrases("ur. | uredil | uredila | urednik | urednica"),
    translators=phrases("prev. | prevedel | prevedla | prevod"),
    volumes=phrases("letn. | let. | št. | zv. | letnik"),
    pages=phrases("str. | s."),
    editions=phrases("izd. | izdaja"),
    note_headings=phrases("opombe | sprotne opombe | končne opombe"),
    reference_headings=phrases(
        "literatura | viri | viri in literatura | literatura in viri | bibliografija | seznam literature | "
        "uporabljena literatura | reference | citirana literatura"
    ),
    link_headings=phrases("zunanje povezave | nadaljnje branje"),
    in_language=words("v"),
    law_words=phrases("zakon | zakonik | ustava | uredba | odločba | sklep | direktiva | pogodba | pravilnik"),
    abbreviations=words("npr itd oz gl prim dr mag"),
    that=words("da"),
    retracted=phrases("umaknjen | preklican"),
    adversatives=phrases("ampak | vendar | toda"),
    function_words=words(
        "in je v na za se so da ki pa z s po ne kot o bi od iz tudi ali pri ob bil bila bilo še kar če smo to"
    ),
)
