"""Registries on loopback that hold made-up works and refuse whoever asks faster than their published rates."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from fakes.little_web import LittleWeb, Reply, Request

from footnotes.languages.model import words

LIMITS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "crossref": ((3, 1.0),),
    "datacite": ((1000, 300.0),),
    "arxiv": ((1, 3.0),),
    "pubmed": ((3, 1.0),),
    "openalex": ((100, 1.0), (1000, 86_400.0)),
    "open-library": ((3, 1.0),),
    "doi": ((5, 1.0),),
}
"""Requests in seconds, for whoever gives an address, and for OpenAlex a key; as published in November 2026."""

_BIRDS = words("gull tern auk rail crake heron stork crane plover curlew godwit snipe stilt avocet puffin petrel")
_PLACES = words("harbour estuary marsh delta fjord lagoon reef island cliff dune")
_DEEDS = words("counting ringing feeding nesting moulting roosting wintering landing calling sleeping")
_NAMES = words("Roe Poe Moe Doe Loe Noe Soe Zoe Koe Foe")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A work, the note that cites it, and the registry that holds it."""

    note: str
    held_by: str | None
    title: str
    doi: str | None
    author: str
    year: int


def made_up_works(count: int, seed: int = 1) -> Iterator[MadeUp]:
    """Articles with and without DOIs, books, preprints, data, and works that nobody holds."""
    chance = random.Random(seed)
    for number in range(count):
        bird, place, deed = chance.choice(_BIRDS), chance.choice(_PLACES), chance.choice(_DEEDS)
        title = f"The {deed} {bird} of the {place}: survey {number + 100} revisited"
        author, year = f"Jane {chance.choice(_NAMES)}", chance.randint(1991, 2019)
        journal = f"Journal of {place.title()} Studies {number % 40 + 1}, no. 2"
        article = f"{author}, “{title},” {journal} ({year}): {number}–{number + 9}"
        book = f"{author}, {title} (Lund: {place.title()} Press, {year})"
        doi = f"10.1234/w{number}"
        share = number % 20
        if share < 9:
            yield MadeUp(f"{article}.", "crossref", title, doi, author, year)
        elif share < 13:
            yield MadeUp(f"{article}, doi:{doi}.", "crossref", title, doi, author, year)
        elif share < 16:
            yield MadeUp(f"{book}.", "open-library", title, None, author, year)
        elif share == 16:
            yield MadeUp(f"{article}, doi:{doi}.", "datacite", title, doi, author, year)
        elif share == 17:
            yield MadeUp(
                f"{author}, “{title},” arXiv:1{number % 1000:03d}.{number:05d} ({year}).",
                "arxiv",
                title,
                None,
                author,
                year,
            )
        else:
            yield MadeUp(f"{article if number % 2 else book}.", None, title, None, author, year)


@dataclass(slots=True)
class Registries:
    """What they hold, and what they were asked."""

    works: Sequence[MadeUp]
    webs: dict[str, LittleWeb] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """Requests that came in, refused ones included."""
        return sum(len(web.requests) for web in self.webs.values())

    def settings(self) -> str:
        """The ``[works]`` of ``footproof.toml``."""
        origins = "".join(f'{name} = "{web.url("")}"\n' for name, web in self.webs.items())
        return f'[works]\nlookup = true\nmailto = "desk@example.org"\n[works.origins]\n{origins}'

    def answer(self, name: str, request: Request) -> Reply:
        """What one of them says to a request."""
        before = [one.at for one in self.webs[name].requests if one is not request]
        for most, seconds in LIMITS[name]:
            if sum(request.at - seconds < at <= request.at for at in before) >= most:
                self.refused[name] = self.refused.get(name, 0) + 1
                return Reply(status=429, headers=(("Retry-After", "1"),))
        parts = urlsplit(request.target)
        known = [work for work in self.works if work.held_by == name]
        return _ANSWERS[name](unquote(parts.path), parse_qs(parts.query), known)


@contextmanager
def registries(works: Sequence[MadeUp]) -> Iterator[Registries]:
    """Each at an address of its own."""
    held = Registries(works)
    with ExitStack() as stack:
        for name in LIMITS:
            held.webs[name] = stack.enter_context(LittleWeb())
            held.webs[name].otherwise = lambda request, name=name: held.answer(name, request)
        yield held


def _json(value: Any) -> Reply:
    return Reply(body=json.dumps(value).encode())


def _crossref(path: str, asked: Mapping[str, list[str]], works: Sequence[MadeUp]) -> Reply:
    sought = asked.get("query.bibliographic")
    if sought:
        return _json({"message": {"items": [_csl(work) for work in works if work.title in sought[0]]}})
    found = [_csl(work) for work in works if path.endswith(f"/{work.doi}")]
    return _json({"message": found[0]}) if found else Reply(status=404)


def _csl(work: MadeUp) -> dict[str, Any]:
    given, _, family = work.author.partition(" ")
    return {
        "DOI": work.doi,
        "type": "journal-article",
        "title": [work.title],
        "author": [{"given": given, "family": family}],
        "issued": {"date-parts": [[work.year]]},
    }


def _datacite(path: str, asked: Mapping[str, list[str]], works: Sequence[MadeUp]) -> Reply:
    found = [work for work in works if path.endswith(f"/{work.doi}")]
    if not found:
        return Reply(status=404)
    told = {"doi": found[0].doi, "titles": [{"title": found[0].title}], "publicationYear": found[0].year}
    return _json({"data": {"attributes": {**told, "creators": [{"name": found[0].author}]}}})


def _arxiv(path: str, asked: Mapping[str, list[str]], works: Sequence[MadeUp]) -> Reply:
    number = asked["id_list"][0]
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>{work.title}</title>"
        f"<published>{work.year}-01-01</published><author><name>{work.author}</name></author></entry>"
        for work in works
        if number in work.note
    )
    return Reply(body=f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode())


def _open_library(path: str, asked: Mapping[str, list[str]], works: Sequence[MadeUp]) -> Reply:
    sought = asked.get("title", [""])[0]
    docs = [
        {"key": "/works/OL1W", "title": work.title, "author_name": [work.author], "first_publish_year": work.year}
        for work in works
        if work.title in sought
    ]
    return _json({"docs": docs})


def _nothing(path: str, asked: Mapping[str, list[str]], works: Sequence[MadeUp]) -> Reply:
    return _json({"results": [], "responseCode": 1})


_ANSWERS = {
    "crossref": _crossref,
    "datacite": _datacite,
    "arxiv": _arxiv,
    "pubmed": _nothing,
    "openalex": _nothing,
    "open-library": _open_library,
    "doi": _nothing,
}
