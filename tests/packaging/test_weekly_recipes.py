"""The recipes of the README for cron, systemd, GitHub, GitLab and pre-commit are taken by what reads them, and run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from typer.main import get_command

from pipeline.cli import app

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text("utf-8")
PAPER = "Nothing is cited by address.[^1]\n\n[^1]: Ada Moor, *Boats*, 1987.\n"


def _block(language: str, name: str) -> str:
    """The block of the README that begins with a comment of this name."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return next(block for block in blocks if name in block.splitlines()[0])


def _yaml(text: str) -> Any:
    return YAML(typ="safe").load(text)


def _on_the_path(tmp_path: Path) -> dict[str, str]:
    """An environment in which ``footproof`` is this source."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "footproof"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pipeline "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(TOP)}


def _run(command: list[str] | str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command] if isinstance(command, str) else command
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", (TOP / "action.yml").read_text("utf-8")),
        ("github-workflows", _block("yaml", "footnotes.yml")),
        ("gitlab-ci", _block("yaml", ".gitlab-ci.yml")),
    ],
)
def test_the_forge_takes_it(tmp_path: Path, schema: str, text: str) -> None:
    file = tmp_path / "file.yml"
    file.write_text(text)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    outcome = _run(command, tmp_path, dict(os.environ))
    assert outcome.returncode == 0, outcome.stdout


def test_the_workflow_gives_the_action_what_it_knows() -> None:
    action, workflow = _yaml((TOP / "action.yml").read_text("utf-8")), _yaml(_block("yaml", "footnotes.yml"))
    step = next(step for step in workflow["jobs"]["footnotes"]["steps"] if "footproof" in step["uses"])
    assert set(step["with"]) <= set(action["inputs"])
    needed = {name for name, one in action["inputs"].items() if one.get("required")}
    assert needed <= set(step["with"])


def test_the_action_puts_nothing_of_its_inputs_into_a_script() -> None:
    """What a pull request names must not become a command."""
    for step in _yaml((TOP / "action.yml").read_text("utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_action_runs(tmp_path: Path) -> None:
    steps = _yaml((TOP / "action.yml").read_text("utf-8"))["runs"]["steps"]
    proof = next(step for step in steps if step.get("id") == "proof")
    environment = _on_the_path(tmp_path)
    (tmp_path / "footproof").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a b.md").write_text(PAPER)
    inputs = {"COMMAND": "check", "DOCUMENTS": "a b.md\n\n", "OPTIONS": "--offline\n--fail-on=review", "OUT": "out"}
    files = {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    forge = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path), **files}
    outcome = _run(proof["run"], tmp_path, {**environment, **inputs, **forge})
    assert outcome.returncode == 0, outcome.stderr
    assert (tmp_path / "GITHUB_OUTPUT").read_text() == "report=out\n"
    assert "# Footnotes checked on" in (tmp_path / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    assert {"report.html", "report.sarif", "junit.xml"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_every_command_line_is_taken() -> None:
    """Each option of the recipes is one of the command's own."""
    known = get_command(app).commands  # type: ignore[attr-defined]
    lines = [
        re.split(r"\d \* \* \d ", _block("crontab", "FOOTPROOF"))[1],
        re.search(r"ExecStart=(.*)", _block("systemd", "footproof.service"))[1],  # type: ignore[index]
        *_yaml(_block("yaml", ".gitlab-ci.yml"))["footnotes"]["script"],
        *(hook["entry"] for hook in _yaml((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))),
    ]
    for line in lines:
        words = shlex.split(line, comments=True)
        if "footproof" not in words:
            continue
        name, *given = words[words.index("footproof") + 1 :]
        options = {option for parameter in known[name].params for option in parameter.opts}
        assert {word for word in given if word.startswith("-")} <= options, line


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd")
def test_systemd_takes_service_and_timer(tmp_path: Path) -> None:
    for name in ("footproof.service", "footproof.timer"):
        (tmp_path / name).write_text(_block("systemd", name))
    outcome = _run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "footproof.timer")], tmp_path, dict(os.environ)
    )
    said = [line for line in outcome.stderr.splitlines() if "footproof" in line]
    assert (outcome.returncode, said) == (0, [])
    calendar = re.search(r"OnCalendar=(.*)", _block("systemd", "footproof.timer"))
    assert calendar is not None
    assert _run(["systemd-analyze", "calendar", calendar[1]], tmp_path, dict(os.environ)).returncode == 0


def test_the_hooks_run(tmp_path: Path) -> None:
    hooks = _yaml((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))
    used = _yaml(_block("yaml", ".pre-commit-config.yaml"))["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} <= {hook["id"] for hook in hooks}
    environment = _on_the_path(tmp_path)
    (tmp_path / "paper.md").write_text(PAPER)
    (tmp_path / "footproof.toml").write_text("[fetch]\n")
    hook = next(hook for hook in hooks if hook["id"] == "footproof-offline")
    command = [*shlex.split(hook["entry"]), *used[0]["args"], "paper.md"]
    outcome = _run(command, tmp_path, environment)
    assert outcome.returncode == 0, outcome.stderr
