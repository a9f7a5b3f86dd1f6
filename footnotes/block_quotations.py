"""Block quotations by the markers that vouch for them.

A block quotation is known by its mark-up alone, and mark-up is used for other things: boxes, indented text, whole
letters. So a stretch is given to a marker only where nothing speaks against its being somebody else's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from footnotes.model import Block, BlockKind, Excerpt
from footnotes.prose.enclosures import find_enclosures
from footnotes.prose.sentences import ends_sentence

LONGEST = 5_000
"""Characters of a block quotation; more is indented text."""
MOST_PARAGRAPHS = 8
MOST_PLACES = 4
"""Places with markers in one block quotation; more is the author's own text with its sources."""

FEW = 20
"""Block quotations of a document up to which their mark-up is believed;"""
SHARE = 0.25
"""of more, so many have to be vouched for: where pages were converted, all kinds of things are indented (measured)."""

_LONGEST_CREDIT = 160
_LEADERS = re.compile(r"(?:\. ?){6}|[_|]{2}")
"""Lines of a table of contents, blanks to fill in, and tables."""
_LETTER = re.compile(r"[^\W\d_]")
_DASH = r"(?:—|–|―|--|[-~](?=\s))"
_CREDIT = re.compile(rf"\s*{_DASH}\s?(?:[^\W\d_][^\n]{{0,{_LONGEST_CREDIT}}})?")
_CREDIT_AT_END = re.compile(rf"(?<=[.!?…\"'”“’»«)\]]) ?{_DASH}\s?[^\W\d_a-zß-ÿ][^.!?\n]{{0,100}}\.?$")
"""``... it holds.” — Ada Holm, 2019``."""
_SOURCE_LINE = re.compile(r"\(.{0,140}\)\.?")
_SOURCE_AT_END = re.compile(
    r"(?<=[.!?…\"'”’»]) ?[(\[][^()\[\]]{1,100}[)\]]\.?$|\s?[(\[][^()\[\]\d]{0,80}\d[^()\[\]]{0,40}[)\]]\.?$"
)
"""``... it holds. (Holm 2019, 4)``, ``... it holds (emphasis added).``"""
_CALLOUT = re.compile(
    r"\W{0,4}(?:\[!\w{1,20}\]|[\u2139\u2600-\u27bf\U0001f300-\U0001faff]|"
    r"(?:note|nb|n\.b\.|warning|tips?|important|caution|info(?:rmation)?|hint|attention|danger|summary|tl;?dr|"
    r"update|correction|disclaimer|key takeaways?|editor['’]s note|example|exercise|question|answer|abstract|"
    r"hinweis|achtung|wichtig|anmerkung|merke|tipp|zusammenfassung|beispiel|remarque|nota|aviso|importante|"
    r"ejemplo|exemple|примечание|внимание|важно)\W{0,3}(?:[:.!—–-]|$))",
    re.IGNORECASE,
)
"""How boxes begin that are the author's own."""
_AFTER_MARKER = re.compile(r"[.,;:!?…\"'”“’»«)\]]{0,4}(?=\s|$)")
_PLACE_IN_SOURCE = re.compile(r"[\W\d]{0,30}(?:pp?\b[\W\d]{0,30})?")
"""``[12]: 62``, ``[12], pp. 4-5``: nothing of the quotation."""
_INTRODUCES = re.compile(r"[:：]\s*")
_OPENING = re.compile(r"[“„«»‘\"']\s?(?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?…])\s?[”“»«’\"']$")

Vouched = Mapping[tuple[int, int], tuple[Excerpt, ...]]
"""Excerpts by index of a block and position of a marker in it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The blocks of one block quotation, by their indices in the document."""

    first: int
    blocks: Sequence[Block]

    @property
    def after(self) -> int:
        return self.first + len(self.blocks)


def excerpts_of(blocks: Sequence[Block]) -> Vouched:
    """The block quotations of a document, tied to the places of markers that vouch for them.

    It is the marker at the end of the quotation, or of a sentence within it; else the one in the line below
    that says who is quoted; else the one at the end of the sentence before it that ends with a colon.
    """
    vouched: dict[tuple[int, int], tuple[Excerpt, ...]] = {}
    runs = list(_runs(blocks))
    found = [(places, text) for run in runs for places, text in _stretches(run, blocks)]
    if len(runs) > FEW and len(found) < SHARE * len(runs):
        return {}
    for number, (places, text) in enumerate(found, 1):
        for place in places:
            vouched[place] = (*vouched.get(place, ()), Excerpt(text, number))
    return vouched


def names_the_quoted(block: Block, start: int) -> bool:
    """Whether the sentence that begins at ``start`` only says who is quoted, in or below a block quotation."""
    return start >= _end(block) if block.extract else _is_credit(block)


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    at = 0
    for number, grouped in groupby(blocks, key=lambda block: block.extract.number if block.extract else None):
        run = _Run(at, tuple(grouped))
        at = run.after
        if number is not None and _is_quoted(run.blocks) and not _goes_on(run, blocks):
            yield from _parted(run)


def _goes_on(run: _Run, blocks: Sequence[Block]) -> bool:
    """Whether the words go on with a sentence of the text before: a paragraph that was cut where a page ends."""
    before = blocks[run.first - 1].text.rstrip() if run.first else ""
    return run.blocks[0].text[:1].islower() and not before.endswith((":", "：", ",", "—", "–"))


