"""Other readings of a URL's words, from what the rest of the document spells out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

_URL_WORDS = re.compile(r"https?://\S{4,2000}")
_SLUG = re.compile(r"(?<=/)[a-z0-9]+(?:-[a-z0-9]+){2,40}", re.I)
_BROKEN = re.compile(r"(?<!\w)\w{1,60}-[ \t]{0,4}\n\s{0,20}\w{1,60}")
"""A word that a line end divides: its halves are no words."""
_WORD = re.compile(r"\w+")
_INDEXED = 14
"""Letters that two slugs must share before one is evidence for the other: about three words."""
_TITLE_REACH = 400
"""Characters before a URL in which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a whole document spells out: its words, and the slugs of its URLs."""

    words: frozenset[str] = frozenset()
    slugs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs by their first letters, hyphens left out."""


def lexicon_of(text: str) -> Lexicon:
    """Collect the words and slugs of a document's text."""
    slugs: dict[str, dict[str, None]] = {}
    for url in _URL_WORDS.findall(text):
        for slug in _SLUG.findall(url):
            slugs.setdefault(_compact(slug)[:_INDEXED], {})[slug] = None
    prose = _BROKEN.sub(" ", _URL_WORDS.sub(" ", text))
    return Lexicon(
        frozenset(_WORD.findall(prose.casefold())),
        {key: tuple(found)[:20] for key, found in slugs.items()},
    )


def other_readings(url: str, before: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Readings of ``url`` with its hyphens put where the cited title or other URLs have word breaks.

    Args:
        url: the URL as it was read.
        before: the text that stands before it, where its title is.
        lexicon: what the whole document spells out.
    """
    readings: dict[str, None] = {}
    for found in _SLUG.finditer(url):
        for slug in _slug_readings(found[0], before[-_TITLE_REACH:], lexicon):
            readings[url[: found.start()] + slug + url[found.end() :]] = None
    readings.pop(url, None)
    return tuple(readings)[:4]


def _slug_readings(slug: str, before: str, lexicon: Lexicon) -> Iterator[str]:
    yield from _by_title(slug, before)
    yield from _by_siblings(slug, lexicon)
    yield from _by_words(slug, lexicon.words)


def _by_title(slug: str, before: str) -> Iterator[str]:
    parts = slug.casefold().split("-")
    while parts and parts[-1].isdigit():
        parts.pop()
    compact = "".join(parts)
    if len(compact) < _INDEXED:
        return
    spaced, sure = _title_breaks(before)
    at = spaced.rfind(compact)
    if at < 0 or at not in sure:
        return
    breaks = set(accumulate(len(part) for part in parts))
    wanted = {end - at for end in sure if at < end < at + len(compact)}
    if wanted - breaks:
        yield _with_breaks(slug, breaks | wanted, len(compact))


def _title_breaks(before: str) -> tuple[str, set[int]]:
    """The letters of a text without anything between, and where white space stood among them."""
    plain = unicodedata.normalize("NFKD", before).casefold()
    letters, breaks = "", {0}
    for run in plain.split():
        breaks.add(len(letters))
        letters += "".join(re.findall(r"[a-z0-9]+", run))
    return letters, breaks


def _by_siblings(slug: str, lexicon: Lexicon) -> Iterator[str]:
    compact = _compact(slug)
    for other in lexicon.slugs.get(compact[:_INDEXED], ()):
        shared = _shared(compact, _compact(other))
        mine, theirs = _breaks(slug), _breaks(other)
        wanted = {at for at in theirs if at < shared}
        if shared >= _INDEXED and wanted - mine:
            yield _with_breaks(slug, {at for at in mine if at >= shared} | wanted, len(compact))


def _by_words(slug: str, words: frozenset[str]) -> Iterator[str]:
    parts = slug.split("-")
    for place in range(len(parts) - 1):
        first, second = parts[place].casefold(), parts[place + 1].casefold()
        if first + second in words and second not in words and len(second) > 2:
            yield "-".join([*parts[:place], parts[place] + parts[place + 1], *parts[place + 2 :]])


def _with_breaks(slug: str, breaks: Iterable[int], titled: int) -> str:
    letters = slug.replace("-", "")
    tail = {at for at in _breaks(slug) if at >= titled}
    marks = set(breaks) | tail
    return "".join(("-" if at and at in marks else "") + letter for at, letter in enumerate(letters))


def _breaks(slug: str) -> set[int]:
    return set(accumulate(len(part) for part in slug.split("-")))


def _compact(slug: str) -> str:
    return slug.replace("-", "").casefold()


def _shared(first: str, second: str) -> int:
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    return length
