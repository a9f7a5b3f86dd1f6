"""Markdown to HTML that keeps what matters here: the author's labels, URLs as they stand, line numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from footnotes.readers.html.tree import LINE_BREAK, NOTE_LABEL
from footnotes.readers.markdown_tags import html_block_that_ends, list_of_items, show_stray_tags, words_kept
from footnotes.urls.mend import STOPS

LINE = "data-source-line"
"""Attribute with the 1-based line of the file on which a block begins."""

_SCHEME_BEFORE = re.compile(r"(?:https?|ftp)$", re.I)
_BARE_URL = re.compile(rf"://(?:[^\s<>\[\]`\\(){STOPS}]" + r"|\\[!-/:-@\[-`{-~]|\([^\s<>\[\]`\\()]{0,200}\)){1,4000}")
_NOT_ITS_OWN = "*_.,;:!?'\"~"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NUMBER = re.compile(r"\d{1,4}")
_Env = MutableMapping[str, Any]


class _Parser(MarkdownIt):
    """Takes URLs as evidence: neither encoded nor refused."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return bool(url)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a Markdown text stands for."""

    html: str
    """Notes are ``doc-footnote`` elements where they were defined, or spans in place."""
    has_notes: bool
    """Whether the text defines notes (``[^1]: ...``) or holds them in place (``^[...]``)."""


def render(text: str) -> Rendered:
    """Make HTML of Markdown."""
    parser = _Parser("commonmark", {"html": True, "maxNesting": 60})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True).use(front_matter_plugin)
    parser.inline.ruler.before("emphasis", "bare_url", _bare_url)
    parser.block.ruler.at("html_block", html_block_that_ends, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("list", list_of_items, {"alt": ["paragraph", "reference", "blockquote"]})
    env: _Env = {}
    tokens = words_kept(parser.parse(text, env))
    _tie_notes(tokens)
    written_in_place = [
        note["tokens"] for note in env.get("footnotes", {}).get("list", {}).values() if "tokens" in note
    ]
    for note in written_in_place:
        show_stray_tags(note)
    has_notes = bool(written_in_place) or any(token.type == "footnote_reference_open" for token in tokens)
    return Rendered(_Renderer().render(tokens, parser.options, env), has_notes)


def _bare_url(state: StateInline, silent: bool) -> bool:
    """Take a URL that stands as plain text whole, so that its underscores and stars stay its own."""
    if state.src[state.pos] != ":" or not _SCHEME_BEFORE.search(state.src[max(0, state.pos - 5) : state.pos]):
        return False
    found = _BARE_URL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    url = found[0].rstrip(_NOT_ITS_OWN)
    if not silent:
        state.pending += _ESCAPE.sub(r"\1", url)
    state.pos += len(url)
    return True


def _tie_notes(tokens: Sequence[Token]) -> None:
    """Give each definition an id of its own, and each reference that of the definition that it means.

    Where a label is defined more than once (chapters put together), a reference means the next
    definition after it, else the last one before it.
    """
    defined: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            token.meta["place"] = place
            defined.setdefault(token.meta["label"], []).append(place)
    for place, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "footnote_ref" and "label" in child.meta:
                places = defined.get(child.meta["label"], [])
                after = bisect_right(places, place)
                child.meta["place"] = next(iter((*places[after : after + 1], *places[-1:])), None)


class _Renderer(RendererHTML):
    """HTML with line numbers, and notes under their own labels."""

    def __init__(self, parser: Any = None) -> None:
        super().__init__(parser)
        self._line: int | None = None

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: _Env) -> str:
        token = tokens[idx]
        self._line = token.map[0] + 1 if token.map else self._line
        if token.nesting == 1 and token.block and self._line is not None:
            token.attrSet(LINE, str(self._line))
        return super().renderToken(tokens, idx, options, env)

    def softbreak(self, *_: object) -> str:
        """A line of the file: entries of a list often stand on lines of their own, with no blank line between."""
        return f"<wbr {LINE_BREAK}>\n"

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: _Env) -> str:
        """A reference, or a note written in place."""
        meta = tokens[idx].meta
        if "label" not in meta:
            return self._note_in_place(meta["id"], options, env)
        place = meta.get("place")  # a reference inside a note that was written in place is tied to nothing
        name = "undefined" if place is None else f"defined-{place}"
        label = escape(meta["label"])
        return f'<sup><a role="doc-noteref" href="#note-{name}" {NOTE_LABEL}="{label}">{label}</a></sup>'

    def footnote_reference_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """The beginning of a definition."""
        token = tokens[idx]
        line = token.map[0] + 1 if token.map else ""
        name, label = token.meta["place"], escape(token.meta["label"])
        return f'<aside role="doc-footnote" id="note-defined-{name}" {NOTE_LABEL}="{label}" {LINE}="{line}">'

    def footnote_reference_close(self, *_: object) -> str:
        """The end of a definition."""
        return "</aside>\n"

    def _note_in_place(self, number: int, options: OptionsDict, env: _Env) -> str:
        content = self.render(env["footnotes"]["list"][number]["tokens"], options, env)
        return f'<span class="inline-footnote">{content}</span>'
