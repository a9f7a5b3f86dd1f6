"""The citation as it could stand in the note, ready to paste."""

from __future__ import annotations

from reports.model import CitationResult, LinkStatus, TitleStatus
from reports.wording import copy_at_hand, earlier_copy

_CLOSING = " .;,"


def corrected_note(result: CitationResult) -> str | None:
    """The text of a citation with its address put right and its archived copy named; None when nothing changes.

    The copy is named where readers need it: the link is rotten, or the page has changed since. The
    author's words are left as they are.
    """
    citation = result.citation
    if not citation.url:
        return None
    text, place = _with_address(citation.text, citation.url_printed, citation.url, _new_address(result))
    copy = result.archive.url if result.archive else None
    if _needs_copy(result) and copy and copy not in text:
        given = citation.cited_copy.url if citation.cited_copy else None
        beside = f" (archived at {copy})"
        text = text.replace(given, copy) if given and given in text else _insert(text, place, beside)
    return text if text != citation.text else None


def _new_address(result: CitationResult) -> str:
    link = result.link
    assert result.citation.url is not None
    if link is not None and link.status is LinkStatus.MOVED and link.final_url:
        return link.final_url
    if link is not None and link.new_address is not None:
        return link.new_address.url
    return result.citation.url


def _needs_copy(result: CitationResult) -> bool:
    if result.given_copy_good or (result.citation.cited_copy and result.given_copy_good is None):
        return False
    rotten = result.link is not None and result.link.status.rotten and result.link.new_address is None
    changed = result.title_check is not None and result.title_check.status is TitleStatus.CHANGED
    if rotten or changed:
        return copy_at_hand(result.archive) is not None
    drifted = result.drift is not None and result.drift.status in ("major", "off-topic")
    # A newer copy shows the changed page.
    return drifted and earlier_copy(result) is not None


def _with_address(text: str, printed: str | None, url: str, wanted: str) -> tuple[str, int | None]:
    """The text with the address exchanged, and where the address ends in it (None: it does not stand there)."""
    for form in (printed, url):
        start = text.find(form) if form else -1
        if form and start >= 0:
            return text[:start] + wanted + text[start + len(form) :], start + len(wanted)
    if wanted != url:
        return _insert(text, None, f", {wanted}"), None
    return text, None


def _insert(text: str, place: int | None, addition: str) -> str:
    """The addition after a place, past a bracket that closes the address; else before the final full stop."""
    if place is None:
        place = len(text.rstrip(_CLOSING))
    elif text[place : place + 1] == ">":
        place += 1
    return text[:place] + addition + text[place:]
