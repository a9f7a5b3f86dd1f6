"""URLs that go on in the next line of print, and every reading that the break allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import unquote

from footnotes.prose.wordlists import word_set
from footnotes.readers.pdf.glyphs import HYPHEN
from footnotes.urls.rejoin import rejoin

BARE = r"(?<![\w@./-])(?:perma\.cc|(?:dx\.)?doi\.org|hdl\.handle\.net|bit\.ly|tinyurl\.com|youtu\.be)/"
"""The head of a URL without its scheme on hosts whose names are read as links everywhere."""
OPEN_URL = re.compile(rf"(?:https?://|ftp://|(?<![\w@.-])www\.|{BARE})[^\s<>\"“”„«»]{{0,4000}}$", re.I)
"""A URL that reaches to the end of a line."""
_HYPHENS = ("-", HYPHEN, "\u2010")
_TOKEN = re.compile(r"[^\s<>\"“”„«»]{1,2000}")
_TRAILING = ".,;:!?'’)]}>*"
_CLOSED = tuple(",;)]}>'’!")
_STRUCTURE = re.compile(r"[/_=&%#~+]|\w[.?]\w|\w-\w+-\w|[A-Za-z]\d|\d[A-Za-z]|\d-[a-z]|[a-z]-\d")
_GOES_ON = re.compile(r"[/?#&=%_~+-]\w|\.\w{1,5}(?:$|[/?#.])|[/?#=&]$")
_OPEN_END = tuple("/_=&?%#~+-:@")
_ASKS_FOR_MORE = tuple("_=&?%")
_PLAIN = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[\d–-]+")
_PROSE = word_set(
    "and or in on at see the a an accessed last available archived visited retrieved also cf with for from by to as "
    "is was are which that who where if but not of discussing noting explaining describing arguing quoting citing "
    "stating finding showing und et y e o"
)
_TAKES_URL = re.compile(r"://$|/\d{8,14}[a-z_*]{0,4}/$|/web/\*?/?$|[?&]\w+=$", re.I)
"""An archive's address, or a query, to which a whole URL is added."""
_RICH = 1_500
"""Words of a document that are enough to tell which others are none."""
_EM = 0.45
"""Width of an ordinary letter, in parts of the font size."""
_MOST = 6
"""Alternatives of one URL."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line of print at which a URL stands, and what follows."""

    url: str
    """The URL so far, from its scheme to the end of the line."""
    rest: str
    """The next line."""
    room: float
    """White space between the line's end and the right edge of its column, in parts of the font size."""
    targets: tuple[str, ...] = ()
    """Where link annotations on this end and on the beginning of the next line lead."""
    words: AbstractSet[str] = frozenset()
    """The words of the document."""


@dataclass(frozen=True, slots=True)
class Joint:
    """How a URL is read over one break."""

    goes_on: bool
    url: str
    """The URL up to the break as it is read on: with its hyphen, or without."""
    others: tuple[str, ...] = ()
    """Other readings of ``url``, for the whole to be tried with."""
    may_end: bool = False
    """True when the URL may as well end at the break; when ``goes_on`` is False: when it may as well go on."""


def joint_of(gap: Break) -> Joint:
    """Read a URL over the end of a line."""
    token = _TOKEN.match(gap.rest)
    core = token[0].rstrip(_TRAILING) if token else ""
    kept = gap.url.removesuffix(gap.url[-1]) + "-" if gap.url.endswith(_HYPHENS) else gap.url
    if not core or re.match(r"https?:|www\.|\[|\(", core, re.I):
        return Joint(bool(core and _takes(kept, core)), kept)
    if gap.room < 1.0 and core.isdecimal() and kept[-1].isdecimal() and gap.rest.strip(_TRAILING + " ") == core:
        return Joint(True, kept, may_end=True)
    # Printers divide words, no figures and no capitals.
    is_own = (re.search(r"[A-Z\d]-$", kept) and core[0].isalnum()) or re.match(r"[A-Z\d]", core)
    dropped = kept[:-1] if kept.endswith("-") and not is_own else None
    if dropped and _is_told(dropped + core, gap.targets):
        return Joint(True, dropped, (kept,))
    if not dropped and _is_told(kept + core, gap.targets):
        return Joint(True, kept)
    # A hyphen that stands in an annotation too may still be the typesetter's: many are made from the printed text.
    if dropped and _is_no_prose(core):
        first, second = (dropped, kept) if _is_typesetters(kept, core, gap.words) else (kept, dropped)
        return Joint(True, first, (second,))
    if kept.endswith("-"):
        return Joint(_is_no_prose(core), kept)
    return _unhyphenated(gap, kept, core)


