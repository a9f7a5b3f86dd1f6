"""What an audit leaves beside the reports of its run: the index of all runs, and a folder for each of them."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from cache.model import RunRecord
from pipeline.errors import OutputError
from reports.audit_index import INDEX, render_index
from reports.model import Report
from reports.write import write_files

RUNS = "runs"
PUT_AWAY = "report.zip"
"""In the folder of an earlier run, with all that its reports were."""
LARGE = 20_000_000
"""Bytes of the reports of one run from which on they are folded up: some two thousand citations."""

_LEVEL = 4
"""Of compression: the usual one, 6, takes half as long again and saves a tenth."""


def keep_run(report: Report, runs: Sequence[RunRecord], written: Sequence[Path], out: Path) -> Path:
    """Write the index of a completed audit and keep its reports; the path of the index.

    Args:
        report: of this run.
        runs: every run that the workspace knows, this one last.
        written: the reports of this run.
        out: the folder of all audits.

    Raises:
        OutputError: the folder cannot be written.
    """
    try:
        (index,) = write_files(out, [(INDEX, render_index(report, runs))])
        for earlier in sorted((out / RUNS).glob("*/")):
            _put_away(earlier)
        folder = _new_folder(out / RUNS, report.run.started)
        for path in (*written, index):
            place = folder / path.relative_to(out)
            place.parent.mkdir(exist_ok=True)
            _keep(path, place)
    except OSError as error:
        raise OutputError(
            f"The audit cannot be kept in {out} ({error.strerror or error}). Name another folder with --out; nothing "
            "needs to be fetched again."
        ) from error
    return index


def _keep(path: Path, place: Path) -> None:
    """The same file at a second place: the next run puts a new one beside it and leaves this one as it is."""
    try:
        os.link(path, place)
    except OSError:  # no links on this disk
        shutil.copyfile(path, place)


def _put_away(folder: Path) -> None:
    """Fold the reports of an earlier run into one file, a tenth of their size, where they are large."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in (INDEX, PUT_AWAY)]
    if sum(path.stat().st_size for path in files) <= LARGE:
        return
    draft = folder / f".{PUT_AWAY}.part"
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path in files:
            if path != draft:
                archive.write(path, path.relative_to(folder))
    draft.replace(folder / PUT_AWAY)
    for path in files:
        path.unlink(missing_ok=True)
    for inner in folder.glob("*/"):
        inner.rmdir()


def _new_folder(runs: Path, started: datetime) -> Path:
    """A folder named after the minute of a run, UTC, and numbered where there is one already."""
    name = started.strftime("%Y-%m-%dT%H%MZ")
    for number in count(1):
        folder = runs / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise AssertionError("unreachable")
