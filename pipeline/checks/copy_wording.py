"""How a note names the archived copy of a page: in its own language and style, or as the project's settings have it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from footnotes.languages.all import BY_CODE
from footnotes.languages.en import ENGLISH
from footnotes.languages.model import Language
from footnotes.model import Span
from pipeline.language.detect import language_of
from pipeline.settings import CiteSettings
from reports.model import CitationResult
from reports.wording import timestamp_date

OWN_STYLE = CiteSettings()
"""Every note in its own language and style."""
COPY, DATE = "{copy}", "{date}"
"""What a template puts in: the address of the copy, and the ISO date of its capture."""
_NEAR = 2_000
"""Characters of a note that are looked at: one of a thousand works is not read a thousand times."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_BRACKETS = {"(": 1, "[": 1, "（": 1, "【": 1, ")": -1, "]": -1, "）": -1, "】": -1}
_BLUEBOOK = re.compile(r"\([^()]{0,60}\b(?:1[5-9]|20)\d\d\),\s$")
"""``Harbour News (May 3, 2019), https://...``: there the copy stands in square brackets (Bluebook, rule 18.2.1(d))."""
_PAGE = "https://harbour.example/tides"
_SAMPLES = (f"https://web.archive.org/web/20190603101500/{_PAGE}", "https://perma.cc/AB12-CD34")
"""Copies that show what they are of, and that do not."""


def beside(result: CitationResult, place: Span | None, copy: str, settings: CiteSettings) -> str:
    """What is put behind an address, or at the end of a citation that links words, so that readers find the copy.

    Args:
        result: the citation.
        place: where its address stands in its text; None where it does not.
        copy: address of the copy.
        settings: the project's own wording.
    """
    said = result.citation.text if place is None else result.citation.text[: place.start]
    start = max(result.footnote.text.find(result.citation.text), 0)
    before = _ADDRESS.sub("", result.footnote.text[max(start - _NEAR, 0) : start] + said)
    language = _language(result)
    if sum(_BRACKETS.get(char, 0) for char in before) > 0:
        # Brackets do not nest.
        template = settings.in_brackets or f", {_introduction(language)} {COPY}"
    else:
        template = settings.languages.get(language.code) or settings.archived or _own_style(said, language)
        template = template if template[:1] in " ,;." else f" {template}"
    date = timestamp_date(result.archive.timestamp if result.archive else None) or ""
    return template.replace(DATE, date).replace(COPY, copy)


def _own_style(said: str, language: Language) -> str:
    if language is ENGLISH and _BLUEBOOK.search(said):
        return f"[{COPY}]"
    return f"({_introduction(language)} {COPY})"


def _language(result: CitationResult) -> Language:
    anchor = result.footnote.anchor
    note = result.footnote.text if len(result.footnote.text) <= _NEAR else result.citation.text
    words = _ADDRESS.sub(" ", f"{note} {anchor.sentence if anchor else ''}")
    language = BY_CODE.get(language_of(words) or "", ENGLISH)
    return language if language.copy_stands_at or language.archived_at else ENGLISH


def _introduction(language: Language) -> str:
    return language.copy_stands_at or f"{language.archived_at[0]}:"


@lru_cache
def is_read_again(template: str, *, in_brackets: bool) -> bool:
    """Whether a run finds page and copy in a note that was worded so, and takes them for one work."""
    return all(_is_read_again(template, copy, in_brackets=in_brackets) for copy in _SAMPLES)


def _is_read_again(template: str, copy: str, *, in_brackets: bool) -> bool:
    from footnotes.read import read_document

    wording = template.replace(DATE, "2019-06-03").replace(COPY, copy)
    blank = "" if wording[:1] in " ,;." else " "
    work = f"Ada Moor, “Tides,” 2019, {_PAGE}{blank}{wording}"
    note = f"The year was late (see {work})." if in_brackets else f"{work}."
    citations = read_document(Path("sample.md"), f"A claim.[^1]\n\n[^1]: {note}\n".encode(), "sample.md").citations
    return [(one.url, one.title, one.cited_copy and one.cited_copy.url) for one in citations] == [
        (_PAGE, "Tides", copy)
    ]
