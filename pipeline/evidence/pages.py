"""The pages of a WACZ: what the citations of a report led to, as ``pages/pages.jsonl`` lists them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from cache.cdxj import Entry
from cache.keys import url_key
from cache.model import Capture
from cache.store import Workspace
from pipeline.errors import UsageError

HEADER = b'{"format":"json-pages-1.0","id":"pages","title":"Cited pages"}\n'
Places = Mapping[tuple[str, int], Entry]
"""What the index says of each record, by file and offset."""


class Page(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of ``pages.jsonl``. Fields beyond the specification's are ours."""

    id: str
    url: str
    """As it was cited; the redirects that follow are in the archive, too."""
    ts: str
    """RFC 3339, UTC: when the first exchange began."""
    title: str
    citations: list[str] | None = None
    """Ids of the report's citations that lead here; None where the export names no report."""
    finalUrl: str = ""
    status: str = ""
    digest: str = ""
    """Of the body as sent, as the index has it."""
    decodedDigest: str = ""
    """``sha256:HEX`` of the body with its content coding taken off: equal texts have equal ones."""


class _Titled(msgspec.Struct):
    title: str | None = None


class _Checked(msgspec.Struct):
    checked_at: datetime | None = None


class _Citation(msgspec.Struct):
    id: str
    url: str | None
    title: str | None = None
    source: _Titled | None = None
    link: _Checked | None = None


class _Report(msgspec.Struct):
    schema_version: int
    citations: list[_Citation]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cited address and what the report says of it."""

    url: str
    title: str
    citations: tuple[str, ...]
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Cited:
    """What a report cites."""

    wanted: tuple[Wanted, ...]
    sha256: str
    """Hex digest of the report."""


def read_report(path: Path) -> Cited:
    """The addresses that a ``report.json`` cites, each once, in its order.

    Raises:
        UsageError: it cannot be read, or is no such report.
    """
    try:
        data = path.read_bytes()
        report = msgspec.json.decode(data, type=_Report)
    except OSError as error:
        raise UsageError(f"The report {path} cannot be read ({error.strerror}). Check the path.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError(f"{path} is not a report.json of footproof ({error}). Name the one to export.") from error
    return Cited(tuple(_grouped(report.citations)), hashlib.sha256(data).hexdigest())


def pages_of_report(workspace: Workspace, cited: Cited, places: Places) -> tuple[Page, ...]:
    """A page for every cited address that the archive holds an answer of, as it was when the report was made."""
    found: list[Page] = []
    for wanted in cited.wanted:
        capture = _capture_at(workspace.history(wanted.url), wanted.checked_at)
        if capture and (page := _page(capture, wanted.title, [*wanted.citations], places)):
            found.append(page)
    return tuple(found)


def pages_of_captures(captures: Iterable[Capture], places: Places) -> tuple[Page, ...]:
    """A page for every capture that the archive holds an answer of."""
    pages = (_page(capture, capture.url, None, places) for capture in captures)
    return tuple(page for page in pages if page)


def encode_pages(pages: Iterable[Page]) -> Iterator[bytes]:
    """The lines of ``pages.jsonl``."""
    yield HEADER
    for page in pages:
        yield msgspec.json.encode(page) + b"\n"


def _grouped(citations: Iterable[_Citation]) -> Iterator[Wanted]:
    """Citations by the address they share; the first one that has a title gives it."""
    groups: dict[str, list[_Citation]] = {}
    for citation in citations:
        if citation.url:
            groups.setdefault(url_key(citation.url), []).append(citation)
    for group in groups.values():
        titles = (title for one in group for title in (one.source and one.source.title, one.title) if title)
        url = group[0].url or ""
        checked = next((one.link.checked_at for one in group if one.link and one.link.checked_at), None)
        yield Wanted(url, next(titles, url), tuple(one.id for one in group), checked)


def _capture_at(history: tuple[Capture, ...], checked_at: datetime | None) -> Capture | None:
    """The capture that the report judged; the newest where it does not say or that one is gone."""
    judged = (one for one in history if checked_at and abs((one.checked_at - checked_at).total_seconds()) < 1)
    return next(judged, next(iter(history), None))


def _page(capture: Capture, title: str, citations: list[str] | None, places: Places) -> Page | None:
    kept = [hop.record for hop in capture.hops if hop.record]
    entries = [places[place] for record in kept if (place := (record.file, record.offset)) in places]
    if not entries:
        return None
    first, last = entries[0], entries[-1]
    return Page(
        id=hashlib.sha256(f"{first.timestamp} {first.line.url}".encode()).hexdigest()[:16],
        url=first.line.url,
        ts=_rfc3339(first.timestamp),
        title=title,
        citations=citations,
        finalUrl=last.line.url,
        status=last.line.status,
        digest=last.line.digest,
        decodedDigest=last.line.decodedDigest,
    )


def _rfc3339(timestamp: str) -> str:
    t = timestamp
    return f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:14]}Z"
