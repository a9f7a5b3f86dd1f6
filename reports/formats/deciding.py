"""What ``report.html`` holds so that findings can be decided in it, without the program that wrote it.

A decision is found again by what its citation is (``reports.places``); the page writes the same lines as the program.
Sentences and twins stand in tables of their own: a sentence that carries a thousand works would else be repeated a
thousand times.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cache.keys import url_key
from cache.spool import Chosen
from reports.formats.spread import Spread
from reports.model import CitationResult, DecisionOutcome, Report, Severity
from reports.places import Cited, Neighbours, cited_in_run, fold


class Deciding:
    """The decidable citations of a report."""

    def __init__(self, report: Report, spread: Spread) -> None:
        """Take in a report, and where its citations stand; nothing can be decided in one that was never judged."""
        self._run = _key(report)
        self._results = report.results
        self._spread = spread
        named = report.run.decided_as
        cited = cited_in_run(Chosen(report.results, _decidable(report.results, spread)), named) if named else ()
        self._cited: Mapping[str, Cited] = {one.id: one for one in cited}
        self._neighbours = Neighbours(cited)

    def decided(self, result: CitationResult) -> str | None:
        """Id of the citation that a decision at this one is about: a short form shares those of the one it means.

        None where there is nothing to decide.
        """
        key = result.citation.same_as or result.citation.id
        if key not in self._cited or not result.flags:
            return None
        return key if key == result.citation.id or self._results[self._spread.place(key)].reasons else None

    def data(self, results: Iterable[CitationResult]) -> dict[str, Any] | None:
        """What the page of these results has to know; None where nothing can be decided."""
        if not self._cited:
            return None
        keys = dict.fromkeys(key for result in results if (key := self.decided(result)))
        if not keys:
            return None
        cited = [self._cited[key] for key in keys]
        sentences: dict[str, dict[str, Any]] = {}
        for one in cited:
            if one.sentence is not None and one.sentence not in sentences:
                sentences[one.sentence] = {"text": one.sentence, "carries": self._carried(one)}
        places = {sentence: number for number, sentence in enumerate(sentences)}
        shared = {self._neighbours.signature(one): one for one in cited}
        twins = {name: told for name, one in shared.items() if len(told := self._sentences(one)) > 1}
        return {
            "run": self._run,
            "citations": {
                one.id: self._known(one, None if one.sentence is None else places[one.sentence]) for one in cited
            },
            "sentences": list(sentences.values()),
            "twins": twins,
        }

    def _carried(self, cited: Cited) -> list[str]:
        """Signatures of all citations of a sentence, this one included."""
        return [self._neighbours.signature(cited), *self._neighbours.beside(cited)] if fold(cited.sentence) else []

    def _sentences(self, cited: Cited) -> list[str | None]:
        return [cited.sentence, *self._neighbours.twins(cited)]

    def _known(self, cited: Cited, sentence: int | None) -> dict[str, Any]:
        result = self._results[self._spread.place(cited.id)]
        held = {one.finding for one in result.decisions if one.outcome is not DecisionOutcome.REOPENED}
        return {
            "document": cited.document,
            "note": cited.note,
            "url": cited.url,
            "text": cited.text,
            "sentence": sentence,
            "signature": self._neighbours.signature(cited),
            "findings": [
                {
                    "finding": reason.finding or reason.code,
                    "code": reason.code,
                    "about": reason.about or "",
                    "asks": reason.severity is not Severity.NOTE and not reason.dismissed,
                    "held": not held.isdisjoint({None, reason.finding}),
                }
                for reason in result.reasons
            ],
        }


def _decidable(results: Sequence[CitationResult], spread: Spread) -> list[int]:
    """Places of the citations about which something can be decided, and of those that they have to be told from."""
    ids: set[str] = set()
    places, texts, sentences = array("L"), array("q"), array("q")
    for place, result in enumerate(results):
        citation, anchor = result.citation, result.footnote.anchor
        if result.flags:
            ids.add(citation.same_as or citation.id)
        if citation.same_as is None:
            places.append(place)
            texts.append(hash((citation.url and url_key(citation.url), fold(citation.text))))
            sentences.append(hash(fold(anchor.sentence) if anchor else ""))
    flagged = {spread.place(one) for one in ids if one in spread}
    told_from = {text for place, text in zip(places, texts, strict=True) if place in flagged}
    carried_by = {one for place, one in zip(places, sentences, strict=True) if place in flagged} - {hash("")}
    return [
        place
        for place, text, sentence in zip(places, texts, sentences, strict=True)
        if text in told_from or sentence in carried_by
    ]


def _key(report: Report) -> str:
    """What tells this run from others: 12 hexadecimal digits."""
    told = "\x1f".join((report.run.started.isoformat(), *(reading.sha256 for reading in report.documents)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]
