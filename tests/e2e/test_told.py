"""An audit tells of each change once, also where it is killed in the middle of it."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.command import CONFIG, Desk, Outcome
from fakes.little_web import LittleWeb, Reply
from fakes.post_office import Webhook, webhook

PAGE = f"<!doctype html><title>The ramp</title><h1>The ramp</h1><p>{'It was mended by hand. ' * 40}</p>"
AUDIT = ("audit", "paper.md", "--allow-private", "--config", "audit.toml")


class _Paper:
    """A document that gains a dead link after its first audit, and a webhook that is to be told."""

    def __init__(self, desk: Desk, web: LittleWeb, hook: Webhook) -> None:
        self.desk, self.web, self.hook = desk, web, hook
        web.plan("/ramp", Reply(body=PAGE.encode(), headers=(("content-type", "text/html"),)))
        table = f'[[audit.webhooks]]\nname = "desk"\nurl = "{hook.url}"\nprivate = true\n'
        desk.write("audit.toml", CONFIG.format(archive=desk.archive) + table)
        self._write()

    def gain_a_dead_link(self) -> None:
        """Cite a page that is not there."""
        self._write(f"[^2]: Ada Moor, “The store,” 2019, {self.web.url('/store')}.\n")

    def _write(self, second: str = "") -> None:
        first = f"[^1]: Ada Moor, “The ramp,” 2019, {self.web.url('/ramp')}.\n"
        self.desk.write("paper.md", f"The ramp.[^1] The store.[^2]\n\n{first}\n{second}")

    def audit(self) -> Outcome:
        return self.desk.run(*AUDIT)


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[_Paper]:
    with LittleWeb() as web, webhook() as hook:
        yield _Paper(Desk(tmp_path), web, hook)


def _killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)


def test_a_change_is_told_once_whatever_stops_it(paper: _Paper) -> None:
    assert paper.audit().code == 0
    assert paper.hook.posted == [], "the base line is no news"
    paper.gain_a_dead_link()

    process = paper.desk.start(*AUDIT)
    paper.hook.before_answer = lambda: _killed(process)
    assert process.wait(120) == -signal.SIGKILL
    paper.hook.before_answer = None

    paper.hook.answers = [(404, {})]
    outcome = paper.audit()
    assert outcome.code == 4, "it is said that somebody was not told"
    assert "“desk” was not told" in outcome.err
    assert "very-secret" not in outcome.err + outcome.out
    assert json.loads((paper.desk.folder / "footproof-audit/report.json").read_text())["run"]["complete"]

    assert [paper.audit().code for _ in range(2)] == [0, 0]
    assert len(paper.hook.posted) == 2, "what was sent, and not marked, is sent once more"
    assert {one.headers["idempotency-key"] for one in paper.hook.posted} == {paper.hook.posted[0].body["id"]}
    (change,) = paper.hook.posted[0].body["changes"]
    assert (change["kind"], change["url"]) == ("new", paper.web.url("/store"))
