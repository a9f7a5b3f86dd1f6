"""Folders, patterns and URLs named on the command line, over a real file system and real HTTP."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply, redirect

PAGE = (
    b"<!doctype html><title>Gulls of the outer mole</title><h1>Gulls of the outer mole</h1>" + b"<p>A gull counts." * 60
)


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    """A web of one server with one page that is cited."""
    with LittleWeb() as running:
        running.plan("/gulls", Reply(body=PAGE))
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder of its own."""
    return Desk(tmp_path)


def _draft(url: str) -> str:
    return f"Gulls count.[^1]\n\n[^1]: Ada Moor, “Gulls of the outer mole,” *Harbour Post*, {url}.\n"


def _paths(desk: Desk) -> list[str]:
    return [document["path"] for document in desk.report()["documents"]]


def _folder(desk: Desk, url: str) -> None:
    for name in ("drafts/ch10.md", "drafts/ch2.md", "drafts/notes/ch2.md", "drafts/.hidden.md", "drafts/.git/x.md"):
        (desk.folder / name).parent.mkdir(parents=True, exist_ok=True)
        desk.write(name, _draft(url))
    desk.write("drafts/figure.png", b"\x89PNG")
    desk.write("drafts/figures.csv", "a,b\n1,2\n")
    desk.write("drafts/~$ch2.md", "the name of whoever has it open")


def test_a_folder_is_all_its_documents_in_one_report(desk: Desk, web: LittleWeb) -> None:
    """Every document below is read in natural order, the page that all cite is fetched once, the rest is told."""
    _folder(desk, web.url("/gulls"))
    ended = desk.run("check", "drafts", "--allow-private")
    assert ended.code == 0, ended.err
    assert _paths(desk) == ["drafts/ch2.md", "drafts/ch10.md", "drafts/notes/ch2.md"]
    assert [document["id"] for document in desk.report()["documents"]] == ["ch2.md", "ch10.md", "ch2.md~2"]
    assert len(web.asked("/gulls")) == 1
    (warning,) = desk.report()["run"]["warnings"]
    assert "2 files were passed over: figure.png, figures.csv" in warning
    assert "passed over" in ended.out


def test_reports_and_workspaces_in_a_folder_are_no_documents(desk: Desk, web: LittleWeb) -> None:
    """A second run over the same folder reads what the first one read, wherever reports went."""
    desk.write("draft.md", _draft(web.url("/gulls")))
    assert desk.run("check", ".", "--allow-private", "--out", "out/reports").code == 0
    assert desk.run("check", ".", "--allow-private", "--workspace", "kept").code == 0
    assert desk.run("check", ".", "--allow-private", "--workspace", "kept").code == 0
    assert _paths(desk) == ["draft.md"]


