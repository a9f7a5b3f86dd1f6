"""Parse: documents become readings, or reasons why they could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from cache.spill import Spill
from cache.spool import Chosen
from footnotes.errors import UnreadableDocument
from footnotes.model import Reading
from footnotes.packing import DamagedReading, unpack_reading
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.progress import Stage
from pipeline.stages.known_readings import KnownReadings
from pipeline.stages.sources import Source
from reports.model import UnreadDocument

_MEGABYTES = 560
"""That the process of a document may take; the largest that are read at all need some 400."""
_LEAST_SECONDS, _MOST_SECONDS = 15, 240
"""Of computing, for one document."""
_PER_MEGABYTE = 30
"""Seconds more for each; a note takes 0.0025 on a busy machine, and 150 bytes, a page of a PDF 0.05."""
_AT_HAND = 10_000
"""Notes of readings that stay in memory, some 15 MB; to read them from a file takes a twentieth of a second a thousand.
"""
_NOT_REACHED = "The run was cut short before this document was read. Run the same command again."


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the documents of a batch say, in the order in which they were named."""

    readings: Sequence[Reading]
    unread: tuple[UnreadDocument, ...]


def document_workers() -> WorkerPool:
    """One process that reads documents one after the other: they are few."""
    return WorkerPool(1, _MEGABYTES)


class DocumentReader:
    """Reads documents, each in a process that it may take down, and remembers what it has read."""

    def __init__(self, known: KnownReadings, folder: Path | None) -> None:
        """Prepare to read.

        Args:
            known: readings that earlier runs made.
            folder: on whose disk what is known of a large batch waits; None: where the system has room.
        """
        self.folder = folder
        self._known_readings = known
        self._readings = Spill(Reading, folder, _AT_HAND)
        self._known: dict[str, int | UnreadDocument] = {}
        """By name: the number of its reading, or why there is none."""

    async def read(self, sources: Sequence[Source], stage: Stage) -> Parsed:
        """Read every document; one that cannot be read does not keep the others from being read."""
        ids = document_ids(sources)
        async with document_workers() as workers:
            for source in sources:
                if source.name not in self._known:
                    read = await self._read(source, ids[source.name], workers)
                    self._known[source.name] = self._kept(read) if isinstance(read, Reading) else read
                stage.advance()
        return self._parsed(sources)

    def read_so_far(self, sources: Sequence[Source]) -> Parsed:
        """What a run that was cut short had read until then; the other documents are unread."""
        for source in sources:
            self._known.setdefault(source.name, UnreadDocument(source.name, _NOT_REACHED))
        return self._parsed(sources)

    async def _read(self, source: Source, identity: str, workers: WorkerPool) -> Reading | UnreadDocument:
        try:
            data = source.load()
        except UnreadableDocument as refusal:
            return UnreadDocument(source.name, str(refusal))
        # Only what was found at an address is known by the name that the address gave it.
        path = source.filename if source.address else source.name
        arguments = (path, identity, source.address)
        if (known := self._known_readings.recall(identity, arguments, data)) is not None:
            return replace(known, path=source.name)
        seconds = _seconds_for(len(data))
        answer = await workers.ask(Question("document", arguments, seconds, data))
        if answer.ending is not Ending.DONE:
            return UnreadDocument(source.name, _why_unread(source.name, answer, seconds))
        try:
            reading = unpack_reading(answer.body)
        except DamagedReading as error:
            return UnreadDocument(source.name, f"{source.name}: {error}")
        self._known_readings.keep(identity, arguments, data, answer.body)
        return replace(reading, path=source.name)

    def _kept(self, reading: Reading) -> int:
        return self._readings.add(reading, max(len(reading.footnotes), len(reading.citations)))

    def _parsed(self, sources: Sequence[Source]) -> Parsed:
        known = [self._known[source.name] for source in sources]
        numbers = [one for one in known if isinstance(one, int)]
        return Parsed(Chosen(self._readings, numbers), tuple(one for one in known if isinstance(one, UnreadDocument)))


def _seconds_for(size: int) -> int:
    return min(_LEAST_SECONDS + _PER_MEGABYTE * size // 1_000_000, _MOST_SECONDS)


def _why_unread(name: str, answer: Answer, seconds: int) -> str:
    said = answer.body.decode("utf-8", "replace")
    if answer.ending is Ending.REFUSED:
        return said
    if answer.ending is Ending.TOO_SLOW:
        reason = f"reading it takes more than {seconds} seconds, as hostile or damaged files do"
    elif answer.ending is Ending.NOT_STARTED:
        reason = f"no process could be started to read it ({said}). Close other programs and run the command again"
        return f"{name}: {reason}."
    elif answer.ending is Ending.FAILED:
        reason = f"its reader failed ({said}), which is a fault of the program or a damaged file"
    else:
        reason = f"its reader crashed or took more than {_MEGABYTES} MB of memory, as hostile or damaged files make it"
    return f"{name}: {reason}. Save it in another format, or split it, and check that."


def document_ids(sources: Iterable[Source]) -> dict[str, str]:
    """The id of each document by its path: its file name, numbered by sorted path where several have one name.

    The order of arguments does not matter (contract): decisions and scripts name documents by their ids.
    """
    named: defaultdict[str, list[str]] = defaultdict(list)
    for source in sorted(sources, key=lambda source: source.name):
        named[source.filename].append(source.name)
    taken = set(named)
    ids: dict[str, str] = {}
    for filename, paths in named.items():
        ids[paths[0]] = filename
        numbered = (one for number in count(2) if (one := f"{filename}~{number}") not in taken)
        ids.update(zip(paths[1:], numbered, strict=False))
    return ids
