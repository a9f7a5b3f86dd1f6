"""``corrections.patch``: the safe corrections of documents in plain source, for ``patch -p1`` or ``git apply``."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePath

from footnotes.charsets import declared_codec, read_mixed
from footnotes.encoding import guessed_codec
from footnotes.errors import UnreadableDocument
from footnotes.model import Reading
from pipeline.returned.markup import MARKUPS
from pipeline.returned.remarks import Remark, remarks
from pipeline.returned.returned_file import ReturnedFile, not_placed
from pipeline.returned.splicing import Edit, Splicer, spliced
from pipeline.returned.unified import Change, unified
from reports.model import Report

_NAME = "corrections.patch"
_HEAD = (
    "Corrections that nobody needs to judge. Look at them, and take them over with\n"
    "  patch -p1 < corrections.patch\nor\n  git apply corrections.patch\n"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class PatchFormat:
    """One unified diff of all sources, which keeps encodings, ends of lines and all that is not corrected."""

    name = "patch"

    def takes(self, reading: Reading, data: bytes) -> bool:
        """Markdown, HTML, LaTeX, reStructuredText and plain text in files."""
        return reading.format in MARKUPS and not data.startswith(_WIDE) and "://" not in reading.path

    def render(self, report: Report, reading: Reading, data: bytes) -> ReturnedFile:
        """The part of the patch that is of one document; empty where nothing of it is safe to correct."""
        said = [one for one in remarks(report, reading) if one.corrections]
        codec, errors = _codec(data) if said else ("utf-8", "strict")
        text = data.decode(codec, errors)
        edits, lost = _edits(text, reading, said)
        try:
            changed = _diff(_patched_name(reading.path, report), text, edits, codec, errors)
        except UnicodeEncodeError as failure:
            raise UnreadableDocument(
                f"its encoding ({codec}) has no sign for a word of a correction. Save it as UTF-8."
            ) from failure
        return ReturnedFile(_NAME, changed, tuple(not_placed(f"{_NAME} ({reading.path})", lost)))

    def together(self, files: Sequence[ReturnedFile]) -> Sequence[ReturnedFile]:
        """One file of the parts of all documents."""
        parts = b"".join(one.data for one in files)
        head = _HEAD if parts else "Nothing can be corrected without somebody's judging it.\n"
        told = tuple(sentence for one in files for sentence in one.warnings)
        return [ReturnedFile(_NAME, head.encode() + parts, told)] if files else []


def _edits(text: str, reading: Reading, said: Sequence[Remark]) -> tuple[list[Edit], list[str]]:
    """The edits in order and apart, and the labels of notes of which some correction had no certain place."""
    splicer = Splicer(text, MARKUPS[reading.format])
    edits: list[Edit] = []
    lost: list[str] = []
    for remark in said:
        made, whole = splicer.edits(remark)
        # Two links may be defined at one place; what overlaps otherwise contradicts.
        fits = all(one in edits or not any(_overlap(one, other) for other in edits) for one in made)
        if fits:
            edits += [one for one in made if one not in edits]
        if not fits or not whole:
            lost.append(remark.footnote.label)
    return sorted(edits), lost


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _diff(name: str, text: str, edits: Sequence[Edit], codec: str, errors: str) -> bytes:
    if not edits:
        return b""
    lines = _lines(text)
    starts = list(accumulate(map(len, lines), initial=0))[:-1]
    changes: list[Change] = []
    for first, end, group in _by_lines(starts, edits):
        begin = starts[first]
        moved = [Edit(one.start - begin, one.end - begin, one.text) for one in group]
        new = spliced("".join(lines[first:end]), moved)
        changes.append(Change(first, end, tuple(line.encode(codec, errors) for line in _lines(new))))
    return unified(name, [line.encode(codec, errors) for line in lines], changes)


def _lines(text: str) -> list[str]:
    """The lines as patches know them: whatever else a line may end in is part of it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _by_lines(starts: Sequence[int], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits that share lines, with the number of the first of these and of the one behind the last."""
    group: list[Edit] = []
    first = end = 0
    for edit in edits:
        begins = bisect_right(starts, edit.start) - 1
        if group and begins >= end:
            yield first, end, group
            group = []
        first = first if group else begins
        end = bisect_right(starts, edit.end)
        group.append(edit)
    if group:
        yield first, end, group


def _codec(data: bytes) -> tuple[str, str]:
    """In what a document is encoded, and how bytes that are nothing in it are kept."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        mixed = read_mixed(data) is not None
        for name in () if mixed else (declared_codec(data), guessed_codec(data)):
            try:
                if name and data.decode(name).encode(name) == data:
                    return name, "strict"
            except (UnicodeError, LookupError):
                continue
        return "utf-8", "surrogateescape"
    return "utf-8", "strict"


def _patched_name(path: str, report: Report) -> str:
    """The path of a document seen from the folder in which the command was run, or else from the one of them all.

    Raises:
        UnreadableDocument: the documents have no folder in common.
    """
    paths = [_absolute(reading.path) for reading in report.documents if "://" not in reading.path]
    here = str(Path.cwd())
    try:
        if os.path.commonpath([here, *paths]) != here:
            here = os.path.commonpath([str(Path(one).parent) for one in paths])
        return PurePath(os.path.relpath(_absolute(path), here)).as_posix()
    except ValueError as failure:
        raise UnreadableDocument("it is on another drive than other documents. Check it by itself.") from failure


def _absolute(path: str) -> str:
    return os.path.normpath(Path(path).absolute())
