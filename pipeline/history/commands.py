"""``footproof history``: every check of an address."""

from __future__ import annotations

from collections.abc import Iterator

from cache.model import Check
from cache.store import Workspace
from pipeline.errors import ExitCode, UsageError
from reports.formats.safe_text import one_line


def print_history(url: str, workspace: Workspace) -> ExitCode:
    """Print a line a check, the oldest first; each begins with its time, ISO 8601 in UTC.

    Raises:
        UsageError: the workspace knows nothing of this address.
    """
    lines = list(_lines(workspace, url))
    if not lines:
        raise UsageError(
            f"The workspace {workspace.name} knows no check of {one_line(url)}. Write the address as the report has "
            "it, or name another workspace with --workspace."
        )
    print("\n".join(lines))
    return ExitCode.OK


def _lines(workspace: Workspace, url: str) -> Iterator[str]:
    for check in workspace.checks(url):
        yield one_line("  ".join((check.checked_at.strftime("%Y-%m-%dT%H:%M:%SZ"), *_told(check))))


def _told(check: Check) -> Iterator[str]:
    answer = f"HTTP {check.http_status}" if check.http_status else check.reason
    yield f"{check.status} ({answer})"
    if check.title:
        yield f"title {check.title}"
    if check.drift:
        yield f"text {check.drift}"
    if check.verdict:
        yield f"verdict {check.verdict}"
    if check.copy:
        yield f"copy {check.copy}"
