"""Collect: cited URLs are fetched and read, and where a page sends browsers on, the page to which it does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cache.freshness import Counts, as_old_as, is_fresh, while_it_fails, while_unchanged
from cache.keys import url_key
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline.checks.links.lead import MOST_LEADS, leads_to
from pipeline.progress import Progress, SilentProgress
from pipeline.stages.extract import PageReader
from pipeline.stages.fetch import Fetches, Renewal, distinct, fetch_all
from pipeline.stages.onward import filled, led_on
from pipeline.stages.verify import Evidence
from pipeline.text.model import Page
from pipeline.web.manner import OWN, Manner

_MOST_FRAMES = 2
"""Frames of one page that are looked at: the text, and perhaps a menu that was taken for it."""


class FetchesInManner(Fetches, Protocol):
    """Fetches one URL in whatever manner; ``pipeline.web.fetcher.Fetcher`` does."""

    def fetch(self, url: str, purpose: Purpose = ..., manner: Manner = ...) -> Awaitable[Capture]:
        """Fetch a URL; never raises for what the web does."""


@dataclass(frozen=True, slots=True)
class _InManner:
    """A fetcher that asks in one manner only."""

    fetcher: FetchesInManner
    manner: Manner

    def fetch(self, url: str, purpose: Purpose = Purpose.CITED, manner: Manner = OWN) -> Awaitable[Capture]:
        """Fetch a URL."""
        return self.fetcher.fetch(url, purpose, self.manner if manner is OWN else manner)


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

    async def collect(self, urls: Sequence[str]) -> dict[str, Evidence]:
        """Captures and pages by ``url_key``; each page is read while the others are being fetched."""
        return await self._led_on(await self._fetch_and_read("opening links", urls, Purpose.CITED, self.counts))

    async def visit(self, url: str) -> tuple[Capture, Page]:
        """What stands at one more address that a note gives, such as that of a copy."""
        unseen = replace(self, progress=SilentProgress())
        known = (await unseen._fetch_and_read("", [url], Purpose.CITED, self.counts))[url_key(url)]
        return known.capture, known.page

    async def collect_again(self, first: Mapping[str, Capture], manner: Manner) -> dict[str, Evidence]:
        """The same in another manner; what the workspace holds in the place of the first answer stays there.

        Args:
            first: the first answers, by URL.
            manner: to ask in.
        """
        asking = replace(self, fetcher=_InManner(self.fetcher, manner))
        counts = while_it_fails(first)
        return await self._led_on(await asking._fetch_and_read("asking again", [*first], Purpose.AGAIN, counts))

    async def control(self, judged: Mapping[str, Capture]) -> dict[str, Evidence]:
        """What addresses show that nobody cited, by ``url_key``.

        Args:
            judged: by those addresses: the answers that are judged by them.
        """
        return await self._fetch_and_read("looking twice", [*judged], Purpose.PROBE, while_unchanged(judged))

    async def _led_on(self, collected: Mapping[str, Evidence]) -> dict[str, Evidence]:
        """The same evidence, with the pages to which browsers are sent on in the place of those that send them."""
        evidence = dict(collected)
        for _ in range(MOST_LEADS):
            leads = {key: target for key, known in evidence.items() if (target := _lead(known))}
            counts = as_old_as({target: evidence[key].capture for key, target in leads.items()})
            answers = await self._fetch_and_read("opening links", list(leads.values()), Purpose.TARGET, counts)
            evidence |= {key: led_on(evidence[key], target, answers[url_key(target)]) for key, target in leads.items()}
            if not leads:
                break
        framed = {key: frames for key, known in evidence.items() if (frames := _frames(known))}
        within = {frame: evidence[key].capture for key, frames in framed.items() for frame in frames}
        answers = await self._fetch_and_read("opening links", list(within), Purpose.TARGET, as_old_as(within))
        for key, frames in framed.items():
            evidence[key] = filled(evidence[key], [answers[url_key(frame)] for frame in frames])
        return evidence

    async def _fetch_and_read(
        self, stage: str, urls: Sequence[str], purpose: Purpose, counts: Counts
    ) -> dict[str, Evidence]:
        if not urls:
            return {}
        reading: dict[str, asyncio.Task[Page]] = {}
        with self.progress.stage(stage, len(distinct(urls))) as bar:

            def read(capture: Capture) -> None:
                reading[url_key(capture.url)] = asyncio.create_task(self.reader.read(capture))
                bar.advance()

            try:
                captures = await fetch_all(
                    urls,
                    self.fetcher,
                    self.workspace,
                    renewal=self.renewal,
                    counts=counts,
                    purpose=purpose,
                    per_host=self.per_host,
                    on_begun=bar.begin,
                    on_ended=bar.end,
                    on_done=read,
                )
                pages = dict(zip(reading, await asyncio.gather(*reading.values()), strict=True))
            finally:
                for task in reading.values():
                    task.cancel()
        return {url_key(url): Evidence(capture, pages[url_key(url)]) for url, capture in captures.items()}


def _lead(known: Evidence) -> str | None:
    return leads_to(known.capture.url, known.capture, known.page)


def _frames(known: Evidence) -> tuple[str, ...]:
    succeeded = known.capture.outcome is Outcome.ANSWERED and known.capture.status == 200
    return known.page.framed[:_MOST_FRAMES] if succeeded else ()
