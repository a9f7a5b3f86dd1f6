"""Marks: short digests by which what was worked out before is known again, as long as it would come out the same."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from types import ModuleType

import msgspec


def mark_of(*parts: object) -> bytes:
    """16 bytes that stand for values, of the kinds that msgspec encodes."""
    try:
        packed = msgspec.msgpack.encode(parts)
    except UnicodeEncodeError:  # a damaged document
        packed = repr(parts).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(packed, digest_size=16).digest()


@cache
def program_mark(*packages: ModuleType) -> str:
    """What tells these packages, and the libraries beside them, from others.

    Sizes and times of their files do: a number that is to be raised by hand would be forgotten once.
    """
    libraries = Path(msgspec.__file__).parents[1].stat().st_mtime_ns
    told = [_files_of(Path(package.__file__ or "").parent) for package in packages]
    return hashlib.sha256(f"{libraries} {' '.join(told)}".encode()).hexdigest()


@cache
def _files_of(package: Path) -> str:
    """What tells the files of a package from others."""
    told: list[object] = []
    folders = [str(package)]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.is_dir():
                    facts = entry.stat()
                    told.append((entry.path.removeprefix(str(package)), facts.st_size, facts.st_mtime_ns))
                elif entry.name != "__pycache__":
                    folders.append(entry.path)
    return hashlib.sha256(repr(told).encode()).hexdigest()
