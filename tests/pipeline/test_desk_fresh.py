"""Which report a desk opens, and when documents are checked first."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.desk.fresh import is_fresh, named_report
from pipeline.settings import RunSettings


def _write(out: Path, document: Path, **changes: Any) -> None:
    finished = datetime.now(UTC) - timedelta(minutes=5)
    run = {"started": finished.isoformat(), "finished": finished.isoformat(), "complete": True, **changes}
    digest = hashlib.sha256(document.read_bytes()).hexdigest()
    documents = [{"id": document.name, "path": str(document), "sha256": digest}]
    written = {"schema_version": 1, "run": run, "documents": documents, "footnotes": [], "citations": []}
    out.mkdir(exist_ok=True)
    (out / "report.json").write_text(json.dumps(written))


def test_a_report_is_told_from_a_document(tmp_path: Path) -> None:
    document, out = tmp_path / "draft.md", tmp_path / "out"
    document.write_text("A line.")
    _write(out, document)
    assert named_report((), out) == out
    assert named_report((str(out),), tmp_path) == out
    assert named_report((str(out / "report.json"),), tmp_path) == out / "report.json"
    assert named_report((str(document),), out) is None
    assert named_report((str(tmp_path),), out) is None
    assert named_report((str(out), str(document)), out) is None


YESTERDAY = (datetime.now(UTC) - timedelta(hours=25)).isoformat()


@pytest.mark.parametrize(
    ("changes", "text", "refresh", "fresh"),
    [
        ({}, "A line.", None, True),
        ({}, "Another line.", None, False),
        ({}, "A line.", "all", False),
        ({"complete": False}, "A line.", None, False),
        ({"finished": YESTERDAY}, "A line.", None, False),
        ({"finished": "not a time"}, "A line.", None, False),
    ],
)
def test_what_is_checked_again(
    tmp_path: Path, changes: dict[str, Any], text: str, refresh: str | None, fresh: bool
) -> None:
    document, out = tmp_path / "draft.md", tmp_path / "out"
    document.write_text("A line.")
    _write(out, document, **changes)
    document.write_text(text)
    run = RunSettings(documents=(str(document),), out=out, workspace=tmp_path / ".footproof", refresh=refresh)
    assert is_fresh(run) is fresh


def test_another_document_is_checked(tmp_path: Path) -> None:
    document, other, out = tmp_path / "draft.md", tmp_path / "other.md", tmp_path / "out"
    document.write_text("A line.")
    other.write_text("A line.")
    assert not is_fresh(RunSettings(documents=(str(document),), out=out))
    _write(out, document)
    assert not is_fresh(RunSettings(documents=(str(document), str(other)), out=out))
