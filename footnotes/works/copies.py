"""A page and its archived copy in one note: one work, whose copy the author gives.

``Ada Moor, “Tides,” 2019, https://a.example/t (archived at https://perma.cc/AB12-CD34)`` and Wikipedia's ``Archived
from the original`` cite one work each; so does a copy whose own address says that it is of the page beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from footnotes.gazetteer.archives import NAMES
from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.model import Citation, CitedCopy, Link, Span
from footnotes.urls.captures import capture_of, is_archived
from footnotes.works.backrefs import BackReference
from footnotes.works.dates import accessed_date, find_dates
from footnotes.works.split import Part

_NEAR = 120
"""Characters between a page and its copy that are looked at."""
_WITHIN = 600
"""The same within one work, whose page stands behind its title."""
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


def without_copy(text: str, part: Part) -> tuple[Sequence[Link], Span | None]:
    """The links of a part without a copy's, or a page's behind its copy, and the words that tell of it.

    ``Moor, Ada (3 May 2019). "Tides". Archived from the original on 1 June 2019.``: the last sentence tells of the
    copy. The span is of the note's text; None where no linked words tell of any.
    """
    links = part.links
    if len(links) != 2 or is_archived(links[0].url) == is_archived(links[1].url):
        return links, None
    first, second = links[0].span, links[1].span
    opens = text.rfind("(", first.end, second.start)
    closes = text.find(")", second.end, part.span.end)
    if opens >= 0 and closes >= 0 and ")" not in text[opens : second.start]:
        return links[:1], Span(opens, closes + 1)
    # The word "Archived" itself may be the link.
    limit = second.start if "/" in second.of(text) else second.end
    announced = list(_announced().finditer(text, first.end, limit))
    begin = min(announced[-1].start(), second.start) if announced else second.start
    end = second.end
    for date in find_dates(text[second.end : min(part.span.end, second.end + _NEAR)])[:1]:
        if not re.search(r"[.;]\s", text[second.end : second.end + date.span.start]):
            end = second.end + date.span.end
    return links[:1], Span(begin, end + len(_SEPARATORS.match(text, end)[0]))  # type: ignore[index] # may be empty


def _joined(text: str, first: PlacedCitation, second: PlacedCitation) -> PlacedCitation | None:
    """One citation of two, if one of them is the copy of the other; None if they are two works."""
    one, other = first.citation.url, second.citation.url
    if not one or not other or first.reference or second.reference:
        return None
    if first.citation.cited_copy:
        return _with_another(text, first, second)
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
        cited_copy=cited_copy(copy),
    )
    return PlacedCitation(page, span, first.address)


def _with_another(text: str, first: PlacedCitation, second: PlacedCitation) -> PlacedCitation | None:
    """A page with its copy, and a second copy of it: the first one counts. None if the second is a work."""
    if not is_archived(second.citation.url or "") or not _is_copy(text, first, second):
        return None
    span = Span(first.span.start, max(first.span.end, second.span.end))
    return replace(first, citation=replace(first.citation, text=span.of(text)), span=span)


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
    if capture and is_same_page(capture[0], page.citation.url or ""):
        return True
    between = _between(text, page, copy)
    if between is None:
        return False
    if _announced().search(between):
        return copy.citation.title in (None, page.citation.title) or _says_nothing_else(between)
    if _BARE.fullmatch(between):
        return True
    if capture or page.citation.title is None:
        return False
    # Beside a work that is told in full, an address that shows nothing of its own is no other work.
    return bool(_BESIDE.fullmatch(between)) or (
        "(" in between and not _signals().search(between) and _says_nothing_else(between)
    )


def _is_original(text: str, copy: PlacedCitation, page: PlacedCitation) -> bool:
    """Whether the second address is that of the page whose copy the first is."""
    capture = capture_of(copy.citation.url or "")
    if capture:
        return is_same_page(capture[0], page.citation.url or "")
    between = _between(text, copy, page)
    return (
        between is not None
        and bool(_announced().search(between))
        and page.citation.title in (None, copy.citation.title)
    )


_BARE = re.compile(r"[\s.,;>)\]]*[(\[{<]\s*")
"""Nothing but a bracket that opens: ``https://a.example/t [https://perma.cc/AB12-CD34]`` (Bluebook, rule 18.2.1(d))."""
_BESIDE = re.compile(r"[>)\]]?[\s,|/–—-]*<?")
"""``https://a.example/t, https://archive.ph/AbCdE``."""
_SEPARATORS = re.compile(r"[\s.,;]*")
_FEW = 3
"""Words that may stand between announcement and address and make no other work: ``archived by a friend at``."""
_OPENS_A_TITLE = re.compile(r"[“„«「『《\"]")


def _says_nothing_else(between: str) -> bool:
    """Whether words that announce a copy name no work of their own beside it."""
    looked = accessed_date(between)
    dates = [date.span for date in find_dates(between)] + ([looked.span] if looked else [])
    rest = between
    for span in sorted(dates, key=lambda span: span.start, reverse=True):
        rest = f"{rest[: span.start]} {rest[span.end :]}" if span.end <= len(rest) else rest
    rest = _names().sub(" ", _announced().sub(" ", rest))
    return not _OPENS_A_TITLE.search(rest) and len(re.findall(r"\w+", rest)) <= _FEW


def _between(text: str, first: PlacedCitation, second: PlacedCitation) -> str | None:
    if first.address is None or second.address is None:
        return None
    # The word "Archived" itself may be the link.
    between = text[first.address.end : second.address.end if _is_worded(text, second) else second.address.start]
    return between if len(between) <= (_WITHIN if first.span == second.span else _NEAR) else None


def _is_worded(text: str, placed: PlacedCitation) -> bool:
    return placed.address is not None and "/" not in placed.address.of(text)


@cache
def _announced() -> re.Pattern[str]:
    """Words that say of an address that it is a copy's; ``archived at``, in every language."""
    words = any_of(gather(lambda language: language.archived_at))
    return re.compile(rf"(?<!\w)(?:{words}|{any_of(NAMES)})(?!\w)", re.IGNORECASE)


@cache
def _signals() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(gather(lambda language: language.signals))}(?!\w)", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:the\s)?{any_of(NAMES)}(?!\w)", re.IGNORECASE)


def _plain(url: str) -> str:
    """An address without what does not matter to which page it means: scheme, www., a last slash, fragment, case."""
    bare = re.sub(r"^https?:/*(?:www\d?\.)?", "", url.strip(), flags=re.IGNORECASE)
    return bare.partition("#")[0].rstrip("/").casefold()


def is_same_page(one: str, other: str) -> bool:
    """Whether two addresses mean one page, whatever their scheme, ``www.``, last slash, fragment or case."""
    return _plain(one) == _plain(other)


def announces_copy(words: str) -> bool:
    """Whether words before an address say that it is a copy's, and nothing else."""
    return bool(_announced().search(words)) and _says_nothing_else(words)


def cited_copy(url: str) -> CitedCopy:
    """The copy at an address, and what that address says of it."""
    capture = capture_of(url)
    if capture:
        original, stamp = capture
        return CitedCopy(url, original, stamp if len(stamp) == 14 else None)
    stamp_in_path = _STAMP.search(url)
    return CitedCopy(url, None, stamp_in_path[1] if stamp_in_path else None)
