"""Whatever a file or a page holds, its reader returns or refuses; nothing raises, nothing hangs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnotes.errors import UnreadableDocument
from footnotes.packing import pack_reading, unpack_reading
from footnotes.read import read_document
from footnotes.readers import READERS
from pipeline.text.packing import pack_page, unpack_page
from pipeline.text.read import read_page

PIECES = (
    "Gulls count. ",
    "[^1]",
    "[^1]: ",
    "[1]",
    "[1] ",
    "\n\n",
    "\n",
    "    ",
    "http://a.example/x",
    "https://a.",
    "“Title”",
    "ibid. ",
    "<p>",
    "</p>",
    "<sup>",
    "<a href='#n1' id='r1'>",
    "</a>",
    "<title>",
    "<select>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "\\footnote{",
    "}",
    "{",
    "\\begin{quote}",
    "\\url{",
    "%",
    "$",
    "@misc{k,",
    "title=",
    "url=",
    ".. [1] ",
    ".. |a| replace:: |a|",
    "|a|",
    "::\n\n",
    "`x`_",
    "**",
    "_",
    "*",
    "#",
    "- ",
    "1. ",
    "2019) ",
    "| a | b |\n|---|---|\n",
    "^[",
    "]",
    "(",
    '"',
    ",",
    ";",
    "&amp;",
    "&#0;",
    "\x00",
    "\x0c",
    "\u202e",
    "\u00ad",
    "\ufffe",
    "\U0001f600",
    "²",
    "5 May 2019",
    "A. Novak, ",
    "doi:10.1000/182",
    "://",
    "@",
    "\\",
    "'",
    '{"id": "a", "title": ',
    "[",
    '"URL": "http://a.example"',
    "}]",
    "%PDF-1.7\n",
    "1 0 obj\n<</Type/Catalog>>\nendobj\n",
    "PK\x03\x04",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)
unhurried = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("suffix", sorted(READERS))
@unhurried
@given(text=texts)
def test_a_document_is_read_or_refused(suffix: str, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        reading = read_document(Path(f"a{suffix}"), data, "a")
    except UnreadableDocument:
        return
    assert unpack_reading(pack_reading(reading)) == reading


@unhurried
@given(text=texts, kind=st.sampled_from(["text/html", "text/plain", "application/pdf", None, "x/y; charset=%"]))
def test_a_page_is_read(text: str, kind: str | None) -> None:
    page = read_page(text.encode("utf-8", "surrogatepass"), kind, "https://a.example/x")
    assert unpack_page(pack_page(page)) == page


@unhurried
@given(data=st.binary(max_size=300))
def test_a_page_of_bytes_is_read(data: bytes) -> None:
    read_page(data, None, "https://a.example/x")


@unhurried
@given(words=st.lists(st.sampled_from(("a", "[^1]", "<title>", "<b>", "*", "_", "`", "12.", "(", "“")), max_size=12))
def test_no_address_of_a_markdown_note_is_lost(words: list[str]) -> None:
    """Whatever stands before it; in code it is no citation."""
    before = " ".join(word for word in words if word != "`")
    source = f"One.[^a] Two.[^b]\n\n[^a]: {before} https://a.example/1\n\n[^b]: https://a.example/2\n"
    reading = read_document(Path("a.md"), source.encode(), "a")
    assert {citation.url for citation in reading.citations} >= {"https://a.example/1", "https://a.example/2"}
