"""Which numbers of a text are the labels of its notes, and which are the markers that point at them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footnotes.languages.headings import Listed, heading_of
from footnotes.numbered.labels import UNPROVEN, Candidate, label_alone, labels_in, markers_in
from footnotes.numbered.lines import Piece, Role
from footnotes.numbered.other_numbers import numbers_paragraphs, without_lists, without_page_numbers, without_rivals
from footnotes.numbered.sequence import best_chain, is_dense

_PROVEN = 3.0
_DOUBTED = 0.6
"""What is left of the weight of a label that may be a number of a sentence that was wrapped."""
_SUPPORTED = {True: 2.0, False: 1.0}
"""Weight of a weak label that a raised marker, or only a bare one, has announced."""
_BEGINS_AGAIN = 5.0
"""What a further raised marker 1 adds to a further label 1, so that numbering may restart on each page."""
_FEWEST_BARE = 5
"""Bare numbers in sequence without any note before they count as markers: fewer are chance."""
_GLUED, _KNOWN = 0.4, 0.7
"""Weight of a bare number behind a word or a full stop, and the same where a note has that number."""
_BEHIND_HEADING = 3
"""Pieces behind a heading such as Notes in which the first note begins."""
_APART = 2
"""Lines from a label on a line of its own to its note; converters put a blank one between."""
_SAME_ZONE = 8
"""Pieces between two notes of one page."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The labels and markers of a document, in document order."""

    labels: tuple[Candidate, ...]
    markers: tuple[Candidate, ...]
    note_of: tuple[int | None, ...]
    """For each marker the place of its note in ``labels``; None where no note has its number."""
    lists: frozenset[int]
    """Pieces that stand under a heading such as References."""
    candidates: tuple[Candidate, ...]
    """Everything that has the shape of a marker."""

    def marker_of(self) -> dict[int, tuple[int, int]]:
        """Position of the first marker of each note that has one, by place in ``labels``."""
        places: dict[int, tuple[int, int]] = {}
        for marker, note in zip(self.markers, self.note_of, strict=True):
            if note is not None:
                places.setdefault(note, marker.place)
        return places


def number_notes(pieces: Sequence[Piece]) -> Numbering:
    """Find the labels and the markers of a document by the one sequence that they share."""
    headed, lists = _under_headings(pieces)
    markers = _markers(pieces)
    labels = list(_labels(pieces))
    if numbers_paragraphs(pieces, labels, _outside(markers, labels), headed):
        labels = [label for label in labels if label.shape != "bracket"]
        markers = [marker for marker in markers if marker.shape != "bracket" or marker.start > 0]
    labels = without_page_numbers(without_rivals(labels), markers)
    chosen = _choose_labels(labels, _outside(markers, labels), headed)
    accepted = _choose_markers(_outside_notes(markers, chosen), chosen)
    return Numbering(chosen, accepted, _match(accepted, chosen), lists, tuple(markers))


def renumber(numbering: Numbering, notes: Sequence[tuple[tuple[int, int], int, int | None]]) -> Numbering:
    """The markers of a document once all its notes are known, those with lost labels too.

    Args:
        numbering: what the labels alone have told.
        notes: position, number and place among the labels (None: lost) of each note, in the order that
            ``note_of`` of the result refers to.
    """
    labels = tuple(
        Candidate(place[0], place[1], place[1], number, "lost", _PROVEN)
        if label is None
        else replace(numbering.labels[label], number=number)
        for place, number, label in notes
    )
    taken = {place[0]: place[1] for place, _, _ in reversed(notes)}
    markers = [marker for marker in numbering.candidates if marker.end <= taken.get(marker.piece, marker.end)]
    accepted = _choose_markers(markers, labels)
    return replace(numbering, labels=labels, markers=accepted, note_of=_match(accepted, labels))


def _labels(pieces: Sequence[Piece]) -> Iterator[Candidate]:
    for place, piece in enumerate(pieces):
        if piece.role is not Role.TEXT:
            continue
        before = pieces[place - 1] if place else None
        if (
            before is not None
            and before.role is Role.FURNITURE
            and piece.line - before.line <= _APART
            and not piece.begins_page
        ):
            alone = label_alone(place, before.raw)
            yield from () if alone is None else (alone,)
        yield from labels_in(place, piece.raw)


