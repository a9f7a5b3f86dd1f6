"""A password in an address goes no further than the file that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document

LOGIN = "https://anna:s3cr3t:x@a.example/x"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"Gulls count, says {LOGIN}.[^1]\n\n[^1]: A. Gull, <{LOGIN}>\n"),
        ("a.txt", f"Gulls count, says {LOGIN}.[1]\n\n[1] A. Gull, {LOGIN}\n"),
        ("a.html", f'<p>Gulls <a href="{LOGIN}">count</a>.</p>'),
        ("a.bib", f"@misc{{k, title={{Gulls}}, url={{{LOGIN}}}}}"),
        ("a.tex", rf"Gulls\footnote{{A. Gull, \url{{{LOGIN}}}}} count."),
        ("a.rst", f"Gulls count [1]_.\n\n.. [1] A. Gull, {LOGIN}\n"),
    ],
)
def test_no_reading_holds_a_password(name: str, text: str) -> None:
    reading = read_document(Path(name), text.encode(), name)
    assert "s3cr3t" not in repr(reading)
    assert [citation.url for citation in reading.citations] == ["https://anna:********@a.example/x"]


@pytest.mark.parametrize("url", ["https://a.example/@anna:x@b", "https://a.example:8080/x", "mailto:anna:x@a.example"])
def test_what_is_no_login_stays(url: str) -> None:
    reading = read_document(Path("a.md"), f"Gulls.[^1]\n\n[^1]: A. Gull, {url}\n".encode(), "a.md")
    assert url in reading.footnotes[0].text
