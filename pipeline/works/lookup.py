"""Looking cited works up: identifiers first, then words, until a registry holds the work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from footnotes.model import Citation
from pipeline.registries.asking import Asker
from pipeline.registries.base import Registry
from pipeline.registries.cited import CitedWork
from pipeline.registries.handles import HANDLES, is_registered
from pipeline.retractions.table import RetractionTable
from pipeline.works.finding import Answers, conclude_work
from pipeline.works.matching import Agreement, match
from pipeline.works.styled import NoteStyle
from reports.model import WorkFinding, WorkRecord, WorkStatus

_AT_ONCE = 8
"""Works under way; each registry takes one question at a time anyway."""


@dataclass(slots=True)
class _Learnt:
    """What is learnt about one work, question by question."""

    work: CitedWork
    records: list[WorkRecord] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    of_doi: WorkRecord | None = None
    doi_registered: bool | None = None

    @property
    def is_known(self) -> bool:
        """Whether one of the records is the work."""
        return any(match(self.work, record).is_the_work for record in self.records)

    def take(self, registry: Registry, body: bytes) -> tuple[WorkRecord, ...]:
        """Note what a registry answered."""
        if registry.title not in self.asked:
            self.asked.append(registry.title)
        records = registry.read(body) if body else ()
        self.records += records
        return records

    @property
    def answers(self) -> Answers:
        """All of it."""
        return Answers(
            records=tuple(self.records),
            asked=tuple(self.asked),
            silent=tuple(dict.fromkeys(self.silent)),
            of_doi=self.of_doi,
            doi_registered=self.doi_registered,
            holds_container=any(match(self.work, one).container is Agreement.SAME for one in self.records),
        )


class Lookup:
    """Looks works up in the registries of the settings."""

    def __init__(
        self,
        asker: Asker,
        registries: Sequence[Registry],
        retractions: RetractionTable,
        style: NoteStyle | None = None,
    ) -> None:
        """Keep what is needed; the registries are asked in this order."""
        self._style = style
        self._asker = asker
        self._registries = registries
        self._retractions = retractions

    async def look_up(self, citations: Sequence[Citation]) -> Mapping[str, WorkFinding]:
        """What registries say, by the id of the citation; a short form has what the citation says that it means."""
        full = ((citation, CitedWork.of(citation)) for citation in citations if citation.same_as is None)
        own = {citation.id: work for citation, work in full if citation.url is None or work.is_numbered}
        places = asyncio.Semaphore(_AT_ONCE)

        async def find(work: CitedWork) -> WorkFinding:
            async with places:
                return self._completed(work, await self._find(work))

        found = dict(zip(own, await asyncio.gather(*map(find, own.values())), strict=True))
        meant = ((citation.id, found.get(citation.same_as)) for citation in citations if citation.same_as)
        return found | {short: finding for short, finding in meant if finding is not None}

    def _completed(self, work: CitedWork, found: WorkFinding) -> WorkFinding:
        """The finding with what was said of the work later, and its record as a note.

        Of a work that a wrong DOI leads to nothing is said.
        """
        record = found.record
        held = record.notices if record else ()
        doi = (record and record.doi) or (None if found.doi_leads_to else work.doi)
        differs = found.status is WorkStatus.DIFFERS
        as_note = self._style.note(record) if self._style and record and differs else None
        return replace(found, notices=(*held, *self._retractions.of(doi, work.pmid)), as_note=as_note)

    async def _find(self, work: CitedWork) -> WorkFinding:
        learnt = _Learnt(work)
        for registry, question in self._by_identifier(work):
            records = await self._ask(registry, question, learnt)
            learnt.of_doi = learnt.of_doi or next((record for record in records if record.doi == work.doi), None)
            if learnt.is_known:
                return conclude_work(work, learnt.answers)
        if work.doi and learnt.of_doi is None:
            body = await self._asker.ask(HANDLES, HANDLES.by_identifier(work) or "")
            learnt.doi_registered = is_registered(body) if body else None
        if work.is_askable:
            await self._search(work, learnt)
        return conclude_work(work, learnt.answers)

    async def _search(self, work: CitedWork, learnt: _Learnt) -> None:
        for registry in self._registries:
            question = registry.by_words(work) if registry.holds_cases is work.is_case else None
            if question is not None:
                await self._ask(registry, question, learnt)
                if learnt.is_known:
                    return

    async def _ask(self, registry: Registry, question: str, learnt: _Learnt) -> tuple[WorkRecord, ...]:
        body = await self._asker.ask(registry, question)
        if body is not None:
            return learnt.take(registry, body)
        if not self._asker.is_spent(registry):
            learnt.silent.append(registry.title)
        return ()

    def _by_identifier(self, work: CitedWork) -> Iterator[tuple[Registry, str]]:
        for registry in self._registries:
            question = registry.by_identifier(work)
            if question is not None:
                yield registry, question
