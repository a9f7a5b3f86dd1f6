"""Writes reports so that a failure leaves the former ones as they were."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from reports.formats.base import Format
from reports.model import Report


def write_reports(
    report: Report, folder: Path, formats: Iterable[Format], beside: Iterable[tuple[str, bytes]] = ()
) -> tuple[Path, ...]:
    """Write ``report`` into ``folder`` in each of ``formats``, and other files beside it; paths come back in order.

    All files are written beside their places first and moved there together, so that a full disk or a
    format that fails changes nothing. Missing folders are made.

    Raises:
        OSError: The folder cannot be made or written to, or the disk is full.
    """
    return write_files(folder, (*((one.filename, one.render(report)) for one in formats), *beside))


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write files into a folder, all or none; their paths come back in the same order.

    Raises:
        OSError: The folder cannot be made or written to, or the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staged: list[tuple[Path, Path]] = []
    try:
        for name, data in files:
            place = folder / name
            draft = folder / f".{name}.{secrets.token_hex(4)}.part"
            staged.append((draft, place))
            _write(draft, data)
        for draft, place in staged:
            draft.replace(place)
    finally:
        for draft, _ in staged:
            draft.unlink(missing_ok=True)
    return tuple(place for _, place in staged)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
