"""An HTML body to a ``Page``: parsed once, every question put to the same tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.language.detect import read_language
from pipeline.text import onward, signals
from pipeline.text.authors import read_authors
from pipeline.text.charset import decode
from pipeline.text.dates import read_dates
from pipeline.text.hidden import hidden_text, shown_and_hidden
from pipeline.text.identifiers import read_doi
from pipeline.text.jsonld import Metadata, read_jsonld
from pipeline.text.maintext import main_text
from pipeline.text.meta import first, read_items, read_metas
from pipeline.text.model import Media, Page
from pipeline.text.titles import own_works, read_site, read_titles
from pipeline.text.tree import is_cut, parse_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

_DEEP = "This page was read in part only: it is nested deeper than any page, and what lies deeper was left out."
_CUT = "This page was read in part only: it is too long."


def read_html(body: bytes, content_type: str | None, url: str) -> Page:
    """What a page says of itself and in its text."""
    markup = decode(body, content_type)
    root, is_too_deep = parse_page(markup)
    if root is None and is_too_deep:
        return Page(Media.OTHER, note=_DEEP)
    if root is None:
        return Page(Media.EMPTY, note="There is no element in this page.")
    return _page(root, url, _DEEP if is_too_deep else _CUT if is_cut(markup) else "")


def _page(root: Element, url: str, note: str) -> Page:
    metas, items, jsonld = read_metas(root), read_items(root), read_jsonld(root)
    shown, beside = shown_and_hidden(root)
    visible = "\n".join(shown)
    bodies = [work.body for work in jsonld.works[:3]]
    titles = read_titles(root, metas, items, jsonld, url)
    site = read_site(metas, jsonld, titles)
    jsonld = replace(jsonld, works=own_works(root, metas, jsonld.works, url) or jsonld.works)
    dates = read_dates(root, metas, items, jsonld, url, visible)
    page = Page(
        media=Media.HTML,
        titles=titles,
        site=site,
        authors=read_authors(root, metas, items, jsonld, site),
        published=dates.published,
        published_in=dates.published_in,
        updated=dates.updated,
        canonical=signals.canonical(root, metas, url),
        refresh=onward.refresh_target(root, metas, url),
        scripted=onward.scripted_target(root, url, visible),
        framed=onward.framed_targets(root, url, visible),
        doi=read_doi(metas),
        visible=visible,
        paid=any(work.paid for work in jsonld.works[:3]),
        password_fields=signals.password_fields(root),
        frames=signals.frames(root, url, visible),
        links=signals.links_shown(root),
        unplayable=signals.unplayable(root),
        needs_script=signals.needs_script(root, visible),
        note=note,
    )
    # Last, because scripts and metadata are gone from the tree afterwards; what is hidden is in none of them.
    text = main_text(root, visible, max(bodies, key=len, default=""))
    return replace(
        page,
        text=text,
        language=read_language(_declared_language(root, metas, jsonld), text if len(text) >= 80 else visible),
        hidden=hidden_text(shown, beside, [body for body in bodies if body not in text]),
    )


def _declared_language(root: Element, metas: Mapping[str, Sequence[str]], jsonld: Metadata) -> str | None:
    in_work = next((work.language for work in jsonld.works if work.language), None)
    named: tuple[str | None, ...] = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        first(metas, "og:locale", "content-language", "dc.language", "dcterms.language", "citation_language"),
        in_work,
        jsonld.language,
    )
    return next((value for value in named if value), None)
