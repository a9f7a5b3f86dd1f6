"""Quotations that only the mark-up tells: block quotations and ``q``, in every format that has them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fakes.docx_files import docx, note, paragraph, reference, zipped

from footnotes.quoting import assign_quotations, own_words
from footnotes.read import read_document

DRY = "A. Holm, “Dry,” Post, 2019, https://post.example/dry."
WET = "B. Lund, “Wet,” Post, 2019, https://post.example/wet."
SAID = "The wall was dry. It held all the year."


def quoted(name: str, content: str | bytes) -> list[tuple[str, str]]:
    """The quotations of a document, each with the labels of its notes."""
    data = content.encode() if isinstance(content, str) else content
    reading = read_document(Path(name), data, name)
    found = assign_quotations(reading.footnotes, reading.citations)
    return [(one.text, "".join(cited.rpartition("#")[2].partition(".")[0] for cited in one.citations)) for one in found]


def markdown(text: str) -> str:
    return f"{text}\n\n[^1]: {DRY}\n[^2]: {WET}\n"


MARKDOWN = {
    "the marker ends it": ("As Holm put it:\n\n> The wall was dry. It held all the year.[^1]", [(SAID, "1")]),
    "several paragraphs": ("> The wall was dry.\n>\n> It held all the year.[^1]\n\nMore.[^2]", [(SAID, "1")]),
    "the sentence before": (f"As Holm put it:[^1]\n\n> {SAID}\n\nMore.[^2]", [(SAID, "1")]),
    "a name below": (f"So:\n\n> {SAID}\n>\n> — Ada Holm, *Walls*[^1]\n\nMore.[^2]", [(SAID, "1")]),
    "a name beside": (f"So:\n\n> {SAID} — Ada Holm[^1]\n\nMore.[^2]", [(SAID, "1")]),
    "a name in the next paragraph": (f"So:\n\n> {SAID}\n\n— Ada Holm[^1]\n\nMore.[^2]", [(SAID, "1")]),
    "a dash alone": (f"So:\n\n> {SAID}\n\n—[^1]\n\nMore.[^2]", [(SAID, "1")]),
    "a title below": (f"So:\n\n> {SAID}\n>\n> — Ada Holm, “A Book of Dry Old Walls”[^1]", [(SAID, "1")]),
    "a page in brackets": ("> The wall was dry and held (Holm 2019, 4).[^1]", [("The wall was dry and held", "1")]),
    "marks around it": (f"So:\n\n> “{SAID}”[^1]", [(SAID, "1")]),
    "marks at each paragraph": ("> “The wall was dry.\n>\n> “It held all the year.”[^1]", [(SAID, "1")]),
    "quotations within": (
        "> The mayor called the wall “as dry as bone” in spring. It held all the year.[^1]",
        [("The mayor called the wall “as dry as bone” in spring. It held all the year.", "1")],
    ),
    "a note on a word": ("So:\n\n> The wall[^2] was dry. It held all the year.[^1]", [(SAID, "1")]),
    "a page behind the marker": (f"> {SAID}[^1]: 62\n\nMore.[^2]", [(SAID, "1")]),
    "a note cited again": (f"He “was seldom right”.[^1] So:\n\n> {SAID}[^1]", [("was seldom right", "1"), (SAID, "1")]),
    "two markers": (
        "> The wall was dry.[^1] It held all the year.[^2]",
        [("The wall was dry.", "12"), ("It held all the year.", "2")],
    ),
    "two of them": (
        "> The wall was dry.[^1]\n\nBut:\n\n> It held all the year.[^2]",
        [("The wall was dry.", "1"), ("It held all the year.", "2")],
    ),
    "the rest of a sentence": ("He writes:\n\n> the wall was dry.[^1]", [("the wall was dry.", "1")]),
    "own words with quotations": (
        "> “The wall was dry all the year,” she says, and “it held for us in the winter.”[^1]",
        [("The wall was dry all the year,", "1"), ("it held for us in the winter.", "1")],
    ),
}  # fmt: skip
NONE = {
    "no marker": f"So it was:\n\n> {SAID}\n\nMore.[^1]",
    "a marker in mid-sentence": "So it was:\n\n> The wall[^1] was dry and it held all the year.",
    "a marker before the colon": f"Holm[^1] put it so:\n\n> {SAID}",
    "the paragraph after it": f"So it was:\n\n> {SAID}\n\nThat was in 2019.[^1]",
    "a callout": f"So it was:\n\n> [!NOTE]\n> {SAID}[^1]",
    "a box": f"So it was:\n\n> **Note:** {SAID}[^1]",
    "a box with a title": f"So it was:\n\n> **Note**\n>\n> {SAID}[^1]",
    "a box with a sign": f"So it was:\n\n> \u26a0\ufe0f {SAID}[^1]",
    "a list": "So it was:\n\n> - The wall was dry.\n> - It held all the year.[^1]",
    "program text": f"So it was:\n\n> {SAID}\n>\n>     print(wall)\n>\n> More.[^1]",
    "a mail": f"> > {SAID}\n>\n> I do not think so at all.[^1]",
    "a section": f"> ## Walls\n>\n> {SAID}[^1]",
    "a paragraph that was cut": "It was said by the people who\n\n> had seen the wall that it was dry.[^1]",
    "a table of contents": "So it is:\n\n> The wall and its stones. . . . . . . . . . . . 12[^1]",
    "an indented letter": "\n>\n".join(f"> Paragraph {number} of the letter says this." for number in range(9))
    + "[^1]",
    "a page long": f"> {SAID * 200}[^1]",
    "the author's own text": f"> {' '.join(f'Sentence {number} is here.[^{number % 2 + 1}]' for number in range(6))}",
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_a_block_quotation_belongs_to_the_marker_that_vouches_for_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """It is looked for whole, once, without the name below it, for the note whose marker it ends with or is told by."""
    assert quoted("a.md", markdown(text)) == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_may_be_the_authors_own_is_no_block_quotation(text: str) -> None:
    """Boxes, lists, mails, indented text, and quotations that no marker vouches for accuse nobody."""
    assert quoted("a.md", markdown(text)) == []


def test_marks_of_every_kind_of_line_are_no_quotations() -> None:
    """Where most of many block quotations have no marker, a conversion has made them of something else."""
    indented = "\n\nA sentence.\n\n".join(f"> Line {number} of the minutes." for number in range(30))
    one = markdown(f"So:\n\n> {SAID}[^1]\n\n")
    assert quoted("a.md", f"{one}\n\n{indented}\n") == []
    assert quoted("a.md", one) == [(SAID, "1")]


def test_the_sentence_of_the_marker_stays_as_it_is() -> None:
    """The report shows the last sentence of a block quotation, not all of it."""
    reading = read_document(Path("a.md"), markdown(f"> {SAID}[^1]").encode(), "a.md")
    anchor = reading.footnotes[0].anchor
    assert anchor is not None
    assert (anchor.sentence, [one.text for one in anchor.excerpts]) == ("It held all the year.", [SAID])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He says that “the wall was dry” then.[^1]", "He says that “ ” then."),
        ("As <q>the wall was dry</q> it held.[^1]", "As   it held."),
        (f"> {SAID}[^1]", ""),
        (f"> “{SAID}”[^1]", ""),
        (f"> {SAID}\n>\n> — Ada Holm[^1]", ""),
        (f"As Holm put it:[^1]\n\n> {SAID}", "As Holm put it:"),
    ],
    ids=["between marks", "marked up", "a block", "a block in marks", "a name below it", "before a block"],
)
def test_the_authors_own_words_are_told_apart(sentence: str, expected: str) -> None:
    """What is quoted says nothing of the language that the author writes."""
    anchor = read_document(Path("a.md"), markdown(sentence).encode(), "a.md").footnotes[0].anchor
    assert anchor is not None
    assert own_words(anchor) == expected


def test_links_vouch_for_no_block_quotation() -> None:
    """In a document without notes they lead to who is quoted, or to the page itself, as often as to the source."""
    for text in (
        f"As [Holm wrote](https://post.example/dry):\n\n> {SAID}\n",
        f"[Ada Holm](https://holm.example/) on [3 May](https://post.example/#c12):\n\n> {SAID}\n",
        f"So:\n\n> {SAID} [More](https://post.example/dry)\n",
    ):
        assert quoted("a.md", text) == []


@pytest.mark.slow
def test_thousands_of_quotations_cost_little() -> None:
    """In one sentence, in one quotation, and within each other: time grows with the text, not with its square."""
    marks = "".join(f'Y <q>x</q><sup><a href="#n{at}" id="r{at}">{at}</a></sup>. ' for at in range(1000))
    notes = "".join(f'<li id="n{at}">A <a href="#r{at}">b</a></li>' for at in range(1000))
    start = time.process_time()
    quoted("a.html", f"<p>{marks}</p><ol>{notes}</ol>")
    quoted("a.html", f"<p>{'<q>x. Y ' * 5000}{MARK}</p><ol><li id='n1'>A <a href='#r1'>b</a></li></ol>")
    quoted("a.md", markdown("> " + "The wall was dry.[^1] " * 2000))
    quoted("a.tex", r"\begin{document}" + r"\begin{quote}" * 5000 + r"x\end{document}")
    assert time.process_time() - start < 40


@pytest.mark.slow
def test_thousands_of_captions_and_notes_cost_little() -> None:
    """In one figure, and in one sentence full of quotation marks."""
    noted = "".join(f"and “so it {at} was”[^{at}] " for at in range(800))
    figure = "<blockquote>It was so.</blockquote><figcaption>x</figcaption>" * 4000
    start = time.process_time()
    quoted("a.md", f"“It was so” {noted}.\n\n" + "".join(f"[^{at}]: {DRY}\n" for at in range(800)))
    quoted("a.html", f"<figure>{figure}</figure>{MARK}<ol><li id='n1'>A <a href='#r1'>b</a></li></ol>")
    assert time.process_time() - start < 40


MARK = '<sup><a id="r1" href="#n1">1</a></sup>'
HTML = {
    "paragraphs": f"<blockquote><p>The wall was dry.</p><p>It held all the year.{MARK}</p></blockquote>",
    "a footer": f"<blockquote><p>{SAID}</p><footer>Ada Holm{MARK}</footer></blockquote>",
    "a name marked up": f"<blockquote><p>{SAID}</p><cite>Ada Holm{MARK}</cite></blockquote>",
    "a name in the paragraph": f"<blockquote><p>{SAID} <cite>Ada Holm</cite>{MARK}</p></blockquote>",
    "Wikipedia": (
        f'<blockquote class="templatequote"><p>{SAID}</p>'
        f'<div class="templatequotecite">— <cite>Ada Holm, “The Book of Walls”{MARK}</cite></div></blockquote>'
    ),
    "a caption": f"<figure><blockquote>{SAID}</blockquote><figcaption>Ada Holm{MARK}</figcaption></figure>",
    "a class for the name": f'<blockquote>{SAID}<p class="attribution">Ada Holm{MARK}</p></blockquote>',
    "the sentence before": f"<p>So:{MARK}</p><blockquote>{SAID}</blockquote>",
    "Word": f'<p class="MsoQuote">The wall was dry.</p><p class="MsoQuote">It held all the year.{MARK}</p>',
    "LibreOffice": (
        '<blockquote style="margin-left: 0.5in">The wall was dry.</blockquote>\n'
        f'<blockquote style="margin-left: 0.5in">It held all the year.{MARK}</blockquote>'
    ),
    "LibreOffice, from Word": (
        f'<p class="block-text">The wall was dry.</p>\n<p class="block-text">It held all the year.{MARK}</p>'
    ),
    "a journal": f'<div class="disp-quote"><p>{SAID}{MARK}</p></div>',
    "in the text": f"<p>It is said that <q>{SAID}</q> so.{MARK}</p>",
    "in the text, with marks": f"<p>It is said that “<q>{SAID}</q>” so.{MARK}</p>",
    "marks within": f"<p>It is said that <q>“{SAID}”</q> so.{MARK}</p>",
    "in the note": f"<p>It held.{MARK}</p>|She adds: <q>{SAID}</q>",
    "a block in the note": f"<p>It held.{MARK}</p>|<blockquote>{SAID}</blockquote>",
}
HTML_NONE = {
    "another quotation before": f"<blockquote>{SAID}</blockquote><blockquote>So.{MARK}</blockquote>",
    "a pull quote": f'<figure class="wp-block-pullquote"><blockquote>{SAID}{MARK}</blockquote></figure>',
    "a tweet": f'<p>So:{MARK}</p><blockquote class="twitter-tweet">{SAID}</blockquote>',
    "a warning": f'<blockquote class="warning">{SAID}{MARK}</blockquote>',
    "a mail": f'<blockquote type="cite">{SAID}{MARK}</blockquote>',
    "an indent of indents": f"<blockquote>{SAID}<blockquote>It held.{MARK}</blockquote></blockquote>",
    "a table": f"<blockquote>{SAID}{MARK}<table><tr><td>1</td></tr></table></blockquote>",
}


def html(body: str) -> str:
    text, _, adds = body.partition("|")
    return (
        f"<html><body>{text}<p>The author goes on.</p>"
        f'<ol class="footnotes"><li id="n1">{DRY} {adds} <a href="#r1">↩</a></li></ol></body></html>'
    )


@pytest.mark.parametrize("body", HTML.values(), ids=HTML)
def test_pages_tell_quotations_by_elements_and_classes(body: str) -> None:
    """``blockquote``, its name in ``footer``, ``cite`` or the caption, ``q`` with and without marks."""
    assert quoted("a.html", html(body)) == [(SAID, "1")]


@pytest.mark.parametrize("body", HTML_NONE.values(), ids=HTML_NONE)
def test_pages_use_the_element_for_other_things(body: str) -> None:
    """What the page itself says elsewhere, what other sites hold, and indents are none."""
    assert SAID not in "".join(text for text, _ in quoted("a.html", html(body)))


def test_a_name_that_is_marked_up_in_a_sentence_ends_no_quotation() -> None:
    """``cite`` is also for titles; what follows it belongs to the quotation."""
    body = f"<blockquote><p>I read <cite>Walls</cite> in a day and liked it.{MARK}</p></blockquote>"
    assert quoted("a.html", html(body)) == [("I read Walls in a day and liked it.", "1")]


def test_books_tell_them_like_pages() -> None:
    """A chapter of an EPUB is a page."""
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        f'<blockquote><p>{SAID}<a epub:type="noteref" href="#n1">1</a></p></blockquote>'
        f'<aside epub:type="footnote" id="n1"><p>{DRY}</p></aside></body></html>'
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    item = '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
    package = f'<package><manifest>{item}</manifest><spine><itemref idref="c"/></spine></package>'
    members = {"META-INF/container.xml": container, "b.opf": package, "c.xhtml": page}
    assert quoted("a.epub", zipped({"mimetype": "application/epub+zip", **members})) == [(SAID, "1")]


def style(identity: str, name: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{based}</w:style>'


WORD_STYLES = {
    "Quote": True, "Intense Quote": True, "Block Text": True, "Quotations": True, "Block Quotation 1": True,
    "Zitat": True, "Intensives Zitat": True, "Citation": True, "Citation intense": True, "Cita": True,
    "Citazione": True, "Цитата": True, "引用文": True,
    "Pull Quote": False, "Quote Source": False, "List Citation": False, "Body Text": False, "Text Block": False,
    "Excitation": False, "Quotes of the stock exchange heading": False,
}  # fmt: skip


@pytest.mark.parametrize(("name", "is_quotation"), WORD_STYLES.items(), ids=WORD_STYLES)
def test_word_tells_them_by_the_style(name: str, is_quotation: bool) -> None:
    """The name of a paragraph's style says it, in any language, or that of a style that it is based on."""
    notes = note(1, DRY)
    for used in ("S", "T"):
        body = [
            paragraph("The wall was dry.", properties=f'<w:pStyle w:val="{used}"/>'),
            paragraph("It held all the year.", reference(1), properties=f'<w:pStyle w:val="{used}"/>'),
        ]
        data = docx(*body, footnotes=notes, styles=style("S", name) + style("T", "My own", "S"))
        assert quoted("a.docx", data) == ([(SAID, "1")] if is_quotation else [])


