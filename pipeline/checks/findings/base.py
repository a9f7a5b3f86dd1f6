"""What a finding is: a kind that the README lists, and what is said of one citation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.model import CitationResult, Confidence, Reason, Severity

Rule = Callable[[CitationResult], Iterator[Reason]]
"""Looks at one part of a result, and says what an editor should know of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding."""

    code: str
    """Stable, in kebab-case."""
    severity: Severity
    """What it asks of an editor, as a rule; ``error`` breaks the citation, ``warning`` asks for a review."""
    summary: str
    """When it is said, in the words of the README."""

    def reason(
        self,
        message: str,
        suggestion: str,
        confidence: Confidence = Confidence.HIGH,
        evidence: Iterable[str | None] = (),
        severity: Severity | None = None,
    ) -> Reason:
        """The finding on one citation.

        Args:
            message: one sentence, what is the matter.
            suggestion: one sentence, what to do about it.
            confidence: how sure it is.
            evidence: what was seen, piece by piece; what is None or empty is left out.
            severity: None for that of the kind.
        """
        seen = tuple(piece for piece in evidence if piece)
        return Reason(self.code, message, suggestion, severity or self.severity, confidence, seen)
