"""What of a citation is to read otherwise, so that its readers get the source."""

from __future__ import annotations

import re

from footnotes.model import Span
from pipeline.checks.copy_wording import OWN_STYLE, beside
from pipeline.checks.of_record import corrections_of_record
from pipeline.settings import CiteSettings
from reports.model import CitationResult, Correction, LinkState, LinkStatus, TitleStatus
from reports.wording import copy_at_hand, earlier_copy

_CLOSING = " .;,"
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def corrections_of(result: CitationResult, cite: CiteSettings = OWN_STYLE) -> tuple[Correction, ...]:
    """Address put right and archived copy named, as changes of the citation's text; none when nothing changes.

    The copy is named where readers need it: the link is rotten, or the page has changed since. The author's words are
    left as they are. A short form that gives no address of its own is put right where the work is cited in full.
    """
    citation = result.citation
    place = _address_in(citation.text, citation.url_printed, citation.url)
    if citation.same_as and place is None:
        return ()
    found = (_of_address(result, citation.url, place), _of_copy(result, place, cite)) if citation.url else ()
    settled = tuple(correction for correction in found if correction)
    of_record = (one for one in corrections_of_record(result) if not any(_overlap(one, other) for other in settled))
    return tuple(sorted((*settled, *of_record), key=lambda correction: correction.span.start))


def _overlap(one: Correction, other: Correction) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _of_address(result: CitationResult, url: str, place: Span | None) -> Correction | None:
    wanted, moved_safely = _new_address(result, url)
    if place is None:
        return _of_linked_words(result, wanted, safe=moved_safely and _is_sure(result)) if wanted != url else None
    printed = place.of(result.citation.text)
    # The text of a note is a repaired one: the file may still hold what was printed.
    repaired = bool(result.citation.repairs) or printed == result.citation.url_printed
    if wanted == url and not repaired:
        return None
    return Correction(place, wanted, moved_safely and _is_sure(result), Span(0, len(wanted)))


def _of_linked_words(result: CitationResult, wanted: str, *, safe: bool) -> Correction:
    """Words that lead to the new address; it is written out where a person must judge it, or no words are linked."""
    text = result.citation.text
    start = result.footnote.text.find(text)
    for link in result.footnote.links if safe and start >= 0 else ():
        words = Span(link.span.start - start, link.span.end - start)
        if link.url == result.citation.url and 0 <= words.start < words.end <= len(text):
            return Correction(words, words.of(text), safe, target=wanted)
    return _inserted(result, None, f", {wanted}", wanted, safe=False)


def _new_address(result: CitationResult, url: str) -> tuple[str, bool]:
    """Where the work stands now, and whether that is safe to say."""
    link = result.link
    if link is not None and link.status is LinkStatus.MOVED and link.final_url:
        title = result.title_check.status if result.title_check else TitleStatus.UNKNOWN
        return link.final_url, title not in (TitleStatus.MISMATCH, TitleStatus.CHANGED)
    if link is not None and link.new_address is not None:
        return link.new_address.url, False
    return url, True


def _is_sure(result: CitationResult) -> bool:
    """Whether the address was seen to be that of the work: now, or in a good copy."""
    link = result.link
    return link is not None and (
        link.status.living or (link.status.rotten and copy_at_hand(result.archive) is not None)
    )


def _of_copy(result: CitationResult, place: Span | None, cite: CiteSettings) -> Correction | None:
    citation, copy = result.citation, result.archive.url if result.archive else None
    if not copy or copy in citation.text or not _needs_copy(result):
        return None
    given = citation.cited_copy.url if citation.cited_copy else None
    if given and given in citation.text:
        start = citation.text.index(given)
        return Correction(Span(start, start + len(given)), copy, safe=False, address=Span(0, len(copy)))
    safe = _is_rotten(result) and given is None and not (result.history and result.history.state is LinkState.SUSPECT)
    return _inserted(result, place, beside(result, place, copy, cite), copy, safe=safe)


def _needs_copy(result: CitationResult) -> bool:
    if result.given_copy_good or (result.citation.cited_copy and result.given_copy_good is None):
        return False
    changed = result.title_check is not None and result.title_check.status is TitleStatus.CHANGED
    if _is_rotten(result) or changed:
        return copy_at_hand(result.archive) is not None
    drifted = result.drift is not None and result.drift.status in ("major", "off-topic")
    # A newer copy shows the changed page.
    return drifted and earlier_copy(result) is not None


def _is_rotten(result: CitationResult) -> bool:
    return result.link is not None and result.link.status.rotten and result.link.new_address is None


def _address_in(text: str, printed: str | None, url: str | None) -> Span | None:
    """Where the address stands in a text; None where it does not, as behind linked words."""
    for form in (printed, url, _SCHEME.sub("", url or "", count=1)):
        start = text.find(form) if form else -1
        if form and start >= 0:
            return Span(start, start + len(form))
    return None


def _inserted(result: CitationResult, place: Span | None, addition: str, address: str, *, safe: bool) -> Correction:
    """The addition behind a place, past a bracket that closes the address; else before the final full stop."""
    text = result.citation.text
    end = len(text.rstrip(_CLOSING)) if place is None else place.end
    if place is not None and text[end : end + 1] == ">":
        end += 1
    start = addition.index(address)
    return Correction(Span(end, end), addition, safe, Span(start, start + len(address)))
