"""Finds the reference lists in a stream of blocks: those under a heading that says so, and those that are evident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnotes.languages.headings import Listed, heading_of
from footnotes.model import Block, BlockKind, NoteKind
from footnotes.references.likeness import Likeness, begins_as_entry, likeness

_POSSIBLE, _PROBABLE, _EVIDENT = 0.5, 1.5, 2.5
"""Scores of a block: between entries it is one, at the end of a list it is one, by itself it is one."""
_MOST_STRANGE = 2
"""Blocks in a row that are no entries, before a list is taken to have ended."""
_AHEAD = 3
"""Blocks below a heading inside a list that tell whether the list goes on."""
_FEWEST_ALONE = 4
"""Entries that make a list without a heading."""
_SORTED = 0.75
"""Share of neighbours in the order of the alphabet in a list that an author has sorted."""
_FEWEST_PARTS = 2
"""Of pages, issue, title, publisher and container in a reference that stands in no list."""
_LABELLED = 0.5
"""Share of entries with a number or key in a list that has them."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The entries of one list."""

    entries: tuple[int, ...]
    """Places of its blocks, in order."""
    kind: NoteKind
    labelled: bool
    """Whether its entries are numbered, or named by keys, so that what stands first is no word of theirs."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the lists of a document are, and what looks like one and is none that could be read."""

    lists: tuple[ReferenceList, ...]
    unread: tuple[int, ...]
    """Places of headings below which no entry was recognised, and of paragraphs that read like references."""


def find_lists(blocks: Sequence[Block]) -> Found:
    """The reference lists of a document, in order."""
    return _Finder(blocks).run()


def find_headed_lists(blocks: Sequence[Block]) -> tuple[ReferenceList, ...]:
    """Those under a heading that names works, in a document whose notes are not known yet.

    Without a heading notes that have lost their numbers would look the same.
    """
    finder = _Finder(blocks)
    finder.find_headed()
    return tuple(one for one in finder.lists if one.kind is NoteKind.REFERENCE)


