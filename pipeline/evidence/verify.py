"""Checks a WACZ from its first byte to its last, and names what was tampered with."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec
from cryptography.x509 import Certificate

from pipeline.errors import UsageError
from pipeline.evidence.container import Container, Member, Unreadable, read_container, read_member
from pipeline.evidence.holdings import Holdings
from pipeline.evidence.package import ARCHIVE, DIGEST, PACKAGE, PAGES, WACZ_VERSION, Digest, Package, SignedData
from pipeline.evidence.signing import BadSignature, check_signature, fingerprint
from pipeline.evidence.timestamp import BadStamp, check_stamp

MANIFEST_LIMIT = 32 * 1024 * 1024
"""Bytes of a manifest: ten thousand files need a tenth of it."""
STAMP_WITHIN_S = 600.0
"""Seconds between the date of a package and its time stamp (WACZ Signing and Verification 0.1.0, step 7)."""
_INDEXES, _PAGES = "indexes/", "pages/"
_INDEX_SUFFIXES = (".cdxj", ".cdx", ".cdx.gz", ".cdxj.gz")

_Manifest = TypeVar("_Manifest", Package, Digest)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check came to."""

    problems: tuple[str, ...]
    """What was tampered with, one sentence each; none means that the package is sound."""
    remarks: tuple[str, ...]
    """What a reader should know besides: who signed, who stamped, what the package does not have."""
    records: int = 0
    files: int = 0
    """WARC files."""
    pages: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing was tampered with."""
        return not self.problems


def verify(path: Path, authorities: Sequence[Certificate], *, own_key: str | None, signed_by: str | None) -> Findings:
    """Check every digest, the signature and the time stamp of a WACZ.

    Args:
        path: the file.
        authorities: roots that time stamps may lead to.
        own_key: fingerprint of the user's own key, to say so; None if there is none.
        signed_by: fingerprint of the key that must have signed; None for any, or none.

    Raises:
        UsageError: the file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return _Check(stream, authorities, own_key, signed_by).run()
    except Unreadable as error:
        return Findings((f"{path.name} {error}.",), ())
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror or error}). Check the path.") from error


