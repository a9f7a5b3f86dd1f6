"""Takes out of notes the links that publishers add to every reference, such as "PubMed" and "Google Scholar"."""

from __future__ import annotations

import re
from dataclasses import replace

from footnotes.gazetteer.services import LOOKUPS, PAGES
from footnotes.model import Link, Note, Span

_LOOKUPS, _PAGES = frozenset(LOOKUPS), frozenset(PAGES)
_ENDED = (".", "!", "?", ")", "]")
_BETWEEN = re.compile(r"[\s,;|·•/()\[\]:–—-]*")


def without_services(note: Note) -> Note:
    """The note without links to services behind its text; the work's own page becomes its address if it has none.

    "Lind, M. Water and mills. [Article] [PubMed] [Google Scholar]" cites one work: the article.
    """
    start = len(note.text)
    services: list[Link] = []
    for link in reversed(note.links):
        if _words(link, note) not in _LOOKUPS | _PAGES or not _BETWEEN.fullmatch(note.text, link.span.end, start):
            break
        start = link.span.start
        services.insert(0, link)
    own = note.links[: len(note.links) - len(services)]
    if not services or not _is_of_services(note, services):
        return note
    text = _bare(note.text[:start])
    kept = tuple(link for link in own if link.span.end <= len(text))
    page = next((link for link in services if _words(link, note) in _PAGES), None)
    if not text:
        return note
    if kept or page is None:
        return replace(note, text=text, links=kept, emphasis=_within(note, text))
    text += " " + page.url
    link = replace(page, span=Span(len(text) - len(page.url), len(text)), shown=None)
    return replace(note, text=text, links=(link,), emphasis=_within(note, text))


def _is_of_services(note: Note, services: list[Link]) -> bool:
    """Whether the links are a publisher's: one alone that reads "Article" may be the author's own, in a sentence."""
    before = note.text[: services[0].span.start].rstrip(" \n[(|")
    return len(services) > 1 or _words(services[0], note) in _LOOKUPS or before.endswith(_ENDED)


def _words(link: Link, note: Note) -> str:
    return " ".join(link.span.of(note.text).split()).strip("[]() .:").casefold()


def _bare(text: str) -> str:
    """The text without the bracket or stroke before the first service."""
    return text.rstrip().rstrip("[(|·•–—").rstrip()


def _within(note: Note, text: str) -> tuple[Span, ...]:
    return tuple(span for span in note.emphasis if span.end <= len(text))