class _Finder:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._looks: dict[int, Likeness] = {}
        self.lists: list[ReferenceList] = []
        self._unread: list[int] = []
        self._taken: set[int] = set()

    def run(self) -> Found:
        """All lists, and what looks like a reference and is in none."""
        self.find_headed()
        self._alone()
        self._unread += [place for place in range(len(self._blocks)) if self._is_lost(place)]
        ordered = sorted(self.lists, key=lambda one: one.entries[0])
        return Found(tuple(ordered), tuple(sorted(set(self._unread))))

    def find_headed(self) -> None:
        """Find the lists under headings."""
        headed = [(place, kind) for place, block in enumerate(self._blocks) if (kind := _heading(block))]
        for place, kind in headed:
            self._below(place, kind)

    def _look(self, place: int) -> Likeness:
        if place not in self._looks:
            block = self._blocks[place]
            self._looks[place] = likeness(block.text, len(block.links), len(block.emphasis))
        return self._looks[place]

    def _below(self, heading: int, kind: Listed) -> None:
        section = self._section(heading + 1)
        entries = self._entries(section)
        evident = sum(look.score >= _PROBABLE and look.told >= 1 for look in map(self._look, entries))
        cites = kind not in (Listed.NOTES, Listed.LINKS) or self._are_notes(entries)
        if entries and 2 * evident >= len(entries) and cites:
            self._take(entries, NoteKind.ENDNOTE if kind is Listed.NOTES else NoteKind.REFERENCE)
        elif Listed.WORKS in kind and section and self._blocks[heading].kind is BlockKind.HEADING:
            self._unread.append(heading)

    def _section(self, start: int) -> list[int]:
        """The blocks below a heading, down to where another subject begins."""
        section: list[int] = []
        strange = 0
        for place in range(start, len(self._blocks)):
            block = self._blocks[place]
            if place in self._taken or _heading(block):
                break
            if block.kind is BlockKind.HEADING:
                if not self._goes_on(place + 1):
                    break
                continue
            strange = 0 if self._may_be_entry(place) else strange + 1
            if strange > _MOST_STRANGE:
                break
            section.append(place)
        return section

    def _goes_on(self, start: int) -> bool:
        """Whether entries follow a heading inside a list: "Books", "Unpublished sources", a letter of the alphabet."""
        ahead: list[int] = []
        for place in range(start, min(len(self._blocks), start + 2 * _AHEAD)):
            if self._blocks[place].kind is not BlockKind.HEADING:
                ahead.append(place)
            elif ahead:
                break
        ahead = ahead[:_AHEAD]
        return bool(ahead) and 2 * sum(self._look(place).score >= _PROBABLE for place in ahead) > len(ahead)

    def _may_be_entry(self, place: int) -> bool:
        look = self._look(place)
        return look.score >= _POSSIBLE and not self._blocks[place].markers

    def _entries(self, section: Sequence[int]) -> list[int]:
        """The entries of a section: what may be one, up to the last block that probably is."""
        last = next((turn for turn in range(len(section), 0, -1) if self._is_last(section, turn - 1)), 0)
        return [place for place in section[:last] if self._may_be_entry(place) or self._stands_between(place, section)]

    def _is_last(self, section: Sequence[int], turn: int) -> bool:
        place = section[turn]
        if not self._may_be_entry(place):
            return False
        look = self._look(place)
        if look.score >= _PROBABLE:
            return True
        before = self._look(section[turn - 1]) if turn else None
        counted = look.label and before and before.label and _number(look.label) == _number(before.label) + 1
        return bool(counted) or (look.named and self._blocks[place].text.rstrip().endswith("."))

    def _stands_between(self, place: int, section: Sequence[int]) -> bool:
        """Whether a block without the signs of an entry stands among entries, and reads like no sentence or heading."""
        look, block = self._look(place), self._blocks[place]
        around = [other for other in (place - 1, place + 1) if other in section]
        surrounded = len(around) == 2 and all(self._look(other).score >= _PROBABLE for other in around)
        return (
            surrounded
            and not block.markers
            and block.kind is BlockKind.PARAGRAPH
            and look.prose < 1
            and (look.label is not None or block.text.rstrip().endswith("."))
        )

    def _are_notes(self, entries: Sequence[int]) -> bool:
        """Whether what stands below "Notes" or "Links" cites: remarks do not, nor does the menu of a page."""
        looks = [self._look(place) for place in entries]
        return 2 * sum(look.is_entry and look.told >= 2 for look in looks) > len(looks)

    def _alone(self) -> None:
        """Take what is evidently a list although no heading says so."""
        run: list[int] = []
        evident: list[int] = []
        for place in range(len(self._blocks) + 1):
            if place < len(self._blocks) and self._is_evident(place):
                evident.append(place)
                run.append(place)
                continue
            if evident and place == evident[-1] + 1 and place < len(self._blocks) and self._may_stand_among(place):
                run.append(place)
                continue
            if len(evident) >= _FEWEST_ALONE and self._is_ordered(evident):
                self._take([one for one in run if one <= evident[-1]], NoteKind.REFERENCE)
            run, evident = [], []

    def _may_stand_among(self, place: int) -> bool:
        """Whether a block may be an entry that says less than its neighbours in a list without a heading."""
        block = self._blocks[place]
        return block.kind is BlockKind.PARAGRAPH and place not in self._taken and self._look(place).score >= 1

    def _is_evident(self, place: int) -> bool:
        block = self._blocks[place]
        if block.kind is not BlockKind.PARAGRAPH or block.markers or place in self._taken or block.extract:
            return False
        if not begins_as_entry(block.text):  # most paragraphs of a document: the whole look would be wasted on them
            return False
        look = self._look(place)
        return look.score >= _EVIDENT and look.dated and (look.named or look.label is not None)

    def _is_ordered(self, run: Sequence[int]) -> bool:
        numbers = [_number(self._look(place).label) for place in run]
        if all(after == before + 1 for before, after in pairwise(numbers)):
            return True
        firsts = [_sort_key(self._blocks[place].text) for place in run]
        ordered = sum(before <= after for before, after in pairwise(firsts))
        return len(set(firsts)) > 2 and ordered >= _SORTED * (len(run) - 1)

    def _is_lost(self, place: int) -> bool:
        """Whether a paragraph outside of lists is a reference all the same."""
        if not self._is_evident(place):
            return False
        look = self._look(place)
        return look.named and look.score >= _EVIDENT + 1 and look.parts >= _FEWEST_PARTS

    def _take(self, entries: Sequence[int], kind: NoteKind) -> None:
        self._taken.update(entries)
        self.lists.append(ReferenceList(tuple(entries), kind, self._is_labelled(entries)))

    def _is_labelled(self, entries: Sequence[int]) -> bool:
        labels = [label for place in entries if (label := self._look(place).label)]
        numbers = [int(label) for label in labels if label.isdecimal()]
        keys = len(labels) - len(numbers)
        if len(labels) < _LABELLED * len(entries):
            return False
        counted = sum(before < after for before, after in pairwise(numbers))
        return keys > len(numbers) or counted >= _SORTED * (len(numbers) - 1)


def _heading(block: Block) -> Listed | None:
    return heading_of(block.text) if block.kind is not BlockKind.CELL and not block.markers else None


def _number(label: str | None) -> int:
    return int(label) if label and label.isdecimal() else -9


def _sort_key(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text[:60]).casefold()[:3]
