"""No version of a dependency with a known flaw is allowed or installed; the table beside this file needs no network."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
FIXED = {
    name: Version(version)
    for name, version in tomllib.loads(Path(__file__).with_name("known_flaws.toml").read_text("utf-8")).items()
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ALLOWED = {
    canonicalize_name(one.name): one.specifier
    for one in map(Requirement, chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()))
}
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
PINNED = [pair for lock in LOCKS for pair in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.M)]


@pytest.mark.parametrize("name", sorted(FIXED.keys() & ALLOWED.keys()))
def test_what_the_project_allows_has_no_known_flaw(name: str) -> None:
    least = [Version(one.version) for one in ALLOWED[name] if one.operator in (">=", "==", "~=")]
    assert least, f"{name} is allowed in every version"
    assert max(least) >= FIXED[name]


def test_what_is_installed_has_no_known_flaw() -> None:
    flawed = [f"{name} {version}" for name, version in PINNED if name in FIXED and Version(version) < FIXED[name]]
    assert flawed == []
    assert FIXED.keys() <= {name for name, _ in PINNED}
