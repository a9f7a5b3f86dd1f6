"""The words of one citation into authors, title, publisher and dates. What was not given stays empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.gazetteer.platforms import ACCOUNTS, POST_WORDS
from footnotes.gazetteer.platforms import NAMES as PLATFORM_NAMES
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of
from footnotes.model import Link, Span, Work
from footnotes.prose.phrases import CONNECTOR, in_language, is_sentence, points_here, remark_start, strip_signal
from footnotes.works.clauses import Role
from footnotes.works.commas import read_commas
from footnotes.works.dates import PrintedDate, accessed_date, find_dates
from footnotes.works.fields import Body
from footnotes.works.frames import framed_title
from footnotes.works.names import read_people
from footnotes.works.outlets import NOTHING_SEEN, Seen, is_title_case
from footnotes.works.shapes import introduction, names_first, quoted_title
from footnotes.works.split import is_printed
from footnotes.works.styles import read_marked

_FULL_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")
"""Punctuation that text recognition wrote for the narrow one; offsets stay as they are."""
_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LONGEST = 3000
"""Characters of a citation that are looked at."""

_LONGEST_CONNECTOR = 160
"""Characters before a URL in which the words between it and its citation are looked for."""
_PROSE_OPENING = re.compile(r"^(?:for|as|under|according|regarding|concerning|about|with|to)\s", re.IGNORECASE)
_STATES = re.compile(r"(?:This|These|That|Those|It|He|She|We|They|There|Here)\s")
_OPENERS = " \t\n(<["
_SAME_OUTLET = re.compile(r"(?:ibid|id|idem)\.?,\s(?=[^\W\d_a-z][^,]{12,})", re.IGNORECASE)
"""A work "in the same place": "ibid., Other title, 5 May 2019, URL"."""
_LANGUAGE = late(lambda: rf"[\s.,;]{{0,9}}{in_language()}[\s:,]{{0,9}}$", re.IGNORECASE)
_PLATFORMS = any_of(PLATFORM_NAMES)
_PLATFORM = re.compile(rf"\b{_PLATFORMS}\b")
_THINGS = rf"{any_of((*POST_WORDS, *ACCOUNTS))}s?"
_FEED = re.compile(
    rf"(?P<who>(?:[^\W\d_a-z][\w.’'-]*\s){{0,4}}[^\W\d_a-z][\w.-]*?)[’']s?\s(?:\w+\s)?(?P<platform>{_PLATFORMS})\s"
    rf"{_THINGS}\b"
)
_PLATFORM_THING = re.compile(rf"\b(?P<platform>{_PLATFORMS})\s{_THINGS}\b")
_POSSESSIVE = re.compile(
    r"^(?:the\s)?(?P<first>[^\W\d_a-z][\w.&/-]*(?:\s[^\W\d_a-z][\w.&/-]*){0,5}?)[’']s?"
    r"(?:(?:,|\sand|\s&)\s(?P<second>[^\W\d_a-z][\w.&/-]*(?:\s[^\W\d_a-z][\w.&/-]*){0,5}?)[’']s?)?\s"
    r"(?:[\w-]+\s){0,4}?(?:report|reports|statement|statements|study|article|analysis|briefing|paper|submission|letter|appeal|"
    r"release|post|review|blog|survey|publication|interview|speech|resolution|website|video|page)\b"
)
_STATED = re.compile(
    r"\b(?:is|are|can\sbe|may\sbe|was)\s(?:also\s)?(?:available|accessible|found|downloaded|accessed|read|seen)\b", re.I
)
_DOI = re.compile(r"\b(?:doi\.org/|doi[:\s]{1,2}\s?)?(?P<doi>10\.\d{4,9}/[^\s\"<>]{2,120})", re.IGNORECASE)


def parse_work(text: str, links: Sequence[Link] = (), emphasis: Sequence[Span] = (), seen: Seen = NOTHING_SEEN) -> Work:
    """The fields of the citation that ``text`` is.

    Args:
        text: One part of a note.
        links: Its links, with spans in ``text``.
        emphasis: What of ``text`` stands in italics.
        seen: Names that the rest of the document explains.

    Returns:
        The fields; title None where the words only introduce the link ("The petition is available at:").
    """
    text = text if _CHINESE.search(text) else text.translate(_FULL_WIDTH)
    printed = [link for link in links if is_printed(link, text)]
    head = text[: printed[0].span.start][:LONGEST] if printed else text[:LONGEST]
    head = head if printed else _without_remarks(head)
    tail = text[printed[-1].span.end :] if printed else ""
    looked = accessed_date(tail)
    accessed = looked or _accessed_in(head)
    stretch = _own_words(head, None if looked or not accessed else accessed.span)
    if printed:
        stretch = _without_connector(head, stretch)
    worded = [link.span for link in links if link not in printed]
    work = _read(head, stretch, worded, emphasis, [link.url for link in links], seen)
    after = _date_after(tail)
    looked_after = after if after and work.date and len(after) == len("2020-06-05") and after > work.date else None
    return Work(
        authors=work.authors,
        title=work.title,
        publisher=work.publisher,
        date=work.date or after,
        accessed=accessed.iso if accessed else looked_after,
        doi=find_doi(head, links),
        lead=work.lead,
    )


def find_doi(words: str, links: Sequence[Link] = ()) -> str | None:
    """The DOI among the links of a citation, else in its words."""
    doi = _DOI.search(" ".join(link.url for link in links)) or _DOI.search(words)
    return doi["doi"].rstrip(".,;)") if doi else None


def _without_remarks(head: str) -> str:
    for _ in range(3):
        head = head[: remark_start(head)]
    return head


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where the words of the citation itself begin and end, and what parts them from the URL."""

    span: Span
    comma: bool = False
    point: bool = False
    colon: bool = False
    connector: str = ""


