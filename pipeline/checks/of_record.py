"""What of a note is to read otherwise by a registry's record of its work; a person judges each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.model import Span
from reports.model import CitationResult, Correction, WorkField, WorkFinding

_FIELDS = (WorkField.YEAR, WorkField.VOLUME, WorkField.PAGES)
"""What stands in a note as it is; names and titles are written in every style otherwise."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>“”]{1,200}[^\s\"<>“”.,;)\]]")


def corrections_of_record(result: CitationResult) -> Iterator[Correction]:
    """Year, volume, pages and DOI as the record has them, each where it stands in the text once."""
    found, text = result.work, result.citation.text
    if found is None or found.record is None:
        return
    for one in found.differences:
        held = max(one.held.split(", ")) if one.field is WorkField.YEAR else one.held
        if one.field in _FIELDS and (span := _only(text, one.cited)):
            yield Correction(span, held, safe=False)
    if _is_wrong(found) and found.record.doi and (printed := _DOI.search(text)):
        yield Correction(Span(*printed.span()), found.record.doi, safe=False)


def _is_wrong(found: WorkFinding) -> bool:
    return found.doi_unknown or found.doi_leads_to is not None


def _only(text: str, sought: str) -> Span | None:
    """Where a number stands in a text, by itself and only once."""
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", text)]
    return Span(*places[0]) if len(places) == 1 else None
