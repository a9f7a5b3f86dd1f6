"""Parse: documents become readings, or reasons why they could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from footnotes import Reading, UnreadableDocument, read_document
from pipeline.progress import Stage
from pipeline.stages.sources import Source
from reports.model import UnreadDocument


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the documents of a batch say, in the order in which they were named."""

    readings: tuple[Reading, ...]
    unread: tuple[UnreadDocument, ...]


def parse_documents(sources: Iterable[Source], stage: Stage) -> Parsed:
    """Read every document; one that cannot be read does not keep the others from being read."""
    readings: list[Reading] = []
    unread: list[UnreadDocument] = []
    taken: set[str] = set()
    for source in sources:
        try:
            data = source.load()
            document_id = _document_id(source.filename, taken)
            taken.add(document_id)
            path = Path(source.filename if source.address else source.name)
            reading = read_document(path, data, document_id, address=source.address)
            readings.append(replace(reading, path=source.name))
        except UnreadableDocument as error:
            unread.append(UnreadDocument(source.name, str(error)))
        stage.advance()
    return Parsed(tuple(readings), tuple(unread))


def _document_id(name: str, taken: set[str]) -> str:
    return next(one for number in count(1) if (one := name if number == 1 else f"{name}~{number}") not in taken)
