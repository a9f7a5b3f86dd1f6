"""The whole command over real HTTP: what it leaves, how it ends, and what it says when something is wrong."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.clocks import FastClock
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply, bomb
from fakes.wayback_machine import WaybackMachine

PAGE = (
    b"<!doctype html><title>Gulls of the outer mole - Harbour Post</title>"
    b"<meta property='og:site_name' content='Harbour Post'><h1>Gulls of the outer mole</h1>" + b"<p>A gull counts." * 60
)


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    """A web of one server."""
    with LittleWeb() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder of its own."""
    return Desk(tmp_path)


def _note(number: int, url: str, title: str = "Gulls of the outer mole") -> str:
    return f"[^{number}]: Ada Moor, “{title},” *Harbour Post*, May 3, 2019, {url}.\n"


def test_the_demo_leaves_a_report_that_can_be_acted_on(desk: Desk) -> None:
    """One command, no network: broken, doubtful and sound citations told apart, and a copy for what is lost."""
    ended = desk.run("demo")
    assert ended.code == 0, ended.err
    folder = desk.folder / "footproof-demo"
    assert {"report.html", "report.json", "report.csv", "river-report.md"} <= {path.name for path in folder.iterdir()}
    report = json.loads((folder / "report.json").read_text())
    verdicts = report["summary"]["verdicts"]
    assert sum(verdicts.values()) == len(report["citations"])
    assert verdicts["broken"] >= 4
    assert verdicts["ok"] >= 8
    links = {citation["link"]["status"] for citation in report["citations"]}
    assert {"alive", "moved", "dead", "soft-404", "parked", "blocked", "restricted", "skipped"} <= links
    titles = {citation["title_check"]["status"] for citation in report["citations"]}
    assert {"match", "changed", "mismatch", "other-language", "unknown"} <= titles
    archives = {citation["archive"]["status"] for citation in report["citations"]}
    assert {"found", "saved", "failed", "none"} <= archives
    assert report["documents"][0]["markers_without_note"] == ["20"]
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("$ make demo")[2].partition("$ make test")[0].splitlines()[1:]
    assert [line for line in shown if line.strip() not in ("", "...") and line not in ended.out] == []


