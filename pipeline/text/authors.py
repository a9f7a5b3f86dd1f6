"""Who wrote a page: names from its metadata, else from its byline."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.text.meta import item_values
from pipeline.text.names import name_parts, split_names
from pipeline.text.tree import is_hidden, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from pipeline.text.jsonld import Metadata
    from pipeline.text.meta import Items

_METAS = ("citation_author", "citation_authors", "author",
          "article:author", "og:article:author", "dc.creator", "dc:creator",
          "dc.creator.personalname", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "byline",
          "authors", "og:author", "article:author_name")  # fmt: skip
_BYLINES = frozenset({"byline", "bylines", "by-line", "byline-name", "byline__name", "byline__author", "author",
                      "author-name", "author__name", "article-author", "article__author", "post-author", "authors",
                      "entry-author", "p-author", "fn", "vcard", "autor", "article-byline", "c-byline__author",
                      "authorname", "author_name", "article-authors", "post__author", "meta-author", "by-author",
                      "story-byline", "submitted", "td-post-author-name", "autorzeile"})  # fmt: skip
_BYLINE_TAGS = ("span", "div", "p", "a", "address", "li", "td", "strong", "em", "cite", "h4", "h5", "h6")
_MAX_BYLINES = 30
_COMMENTS = frozenset({"comments", "comment", "commentlist", "comment-list", "comments-area", "comment-body", "respond",
                       "comment-author", "kommentare", "disqus_thread"})  # fmt: skip


def read_authors(
    root: Element, metas: Mapping[str, Sequence[str]], items: Items, jsonld: Metadata, site: str | None
) -> tuple[str, ...]:
    """The authors' names from the most trusted place that has any; the outlet's own name is none."""
    places: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: [name for work in jsonld.works[:3] for name in work.authors],
        lambda: next((metas[key] for key in _METAS if split_names(metas.get(key, ()), site)), ()),
        lambda: item_values(items, "author"),
        lambda: list(filter(_is_personal, _by_relation(root))),
        lambda: list(filter(_is_personal, _bylines(root)))[:3],
    )
    return next((names for place in places if (names := split_names(place(), site))), ())


def _is_personal(text: str) -> bool:
    """Whether the text of a byline is a name or two rather than a sentence or a button."""
    words = [word for part in name_parts(text) for word in part.split()]
    return 0 < len(words) <= 12 and not words[0].islower() and not any(map(str.isdigit, "".join(words)))


def _by_relation(root: Element) -> Iterator[str]:
    links = (link for link in root.iter("a") if "author" in (link.get("rel") or "").lower().split())
    yield from (text_of(link) for link in islice(links, 6) if not _in_comments(link))


def _bylines(root: Element) -> Iterator[str]:
    """The texts of the first elements that their class calls a byline, in the order of the page."""
    named = (element for element in root.iter(*_BYLINE_TAGS) if _is_byline(tokens(element)))
    for element in islice(named, _MAX_BYLINES):
        text = text_of(element)
        if 3 <= len(text) <= 120 and not is_hidden(element) and not _in_comments(element):
            yield text


@lru_cache(maxsize=1024)
def _is_byline(words: frozenset[str]) -> bool:
    return not _BYLINES.isdisjoint(words) or any("byline" in word for word in words)


def _in_comments(element: Element) -> bool:
    return any(not _COMMENTS.isdisjoint(tokens(node)) for node in element.iterancestors())
