"""The tool that shows what a change does to every citation: differences only, and all of them."""

from __future__ import annotations

from typing import Any

import pytest
from bench.compare_readings import ROOT, differences, main


def _report(*citations: dict[str, Any], **lists: Any) -> dict[str, Any]:
    return {"documents": [], "footnotes": [], "citations": list(citations), **lists}


MOOR = {"id": "a.md#1.1", "text": "Ada Moor, Gulls", "title": "Gulls", "url": None, "verdict": None}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (_report(MOOR), _report(MOOR), []),
        (_report(MOOR), _report(MOOR | {"verdict": "ok"}), []),
        (_report(MOOR), _report(MOOR | {"title": "Terns"}), ['~ a.md#1.1 title: "Gulls" -> "Terns"']),
        (_report(MOOR), _report(), ['- citations a.md#1.1: "Ada Moor, Gulls"']),
        (_report(), _report(MOOR), ['+ citations a.md#1.1: "Ada Moor, Gulls"']),
        (_report(), _report(MOOR | {"id": "b.md#1.1"}, MOOR), [
            '+ citations b.md#1.1: "Ada Moor, Gulls"', '+ citations a.md#1.1: "Ada Moor, Gulls"',
        ]),
        (_report(), _report(unread=[{"path": "b.pdf", "message": "damaged"}]), ['+ unread b.pdf: "damaged"']),
    ],
)  # fmt: skip
def test_differences_and_nothing_else(old: dict[str, Any], new: dict[str, Any], told: list[str]) -> None:
    assert list(differences(old, new)) == told


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no clone: there is no other commit")
@pytest.mark.slow
def test_the_last_commit_against_the_files_as_they_are(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole tool, on a document that both read alike."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(
        "Gulls count.[^1]\n\n[^1]: Ada Moor, “Gulls,” *Post*, 2019, https://example.org/gulls\n", "utf-8"
    )
    assert main("HEAD", ["a.md"]) == 0
    assert capsys.readouterr().out == ("0 differences in 1 citations of 1 documents\n")
