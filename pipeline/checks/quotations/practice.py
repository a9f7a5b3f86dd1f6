"""How a document quotes sources in other languages: in their own words, or translated.

A quotation in another language than its source may be a translation, and then it cannot stand there. But an
author who quotes one source after another in its own words does not translate the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.quotations.translated import TRANSLATED
from reports.model import QuoteCheck, QuoteStatus
from reports.wording import LANGUAGES

FEWEST = 4
"""Quotations in the words of their source from which they are a practice."""
SENTENCE = 8
"""Words from which a quotation counts: terms and names are left in their language by those who translate, too."""
SHARE = 3
"""Times as many as those that may be translated."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where quotations of one citation were looked for."""

    document: str
    language: str | None
    """Of the page, as a primary subtag; None where it is not known, or nothing could be read."""


def by_practice(
    checks: Mapping[str, Sequence[QuoteCheck]], sources: Mapping[str, Source]
) -> dict[str, tuple[QuoteCheck, ...]]:
    """The checks of a batch, by citation id, where those that may be translations are told by what the others are."""
    original, translated = Counter[Source](), Counter[Source]()
    for name, found in checks.items():
        original[sources[name]] += sum(map(_is_original, found))
        translated[sources[name]] += sum(check.reason == TRANSLATED for check in found)
    practised = {
        source: count
        for source, count in original.items()
        if source.language and count >= FEWEST and count >= SHARE * translated[source]
    }
    return {
        name: tuple(_settled(check, sources[name], practised.get(sources[name], 0)) for check in found)
        for name, found in checks.items()
    }


def _is_original(check: QuoteCheck) -> bool:
    return check.status in (QuoteStatus.FOUND, QuoteStatus.ALTERED) and len(check.text.split()) >= SENTENCE


def _settled(check: QuoteCheck, source: Source, originals: int) -> QuoteCheck:
    if check.reason != TRANSLATED or not originals:
        return check
    named = LANGUAGES.get(source.language or "", "that language")
    reason = f"This document quotes sources in {named} in their own words ({originals} times), so it is no translation."
    return replace(check, status=QuoteStatus.ABSENT, reason=reason)
