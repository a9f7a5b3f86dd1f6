"""What can be wrong with a workspace.

StoreError
├── NewerWorkspace     written by a later version of the program
├── WorkspaceBusy      another run is using it
├── WorkspaceFull      no space left on the disk
├── FilesLeft          WARC files could not be taken to their place yet
└── WorkspaceUnusable  not a folder, not writable, not a workspace
    └── WorkspaceLost  its server went away meanwhile
"""

from __future__ import annotations

import errno
from typing import Self

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""How the system says that nothing more can be written: disk, quota, and the size that files may have."""


class StoreError(Exception):
    """The workspace cannot be used; the message says which, why, and what to do next."""


class NewerWorkspace(StoreError):
    """Written by a later version of the program; nothing in it was touched."""


class WorkspaceBusy(StoreError):
    """Another run is using it."""


class WorkspaceFull(StoreError):
    """The disk is full; what was stored before is intact."""

    @classmethod
    def at(cls, name: str) -> Self:
        """The disk of this workspace."""
        return cls(
            f"The disk that holds the workspace {name} is full. What was fetched before is kept: free some space "
            "and run the same command again."
        )


class FilesLeft(StoreError):
    """WARC files could not be taken to their place; what is in them stays where it was kept, and nothing is lost."""

    @classmethod
    def at(cls, place: str, reason: object) -> Self:
        """The place, and what the system says of it."""
        return cls(
            f"WARC files cannot be written to {place} ({reason}). What is in them stays in the database, and the next "
            "run or worker that ends writes them: see that the place can be reached and has room."
        )


class WorkspaceUnusable(StoreError):
    """It cannot be created, read or written."""

    @classmethod
    def because(cls, reason: str, name: str) -> Self:
        """This workspace, for what the system says."""
        return cls(
            f"The workspace {name} cannot be used ({reason}). Check that it is a folder that you may write to, or name "
            "another one with --workspace."
        )


class WorkspaceLost(WorkspaceUnusable):
    """The connection to its server has ended; what was kept before is there."""

    @classmethod
    def because(cls, reason: str, name: str) -> Self:
        """This workspace, for what the server or the network says."""
        return cls(
            f"The connection to the workspace {name} was lost ({reason}). What was kept before is there: see that the "
            "server runs, and run the same command again, which goes on where it stopped."
        )


def explained(error: OSError, name: str) -> WorkspaceFull | WorkspaceUnusable:
    """What the system says of a workspace's files, in words: the thing, the reason, the next step."""
    return WorkspaceFull.at(name) if error.errno in NO_ROOM else WorkspaceUnusable.because(str(error), name)
