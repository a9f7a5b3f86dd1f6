"""The page and its archived copy beside each other, out of the workspace: plain text, what differs marked."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from cache.database import Place
from cache.model import Capture, Purpose
from cache.store import Workspace
from pipeline.app import opened_workspace
from pipeline.archives.replay import as_served
from pipeline.archives.urls import raw_memento, read_memento
from pipeline.checks.drifts import lexical
from pipeline.checks.drifts.drift import standing_in
from pipeline.checks.drifts.matching import pair
from pipeline.checks.drifts.passages import passages
from pipeline.errors import WorkspaceError
from pipeline.stages.extract import PageReader, page_workers
from pipeline.text.model import Media, Page
from reports import wording
from reports.formats.differences import Piece, differing
from reports.formats.safe_text import one_line, web_address
from reports.model import CitationResult

LONGEST = 200_000
"""Characters of a text that are shown."""
_PAGE, _COPY = "The page", "The archived copy"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or what stands between two."""

    kind: str
    """``plain``, ``gone`` (only in the copy), ``new`` (only on the page) or ``edited``."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    name: str
    address: str
    link: str | None
    """The address, if a browser may be sent there."""
    day: str | None = None
    """When it was to be seen, in words."""
    title: str = ""
    paragraphs: tuple[tuple[Stretch, ...], ...] = ()
    lacking: str = ""
    """Why there is no text, in a sentence; empty where there is one."""
    is_cut: bool = False
    """Whether only the beginning is shown."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as the workspace has it."""

    name: str
    address: str
    seen: datetime | None = None
    page: Page | None = None


_Marks = Mapping[str, Stretch]
"""By sentence, how it is shown."""


async def sides(result: CitationResult, place: Place) -> tuple[Side, ...]:
    """The archived copy and the page of a citation, as far as it has them; empty without an address.

    Args:
        result: the citation.
        place: of the workspace, which is opened only while it is read: runs need it for themselves.
    """
    url = result.citation.url
    if not url:
        return ()
    if not Workspace.exists(place):
        return (Side(_PAGE, url, web_address(url), lacking=f"There is no workspace at {place}: name it."),)
    try:
        with opened_workspace(place) as workspace:
            texts = [text async for text in _texts(result, url, workspace)]
    except WorkspaceError as error:
        return (Side(_PAGE, url, web_address(url), lacking=one_line(str(error))),)
    pages = [text.page for text in texts if text.page is not None and text.page.text]
    marks = _marks(*pages) if len(pages) == 2 else ({}, {})
    return tuple(_side(text, own) for text, own in zip(texts, marks, strict=False))


async def _texts(result: CitationResult, url: str, workspace: Workspace) -> AsyncIterator[_Text]:
    """The copy first: what a page lost since is read from left to right."""
    async with page_workers() as workers:
        reader = PageReader(workspace, workers)
        if (copy := _copy_of(result)) is not None:
            yield await _read(_COPY, copy, _memento(workspace, copy, url), reader)
        yield await _read(_PAGE, url, workspace.latest(url), reader)


def _copy_of(result: CitationResult) -> str | None:
    """The copy that is offered, or that the page was compared with, or that the note gives."""
    offered = result.archive.url if result.archive else None
    compared = result.drift.compared_with if result.drift else None
    given = result.citation.cited_copy
    return offered or compared or (given.url if given else None)


def _memento(workspace: Workspace, address: str, url: str) -> Capture | None:
    """Our replay of a copy, in the site's own terms; of the Wayback Machine and its like under its raw address."""
    here = read_memento(address)
    raw = raw_memento(address[: address.index("/web/")], here.timestamp, here.original) if here else address
    capture = workspace.latest(raw, Purpose.MEMENTO) or workspace.latest(address, Purpose.MEMENTO)
    return as_served(capture, url) if capture else None


async def _read(name: str, address: str, capture: Capture | None, reader: PageReader) -> _Text:
    if capture is None:
        return _Text(name, address)
    return _Text(name, address, capture.checked_at, await reader.read(capture))


def _side(text: _Text, marks: _Marks) -> Side:
    page, address = text.page, one_line(text.address)
    day = wording.date(text.seen.date().isoformat()) if text.seen else None
    link = web_address(text.address)
    if page is None:
        return Side(text.name, address, link, lacking="The workspace does not hold it.")
    if not page.text:
        return Side(text.name, address, link, day, lacking=one_line(page.note) or "There is no text to be read in it.")
    title = one_line(page.titles[0].text) if page.titles else ""
    if page.text.lstrip().startswith(title):
        title = ""
    shown = tuple(_paragraphs(page, marks))
    return Side(text.name, address, link, day, title, shown, is_cut=len(page.text) > LONGEST)


def _marks(copy: Page, page: Page) -> tuple[_Marks, _Marks]:
    before, after = passages(copy), passages(page)
    paired = pair(before, after, lexical.weights((*before, *after)), standing_in(copy), standing_in(page))
    old = {before[place].text: Stretch("gone", (Piece(before[place].text),)) for place in paired.gone}
    new = {after[place].text: Stretch("new", (Piece(after[place].text),)) for place in paired.added}
    for place, other in paired.edited.items():
        left, right = differing(before[place].text, after[other].text)
        old[before[place].text], new[after[other].text] = Stretch("edited", left), Stretch("edited", right)
    return old, new


def _paragraphs(page: Page, marks: _Marks) -> Iterator[tuple[Stretch, ...]]:
    """The lines of a text in stretches; of a PDF, whose lines break anywhere, its sentences."""
    sentences = deque(passage.text for passage in passages(page)) if marks or page.media is Media.PDF else deque()
    if page.media is Media.PDF:
        for sentence in sentences:
            yield (marks.get(sentence) or Stretch("plain", (Piece(sentence),)),)
        return
    for line in filter(str.strip, page.text[:LONGEST].split("\n")):
        yield tuple(_stretches(line, sentences, marks))


def _stretches(line: str, sentences: deque[str], marks: _Marks) -> Iterator[Stretch]:
    """A line parted at its sentences, which are taken from the front of what is left of the text's."""
    start = 0
    while (ahead := _ahead(line, start, sentences)) is not None:
        for _ in range(ahead):
            sentences.popleft()
        sentence = sentences.popleft()
        place = line.index(sentence, start)
        if place > start:
            yield Stretch("plain", (Piece(line[start:place]),))
        yield marks.get(sentence) or Stretch("plain", (Piece(sentence),))
        start = place + len(sentence)
    if start < len(line):
        yield Stretch("plain", (Piece(line[start:]),))


def _ahead(line: str, start: int, sentences: deque[str]) -> int | None:
    """How many sentences stand before the next one of this line; a few are not to be found as they stand."""
    return next((count for count, one in enumerate(islice(sentences, 6)) if line.find(one, start) >= 0), None)
