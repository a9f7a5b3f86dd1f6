"""A file of another format than its name says is told so, with the suffix that it should have."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.errors import UnreadableDocument
from footnotes.read import read_document
from footnotes.readers.disguise import disguise

FORMATS = Path(__file__).parents[1] / "data" / "formats"


@pytest.mark.parametrize(
    ("name", "file", "said"),
    [
        ("a.md", "report.libreoffice.pdf", "is a PDF under another name. Give it the suffix .pdf."),
        ("a.docx", "report.libreoffice.pdf", "is a PDF under another name. Give it the suffix .pdf."),
        ("a.xyz", "report.libreoffice.pdf", "is a PDF under another name. Give it the suffix .pdf."),
        ("a.pdf", "report.pandoc.docx", "is a Word document under another name. Give it the suffix .docx."),
        ("a.txt", "report.pandoc.odt", "is an OpenDocument text under another name. Give it the suffix .odt."),
        ("a.html", "report.pandoc.epub", "is an EPUB under another name. Give it the suffix .epub."),
        ("a.pdf", "report.pandoc.html", "is a web page under another name. Give it the suffix .html."),
    ],
)
def test_another_format_than_the_name_says(name: str, file: str, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=rf"{name}: The file {said}"):
        read_document(Path(name), (FORMATS / file).read_bytes(), name)


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.md", "a.html"])
def test_rich_text_under_other_names(name: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"rich text \(RTF\) under another name. Give it the suffix .rtf"):
        read_document(Path(name), b"{\\rtf1\\ansi \xe9\xff notes\x00}", name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7 cut short"),
        ("a.htm", b"<html>"),
        ("a.md", b"# A report"),
        ("a.zip", b"PK\x03\x04 songs"),
        ("a.txt", b""),
    ],
)
def test_a_file_of_its_own_format_or_of_none_is_no_disguise(name: str, data: bytes) -> None:
    assert disguise(Path(name), data) is None
