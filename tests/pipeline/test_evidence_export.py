"""What is exported is a WACZ 1.1.1 with everything in it, or the same files in a folder."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import archived
from fakes.time_stamps import Authority, Mood, serving

from cache.model import Purpose
from cache.store import Workspace
from pipeline.cli import main
from pipeline.evidence import zipform
from pipeline.evidence.container import read_container, read_member
from pipeline.evidence.pages import read_report
from pipeline.evidence.signing import KEY_NAME, Signer
from pipeline.evidence.wacz import export
from pipeline.evidence.zipform import Entry, directory, local_header


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    archived.fill(tmp_path / "ws")
    archived.write_report(tmp_path / "report.json")
    return tmp_path / "ws"


def _lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


def test_both_commands_say_what_they_did(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Export names records, pages and key; verify calls it sound with status 0, and a changed one not with 1."""
    assert main(["evidence", "export", "out.wacz", "--workspace", "ws", "--report", "report.json"]) == 0
    said = capsys.readouterr().out
    assert "5 answers in 1 WARC files, 2 cited pages" in said
    assert "1 cited addresses gave no answer" in said
    assert main(["evidence", "verify", "out.wacz"]) == 0
    said = capsys.readouterr().out
    assert "out.wacz is sound" in said
    assert "your own key" in said
    raw = bytearray(Path("out.wacz").read_bytes())
    raw[2000] ^= 1
    Path("out.wacz").write_bytes(raw)
    assert main(["evidence", "verify", "out.wacz"]) == 1
    assert "out.wacz is NOT sound" in capsys.readouterr().out


def test_the_package_is_what_the_specification_asks_for(workspace: Path) -> None:
    """Files, manifests and digests are those of WACZ 1.1.1; all is stored, nothing deflated."""
    assert main(["evidence", "export", "out.wacz", "--workspace", "ws"]) == 0
    with zipfile.ZipFile("out.wacz") as package:
        assert package.testzip() is None
        assert {info.compress_type for info in package.infolist()} == {zipfile.ZIP_STORED}
        files = {name: package.read(name) for name in package.namelist()}
    manifest = json.loads(files["datapackage.json"])
    assert (manifest["profile"], manifest["wacz_version"]) == ("data-package", "1.1.1")
    assert {one["path"] for one in manifest["resources"]} == {name for name in files if "datapackage" not in name}
    for one in manifest["resources"]:
        assert one["hash"] == "sha256:" + hashlib.sha256(files[one["path"]]).hexdigest()
        assert one["bytes"] == len(files[one["path"]])
        assert one["name"] == Path(one["path"]).name
    digest = json.loads(files["datapackage-digest.json"])
    assert digest["path"] == "datapackage.json"
    assert digest["hash"] == "sha256:" + hashlib.sha256(files["datapackage.json"]).hexdigest()
    assert set(digest["signedData"]) == {"hash", "created", "software", "version", "signature", "publicKey"}
    assert digest["signedData"]["created"] == manifest["created"]
    warc = next(path for path in (workspace / "warc").iterdir())
    assert files[f"archive/{warc.name}"] == warc.read_bytes()


def test_pages_are_those_of_the_report(workspace: Path) -> None:
    """Every cited address that answered is a page once, with the ids that cite it and the digests of its text."""
    main(["evidence", "export", "out.wacz", "--workspace", "ws", "--report", "report.json"])
    with zipfile.ZipFile("out.wacz") as package:
        head, tides, moved = _lines(package.read("pages/pages.jsonl"))
        manifest = json.loads(package.read("datapackage.json"))
    assert head["format"] == "json-pages-1.0"
    assert tides["citations"] == ["draft.txt#1.1", "draft.txt#3.1"]
    assert (tides["title"], tides["ts"]) == ("Tides", "2026-03-04T12:00:00Z")
    assert tides["decodedDigest"] == "sha256:" + hashlib.sha256(archived.TIDES.body).hexdigest()
    assert (moved["url"], moved["finalUrl"]) == (archived.MOVED.url, archived.NEW.url)
    assert manifest["report"]["hash"] == "sha256:" + hashlib.sha256(Path("report.json").read_bytes()).hexdigest()


def test_pages_are_all_captures_where_no_report_is_named(workspace: Path) -> None:
    """Without a report every cited URL that was fetched is a page."""
    main(["evidence", "export", "out.wacz", "--workspace", "ws"])
    with zipfile.ZipFile("out.wacz") as package:
        pages = _lines(package.read("pages/pages.jsonl"))[1:]
    assert [page["url"] for page in pages] == [chain[0].url for chain in archived.CHAINS]
    assert all("citations" not in page for page in pages)


def test_a_page_is_the_capture_that_the_report_judged(tmp_path: Path, workspace: Path) -> None:
    """A later fetch of the same address does not take the place of what the report was about."""
    with Workspace.open(workspace, software=archived.SOFTWARE) as open_workspace:
        old = open_workspace.latest(archived.TIDES.url)
        assert old is not None
        later = archived.NOON + timedelta(days=3)
        record = open_workspace.record(archived.exchange_of(archived.Sent(archived.TIDES.url, b"changed"), later))
        hop = replace(old.hops[0], record=record)
        newer = replace(old, checked_at=later, hops=(hop,))
        open_workspace.keep(newer, Purpose.CITED)
    main(["evidence", "export", "out.wacz", "--workspace", "ws", "--report", "report.json"])
    with zipfile.ZipFile("out.wacz") as package:
        assert _lines(package.read("pages/pages.jsonl"))[1]["ts"] == "2026-03-04T12:00:00Z"


