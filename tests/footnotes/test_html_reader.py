"""Notes in HTML, as the publishing systems of the web write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from fakes.shown import notes, running_text
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind, NoteKind
from footnotes.readers import reader_for
from footnotes.readers.html.page import LARGEST_FILE, read

PANDOC = """<p>First.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
Second<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>.</p>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr />
<ol><li id="fn1"><p>A. Writer, <em>A Title</em>.</p><p>More.<a href="#fnref1" class="footnote-back"
role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>See note <a href="#fn1">1</a> above.<a href="#fnref2" class="footnote-back">↩︎</a></p></li></ol>
</section>"""
WORD = """<html><body><div class=WordSection1><p class=MsoNormal>Body.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>
<![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>
More.<a href="#_edn1" name="_ednref1">[i]</a></p></div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference>[1]</span></a> Smith, <i>Book</i>.</p><p class=MsoFootnoteText>Second.</p></div></div>
<div style='mso-element:endnote-list'><div style='mso-element:endnote' id=edn1><p class=MsoEndnoteText><a
href="#_ednref1" name="_edn1">[i]</a> End.</p></div></div></body></html>"""
MEDIAWIKI = """<p>One<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> two<sup
id="cite_ref-2" class="reference"><a href="#cite_note-2"><span class="cite-bracket">[</span>2<span
class="cite-bracket">]</span></a></sup> three<sup id="cite_ref-a_1-1" class="reference"><a
href="#cite_note-a-1">[1]</a></sup>.</p><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^
<a href="#cite_ref-a_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-a_1-1"><sup><i><b>b</b></i></sup></a></span>
<span class="reference-text">First</span></li><li id="cite_note-2"><span class="mw-cite-backlink"><b><a
href="#cite_ref-2">^</a></b></span> <span class="reference-text">Second</span></li></ol>"""
WORDPRESS = """<p>Word.<sup data-fn="ab1-c" class="fn"><a href="#ab1-c" id="ab1-c-link">1</a></sup> On.</p>
<ol class="wp-block-footnotes"><li id="ab1-c">The note. <a href="#ab1-c-link"
aria-label="Jump to footnote reference 1">↩︎</a></li></ol>"""
EASY = """<p>Word<span id="easy-footnote-1-12" class="easy-footnote-margin-adjust"></span><span
class="easy-footnote"><a href="#easy-footnote-bottom-1-12" title="The note"><sup>1</sup></a></span> on.</p>
<ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-12"
class="easy-footnote-margin-adjust"></span>The note<a class="easy-footnote-to-top" href="#easy-footnote-1-12"></a>
</li></ol>"""
MODERN = """<p>Word<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" role="button"
aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" role="tooltip"
class="modern-footnotes-footnote__note">The note</span> on.</p>"""
TOOLTIP = """<p>Word<span class="footnote_referrer"><a role="button"
onclick="footnote_moveToReference_1_1('footnote_plugin_reference_1_1_1');"><sup id="footnote_plugin_tooltip_1_1_1"
class="footnote_plugin_tooltip_text">[1]</sup></a><span id="footnote_plugin_tooltip_text_1_1_1"
class="footnote_tooltip">The note</span></span> on.</p><table><tbody><tr class="footnotes_plugin_reference_row">
<th scope="row" id="footnote_plugin_reference_1_1_1" class="footnote_plugin_index"><a role="button"><span
class="footnote_index_arrow">&#8593;</span>1</a></th> <td class="footnote_plugin_text">The note</td></tr></tbody>
</table>"""
SUBSTACK = """<p>Word<a id="footnote-anchor-1" href="https://x.substack.com/p/s#footnote-1" target="_self"
class="footnote-anchor">1</a> on.</p><div class="footnote"><a id="footnote-1"
href="https://x.substack.com/p/s#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>The
note</p><p>goes on</p></div></div>"""
GOOGLE = """<p><span>Word</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> on.</span></p><hr><div><p><a
href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;The note</span></p></div>"""
SHARED = """<p>One [<a href="#n1" name="r1">1</a>] two [<a href="#n2" name="r2">2</a>].</p><p>Notes<br><a name="n1"
href="#r1">1</a>. First<br><a name="n2" href="#r2">2</a>. Second</p><p>Imprint</p>"""
FLAT = """<p>One<sup><a href="#a">1</a></sup> two<sup><a href="#b">2</a></sup>.</p><h2>Notes</h2>
<p><a name="a"></a>1. First</p><p>goes on</p><p><a name="b"></a>2. Second</p><h2>Imprint</h2><p>Printed here.</p>"""
RAISED_LIST = "<p>One.<sup>1</sup> Two.<sup>2</sup></p><h2>Notes</h2><ol><li>First</li><li>Second</li></ol>"
RAISED = """<p>One.<sup>1</sup> Two.<sup>2</sup></p><hr><p><sup>1</sup> First</p><p>goes on</p><p>[2] Second</p>"""
LATEXML = """<p>Word<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span
class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span
class="ltx_tag ltx_tag_note">1</span>The note.</span></span></span> on.</p>"""
TUFTE = """<p>Word.<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1"
class="margin-toggle"/><span class="sidenote">The note.</span> On.</p>"""
EPUB = """<p>Word<a epub:type="noteref" href="ch1.xhtml#n1">*</a>.</p><aside epub:type="footnote" id="n1"><p>The
note.</p></aside>"""
ASCIIDOCTOR = """<p>Word<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1"
title="View footnote.">1</a>]</sup> on.</p><div id="footnotes"><hr><div class="footnote" id="_footnotedef_1"><a
href="#_footnoteref_1">1</a>. The note</div></div>"""
TWO_MARKS = """<p>Word.<sup><a href="#fn1">1</a>, <a href="#fn2">2</a></sup> On.</p><ol><li id="fn1">A</li>
<li id="fn2">B</li></ol>"""
CELL = """<table><tr><td>4.2<sup><a href="#t1">a</a></sup></td><td>5</td></tr></table><table><tr><td><a
name="t1">a</a></td><td>By estimate.</td></tr></table>"""
SPECIAL = """<p>Word<a href="#fn%3Aa.b" class="footnote-ref">1</a>.</p><div class="footnotes"><ol><li id="fn:a.b"><p>The
note <a href="#fnref:a.b">back</a></p></li></ol></div>"""
BARE = """<div><p>One<a href="#_ftn1" name="_ftnref1">[1]</a> two<a href="#_ftn2" name="_ftnref2">[2]</a>.</p>
<a href="#_ftnref1" name="_ftn1">[1]</a> First.

