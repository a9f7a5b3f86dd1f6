"""A document that has not changed is not read again, and nothing stale or damaged passes for its reading."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cache.store import Workspace
from footnotes.packing import pack_reading
from footnotes.read import read_document
from pipeline.progress import SilentProgress
from pipeline.stages import known_readings, parse
from pipeline.stages.known_readings import KnownReadings
from pipeline.stages.parse import DocumentReader
from pipeline.stages.sources import find_sources

DRAFT = b"The ramp.[^1]\n\n[^1]: Ada Moor, \xe2\x80\x9cThe ramp,\xe2\x80\x9d 2019, https://harbour.example/ramp.\n"
READING = read_document(Path("draft.md"), DRAFT, "draft.md")
ARGUMENTS = ("draft.md", "draft.md", None)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", software="footproof/test") as opened:
        yield opened


def test_a_reading_comes_back_for_the_same_document_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes under the same name, by the same readers."""
    readings = KnownReadings(workspace)
    assert readings.recall("draft.md", ARGUMENTS, DRAFT) is None
    readings.keep("draft.md", ARGUMENTS, DRAFT, pack_reading(READING))
    assert readings.recall("draft.md", ARGUMENTS, DRAFT) == READING
    assert readings.recall("draft.md", ARGUMENTS, DRAFT + b"\n") is None
    assert readings.recall("draft.md", ("other.md", "draft.md", None), DRAFT) is None
    assert readings.recall("draft.md~2", ARGUMENTS, DRAFT) is None
    monkeypatch.setattr(known_readings, "_readers", lambda: "another build")
    assert readings.recall("draft.md", ARGUMENTS, DRAFT) is None


@pytest.mark.parametrize(
    "rest", [b"", b"nonsense", zlib.compress(b"nonsense"), zlib.compress(pack_reading(READING))[:-9]]
)
def test_damaged_readings_are_read_anew(workspace: Workspace, rest: bytes) -> None:
    readings = KnownReadings(workspace)
    readings.keep("draft.md", ARGUMENTS, DRAFT, pack_reading(READING))
    known = workspace.recall("reading", "draft.md")
    assert known is not None
    workspace.remember("reading", "draft.md", known[1][:32] + rest, datetime.now(UTC))
    assert readings.recall("draft.md", ARGUMENTS, DRAFT) is None


async def test_the_next_run_starts_no_process_for_it(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft.md").write_bytes(DRAFT)
    sources = find_sources([str(tmp_path / "draft.md")], ()).documents
    with SilentProgress().stage("reading notes", 1) as bar:
        first = await DocumentReader(KnownReadings(workspace), None).read(sources, bar)
        monkeypatch.setattr(parse, "Question", None)
        second = await DocumentReader(KnownReadings(workspace), None).read(sources, bar)
    assert list(second.readings) == list(first.readings)
    assert [reading.path for reading in second.readings] == [str(tmp_path / "draft.md")]
