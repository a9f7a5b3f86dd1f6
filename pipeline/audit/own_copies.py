"""What this workspace holds of cited pages: the last body that a run judged to be the cited thing."""

from __future__ import annotations

from datetime import datetime

from cache.store import Workspace
from reports.model import LinkStatus


class OwnCopies:
    """Answers from a workspace, or from none."""

    def __init__(self, workspace: Workspace | None) -> None:
        self._workspace = workspace

    def of(self, url: str) -> datetime | None:
        """When the newest copy of this address was made (UTC); None where there is none."""
        if self._workspace is None:
            return None
        good = {check.checked_at for check in self._workspace.checks(url) if LinkStatus(check.status).living}
        for capture in self._workspace.history(url) if good else ():
            if capture.checked_at in good and self._workspace.body(capture):
                return capture.checked_at
        return None
