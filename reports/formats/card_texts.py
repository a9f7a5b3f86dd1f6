"""The cards of ``report.html`` as text; one that an earlier report had is not made again.

::

    result, where its links lead, program ─> mark ─ known ─> text
                                                └─ new ──> card ─> template ─> text, kept with its document

Of each document and verdict the last texts are kept, in place of earlier ones.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

import cache
import footnotes
import reports
from cache.marks import mark_of, program_mark
from reports import wording
from reports.formats.cards import card_of
from reports.formats.deciding import Deciding
from reports.formats.page import environment
from reports.formats.spread import Spread
from reports.model import CitationResult, Verdict
from reports.summary import counted, shown_verdict

if TYPE_CHECKING:
    from markupsafe import Markup

_MOST_CARDS = 1_000
"""Of one document and verdict that are remembered: those of a whole book would fill the memory."""
_MOST_BYTES = 64 * 1024 * 1024
_TEXTS = msgspec.msgpack.Decoder(dict[bytes, str])


class Pieces(Protocol):
    """Pieces of reports that earlier runs made."""

    def recall(self, name: str) -> bytes | None:
        """A piece; None where there is none."""
        ...

    def keep(self, name: str, value: bytes) -> None:
        """Keep a piece, in place of an earlier one; never raises, for it can be made again."""
        ...


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card where it stands in the pages: what may be another in the next run, and the rest as it is written."""

    result: CitationResult
    anchor: str
    """Fragment of its deep link."""
    place: int
    """Where it stands in the documents, from 0."""
    decided: str | None
    """Id of the citation that a decision here is about; None where there is nothing to decide."""
    inside: Markup

    @property
    def verdict(self) -> Verdict:
        """As it is shown."""
        return shown_verdict(self.result)


class CardTexts:
    """The cards of one report, in the order of its pages."""

    def __init__(self, pieces: Pieces | None, spread: Spread, deciding: Deciding, documents: int) -> None:
        """Begin with the first page.

        Args:
            pieces: what is known of earlier reports; None: nothing, and nothing is kept.
            spread: where everything stands.
            deciding: about what can be decided.
            documents: of the report; where there are several each card names its own.
        """
        self._pieces = pieces
        self._spread = spread
        self._deciding = deciding
        self._documents = range(documents)
        self._name = ""
        self._known: dict[bytes, str] = {}
        self._used: dict[bytes, str] = {}
        self._program = program_mark(cache, footnotes, reports)

    def on_page(self, results: Iterable[CitationResult], page: int) -> Iterator[PlacedCard]:
        """The cards of some citations of one verdict, as they are seen from a page."""
        for result in results:
            key, of = result.citation.id, self._spread
            decided = self._deciding.decided(result)
            yield PlacedCard(result, of.anchor(key), of.place(key), decided, self._inside(result, page))

    def finish(self) -> None:
        """Keep what the last document showed; the others have been kept on the way."""
        if self._pieces is not None and self._used.keys() != self._known.keys():
            self._pieces.keep(self._name, zlib.compress(msgspec.msgpack.encode(self._used), 1))
        self._name, self._known, self._used = "", {}, {}

    def _inside(self, result: CitationResult, page: int) -> Markup:
        from markupsafe import Markup

        name = f"{result.citation.document} {shown_verdict(result)}"
        if name != self._name:
            self.finish()
            self._name, self._known = name, self._read(name)
        mark = self._mark(result, page)
        text = self._known.get(mark)
        if text is None:
            label = wording.VERDICTS[shown_verdict(result)].label
            text = str(self._template.inside_of(card_of(result, self._spread, page), label))
        if len(self._used) < _MOST_CARDS:
            self._used[mark] = text
        return Markup(text)  # our own template has escaped it

    def _mark(self, result: CitationResult, page: int) -> bytes:
        anchor = self._spread.anchor(result.citation.id)
        links = (self._spread.citation(result.citation.same_as, page), self._spread.note(result.footnote.id, page))
        return mark_of(self._program, len(self._documents) > 1, anchor, links, result)

    def _read(self, name: str) -> dict[bytes, str]:
        packed = self._pieces.recall(name) if self._pieces is not None else None
        try:
            return _TEXTS.decode(zlib.decompressobj().decompress(packed, _MOST_BYTES)) if packed else {}
        except (msgspec.DecodeError, zlib.error):
            return {}

    @cached_property
    def _template(self) -> Any:
        content = {"documents": self._documents, "wording": wording, "counted": counted}
        return environment().get_template("card.html.j2").make_module(content)
