"""Cards that an earlier report had: the same page comes of them, and what has changed is made anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.sample_report import sample_report

from reports.formats import card_texts
from reports.formats.html import HtmlFormat
from reports.model import Report, Verdict
from reports.write import write_reports


def _sample() -> Report:
    """In document order, as results of a run are."""
    report = sample_report()
    return replace(report, results=tuple(sorted(report.results, key=lambda one: one.citation.document)))


class Kept(dict[str, bytes]):
    """Pieces in memory."""

    def recall(self, name: str) -> bytes | None:
        return self.get(name)

    def keep(self, name: str, value: bytes) -> None:
        self[name] = value


def _written(report: Report, pieces: Kept | None = None) -> bytes:
    return b"".join(part for _, parts in HtmlFormat(pieces).files(report) for part in parts)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the citations whose cards are made."""
    ids: list[str] = []

    def told(result, *rest):
        ids.append(result.citation.id)
        return made_anew(result, *rest)

    made_anew = card_texts.card_of
    monkeypatch.setattr(card_texts, "card_of", told)
    return ids


def _with(report: Report, place: int, **changes: object) -> Report:
    results = list(report.results)
    results[place] = replace(results[place], **changes)
    return replace(report, results=tuple(results))


def test_no_card_is_made_twice(made: list[str]) -> None:
    report, pieces = _sample(), Kept()
    plain = _written(report)
    made.clear()
    assert _written(report, pieces) == plain
    assert len(made) == len(report.results)
    made.clear()
    assert _written(report, pieces) == plain
    assert made == []


def test_every_card_of_a_written_report_is_remembered(made: list[str], tmp_path: Path) -> None:
    """Those of the last document and verdict as well, after which nothing comes."""
    report, pieces = _sample(), Kept()
    for alone in (report, replace(report, results=report.results[:1])):
        pieces.clear()
        write_reports(alone, tmp_path, [HtmlFormat(pieces)])
        made.clear()
        write_reports(alone, tmp_path, [HtmlFormat(pieces)])
        assert made == []


def test_what_has_changed_is_made_anew(made: list[str]) -> None:
    report, pieces = _sample(), Kept()
    _written(report, pieces)
    made.clear()
    place = next(place for place, one in enumerate(report.results) if one.verdict is Verdict.OK)
    other = _with(report, place, citation=replace(report.results[place].citation, title="Another <title>"))
    assert _written(other, pieces) == _written(other)
    assert made[0] == report.results[place].citation.id
    assert b"Another &lt;title&gt;" in _written(other, pieces)
    later = _with(report, place, verdict=Verdict.REVIEW)
    assert _written(later, pieces) == _written(later)


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_pieces_are_made_anew(damage: bytes) -> None:
    report, pieces = _sample(), Kept()
    plain = _written(report, pieces)
    pieces.update(dict.fromkeys(pieces, damage))
    assert _written(report, pieces) == plain


def test_another_program_makes_them_anew(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    report, pieces = _sample(), Kept()
    _written(report, pieces)
    made.clear()
    monkeypatch.setattr(card_texts, "program_mark", lambda *_: "another")
    _written(report, pieces)
    assert len(made) == len(report.results)


def test_a_large_document_is_remembered_in_part(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All the cards of a book would fill the memory."""
    monkeypatch.setattr(card_texts, "_MOST_CARDS", 1)
    report, pieces = _sample(), Kept()
    plain = _written(report, pieces)
    made.clear()
    assert _written(report, pieces) == plain
    assert 0 < len(made) < len(report.results)
