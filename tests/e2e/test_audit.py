"""Audits over weeks of a small web: the base line, a suspicion, new rot, recovery, and what is written of them."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply

from cache.model import Capture
from cache.rows import pack, unpacked

NAMES = ("ramp", "store", "quay")
ATOM = "{http://www.w3.org/2005/Atom}"


def _page(name: str) -> Reply:
    body = f"<!doctype html><title>The {name}</title><h1>The {name}</h1><p>{'It was mended by hand. ' * 40}</p>"
    return Reply(body=body.encode(), headers=(("content-type", "text/html"),))


GONE = Reply(status=404, body=b"<title>Not found</title><h1>Not found</h1>")


def _link_of(entry: ElementTree.Element) -> str:
    return (entry.findtext(f"{ATOM}id") or "").rpartition("/")[0]


class _Weeks:
    """A document that is audited week after week."""

    def __init__(self, desk: Desk, web: LittleWeb) -> None:
        self.desk, self.web = desk, web
        self.urls = {name: web.url(f"/{name}") for name in NAMES}
        notes = "".join(
            f"\n[^{number}]: Ada Moor, “The {name},” 2019, {self.urls[name]}.\n" for number, name in enumerate(NAMES, 1)
        )
        desk.write("paper.md", "The ramp.[^1] The store.[^2] The quay.[^3]\n" + notes)

    def audit(self, *gone: str) -> int:
        """One audit, a week after the last one; its exit status."""
        for name in NAMES:
            self.web.plan(f"/{name}", *[GONE if name in gone else _page(name)] * 9)
        self._a_week_passes()
        outcome = self.desk.run(
            *("audit", "paper.md", "--allow-private", "--refresh", "all", "--format", "junit", "--format", "sarif")
        )
        assert "Traceback" not in outcome.err
        return outcome.code

    def _a_week_passes(self) -> None:
        """What was logged is a week older."""
        path = self.desk.folder / ".footproof/footproof.sqlite"
        if not path.exists():
            return
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("UPDATE checks SET at = at - ?", (timedelta(days=7) // timedelta(microseconds=1),))
            database.execute("DELETE FROM standings")
            for row, data in database.execute("SELECT id, data FROM runs").fetchall():
                known = json.loads(data)
                for name in ("started", "finished"):
                    known[name] = (datetime.fromisoformat(known[name]) - timedelta(days=7)).isoformat()
                database.execute("UPDATE runs SET data = ? WHERE id = ?", (json.dumps(known).encode(), row))

    def days_pass(self, days: float) -> None:
        """What was fetched and logged is older by so many days."""
        delta = timedelta(days=days)
        with closing(
            sqlite3.connect(self.desk.folder / ".footproof/footproof.sqlite", isolation_level=None)
        ) as database:
            database.execute("UPDATE checks SET at = at - ?", (delta // timedelta(microseconds=1),))
            database.execute("DELETE FROM standings")
            for row, data in database.execute("SELECT id, data FROM captures").fetchall():
                capture = msgspec.json.decode(unpacked(data), type=Capture)
                older = replace(capture, checked_at=capture.checked_at - delta)
                database.execute("UPDATE captures SET data = ? WHERE id = ?", (pack(older), row))

    def audit_as_due(self) -> list[str]:
        """One audit by its agenda; the paths that were asked for under the program's own name."""
        before = len(self.web.requests)
        outcome = self.desk.run("audit", "paper.md", "--allow-private")
        assert "Traceback" not in outcome.err
        asked = self.web.requests[before:]
        return sorted(one.target for one in asked if "footproof" in one.headers["user-agent"] and one.target != "/")

    def report(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.desk.folder / "footproof-audit/report.json").read_text())
        return loaded

    def states(self) -> list[tuple[str, str]]:
        return [(one["history"]["state"], one["verdict"]) for one in self.report()["citations"]]

    def read(self, name: str) -> str:
        return (self.desk.folder / "footproof-audit" / name).read_text("utf-8")


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[_Weeks]:
    with LittleWeb() as web:
        yield _Weeks(Desk(tmp_path), web)


