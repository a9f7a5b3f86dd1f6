"""URLs that go on in the next line of print, and every reading that the break allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from footnotes.readers.pdf.glyphs import HYPHEN
from footnotes.rejoin import rejoin
from footnotes.wordlists import word_set

OPEN_URL = re.compile(r"(?:https?://|ftp://|(?<![\w@.-])www\.)[^\s<>\"“”„«»]{0,4000}$", re.I)
"""A URL that reaches to the end of a line."""
_HYPHENS = ("-", HYPHEN, "\u2010")
_TOKEN = re.compile(r"[^\s<>\"“”„«»]{1,2000}")
_TRAILING = ".,;:!?'’)]}>*"
_CLOSED = tuple(",;)]}>'’!")
_STRUCTURE = re.compile(r"[/_=&%#~+]|\w[.?]\w|\w-\w+-\w|[A-Za-z]\d|\d[A-Za-z]|\d-[a-z]|[a-z]-\d")
_GOES_ON = re.compile(r"[/?#&=%_~+-]\w|\.\w{1,5}(?:$|[/?#.])|[/?#=&]$")
_OPEN_END = tuple("/_=&?%#~+-:@")
_PLAIN = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[\d–-]+")
_PROSE = word_set(
    "and or in on at see the a an accessed last available archived visited retrieved also cf with for from by to as "
    "is was are which that who where if but not of discussing noting explaining describing arguing quoting citing "
    "stating finding showing und et y e o"
)
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
        return Joint(False, kept)
    dropped = kept[:-1] if kept.endswith("-") and re.search(r"[a-z]-$", kept) and core[0].islower() else None
    told = _told(kept, dropped, core, gap.targets)
    if told is not None:
        return told
    others = (dropped,) if dropped else ()
    if kept.endswith("-"):
        return Joint(_is_no_prose(core) or core[0].islower(), kept, others, may_end=False)
    return _unhyphenated(gap, kept, core)


def _told(kept: str, dropped: str | None, core: str, targets: Iterable[str]) -> Joint | None:
    """What link annotations say: a hyphen that is missing in one was the typesetter's; one that is there may be."""
    plain = [_plain(target) for target in targets]
    if dropped and any(target.startswith(_plain(dropped + core)) for target in plain):
        return Joint(True, dropped, (kept,))
    if any(target.startswith(_plain(kept + core)) for target in plain):
        return Joint(True, kept, (dropped,) if dropped else ())
    return None


def _plain(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", unquote(url).casefold().replace(HYPHEN, "-")).rstrip("/")


def _unhyphenated(gap: Break, url: str, core: str) -> Joint:
    body = re.sub(r"^\w+://", "", url)
    if url.endswith(_CLOSED):
        return Joint(False, url)
    if _GOES_ON.match(core) and not url.endswith("."):
        return Joint(True, url)
    if gap.room > _EM * len(core) + 1.0:
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
