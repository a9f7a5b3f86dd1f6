"""What a finding is about, as a digest: a decision holds as long as that is the same (the contract's table)."""

from __future__ import annotations

import hashlib

from pipeline.checks.findings.content import (
    DRIFT_MAJOR,
    FACT_MISMATCHES,
    OFF_TOPIC,
    OTHER_LANGUAGE,
    QUOTE_ABSENT,
    QUOTE_ALTERED,
    TITLE_CHANGED,
    TITLE_MISMATCH,
)
from pipeline.checks.findings.links import BLOCKED, DEAD, ERROR, MOVED, PARKED, RESTRICTED, SOFT_404, SUSPECT
from reports.model import CitationResult, FactCheck, Reason, TitleCheck

ROT = frozenset({DEAD.code, SOFT_404.code, PARKED.code})
"""A decision on one of these covers the others: the web changes how a page is gone, not that it is."""
TITLES = frozenset({TITLE_MISMATCH.code, TITLE_CHANGED.code, OTHER_LANGUAGE.code})
QUOTATIONS = frozenset({QUOTE_ABSENT.code, QUOTE_ALTERED.code})
OF_THE_LINK = ROT | {kind.code for kind in (BLOCKED, RESTRICTED, ERROR, MOVED, SUSPECT)}
"""Findings that are the same wherever their address is cited."""
OF_THE_SOURCE = (
    OF_THE_LINK | TITLES | QUOTATIONS | {kind.code for kind in (DRIFT_MAJOR, OFF_TOPIC, *FACT_MISMATCHES.values())}
)
"""Findings that compare the note with its source: where only the sentence is still the same, they are open again."""


def family(finding: str) -> str:
    """What decisions on a finding have in common: its code without the number, one name for every kind of rot."""
    code = finding.partition(":")[0]
    return "rot" if code in ROT else code


def about(reason: Reason, result: CitationResult) -> str:
    """Digest of what a finding shows, 16 hexadecimal digits.

    Of a link its address; of title, date and author what was cited and what was found; of a quotation its words
    and the passage; of anything else the address, or the text where there is none.
    """
    return _digest(reason.code if reason.code not in ROT else "rot", *_shown(reason, result))


def _shown(reason: Reason, result: CitationResult) -> tuple[str | None, ...]:
    compared: TitleCheck | FactCheck | None = result.title_check if reason.code in TITLES else None
    for name, kind in FACT_MISMATCHES.items():
        if kind.code == reason.code:
            compared = result.fact(name)
    if compared is not None:
        return compared.cited, compared.found
    quotes = result.quotes or ()
    if reason.code in QUOTATIONS and reason.place is not None and reason.place <= len(quotes):
        quote = quotes[reason.place - 1]
        return quote.text, quote.passage
    return (result.citation.url or result.citation.text,)


def _digest(*parts: str | None) -> str:
    told = "\x1f".join(" ".join((part or "").split()) for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
