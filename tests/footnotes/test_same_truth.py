"""One report in every format: every note, every URL exact, every anchor."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from fakes.docx_variants import VARIANTS

from footnotes.model import Footnote, NoteKind, Reading
from footnotes.read import read_document

FORMATS = Path(__file__).parent.parent / "data" / "formats"
TRUTH: list[dict[str, Any]] = json.loads((FORMATS / "truth.json").read_text("utf-8"))["notes"]

FILES = [
    "report.md",
    "report.pandoc.rst",
    "report.pandoc.tex",
    "report.pandoc.html",
    "report.libreoffice.html",
    "report.pandoc.docx",
    "report.libreoffice.docx",
    "report.pandoc.odt",
    "report.libreoffice.odt",
    "report.libreoffice.fodt",
    "report.pandoc.epub",
    "report.libreoffice.epub",
    "report.pandoc.rtf",
    "report.libreoffice.rtf",
    "report.pandoc.xml",
    "report.pandoc.wiki",
]
VARIED = ["report.pandoc.docx", "report.libreoffice.docx"]
"""Files that are also read as Word could have written them otherwise."""
BY_CHAPTER = ["report.pandoc.epub"]
"""Files in which the numbers begin anew in every chapter."""


_CASES = [
    *(pytest.param((name, None), id=name) for name in FILES),
    *(pytest.param((name, variant), id=f"{name}-{variant}") for name in VARIED for variant in VARIANTS),
]


@pytest.fixture(scope="module", params=_CASES)
def reading(request: pytest.FixtureRequest) -> Reading:
    """The report, read from one of its formats."""
    name, variant = request.param
    path = FORMATS / name
    data = path.read_bytes()
    return read_document(path, VARIANTS[variant](data) if variant else data, name)


def test_every_note_is_read(reading: Reading) -> None:
    """The text of each note is the author's, in order, and nothing else is taken for a note."""
    assert [_plain(footnote.text) for footnote in reading.footnotes] == [note["text"] for note in TRUTH]
    assert {footnote.kind for footnote in reading.footnotes} <= {NoteKind.FOOTNOTE, NoteKind.ENDNOTE}


def test_every_label_is_the_one_that_a_reader_sees(reading: Reading) -> None:
    """Notes carry the numbers that the format shows: through the report, or anew in every chapter."""
    labels = [footnote.label for footnote in reading.footnotes]
    if reading.id in BY_CHAPTER:
        assert labels == [str(number) for count in (6, 11, 6, 5, 2) for number in range(1, count + 1)]
    else:
        assert labels == [note["label"] for note in TRUTH]


def test_every_url_is_exact(reading: Reading) -> None:
    """Each note cites the URLs that the author gave, character for character, repeated ones aside."""
    cited: dict[str, list[str | None]] = defaultdict(list)
    for citation in reading.citations:
        if citation.url and citation.same_as is None:
            cited[citation.footnote].append(citation.url)
    assert [cited[footnote.id] for footnote in reading.footnotes] == [note["urls"] for note in TRUTH]


def test_every_note_is_tied_to_its_sentence(reading: Reading) -> None:
    """The anchor of each note holds the words before its marker, and no marker is left over."""
    pairs = zip(reading.footnotes, TRUTH, strict=True)
    assert [note["label"] for footnote, note in pairs if not _anchored(footnote, note["anchor_tail"])] == []
    assert reading.markers_without_note == ()
    assert reading.notes_without_marker == ()


def _anchored(footnote: Footnote, tail: str) -> bool:
    return footnote.anchor is not None and tail in _plain(footnote.anchor.sentence)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