<a href="#_ftnref2" name="_ftn2">[2]</a> <em>Second</em>.<h2>Related</h2><p>More.</p></div>"""
SPELT = """<p>One<a href="#note1"><sup>[1]</sup></a>.</p><p><a name="note1"></a>[Footnote 1: First [sic].]</p>"""
BARE_ONE = """<div><p>One<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>
<a href="#_ftnref1" name="_ftn1">[1]</a> First.</div>"""
ORPHAN = """<p>Word<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1">A</li><li id="fn2">B</li></ol>"""


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        pytest.param(
            PANDOC,
            "First.{1>1} Second{2>2}.",
            [("1", "A. Writer, A Title.\nMore."), ("2", "See note 1 above.")],
            id="pandoc, paragraphs and a cross-reference",
        ),
        pytest.param(WORD, "Body.{1>1} More.{i>2}", [("1", "Smith, Book.\nSecond."), ("i", "End.")], id="word"),
        pytest.param(MEDIAWIKI, "One{1>1} two{2>2} three{1>1}.", [("1", "First"), ("2", "Second")], id="mediawiki"),
        pytest.param(WORDPRESS, "Word.{1>1} On.", [("1", "The note.")], id="wordpress block"),
        pytest.param(EASY, "Word{1>1} on.", [("1", "The note")], id="easy-footnotes"),
        pytest.param(MODERN, "Word{1>1} on.", [("1", "The note")], id="modern-footnotes in place"),
        pytest.param(TOOLTIP, "Word{1>1} on.", [("1", "The note")], id="script link and a tooltip that repeats it"),
        pytest.param(SUBSTACK, "Word{1>1} on.", [("1", "The note\ngoes on")], id="substack"),
        pytest.param(GOOGLE, "Word{1>1} on.", [("1", "The note")], id="google docs"),
        pytest.param(
            SHARED,
            "One{1>1} two{2>2}. | Notes | Imprint",
            [("1", "First"), ("2", "Second")],
            id="several notes in one paragraph",
        ),
        pytest.param(
            FLAT,
            "One{1>1} two{2>2}. | Notes | Imprint | Printed here.",
            [("1", "First\ngoes on"), ("2", "Second")],
            id="paragraphs side by side",
        ),
        pytest.param(
            RAISED_LIST,
            "One.{1>1} Two.{2>2} | Notes",
            [("1", "First"), ("2", "Second")],
            id="raised numbers and a list",
        ),
        pytest.param(
            RAISED,
            "One.{1>1} Two.{2>2}",
            [("1", "First\ngoes on"), ("2", "Second")],
            id="raised numbers and numbered paragraphs",
        ),
        pytest.param(LATEXML, "Word{1>1} on.", [("1", "The note.")], id="latexml"),
        pytest.param(TUFTE, "Word.{1>1} On.", [("1", "The note.")], id="tufte side note"),
        pytest.param(EPUB, "Word{*>1}.", [("*", "The note.")], id="epub"),
        pytest.param(ASCIIDOCTOR, "Word{1>1} on.", [("1", "The note")], id="asciidoctor"),
        pytest.param(TWO_MARKS, "Word.{1>1}{2>2} On.", [("1", "A"), ("2", "B")], id="two marks at one place"),
        pytest.param(CELL, "4.2{a>1} | 5", [("a", "By estimate.")], id="table cells"),
        pytest.param(SPECIAL, "Word{1>1}.", [("1", "The note")], id="escaped characters in an id"),
        pytest.param(BARE, "One{1>1} two{2>2}. | Related | More.", [("1", "First."), ("2", "Second.")], id="no blocks"),
        pytest.param(SPELT, "One{1>1}.", [("1", "First [sic].")], id="label in words, all in brackets"),
        pytest.param(BARE_ONE, "One{1>1}.", [("1", "First.")], id="one note without a block"),
        pytest.param(ORPHAN, "Word{1>1}.", [("1", "A"), ("2", "B")], id="a note that nothing points at"),
        pytest.param(
            "<p>Word.[footnote]The <em>note</em>.[/footnote] On.</p>",
            "Word.{1>1} On.",
            [("1", "The note.")],
            id="shortcode",
        ),
        pytest.param('<p>Word<sup><a href="#fn9">9</a></sup>.</p>', "Word{9>?}.", [], id="a mark without a note"),
        pytest.param(
            "<p>One<sup>1</sup> two<sup>2</sup> three<sup>3</sup>.</p>",
            "One{1>?} two{2>?} three{3>?}.",
            [],
            id="raised numbers without any notes",
        ),
    ],
)
def test_notes_are_tied_to_their_marks(page: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Markers are taken out of the text, notes are whole, and neither labels nor arrows are part of them."""
    document = read(page.encode())
    assert running_text(document) == text
    assert notes(document) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            '<ul><li><a href="#s1">1</a></li><li><a href="#s2">2</a></li></ul><h2 id="s1">A</h2><p>x</p>'
            '<h2 id="s2">B</h2><p>y</p>',
            id="table of contents",
        ),
        pytest.param("<p>An area of 3 m<sup>2</sup>, or 10<sup>6</sup> mm<sup>2</sup>.</p>", id="powers"),
        pytest.param("<p>On the 1<sup>st</sup> and the 2<sup>nd</sup> day.</p>", id="ordinals"),
        pytest.param(
            '<p><a href="#top">A</a> <a href="#b">B</a></p><h3 id="b">B</h3><p>Bar <a href="#top">top</a></p>',
            id="alphabetical index",
        ),
        pytest.param('<p>See <a href="#p12">12</a>.</p><p id="p12">The twelfth paragraph.</p>', id="page number"),
    ],
)
def test_what_only_looks_like_a_mark_is_text(page: str) -> None:
    """Contents, powers and page numbers make neither markers nor notes."""
    document = read(page.encode())
    assert document.notes == ()
    assert not any(block.markers for block in document.blocks)


def test_kinds_follow_the_names_of_the_page() -> None:
    """What the page calls an endnote or a reference is one; the rest are footnotes."""
    assert [note.kind for note in read(WORD.encode()).notes] == [NoteKind.FOOTNOTE, NoteKind.ENDNOTE]
    cited = '<p>Word [<a href="#bib1">1</a>].</p><ol class="bibliography"><li id="bib1">A book</li></ol>'
    assert [note.kind for note in read(cited.encode()).notes] == [NoteKind.REFERENCE]


@pytest.mark.parametrize(
    ("anchor", "url", "repairs"),
    [
        pytest.param(
            '<a href="https://x.org/a_b?c=1&amp;d=ü">A Title</a>', "https://x.org/a_b?c=1&d=ü", (), id="words"
        ),
        pytest.param('<a href="//x.org/a">A</a>', "https://x.org/a", (), id="no scheme"),
        pytest.param('<a href="www.x.org/a">A</a>', "http://www.x.org/a", ("added-scheme",), id="bare host"),
        pytest.param(
            '<a href=" https://x.org/a b.pdf ">A</a>', "https://x.org/a%20b.pdf", ("encoded-space",), id="space"
        ),
        pytest.param(
            '<a href="https://x.org/a&#x200b;b&#xad;c">A</a>',
            "https://x.org/abc",
            ("stripped-invisible",),
            id="invisible characters",
        ),
        pytest.param(
            '<a href="https://www.google.com/url?q=https://x.org/a%3Fb%3D1&amp;sa=D">A</a>',
            "https://x.org/a?b=1",
            ("unwrapped-redirect",),
            id="google",
        ),
        pytest.param(
            '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.org%2Fa&amp;data=5">A</a>',
            "https://x.org/a",
            ("unwrapped-redirect",),
            id="outlook",
        ),
        pytest.param(
            '<a href="https://x.org/ä b">https://x.org/%C3%A4%20b</a>',
            "https://x.org/%C3%A4%20b",
            (),
            id="decoded target, whole words",
        ),
        pytest.param("https://x.org/a_b.html", "https://x.org/a_b.html", (), id="plain text"),
    ],
)
def test_links_of_a_note_read_what_the_author_meant(anchor: str, url: str, repairs: tuple[str, ...]) -> None:
    """Targets are unwrapped and cleaned with each repair named, and every span slices to the linked words."""
    page = f'<p>W<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">See {anchor}, 2020.</li></ol>'
    (note,) = read(page.encode()).notes
    (link,) = note.links
    assert (link.url, link.repairs) == (url, repairs)
    assert note.text == f"See {link.span.of(note.text)}, 2020."
    assert (link.printed is None) == (not repairs)


@pytest.mark.parametrize(
    "href", ["/a", "a.html", "#top", "mailto:a@b.org", "javascript:go()", "tel:1", "data:,x", "", "http://"]
)
def test_what_leads_nowhere_is_no_citation(href: str) -> None:
    """Relative links, fragments and other schemes are text."""
    document = read(f'<p>A <a href="{href}">link</a>.</p>'.encode())
    assert [block.links for block in document.blocks] == [()]


def test_a_base_makes_relative_links_whole() -> None:
    """A declared base is what relative targets refer to."""
    document = read(b'<head><base href="https://x.org/d/"></head><p>A <a href="../e">link</a>.</p>')
    assert [link.url for link in document.blocks[0].links] == ["https://x.org/e"]


def test_furniture_of_the_site_is_left_out() -> None:
    """Without notes only the article's links are citations; menus, asides and footers are not read."""
    page = """<nav><a href="https://n.org">n</a></nav><main><h1>Title</h1><p>A <a href="https://x.org/a">good
    link</a>.</p><aside><a href="https://y.org">y</a></aside></main><script>var x = "<p>no</p>";</script>
    <footer><a href="https://f.org">f</a></footer>"""
    document = read(page.encode())
    assert running_text(document) == "Title | A good link."
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert [link.url for block in document.blocks for link in block.links] == ["https://x.org/a"]


def test_notes_in_a_footer_are_read() -> None:
    """Furniture that holds notes is no furniture."""
    page = '<article><p>W<sup><a href="#fn1">1</a></sup></p></article><footer><ol><li id="fn1">A</li></ol></footer>'
    assert notes(read(page.encode())) == [("1", "A")]


def test_emphasis_and_quotations_are_kept() -> None:
    """Italics and marked quotations of a note come as spans of its text."""
    page = """<p>W<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">A. Writer, <i>The <b>Title</b></i>,
    <cite>Outlet</cite>: <q>quoted</q>.</li></ol>"""
    (note,) = read(page.encode()).notes
    assert [span.of(note.text) for span in note.emphasis] == ["The Title", "Outlet"]
    assert [span.of(note.text) for span in note.quotation] == ["quoted"]


def test_lines_are_those_of_the_file() -> None:
    """Blocks and notes say the line on which their text begins."""
    page = '<html>\n<body>\n<p>\nOne<sup><a href="#fn1">1</a></sup></p>\n\n<ol>\n<li id="fn1">Note</li></ol>'
    document = read(page.encode())
    assert document.blocks[0].location.line == 4
    assert document.notes[0].location.line == 7


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        pytest.param("<p>Größe</p>".encode(), "Größe", False, id="utf-8"),
        pytest.param('<meta charset="iso-8859-1"><p>Größe</p>'.encode("cp1252"), "Größe", False, id="declared"),
        pytest.param(
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>' + "Река".encode("cp1251"),
            "Река",
            False,
            id="declared the old way",
        ),
        pytest.param("\ufeff<p>Größe</p>".encode("utf-16-le"), "Größe", False, id="byte order mark"),
        pytest.param("<p>Größe – “so”</p>".encode("cp1252"), "Größe – “so”", True, id="nothing declared"),
        pytest.param(b'<meta charset="base64"><p>plain</p>', "plain", False, id="no character set"),
        pytest.param(b'<?xml version="1.0" encoding="utf-8"?><p>plain</p>', "plain", False, id="xhtml"),
    ],
)
def test_the_encoding_is_found_as_browsers_do(data: bytes, text: str, warned: bool) -> None:
    """Mark, declaration and UTF-8 decide; an assumption is told."""
    document = read(data)
    assert running_text(document) == text
    assert any("windows-1252 was assumed" in warning for warning in document.warnings) is warned


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\x03" * 50, b"<p>" + b"x" * LARGEST_FILE])
def test_what_is_no_page_cannot_be_read(data: bytes) -> None:
    """Empty, binary and enormous files are refused with a sentence."""
    with pytest.raises(UnreadableDocument, match=r"\. "):
        read(data)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 100_000 + "x", id="nested elements"),
        pytest.param("<sup><a href='#fn1'>1</a>" * 3_000 + "<p id=fn1>x", id="nested marks"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;&lol;</p>', id="entities"),
        pytest.param("<p>" + "[footnote] x " * 3_000, id="shortcodes that never end"),
        pytest.param("<p>" + "[ , (" * 20_000, id="brackets"),
        pytest.param("<table>" * 500 + "<p id=fn1 name=fn1>" + "</td>" * 500, id="tags that do not match"),
    ],
)
def test_hostile_pages_end_soon(page: str) -> None:
    """Pages made to break a reader are read as far as they go."""
    assert read(page.encode()).format == "html"


