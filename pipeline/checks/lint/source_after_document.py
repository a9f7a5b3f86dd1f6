"""Sources that are younger than the document, than the day on which they were seen, or than today."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from footnotes.model import Citation, Reading
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule
from reports.model import Confidence, Severity
from reports.wording import date as in_words

_DAY = timedelta(days=1)
"""The date line: a day's paper is on the web the evening before."""
_ISSUE = timedelta(days=183)
"""Journals and yearbooks that give a month or a year bear one that is ahead by up to half a year."""
_FEW = 3
"""So many later sources are mistakes of the notes; more say that the document's own date is an old one."""
_TO_COME = re.compile(
    r"\b(?:forthcoming|in press|to appear|im erscheinen|erscheint|à paraître|en prensa|в печати)\b", re.IGNORECASE
)
# 03/05/2019 is two dates; it says no more than its year.
_TWO_WAYS = re.compile(r"\b(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-](?:\d{4}|\d\d)\b")


def _find(batch: Batch) -> Iterator[Hint]:
    dated = {reading.id: reading for reading in batch.readings if reading.dated}
    later: dict[str, list[Hint]] = {}
    for checked in batch.own:
        citation = checked.citation
        if not citation.date or not _is_date(citation.date) or _looks_ahead(citation):
            continue
        hint = _in_future(checked, batch.today) or _after_visit(checked)
        if hint is not None:
            yield hint
        elif citation.document in dated and (hint := _after_document(checked, dated[citation.document])):
            later.setdefault(citation.document, []).append(hint)
    for hints in later.values():
        if len(hints) <= _FEW:
            yield from hints


def _looks_ahead(citation: Citation) -> bool:
    """Whether the work is announced, or the date is part of its title (“Strategy 2050”)."""
    return bool(_TO_COME.search(citation.text)) or (citation.date or "") in (citation.title or "")


def _in_future(checked: Checked, today: date) -> Hint | None:
    source = checked.citation.date or ""
    if not _is_after(source, today):
        return None
    return _hint(checked, f"The source is dated {in_words(source)}, which is still to come.", Confidence.HIGH)


def _after_visit(checked: Checked) -> Hint | None:
    source, seen = checked.citation.date or "", checked.citation.accessed
    if not seen or not _is_date(seen):
        return None
    limit = seen[:4] if _TWO_WAYS.search(checked.citation.text) else seen
    if not _is_after(source, _last_day(limit)):
        return None
    said = f"The source is dated {in_words(source)}, but was seen on {in_words(seen)}, before it was there."
    return _hint(checked, said, Confidence.MEDIUM)


def _after_document(checked: Checked, reading: Reading) -> Hint | None:
    source, written = checked.citation.date or "", reading.dated or ""
    if not _is_date(written) or not _is_after(source, _last_day(written)):
        return None
    said = f"The source is dated {in_words(source)}, the document itself {in_words(written)}."
    return _hint(checked, said, Confidence.MEDIUM)


def _hint(checked: Checked, message: str, confidence: Confidence) -> Hint:
    citation = checked.citation
    evidence = tuple(date for date in (citation.date, citation.accessed) if date)
    return Hint(citation.id, message, "Check the date against the source.", confidence, evidence)


def _is_after(source: str, limit: date) -> bool:
    spare = _DAY if len(source) == len("2019-05-03") else _ISSUE
    return _first_day(source) > limit + spare


def _is_date(text: str) -> bool:
    try:
        _first_day(text), _last_day(text)
    except ValueError:
        return False
    return True


def _first_day(text: str) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    # The last year of the calendar leaves no room for what is spared.
    return date(min(year, 9000), month, day)


RULE = Rule(
    "source-after-document",
    "A source dated after the document, after the day on which it was seen, or after today.",
    Severity.WARNING,
    _find,
)
