"""Gather: cited URLs are fetched, read, and probed where a soft 404 is in doubt."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cache.keys import url_key
from cache.model import Capture, Purpose
from cache.store import Workspace
from pipeline.checks.links.link import needs_probe
from pipeline.checks.links.sibling import Probe, sibling_of
from pipeline.progress import Progress, SilentProgress, Stage
from pipeline.stages.extract import PageReader
from pipeline.stages.fetch import Fetches, Renewal, distinct, fetch_all
from pipeline.stages.verify import Evidence
from pipeline.text.model import Page


@dataclass(frozen=True, slots=True)
class EvidenceCollector:
    """What fetching and reading need, and how far the web may be asked."""

    fetcher: Fetches
    workspace: Workspace
    reader: PageReader
    renewal: Renewal
    per_host: int
    progress: Progress

    async def collect(self, urls: Sequence[str]) -> dict[str, Evidence]:
        """Captures and pages by ``url_key``; each page is read while the others are being fetched."""
        with self.progress.stage("opening links", len(distinct(urls))) as bar:
            captures = await self._fetch_and_read(urls, Purpose.CITED, bar)
        return {key: Evidence(capture, page) for key, (capture, page) in captures.items()}

    async def visit(self, url: str) -> tuple[Capture, Page]:
        """What stands at one more address that a note gives, such as that of a copy."""
        with SilentProgress().stage("", 1) as bar:
            answers = await self._fetch_and_read([url], Purpose.CITED, bar)
        return answers[url_key(url)]

    async def probe(self, doubts: Iterable[tuple[str, str | None]], known: dict[str, Evidence]) -> dict[str, Evidence]:
        """The evidence for those URLs (with the titles cited for them) that a made-up sibling address could settle."""
        siblings: dict[str, str] = {}
        for url, title in doubts:
            evidence = known[url_key(url)]
            if needs_probe(url, evidence.capture, evidence.page, title):
                # The same name in every run, so that the workspace can answer the second.
                siblings[url_key(url)] = sibling_of(url, _made_up_name(url))
        with self.progress.stage("looking twice", len(siblings)) as bar:
            answers = await self._fetch_and_read(list(siblings.values()), Purpose.PROBE, bar)
        probes = {key: Probe(sibling=answers[url_key(sibling)]) for key, sibling in siblings.items()}
        return {key: replace(known[key], probe=probe) for key, probe in probes.items()}

    async def _fetch_and_read(
        self, urls: Sequence[str], purpose: Purpose, bar: Stage
    ) -> dict[str, tuple[Capture, Page]]:
        reading: dict[str, asyncio.Task[Page]] = {}

        def read(capture: Capture) -> None:
            key = url_key(capture.url)
            reading[key] = asyncio.create_task(self.reader.read(capture))
            bar.advance()

        try:
            final = await fetch_all(
                urls,
                self.fetcher,
                self.workspace,
                renewal=self.renewal,
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
        return {url_key(url): (capture, pages[url_key(url)]) for url, capture in final.items()}


def _made_up_name(url: str) -> str:
    return "zq" + hashlib.sha256(url.encode()).hexdigest()[:22]
