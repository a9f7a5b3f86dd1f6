"""The cited date held against what the page says of its age.

A page is seldom dated once: it was published, changed, moved to another system, and lists other pages with
dates of their own. So a date agrees if any of the page's does, and a mismatch needs a date that the page
gives of itself in a trusted place, while the cited one is nowhere to be seen on it.

Measured on 1,717 public pages with hand-made dates (the evaluation sets of trafilatura and htmldate): a true
day is called a mismatch on 17 of them (0.010), a wrong one on 0.74 to 0.95 (from two days off to years off).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from footnotes.model import Citation
from footnotes.prose.words import LAW_WORDS
from footnotes.urls.captures import is_archived
from footnotes.works.dates import find_dates
from pipeline.checks.certainty import certain_fields
from pipeline.text.date_forms import is_unread, may_mean, to_iso, with_our_digits
from pipeline.text.model import Page
from reports.model import CheckStatus, Confidence, FactCheck
from reports.wording import date as in_words

_STRONG = frozenset({"json-ld", "meta", "citation_date", "itemprop", "url"})
"""Measured within a day of the hand-made date, or the cited date printed as well: 0.980 to 1 of 518 pages."""
_DECLARED = ("json-ld", "meta")
_IF_PRINTED = frozenset({"text", "time"})
"""Trusted where the day can be read on the page (0.980 of 148)."""
_IF_BENEATH = frozenset({"page", "number"})
"""Trusted where it can be read beneath the title. The rest never prove a mismatch: htmldate is right on 0.84 to 0.86,
and a PDF's own date is that of its last export."""
_ABOVE, _BENEATH = 4, 8
"""Lines around a heading in which a page prints its own date."""
_ERA = (1000, 9000)
"""Years that a work may be of; arithmetic beyond them would leave the calendar."""
_ZONES = timedelta(days=1)
"""The day in New York is not always the day in Auckland."""
_BORDER = timedelta(days=7)
"""What is printed for a month (or a year) goes online in the days around it."""
_ISSUES_AHEAD = {7: timedelta(days=62), 4: timedelta(days=92)}
"""By precision: issues of a month, and reports of a year, come out before it begins."""
_OLDER_THAN_PAGE = {7: timedelta(days=365), 4: timedelta(0)}
"""By precision: from here on a page may have been put up again after the work, unless readers see its day."""
_POSTED = timedelta(days=31)
_LONGEST_LINE = 400
_SEARCHED = 200_000
"""Characters of a page that are searched for dates (3 ms a page; asked only where nothing else agrees)."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d")
_LONGEST_SIGNATURE = 80
_CHANGED = re.compile(
    r"edit(?:ed|iert)|updated|modified|revised|changed|aktualisiert|geändert|bearbeitet|\bstand\b|mise? à jour|modifié"
    r"|actualiza|modifica|aggiorna|bijgewerkt|gewijzigd|обновлен|обновлён|изменен|изменён|оновлен|aktualizac",
    re.IGNORECASE,
)
"""What stands before the date of a last change."""


@dataclass(frozen=True, slots=True)
class _Period:
    """The days that a date may mean: one, those of a month, or those of a year."""

    iso: str
    first: date
    last: date

    @classmethod
    def of(cls, iso: str | None) -> _Period | None:
        """The period of an ISO date of any precision; None for what is no such date."""
        try:
            parts = [int(part) for part in (iso or "").split("-")]
            year, month, day = (*parts, 0, 0)[:3]
            if not iso or len(iso) not in (4, 7, 10) or not _ERA[0] <= year <= _ERA[1]:
                return None
            first = date(year, month or 1, day or 1)
            end = day or monthrange(year, month or 12)[1]
            return cls(iso, first, date(year, month or 12, end))
        except (ValueError, IndexError):
            return None

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def agrees(self, other: _Period) -> bool:
        """Whether both may mean one day, with room for time zones and for the borders of months and years."""
        slack = _ZONES if self.is_day and other.is_day else _BORDER
        return self.first - slack <= other.last and other.first <= self.last + slack


def check_date(citation: Citation, page: Page) -> FactCheck:
    """Whether the page bears the cited date; ``found`` is the page's own, or the cited one where it is printed.

    It is a match where the page is dated as precisely as the note and agrees, be it by its publication or its
    last change. It is unknown where a page has no trusted date, where it prints the cited one although its
    metadata give another, and where the cited day lies between publication and last change: then it may be
    the day of an earlier change.
    """
    cited = _Period.of(citation.date)
    if cited is None:
        return FactCheck(cited=citation.date)
    published, updated = _seen_by(page.published, page.seen), _seen_by(page.updated, page.seen)
    for found, place in ((published, page.published_in), (updated, "updated")):
        if found is not None and cited.agrees(found):
            precise = len(found.iso) >= len(cited.iso)
            status = CheckStatus.MATCH if precise else CheckStatus.UNKNOWN
            return FactCheck(status, cited.iso, found.iso, place)
    printed = _printed(page.visible[:_SEARCHED])
    if published is None:
        seen = cited.is_day and any(line.iso == cited.iso and len(line.text) <= 160 for line in printed)
        return FactCheck(CheckStatus.MATCH, cited.iso, cited.iso, "text") if seen else FactCheck(cited=cited.iso)
    proven = (
        certain_fields(citation).date is not None
        and _is_evidence(published, page, printed)
        and not _may_be_day_of_copy(citation, page)
        and not _is_in_doubt(cited, published, updated, printed)
        and not _is_day_of_visit(published, page.seen)
        and not _has_unread_date(page, published)
        and not _is_adopted_earlier(citation, cited, published)
    )
    status = CheckStatus.MISMATCH if proven else CheckStatus.UNKNOWN
    return FactCheck(status, cited.iso, published.iso, page.published_in)


def same_when_seen(dates: Iterable[str | None], one: date | None, other: date | None) -> bool:
    """Whether ``check_date`` says of a page with these dates the same on two days: all are before both of them."""
    if one is None or other is None:
        return False
    periods = (_Period.of(iso) for iso in dates)
    return all(period.last + 2 * _ZONES < min(one, other) for period in periods if period is not None)


def disagreement(check: FactCheck, page: str) -> tuple[str, str]:
    """What is said of another date, and what to do; ``page`` is what was read, as the beginning of a sentence."""
    message = f"{page} is dated {in_words(check.found)}, the note says {in_words(check.cited)}."
    return (
        message,
        "Correct the date in the note, or make sure that this is the source and not a later version of it.",
    )


def confidence(check: FactCheck) -> Confidence:
    """How sure another date is: what the page declares for programs is, what stands in words among others less so."""
    return Confidence.HIGH if (check.found_in or "").startswith(_DECLARED) else Confidence.MEDIUM


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """A line of the page that prints a date."""

    iso: str
    text: str
    before: str
    """The line above it, which may be its label."""


def _seen_by(iso: str | None, seen: date | None) -> _Period | None:
    """The period of a date that the page gives; None for one that was still to come when the page was seen."""
    period = _Period.of(iso)
    return None if period and seen and period.first - 2 * _ZONES > seen else period


def _is_day_of_visit(published: _Period, seen: date | None) -> bool:
    """Whether a page is dated on the day on which it was seen: many print or declare the day of each visit."""
    return seen is not None and published.first - _ZONES <= seen <= published.last + _ZONES


def _around_heading(page: Page) -> tuple[list[str], list[str]]:
    """The lines above the title and those beneath it in which a page prints its date; none without a title."""
    lines = page.visible[:_SEARCHED].split("\n")
    titles = {title.text for title in page.titles}
    place = next((place for place, line in enumerate(lines) if line in titles), None)
    if place is None:
        return [], []
    return lines[max(0, place - _ABOVE) : place], lines[place + 1 : place + 1 + _BENEATH]


def _has_unread_date(page: Page, published: _Period) -> bool:
    """Whether a date stands by the title that cannot be read, and is not the day that the page declares."""
    above, beneath = _around_heading(page)
    return any(is_unread(line) and not may_mean(line, published.iso) for line in (*above, *beneath))


def _is_evidence(published: _Period, page: Page, printed: tuple[_PrintedLine, ...]) -> bool:
    """Whether the page's date would persuade a person that the note has another."""
    place = page.published_in
    if place in _STRONG:
        return True
    lines = [line for line in printed if line.iso == published.iso]
    if place in _IF_BENEATH:
        _, beneath = _around_heading(page)
        lines = [line for line in lines if line.text in beneath]
    return place in _IF_PRINTED | _IF_BENEATH and not all(map(_is_of_change, lines))


