"""Answers of services that are nested without end, too large, or somebody else's: a value, never the end of a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from cache.store import Workspace
from pipeline.archives.answers import read_statuses
from pipeline.archives.cdx import read_listing
from pipeline.archives.spn import read_slots
from pipeline.archives.wire import Reply
from pipeline.registries.all import ALL
from pipeline.registries.asking import Asker
from pipeline.registries.base import LARGEST
from pipeline.registries.handles import is_registered
from pipeline.settings import FetchSettings, WorksSettings
from reports.reread import RereadReport
from reports.written import read_report

DEEP = b'{"message":' + b'{"a":[' * 100_000
DEEP_XML = b"<a>" * 100_000 + b"</a>" * 100_000


@pytest.mark.parametrize("registry", [one.name for one in ALL])
def test_a_registry_that_answers_without_end_holds_nothing(registry: str) -> None:
    read = next(one.read for one in ALL if one.name == registry)
    for body in (DEEP, DEEP_XML, b"[" + b"[]," * (LARGEST // 3) + b"[]]", b'{"a":' + b"9" * 5_000 + b"}"):
        assert read(body) == ()
    assert is_registered(DEEP) is None


@pytest.mark.parametrize(
    ("body", "is_answer"),
    [
        (b'{"message": {"items": []}}', True),
        (b'<?xml version="1.0"?><feed/>', True),
        (b"<!DOCTYPE html><title>Welcome to our hotel</title>", False),
        (b"<p>Welcome<br>to our hotel", False),
        (b"", False),
        (DEEP, False),
    ],
    ids=["json", "xml", "page", "snippet", "empty", "without end"],
)
async def test_whoever_answers_in_a_registrys_place_is_no_registry(
    tmp_path: Path, body: bytes, is_answer: bool
) -> None:
    """Whether a work is registered is not told by the page of a hotel's network: nobody has answered."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=httpx.ByteStream(body)))
    with Workspace.open(tmp_path / "w", software="test") as workspace:
        async with httpx.AsyncClient(transport=transport) as client:
            asker = Asker(client, workspace, WorksSettings(), FetchSettings())
            answer = await asker.ask(ALL[0], "/works?query=gulls")
    assert answer == (body if is_answer else None)


def _reply(body: bytes) -> Reply:
    return Reply(200, {}, body.decode())


@pytest.mark.parametrize(
    "read",
    [lambda reply: read_statuses(reply, ("job",)), read_slots, lambda reply: read_listing(reply, "https://a.example")],
    ids=["jobs", "account", "index"],
)
def test_an_archive_that_answers_without_end_says_nothing(read: Callable[[Reply], Any]) -> None:
    assert read(_reply(DEEP)) == read(_reply(b"<p>busy"))


def test_a_report_that_is_nested_without_end_is_none(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b'{"footnotes": [], "citations": [], "more": ' + b"[" * 100_000)
    with pytest.raises(ValueError, match=r".+"):
        RereadReport(path.read_bytes())
    with pytest.raises(ValueError, match=r".+"):
        read_report(path)
