"""Marks: short digests by which what was worked out before is known again, as long as it would come out the same."""

from __future__ import annotations

import hashlib
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
    told: list[object] = [Path(msgspec.__file__).parents[1].stat().st_mtime_ns]
    for package in packages:
        folder = Path(package.__file__ or "").parent
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
        told += [(str(path.relative_to(folder)), (facts := path.stat()).st_size, facts.st_mtime_ns) for path in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()
