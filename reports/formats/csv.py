"""``report.csv``: one row a finding, for spreadsheets; no cell of it can run as a formula."""

from __future__ import annotations

import csv
import io
import re

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

    def render(self, report: Report) -> bytes:
        """A row a finding, in document order, under one row of headings."""
        table = io.StringIO(newline="")
        writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows(report):
            writer.writerow([cell(value(row)) for value in COLUMNS.values()])
        return table.getvalue().encode("utf-8-sig")


def cell(value: Value) -> str:
    """A value as a cell: one line, bounded, with an apostrophe before whatever would be a formula."""
    text = one_line("" if value is None else str(value))
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - 1] + "…"
    return _FORMULA.sub(r"\1'", text)