def test_what_is_new_is_told_and_what_is_old_is_not(weeks: _Weeks) -> None:
    assert weeks.audit("quay") == 0
    assert weeks.states() == [("first", "ok"), ("first", "ok"), ("rotten", "broken")]
    assert weeks.report()["summary"]["changes"]["still_rotten"] == ["paper.md#3.1"]
    assert "<entry>" not in weeks.read("feed.atom")

    assert weeks.audit("quay", "ramp") == 0
    assert weeks.states() == [("suspect", "review"), ("alive", "ok"), ("rotten", "broken")]
    assert weeks.report()["summary"]["changes"]["suspect"] == ["paper.md#1.1"]
    assert "<entry>" not in weeks.read("feed.atom")

    assert weeks.audit("quay", "ramp") == 1
    assert weeks.states() == [("rotten", "broken"), ("alive", "ok"), ("rotten", "broken")]
    changes = weeks.report()["summary"]["changes"]
    assert (changes["new_rot"], changes["still_rotten"]) == (["paper.md#1.1"], ["paper.md#3.1"])
    (entry,) = ElementTree.fromstring(weeks.read("feed.atom")).iter(f"{ATOM}entry")
    for name in ("feed.atom", "summary.md", "index.html", "junit.xml", "report.sarif"):
        assert weeks.urls["ramp"] in weeks.read(name)

    assert weeks.audit("ramp") == 0
    assert weeks.states() == [("rotten", "broken"), ("alive", "ok"), ("recovered", "ok")]
    (again,) = ElementTree.fromstring(weeks.read("feed.atom")).iter(f"{ATOM}entry")
    # The test makes the past older, and with it the time at the end of an id.
    assert _link_of(again) == _link_of(entry)
    assert len(list((weeks.desk.folder / "footproof-audit/runs").iterdir())) == 4
    lines = weeks.desk.run("history", weeks.urls["ramp"]).out.splitlines()
    assert [line.split()[1] for line in lines] == ["alive", "dead", "dead", "dead"]


def test_one_failure_alarms_nobody(weeks: _Weeks) -> None:
    weeks.audit()
    assert weeks.audit("store") == 0
    assert weeks.audit() == 0
    assert weeks.states() == [("alive", "ok")] * 3
    history = weeks.report()["citations"][1]["history"]
    assert (history["failures"], history["changed"]) == (0, True)


def test_only_what_is_due_is_asked_for_and_sent(weeks: _Weeks) -> None:
    """The rotten before the living; what is not due keeps its verdict and its day; a changed note is due."""
    for name in ("ramp", "store"):
        page = replace(_page(name), headers=(("content-type", "text/html"), ("etag", '"v1"')))
        weeks.web.plan(f"/{name}", page, Reply(status=304, headers=(("etag", '"v1"'),)))
    weeks.web.plan("/quay", GONE)
    assert weeks.audit_as_due() == ["/quay", "/ramp", "/store"]
    first = weeks.report()
    weeks.days_pass(3)
    assert weeks.audit_as_due() == ["/quay"]
    second = weeks.report()
    assert [one["verdict"] for one in second["citations"]] == [one["verdict"] for one in first["citations"]]
    ages = [
        datetime.fromisoformat(second["run"]["started"]) - datetime.fromisoformat(one["link"]["checked_at"])
        for one in second["citations"]
    ]
    assert [age > timedelta(days=2.9) for age in ages] == [True, True, False]
    weeks.days_pass(1)
    text = (weeks.desk.folder / "paper.md").read_text()
    weeks.desk.write("paper.md", text.replace("Ada Moor, “The ramp", "Ada B. Moor, “The ramp"))
    assert weeks.audit_as_due() == ["/ramp"]
    weeks.days_pass(7)
    assert weeks.audit_as_due() == ["/quay", "/ramp", "/store"]
    assert [one["link"]["status"] for one in weeks.report()["citations"]] == ["alive", "alive", "dead"]
    for name, sent in (("ramp", 3), ("store", 2)):
        asked = [one.headers.get("if-none-match") for one in weeks.web.asked(f"/{name}")]
        assert asked == [None, *['"v1"'] * (sent - 1)]


def test_a_run_that_is_killed_leaves_no_half_history(weeks: _Weeks) -> None:
    weeks.web.plan("/ramp", _page("ramp"))
    weeks.web.plan("/quay", _page("quay"))
    weeks.web.plan("/store", Reply(hang=True), _page("store"))
    running = weeks.desk.start("audit", "paper.md", "--allow-private")
    while not weeks.web.asked("/store"):
        time.sleep(0.05)
    running.kill()
    running.communicate()
    assert not (weeks.desk.folder / "footproof-audit").exists()
    assert "knows no check" in weeks.desk.run("history", weeks.urls["ramp"]).err
    weeks.audit_as_due()
    assert weeks.states() == [("first", "ok")] * 3
    for url in weeks.urls.values():
        assert len(weeks.desk.run("history", url).out.splitlines()) == 1


def test_an_address_that_nobody_cited_has_no_history(weeks: _Weeks) -> None:
    outcome = weeks.desk.run("history", "https://nobody.example/")
    assert outcome.code == 2
    assert "knows no check" in outcome.err
