"""``report.xlsx``: keys, a drop-down of states, and no text that a spreadsheet would run."""

from __future__ import annotations

import io
from typing import Any

from fakes.sample_report import hostile_report, sample_report
from openpyxl import load_workbook

from reports.formats.findings_table import COLUMNS, rows
from reports.formats.xlsx import XlsxFormat
from reports.model import DecisionState, Report


def _sheet(report: Report) -> Any:
    return load_workbook(io.BytesIO(XlsxFormat().render(report))).active


def test_every_finding_has_its_key_once() -> None:
    report = sample_report()
    keys = [row[0] for row in _sheet(report).iter_rows(min_row=2, values_only=True) if row[0]]
    assert keys == [row.key for row in rows(report) if row.key]
    assert len(set(keys)) == len(keys)


def test_states_are_chosen_from_a_list() -> None:
    sheet = _sheet(sample_report())
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(DecisionState)}"'
    (cells,) = rule.sqref.ranges
    assert cells.min_col == list(COLUMNS).index("state") + 1


def test_no_cell_is_a_formula() -> None:
    types = {cell.data_type for row in _sheet(hostile_report()).iter_rows() for cell in row}
    assert "f" not in types
