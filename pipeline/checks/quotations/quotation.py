"""Whether a quotation stands in a page: word for word, as it reads, in other words, or not at all.

What could not be looked at proves nothing, so an absence is told only of a text that was read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.links.wall import is_teaser
from pipeline.checks.quotations.alignment import Alignment, Edit, nearest, weights_of
from pipeline.checks.quotations.fragment import page_link, text_link
from pipeline.checks.quotations.pieces import QuotedPiece, pieces_of, whole_of
from pipeline.checks.quotations.translated import TRANSLATED, may_be_translated, ruled_out
from pipeline.language.detect import language_of
from pipeline.language.fold import listed
from pipeline.language.folded_text import FoldedText, folded
from pipeline.text.model import Media, Page
from reports.model import Difference, QuoteCheck, QuoteStatus, TitleStatus

FEWEST_WORDS = 3
"""One or two words in quotation marks are as often the author's irony as the source's words."""
FEWEST_LETTERS = 10
NEAR_SHARE = 0.5
"""Share of the words, by weight, from which a passage counts as the quotation in other words."""
SHOWN_SHARE = 0.34
"""Share from which the nearest passage is worth showing beside a quotation that is absent."""
CONCLUSIVE_WORDS = 4
CONCLUSIVE_LETTERS = 20
"""Below these a phrase may be the author's own, inflected or set off: looked for, but its absence proves nothing."""
REPORTED_LETTERS = 12
"""The same for words that the sentence says somebody said."""
_SYLLABLE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
THIN = 40
"""Words under which a page shows too little for an absence to mean anything."""
CONTEXT = 140
"""Characters of the source that are shown before and after the passage."""
LONGEST_PASSAGE = 1_500

FEWEST_CUT = 4
"""Words from which a quotation may be cut off within its first or last word."""

_DENYING_HEADS = listed("un in im il ir a an dis non mis anti contra de не без un ent miss ab")
"""Beginnings of words whose loss turns the sense: "able" is not what "unable" says."""
_DENYING_TAILS = listed("t nt less los lose loses losen loser free frei not")
_SHORT = "It is too short to be looked for."
_NAMED = "This looks like a name or title in quotation marks."
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Match:
    """The passage for a whole quotation in one text."""

    text: FoldedText
    begin: int
    end: int
    parts: tuple[tuple[QuotedPiece, Alignment], ...]

    @property
    def share(self) -> float:
        sizes = [sum(weights_of(piece.words, self.text)) for piece, _ in self.parts]
        return sum(size * part.share for size, (_, part) in zip(sizes, self.parts, strict=True)) / sum(sizes)

    @property
    def exact(self) -> bool:
        return all(part.changed == 0 for _, part in self.parts)


def check_quote(
    quote: str,
    page: Page,
    url: str,
    *,
    written_in: str | None = None,
    title: TitleStatus = TitleStatus.UNKNOWN,
    conclusive: int = CONCLUSIVE_LETTERS,
) -> QuoteCheck:
    """Look for a quotation in everything that a page shows.

    Args:
        quote: the words between the marks, as printed.
        page: what was read at ``url``.
        url: where the page is; the link in the result opens it at the passage.
        written_in: language of the document that quotes, as a primary subtag: what its author translated is in
            that language. None: it is not known, and every quotation may be a translation.
        title: how the page's title compares with the cited one: of another work nobody translated these words.
        conclusive: letters from which the absence of a phrase proves something.
    """
    if not page.visible.strip() and not page.text.strip():
        return QuoteCheck(quote, QuoteStatus.UNCHECKED, reason=_unread(page))
    whole = whole_of(quote)
    if len(whole.words) < FEWEST_WORDS or len("".join(whole.words)) < FEWEST_LETTERS:
        return QuoteCheck(quote, QuoteStatus.UNCHECKED, reason=_SHORT)
    pieces = pieces_of(quote)
    found = _literal(quote, page, url) or _found(quote, whole, pieces, page, url)
    if found:
        return found
    if sum(len(piece.words) for piece in pieces) < FEWEST_WORDS:
        return QuoteCheck(quote, QuoteStatus.UNCHECKED, reason=_SHORT)
    check = _altered(quote, whole, pieces, page, url)
    return _weighed(check, page, written_in, title, conclusive) if check.status is QuoteStatus.ABSENT else check


