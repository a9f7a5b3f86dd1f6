"""Pages to measure on, with what a person says of each: those of public corpora, or made up."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SIZE = 190_000
"""Bytes of a made-up page: the mean of 845 real ones."""
_WORDS = [
    "river", "harbour", "council", "pilot", "barge", "channel", "survey", "gauge", "dyke", "lock", "toll", "engineer",
    "winter", "summer", "report", "budget", "insurer", "terminal", "quay", "ferry", "island", "grain", "gravel",
    "bridge", "tower", "letter", "meeting", "neighbour", "morning", "evening", "answer",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A page and what a person says of it."""

    url: str
    file: Path
    title: str | None
    date: str | None
    author: str | None = None
    sentences: tuple[str, ...] = ()
    """That stand in its text."""


def samples(gold: Path, folders: list[Path]) -> Iterator[Sample]:
    """The samples of a public corpus.

    ``gold`` is a JSON object of URL to ``{"file", "title", "author", "date", "with": [sentences]}``, the files being
    in one of the folders; or a folder of folders with ``source.html`` and ``expected-metadata.json``. The forms are
    those of trafilatura's ``tests/evaldata.json`` and readability's ``test/test-pages``, which are not kept here.
    """
    if gold.is_dir():
        for folder in sorted(gold.iterdir()):
            facts = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
            day = _day((facts.get("publishedTime") or "")[:10])
            yield Sample("http://a.example/page", folder / "source.html", facts.get("title"), day, facts.get("byline"))
        return
    for url, facts in json.loads(gold.read_text("utf-8")).items():
        file = next((folder / facts["file"] for folder in folders if (folder / facts["file"]).exists()), None)
        if file and facts.get("title"):
            author = facts.get("author") or ""
            author = (author[0] if isinstance(author, list) else author).split(";")[0].strip()
            said = tuple(facts.get("with", ()))
            yield Sample(url, file, facts["title"], _day(facts.get("date")), author or None, said)


def _day(text: str | None) -> str | None:
    """A day as it is written; None for what is none, of which corpora have a few."""
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def made_up(folder: Path, count: int) -> Iterator[Sample]:
    """As many pages of nobody's, written into a folder: an article each between menus, scripts and teasers."""
    chance = random.Random(845)

    def sentence(length: int) -> str:
        return " ".join(chance.choices(_WORDS, k=length)).capitalize() + "."

    for number in range(count):
        title, author = sentence(7).rstrip("."), f"{chance.choice('ABCDEF')}. {chance.choice(_WORDS).capitalize()}"
        day = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        said = tuple(sentence(chance.randrange(9, 25)) for _ in range(60))
        head = (
            f"<html lang=en><title>{title} - Some Outlet</title>"
            f'<meta property="article:published_time" content="{day}"><meta name="author" content="{author}">'
        )
        text = "".join(f"<p>{' '.join(said[at : at + 4])}</p>" for at in range(0, len(said), 4))
        page = f"{head}<main><article><h1>{title}</h1><p>By {author}</p>{text}</article></main>"
        menu = "".join(f'<li><a href="/{at}">{sentence(5)}</a></li>' for at in range(300))
        script = "<script>" + "var a=[1,2,3];" * ((SIZE - len(page) - len(menu)) // 14) + "</script>"
        file = folder / f"{number}.html"
        file.write_text(f"{page}<ul>{menu}</ul>{script}</html>", "utf-8")
        yield Sample(f"http://a.example/{number}", file, title, day, author, said)
