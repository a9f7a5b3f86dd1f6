"""What a rule of the lint is, what it sees, and what it says.

A rule is one file with one ``RULE``. It sees a whole document, because some rules hold citations against
each other, and it gives hints: at most one a citation counts. Whether a hint makes a warning is the
rule's word, or the project's in ``footproof.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from footnotes.model import Citation, NoteKind, Reading
from footnotes.urls.captures import original_of
from footnotes.works.dates import find_dates, whole_date
from pipeline.text.model import Outline
from reports.model import CitationResult, Confidence, LinkStatus, Severity, TitleStatus

_URL = re.compile(r"https?://\S+|www\.\S+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_AND_MONTH = re.compile(r"[^\W\d_]{3,12}\.?\s\d{1,2}(?!\d)|(?<!\d)\d{1,2}\.?\s[^\W\d_]{3,12}")
_IN_NUMBERS = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation with what was found out about it and what is left of the page that was read for it."""

    result: CitationResult
    page: Outline | None = None
    """None when there was nothing to fetch."""

    @property
    def citation(self) -> Citation:
        """What the author wrote."""
        return self.result.citation

    @property
    def url(self) -> str:
        """The cited address; empty when there is none."""
        return self.citation.url or ""

    @property
    def spelt_out(self) -> bool:
        """Whether it stands in a note of its own, where titles, dates and pages can be expected."""
        return self.result.footnote.kind is not NoteKind.INLINE_LINK

    @property
    def repeated(self) -> bool:
        """Whether it is an ibid. or a short form: what is to be said is said where the work is cited in full."""
        return self.citation.same_as is not None

    @property
    def archived(self) -> bool:
        """Whether the address is that of an archived copy, which is kept as it is."""
        return original(self.url) != self.url

    @property
    def living(self) -> bool:
        """Whether the address answered with a page of its own, and with none of another title."""
        link = self.result.link
        return link is not None and link.status.living and self.title is not TitleStatus.MISMATCH

    @property
    def shut(self) -> bool:
        """Whether the site asked for a login or turned us away."""
        link = self.result.link
        return link is not None and link.status in (LinkStatus.RESTRICTED, LinkStatus.BLOCKED)

    @property
    def title(self) -> TitleStatus | None:
        """How the cited title compares with the page's."""
        return self.result.title_check.status if self.result.title_check else None

    @property
    def undated(self) -> bool:
        """Whether the note gives no date for it, not even one that was not taken for it: a year, "3 May", "3/5/19"."""
        words = _URL.sub(" ", self.citation.text)
        seen = self.citation.accessed is not None
        if self.citation.date is not None or len(_YEAR.findall(words)) > seen:
            return False
        return seen or not says_day(words)

    @property
    def landing(self) -> str:
        """Where the redirects ended; the cited address where nothing answered."""
        link = self.result.link
        return (link.final_url if link else None) or self.url


@dataclass(frozen=True)
class Batch:
    """All citations of a document. Not slotted: what rules ask in common is worked out once and kept."""

    checked: tuple[Checked, ...]
    """In document order."""
    readings: tuple[Reading, ...] = ()
    today: date = field(default_factory=date.today)
    """The day of the run, UTC."""

    @cached_property
    def own(self) -> tuple[Checked, ...]:
        """Without those that only repeat another."""
        return tuple(one for one in self.checked if not one.repeated)

    @cached_property
    def by_note(self) -> dict[str, tuple[Checked, ...]]:
        """The citations of each note that has any, by footnote id."""
        notes: dict[str, list[Checked]] = {}
        for one in self.checked:
            notes.setdefault(one.citation.footnote, []).append(one)
        return {note: tuple(cited) for note, cited in notes.items()}


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule says about one citation."""

    citation: str
    """Its id."""
    message: str
    """One sentence for an editor: what is the matter."""
    suggestion: str
    """What to do about it."""
    confidence: Confidence
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the lint."""

    code: str
    """Stable, in kebab-case; the file is named after it."""
    summary: str
    """What it finds, in the words of the README."""
    severity: Severity
    find: Callable[[Batch], Iterable[Hint]]


def each(look: Callable[[Checked], Hint | None]) -> Callable[[Batch], Iterator[Hint]]:
    """A search that looks at every citation with an address by itself, ibid. and short forms left out."""

    def find(batch: Batch) -> Iterator[Hint]:
        return (hint for one in batch.own if one.url and (hint := look(one)))

    return find


def says_day(text: str) -> bool:
    """Whether a text has a day without its year ("Jan. 10"), or one in numbers ("10/1/21")."""
    in_words = (found[0].replace(".", "") for found in _DAY_AND_MONTH.finditer(text))
    return bool(_IN_NUMBERS.search(text)) or any(whole_date(f"{day}, 2000") for day in in_words)


def without_dates(text: str) -> str:
    """A text without the dates in it."""
    for found in sorted(find_dates(text), key=lambda found: found.span.start, reverse=True):
        text = f"{text[: found.span.start]} {text[found.span.end :]}"
    return _IN_NUMBERS.sub(" ", text)


original = original_of


def note_of(checked: Checked) -> str:
    """How an editor calls the place of a citation: ``note 12``."""
    label = checked.result.footnote.label
    return f"note {label}" if checked.spelt_out else f"link {label}"


def listed(words: Sequence[str]) -> str:
    """Up to three of them in a row, and that there are more."""
    return ", ".join(words[:3]) + (" and others" if len(words) > 3 else "")
