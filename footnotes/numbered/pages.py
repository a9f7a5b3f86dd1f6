"""Where a page ends in a text that has lost its blank lines and form feeds: behind the last note of the page.

The next note's marker tells that running text has begun again; how lines end tells where.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footnotes.numbered.labels import Candidate
from footnotes.numbered.lines import Piece, Role
from footnotes.numbered.numbering import Numbering
from footnotes.numbered.segments import Segment, is_open, segments_of
from footnotes.urls.repair import find_links

_NEXT = 4
"""How far the number of the first marker of a page may be ahead of the last note before it."""
_SHORT = 0.85
"""Share of the zone's widest line below which a line ends what it belongs to."""
_CLOSED, _ENDS_SHORT, _GOES_ON = 2, 2, 3
"""Points of a line break: a sentence or URL ends there, a short line does, the sentence of the page before goes on."""
_ENOUGH = 2
_MOST_LINES = 200
"""Lines behind a label that are looked at."""


@dataclass(frozen=True, slots=True)
class _Zone:
    """The notes of one page so far, as they stand in one piece."""

    text_open: bool
    """Whether the running text above the notes breaks off."""
    width: int
    """Characters of the widest line of the notes before."""


def part_pages(pieces: Sequence[Piece], numbering: Numbering) -> tuple[Piece, ...]:
    """Divide each piece in which running text follows upon the last note of a page."""
    cuts: dict[int, list[int]] = {}
    ahead = _markers_ahead(numbering)
    for group in _by_piece(segments_of(pieces, numbering)):
        zone = _Zone(_open_before(group[0]), 0)
        for segment in group:
            if segment.label is None:
                continue
            cut = _cut(segment, ahead.get(segment.label), zone)
            if cut:
                cuts.setdefault(segment.place[0], []).append(segment.offset + cut)
                zone = _Zone(is_open(segment.raw), 0)
            else:
                zone = replace(zone, width=max(zone.width, *map(len, segment.raw.split("\n"))))
    return tuple(part for place, piece in enumerate(pieces) for part in _divide(piece, cuts.get(place, ())))


def _by_piece(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    group: list[Segment] = []
    for segment in segments:
        if group and group[-1].place[0] != segment.place[0]:
            yield group
            group = []
        group.append(segment)
    if group:
        yield group


def _open_before(segment: Segment) -> bool:
    return segment.label is None and segment.role is Role.TEXT and is_open(segment.raw)


def _markers_ahead(numbering: Numbering) -> Mapping[int, Candidate]:
    """For each label the first marker of a later note that stands between it and the next label."""
    places = [candidate.place for candidate in numbering.candidates]
    found: dict[int, Candidate] = {}
    for index, (label, after) in enumerate(pairwise([*numbering.labels, None])):
        if label is None:
            continue
        end = (label.piece + 1, 0) if after is None else min((label.piece + 1, 0), after.place)
        between = numbering.candidates[bisect_left(places, (label.piece, label.end)) : bisect_left(places, end)]
        first = _first_of_page(label.number, between)
        if first is not None and after is not None:
            found[index] = first
    return found


def _first_of_page(number: int, between: Sequence[Candidate]) -> Candidate | None:
    """The marker that begins to count where a note has stopped: a raised one, or one that the next number follows."""
    for place, marker in enumerate(between):
        if not number < marker.number <= number + _NEXT:
            continue
        follows = any(later.number == marker.number + 1 for later in between[place + 1 : place + 40])
        if marker.is_strong or follows or marker.number == number + 1:
            return marker
    return None


def _cut(segment: Segment, marker: Candidate | None, zone: _Zone) -> int:
    """Where in a note's segment the running text begins; 0 where nothing tells."""
    if marker is None or "\n" not in segment.raw:
        return 0
    at = marker.start - segment.offset
    lines = segment.raw.split("\n")
    last = segment.raw.count("\n", 0, at)
    if _in_url(segment.raw, at):
        return 0
    first = max((place + 1 for place, line in enumerate(lines[:last]) if "://" in line), default=1)
    width = max(zone.width, *map(len, lines[: last + 1]))
    best = max(
        range(first, min(last, _MOST_LINES) + 1),
        key=lambda place: (_points(segment, lines, place, width, zone), -place),
        default=0,
    )
    if not best or _points(segment, lines, best, width, zone) < _ENOUGH:
        return 0
    return sum(len(line) + 1 for line in lines[:best])


def _points(segment: Segment, lines: Sequence[str], place: int, width: int, zone: _Zone) -> int:
    before = lines[place - 1].rstrip()
    closed = not is_open("\n".join(lines[:place]))
    low = replace(segment, raw=lines[place]).begins_low
    if _breaks_url("\n".join(lines[:place]), lines[place]):
        return 0
    points = _CLOSED * closed + _ENDS_SHORT * (len(before) < _SHORT * width)
    if zone.text_open and low and points:
        return points + _GOES_ON
    return points - _GOES_ON * low


def _breaks_url(before: str, after: str) -> bool:
    """Whether a URL goes on from the end of one text at the beginning of another."""
    if "://" not in before:
        return False
    start = before.rfind("://")
    text = before[before.rfind("\n", 0, start) + 1 :]
    links, longer = find_links(text).links, find_links(f"{text}\n{after}").links
    return bool(links) and len(longer) >= len(links) and longer[len(links) - 1].url != links[-1].url


def _in_url(text: str, at: int) -> bool:
    return "://" in text[:at].split(" ")[-1].split("\n")[-1]


def _divide(piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    if not cuts:
        yield piece
        return
    for start, end in pairwise([0, *cuts, len(piece.raw)]):
        yield replace(piece, line=piece.line + piece.raw.count("\n", 0, start), raw=piece.raw[start:end].rstrip("\n"))
