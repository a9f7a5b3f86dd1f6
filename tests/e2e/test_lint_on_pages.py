"""Rules of the lint that rest on what was fetched, over real HTTP and HTTPS, from the document to the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fakes.command import Desk
from fakes.named_web import Answer, NamedWeb, leads
from fpdf import FPDF

PROSE = "<p>" + "The council met on Tuesday evening and heard four residents speak about the wall. " * 12
TITLE = "The wall that failed twice"
DOI = "10.1000/wall.2019.7"


def page(head: str = "", title: str = TITLE) -> Answer:
    return Answer(body=f"<!doctype html><title>{title}</title>{head}<h1>{title}</h1>{PROSE}".encode())


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def paper(pages: int) -> Answer:
    pdf = FPDF()
    pdf.set_title(TITLE)
    pdf.set_font("Helvetica", size=12)
    for number in range(pages):
        pdf.add_page()
        pdf.cell(text=f"Page {number + 1} of a plan for the wall along the river bank.")
    return Answer(body=bytes(pdf.output()), kind="application/pdf")


PAGES = {
    "http://secure.example/wall": leads("https://secure.example/wall"),
    "https://secure.example/wall": page(),
    "http://plain.example/wall": page(),
    "http://elsewhere.example/wall": leads("https://elsewhere.example/new/wall-2"),
    "https://elsewhere.example/new/wall-2": page(),
    "https://paper.example/2019/wall/amp/?utm_source=app": page(canonical("https://paper.example/2019/wall/")),
    "https://alone.example/2019/wall/amp/": page(),
    "https://m.paper.example/2019/wall/": page(canonical("https://www.paper.example/2019/wall/")),
    "https://m.alone.example/2019/wall/": page(canonical("https://m.alone.example/2019/wall/")),
    "https://m.dead.example/2019/wall/": Answer(
        404,
        b'<title>Page not found</title><link rel="canonical" href="https://dead.example/2019/wall/"><p>Not found.</p>'
        b"<ul><li>News<li>Weather<li>Letters to the editor<li>Notices<li>Archive</ul><p>Look for it in the archive of "
        b"the paper, or write to the office by the bridge, which is open every morning until noon.</p>",
    ),
    "https://journal.example/article/7": page(f'<meta name="citation_doi" content="https://doi.org/{DOI}">'),
    f"https://journal.example/doi/{DOI}": page(f'<meta name="citation_doi" content="{DOI}">'),
    "https://journal.example/article/8": page(
        f'<meta name="citation_doi" content="{DOI}">', "Bread prices on the northern shore"
    ),
    "https://journal.example/article/9": page(f"<p>Related: https://doi.org/{DOI}"),
    "https://office.example/long.pdf": paper(40),
    "https://office.example/short.pdf": paper(39),
}
SAID = {
    ("http-where-https", "http://secure.example/wall"): "Write https://secure.example/wall.",
    ("amp-address", "https://paper.example/2019/wall/amp/?utm_source=app"): (
        "Cite the page itself: https://paper.example/2019/wall/."
    ),
    ("tracking-parameter", "https://paper.example/2019/wall/amp/?utm_source=app"): (
        "Shorten it to https://paper.example/2019/wall/."
    ),
    ("mobile-address", "https://m.paper.example/2019/wall/"): (
        "Cite the page itself: https://www.paper.example/2019/wall/."
    ),
    ("doi-missing", "https://journal.example/article/7"): f"Add https://doi.org/{DOI}.",
    ("pdf-without-page", "https://office.example/long.pdf"): "Add the page, section or paragraph.",
}


@pytest.fixture(scope="module")
def citations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """The citations of one run over a document that cites every page."""
    folder = tmp_path_factory.mktemp("lint")
    notes = "".join(
        f"[^{number}]: Ada Moor, “{TITLE},” River Post, 3 May 2019, <{url}>.\n"
        for number, url in enumerate(PAGES, 1)
        if not url.startswith("https://elsewhere")
    )
    marks = "".join(f"A claim.[^{number}] " for number in range(1, len(PAGES) + 1))
    with NamedWeb(folder) as web, pytest.MonkeyPatch.context() as patch:
        web.pages |= PAGES
        for name, value in web.environment().items():
            patch.setenv(name, value)
        desk = Desk(folder, "http://archive.example")
        desk.write("draft.md", f"{marks}\n\n{notes}")
        ended = desk.run("check", "draft.md", "--fail-on", "never")
        assert ended.code == 0, ended.err
        yield desk.report()["citations"]


def test_every_page_was_reached(citations: list[dict[str, Any]]) -> None:
    """Silence below means that a rule had nothing to say, not that it saw nothing."""
    status = {one["url"]: one["link"]["status"] for one in citations}
    assert len(status) == len(PAGES) - 1
    assert [url for url, link in status.items() if link == "dead"] == ["https://m.dead.example/2019/wall/"]
    assert set(status.values()) <= {"alive", "moved", "dead"}


def test_what_was_seen_is_told_with_the_address_to_use(citations: list[dict[str, Any]]) -> None:
    """Each rule speaks of its page and of no other: redirects, metadata and the number of pages decide."""
    codes = {code for code, _ in SAID}
    said = {
        (finding["code"], one["url"]): finding["suggestion"]
        for one in citations
        for finding in one["reasons"]
        if finding["code"] in codes
    }
    assert said == SAID
