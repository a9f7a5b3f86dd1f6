"""The lock files install the same in a year: every package that the program or its tests need is pinned and hashed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
_ENTRY = re.compile(r"[a-z0-9-]+==[^\s*]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+")


def _entries(text: str) -> Iterator[str]:
    """The requirements of a lock, each with its continuation lines; comments are left out."""
    lines = "\n".join(line for line in text.splitlines() if line and not line.lstrip().startswith("#"))
    yield from (entry.rstrip(" \\\n") for entry in re.split(r"\n(?=\S)", lines))


def _pins(*names: str) -> dict[str, Version]:
    """What the locks install here: a package may have another version on another Python or system."""
    pins: dict[str, Version] = {}
    for name in names:
        for entry in _entries((ROOT / name).read_text("utf-8")):
            told = entry.splitlines()[0].rstrip(" \\")
            assert _ENTRY.fullmatch(entry), f"{name}: not a package with one version and its hashes: {told}"
            pin = Requirement(told)
            if pin.marker is None or pin.marker.evaluate():
                version = Version(next(iter(pin.specifier)).version)
                assert pins.setdefault(pin.name, version) == version, f"{pin.name} is locked in two versions"
    return pins


def _asked(group: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for; ``group`` is a dependency group, or ``project`` for the program's own."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = data["project"]["dependencies"] if group == "project" else data["dependency-groups"][group]
    yield from map(Requirement, names)


def _closure(wanted: list[Requirement]) -> Iterator[tuple[str, Requirement]]:
    """Every requirement that follows, with who asks for it, extras included, as this interpreter and machine see it."""
    seen: set[str] = set()
    waiting = [("pyproject.toml", requirement) for requirement in wanted]
    while waiting:
        asker, requirement = waiting.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        yield asker, requirement
        try:
            more = [Requirement(line) for line in requires(requirement.name) or ()]
        except PackageNotFoundError:
            pytest.fail(f"{requirement.name}, which {asker} asks for, is not installed: install both locks first")
        for extra in {"", *requirement.extras}:
            waiting += [
                (requirement.name, one) for one in more if one.marker is None or one.marker.evaluate({"extra": extra})
            ]


@pytest.mark.parametrize(
    ("groups", "locks"), [(("project", "build"), LOCKS[:1]), (("project", "build", "dev"), LOCKS)], ids=["demo", "test"]
)
def test_everything_that_is_needed_is_pinned(groups: tuple[str, ...], locks: tuple[str, ...]) -> None:
    pins = _pins(*locks)
    wanted = [requirement for group in groups for requirement in _asked(group)]
    missing = {
        f"{requirement} (asked for by {asker})"
        for asker, requirement in _closure(wanted)
        if not (pin := pins.get(canonicalize_name(requirement.name)))
        or not requirement.specifier.contains(pin, prereleases=True)
    }
    assert not missing, "not in the lock: run `make lock`"


def test_the_program_is_locked_without_the_tools_of_its_developers() -> None:
    wanted = [*_asked("project"), *_asked("build")]
    needed = {canonicalize_name(requirement.name) for _, requirement in _closure(wanted)}
    assert _pins("requirements.lock").keys() <= needed


_HASH = f"--hash=sha256:{'0' * 64}"


@pytest.mark.parametrize(
    ("entry", "pinned"),
    [
        (f"six==1.17.0 \\\n    {_HASH}", True),
        (f"six==1.17.0 ; python_version < '3.12' \\\n    {_HASH} \\\n    {_HASH}", True),
        ("six==1.17.0", False),
        (f"six==1.* \\\n    {_HASH}", False),
        (f"six>=1.17 \\\n    {_HASH}", False),
        (f"six[toml]==1.17 \\\n    {_HASH}", False),  # old versions of pip want every extra pinned by itself
        (f"six \\\n    {_HASH}", False),
    ],
)
def test_an_entry_is_a_package_with_one_version_and_its_hashes(entry: str, pinned: bool) -> None:
    assert bool(_ENTRY.fullmatch(entry)) is pinned
