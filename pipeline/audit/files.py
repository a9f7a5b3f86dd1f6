"""What an audit leaves beside the reports of its run: the index of all runs, and a folder for each of them."""

from __future__ import annotations

import shutil
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
        folder = _new_folder(out / RUNS, report.run.started)
        for path in (*written, index):
            place = folder / path.relative_to(out)
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, place)
    except OSError as error:
        raise OutputError(
            f"The audit cannot be kept in {out} ({error.strerror or error}). Name another folder with --out; nothing "
            "needs to be fetched again."
        ) from error
    return index


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