def _weighed(check: QuoteCheck, page: Page, written_in: str | None, title: TitleStatus, conclusive: int) -> QuoteCheck:
    """An absence that proves something, with what it stands on where that is not plain; else ``unchecked``."""
    doubt = _doubt(check.text, page, conclusive)
    if doubt is None and may_be_translated(check.text, page, written_in):
        why = ruled_out(check.text, page, title)
        return replace(check, reason=why) if why else replace(check, status=QuoteStatus.UNCHECKED, reason=TRANSLATED)
    doubt = doubt or (_NAMED if _is_name(check.text) else None)
    return replace(check, status=QuoteStatus.UNCHECKED, reason=doubt) if doubt else check


def _literal(quote: str, page: Page, url: str) -> QuoteCheck | None:
    """The quotation as it is printed, letter for letter."""
    words = " ".join(quote.split()).rstrip(".,;:!?…")
    for text in (page.visible, page.text):
        at = text.find(words)
        stop = at + len(words)
        if at >= 0 and not text[at - 1 : at].isalnum() and not text[stop : stop + 1].isalnum():
            return _told(quote, QuoteStatus.FOUND, 1.0, (text, at, stop), page, url)
    return None


def _found(quote: str, whole: QuotedPiece, pieces: Sequence[QuotedPiece], page: Page, url: str) -> QuoteCheck | None:
    for text in _texts(page):
        passage = next(text.find("".join(whole.words)), None) or _in_order(pieces, text) or _cut(whole, text)
        if passage:
            return _told(quote, QuoteStatus.FOUND, 1.0, (text.text, *text.span(*passage)), page, url)
    if any(next(folded(title.text).find("".join(whole.words)), None) for title in page.titles):
        return QuoteCheck(quote, QuoteStatus.FOUND, 1.0, page.titles[0].text, url)
    return None


def _cut(whole: QuotedPiece, text: FoldedText) -> tuple[int, int] | None:
    """The words of a quotation that begins or ends within a word, unless the rest of the word denies it."""
    if len(whole.words) < FEWEST_CUT:
        return None
    for begin, end, head, tail in text.find_cut("".join(whole.words)):
        if head not in _DENYING_HEADS and tail not in _DENYING_TAILS:
            return begin, end
    return None


def _texts(page: Page) -> Iterator[FoldedText]:
    yield folded(page.visible)
    # The same words mostly; but the metadata may hold more, and nothing stands between its paragraphs.
    if page.text and page.text not in page.visible:
        yield folded(page.text)
    # Last, so that what readers see is shown where it is there.
    if page.hidden:
        yield folded(page.hidden)


def _in_order(pieces: Sequence[QuotedPiece], text: FoldedText) -> tuple[int, int] | None:
    """The words from the first piece to the last, where every piece stands within reach of the one before."""
    if not pieces or not _wordy(pieces):
        return None
    for begin, end in text.find("".join(pieces[0].words)):
        at: int | None = end
        for piece in pieces[1:]:
            following = text.find("".join(piece.words), at or 0, (at or 0) + piece.gap + len(piece.words))
            at = next((stop for _, stop in following), None)
            if at is None:
                break
        if at is not None:
            return begin, at
    return None


def _wordy(pieces: Sequence[QuotedPiece]) -> bool:
    """Whether some piece is long enough to say that this is the passage, and no other."""
    return max(len(piece.words) for piece in pieces) >= FEWEST_WORDS


def _altered(quote: str, whole: QuotedPiece, pieces: Sequence[QuotedPiece], page: Page, url: str) -> QuoteCheck:
    # Whole where the quotation holds no mark of its author, or where the source has those marks itself.
    ways = [(whole,)] if len(pieces) == 1 and pieces[0].words == whole.words else [(whole,), tuple(pieces)]
    matches = [match for text in _texts(page) for parts in ways if (match := _nearest(parts, text)) is not None]
    best = max(matches, key=lambda match: (match.share, -match.end + match.begin), default=None)
    if best is None or best.share < SHOWN_SHARE:
        return QuoteCheck(quote, QuoteStatus.ABSENT, round(best.share, 3) if best else 0.0)
    place = (best.text.text, *best.text.span(best.begin, best.end))
    if best.exact and best.share == 1.0:
        return _told(quote, QuoteStatus.FOUND, 1.0, place, page, url)
    if best.share >= NEAR_SHARE:
        return _told(quote, QuoteStatus.ALTERED, best.share, place, page, url, _differences(best))
    return _told(quote, QuoteStatus.ABSENT, best.share, place, page, url)


