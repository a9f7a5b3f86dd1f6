"""What stands around the words of a quotation: the "but" that follows it in its source, another source that has it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from footnotes.languages.all import BY_CODE
from footnotes.languages.patterns import any_of
from pipeline.checks.quotations.pieces import whole_of
from pipeline.checks.quotations.quotation import CONCLUSIVE_LETTERS, CONCLUSIVE_WORDS
from pipeline.checks.quotations.readable import Readable
from pipeline.language.detect import language_of
from pipeline.language.folded_text import folded
from reports.model import CitationResult, QuoteCheck, QuoteStatus

_MOST_SOUGHT = 50
"""Quotations of one document that are looked for in its other sources."""
_BEGINNING = 4
"""Letters of a word that no hyphen parts."""
_SHOWN = 80
"""Characters of what follows that are shown."""

_UNSPACED = ("han", "kana")
_LETTERS = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?。！？…]")
# ``not only ..., but also``: what follows adds
_ADDS = re.compile(
    r"\b(?:not (?:only|just|merely)|nicht (?:nur|bloß|allein)|non (?:seulement|solo)|no s[oó]lo|não só|niet alleen|"
    r"не только|не лише|nie tylko|nejen|inte bara|ikke bare)\b",
    re.IGNORECASE,
)


def with_surroundings(
    checks: Mapping[str, Sequence[QuoteCheck]],
    known: Mapping[str, CitationResult],
    readables_of: Callable[[CitationResult], tuple[Readable, ...]],
) -> dict[str, tuple[QuoteCheck, ...]]:
    """The checks of a batch, by citation id, with what stands around each quotation; evidence, and no verdict."""
    stands_in = _elsewhere(checks, known, readables_of)
    return {
        name: tuple(
            replace(
                check,
                goes_on=goes_on(check, known[name]) if check.status is QuoteStatus.FOUND else None,
                stands_in=stands_in.get((known[name].citation.document, check.text))
                if check.status is QuoteStatus.ABSENT
                else None,
            )
            for check in found
        )
        for name, found in checks.items()
    }


def goes_on(check: QuoteCheck, result: CitationResult) -> str | None:
    """How the source limits, in the same sentence, what was quoted; None where it does not, or the author says it."""
    turning = _turning(language_of(f"{check.passage} {_END.split(check.after, maxsplit=1)[0]}") or "")
    turn = turning.match(check.after) if turning else None
    if turn is None or turning is None or _END.search((check.passage or "")[-1:]) or _ADDS.search(check.passage or ""):
        return None
    anchor = result.footnote.anchor
    said = anchor.sentence.partition(check.text)[2] if anchor else ""
    if said and turning.search(said):
        return None
    rest = check.after[: turn.end() + _SHOWN].lstrip(' "”’»,;:،，；—–-')
    end = _END.search(rest)
    return rest[: end.start()] if end else rest.rsplit(" ", 1)[0] + " …"


@lru_cache
def _turning(code: str) -> re.Pattern[str] | None:
    """``, but only in winter``, ``; allerdings nicht``, ``，但``: the sentence goes on, and turns round."""
    language = BY_CODE.get(code)
    if language is None or not language.adversatives:
        return None
    whole = "" if language.script in _UNSPACED else r"(?![^\W_])"
    return re.compile(
        rf"[\s\"”’»]{{0,3}}(?:[,;:،，；—–]|\s-(?=\s))\s{{0,3}}(?:{any_of(language.adversatives)}){whole}", re.IGNORECASE
    )


def _elsewhere(
    checks: Mapping[str, Sequence[QuoteCheck]],
    known: Mapping[str, CitationResult],
    readables_of: Callable[[CitationResult], tuple[Readable, ...]],
) -> dict[tuple[str, str], str]:
    """The id of another citation of the document whose source has the words, by document and quotation."""
    sought: defaultdict[str, dict[str, _Sought]] = defaultdict(dict)
    for name, found in checks.items():
        for check in found:
            words = whole_of(check.text).words
            letters = "".join(words)
            is_telling = len(words) >= CONCLUSIVE_WORDS and len(letters) >= CONCLUSIVE_LETTERS
            document = known[name].citation.document
            if check.status is QuoteStatus.ABSENT and is_telling and len(sought[document]) < _MOST_SOUGHT:
                sought[document][check.text] = _Sought(letters, _longest_words(check.text))
    return dict(_places(sought, known, readables_of))


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for of a quotation."""

    letters: str
    """Its folded words, written together."""
    telling: tuple[str, ...]
    """Its longest words, in small letters, the longest first."""

    def may_stand_in(self, text: str) -> bool:
        """Whether a text in small letters has how the longest word begins, and all of these but one.

        A hyphen or an accent may change a word in another source, hardly two.
        """
        if self.telling and self.telling[0][:_BEGINNING] not in text:
            return False
        missing = (word for word in self.telling if word not in text)
        return next(missing, None) is None or next(missing, None) is None


def _longest_words(quotation: str) -> tuple[str, ...]:
    """Five of the words that say most of where the quotation may stand."""
    return tuple(sorted(set(_LETTERS.findall(quotation.lower())), key=lambda word: (-len(word), word))[:5])


def _places(
    sought: Mapping[str, Mapping[str, _Sought]],
    known: Mapping[str, CitationResult],
    readables_of: Callable[[CitationResult], tuple[Readable, ...]],
) -> Iterator[tuple[tuple[str, str], str]]:
    """Each source is read once for all quotations; the first one in the document counts."""
    left = {document: dict(texts) for document, texts in sought.items()}
    for result in known.values():
        texts = left.get(result.citation.document)
        if not texts or result.citation.same_as is not None:
            continue
        for source in readables_of(result):
            text = source.page.visible or source.page.text
            small = text.lower()
            # Folding a page takes longer than all else that is done with it here.
            for quote in [quote for quote, one in texts.items() if one.may_stand_in(small)]:
                if next(folded(text).find(texts[quote].letters), None):
                    del texts[quote]
                    yield (result.citation.document, quote), result.citation.id
