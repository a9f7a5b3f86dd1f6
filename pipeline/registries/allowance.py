"""What a registry answers within a day or an hour, counted over runs: beyond it nobody is asked, and nobody refused."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from cache.store import Workspace
from pipeline.registries.base import Quota

_FACT = "registry allowance"


class Allowance:
    """What is left of a registry's quotas for this workspace."""

    def __init__(self, workspace: Workspace, name: str, quotas: tuple[Quota, ...]) -> None:
        """Go on counting where the run before left off; no quotas, nothing to count."""
        self._workspace = workspace
        self._name = name
        self._quotas = quotas
        known = workspace.recall_as(_FACT, name, list[float]) if quotas else None
        self._asked = known[1] if known else []
        """Seconds since 1970 of each question, oldest first."""

    def take(self) -> bool:
        """Count a question that is about to be asked; False where it is one too many."""
        if not self._quotas:
            return True
        now = datetime.now(UTC)
        at = now.timestamp()
        longest = max(quota.seconds for quota in self._quotas)
        self._asked = [asked for asked in self._asked if at - longest < asked <= at]
        if any(sum(at - quota.seconds < asked for asked in self._asked) >= quota.requests for quota in self._quotas):
            return False
        self._asked.append(at)
        self._workspace.remember(_FACT, self._name, msgspec.json.encode(self._asked), now)
        return True