def test_a_sound_document_ends_with_zero_and_a_broken_one_with_one(desk: Desk, web: LittleWeb) -> None:
    """The exit status is what a newsroom's script goes by, and --fail-on moves the bar."""
    web.plan("/gulls", Reply(body=PAGE))
    web.plan("/gone", Reply(status=404, body=b"<title>Not found</title>"))
    desk.write("sound.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    desk.write("broken.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gone")))
    assert desk.run("check", "sound.md", "--allow-private").code == 0
    assert desk.report()["citations"][0]["verdict"] == "ok"
    assert desk.run("check", "broken.md", "--allow-private").code == 1
    assert desk.report()["citations"][0]["link"]["reason"] == "http-404"
    assert desk.run("check", "broken.md", "--allow-private", "--fail-on", "never").code == 0


def test_private_addresses_are_left_alone_unless_allowed(desk: Desk, web: LittleWeb) -> None:
    """A document cannot make the program knock inside the editor's own network."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("draft.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    assert desk.run("check", "draft.md").code == 0
    (citation,) = desk.report()["citations"]
    assert (citation["link"]["status"], citation["link"]["reason"]) == ("skipped", "private-address")
    assert citation["verdict"] == "unchecked"
    assert not web.asked("/gulls")


def test_a_second_run_asks_nobody(desk: Desk, web: LittleWeb) -> None:
    """What is fresh is answered by the workspace, with or without a network."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("draft.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    desk.run("check", "draft.md", "--allow-private")
    first = desk.report()["citations"]
    desk.run("check", "draft.md", "--allow-private", "--offline")
    assert desk.report()["citations"][0]["title_check"] == first[0]["title_check"]
    assert desk.report()["run"]["offline"] is True
    assert len(web.asked("/gulls")) == 1
    desk.run("check", "draft.md", "--allow-private", "--refresh", "all")
    assert len(web.asked("/gulls")) == 2


def test_thousands_of_citations_of_one_page_fetch_it_once(desk: Desk, web: LittleWeb) -> None:
    """However often a page is cited, its site is asked once."""
    web.plan("/gulls", Reply(body=PAGE))
    number = 2_000
    body = "".join(f"Gull {i} counts.[^{i}]\n\n" for i in range(1, number + 1))
    desk.write("long.md", body + "\n".join(_note(i, web.url("/gulls")) for i in range(1, number + 1)))
    ended = desk.run("check", "long.md", "--allow-private")
    assert ended.code == 0, ended.err
    assert len(web.asked("/gulls")) == 1
    assert desk.report()["summary"]["verdicts"]["ok"] == number


def test_the_stages_go_on_from_the_workspace(desk: Desk, web: LittleWeb) -> None:
    """Each stage is a command, adds what it finds out, and leaves null for what later stages find out."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("draft.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    seen = {}
    for stage in ("parse", "fetch", "extract", "archive", "verify", "report"):
        assert desk.run(stage, "draft.md", "--allow-private").code == 0
        (citation,) = desk.report()["citations"]
        seen[stage] = {key for key in ("link", "source", "archive", "title_check", "verdict") if citation[key]}
    assert seen == {
        "parse": set(),
        "fetch": {"link"},
        "extract": {"link", "source"},
        "archive": {"link", "source", "archive"},
        "verify": {"link", "source", "archive", "title_check", "verdict"},
        "report": {"link", "source", "archive", "title_check", "verdict"},
    }
    assert len(web.asked("/gulls")) == 1


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_an_interrupted_run_says_what_is_missing_and_goes_on_later(desk: Desk, web: LittleWeb, sign: int) -> None:
    """A run that is cut short leaves a report, status 4, and nothing to do twice."""
    web.plan("/gulls", Reply(body=PAGE))
    web.plan("/slow", Reply(hang=True), Reply(body=PAGE))
    notes = _note(1, web.url("/gulls")) + "\n" + _note(2, web.url("/slow", "127.0.0.2"))
    desk.write("draft.md", "Gulls count.[^1] Terns do not.[^2]\n\n" + notes)
    process = desk.start("check", "draft.md", "--allow-private")
    deadline = time.monotonic() + 30
    while not (web.asked("/slow") and web.asked("/gulls")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    os.kill(process.pid, sign)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 4, err
    assert "goes on where it stopped" in err
    report = desk.report()
    assert report["run"]["complete"] is False
    gulls, slow = report["citations"]
    assert gulls["link"]["status"] == "alive"
    assert (slow["link"]["status"], slow["link"]["reason"]) == ("skipped", "not-reached")
    assert report["run"]["offline"] is False
    assert desk.run("check", "draft.md", "--allow-private").code == 0
    assert len(web.asked("/gulls")) == 1


def test_bad_documents_do_not_keep_the_others_from_being_read(desk: Desk, web: LittleWeb) -> None:
    """Missing, empty, binary: one clear sentence each, status 3, and the rest of the batch goes on."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("empty.txt", "")
    desk.write("binary.txt", bytes(range(256)) * 40)
    desk.write("good.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    desk.write("latin.md", "Gulls count at the café.[^1]\n\n[^1]: A comment.\n".encode("cp1252"))
    names = ("missing.md", "empty.txt", "binary.txt", "good.md", "latin.md")
    ended = desk.run("check", *names, "--allow-private")
    assert ended.code == 3, ended.err
    report = desk.report()
    assert [document["path"] for document in report["unread"]] == ["missing.md", "empty.txt", "binary.txt"]
    assert [citation["verdict"] for citation in report["citations"]] == ["ok"]
    latin = next(document for document in report["documents"] if document["path"] == "latin.md")
    assert any("not UTF-8" in warning for warning in latin["warnings"])
    for words in ("missing.md does not exist", "The document is empty", "holds binary data"):
        assert words in " ".join(ended.out.split())


def test_no_network_is_no_result(desk: Desk) -> None:
    """Three hosts asked and none reached: status 4, one sentence, and verdicts and reports stay as they are."""
    with LittleWeb() as web:
        web.plan("/gulls", Reply(body=PAGE))
        body = "".join(f"Gull {i} counts.[^{i}]\n\n" for i in range(1, 4))
        notes = "\n".join(_note(i, web.url("/gulls", f"127.0.0.{i + 1}")) for i in range(1, 4))
        desk.write("draft.md", body + notes)
        assert desk.run("check", "draft.md", "--allow-private").code == 0
    written = {path: path.read_bytes() for path in (desk.folder / "footproof-report").iterdir()}
    ended = desk.run("check", "draft.md", "--allow-private", "--refresh", "all")
    assert ended.code == 4
    assert ended.err.startswith("footproof: No network: none of the 3 sites")
    assert ended.out == ""
    assert {path: path.read_bytes() for path in (desk.folder / "footproof-report").iterdir()} == written
    assert desk.run("report", "draft.md", "--allow-private").code == 0
    assert [citation["link"]["status"] for citation in desk.report()["citations"]] == ["alive"] * 3


def test_a_run_that_could_read_no_document_writes_nothing(desk: Desk) -> None:
    """A slip in a file name must not replace the last good report with an empty one."""
    desk.write("draft.md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    assert desk.run("check", "draft.md").code == 0
    before = desk.report()
    ended = desk.run("check", "darft.md")
    assert ended.code == 3
    assert "darft.md does not exist" in ended.err
    assert "No report was written" in ended.err
    assert desk.report() == before


def test_what_was_not_captured_is_said(desk: Desk, web: LittleWeb) -> None:
    """Without keys nothing new is captured: terminal and report say so before any citation."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("draft.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    with WaybackMachine(FastClock()) as machine:
        ended = dataclasses.replace(desk, archive=machine.origin).run("check", "draft.md", "--allow-private")
    assert ended.code == 0, ended.err
    (warning,) = desk.report()["run"]["warnings"]
    assert warning.startswith("1 page has no good copy from near the cited date. No new capture was asked for")
    assert "1 page has no good copy" in ended.out
    assert warning in (desk.folder / "footproof-report" / "report.html").read_text("utf-8")


def test_hosts_that_answer_with_garbage_are_outcomes(desk: Desk, web: LittleWeb) -> None:
    """Garbage, two gigabytes, a bomb, a URL that is none: the batch goes on, and each gets its finding."""
    web.plan("/garbage", Reply(raw=b"\x00\xff not http at all\r\n\r\n" * 50))
    web.plan("/huge", Reply(huge=2 * 1024**3))
    web.plan("/bomb", bomb(200 * 1024 * 1024))
    web.plan("/gulls", Reply(body=PAGE))
    urls = [web.url("/garbage"), web.url("/huge"), web.url("/bomb"), web.url("/gulls"), "http://127.0.0.1:99999/"]
    body = "".join(f"Gull {i} counts.[^{i}]\n\n" for i in range(1, 6))
    desk.write("draft.md", body + "\n".join(_note(i, url) for i, url in enumerate(urls, 1)))
    ended = desk.run("check", "draft.md", "--allow-private")
    assert ended.code == 0, ended.err
    by_note = {citation["footnote"].rpartition("#")[2]: citation for citation in desk.report()["citations"]}
    assert by_note["1"]["link"]["status"] == "error"
    assert by_note["3"]["link"]["reason"] == "decompression-bomb"
    assert by_note["4"]["verdict"] == "ok"
    assert by_note["5"]["link"]["reason"] == "bad-url"


def test_a_newer_workspace_is_left_alone(desk: Desk) -> None:
    """Status 2 and one sentence, and nothing in it was changed."""
    desk.write("draft.md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    desk.run("check", "draft.md")
    with sqlite3.connect(desk.folder / ".footproof" / "footproof.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    ended = desk.run("check", "draft.md")
    assert ended.code == 2
    assert "newer version" in ended.err


def test_an_output_folder_that_cannot_be_written_loses_nothing(desk: Desk, web: LittleWeb) -> None:
    """Status 4 and one sentence; what was fetched is there for the next try."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("draft.md", "Gulls count.[^1]\n\n" + _note(1, web.url("/gulls")))
    desk.write("taken", "a file in the way")
    ended = desk.run("check", "draft.md", "--allow-private", "--out", "taken/report")
    assert ended.code == 4
    assert "--out" in ended.err
    assert desk.run("check", "draft.md", "--allow-private").code == 0
    assert len(web.asked("/gulls")) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "Missing argument"),
        (("chekc", "draft.md"), "No such command"),
        (("check", "draft.md", "--format", "pdf"), "There is no report format"),
        (("check", "draft.md", "--config", "none.toml"), "does not exist"),
        (("archive",), "--resume"),
        (("archive", "draft.md", "--resume"), "works off what is pending"),
        (("archive", "--resume", "--offline"), "works off what is pending"),
    ],
)
def test_wrong_usage_ends_with_two(desk: Desk, arguments: tuple[str, ...], words: str) -> None:
    """Every mistake on the command line is status 2 and says what would be right."""
    ended = desk.run(*arguments)
    assert ended.code == 2
    assert words in ended.err + ended.out