def _nearest(pieces: Sequence[QuotedPiece], text: FoldedText) -> _Match | None:
    """The longest piece where it is most like the source, and the others around it."""
    if not pieces:
        return None
    order = max(range(len(pieces)), key=lambda at: len(pieces[at].words))
    core = nearest(pieces[order].words, text)
    if core is None:
        return None
    parts = {order: core}
    for at in range(order + 1, len(pieces)):
        start = parts[at - 1].end
        parts[at] = _part(pieces[at], text, start, start + pieces[at].gap + len(pieces[at].words) + 3)
    for at in range(order - 1, -1, -1):
        stop = parts[at + 1].begin
        parts[at] = _part(pieces[at], text, max(0, stop - pieces[at + 1].gap - len(pieces[at].words) - 3), stop)
    placed = tuple((piece, parts[at]) for at, piece in enumerate(pieces))
    return _Match(text, min(part.begin for _, part in placed), max(part.end for _, part in placed), placed)


def _part(piece: QuotedPiece, text: FoldedText, first: int, last: int) -> Alignment:
    first, last = min(first, len(text)), min(last, len(text))
    exact = next(text.find("".join(piece.words), first, last), None)
    if exact:
        edit = Edit((0, len(piece.words)), exact, same=True)
        return Alignment(*exact, (edit,), 1.0)
    missing = Alignment(first, first, (Edit((0, len(piece.words)), (first, first), same=False),), 0.0)
    return nearest(piece.words, text, first, last) or missing


def _differences(match: _Match) -> tuple[Difference, ...]:
    """The quotation word by word beside the source."""
    told: list[Difference] = []
    for number, (piece, part) in enumerate(match.parts):
        if number:
            told.append(Difference("…", "…", same=True))
        for edit in part.edits:
            ours = piece.shown(*edit.quoted)
            told.append(Difference(ours, match.text.shown(*edit.source), edit.same))
    return tuple(told)


def _unread(page: Page) -> str:
    if page.note:
        return page.note
    if page.needs_script:
        return "The page shows its text only to a browser that runs scripts."
    return "There is no text to look in."


def _weight(letters: str) -> int:
    """Letters, those that stand for a syllable or a word counted twice: Han, kana and hangul."""
    return len(letters) + len(_SYLLABLE.findall(letters))


def _doubt(quote: str, page: Page, conclusive: int) -> str | None:
    """Why an absence proves nothing in any language, as a sentence; None where it may."""
    if page.note or page.needs_script:
        return _unread(page)
    words = folded(quote).words
    if len(words) < CONCLUSIVE_WORDS or _weight("".join(words)) < conclusive:
        return "It is a phrase of a few words, and may be the author's own."
    if len(folded(page.visible)) < THIN:
        return "The page shows too little text."
    if is_teaser(page):
        return "The page shows only the beginning of its article."
    return None


def _is_name(quote: str) -> bool:
    """Whether every word of some length has a capital: the name of a film, a law, a party."""
    long = _LONG_WORD.findall(quote)
    if not 2 <= len(long) <= 6 or not all(word[0].isupper() for word in long) or quote.rstrip()[-1:] in ".!?":
        return False
    # German writes its nouns so, and four long words in a row say little there.
    return language_of(quote) not in ("de", None)


def _told(
    quote: str,
    status: QuoteStatus,
    score: float,
    place: tuple[str, int, int],
    page: Page,
    url: str,
    differences: tuple[Difference, ...] = (),
) -> QuoteCheck:
    """A result with the passage in its context and a link to it."""
    text, start, end = place
    printed = text[start:end]
    number = text.count("\f", 0, start) + 1 if page.media is Media.PDF else None
    return QuoteCheck(
        quote,
        status,
        round(score, 3),
        _one_line(printed),
        page_link(url, number) if number else text_link(url, printed),
        before=_before(text, start),
        after=_after(text, end),
        difference=differences,
        page=number,
    )


def _one_line(passage: str) -> str:
    line = " ".join(passage.split())
    if len(line) <= LONGEST_PASSAGE:
        return line
    half = LONGEST_PASSAGE // 2
    return f"{line[:half].rsplit(' ', 1)[0]} […] {line[-half:].split(' ', 1)[-1]}"


def _before(text: str, start: int) -> str:
    context = text[max(0, start - CONTEXT) : start]
    if start > CONTEXT:
        context = "… " + context.split(" ", 1)[-1]
    return " ".join(context.split())


def _after(text: str, end: int) -> str:
    context = text[end : end + CONTEXT]
    if end + CONTEXT < len(text):
        context = context.rsplit(" ", 1)[0] + " …"
    return " ".join(context.split())
