"""One work cited at different addresses."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.addresses.services import stands_for_another
from pipeline.addresses.tracking import same_place
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, note_of, original
from pipeline.language.fold import words
from reports.model import Confidence, Severity
from reports.wording import quoted

_TELLING = 4
"""Words from which a title names one work: "Annual report" and "About us" name thousands."""


def _find(batch: Batch) -> Iterator[Hint]:
    first: dict[tuple[str, ...], Checked] = {}
    for checked in batch.own:
        title = words(checked.citation.title or "")
        if not checked.url or not checked.spelt_out or len(title) < _TELLING:
            continue
        earlier = first.setdefault((checked.citation.document, *title), checked)
        if earlier is not checked and _one_work(earlier, checked) and not _one_place(earlier, checked):
            yield _hint(earlier, checked)


def _one_work(one: Checked, other: Checked) -> bool:
    """Whether nothing tells the two apart: a series has a new date, a reprint another outlet."""
    left, right = one.citation, other.citation
    if left.footnote == right.footnote:
        return False
    dates = (left.date or "", right.date or "")
    same_day = dates[0].startswith(dates[1]) or dates[1].startswith(dates[0])
    same_outlet = not left.publisher or not right.publisher or words(left.publisher) == words(right.publisher)
    same_authors = not left.authors or not right.authors or set(left.authors) & set(right.authors)
    return bool(same_day and same_outlet and same_authors)


def _one_place(one: Checked, other: Checked) -> bool:
    if any(stands_for_another(checked.url) for checked in (one, other)):
        return True
    return any(same_place(left, right) for left in _places(one) for right in _places(other))


def _places(checked: Checked) -> tuple[str, ...]:
    canonical = checked.page.canonical if checked.page and checked.living else None
    known = (checked.url, checked.landing, canonical, *checked.citation.alternatives)
    return tuple(dict.fromkeys(original(url) for url in known if url))


def _hint(earlier: Checked, later: Checked) -> Hint:
    return Hint(
        later.citation.id,
        f"{quoted(later.citation.title)} is cited at another address in {note_of(earlier)}: {earlier.url}.",
        "Cite one work at one address.",
        Confidence.MEDIUM,
        (earlier.citation.id, earlier.url, later.url),
    )


RULE = Rule(
    "same-title-other-url",
    "One work that a document cites at different addresses.",
    Severity.NOTE,
    _find,
)
