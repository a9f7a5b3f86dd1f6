"""The recipes of CONTRIBUTING.md are done as they stand, in a copy of the source, and what they promise is tried."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_BLOCK = re.compile(r"^ *```python\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"# (?P<kind>new|row): (?P<path>\S+?)(?:, (?P<name>\w+))?\n")
MOST_FILES = 3

NOTE = "Ada Moor, “Gulls,” *Post*, 2019, https://example.org/gulls"
PROMISES = {
    "Add a language": """
        from footnotes.languages.all import BY_CODE, gather
        assert BY_CODE["eo"].name == "Esperanto"
        assert "alirita" in gather(lambda language: language.accessed)
        from pathlib import Path
        from footnotes.read import read_document
        note = "Ada Moor, “Gulls of the mole”, Post, 5 aŭgusto 2019, https://example.org/gulls"
        reading = read_document(Path("a.md"), f"Gulls count.[^1]\\n\\n[^1]: {note}\\n".encode(), "a.md")
        assert reading.citations[0].date == "2019-08-05", reading.citations[0]
    """,
    "Add a check with a field": """
        from pipeline.checks.facts import FACTS
        from pipeline.checks.findings.content import FACT_MISMATCHES
        from reports.formats import FORMATS
        from reports.model import FactName
        assert [fact.name for fact in FACTS][-1] is FactName.OUTLET
        assert FACT_MISMATCHES[FactName.OUTLET].code == "outlet-mismatch"
        import sys
        sys.path.insert(0, sys.argv[1])
        from fakes.sample_report import sample_report
        assert b'"outlet_check"' in FORMATS["json"].render(sample_report())
    """,
    "Add a reader": f"""
        from pathlib import Path
        from footnotes.read import read_document
        reading = read_document(Path("a.adoc"), "Gulls count.footnote:[{NOTE}]\\n".encode(), "a.adoc")
        assert reading.citations[0].url == "https://example.org/gulls"
    """,
    "Add an archive": """
        from pathlib import Path
        from pipeline.config import load_settings
        Path("footproof.toml").write_text('[[archives]]\\nkind = "attic"\\nname = "mine"\\n')
        settings = load_settings(Path("footproof.toml"))
        assert settings.archives[0].values.name == "mine"
        assert "https://attic.example" in settings.service_addresses()
    """,
    "Add a format": f"""
        from pathlib import Path
        from pipeline.cli import main
        Path("a.md").write_text("Gulls count.[^1]\\n\\n[^1]: {NOTE}\\n", "utf-8")
        assert main(["parse", "a.md", "--format", "addresses"]) == 0
        assert Path("footproof-report/addresses.txt").read_text() == "https://example.org/gulls\\n"
    """,
}


def _recipes() -> dict[str, str]:
    parts = re.split(r"^### (.+)$", TEXT.partition("## Recipes")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _steps(recipe: str) -> list[tuple[str, str, str | None, str]]:
    """Kind of step, file, name of the table, code."""
    steps = []
    for block in _BLOCK.finditer(recipe):
        code = textwrap.dedent(block["code"])
        head = _HEAD.match(code)
        assert head, f"a block that does not say which file it is for: {code[:80]}"
        steps.append((head["kind"], head["path"], head["name"], code[head.end() :]))
    return steps


def _add_row(source: str, table: str, code: str) -> str:
    """The source with imports at its top and a row at the end of a table: a tuple, a dict or an enum."""
    lines = source.splitlines(keepends=True)
    code_lines = code.strip("\n").splitlines()
    imports = [line for line in code_lines if line.startswith(("from ", "import "))]
    row = [f"    {line}\n" for line in code_lines if line and line not in imports]
    body = ast.parse(source).body
    node = next(one for one in body if table in (getattr(one, "name", None), *_targets(one)))
    assert node.end_lineno is not None
    end = node.end_lineno if isinstance(node, ast.ClassDef) else node.end_lineno - 1
    first = next(one for one in body if isinstance(one, ast.ImportFrom) and one.module != "__future__").lineno - 1
    return "".join([*lines[:first], *(f"{line}\n" for line in imports), *lines[first:end], *row, *lines[end:]])


def _targets(node: ast.stmt) -> list[str | None]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [getattr(target, "id", None) for target in targets]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the four packages."""
    folder = tmp_path_factory.mktemp("source")
    for package in ("pipeline", "footnotes", "cache", "reports"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_every_recipe_has_a_promise() -> None:
    assert set(_recipes()) == set(PROMISES)


@pytest.mark.parametrize("name", PROMISES)
@pytest.mark.slow
def test_a_recipe_is_true(name: str, source: Path, tmp_path: Path) -> None:
    """At most three files, and what it promises comes true."""
    recipe = _recipes()[name]
    steps = _steps(recipe)
    assert len(re.findall(r"^\d\. ", recipe, re.MULTILINE)) <= MOST_FILES
    assert len({path for _, path, _, _ in steps}) <= MOST_FILES
    shutil.copytree(source, tmp_path / "source")
    for kind, path, table, code in steps:
        file = tmp_path / "source" / path
        if kind == "new":
            assert not file.exists(), f"{path} is there already: the recipe needs another example"
            file.write_text(code, encoding="utf-8")
        else:
            assert table
            file.write_text(_add_row(file.read_text("utf-8"), table, code), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PROMISES[name]), str(ROOT / "tests")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "source"), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:footnotes|pipeline|reports|cache|tests)/[^\s`*{]*)`", TEXT)))
)
def test_every_place_that_is_named_is_there(path: str) -> None:
    """But for what the recipes would make."""
    made = {file for recipe in _recipes().values() for kind, file, _, _ in _steps(recipe) if kind == "new"}
    assert (ROOT / path).exists() or path in made or path == "tests/pipeline/test_check_outlets.py"
