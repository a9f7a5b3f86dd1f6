"""The little web behind ``footproof demo``: outlets, an archive, and a report that cites them, all on loopback."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from pipeline.demo.server import Answer, Handler, LoopbackServers, Request
from pipeline.demo.sites import NOT_SAVED, OUTLETS, elsewhere, holdings, pages_of
from pipeline.demo.wayback import Held, Wayback

SAMPLE = "river-report.md"
"""File name of the report that ``DemoWeb.document`` writes."""


class DemoWeb:
    """A context manager: from entry to exit every outlet answers on a port of its own.

    Attributes:
        wayback_origin: Base URL of the stand-in for the Wayback Machine.
        origins: Base URLs of the outlets, by short name.
    """

    def __init__(self) -> None:
        self.wayback_origin = ""
        self.origins: dict[str, str] = {}
        self._pages: dict[str, dict[str, Answer]] = {}
        self._running = ExitStack()

    def __enter__(self) -> DemoWeb:
        servers = self._running.enter_context(LoopbackServers())
        self.origins = {site: servers.serve(self._handler(site)) for site in OUTLETS}
        self._pages = pages_of(self.origins)
        held = [Held(self.origins[it.site] + it.path, it.timestamp, it.answer) for it in holdings()]
        refused = {self.origins[site] + path: code for site, path, code in NOT_SAVED}
        wayback = Wayback(held, self._answer_at, refused)
        wayback.origin = self.wayback_origin = servers.serve(wayback)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    def document(self, folder: Path) -> Path:
        """Write the sample report, with the addresses of this web in its notes, into ``folder``."""
        template = files("pipeline.demo").joinpath("sample", "report.md").read_text(encoding="utf-8")
        path = folder / SAMPLE
        path.write_text(template.format(**self.origins), encoding="utf-8")
        return path

    def _handler(self, site: str) -> Handler:
        return partial(self._answer, site)

    def _answer(self, site: str, request: Request) -> Answer:
        known = self._pages[site].get(request.path)
        return known if known is not None else elsewhere(site, self.origins[site])

    def _answer_at(self, url: str) -> Answer | None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        site = next((name for name, known in self.origins.items() if known == origin), None)
        return self._answer(site, Request("GET", parts.path or "/", {})) if site else None
