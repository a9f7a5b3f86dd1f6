"""What is in the WARC files of a workspace, as warcio reads it."""

from __future__ import annotations

from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

SENT = ("response", "")
SAME = ("revisit", "identical-payload-digest")


def kept_records(folder: Path) -> list[tuple[str, str]]:
    """Type and profile of everything but requests; each digest is that of what is there."""
    found = []
    for file in sorted((folder / "warc").iterdir()):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                record.content_stream().read()
                profile = record.rec_headers.get_header("WARC-Profile") or ""
                found.append((record.rec_type, profile.rpartition("/")[2]))
    return [one for one in found if one[0] not in ("warcinfo", "request")]