def _parted(run: _Run) -> Iterator[_Run]:
    """A run cut after every line that says who is quoted: several may stand in one style, one after the other."""
    begin = 0
    for at, block in enumerate(run.blocks, 1):
        if at == len(run.blocks) or not _quoted_words(block):
            yield _Run(run.first + begin, run.blocks[begin:at])
            begin = at


def _is_quoted(blocks: Sequence[Block]) -> bool:
    texts = [text for block in blocks if (text := _quoted_words(block))]
    places = {(at, marker.offset) for at, block in enumerate(blocks) for marker in block.markers}
    if not texts or len(texts) > MOST_PARAGRAPHS or len(places) > MOST_PLACES or _CALLOUT.match(texts[0]):
        return False
    if any(block.kind is BlockKind.HEADING for block in blocks) or any(_LEADERS.search(text) for text in texts):
        return False
    return sum(map(len, texts)) <= LONGEST and not _is_own_with_quotations(texts)


def _is_own_with_quotations(texts: Sequence[str]) -> bool:
    """Whether words stand around quotation marks that hold most of the text: the marks tell then what is quoted."""
    text = _joined(texts)
    marked = sum(one.span.end - one.span.start for one in find_enclosures(text) if one.mark in '“„«»"')
    return 2 * marked > len(text)


def _joined(texts: Sequence[str]) -> str:
    """Paragraphs as one text, without the marks that stand around all of it, or at the head of each of them."""
    return " ".join(_bare(text.strip()) for text in texts if _LETTER.search(text))


def _bare(text: str) -> str:
    inner = next(iter(find_enclosures(text)), None)
    if inner and inner.is_quotation and (inner.span.start, inner.span.end) == (0, len(text)):
        return inner.inside(text).strip()
    opening, closing = _OPENING.match(text), _CLOSING.search(text[-3:])
    if opening and not (inner and inner.span.start == 0):
        text = text[opening.end() :]
    if closing and not any(one.span.end == len(text) for one in find_enclosures(text)):
        text = text.rstrip()[:-1].rstrip()
    return text


def _quoted_words(block: Block) -> str:
    """The words of a block that are quoted: without who is quoted, and where."""
    return block.text[: _end(block)].strip()


def _end(block: Block) -> int:
    span = block.extract.span if block.extract else None
    if span is None or _is_credit(block):
        return 0
    text = block.text[: span.end]
    credit = _CREDIT_AT_END.search(text, max(0, len(text) - _LONGEST_CREDIT))
    text = text[: credit.start()] if credit else text
    source = _SOURCE_AT_END.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return source.start() if source else len(text)


def _is_credit(block: Block) -> bool:
    """Whether a block only says who is quoted, or where it stands."""
    text = block.text.strip()
    return bool((_CREDIT.fullmatch(text) and not text.endswith(("!", "?"))) or _SOURCE_LINE.fullmatch(text))


def _stretches(run: _Run, blocks: Sequence[Block]) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Each stretch with the markers that vouch for it, the likeliest first."""
    open_texts: list[str] = []
    for at, block in enumerate(run.blocks, run.first):
        end, begin = _end(block), 0
        places = [offset for offset in _offsets(block) if _vouches(block, offset, end)]
        for order, offset in enumerate(places):
            open_texts.append(block.text[begin : min(offset, end)])
            begin = offset
            # A note on a word may stand at the end of a sentence, and the source only at that of the quotation.
            if text := _joined(open_texts):
                yield [(at, later) for later in places[order:]], text
            open_texts = []
        open_texts.append(block.text[begin:end] if end > begin else "")
    marked = any(block.markers for block in run.blocks)
    place = _credited(run, blocks) or (None if marked else _introducing(run, blocks))
    if place and (text := _joined(open_texts)):
        yield [place], text


def _offsets(block: Block) -> list[int]:
    return sorted({marker.offset for marker in block.markers})


def _vouches(block: Block, offset: int, end: int) -> bool:
    """Whether a marker stands at the end of the quoted words, of a sentence of them, or at the name below them."""
    after = block.text[offset:end]
    closing = _AFTER_MARKER.match(after)
    if offset >= end or _PLACE_IN_SOURCE.fullmatch(after):
        return True
    before = block.text[:offset] + (closing[0] if closing else "")
    return bool(closing) and ends_sentence(before) and not before.endswith((":", "："))


def _credited(run: _Run, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The marker in the line below a block quotation that says who is quoted."""
    block = blocks[run.after] if run.after < len(blocks) else None
    if block is None or block.extract or block.kind is not BlockKind.PARAGRAPH or not _is_credit(block):
        return None
    offsets = _offsets(block)
    return (run.after, offsets[0]) if len(offsets) == 1 else None


def _introducing(run: _Run, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The marker at the end of the sentence that leads to a block quotation with a colon."""
    block = blocks[run.first - 1] if run.first else None
    if block is None or block.extract or block.kind is not BlockKind.PARAGRAPH:
        return None
    text = block.text.rstrip()
    for offset in _offsets(block)[-1:]:
        if text.endswith((":", "：")) and (not text[offset:] or _INTRODUCES.fullmatch(text[offset:])):
            return run.first - 1, offset
    return None
