"""What can be wrong with a workspace.

StoreError
├── NewerWorkspace     written by a later version of the program
├── WorkspaceBusy      another run is using it
├── WorkspaceFull      no space left on the disk
└── WorkspaceUnusable  not a folder, not writable, not a workspace
"""

import errno

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


class WorkspaceUnusable(StoreError):
    """It cannot be created, read or written."""
