"""``feed.atom``: an entry for each link that has rotted since the first audit, for a feed reader (RFC 4287)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from cache.keys import url_key
from reports.formats.safe_text import one_line, web_address
from reports.model import CitationResult, LinkHistory, LinkState, Report

_ATOM = "http://www.w3.org/2005/Atom"
FEED = "tag:footproof,2026:rot"
"""A tag URI (RFC 4151)."""


@dataclass(frozen=True, slots=True)
class Rot:
    """One link that has rotted, with every citation of it."""

    url: str
    history: LinkHistory
    results: tuple[CitationResult, ...]

    @property
    def id(self) -> str:
        """The same in every run as long as the link stays rotten."""
        digest = hashlib.sha256(url_key(self.url).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return f"{FEED}/{digest}/{_time(self.history.since)}"


class AtomFormat:
    """Newest first; suspects and what was rotten in the base line have no entry."""

    name = "atom"
    filename = "feed.atom"

    def render(self, report: Report) -> bytes:
        """The feed."""
        ElementTree.register_namespace("", _ATOM)
        feed = ElementTree.Element(f"{{{_ATOM}}}feed")
        _add(feed, "id", FEED)
        _add(feed, "title", "Rotten links in footnotes")
        rotten = sorted(rotted(report), key=lambda rot: (rot.history.since, rot.url), reverse=True)
        _add(feed, "updated", _time(rotten[0].history.since if rotten else report.run.started))
        _add(_sub(feed, "author"), "name", "footproof")
        for rot in rotten:
            _entry(feed, rot)
        written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


def rotted(report: Report) -> Iterator[Rot]:
    """The links that have rotted since the first audit."""
    by_url: dict[str, list[CitationResult]] = {}
    for result in report.results:
        history = result.history
        if history and history.state is LinkState.ROTTEN and not history.in_base_line and result.citation.url:
            by_url.setdefault(url_key(result.citation.url), []).append(result)
    for results in by_url.values():
        history, url = results[0].history, results[0].citation.url
        assert history is not None
        assert url is not None
        yield Rot(url, history, tuple(results))


def _entry(feed: ElementTree.Element, rot: Rot) -> None:
    entry, first = _sub(feed, "entry"), rot.results[0]
    _add(entry, "id", rot.id)
    _add(entry, "title", f"Gone: {first.citation.title or rot.url}")
    _add(entry, "updated", _time(rot.history.since))
    if address := web_address(rot.url):
        _sub(entry, "link").set("href", address)
    why = first.link.detail if first.link else ""
    where = ", ".join(result.citation.id for result in rot.results[:20])
    copy = f" An archived copy: {first.archive.url}" if first.archive and first.archive.url else ""
    _add(entry, "summary", f"{rot.url} {why} Cited in {where}.{copy}")


def _sub(parent: ElementTree.Element, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    _sub(parent, name).text = one_line(text)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
