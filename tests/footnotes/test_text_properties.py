"""Laws of the text reader: it never fails, never invents places, never loses words, and takes linear time."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.anchors import anchors_of
from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.text import read

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BITS = st.sampled_from(
    [
        "¹",
        "²",
        "¹²",
        "\n\n",
        "\n",
        "\f",
        "\r\n",
        "[1]",
        "[^2]",
        "[^2]:",
        "$",
        "^{3}",
        "$^{5}$",
        "<sup>4</sup>",
        "<i>",
        "</i>",
        "https://",
        "http://a.example/b-",
        "www.a.example",
        "](",
        "[x](http://y.example)",
        "<a href='x¹'>",
        "</a>",
        "*",
        "**",
        "_",
        "---",
        "# ",
        "- ",
        "1. ",
        "12 ",
        "(3) ",
        "\\",
        "\t",
        "|",
        "&amp;",
        "a",
        "Bee ",
        ". ",
        ", the ",
        "“",
        "\ue000",
        "\ue002",
        "\u00ad",
    ]
)
_WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)
_SENTENCE = st.lists(_WORD, min_size=2, max_size=12).map(
    lambda words: " ".join(words).capitalize() + " mills."  # a word that is no abbreviation
)


def _places_hold(document: Document) -> None:
    for place, note in enumerate(document.notes):
        anchor = anchors_of(document)[place]
        assert anchor is None or any(anchor.sentence in block.text for block in document.blocks)
        assert all(0 <= span.start < span.end <= len(note.text) for span in note.emphasis)
        for link in note.links:
            covered = link.span.of(note.text)
            assert covered == link.url or link.printed is not None or not covered.startswith("http")
    for block in document.blocks:
        assert all(0 <= marker.offset <= len(block.text) for marker in block.markers)
        assert all(marker.note is None or marker.note < len(document.notes) for marker in block.markers)
        assert all(0 <= link.span.start <= link.span.end <= len(block.text) for link in block.links)


@settings(max_examples=300, deadline=None)
@given(st.lists(_BITS, max_size=80).map("".join))
def test_any_mixture_of_marks_is_read(text: str) -> None:
    """No sequence of labels, mark-up and breaks makes the reader fail, and every place it gives is in its text."""
    try:
        document = read(text.encode())
    except UnreadableDocument:
        assert not text.strip("\ufeff\x00 \t\r\n\f\v")
        return
    _places_hold(document)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Arbitrary bytes give a document or the one error that says why not."""
    with suppress(UnreadableDocument):
        _places_hold(read(data))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_SENTENCE, _SENTENCE), min_size=1, max_size=30), st.integers(1, 6))
def test_clean_documents_lose_nothing(pairs: list[tuple[str, str]], per_page: int) -> None:
    """Every word of text and notes comes back in order, and every note has the sentence of its marker."""
    parts = []
    for start in range(0, len(pairs), per_page):
        page = list(enumerate(pairs[start : start + per_page], start + 1))
        parts.append(" ".join(sentence + str(number).translate(_RAISED) for number, (sentence, _) in page))
        parts += [f"{str(number).translate(_RAISED)} {note}" for number, (_, note) in page]
    document = read("\n\n".join(parts).encode())
    assert [note.text for note in document.notes] == [note for _, note in pairs]
    assert [note.label for note in document.notes] == [str(number) for number in range(1, len(pairs) + 1)]
    words = re.findall(r"\w+", " ".join(block.text for block in document.blocks))
    assert words == re.findall(r"\w+", " ".join(sentence for sentence, _ in pairs))
    anchors = list(anchors_of(document))
    assert [anchor.sentence for anchor in anchors if anchor] == [sentence for sentence, _ in pairs]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(_SENTENCE, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8))
def test_plain_prose_comes_back_as_it_was(paragraphs: list[str]) -> None:
    """A document without notes is its paragraphs, each at its line."""
    document = read("\n\n".join(paragraphs).encode())
    kept = [block.text for block in document.blocks]
    assert (kept, document.notes) == (paragraphs, ())
    assert [block.location.line for block in document.blocks] == list(range(1, 2 * len(paragraphs), 2))


_HOSTILE = {
    "labels": "¹ x\n\n",
    "numbered-lines": "1. a\n",
    "citations": "Foo, https://a.example/x\n\n",
    "orphans": "https://a.example/b c\n\n2 x\n\n¹ y\n\n",
    "broken-urls": "¹ a https://a.example/c-\n\nd-e\n\n",
    "formulas": "$^a ",
    "braces": "^{",
    "brackets": "[a](",
    "stars": "*a ",
    "tags": "<a ",
    "hyphens": "a-\n",
    "full-stops": "A. ",
    "rows": "a\tb\tc\n",
    "loop": "abcdefghijklmnopqrstuvwxyz0123456 ",
    "one-word": "a",
    "spaces": "a" + " " * 60,
}


@pytest.mark.parametrize("unit", _HOSTILE.values(), ids=_HOSTILE.keys())
@pytest.mark.slow
def test_hostile_documents_take_linear_time(unit: str) -> None:
    """A hundred kilobytes of any one thing is read in seconds, not minutes."""
    data = (unit * (100_000 // len(unit))).encode()
    began = time.process_time()
    read(data)
    assert time.process_time() - began < 40
