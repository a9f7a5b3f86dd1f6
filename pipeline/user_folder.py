"""Where what belongs to the user and to no project is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def config_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where programs of this user keep their configuration, on each system in its own way."""
    if named := environment.get("XDG_CONFIG_HOME"):
        return Path(named) / "footproof"
    if platform == "win32" and (roaming := environment.get("APPDATA")):
        return Path(roaming) / "footproof"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "footproof"
    return Path.home() / ".config" / "footproof"


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where programs of this user keep what can be made again, on each system in its own way.

    Raises:
        RuntimeError: this user has no folder.
    """
    if named := environment.get("XDG_CACHE_HOME"):
        return Path(named) / "footproof"
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "footproof" / "Cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "footproof"
    return Path.home() / ".cache" / "footproof"
