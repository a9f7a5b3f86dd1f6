"""The ``meta`` and ``link`` elements of a page, and the ``itemprop`` attributes in its body."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.text.tree import absolute, text_of
from pipeline.text.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

    Items = Mapping[str, Sequence[Element]]
    """As ``read_items`` gives them."""

_MAX_ELEMENTS = 1_000
_MARKED = etree.XPath("//@itemprop/..")
_KEYS = ("property", "name", "itemprop", "http-equiv")


def read_metas(root: Element) -> dict[str, tuple[str, ...]]:
    """Every value of every ``meta`` by its lower-case ``property``, ``name``, ``itemprop`` or ``http-equiv``."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for count, meta in enumerate(root.iter("meta")):
        if count >= _MAX_ELEMENTS:
            break
        content = meta.get("content") or meta.get("value")
        if content and content.strip():
            for key in {name.strip().lower() for kind in _KEYS for name in (meta.get(kind) or "")[:200].split()}:
                found[key].append(content)
    _add_parsely(found)
    return {key: tuple(values) for key, values in found.items()}


def first(metas: Mapping[str, Sequence[str]], *keys: str) -> str | None:
    """The first value in plain words under the first of the keys that has one."""
    return next((text for key in keys for value in metas.get(key, ()) if (text := plain(value))), None)


def read_items(root: Element) -> dict[str, list[Element]]:
    """The elements that are marked ``itemprop``, by its value as it stands; ``meta`` is left to ``read_metas``."""
    marked: defaultdict[str, list[Element]] = defaultdict(list)
    for element in _MARKED(root):
        if element.tag != "meta":
            marked[element.get("itemprop")].append(element)
    return marked


def item_values(items: Items, name: str) -> list[str]:
    """What the elements marked ``itemprop=name`` say: ``content``, ``datetime`` or their text."""
    values = []
    for element in items.get(name, ()):
        value = element.get("content") or element.get("datetime") or text_of(element)
        if value and value.strip():
            values.append(plain(value))
        if len(values) >= 10:
            break
    return values


def links(root: Element, relation: str) -> list[str]:
    """The raw ``href`` of every ``link`` with a relation."""
    return [
        link.get("href")
        for link in root.iter("link")
        if relation in (link.get("rel") or "").lower().split() and link.get("href")
    ]


def base_of(root: Element, url: str) -> str:
    """The address that relative ones of the page start from (``base href``)."""
    return next((found for base in root.iter("base") if (found := absolute(url, base.get("href")))), url)


def _add_parsely(found: defaultdict[str, list[str]]) -> None:
    """Spread the older, JSON form of Parse.ly's metadata over the names of the newer one."""
    for packed in found.get("parsely-page", ())[:1]:
        try:
            fields = json.loads(packed[:20_000], strict=False)
        except (ValueError, RecursionError):
            return
        for key, name in (("title", "title"), ("pub_date", "pub-date"), ("author", "author")):
            value = fields.get(key) if isinstance(fields, dict) else None
            if isinstance(value, str) and value:
                found[f"parsely-{name}"].append(value)
