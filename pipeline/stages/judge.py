"""Judge: a citation and what its address shows become a result, or the judgement that an earlier run made of both."""

from __future__ import annotations

from cache.keys import url_key
from pipeline.stages.choose_url import choose_url
from pipeline.stages.judgements import Judgements
from pipeline.stages.shelf import Shelf
from pipeline.stages.verify import judge_citation
from pipeline.text.model import Outline
from reports.model import CitationResult


class Judge:
    """Judges citations by the evidence of a run."""

    def __init__(self, shelf: Shelf, judgements: Judgements) -> None:
        self._shelf = shelf
        self._judgements = judgements

    def anew(self, result: CitationResult) -> CitationResult:
        """The result of a citation by the page at its address."""
        citation = result.citation
        return judge_citation(citation, result.footnote, self._shelf.get(url_key(citation.url or "")))

    def judged(self, result: CitationResult, readings: Shelf) -> tuple[CitationResult, Outline | None]:
        """The result, and what is left of the page.

        Args:
            result: of a citation, before anything is known of it.
            readings: what other readings of damaged addresses show.
        """
        citation, key = result.citation, url_key(result.citation.url or "")
        known = self._judgements.known(citation, self._shelf, key) if citation.url else None
        if known is not None:
            made = CitationResult(
                citation,
                result.footnote,
                link=known.link,
                source=known.source,
                title_check=known.title_check,
                facts=known.facts,
            )
            return made, known.outline
        made = choose_url(self.anew(result), readings)
        evidence = self._shelf.get(url_key(made.citation.url)) if made.citation.url else None
        outline = Outline.of(evidence.page) if evidence else None
        if made.citation.url:
            self._judgements.learn(made, outline, self._shelf, key)
        return made, outline
