"""Decisions by command, from a table and from another person, held over a second draft."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply
from openpyxl import load_workbook

DRAFT = """The ramp is steep.[^1] The store is dry.[^2]

[^1]: Ada Moor, “The Ramp,” 2019, {ramp}.

[^2]: Jon Brook, “The Store,” 2020, {store}.
"""
SECOND = """A word before.[^1] The ramp is steep.[^2] The store is dry.[^3]

[^1]: Lea Stern, “The Quay,” 2021, {quay}.

[^2]: Ada Moor, “The Ramp,” 2019, {ramp}.

[^3]: Jon Brook, “The Store,” 2020, {store}.
"""
RUN = ("--allow-private", "--format", "xlsx")


@pytest.fixture(scope="module")
def first_check(tmp_path_factory: pytest.TempPathFactory):
    """A draft that was checked, with two links that are dead: once for all tests, each of which takes a copy."""
    desk = Desk(tmp_path_factory.mktemp("checked"))
    with LittleWeb() as web:
        for path in ("/ramp", "/store", "/quay"):
            web.plan(path, *[Reply(status=404, body=b"<title>Not found</title>Not found")] * 99)
        urls = {name: web.url(f"/{name}") for name in ("ramp", "store", "quay")}
        desk.write("draft.md", DRAFT.format(**urls))
        assert desk.run("check", "draft.md", *RUN).code == 1
        yield desk.folder, urls


@pytest.fixture
def checked(first_check: tuple[Path, dict[str, str]], tmp_path: Path):
    folder, urls = first_check
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path), urls


def _verdicts(desk: Desk) -> dict[str, str]:
    return {citation["id"]: citation["verdict"] for citation in desk.report()["citations"]}


def test_a_decision_holds_in_the_next_draft(checked) -> None:
    """Renumbered, in a renamed file: the decided one is settled, the other keeps its fault."""
    desk, urls = checked
    made = desk.run("decide", "draft.md#1.1", "--finding", "dead", "--state", "accepted", "--by", "Anna")
    assert (made.code, made.err) == (0, "")
    desk.write("second.md", SECOND.format(**urls))
    (desk.folder / "draft.md").unlink()
    assert desk.run("check", "second.md", *RUN).code == 1
    assert _verdicts(desk) == {"second.md#1.1": "broken", "second.md#2.1": "settled", "second.md#3.1": "broken"}
    (decision,) = desk.report()["citations"][1]["decisions"]
    assert {"finding": "dead", "state": "accepted", "by": "Anna", "outcome": "moved"}.items() <= decision.items()
    assert desk.run("decide", "list").out == "second.md#2.1\tdead\taccepted\tAnna\t\n"
    assert desk.run("decide", "list", "--open").out == ""


def test_a_table_that_was_filled_in_comes_back_once(checked) -> None:
    desk, _ = checked
    book = load_workbook(desk.folder / "footproof-report/report.xlsx")
    head = {cell.value: cell.column for cell in book.active[1]}
    for name, value in (("state", "Ask author"), ("by", "Cleo"), ("reason", "Which edition?")):
        book.active.cell(2, head[name]).value = value
    book.save(desk.folder / "cleo.xlsx")
    with (desk.folder / "footproof-report/report.csv").open(newline="", encoding="utf-8-sig") as file:
        table = list(csv.DictReader(file))
    table[1] |= {"state": "wrong", "reason": "It opens here."}
    with (desk.folder / "ben.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    for _ in range(2):
        assert desk.run("decide", "import", "cleo.xlsx").code == 0
        assert desk.run("decide", "import", "ben.csv", "--by", "Ben").code == 0
    lines = [json.loads(line) for line in (desk.folder / "footproof-decisions.jsonl").read_text().splitlines()]
    assert [(line["by"], line["state"], line["finding"]) for line in lines] == [
        ("Cleo", "ask-author", "dead"),
        ("Ben", "wrong", "dead"),
    ]
    assert desk.run("decide", "list", "--open").out == "draft.md#1.1\tdead\task-author\tCleo\tWhich edition?\n"


def test_a_table_overrides_nothing_that_was_decided_since(checked) -> None:
    """It shows what was in force when it was written; and a row without a finding decides nothing."""
    desk, _ = checked
    table = "key,state,by\ndraft.md#1.1:dead,later,Anna\n,wrong,Anna\n"
    desk.write("anna.csv", table)
    assert desk.run("decide", "import", "anna.csv").code == 0
    decide = ("decide", "draft.md#1.1", "--finding", "dead", "--state", "accepted", "--by", "Ben")
    assert desk.run(*decide).code == 0
    again = desk.run("decide", "import", "anna.csv")
    assert "draft.md#1.1: dead was later (Anna) before, and somebody has decided otherwise since" in again.out
    assert "row 3 of anna.csv is of a citation without a finding" in again.out
    assert desk.run("decide", "list").out == "draft.md#1.1\tdead\taccepted\tBen\t\n"


def test_settings_name_who_decides(checked) -> None:
    desk, _ = checked
    desk.write("review.toml", '[review]\nreviewers = ["Anna"]\n')
    decide = ("decide", "draft.md#1.1", "--state", "later", "--config", "review.toml")
    refused = desk.run(*decide, "--by", "Ben")
    assert (refused.code, "those who decide are Anna" in refused.err) == (2, True)
    assert desk.run(*decide).code == 0
    assert desk.run("decide", "list").out.split("\t")[3] == "Anna"


def test_a_row_of_another_draft_costs_nobody_the_others(checked) -> None:
    desk, _ = checked
    desk.write("ben.csv", "key,state,by\ndraft.md#77.1:dead,wrong,Ben\ndraft.md#2.1:dead,later,Ben\n")
    outcome = desk.run("decide", "import", "ben.csv")
    assert outcome.code == 2
    assert "Left alone: The last report has no citation “draft.md#77.1”" in outcome.out
    assert desk.run("decide", "list").out == "draft.md#2.1\tdead\tlater\tBen\t\n"


def test_another_persons_file_is_merged(checked) -> None:
    desk, _ = checked
    desk.run("decide", "draft.md#1.1", "--state", "later", "--by", "Anna")
    path = desk.folder / "footproof-decisions.jsonl"
    path.rename(desk.folder / "anna.jsonl")
    desk.run("decide", "draft.md#2.1", "--state", "fixed", "--by", "Ben")
    assert "1 decision taken over" in desk.run("decide", "import", "anna.jsonl").out
    assert "0 decisions taken over" in desk.run("decide", "import", "anna.jsonl").out
    assert len(path.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft.md#9.1", "--state", "wrong", "--by", "A"), "no citation “draft.md#9.1”"),
        (("draft.md#1.1", "--finding", "drift", "--state", "wrong", "--by", "A"), "Its findings: dead"),
        (("draft.md#1.1", "--state", "wrong"), "--by"),
        (("draft.md#1.1", "--by", "A"), "--state"),
        (("import", "nothing.jsonl"), "There is no file"),
        (("import", "draft.md"), "no file of decisions"),
        (("list", "--out", "elsewhere"), "no report"),
    ],
)
def test_what_cannot_be_decided_is_said(checked, arguments: tuple[str, ...], said: str) -> None:
    desk, _ = checked
    outcome = desk.run("decide", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert not (desk.folder / "footproof-decisions.jsonl").exists()
