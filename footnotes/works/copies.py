"""A page and its archived copy in one note: one work, whose copy the author gives.

``Ada Moor, “Tides,” 2019, https://a.example/t (archived at https://perma.cc/AB12-CD34)`` and Wikipedia's ``Archived
from the original`` cite one work each; so does a copy whose own address says that it is of the page beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from footnotes.languages.all import LANGUAGES
from footnotes.languages.patterns import any_of
from footnotes.model import Citation, CitedCopy, Span
from footnotes.urls.captures import capture_of, is_archived
from footnotes.works.backrefs import BackReference

_NEAR = 120
"""Characters between a page and its copy that are looked at."""
_STAMP = re.compile(r"/(\d{14})(?:/|$)")


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation with the stretch of its note that it takes up, and where its address stands in it."""

    citation: Citation
    span: Span
    address: Span | None
    """Of the note's text; None where there is no address."""
    reference: BackReference | None = None


def with_copies(text: str, placed: Sequence[PlacedCitation]) -> tuple[PlacedCitation, ...]:
    """The citations of a note, copies folded into the citations of the pages that they are of.

    Args:
        text: of the note.
        placed: its citations, in order.
    """
    folded: list[PlacedCitation] = []
    for one in placed:
        before = folded[-1] if folded else None
        joined = _joined(text, before, one) if before else None
        if joined:
            folded[-1] = joined
        else:
            folded.append(one)
    return tuple(folded)


def _joined(text: str, first: PlacedCitation, second: PlacedCitation) -> PlacedCitation | None:
    """One citation of two, if one of them is the copy of the other; None if they are two works."""
    one, other = first.citation.url, second.citation.url
    if not one or not other or first.citation.cited_copy or first.reference or second.reference:
        return None
    if is_archived(other) and not is_archived(one) and _is_copy(text, first, second):
        page, copy = first.citation, other
    elif is_archived(one) and not is_archived(other) and _is_original(text, first, second):
        page, copy = _at_address_of(first.citation, second.citation), one
    else:
        return None
    span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    page = replace(
        page,
        text=span.of(text),
        date=page.date or second.citation.date,
        accessed=page.accessed or second.citation.accessed,
        cited_copy=_cited_copy(copy),
    )
    return PlacedCitation(page, span, first.address)


def _at_address_of(citation: Citation, page: Citation) -> Citation:
    return replace(
        citation,
        title=citation.title or page.title,
        authors=citation.authors or page.authors,
        publisher=citation.publisher or page.publisher,
        url=page.url,
        url_printed=page.url_printed,
        repairs=page.repairs,
        alternatives=page.alternatives,
        url_shown=page.url_shown,
    )


def _is_copy(text: str, page: PlacedCitation, copy: PlacedCitation) -> bool:
    """Whether the second address is that of a copy of the first: it says so itself, or the words before it do."""
    capture = capture_of(copy.citation.url or "")
    if capture and _plain(capture[0]) == _plain(page.citation.url or ""):
        return True
    if copy.citation.title not in (None, page.citation.title):
        return False  # a work of its own, which the author read in an archive
    between = _between(text, page, copy)
    return between is not None and bool(_announced().search(between) or _BARE.fullmatch(between))


def _is_original(text: str, copy: PlacedCitation, page: PlacedCitation) -> bool:
    """Whether the second address is that of the page whose copy the first is."""
    capture = capture_of(copy.citation.url or "")
    if capture:
        return _plain(capture[0]) == _plain(page.citation.url or "")
    between = _between(text, copy, page)
    return (
        between is not None
        and bool(_announced().search(between))
        and page.citation.title in (None, copy.citation.title)
    )


_BARE = re.compile(r"[\s.,;>)\]]*[(\[{<]\s*")
"""Nothing but a bracket that opens: ``https://a.example/t [https://perma.cc/AB12-CD34]`` (Bluebook, rule 18.2.1(d))."""


def _between(text: str, first: PlacedCitation, second: PlacedCitation) -> str | None:
    if first.address is None or second.address is None:
        return None
    # The word "Archived" itself may be the link.
    between = text[first.address.end : second.address.end if _is_worded(text, second) else second.address.start]
    return between if len(between) <= _NEAR else None


def _is_worded(text: str, placed: PlacedCitation) -> bool:
    return placed.address is not None and "/" not in placed.address.of(text)


@cache
def _announced() -> re.Pattern[str]:
    """Words that say of an address that it is a copy's; ``archived at``, in every language."""
    words = any_of(phrase for language in LANGUAGES for phrase in language.archived_at)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|\bperma(?:\.cc)?\b", re.IGNORECASE)


def _plain(url: str) -> str:
    """An address without what does not matter to which page it means: scheme, www., a last slash, fragment, case."""
    bare = re.sub(r"^https?:/*(?:www\d?\.)?", "", url.strip(), flags=re.IGNORECASE)
    return bare.partition("#")[0].rstrip("/").casefold()


def _cited_copy(url: str) -> CitedCopy:
    capture = capture_of(url)
    if capture:
        original, stamp = capture
        return CitedCopy(url, original, stamp if len(stamp) == 14 else None)
    stamp_in_path = _STAMP.search(url)
    return CitedCopy(url, None, stamp_in_path[1] if stamp_in_path else None)
