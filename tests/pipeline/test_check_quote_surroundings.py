"""What stands around a quotation: a "but" behind it in its source, another source of the document that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document
from pipeline.checks.findings.content import RULES
from pipeline.checks.quotations.quotes import check_quotes
from pipeline.checks.quotations.readable import Readable
from pipeline.text.model import Media, Page
from reports.model import CitationResult, LinkFinding, LinkStatus, QuoteCheck, TitleStatus

ALIVE = LinkFinding(LinkStatus.ALIVE, "ok", "The page answers.")
FILLER = " The council met on Monday and went through the accounts of the year, one page after the other." * 4


def checked(text: str, notes: tuple[str, ...], sources: dict[str, str]) -> list[CitationResult]:
    """The results of a document whose sources say this."""
    document = text + "\n\n" + "\n".join(f"[^{number}]: {note}." for number, note in enumerate(notes, 1))
    reading = read_document(Path("a.md"), document.encode(), "a.md")
    footnotes = {note.id: note for note in reading.footnotes}
    results = [CitationResult(one, footnotes[one.footnote], link=ALIVE) for one in reading.citations]

    def shown(result: CitationResult) -> tuple[Readable, ...]:
        said = sources.get(result.citation.url or "")
        page = Page(Media.HTML, text=said, visible=said) if said else None
        return (Readable(page, result.citation.url or "", TitleStatus.MATCH),) if page else ()

    return check_quotes(results, shown)


def quotation(sentence: str, source: str) -> QuoteCheck:
    """What is said of the one quotation of a sentence."""
    (result,) = checked(
        f"{sentence}[^1]", ("A. Holm, “Wall,” https://a.example/x",), {"https://a.example/x": source + FILLER}
    )
    (check,) = result.quotes or ()
    return check


CUT_SHORT = [
    ("It says “the wall is safe for us”.", "The wall is safe for us, but only until autumn.", "but only until autumn"),
    ("“The wall is safe for us,” they wrote.", "The wall is safe for us; however, it leaks.", "however, it leaks"),
    ("Es heißt, „die Mauer schützt uns alle“.", "Die Mauer schützt uns alle, jedoch nur jetzt.", "jedoch nur jetzt"),
    ("Selon lui, « le mur nous protège tous ».", "Le mur nous protège tous, mais en été.", "mais en été"),
    ("Пишут: «стена защищает весь город».", "Стена защищает весь город, однако летом.", "однако летом"),
    ("报告说：“这座墙可以保护全城免受洪水”。", "这座墙可以保护全城免受洪水，但只到秋天。", "但只到秋天"),
]
WHOLE = [
    ("“The wall is safe for us.”", "The wall is safe for us. But its gate is not."),
    ("“The wall is safe for us”.", "The wall is safe for us, and so is its gate."),
    ("“The wall is not only safe for us”.", "The wall is not only safe for us, but also good to look at."),
    ("“The wall is safe for us”, but only until autumn.", "The wall is safe for us, but only until autumn."),
    ("“The wall is safe for us, but only now”.", "The wall is safe for us, but only now."),
    ("“The wall is safe for us”.", "The wall is safe for us, butter and bread are not."),
    ("„Die Mauer ist nicht sicher genug“.", "Die Mauer ist nicht sicher genug, sondern gefährlich."),
    ("«La muralla protege a todos»", "La muralla protege a todos, de hecho a los vecinos, y es muy alta."),
    ("„Die Mauer schützt uns alle hier“.", "Die Mauer schützt uns alle hier, dochtlos und ohne Licht."),
]


@pytest.mark.parametrize(("sentence", "source", "rest"), CUT_SHORT)
def test_a_quotation_that_stops_before_its_but_is_told(sentence: str, source: str, rest: str) -> None:
    assert quotation(sentence, source).goes_on == rest


@pytest.mark.parametrize(("sentence", "source"), WHOLE)
def test_what_ends_or_adds_or_is_said_by_the_author_is_not(sentence: str, source: str) -> None:
    check = quotation(sentence, source)
    assert (check.status, check.goes_on) == ("found", None)


def test_words_of_another_source_of_the_document_are_told() -> None:
    """Those of the source of note 2, quoted in note 1; and those that stand nowhere, of which nothing more is said."""
    said = "Nobody had asked the insurers how long the stones would hold"
    first, second, third = checked(
        f"“{said}.”[^1] The gate was open.[^2] “Every stone was counted by the mayor herself.”[^3]",
        tuple(f"A. Holm, “Wall,” https://a.example/{name}" for name in "xyz"),
        {"https://a.example/x": FILLER, "https://a.example/y": said + "." + FILLER, "https://a.example/z": FILLER},
    )
    assert [quote.stands_in for quote in first.quotes or ()] == ["a.md#2.1"]
    assert [quote.stands_in for quote in third.quotes or ()] == [None]
    (told,) = [reason for rule in RULES for reason in rule(first) if reason.code == "quote-absent"]
    assert "2.1 has it word for word" in told.message
    assert second.quotes == ()


def test_a_cut_is_a_note_to_read_by() -> None:
    sentence, source, rest = CUT_SHORT[0]
    (result,) = checked(
        f"{sentence}[^1]", ("A. Holm, “Wall,” https://a.example/x",), {"https://a.example/x": source + FILLER}
    )
    (reason,) = [reason for rule in RULES for reason in rule(result)]
    assert (reason.code, reason.severity) == ("quote-cut-short", "note")
    assert rest in reason.message