def test_a_document_that_is_named_twice_is_read_once(desk: Desk, web: LittleWeb) -> None:
    """A file and its folder, or one file in two spellings, are one document."""
    _folder(desk, web.url("/gulls"))
    assert desk.run("parse", "drafts/ch2.md", "drafts/../drafts/ch2.md", "drafts").code == 0
    assert _paths(desk) == ["drafts/ch2.md", "drafts/ch10.md", "drafts/notes/ch2.md"]


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("drafts/*.md", ["drafts/ch2.md", "drafts/ch10.md"]),
        ("drafts/**/ch2.md", ["drafts/ch2.md", "drafts/notes/ch2.md"]),
        ("drafts/ch[0-9].md", ["drafts/ch2.md"]),
        ("dr?fts/*", ["drafts/ch2.md", "drafts/ch10.md", "drafts/notes/ch2.md"]),
    ],
)
def test_patterns_that_the_shell_left_alone_are_expanded(
    desk: Desk, web: LittleWeb, pattern: str, paths: list[str]
) -> None:
    """Quoted patterns, and those of Windows, mean the files that they match."""
    _folder(desk, web.url("/gulls"))
    (desk.folder / "drafts" / "figures.csv").unlink()
    assert desk.run("parse", pattern).code == 0
    assert _paths(desk) == paths


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(desk: Desk) -> None:
    """Square brackets are common in file names."""
    desk.write("draft [2].md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    assert desk.run("parse", "draft [2].md").code == 0
    assert _paths(desk) == ["draft [2].md"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("empty", "holds no document"), ("*.docx", "No document matches *.docx"), ("none.md", "does not exist")],
)
def test_names_that_stand_for_nothing_are_one_sentence(desk: Desk, name: str, words: str) -> None:
    """A folder without documents, a pattern that matches nothing, a file that is not there: status 3, others read."""
    (desk.folder / "empty").mkdir()
    desk.write("good.md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    ended = desk.run("parse", name, "good.md")
    assert ended.code == 3
    (unread,) = desk.report()["unread"]
    assert unread["path"] == name
    assert words in unread["message"]
    assert _paths(desk) == ["good.md"]


REPORT = """<!doctype html><title>Report</title><body>
<p>Gulls count.<sup><a href="#fn1" id="r1">1</a></sup> See <a href="report.html#fn1">the note</a>.</p>
<ol><li id="fn1">Ada Moor, <a href="../gulls">“Gulls of the outer mole”</a>, Harbour Post. <a href="#r1">↩</a></li></ol>
"""


def test_a_document_on_the_web_is_fetched_and_read(desk: Desk, web: LittleWeb) -> None:
    """Its path is its URL, relative links lead on from where it was found, and it is asked for anew each time."""
    web.plan("/go", redirect("/papers/report.html"))
    web.plan("/papers/report.html", Reply(body=REPORT.encode()))
    ended = desk.run("check", web.url("/go"), "--allow-private")
    assert ended.code == 0, ended.err
    (document,) = desk.report()["documents"]
    assert (document["path"], document["id"], document["format"]) == (web.url("/go"), "report.html", "html")
    (citation,) = desk.report()["citations"]
    assert (citation["url"], citation["verdict"]) == (web.url("/gulls"), "ok")
    desk.run("parse", web.url("/go"), "--allow-private")
    assert len(web.asked("/papers/report.html")) == 2
    desk.run("check", web.url("/go"), "--allow-private", "--offline")
    assert desk.report()["citations"][0]["verdict"] == "ok"
    assert len(web.asked("/papers/report.html")) == 2


def test_the_server_says_what_a_document_is(desk: Desk, web: LittleWeb) -> None:
    """The media type decides, the address where it says nothing, and the bytes where neither does."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.txt", "x")
    kinds = {
        "/a": ("text/markdown", _draft(web.url("/gulls")).encode()),
        "/b.md": ("application/octet-stream", _draft(web.url("/gulls")).encode()),
        "/c.docx": ("text/html", REPORT.encode()),
        "/d": ("text/plain", b"Gulls count, see https://gulls.example/."),
        "/e.docx": ("application/zip", packed.getvalue()),
    }
    for path, (kind, body) in kinds.items():
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        web.plan(path, Reply(raw=head.encode() + body))
    ended = desk.run("parse", *(web.url(path) for path in kinds), "--allow-private")
    assert ended.code == 3
    formats = {document["path"].rpartition("/")[2]: document["format"] for document in desk.report()["documents"]}
    assert formats == {"a": "markdown", "b.md": "markdown", "c.docx": "html", "d": "text"}


@pytest.mark.parametrize(
    ("path", "options", "words"),
    [
        ("/none.html", ("--allow-private",), "answered with status 404"),
        ("/report.html", (), "could not be fetched"),
        ("/report.html", ("--allow-private", "--offline"), "the workspace holds no answer"),
        ("/cut.html", ("--allow-private",), "could not be fetched"),
    ],
    ids=["missing", "private", "offline", "cut short"],
)
def test_a_document_that_cannot_be_fetched_says_why(
    desk: Desk, web: LittleWeb, path: str, options: tuple[str, ...], words: str
) -> None:
    """Status 3, the reason and the next step; the other documents are read."""
    web.plan("/report.html", Reply(body=REPORT.encode()))
    web.plan("/cut.html", Reply(body=REPORT.encode(), keep_bytes=40))
    desk.write("good.md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    ended = desk.run("parse", web.url(path), "good.md", *options)
    assert ended.code == 3, ended.err
    (unread,) = desk.report()["unread"]
    assert unread["path"] == web.url(path)
    assert words in unread["message"]
    assert "save the document" in unread["message"]
    assert _paths(desk) == ["good.md"]


def test_reading_files_needs_no_http_client(desk: Desk) -> None:
    """``parse`` of local files starts fast because what fetches is not imported for it."""
    desk.write("a.md", "Gulls count.[^1]\n\n[^1]: A comment.\n")
    code = (
        "import sys; from pipeline.cli import main; main(['parse', 'a.md']); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, cwd=desk.folder).stderr
    heavy = ("httpx", "trafilatura", "waybackpy", "pypdfium2", "docutils", "rapidfuzz", "publicsuffixlist")
    assert [name for name in heavy if f"'{name}'" in loaded] == []


def _sitemap(*places: str, kind: str = "urlset", within: str = "url") -> Reply:
    rows = "".join(f"<{within}><loc>{place}</loc></{within}>" for place in places)
    body = f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{kind}>'
    return Reply(body=body.encode(), headers=(("Content-Type", "application/xml"),))


def test_a_sitemap_is_every_article_in_it(desk: Desk, web: LittleWeb) -> None:
    """An index of two, one of them packed, one that means itself; what has not changed is not sent again."""
    article = f'<!doctype html><p>Gulls count.<a href="{web.url("/gulls")}">1</a></p>'.encode()
    nested = [web.url(path) for path in ("/1.xml", "/2.xml.gz", "/index.xml")]
    web.plan("/index.xml", _sitemap(*nested, kind="sitemapindex", within="sitemap"))
    web.plan("/1.xml", _sitemap(web.url("/a"), web.url("/b"), "http://other.example/c"))
    packed = gzip.compress(_sitemap(web.url("/b"), web.url("/d")).body)
    web.plan("/2.xml.gz", Reply(body=packed, headers=(("Content-Type", "application/gzip"),)))
    for path in ("/a", "/b", "/d"):
        web.plan(path, Reply(body=article, headers=(("ETag", '"v1"'),)), Reply(status=304))
    for _ in range(2):
        ended = desk.run("audit", web.url("/index.xml"), "--allow-private", "-o", "footproof-report")
        assert ended.code == 0, ended.err
        assert _paths(desk) == [web.url(path) for path in ("/a", "/b", "/d")]
    assert any("1 addresses of other sites" in warning for warning in desk.report()["run"]["warnings"])
    assert [request.headers.get("if-none-match") for request in web.asked("/a")] == [None, '"v1"']
    assert len(web.asked("/gulls")) == 1


def test_a_sitemap_opens_no_private_address(desk: Desk, web: LittleWeb) -> None:
    desk.write("sitemap.xml", _sitemap(web.url("/a"), "http://192.168.0.1/b").body)
    ended = desk.run("check", "sitemap.xml")
    assert ended.code in (1, 3)
    assert web.requests == []
    assert "is not a public address" in ended.err


def test_a_feed_is_every_article_in_it(desk: Desk, web: LittleWeb) -> None:
    """Whatever the server calls it."""
    web.plan("/a", Reply(body=f'<!doctype html><p>Gulls count.<a href="{web.url("/gulls")}">1</a></p>'.encode()))
    feed = f"<rss version='2.0'><channel><item><link>{web.url('/a')}</link></item></channel></rss>"
    web.plan("/feed/", Reply(body=feed.encode(), headers=(("Content-Type", "application/rss+xml"),)))
    ended = desk.run("check", web.url("/feed/"), "--allow-private")
    assert ended.code == 0, ended.err
    assert _paths(desk) == [web.url("/a")]
