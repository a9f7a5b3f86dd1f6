"""Doubts: what further requests can settle before a living page is called gone, or rot passes for a page."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cache.keys import url_key
from cache.model import Capture, Outcome
from footnotes.model import Citation
from pipeline.addresses.parts import host_of, split_url
from pipeline.checks.links.again import believed, same_answer, worth_asking_again
from pipeline.checks.links.link import may_be_outage, may_be_wall, needs_probe
from pipeline.checks.links.sibling import Probe, home_of, sibling_of
from pipeline.language.detect import language_of, likeliest, likelihood
from pipeline.stages.collect import EvidenceCollector
from pipeline.stages.verify import Evidence
from pipeline.web.manner import as_reader
from reports.model import CitationResult, LinkFinding

_ASKED = "en"
_MORE_CITED = {"be": "ru", "bg": "ru", "mk": "ru"}
"""What short texts of a more cited relative are taken for; the server chooses which of the two it has."""
_PERHAPS = 0.2
"""Likelihood from which a title that is too short to tell is taken for English."""
_SAMPLE = 3000
"""Characters of a document's notes from which its language is told."""


@dataclass(frozen=True, slots=True)
class Question:
    """One citation of a URL."""

    url: str
    title: str | None
    """As cited."""
    publisher: str | None = None
    languages: tuple[str, ...] = ()
    """Of the note and of its document, primary subtags (BCP 47), best first."""

    @property
    def key(self) -> str:
        """``url_key`` of the URL."""
        return url_key(self.url)

    def judged(self, evidence: Evidence) -> LinkFinding:
        """What became of the link by this evidence."""
        return evidence.judged(self.url, self.title, self.publisher)


def questions_of(results: Sequence[CitationResult]) -> list[Question]:
    """The citations that have a URL, each with the languages in which its readers may read."""
    notes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for result in results:
        # Once, however many works it cites.
        notes[result.citation.document][result.footnote.id] = result.footnote.text
    spoken = {document: language_of(" ".join(texts.values())[:_SAMPLE]) for document, texts in notes.items()}
    return [
        Question(
            url,
            result.citation.title,
            result.citation.publisher,
            _languages(result.citation, spoken[result.citation.document]),
        )
        for result in results
        if (url := result.citation.url)
    ]


def _languages(citation: Citation, spoken: str | None) -> tuple[str, ...]:
    """The language that the citation seems to be in, and that of its document; English was asked for already."""
    written = citation.title or citation.text
    told = language_of(written)
    if told is None and likelihood(written, _ASKED) < _PERHAPS:
        told = likeliest(written, besides=_ASKED)
    wanted = (_MORE_CITED.get(told or ""), told, spoken)
    return tuple(dict.fromkeys(found for found in wanted if found and found != _ASKED))


async def settle_doubts(
    collector: EvidenceCollector, questions: Sequence[Question], known: Mapping[str, Evidence]
) -> dict[str, Evidence]:
    """The evidence for everything in ``known``, with what further requests tell where a first answer leaves a doubt.

    A made-up sibling shows that a site answers everything alike, its home page that it does so for a wall or in an
    outage; and what seems gone is asked for once more in the manner of a reader.
    """
    doubts = _Doubts(collector, questions, dict(known))
    await doubts.ask_siblings()
    await doubts.ask_homes([asked for asked in questions if may_be_wall(doubts.judged(asked))])
    await doubts.ask_again()
    await doubts.ask_homes(doubts.perhaps_outages())
    return doubts.evidence


@dataclass(slots=True)
class _Doubts:
    collector: EvidenceCollector
    questions: Sequence[Question]
    evidence: dict[str, Evidence]
    _judged: dict[Question, tuple[Evidence, LinkFinding]] = field(default_factory=dict)

    def judged(self, asked: Question) -> LinkFinding:
        known = self.evidence[asked.key]
        before = self._judged.get(asked)
        if before is None or before[0] is not known:
            before = self._judged[asked] = (known, asked.judged(known))
        return before[1]

    async def ask_siblings(self) -> None:
        siblings: dict[str, str] = {}
        for asked in self.questions:
            known = self.evidence[asked.key]
            if needs_probe(asked.url, known.capture, known.page, asked.title, asked.publisher):
                siblings[asked.key] = sibling_of(asked.url, _made_up_name(asked.url))
        answers = await self.collector.control(self._judged_by(siblings))
        for key, sibling in siblings.items():
            shown = answers[url_key(sibling)]
            self.evidence[key] = replace(self.evidence[key], probe=Probe(sibling=(shown.capture, shown.page)))

    async def ask_homes(self, questions: Sequence[Question]) -> None:
        homes = {asked.key: home_of(asked.url) for asked in questions}
        answers = await self.collector.control(self._judged_by(homes))
        for key, home in homes.items():
            shown, probe = answers[url_key(home)], self.evidence[key].probe or Probe()
            self.evidence[key] = replace(self.evidence[key], probe=replace(probe, home=(shown.capture, shown.page)))

    def _judged_by(self, controls: Mapping[str, str]) -> dict[str, Capture]:
        """For each address that is asked for control: of the answers that are judged by it the one that is newest."""
        judged: dict[str, Capture] = {}
        for key, control in controls.items():
            answer = self.evidence[key].capture
            if control not in judged or _since(judged[control]) < _since(answer):
                judged[control] = answer
        return judged

    async def ask_again(self) -> None:
        """Ask once more for what seems gone; of links that land on one page of a site, first for one of them."""
        suspects = {asked.key: asked for asked in self.questions if worth_asking_again(self.judged(asked))}
        alike: defaultdict[object, list[Question]] = defaultdict(list)
        for key, asked in suspects.items():
            alike[same_answer(self.judged(asked)) or key].append(asked)
        first = {group[0].key: group for group in alike.values()}
        changed = await self._ask_as_readers([group[0] for group in first.values()])
        await self._ask_as_readers([asked for key in changed for asked in first[key][1:]])

    async def _ask_as_readers(self, questions: Sequence[Question]) -> list[str]:
        """Ask as a reader of each note would; the keys of those whose second answer is believed."""
        changed: list[str] = []
        by_languages: defaultdict[tuple[str, ...], list[Question]] = defaultdict(list)
        for asked in questions:
            by_languages[asked.languages].append(asked)
        for languages, group in by_languages.items():
            second = await self.collector.collect_again(
                {asked.url: self.evidence[asked.key].capture for asked in group}, as_reader(languages)
            )
            for asked in group:
                other = replace(second[asked.key], probe=self.evidence[asked.key].probe, refused=self.judged(asked))
                if believed(asked.judged(other)):
                    self.evidence[asked.key] = other
                    changed.append(asked.key)
        return changed

    def perhaps_outages(self) -> list[Question]:
        """Dead links on hosts of which nothing was seen to live."""
        living = {host_of(known.capture.url) for known in self.evidence.values() if _answered_well(known)}
        return [
            asked
            for asked in self.questions
            if host_of(asked.url) not in living and may_be_outage(self.judged(asked), self.evidence[asked.key].page)
        ]


def _since(capture: Capture) -> datetime:
    return capture.unchanged_since or capture.checked_at


def _answered_well(known: Evidence) -> bool:
    return known.capture.outcome is Outcome.ANSWERED and known.capture.status == 200


def _made_up_name(url: str) -> str:
    """The same name for every page of a folder and in every run, so that one answer serves them all."""
    folder = split_url(url)._replace(path=split_url(url).path.rstrip("/").rpartition("/")[0], query="", fragment="")
    return "zq" + hashlib.sha256(folder.geturl().encode()).hexdigest()[:22]
