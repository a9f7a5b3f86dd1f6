"""When a document was written, where the file itself declares it."""

from __future__ import annotations

import re

from footnotes.readers.dated import latest
from footnotes.readers.html.tree import Element

_NAMES = frozenset((
    "article:published_time", "article:modified_time", "og:updated_time", "date", "dc.date", "dc.date.issued",
    "dc.date.created", "dc.date.modified", "dcterms.date", "dcterms.created", "dcterms.issued", "dcterms.modified",
    "citation_date", "citation_publication_date", "datepublished", "datemodified", "created", "changed",
))  # fmt: skip
"""Names under which pages and word processors (``created``, ``changed``) declare their date."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(?!---)[^\n]{0,1000}\n){0,60}?date:[ \t]*[\"']?([^\n]{7,40})")


def date_of_page(root: Element) -> str | None:
    """The latest date in the ``meta`` elements of a page; None when none is declared."""
    metas = (meta for meta in root.iter("meta") if _name(meta) in _NAMES)
    return latest(meta.get("content") or "" for meta in metas)


def date_in_front_matter(text: str) -> str | None:
    """The ``date`` in the YAML block that a Markdown text begins with; None when there is none."""
    found = _FRONT_MATTER.match(text[:20_000])
    return latest([found[1]]) if found else None


def _name(meta: Element) -> str:
    return (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
