"""Parse: documents on disk become readings, or reasons why they could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from footnotes import Reading, UnreadableDocument, read_document
from pipeline.progress import Stage
from reports.model import UnreadDocument

MAX_DOCUMENT_MB = 200
"""Mebibytes: a text of this size has some 40,000 pages; what is larger is no document."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the documents of a batch say, in the order in which they were named."""

    readings: tuple[Reading, ...]
    unread: tuple[UnreadDocument, ...]


def parse_documents(paths: Sequence[str], stage: Stage) -> Parsed:
    """Read every document; one that cannot be read does not keep the others from being read."""
    readings: list[Reading] = []
    unread: list[UnreadDocument] = []
    seen: Counter[str] = Counter()
    for name in dict.fromkeys(paths):
        path = Path(name)
        try:
            data = _bytes_of(path)
            seen[path.name] += 1
            readings.append(read_document(path, data, _document_id(path.name, seen[path.name])))
        except UnreadableDocument as error:
            unread.append(UnreadDocument(name, str(error)))
        stage.advance()
    return Parsed(tuple(readings), tuple(unread))


def _document_id(name: str, occurrence: int) -> str:
    return name if occurrence == 1 else f"{name}~{occurrence}"


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDocument(f"{path} is a folder. Name the documents in it.")
        if path.stat().st_size > MAX_DOCUMENT_MB * 1024 * 1024:
            raise UnreadableDocument(f"{path} is larger than {MAX_DOCUMENT_MB} MiB. Split it and check the parts.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(f"{path} does not exist. Check the spelling and the folder.") from error
    except OSError as error:
        raise UnreadableDocument(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
