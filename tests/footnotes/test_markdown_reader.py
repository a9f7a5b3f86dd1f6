"""Notes in Markdown, as Pandoc and GitHub take it, and in Markdown that was written by hand or by a scanner."""

from __future__ import annotations

from contextlib import suppress

import pytest
from fakes.shown import notes, running_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind
from footnotes.readers.markdown import LARGEST_FILE, read


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        pytest.param(
            "A.[^1] B[^2].\n\n[^1]: One.\n[^2]: Two.\n", "A.{1>1} B{2>2}.", [("1", "One."), ("2", "Two.")], id="plain"
        ),
        pytest.param("A.[^smith]\n\n[^smith]: One.\n", "A.{smith>1}", [("smith", "One.")], id="a word as label"),
        pytest.param(
            "A.[^1]\n\n[^1]: One\n    goes on.\n\n    A second paragraph.\n\nB.\n",
            "A.{1>1} | B.",
            [("1", "One goes on.\nA second paragraph.")],
            id="paragraphs of a note",
        ),
        pytest.param("A.^[One *two*.] B.\n", "A.{1>1} B.", [("1", "One two.")], id="in place"),
        pytest.param("A.[^9]\n", "A.{9>?}", [], id="a mark without a note"),
        pytest.param(
            "A.[^1]\n\n[^1]: One.\n\n[^2]: Two.\n",
            "A.{1>1}",
            [("1", "One."), ("2", "Two.")],
            id="a note without a mark",
        ),
        pytest.param("A.[^1] B.[^1]\n\n[^1]: One.\n", "A.{1>1} B.{1>1}", [("1", "One.")], id="a mark used twice"),
        pytest.param(
            "A.[^b] B.[^a]\n\n[^a]: One.\n[^b]: Two.\n",
            "A.{b>1} B.{a>2}",
            [("b", "Two."), ("a", "One.")],
            id="order of the marks",
        ),
        pytest.param("[^1]: One.\n\nA.[^1]\n", "A.{1>1}", [("1", "One.")], id="a definition before its mark"),
        pytest.param(
            "A.[^1]\n\n[^1]: One.\n\nB.[^1]\n\n[^1]: Two.\n",
            "A.{1>1} | B.{1>2}",
            [("1", "One."), ("1", "Two.")],
            id="numbering that begins again",
        ),
        pytest.param(
            "A.[^1]\n\n[^1]: See note [^2].\n[^2]: Two.\n",
            "A.{1>1}",
            [("1", "See note 2."), ("2", "Two.")],
            id="a cross-reference",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| x[^1] | y |\n\n[^1]: One.\n", "a | b | x{1>1} | y", [("1", "One.")], id="table"
        ),
        pytest.param(
            "> Quoted.[^1]\n\n- Item.[^2]\n\n[^1]: One.\n[^2]: Two.\n",
            "Quoted.{1>1} | Item.{2>2}",
            [("1", "One."), ("2", "Two.")],
            id="quotation and list",
        ),
        pytest.param(
            "A \\[^1] and `[^1]` b.[^1]\n\n[^1]: One.\n", "A [^1] and [^1] b.{1>1}", [("1", "One.")], id="escaped marks"
        ),
        pytest.param(
            'A.<sup><a href="#fn1">1</a></sup>\n\n<ol><li id="fn1">One.</li></ol>\n',
            "A.{1>1}",
            [("1", "One.")],
            id="notes in HTML",
        ),
        pytest.param(
            "A.<sup>1</sup> B.<sup>2</sup>\n\n<sup>1</sup> Writer, One, 2020.\n\n<sup>2</sup> Writer, Two, 2021.\n",
            "A.{1>1} B.{2>2}",
            [("1", "Writer, One, 2020."), ("2", "Writer, Two, 2021.")],
            id="raised by a scanner",
        ),
        pytest.param(
            "A.¹ B.²\n\n¹ Writer, One, 2020.\n\n² Writer, Two, 2021.\n",
            "A.{1>1} B.{2>2}",
            [("1", "Writer, One, 2020."), ("2", "Writer, Two, 2021.")],
            id="raised digits",
        ),
        pytest.param(
            "A.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup>\n", "A.{1>?} B.{2>?} C.{3>?}", [], id="no notes at all"
        ),
    ],
)
def test_notes_are_tied_to_their_marks(source: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Markers are taken out of the text under the author's labels, and notes are whole."""
    document = read(source.encode())
    assert document.format == "markdown"
    assert running_text(document) == text
    assert notes(document) == expected


@pytest.mark.parametrize(
    ("written", "shown", "url"),
    [
        pytest.param("[A Title](https://x.org/a)", "A Title", "https://x.org/a", id="inline"),
        pytest.param('[A Title](<https://x.org/a b> "Tip")', "A Title", "https://x.org/a%20b", id="spaces and a tip"),
        pytest.param("[A Title](https://x.org/a_(b))", "A Title", "https://x.org/a_(b)", id="brackets"),
        pytest.param(
            "[A Title](https://x.org/ü?q=a%20b&c=%C3%BC)", "A Title", "https://x.org/ü?q=a%20b&c=%C3%BC", id="encoding"
        ),
        pytest.param("[A Title][ref]", "A Title", "https://ref.org/q", id="reference"),
        pytest.param("<https://x.org/a_b_c>", "https://x.org/a_b_c", "https://x.org/a_b_c", id="autolink"),
        pytest.param("https://x.org/_a_/b_c_d*e*", "https://x.org/_a_/b_c_d*e", "https://x.org/_a_/b_c_d*e", id="bare"),
        pytest.param("https://x.org/a\\_b\\_c", "https://x.org/a_b_c", "https://x.org/a_b_c", id="bare, escaped"),
        pytest.param("*https://x.org/a*", "https://x.org/a", "https://x.org/a", id="bare, in italics"),
        pytest.param("[https://x.org/a](https://x.org/a)", "https://x.org/a", "https://x.org/a", id="a URL as words"),
        pytest.param("www.x.org/a", "www.x.org/a", "http://www.x.org/a", id="no scheme"),
    ],
)
def test_links_read_what_the_author_meant(written: str, shown: str, url: str) -> None:
    """Targets are kept as they stand, and every span slices to the linked words, in notes and in running text."""
    tail = "\n\n[ref]: https://ref.org/q\n"
    (note,) = read(f"A.[^1]\n\n[^1]: See {written}, 2020.{tail}".encode()).notes
    assert [(link.span.of(note.text), link.url) for link in note.links] == [(shown, url)]
    (block,) = read(f"See {written}, 2020.{tail}".encode()).blocks
    assert [(link.span.of(block.text), link.url) for link in block.links] == [(shown, url)]


def test_a_broken_url_is_repaired_and_told() -> None:
    """A URL with a space in it is joined, as in plain text."""
    (note,) = read(b"A.[^1]\n\n[^1]: Title, https://x.org/low-water- survey-2020.html.\n").notes
    (link,) = note.links
    assert link.url == "https://x.org/low-water-survey-2020.html"
    assert link.repairs == ("joined-space",)
    assert link.printed == "https://x.org/low-water- survey-2020.html"


def test_no_url_goes_on_in_the_next_paragraph() -> None:
    """A URL at the end of a paragraph is whole, whatever the next one begins with."""
    (note,) = read(b"A.[^1]\n\n[^1]: https://x.org/a-b-\n\n    c-d-e-f.html is a file.\n").notes
    assert note.links[0].url == "https://x.org/a-b-"


def test_lists_are_no_notes() -> None:
    """A document without marks keeps its numbered lists as text, and its links as links."""
    document = read(b"Only [a link](https://x.org/a).\n\n1. one\n2. two\n")
    assert document.notes == ()
    assert [link.url for block in document.blocks for link in block.links] == ["https://x.org/a"]


@pytest.mark.parametrize("target", ["a.md", "/a", "#part", "mailto:a@b.org", "javascript:x"])
def test_what_leads_nowhere_is_no_citation(target: str) -> None:
    """Links within the project and other schemes are text."""
    assert [block.links for block in read(f"A [link]({target}).\n".encode()).blocks] == [()]


def test_lines_are_those_of_the_file() -> None:
    """Front matter and blank lines count; a note's line is that of its definition."""
    source = "---\ntitle: x\n---\n\n# Head\n\nOne\ntwo.[^1]\n\n| a |\n|---|\n| b |\n\n[^1]: Note.\n"
    document = read(source.encode())
    assert [(block.kind, block.text, block.location.line) for block in document.blocks] == [
        (BlockKind.HEADING, "Head", 5),
        (BlockKind.PARAGRAPH, "One two.", 7),
        (BlockKind.CELL, "a", 10),
        (BlockKind.CELL, "b", 12),
    ]
    assert document.notes[0].location.line == 14


def test_italics_of_a_note_are_kept() -> None:
    """Emphasis of either kind comes as spans of the note's text."""
    (note,) = read(b"A.[^1]\n\n[^1]: Writer, *The Title*, _Outlet_, **2020**.\n").notes
    assert [span.of(note.text) for span in note.emphasis] == ["The Title", "Outlet"]


def test_an_assumed_encoding_is_told() -> None:
    """A file that is not UTF-8 is read with a warning."""
    assert read("Größe und Übermaß.[^1]\n\n[^1]: Für später.\n".encode("cp1252")).warnings


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02" * 40, b"x" * (LARGEST_FILE + 1)])
def test_what_is_no_text_cannot_be_read(data: bytes) -> None:
    """Empty, binary and enormous files are refused with a sentence."""
    with pytest.raises(UnreadableDocument, match=r"\. "):
        read(data)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("^[" * 20_000, id="notes that never end"),
        pytest.param("![" * 20_000, id="images that never end"),
        pytest.param("[" * 20_000, id="links that never end"),
        pytest.param(">" * 5_000 + "x", id="nested quotations"),
        pytest.param("*a **a " * 3_000, id="emphasis that never ends"),
        pytest.param("".join("`" * number + " " for number in range(200)), id="code that never ends"),
        pytest.param("http://" * 5_000, id="schemes"),
        pytest.param("\n".join("    " * depth + f"[^{depth}]: x" for depth in range(200)), id="nested notes"),
    ],
)
def test_hostile_files_end_soon(source: str) -> None:
    """Files made to break a parser are read as far as they go."""
    assert read(source.encode()).format == "markdown"


