"""Evidence of what browsers show by now: the page that another one leads to, the frames that a page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cache.model import Capture, Outcome
from pipeline.checks.links.lead import stays
from pipeline.stages.verify import Evidence
from pipeline.text.model import Media


def led_on(sender: Evidence, target: str, answer: Evidence) -> Evidence:
    """The evidence of a page that leads on, which is that of the page to which it leads.

    Args:
        sender: the page that leads on.
        target: where it leads, absolute.
        answer: what came from there.
    """
    capture = sender.capture
    if stays(capture.url, target, answer.capture):
        return sender
    *before, last = capture.hops
    hops = (*before, replace(last, location=target), *answer.capture.hops)
    joined = replace(
        answer.capture, url=capture.url, checked_at=capture.checked_at, attempts=capture.attempts, hops=hops
    )
    return replace(sender, capture=replace(joined, final_url=joined.final_url or target), page=answer.page)


def filled(sender: Evidence, answers: Sequence[Evidence]) -> Evidence:
    """The evidence of a page made of frames: under its own address, the text of the frame that says most.

    Where no frame could be read it stays as it is, an empty shell.
    """
    readable = [answer.page for answer in answers if _succeeded(answer.capture) and answer.page.media is Media.HTML]
    inner = max(readable, key=lambda page: len(page.text), default=None)
    if inner is None or not (inner.text or inner.titles):
        return sender
    page = replace(inner, titles=(*inner.titles, *sender.page.titles), canonical=sender.page.canonical)
    return replace(sender, page=page)


def _succeeded(capture: Capture) -> bool:
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and 200 <= capture.status < 300