def _may_be_day_of_copy(citation: Citation, page: Page) -> bool:
    """Whether the date stands on the page of an archive, which prints above a copy when it was made."""
    return page.published_in not in _STRONG and is_archived(citation.url or "")


def _is_of_change(line: _PrintedLine) -> bool:
    """Whether a line says when the page was changed ("last edited on"), which is not when it was published."""
    return bool(_CHANGED.search(f"{line.before} {line.text}"))


def _is_adopted_earlier(citation: Citation, cited: _Period, published: _Period) -> bool:
    """Whether a law, treaty or ruling is cited by its own day, and its page is dated when it was posted."""
    named = citation.title or citation.text.partition("http")[0]
    return published.first - _POSTED > cited.last and LAW_WORDS.search(named[:_LONGEST_LINE]) is not None


def _is_in_doubt(
    cited: _Period, published: _Period, updated: _Period | None, printed: tuple[_PrintedLine, ...]
) -> bool:
    """Whether the cited date may be right all the same."""
    if updated is not None and published.first < cited.first and cited.last < updated.last:
        return True
    if cited.last < published.first and (
        _is_rewritten(published, updated, printed) or _is_younger_than_comments(published, cited, printed)
    ):
        return True
    if cited.is_day and (_stands_for_month(cited, published) or _is_swapped(cited, published, printed)):
        return True
    if any(line.iso.startswith(cited.iso) for line in printed) or _is_ambiguous(cited, printed):
        return True
    if cited.is_day:
        return False
    ahead = cited.first - _ISSUES_AHEAD[len(cited.iso)] <= published.last < cited.first
    # A work that is cited by its month or year is often older than the page from which it is fetched.
    later = published.first - _OLDER_THAN_PAGE[len(cited.iso)] > cited.last
    return ahead or (later and not any(line.iso == published.iso for line in printed))


