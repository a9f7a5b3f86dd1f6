"""What auditors ask of the reports that are kept: who cites a site, what is left of it, all as a database."""

from __future__ import annotations

import io
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fakes.sample_report import NOON, hostile_report, report_of, sample_report

from cache.model import Capture, Check, Exchange, Hop, Outcome, Purpose, RunRecord
from cache.store import Workspace
from pipeline import cli
from pipeline.audit import files
from pipeline.audit.export import SCHEMA, export_results
from pipeline.audit.held import Held
from pipeline.audit.last_reports import every_report
from pipeline.audit.own_copies import OwnCopies
from pipeline.audit.where import print_uses
from pipeline.errors import UsageError
from reports.formats.json_v1 import JsonFormat
from reports.model import ArchiveFinding, ArchiveStatus, CitationResult, LinkHistory, LinkState, Report
from reports.write import write_files

NO_COPIES = OwnCopies(None)
PUBLIC = ArchiveFinding(ArchiveStatus.FOUND, "https://archive.example/2019/x", "20190503000000")


def _cited(number: int, url: str | None, archive: ArchiveFinding | None = None) -> CitationResult:
    result = sample_report().results[0]
    citation = replace(result.citation, id=f"{result.citation.id}-{number}", url=url, same_as=None, cited_copy=None)
    return replace(result, citation=citation, archive=archive, history=LinkHistory(LinkState.ROTTEN, NOON))


URLS = (
    "https://news.harbour.co.uk/a",
    "https://harbour.co.uk/b",
    "http://WWW.Harbour.co.uk:8080/c",
    "https://notharbour.co.uk/d",
    "https://other.example/?u=harbour.co.uk",
    "https://bücher.example/x",
    "https://[broken/harbour.co.uk",
    None,
)


def _write(folder: Path, report: Report) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_bytes(JsonFormat().render(report))
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    results = [_cited(number, url, PUBLIC if number == 1 else None) for number, url in enumerate(URLS)]
    return _write(tmp_path / "audit", report_of(results))


