"""Names as bylines and metadata print them: "By A. Writer and B. Reporter, Staff" to the two names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footnotes.prose.months import ENGLISH
from pipeline.text.words import is_address, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAX_NAMES = 20
_LEADS = re.compile(
    r"^(?:(?:written|posted|published|reported|story|article|text|words|report|submitted|view all posts)?\s?by\b"
    r"|(?:gespeichert|veröffentlicht|geschrieben|verfasst|beitrag|eingestellt|zeige alle beiträge)?\s?von\b"
    r"|interview\s?:|par\b|por\b|di\b|door\b|av\b"
    r"|от\b|автор(?:ы)?\b|текст\b|author(?:s)?\b|autor(?:en|in|es)?\b|auteur\b|text\b|автори\b)\s?[:\-–—]?\s?",
    re.IGNORECASE,
)
_PARTERS = re.compile(r" ?[;|•·/\n] ?| & |, (?:and|und|et) ")
_AND = re.compile(r" (?:and|und|et|y|e|и|та|і) ")
_AFTER_NAME = re.compile(
    r"\s{0,9}(?:[|•·(\[]|\s[-–—]\s|,?\s(?:in|for|at|from|on)\s(?=\S)|,?\s(?:am|le|il|el|vom)\s(?=\d)"
    rf"|\s(?:{'|'.join(ENGLISH)})\s(?=\d)"
    r"|\d{1,2}[./: ]|\b(?:19|20)\d\d\b|@|https?:"
    r"|,\s{0,9}(?:updated|published|posted|staff|senior|special|correspondent|editor|reporter|contributor)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_NAMES = frozenset({
    "admin", "administrator", "staff", "staff writer", "editor", "editors", "webmaster", "author", "guest",
    "redaktion", "die redaktion", "redaction", "редакция", "unknown", "anonymous", "user", "n/a", "none", "null",
    "by", "news", "share", "follow", "website", "root", "superuser", "undefined", "wordpress", "view all posts",
    "contributor", "about the author", "comments", "default",
})  # fmt: skip


def split_names(texts: Iterable[str], site: str | None = None) -> tuple[str, ...]:
    """The distinct names in bylines, the outlet's own (``site``) and log-ins left out."""
    names: dict[str, None] = {}
    for text in texts:
        for part in name_parts(text):
            if _is_name(part, site):
                names[part] = None
    return tuple(names)[:_MAX_NAMES]


def name_parts(text: str) -> Iterator[str]:
    """The pieces of a byline that would be a name each, without "By" and what follows a name."""
    line = _LEADS.sub("", plain(text)[:300]).strip()
    for part in _spread(line):
        pieces = part.split(", ")
        # "Surname, Given" is one name; "A B, C D" are two.
        if len(pieces) > 1 and all(" " in piece.strip() for piece in pieces[:2]):
            yield from (_clean(piece) for piece in pieces)
        else:
            yield _clean(part)


def _spread(line: str) -> Iterator[str]:
    for piece in _PARTERS.split(line):
        names = _AND.split(piece)
        # "José Ortega y Gasset" is one name: what "and" joins are full names.
        yield from names if all(" " in name for name in names) else [piece]


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
