"""Addresses are placed at the line and column where they stand in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document

URL = "https://a.example/x?b=1&c=2"


def _places(name: str, text: str | bytes) -> list[tuple[int, int] | None]:
    data = text.encode() if isinstance(text, str) else text
    citations = read_document(Path(name), data, name).citations
    return [(one.source_place.line, one.source_place.column) if one.source_place else None for one in citations]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.md", f"Text.[^1]\n\n[^1]: Ada Moor, “The ramp,” 2019, {URL}.\n", [(3, 35)]),
        ("a.md", f"Text.[^1]\r\n\r\n[^1]: Ada Moor, “The ramp,”\r\n    2019, {URL}.\r\n", [(4, 11)]),
        (
            "a.md",
            f"\ufeffÄ.[^1] B.[^2]\n\n[^1]: Ö, {URL}.\n[^2]: Ada Moor, “The ramp,” 2019, {URL}.\n",
            [(3, 10), (4, 35)],
        ),
        ("a.md", f"See [the ramp]({URL}).\n", [(1, 16)]),
        ("a.md", "Text.[^1]\n\n[^1]: Ada Moor, *Boats*, 1987.\n", [None]),
        (
            "a.html",
            f'<p>T<a href="#n1" id="r1"><sup>1</sup></a></p>\n<hr>\n<ol>\n<li id="n1">Ada Moor, “The ramp,” 2019, <a '
            f'href="{URL.replace("&", "&amp;")}">here</a>. <a href="#r1">↩</a></li></ol>',
            [(4, 50)],
        ),
        ("a.tex", "T.\\footnote{Ada Moor, ``The ramp,'' 2019,\n\\url{https://a.example/x}.}\n", [(2, 6)]),
        ("a.md", "T.[^1]\n\n[^1]: Ada Moor, “The ramp,” 2019, https://a.example/\n    long-way.\n", [(3, 35)]),
    ],
    ids=["note", "second line", "several", "link", "no address", "escaped", "command", "broken over lines"],
)
def test_where_an_address_stands(name: str, text: str, places: list[tuple[int, int] | None]) -> None:
    assert _places(name, text) == places