def _markers(pieces: Sequence[Piece]) -> list[Candidate]:
    return [
        marker
        for place, piece in enumerate(pieces)
        if piece.role not in (Role.RULE, Role.FURNITURE, Role.ENTRY)
        for marker in markers_in(place, piece.raw)
        if piece.role is not Role.ROW or marker.is_strong
    ]


def _under_headings(pieces: Sequence[Piece]) -> tuple[frozenset[int], frozenset[int]]:
    headed, lists = set(), set()
    current: Listed | None = None
    for place, piece in enumerate(pieces):
        heading = heading_of(piece.raw)
        if heading is not None and (heading is Listed.WORKS or _begins_notes(pieces, place + 1)):
            current = heading
        elif piece.role is Role.HEADING:
            current = None
        elif current:
            headed.add(place)
            if current is Listed.WORKS:
                lists.add(place)
    return frozenset(headed), frozenset(lists)


def _begins_notes(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a label stands right behind a heading; in a contents list, or over a paper called "Note", none does."""
    return any(
        label.start == 0
        for at, piece in enumerate(pieces[place : place + _BEHIND_HEADING])
        for label in labels_in(place + at, piece.raw)
    )


def _choose_labels(
    labels: Sequence[Candidate], markers: Sequence[Candidate], headed: frozenset[int]
) -> tuple[Candidate, ...]:
    weighed = without_lists(_weigh(labels, markers, headed))
    chain = best_chain([label.number for label in weighed], [label.weight for label in weighed])
    kept = _drop_unproven([weighed[place] for place in chain])
    if not any(label.is_strong for label in kept) and not is_dense([label.number for label in kept], 3):
        return ()
    return _place_misread(kept, [label for label in weighed if label.is_strong])


def _weigh(labels: Sequence[Candidate], markers: Sequence[Candidate], headed: frozenset[int]) -> list[Candidate]:
    raised, bare = _places(marker for marker in markers if marker.is_strong), _places(markers)
    last: dict[int, tuple[int, int]] = {}
    weighed, beginnings = [], 0
    for label in labels:
        since = last.get(label.number, (-1, 0))
        weight = label.weight
        if weight < 1 and label.piece in headed:
            weight = _PROVEN
        elif 0 < weight < 1:
            announced = [
                _SUPPORTED[places is raised]
                for places in (raised, bare)
                if _any_between(places[label.number], since, label.place)
            ]
            weight = max(announced, default=weight) * (_DOUBTED if label.weight < UNPROVEN else 1)
        elif label.number == 1 and 0 < beginnings < len(raised[1]):
            weight += _BEGINS_AGAIN
        weighed.append(replace(label, weight=weight))
        last[label.number] = label.place
        beginnings += label.number == 1
    return weighed


def _places(candidates: Iterator[Candidate] | Sequence[Candidate]) -> Mapping[int, list[tuple[int, int]]]:
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for candidate in candidates:
        places[candidate.number].append(candidate.place)
    return places


def _any_between(places: Sequence[tuple[int, int]], first: tuple[int, int], last: tuple[int, int]) -> bool:
    return bisect_right(places, first) < bisect_left(places, last)


def _drop_unproven(chain: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what only its number speaks for, unless it counts on without a break between two that are proven."""
    kept: list[Candidate] = []
    waiting: list[Candidate] = []
    for label in chain:
        if label.weight < 1:
            waiting.append(label)
            continue
        begins = not kept and waiting and waiting[0].number == 1 and waiting[0].weight > UNPROVEN
        if waiting and (kept or begins) and _counts_on([*kept[-1:], *waiting, label]):
            kept += waiting
        kept.append(label)
        waiting = []
    return kept


def _counts_on(run: Sequence[Candidate]) -> bool:
    """Tell whether labels count up one by one, and all but the first or the last stand together."""
    if any(after.number != before.number + 1 for before, after in pairwise(run)):
        return False
    near = [after.piece - before.piece <= _SAME_ZONE for before, after in pairwise(run)]
    return all(near[1:]) or all(near[:-1])


def _place_misread(chain: Sequence[Candidate], strong: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give strong labels that fit no sequence the numbers that are missing where they stand."""
    found = {label.place for label in chain}
    spare = sorted((label for label in strong if label.place not in found), key=lambda label: label.place)
    places = [label.place for label in spare]
    result = list(chain)
    for before, after in pairwise(chain):
        between = spare[bisect_right(places, before.place) : bisect_left(places, after.place)]
        if after.number <= before.number:
            continue
        result += [label for label in between if label.number == before.number and label.start == 0]
        if between and len(between) == after.number - before.number - 1:
            result += [replace(label, number=before.number + step) for step, label in enumerate(between, 1)]
    return tuple(sorted(result, key=lambda label: label.place))


def _outside(markers: Sequence[Candidate], labels: Sequence[Candidate]) -> list[Candidate]:
    """Markers that are not themselves a label at a line's start."""
    taken = {(label.piece, end) for label in labels for end in range(label.start, label.end + 1)}
    return [marker for marker in markers if (marker.piece, marker.end) not in taken]


def _outside_notes(markers: Sequence[Candidate], labels: Sequence[Candidate]) -> list[Candidate]:
    first: dict[int, int] = {}
    for label in labels:
        first.setdefault(label.piece, label.start)
    return [marker for marker in markers if marker.end <= first.get(marker.piece, marker.end)]


def _choose_markers(markers: Sequence[Candidate], labels: Sequence[Candidate]) -> tuple[Candidate, ...]:
    numbers = {label.number for label in labels}
    shared = {label.shape for label in labels} & {"bracket", "round", "circled", "wide"}
    raised = {marker.number for marker in markers if marker.is_strong}
    parted = [half for marker in markers for half in _halves(marker, numbers)]
    markers = sorted((*markers, *parted), key=lambda marker: (marker.place, len(str(marker.number)), marker.number))
    markers = [replace(marker, weight=_marker_weight(marker, shared, numbers)) for marker in markers]
    usable = [marker for marker in markers if marker.is_strong or marker.number not in raised or marker.weight >= 1]
    chain = best_chain([marker.number for marker in usable], [marker.weight for marker in usable])
    chosen = [usable[place] for place in chain]
    halves = {replace(half, weight=0.0) for half in parted}
    if not labels and not raised:
        return tuple(chosen) if is_dense([marker.number for marker in chosen], _FEWEST_BARE) else ()
    kept = [marker for place, marker in enumerate(chosen) if _is_marker(place, chosen, numbers)]
    halved = {marker.place for marker in kept if replace(marker, weight=0.0) in halves}
    again = [
        marker
        for marker in usable
        if marker.is_strong
        and marker.number in numbers
        and replace(marker, weight=0.0) not in halves
        and marker.place not in halved
    ]
    return tuple(
        sorted({(*marker.place, marker.number): marker for marker in (*again, *kept)}.values(), key=lambda m: m.place)
    )


def _halves(marker: Candidate, numbers: set[int]) -> Iterator[Candidate]:
    """The two markers that read like one where they stand side by side: 5 and 6 as 56."""
    digits = str(marker.number)
    half = len(digits) // 2
    first, second = int(digits[:half] or 0), int(digits[half:])
    if second == first + 1 and {first, second} <= numbers:
        yield replace(marker, number=first)
        yield replace(marker, number=second)


def _marker_weight(marker: Candidate, shared: set[str], numbers: set[int]) -> float:
    if marker.shape in shared:
        return _PROVEN
    known = marker.number in numbers and marker.shape in ("glued", "pointed") and marker.weight >= _GLUED
    return _KNOWN if known else marker.weight


def _is_marker(place: int, chain: Sequence[Candidate], numbers: set[int]) -> bool:
    marker = chain[place]
    if marker.is_strong or marker.number in numbers:
        return True
    before, after = chain[max(0, place - 1)], chain[min(len(chain) - 1, place + 1)]
    return before.number == marker.number - 1 and after.number == marker.number + 1


def _match(markers: Sequence[Candidate], labels: Sequence[Candidate]) -> tuple[int | None, ...]:
    """The note of each marker: the one of its number, or where numbering restarts the next one to come."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        by_number[label.number].append(place)
    rounds = _rounds(labels), _rounds(markers)
    same_rounds = max(rounds[0], default=0) == max(rounds[1], default=0)
    matched: list[int | None] = []
    for marker, turn in zip(markers, rounds[1], strict=True):
        notes = by_number[marker.number]
        by_turn = [note for note in notes if rounds[0][note] == turn] if same_rounds else []
        later = [note for note in notes if labels[note].place > marker.place]
        matched.append(next(iter((*by_turn, *later, *reversed(notes))), None))
    return tuple(matched)


def _rounds(candidates: Sequence[Candidate]) -> list[int]:
    """How many times the numbering has begun again before each candidate."""
    rounds, turn, begun = [], 0, False
    for candidate in candidates:
        turn += candidate.number == 1 and begun
        begun = True
        rounds.append(turn)
    return rounds