def test_help_starts_without_the_heavy_libraries() -> None:
    """--help answers at once because nothing of the batch is imported for it."""
    code = "import sys; from pipeline.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr
    heavy = (
        "httpx",
        "trafilatura",
        "lxml",
        "waybackpy",
        "pypdfium2",
        "jinja2",
        "rapidfuzz",
        "publicsuffixlist",
        "warcio",
    )
    assert [name for name in heavy if f"'{name}'" in loaded] == []


def test_a_second_run_starts_no_reader_and_loads_nothing_to_read_with(desk: Desk, web: LittleWeb) -> None:
    """Nothing has changed: neither document nor page is read again, and what reads and judges them is not imported."""
    web.plan("/gulls", Reply(body=PAGE))
    desk.write("a.md", f"Gulls count.[^1]\n\n{_note(1, web.url('/gulls'))}")
    options = ["a.md", "--allow-private", "--config", "footproof.toml"]
    assert desk.run("check", *options).code == 0
    code = (
        "import resource, sys; from pipeline.cli import main; assert main(['check', *sys.argv[1:]]) == 0; "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, sorted(sys.modules), file=sys.stderr)"
    )
    second = subprocess.run(
        [sys.executable, "-c", code, *options], capture_output=True, text=True, check=True, cwd=desk.folder
    ).stderr
    children, _, loaded = second.partition(" ")
    assert children == "0"
    heavy = (
        *("trafilatura", "htmldate", "bs4", "numpy", "py3langid", "requests", "publicsuffixlist", "pypdfium2", "docx"),
        *("openpyxl", "citeproc", "markdown_it", "click", "pygments", "reports.explained"),
        *("pipeline.registries.all", "pipeline.returned.offering", "reports.formats.csl_json"),
    )
    assert [name for name in heavy if f"'{name}'" in loaded] == []
    assert len(web.asked("/gulls")) == 1
