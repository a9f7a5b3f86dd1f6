"""How a document quotes sources in other languages decides about what may be a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document
from pipeline.checks.quotations.quotes import check_quotes
from pipeline.checks.quotations.readable import Readable
from pipeline.text.model import Media, Page
from reports.model import CitationResult, LinkFinding, LinkStatus, QuoteCheck, QuoteStatus, TitleStatus

SENTENCES = (
    "Die Mauer am Ufer war im März trocken und blieb es bis zum Regen",
    "Niemand in der Stadt hatte die Versicherer gefragt wie lange die Steine halten",
    "Der Bürgermeister öffnete das Tor im Mai und bezahlte die Kapelle selbst",
    "Das Wasser stand wochenlang in den Kellern der Häuser am unteren Ufer",
    "Die Lehrer hatten einen Raum für die Alten und die Kranken trocken gehalten",
    "Nach dem Hochwasser fragte der Rat zum ersten Mal nach den Plänen der Mauer",
)
TEXT = ". ".join(SENTENCES) + ". " + "Der Fluss ist breit und die Stadt liegt an seinem linken Ufer. " * 8
GERMAN = Page(Media.HTML, text=TEXT, visible=TEXT, language="de")
TRANSLATED = "nobody ever believed that the old bridge would carry so many wagons at once"
TERM = "Raum für die Alten"


def last_of(*quoted: str, note: str = "") -> QuoteCheck:
    """What becomes of the last of several quotations, each from a German page of its own."""
    said = "".join(f"The reporter who lived there wrote that “{one}.”[^{at}]\n\n" for at, one in enumerate(quoted))
    notes = "".join(
        f"[^{at}]: A. Holm, “Die Mauer,” Post, 2019, https://post.example/{at}{note}.\n\n" for at in range(len(quoted))
    )
    reading = read_document(Path("a.md"), (said + notes).encode(), "a.md")
    link = LinkFinding(LinkStatus.ALIVE, "ok", "The page answers.")
    results = [
        CitationResult(citation, footnote, link=link)
        for citation, footnote in zip(reading.citations, reading.footnotes, strict=True)
    ]
    checked = check_quotes(results, lambda result: (Readable(GERMAN, result.citation.url or "", TitleStatus.MATCH),))
    return (checked[-1].quotes or ())[-1]


CASES = {
    "one alone": ((TRANSLATED,), QuoteStatus.UNCHECKED),
    "three sources in their own words": ((*SENTENCES[:3], TRANSLATED), QuoteStatus.UNCHECKED),
    "four": ((*SENTENCES[:4], TRANSLATED), QuoteStatus.ABSENT),
    "terms alone": ((TERM,) * 6 + (TRANSLATED,), QuoteStatus.UNCHECKED),
    "now so, now so": (
        (*SENTENCES[:5], "they had asked in vain for a plan of the whole wall", TRANSLATED),
        QuoteStatus.UNCHECKED,
    ),
}


@pytest.mark.parametrize(("quoted", "status"), CASES.values(), ids=CASES)
def test_a_practice_takes_four_sentences_and_few_exceptions(quoted: tuple[str, ...], status: QuoteStatus) -> None:
    """Who quotes source after source in its own words does not translate the next; else nobody can tell."""
    assert last_of(*quoted).status is status


def test_the_reason_tells_the_practice() -> None:
    """An editor learns why words in another language are held to be absent."""
    assert last_of(*SENTENCES, TRANSLATED).reason == (
        "This document quotes sources in German in their own words (6 times), so it is no translation."
    )


def test_a_note_that_says_so_is_believed() -> None:
    """“My translation” in the note settles it, whatever the others are."""
    assert last_of(*SENTENCES, TRANSLATED, note=" (my translation)").status is QuoteStatus.UNCHECKED
