"""A workspace made smaller: rows and the records they point at go together, or neither does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from cache import facts
from cache.database import Database
from cache.model import Capture
from cache.pruning import KeptCapture, moved, records_of, superfluous
from cache.rows import pack
from cache.sound import SoundRows
from cache.web_archive import WebArchive


def compact(database: Database, archive: WebArchive, sound: SoundRows, young: datetime) -> int:
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
            needless = superfluous(history, young)
            gone += needless
            for file, offsets in records_of(row for row in history if row.id not in needless).items():
                wanted[file] |= offsets
        pages = facts.keys_of(database, facts.PAGE)
        outdated = [key for key in pages if shown.isdisjoint(key.split(" ", 2))]
        with archive.without(wanted) as moves:
            facts.forget_facts(database, facts.PAGE, outdated)
            facts.forget_documents(database, young)
            database.run_many("DELETE FROM captures WHERE id = ?", ((row,) for row in gone))
            for history in _histories(database, sound) if moves else ():
                for row in history:
                    if (capture := moved(row.capture, moves)) != row.capture:
                        database.rows("UPDATE captures SET data = ? WHERE id = ?", (pack(capture), row.id))
        database.compact()
        return before - _size(database, archive)


def _histories(database: Database, sound: SoundRows) -> Iterator[list[KeptCapture]]:
    """The captures of each URL and purpose, oldest first; few in memory at a time."""
    rows = database.each("SELECT url, purpose, id, data FROM captures ORDER BY url, purpose, id")
    for _, group in groupby(rows, key=itemgetter(0, 1)):
        history = [
            KeptCapture(number, purpose, capture)
            for _, purpose, number, data in group
            for capture in sound.of([(data,)], Capture)
        ]
        if history:
            yield history


def _size(database: Database, archive: WebArchive) -> int:
    return database.size() + archive.size()
