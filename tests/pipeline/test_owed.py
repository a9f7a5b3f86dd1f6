"""What the archive still owes is said in sentences, and nothing where it owes nothing."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from fakes.sample_report import sample_report

from cache.model import JobState, SaveJob
from pipeline.stages.owed import not_asked_for, owed_captures
from reports.model import ArchiveFinding, ArchiveStatus, CitationResult

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def _awaited(url: str) -> CitationResult:
    some = sample_report().results[0]
    citation = dataclasses.replace(some.citation, url=url)
    return dataclasses.replace(some, citation=citation, archive=ArchiveFinding(ArchiveStatus.PENDING))


def _jobs(*urls: str) -> tuple[SaveJob, ...]:
    return tuple(SaveJob(url, JobState.PENDING, NOW) for url in urls)


@pytest.mark.parametrize(
    ("pending", "jobs", "said"),
    [
        ((), (), []),
        ((), ("https://a.example/",), ["1 capture is pending: run the same command again to go on with it, or"]),
        (("https://a.example/",), ("https://a.example/#top", "https://b.example/"), ["2 captures are pending"]),
        (("https://a.example/", "https://a.example/#top"), (), ["before it could be asked about 1 page:"]),
        (("https://a.example/", "https://b.example/"), (), ["before it could be asked about 2 pages:"]),
    ],
)
def test_what_is_still_to_come(pending: tuple[str, ...], jobs: tuple[str, ...], said: list[str]) -> None:
    results = [_awaited(url) for url in pending]
    told = list(owed_captures(results, _jobs(*jobs)))
    assert len(told) == len(said)
    assert all(words in sentence for words, sentence in zip(said, told, strict=True))


@pytest.mark.parametrize(
    ("urls", "why", "said"),
    [
        (
            ("https://a.example/", "https://a.example/#top"),
            "No keys.",
            ["1 page has no good copy from near the cited date. No keys."],
        ),
        (("https://a.example/",), "", []),
        ((), "No keys.", []),
    ],
)
def test_that_nothing_was_captured(urls: tuple[str, ...], why: str, said: list[str]) -> None:
    assert list(not_asked_for(urls, why)) == said
