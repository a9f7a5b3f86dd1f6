"""The README says what the program does: options, exit statuses, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from pipeline.cli import app
from pipeline.config import load_settings
from pipeline.errors import ExitCode
from pipeline.settings import Settings
from reports.formats import ALWAYS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading."""
    lines = README.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def test_every_option_is_listed() -> None:
    """The table of options is that of ``footproof check``, no more and no less."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {name for parameter in commands["check"].params for name in parameter.opts if name.startswith("--")}
    listed = {re.match(r"`(--[a-z-]+)", row[0])[1] for row in _rows("option")}  # type: ignore[index]
    assert listed == options - {"--help"}


def test_every_exit_status_is_listed() -> None:
    """The table of exit statuses is that of the program."""
    assert [int(row[0]) for row in _rows("exit status")] == sorted(ExitCode)


def test_the_settings_shown_are_the_defaults(tmp_path: Path) -> None:
    """Who copies the settings of the README changes nothing by it."""
    blocks = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    shown = next(block for block in blocks if block.startswith("[fetch]"))
    path = tmp_path / "footproof.toml"
    path.write_text(shown)
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("name", ALWAYS)
def test_the_reports_that_are_written_are_named(name: str) -> None:
    """An editor learns which files to expect."""
    assert f"`report.{name}`" in README
