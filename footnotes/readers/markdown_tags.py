"""Tags that an author wrote about, and forgot to mark as code: they are words, and hide nothing that follows.

``How the <select> element works`` opens a form's list as far as Markdown is concerned, and what a form's list holds
is no running text: the rest of the note would be gone. A tag is mark-up where it is closed again before the paragraph
(or the block of HTML) ends, and text where it is not, or where what it encloses is the author's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from lxml.html.defs import tags as _TAGS_OF_LXML
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_block.list import list_block
from markdown_it.token import Token

from footnotes.readers.html.tree import UNREAD

_EMPTY = frozenset(("embed", "frame", "input"))
_SWALLOWING = (UNREAD - _EMPTY) | {"noframes", "noembed", "xmp", "plaintext"}
"""Elements that take what follows them out of the running text until they are closed."""
_KNOWN = frozenset(_TAGS_OF_LXML) | _SWALLOWING | _EMPTY | frozenset(
    ("bdi", "data", "dialog", "figure", "main", "mark", "picture", "portal", "rb", "rtc", "search", "slot", "big")
)  # fmt: skip
_MACHINERY = frozenset(("audio", "button", "canvas", "datalist", "iframe", "map", "math", "noscript", "object",
                        "script", "select", "style", "svg", "video"))  # fmt: skip
"""Those that a text has for another purpose than its words; closed, they are what they seem."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})")
_ADDRESS = re.compile(r"://|\bwww\.", re.I)
_DEFINITION = re.compile(r"^ {0,3}\[\^[^\]\n]{1,100}\]:", re.M)
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.I)
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.I)
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_LIST_NUMBER = re.compile(r"(\d{1,9})[.)](?=\s|$)")
_MOST_OF_A_LIST = 999
"""The highest number that a list begins with; above it stand years."""
_NEVER_ENDS = "footproof-never-ends"


def html_block_that_ends(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule for blocks of HTML, but for those that would swallow text: they are paragraphs with a tag in them."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[begin : begin + 1] != "<":
        return False
    line = state.src[begin : state.eMarks[start_line]]
    if not state.blkIndent and _is_endless(state, line, begin):
        return False
    before = state.line
    if not html_block(state, start_line, end_line, silent):
        return False
    if silent:
        tag = _TAG.match(line)
        return tag is None or tag[2].lower() not in _SWALLOWING
    block = state.tokens[-1].content
    if not _swallows(block) and not (_RAW.match(line) and _DEFINITION.search(block)):
        return True
    state.tokens.pop()
    state.line = before
    return False


def list_of_items(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule for lists, but for paragraphs that begin with a year: ``2019) Annual report``."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    number = _LIST_NUMBER.match(state.src, begin, state.eMarks[start_line])
    if number and int(number[1]) > _MOST_OF_A_LIST:
        return False
    return list_block(state, start_line, end_line, silent)


def words_kept(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a text, its stray tags and the numbers of lists of one item turned back into the words they are."""
    _keep_numbers(tokens)
    for token in tokens:
        if token.children:
            show_stray_tags(token.children)
        elif token.type == "html_block":
            # A comment that is not closed would run on into what is rendered behind it.
            head, opening, tail = token.content.rpartition("<!--")
            if opening and "-->" not in tail:
                token.content = head + escape(opening) + tail
    return tokens


def show_stray_tags(tokens: Sequence[Token]) -> None:
    """Make text of the tags in a paragraph that are no mark-up."""
    stray = {place for place, token in enumerate(tokens) if token.type == "html_inline" and _is_declared(token.content)}
    opened: dict[str, list[int]] = {}
    for place, name, closes in _tags(tokens):
        if not closes:
            opened.setdefault(name, []).append(place)
        elif opened.get(name):
            start = opened[name].pop()
            if name in _SWALLOWING and not _is_machinery(name, tokens[start + 1 : place]):
                stray |= {start, place}
        elif name in _SWALLOWING or name not in _KNOWN:
            stray.add(place)
    for name, places in opened.items():
        if name in _SWALLOWING or name not in _KNOWN:
            stray.update(places)
    for place in stray:
        tokens[place].type = "text"


def _is_endless(state: StateBlock, line: str, begin: int) -> bool:
    """Whether a block of HTML that ends at a sign of its own would run to the end of the file."""
    raw = _RAW.match(line)
    sign = "raw" if raw else next((end for start, end in _ENDS if line.startswith(start)), None)
    if sign is None:
        return False
    never: dict[str, int] = state.env.setdefault(_NEVER_ENDS, {})
    if begin >= never.get(sign, len(state.src)):
        return True
    ends = bool(_RAW_END.search(state.src, begin)) if raw else state.src.find(sign, begin) >= 0
    if not ends:
        never[sign] = begin
    return not ends


def _swallows(block: str) -> bool:
    """Whether a block of HTML leaves an element open that hides what follows, or one that nobody knows."""
    open_tags: Counter[str] = Counter()
    for closing, name in _TAG.findall(block):
        open_tags[name.lower()] += -1 if closing else 1
    return any(count > 0 and (name in _SWALLOWING or name not in _KNOWN) for name, count in open_tags.items())


def _tags(tokens: Sequence[Token]) -> Iterator[tuple[int, str, bool]]:
    for place, token in enumerate(tokens):
        if token.type == "html_inline" and (tag := _TAG.match(token.content)):
            yield place, tag[2].lower(), bool(tag[1])


def _is_declared(tag: str) -> bool:
    """Whether it is a declaration or an instruction, which no tree of a page shows."""
    return tag.startswith(("<!", "<?")) and not tag.startswith("<!--")


def _is_machinery(name: str, enclosed: Sequence[Token]) -> bool:
    return name in _MACHINERY and not any(
        token.type in ("footnote_ref", "link_open") or (token.type == "text" and _ADDRESS.search(token.content))
        for token in enclosed
    )


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Put the number of an only item before its words: ``12. Mai 2019`` at the start of a note is a date."""
    lists: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(place)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if token.type == "ordered_list_close" and len(items) == 1:
                _put_number(tokens, items[0])


def _put_number(tokens: Sequence[Token], item: int) -> None:
    printed = tokens[item].info + tokens[item].markup
    words = next((token for token in tokens[item + 1 : item + 3] if token.type == "inline"), None)
    if words is not None and words.children is not None:
        words.children.insert(0, Token("text", "", 0, content=f"{printed} "))
