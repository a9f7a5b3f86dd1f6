"""One address cited under different titles or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cache.keys import url_key
from pipeline.addresses.kinds import is_home
from pipeline.addresses.parts import split_url
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, note_of
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.title import same_title
from pipeline.language.fold import words
from reports.model import Confidence, Severity, TitleStatus
from reports.wording import date as in_words
from reports.wording import quoted

_LATIN = re.compile("[A-Za-z]{2}")


def _find(batch: Batch) -> Iterator[Hint]:
    first: dict[tuple[str, ...], Checked] = {}
    for checked in batch.own:
        if not checked.url or not checked.spelt_out or is_home(checked.url):
            continue
        # The fragment may choose a section with a title of its own.
        key = (checked.citation.document, url_key(checked.url), split_url(checked.url).fragment)
        earlier = first.setdefault(key, checked)
        if earlier is not checked and earlier.citation.footnote != checked.citation.footnote:
            hint = _other_title(earlier, checked) or _other_date(earlier, checked)
            if hint is not None:
                yield hint


def _other_title(earlier: Checked, later: Checked) -> Hint | None:
    one, other = earlier.citation.title, later.citation.title
    if not one or not other or _translated(earlier, later) or _same(earlier, later, one, other):
        return None
    return Hint(
        later.citation.id,
        f"The same address is cited as {quoted(one)} in {note_of(earlier)} and as {quoted(other)} here.",
        "Make the titles agree, or correct the address of the one that is another work.",
        Confidence.MEDIUM,
        (earlier.citation.id, one, other),
    )


def _translated(earlier: Checked, later: Checked) -> bool:
    """Whether one of the titles is cited in another language than the other."""
    scripts = [bool(_LATIN.search(checked.citation.title or "")) for checked in (earlier, later)]
    return scripts[0] != scripts[1] or TitleStatus.OTHER_LANGUAGE in (earlier.title, later.title)


def _same(earlier: Checked, later: Checked, one: str, other: str) -> bool:
    """Whether the titles name one work: the page bears both, one citation holds both, or they are alike."""
    if earlier.title is later.title is TitleStatus.MATCH:
        return True
    held = set(words(one)) <= set(words(later.citation.text)) or set(words(other)) <= set(words(earlier.citation.text))
    site = later.page.site if later.page else None
    outlet = Outlet.of(site=site, publisher=later.citation.publisher, url=later.url)
    return held or same_title(one, other, outlet)


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
