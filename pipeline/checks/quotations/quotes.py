"""The quotations of a batch held against their sources, and passages for the sentences that quote nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from footnotes.model import Citation
from footnotes.quotations import quotations_in
from footnotes.quoting import Quoted, assign_quotations
from pipeline.checks.language.tongue import language
from pipeline.checks.quotations.claims import best_passages
from pipeline.checks.quotations.quotation import check_quote
from pipeline.text.model import Page
from reports.model import CitationResult, LinkFinding, LinkStatus, Passage, QuoteCheck, QuoteStatus, TitleStatus

PageOf = Callable[[Citation], Page | None]
"""Gives the page that was read for a citation; None where there is none."""

_BEST_FIRST = (QuoteStatus.FOUND, QuoteStatus.ALTERED, QuoteStatus.UNCHECKED, QuoteStatus.ABSENT)
_MARK_LOST = "One of its quotation marks is missing, so nobody can tell where it begins or ends."
_TRANSLATED = "The note says that the source is in another language, so the words are a translation."
_LANGUAGES = (
    "Albanian|Arabic|Armenian|Azerbaijani|Belarusian|Bengali|Bulgarian|Chinese|Croatian|Czech|Danish|Dutch|Estonian|"
    "Farsi|Finnish|French|Georgian|German|Greek|Hebrew|Hindi|Hungarian|Indonesian|Italian|Japanese|Kazakh|Korean|"
    "Kyrgyz|Latvian|Lithuanian|Norwegian|Persian|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|Slovene|Spanish|"
    "Swedish|Tajik|Thai|Turkish|Ukrainian|Urdu|Uzbek|Vietnamese"
)
_SAID_TO_BE_FOREIGN = re.compile(rf"\bin (?:{_LANGUAGES})\b|\b(?:author['’]s|my|our) translation\b")
"""How notes of a document in English say it: "(in Russian)", "available only in German", "author's translation"."""
_ELSEWHERE = "Another work of the same note could not be searched."


def check_quotes(results: Sequence[CitationResult], page_of: PageOf) -> list[CitationResult]:
    """The results of a batch with ``quotes`` and ``passages`` filled in, in their order.

    Each quotation appears with one citation: the one whose source holds it best. ``quotes`` stays None where no
    link was judged yet; ``passages`` is None wherever there was no page to look in.
    """
    known = {result.citation.id: result for result in results}
    footnotes = tuple({result.footnote.id: result.footnote for result in results}.values())
    spoken = _languages(results)
    checks: defaultdict[str, list[QuoteCheck]] = defaultdict(list)
    quoting: set[str] = set()
    for quoted in assign_quotations(footnotes, [result.citation for result in results]):
        candidates = [known[name] for name in quoted.citations]
        quoting.update(result.citation.footnote for result in candidates)
        owner, check = _best(quoted, candidates, page_of, spoken)
        checks[owner].append(check)
    return [_with_findings(result, checks[result.citation.id], quoting, page_of) for result in results]


def _with_findings(
    result: CitationResult, checks: Iterable[QuoteCheck], quoting: set[str], page_of: PageOf
) -> CitationResult:
    link, anchor, url = result.link, result.footnote.anchor, result.citation.url
    if link is None:
        return result
    page = page_of(result.citation)
    passages: tuple[Passage, ...] | None = None
    if page is not None and anchor is not None and url is not None and link.status.living:
        passages = () if result.footnote.id in quoting else best_passages(anchor.sentence, page, url)
    return replace(result, quotes=tuple(checks), passages=passages)


def _languages(results: Iterable[CitationResult]) -> dict[str, str | None]:
    """The language that each document is written in, by its sentences without what they quote."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    sizes: defaultdict[str, int] = defaultdict(int)
    for result in results:
        anchor, document = result.footnote.anchor, result.citation.document
        if anchor and sizes[document] < 3000:
            own = _own_words(anchor.opened + anchor.sentence)
            texts[document].append(own)
            sizes[document] += len(own)
    return {document: language(" ".join(sentences)) for document, sentences in texts.items()}


def _own_words(text: str) -> str:
    own, at = [], 0
    for quotation in quotations_in(text):
        own.append(text[at : quotation.span.start])
        at = quotation.span.end
    return " ".join([*own, text[at:]])


def _best(
    quoted: Quoted, candidates: Sequence[CitationResult], page_of: PageOf, spoken: Mapping[str, str | None]
) -> tuple[str, QuoteCheck]:
    """The citation whose source holds a quotation best, and what was found there."""
    checked = [
        (one.citation.id, _check(quoted, one, page_of(one.citation), spoken.get(one.citation.document)))
        for one in candidates
    ]
    checked.sort(key=lambda pair: (_BEST_FIRST.index(pair[1].status), -(pair[1].score or 0.0)))
    name, check = checked[0]
    if check.status is QuoteStatus.UNCHECKED and any(one.status is QuoteStatus.ABSENT for _, one in checked):
        check = replace(check, reason=check.reason or _ELSEWHERE)
    return name, check


def _check(quoted: Quoted, result: CitationResult, page: Page | None, written_in: str | None) -> QuoteCheck:
    url, link, title = result.citation.url, result.link, result.title_check
    if url is None or link is None or page is None or not link.status.living:
        return QuoteCheck(quoted.text, QuoteStatus.UNCHECKED, reason=_unseen(url, link))
    check = check_quote(
        quoted.text, page, url, written_in=written_in, title=title.status if title else TitleStatus.UNKNOWN
    )
    if check.status not in (QuoteStatus.ALTERED, QuoteStatus.ABSENT):
        return check
    if not quoted.complete:
        return replace(check, status=QuoteStatus.UNCHECKED, reason=_MARK_LOST)
    if _SAID_TO_BE_FOREIGN.search(result.footnote.text):
        return replace(check, status=QuoteStatus.UNCHECKED, reason=_TRANSLATED)
    return check


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
