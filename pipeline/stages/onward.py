"""What browsers show by now: the page that another one leads to, the frames that a page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cache.model import Capture, Outcome
from pipeline.checks.links.lead import stays
from pipeline.text.model import Media, Page


def led_on(sender: Capture, target: str, answer: Capture) -> Capture | None:
    """The answer of a page that leads on, as one chain with that of the page to which it leads.

    Args:
        sender: the page that leads on.
        target: where it leads, absolute.
        answer: what came from there.

    Returns:
        None where the reader is taken to stay.
    """
    if stays(sender.url, target, answer):
        return None
    *before, last = sender.hops
    hops = (*before, replace(last, location=target), *answer.hops)
    joined = replace(answer, url=sender.url, checked_at=sender.checked_at, attempts=sender.attempts, hops=hops)
    return replace(joined, final_url=joined.final_url or target)


def filled(sender: Page, frames: Sequence[tuple[Capture, Page]]) -> Page | None:
    """The page that is made of frames: the text of the frame that says most, under both their titles.

    None where no frame could be read: it stays as it is, an empty shell.
    """
    readable = [page for capture, page in frames if _succeeded(capture) and page.media is Media.HTML]
    inner = max(readable, key=lambda page: len(page.text), default=None)
    if inner is None or not (inner.text or inner.titles):
        return None
    return replace(inner, titles=(*inner.titles, *sender.titles), canonical=sender.canonical)


def _succeeded(capture: Capture) -> bool:
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and 200 <= capture.status < 300
