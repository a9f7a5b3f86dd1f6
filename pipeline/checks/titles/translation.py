"""A title that is cited in translation: what can be compared without reading the language, and what to say of it."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.prose.words import COMMON_WORDS
from pipeline.checks.authors import same_name
from pipeline.checks.facts import FACTS
from pipeline.checks.sitename import Outlet
from pipeline.language.fold import words
from pipeline.language.latin import same_word
from pipeline.text.model import Page
from reports.model import CheckStatus, CitationResult
from reports.wording import LANGUAGES, quoted

_TOP = 1500
"""Characters of the main text in which a name of the title is looked for."""
_MAX_SHARED = 6
_MIN_NAME = 4


def shared_words(cited: str, page: Page) -> tuple[str, ...]:
    """The names and numbers of a cited title that the page has in its titles or first lines, in whatever script.

    They come as the note spells them, in its order. Names are told by their capital, so that in a title
    with capitals throughout any long word may be one; what is no name has no twin in another language.
    """
    there = {word for title in page.titles for word in words(title.text)} | set(words(page.text[:_TOP]))
    found = (word for word in dict.fromkeys(cited.split()) if _is_there(word, there))
    return tuple(word.strip(".,:;!?()[]“”\"'«»‘’") for word in found)[:_MAX_SHARED]


def _is_there(printed: str, there: set[str]) -> bool:
    for word in words(printed):
        if word.isdigit() and len(word) > 1:
            return word in there
        if len(word) >= _MIN_NAME and printed.strip("“\"'«‘(")[:1].isupper() and word not in COMMON_WORDS:
            return any(len(each) >= _MIN_NAME and same_word(word, each) for each in there)
    return False


def translated(result: CitationResult) -> tuple[str, str, tuple[str, ...]]:
    """What is said of a translated title: in which language to read, who should, and what agrees without reading."""
    language = LANGUAGES.get((result.source and result.source.language) or "")
    told = f"The page is in {language}" if language else "The page is in another language"
    message = f"{told} and the title is cited in translation, so its words were not compared."
    evidence = tuple(_agreeing(result))
    if evidence:
        message += f" What agrees without reading it: {', '.join(evidence)}."
    reader = f"somebody who reads {language}" if language else "somebody who reads its language"
    return message, f"If the title matters, have {reader} compare it.", evidence


def _agreeing(result: CitationResult) -> Iterator[str]:
    for fact in FACTS:
        check = result.fact(fact.name)
        if check is not None and check.status is CheckStatus.MATCH:
            yield fact.noun
    if _is_of_outlet(result):
        yield "the outlet"
    shared = result.title_check.shared if result.title_check else ()
    yield from (f"{quoted(word)} in the title" for word in shared)


def _is_of_outlet(result: CitationResult) -> bool:
    publisher, site = result.citation.publisher, result.source and result.source.site
    if not publisher:
        return False
    url = (result.link and result.link.final_url) or result.citation.url or ""
    named = Outlet.of(site=site or None, publisher=None, url=url).is_named_by(publisher)
    return named or bool(site and same_name(publisher, site))
