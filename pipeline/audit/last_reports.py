"""The reports that audits have left: the last one, and those that are kept of every run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.audit.files import PUT_AWAY, RUNS
from pipeline.errors import UsageError
from reports.written import WrittenReport, read_report

REPORT = "report.json"


def last_report(out: Path) -> WrittenReport:
    """The last report of a folder.

    Raises:
        UsageError: there is none, or it is of another kind.
    """
    return _read(out / REPORT)


def every_report(out: Path) -> Iterator[tuple[str, WrittenReport]]:
    """The reports of every run that was kept, oldest first, and the last one; each with the name of its folder.

    Raises:
        UsageError: there is none, or one is of another kind.
    """
    kept = sorted(path for name in (REPORT, PUT_AWAY) for path in (out / RUNS).glob(f"*/{name}") if path.is_file())
    kept.sort(key=lambda path: path.parent.name)
    if not kept and not (out / REPORT).is_file():
        raise _none_in(out)
    started = ""
    for path in kept:
        report = _read(path)
        started = max(started, report.run.started)
        yield path.parent.name, report
    if (out / REPORT).is_file():
        last = _read(out / REPORT)
        if last.run.started > started:
            yield ".", last


def _read(path: Path) -> WrittenReport:
    try:
        return read_report(zipfile.Path(path) / REPORT if path.name == PUT_AWAY else path)
    except FileNotFoundError as error:
        raise _none_in(path.parent) from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UsageError(f"{path} cannot be read as a report ({error}). Run the audit again.") from error


def _none_in(folder: Path) -> UsageError:
    return UsageError(f"There is no report in {folder}. Run footproof audit first, or name another folder with --out.")
