"""What tells one citation from another: of a run's results, or of a report that was written; decisions stand on it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cache.keys import url_key
from reports.model import CitationResult
from reports.written import WrittenReport


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as decisions know it; short forms of others are none of their own."""

    id: str
    document: str
    """Path seen from the folder of the decisions, or URL."""
    note: str
    """Label of its note."""
    url: str | None
    text: str
    sentence: str | None
    """The sentence that carries the marker."""

    @property
    def key(self) -> str | None:
        """What stands for its address."""
        return url_key(self.url) if self.url else None

    @property
    def signature(self) -> str:
        """URL and text in 12 hexadecimal digits."""
        told = f"{self.key or ''}\x1f{fold(self.text)}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def fold(text: str | None) -> str:
    """A text for comparison: one form of characters, single blanks; case counts."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())


def cited_in_run(results: Iterable[CitationResult], documents: Mapping[str, str]) -> tuple[Cited, ...]:
    """The citations of a run; ``documents`` gives the name of each by its id."""
    return tuple(
        Cited(
            result.citation.id,
            documents[result.citation.document],
            result.footnote.label,
            result.citation.url,
            result.citation.text,
            result.footnote.anchor.sentence if result.footnote.anchor else None,
        )
        for result in results
        if result.citation.same_as is None
    )


def cited_in_report(report: WrittenReport, documents: Mapping[str, str]) -> tuple[Cited, ...]:
    """The citations of a written report; ``documents`` gives the name of each by its id."""
    notes = {note.id: note for note in report.footnotes}
    return tuple(
        Cited(one.id, documents[one.document], note.label, one.url, one.text, note.sentence)
        for one in report.citations
        if one.same_as is None and (note := notes[one.footnote])
    )


class Neighbours:
    """The citations of a run by what they share: decisions on one of them never pass to another."""

    def __init__(self, citations: Iterable[Cited]) -> None:
        """Take in the citations of a run, short forms left out."""
        self._signatures: dict[str, str] = {}
        self._by_signature: defaultdict[str, list[Cited]] = defaultdict(list)
        self._by_sentence: defaultdict[str, list[Cited]] = defaultdict(list)
        for cited in citations:
            self._signatures[cited.id] = signature = cited.signature
            self._by_signature[signature].append(cited)
            if sentence := fold(cited.sentence):
                self._by_sentence[sentence].append(cited)

    def signature(self, mine: Cited) -> str:
        """That of a citation of the run."""
        return self._signatures[mine.id]

    def twins(self, mine: Cited) -> tuple[str | None, ...]:
        """Sentences of other citations with the URL and the text of this one."""
        return tuple(one.sentence for one in self._by_signature[self.signature(mine)] if one.id != mine.id)

    def beside(self, mine: Cited) -> tuple[str, ...]:
        """Signatures of other citations that the same sentence carries."""
        sentence = fold(mine.sentence)
        return tuple(map(self.signature, self._others(sentence, mine))) if sentence else ()

    def _others(self, sentence: str, mine: Cited) -> Iterator[Cited]:
        return (one for one in self._by_sentence[sentence] if one.id != mine.id)
