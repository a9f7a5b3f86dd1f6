"""The command line, run in this process: what it takes, and what it says without doing anything."""

from __future__ import annotations

from inspect import signature

import pytest

from pipeline import __version__, cli


@pytest.mark.parametrize("arguments", [["--version"], ["version"], ["--version", "check"]])
def test_the_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It is told and nothing else is done, whatever stands behind the option."""
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == f"footproof {__version__}\n"


def test_the_stages_take_the_same_options() -> None:
    """Every command that runs the batch or a part of it has one set of options; ``archive`` has one more."""
    taken = {
        command.name: tuple(signature(command.callback).parameters)
        for command in cli.app.registered_commands
        if command.name not in ("demo", "version") and command.callback
    }
    assert set(taken) == {"check", "parse", "fetch", "extract", "archive", "verify", "report"}
    assert taken.pop("archive") == (*taken["check"], "resume")
    assert set(taken.values()) == {taken["check"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "DOC..."),
        (["archive"], "--resume to work off"),
        (["archive", "--resume", "draft.md"], "no document"),
        (["archive", "--resume", "--offline"], "no --offline"),
        (["check", "draft.md", "--fail-on", "sometimes"], "sometimes"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be meant ends with status 2 and a word on what to do."""
    assert cli.main(arguments) == 2
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())