def test_a_folder_gets_the_same_files(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under any other name the package is laid out in a folder, which must be empty."""
    assert main(["evidence", "export", "laid-out", "--workspace", "ws"]) == 0
    names = {path.relative_to("laid-out").as_posix() for path in Path("laid-out").rglob("*") if path.is_file()}
    warc = next(path.name for path in (workspace / "warc").iterdir())
    assert names == {
        f"archive/{warc}",
        "indexes/index.cdx",
        "pages/pages.jsonl",
        "datapackage.json",
        "datapackage-digest.json",
    }
    assert main(["evidence", "export", "laid-out", "--workspace", "ws"]) == 2
    assert "not empty" in capsys.readouterr().err


def test_the_same_workspace_gives_the_same_bytes(tmp_path: Path, workspace: Path) -> None:
    """With one key and one date an export can be made again, bit for bit."""
    signer, cited = Signer.open(tmp_path / "config"), read_report(tmp_path / "report.json")
    with Workspace.open(workspace, software=archived.SOFTWARE) as open_workspace:
        for name in ("a.wacz", "b.wacz"):
            export(open_workspace, tmp_path / name, cited, signer, None, software="test", now=archived.NOON)
    assert (tmp_path / "a.wacz").read_bytes() == (tmp_path / "b.wacz").read_bytes()


def test_a_time_stamp_is_had_where_the_settings_name_a_service(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stamp is in the package, verify shows it, and --timestamp-ca makes its authority a known one."""
    authority = Authority.make()
    (tmp_path / "root.pem").write_bytes(authority.pem())
    with serving(authority) as service:
        Path("footproof.toml").write_text(f'[evidence]\ntimestamp_url = "{service.url}"\n')
        assert main(["evidence", "export", "out.wacz", "--workspace", "ws"]) == 2
        assert "footproof trust" in capsys.readouterr().err
        assert main(["trust"]) == 0
        assert main(["evidence", "export", "out.wacz", "--workspace", "ws"]) == 0
        service.mood = Mood.UNAVAILABLE
        assert main(["evidence", "export", "other.wacz", "--workspace", "ws"]) == 4
    assert not Path("other.wacz").exists()
    assert main(["evidence", "verify", "out.wacz"]) == 0
    assert "does not know" in capsys.readouterr().out
    assert main(["evidence", "verify", "out.wacz", "--timestamp-ca", "root.pem"]) == 0
    said = capsys.readouterr().out
    assert "time-stamped" in said
    assert "does not know" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--workspace", "nowhere"], "no workspace in nowhere"),
        (["--workspace", "ws", "--report", "missing.json"], "cannot be read"),
        (["--workspace", "ws", "--report", "ws/footproof.sqlite"], "not a report.json"),
    ],
    ids=["no workspace", "no report", "no such report"],
)
def test_wrong_usage_is_named(
    workspace: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and status 2 comes with the reason; a missing workspace is not made."""
    assert main(["evidence", "export", "out.wacz", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not Path("out.wacz").exists()
    assert not Path("nowhere").exists()


def test_an_empty_workspace_is_no_evidence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to sign where nothing was fetched."""
    archived.fill(tmp_path / "ws", ())
    assert main(["evidence", "export", "out.wacz", "--workspace", "ws"]) == 2
    assert "holds no exchange" in capsys.readouterr().err


def test_a_damaged_archive_is_not_signed(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was changed in the workspace does not become evidence."""
    warc = next((workspace / "warc").iterdir())
    raw = bytearray(warc.read_bytes())
    raw[len(raw) // 2] ^= 1
    warc.write_bytes(raw)
    assert main(["evidence", "export", "out.wacz", "--workspace", "ws"]) == 2
    assert "damaged" in capsys.readouterr().err
    assert not Path("out.wacz").exists()


def test_a_package_that_cannot_be_written_leaves_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target in a place that is none is told as such, and no half file is left."""
    Path("file").write_text("in the way")
    assert main(["evidence", "export", "file/out.wacz", "--workspace", "ws"]) == 4
    assert "could not be written" in capsys.readouterr().err


def test_a_missing_package_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1 says that a package was tampered with; one that is not there was not."""
    assert main(["evidence", "verify", "missing.wacz"]) == 2
    assert not (Path("config") / "footproof" / KEY_NAME).exists()


def test_containers_beyond_four_gigabytes_are_read_by_all(tmp_path: Path) -> None:
    """ZIP64 fields stand where numbers need them: zipfile and our own reader agree (the file has holes, no data)."""
    entries = [Entry("archive/a.warc.gz", 5 * 1024**3, 1), Entry("pages/ü.jsonl", 5, 0x3610A686)]
    with (tmp_path / "large.zip").open("wb") as stream:
        for entry in entries:
            stream.write(local_header(entry))
            stream.seek(entry.size - 5, 1)
            stream.write(b"hello")
        stream.write(directory(entries))
    with zipfile.ZipFile(tmp_path / "large.zip") as package:
        assert [(one.filename, one.file_size) for one in package.infolist()] == [(e.name, e.size) for e in entries]
        assert package.read("pages/ü.jsonl") == b"hello"
    with (tmp_path / "large.zip").open("rb") as stream:
        container = read_container(stream)
        assert [member.entry for member in container.members] == entries
        assert (container.faults, container.repacked) == ((), False)
        assert b"".join(read_member(stream, container.members[1])) == b"hello"


def test_many_entries_have_their_number_in_zip64(tmp_path: Path) -> None:
    """The end record of 70 000 entries is one that zipfile reads."""
    entries = [Entry(f"{number}", 0, 0) for number in range(70_000)]
    with (tmp_path / "many.zip").open("wb") as stream:
        stream.writelines(local_header(entry) for entry in entries)
        stream.write(directory(entries))
    with zipfile.ZipFile(tmp_path / "many.zip") as package:
        assert len(package.namelist()) == len(entries) > zipform.MANY
