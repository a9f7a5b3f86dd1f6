"""Sitemaps, feeds and lists in files: what they name is found, and what is hostile in them stays within bounds."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from footnotes.errors import UnreadableDocument
from pipeline.listings.lists import is_list, names_in
from pipeline.listings.reading import MOST_ADDRESSES, Kind, kind_of, pack_listing, read_listing, unpack_listing
from pipeline.stages.sources import find_sources

SITE = "https://harbour.example"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _sitemap(*paths: str, kind: str = "urlset", within: str = "url") -> bytes:
    rows = "".join(f"<{within}><loc> {SITE}{path} </loc><lastmod>2026-01-02</lastmod></{within}>\n" for path in paths)
    return f"{HEAD}<!-- made by hand -->\n<{kind} {NAMESPACE}>\n{rows}</{kind}>".encode()


RSS = f"""{HEAD}<rss version="2.0"><channel><title>Post</title><link>{SITE}/</link>
<item><title>Tides</title><link>{SITE}/tides</link>
<description>&lt;a href="{SITE}/no"&gt;x&lt;/a&gt;</description></item>
<item><title>Weir</title><link>{SITE}/weir?a=1&amp;b=2</link></item>
<item><title>No link</title></item></channel></rss>""".encode()
ATOM = f"""{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{SITE}/feed/"><title>Post</title>
<link rel="self" href="atom.xml"/><entry><title>Tides</title>
<link rel="enclosure" href="t.mp3"/><link href="tides"/></entry>
<entry><title>Weir</title><link rel="alternate" href="https://other.example/weir"/></entry></feed>""".encode()
RDF = f"""{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Post</title></channel><item><title>Tides</title><link>{SITE}/tides</link></item></rdf:RDF>""".encode()


@pytest.mark.parametrize(
    ("body", "kind", "paths"),
    [
        (_sitemap("/a", "/b", "/a"), Kind.SITEMAP, ["/a", "/b"]),
        (gzip.compress(_sitemap("/a")), Kind.SITEMAP, ["/a"]),
        (_sitemap("/1.xml", "/2.xml.gz", kind="sitemapindex", within="sitemap"), Kind.INDEX, ["/1.xml", "/2.xml.gz"]),
        (b"\xef\xbb\xbf" + _sitemap("/a"), Kind.SITEMAP, ["/a"]),
        (_sitemap("/a").replace(NAMESPACE.encode(), b""), Kind.SITEMAP, ["/a"]),
        (RSS, Kind.FEED, ["/tides", "/weir?a=1&b=2"]),
        (RDF, Kind.FEED, ["/tides"]),
    ],
)
def test_addresses_are_found(body: bytes, kind: Kind, paths: list[str]) -> None:
    listing = read_listing(body, f"{SITE}/list")
    assert (kind_of(body), listing.kind, listing.complete) == (kind, kind, True)
    assert listing.addresses == tuple(SITE + path for path in paths)
    assert unpack_listing(pack_listing(listing)) == listing


def test_an_atom_feed_is_read_by_its_base() -> None:
    assert read_listing(ATOM, "https://elsewhere.example/x").addresses == (
        f"{SITE}/feed/tides",
        "https://other.example/weir",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><html><p>urlset</p></html>",
        b"<article><urlset></urlset></article>",
        b"\x1f\x8b\x08nonsense",
        b"PK\x03\x04",
        b"<feedback>",
    ],
)
def test_what_is_no_list_is_a_document(body: bytes) -> None:
    assert kind_of(body) is None
    with pytest.raises(UnreadableDocument):
        read_listing(body, None)


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "/relative", "javascript:alert(1)", "https://a/" + "x" * 3000]
)
def test_only_addresses_of_the_web_count(address: str) -> None:
    assert read_listing(_sitemap("/a").replace(f"{SITE}/a".encode(), address.encode()), SITE).addresses == ()


BOMB = b'<!DOCTYPE urlset [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
    b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(8)
) + b"]>"  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (_sitemap("/a")[:-30], 0),
        (_sitemap("/a", "/b").replace(b"/b ", b"/b\x00 "), 1),
        (_sitemap(*(f"/{number}" for number in range(MOST_ADDRESSES + 5))), MOST_ADDRESSES),
    ],
)
def test_what_breaks_off_or_is_too_long_is_told(body: bytes, found: int) -> None:
    listing = read_listing(body, SITE)
    assert (len(listing.addresses), listing.complete) == (found, False)


def test_hostile_lists_are_refused_in_time() -> None:
    """Entities that grow, gzip that grows, nesting and comments without end."""
    grown = _sitemap("/a").replace(b"<urlset", BOMB + b"<urlset").replace(b"/a", b"/&h;")
    deep = _sitemap("/a").replace(b"<url>", b"<url>" + b"<x>" * 100_000)
    began = time.process_time()
    for body in (grown, deep, b"<!--" * 500_000 + b"<urlset>", b"<?x" * 500_000, b"\n" * 1_000_000 + b"<urlset>"):
        try:
            assert len(read_listing(body, SITE).addresses) <= 1
        except UnreadableDocument:
            pass
    with pytest.raises(UnreadableDocument, match="larger"):
        read_listing(gzip.compress(_sitemap("/a") + b" " * 60_000_000, 1), SITE)
    assert time.process_time() - began < 5


def test_a_file_names_documents(tmp_path: Path) -> None:
    """Paths are seen from the file's folder; patterns, folders and URLs count as on the command line."""
    (tmp_path / "drafts/deep").mkdir(parents=True)
    for name in ("drafts/a.md", "drafts/b.md", "drafts/deep/c.md", "d.md"):
        (tmp_path / name).write_text("x")
    list_file = tmp_path / "list.txt"
    list_file.write_text(
        "\ufeff# what is published\n\ndrafts/?.md\n  drafts/deep  \nhttps://harbour.example/a\nlost.md\n"
    )
    sources = find_sources([f"@{list_file}", str(tmp_path / "d.md"), str(tmp_path / "drafts/a.md")], ())
    names = [name.removeprefix(f"{tmp_path}/") for name in (source.name for source in sources.documents)]
    assert names == ["drafts/a.md", "drafts/b.md", "drafts/deep/c.md", "https://harbour.example/a", "lost.md", "d.md"]
    with pytest.raises(UnreadableDocument, match=r"lost\.md does not exist"):
        sources.load(str(tmp_path / "lost.md"))


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, "does not exist"), (b"\xff\xfe\x00", "cannot be read"), (b"# nothing\n", "names no document")],
)
def test_a_list_that_cannot_be_read_says_so(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "list.txt"
    if data is not None:
        path.write_bytes(data)
    (source,) = find_sources([f"@{path}"], ()).documents
    with pytest.raises(UnreadableDocument, match=said):
        source.load()


def test_a_document_that_is_called_like_a_list_is_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("@draft.md").write_text("x")
    assert not is_list("@draft.md")
    assert is_list("@other.md")
    with pytest.raises(UnreadableDocument):
        names_in("@other.md")
