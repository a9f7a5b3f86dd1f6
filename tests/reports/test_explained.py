"""How a note was read is told for a person: its works, their fields, and what was left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.read import read_document
from pipeline.cli import main
from reports.explained import explanation

DRAFT = """\
Gulls count.[^1] Terns do not.[^2] Rooks might.[^3]

[^1]: See Ada Moor, “Gulls of the outer mole,” *Harbour Post*, May 3, 2019, https:// example.org/gulls; \
Ole Nes, “Terns at rest,” *Fjord News*, June 2018, https://example.org/terns.
[^2]: Ibid., p. 4.
[^3]: Ola Roe, “Rooks,” *Harbour Post*, 2020, https://example.org/rooks.
"""


def _lines(label: str) -> list[str]:
    reading = read_document(Path("draft.md"), DRAFT.encode(), "draft.md")
    return list(explanation(reading, label))


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("1", "Note 1 of draft.md (footnote, line 3)"),
        ("1", "  Supports   Gulls count."),
        ("1", "Citation draft.md#1.1"),
        ("1", "Citation draft.md#1.2"),
        ("1", "  Authors    Ada Moor"),
        ("1", "  Title      Gulls of the outer mole"),
        ("1", "  Publisher  Harbour Post"),
        ("1", "  Date       2019-05-03"),
        ("1", "  Accessed   none given"),
        ("3", "  Address    https://example.org/rooks"),
    ],
)
def test_what_was_read(label: str, told: str) -> None:
    assert told in _lines(label)


def test_a_mended_address_and_a_reference_that_leads_nowhere_are_told() -> None:
    assert any("mended (" in line for line in _lines("1"))
    assert any(line.startswith("  Means      unknown: ") for line in _lines("2"))
    assert not any("mended" in line or "Means" in line or "Unused" in line for line in _lines("3"))


def test_a_note_that_is_not_there_has_no_explanation() -> None:
    assert _lines("4") == []


def test_the_command_writes_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks about one note keeps the last good report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    assert main(["parse", "draft.md", "--explain", "3"]) == 0
    assert "Citation draft.md#3.1" in capsys.readouterr().out
    assert not (tmp_path / "footproof-report").exists()
    assert main(["parse", "draft.md", "--explain", "9"]) == 2
    assert "There is no note 9. There are: 1, 2, 3." in capsys.readouterr().err