def _is_rewritten(published: _Period, updated: _Period | None, printed: tuple[_PrintedLine, ...]) -> bool:
    """Whether the page gives the day of its last change for that of its publication, and says so where it prints it."""
    lines = [line for line in printed if line.iso == published.iso]
    return updated == published and bool(lines) and all(map(_is_of_change, lines))


def _is_younger_than_comments(published: _Period, cited: _Period, printed: tuple[_PrintedLine, ...]) -> bool:
    """Whether readers commented on the page before the day that it gives, and the cited one is not before them."""
    signed = [
        period.first
        for line in printed
        if len(line.text) <= _LONGEST_SIGNATURE and _CLOCK.search(line.text) and (period := _Period.of(line.iso))
        if period.is_day and period.first < published.first
    ]
    return len(signed) > 1 and min(signed) <= cited.first


def _stands_for_month(cited: _Period, published: _Period) -> bool:
    """Whether the cited day is the first of the page's month: what data bases give for an issue of the month."""
    return cited.first.day == 1 and cited.iso[:7] == published.iso[:7]


def _is_swapped(cited: _Period, published: _Period, printed: tuple[_PrintedLine, ...]) -> bool:
    """Whether the page declares the cited day with day and month exchanged, and nowhere prints it in words."""
    year, month, day = published.iso[:4], published.iso[5:7], published.iso[8:]
    in_words = any(line.iso == published.iso and re.search(r"[^\W\d_]{3}", line.text) for line in printed)
    return cited.iso == f"{year}-{day}-{month}" and not in_words


def _is_ambiguous(cited: _Period, printed: tuple[_PrintedLine, ...]) -> bool:
    """Whether the page prints the cited day as 03/05/2019, which is May in London and March in New York."""
    if not cited.is_day:
        return False
    day, month, year = cited.first.day, cited.first.month, cited.first.year
    number = rf"(?<!\d)(?:0?{day}[/.-]0?{month}|0?{month}[/.-]0?{day})[/.-]{year}(?!\d)"
    return any(line.iso[:4] == str(year) and re.search(number, line.text) for line in printed)


@lru_cache(maxsize=4)
def _printed(visible: str) -> tuple[_PrintedLine, ...]:
    """The dates that a page prints, with their lines; the last few pages are kept, for several notes cite one."""
    return tuple(_dates_of(visible.split("\n")))


def _dates_of(lines: list[str]) -> Iterator[_PrintedLine]:
    before = ""
    for raw in lines:
        line = with_our_digits(raw[:_LONGEST_LINE])
        if _YEAR.search(line) or "年" in line:
            found = {each.iso for each in find_dates(line)}
            # The readers of pages know more languages, those of footnotes more dates in one line.
            also = to_iso(line)
            for iso in found | ({also} if also else set()):
                yield _PrintedLine(iso, line, before)
        before = line
