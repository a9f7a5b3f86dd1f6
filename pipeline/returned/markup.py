"""How the sources of documents are marked up: what of them is shown, and how addresses and links are written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """One format."""

    hidden: re.Pattern[str] | None = None
    """What stands in the source and is not shown."""
    entity: re.Pattern[str] | None = None
    """What stands for a single character."""
    target: re.Pattern[str] | None = None
    """Where a link leads, as group ``target``."""
    definition: re.Pattern[str] | None = None
    """The same of a link whose target stands elsewhere in the source."""
    closer: re.Pattern[str] | None = None
    """What may close behind something that is shown; its first or last sign says what it closes."""
    note_opener: re.Pattern[str] | None = None
    """What opens a note within the text, and is closed behind it."""
    read: Callable[[str], str] = str
    """What a target in the source means."""
    words: Callable[[str], str] = str
    """How words are written."""
    shown: Callable[[str, str], str] = lambda address, _: address
    """How an address is written where it is shown, with what stands before it in the source."""
    aimed: Callable[[str], str] = str
    """How an address is written as the target of a link."""
    linked: Callable[[str, str], str] = lambda address, _: address
    """How an address is written that is a link by itself, as those in the given stretch of the source are."""


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});")


def _balanced(address: str) -> str:
    """An address that may stand in the brackets of a Markdown link."""
    if " " not in address and address.count("(") == address.count(")"):
        return address
    return address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _markdown_shown(address: str, before: str) -> str:
    return address if before.endswith("<") else re.sub(r"([\\*`\[\]])", r"\\\1", address)


_MARKDOWN = Markup(
    hidden=re.compile(
        r"<[/!a-zA-Z](?![a-zA-Z.+-]{0,20}:)[^<>]{0,2000}>"
        r"|(?<=\])\((?:<[^<>\n]{0,4000}>|[^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000}){0,9})"
        r"(?:\s{1,9}(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'))?\s{0,9}\)"
        r"|(?<=\])\[[^\[\]]{1,1000}\]|(?<=[\])])\{[^{}\n]{1,300}\}|\[\^[^\[\]\s]{1,300}\]:?"
        r"|(?m:^[ ]{0,3}\[[^\[\]^][^\[\]]{0,1000}\]:[ \t].{1,4000}$)",
        re.DOTALL,
    ),
    entity=_ENTITY,
    target=re.compile(r"(?<=\]\()<?(?P<target>[^\s<>]{1,4000}?)>?(?=\s{0,9}\)|\s{1,9}[\"'])|(?<=<)(?P<auto>https?:[^\s<>]{1,4000})(?=>)"),
    definition=re.compile(r"(?m)^[ ]{0,3}\[[^\[\]^][^\[\]]{0,1000}\]:[ \t]{1,9}<?(?P<target>[^\s<>]{1,4000})>?"),
    closer=re.compile(r"\]\((?:<[^<>\n]{0,4000}>|[^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000}){0,9})(?:\s{1,9}[\"'][^\n]{0,2000}?[\"'])?\s{0,9}\)(?:\{[^{}\n]{1,300}\})?"
                      r"|\]\[[^\[\]]{0,1000}\]|\](?:\{[^{}\n]{1,300}\})?|\*{1,3}|_{1,3}|`{1,3}|~~|>|</[a-zA-Z]{1,12}>"),
    note_opener=re.compile(r"\^\["),
    read=lambda target: html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)),
    shown=_markdown_shown,
    aimed=_balanced,
    linked=lambda address, near: f"<{address}>" if re.search(r"<https?:|\]\(", near) else address,
)  # fmt: skip


def _as_html_link(address: str, near: str) -> str:
    written = html.escape(address)
    return f'<a href="{written}">{html.escape(address, quote=False)}</a>' if "<a" in near else written


_HTML = Markup(
    hidden=re.compile(r"<[/!?a-zA-Z][^<>]{0,4000}>"),
    entity=_ENTITY,
    target=re.compile(
        r"(?<=\shref=\")(?P<target>[^\"]{1,4000})|(?<=\shref=')(?P<single>[^']{1,4000})|(?<=\shref=)(?P<bare>[^\s\"'>]{1,4000})",
        re.IGNORECASE,
    ),
    closer=re.compile(r"(?:</span>\s{0,9}){0,4}</(?:a|i|em|b|strong|cite|q|u|code|font)>", re.IGNORECASE),
    read=html.unescape,
    words=lambda words: html.escape(words, quote=False),
    shown=lambda address, _: html.escape(address, quote=False),
    aimed=html.escape,
    linked=_as_html_link,
)

_TEX_SIGNS = {sign: f"\\{sign}" for sign in "#%&_${}"} | {
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"
}  # fmt: skip
_TEX_VERBATIM = re.compile(r"\\(?:url|nolinkurl|path|href)\*?\s{0,9}\{$")


def _tex_words(words: str) -> str:
    return "".join(_TEX_SIGNS.get(char, char) for char in words)


def _tex_aimed(address: str) -> str:
    """Within an argument, as notes are, a percent sign would begin a comment."""
    return re.sub(r"(?<!\\)([%#])", r"\\\1", address).replace("{", "%7B").replace("}", "%7D")


def _as_tex_link(address: str, near: str) -> str:
    linked = re.search(r"\\(?:url|href)\b", near)
    return rf"\url{{{_tex_aimed(address)}}}" if linked else _tex_words(address)


_LATEX = Markup(
    hidden=re.compile(
        r"(?<!\\)%[^\n]{0,4000}|\\href\s{0,9}\{(?:[^{}\\]|\\.){0,4000}\}|\\(?:begin|end|label|ref|pageref|bibitem)\s{0,9}(?:\[[^\[\]]{0,300}\])?\{[^{}]{0,300}\}"
        r"|\\(?:footnote(?:mark|text)?|endnote|thanks)\s{0,9}\[[^\[\]]{0,40}\]|\\[a-zA-Z@]{1,60}\*?[ \t]{0,9}|\\.",
        re.DOTALL,
    ),
    target=re.compile(r"(?<=\\href\{)(?P<target>(?:[^{}\\]|\\.){1,4000})(?=\})"),
    closer=re.compile(r"\}"),
    note_opener=re.compile(
        r"\\(?!(?:url|nolinkurl|path|href|emph|text\w{2}|enquote|mbox|textquote)\b)[a-zA-Z@]{1,60}\*?(?:\[[^\[\]]{0,300}\])?\{"
    ),
    read=lambda target: re.sub(r"\\([#%&_${}~^])", r"\1", target),
    words=_tex_words,
    shown=lambda address, before: _tex_aimed(address) if _TEX_VERBATIM.search(before) else _tex_words(address),
    aimed=_tex_aimed,
    linked=_as_tex_link,
)  # fmt: skip

_RST = Markup(
    hidden=re.compile(
        r"\s{0,9}<[^<>`\n]{1,4000}>(?=`_)|(?m:^\.\.[ ]\[[^\[\]\n]{1,300}\])|(?m:^\.\.[ ]_[^\n]{1,300}:[ ]\S{1,4000}$)"
        r"|:[a-z][a-z-]{0,30}:(?=`)|\[[^\[\]\s]{1,100}\]_"
    ),
    target=re.compile(r"(?<=<)(?P<target>[^<>`\n]{1,4000})(?=>`_)"),
    definition=re.compile(r"(?m)^\.\.[ ]_[^\n]{1,300}?:[ ](?P<target>\S{1,4000})$"),
    closer=re.compile(r"\s{0,9}<[^<>`\n]{1,4000}>`__?|`__?|\*{1,2}|`"),
    read=lambda target: re.sub(r"\\(.)", r"\1", target),
)  # fmt: skip

MARKUPS: Mapping[str, Markup] = {
    "markdown": _MARKDOWN,
    "html": _HTML,
    "tex": _LATEX,
    "rst": _RST,
    "text": Markup(),
}
"""By format, as readers name it."""