def _takes(url: str, core: str) -> bool:
    """Tell whether a URL goes on in what begins another, or in a bracket."""
    return url.endswith(("_", "-", "=", "%")) if core[0] == "(" else core[0] != "[" and bool(_TAKES_URL.search(url))


def _is_typesetters(url: str, core: str, words: AbstractSet[str]) -> bool:
    """Tell whether a hyphen at a line's end was put into a URL by who set the page: it parts no two words."""
    if not url[-2].isalnum() or core[0] in "/?&=#.":
        return True
    left = re.search(r"[a-z]{1,40}(?=-$)", url.casefold())
    right = re.match(r"[a-z]{1,40}", core.casefold())
    if not left or not right or len(words) < _RICH:
        return False
    known = (left[0] in words) + (right[0] in words)
    if left[0] + right[0] in words:
        return known < 2
    slug = url.rpartition("/")[2].count("-") + core.partition("/")[0].count("-")
    return known == 0 or (known == 1 and slug < 3)


def _is_told(url: str, targets: Iterable[str]) -> bool:
    """Tell whether a link annotation leads to what begins with ``url``."""
    return any(_plain(target).startswith(_plain(url)) for target in targets)


def _plain(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", unquote(url).casefold().replace(HYPHEN, "-")).rstrip("/")


def _unhyphenated(gap: Break, url: str, core: str) -> Joint:
    body = re.sub(r"^\w+://", "", url)
    if url.endswith(_CLOSED):
        return Joint(False, url)
    if _GOES_ON.match(core) and not url.endswith("."):
        return Joint(True, url)
    if gap.room > _EM * len(core) + 1.0 and not url.endswith(_ASKS_FOR_MORE):
        return Joint(False, url)
    if rejoin(body, core, "\n") is not None:
        return Joint(True, url, may_end=not url.endswith(_OPEN_END))
    if url.endswith("."):
        return Joint(bool(_STRUCTURE.search(core)) and not core[0].isupper(), url, may_end=True)
    goes_on = _may_go_on(url, core)
    if goes_on and url.endswith(_OPEN_END) and _STRUCTURE.search(core):
        return Joint(True, url)
    return Joint(goes_on, url, may_end=bool(re.match(r"\w", core)) and core.casefold() not in _PROSE)


def _may_go_on(url: str, core: str) -> bool:
    if core.casefold() in _PROSE or not re.match(r"[\w%~]", core):
        return False
    if url.endswith(_OPEN_END):
        return _is_no_prose(core) or core[0].islower()
    if _NUMBERS.fullmatch(core):
        return False
    return bool(_STRUCTURE.search(core)) or (core[0].islower() and "/" in url[8:])


def _is_no_prose(core: str) -> bool:
    return core.casefold() not in _PROSE and (_PLAIN.fullmatch(core) is None or core[0].islower() or core.isupper())


def other_urls(url: str, joints: Sequence[tuple[int, Joint]]) -> tuple[str, ...]:
    """The other readings of a URL that was put together from several lines, the likeliest first.

    Args:
        url: the URL as it is read.
        joints: where in it a line ended, and how the break was read, in order.
    """
    return tuple(dict.fromkeys(reading for reading in _readings(url, joints) if reading != url))[:_MOST]


def _readings(url: str, joints: Sequence[tuple[int, Joint]]) -> Iterator[str]:
    changes = [(at, len(joint.url) - len(other), other[-1:]) for at, joint in joints for other in joint.others]
    for at, by, _ in changes:
        yield _changed(url, at, by)
    if len(changes) > 1:
        every = url
        for at, by, _ in reversed(changes):
            every = _changed(every, at, by)
        yield every
    for at, joint in joints:
        if joint.may_end:
            yield url[:at].rstrip("-")


def _changed(url: str, at: int, by: int) -> str:
    return url[: at - by] + url[at:] if by > 0 else url[:at] + "-" + url[at:]
