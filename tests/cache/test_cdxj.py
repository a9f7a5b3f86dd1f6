"""The index says where every answer lies, under the keys that other tools look up."""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
from fakes import archived
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from cache.cdxj import DamagedArchive, index_files, write_index
from cache.keys import url_key
from cache.records import DamagedRecord, StoredRecord, read_records
from cache.surt import surt

# Compared with the keys of pywb and cdxj-indexer in tests/e2e/test_pywb_replay.py.
KEYS = {
    "https://www.Harbour.example:443/A/B/?b=2&a=1": "example,harbour)/a/b?a=1&b=2",
    "http://www2.harbour.example": "example,harbour)/",
    "http://m.www.harbour.example/": "example,harbour,www,m)/",
    "http://wwwfoo.harbour.example/": "example,harbour,wwwfoo)/",
    "http://harbour.example:8080/a//b/../c/./d": "example,harbour:8080)/a/c/d",
    "http://user:secret@harbour.example./?": "example,harbour)/",
    "http://harbour.example/%7Efoo%2Fbar%20baz?q=%41%20b+c#top": "example,harbour)/~foo/bar%20baz?q=a%20b+c",
    "http://harbour.example/é?ü=%E9": "example,harbour)/%c3%a9?%c3%bc=%e9",
    "http://bücher.example/": "example,xn--bcher-kva)/",
    "http://127.0.0.1:8000/x": "1,0,0,127:8000)/x",
    "http://010.0.0.1/": "1,0,0,8)/",
    "http://[::1]:80/a": "::1)/a",
    "http://harbour.example/?b&a&c=&a=1&a==": "example,harbour)/?a&a=1&a==&b&c=",
    "http://harbour.example/%252541%": "example,harbour)/a%25",
    "http://harbour.example/../../a\tb": "example,harbour)/ab",
    "http://harbour.example/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=1": "example,harbour)/a?x=1",
    "http://harbour.example/a?cfid=1&cftoken=2": "example,harbour)/a",
    "http://harbour.example/(s(0123456789abcdefghijklmn))/page.aspx": "example,harbour)/page.aspx",
    "urn:x:y": "urn:x:y",
}


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    archived.fill(tmp_path)
    return next((tmp_path / "warc").iterdir())


def _read(data: bytes) -> list[StoredRecord]:
    return list(read_records(io.BytesIO(data), len(data)))


@pytest.mark.parametrize(("url", "key"), KEYS.items(), ids=KEYS)
def test_keys_are_those_of_other_tools(url: str, key: str) -> None:
    """Scheme, www., case, default port, order of the query and session ids are folded."""
    assert surt(url) == key


@pytest.mark.parametrize("host", ["stra\u00dfe.example", "\U0001f600.example", "\u00fc" * 80 + ".example", "\u00fc..x"])
def test_a_host_has_one_name(host: str) -> None:
    """A page is filed under the host that was asked, also where older rules name another or no rule names any."""
    url = f"http://{host}/page"
    assert surt(url) == surt(url_key(url))


def test_a_name_that_older_rules_fold() -> None:
    """The sharp s is a letter of its own, as browsers have it."""
    assert surt("http://stra\u00dfe.example/") == "example,xn--strae-oqa)/"


@given(st.text(max_size=80) | st.text(max_size=80).map(lambda text: f"http://{text}"))
def test_a_key_is_one_field_whatever_the_url(url: str) -> None:
    """No URL breaks a line of the index in two, or fails."""
    key = surt(url)
    assert key.isascii()
    assert not any(character.isspace() for character in key)


def test_the_index_finds_every_answer(warc: Path) -> None:
    """Each line leads to the gzip member of its response: URL, status, media type and digest are those in there."""
    entries = index_files([warc])
    assert sorted(entry.line.url for entry in entries) == sorted(s.url for chain in archived.CHAINS for s in chain)
    data = warc.read_bytes()
    for entry in entries:
        offset, length = int(entry.line.offset), int(entry.line.length)
        member = data[offset : offset + length]
        record = next(iter(ArchiveIterator(io.BytesIO(member))))
        assert record.rec_type == "response"
        assert record.rec_headers.get_header("WARC-Target-URI") == entry.line.url
        assert record.rec_headers.get_header("WARC-Payload-Digest") == entry.line.digest
        assert record.http_headers.get_statuscode() == entry.line.status
        assert record.http_headers.get_header("Content-Type").startswith(entry.line.mime)
        assert entry.line.recordDigest == "sha256:" + hashlib.sha256(member).hexdigest()
        assert entry.line.filename == warc.name


def test_lines_are_sorted_by_their_bytes(warc: Path, tmp_path: Path) -> None:
    """Readers search the file by halves, so the order is that of LC_ALL=C sort."""
    write_index(index_files([warc]), tmp_path / "index.cdx")
    lines = (tmp_path / "index.cdx").read_bytes().splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith(b'example,harbour)/new 20260304120001 {"url":"https://harbour.example/new/"')


def test_the_same_text_has_one_digest_however_it_was_sent(tmp_path: Path) -> None:
    """Gzip's time stamp changes the digest of what was sent, not that of the text; the store knows the same one."""
    text = b"<p>The same text.</p>"
    sent = [
        archived.Sent("http://a.example/", text, "gzip", packed_at=1),
        archived.Sent("http://b.example/", text, "gzip", packed_at=2),
        archived.Sent("http://c.example/", text, "deflate"),
        archived.Sent("http://d.example/", text),
    ]
    captures = archived.fill(tmp_path, tuple((one,) for one in sent))
    entries = index_files((tmp_path / "warc").iterdir())
    assert len({entry.line.digest for entry in entries}) == 4
    assert {entry.line.decodedDigest for entry in entries} == {"sha256:" + hashlib.sha256(text).hexdigest()}
    assert {f"sha256:{capture.body_sha256}" for capture in captures.values()} == {entries[0].line.decodedDigest}


