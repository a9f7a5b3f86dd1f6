"""The file of decisions: appended, merged by its lines, and never lost because of a line that is none."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from pipeline.decisions.journal import Entry, Where, append, common_folder, read_journal
from pipeline.errors import OutputError
from reports.model import DecisionState

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PLACE = Where("a.md", "1", "https://a.example/", "A, https://a.example/", "It stands.")


def _entry(by: str, minutes: int = 0) -> Entry:
    return Entry(NOON + timedelta(minutes=minutes), by, "dead", DecisionState.WRONG, "It opens.", PLACE, "ab12")


def test_a_line_is_what_the_contract_says(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    append(path, [_entry("Anna")])
    line = json.loads(path.read_text("utf-8"))
    assert {"at", "by", "finding", "state", "reason", "where", "about"} <= line.keys()
    assert {"document", "note", "url", "text", "sentence"} <= line["where"].keys()
    assert line["at"] == "2026-03-03T12:00:00.000Z"
    assert read_journal(path).lines[0].entry == _entry("Anna")


def test_two_files_merge_by_their_lines(tmp_path: Path) -> None:
    """The latest word comes last, whatever the order of the lines; at equal times the later line."""
    path = tmp_path / "d.jsonl"
    append(path, [_entry("Ben", 5), _entry("Cleo", 5), _entry("Anna")])
    assert [line.entry.by for line in read_journal(path).lines] == ["Anna", "Ben", "Cleo"]


def test_a_file_without_a_last_newline_goes_on_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(msgspec.json.encode(_entry("Anna")))
    append(path, [_entry("Ben", 1)])
    assert len(read_journal(path).lines) == 2


@pytest.mark.parametrize(
    "line", ["<<<<<<< mine", "{", "[]", '{"at": "yesterday"}', "[" * 5_000, "\x00", '{"by": "' + "x" * 300_000 + '"}']
)
def test_a_line_that_is_none_is_told_and_the_others_count(tmp_path: Path, line: str) -> None:
    path = tmp_path / "d.jsonl"
    append(path, [_entry("Anna")])
    with path.open("a") as file:
        file.write(line + "\n")
    append(path, [_entry("Ben", 1)])
    journal = read_journal(path)
    assert len(journal.lines) == 2
    assert len(journal.warnings) == 1
    assert journal.warnings[0].startswith("Line 2 of ")


def test_no_file_is_no_decision_and_a_folder_is_told(tmp_path: Path) -> None:
    assert read_journal(tmp_path / "none.jsonl").lines == ()
    with pytest.raises(OutputError, match="cannot be read"):
        read_journal(tmp_path)
    with pytest.raises(OutputError, match="could not be written"):
        append(tmp_path, [_entry("Anna")])


def test_lies_in_the_folder_that_the_documents_share(tmp_path: Path) -> None:
    assert common_folder([str(tmp_path / "a/x.md"), str(tmp_path / "b/c/y.md")]) == tmp_path.resolve()
    assert common_folder(["https://a.example/x"]) == Path.cwd()


def test_what_is_taken_back_names_its_line_and_counts_as_later_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    append(path, [_entry("Anna"), _entry("Anna").withdrawn(NOON + timedelta(minutes=1), "Ben")])
    made, back = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    assert not {"takes_back", "key"} & made.keys()
    assert (back["by"], back["state"], back["where"]) == ("Ben", "later", made["where"])
    assert back["takes_back"] == {"at": made["at"], "by": "Anna"}
    first, second = (line.entry for line in read_journal(path).lines)
    assert second.undone == first.name
