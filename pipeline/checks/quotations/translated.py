"""A quotation in another language than its source: what its author translated, and what nobody can have translated.

The words of a translation cannot stand in the source, so their absence says nothing by itself. Two things do
say something: that the page is another work than the note cites, and that it has none of the names and
numbers, which a translator leaves standing.
"""

from __future__ import annotations

import re

from pipeline.checks.quotations.names_and_numbers import is_romanised, lacks_all, spellings, telling_words
from pipeline.language.detect import are_alike, is_foreign_to, language_of, leans
from pipeline.language.fold import words
from pipeline.language.folded_text import folded
from pipeline.language.scripts import are_one_script, is_written_in, script_of
from pipeline.text.model import Page
from reports.model import TitleStatus
from reports.wording import LANGUAGES, quoted

TRANSLATED = "The page is in another language than the quotation."
"""Why a quotation is unchecked that may be a translation."""
STRANGE = 0.34
"""Share of its longer words, names apart, that a quotation in another language has in common with a page at most."""
FEWEST_TELLING, FEWEST_ACROSS = 2, 3
"""Names and numbers whose lack rules a translation out; one more where names are spelt in another script.

Measured on 28,600 sentences of public translation tests (news, shops, chats; 8 languages), each with 15 sentences
around it: the lack of names calls 0.001 of the translations absent, and 0.06 of the sentences of other pages.
"""
LONG_ENOUGH = 100
"""Words of a page under which its lack of names says little."""

_SAMPLE = 3_000
_LOWER = re.compile(r"\b[^\W\d_A-ZÄÖÜÀ-ÞА-Я][^\W\d_]{3,}\b")
"""Longer words without a capital."""
_COMPARED = frozenset({"latin", "cyrillic", "greek"})
"""Scripts whose names can be held against each other letter by letter."""


def may_be_translated(quote: str, page: Page, written_in: str | None) -> bool:
    """Whether the author may have translated the page's words.

    Args:
        quote: the words between the marks.
        page: where they do not stand.
        written_in: language of the document that quotes: what its author translated is in that language.
            None: it is not known, and every quotation in another language than the page may be a translation.
    """
    sample = _sample(page)
    ours, theirs = script_of(quote), script_of(sample)
    spoken = language_of(quote)
    # Where the text and what the page says of itself disagree, it may be in either.
    read = {tongue for tongue in (language_of(sample), page.language) if tongue}
    foreign = written_in is not None and is_foreign_to(quote, written_in)
    if ours and theirs and not are_one_script(ours, theirs):
        # Nobody translates into another script than the document's; but a quotation may be spelt in its letters.
        foreign = foreign or (written_in is not None and not is_written_in(written_in, ours))
        return not foreign or (theirs in _COMPARED and is_romanised(quote, spellings(page.visible)))
    if foreign or _are_all(read, written_in) or _are_all(read, spoken):
        return False
    if spoken is None and any(leans(quote, tongue, written_in or "") for tongue in read - {written_in}):
        return False
    return _is_strange(quote, page)


def _are_all(read: set[str], language: str | None) -> bool:
    """Whether a page is in a language, or in one so near that short texts do not tell them apart."""
    return bool(read) and language is not None and all(are_alike(code, language) for code in read)


def _is_strange(quote: str, page: Page) -> bool:
    """Whether the words of a quotation are hardly ever those of a page; names are, in any language."""
    found = {token.lower() for token in _LOWER.findall(quote)}
    known = set(folded(page.visible).words)
    common = sum(word in known for token in found for word in words(token))
    return common < max(2, STRANGE * len(found))


def ruled_out(quote: str, page: Page, title: TitleStatus) -> str | None:
    """Why words that may be a translation are none of this page, as a sentence; None where they may be.

    ``title`` is how the page's title compares with the one that is cited for it.
    """
    if title is TitleStatus.MISMATCH:
        known = LANGUAGES.get(page.language or "")
        page_is = f"The page is in {known} and" if known else "The page"
        return f"{page_is} carries another title than the note gives, so these words are no translation of it."
    ours, theirs = script_of(quote), script_of(_sample(page))
    telling = telling_words(quote, language_of(quote))
    if theirs not in _COMPARED:
        telling = tuple(one for one in telling if one[0].isdigit())
    respelt = ours != theirs and not all(one[0].isdigit() for one in telling)
    if len(telling) < (FEWEST_ACROSS if respelt else FEWEST_TELLING) or len(folded(page.visible)) < LONG_ENOUGH:
        return None
    source = spellings("\n".join([page.visible, page.text, page.hidden, *(title.text for title in page.titles)]))
    if not lacks_all(telling, quote, source, same_script=ours == theirs):
        return None
    return f"The quotation names {_enumerated(telling)}, and the page names {_none_of(telling)}."


def tongue_of(page: Page) -> str | None:
    """The language that a page is written in, by its text before what it says of itself; None: it is not known."""
    return language_of(_sample(page)) or page.language


def _sample(page: Page) -> str:
    return (page.text if len(page.text) >= 200 else page.visible)[:_SAMPLE]


def _enumerated(telling: tuple[str, ...]) -> str:
    shown = [one if one[0].isdigit() else quoted(one) for one in telling[:4]]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _none_of(telling: tuple[str, ...]) -> str:
    return "neither" if len(telling) == 2 else "none of them"
