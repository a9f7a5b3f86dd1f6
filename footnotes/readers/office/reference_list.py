"""Reference lists: what stands for notes in a document that has none."""

from __future__ import annotations

from itertools import takewhile

from footnotes.languages.headings import Listed, heading_of
from footnotes.model import BlockKind
from footnotes.readers.draft import Draft
from footnotes.readers.flow import Passage, Style


def find_references(draft: Draft) -> None:
    """Make the entries of a draft's last reference list its notes.

    Only where there are neither notes nor links in the text before the list: those say better what is cited where.
    """
    start = _list_start(draft.blocks)
    if draft.notes or start is None or any(_cites(passage) for _, passage in draft.blocks[:start]):
        return
    entries = takewhile(lambda block: block[0] is not BlockKind.HEADING, draft.blocks[start:])
    draft.take_entries(start, start + sum(1 for _ in entries))


def _list_start(blocks: list[tuple[BlockKind, Passage]]) -> int | None:
    places = [place for place, (kind, passage) in enumerate(blocks, 1) if _is_title(kind, passage)]
    return places[-1] if places else None


def _is_title(kind: BlockKind, passage: Passage) -> bool:
    listed = heading_of(passage.text) if kind is BlockKind.HEADING else None
    return listed is not None and Listed.WORKS in listed


def _cites(passage: Passage) -> bool:
    return "://" in passage.text or any(stretch.style is Style.LINK for stretch in passage.stretches)
