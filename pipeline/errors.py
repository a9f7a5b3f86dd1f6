"""What can end a run, and the exit status of each.

FootproofError
├── UsageError            2  wrong usage or settings
├── WorkspaceError        2  the workspace cannot be used
├── NothingRead           3  no document could be read, so there is nothing to report
├── NoNetwork             4  nothing that was asked could be reached
├── OutputError           4  the report could not be written
└── Interrupted           4  interrupted where there is no report to say so

A document that cannot be read ends nothing while others can: it is an outcome
(``reports.model.UnreadDocument``) and gives exit status 3.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit statuses, as the README lists them."""

    OK = 0
    FOUND = 1
    USAGE = 2
    UNREAD = 3
    CUT_SHORT = 4
    CRASH = 70


class FootproofError(Exception):
    """A run ends here; the message names the thing, the reason and the next step."""

    code = ExitCode.CRASH


class UsageError(FootproofError):
    """Wrong usage or settings."""

    code = ExitCode.USAGE


class WorkspaceError(FootproofError):
    """The workspace cannot be used: newer version, locked by another run, not writable."""

    code = ExitCode.USAGE


class NothingRead(FootproofError):
    """No document could be read: an earlier report stays as it is."""

    code = ExitCode.UNREAD


class NoNetwork(FootproofError):
    """Nothing that was asked could be reached: no verdict is given, and an earlier report stays as it is."""

    code = ExitCode.CUT_SHORT


class OutputError(FootproofError):
    """The report could not be written where it was asked for."""

    code = ExitCode.CUT_SHORT


class Interrupted(FootproofError):
    """Interrupted where there is no report to say so."""

    code = ExitCode.CUT_SHORT
