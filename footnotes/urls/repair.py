"""The URLs of a text: found, repaired where they are evidently broken, and each repair named.

``find_links`` is for any reader. What it changes in the text is only the URLs themselves and the mark-up
around them (``<...>``, ``[text](target)``, ``$...$``), so that every span slices to its URL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.model import Link, Span
from footnotes.urls.mend import SCHEME, STOPS, mend, trailing_punctuation
from footnotes.urls.readings import Lexicon, other_readings
from footnotes.urls.rejoin import rejoin

UNWRAPPED_LATEX = "\ue010"
"""Put before a URL by a reader that took it out of LaTeX, so that the repair is told."""

_LONGEST = 8000
"""Characters of one URL; browsers and servers stop at 2,000 to 8,000."""
_MOST_JOINS = 12
_TITLE_REACH = 400
"""Characters before a URL in which its title is looked for."""
_MARKDOWN = (
    r"\[(?P<words>[^\[\]]{1,2000})\]\(\s?<?"
    r"(?P<target>[^ \t()<>\ue000-\uf8ff]{0,2000}(?:\([^\s()<>]{0,300}\)[^\s()<>]{0,2000}){0,3})>?"
    r"(?:\s\"[^\"\n]{0,200}\")?\s?\)"
)
_START = re.compile(
    rf"{_MARKDOWN}|<(?P<angle>\s?https?://[^<>]{{1,2000}})>"
    r"|(?P<url>https?:/{1,3}|ftp://|https?//:?|(?<![A-Za-z])(?:h ?t ?t ?p ?s?|ttps?) ?: ?/ ?/)"
    r"|(?P<www>(?<![\w@./-])(?:www\.(?=[\w-]{1,63}\.)|web\.archive\.org/web/(?=\d)|perma\.cc/(?=\w{2,4}-)"
    r"|archive\.(?:ph|is|today|vn|md|li|fo)/(?=\w)))",
    re.I,
)
_TOKEN = re.compile(rf"(?:[^\s<>\"“”„«»\ue000-\uf8ff{STOPS}]|(?<=[_-])（[^\s（）]{{1,60}}）){{0,{_LONGEST}}}")
_GAP = re.compile(r"[ \t\u00a0\u2009]{1,3}(?!\n)|[ \t]{0,20}\n\s{0,20}")
_EMBEDDED = re.compile(r"(?<![/=?&:%@|])https?://", re.I)
_HOST = re.compile(r"[a-z]+://(?:[^\s/?#@]{1,100}@)?(?:\[[0-9a-f:.]+\]|[^\s/?#:@]{1,253})", re.I)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text in which the URLs were repaired, and the links that stand in it."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One URL as it was read, and where the text goes on after it."""

    shown: str
    url: str
    end: int
    printed: str
    repairs: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    after: str = ""
    """Punctuation that stood inside the URL and belongs behind it."""


def find_links(text: str, lexicon: Lexicon | None = None) -> Repaired:
    """Find the URLs of a text and repair those that are evidently broken.

    A line break in ``text`` is taken as one of the file; pass text without line breaks where the format has
    none. A link whose own words carry the URL slices to it; otherwise its span covers the words that are linked.

    Args:
        text: a note or a block of running text.
        lexicon: what the whole document spells out; evidence for other readings of a broken URL.
    """
    if not _may_hold_url(text):
        return Repaired(text, ())
    known = lexicon or Lexicon()
    out: list[str] = []
    links: list[Link] = []
    length = at = 0
    while (start := _START.search(text, at)) is not None:
        reading = _read(text, start, known)
        lead = text[at : start.start()].removesuffix(UNWRAPPED_LATEX)
        if reading is None:
            lead = text[at : start.end() + len(_token_at(text, start.end()))]  # no URL after all: it stays as it is
            at += len(lead)
        elif re.search(r"[,;:.\w]$", lead):
            lead += " "  # `July 2021,https://`: a URL begins a word
        out.append(lead)
        length += len(lead)
        if reading is not None:
            links.append(_link(reading, length))
            out.append(reading.shown + reading.after)
            length += len(reading.shown) + len(reading.after)
            at = reading.end
    return Repaired("".join([*out, text[at:]]), tuple(links))


def _may_hold_url(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in ("tp", "t t p", "www.", "](", "perma.cc/", "archive."))


def _link(reading: _Reading, start: int) -> Link:
    printed = reading.printed if reading.repairs else None
    span = Span(start, start + len(reading.shown))
    return Link(span, reading.url, printed, reading.repairs, reading.alternatives)


