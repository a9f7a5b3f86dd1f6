"""Owed: what the archive has still to do, and what it was not asked for, in sentences for the head of the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cache.keys import url_key
from cache.model import SaveJob
from reports.model import CitationResult
from reports.summary import counted


def owed_captures(results: Iterable[CitationResult], jobs: Collection[SaveJob]) -> Iterator[str]:
    """What the next run goes on with.

    Args:
        results: those whose captures are still to come.
        jobs: captures that the workspace holds as asked for and not made, those of other documents included.
    """
    if jobs:
        verb, them = ("is", "it") if len(jobs) == 1 else ("are", "them")
        yield (
            f"{counted(len(jobs), 'capture')} {verb} pending: run the same command again to go on with {them}, "
            "or `footproof archive --resume`."
        )
    asked = {url_key(job.url) for job in jobs}
    put_off = {url_key(one.citation.url or "") for one in results} - asked
    if put_off:
        yield (
            f"The archive's limits were reached before it could be asked about {counted(len(put_off), 'page')}: "
            "run the same command again."
        )


def not_asked_for(wanted: Iterable[str], why: str) -> Iterator[str]:
    """That pages without a good copy were not captured.

    Args:
        wanted: addresses of the pages that have no good copy from near the cited date.
        why: one sentence; empty where captures are made.
    """
    number = len({url_key(url) for url in wanted})
    if why and number:
        verb = "has" if number == 1 else "have"
        yield f"{counted(number, 'page')} {verb} no good copy from near the cited date. {why}"
