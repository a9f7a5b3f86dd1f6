"""A zip file as a bounded set of members, read one at a time and never written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from footnotes.errors import UnreadableDocument
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of a document file; illustrated books stay below 200 MB."""
MOST_MEMBERS = 10_000
"""Members of one archive; books with a picture on every page have some 2,000."""
LARGEST_PART = 48 * 1024 * 1024
"""Bytes of one member after inflation. LibreOffice writes 12 KB of XML to a page of text with notes (measured)."""
LARGEST_TOTAL = 96 * 1024 * 1024
"""Bytes of all members of one file that are read, after inflation."""
RATIO_FROM = 4 * 1024 * 1024
"""Bytes of a member up to which its compression may be anything: small bombs do no harm."""
MOST_RATIO = 150
"""How many times larger a member beyond that may get; XML of word processors gets 5 to 40 times larger."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Container:
    """The members of a zip file by name; names are keys here, and lead to no place outside of the file."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises ``UnreadableDocument`` when it is no whole zip file within the bounds."""
        refuse_larger(data, LARGEST_FILE, "Remove its pictures, or split it.")
        # Counted before the table of contents is read: each entry becomes an object of about a kilobyte.
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise UnreadableDocument(
                f"The file holds more than {MOST_MEMBERS:,} members, more than any document needs; it was not read."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            found = self._zip.infolist()
        except _DAMAGED as failure:
            raise UnreadableDocument(
                "The file is damaged: the table of contents of its zip archive is missing or broken, as after a copy "
                "that was cut short. Get it again, or open it and save it anew."
            ) from failure
        # Some programs write backslashes or a leading slash, and part names do not tell cases apart (OPC, 6.2.2.3).
        self._members = {_key(member.filename): member for member in found if not member.is_dir()}
        self._left = LARGEST_TOTAL

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the archive."""
        return tuple(member.filename for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            UnreadableDocument: it is missing, encrypted, damaged, or larger than the bounds allow.
        """
        member = self._members.get(_key(name))
        if member is None:
            raise UnreadableDocument(f"The file holds no {name}, so it is incomplete. Open it and save it anew.")
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableDocument("The file is protected by a password. Remove the password, and check it again.")
        bound = min(LARGEST_PART, self._left, max(RATIO_FROM, member.compress_size * MOST_RATIO))
        content = self._inflate(member, bound)
        if len(content) > bound:
            raise UnreadableDocument(
                f"{member.filename} inflates to more than {bound // 2**20} MB, as in files made to exhaust a "
                "computer; the file was not read."
            )
        self._left -= len(content)
        return content

    def _inflate(self, member: zipfile.ZipInfo, bound: int) -> bytes:
        if member.compress_type not in _METHODS:
            raise UnreadableDocument(
                f"{member.filename} is compressed in a way that office files do not use. "
                "Open the file and save it anew."
            )
        try:
            with self._zip.open(member) as stream:
                return stream.read(bound + 1)
        except _DAMAGED as failure:
            raise UnreadableDocument(
                f"{member.filename} is damaged in this file. Get the file again, or open it and save it anew."
            ) from failure


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
