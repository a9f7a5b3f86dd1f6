"""Formats that need the documents themselves: a file comes back for each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Protocol

from footnotes.errors import UnreadableDocument
from footnotes.model import Reading
from pipeline.returned.docx import checked_docx
from pipeline.returned.guarded import cautions
from pipeline.returned.odt import checked_odt
from pipeline.returned.patch import PatchFormat
from pipeline.returned.remarks import Remark, remarks
from pipeline.returned.returned_file import ReturnedFile, not_placed
from reports.model import Report

Writer = Callable[[bytes, Reading, Sequence[Remark], datetime], tuple[bytes, list[str]]]
_WRITERS: Mapping[str, Writer] = {"docx": checked_docx, "odt": checked_odt}
_ZIP = b"PK\x03\x04"


class DocumentFormat(Protocol):
    """One way to give documents back."""

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""

    def takes(self, reading: Reading, data: bytes) -> bool:
        """Whether it can give back this document."""

    def render(self, report: Report, reading: Reading, data: bytes) -> ReturnedFile:
        """The document of a reading, with what the report says of it.

        Raises:
            UnreadableDocument: it cannot be written.
        """

    def together(self, files: Sequence[ReturnedFile]) -> Sequence[ReturnedFile]:
        """The files of all documents as they are written."""


class OfficeFormat:
    """Word and OpenDocument files with comments and tracked corrections."""

    name = "docx"

    def takes(self, reading: Reading, data: bytes) -> bool:
        """Zipped files alone: OpenDocument in one XML file is not written."""
        return reading.format in _WRITERS and data.startswith(_ZIP)

    def render(self, report: Report, reading: Reading, data: bytes) -> ReturnedFile:
        """``NAME.checked.docx`` or ``NAME.checked.odt``."""
        said = remarks(report, reading)
        written, lost = _WRITERS[reading.format](data, reading, said, report.run.started)
        name = checked_name(reading)
        return ReturnedFile(name, written, (*not_placed(name, lost), *cautions(data, name)))

    def together(self, files: Sequence[ReturnedFile]) -> Sequence[ReturnedFile]:
        """A file for each document."""
        return files


DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = {"docx": OfficeFormat(), "patch": PatchFormat()}
"""By name."""


def checked_name(reading: Reading) -> str:
    """``draft.checked.docx`` for ``draft.docx``, ``draft~2.checked.docx`` for the second of that name."""
    whole, mark, number = reading.id.rpartition("~")
    base, number = (whole, mark + number) if mark and number.isdecimal() else (reading.id, "")
    path = PurePath(base.replace("\\", "/").rpartition("/")[2])
    return f"{path.stem}{number}.checked{path.suffix or '.' + reading.format}"


def given_back(
    report: Report, formats: Sequence[DocumentFormat], load: Callable[[str], bytes]
) -> Iterator[ReturnedFile | str]:
    """Every document that comes back, or a sentence that says why one does not.

    Args:
        report: with verdicts; without them nothing comes back.
        formats: in which the documents were asked for.
        load: the bytes of a document by its path; raises ``UnreadableDocument``.
    """
    if report.results and all(result.verdict is None for result in report.results):
        return
    for form in formats:
        files: list[ReturnedFile] = []
        for reading in report.documents:
            try:
                data = load(reading.path)
                if hashlib.sha256(data).hexdigest() != reading.sha256:
                    yield f"{reading.path} was changed during the run and is not given back. Run the command again."
                elif form.takes(reading, data):
                    files.append(form.render(report, reading, data))
                else:
                    yield f"{reading.path} is of a format that --format {form.name} does not give back."
            except UnreadableDocument as refusal:
                yield f"{reading.path} is not given back: {refusal}"
        yield from form.together(files)
