"""The quotations of a batch held against their sources, and passages for the sentences that quote nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from footnotes.languages.all import BY_CODE
from footnotes.languages.names import ENGLISH_NAMES, OTHER_NAMES
from footnotes.quoting import Quoted, assign_quotations, own_words
from pipeline.checks.quotations.claims import best_passages
from pipeline.checks.quotations.practice import Source, by_practice
from pipeline.checks.quotations.quotation import CONCLUSIVE_LETTERS, REPORTED_LETTERS, check_quote
from pipeline.checks.quotations.readable import Readable
from pipeline.checks.quotations.support import support_of
from pipeline.checks.quotations.surroundings import with_surroundings
from pipeline.checks.quotations.translated import TRANSLATED, tongue_of
from pipeline.language.detect import language_of
from reports.model import (
    CitationResult,
    LinkFinding,
    LinkStatus,
    Passage,
    QuoteCheck,
    QuoteStatus,
    Support,
    TitleStatus,
)

ReadablesOf = Callable[[CitationResult], tuple[Readable, ...]]
"""Gives what can be read of a cited source, what its address shows first; nothing where nothing can."""

_BEST_FIRST = (QuoteStatus.FOUND, QuoteStatus.ALTERED, QuoteStatus.UNCHECKED, QuoteStatus.ABSENT)
_OPENING = " “\"„«»‚‘'「『(["
_MARK_LOST = "One of its quotation marks is missing, so nobody can tell where it begins or ends."
_TRANSLATED = "The note says that the source is in another language, so the words are a translation."
_AUTHORS_OWN = "The document says that the words are its author's translation."
_OTHER_COPY = "Only an archived copy could be read, and whether it shows the cited work could not be told."
_UNTITLED = "Only an archived copy could be read, and the note gives no title by which to tell that it is the source."
_SAID_TO_BE_FOREIGN = re.compile(rf"\bin (?:{'|'.join((*ENGLISH_NAMES.values(), *OTHER_NAMES))})\b")
"""How notes of a document in English say it: "(in Russian)", "available only in German"."""
_SAID_TRANSLATED = re.compile(
    r"\b(?:authors?['’]s?|my|our)(?: own)? translations?\b|"
    r"\b(?:translations?|translated) (?:is |are )?(?:mine|ours|my own|our own|by (?:me|us|the authors?))\b",
    re.IGNORECASE,
)
"""How documents in English say it, in the note or beside the quotation: "(my translation)"."""
_ELSEWHERE = "Another work of the same note could not be searched."


def check_quotes(results: Sequence[CitationResult], readables_of: ReadablesOf) -> list[CitationResult]:
    """The results of a batch with ``quotes`` and ``passages`` filled in, in their order.

    Each quotation appears with one citation: the one whose source holds it best. ``quotes`` stays None where no
    link was judged yet; ``passages`` is None wherever there was no page to look in.
    """
    known = {result.citation.id: result for result in results}
    footnotes = tuple({result.footnote.id: result.footnote for result in results}.values())
    assigned = assign_quotations(footnotes, [result.citation for result in results])
    spoken = _languages(results) if assigned else {}  # loading what tells them takes a quarter of a second
    checks: defaultdict[str, list[QuoteCheck]] = defaultdict(list)
    quoting: set[str] = set()
    for quoted in assigned:
        candidates = [known[name] for name in quoted.citations]
        quoting.update(result.citation.footnote for result in candidates)
        owner, check = _best(quoted, candidates, readables_of, spoken)
        checks[owner].append(check)
    practised = by_practice(checks, {name: _source(known[name], readables_of) for name in checks})
    settled = with_surroundings(practised, known, readables_of)
    return [_with_findings(result, settled.get(result.citation.id, ()), quoting, readables_of) for result in results]


def _source(result: CitationResult, readables_of: ReadablesOf) -> Source:
    sources = readables_of(result)
    return Source(result.citation.document, tongue_of(sources[0].page) if sources else None)


def _with_findings(
    result: CitationResult, checks: Iterable[QuoteCheck], quoting: set[str], readables_of: ReadablesOf
) -> CitationResult:
    if result.link is None:
        return result
    anchor, sources = result.footnote.anchor, readables_of(result)
    passages: tuple[Passage, ...] | None = None
    support: Support | None = None
    if anchor is not None and sources:
        passages = () if result.footnote.id in quoting else _passages(anchor.sentence, sources)
        support = support_of(anchor.sentence, sources[0].page) if passages else None
    return replace(result, quotes=tuple(checks), passages=passages, support=support)


def _passages(sentence: str, sources: Sequence[Readable]) -> tuple[Passage, ...]:
    """The best passages of the first source that has any."""
    for source in sources:
        if best := best_passages(sentence, source.page, source.url):
            return tuple(replace(one, found_in=source.found_in) for one in best)
    return ()


def _languages(results: Iterable[CitationResult]) -> dict[str, str | None]:
    """The language that each document is written in, by its sentences without what they quote."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    sizes: defaultdict[str, int] = defaultdict(int)
    for result in results:
        anchor, document = result.footnote.anchor, result.citation.document
        if anchor and sizes[document] < 3000:
            own = own_words(anchor)
            texts[document].append(own)
            sizes[document] += len(own)
    return {document: language_of(" ".join(sentences)) for document, sentences in texts.items()}


