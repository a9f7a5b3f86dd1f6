"""Makes a workspace smaller: what no verdict and no decision rests on goes, rows and bodies alike.

Of every URL stay the first capture, the first good one and the last, the first bad one behind it and the newest; and
whatever is young. A web archive is written anew without the records that nothing points at, beside the old one, and
takes its place together with the rows: a run that is killed in between loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from cache import facts
from cache.database import Database
from cache.model import Capture, Outcome, Purpose, Record
from cache.rewriting import Move
from cache.rows import pack
from cache.sound import SoundRows
from cache.web_archive import WebArchive


@dataclass(frozen=True, slots=True)
class _KeptCapture:
    """A row of the history of a URL."""

    id: int
    purpose: str
    capture: Capture


def prune(database: Database, archive: WebArchive, sound: SoundRows, young: datetime) -> int:
    """Let go of what no verdict rests on and is older than a moment (UTC); the bytes that were freed.

    Raises:
        OSError: the web archive cannot be written anew; nothing was changed.
        StoreError: one of its kinds, where the database cannot be read or written.
    """
    with database.alone():
        before = _size(database, archive)
        gone: list[int] = []
        shown: set[str | None] = set()
        wanted: dict[str, set[int]] = defaultdict(set)
        for history in _histories(database, sound):
            shown.add(history[-1].capture.body_sha256)
            needless = _superfluous(history, young)
            gone += needless
            for file, offsets in _records_of(row for row in history if row.id not in needless).items():
                wanted[file] |= offsets
        pages = facts.keys_of(database, facts.PAGE)
        outdated = [key for key in pages if shown.isdisjoint(key.split(" ", 2))]
        with archive.without(wanted) as moves:
            facts.forget_facts(database, facts.PAGE, outdated)
            facts.forget_documents(database, young)
            database.run_many("DELETE FROM captures WHERE id = ?", ((row,) for row in gone))
            for history in _histories(database, sound) if moves else ():
                for row in history:
                    if (capture := _moved_capture(row.capture, moves)) != row.capture:
                        database.rows("UPDATE captures SET data = ? WHERE id = ?", (pack(capture), row.id))
        database.compact()
        return before - _size(database, archive)


def _histories(database: Database, sound: SoundRows) -> Iterator[list[_KeptCapture]]:
    """The captures of each URL and purpose, oldest first; few in memory at a time."""
    rows = database.each("SELECT url, purpose, id, data FROM captures ORDER BY url, purpose, id")
    for _, group in groupby(rows, key=itemgetter(0, 1)):
        history = [
            _KeptCapture(number, purpose, capture)
            for _, purpose, number, data in group
            for capture in sound.of([(data,)], Capture)
        ]
        if history:
            yield history


def _size(database: Database, archive: WebArchive) -> int:
    return database.size() + archive.size()


def _superfluous(history: Sequence[_KeptCapture], young: datetime) -> frozenset[int]:
    """Ids of the rows that may go.

    Args:
        history: of one URL and purpose, oldest first; not empty.
        young: from this moment (UTC) on everything stays.
    """
    needed = _needed(history)
    return frozenset(row.id for row in history if row.capture.checked_at < young and row.id not in needed)


def _needed(history: Sequence[_KeptCapture]) -> frozenset[int]:
    needed = {history[0].id, history[-1].id}
    if history[0].purpose == Purpose.CITED:
        good = [place for place, row in enumerate(history) if _is_good(row.capture)]
        needed |= {history[place].id for place in (*good[:1], *good[-1:])}
        bad = next((row.id for row in history[good[-1] + 1 if good else 0 :]), None)
        needed |= {bad} if bad is not None else set()
    return frozenset(needed)


def _is_good(capture: Capture) -> bool:
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and 200 <= capture.status < 300


def _records_of(rows: Iterable[_KeptCapture]) -> dict[str, set[int]]:
    """Where the records that rows point at begin, by web archive."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for hop in row.capture.hops:
            record = hop.record
            while record is not None:
                wanted[record.file].add(record.offset)
                record = record.revisits
    return wanted


def _moved_capture(capture: Capture, moves: Mapping[str, Move]) -> Capture:
    """The same capture, pointing into the archives that were written anew."""
    hops = tuple(replace(hop, record=_moved_record(hop.record, moves)) if hop.record else hop for hop in capture.hops)
    return replace(capture, hops=hops)


def _moved_record(record: Record, moves: Mapping[str, Move]) -> Record:
    move = moves.get(record.file)
    if record.revisits is not None:
        record = replace(record, revisits=_moved_record(record.revisits, moves))
    return replace(record, file=move.new, offset=move.offsets[record.offset]) if move else record
