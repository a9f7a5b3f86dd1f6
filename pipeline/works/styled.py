"""A record written as a note in a style of the Citation Style Language (CSL 1.0, https://docs.citationstyles.org).

The style is a file of the user's: those of the style repository are under a licence of their own (CC BY-SA), and none
comes with footproof.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from reports.model import WorkKind, WorkRecord

_TYPES = {
    WorkKind.ARTICLE: "article-journal",
    WorkKind.PAPER: "paper-conference",
    WorkKind.PREPRINT: "article",
    WorkKind.BOOK: "book",
    WorkKind.CHAPTER: "chapter",
    WorkKind.CASE: "legal_case",
    WorkKind.OTHER: "document",
}
_TAG = re.compile(r"<[^<>]{1,80}>")
_LARGEST = 1 << 20


class NoteStyle:
    """One style, read once."""

    def __init__(self, path: Path) -> None:
        """Read a style.

        Raises:
            UsageError: the file cannot be read, or is no style.
        """
        from citeproc import CitationStylesStyle

        try:
            if path.stat().st_size > _LARGEST:
                raise ValueError("it is too large")
            self._style = CitationStylesStyle(str(path), validate=False)
        except Exception as error:  # whatever the library makes of a file that is no style
            raise UsageError(
                f"The style {path} ([cite] style) cannot be used ({error}). Name a file of the Citation Style "
                "Language, e.g. from https://www.zotero.org/styles, that is no dependent style."
            ) from error

    def note(self, record: WorkRecord) -> str | None:
        """A record as the style has it, without mark-up; None where the style cannot write it."""
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        try:
            source = CiteProcJSON([dict(_csl(record))])
            works = CitationStylesBibliography(self._style, source, formatter.plain)
            citation = Citation([CitationItem("1")])
            works.register(citation)
            # A style of names and years in the text has the work in its list alone.
            is_note = self._style.root.get("class") == "note"
            text = str(works.cite(citation, lambda _: None) if is_note else works.bibliography()[0])
        except Exception:  # styles are programs of strangers, and the library stops at some
            return None
        return " ".join(html.unescape(_TAG.sub("", text)).split()) or None


def _csl(record: WorkRecord) -> Iterator[tuple[str, Any]]:
    yield "id", "1"
    yield "type", _TYPES[record.kind]
    yield "author", [{"family": one.family, "given": one.given} for one in record.authors]
    if record.years:
        yield "issued", {"date-parts": [[max(record.years)]]}
    held = {
        "title": next(iter(record.titles), None),
        "container-title": next(iter(record.containers), None),
        "volume": record.volume,
        "issue": record.issue,
        "page": record.pages,
        "publisher": record.publisher if record.kind in (WorkKind.BOOK, WorkKind.CHAPTER, WorkKind.OTHER) else None,
        "DOI": record.doi,
    }
    yield from ((name, value) for name, value in held.items() if value)