class _Check:
    """One check of one file."""

    def __init__(
        self, stream: BinaryIO, authorities: Sequence[Certificate], own_key: str | None, signed_by: str | None
    ) -> None:
        self._stream = stream
        self._authorities = authorities
        self._own_key = own_key
        self._signed_by = signed_by
        self._remarks: list[str] = []
        self._holdings = Holdings()

    def run(self) -> Findings:
        container = read_container(self._stream)
        members = {one.entry.name: one for one in container.members if not _is_folder(one)}
        problems = [*container.faults, *self._manifests(members), *self._contents(members)]
        self._remark_on(container)
        held = self._holdings
        return Findings(tuple(problems), tuple(self._remarks), held.records, held.files, held.pages)

    def _manifests(self, members: dict[str, Member]) -> Iterator[str]:
        try:
            raw = self._bytes(members, PACKAGE)
            package = _decoded(raw, Package, PACKAGE)
        except Unreadable as error:
            yield f"{PACKAGE} {error}."
            return
        if package.wacz_version != WACZ_VERSION:
            self._remarks.append(f"It says that it is of WACZ version {package.wacz_version}, not {WACZ_VERSION}.")
        yield from self._resources(package, members)
        try:
            digest = _decoded(self._bytes(members, DIGEST), Digest, DIGEST)
        except Unreadable as error:
            yield f"{DIGEST} {error}."
            return
        value = f"sha256:{hashlib.sha256(raw).hexdigest()}"
        if digest.hash != value or digest.path != PACKAGE:
            yield f"{PACKAGE} was changed: its SHA-256 digest is not the one in {DIGEST}."
        yield from self._signature(package, value, digest.signedData)

    def _resources(self, package: Package, members: dict[str, Member]) -> Iterator[str]:
        """Hold every file to the list, and the list to the files."""
        listed = {resource.path: resource for resource in package.resources}
        if len(listed) != len(package.resources):
            yield f"{PACKAGE} lists a file twice."
        for path, resource in listed.items():
            member = members.get(path)
            if member is None:
                yield f"{path} is missing."
            elif member.entry.size != resource.bytes:
                yield f"{path} was changed: it has {member.entry.size} bytes, not {resource.bytes}."
            else:
                yield from self._held_to(resource.hash, member)
        for path in sorted(members.keys() - listed.keys() - {PACKAGE, DIGEST}):
            yield f"{path} was added: {PACKAGE} does not list it."
        if PAGES not in listed:
            yield f"{PAGES} is missing."
        if not any(path.startswith(ARCHIVE) for path in listed):
            yield f"There is no WARC file in {ARCHIVE}."
        if not any(_is_index(path) for path in listed):
            yield f"There is no index in {_INDEXES}."

    def _held_to(self, written: str, member: Member) -> Iterator[str]:
        kind, _, value = written.partition(":")
        if kind.replace("-", "") not in ("sha256", "sha512"):
            yield f"{member.entry.name} cannot be checked: its digest is of the unsafe or unknown kind {kind!r}."
            return
        digest = hashlib.new(kind.replace("-", ""))
        try:
            for piece in read_member(self._stream, member):
                digest.update(piece)
        except Unreadable as error:
            yield f"{member.entry.name} was changed: it {error}."
            return
        if digest.hexdigest() != value:
            yield f"{member.entry.name} was changed: its digest is not the one in {PACKAGE}."

    def _signature(self, package: Package, value: str, signed: SignedData | None) -> Iterator[str]:
        if signed is None:
            self._remarks.append("It is not signed: anyone could have made it, and changed it since.")
            if self._signed_by:
                yield f"It is not signed, but should be by the key {self._signed_by}."
            return
        if signed.hash != value:
            yield f"The signature is for another {PACKAGE}."
        if (signed.created, signed.software) != (package.created, package.software):
            yield f"The date or the software beside the signature is not that of {PACKAGE}."
        if not signed.publicKey:
            yield "The signature is of a kind that this program does not check (a domain's certificate)."
            return
        try:
            check_signature(signed.hash, signed.signature, signed.publicKey)
        except BadSignature as error:
            yield str(error)
            return
        yield from self._signer(fingerprint(signed.publicKey))
        yield from self._stamp(package, signed)

    def _signer(self, key: str) -> Iterator[str]:
        whose = "your own key" if key == self._own_key else "a key that is not yours; compare its fingerprint"
        self._remarks.append(f"It is signed by {whose}: {key}.")
        if self._signed_by and not _same_fingerprint(key, self._signed_by):
            yield f"It is signed by another key than {self._signed_by}."

    def _stamp(self, package: Package, signed: SignedData) -> Iterator[str]:
        if not signed.timeSignature:
            self._remarks.append("It has no time stamp: its date is what its maker says.")
            return
        try:
            response = base64.b64decode(signed.timeSignature, validate=True)
            stamp = check_stamp(response, signed.signature.encode(), self._authorities)
        except BadStamp as error:
            yield str(error)
            return
        except ValueError:
            yield "The time stamp is not encoded as such."
            return
        if signed.timestampCert != stamp.chain:
            yield "The certificates beside the time stamp are not those in it."
        if not _near(package.created, stamp.at):
            yield f"The date of {PACKAGE} ({package.created}) is not that of the time stamp ({stamp.at:%FT%TZ})."
        known = "" if stamp.known else ", an authority that this machine does not know: see --timestamp-ca"
        self._remarks.append(f"It was time-stamped at {stamp.at:%FT%TZ} by {stamp.authority}{known}.")

    def _contents(self, members: dict[str, Member]) -> Iterator[str]:
        """Hold the records to their own digests, and index and pages to the records."""
        for path, member in members.items():
            if path.startswith(ARCHIVE):
                yield from self._holdings.take(self._stream, member)
        for path, member in members.items():
            if _is_index(path):
                yield from self._holdings.check_index(self._stream, member)
            elif path.startswith(_PAGES) and path.endswith(".jsonl"):
                yield from self._holdings.check_pages(self._stream, member)

    def _remark_on(self, container: Container) -> None:
        if container.repacked:
            self._remarks.append("Another program packed it: dates and rights in the ZIP headers are not bound.")

    def _bytes(self, members: dict[str, Member], path: str) -> bytes:
        if path not in members:
            raise Unreadable("is missing")
        data = b""
        for piece in read_member(self._stream, members[path]):
            data += piece
            if len(data) > MANIFEST_LIMIT:
                raise Unreadable("is far too long")
        return data


def _decoded(data: bytes, kind: type[_Manifest], name: str) -> _Manifest:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise Unreadable(f"is no {name} of a web archive ({error})") from error


def _is_folder(member: Member) -> bool:
    return member.entry.name.endswith("/") and member.entry.size == 0


def _is_index(path: str) -> bool:
    return path.startswith(_INDEXES) and path.endswith(_INDEX_SUFFIXES)


def _same_fingerprint(key: str, wanted: str) -> bool:
    return key == wanted.replace(":", "").strip().lower()


def _near(created: str, stamped: datetime) -> bool:
    try:
        return abs((datetime.fromisoformat(created) - stamped).total_seconds()) <= STAMP_WITHIN_S
    except (ValueError, TypeError):
        return False