def _best(
    quoted: Quoted, candidates: Sequence[CitationResult], readables_of: ReadablesOf, spoken: Mapping[str, str | None]
) -> tuple[str, QuoteCheck]:
    """The citation whose source holds a quotation best, and what was found there."""
    checked = [
        (one.citation.id, _check(quoted, one, readables_of(one), spoken.get(one.citation.document)))
        for one in candidates
    ]
    checked.sort(key=lambda pair: (_BEST_FIRST.index(pair[1].status), -(pair[1].score or 0.0)))
    name, check = checked[0]
    if check.status is QuoteStatus.UNCHECKED and any(one.status is QuoteStatus.ABSENT for _, one in checked):
        check = replace(check, reason=check.reason or _ELSEWHERE)
    return name, check


def _check(quoted: Quoted, result: CitationResult, sources: Sequence[Readable], written_in: str | None) -> QuoteCheck:
    """What was found in the source that holds it best: what the page lost, an older copy may still have."""
    checked: list[tuple[tuple[bool, int], QuoteCheck]] = []
    for source in sources:
        check = _in_one(quoted, result, source, written_in)
        if check.status is QuoteStatus.FOUND:
            return check
        unseen = check.score is None or source.page.needs_script
        checked.append(((unseen, _BEST_FIRST.index(check.status)), check))
    if not checked:
        return QuoteCheck(quoted.text, QuoteStatus.UNCHECKED, reason=_unseen(result.citation.url, result.link))
    return min(checked, key=lambda pair: pair[0])[1]


def _in_one(quoted: Quoted, result: CitationResult, source: Readable, written_in: str | None) -> QuoteCheck:
    anchor = result.footnote.anchor
    conclusive = CONCLUSIVE_LETTERS
    if anchor is not None and is_reported(quoted.text, anchor.sentence, written_in):
        conclusive = REPORTED_LETTERS
    check = check_quote(
        quoted.text, source.page, source.url, written_in=written_in, title=source.title, conclusive=conclusive
    )
    if check.score is not None:
        # Of a copy it matters which one it was, even where it holds nothing like it.
        check = replace(check, found_in=source.found_in, url=check.url or (source.url if source.archived else None))
    if check.status not in (QuoteStatus.ALTERED, QuoteStatus.ABSENT) and check.reason != TRANSLATED:
        return check
    doubt = _doubt(quoted, result, source, check.status)
    return replace(check, status=QuoteStatus.UNCHECKED, reason=doubt) if doubt else check


def is_reported(quote: str, sentence: str, written_in: str | None) -> bool:
    """Whether the sentence says that somebody said the words: after a colon, or after "that" in its language."""
    before = sentence.partition(quote)[0].rstrip(_OPENING) if quote in sentence else ""
    if before.endswith((":", "\uff1a")):
        return True
    language = BY_CODE.get(written_in or "")
    last = before.rpartition(" ")[2].casefold()
    return language is not None and last in language.that


def _doubt(quoted: Quoted, result: CitationResult, source: Readable, status: QuoteStatus) -> str | None:
    """Why a quotation that is altered or absent accuses nobody all the same; None where it does."""
    if not quoted.complete:
        return _MARK_LOST
    note, anchor = result.footnote.text, result.footnote.anchor
    if _SAID_TO_BE_FOREIGN.search(note):
        return _TRANSLATED
    if _SAID_TRANSLATED.search(note) or (anchor and _SAID_TRANSLATED.search(anchor.sentence)):
        return _AUTHORS_OWN
    if not source.archived or source.title is TitleStatus.MATCH:
        return None
    if result.citation.title:
        return _OTHER_COPY
    return _UNTITLED if status is QuoteStatus.ABSENT else None


def _unseen(url: str | None, link: LinkFinding | None) -> str:
    if url is None:
        return "The note gives no address for this source."
    if link is None or link.status is LinkStatus.SKIPPED:
        return "The page was not fetched."
    if link.status is LinkStatus.BLOCKED:
        return "The site turns programs away, so its text could not be seen."
    if link.status is LinkStatus.RESTRICTED:
        return "The text is behind a login or a paywall."
    return "The page could not be seen."