def test_word_paragraphs_of_a_list_are_none() -> None:
    """A numbered paragraph is a list, whatever its style."""
    properties = '<w:pStyle w:val="S"/><w:numPr/>'
    data = docx(
        paragraph(SAID, reference(1), properties=properties), footnotes=note(1, DRY), styles=style("S", "Quote")
    )
    assert quoted("a.docx", data) == []


def test_word_quotations_one_after_the_other_stay_apart() -> None:
    """Each ends with its own marker, or its own name below it."""
    said = '<w:pStyle w:val="S"/>'
    two = [
        paragraph("The wall was dry.", reference(1), properties=said),
        paragraph("It held all the year.", reference(2), properties=said),
    ]
    named = [
        paragraph("The wall was dry.", properties=said),
        paragraph("— Ada Holm", reference(1), properties=said),
        paragraph("It held all the year.", properties=said),
        paragraph("— Bo Lund", reference(2), properties=said),
    ]
    for body in (two, named):
        data = docx(*body, footnotes=note(1, DRY) + note(2, WET), styles=style("S", "Quote"))
        assert quoted("a.docx", data) == [("The wall was dry.", "1"), ("It held all the year.", "2")]


_NAMES = {"office": "office:1.0", "text": "text:1.0", "style": "style:1.0"}
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}"' for name, path in _NAMES.items())