def _accessed_in(head: str) -> PrintedDate | None:
    """The access date before the URL; one inside a title in quotation marks is none."""
    accessed = accessed_date(head)
    title = framed_title(head.rstrip(_OPENERS)) if accessed else None
    if accessed is None or title is None or title.span.end <= accessed.span.start:
        return accessed
    later = accessed_date(head[title.span.end :])
    at = title.span.end
    return PrintedDate(Span(at + later.span.start, at + later.span.end), later.iso) if later else None


def _own_words(head: str, accessed: Span | None) -> _Stretch:
    start, end = strip_signal(head), len(head)
    same_place = _SAME_OUTLET.match(head, start)
    start = same_place.end() if same_place else start
    if accessed:
        end = max(start, accessed.start)
    doi = _DOI.search(head, start, end)
    return _Stretch(Span(start, doi.start() if doi else end))


def _without_connector(head: str, stretch: _Stretch) -> _Stretch:
    """Cut off "available at:" and "See (in Russian)" before the URL."""
    start, end = stretch.span.start, stretch.span.end
    colon = head[start:end].rstrip(_OPENERS).endswith(":")
    for _ in range(4):
        begin = max(start, end - _LONGEST_CONNECTOR)
        match = CONNECTOR.search(head[begin:end]) or _LANGUAGE.search(head[begin:end])
        if match is None:
            break
        end = begin + match.start()
        if end == start:
            break
    connector = head[end : stretch.span.end]
    comma = head[start:end].rstrip(_OPENERS).endswith(",") or connector.lstrip(" (<[").startswith(",")
    point = head[start:end].rstrip(_OPENERS).endswith(".") or connector.lstrip(" (<[").startswith(".")
    own = Span(start, start + len(head[start:end].rstrip(_OPENERS + ",;:")))
    return _Stretch(own, comma=comma, point=point, colon=colon, connector=connector)


def _date_after(tail: str) -> str | None:
    """A date in brackets behind the URL: "URL (2021)"; of a work that has a date, when it was looked at."""
    match = re.match(r"[\s.,)>\]]*\((?P<inside>[^()]{4,40})\)", tail)
    dates = find_dates(match["inside"]) if match else ()
    return dates[0].iso if len(dates) == 1 and not accessed_date(match["inside"] if match else "") else None


def _read(
    head: str, stretch: _Stretch, worded: Sequence[Span], emphasis: Sequence[Span], urls: Sequence[str], seen: Seen
) -> Work:
    start, end = stretch.span.start, stretch.span.end
    words = head[start:end]
    if not re.search(r"\w", words):
        return Work()
    fed = _FEED.search(words) if urls and _PLATFORM.search(words) else None
    if fed:
        who = re.sub(r"^(?:(?:See|Via|The|On|From)\s)+", "", fed["who"])
        return Work(read_people(who) or (who,), publisher=fed["platform"])
    start += introduction(words)
    body = Body.of(head[start:end], urls, seen, _shifted(emphasis, start, end), _shifted(worded, start, end))
    if urls and _only_leads_in(body, stretch):
        return _led_in(body.text)
    return read_marked(body) or read_commas(body)


def _shifted(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [Span(one.start - start, min(one.end, end) - start) for one in spans if start <= one.start < end]


def _only_leads_in(body: Body, stretch: _Stretch) -> bool:
    """Whether the words introduce the link and name no work."""
    words = body.text
    if quoted_title(words, body.enclosures):
        return False
    if body.linked and not stretch.colon:
        return words[:1].islower() or points_here(words) or (is_sentence(words) and not names_first(words))
    texts = [one for one in body.clauses() if one.role is Role.TEXT]
    if len(texts) >= 2 and names_first(words) and not points_here(words):
        return False
    if _STATED.search(stretch.connector) or points_here(words) or words[:1].islower():
        return True
    if _PROSE_OPENING.match(words) and not is_title_case(words):
        return True
    if stretch.comma:
        return bool(_STATES.match(words)) and is_sentence(words)
    if stretch.point:
        return is_sentence(words) and not names_first(words)
    return stretch.colon or is_sentence(words)


def _led_in(words: str) -> Work:
    """What a lead-in tells: whose report it is, or on which platform the post stands."""
    possessive = _POSSESSIVE.match(words)
    if possessive:
        return Work(tuple(name for name in (possessive["first"], possessive["second"]) if name))
    platform = _PLATFORM_THING.search(words)
    return Work(publisher=platform["platform"] if platform else None)
