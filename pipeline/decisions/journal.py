"""The file of decisions: one JSON object a line, only ever added to; two people's files merge by their lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import OutputError
from reports.model import DecisionState
from reports.places import Cited, Neighbours

FILE_NAME = "footproof-decisions.jsonl"
_MOST_TOLD = 50
"""Lines that are no decisions and are told one by one."""
LONGEST_LINE = 200_000
"""Bytes; a line beyond it is none of ours."""


class Where(msgspec.Struct, frozen=True):
    """What the decided citation was, and where it stood."""

    document: str
    """Path of its document, seen from the folder of the decisions, or its URL: a hint."""
    note: str
    """Label of its note: a hint."""
    url: str | None
    text: str
    """The part of the note that is the citation."""
    sentence: str | None
    """The sentence that carries the note's marker."""
    twins: tuple[str | None, ...] = ()
    """Sentences of other citations with this URL and this text: a decision never passes to one of them."""
    beside: tuple[str, ...] = ()
    """Signatures (``Cited.signature``) of other citations that the same sentence carried."""

    @classmethod
    def of(cls, cited: Cited, neighbours: Neighbours) -> Where:
        """The place of a citation among those of its run."""
        return cls(
            document=cited.document,
            note=cited.note,
            url=cited.url,
            text=cited.text,
            sentence=cited.sentence,
            twins=neighbours.twins(cited),
            beside=neighbours.beside(cited),
        )


class TakenBack(msgspec.Struct, frozen=True):
    """Which line about the same finding of the same place a line takes back."""

    at: datetime
    by: str


class Entry(msgspec.Struct, frozen=True):
    """One line: somebody has decided, or takes a decision back."""

    at: datetime
    by: str
    finding: str | None
    """Code, ``CODE:2`` for the second of its kind in a citation; None: the whole citation."""
    state: DecisionState
    reason: str
    where: Where
    about: str
    """Digest of what the finding showed; of a whole citation, ``CODE=digest`` of every finding, parted by commas."""
    takes_back: TakenBack | None = None
    """The line that no longer counts, nor does this one; its state is ``later`` for those who do not know of it."""
    key: str = ""
    """Of the browser that sent it, so that what was sent twice is written once; empty elsewhere."""

    @property
    def saying(self) -> tuple[str, str | None, DecisionState, str, str]:
        """What a line says and of which citation, whenever that was, and wherever the note stood."""
        return self.by, self.finding, self.state, self.reason, self.where.url or self.where.text

    @property
    def name(self) -> tuple[datetime, str, str | None, Where]:
        """What tells a line from all others."""
        return self.at, self.by, self.finding, self.where

    @property
    def undone(self) -> tuple[datetime, str, str | None, Where] | None:
        """The name of the line that this one takes back."""
        back = self.takes_back
        return (back.at, back.by, self.finding, self.where) if back else None

    def withdrawn(self, moment: datetime, by: str) -> Entry:
        """The line that takes this one back."""
        back = TakenBack(self.at, self.by)
        return msgspec.structs.replace(
            self, at=moment, by=by, state=DecisionState.LATER, reason="", takes_back=back, key=""
        )


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the line that it was read from."""

    entry: Entry
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Journal:
    """What a file of decisions holds, oldest first; of one moment, in the order of the lines."""

    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()
    """A sentence for each line that could not be read."""


def common_folder(documents: Iterable[str]) -> Path:
    """The folder that all documents of a run have in common; for a URL, the working folder."""
    folders = [Path.cwd() if "://" in name else Path(name).resolve().parent for name in documents]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def read_journal(path: Path) -> Journal:
    """The entries of a file; none where there is no such file.

    Raises:
        OutputError: the file is there and cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal(())
    except OSError as error:
        raise OutputError(
            f"The decisions in {path} cannot be read ({error.strerror}). Make the file readable."
        ) from error
    return journal_of(content, path)


def journal_of(content: bytes, path: Path, first: int = 1) -> Journal:
    """The entries of a file, or of its end, from the line whose number is ``first``."""
    lines: list[Line] = []
    warnings: list[str] = []
    untold = 0
    for number, line in enumerate(content.splitlines(), first):
        if not line.strip():
            continue
        try:
            lines.append(_read_line(line))
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            if len(warnings) < _MOST_TOLD:
                warnings.append(f"Line {number} of {path} is no decision ({error}). Correct it, or remove it.")
            else:
                untold += 1
    if untold:
        warnings.append(f"{untold:,} more lines of {path} are no decisions. Is it the right file?")
    lines.sort(key=lambda line: line.entry.at)  # sorted() is stable: at equal times the later line wins
    return Journal(tuple(lines), tuple(warnings))


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Add entries at the end of a file, each whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    data = b"".join(msgspec.json.encode(_written(entry)) + b"\n" for entry in entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            _lock(file.fileno())
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                data = data if file.read(1) == b"\n" else b"\n" + data
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(
            f"The decision could not be written to {path} ({error.strerror}). Make room, then decide again."
        ) from error


def now() -> datetime:
    """This moment, UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def stamp(moment: datetime) -> str:
    """A moment as the file has it: UTC to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _read_line(line: bytes) -> Line:
    if len(line) > LONGEST_LINE:
        raise ValueError(f"it has {len(line):,} bytes")
    raw = msgspec.json.decode(line)
    entry = msgspec.convert(raw, Entry)
    if entry.at.tzinfo is None:
        entry = msgspec.structs.replace(entry, at=entry.at.replace(tzinfo=UTC))
    return Line(entry, raw)


def _written(entry: Entry) -> dict[str, Any]:
    line = {**msgspec.to_builtins(entry), "at": stamp(entry.at)}
    if entry.takes_back:
        line["takes_back"]["at"] = stamp(entry.takes_back.at)
    return {name: value for name, value in line.items() if value or name not in ("takes_back", "key")}


def _lock(descriptor: int) -> None:
    """Keep two desks from writing at once, until the file is closed."""
    try:
        import fcntl
    except ImportError:  # Windows: a line is written with one call, which is as good as it gets there
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)
