"""Where a copy of a cited page is."""

from __future__ import annotations

from enum import StrEnum


class Held(StrEnum):
    """Best last."""

    NONE = "none"
    OWN = "own"
    """In this workspace alone."""
    PUBLIC = "public"
    """In an archive that anybody can open."""
