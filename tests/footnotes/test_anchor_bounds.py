"""A sentence without end is no anchor sentence of megabytes for each of its notes."""

from __future__ import annotations

from pathlib import Path

from footnotes.read import read_document


def test_the_sentence_of_thousands_of_notes_is_cut_around_each() -> None:
    number = 2_000
    source = "We say " + " ".join(
        rf"gulls\footnote{{A. Gull, \url{{http://a.example/{i}}}}} count" for i in range(number)
    )
    reading = read_document(Path("a.tex"), f"{source}.\n".encode(), "a.tex")
    anchors = [note.anchor for note in reading.footnotes]
    assert len(anchors) == number
    assert all(anchor and len(anchor.sentence) <= 6_000 for anchor in anchors)
    middle = anchors[number // 2]
    assert middle is not None
    assert middle.offset is not None
    assert middle.sentence[: middle.offset].endswith("gulls")
    assert middle.sentence.split()[0] in ("gulls", "count")


def test_the_sentences_of_ever_more_notes_have_a_bound_together() -> None:
    """Sixty thousand notes in one sentence took gigabytes; each has the words around it."""
    number = 12_000
    source = "We say " + " ".join(rf"gulls\footnote{{A. Gull, {i}}} count" for i in range(number))
    reading = read_document(Path("a.tex"), f"{source}.\n".encode(), "a.tex")
    sentences = [note.anchor.sentence for note in reading.footnotes if note.anchor]
    assert len(sentences) == number
    assert sum(map(len, sentences)) < 8_000_000
    assert min(map(len, sentences)) > 250
