"""Formats that are read by way of others, and the refusal of those that are not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes.computing import computing

from footnotes.errors import UnreadableDocument
from footnotes.model import NoteKind, Reading
from footnotes.read import read_document
from footnotes.readers.wikitext_openings import without_endless_openings

NOTE = "Eva Dahl, “Fire,” Harbour Post, 3 May 2019, https://post.example/fire."
PAGE = '<p>The mill burned.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">{}</li></ol>'


def _reading(name: str, data: str | bytes) -> Reading:
    return read_document(Path(name), data.encode() if isinstance(data, str) else data, name)


def _rtf(note: str) -> str:
    escaped = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in note)
    head = "\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}"
    return f"{{{head}\\pard The mill burned.{{\\super\\chftn}}{escaped}\\par}}"


def _mhtml(note: str) -> str:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
    part = "Content-Type: text/html; charset=utf-8\nContent-Location: https://post.example/a/\n\n"
    return f"{head}{part}{PAGE.format(note)}\n--B--\n"


SOURCES = {
    "a.rtf": _rtf("{\\footnote \\pard{\\super\\chftn} " + NOTE + "}"),
    "word.doc": _rtf("{\\footnote " + NOTE + "}"),
    "a.mhtml": _mhtml(NOTE),
    "a.ipynb": json.dumps({"cells": [
        {"cell_type": "markdown", "source": ["The mill burned.[^1]\n"]}, {"cell_type": "code", "source": ["1[^2]"]},
        {"cell_type": "markdown", "source": f"[^1]: {NOTE}"}]}),
    "a.wiki": f"The mill burned.<ref>{NOTE}</ref>",
    "a.xml": "<article><body><p>The mill burned.<xref ref-type='fn' rid='f1'>1</xref></p></body><back><fn-group>"
             f"<fn id='f1'><label>1</label><p>{NOTE}</p></fn></fn-group></back></article>",
    "a.org": f"The mill burned.[fn:1]\n\n* Notes\n\n[fn:1] {NOTE}\n",
    "inline.org": f"The mill burned.[fn:: {NOTE}]\n",
    "a.adoc": f"= A study\n:toc:\n\nThe mill burned.footnote:[{NOTE}]\n",
    "a.typ": f"#set page(width: 10cm)\n= A study\n\nThe mill burned.#footnote[{NOTE}]\n",
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), SOURCES.items(), ids=SOURCES.keys())
def test_a_note_is_read_in_every_format(name: str, data: str) -> None:
    """Its text, its address and its sentence come through whole."""
    reading = _reading(name, data)
    assert [(note.label, note.kind, note.text) for note in reading.footnotes] == [("1", NoteKind.FOOTNOTE, NOTE)]
    assert [citation.url for citation in reading.citations] == ["https://post.example/fire"]
    assert [note.anchor.sentence for note in reading.footnotes if note.anchor] == ["The mill burned."]
    assert reading.markers_without_note == ()


def test_rich_text_as_word_writes_it() -> None:
    """Endnotes, links in fields, code pages, hidden text, tables of styles and pictures."""
    text = (
        r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset238 X;}{\f1\fcharset0 Y;}}"
        r"{\stylesheet{\s1 heading 1;}}{\pict 00ff}"
        r"\pard\s1 \'cf\'f0\par\pard\f1 It is so.{\super\chftn}{\footnote\ftnalt \chftn  {\i Nets}, "
        r'{\field{\*\fldinst HYPERLINK "https://a.example/b?c=1"}{\fldrslt here}}.}'
        r"{\v hidden} \u8364? {\*\bkmkstart x}on\par}"
    )
    (note,) = (reading := _reading("a.rtf", text)).footnotes
    assert (note.label, note.kind, note.text) == ("1", NoteKind.ENDNOTE, "Nets, here.")
    assert reading.citations[0].url == "https://a.example/b?c=1"
    assert note.anchor is not None
    assert note.anchor.sentence == "It is so."


def test_templates_and_names_of_wikitext() -> None:
    """A note cited twice is one, a template gives its fields, and references of other groups are apart."""
    text = (
        "Mills burn.<ref name=a>{{cite news |last=Dahl |first=Eva |title=Fire |work=Post |date=3 May 2019 "
        "|url=https://post.example/fire |access-date=5 June 2020}}</ref> Again.<ref name=a/> Other.<ref name=b />\n\n"
        "== References ==\n<references><ref name=b>Berg, [https://post.example/mill Mill].</ref></references>"
    )
    reading = _reading("a.wiki", text)
    first, second = reading.citations
    assert (first.authors, first.title, first.publisher, first.date) == (("Eva Dahl",), "Fire", "Post", "2019-05-03")
    assert (first.url, first.accessed) == ("https://post.example/fire", "2020-06-05")
    assert second.url == "https://post.example/mill"
    assert [note.label for note in reading.footnotes] == ["1", "2"]


def test_references_of_publishers_xml() -> None:
    """Fields that stand side by side are parted, a DOI is an address, and front matter is no text."""
    text = (
        "<article xmlns:xlink='http://www.w3.org/1999/xlink'><front><article-meta><contrib-group><contrib>Ada</contrib>"
        "</contrib-group></article-meta></front>"
        "<body><p>Mills turn <xref ref-type='bibr' rid='B1'>[1]</xref>.</p></body>"
        "<back><ref-list><title>References</title><ref id='B1'><label>1</label><element-citation><person-group><name>"
        "<surname>Lind</surname><given-names>M</given-names></name></person-group><article-title>Water and mills"
        "</article-title><source>J Mills</source><year>2018</year><pub-id pub-id-type='doi'>10.1000/jm.1</pub-id>"
        "</element-citation></ref></ref-list></back></article>"
    )
    reading = _reading("a.xml", text)
    assert [(note.label, note.kind) for note in reading.footnotes] == [("1", NoteKind.REFERENCE)]
    assert reading.footnotes[0].text == "Lind, M, Water and mills, J Mills, 2018, https://doi.org/10.1000/jm.1"
    assert reading.citations[0].url == "https://doi.org/10.1000/jm.1"


@pytest.mark.parametrize("inner", ["<w:p>Mills turn.</w:p>", "<?w:p x?>", "<w:p"])
def test_names_of_no_name_space_are_read_over(inner: str) -> None:
    """A prefix that nobody declared, and instructions to programs, do not keep the notes from being read."""
    text = (
        f"<article><body><p>Mills turn.<xref ref-type='fn' rid='f1'>1</xref>{inner}</p></body><back><fn-group>"
        "<fn id='f1'><p>Lind, https://a.example/1</p></fn></fn-group></back></article>"
    )
    assert _reading("a.xml", text).format == "jats"


def test_fields_of_ris() -> None:
    """Entries with and without an end, names turned round, the DOI as an address, dates of every precision."""
    text = (
        "TY  - JOUR\nAU  - Lind, Mia\nAU  - Berg, Per\nTI  - Water and mills\nJO  - Journal of Mills\nPY  - 2018\n"
        "DA  - 2018/05/03/\nDO  - 10.1000/jm.1\nID  - lind\nER  - \n\nTY  - ELEC\nT1  - Nets\nUR  - https://a.example/n\n"
    )
    first, second = (reading := _reading("a.ris", text)).citations
    assert (first.authors, first.title, first.publisher) == (
        ("Mia Lind", "Per Berg"),
        "Water and mills",
        "Journal of Mills",
    )
    assert (first.date, first.url) == ("2018-05-03", "https://doi.org/10.1000/jm.1")
    assert (second.title, second.url) == ("Nets", "https://a.example/n")
    assert [note.label for note in reading.footnotes] == ["lind", "2"]


@pytest.mark.parametrize(
    ("name", "data", "step"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"Open it in Word or LibreOffice and save it as \.docx"),
        ("a.pages", b"PK\x03\x04", r"Pages and export it to Word \(\.docx\)"),
        ("a.gdoc", b"{}", r"download it as Word"),
        ("a.xlsx", b"PK\x03\x04", r"\.csv"),
        ("a.mobi", b"BOOKMOBI", "EPUB"),
        ("a.xml", b"<feed><entry/></feed>", "no article in JATS"),
        ("a.ipynb", b"[]", "no cells of text"),
        ("a.ris", b"Nothing here", "TY"),
        ("a.rtf", b"Plain text", "no rich text"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "no web page"),
    ],
)
def test_what_is_not_read_is_refused_with_the_next_step(name: str, data: bytes, step: str) -> None:
    """One sentence says what the file is, and what to do with it."""
    with pytest.raises(UnreadableDocument, match=step):
        _reading(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.rtf", "{\\rtf1 " + "{" * 200_000),
        ("wide.rtf", "{\\rtf1 " + "\\footnote " * 50_000 + "}"),
        ("deep.xml", "<article>" + "<sec>" * 5_000 + "</sec>" * 5_000 + "</article>"),
        ("deep.wiki", "<ref>" * 2_000 + "{{cite" * 2_000),
        ("open.adoc", "footnote:[" * 20_000),
        ("open.org", "[fn:: " * 5_000),
    ],
)
def test_hostile_files_end(name: str, data: str) -> None:
    """What nests or opens without end is read, or refused, like any other file."""
    try:
        reading = _reading(name, data)
    except UnreadableDocument:
        return
    assert len(reading.footnotes) < 100_000


@pytest.mark.parametrize(
    "opening", ["<sup>", "<b", "<!--", "[[a|", "[[a [//b ", "{{a|", "[news:a ", "{|\n", "<i>[[a|</i>]]"]
)
def test_openings_in_wikitext_that_nothing_closes_are_words(opening: str) -> None:
    """However many there are; the notes around them are read."""
    before, after = "Gulls.<ref>A, https://a.example/1</ref>\n\n", "\n\nTerns.<ref>B, https://a.example/2</ref>\n"
    with computing(5):
        reading = _reading("a.wiki", before + opening * (90_000 // len(opening)) + after)
    assert {"https://a.example/1", "https://a.example/2"} <= {one.url for one in reading.citations}


def test_pages_of_wikis_with_few_openings_are_left_alone() -> None:
    page = "<b> one {{cite web|url=https://a.example/1|title=[[x]]}} [[File:a|b [https://a.example/2 c]]] {{{d|}}} <br>"
    assert without_endless_openings(page) == page


def test_only_what_nothing_closes_is_spelled_out() -> None:
    """A bracket that closes a link, and the two that close what it stands in, are told apart."""
    page = "[[File:a|b [https://a.example/2 c]]] {{d|e=<ref>f</ref>}} <!-- g --> <i/>"
    assert without_endless_openings(page + " <sup>" * 20_000) == page + " &lt;sup>" * 20_000
