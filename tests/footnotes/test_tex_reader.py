"""LaTeX: the notes that it would print, with their numbers, and the addresses that it would link."""

from __future__ import annotations

import pytest

from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind, Document, NoteKind
from footnotes.readers.tex.document import read


def _read(text: str) -> Document:
    return read(text.encode())


def _marks(document: Document) -> list[tuple[str, str | None]]:
    return [
        (mark.label, None if mark.note is None else document.notes[mark.note].text)
        for block in document.blocks
        for mark in block.markers
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (r"A\footnote{One.} b\footnote{Two.}.", [("1", "One."), ("2", "Two.")]),
        (r"A\footnote[7]{Seven.} b\footnote{One.}.", [("7", "Seven."), ("1", "One.")]),
        (r"A\footnotemark{} b\footnotemark. \footnotetext[1]{One.}\footnotetext{Two.}", [("1", "One."), ("2", "Two.")]),
        (r"A\footnote{One.} again\footnotemark[1].", [("1", "One."), ("1", "One.")]),
        (r"A\footnotemark[9] lost.", [("9", None)]),
        (r"A\footnote{One \textbf{b {c {d}}}\footnote{Inner.} e.}", [("1", "One b c d e.")]),
        (r"\setcounter{footnote}{4}A\footnote{Five.}", [("5", "Five.")]),
        (r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}A\footnote{S.} b\footnote{T.}", [("*", "S."), ("†", "T.")]),
        (r"\renewcommand\thefootnote{\roman{footnote}}A\footnote{S.} b\footnote{T.}", [("i", "S."), ("ii", "T.")]),
        (r"\newcommand{\fn}[1]{\footnote{#1}}A\fn{One.}", [("1", "One.")]),
        (r"\let\fn\footnote A\fn{One.}", [("1", "One.")]),
        (r"\newcommand{\n}[2]{\footnote{#1 #2}}A\footnote{One.}", [("1", "One.")]),
        ("A % \\footnote{no}\n\\footnote{50\\% % no\n  yes.}", [("1", "50% yes.")]),
        (r"\verb|\footnote{x}| A\footnote{One.}", [("1", "One.")]),
        ("\\begin{verbatim}\n\\footnote{x}\n\\end{verbatim}\nA\\footnote{One.}", [("1", "One.")]),
        (r"\begin{tabular}{ll} a & b\footnote{In.} \\ \end{tabular}", [("1", "In.")]),
        (r"\section[Short]{Long\footnote{One.}}", [("1", "One.")]),
        (r"\section{\texorpdfstring{Long\footnote{One.}}{Short}} text", [("1", "One.")]),
        (
            r"\documentclass{book}\begin{document}\chapter{A}a\footnote{One.}\chapter{B}b\footnote{Again.}\end{document}",
            [("1", "One."), ("1", "Again.")],
        ),
        (r"\title{Mill\thanks{Paid.}}\begin{document}A\footnote{One.}\end{document}", [("*", "Paid."), ("1", "One.")]),
        (r"See \cite[3]{moor}. \begin{thebibliography}{9}\bibitem{moor} Moor.\end{thebibliography}", [("1", "Moor.")]),
        (r"A\footnote{never closed", [("1", None)]),
    ],
)
def test_marks_and_notes_are_those_that_are_printed(text: str, marks: list[tuple[str, str | None]]) -> None:
    """Counters, styles, other names and comments are followed as LaTeX follows them."""
    assert _marks(_read(text)) == marks


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            r"Caf\'e, \v{C}apek, na{\"\i}ve, \c{c}a, Stra\ss e, \O re, Erd\H{o}s",
            "Café, Čapek, naïve, ça, Straße, Øre, Erdős",
        ),
        (r"``Gulls,'' 3--4 --- the mill's `own'~c.", "“Gulls,” 3–4 — the mill’s ‘own’ c."),
        (r"5\,\% of \$3 \& \#4\_x \{y\}", "5 % of $3 & #4_x {y}"),
        (r"\enquote{Gulls} \ldots{} \textsc{Moor} {\bf b}", "“Gulls” … Moor b"),
        (r"hyphen\-ation \textcolor{red}{red} \foreignlanguage{german}{rot}\label{x}", "hyphenation red rot"),
    ],
)
def test_words_are_those_that_are_printed(typed: str, printed: str) -> None:
    """Accents, ligatures, escapes and commands with text in them read as on paper."""
    (note,) = _read(f"A\\footnote{{{typed}.}}").notes
    assert note.text == f"{printed}."


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (r"\url{https://a.example/x%20y_z?a=1&b=2#c}", "https://a.example/x%20y_z?a=1&b=2#c"),
        (r"\url{https://a.example/x\%20y\_z?a=1\&b=2\#c}", "https://a.example/x%20y_z?a=1&b=2#c"),
        (r"\href{https://a.example/~ada/\~b}{Gulls}", "https://a.example/~ada/~b"),
        (r"\href{https://a.example/{x}}{Gulls}", "https://a.example/{x}"),
        ("\\url{https://a.example/long%\n  /path}", "https://a.example/long/path"),
        (r"\nolinkurl{https://a.example/x_y}", "https://a.example/x_y"),
        (r"https://a.example/x\_y", "https://a.example/x_y"),
        (r"\href[pdfnewwindow]{https://a.example/x}{Gulls}", "https://a.example/x"),
    ],
)
def test_urls_are_exact(typed: str, url: str) -> None:
    """What has to be escaped in LaTeX, and what may be, comes to the same address."""
    (note,) = _read(f"A\\footnote{{Ada Moor, {typed}.}}").notes
    assert [link.url for link in note.links] == [url]


def test_kinds_lines_emphasis_date_and_cells_are_kept() -> None:
    """Endnotes are told apart, notes know their lines, cells are cells, and the date is the document's."""
    document = _read(
        "\\date{5 March 2021}\n\\begin{document}\n\\section{Gulls}\nA\\footnote{Ada, \\emph{Harbour\n Post}.}\n"
        "b\\endnote{End.}\n\n\\begin{tabular}{l}c \\\\ d\\end{tabular}\n\\end{document}\nE\\footnote{beyond the end}"
    )
    footnote, endnote = document.notes
    assert (footnote.text, footnote.location.line) == ("Ada, Harbour Post.", 4)
    assert [span.of(footnote.text) for span in footnote.emphasis] == ["Harbour Post"]
    assert (endnote.kind, document.dated) == (NoteKind.ENDNOTE, "2021-03-05")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.CELL]


def test_what_stands_in_other_files_is_named() -> None:
    """No other file is opened, and the editor hears which ones were not."""
    document = _read(r"\input{/etc/passwd}\include{ch2} See \autocite{moor}. \addbibresource{refs.bib}")
    assert [warning.partition(": ")[2] for warning in document.warnings] == [
        "/etc/passwd, ch2. Check them too.",
        "refs.bib. Check that file too.",
    ]


HOSTILE = ["{", "}", "[", "\\footnote{", "\\url{", "\\foo[", "\\href{a}{", "\\verb|", "%\n   ", "\\def\\a", "\\'{", "$"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    """A hundred thousand characters of anything unclosed are read in well under the time of a book."""
    document = _read("Text. " + piece * (100_000 // len(piece)))
    assert len(document.notes) <= 1


@pytest.mark.parametrize(
    ("text", "words"), [("{}" * 1_000_000, "more commands"), ("x" * 8_400_000, "more than the 8 MB")]
)
def test_files_beyond_the_bounds_are_refused(text: str, words: str) -> None:
    """Memory is bounded by the number of tokens and the size of the file."""
    with pytest.raises(UnreadableDocument, match=words):
        _read(text)
