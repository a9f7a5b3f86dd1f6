"""Heads that browsers read and strict parsers refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.fetching import fetching, quick
from fakes.little_web import LittleWeb, Reply

from cache.model import Outcome
from pipeline.web.heads import MAX_HEAD, is_informational, readable_head

BODY = b"<title>Tolls of the lower lock</title>"
LENGTH = b"Content-Length: %d\r\n" % len(BODY)


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


def _chunks(*sizes: bytes) -> bytes:
    return b"".join(b"%b\r\n%b\r\n" % (size, BODY) for size in sizes) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nban/of/forum.php: none\r\n" + LENGTH + b"\r\n" + BODY, id="slash in a name"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Cache : HIT\r\n" + LENGTH + b"\r\n" + BODY, id="space before the colon"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length : 37\r\n\r\n" + BODY, id="space before the colon of a length"),
        pytest.param(b"HTTP/1.1 200 OK\r\nBack End: 1\r\n" + LENGTH + b"\r\n" + BODY, id="space in a name"),
        pytest.param("HTTP/1.1 200 OK\r\nX-Größe: 1\r\n".encode() + LENGTH + b"\r\n" + BODY, id="letters in a name"),
        pytest.param(b"HTTP/1.1 200 OK\r\n: nothing\r\n" + LENGTH + b"\r\n" + BODY, id="no name"),
        pytest.param(b"HTTP/1.1 200 OK\r\nWarning in x.php\r\n" + LENGTH + b"\r\n" + BODY, id="no colon"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-T: a\0b\x0bc\r\n" + LENGTH + b"\r\n" + BODY, id="control characters"),
        pytest.param(b"HTTP/1.1 200 OK\r\n  folded: first\r\n" + LENGTH + b"\r\n" + BODY, id="folded from the start"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-P: one,\r\n two\r\n" + LENGTH + b"\r\n" + BODY, id="folded"),
        pytest.param(b"HTTP/1 200 OK\r\n\r\n" + BODY, id="no minor version"),
        pytest.param(b"HTTP/2 200\r\n\r\n" + BODY, id="a version that is none on this wire"),
        pytest.param(b"http/1.1 200 ok\r\n\r\n" + BODY, id="lower case"),
        pytest.param(b"HTTP/1.1  200\tOK\r\n\r\n" + BODY, id="white space in the status line"),
        pytest.param(b"ICY 200 OK\r\n\r\n" + BODY, id="a radio station"),
        pytest.param(b"\xef\xbb\xbfHTTP/1.1 200 OK\r\n\r\n" + BODY, id="byte order mark"),
        pytest.param(b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + BODY, id="blank lines first"),
        pytest.param(b"HTTP/1.1 200 OK\nX: 1\n\n" + BODY, id="bare line feeds"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: text/html\r\n\r\n" + BODY, id="a length that is none"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + BODY, id="less than nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + LENGTH + LENGTH + b"\r\n" + BODY, id="one length twice"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n" + BODY, id="identity"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: Chunked\r\n\r\n" + _chunks(b"26"),
            id="chunked, said twice",
        ),
        pytest.param(b"HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\nHTTP/1 200 OK\r\n\r\n" + BODY, id="hints first"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %b\r\n" % (n, b"x" * 1200) for n in range(110)) + b"\r\n" + BODY,
            id="a very long head",
        ),
    ],
)
async def test_what_browsers_read_is_read(web: LittleWeb, tmp_path: Path, raw: bytes) -> None:
    """The page comes, whatever is odd about its head."""
    web.plan("/", Reply(raw=raw.replace(b"Content-Length : 37", b"Content-Length : %d" % len(BODY))))
    async with fetching(tmp_path / "workspace", quick()) as (fetcher, workspace):
        capture = await fetcher.fetch(web.url("/"))
        assert (capture.outcome, capture.status) == (Outcome.ANSWERED, 200)
        assert workspace.body(capture) == BODY


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"<html><p>No head at all, and more of it than stands before any head.</p></html>" * 3, id="none"),
        pytest.param(b"HTTP/1.1 fine\r\n\r\n" + BODY, id="no status"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + BODY, id="two lengths"),
        pytest.param(b"HTTP/1.1 200 OK\r\nA: " + b"b" * MAX_HEAD, id="endless"),
    ],
)
async def test_what_no_browser_reads_is_trouble(web: LittleWeb, tmp_path: Path, raw: bytes) -> None:
    """What is no HTTP is said to be none; it is no dead link."""
    web.plan("/", Reply(raw=raw))
    async with fetching(tmp_path / "workspace", quick(attempts=1)) as (fetcher, _):
        capture = await fetcher.fetch(web.url("/"))
    assert capture.outcome is Outcome.PROTOCOL


async def test_a_connection_is_used_again(web: LittleWeb, tmp_path: Path) -> None:
    """Bodies that look like heads are bodies, and the next head on the same connection is put right as well."""
    body = b"HTTP/1.1 404 Not Found\r\nX : 1\r\n\r\n"
    for path in ("/one", "/two"):
        web.plan(path, Reply(body=body, headers=(("X/Y", "1"),)))
    async with fetching(tmp_path / "workspace") as (fetcher, workspace):
        for path in ("/one", "/two"):
            capture = await fetcher.fetch(web.url(path))
            assert (capture.status, workspace.body(capture)) == (200, body)


async def test_hints_and_head_in_one_packet(web: LittleWeb, tmp_path: Path) -> None:
    """Nothing is waited for that has come already."""
    answer = b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    web.plan("/", Reply(raw=answer, linger=True))
    async with fetching(tmp_path / "workspace", quick(attempts=1)) as (fetcher, _):
        capture = await fetcher.fetch(web.url("/"))
    assert (capture.outcome, capture.status) == (Outcome.ANSWERED, 200)


@pytest.mark.parametrize(
    ("head", "read"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n"),
        (b"HTTP/1.0 404\r\n\r\n", b"HTTP/1.0 404 \r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n",) * 2,
        (b"SSH-2.0\r\n\r\n",) * 2,
    ],
)
def test_right_heads_stay_as_they_are(head: bytes, read: bytes) -> None:
    """What needs no help gets none."""
    assert readable_head(head) == read


@pytest.mark.parametrize(
    ("head", "another"),
    [
        (b"HTTP/1.1 100 Continue\r\n\r\n", True),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", True),
        (b"HTTP/1.1 101 Switching Protocols\r\n\r\n", False),
        (b"HTTP/1.1 200 OK\r\n\r\n", False),
    ],
)
def test_informational_heads_are_followed_by_another(head: bytes, another: bool) -> None:
    """The one that ends the protocol is not."""
    assert is_informational(head) is another