@pytest.mark.parametrize("site", ["harbour.co.uk", "www.harbour.co.uk", "https://harbour.co.uk/b", "HARBOUR.CO.UK."])
def test_a_site_and_all_below_it(out: Path, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_uses(site, None, out, NO_COPIES)
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("3 citations in 1 document lead to 3 addresses of harbour.co.uk")
    assert "1 would be left with a good copy in a public archive, 0 with our own copy alone, 2 with none" in told[1]
    assert [line.rpartition("\t")[2] for line in told[2:]] == ["no copy", "no copy", f"copy {PUBLIC.url}"]


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("news.harbour.co.uk", "the registered domain is harbour.co.uk"),
        ("co.uk", "4 citations"),
        ("bücher.example", "1 citation in 1 document leads"),
        ("xn--bcher-kva.example", "1 citation in 1 document leads"),
        ("bour.co.uk", "No citation leads to bour.co.uk"),
        ("other.example", "1 citation in 1 document leads to 1 address"),
    ],
)
def test_other_sites(out: Path, site: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_uses(site, None, out, NO_COPIES)
    assert words in capsys.readouterr().out


def test_every_link_without_a_copy(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_uses(None, Held.NONE, out, NO_COPIES)
    assert len(capsys.readouterr().out.splitlines()) == 2 + 5


@pytest.mark.parametrize("site", ["", "https://", "//"])
def test_what_is_no_site_is_refused(out: Path, site: str) -> None:
    with pytest.raises(UsageError, match="is no site"):
        print_uses(site, None, out, NO_COPIES)


@pytest.mark.parametrize(("status", "own"), [("alive", True), ("soft-404", False)])
def test_our_own_copy_is_one_that_was_judged_well(tmp_path: Path, status: str, own: bool) -> None:
    with Workspace.open(tmp_path / "ws", software="test") as workspace:
        url = URLS[0] or ""
        _keep(workspace, url, status)
        assert OwnCopies(workspace).of(url) == (NOON if own else None)
        assert OwnCopies(workspace).of("https://nobody.example/") is None


def test_a_row_a_citation_and_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, target = tmp_path / "audit", tmp_path / "results.sqlite"
    first, last = sample_report(), hostile_report()
    _write(out / "runs/2026-02-24T1405Z", _at(first, NOON - timedelta(days=7)))
    _write(out / "runs/2026-03-03T1405Z", _at(last, NOON))
    _write(out, _at(last, NOON))
    for _ in range(2):
        export_results(target, out, NO_COPIES)
    assert "2 runs" in capsys.readouterr().out
    with closing(sqlite3.connect(target)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = [row[0] for row in database.execute("SELECT count(*) FROM citations GROUP BY run ORDER BY run")]
        assert counts == [len(first.results), len(last.results)]
        verdicts = dict(database.execute("SELECT verdict, count(*) FROM citations WHERE run = 1 GROUP BY verdict"))
        assert verdicts["broken"] == sum(result.verdict == "broken" for result in first.results)
        assert database.execute("SELECT count(*) FROM findings WHERE run = 1").fetchone()[0] == sum(
            len(result.reasons) for result in first.results
        )


def test_the_last_report_counts_where_no_run_was_kept(out: Path, tmp_path: Path) -> None:
    export_results(tmp_path / "r.sqlite", out, NO_COPIES)
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as database:
        rows = database.execute("SELECT host, domain, year FROM citations ORDER BY id").fetchall()
    assert rows[0][:2] == ("news.harbour.co.uk", "harbour.co.uk")
    assert rows[-1][:2] == (None, None)


def test_what_is_no_export_is_not_written_over(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    with closing(sqlite3.connect(target)) as database:
        database.execute("CREATE TABLE precious (x)")
    with pytest.raises(UsageError, match="is no such export"):
        export_results(target, out, NO_COPIES)
    with pytest.raises(UsageError, match="There is no report"):
        export_results(tmp_path / "new.sqlite", tmp_path / "nowhere", NO_COPIES)
    assert not (tmp_path / "new.sqlite").exists()


def _keep(workspace: Workspace, url: str, status: str) -> None:
    """A page that was fetched, and what a run judged it to be."""
    record = workspace.record(Exchange(url, NOON, (), 200, "OK", (), io.BytesIO(b"<p>x</p>"), 8))
    hops = (Hop(url, 200, record=record),)
    workspace.keep(Capture(url, Outcome.ANSWERED, NOON, 1, status=200, hops=hops, body_sha256="0"), Purpose.CITED)
    workspace.log_run(RunRecord("audit", NOON, NOON, 1, 1, {}), [Check(url, NOON, status, "ok")])


def _at(report: Report, started: datetime) -> Report:
    return replace(report, run=replace(report.run, started=started))


def test_the_readme_names_every_column() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            (row,) = (line for line in readme.splitlines() if line.startswith(f"| `{table}` |"))
            columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
            assert re.findall(r"`(\w+)`", row.rpartition("|")[0])[1:] == columns


def test_the_commands_make_no_workspace(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    folders = ["--out", str(out), "--workspace", str(nowhere)]
    assert cli.main(["where", "harbour.co.uk", "--copies", "public", *folders]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert cli.main(["export", str(tmp_path / "r.sqlite"), *folders]) == 0
    assert not nowhere.exists()


def test_the_commands_ask_the_workspace(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = URLS[0] or ""
    with Workspace.open(tmp_path / "ws", software="test") as workspace:
        _keep(workspace, url, "moved")
    assert cli.main(["where", "news.harbour.co.uk", "--out", str(out), "--workspace", str(tmp_path / "ws")]) == 0
    assert "only our own copy of 2026-03-03" in capsys.readouterr().out


def test_large_reports_of_earlier_runs_are_folded_up_and_read_all_the_same(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of each run stays, with its index; small ones stay as they are."""
    report = report_of([_cited(1, URLS[0])])
    monkeypatch.setattr(files, "LARGE", 10)
    for week in range(3):
        audited = _at(report, NOON + timedelta(days=7 * week))
        written = write_files(out, [("report.json", JsonFormat().render(audited)), ("report-pages/2.html", b"<p>")])
        files.keep_run(audited, [], written, out)
    first, second, last = sorted((out / files.RUNS).iterdir())
    for folder in (first, second):
        assert sorted(path.name for path in folder.iterdir()) == ["index.html", "report.zip"]
    assert (last / "report.json").read_bytes() == (out / "report.json").read_bytes()
    assert (last / "report-pages/2.html").is_file()
    assert [name for name, _ in every_report(out)] == [first.name, second.name, last.name]
    assert len({told.run.started for _, told in every_report(out)}) == 3
