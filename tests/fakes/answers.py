"""Captures, pages and results made by hand, for rules that judge them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cache.model import Capture, Hop, Outcome
from footnotes.model import Citation, Footnote, Location, NoteKind
from pipeline.checks.verdict import decide
from pipeline.settings import LintSettings
from pipeline.text.model import Media, Page, TitleCandidate
from reports.model import CitationResult, Reason, Verdict

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://www.riverpost.org/2019/05/03/flood-wall-report"
PROSE = "The council met on Tuesday evening and heard four residents speak about the wall along the river bank. "
ARTICLE = PROSE * 15
"""Some 270 words."""


def page(*titles: str, text: str = ARTICLE, places: tuple[str, ...] = ("title", "h1", "og:title"), **more: Any) -> Page:
    """An HTML page with these titles, the first in ``<title>``."""
    offered = tuple(TitleCandidate(title, places[min(at, len(places) - 1)]) for at, title in enumerate(titles))
    return replace(Page(Media.HTML, titles=offered, text=text, visible=text), **more)


def capture(
    url: str = URL,
    status: int | None = 200,
    *hops: tuple[int, str],
    outcome: Outcome = Outcome.ANSWERED,
    headers: tuple[tuple[str, str], ...] = (),
) -> Capture:
    """A fetch of a URL; each hop is a redirect: its status and where it led."""
    chain, here = [], url
    for code, target in hops:
        chain.append(Hop(here, code, target))
        here = target
    if outcome in (Outcome.ANSWERED, Outcome.TRUNCATED):
        chain.append(Hop(here, status))
        return Capture(url, outcome, NOW, 1, final_url=here, status=status, headers=headers, hops=tuple(chain))
    return Capture(url, outcome, NOW, 1, hops=tuple(chain))


def result(**more: Any) -> CitationResult:
    """A citation of which nothing is known yet, but for what is given."""
    cited = Citation(
        "draft.txt#1.1", "draft.txt#1", "draft.txt", f"A. Weir, “Flood wall report”, River Post, 3 May 2019, {URL}.",
        title="Flood wall report", url=URL,
    )  # fmt: skip
    note = Footnote("draft.txt#1", "draft.txt", "1", NoteKind.FOOTNOTE, cited.text, Location(line=1), None)
    return replace(CitationResult(cited, note), **more)


def decided(known: CitationResult, settings: LintSettings = LintSettings()) -> tuple[Verdict, tuple[Reason, ...]]:  # noqa: B008 - frozen
    """The verdict and the findings, in a project without wishes unless some are given."""
    return decide(known, settings)
