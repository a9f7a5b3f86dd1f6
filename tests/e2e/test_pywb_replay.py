"""Other programs take what we write: pywb replays it, wacz validates it, cdxj-indexer builds the same index."""

from __future__ import annotations

import hashlib
import json
import subprocess
import urllib.request
from dataclasses import replace
from datetime import timedelta
from http.client import HTTPMessage
from pathlib import Path
from typing import IO

import pytest
from fakes import archived, other_tools
from fakes.tampering import edited, packed, unpacked

from cache.cdxj import index_files
from cache.store import Workspace
from cache.surt import surt
from pipeline.cli import main

pytestmark = pytest.mark.skipif(other_tools.why_not() is not None, reason=str(other_tools.why_not()))

URLS = [
    *(sent.url for chain in archived.CHAINS for sent in chain),
    *("https://www.Harbour.example:443/A/B/?b=2&a=1", "http://www2.harbour.example", "http://m.www.harbour.example/"),
    *("http://wwwfoo.harbour.example/", "http://www.www.harbour.example/", "http://harbour.example:/x", "http://a..b/"),
    *("http://harbour.example:8080/a//b/../c/./d", "https://harbour.example:80/", "http://user:pw@harbour.example./?"),
    *("http://harbour.example/%7Efoo%2Fbar%20baz?q=%41%20b+c#top", "http://harbour.example/é?ü=%E9", "urn:x:y"),
    *("http://bücher.example/", "http://127.0.0.1:8000/x", "http://010.0.0.1/", "http://[::1]:80/a", "http://www.x/"),
    *("http://harbour.example/?b&a&c=&a=1&a==", "http://harbour.example/%252541%", "http://harbour.example/../../a\tb"),
    *("http://harbour.example/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=1", "http://h.example/a?&", "dns:a.b"),
    *("http://h.example/a?x=1&sid=0123456789ABCDEF0123456789abcdef&jsessionid=0123456789abcdef0123456789abcdef&z",),
    *("http://h.example/a?cfid=1&cftoken=2", "http://h.example/(s(0123456789abcdefghijklmn))/page.aspx?x"),
    *("http://h.example/a%3Fb%23c", "http://h.example/a;b;c/", "http://h.example/a|b?c|d", "http://h.example/%E2%ff"),
]


@pytest.fixture(scope="session")
def tools() -> Path:
    try:
        return other_tools.install()
    except subprocess.CalledProcessError:
        if other_tools.required():
            raise
        pytest.skip("pywb and wacz could not be installed")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    archived.fill(folder / "ws")
    report = archived.write_report(folder / "report.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        target = folder / "evidence.wacz"
        arguments = ["--workspace", str(folder / "ws"), "--report", str(report)]
        assert main(["evidence", "export", str(target), *arguments]) == 0
    return target


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _get(url: str) -> tuple[int, dict[str, str], bytes]:
    opener = urllib.request.build_opener(_StayHere, urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, headers={"Accept-Encoding": "gzip, deflate"}), timeout=30) as got:
            return got.status, dict(got.headers), got.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize("way", ["the WARC files", "the WACZ"])
def test_pywb_replays_every_page(tools: Path, package: Path, tmp_path: Path, way: str) -> None:
    """Each capture comes back as it was sent: bytes, status, coding, target of the redirect, moment of capture."""
    subprocess.run([tools / "wb-manager", "init", "cites"], cwd=tmp_path, check=True)
    warc_files = (package.parent / "ws" / "warc").iterdir()
    what = ["cites", *map(str, warc_files)] if way == "the WARC files" else ["--unpack-wacz", "cites", str(package)]
    subprocess.run([tools / "wb-manager", "add", *what], cwd=tmp_path, check=True)
    with other_tools.pywb(tools, tmp_path) as address:
        for number, chain in enumerate(archived.CHAINS):
            for sent in chain:
                status, headers, body = _get(f"{address}/cites/2026030412000{number}id_/{sent.url}")
                assert (status, body) == (sent.status, sent.raw), sent.url
                assert headers["Memento-Datetime"] == f"Wed, 04 Mar 2026 12:00:0{number} GMT"
                assert headers.get("Content-Encoding") == sent.coding
                assert headers.get("Location") == sent.location
        status, _, page = _get(f"{address}/cites/20260304120001mp_/{archived.NEW.url}")
        assert (status, archived.NEW.body in page) == (200, True)
        assert _get(f"{address}/cites/20260304120000mp_/{archived.NOBODY}")[0] == 404