def _read(text: str, start: re.Match[str], lexicon: Lexicon) -> _Reading | None:
    if start["target"] is not None:
        return _read_markdown(start)
    if start["angle"] is not None:
        return _read_angle(start)
    if start["www"] is not None:
        return _read_bare_host(text, start)
    return _read_plain(text, start, lexicon)


def _read_plain(text: str, start: re.Match[str], lexicon: Lexicon) -> _Reading | None:
    gathered = _gather(text, start)
    url, mends = mend(gathered.url)
    if not _is_url(url) or any(character.isspace() for character in url):
        return None
    latex = ("unwrapped-latex",) if text[: start.start()].endswith(UNWRAPPED_LATEX) else ()
    shown = url if "unwrapped-redirect" not in mends else gathered.url
    context = text[max(0, start.start() - _TITLE_REACH) : start.start()]
    others = [mend(other)[0] for other in gathered.alternatives]
    others = [*others, *other_readings(url, context, lexicon)]
    repairs = (*latex, *gathered.repairs, *mends)
    after = ";" if "fixed-suffix" in mends else ""
    return _Reading(shown, url, gathered.end, gathered.printed, repairs, tuple(dict.fromkeys(others)), after)


def _gather(text: str, start: re.Match[str]) -> _Reading:
    """Take a URL together with what white space cut off from it."""
    head, body = start["url"], _token_at(text, start.end())
    end = start.end() + len(body)
    before = text[max(0, start.start() - _TITLE_REACH) : start.start()]
    repairs: dict[str, None] = {}
    others: tuple[str, ...] = ()
    for _ in range(_MOST_JOINS):
        gap = _GAP.match(text, end)
        token = _token_at(text, gap.end()) if gap else ""
        if gap is None or (trailing_punctuation(body) and body[-1] != "." and not _goes_into_query(body, token)):
            break
        join = rejoin(body, token, gap[0], before)
        if join is None:
            break
        others = (*join.alternatives, *others) if join.alternatives else tuple(other + join.added for other in others)
        body += join.added
        end = gap.end() + len(join.added)
        repairs[join.repair] = None
    cut = trailing_punctuation(body)
    url = head + body[: len(body) - cut]
    end -= cut
    alternatives = tuple(head + other[: len(other) - trailing_punctuation(other)] for other in others)
    return _Reading(url, url, end, text[start.start() : end], tuple(repairs), alternatives)


def _goes_into_query(body: str, token: str) -> bool:
    return body.endswith("?") and re.match(r"[\w%.-]{1,40}=[\w%]", token) is not None


def _token_at(text: str, at: int) -> str:
    found = _TOKEN.match(text, at)
    token = found[0] if found else ""
    second = _EMBEDDED.search(token, 1)
    return token[: second.start()] if second else token


def _read_markdown(start: re.Match[str]) -> _Reading | None:
    words, target = start["words"].strip("<> "), "".join(start["target"].split())
    url, mends = mend(target)
    if not _is_url(url):
        return None
    joined = () if target == start["target"].strip() else ("joined-line",)
    if SCHEME.match(words) is None and not words.startswith("www."):
        return _Reading(words, url, start.end(), start["target"], (*joined, *mends))
    shown = mend("".join(words.split()))[0]
    repairs = () if words == url else ("unescaped",) if shown == url and not joined else joined or ("took-link-target",)
    return _Reading(url, url, start.end(), words, tuple(dict.fromkeys((*repairs, *mends))))


def _read_angle(start: re.Match[str]) -> _Reading | None:
    # Between angle brackets everything is the URL (RFC 3986, appendix C), so white space is damage.
    printed = start["angle"].strip()
    url, mends = mend(re.sub(r"\s+", "", printed))
    joined = ("joined-line",) if "\n" in printed else ("joined-space",) if re.search(r"\s", printed) else ()
    shown = url if "unwrapped-redirect" not in mends else printed
    return _Reading(shown, url, start.end(), printed, (*joined, *mends)) if _is_url(url) else None


def _read_bare_host(text: str, start: re.Match[str]) -> _Reading | None:
    token = _token_at(text, start.start())
    printed = token[: len(token) - trailing_punctuation(token)]
    end = start.start() + len(printed)
    if not start["www"].lower().startswith("www."):
        url, mends = mend("https://" + printed)  # an archive, which all answer so
        return _Reading(printed, url, end, printed, ("added-scheme", *mends))
    url, mends = mend("http://" + printed)
    if not re.match(r"www\.[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}", printed, re.I):
        return None
    secure = "https" + url.removeprefix("http")
    return _Reading(printed, url, end, printed, ("added-scheme", *mends), (secure,))


def _is_url(url: str) -> bool:
    host = _HOST.match(url)
    return host is not None and any(character.isalnum() for character in host[0].partition("://")[2])
