"""Pages that leave out the tags around their body, as HTML lets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document
from pipeline.text.read import read_page

HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>Dry - Post</title>"
NOTE = "<li id=n1>A. Holm, “Dry,” Post, 2019, https://post.example/dry <a href=#r1>back</a>"
TEXT = "<h1>Dry</h1><p>The wall was dry.<a href=#n1 id=r1><sup>1</sup></a> Nobody asked."
BODIES = {
    "main": f"<main>{TEXT}</main><ol>{NOTE}</ol>",
    "article": f"<article>{TEXT}</article><ol>{NOTE}</ol>",
    "all of it": f"<main>{TEXT}<ol>{NOTE}</ol></main>",
    "text behind": f"<main>{TEXT}</main>And a word.<ol>{NOTE}</ol>",
    "head not closed": f"<main>{TEXT}</main></head><body><ol>{NOTE}</ol></body>",
    "as parsers like it": f"</head><body><main>{TEXT}</main><ol>{NOTE}</ol></body></html>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_document_keeps_its_text(body: str) -> None:
    """The marker in the text is found, and the sentence around it."""
    reading = read_document(Path("a.html"), (HEAD + body).encode(), "a.html")
    assert [note.anchor.sentence for note in reading.footnotes if note.anchor] == ["The wall was dry."]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_source_keeps_its_text(body: str) -> None:
    """Quotations are looked for in the text of the page, and what comes first stays first."""
    page = read_page((HEAD + body).encode(), "text/html", "https://post.example/dry")
    assert page.visible.startswith("Dry\nThe wall was dry.")
    assert "Nobody asked." in page.text
    assert [title.text for title in page.titles if title.found_in == "title"] == ["Dry - Post"]
    assert page.visible.count("Nobody asked.") == 1