def test_pywb_replays_what_was_kept_once(tools: Path, tmp_path: Path) -> None:
    """At the moment of each revisit, of both profiles, the body comes back that was sent at first; of a copy, too."""
    sent, ws = archived.NEW, tmp_path / "ws"
    moments = [archived.NOON + timedelta(days=day) for day in range(3)]
    with Workspace.open(ws, software=archived.SOFTWARE) as workspace:
        record = workspace.record(archived.exchange_of(sent, moments[0]))
        again = workspace.record(archived.exchange_of(sent, moments[1]), record)
        asked = replace(
            archived.exchange_of(replace(sent, body=b"", coding=None), moments[2]),
            status=304,
            request_headers=(("Host", "harbour.example"), ("If-None-Match", '"v1"')),
            response_headers=(("ETag", '"v1"'),),
        )
        assert (again.revisits, workspace.record(asked, again).revisits) == (record, record)
        replay = replace(sent, url=f"https://archive.example/web/2026id_/{sent.url}")
        assert workspace.record(archived.exchange_of(replay, moments[2]), again).revisits == record
    subprocess.run([tools / "wb-manager", "init", "cites"], cwd=tmp_path, check=True)
    files = [*map(str, (ws / "warc").iterdir())]
    subprocess.run([tools / "warcio", "check", *files], check=True)
    subprocess.run([tools / "wb-manager", "add", "cites", *files], cwd=tmp_path, check=True)
    with other_tools.pywb(tools, tmp_path) as address:
        for moment, url in (*((moment, sent.url) for moment in moments), (moments[2], replay.url)):
            status, headers, body = _get(f"{address}/cites/{moment:%Y%m%d%H%M%S}id_/{url}")
            assert (status, body) == (200, sent.raw)
            assert headers["Memento-Datetime"] == f"{moment:%a, %d %b %Y %H:%M:%S} GMT"
    theirs = subprocess.run([tools / "cdxj-indexer", "-s", *files], check=True, capture_output=True, text=True).stdout
    ours = index_files((ws / "warc").iterdir())
    assert [line.split(" ")[:2] for line in theirs.splitlines()] == [[one.key, one.timestamp] for one in ours]


def test_wacz_validates_the_package(tools: Path, package: Path, tmp_path: Path) -> None:
    """The reference tool finds it valid, and one in which a page was changed not."""
    good = subprocess.run([tools / "wacz", "validate", "-f", package], capture_output=True, text=True)
    assert good.returncode == 0, good.stdout + good.stderr
    changed = edited(unpacked(package), "pages/", lambda data: data.replace(b"Tides", b"Winds"))
    bad = packed(tmp_path / "bad.wacz", changed)
    assert subprocess.run([tools / "wacz", "validate", "-f", bad], capture_output=True).returncode == 1


def test_a_package_of_another_tool_is_read(tools: Path, package: Path, tmp_path: Path) -> None:
    """A WACZ that py-wacz made of our WARC files is sound to us, and unsigned."""
    from pipeline.evidence.verify import verify

    warc_files = [str(path) for path in (package.parent / "ws" / "warc").iterdir()]
    command = [tools / "wacz", "create", "-o", str(tmp_path / "theirs.wacz"), *warc_files, "--detect-pages"]
    subprocess.run(command, check=True, capture_output=True)
    findings = verify(tmp_path / "theirs.wacz", (), own_key=None, signed_by=None)
    assert set(findings.problems) <= {"pages/pages.jsonl is missing."}  # it finds no page where no Referer was sent
    assert findings.records == 11
    assert any("not signed" in remark for remark in findings.remarks)


def test_the_index_is_that_of_cdxj_indexer(tools: Path, package: Path) -> None:
    """Key, date and every field that the reference indexer writes are the same, in the same order."""
    folder = package.parent / "ws" / "warc"
    command = [tools / "cdxj-indexer", "-s", "--fields", "record-digest", "--digest-records", str(folder)]
    theirs = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    ours = [entry.encode().decode() for entry in index_files(folder.iterdir())]
    assert len(ours) == len(theirs)
    for our_line, their_line in zip(ours, theirs, strict=True):
        our_key, our_date, our_fields = our_line.split(" ", 2)
        their_key, their_date, their_fields = their_line.split(" ", 2)
        assert (our_key, our_date) == (their_key, their_date)
        fields = json.loads(our_fields)
        assert {name: fields[name] for name in json.loads(their_fields)} == json.loads(their_fields)


def test_keys_are_those_that_pywb_looks_up(tools: Path) -> None:
    """For URLs of every shape our key is the one that pywb asks its index for."""
    code = "import json, sys; from pywb.utils.canonicalize import canonicalize as c; "
    code += "print(json.dumps([c(url) for url in json.load(sys.stdin)]))"
    command = [tools / "python", "-W", "ignore", "-c", code]
    done = subprocess.run(command, input=json.dumps(URLS), check=True, capture_output=True, text=True)
    assert {url: surt(url) for url in URLS} == dict(zip(URLS, json.loads(done.stdout), strict=True))


def test_the_manifest_has_the_digest_that_everyone_computes(package: Path) -> None:
    """``sha256sum`` over the manifest is what stands in the digest file."""
    files = unpacked(package)
    value = hashlib.sha256(files["datapackage.json"]).hexdigest()
    assert json.loads(files["datapackage-digest.json"])["hash"] == f"sha256:{value}"
