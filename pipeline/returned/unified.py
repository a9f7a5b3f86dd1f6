"""Unified diffs (POSIX, ``diff -u``) that ``patch -p1`` and ``git apply`` take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a file that other lines take the place of."""

    start: int
    """Number of the first of them, from 0."""
    end: int
    new: tuple[bytes, ...]
    """Each with the mark that ends it."""


def unified(name: str, lines: Sequence[bytes], changes: Sequence[Change]) -> bytes:
    """The diff of one file.

    Args:
        name: path of the file below the folder in which the patch is applied, with slashes.
        lines: of the file as it is, each with the mark that ends it.
        changes: in order, at least one line apart from each other.
    """
    written = [f"--- {_quoted(f'a/{name}')}\n".encode(), f"+++ {_quoted(f'b/{name}')}\n".encode()]
    shift = 0
    for hunk in _hunks(changes):
        start, end = max(0, hunk[0].start - _CONTEXT), min(len(lines), hunk[-1].end + _CONTEXT)
        grown = sum(len(one.new) - (one.end - one.start) for one in hunk)
        written.append(f"@@ -{_range(start, end - start)} +{_range(start + shift, end - start + grown)} @@\n".encode())
        at = start
        for change in hunk:
            written += _marked(b" ", lines[at : change.start])
            written += _marked(b"-", lines[change.start : change.end])
            written += _marked(b"+", change.new)
            at = change.end
        written += _marked(b" ", lines[at:end])
        shift += grown
    return b"".join(written)


def _hunks(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes whose context would overlap are told together."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _range(start: int, length: int) -> str:
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _marked(mark: bytes, lines: Sequence[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line if line.endswith(b"\n") else mark + line + b"\n" + _NO_NEWLINE


def _quoted(path: str) -> str:
    """A path as git writes it: in quotation marks where it holds unusual signs, with a tab behind one with blanks."""
    data = path.encode("utf-8", "surrogateescape")
    if all(32 <= byte < 127 and byte not in b'"\\' for byte in data):
        return f"{path}\t" if " " in path else path
    escaped = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in data)
    return f'"{escaped}"'
