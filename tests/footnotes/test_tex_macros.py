"""Commands of LaTeX that a document defines for itself, and works that stand in a bibliography inside it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from footnotes.model import Reading
from footnotes.read import read_document
from footnotes.readers.tex.macros import write_out

FOOT = "\\footnote{Dahl, \\url{https://a.example/x}}"


def _reading(text: str) -> Reading:
    return read_document(Path("a.tex"), text.encode(), "a.tex")


@pytest.mark.parametrize(
    ("definition", "use", "written"),
    [
        (r"\newcommand{\HP}{Harbour Post}", r"In \HP, 2019.", "In Harbour Post, 2019."),
        (r"\newcommand\HP{Harbour Post\xspace}", r"\HP{} 2019", "Harbour Post{} 2019"),
        (r"\newcommand{\src}[2]{\footnote{#1, \url{#2}}}", r"So.\src{Dahl}{https://a.example/x}", "So." + FOOT),
        (r"\newcommand{\src}[2][Dahl]{\footnote{#1, \url{#2}}}", r"\src{https://a.example/x}", FOOT),
        (r"\newcommand{\src}[2][Dahl]{\footnote{#1, \url{#2}}}", r"\src[Berg]{u}", r"\footnote{Berg, \url{u}}"),
        (r"\def\src#1#2{\footnote{#1, \url{#2}}}", r"\src{Dahl}{https://a.example/x}", FOOT),
        (r"\NewDocumentCommand{\src}{O{Dahl} m}{\footnote{#1, \url{#2}}}", r"\src{https://a.example/x}", FOOT),
        (r"\newcommand{\n}[1]{\footnote{#1}}\newcommand{\s}[1]{\n{Dahl, #1}}", r"\s{x}", r"\footnote{Dahl, x}"),
        (r"\renewcommand{\thefootnote}{\roman{footnote}}", r"\thefootnote", r"\thefootnote"),
        (r"\newcommand{\loop}{\loop}", r"\loop", r"\loop"),
        (r"\newcommand{\src}[1]{\ifx#1a b\else c\fi}", r"\src{a}", r"\src{a}"),
        (r"\newcommand{\src}[2]{#1 #2}", r"\src{a", r"\src{a"),
    ],
)
def test_own_commands_are_written_out(definition: str, use: str, written: str) -> None:
    """A use reads as what it stands for; numbering, recursion, conditions and broken uses are left alone."""
    assert write_out(f"{definition}\n{use}\n") == f"{definition}\n{written}\n"


def test_lines_keep_their_numbers() -> None:
    """An argument that runs over lines leaves the lines behind it where they were."""
    text = "\\newcommand{\\src}[1]{\\footnote{#1}}\n\\src{a\nb}\nc\n"
    assert write_out(text).split("\n")[3] == "c"


def test_growth_is_bounded() -> None:
    """Commands that double each other end in a file of a bounded size."""
    names = "abcdefghijklmnop"
    bombs = "".join(f"\\newcommand{{\\{a}x}}{{\\{b}x\\{b}x\\{b}x\\{b}x}}" for a, b in pairwise(names))
    assert len(write_out(bombs + "\\ax" * 1000)) < 10_000_000


LIBRARY = r"""\begin{filecontents}{refs.bib}
@online{dahl, author={Dahl, Eva}, title={Nets}, date={2019-05-03}, url={https://a.example/nets_1}}
\end{filecontents}
"""


def test_works_of_an_inner_bibliography_are_notes() -> None:
    r"""``\footcite`` makes a footnote of its own number; ``\cite`` a reference; a key that is nowhere is told."""
    body = r"One.\footcite[12]{dahl} Two.\footnote{Own.} Three.\footcite{lost} Four \cite{dahl}."
    reading = _reading(rf"{LIBRARY}\begin{{document}}{body}\end{{document}}")
    assert [(note.label, note.kind) for note in reading.footnotes] == [
        ("1", "footnote"),
        ("2", "footnote"),
        ("dahl", "reference"),
    ]
    assert (reading.citations[0].title, reading.citations[0].url) == ("Nets", "https://a.example/nets_1")
    assert reading.markers_without_note == ("3",)
    assert "lost" in reading.warnings[0]


def test_commands_of_other_packages() -> None:
    """Notes of tables and of tufte's classes, and DOIs as a command."""
    text = r"\begin{document}a\footnote[][-1in]{One.} b\tablefootnote{Two, \doi{10.1000/abc.1}.}\end{document}"
    reading = _reading(text)
    assert [note.text for note in reading.footnotes] == ["One.", "Two, https://doi.org/10.1000/abc.1."]
