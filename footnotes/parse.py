"""The words of one citation into authors, title, publisher and dates. What was not given stays empty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.commas import read_commas
from footnotes.dates import accessed_date, find_dates
from footnotes.fields import Body, Work
from footnotes.model import Link, Span
from footnotes.names import read_people
from footnotes.outlets import NOTHING_SEEN, Seen
from footnotes.phrases import CONNECTOR, is_sentence, points_here, strip_signal
from footnotes.segments import Role
from footnotes.shapes import introduction, names_first, quoted_title
from footnotes.split import is_printed
from footnotes.styles import read_marked

LONGEST = 3000
"""Characters of a citation that are looked at."""

_PLATFORMS = r"Twitter|Facebook|Instagram|YouTube|Telegram|LinkedIn|TikTok|VK|VKontakte|Reddit|Mastodon|Bluesky"
_FEED = re.compile(
    rf"(?P<who>(?:[^\W\d_a-z][\w.’'-]*\s){{0,4}}[^\W\d_a-z][\w.-]*?)[’']s?\s(?:\w+\s)?(?P<platform>{_PLATFORMS})\s"
    r"(?:feed|account|page|post|posts|profile|channel|thread|video)\b"
)
_PLATFORM_THING = re.compile(rf"\b(?P<platform>{_PLATFORMS})\s(?:feed|account|page|post|posts|profile|channel|thread|comment|comments)\b")
_POSSESSIVE = re.compile(
    r"^(?:the\s)?(?P<first>[^\W\d_a-z][\w.&/-]*(?:\s[^\W\d_a-z][\w.&/-]*){0,5}?)[’']s?"
    r"(?:(?:,|\sand|\s&)\s(?P<second>[^\W\d_a-z][\w.&/-]*(?:\s[^\W\d_a-z][\w.&/-]*){0,5}?)[’']s?)?\s"
    r"(?:[\w-]+\s){0,4}?(?:report|reports|statement|statements|study|article|analysis|briefing|paper|submission|letter|appeal|"
    r"release|post|review|blog|survey|publication|interview|speech|resolution|website|video|page)\b"
)
_STATED = re.compile(r"\b(?:is|are|can\sbe|may\sbe|was)\s(?:also\s)?(?:available|accessible|found|downloaded|accessed|read|seen)\b", re.I)
_DOI = re.compile(r"\b(?:doi\.org/|doi[:\s]{1,2}\s?)?(?P<doi>10\.\d{4,9}/[^\s\"<>]{2,120})", re.IGNORECASE)


def parse_work(
    text: str, links: Sequence[Link] = (), emphasis: Sequence[Span] = (), seen: Seen = NOTHING_SEEN
) -> Work:
    """The fields of the citation that ``text`` is.

    Args:
        text: One part of a note.
        links: Its links, with spans in ``text``.
        emphasis: What of ``text`` stands in italics.
        seen: Names that the rest of the document explains.

    Returns:
        The fields; title None where the words only introduce the link ("The petition is available at:").
    """
    printed = [link for link in links if is_printed(link, text)]
    head = text[: printed[0].span.start][:LONGEST] if printed else text[:LONGEST]
    tail = text[printed[-1].span.end :] if printed else ""
    accessed = accessed_date(tail) or accessed_date(head)
    after = _date_after(tail)
    doi = _DOI.search(" ".join(link.url for link in links)) or _DOI.search(head)
    urls = [link.url for link in links]
    start, end, colon = _bounds(head, accessed.span if accessed and not accessed_date(tail) else None)
    work = _read(head, start, end, colon, [link for link in links if link not in printed], emphasis, urls, seen)
    return Work(
        work.authors, work.title, work.publisher, work.date or after, accessed.iso if accessed else None,
        doi["doi"].rstrip(".,;)") if doi else None, work.lead,
    )  # fmt: skip


def _bounds(head: str, accessed: Span | None) -> tuple[int, int, bool]:
    """Where the citation's own words begin and end in ``head``, and whether a colon led over to the link."""
    start, end = strip_signal(head), len(head)
    if accessed:
        end = max(start, accessed.start)
    doi = _DOI.search(head, start, end)
    if doi:
        end = doi.start()
    colon = head[start:end].rstrip(" (<[").endswith(":")
    for _ in range(3):
        trimmed = head[start:end].rstrip(" \t\n,;:(<[.")
        match = CONNECTOR.search(head[start:end]) if end < len(head) or colon or not trimmed.endswith(")") else None
        if match is None or match.start() + start >= end or (not colon and end == len(head) and not _at_link(head)):
            break
        end = start + match.start()
    return start, start + len(head[start:end].rstrip(" \t\n,;:(<[")), colon


def _at_link(head: str) -> bool:
    return not head or head[-1].isspace() or head[-1] in ":(<["


def _date_after(tail: str) -> str | None:
    """A date in brackets behind the URL: "URL (2021)"."""
    match = re.match(r"[\s.,)>\]]*\((?P<inside>[^()]{4,40})\)", tail)
    dates = find_dates(match["inside"]) if match else ()
    return dates[0].iso if len(dates) == 1 and not accessed_date(match["inside"] if match else "") else None


def _read(
    head: str,
    start: int,
    end: int,
    colon: bool,
    worded: Sequence[Link],
    emphasis: Sequence[Span],
    urls: Sequence[str],
    seen: Seen,
) -> Work:
    words = head[start:end]
    if not re.search(r"\w", words):
        return Work()
    fed = _FEED.search(words)
    if fed and (colon or points_here(words) or urls):
        who = re.sub(r"^(?:(?:See|Via|The|On|From)\s)+", "", fed["who"])
        return Work(read_people(who) or (who,), publisher=fed["platform"])
    start += introduction(words)
    body = Body.of(head[start:end], urls, seen, _shifted(emphasis, start, end),
                   _shifted([link.span for link in worded], start, end))  # fmt: skip
    if urls and _only_leads_in(body, head[end:], colon):
        return _led_in(body.text)
    return read_marked(body) or read_commas(body)


def _shifted(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [Span(one.start - start, min(one.end, end) - start) for one in spans if start <= one.start < end]


def _only_leads_in(body: Body, connector: str, colon: bool) -> bool:
    """Whether the words introduce the link and name no work."""
    if quoted_title(body.text, body.enclosures) or (body.linked and not colon):
        return False
    words = body.text
    texts = [one for one in body.segments() if one.role is Role.TEXT]
    if len(texts) >= 2 and names_first(words) and not points_here(words):
        return False
    stated = bool(_STATED.search(connector)) or bool(_STATED.search(words))
    sentence = is_sentence(words) and not (names_first(words) and len(texts) >= 1 and words.rstrip().endswith(","))
    return colon or stated or points_here(words) or sentence or words[:1].islower() or bool(_POSSESSIVE.match(words) and colon)


def _led_in(words: str) -> Work:
    """What a lead-in tells: whose report it is, or on which platform the post stands."""
    possessive = _POSSESSIVE.match(words)
    if possessive:
        return Work(tuple(name for name in (possessive["first"], possessive["second"]) if name))
    platform = _PLATFORM_THING.search(words)
    return Work(publisher=platform["platform"] if platform else None)
