"""What an EPUB says of itself: its chapters in reading order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from footnotes.errors import UnreadableDocument
from footnotes.readers.office.container import Container
from footnotes.readers.office.xml_part import Element, parse_part

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ROOTFILE = "{*}rootfile"
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
MOST_CHAPTERS = 5_000
"""Files of one book that are read; encyclopaedias have some 2,000."""


@dataclass(frozen=True, slots=True)
class Spine:
    """Paths of a book's chapters within the zip file."""

    chapters: tuple[str, ...]
    """In reading order; those outside of the main sequence (``linear="no"``) last."""
    others: frozenset[str]
    """Chapters that are in no reading order, only linked to."""
    package: str
    """The file that says all this."""


def read_spine(container: Container) -> Spine:
    """The chapters of a book.

    Raises:
        UnreadableDocument: the book does not say what it consists of, or is encrypted.
    """
    path = _package_path(container)
    package = parse_part(container.read(path), path)
    folder = posixpath.dirname(path)
    items = {item.get("id"): item for item in package.iterfind("{*}manifest/{*}item")}
    paths = {name: resolved(folder, item.get("href") or "") for name, item in items.items() if _is_chapter(item)}
    references = [reference for reference in package.iterfind("{*}spine/{*}itemref") if reference.get("idref") in paths]
    references.sort(key=lambda reference: reference.get("linear") == "no")
    ordered = dict.fromkeys(paths[reference.get("idref")] for reference in references)
    chapters = tuple(chapter for chapter in ordered if chapter in container)[:MOST_CHAPTERS]
    _refuse_encrypted(container, chapters)
    if not chapters:
        raise UnreadableDocument(f"The book names no chapters in {path}, so there is nothing to read.")
    return Spine(chapters, frozenset(path for path in paths.values() if path in container).difference(ordered), path)


def resolved(folder: str, href: str) -> str:
    """The path that a relative reference leads to, without its fragment."""
    path = unquote(href.partition("#")[0].strip())
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""


def _package_path(container: Container) -> str:
    root = parse_part(container.read(_CONTAINER), _CONTAINER)
    for rootfile in root.iter(_ROOTFILE):
        path = unquote(rootfile.get("full-path") or "").strip()
        if path in container:
            return path
    raise UnreadableDocument("The book holds no package file, so it is incomplete. Get it again.")


def _is_chapter(item: Element) -> bool:
    # The table of contents says nothing of its own.
    return item.get("media-type") in _CHAPTER_TYPES and "nav" not in (item.get("properties") or "").split()


def _refuse_encrypted(container: Container, chapters: tuple[str, ...]) -> None:
    """Refuse books whose chapters are encrypted; that their fonts are is common, and no matter."""
    if _ENCRYPTION not in container:
        return
    root = parse_part(container.read(_ENCRYPTION), _ENCRYPTION)
    encrypted = {unquote(reference.get("URI") or "") for reference in root.iter("{*}CipherReference")}
    if encrypted.intersection(chapters):
        raise UnreadableDocument(
            "The book is encrypted by its seller (DRM), so its text cannot be read. Use a copy without protection."
        )
