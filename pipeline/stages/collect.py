"""Collect: cited URLs are fetched and read, and where a page sends browsers on, the page to which it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from cache.freshness import Counts, as_old_as, is_fresh, while_it_fails, while_unchanged
from cache.keys import url_key
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline.checks.links.lead import MOST_LEADS, leads_to
from pipeline.isolation.limits import give_back_memory
from pipeline.progress import Progress, SilentProgress
from pipeline.stages.extract import PagePlace, PageReader
from pipeline.stages.fetch import FetchEach, FetchesInManner, InManner, Renewal, distinct, fetch_each, missing_of
from pipeline.stages.onward import filled, led_on
from pipeline.stages.shelf import Shelf, Sighting
from pipeline.stages.verify import Evidence
from pipeline.text.model import Page
from pipeline.web.manner import Manner

_MOST_FRAMES = 2
"""Frames of one page that are looked at: the text, and perhaps a menu that was taken for it."""


@dataclass(frozen=True, slots=True)
class EvidenceCollector:
    """What fetching and reading need, and how far the web may be asked."""

    fetcher: FetchesInManner
    workspace: Workspace
    reader: PageReader
    renewal: Renewal
    per_host: int
    progress: Progress
    counts: Counts = is_fresh
    """Whether an answer of a cited URL still counts."""
    fetch_each: FetchEach = fetch_each
    """Fetches here, or has it done elsewhere."""

    async def collect(self, urls: Iterable[str]) -> Shelf:
        """What cited URLs show; each page is read while others are being fetched."""
        shelf = Shelf(self.reader, self.workspace.folder)
        await self._led_on(shelf, await self._fetch_and_read("opening links", urls, Purpose.CITED, self.counts, shelf))
        give_back_memory()  # bodies leave a heap in pieces: of 845 pages 20 MiB
        return shelf

    async def visit(self, url: str) -> tuple[Capture, Page]:
        """What stands at one more address that a note gives, such as that of a copy."""
        unseen, shelf = replace(self, progress=SilentProgress()), Shelf(self.reader, self.workspace.folder)
        await unseen._fetch_and_read("", [url], Purpose.CITED, self.counts, shelf)
        known = shelf[url_key(url)]
        return known.capture, known.page

    async def collect_again(self, first: Mapping[str, Capture], manner: Manner) -> Shelf:
        """The same in another manner; what the workspace holds in the place of the first answer stays there.

        Args:
            first: the first answers, by URL.
            manner: to ask in.
        """
        asking, shelf = (
            replace(self, fetcher=InManner(self.fetcher, manner)),
            Shelf(self.reader, self.workspace.folder),
        )
        counts = while_it_fails(first)
        onward = await asking._fetch_and_read("asking again", [*first], Purpose.AGAIN, counts, shelf)
        await self._led_on(shelf, onward)
        return shelf

    def unanswered_again(self, first: Mapping[str, Capture]) -> Set[str]:
        """Of what ``collect_again`` is given, the keys of the URLs that it would ask for."""
        return missing_of(distinct(first), self.workspace, self.renewal, Purpose.AGAIN, while_it_fails(first)).keys()

    async def control(self, judged: Mapping[str, Capture]) -> Shelf:
        """What addresses show that nobody cited.

        Args:
            judged: by those addresses: the answers that are judged by them.
        """
        shelf = Shelf(self.reader, self.workspace.folder)
        await self._fetch_and_read("looking twice", [*judged], Purpose.PROBE, while_unchanged(judged), shelf)
        return shelf

    async def _led_on(self, shelf: Shelf, onward: _Onward) -> None:
        """Put the pages to which browsers are sent on in the place of those that send them, and fill framed ones."""
        leads = onward.leads
        for _ in range(MOST_LEADS):
            if not leads:
                break
            answers = Shelf(self.reader, self.workspace.folder)
            counts = as_old_as({target: shelf.sighting(key).capture for key, target in leads.items()})
            behind = await self._fetch_and_read("opening links", leads.values(), Purpose.TARGET, counts, answers)
            further: dict[str, str] = {}
            for key, target in leads.items():
                answer = answers.sighting(url_key(target))
                capture = led_on(shelf.sighting(key).capture, target, answer.capture)
                if capture is None:
                    continue
                shelf.put(key, Sighting(capture, answer.place))
                onward.framed.pop(key, None)
                if frames := behind.framed.get(url_key(target)):
                    onward.framed[key] = frames
                if next_one := _lead(shelf[key]):
                    further[key] = next_one
            leads = further
        await self._fill(shelf, onward.framed)

    async def _fill(self, shelf: Shelf, framed: Mapping[str, tuple[str, ...]]) -> None:
        within = {frame: shelf.sighting(key).capture for key, frames in framed.items() for frame in frames}
        answers = Shelf(self.reader, self.workspace.folder)
        await self._fetch_and_read("opening links", list(within), Purpose.TARGET, as_old_as(within), answers)
        for key, frames in framed.items():
            shown = [(known.capture, known.page) for frame in frames if (known := answers[url_key(frame)])]
            page = filled(shelf[key].page, shown)
            if page is not None:
                shelf.put(key, Sighting(shelf.sighting(key).capture, PagePlace(page=page)))

    async def _fetch_and_read(
        self, stage: str, urls: Iterable[str], purpose: Purpose, counts: Counts, shelf: Shelf
    ) -> _Onward:
        """Put on the shelf what URLs show, and tell where browsers are sent on from there."""
        onward, wanted = _Onward({}, {}), distinct(urls).values()
        if not wanted:
            return onward
        with self.progress.stage(stage, len(wanted)) as bar:

            async def read(capture: Capture) -> None:
                page, place = await self.reader.find(capture)
                key, known = url_key(capture.url), Evidence(capture, page)
                shelf.put(key, Sighting(capture, place))
                if target := _lead(known):
                    onward.leads[key] = target
                if frames := _frames(known):
                    onward.framed[key] = frames
                bar.advance()

            await self.fetch_each(
                wanted,
                self.fetcher,
                self.workspace,
                read,
                renewal=self.renewal,
                counts=counts,
                purpose=purpose,
                per_host=self.per_host,
                on_begun=bar.begin,
                on_ended=bar.end,
            )
        return onward


@dataclass(frozen=True, slots=True)
class _Onward:
    """What pages lead to, by ``url_key``."""

    leads: dict[str, str]
    """The address that browsers are sent on to."""
    framed: dict[str, tuple[str, ...]]
    """The addresses of the frames that a page is made of."""


def _lead(known: Evidence) -> str | None:
    return leads_to(known.capture.url, known.capture, known.page)


def _frames(known: Evidence) -> tuple[str, ...]:
    succeeded = known.capture.outcome is Outcome.ANSWERED and known.capture.status == 200
    return known.page.framed[:_MOST_FRAMES] if succeeded else ()
