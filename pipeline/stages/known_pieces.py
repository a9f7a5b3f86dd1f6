"""Pieces of reports that earlier runs made: what they show is the same, so they are not made again."""

from __future__ import annotations

from datetime import UTC, datetime

from cache.errors import StoreError
from cache.facts import PIECE
from cache.store import Workspace


class KnownPieces:
    """Kept in the workspace. A report is written although it fails: every piece can be made again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def recall(self, name: str) -> bytes | None:
        """A piece; None where there is none."""
        try:
            known = self._workspace.recall(PIECE, name)
        except StoreError:
            return None
        return known[1] if known else None

    def keep(self, name: str, value: bytes) -> None:
        """Keep a piece, in place of an earlier one."""
        try:
            self._workspace.remember(PIECE, name, value, datetime.now(UTC))
        except (StoreError, UnicodeEncodeError):
            pass
