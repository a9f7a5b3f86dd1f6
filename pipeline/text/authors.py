"""Who wrote a page: names from its metadata, else from its byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text.meta import item_values
from pipeline.text.tree import is_hidden, text_of, tokens
from pipeline.text.words import is_address, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from pipeline.text.jsonld import Metadata

_MAX_AUTHORS = 20
_METAS = ("citation_author", "citation_authors", "author", "article:author", "og:article:author", "dc.creator", "dc:creator",
          "dc.creator.personalname", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "byline",
          "authors", "og:author", "article:author_name")  # fmt: skip
_BYLINES = frozenset({"byline", "bylines", "by-line", "byline-name", "byline__name", "byline__author", "author",
                      "author-name", "author__name", "article-author", "article__author", "post-author", "authors",
                      "entry-author", "p-author", "fn", "vcard", "autor", "article-byline", "c-byline__author",
                      "authorname", "author_name", "article-authors", "post__author", "meta-author", "by-author",
                      "story-byline", "submitted", "td-post-author-name", "autorzeile"})  # fmt: skip
_LEADS = re.compile(
    r"^(?:(?:written|posted|published|reported|story|article|text|words|report|submitted|view all posts)?\s?by\b"
    r"|(?:gespeichert|veröffentlicht|geschrieben|verfasst|beitrag|eingestellt|zeige alle beiträge)?\s?von\b"
    r"|interview\s?:|par\b|por\b|di\b|door\b|av\b"
    r"|от\b|автор(?:ы)?\b|текст\b|author(?:s)?\b|autor(?:en|in|es)?\b|auteur\b|text\b|автори\b)\s?[:\-–—]?\s?",
    re.IGNORECASE,
)
_PARTERS = re.compile(r"\s*(?:[;|•·/\n]|\s+(?:and|und|et|y|и|та|e)\s+|\s&\s|,\s(?:and|und|et)\s)\s*")
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·(\[]|\s[-–—]\s|,?\s(?:in|for|at|from|on|am|le|il|el|vom)\s(?=\S)"
    r"|\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\s(?=\d)"
    r"|\d{1,2}[./: ]|\b(?:19|20)\d\d\b|@|https?:"
    r"|,\s*(?:updated|published|posted|staff|senior|special|correspondent|editor|reporter|contributor)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_NAMES = frozenset({
    "admin", "administrator", "staff", "staff writer", "editor", "editors", "webmaster", "author", "guest",
    "redaktion", "die redaktion", "redaction", "редакция", "unknown", "anonymous", "user", "n/a", "none", "null",
    "by", "news", "share", "follow", "website", "root", "superuser", "undefined", "wordpress", "view all posts",
    "contributor", "about the author", "comments", "default",
})  # fmt: skip

_COMMENTS = frozenset({"comments", "comment", "commentlist", "comment-list", "comments-area", "comment-body", "respond",
                       "comment-author", "kommentare", "disqus_thread"})  # fmt: skip


def read_authors(
    root: Element, metas: Mapping[str, Sequence[str]], jsonld: Metadata, site: str | None
) -> tuple[str, ...]:
    """The authors' names from the most trusted place that has any; the outlet's own name is none."""
    places: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: [name for work in jsonld.works[:3] for name in work.authors],
        lambda: next((metas[key] for key in _METAS if _names(metas.get(key, ()), site)), ()),
        lambda: item_values(root, "author"),
        lambda: list(filter(_is_personal, _by_relation(root))),
        lambda: list(filter(_is_personal, _bylines(root)))[:3],
    )
    return next((names for place in places if (names := _names(place(), site))), ())


def _names(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for text in texts:
        for part in _parts(text):
            if _is_name(part, site):
                names[part] = None
    return tuple(names)[:_MAX_AUTHORS]


def _parts(text: str) -> Iterator[str]:
    line = _LEADS.sub("", plain(text)[:300]).strip()
    for part in _PARTERS.split(line):
        pieces = part.split(", ")
        # "Surname, Given" is one name; "A B, C D" are two.
        if len(pieces) > 1 and all(" " in piece.strip() for piece in pieces[:2]):
            yield from (_clean(piece) for piece in pieces)
        else:
            yield _clean(part)


def _clean(name: str) -> str:
    return _LEADS.sub("", _AFTER_NAME.sub("", name)).strip(" ,.;:-–—|*\"'")


def _is_name(text: str, site: str | None) -> bool:
    lowered = text.casefold()
    if not 2 < len(text) <= 80 or is_address(text) or lowered in _NOT_NAMES or not any(map(str.isalpha, text)):
        return False
    if "." in text and " " not in text:  # a host name or a log-in
        return False
    if " " not in text and text.islower():  # a log-in
        return False
    return len(text.split()) <= 8 and (site is None or lowered != site.casefold())


def _is_personal(text: str) -> bool:
    """Whether the text of a byline is a name or two rather than a sentence or a button."""
    words = [word for part in _parts(text) for word in part.split()]
    return 0 < len(words) <= 12 and not words[0].islower() and not any(map(str.isdigit, "".join(words)))


def _by_relation(root: Element) -> Iterator[str]:
    links = (link for link in root.iter("a") if "author" in (link.get("rel") or "").lower().split())
    for count, link in enumerate(links):
        if count >= 6:
            break
        if not _in_comments(link):
            yield text_of(link)


def _bylines(root: Element) -> Iterator[str]:
    """The texts of elements that their class calls a byline, in the order of the page."""
    for element in root.iter("span", "div", "p", "a", "address", "li", "td", "strong", "em", "cite", "h4", "h5", "h6"):
        if element.get("class") is None and element.get("id") is None:
            continue
        if _is_byline(tokens(element)) and not is_hidden(element) and not _in_comments(element):
            text = text_of(element)
            if 3 <= len(text) <= 120:
                yield text


def _is_byline(words: set[str]) -> bool:
    return not _BYLINES.isdisjoint(words) or any("byline" in word for word in words)


def _in_comments(element: Element) -> bool:
    return any(not _COMMENTS.isdisjoint(tokens(node)) for node in element.iterancestors())
