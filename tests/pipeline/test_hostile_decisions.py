"""Files of decisions that are no such files, or are made to be endless: a sentence, within bounds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.decisions.importing import LARGEST, read_brought
from pipeline.decisions.journal import read_journal
from pipeline.errors import UsageError


def _workbook(path: Path, sheet: bytes, times: int = 1) -> Path:
    """The least that openpyxl opens, with this for its one sheet."""
    kinds = "http://schemas.openxmlformats.org"
    main, office = f"{kinds}/spreadsheetml/2006/main", f"{kinds}/officeDocument/2006/relationships"
    links, types = f"{kinds}/package/2006/relationships", "application/vnd.openxmlformats-officedocument"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/package/2006/content-types"><Override '
        f'PartName="/xl/workbook.xml" ContentType="{types}.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="r" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" Type="{office}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            member.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for _ in range(times):
                member.write(sheet)
            member.write(b"</sheetData></worksheet>")
    return path


def _said(file: Path) -> str:
    with pytest.raises(UsageError) as refused:
        read_brought(file, "Ann")
    return str(refused.value)


def test_a_workbook_that_expands_is_not_unpacked(tmp_path: Path) -> None:
    bomb = _workbook(tmp_path / "a.xlsx", b"<row/>" * 100_000, 1 + LARGEST // 600_000)
    assert "larger than a table of decisions may be" in _said(bomb)


def test_a_workbook_that_breaks_off_is_a_sentence(tmp_path: Path) -> None:
    broken = _workbook(tmp_path / "a.xlsx", b'<row r="1"><c t="inlineStr"><is><t>key</is></c></row>')
    assert "no workbook that can be read" in _said(broken)


@pytest.mark.parametrize("cell", ["x" * 200_000, '"' + '""' * 200_000], ids=["long", "quotes"])
def test_a_cell_without_end_is_a_sentence(tmp_path: Path, cell: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"key,state,by,reason\na.md#1.1:dead,wrong,Ann,{cell}\n")
    assert "no table that can be read" in _said(file)


def test_lines_that_are_no_decisions_are_told_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"[" * 90_000 + b"\n" + b"x\n" * 3_000)
    *told, rest = read_journal(file).warnings
    assert len(told) == 50
    assert rest.startswith("2,951 more lines")
