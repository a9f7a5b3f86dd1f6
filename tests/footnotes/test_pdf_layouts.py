"""One report as PDF in many layouts: every note, every URL exact or among its readings, every anchor."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from fakes.typesetter import HEADING, Chapter, Layout, typeset

from footnotes.model import Document, NoteKind
from footnotes.readers import markdown, pdf

FORMATS = Path(__file__).parent.parent / "data" / "formats"
TRUTH: list[dict[str, Any]] = json.loads((FORMATS / "truth.json").read_text("utf-8"))["notes"]
PRINTED = sorted(path.name for path in (FORMATS / "pdf").glob("*.pdf"))

SET: dict[str, Layout] = {
    "letter": Layout(),
    "no-links": Layout(links=False),
    "a5": Layout(page=(420, 595), margin=48, body=10, notes=8),
    "two-columns": Layout(columns=2, margin=48, body=10, notes=8),
    "two-columns-no-rule": Layout(columns=2, margin=48, body=10, notes=8, rule=False, links=False),
    "large-notes": Layout(notes=11),
    "large-notes-no-rule": Layout(notes=11, rule=False, links=False),
    "dotted-labels": Layout(raised=False),
    "hyphenated-urls": Layout(page=(420, 595), margin=48, body=10, notes=8, hyphens=True, links=False),
    "behind": Layout(behind=True),
    "behind-chapters": Layout(behind=True, restarts=True, raised=False),
    "chapters": Layout(restarts=True, raised=False),
}
"""Layouts by name; the PDFs are set while the test runs."""

_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"})


def _latin(text: str) -> str:
    """The text in letters that every PDF has without a font of its own."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(character for character in plain if character.isascii())


def _chapters(document: Document) -> list[Chapter]:
    chapters: list[tuple[list[str], list[str]]] = []
    for block in document.blocks:
        if block.kind.value == "heading" or not chapters:
            chapters.append(([], []))
        text, at, paragraphs, notes = "", 0, *chapters[-1]
        for marker in block.markers:
            assert marker.note is not None
            notes.append(document.notes[marker.note].text)
            text += f"{block.text[at : marker.offset]}{{{len(notes)}}}"
            at = marker.offset
        text = (HEADING if block.kind.value == "heading" else "") + text + block.text[at:]
        paragraphs.append(_latin(re.sub(r"(\{[\d}{]+\})(?=\S)", r"\1 ", text)))
    return [Chapter(tuple(texts), tuple(_latin(note) for note in notes)) for texts, notes in chapters]


@pytest.fixture(scope="module")
def chapters() -> list[Chapter]:
    """The report, chapter by chapter, in letters that every PDF font has."""
    return _chapters(markdown.read((FORMATS / "report.md").read_bytes()))


@pytest.fixture(scope="module", params=[*PRINTED, *SET])
def read(request: pytest.FixtureRequest, chapters: list[Chapter]) -> Document:
    """The report, read from one of its PDFs."""
    if request.param in SET:
        return pdf.read(typeset(chapters, SET[request.param]))
    return pdf.read((FORMATS / "pdf" / request.param).read_bytes())


def _flat(text: str) -> str:
    return re.sub(r"\s", "", _latin(text))


def test_every_note_is_found_in_order(read: Document) -> None:
    """Each note comes out once, in order, beginning with its own words."""
    assert [_flat(note.text)[:25] for note in read.notes] == [_flat(note["text"])[:25] for note in TRUTH]


def test_every_note_holds_its_own_words_alone(read: Document) -> None:
    """No note loses a word, or takes one from a neighbour, the running text or a running head."""
    wrong = [
        (note.label, note.text)
        for note, true in zip(read.notes, TRUTH, strict=True)
        if _flat(note.text).replace("-", "") != _flat(true["text"]).replace("-", "")
    ]
    assert len(wrong) <= 1, wrong


def test_every_url_is_read_or_among_the_readings(read: Document) -> None:
    """Of the URLs that are printed, 98 of 100 are exact or among the alternatives that a fetch settles."""
    lost, count = [], 0
    for note, true in zip(read.notes, TRUTH, strict=True):
        readings = {_latin(url) for link in note.links for url in (link.url, *link.alternatives)}
        printed = [_latin(url) for url in true["urls"] if url not in true.get("hidden", [])]
        count += len(printed)
        lost += [url for url in printed if url not in readings]
    assert len(lost) <= 0.02 * count, lost


def test_every_note_is_tied_to_its_sentence(read: Document) -> None:
    """Of the markers, 98 of 100 stand behind the words that the author put them behind."""
    before = {
        marker.note: block.text[: marker.offset]
        for block in reversed(read.blocks)
        for marker in reversed(block.markers)
        if marker.note is not None
    }
    lost = [
        true["label"]
        for place, true in enumerate(TRUTH)
        if not _flat(before.get(place, "")).endswith(_flat(true["anchor_tail"])[-25:])
    ]
    assert len(lost) <= 0.04 * len(TRUTH), lost


def test_numbers_and_words_at_the_edge_of_pages_are_no_text(chapters: list[Chapter]) -> None:
    """Running heads stand neither in the running text nor in a note."""
    document = pdf.read(typeset(chapters, SET["a5"]))
    words = " ".join([*(block.text for block in document.blocks), *(note.text for note in document.notes)])
    assert Layout().head not in words


def test_pages_are_told(chapters: list[Chapter]) -> None:
    """A note and its marker carry the page that they stand on, at the foot of pages the same one."""
    document = pdf.read(typeset(chapters, SET["letter"]))
    pages = [note.location.page for note in document.notes]
    markers = {marker.note: marker.page for block in document.blocks for marker in block.markers}
    assert pages == sorted(page for page in pages if page)
    assert [markers[place] for place in range(len(pages))] == pages
    assert {note.kind for note in document.notes} == {NoteKind.FOOTNOTE}


def test_notes_behind_the_text_are_endnotes(chapters: list[Chapter]) -> None:
    """Notes under a heading behind their chapter are endnotes, and keep the numbers that they carry."""
    document = pdf.read(typeset(chapters, SET["behind-chapters"]))
    assert {note.kind for note in document.notes} == {NoteKind.ENDNOTE}
    assert [note.label for note in document.notes].count("1") > 1
