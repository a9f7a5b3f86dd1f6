"""Pieces of a file, divided at the labels of notes, and what their ends and beginnings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnotes.numbered.labels import RAISED
from footnotes.numbered.lines import Piece, Role
from footnotes.numbered.numbering import Numbering
from footnotes.prose.wordlists import word_set

_URL = re.compile(r"https?://|www\.", re.I)
_BEGINS_WITH_URL = re.compile(r"[\s<(\[$*]{0,6}(?:https?://|www\.)", re.I)
_LAST_URL = re.compile(r"https?://\S{1,4000}$", re.I)
_LAST_MARKER = re.compile(
    rf"(?:\s?(?:[{RAISED}]{{1,4}}|<sup>[^<]{{1,12}}</sup>|\$?\^\{{[^{{}}]{{1,8}}\}}\$?|\[\^?\d{{1,4}}\])"
    r"|(?<=[.!?”’\"'»])\s?\d{1,3})\s{0,4}$"
)
_TOKEN = re.compile(r"[\w%~.-][\w%~./?=&#-]*", re.ASCII)
_JOINT = re.compile(r"[/?=&#.-]")
_LONGEST_TOKEN = 400
_REACH = 4100
"""Characters at the end of a text that tell how it ends: the longest URL and its word before."""
_CLOSERS = " \t\n\"'”’»›)]}>*_$"
_OPENERS = " \t\n\"'“‘„«‹([{<*_$^-–—•"
_FUNCTION_WORDS = word_set(
    "a an the of in on at to for from by with and or but as that which who is are was were be its their his her "
    "this these those into than then not no between against under over after before during "
    "der die das den dem des ein eine und oder mit von zu im am auf für bei nach aus "
    "le la les un une des du de et ou à au aux dans par pour sur el los las y o en del con por para "
    "и в во на с со к по о об от до для из за что как"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece, or the part of a piece that belongs to one label."""

    place: tuple[int, int]
    """Piece, and offset in it, where it begins."""
    line: int
    raw: str
    role: Role
    label: int | None = None
    """Place of its label in ``Numbering.labels``; None for a segment without one."""
    number: int = 0
    """What the label reads; 0 without one."""
    offset: int = 0
    """Where ``raw`` begins in its piece."""

    @property
    def is_transparent(self) -> bool:
        """True for what stands between pages: rules, page numbers, running heads."""
        return self.role in (Role.RULE, Role.FURNITURE)

    @property
    def has_url(self) -> bool:
        """True when it cites a URL."""
        return _URL.search(self.raw) is not None

    @property
    def begins_with_url(self) -> bool:
        """True when it cites a URL before any word."""
        return _BEGINS_WITH_URL.match(self.raw) is not None

    @property
    def begins_low(self) -> bool:
        """True when its first letter is a small one, as in the middle of a sentence."""
        first = self.raw.lstrip(_OPENERS)[:1]
        return first.islower()

    @property
    def is_citation(self) -> bool:
        """True when it reads like a note: it begins as a sentence does, and ends in a URL."""
        before, scheme, url = self.raw.strip().rpartition("://")
        wrapped = not re.search(r"[^\S\n]|\n\s*\n", url)  # only its own line breaks divide a URL
        return self.role is Role.TEXT and bool(scheme) and wrapped and " " in before and not self.begins_low

    @property
    def is_one_token(self) -> bool:
        """True for characters without white space that may be the rest of a URL."""
        token = self.raw.strip()
        return len(token) < _LONGEST_TOKEN and bool(_TOKEN.fullmatch(token)) and bool(_JOINT.search(token, 1))


def segments_of(pieces: Sequence[Piece], numbering: Numbering) -> tuple[Segment, ...]:
    """Divide the pieces of a file at its labels; no character gets lost but the labels themselves."""
    labels: dict[int, list[int]] = {}
    for place, label in enumerate(numbering.labels):
        labels.setdefault(label.piece, []).append(place)
    spent = {label.piece - 1 for label in numbering.labels if label.shape == "alone"}
    return tuple(
        segment
        for place, piece in enumerate(pieces)
        if place not in spent
        for segment in _divide(place, piece, labels.get(place, []), numbering)
    )


def _divide(place: int, piece: Piece, labels: Sequence[int], numbering: Numbering) -> Iterator[Segment]:
    head = piece.raw[: numbering.labels[labels[0]].start] if labels else piece.raw
    if head.strip():
        yield Segment((place, 0), piece.line, head, piece.role)
    line, counted = piece.line, 0
    for turn, index in enumerate(labels):
        label = numbering.labels[index]
        end = numbering.labels[labels[turn + 1]].start if turn + 1 < len(labels) else len(piece.raw)
        printed = piece.raw[label.start : label.end]
        # A label that opens LaTeX and does not close it leaves its note inside.
        opened = "$" if printed.count("$") % 2 else ""
        line, counted = line + piece.raw.count("\n", counted, label.start), label.start
        yield Segment(
            (place, label.start), line, opened + piece.raw[label.end : end], piece.role, index, label.number, label.end
        )


def is_open(text: str) -> bool:
    """Tell whether a text breaks off: it ends neither a sentence nor a URL."""
    bare = _unmarked(text).rstrip(_CLOSERS)
    if not bare:
        return False
    url = _LAST_URL.search(bare[-4000:].split()[-1]) if bare.split() else None
    if url is not None:
        return has_open_url(text)
    return bare[-1] not in ".!?…。;" or is_wanting(text)


def has_open_url(text: str) -> bool:
    """Tell whether a text ends in a URL that breaks off."""
    words = text.rstrip().split()
    return bool(words) and "://" in words[-1] and words[-1].endswith(("-", "_", "=", "&", "?", "%"))


def is_wanting(text: str) -> bool:
    """Tell whether a text ends so that something must follow: a comma, an opening bracket, an article."""
    bare = _unmarked(text).rstrip(" \t\n\"'”’»*_$")
    if bare.endswith((",", ":", "-", "–", "—", "(", "[", "“", "„", "&", "/")):
        return "://" not in bare.split()[-1]
    last = re.search(r"[^\W\d_]{1,12}$", bare)
    return last is not None and last[0].casefold() in _FUNCTION_WORDS and not last[0][0].isupper()


def _unmarked(text: str) -> str:
    """The last of a text, without the markers that close it."""
    end = text[-_REACH:].rstrip()
    while (marker := _LAST_MARKER.search(end, max(0, len(end) - 24))) is not None:
        end = end[: marker.start()]
    return end