_PIECES = st.sampled_from(
    [
        "A word.",
        "[^1]",
        "[^1]: ",
        "^[",
        "]",
        "[",
        "](https://x.org/a b)",
        "https://x.org/_a_",
        "*",
        "_",
        "`",
        "\n\n",
        "\n",
        "    ",
        "<sup>1</sup>",
        "| a | b |\n|---|---|\n",
        "> ",
        "- ",
        "1. ",
        "[1]",
        "# ",
        "\\",
        "<i>",
        "</i>",
        "&amp;",
        "¹",
        "---\n",
        '<a href="#fn1">',
        "</a>",
        "[^2]",
        "[^2]: ",
        "www.x.org/a,",
        "\u200b",
        "Ibid.",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=30).map("".join))
@example("^[[^1]\\[^1]")
def test_every_offset_points_into_its_own_text(source: str) -> None:
    """Whatever the mark-up does, spans slice to something, markers lie within their block and name a note there is."""
    document = read(f"x {source}".encode())
    for block in document.blocks:
        assert all(0 <= marker.offset <= len(block.text) for marker in block.markers)
        assert all(marker.note is None or 0 <= marker.note < len(document.notes) for marker in block.markers)
        assert all(link.span.of(block.text) for link in block.links)
    for note in document.notes:
        assert all(span.of(note.text) for span in [*note.emphasis, *(link.span for link in note.links)])


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but a refusal comes of arbitrary bytes."""
    with suppress(UnreadableDocument):
        assert read(data).format == "markdown"