_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<sup>",
        "</sup>",
        '<a href="#fn1" id="r1">',
        '<a href="#r1">',
        "</a>",
        '<li id="fn1">',
        "<ol>",
        "</ol>",
        "1",
        "[1]",
        " word ",
        "https://x.org/a b",
        '<a href="https://y.org/\u200bq">',
        "<i>",
        "</i>",
        "<br>",
        "<td>",
        "<q>",
        '<span class="sidenote">',
        "</span>",
        "[footnote]",
        "[/footnote]",
        "&amp;",
        "\n",
        "\u00ad",
        '<a name="fn1">',
        "<aside>",
        '<div id="fn2">',
        '<sup><a href="#fn2">2</a></sup>',
        "2. ",
        "^",
        "↩",
        "www.z.org/a,",
        "<main>",
        "</main>",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=40).map("".join))
def test_every_offset_points_into_its_own_text(page: str) -> None:
    """Whatever the tags do, spans slice to something, markers lie within their block and name a note there is."""
    document = read(f"<p>x{page}".encode())
    for block in document.blocks:
        assert block.text == block.text.strip()
        assert all(0 <= marker.offset <= len(block.text) for marker in block.markers)
        assert all(marker.note is None or 0 <= marker.note < len(document.notes) for marker in block.markers)
        assert all(link.span.of(block.text) for link in block.links)
    for note in document.notes:
        spans = [*note.emphasis, *note.quotation, *(link.span for link in note.links)]
        assert all(0 <= span.start < span.end <= len(note.text) for span in spans)
        assert all(
            first.span.end <= second.span.start for first, second in zip(note.links, note.links[1:], strict=False)
        )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but a refusal comes of arbitrary bytes."""
    with suppress(UnreadableDocument):
        assert read(b"<p>" + data).format == "html"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        pytest.param("a.HTML", b"<p>x</p>", "html", id="suffix in capitals"),
        pytest.param("a.xhtml", b"<p>x</p>", "html", id="xhtml"),
        pytest.param("a.markdown", b"x", "markdown", id="markdown"),
        pytest.param("README", b"Just text.", "text", id="no suffix, text"),
        pytest.param("page.asp", b"<!DOCTYPE html><p>x</p>", "html", id="unknown suffix, page"),
    ],
)
def test_the_reader_is_chosen_by_suffix(name: str, data: bytes, form: str) -> None:
    """Known suffixes decide; what a file of an unknown one holds decides otherwise."""
    assert reader_for(name)(data).format == form


@pytest.mark.parametrize("data", [b"%PDF-1.4 text", b"PK\x03\x04", b"\x00\x01", "Größe".encode("cp1252")])
def test_an_unknown_format_names_the_known_ones(data: bytes) -> None:
    """A file of an unknown suffix that is not evidently text is refused, and the refusal says what can be read."""
    with pytest.raises(UnreadableDocument, match=r"\.md.*\.html"):
        reader_for("report.xyz")(data)