def test_every_record_is_read_and_fits(warc: Path) -> None:
    """Our own reader finds what warcio finds, at the same places, and ``warcio check`` passes."""
    with warc.open("rb") as stream:
        iterator = ArchiveIterator(stream)
        theirs = [(record.rec_type, iterator.get_record_offset(), iterator.get_record_length()) for record in iterator]
    ours = _read(warc.read_bytes())
    assert [(record.kind, record.offset, record.length) for record in ours] == theirs
    assert not any(record.faults for record in ours)
    assert subprocess.run([sys.executable, "-m", "warcio.cli", "check", str(warc)]).returncode == 0


def _record(body: bytes, head: bytes = b"", length: int | None = None, end: bytes = b"\r\n\r\n") -> bytes:
    size = len(body) if length is None else length
    return b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: %d\r\n%s\r\n%s%s" % (size, head, body, end)


_HTTP = b"Content-Type: application/http; msgtype=response\r\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"plain text", "not gzip"),
        (gzip.compress(_record(b"x"))[:-3], "breaks off"),
        (gzip.compress(b"HTTP/1.1 200 OK\r\n\r\n"), "does not begin with WARC"),
        (gzip.compress(b"WARC/1.1\r\n\r\n\r\n\r\n"), "how long it is"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: -1\r\n\r\n\r\n\r\n"), "how long it is"),
        (gzip.compress(_record(b"abc", length=9)), "shorter than it says"),
        (gzip.compress(_record(b"abc", length=2)), "longer than it says"),
        (gzip.compress(_record(b"abc", end=b"")), "longer than it says"),
        (gzip.compress(_record(b"a") + _record(b"b")), "longer than it says"),
        (gzip.compress(b"WARC/1.1\r\n" + b"a" * 5_000_000), "headers without end"),
        (gzip.compress(_record(b"H" * 5_000_000, _HTTP)), "HTTP headers without end"),
        (gzip.compress(_record(b"a")) + b"behind", "not gzip"),
    ],
    ids=[
        "no gzip", "torn", "no WARC", "no length", "negative length", "too short", "too long", "no end", "two in one",
        "endless head", "endless HTTP head", "something behind",
    ],
)  # fmt: skip
def test_a_damaged_file_is_told(data: bytes, said: str) -> None:
    """Structure that cannot be followed ends the reading with the place and the reason."""
    with pytest.raises(DamagedRecord, match=said) as error:
        _read(data)
    assert f"at byte {error.value.offset}" in str(error.value)


def test_a_bomb_is_not_inflated_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is counted, of the record and of a body that is packed once more."""
    monkeypatch.setattr("cache.records._INFLATED_FLOOR", 1_000_000)
    twice = gzip.compress(b"\0" * 30_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    for data in (_record(b"\0" * 30_000_000), _record(head + twice, _HTTP)):
        with pytest.raises(DamagedRecord, match="decompression bomb"):
            _read(gzip.compress(data))


@pytest.mark.parametrize(
    ("algorithm", "value"),
    [
        ("sha1", base64.b32encode(hashlib.sha1(b"body").digest()).decode()),
        ("sha256", hashlib.sha256(b"body").hexdigest()),
        ("sha-256", hashlib.sha256(b"body").hexdigest()),
        ("md5", hashlib.md5(b"body").hexdigest()),
    ],
    ids=["sha1, base32", "sha256, hex", "sha-256", "md5"],
)
def test_digests_are_held_to_the_body(algorithm: str, value: str) -> None:
    """In any of the kinds and spellings in use, a digest that fits passes and another one is told."""
    claim = f"WARC-Block-Digest: {algorithm}:{value}\r\nWARC-Payload-Digest: {algorithm}:{value}\r\n".encode()
    assert _read(gzip.compress(_record(b"body", claim)))[0].faults == ()
    faults = _read(gzip.compress(_record(b"BODY", claim)))[0].faults
    assert [fault.split()[1] for fault in faults] == ["WARC-Block-Digest", "WARC-Payload-Digest"]


@given(st.integers(0, 100_000), st.integers(1, 255))
def test_a_changed_archive_never_crashes(place: int, mask: int) -> None:
    """Whatever a byte is changed to, the file is read or refused in words."""
    whole = b"".join(gzip.compress(_record(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody" * n, _HTTP), mtime=0) for n in (1, 9))
    data = bytearray(whole)
    data[place % len(data)] ^= mask
    with contextlib.suppress(DamagedRecord):
        _read(bytes(data))


def test_a_changed_workspace_is_not_indexed(warc: Path) -> None:
    """The index is not built over a record whose digest does not fit; file and place are named."""
    data = warc.read_bytes()
    for record in _read(data):
        plain = gzip.decompress(data[record.offset : record.offset + record.length])
        if b"Not here." in plain and record.kind == "response":
            changed = gzip.compress(plain.replace(b"Not here.", b"Over here"))
            warc.write_bytes(data[: record.offset] + changed + data[record.offset + record.length :])
    with pytest.raises(DamagedArchive, match=warc.name):
        index_files([warc])
