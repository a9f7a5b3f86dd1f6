"""What a page says of itself in JSON-LD (schema.org), however badly it is written.

Only nodes that describe the page itself are read: the top level, ``@graph`` and ``mainEntity``. What a list, a
comment or a related story is called is not the title of the page.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.text.words import fold, is_address, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MAX_SCRIPTS = 20
_MAX_SCRIPT = 400_000
_MAX_NODES = 2_000

_WORKS = frozenset({"blogposting", "liveblogposting", "socialmediaposting", "discussionforumposting", "report", "book",
                    "creativework", "videoobject", "audioobject", "podcastepisode", "episode", "tvepisode",
                    "radioepisode", "recipe", "review", "claimreview", "dataset", "question", "howto", "thesis",
                    "chapter", "movie", "event", "legislation", "clip", "presentationdigitaldocument",
                    "digitaldocument", "course", "jobposting", "product", "photograph", "map"})  # fmt: skip
_WRAPPERS = ("//", "<!--", "-->", "<![CDATA[", "]]>", "/*", "*/", ";")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT_LINE = re.compile(r"(?m)^[ \t]{0,40}//[^\n\"]*$")
_STRING = r"\"((?:[^\"\\]|\\.){1,2000})\""
_LOOSE = {
    "headline": re.compile(r"\"headline\"\s*:\s*" + _STRING),
    "datePublished": re.compile(r"\"datePublished\"\s*:\s*" + _STRING),
    "dateModified": re.compile(r"\"dateModified\"\s*:\s*" + _STRING),
    "inLanguage": re.compile(r"\"inLanguage\"\s*:\s*" + _STRING),
}
_LOOSE_AUTHOR = re.compile(r"\"author\"\s*:\s*[\[{\s]{1,9}[^{}\[\]]{0,300}?\"name\"\s*:\s*" + _STRING)


@dataclass(frozen=True, slots=True)
class Work:
    """One article, report, book or the like that the page is about."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    published: str | None
    """As printed."""
    modified: str | None
    """As printed."""
    publisher: str | None
    language: str | None
    body: str
    addresses: tuple[str, ...]
    """URLs by which the work calls itself."""
    paid: bool = False
    """Whether it says that it is not free to read."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that JSON-LD says of a page."""

    works: tuple[Work, ...] = ()
    page_names: tuple[str, ...] = ()
    """Names of the page itself (``WebPage``), which often carry the site's."""
    page_dates: tuple[str, ...] = ()
    """``datePublished`` of the ``WebPage`` nodes, as printed."""
    site: str | None = None
    """Name of the publisher, or of the ``WebSite``."""
    language: str | None = None


def read_jsonld(root: Element) -> Metadata:
    """The works, names and dates in a page's ``application/ld+json`` scripts."""
    nodes: list[dict[str, Any]] = []
    for script in _scripts(root):
        nodes += _nodes(_load(script))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    pages = [node for node in nodes if any(kind.endswith("page") for kind in _kinds(node))]
    works = tuple(_work(node, by_id) for node in nodes if _is_work(node))
    return Metadata(
        works=works,
        page_names=tuple(name for node in pages for name in _names(node, "headline", "name")),
        page_dates=tuple(date for node in pages if (date := _string(node.get("datePublished")))),
        site=_site(nodes, works),
        language=next((lang for node in pages if (lang := _string(node.get("inLanguage")))), None),
    )


def _scripts(root: Element) -> Iterator[str]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            count += 1
            yield script.text[:_MAX_SCRIPT]
        if count >= _MAX_SCRIPTS:
            break


def _load(text: str) -> Any:
    """The value of a script; of one that no repair makes JSON, the few fields that can still be told."""
    for candidate in _repairs(text):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return _loosely(text)


def _repairs(text: str) -> Iterator[str]:
    yield text
    text = text.strip()
    for wrapper in _WRAPPERS * 2:
        text = text.removeprefix(wrapper).removesuffix(wrapper).strip()
    text = _TRAILING_COMMA.sub(r"\1", _COMMENT_LINE.sub("", text))
    yield text
    if "&quot;" in text and '"' not in text:
        yield html.unescape(text)
    # Several objects one after the other, with nothing between them.
    yield "[" + re.sub(r"\}\s*\{", "},{", text) + "]"


def _loosely(text: str) -> dict[str, Any]:
    kind = re.search(r"\"@type\"\s*:\s*\[?\s*\"(\w{1,40})\"", text)
    found: dict[str, Any] = {"@type": kind[1] if kind else ""}
    for field, pattern in _LOOSE.items():
        match = pattern.search(text)
        if match:
            found[field] = re.sub(r"\\(.)", r"\1", match[1])
    author = _LOOSE_AUTHOR.search(text)
    if author:
        found["author"] = {"name": author[1]}
    if "headline" in found and not _is_work(found):
        found["@type"] = "Article"
    return found


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes that stand for the page, without descending into what they only mention."""
    pending = [value]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        item = pending.pop(0)
        if isinstance(item, list):
            pending[:0] = item[:200]
        elif isinstance(item, dict):
            yield item
            described = () if "faqpage" in _kinds(item) else ("mainEntity", "mainEntityOfPage")
            pending[:0] = [item[key] for key in ("@graph", *described) if key in item]


def _kinds(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(re.split(r"[/#:]", kind)[-1].lower() for kind in listed if isinstance(kind, str))


def _is_work(node: dict[str, Any]) -> bool:
    return any(kind in _WORKS or kind.endswith("article") for kind in _kinds(node))


def _work(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Work:
    titles = _names(node, "headline", "name", "alternativeHeadline")
    return Work(
        titles=titles,
        authors=tuple(name for name in _people(node.get("author") or node.get("creator"), by_id) if name),
        published=_string(node.get("datePublished")) or _string(node.get("uploadDate")),
        modified=_string(node.get("dateModified")),
        publisher=next(_people(node.get("publisher"), by_id), None),
        language=_string(node.get("inLanguage")),
        body=_body(node.get("articleBody")),
        paid=str(node.get("isAccessibleForFree")).lower().rpartition("/")[2] == "false",
        addresses=tuple(_addresses(node)),
    )


def _names(node: dict[str, Any], *fields: str) -> tuple[str, ...]:
    texts = (_string(node.get(field)) for field in fields)
    names = (plain(text) for text in texts if text)
    return tuple(dict.fromkeys(name for name in names if name and not is_address(name)))


def _people(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    for person in (value if isinstance(value, list) else [value])[:30]:
        if isinstance(person, dict) and "name" not in person and isinstance(person.get("@id"), str):
            person = by_id.get(person["@id"], person)
        name = _string(person.get("name")) if isinstance(person, dict) else _string(person)
        if name and not is_address(name):
            yield plain(name)


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return value[:2000] if isinstance(value, str) and value.strip() else None


def _body(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    text = re.sub(r"<[^<>]{1,500}>", " ", html.unescape(value[:_MAX_SCRIPT]))
    lines = (fold(line) for line in text.encode("utf-8", "replace").decode().splitlines())
    return "\n".join(line for line in lines if line)


def _site(nodes: list[dict[str, Any]], works: tuple[Work, ...]) -> str | None:
    publishers = [work.publisher for work in works if work.publisher]
    sites = [name for node in nodes if "website" in _kinds(node) for name in _names(node, "name")]
    return next(iter(publishers + sites), None)
