"""The command line, run in this process: what it takes, and what it says without doing anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pipeline import __version__, cli
from pipeline.command_group import EXAMPLES
from pipeline.commands import batch
from pipeline.manpage import man_page
from pipeline.returned.offering import DOCUMENT_FORMATS
from reports.formats import ALWAYS, FORMATS


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command by its words, the program itself included."""
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(cli.app)))


@pytest.mark.parametrize("arguments", [["--version"], ["version"], ["--version", "check"]])
def test_the_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It is told and nothing else is done, whatever stands behind the option."""
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == f"footproof {__version__}\n"


def test_the_stages_take_the_same_options() -> None:
    """Every command that runs the batch or a part of it has one set of options; some have one more."""
    app = typer.Typer()
    batch.add_to(app)
    taken = {
        command.name: tuple(signature(command.callback).parameters)
        for command in app.registered_commands
        if command.callback
    }
    assert set(taken) == {"check", "audit", "parse", "fetch", "extract", "archive", "verify", "report"}
    assert taken.pop("archive") == (*taken["check"], "resume")
    assert taken.pop("parse") == (*taken["check"], "explain")
    assert set(taken.values()) == {taken["check"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "DOC..."),
        (["archive"], "--resume to work off"),
        (["archive", "--resume", "draft.md"], "no document"),
        (["archive", "--resume", "--offline"], "no --offline"),
        (["check", "draft.md", "--fail-on", "sometimes"], "Invalid value for '--fail-on': 'sometimes' is not one of"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be meant ends with status 2 and a word on what to do."""
    assert cli.main(arguments) == 2
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_has_examples_and_no_cut_sentence(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """``-h`` is ``--help``; whoever reads it sees what to type, and whole sentences."""
    assert cli.main([*words, "-h"]) == 0
    shown = capsys.readouterr().out
    assert cli.main([*words, "--help"]) == 0
    assert capsys.readouterr().out == shown
    examples = EXAMPLES[" ".join(words) or "footproof"]
    assert examples
    assert all(line in shown and meaning in shown for line, meaning in examples)
    assert not re.search(r"[a-z]\.\.\.$", shown, re.MULTILINE)


def test_examples_are_of_commands_that_exist() -> None:
    assert set(EXAMPLES) == {" ".join(words) or "footproof" for words in COMMANDS}


@pytest.mark.parametrize("line", [line for examples in EXAMPLES.values() for line, _ in examples])
def test_examples_are_taken_as_they_stand(line: str) -> None:
    """Every word and option of an example is one that the command knows."""
    words = line.partition(" > ")[0].replace('"', "").split()[1:]
    command, path = COMMANDS[()], ()
    context = command.make_context("footproof", list(words), resilient_parsing=False)
    while getattr(command, "commands", None) and (rest := [*context._protected_args, *context.args]):
        path = (*path, rest[0])
        command = COMMANDS[path]
        if "--help" in rest:
            return
        context = command.make_context(rest[0], rest[1:], parent=context)


def test_the_formats_are_listed_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--help"]) == 0
    listed = capsys.readouterr().out.partition("Report formats:")[2].partition("Examples:")[0]
    assert re.findall(r"[a-z]+(?:-[a-z]+)*", listed.replace("are written always", "").replace("on request", "")) == [
        *ALWAYS,
        *(name for name in (*FORMATS, *DOCUMENT_FORMATS) if name not in ALWAYS),
    ]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["draft.docx"], True),
        (["drafts/2026"], True),
        (["https://example.org/article", "--offline"], True),
        (["*.md"], True),
        (["--offline", "draft.docx"], True),
        (["-o", "report", "draft.docx"], True),
        (["chekc", "draft.docx"], False),
        (["check", "draft.docx"], False),
        (["--offline", "check", "draft.docx"], False),
        (["--version", "draft.docx"], False),
        (["--help"], False),
        ([], False),
    ],
)
def test_a_document_without_a_command_is_checked(
    words: list[str], meant: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """``footproof draft.docx`` is ``footproof check draft.docx``; a misspelt command stays a mistake."""
    monkeypatch.chdir(tmp_path)
    program = COMMANDS[()]
    context = typer.Context(program)
    assert program._means_check(context, words) is meant
    if meant:
        context = program.make_context("footproof", list(words))
        assert [*context._protected_args, *context.args] == ["check", *words]


def test_a_folder_without_a_command_is_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name without a suffix is a document if there is one of that name."""
    monkeypatch.chdir(tmp_path)
    program = COMMANDS[()]
    assert not program._means_check(typer.Context(program), ["drafts"])
    (tmp_path / "drafts").mkdir()
    assert program._means_check(typer.Context(program), ["drafts"])


def test_the_man_page_has_every_command_and_option() -> None:
    page = man_page(typer.main.get_command(cli.app)).replace("\\-", "-")
    for words, command in COMMANDS.items():
        assert " ".join(("footproof", *words)) in page
        assert all(name in page for parameter in command.params for name in parameter.opts if name.startswith("--"))
    assert not [line for line in page.splitlines() if line.startswith("'")]


def test_shells_complete_commands() -> None:
    """What the script that ``--install-completion`` leaves asks for."""
    asked = {"_FOOTPROOF_COMPLETE": "complete_bash", "COMP_WORDS": "footproof ev", "COMP_CWORD": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.split() == ["evidence"]
