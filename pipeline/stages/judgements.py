"""Judgements that earlier runs made: what was judged of a note and a page is not judged again.

::

    citation, answer, digest of the page, program ─> mark ─ known ─> judgement (no page is read)
                                                      └─ new ──> judge ─> kept with its document

Of each document the last judgements are kept, in place of earlier ones. A mark covers all that a judgement follows
from: what changes makes another mark, and whatever is not sure to be the same is judged again.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import msgspec

import cache
import footnotes
import pipeline
import reports
from cache.errors import WorkspaceFull
from cache.facts import JUDGED
from cache.marks import mark_of, program_mark
from cache.model import Capture
from cache.store import Workspace
from footnotes.model import Citation
from pipeline.checks.dates import same_when_seen
from pipeline.checks.links.challenge import TELLING_HEADERS
from pipeline.copies.compared import Comparisons
from pipeline.stages.shelf import Shelf, Sighting
from pipeline.text.model import Outline
from reports.model import (
    CitationResult,
    FactCheck,
    FactName,
    LinkFinding,
    Passage,
    QuoteCheck,
    Source,
    Support,
    TitleCheck,
)

_MOST = 256 * 1024 * 1024
"""Bytes of the judgements of one document, unpacked."""
_HEADERS = ("refresh", "content-type", *TELLING_HEADERS)
"""Headers of an answer that judging looks at; dates and cookies among the others change with every answer."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows from a citation and the page at its address."""

    link: LinkFinding
    source: Source | None
    title_check: TitleCheck | None
    facts: tuple[tuple[FactName, FactCheck], ...]
    outline: Outline | None
    seen: date | None
    """When the page was seen that was judged."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """What was found of a citation's quotations, or of its sentence; fields as ``CitationResult`` has them."""

    quotes: tuple[QuoteCheck, ...] | None
    passages: tuple[Passage, ...] | None
    support: Support | None


@dataclass(slots=True)
class _OfDocument:
    """What is kept of one document."""

    judgements: dict[bytes, Judgement] = field(default_factory=dict)
    """By mark."""
    mark: bytes = b""
    """Of what the quotations follow from."""
    quotations: tuple[Quotations, ...] = ()
    """Of each citation, in order."""


_DECODER = msgspec.msgpack.Decoder(_OfDocument)


class Judgements:
    """Kept in the workspace; those of one document at a time are in memory."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._document = ""
        self._known = _OfDocument()
        self._used: dict[bytes, Judgement] = {}

    def known(self, citation: Citation, shelf: Shelf, key: str) -> Judgement | None:
        """The judgement of a citation, if it was made before of the same page.

        Args:
            citation: as it is read now.
            shelf: what is known of its address; where control requests were needed nothing is remembered.
            key: ``url_key`` of the address.
        """
        judgements = self._of(citation.document).judgements
        if not judgements:
            return None
        mark, sighting = _mark(citation, shelf, key)
        found = judgements.get(mark)
        if found is None or sighting is None or not _holds(found, sighting.place.seen):
            return None
        self._used[mark] = found
        capture = sighting.capture
        checked = capture.checked_at if found.link.checked_at else None
        link = replace(found.link, hops=capture.hops, checked_at=checked, attempts=capture.attempts)
        return replace(found, link=link)

    def learn(self, result: CitationResult, outline: Outline | None, shelf: Shelf, key: str) -> None:
        """Remember a judgement that was made now."""
        mark, sighting = _mark(result.citation, shelf, key)
        if mark and sighting and result.link:
            self._of(result.citation.document)
            link = replace(result.link, hops=())
            self._used[mark] = Judgement(
                link, result.source, result.title_check, result.facts, outline, sighting.place.seen
            )

    def keep(self, document: str) -> None:
        """Keep the judgements of a document that were made or used now, in place of earlier ones."""
        known = self._of(document)
        if self._used.keys() != known.judgements.keys():
            self._write(document, replace(known, judgements=dict(self._used)))

    def quotations(self, results: Sequence[CitationResult], shelf: Shelf, comparisons: Comparisons) -> bytes:
        """The mark of what the quotations of a document follow from: notes, sentences, pages, copies."""
        notes = {result.footnote.id: result.footnote for result in results}
        parts = [_quoted_from(result, shelf, comparisons) for result in results]
        return mark_of(_program(), list(notes.values()), parts)

    def quoted(self, document: str, mark: bytes) -> tuple[Quotations, ...] | None:
        """What was found of the quotations of a document, if they were looked for before in the same pages."""
        known = self._of(document)
        return known.quotations if mark and known.mark == mark else None

    def keep_quoted(self, document: str, mark: bytes, results: Sequence[CitationResult]) -> None:
        """Keep what was found of the quotations of a document, in place of earlier findings."""
        found = tuple(Quotations(result.quotes, result.passages, result.support) for result in results)
        self._write(document, replace(self._of(document), mark=mark, quotations=found))

    def _of(self, document: str) -> _OfDocument:
        if document != self._document:
            self._document, self._used = document, {}
            self._known = self._read(document)
        return self._known

    def _read(self, document: str) -> _OfDocument:
        known = self._workspace.recall(JUDGED, document)
        try:
            return _DECODER.decode(zlib.decompressobj().decompress(known[1], _MOST)) if known else _OfDocument()
        except (msgspec.DecodeError, zlib.error):
            return _OfDocument()

    def _write(self, document: str, kept: _OfDocument) -> None:
        self._known = kept
        try:
            value = zlib.compress(msgspec.msgpack.encode(kept), 1)
            self._workspace.remember(JUDGED, document, value, datetime.now(UTC))
        except (WorkspaceFull, UnicodeEncodeError):
            pass  # what can be judged again need not be kept


def _mark(citation: Citation, shelf: Shelf, key: str) -> tuple[bytes, Sighting | None]:
    """What a judgement follows from; empty where it is not remembered."""
    sighting = shelf.plain(key)
    if sighting is None or sighting.place.key is None or citation.alternatives:
        return b"", None
    return mark_of(_program(), citation, _told(sighting.capture), sighting.place.key), sighting


def _told(capture: Capture) -> tuple[object, ...]:
    """What judging looks at of an answer, which is the same when the same answer comes again."""
    chain = [(hop.url, hop.status, hop.location) for hop in capture.hops]
    sent = dict(reversed(capture.headers))
    headers = [sent.get(name) for name in _HEADERS]
    body = (capture.body_sha256, capture.body_length, capture.cut)
    return (capture.url, capture.outcome, capture.status, capture.final_url, capture.detail, chain, headers, body)


def _holds(judgement: Judgement, seen: date | None) -> bool:
    """Whether it would have been the same on the day on which the page was seen now."""
    outline = judgement.outline
    if outline is None or judgement.seen == seen:
        return True
    return same_when_seen((outline.published, outline.updated), judgement.seen, seen)


def _quoted_from(result: CitationResult, shelf: Shelf, comparisons: Comparisons) -> tuple[object, ...]:
    place = shelf.place(result.citation.url)
    title = result.title_check.status if result.title_check else None
    link = result.link.status if result.link else None
    where = (place.key, place.page) if place else None
    return (result.citation, link, title, where, comparisons.identity(result.citation.id))


def _program() -> str:
    return f"{pipeline.__version__} {program_mark(cache, footnotes, pipeline, reports)}"
