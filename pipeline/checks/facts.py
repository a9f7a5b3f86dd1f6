"""What a note says of a source beyond its title, held against the page: the date, the authors.

Another fact is a file with its check, a row here and a name in ``reports.model.FactName``; stages, findings and
formats walk the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from footnotes.model import Citation
from pipeline.checks import authors, dates
from pipeline.text.model import Page
from reports.model import Confidence, FactCheck, FactName


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a note says and a page may contradict."""

    name: FactName
    noun: str
    """What agrees, in a sentence: ``the date``."""
    summary: str
    """When the finding ``NAME-mismatch`` is told, in the words of the README."""
    check: Callable[[Citation, Page], FactCheck]
    disagreement: Callable[[FactCheck, str], tuple[str, str]]
    """The message on a mismatch, and what to do about it; asked with what was read, as the beginning of a sentence."""
    confidence: Callable[[FactCheck], Confidence]
    """How sure a mismatch is."""


FACTS = (
    Fact(
        FactName.DATE,
        "the date",
        "The page gives another date than the note.",
        dates.check_date,
        dates.disagreement,
        dates.confidence,
    ),
    Fact(
        FactName.AUTHOR,
        "the author",
        "The page names other authors, and the cited one nowhere.",
        authors.check_authors,
        authors.disagreement,
        lambda _: Confidence.MEDIUM,
    ),
)
"""In the order in which they are told."""
