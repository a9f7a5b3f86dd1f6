"""What ``report.html`` shows of one citation: everything worked out, nothing escaped yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.model import NoteKind
from reports import wording
from reports.formats.differences import Piece, differing, within
from reports.formats.drifted import ShownDrift, shown_drift
from reports.formats.linked import ShownArchive, ShownLink, shown_archive, shown_link
from reports.formats.safe_text import one_line, web_address
from reports.formats.sourced import ShownPassage, ShownQuote, lacking, shown_passages, shown_quotes
from reports.formats.spread import Spread
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    LinkFinding,
    LinkStatus,
    QuoteStatus,
    TitleCheck,
    TitleStatus,
    Verdict,
)
from reports.summary import shown_verdict

HEADING = 160
"""Characters of a citation without a title that stand for one."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A finding in a word or three; ``tone`` is good, bad, doubt or calm."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Step:
    """One address of a redirect chain and what it answered."""

    url: str
    address: str | None
    """The URL, if a browser may be sent there."""
    answer: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The cited title beside the one that was found."""

    check: TitleCheck
    cited: tuple[Piece, ...]
    found: tuple[Piece, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The archived copy that is offered."""

    url: str
    address: str | None
    iso: str | None
    """Date of the capture, for ``data-versiondate``."""
    on: str | None
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Card:
    """One citation as it is shown."""

    anchor: str
    """Fragment of its deep link: stands on the citation's id, so it survives another run."""
    result: CitationResult
    verdict: Verdict
    number: str
    """What a reader calls the note, e.g. ``Note 12``."""
    heading: str
    titled: bool
    """Whether the heading is a title rather than the citation's own words."""
    byline: str
    doubtful: str
    """What of title and byline was read with doubt, e.g. ``title, date``; empty when nothing was."""
    chips: tuple[Chip, ...]
    note: tuple[Piece, ...]
    address: str | None
    """The cited URL, if a browser may be sent there."""
    steps: tuple[Step, ...]
    titles: Titles | None
    quotes: tuple[ShownQuote, ...]
    passages: tuple[ShownPassage, ...]
    lacking: str
    """Names, numbers and dates of the sentence that stand nowhere in the source; empty when all do."""
    link: ShownLink | None
    archive: ShownArchive | None
    copy: Copy | None
    drift: ShownDrift | None
    record_address: str | None
    """Where a registry shows its record of the work."""
    same_as: str | None
    """Link to the citation that an ibid. means, if it is in the report."""
    corrected: str | None
    """Link to the whole note as it could stand, where something of this citation is to read otherwise."""

    @property
    def open(self) -> bool:
        """Whether the card is shown open: what was flagged is, what is in order is folded."""
        return self.verdict in (Verdict.BROKEN, Verdict.REVIEW)


def lone_card(result: CitationResult) -> Card:
    """The card of a citation by itself: it links to no other, and decisions are made elsewhere."""
    return card_of(result, Spread((result,), ()), 1)


def card_of(result: CitationResult, spread: Spread, page: int) -> Card:
    """The card of a result, as it is seen on a page."""
    citation, footnote = result.citation, result.footnote
    return Card(
        anchor=spread.anchor(citation.id),
        result=result,
        verdict=shown_verdict(result),
        number=footnote.label if footnote.kind is not NoteKind.INLINE_LINK else "link",
        heading=_heading(result),
        titled=bool(citation.title),
        byline=_byline(result),
        doubtful=", ".join(citation.confidence.doubtful) if citation.confidence else "",
        chips=tuple(_chips(result)),
        note=within(citation.text, footnote.text),
        address=web_address(citation.url),
        steps=_steps(result.link),
        titles=_titles(result.title_check),
        quotes=shown_quotes(result.quotes or ()),
        passages=shown_passages(result.passages or ()),
        lacking=lacking(result.passages or ()),
        link=shown_link(result),
        archive=shown_archive(result),
        copy=_copy(result.archive),
        drift=shown_drift(result.drift),
        record_address=web_address(result.work.record.url) if result.work and result.work.record else None,
        same_as=spread.citation(citation.same_as, page),
        corrected=spread.note(footnote.id, page) if result.corrections else None,
    )


def _heading(result: CitationResult) -> str:
    text = one_line(result.citation.title or result.citation.text or result.footnote.text)
    return text if len(text) <= 2 * HEADING else text[: 2 * HEADING].rstrip() + "…"


def _byline(result: CitationResult) -> str:
    citation = result.citation
    authors = ", ".join(citation.authors[:6]) + (" and others" if len(citation.authors) > 6 else "")
    parts = (authors, citation.publisher, wording.date(citation.date))
    return " · ".join(one_line(part) for part in parts if part)


def _chips(result: CitationResult) -> Iterable[Chip]:
    link, title, archive, drift = result.link, result.title_check, result.archive, shown_drift(result.drift)
    if link:
        yield Chip(wording.LINKS[link.status].label, _link_tone(link.status))
    if title and title.status is not TitleStatus.UNKNOWN:
        yield Chip(wording.TITLES[title.status].label, _title_tone(title.status))
    for status in (QuoteStatus.ABSENT, QuoteStatus.ALTERED):
        if any(quote.status is status for quote in result.quotes or ()):
            yield Chip(wording.QUOTES[status].label, "doubt")
    if drift and drift.status != "same":
        yield Chip(drift.label, drift.tone)
    shown = shown_archive(result)
    if archive and shown and archive.status is not ArchiveStatus.SKIPPED:
        yield Chip(shown.label, "calm" if shown.shows_other else _archive_tone(archive.status))


def _link_tone(status: LinkStatus) -> str:
    if status.rotten:
        return "bad"
    if status.living:
        return "good"
    return "calm" if status is LinkStatus.SKIPPED else "doubt"


def _title_tone(status: TitleStatus) -> str:
    tones = {TitleStatus.MATCH: "good", TitleStatus.MISMATCH: "doubt", TitleStatus.CHANGED: "doubt"}
    return tones.get(status, "calm")


def _archive_tone(status: ArchiveStatus) -> str:
    if status in (ArchiveStatus.SAVED, ArchiveStatus.FOUND):
        return "good"
    return "doubt" if status is ArchiveStatus.FAILED else "calm"


def _steps(link: LinkFinding | None) -> tuple[Step, ...]:
    if link is None:
        return ()
    return tuple(Step(hop.url, web_address(hop.url), wording.http_status(hop.status)) for hop in link.hops)


def _titles(check: TitleCheck | None) -> Titles | None:
    if check is None or not (check.cited or check.found):
        return None
    cited, found = one_line(check.cited or ""), one_line(check.found or "")
    comparable = check.status in (TitleStatus.MISMATCH, TitleStatus.CHANGED) and cited and found
    left, right = differing(cited, found) if comparable else ((Piece(cited),), (Piece(found),))
    return Titles(check, left, right, wording.TITLES[check.status].meaning)


def _copy(archive: ArchiveFinding | None) -> Copy | None:
    if archive is None or not archive.url:
        return None
    iso = wording.timestamp_date(archive.timestamp)
    return Copy(archive.url, web_address(archive.url), iso, wording.date(iso))
