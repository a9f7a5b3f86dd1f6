"""Searches cited as if they were sources."""

from __future__ import annotations

import re

from pipeline.addresses.searches import is_engine, searched_words
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity, TitleStatus
from reports.wording import quoted

_SAID = re.compile(r"\b(?:search(?:ed|es)?|results|query|suche|recherche|búsqueda|ricerca|поиск)\b", re.IGNORECASE)


def _look(checked: Checked) -> Hint | None:
    question = searched_words(checked.url)
    engine = is_engine(checked.url)
    if question is None or checked.archived or _is_meant(checked):
        return None
    # Engines call each page of results by what was asked; another page with the cited title is a record.
    if checked.title is TitleStatus.MATCH and not engine:
        return None
    return Hint(
        checked.citation.id,
        f"The address is a search for {quoted(question)}, whose results change, and not a source.",
        "Cite the page that the search led to.",
        Confidence.HIGH if engine else Confidence.MEDIUM,
        (question,),
    )


def _is_meant(checked: Checked) -> bool:
    """Whether the note says itself that it cites a search, and of which day."""
    told = _SAID.search(checked.citation.text.partition("http")[0])
    return told is not None and not (checked.undated and checked.citation.accessed is None)


RULE = Rule(
    "search-results",
    "A page of search results cited as a source.",
    Severity.NOTE,
    each(_look),
)
