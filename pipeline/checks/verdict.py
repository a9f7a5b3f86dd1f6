"""What an editor should do about a citation: the verdict of the contract's table, and why.

Every finding brings a verdict about; the worst stands, and the findings come in the order of their
weight. One that brings ``OK`` is worth knowing, and nothing has to be done before print.
"""

from __future__ import annotations

from pipeline.checks.findings import RULES
from pipeline.checks.findings.links import UNRESOLVED, is_unchecked
from pipeline.checks.findings.project import in_project
from pipeline.settings import LintSettings
from reports.model import CitationResult, Reason, Severity, Verdict

ABOUT_REFERENCES = frozenset({"ibid-after-several-works", "reference-to-nowhere"})
"""Codes of the lint that say why an ibid. or a cross-reference was not resolved."""
_WORST_FIRST = tuple(Verdict)
_BROUGHT = {Severity.ERROR: Verdict.BROKEN, Severity.WARNING: Verdict.REVIEW}


def decide(result: CitationResult, settings: LintSettings) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict on a citation and the findings that it stands on, weightiest first.

    A part of the result that is None belongs to a stage that has not run, and says nothing.
    """
    found = [*(reason for rule in RULES for reason in rule(result)), *result.lint]
    reasons = _told_once(tuple(in_project(found, result, settings)))
    unchecked, linted = is_unchecked(result), {reason.code for reason in result.lint}
    least = Verdict.UNCHECKED if unchecked else Verdict.OK

    def brings(reason: Reason) -> Verdict:
        # Where nothing could be checked that stays the verdict, whatever the lint says of the note.
        quiet = reason.dismissed or reason.severity is Severity.NOTE or (unchecked and reason.code in linted)
        return least if quiet else _BROUGHT[reason.severity]

    # sorted() is stable: within one verdict the order of the rules stands.
    ordered = sorted(reasons, key=lambda reason: _WORST_FIRST.index(brings(reason)))
    return (brings(ordered[0]) if ordered else least), tuple(ordered)


def _told_once(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Where the lint says why a reference was not resolved, that is enough."""
    if not any(reason.code in ABOUT_REFERENCES and _counts(reason) for reason in reasons):
        return reasons
    return tuple(reason for reason in reasons if reason.code != UNRESOLVED.code)


def _counts(reason: Reason) -> bool:
    return reason.severity is not Severity.NOTE and not reason.dismissed
