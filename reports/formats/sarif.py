"""``report.sarif``: findings with their place in the source, which forges show at the line (SARIF 2.1.0, OASIS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote

from reports.formats.findings_table import rows
from reports.formats.json_v1 import Json
from reports.formats.safe_text import one_line
from reports.model import CitationResult, Reason, Report, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class SarifFormat:
    """One run; a rule a kind of finding that was made, a result a finding."""

    name = "sarif"
    filename = "report.sarif"

    def render(self, report: Report) -> bytes:
        """Every finding but hints at style and what was dismissed, in document order."""
        import msgspec

        results = [(row.result, row.reason) for row in rows(report) if row.reason is not None]
        paths = {reading.id: reading.path for reading in report.documents}
        run: Json = {
            "tool": {"driver": {"name": "footproof", "version": report.version, "rules": [*_rules(results)]}},
            "columnKind": "unicodeCodePoints",
            "results": [_result(result, reason, paths) for result, reason in results],
        }
        log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def _rules(results: list[tuple[CitationResult, Reason]]) -> Iterator[Json]:
    for code in sorted({reason.code for _, reason in results}):
        yield {"id": code, "name": "".join(word.capitalize() for word in code.split("-"))}


def _result(result: CitationResult, reason: Reason, paths: Mapping[str, str]) -> Json:
    citation = result.citation
    told = f"{citation.id}: {reason.message} {reason.suggestion}"
    return {
        "ruleId": reason.code,
        "level": _LEVELS[reason.severity],
        "message": {"text": one_line(told)},
        "locations": [_place(result, paths[citation.document])],
        "partialFingerprints": {"citation/v1": one_line(f"{citation.url or citation.text}#{reason.code}")},
        "properties": {"citation": one_line(citation.id), "url": one_line(citation.url or "")},
    }


def _place(result: CitationResult, path: str) -> Json:
    where = result.footnote.location
    uri = path if "://" in path else quote(PurePath(path).as_posix())
    place: dict[str, Json] = {"artifactLocation": {"uri": uri}}
    if address := result.citation.source_place:
        place["region"] = {"startLine": address.line, "startColumn": address.column}
    elif where.line:
        place["region"] = {"startLine": where.line}
    return {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": one_line(result.citation.id)}]}
