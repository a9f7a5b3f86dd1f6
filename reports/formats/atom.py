"""``feed.atom``: an entry for each link that has rotted since the first audit, for a feed reader (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree

from reports.changes import Change, ChangeKind, changed_links, utc_text
from reports.formats.safe_text import one_line, web_address
from reports.model import Report

_ATOM = "http://www.w3.org/2005/Atom"
FEED = "tag:footproof,2026:rot"
"""A tag URI (RFC 4151)."""


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
        rotten = [change for change in changed_links(report) if change.kind is ChangeKind.NEW]
        rotten.sort(key=lambda rot: (rot.history.since, rot.url), reverse=True)
        _add(feed, "updated", utc_text(rotten[0].history.since if rotten else report.run.started))
        _add(_sub(feed, "author"), "name", "footproof")
        for rot in rotten:
            _entry(feed, rot)
        written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


def _entry(feed: ElementTree.Element, rot: Change) -> None:
    entry, first = _sub(feed, "entry"), rot.results[0]
    _add(entry, "id", f"{FEED}/{rot.link_since}")
    _add(entry, "title", f"Gone: {first.citation.title or rot.url}")
    _add(entry, "updated", utc_text(rot.history.since))
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
