"""Packs the workspace's web archive as a WACZ 1.1.1, or lays the same files out in a folder."""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cache.cdxj import DamagedArchive, index_files, write_index
from cache.cdxj import Entry as IndexEntry
from cache.store import Workspace
from pipeline.errors import OutputError, UsageError, WorkspaceError
from pipeline.evidence.package import (
    ARCHIVE,
    DIGEST,
    INDEX,
    PACKAGE,
    PAGES,
    WACZ_VERSION,
    Digest,
    Package,
    Resource,
    SignedData,
    encode,
)  # fmt: skip
from pipeline.evidence.pages import Cited, encode_pages, pages_of_captures, pages_of_report
from pipeline.evidence.signing import SPECIFICATION, Signer
from pipeline.evidence.timestamp import Stamp
from pipeline.evidence.zipform import Entry, directory, local_header

WACZ_SUFFIX = ".wacz"
_CHUNK = 1024 * 1024

Stamper = Callable[[bytes], Stamp]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    path: Path
    warc_files: int
    records: int
    """Lines of the index: one for the answer of each exchange."""
    pages: int
    left_out: int
    """Cited addresses that the archive holds no answer of: no host, no connection."""
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A file to be packed."""

    entry: Entry
    sha256: str
    source: Path


def export(
    workspace: Workspace,
    target: Path,
    cited: Cited | None,
    signer: Signer,
    stamper: Stamper | None,
    *,
    software: str,
    now: datetime,
) -> Exported:
    """Write a workspace's web archive to a file (``*.wacz``) or, under any other name, to a folder.

    The target appears when it is whole; a file of that name is replaced, a folder must be new or empty.

    Args:
        workspace: open, so that no run writes to it meanwhile.
        target: where to.
        cited: the report whose citations are the pages; None for every page that was fetched for a citation.
        signer: signs the package.
        stamper: has the signature stamped; None for no time stamp.
        software: name and version.
        now: UTC, the date of the package.

    Raises:
        UsageError: there is nothing to export, or the folder is not empty.
        WorkspaceError: the archive is not what was written to it.
        OutputError: the target cannot be written, or the time-stamp service failed.
    """
    with workspace.warc_files() as files:
        entries = _indexed(files)
        if not entries:
            raise UsageError(
                f"The workspace {workspace.name} holds no exchange. Run footproof check on a document first."
            )
        places = {entry.place: entry for entry in entries}
        pages = pages_of_report(workspace, cited, places) if cited else pages_of_captures(workspace.captures(), places)
        with _explained(target), tempfile.TemporaryDirectory(prefix="footproof-") as name:
            folder = Path(name)
            write_index(entries, folder / "index.cdx")
            _write(folder / "pages.jsonl", encode_pages(pages))
            pieces = [
                *(_piece(f"{ARCHIVE}{path.name}", path) for path in files),
                _piece(INDEX, folder / "index.cdx"),
                _piece(PAGES, folder / "pages.jsonl"),
            ]
            package = _package(pieces, cited, software, now)
            digest, stamp = _digest(package, signer, stamper)
            for manifest, path in ((package, folder / PACKAGE), (digest, folder / DIGEST)):
                path.write_bytes(encode(manifest))
                pieces.append(_piece(path.name, path))
            (_pack if target.suffix == WACZ_SUFFIX else _lay_out)(target, pieces)
        left_out = len(cited.wanted) - len(pages) if cited else 0
        return Exported(target, len(files), len(entries), len(pages), left_out, stamp)


def _indexed(files: Sequence[Path]) -> list[IndexEntry]:
    try:
        return index_files(files)
    except DamagedArchive as error:
        raise WorkspaceError(
            f"The web archive of the workspace is damaged and cannot be evidence: {error}. Fetch again into another "
            "workspace (--workspace)."
        ) from error


def _package(pieces: Iterable[_Piece], cited: Cited | None, software: str, now: datetime) -> Package:
    return Package(
        profile="data-package",
        wacz_version=WACZ_VERSION,
        resources=[
            Resource(Path(piece.entry.name).name, piece.entry.name, f"sha256:{piece.sha256}", piece.entry.size)
            for piece in pieces
        ],
        created=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        software=software,
        title="Sources cited",
        report={"name": "report.json", "hash": f"sha256:{cited.sha256}"} if cited else None,
    )


def _digest(package: Package, signer: Signer, stamper: Stamper | None) -> tuple[Digest, Stamp | None]:
    value = f"sha256:{hashlib.sha256(encode(package)).hexdigest()}"
    signature = signer.sign(value)
    stamp = stamper(signature.encode()) if stamper else None
    signed = SignedData(
        hash=value,
        created=package.created,
        software=package.software,
        version=SPECIFICATION,
        signature=signature,
        publicKey=signer.public_key,
        timeSignature=base64.b64encode(stamp.response).decode() if stamp else "",
        timestampCert=stamp.chain if stamp else "",
    )
    return Digest(PACKAGE, value, signed), stamp


def _piece(name: str, source: Path) -> _Piece:
    digest, size, crc = hashlib.sha256(), 0, 0
    for data in _read(source):
        digest.update(data)
        size, crc = size + len(data), zlib.crc32(data, crc)
    return _Piece(Entry(name, size, crc), digest.hexdigest(), source)


def _pack(target: Path, pieces: list[_Piece]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    try:
        with draft.open("wb") as stream:
            for piece in pieces:
                stream.write(local_header(piece.entry))
                _copy(piece, stream)
            stream.write(directory([piece.entry for piece in pieces]))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _lay_out(target: Path, pieces: list[_Piece]) -> None:
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"The folder {target} is not empty. Name a new one, or a file that ends in {WACZ_SUFFIX}.")
    for piece in pieces:
        path = target / piece.entry.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            _copy(piece, stream)


def _copy(piece: _Piece, stream: BinaryIO) -> None:
    with piece.source.open("rb") as source:
        shutil.copyfileobj(source, stream, _CHUNK)


def _write(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(lines)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK):
            yield data


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"The evidence could not be written to {target} ({error.strerror or error}). Check the path and the room "
            "on the disk, then export again."
        ) from error
