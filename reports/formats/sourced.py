"""What ``report.html`` shows of quotations and claims: the document's words beside the source's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports import wording
from reports.formats.differences import Piece
from reports.formats.safe_text import one_line, web_address
from reports.model import Difference, Passage, QuoteCheck, QuoteStatus


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quotation beside the passage of the source that is nearest to it."""

    label: str
    tone: str
    """good, doubt or calm, as of a chip."""
    meaning: str
    """One sentence; of an unchecked one, why."""
    quoted: tuple[Piece, ...]
    """As it stands in the document, what the source lacks marked."""
    source: tuple[Piece, ...]
    """As it stands in the source; empty when no passage is near."""
    before: str
    """What stands before it, up to the space between them."""
    after: str
    address: str | None
    """Opens the source at the passage, if a browser may be sent there."""
    page: int | None
    archived: str | None
    """Which archived copy was read in the place of the page, in words; None where the page was."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage to read against the sentence."""

    text: str
    present: str
    """Names, numbers and dates of the sentence that it holds, in one line; empty when there are none."""
    address: str | None
    page: int | None
    archived: str | None
    """Which archived copy it stands in, in words; None where it stands on the page."""


_OPENING = ("(", "[", "“", "„", "«", "‘", "¿", "¡")
_CLOSING = (".", ",", ";", ":", "!", "?", ")", "]", "”", "»", "’", "…")
_TONES = {QuoteStatus.FOUND: "good", QuoteStatus.ALTERED: "doubt", QuoteStatus.ABSENT: "doubt"}


def shown_quotes(checks: Iterable[QuoteCheck]) -> tuple[ShownQuote, ...]:
    """The quotations of a citation, in the order of the document."""
    return tuple(_shown(check) for check in checks)


def shown_passages(passages: Iterable[Passage]) -> tuple[ShownPassage, ...]:
    """The passages for a sentence, best first."""
    return tuple(
        ShownPassage(one_line(one.text), _listed(one.present), web_address(one.url), one.page, _copy_read(one))
        for one in passages
    )


def lacking(passages: Iterable[Passage]) -> str:
    """Names, numbers and dates of the sentence that stand nowhere in the source; empty when all of them do."""
    return _listed(dict.fromkeys(fact for one in passages for fact in one.missing))


def _listed(facts: Iterable[str]) -> str:
    return ", ".join(one_line(fact) for fact in facts)


def _spaced_after(before: str) -> str:
    return before if not before or before.endswith(_OPENING) else f"{before} "


def _spaced_before(after: str) -> str:
    return after if not after or after.startswith(_CLOSING) else f" {after}"


def _shown(check: QuoteCheck) -> ShownQuote:
    phrase = wording.QUOTES[check.status]
    quoted, source = _pieces(check)
    return ShownQuote(
        label=phrase.label,
        tone=_TONES.get(check.status, "calm"),
        meaning=check.reason or phrase.meaning,
        quoted=quoted,
        source=source,
        before=_spaced_after(one_line(check.before)),
        after=_spaced_before(one_line(check.after)),
        address=web_address(check.url),
        page=check.page,
        archived=_copy_read(check),
    )


def _copy_read(one: QuoteCheck | Passage) -> str | None:
    if one.found_in != "archive":
        return None
    day = wording.date(wording.timestamp_date(wording.timestamp_in(one.url)))
    return f"the archived copy of {day}" if day else "the archived copy"


def _pieces(check: QuoteCheck) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if not check.difference:
        source = one_line(check.passage or "")
        return (Piece(one_line(check.text)),), (Piece(source),) if source else ()
    return _side(check.difference, "quoted"), _side(check.difference, "source")


def _side(differences: Iterable[Difference], name: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for one in differences:
        text = one_line(one.quoted if name == "quoted" else one.source)
        if text:
            if pieces:
                pieces.append(Piece(" "))
            pieces.append(Piece(text, marked=not one.same))
    return tuple(pieces)
