"""What someone who wants a WACZ to say something else could do to it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Files = dict[str, bytes]
"""Contents by name, in the order of the package."""


def unpacked(path: Path) -> Files:
    """What is in a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, files: Files, method: int = zipfile.ZIP_STORED) -> Path:
    """The files packed again, by another program."""
    with zipfile.ZipFile(path, "w", method) as package:
        for name, data in files.items():
            package.writestr(name, data, zipfile.ZIP_STORED if name.endswith(".gz") else method)
    return path


def rehashed(files: Files) -> Files:
    """The same files with every digest of the manifests made to fit; only a signature can tell."""
    package = json.loads(files["datapackage.json"])
    listed = [name for name in files if not name.startswith("datapackage")]
    package["resources"] = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": "sha256:" + hashlib.sha256(files[name]).hexdigest(),
            "bytes": len(files[name]),
        }
        for name in listed
    ]
    files = {**files, "datapackage.json": json.dumps(package).encode()}
    digest = json.loads(files["datapackage-digest.json"])
    digest["hash"] = "sha256:" + hashlib.sha256(files["datapackage.json"]).hexdigest()
    return {**files, "datapackage-digest.json": json.dumps(digest).encode()}


def unsigned(files: Files) -> Files:
    """The same files without their signature."""
    digest = json.loads(files["datapackage-digest.json"])
    del digest["signedData"]
    return {**files, "datapackage-digest.json": json.dumps(digest).encode()}


def edited(files: Files, name: str, edit: Callable[[bytes], bytes]) -> Files:
    """The same files with one of them changed; ``name`` may be the beginning of its name."""
    full = next(one for one in files if one.startswith(name))
    changed = edit(files[full])
    assert changed != files[full]
    return {**files, full: changed}


def flips(data: bytes, places: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """The data with one bit of one byte changed, for every place."""
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        yield place, bytes(changed)
