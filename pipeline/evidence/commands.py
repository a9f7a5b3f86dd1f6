"""The two commands: the real workspace, key and service plugged in, and what came of it said."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from cache.database import Place
from cache.errors import StoreError
from cache.store import Workspace
from pipeline import __version__
from pipeline.errors import ExitCode, UsageError, WorkspaceError
from pipeline.evidence.pages import read_report
from pipeline.evidence.signing import Signer, fingerprint, own_fingerprint
from pipeline.evidence.timestamp import known_authorities, request_stamp
from pipeline.evidence.verify import verify
from pipeline.evidence.wacz import Stamper, export
from pipeline.settings import EvidenceSettings
from pipeline.user_folder import config_folder

SHOWN = 50
"""Problems that are printed one by one: the first ones tell, and a hostile file could have millions."""


def export_evidence(target: Path, place: Place, report: Path | None, settings: EvidenceSettings) -> ExitCode:
    """Write the workspace's web archive as evidence and say what is in it.

    Raises:
        FootproofError: there is no workspace, nothing in it, or the target cannot be written.
    """
    if not Workspace.exists(place):
        raise UsageError(f"There is no workspace in {place}. Run footproof check on a document first, or name another.")
    cited = read_report(report) if report else None
    signer = Signer.open(config_folder())
    software = f"footproof/{__version__}"
    try:
        with Workspace.open(place, software=software) as workspace:
            written = export(
                workspace, target, cited, signer, _stamper(settings), software=software, now=datetime.now(UTC)
            )
    except StoreError as error:
        raise WorkspaceError(str(error)) from error
    print(f"{written.path}: {written.records} answers in {written.warc_files} WARC files, {written.pages} cited pages.")
    if written.left_out:
        print(f"{written.left_out} cited addresses gave no answer that could be kept, and are not in it.")
    print(f"Signed by the key {fingerprint(signer.public_key)}: give this to those who should know that it is yours.")
    if written.stamp:
        print(f"Time-stamped at {written.stamp.at:%FT%TZ} by {written.stamp.authority}.")
    return ExitCode.OK


def verify_evidence(path: Path, timestamp_ca: Path | None, signed_by: str | None) -> ExitCode:
    """Check a WACZ and name what was tampered with; ``OK`` if it is sound, else ``FOUND``.

    Raises:
        UsageError: the file or the certificates cannot be read.
    """
    authorities = known_authorities(timestamp_ca)
    findings = verify(path, authorities, own_key=own_fingerprint(config_folder()), signed_by=signed_by)
    for problem in findings.problems[:SHOWN]:
        print(_printable(problem))
    if len(findings.problems) > SHOWN:
        print(f"… and {len(findings.problems) - SHOWN} more.")
    for remark in findings.remarks:
        print(_printable(remark))
    held = f"{findings.records} records in {findings.files} WARC files, {findings.pages} cited pages"
    if findings.sound:
        print(f"{path} is sound: {held}.")
        return ExitCode.OK
    print(f"{path} is NOT sound.")
    return ExitCode.FOUND


def _stamper(settings: EvidenceSettings) -> Stamper | None:
    if not settings.timestamp_url:
        return None
    return partial(request_stamp, settings.timestamp_url, authorities=known_authorities())


def _printable(text: str) -> str:
    """Text out of a file that may be hostile, fit for a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
