"""What a run says to the forge on which it runs: GitHub's annotations and the summary of the job."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reports.model import Report

_LONGEST_SUMMARY = 1_000_000
"""Bytes; GitHub takes one MiB a step."""


@contextmanager
def without_commands(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Keep what is written meanwhile from being taken for commands: titles of strangers are among it."""
    if not _on_github(environment):
        yield
        return
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", file=stream)
    try:
        yield
    finally:
        print(f"::{token}::", file=stream)


def tell_forge(report: Report, stream: TextIO, environment: Mapping[str, str] = os.environ) -> None:
    """Write annotations into the log, and the summary into the file that the forge names; nothing anywhere else.

    A summary that cannot be written is said, and ends nothing.
    """
    if not _on_github(environment):
        return
    from reports.annotations import workflow_commands

    for line in workflow_commands(report, Path(environment.get("GITHUB_WORKSPACE") or ".")):
        print(line, file=stream)
    if target := environment.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(target).open("ab") as file:
                file.write(_summary(report))
        except OSError as error:
            print(f"footproof: the summary of the job was not written ({error}).", file=sys.stderr)


def _on_github(environment: Mapping[str, str]) -> bool:
    return environment.get("GITHUB_ACTIONS") == "true"


def _summary(report: Report) -> bytes:
    from reports.formats import FORMATS

    text = FORMATS["markdown"].render(report)
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[: text.rindex(b"\n", 0, _LONGEST_SUMMARY) + 1]
