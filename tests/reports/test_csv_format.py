from __future__ import annotations

import csv
import io
import re

import pytest
from fakes.sample_report import hostile_report, many, sample_report
from hypothesis import given
from hypothesis import strategies as st

from reports.formats.csv import COLUMNS, MAX_CELL, CsvFormat, cell

FORMULA = re.compile(r"""[\s"'“”„‘’`\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]""")


def rows(report):
    text = CsvFormat().render(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def harmless(value: str) -> bool:
    return not FORMULA.match(value) or value.startswith("'")


def test_one_row_a_finding_in_document_order():
    """Every citation has a row a finding and one at least, with its verdict, what to do and the copy to cite."""
    report = sample_report()
    table = rows(report)
    expected = [result.citation.id for result in report.results for _ in result.flags or (None,)]
    assert [row["citation"] for row in table] == expected
    assert [row["key"] != "" for row in table] == [
        flagged for result in report.results for flagged in ([True] * len(result.flags) or [False])
    ]
    pier = next(row for row in table if row["note"] == "2")
    assert pier["verdict"] == "broken"
    assert pier["link"] == "dead"
    assert pier["http status"] == "404"
    assert pier["what to do"].startswith("Cite the archived copy")
    assert pier["archived on"] == "2016-12-07"
    assert pier["archived copy"].startswith("https://web.archive.org/web/20161207091533/")


def test_spreadsheets_open_it():
    """A byte order mark, CRLF at every line's end, and no line break within a cell."""
    report = many(30)
    data = CsvFormat().render(report)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + sum(len(one.flags) or 1 for one in report.results)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'=1", id="tab"),
        pytest.param("\r=1", "'=1", id="carriage return"),
        pytest.param('  "=1"', '\'"=1"', id="blank and quote"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("\u200b=1", "'\u200b=1", id="zero width"),
        pytest.param("\x00=1", "'=1", id="NUL"),
        pytest.param("a; =cmd|' /C calc'!A0", "a;' =cmd|' /C calc'!A0", id="behind a semicolon"),
        pytest.param("a = b; c-d", "a = b; c-d", id="innocent"),
        pytest.param(404, "404", id="number"),
        pytest.param(None, "", id="not known"),
    ],
)
def test_no_cell_is_a_formula(value, shown):
    """What a spreadsheet would run gets an apostrophe; anything else stays as it is."""
    assert cell(value) == shown


@given(st.text(alphabet=st.sampled_from("=+-@＝ \t\r\n\"'“;\u200b\x00\ufeffa1"), max_size=12))
def test_no_text_makes_a_formula(text):
    """Whatever stands before a formula sign, the cell begins with an apostrophe or with something harmless."""
    shown = cell(text)
    assert all(harmless(part) for part in (shown, *shown.split(";")))


def test_hostile_report():
    """No cell of a hostile report can run, spans lines, or is longer than a spreadsheet takes."""
    table = rows(hostile_report())
    assert len(table) == 5
    for row in table:
        assert set(row) == set(COLUMNS)
        for value in row.values():
            assert harmless(value)
            assert len(value) <= MAX_CELL
            assert not re.search("[\x00-\x1f\u202e]", value)


def test_long_cells_are_cut():
    """A text that no spreadsheet would take is cut, and shows that it was."""
    assert cell("x" * 40_000) == "x" * (MAX_CELL - 1) + "…"
