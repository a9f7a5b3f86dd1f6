"""Settle: where a broken URL can be read in several ways, the reading that answers is the right one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cache.keys import url_key
from footnotes.model import Citation
from pipeline.stages.verify import Evidence, judge_citation
from reports.model import CitationResult, TitleStatus

SETTLED = "settled-by-fetching"


def undecided_urls(results: Iterable[CitationResult]) -> list[str]:
    """The other readings of every damaged URL whose first reading does not lead to the cited work."""
    return [url for result in results if not _convincing(result) for url in result.citation.alternatives]


def choose_url(result: CitationResult, evidence: Mapping[str, Evidence]) -> CitationResult:
    """The result with the first reading of its URL that leads to the cited work; as it was if none does."""
    if _convincing(result):
        return result
    for url in result.citation.alternatives:
        found = evidence.get(url_key(url))
        if found is None:
            continue
        other = judge_citation(_read_as(result.citation, url), result.footnote, found)
        if _convincing(other):
            return other
    return result


def _convincing(result: CitationResult) -> bool:
    if result.link is None or not result.link.status.living:
        return False
    return result.title_check is None or result.title_check.status is not TitleStatus.MISMATCH


def _read_as(citation: Citation, url: str) -> Citation:
    others = tuple(other for other in (citation.url, *citation.alternatives) if other and other != url)
    return replace(
        citation,
        url=url,
        url_printed=citation.url_printed or citation.url,
        repairs=(*citation.repairs, SETTLED),
        alternatives=others,
    )
