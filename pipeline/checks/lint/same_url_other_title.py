"""One address cited under different titles or dates."""

from __future__ import annotations

from collections.abc import Iterator

from cache.keys import url_key
from pipeline.checks import address
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, note_of
from pipeline.checks.normalise import words
from pipeline.checks.sitename import Outlet
from pipeline.checks.title import same_title
from pipeline.checks.wording import quoted
from reports.formats.words import date as in_words
from reports.model import Confidence, Severity, TitleStatus


def _find(batch: Batch) -> Iterator[Hint]:
    first: dict[tuple[str, ...], Checked] = {}
    for checked in batch.own:
        if not checked.url or not checked.spelt_out or address.is_home(checked.url):
            continue
        # The fragment may choose a section with a title of its own.
        key = (checked.citation.document, url_key(checked.url), address.split(checked.url).fragment)
        earlier = first.setdefault(key, checked)
        if earlier is not checked and earlier.citation.footnote != checked.citation.footnote:
            hint = _other_title(earlier, checked) or _other_date(earlier, checked)
            if hint is not None:
                yield hint


def _other_title(earlier: Checked, later: Checked) -> Hint | None:
    one, other = earlier.citation.title, later.citation.title
    if not one or not other or _same(one, other, later) or earlier.title is later.title is TitleStatus.MATCH:
        return None
    return Hint(
        later.citation.id,
        f"The same address is cited as {quoted(one)} in {note_of(earlier)} and as {quoted(other)} here.",
        "Make the titles agree, or correct the address of the one that is another work.",
        Confidence.MEDIUM,
        (earlier.citation.id, one, other),
    )


def _same(one: str, other: str, checked: Checked) -> bool:
    site = checked.page.site if checked.page else None
    outlet = Outlet.of(site=site, publisher=checked.citation.publisher, url=checked.url)
    left, right = set(words(one)), set(words(other))
    return left <= right or right <= left or same_title(one, other, outlet)


def _other_date(earlier: Checked, later: Checked) -> Hint | None:
    one, other = earlier.citation.date, later.citation.date
    if not one or not other or one.startswith(other) or other.startswith(one):
        return None
    return Hint(
        later.citation.id,
        f"The same address is dated {in_words(one)} in {note_of(earlier)} and {in_words(other)} here.",
        "Make the dates agree.",
        Confidence.MEDIUM,
        (earlier.citation.id, one, other),
    )


RULE = Rule(
    "same-url-other-title",
    "One address that a document cites under different titles or dates.",
    Severity.NOTE,
    _find,
)
