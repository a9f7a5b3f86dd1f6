"""The nouns of a verification report: what was found out about each citation, and what it means.

The shapes follow the fields of ``report.json`` (schema version 1), but this is the internal form:
``reports.formats.json_v1`` alone decides what is written.
"""

from reports.model.links import ArchiveFinding, LinkFinding, LinkHistory, NewAddress, Rejected
from reports.model.pages import (
    Difference,
    Drift,
    DriftChange,
    DriftMeasures,
    FactCheck,
    Passage,
    QuoteCheck,
    Source,
    TitleCheck,
)
from reports.model.results import CitationResult, Correction, Decision, Orphan, Reason, Report, Run, UnreadDocument
from reports.model.statuses import (
    ArchiveStatus,
    CheckStatus,
    Confidence,
    DecisionOutcome,
    DecisionState,
    FactName,
    LinkState,
    LinkStatus,
    QuoteStatus,
    Severity,
    TitleStatus,
    Verdict,
)

__all__ = [
    "ArchiveFinding",
    "ArchiveStatus",
    "CheckStatus",
    "CitationResult",
    "Confidence",
    "Correction",
    "Decision",
    "DecisionOutcome",
    "DecisionState",
    "Difference",
    "Drift",
    "DriftChange",
    "DriftMeasures",
    "FactCheck",
    "FactName",
    "LinkFinding",
    "LinkHistory",
    "LinkState",
    "LinkStatus",
    "NewAddress",
    "Orphan",
    "Passage",
    "QuoteCheck",
    "QuoteStatus",
    "Reason",
    "Rejected",
    "Report",
    "Run",
    "Severity",
    "Source",
    "TitleCheck",
    "TitleStatus",
    "UnreadDocument",
    "Verdict",
]
