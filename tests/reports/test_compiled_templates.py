"""Templates are compiled once for all runs, and again when anything that they follow from has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader

from reports.formats.compiled import CompiledTemplates


@pytest.fixture(autouse=True)
def _bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment of the tests says (PYTHONDONTWRITEBYTECODE)."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class _Counting(Environment):
    compiled = 0

    def compile(self, *given, **named):  # type: ignore[no-untyped-def]
        self.compiled += 1
        return super().compile(*given, **named)


def _run(folder: Path, template: str, setting_up: str = "a") -> tuple[str, int]:
    """What a run puts out, and how many templates it compiles."""
    left = CompiledTemplates(folder, setting_up)
    environment = _Counting(loader=FunctionLoader(lambda _: template), bytecode_cache=left)
    return environment.get_template("report.html.j2").render(), environment.compiled


def test_the_second_run_compiles_nothing(tmp_path: Path) -> None:
    assert _run(tmp_path, "gulls") == ("gulls", 1)
    assert _run(tmp_path, "gulls") == ("gulls", 0)


@pytest.mark.parametrize(("template", "setting_up"), [("terns", "a"), ("gulls", "b")])
def test_what_has_changed_is_compiled_again(tmp_path: Path, template: str, setting_up: str) -> None:
    _run(tmp_path, "gulls")
    assert _run(tmp_path, template, setting_up) == (template, 1)


def test_a_file_that_is_cut_short_is_made_anew(tmp_path: Path) -> None:
    _run(tmp_path, "gulls")
    (left,) = (tmp_path / "__pycache__").iterdir()
    left.write_bytes(left.read_bytes()[:20])
    assert _run(tmp_path, "gulls") == ("gulls", 1)
    assert _run(tmp_path, "gulls") == ("gulls", 0)


def test_nothing_is_left_where_python_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _run(tmp_path, "gulls") == ("gulls", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _run(tmp_path / "file", "gulls") == ("gulls", 1)
