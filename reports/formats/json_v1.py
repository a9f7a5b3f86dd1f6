"""``report.json``, schema version 1: what other programs build on.

The shape is fixed by the contract and kept apart from the internal one on purpose: fields may be
added here, none is renamed, and none is left out. What is not known is null. Another shape is
another file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from cache.model import Record
from footnotes.model import Anchor, CitedCopy, Confidence, Footnote, Location, Reading, SourcePlace, Unread, UnreadKind
from reports.corrections import CorrectedNote, corrected_notes
from reports.formats.safe_text import well_formed
from reports.model import (
    ArchiveFinding,
    CitationResult,
    Decision,
    Drift,
    DriftMeasures,
    FactCheck,
    FactName,
    LinkFinding,
    LinkHistory,
    NewAddress,
    Notice,
    Passage,
    QuoteCheck,
    Reason,
    Report,
    Source,
    Support,
    TitleCheck,
    WorkFinding,
    WorkRecord,
)
from reports.summary import changes, summarise

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

Status = TypeVar("Status", bound=StrEnum)

_LONGEST_UNREAD = 300
"""Characters of a text that could not be read that are told."""
_MOST_ISBNS = 20
"""Numbers of editions of one book that are told."""
NOT_RUN = "not-run"
"""Key of the summary under which citations stand whose stage has not run: a key cannot be null."""


class JsonFormat:
    """Schema version 1, indented, keys in the contract's order, UTF-8 with a newline at its end."""

    name = "json"
    filename = "report.json"
    folder = ""

    def render(self, report: Report) -> bytes:
        """The report as JSON."""
        return b"".join(_written(report))

    def files(self, report: Report) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The one file, note by note and citation by citation."""
        yield self.filename, _written(report)


def _written(report: Report) -> Iterator[bytes]:
    before = b"{\n"
    for name, value in _members(report):
        yield before + f'  "{name}": '.encode()
        before = b",\n"
        if isinstance(value, Iterator):
            yield from _listed(value)
        else:
            yield _encoded(value, b"  ")
    yield b"\n}\n"


def _listed(values: Iterator[Json]) -> Iterator[bytes]:
    before = b"[\n    "
    for value in values:
        yield before + _encoded(value, b"    ")
        before = b",\n    "
    yield b"[]" if before.startswith(b"[") else b"\n  ]"


def _encoded(value: Json, margin: bytes) -> bytes:
    import msgspec

    try:
        encoded = msgspec.json.encode(value)
    except (UnicodeEncodeError, TypeError):  # seldom: looking at every text first takes as long as encoding them all
        encoded = msgspec.json.encode(_well_formed(value))
    # No string of JSON holds a line break.
    return msgspec.json.format(encoded, indent=2).replace(b"\n", b"\n" + margin)


def _members(report: Report) -> Iterator[tuple[str, Json | Iterator[Json]]]:
    """A report in the shape of schema version 1; notes and citations, of which there may be very many, one by one."""
    run = report.run
    corrected = corrected_notes(report)
    yield "schema_version", 1
    yield "tool", {"name": "footproof", "version": report.version}
    yield (
        "run",
        {
            "started": _utc(run.started),
            "finished": _utc(run.finished),
            "offline": run.offline,
            "complete": run.complete,
            "missing": run.missing,
            "warnings": list(run.warnings),
            "decisions": run.decisions,
            "orphans": [{**one.line, "why": one.why, "candidates": [*one.candidates]} for one in run.orphans],
        },
    )
    yield "documents", [_document(reading) for reading in report.documents]
    yield "unread", [{"path": unread.path, "message": unread.message} for unread in report.unread]
    notes = (note for reading in report.documents for note in reading.footnotes)
    yield "footnotes", (_footnote(note, corrected.get(note.id)) for note in notes)
    yield "citations", map(_citation, report.results)
    yield "summary", _summary(report)


def _document(reading: Reading) -> Json:
    return {
        "id": reading.id,
        "path": reading.path,
        "sha256": reading.sha256,
        "format": reading.format,
        "footnotes": len(reading.footnotes),
        "citations": len(reading.citations),
        "markers_without_note": [*reading.markers_without_note],
        "notes_without_marker": [*reading.notes_without_marker],
        "warnings": [*reading.warnings],
        "unread": [_unread(one) for one in reading.unread],
    }


def _unread(one: Unread) -> Json:
    return {"kind": one.kind, "text": one.text[:_LONGEST_UNREAD], "location": _location(one.location)}


def _location(place: Location) -> Json:
    return {"line": place.line, "page": place.page, "path": place.path}


def _footnote(note: Footnote, corrected: CorrectedNote | None) -> Json:
    return {
        "id": note.id,
        "document": note.document,
        "label": note.label,
        "kind": note.kind,
        "text": note.text,
        "location": _location(note.location),
        "anchor": _anchor(note.anchor) if note.anchor else None,
        "corrected": corrected.text if corrected else None,
        "corrected_safely": corrected.safely.text if corrected else None,
    }


def _anchor(anchor: Anchor) -> Json:
    return {"sentence": anchor.sentence, "line": anchor.line, "page": anchor.page}


def _citation(result: CitationResult) -> Json:
    citation = result.citation
    return {
        "id": citation.id,
        "footnote": citation.footnote,
        "document": citation.document,
        "text": citation.text,
        "source_place": _source_place(citation.source_place) if citation.source_place else None,
        "authors": [*citation.authors],
        "title": citation.title,
        "publisher": citation.publisher,
        "date": citation.date,
        "accessed": citation.accessed,
        "url": citation.url,
        "url_printed": citation.url_printed,
        "repairs": [*citation.repairs],
        "alternatives": [*citation.alternatives],
        "cited_copy": _cited_copy(citation.cited_copy, good=result.given_copy_good) if citation.cited_copy else None,
        "same_as": citation.same_as,
        "unresolved": citation.unresolved,
        "decided_by": citation.decided_by,
        "confidence": _confidence(citation.confidence) if citation.confidence else None,
        "link": _link(result.link) if result.link else None,
        "source": _source(result.source) if result.source else None,
        "title_check": _title_check(result.title_check) if result.title_check else None,
        **{f"{name}_check": _fact_check(result.fact(name)) for name in FactName},
        "quotes": None if result.quotes is None else [_quote(quote) for quote in result.quotes],
        "passages": None if result.passages is None else [_passage(passage) for passage in result.passages],
        "support": _support(result.support) if result.support else None,
        "drift": _drift(result.drift) if result.drift else None,
        "archive": _archive(result.archive) if result.archive else None,
        "work": _work(result.work) if result.work else None,
        "verdict": result.verdict,
        "reasons": [_reason(reason) for reason in result.reasons],
        "history": _history(result.history) if result.history else None,
        "decisions": [_decision(decision) for decision in result.decisions],
        "corrected": result.corrected,
    }


def _source_place(place: SourcePlace) -> Json:
    return {"line": place.line, "column": place.column}


def _confidence(sure: Confidence) -> Json:
    fields = {"title": sure.title, "authors": sure.authors, "publisher": sure.publisher, "date": sure.date}
    return {name: None if probability is None else round(probability, 3) for name, probability in fields.items()}


def _work(found: WorkFinding) -> Json:
    return {
        "status": found.status,
        "detail": found.detail,
        "asked": [*found.asked],
        "record": _record_of(found.record) if found.record else None,
        "differences": [{"field": one.field, "cited": one.cited, "found": one.held} for one in found.differences],
        "notices": [*map(_notice, found.notices)],
        "as_note": found.as_note,
        "doi_leads_to": _record_of(found.doi_leads_to) if found.doi_leads_to else None,
        "doi_unknown": found.doi_unknown,
    }


def _notice(said: Notice) -> Json:
    issued = said.issued.isoformat() if said.issued else None
    return {"kind": said.kind, "doi": said.doi, "issued": issued, "told_by": said.told_by or None}


def _record_of(record: WorkRecord) -> Json:
    return {
        "registry": record.registry,
        "key": record.key,
        "url": record.url,
        "kind": record.kind,
        "title": next(iter(record.titles), None),
        "authors": [str(person) for person in record.authors],
        "years": [*record.years],
        "container": next(iter(record.containers), None),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "publisher": record.publisher,
        "doi": record.doi,
        "isbns": [*record.isbns[:_MOST_ISBNS]],
        "notices": [*map(_notice, record.notices)],
    }


def _cited_copy(copy: CitedCopy, *, good: bool | None) -> Json:
    return {"url": copy.url, "original": copy.original, "timestamp": copy.timestamp, "good": good}


def _link(link: LinkFinding) -> Json:
    return {
        "status": link.status,
        "reason": link.reason,
        "detail": link.detail,
        "http_status": link.http_status,
        "final_url": link.final_url,
        "hops": [{"url": hop.url, "status": hop.status} for hop in link.hops],
        "checked_at": _utc(link.checked_at) if link.checked_at else None,
        "attempts": link.attempts,
        "shown": link.shown,
        "new_address": _new_address(link.new_address) if link.new_address else None,
    }


def _new_address(place: NewAddress) -> Json:
    return {"url": place.url, "title_check": _title_check(place.title_check)}


def _source(source: Source) -> Json:
    return {
        "site": source.site,
        "title": source.title,
        "date": source.date,
        "authors": [*source.authors],
        "language": source.language,
        "excerpt": source.excerpt,
        "found_in": source.found_in,
    }


def _title_check(check: TitleCheck) -> Json:
    return {
        "status": check.status,
        "score": check.score,
        "cited": check.cited,
        "found": check.found,
        "found_in": check.found_in,
    }


def _fact_check(check: FactCheck | None) -> Json | None:
    if check is None:
        return None
    return {"status": check.status, "cited": check.cited, "found": check.found, "found_in": check.found_in}


def _quote(quote: QuoteCheck) -> Json:
    return {
        "text": quote.text,
        "status": quote.status,
        "score": quote.score,
        "passage": quote.passage,
        "url": quote.url,
        "before": quote.before or None,
        "after": quote.after or None,
        "difference": [{"quoted": one.quoted, "source": one.source, "same": one.same} for one in quote.difference],
        "page": quote.page,
        "reason": quote.reason,
        "found_in": quote.found_in,
        "goes_on": quote.goes_on,
        "stands_in": quote.stands_in,
    }


def _passage(passage: Passage) -> Json:
    return {
        "text": passage.text,
        "score": passage.score,
        "url": passage.url,
        "present": [*passage.present],
        "missing": [*passage.missing],
        "page": passage.page,
        "found_in": passage.found_in,
    }


def _support(support: Support) -> Json:
    return {"share": support.share, "score": support.score, "numbers_missing": [*support.numbers_missing]}


def _drift(drift: Drift) -> Json:
    return {
        "status": drift.status,
        "score": drift.score,
        "compared_with": drift.compared_with,
        "measures": _measures(drift.measures) if drift.measures else None,
        "changes": [{"removed": change.removed, "added": change.added} for change in drift.changes],
    }


def _measures(measures: DriftMeasures) -> Json:
    return {
        "kept": measures.kept,
        "added": measures.added,
        "cosine": measures.cosine,
        "jaccard": measures.jaccard,
        "sorensen": measures.sorensen,
        "words": measures.words,
        "facts_kept": measures.facts_kept,
    }


def _archive(archive: ArchiveFinding) -> Json:
    return {
        "status": archive.status,
        "url": archive.url,
        "timestamp": archive.timestamp,
        "title_check": _title_check(archive.title_check) if archive.title_check else None,
        "error": archive.error,
        "detail": archive.detail,
        "local": _record(archive.local) if archive.local else None,
        "rejected": [{"timestamp": one.timestamp, "reason": one.reason} for one in archive.rejected],
    }


def _record(record: Record) -> Json:
    return {"file": record.file, "offset": record.offset, "length": record.length, "digest": record.digest}


def _reason(reason: Reason) -> Json:
    return {
        "code": reason.code,
        "message": reason.message,
        "suggestion": reason.suggestion,
        "severity": reason.severity,
        "confidence": reason.confidence,
        "evidence": [*reason.evidence],
        "id": reason.id,
        "dismissed": reason.dismissed,
        "finding": reason.finding,
        "about": reason.about,
    }


def _history(history: LinkHistory) -> Json:
    return {
        "state": history.state,
        "since": _utc(history.since),
        "last_alive": _moment(history.last_alive),
        "failures": history.failures,
        "changed": history.changed,
        "in_base_line": history.in_base_line,
        "moved_since": _moment(history.moved_since),
        "retitled_since": _moment(history.retitled_since),
        "drifted_since": _moment(history.drifted_since),
    }


def _decision(decision: Decision) -> Json:
    return {
        "finding": decision.finding,
        "state": decision.state,
        "by": decision.by,
        "at": _utc(decision.decided_at, "milliseconds"),
        "reason": decision.reason,
        "outcome": decision.outcome,
    }


def _summary(report: Report) -> Json:
    summary = summarise(report.outline)
    unread = [one for reading in report.documents for one in reading.unread]
    return {
        "citations": summary.citations,
        "verdicts": _counts(summary.verdicts),
        "links": _counts(summary.links),
        "titles": _counts(summary.titles),
        "archives": _counts(summary.archives),
        "unread": sum(one.kind is not UnreadKind.REMARK for one in unread),
        "remarks": sum(one.kind is UnreadKind.REMARK for one in unread),
        "changes": {name: [*ids] for name, ids in changes(report.outline).items()},
    }


def _counts(counts: Mapping[Status | None, int]) -> Json:
    return {NOT_RUN if status is None else str(status): number for status, number in counts.items()}


def _moment(at: datetime | None) -> str | None:
    return _utc(at) if at else None


def _utc(at: datetime, precision: str = "seconds") -> str:
    return at.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def _well_formed(value: Json) -> Json:
    if isinstance(value, str):
        return well_formed(str(value))
    if isinstance(value, list):
        return [_well_formed(item) for item in value]
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    return value
