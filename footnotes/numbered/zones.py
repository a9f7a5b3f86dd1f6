"""Which segments are notes and which are running text, where pages put the one between the other.

The rule that decides most: a note whose marker stands before the preceding note stands on the same page, so
that nothing between the two can be running text. The others weigh how texts break off and go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from footnotes.numbered.lines import Role
from footnotes.numbered.segments import Segment, has_open_url, is_open, is_wanting
from footnotes.prose.sentences import sentence_spans

_LOOK_AHEAD = 4
"""Notes after the next one whose markers may tell that a page goes on."""
_LONGEST_REST = 160
"""Characters of the rest of a note that begins like a sentence; more of them are running text."""
_SHORTEST_PROSE = 60
"""Characters below which running text without a full stop is a heading."""
_ENDED = re.compile(r"[.!?…;)\]>”\"»/]\s*$")
"""How a note ends that is whole; a URL that was broken in a word does not end so."""
_MOST_TAILS = 3
"""Segments before a note that may be the rest of an earlier one."""


@dataclass(slots=True)
class NoteDraft:
    """A note while it is put together from its segments."""

    number: int
    line: int
    parts: list[str]
    label: int | None = None
    """Place of its label; None when the label was lost."""
    place: tuple[int, int] = (0, 0)

    @property
    def raw(self) -> str:
        """All of it, a blank line between the segments."""
        return "\n\n".join(self.parts)

    @property
    def end(self) -> str:
        """Its last segment, which tells whether it breaks off."""
        return self.parts[-1]


@dataclass(slots=True)
class Zones:
    """The segments of a document, told apart."""

    notes: list[NoteDraft] = field(default_factory=list)
    body: list[Segment] = field(default_factory=list)
    """Running text in order; a RULE segment stands where notes interrupt it."""


def tell_apart(segments: Sequence[Segment], marker_of: Mapping[int, tuple[int, int]], marked: frozenset[int]) -> Zones:
    """Assign every segment to a note or to the running text.

    Args:
        segments: the whole file in order.
        marker_of: position of each label's first marker.
        marked: pieces that carry a marker, and so are running text.
    """
    return _Assignment(segments, marker_of, marked).run()


class _Assignment:
    def __init__(
        self, segments: Sequence[Segment], marker_of: Mapping[int, tuple[int, int]], marked: frozenset[int]
    ) -> None:
        self._segments = segments
        self._marker_of = marker_of
        self._marked = marked
        self._labelled = [place for place, segment in enumerate(segments) if segment.label is not None]
        self._zones = Zones()
        self._orphans: list[tuple[int, Segment]] = []

    def run(self) -> Zones:
        if not self._labelled:
            self._zones.body.extend(self._segments)
            return self._zones
        before = self._segments[: self._labelled[0]]
        tails = _tails(before, self._marked)
        self._zones.body.extend(before[: len(before) - len(tails)])
        self._orphans.extend((0, tail) for tail in tails)
        for turn, place in enumerate(self._labelled):
            self._begin_note(self._segments[place])
            last = turn + 1 == len(self._labelled)
            until = len(self._segments) if last else self._labelled[turn + 1]
            between = self._segments[place + 1 : until]
            if last:
                self._after_last(between)
            elif self._same_page(turn):
                self._inside_page(between, self._segments[until])
            else:
                self._across_pages(between, self._segments[until])
        self._place_orphans()
        return self._zones

    def _begin_note(self, segment: Segment) -> None:
        self._zones.notes.append(NoteDraft(segment.number, segment.line, [segment.raw], segment.label, segment.place))

    def _same_page(self, turn: int) -> bool:
        here = self._segments[self._labelled[turn]].place
        for place in self._labelled[turn + 1 : turn + 1 + _LOOK_AHEAD]:
            marker = self._marker_of.get(self._segments[place].label or 0)
            if marker is not None:
                return marker < here
        return False

    def _inside_page(self, between: Sequence[Segment], following: Segment) -> None:
        for segment in between:
            if segment.is_transparent:
                continue
            if segment.role is Role.ENTRY:
                self._add_body([segment])
                continue
            lost = following.number - self._zones.notes[-1].number - 1
            if lost > 0 and not is_open(self._zones.notes[-1].end) and not segment.begins_low and segment.has_url:
                self._begin_lost(segment, self._zones.notes[-1].number + 1)
            else:
                self._zones.notes[-1].parts.append(segment.raw)

    def _begin_lost(self, segment: Segment, number: int) -> None:
        self._zones.notes.append(NoteDraft(number, segment.line, [segment.raw], None, segment.place))

    def _across_pages(self, between: Sequence[Segment], following: Segment) -> None:
        rest = self._take_leading(between, following.number)
        tails = _tails(rest, self._marked) or self._rest_of_note(rest)
        self._take_lost(rest[: len(rest) - len(tails)], following.number)
        self._take_tails(tails, following.number)

    def _rest_of_note(self, rest: Sequence[Segment]) -> Sequence[Segment]:
        """The words before the next note that go on with the note before, and not with the running text above them."""
        texts = [segment for segment in rest if not segment.is_transparent]
        if len(texts) < 2 or rest[-1] is not texts[-1]:
            return ()
        above, last = texts[-2:]
        note = self._zones.notes[-1].end
        if last.role is not Role.TEXT or last.place[0] in self._marked or not last.begins_low or not is_open(note):
            return ()
        lacks = not is_open(above.raw) or (is_wanting(note) and not is_wanting(above.raw))
        return texts[-1:] if lacks else ()

    def _take_lost(self, body: Sequence[Segment], next_number: int) -> None:
        """Running text in which whole notes may stand that have lost their labels."""
        lost = next_number - self._zones.notes[-1].number - 1
        found = [segment for segment in body if segment.is_citation and segment.place[0] not in self._marked]
        if not 0 < len(found) <= lost:
            self._add_body(body)
            return
        places = {segment.place for segment in found}
        at = 0
        for place, segment in enumerate(body):
            if segment.place in places:
                self._add_body(body[at:place])
                self._begin_lost(segment, self._zones.notes[-1].number + 1)
                at = place + 1
        self._add_body(body[at:])

    def _after_last(self, between: Sequence[Segment]) -> None:
        self._add_body(self._take_leading(between, 0))

    def _add_body(self, body: Sequence[Segment]) -> None:
        if body:
            self._zones.body.append(replace(body[0], raw="---", role=Role.RULE))
            self._zones.body.extend(body)

    def _take_leading(self, between: Sequence[Segment], next_number: int) -> Sequence[Segment]:
        """Give the note what goes on with it right after it; what is left comes back."""
        taken = 0
        for place, segment in enumerate(between):
            if segment.is_transparent:
                continue
            note = self._zones.notes[-1]
            if segment.role not in (Role.TEXT, Role.ITEM) or segment.place[0] in self._marked:
                break
            if self._goes_on(note.end, segment, between[place + 1 : place + 3]):
                note.parts.append(segment.raw)
            elif self._is_lost_note(note, segment, next_number):
                self._begin_lost(segment, note.number + 1)
            else:
                break
            taken = place + 1
        return between[taken:]

    def _is_lost_note(self, note: NoteDraft, segment: Segment, next_number: int) -> bool:
        return next_number - note.number - 1 > 0 and segment.is_citation and not is_open(note.end)

    def _goes_on(self, note: str, segment: Segment, later: Sequence[Segment]) -> bool:
        if segment.begins_with_url or (has_open_url(note) and segment.begins_low and segment.has_url):
            return True
        if has_open_url(note) and (segment.is_one_token or re.match(r"\s*[\w%.-]*[-/?=][\w%./?=&#-]+", segment.raw)):
            return True
        if not is_open(note):
            return False
        if segment.has_url:
            return not (self._body_open() and segment.begins_low and len(segment.raw) > 600)
        if not self._body_open():
            short = len(segment.raw) < _LONGEST_REST and len(sentence_spans(segment.raw)) == 1
            return segment.begins_low or (is_wanting(note) and short)
        if segment.begins_low:
            return False
        return is_wanting(note) or any(other.begins_low for other in later if other.role is Role.TEXT)

    def _body_open(self) -> bool:
        for segment in reversed(self._zones.body[-8:]):
            if not segment.is_transparent:
                prose = len(segment.raw) > _SHORTEST_PROSE or is_wanting(segment.raw)
                return segment.role in (Role.TEXT, Role.ITEM) and is_open(segment.raw) and prose
        return False

    def _take_tails(self, tails: Sequence[Segment], next_number: int) -> None:
        lost = next_number - self._zones.notes[-1].number - 1 if self._zones.notes else 0
        lines = [line for segment in tails for line in _lines(segment)]
        named = [line for line in lines if not line.begins_low and not line.is_one_token and not line.begins_with_url]
        starts = {line.place: place for place, line in enumerate(named[-lost:])} if 0 < lost <= len(named) else {}
        first = self._zones.notes[-1].number + 1
        begun = False
        for line in lines:
            if line.place in starts:
                self._begin_lost(line, first + starts[line.place])
                begun = True
            elif begun:
                self._zones.notes[-1].parts.append(line.raw)
            else:
                self._orphans.append((len(self._zones.notes), line))

    def _place_orphans(self) -> None:
        """Give each rest of a note that stands before other notes to the note that lacks it."""
        for before, orphan in self._orphans:
            target = self._note_that_lacks(before, orphan)
            if target is not None:
                target.parts.append(orphan.raw)
            else:
                self._zones.body.append(orphan)
        self._zones.body.sort(key=lambda segment: segment.place)

    def _note_that_lacks(self, before: int, orphan: Segment) -> NoteDraft | None:
        notes = self._zones.notes
        earlier = notes[before - 1] if before else None
        if earlier is not None and is_open(earlier.end) and (not orphan.is_one_token or has_open_url(earlier.end)):
            return earlier
        later = notes[before : before + 12]
        for note in later:
            if has_open_url(note.end):
                return note
        if earlier is not None and orphan.begins_low and not _ENDED.search(earlier.end):
            return earlier
        for note in later:
            if is_open(note.end) and is_wanting(note.end) and not orphan.is_one_token:
                return note
        return earlier if orphan.begins_with_url else None


def _tails(rest: Sequence[Segment], marked: frozenset[int]) -> Sequence[Segment]:
    """The segments at the end that are rests of notes: they cite URLs, or stand after a rule."""
    count = 0
    after_rule = _after_last_rule(rest)
    for segment in reversed(rest):
        if segment.is_transparent:
            count += 1
            continue
        ruled = after_rule is not None and segment.place > after_rule
        if (
            segment.role is not Role.TEXT
            or segment.place[0] in marked
            or not (segment.has_url or segment.is_one_token or ruled)
        ):
            break
        count += 1
    tails = rest[len(rest) - count :]
    while tails and tails[0].is_transparent:
        tails = tails[1:]
    return [tail for tail in tails if not tail.is_transparent]


def _after_last_rule(rest: Sequence[Segment]) -> tuple[int, int] | None:
    for distance, segment in enumerate(reversed(rest)):
        if segment.role is Role.RULE:
            return segment.place
        if distance > _MOST_TAILS:
            break
    return None


def _lines(segment: Segment) -> Iterator[Segment]:
    """The lines of a segment that begin something of their own."""
    start = 0
    lines = segment.raw.split("\n")
    collected: list[str] = []
    for place, line in enumerate(lines):
        if collected and line.strip() and _is_closed(collected[-1]) and not replace(segment, raw=line).begins_low:
            yield _part(segment, start, collected)
            collected, start = [], place
        collected.append(line)
    yield _part(segment, start, collected)


def _is_closed(line: str) -> bool:
    return not is_open(line) and not line.rstrip().endswith((";", ","))


def _part(segment: Segment, start: int, lines: Sequence[str]) -> Segment:
    return replace(
        segment, raw="\n".join(lines), line=segment.line + start, place=(segment.place[0], segment.place[1] + start)
    )
