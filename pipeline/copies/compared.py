"""What copies say of the citations of a run; their pages stay in the workspace until they are asked for again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cache.spool import SpooledMap
from pipeline.checks.quotations.readable import IN_ARCHIVE, Readable
from pipeline.copies.comparison import CopyComparison
from pipeline.copies.finder import Read
from reports.model import TitleStatus


@dataclass(frozen=True, slots=True)
class _Kept:
    """A comparison without pages, and what they are for."""

    comparison: CopyComparison
    stands_in: bool
    """Whether the copy stands for a page that programs may not read."""
    quoted_at: str | None
    """Where a reader opens the copy, if quotations are to be looked for in it."""
    title: TitleStatus


_NOTHING = CopyComparison()


class Comparisons:
    """By id of the citation; those that say nothing are left out."""

    def __init__(self, read: Read, folder: Path | None) -> None:
        """Begin empty.

        Args:
            read: what a captured body says.
            folder: on whose disk they are; None: where the system has room.
        """
        self._read = read
        self._kept = SpooledMap(_Kept, folder)

    def put(self, citations: Iterable[str], comparison: CopyComparison) -> None:
        """Keep what the copy of these citations says."""
        copy = comparison.copy
        if comparison.page is None and copy is None:
            bare = replace(comparison, capture=None)
            if bare == _NOTHING:
                return
        else:
            bare = replace(comparison, page=None, copy=None)
        kept = _Kept(
            bare, comparison.page is not None, copy.url if copy else None, copy.title if copy else TitleStatus.UNKNOWN
        )
        self._kept.put_all(citations, kept)

    def share(self, citation: str, meant: str) -> None:
        """Keep for a short form what the copy of the work says that it means."""
        self._kept.share(citation, meant)

    async def of(self, citation: str) -> CopyComparison | None:
        """What the copy of a citation says, its pages read again; None where it says nothing."""
        kept = self._kept.get(citation)
        if kept is None or kept.comparison.capture is None:
            return kept.comparison if kept else None
        page = await self._read(kept.comparison.capture)
        copy = Readable(page, kept.quoted_at, kept.title, IN_ARCHIVE) if kept.quoted_at is not None else None
        return replace(kept.comparison, page=page if kept.stands_in else None, copy=copy)

    def identity(self, citation: str) -> object:
        """What tells what the copy of a citation says, as far as quotations go, from anything else."""
        kept = self._kept.get(citation)
        if kept is None:
            return None
        capture = kept.comparison.capture
        body = (capture.body_sha256, capture.final_url, capture.header("content-type")) if capture else None
        return (body, kept.quoted_at, kept.title, kept.comparison.link is not None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)
