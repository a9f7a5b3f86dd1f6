"""Searches cited as sources, and pages whose addresses only look like searches."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.search_results import RULE
from reports.model import Confidence, TitleStatus

SEARCHES = {
    "Google": ("https://www.google.com/search?hl=en&q=flood+wall", Confidence.HIGH),
    "Scholar": ("https://scholar.google.de/scholar?q=flood+wall", Confidence.HIGH),
    "Bing": ("https://www.bing.com/search?q=flood+wall", Confidence.HIGH),
    "Yandex": ("https://yandex.ru/search/?text=flood+wall", Confidence.HIGH),
    "Google's fragment": ("https://www.google.com/#q=flood+wall", Confidence.HIGH),
    "Yahoo": ("https://uk.search.yahoo.com/search?p=flood+wall", Confidence.HIGH),
    "PubMed": ("https://pubmed.ncbi.nlm.nih.gov/?term=flood+wall", Confidence.HIGH),
    "films": ("https://www.youtube.com/results?search_query=flood+wall", Confidence.MEDIUM),
    "a tab of results": ("https://www.facebook.com/search/top?q=flood+wall", Confidence.MEDIUM),
    "a library of journals": ("https://www.jstor.org/action/doBasicSearch?Query=flood+wall", Confidence.MEDIUM),
    "a wiki": ("https://wiki.org/w/index.php?search=flood+wall", Confidence.MEDIUM),
    "a wiki's own page": ("https://wiki.org/wiki/Special:Search?search=flood+wall", Confidence.MEDIUM),
    "WordPress in a language": ("https://blog.org/en/?s=flood+wall", Confidence.MEDIUM),
    "a site's own": ("https://paper.org/search?query=flood+wall", Confidence.MEDIUM),
    "a German site's": ("https://zeitung.de/suche/?q=flood+wall", Confidence.MEDIUM),
    "results": ("https://laws.org/en/search-results.html?keyword=flood+wall", Confidence.MEDIUM),
    "WordPress": ("https://blog.org/?s=flood+wall", Confidence.MEDIUM),
}
PAGES = {
    "an article": "https://paper.org/2019/search-for-the-missing",
    "a scanned book": "https://www.google.com/books/edition/_/abc?q=flood",
    "a redirect": "https://www.google.com/url?q=https://paper.org/flood",
    "the search page": "https://paper.org/search",
    "a map": "https://www.google.com/maps?q=flood",
    "a ruling found by a search": "https://scholar.google.com/scholar_case?case=123&q=flood",
    "an article of PubMed": "https://pubmed.ncbi.nlm.nih.gov/?term=12345678",
    "a newspaper page with what was sought": "https://press.org/newspaper/article/123?searchTerm=flood",
    "a catalogue's permalink": "https://catalogue.org/record/12345",
    "a book by its number": "https://catalogue.org/search?q=isbn:9780000000002",
    "a record by its number": "https://catalogue.org/search?query=978-0-00-000000-2",
    "a work by its DOI": "https://catalogue.org/search?q=10.1000/182",
    "research by number": "https://uni.org/recherche?text=12",
    "a word in a dictionary": "https://dictionary.org/?q=flood",
    "an old version in a wiki": "https://wiki.org/w/index.php?title=Flood&oldid=1&search=wall",
    "a bill": "https://parliament.org/bill/116/hr1?q=flood&s=1&r=1",
    "a record": "https://laws.org/search/record?id=7",
    "WordPress by number": "https://blog.org/?s=7",
    "a query of another kind": "https://paper.org/article?q=flood",
    "an archived copy": "https://web.archive.org/web/20190503101500/https://paper.org/search?q=flood",
}


@pytest.mark.parametrize(("url", "confidence"), SEARCHES.values(), ids=SEARCHES)
def test_a_search_is_told_with_its_words(url: str, confidence: Confidence) -> None:
    """Results are others tomorrow."""
    hint = said(RULE, cited(url))
    assert (hint.evidence, hint.confidence) == (("flood wall",), confidence)


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES)
def test_pages_are_no_searches(url: str) -> None:
    """A word in an address is not enough."""
    assert silent(RULE, cited(url))


def test_a_page_with_the_cited_title_is_no_search() -> None:
    """Whatever its address is, the source is there."""
    assert silent(RULE, cited(SEARCHES["a site's own"][0], shown=TitleStatus.MATCH))


def test_an_engine_calls_its_results_by_the_question() -> None:
    """That the cited title stands there proves no source."""
    assert said(RULE, cited(SEARCHES["Google"][0], shown=TitleStatus.MATCH))


def test_a_search_that_is_meant_is_left_alone() -> None:
    """The note says that it is one, and of which day; without the day nobody can tell what was found."""
    url = SEARCHES["Google"][0]
    assert silent(
        RULE, cited(url, f"Google search for “flood wall”, {url} (accessed 3 May 2019)", accessed="2019-05-03")
    )
    assert silent(RULE, cited(url, f"Google search for “flood wall”, 3 May 2019, {url}", date="2019-05-03"))
    assert said(RULE, cited(url, f"Google search for “flood wall”, {url}"))
