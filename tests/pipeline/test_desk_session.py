"""What a desk has open: the queue, words written once, taken back, and what others add meanwhile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fakes.reviewed import write_reviewed

from pipeline.desk.following import JournalFollower
from pipeline.desk.session import AnotherReport, Asked, Refused, Session
from pipeline.settings import ReviewSettings
from reports.model import DecisionState

STATES = DecisionState


class _Desk:
    def __init__(self, folder: Path, count: int = 56, reviewers: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.out = write_reviewed(folder, count)
        self.settings = ReviewSettings(reviewers=reviewers)
        self.session = Session(self.out, self.settings)
        self.number = 0

    def asked(self, by: str = "Anna", key: str | None = None) -> Asked:
        self.number += 1
        return Asked(key or f"key-{self.number:04}", self.session.version, by)

    def queue(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.session.queue())
        return loaded

    def flagged(self) -> list[int]:
        return [place for place, item in enumerate(self.queue()["items"]) if item["findings"]]

    def decide(self, place: int, state: STATES = STATES.WRONG, asked: Asked | None = None, reason: str = "") -> Any:
        code = self.queue()["items"][place]["findings"][0]["finding"]
        return self.session.decide(asked or self.asked(), [(place, code)], state, reason)

    def word(self, place: int) -> Any:
        return self.queue()["items"][place]["words"][0]

    def lines(self) -> list[dict[str, Any]]:
        path = self.folder / "d.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture
def desk(tmp_path: Path) -> _Desk:
    return _Desk(tmp_path)


def test_the_queue_has_every_citation_and_what_asks(desk: _Desk) -> None:
    queue = desk.queue()
    assert len(queue["items"]) == 56
    assert set(queue["codes"]) == {one["code"] for item in queue["items"] for one in item["findings"]}
    for item in queue["items"]:
        assert len(item["words"]) == len(item["findings"])
        assert queue["notes"][item["note"]]["label"] in item["id"]
    signs = [one["together"] for item in queue["items"] for one in item["findings"] if one["together"]]
    assert max(signs.count(sign) for sign in signs) == 4


def test_a_word_is_written_once_whatever_is_sent(desk: _Desk) -> None:
    place = desk.flagged()[0]
    asked = desk.asked()
    for _ in range(3):
        told = desk.decide(place, asked=asked, reason="It opens.")
        assert (told[place][0].state, told[place][0].by) == ("wrong", "Anna")
    assert [(line["state"], line["by"], line["reason"]) for line in desk.lines()] == [("wrong", "Anna", "It opens.")]
    desk.session = Session(desk.out, desk.settings)
    desk.decide(place, asked=asked)
    assert len(desk.lines()) == 1, "a desk that was opened anew knows what it wrote"


def test_undo_leaves_the_word_before(desk: _Desk) -> None:
    place = desk.flagged()[0]
    desk.decide(place, STATES.LATER, desk.asked("Ben"))
    mine = desk.asked("Anna")
    desk.decide(place, STATES.ACCEPTED, mine)
    for _ in range(2):
        told = desk.session.take_back(desk.asked(key="back-once"), (), mine.key)
        assert (told[place][0].state, told[place][0].by) == ("later", "Ben")
    assert len(desk.lines()) == 3
    desk.session.take_back(desk.asked(), [desk.word(place)["line"]])
    assert desk.word(place) is None
    with pytest.raises(Refused, match="no longer there"):
        desk.session.take_back(desk.asked(), ["0" * 16])


def test_several_are_decided_at_once_and_taken_back_at_once(desk: _Desk) -> None:
    items = desk.queue()["items"]
    sign = next(one["together"] for item in items for one in item["findings"] if one["together"])
    places = [
        (place, one["finding"])
        for place, item in enumerate(items)
        for one in item["findings"]
        if one["together"] == sign
    ]
    asked = desk.asked()
    desk.session.decide(asked, places, STATES.ACCEPTED, "")
    assert {desk.word(place)["state"] for place, _ in places} == {"accepted"}
    told = desk.session.take_back(desk.asked(), (), asked.key)
    assert set(told) == {place for place, _ in places}
    assert all(desk.word(place) is None for place, _ in places)


def test_two_desks_see_each_others_words(desk: _Desk) -> None:
    """Each is told once; its own words too, since several browsers look on."""
    other, place = Session(desk.out, desk.settings), desk.flagged()[1]
    assert other.news() == {}
    desk.decide(place)
    for session in (other, desk.session):
        told = session.news()
        assert told is not None
        assert told[place][0] is not None
        assert session.news() == {}


def test_a_file_that_was_written_anew_is_read_anew(desk: _Desk) -> None:
    first, second = desk.flagged()[:2]
    desk.decide(first)
    desk.decide(second)
    path = desk.folder / "d.jsonl"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[1])
    assert desk.session.news()
    assert desk.word(first) is None
    assert desk.word(second)["state"] == "wrong"


def test_another_report_is_told_and_nothing_is_decided_about_it_unseen(desk: _Desk) -> None:
    asked, place = desk.asked(), desk.flagged()[0]
    write_reviewed(desk.folder, 70)
    assert desk.session.news() is None
    assert len(desk.queue()["items"]) == 70
    with pytest.raises(AnotherReport):
        desk.decide(place, asked=asked)
    assert desk.lines() == []


@pytest.mark.parametrize(
    ("by", "key", "findings", "said"),
    [
        ("", "key-of-mine", [(0, None)], "name"),
        ("x" * 101, "key-of-mine", [(0, None)], "name"),
        ("Zoe", "key-of-mine", [(0, None)], "Anna"),
        ("Anna", "short", [(0, None)], "key"),
        ("Anna", "key-of-mine", [], "no such citation"),
        ("Anna", "key-of-mine", [(99, None)], "no such citation"),
        ("Anna", "key-of-mine", [(1, "no-such-code")], "no finding"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, by: str, key: str, findings: Any, said: str) -> None:
    desk = _Desk(tmp_path, 14, reviewers=("Anna", "Ben"))
    with pytest.raises(Refused, match=said):
        desk.session.decide(desk.asked(by, key), findings, STATES.WRONG, "")
    assert desk.lines() == []


def test_a_line_that_is_still_being_written_waits(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    follower = JournalFollower(path)
    assert not follower.has_changed()
    path.write_bytes(b'{"by": "An')
    journal = follower.added()
    assert journal is not None
    assert (journal.lines, journal.warnings) == ((), ())
    path.write_bytes(b'{"by": "Anna"}\n')
    journal = follower.added()
    assert journal is not None
    assert "Line 1 of" in journal.warnings[0]


def test_what_found_no_citation_is_told(desk: _Desk) -> None:
    """Decisions about what the report no longer has, or cannot tell apart, and lines that are none."""
    place = desk.flagged()[0]
    desk.decide(place)
    path = desk.folder / "d.jsonl"
    lost = path.read_text("utf-8").replace("https://", "https://other.").replace("Sentence ", "Another sentence ")
    (line,) = lost.splitlines()
    line = json.dumps({**json.loads(line), "where": {**json.loads(line)["where"], "text": "A work that is gone."}})
    path.write_text(f"{path.read_text('utf-8')}{line}\nno line\n", "utf-8")
    desk.session.news()
    told = desk.queue()["warnings"]
    assert "Line 3 of" in told[0]
    assert "1 decision found no citation" in told[-1]


def test_what_is_the_same_to_the_last_word_is_not_decided(tmp_path: Path) -> None:
    desk = _Desk(tmp_path, 14)
    report = json.loads((desk.out / "report.json").read_text("utf-8"))
    place = desk.flagged()[0]
    twin = {**report["citations"][place], "id": f"{report['citations'][place]['id']}9"}
    report["citations"].append(twin)
    (desk.out / "report.json").write_text(json.dumps(report), "utf-8")
    desk.session = Session(desk.out, desk.settings)
    with pytest.raises(Refused, match="to the last word"):
        desk.decide(place)
    assert desk.lines() == []
