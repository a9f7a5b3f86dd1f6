"""Writes reports so that a failure leaves the former ones as they were."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from reports.formats.base import Format, Streamed
from reports.model import Report

Content = bytes | Iterable[bytes]
"""Of a file: whole, or made piece by piece while it is written."""


def write_reports(
    report: Report, folder: Path, formats: Iterable[Format], beside: Iterable[tuple[str, bytes]] = ()
) -> tuple[Path, ...]:
    """Write ``report`` into ``folder`` in each of ``formats``, and other files beside it; paths come back in order.

    All files are written beside their places first and moved there together, so that a full disk or a
    format that fails changes nothing. Missing folders are made. Pages of a former, larger report go.

    Raises:
        OSError: The folder cannot be made or written to, or the disk is full.
    """
    formats = tuple(formats)
    written = write_files(folder, chain(*(_files(report, one) for one in formats), beside))
    for one in formats:
        if isinstance(one, Streamed) and one.folder:
            for path in {*(folder / one.folder).glob("*")}.difference(written):
                path.unlink()
    return written


def _files(report: Report, form: Format) -> Iterator[tuple[str, Content]]:
    if isinstance(form, Streamed):
        yield from form.files(report)
    else:
        yield form.filename, form.render(report)


def write_files(folder: Path, files: Iterable[tuple[str, Content]]) -> tuple[Path, ...]:
    """Write files into a folder, all or none; their paths come back in the same order.

    Args:
        folder: is made where it is missing, as are folders that the names of files begin with.
        files: by name; each is written before the next one is asked for.

    Raises:
        OSError: The folder cannot be made or written to, or the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staged: list[tuple[Path, Path]] = []
    try:
        for name, content in files:
            place = folder / name
            place.parent.mkdir(exist_ok=True)
            draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
            staged.append((draft, place))
            _write(draft, (content,) if isinstance(content, bytes) else content)
        for draft, place in staged:
            draft.replace(place)
    finally:
        for draft, _ in staged:
            draft.unlink(missing_ok=True)
    return tuple(place for _, place in staged)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        for part in parts:
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
