"""Mark-up to one lxml tree, and plain questions to it. Hostile documents are cut, never refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from footnotes import markup
from footnotes.readers.html.head import with_body
from footnotes.readers.html.tags import without_endless_tags
from footnotes.readers.memory import raise_if_out_of_memory
from pipeline.text.words import MAX_TEXT, fold, without_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

MAX_MARKUP = 6_000_000
"""Characters of mark-up that are parsed. The longest of 845 real pages had 2.6 million."""
MAX_TAGS = 120_000
"""Tags, closing ones included, that are parsed: reading them takes a second or two."""
_COUNT = etree.XPath("count(//*)")
_DEEP = etree.XPath("boolean(" + "/*" * 250 + ")")

# lxml.html looks the class of each element up by its tag, in Python, whenever it is met: a tenth of reading a page.
# Nobody here asks forms and labels for what their own classes know.
_ONE_CLASS = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)
ALWAYS_UNREAD = frozenset({"script", "style", "svg", "head", "iframe", "select", "datalist", "math"})
"""Elements whose content is never text."""
UNREAD = ALWAYS_UNREAD | {"template", "noscript", "object", "textarea", "canvas"}
"""Elements whose content is no text to a reader of the page."""
BLOCKS = markup.BLOCKS | {"br", "button", "option"}
_CELLS = markup.CELLS | {"label"}
_BREAK = "\0"
"""Parts one block from the next: a character that no tree holds, because newlines in the source part nothing."""
_TOO_DEEP = "depth"
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def parse(markup: str) -> Element | None:
    """The tree of a page, without its comments; None when there is no element in it.

    libxml2 stops at 2,048 levels (256 without ``huge_tree``, which broken but real pages exceed) and at 10 MB
    of text in one piece; what came before is kept.
    """
    return parse_page(markup)[0]


def parse_page(markup: str) -> tuple[Element | None, bool]:
    """The same tree, and whether the page is nested so deep that libxml2 left out the end of it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    data = bounded(markup).replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as failure:  # "Document is empty"
        raise_if_out_of_memory(failure)
        return None, _stopped(parser)
    if not isinstance(root.tag, str):
        return None, _stopped(parser)
    with_body(root)
    return root, _stopped(parser)


def _stopped(parser: html.HTMLParser) -> bool:
    last = parser.error_log.last_error
    return last is not None and _TOO_DEEP in last.message


def bounded(markup: str) -> str:
    """The mark-up as far as it is parsed: not too long, not too many tags, no tag with thousands of attributes."""
    markup = markup[:MAX_MARKUP]
    if markup.count("<") > MAX_TAGS:
        markup = "<".join(markup.split("<", MAX_TAGS)[:-1])
    return without_endless_tags(markup)


def is_cut(markup: str) -> bool:
    """Whether ``parse`` leaves out the end of it."""
    return len(markup) > MAX_MARKUP or markup.count("<") > MAX_TAGS


def is_hidden(node: Element) -> bool:
    """Whether the element itself is taken out of sight, as far as its own attributes tell.

    ``html`` and ``body`` never are: many a site hides them until a script of its own has run.
    """
    style = node.get("style")
    if node.get("hidden") is None and not style:
        return False
    if node.tag in ("html", "body"):
        return False
    return node.get("hidden") is not None or bool(_HIDDEN.search(style[:2000]))


def is_shown(_: Element) -> bool:
    """That nothing is left out for being hidden."""
    return False


def runs(
    element: Element, unread: frozenset[str] = UNREAD, is_left_out: Callable[[Element], bool] = is_hidden
) -> Iterator[str]:
    """The visible text of an element piece by piece, a mark (U+0000) wherever a block begins or ends.

    Args:
        element: where to begin.
        unread: the tags whose content is left out.
        is_left_out: which other elements are.
    """
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if tag in BLOCKS:
            yield _BREAK
        elif tag in _CELLS:
            yield " "
        if event == "end":
            if node is not element and node.tail:
                yield node.tail
        elif not isinstance(tag, str) or tag in unread or is_left_out(node):
            walk.skip_subtree()
        elif node.text:
            yield node.text


def is_moderate(root: Element, most: int) -> bool:
    """Whether a page has no more elements than this, none as deep as in broken pages alone: others' code slows down."""
    return bool(_COUNT(root) <= most and not _DEEP(root))


def lines_of(
    element: Element, unread: frozenset[str] = UNREAD, is_left_out: Callable[[Element], bool] = is_hidden
) -> list[str]:
    """All that a reader sees of an element, one block an entry, at most ``MAX_TEXT`` characters.

    The arguments are those of ``runs``.
    """
    pieces: list[str] = []
    size = 0
    for piece in runs(element, unread, is_left_out):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_TEXT:
            break
    lines = without_marks("".join(pieces)[:MAX_TEXT]).split(_BREAK)
    return [folded for line in lines if (folded := " ".join(line.split()))]


def text_of(element: Element) -> str:
    """What a short element says, in one line."""
    pieces: list[str] = []
    for count, piece in enumerate(runs(element)):
        pieces.append(piece[:5000])
        if count > 200:
            break
    return fold("".join(pieces)[:5000].replace(_BREAK, " "))


def tokens(element: Element) -> frozenset[str]:
    """The words of an element's ``class`` and ``id``, in lower case."""
    return _tokens(f"{element.get('class') or ''} {element.get('id') or ''}"[:1000])


@lru_cache(maxsize=1024)
def _tokens(names: str) -> frozenset[str]:
    return frozenset(names.lower().split())


def absolute(base: str, address: str | None) -> str | None:
    """An address of a page as an absolute http(s) URL, or None where it is none."""
    address = "".join((address or "")[:2000].split())
    if not address:
        return None
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
    except ValueError:  # "Invalid IPv6 URL"
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None
