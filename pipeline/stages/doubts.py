"""Doubts: what further requests can settle before a living page is called gone, or rot passes for a page."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cache.keys import url_key
from cache.model import Capture, Outcome
from footnotes.model import Citation
from pipeline.addresses.parts import host_of, split_url
from pipeline.checks.links.again import believed, same_answer, worth_asking_again
from pipeline.checks.links.case import Case
from pipeline.checks.links.link import may_be_outage, may_be_wall, needs_probe
from pipeline.checks.links.sibling import home_of, sibling_of
from pipeline.language.detect import language_of, likeliest, likelihood
from pipeline.stages.collect import EvidenceCollector
from pipeline.stages.judgements import Judgements
from pipeline.stages.shelf import Shelf
from pipeline.stages.verify import Evidence
from pipeline.web.manner import as_reader
from reports.model import CitationResult, LinkFinding

_ASKED = "en"
_OK = 200
_MORE_CITED = {"be": "ru", "bg": "ru", "mk": "ru"}
"""What short texts of a more cited relative are taken for; the server chooses which of the two it has."""
_PERHAPS = 0.2
"""Likelihood from which a title that is too short to tell is taken for English."""
_SAMPLE = 3000
"""Characters of a document's notes from which its language is told."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One citation of a URL; no two are the same."""

    url: str
    title: str | None
    """As cited."""
    publisher: str | None = None
    written: str = ""
    """The title, or what there is of the citation: words in its language."""
    beside: str = ""
    """The first notes of its document, whose language its readers speak as well."""
    citation: Citation | None = None
    """The citation itself; None where nobody remembers what was judged of it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """In which its readers may read, best first: that of the citation, and that of its document, English apart.

        Told when it is asked for: most links leave no doubt, and telling takes half a second of loading first.
        """
        told = language_of(self.written)
        if self.written and told is None and likelihood(self.written, _ASKED) < _PERHAPS:
            told = likeliest(self.written, besides=_ASKED)
        wanted = (_MORE_CITED.get(told or ""), told, language_of(self.beside))
        return tuple(dict.fromkeys(found for found in wanted if found and found != _ASKED))

    @property
    def key(self) -> str:
        """``url_key`` of the URL."""
        return url_key(self.url)

    def case(self, evidence: Evidence) -> Case:
        """What this evidence is for the citation."""
        return evidence.case(self.url, self.title, self.publisher)

    def judged(self, evidence: Evidence) -> LinkFinding:
        """What became of the link by this evidence."""
        return evidence.judged(self.case(evidence))


class Questions(Iterable[Question]):
    """The citations of a run that have a URL, in document order; each is made when it is asked for."""

    def __init__(self, results: Sequence[CitationResult]) -> None:
        self._results = results
        notes: defaultdict[str, dict[str, str]] = defaultdict(dict)
        sizes: defaultdict[str, int] = defaultdict(int)
        for result in results:
            document, note = result.citation.document, result.footnote
            # Once, however many works it cites.
            if sizes[document] < _SAMPLE and note.id not in notes[document]:
                notes[document][note.id] = note.text
                sizes[document] += len(note.text) + 1
        self._samples = {document: " ".join(texts.values())[:_SAMPLE] for document, texts in notes.items()}

    def __iter__(self) -> Iterator[Question]:
        for result in self._results:
            citation, url = result.citation, result.citation.url
            if url:
                written, beside = citation.title or citation.text, self._samples[citation.document]
                yield Question(url, citation.title, citation.publisher, written, beside, citation)


async def settle_doubts(
    collector: EvidenceCollector,
    questions: Iterable[Question],
    shelf: Shelf,
    judgements: Judgements | None = None,
) -> Shelf:
    """The evidence with what further requests tell where a first answer leaves a doubt.

    A made-up sibling shows that a site answers everything alike, its home page that it does so for a wall or in an
    outage; and what seems gone is asked for once more in the manner of a reader.

    Args:
        collector: asks.
        questions: every citation of the run; gone through twice.
        shelf: what first answers say; becomes what is known in the end.
        judgements: that earlier runs made; None: there are none.
    """
    doubts = _Doubts(collector, shelf, judgements)
    doubts.look_over(questions)
    await doubts.ask_siblings()
    await doubts.ask_homes([asked for asked in doubts.questions if may_be_wall(doubts.judged(asked))])
    await doubts.ask_again()
    await doubts.ask_homes(doubts.perhaps_outages())
    return shelf


@dataclass(slots=True)
class _Doubts:
    """What first answers leave open."""

    collector: EvidenceCollector
    shelf: Shelf
    judgements: Judgements | None
    keys: set[str] = field(default_factory=set)
    """Of the URLs that some question leaves a doubt about."""
    questions: list[Question] = field(default_factory=list)
    """Those of these URLs."""
    siblings: dict[str, str] = field(default_factory=dict)
    """Made-up addresses that are to be asked for, by the key of what they are beside."""
    living: set[str] = field(default_factory=set)
    """Hosts of which something answered well."""
    _judged: dict[Question, LinkFinding] = field(default_factory=dict)

    def look_over(self, questions: Iterable[Question]) -> None:
        """Find the doubts of first answers, a page at a time, and keep the questions of URLs that leave one."""
        judged: dict[int, LinkFinding] = {}
        for number, asked in enumerate(questions):
            before = self._judged_before(asked)
            if before is not None:
                # Nothing was asked for control then, and nothing has changed.
                if before.http_status == _OK:
                    self.living.add(host_of(asked.url))
                if worth_asking_again(before):
                    self.keys.add(asked.key)
                    judged[number] = before
                continue
            known = self.shelf[asked.key]
            if _answered_well(known):
                self.living.add(host_of(known.capture.url))
            case = asked.case(known)
            finding = known.judged(case)
            if finding.status.living and needs_probe(case):
                self.siblings[asked.key] = sibling_of(asked.url, _made_up_name(asked.url))
            if asked.key in self.siblings or worth_asking_again(finding):
                self.keys.add(asked.key)
                judged[number] = finding
        for number, asked in enumerate(questions):
            if asked.key in self.keys:
                kept = replace(asked, citation=None)  # of which there may be very many
                self.questions.append(kept)
                if number in judged:
                    self._judged[kept] = judged[number]

    def _judged_before(self, asked: Question) -> LinkFinding | None:
        if self.judgements is None or asked.citation is None:
            return None
        known = self.judgements.known(asked.citation, self.shelf, asked.key)
        return known.link if known else None

    def judged(self, asked: Question) -> LinkFinding:
        """What became of the link by all that is known now."""
        if asked not in self._judged:
            self._judged[asked] = asked.judged(self.shelf[asked.key])
        return self._judged[asked]

    async def ask_siblings(self) -> None:
        answers = await self.collector.control(self._judged_by(self.siblings))
        for key, sibling in self.siblings.items():
            self.shelf.control(key, sibling=answers.sighting(url_key(sibling)))
        self._forget(self.siblings)

    async def ask_homes(self, questions: Sequence[Question]) -> None:
        homes = {asked.key: home_of(asked.url) for asked in questions}
        answers = await self.collector.control(self._judged_by(homes))
        for key, home in homes.items():
            self.shelf.control(key, home=answers.sighting(url_key(home)))
        self._forget(homes)

    def _forget(self, keys: Collection[str]) -> None:
        """Judge anew, when it is asked for, what more is known of now."""
        self._judged = {asked: finding for asked, finding in self._judged.items() if asked.key not in keys}

    def _judged_by(self, controls: Mapping[str, str]) -> dict[str, Capture]:
        """For each address that is asked for control: of the answers that are judged by it the one that is newest."""
        judged: dict[str, Capture] = {}
        for key, control in controls.items():
            answer = _dated(self.shelf.sighting(key).capture)
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
        changed += await self._ask_as_readers([asked for key in changed for asked in first[key][1:]])
        self._forget(set(changed))

    async def _ask_as_readers(self, questions: Sequence[Question]) -> list[str]:
        """Ask as a reader of each note would; the keys of those whose second answer is believed."""
        changed: list[str] = []
        first = {asked.url: _dated(self.shelf.sighting(asked.key).capture) for asked in questions}
        unanswered = self.collector.unanswered_again(first)
        by_languages: defaultdict[tuple[str, ...], list[Question]] = defaultdict(list)
        for asked in questions:
            # What an earlier run was answered does not depend on how this one would ask.
            by_languages[asked.languages if asked.key in unanswered else ()].append(asked)
        for languages, group in by_languages.items():
            second = await self.collector.collect_again(
                {asked.url: first[asked.url] for asked in group}, as_reader(languages)
            )
            for asked in group:
                sibling, home = self.shelf.controls(asked.key)
                second.control(asked.key, sibling, home, refused=self.judged(asked))
                if believed(asked.judged(second[asked.key])):
                    self.shelf.take(second, asked.key)
                    if _answered_well(second[asked.key]):
                        self.living.add(host_of(asked.url))
                    changed.append(asked.key)
        return changed

    def perhaps_outages(self) -> list[Question]:
        """Dead links on hosts of which nothing was seen to live."""
        return [
            asked
            for asked in self.questions
            if host_of(asked.url) not in self.living and may_be_outage(self.judged(asked), self.shelf[asked.key].page)
        ]


def _dated(answer: Capture) -> Capture:
    """An answer as far as it tells how long others count; of a large batch there are very many."""
    return replace(answer, detail="", headers=(), hops=())


def _since(capture: Capture) -> datetime:
    return capture.unchanged_since or capture.checked_at


def _answered_well(known: Evidence) -> bool:
    return known.capture.outcome is Outcome.ANSWERED and known.capture.status == _OK


def _made_up_name(url: str) -> str:
    """The same name for every page of a folder and in every run, so that one answer serves them all."""
    folder = split_url(url)._replace(path=split_url(url).path.rstrip("/").rpartition("/")[0], query="", fragment="")
    return "zq" + hashlib.sha256(folder.geturl().encode()).hexdigest()[:22]
