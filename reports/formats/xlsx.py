"""``report.xlsx``: the table of findings with a column to decide in, which ``footproof decide import`` takes back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reports.formats.findings_table import COLUMNS, Value, rows
from reports.formats.safe_text import one_line
from reports.model import DecisionState, Report

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# Spreadsheets refuse more than 32,767 characters in a cell.
MAX_CELL = 32_000
_WIDTHS = {"key": 34, "why": 60, "what to do": 60, "reason": 40, "citation text": 60, "sentence": 60}
_WIDTH = 16
"""Characters; of a column that no other width is given."""


class XlsxFormat:
    """Office Open XML (ECMA-376): headings that stay in view, a filter, and a drop-down of states."""

    name = "xlsx"
    filename = "report.xlsx"

    def render(self, report: Report) -> bytes:
        """A row a finding, in document order, under one row of headings."""
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Findings")
        sheet.freeze_panes = "B2"
        for number, heading in enumerate(COLUMNS, 1):
            sheet.column_dimensions[_letters(number)].width = _WIDTHS.get(heading, _WIDTH)
        _offer_states(sheet)
        sheet.append([_cell(sheet, heading, bold=True) for heading in COLUMNS])
        count = 1
        for line in self._lines(report):
            sheet.append([_cell(sheet, value) for value in line])
            count += 1
        sheet.auto_filter.ref = f"A1:{_letters(len(COLUMNS))}{count}"
        written = io.BytesIO()
        book.save(written)
        return written.getvalue()

    def _lines(self, report: Report) -> Iterator[list[Value]]:
        for row in rows(report):
            yield [value(row) for value in COLUMNS.values()]


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    letters: str = get_column_letter(number)
    return letters


def _offer_states(sheet: WriteOnlyWorksheet) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    column = _letters(list(COLUMNS).index("state") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(DecisionState)}"', allow_blank=True)
    choice.error, choice.errorTitle = "Choose one of the states, or leave the cell empty.", "Not a state"
    choice.add(f"{column}2:{column}1048576")
    sheet.data_validations.append(choice)


def _cell(sheet: WriteOnlyWorksheet, value: Value, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=one_line(value)[:MAX_CELL])
    # A text is a text, also where it begins like a formula (OWASP "CSV injection").
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
