"""``report.csv``: one row a finding, for spreadsheets; no cell of it can run as a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from reports.formats.findings_table import COLUMNS, Value, rows
from reports.formats.safe_text import one_line
from reports.model import Report

# Spreadsheets refuse more than 32,767 characters in a cell.
MAX_CELL = 32_000

# OWASP "CSV injection": a cell that begins with = + - @ (full-width forms, too) is a formula, also
# behind blanks and quotes. The same after a semicolon: programs set to a European locale split there.
_FORMULA = re.compile(r"""(^|;)(?=[\s"'“”„‘’`\u200b-\u200f\u2060]*[=+\-@＝＋－＠])""")


class CsvFormat:
    """RFC 4180 with a byte order mark, without which spreadsheets misread UTF-8."""

    name = "csv"
    filename = "report.csv"
    folder = ""

    def render(self, report: Report) -> bytes:
        """The whole file."""
        return b"".join(_lines(report))

    def files(self, report: Report) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The one file, line by line."""
        yield self.filename, _lines(report)


def _lines(report: Report) -> Iterator[bytes]:
    """A row a finding, in document order, under one row of headings."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")

    def line(cells: Iterable[str]) -> bytes:
        writer.writerow(cells)
        written = table.getvalue()
        table.seek(0)
        table.truncate()
        return written.encode("utf-8")

    yield codecs.BOM_UTF8 + line(COLUMNS)
    for row in rows(report):
        yield line(cell(value(row)) for value in COLUMNS.values())


def cell(value: Value) -> str:
    """A value as a cell: one line, bounded, with an apostrophe before whatever would be a formula."""
    if value is None or isinstance(value, StrEnum):  # two cells in three
        return value or ""
    text = one_line(str(value))
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - 1] + "…"
    if text[:1].isalnum() and ";" not in text:
        return text
    return _FORMULA.sub(r"\1'", text)
