"""Reads HTML: web pages, exports of word processors, publishing systems' notes."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.model import Document
from footnotes.readers.blocks import block_of
from footnotes.readers.charset import decode_html
from footnotes.readers.flow import Style
from footnotes.readers.hrefs import joined, leads_beside
from footnotes.readers.html.dated import date_of_page
from footnotes.readers.html.inplace import shortcodes_as_elements
from footnotes.readers.html.plan import plan_page
from footnotes.readers.html.tree import Tree, parse_tree
from footnotes.readers.html.walk import LineOf, Walked, source_line, walk
from footnotes.readers.note_text import note_of
from footnotes.readers.sizes import refuse_larger
from footnotes.references.typed import with_typed_notes

LARGEST_FILE = 48 * 1024 * 1024
"""Bytes. Single-page editions of whole books stay below 20 MB."""
_IN_A_FOLDER = frozenset(("html", "markdown"))
"""Formats of one file among others; the chapters of a book link to each other."""


def read(data: bytes, address: str | None = None) -> Document:
    """Read an HTML file.

    Args:
        data: its bytes.
        address: URL that it was fetched from, to which relative links refer; None for a file.

    Raises:
        UnreadableDocument: the file is empty, binary, or larger than a page can be.
    """
    refuse_larger(data, LARGEST_FILE, "Save the part that has the notes as a file of its own.")
    text, warnings = decode_html(data)
    tree = parse_tree(shortcodes_as_elements(text))
    return document_of(tree, "html", source_line, warnings, address)


def document_of(
    tree: Tree, form: str, line_of: LineOf, warnings: tuple[str, ...] = (), address: str | None = None
) -> Document:
    """The document that a parsed page holds; ``form`` is the short name of its format."""
    planned = plan_page(tree)
    base = _base(tree, address)
    walked = walk(tree.root, planned.plan, len(planned.labels), line_of)
    notes = [
        note_of(passage, label, kind, base)
        for passage, label, kind in zip(walked.notes, planned.labels, planned.kinds, strict=True)
    ]
    order = _reading_order(walked, len(notes))
    places = {old: new for new, old in enumerate(order)}
    blocks = tuple(block_of(kind, passage, base, places) for kind, passage in walked.blocks)
    told = (*warnings, *tree.warnings, *(_beside(walked) if base is None and form in _IN_A_FOLDER else ()))
    return with_typed_notes(Document(form, blocks, tuple(notes[old] for old in order), told, date_of_page(tree.root)))


def _beside(walked: Walked) -> Iterator[str]:
    """That links lead nowhere outside, if there are such."""
    stretches = (
        stretch for passage in (*(shown for _, shown in walked.blocks), *walked.notes) for stretch in passage.stretches
    )
    count = sum(
        one.style is Style.LINK and one.span.start < one.span.end and leads_beside(one.href) for one in stretches
    )
    if count:
        told = "1 link leads to a file" if count == 1 else f"{count} links lead to files"
        yield f"{told} beside the document and {'was' if count == 1 else 'were'} not checked."


def _reading_order(walked: Walked, count: int) -> list[int]:
    """The notes by their first marker; one that has none keeps its place behind the note before it."""
    first: dict[int, int] = {}
    for _, passage in walked.blocks:
        for marker in passage.markers:
            if marker.note is not None:
                first.setdefault(marker.note, len(first))
    ranks: list[tuple[int, int]] = []
    for note in range(count):
        before = ranks[-1][0] if ranks else -1
        ranks.append((first.get(note, before), note))
    return [note for _, note in sorted(ranks)]


def _base(tree: Tree, address: str | None) -> str | None:
    """What relative links refer to (HTML Standard, 2.4.3): the first ``base`` element, else the page's address."""
    for element in tree.order:
        if element.tag == "base" and element.get("href"):
            href = joined(address, element.get("href").strip())
            return href if href.lower().startswith(("http://", "https://")) else address
    return address