def odt(paragraphs: str, styles: str = "") -> bytes:
    body = f"<office:body><office:text>{paragraphs}</office:text></office:body>"
    content = f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>{body}"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": f"{content}</office:document-content>"})


@pytest.mark.parametrize(
    ("used", "defined", "is_quotation"),
    [
        ("Quotations", "", True),
        ("P1", 'style:name="P1" style:parent-style-name="Quotations"', True),
        ("P1", 'style:name="P1" style:display-name="Intense Quote"', True),
        ("P1", 'style:name="P1" style:parent-style-name="Text_20_body"', False),
    ],
    ids=["as it is", "an automatic style", "from Word", "body text"],
)
def test_opendocument_tells_them_by_the_style(used: str, defined: str, is_quotation: bool) -> None:
    """Automatic styles are based on the one that says it."""
    in_place = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{DRY}</text:p></text:note-body></text:note>"
    )
    paragraphs = (
        f'<text:p text:style-name="{used}">The wall was dry.</text:p>'
        f'<text:p text:style-name="{used}">It held all the year.{in_place}</text:p>'
    )
    named = '<style:style style:name="Quotations" style:family="paragraph"/>'
    styles = named + (f'<style:style style:family="paragraph" {defined}/>' if defined else "")
    assert quoted("a.odt", odt(paragraphs, styles)) == ([(SAID, "1")] if is_quotation else [])
    listed = f"<text:list><text:list-item>{paragraphs}</text:list-item></text:list>"
    assert quoted("a.odt", odt(listed, styles)) == []


