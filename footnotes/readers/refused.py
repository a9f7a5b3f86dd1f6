"""Formats that are not read, and how a document in one of them comes to one that is."""

from __future__ import annotations

_WORD = "Open it in {} and save it as .docx."
_NAMES = {
    ".doc": ("a Word document of the old kind", _WORD.format("Word or LibreOffice")),
    ".dot": ("a Word template of the old kind", _WORD.format("Word or LibreOffice")),
    ".pages": ("an Apple Pages document", "Open it in Pages and export it to Word (.docx)."),
    ".wpd": ("a WordPerfect document", _WORD.format("LibreOffice")),
    ".wps": ("a Microsoft Works document", _WORD.format("LibreOffice")),
    ".sxw": ("an OpenOffice document of the old kind", _WORD.format("LibreOffice")),
    ".abw": ("an AbiWord document", _WORD.format("AbiWord")),
    ".hwp": ("a Hangul document", _WORD.format("Hangul")),
    ".hwpx": ("a Hangul document", _WORD.format("Hangul")),
    ".gdoc": ("only a shortcut to a Google document", "Open it in Google Docs and download it as Word (.docx)."),
    ".one": ("a OneNote section", "Export the page as Word (.docx)."),
    ".scriv": ("a Scrivener project", "Compile it to Word (.docx)."),
    ".indd": ("an InDesign document", "Export it as PDF or as HTML."),
    ".idml": ("an InDesign document", "Export it as PDF or as HTML."),
    ".lyx": ("a LyX document", "Export it as LaTeX (.tex)."),
    ".mobi": ("a Kindle book", "Convert it to EPUB, for example with Calibre."),
    ".azw": ("a Kindle book", "Convert it to EPUB, for example with Calibre."),
    ".azw3": ("a Kindle book", "Convert it to EPUB, for example with Calibre."),
    ".fb2": ("a FictionBook", "Convert it to EPUB, for example with Calibre."),
    ".djvu": ("a DjVu scan", "Convert it to a PDF with a text layer."),
    ".ps": ("PostScript", "Convert it to PDF."),
    ".eps": ("PostScript", "Convert it to PDF."),
    ".xps": ("an XPS document", "Print it to PDF."),
    ".key": ("a Keynote presentation", "Export its notes as Word (.docx) or as PDF."),
    ".ppt": ("a presentation", "Save it as PDF."),
    ".pptx": ("a presentation", "Save it as PDF."),
    ".odp": ("a presentation", "Save it as PDF."),
    ".xls": ("a spreadsheet", "Save the sheet with the addresses as .csv."),
    ".xlsx": ("a spreadsheet", "Save the sheet with the addresses as .csv."),
    ".ods": ("a spreadsheet", "Save the sheet with the addresses as .csv."),
    ".enl": ("an EndNote library", "Export it as RIS or BibTeX."),
    ".zip": ("an archive", "Unpack it, and check the documents in it."),
    ".7z": ("an archive", "Unpack it, and check the documents in it."),
    ".rar": ("an archive", "Unpack it, and check the documents in it."),
    ".jpg": ("a picture", "Have its text recognised, and save that as .txt or .docx."),
    ".jpeg": ("a picture", "Have its text recognised, and save that as .txt or .docx."),
    ".png": ("a picture", "Have its text recognised, and save that as .txt or .docx."),
    ".tif": ("a picture", "Have its text recognised, and save that as .txt or .docx."),
    ".tiff": ("a picture", "Have its text recognised, and save that as .txt or .docx."),
}  # fmt: skip
"""By suffix: what the file is, and the next step."""


def refusal(suffix: str) -> str | None:
    """Why files with this suffix are not read, and the next step; None for suffixes that say nothing."""
    named = _NAMES.get(suffix.lower())
    return None if named is None else f"The file is {named[0]} ({suffix.lower()}), which is not read. {named[1]}"