NOTE = r"\footnote{A. Holm, ``Dry,'' Post, 2019, \url{https://post.example/dry}.}"
TEX = {
    "quote": (rf"So: \begin{{quote}}{SAID}{NOTE}\end{{quote}} More.", [SAID]),
    "quotation": (rf"\begin{{quotation}}The wall was dry. \par It held all the year.{NOTE}\end{{quotation}}", [SAID]),
    "csquotes": (rf"\begin{{displayquote}}[Holm][.]{SAID}{NOTE}\end{{displayquote}}", [SAID]),
    "another language": (rf"\begin{{foreigndisplayquote}}{{english}}{SAID}{NOTE}\end{{foreigndisplayquote}}", [SAID]),
    "its own bracket": (rf"\begin{{quote}}[T]he wall was dry.{NOTE}\end{{quote}}", ["[T]he wall was dry."]),
    "a sentence before": (rf"He says:{NOTE} \begin{{quote}}{SAID}\end{{quote}} More.", [SAID]),
    "blockquote": (rf"He says: \blockquote[Holm]{{{SAID}}}{NOTE}", [SAID]),
    "textquote": (rf"He says \textquote[Holm]{{{SAID}}} there.{NOTE}", [SAID]),
    "enquote": (rf"He says \enquote{{{SAID}}} there.{NOTE}", [SAID]),
    "foreignquote": (rf"He says \foreignquote{{english}}{{{SAID}}} there.{NOTE}", [SAID]),
    "a list": (rf"\begin{{quote}}\begin{{itemize}}\item {SAID}{NOTE}\end{{itemize}}\end{{quote}}", []),
    "within each other": (rf"\begin{{quote}}\begin{{quote}}{SAID}\end{{quote}} So.{NOTE}\end{{quote}}", []),
    "program text": (
        rf"\begin{{quote}}{SAID}\begin{{verbatim}}x\end{{verbatim}} It was so.{NOTE}\end{{quote}}", []
    ),
    "after it": (rf"\begin{{quote}}{SAID}\end{{quote}} It was so.{NOTE}", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEX.values(), ids=TEX)
def test_latex_tells_them_by_environments_and_commands(body: str, expected: list[str]) -> None:
    """Those of LaTeX and of csquotes; an indent around a list is none."""
    document = rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}"
    assert [text for text, _ in quoted("a.tex", document)] == expected


RST = {
    "indented": ("So:\n\n    The wall was dry.\n\n    It held all the year. [#]_\n\nMore.", [SAID]),
    "a name below": (f"So:\n\n    {SAID}\n\n    -- Ada Holm [#]_\n\nMore.", [SAID]),
    "a motto": (f".. epigraph::\n\n   {SAID} [#]_", [SAID]),
    "a pull quote": (f".. pull-quote::\n\n   {SAID} [#]_", []),
    "beneath an item": (f"* One.\n\n    {SAID} [#]_", []),
    "a list": ("So:\n\n    * The wall was dry.\n    * It held all the year. [#]_\n\nMore.", []),
}


@pytest.mark.parametrize(("body", "expected"), RST.values(), ids=RST)
def test_restructuredtext_tells_them_by_the_indent(body: str, expected: list[str]) -> None:
    """An indented paragraph is a quotation, an indented list or item is none."""
    assert [text for text, _ in quoted("a.rst", f"{body}\n\n.. [#] {DRY}\n")] == expected
