"""No regular expression of the program can be kept busy: documents and pages are written by strangers, too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fakes.computing import Tired, computing
from fakes.every_pattern import every_pattern, tiring

from footnotes.errors import UnreadableDocument
from footnotes.read import read_document

LENGTH = 1_500
"""Signs; a pattern that takes time by the cube of them is at it for an hour, by their square for 0.02 seconds."""


def is_tired(pattern: re.Pattern[Any], seconds: float = 2.0) -> bool:
    """Whether one of the strings made for it keeps a pattern busy."""
    for text in tiring(pattern, LENGTH):
        try:
            with computing(seconds):
                pattern.search(text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text)
        except Tired:
            return True
    return False


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"[\w.]+(?:[.-][\w.-]*)+,", r"\s*x?\s*y?\s*z"])
def test_the_test_sees_a_pattern_that_never_ends(pattern: str) -> None:
    assert is_tired(re.compile(pattern), 0.5)


def test_no_pattern_can_be_kept_busy() -> None:
    patterns = every_pattern()
    assert len(patterns) > 500
    assert [where for where, pattern in patterns.items() if is_tired(pattern)] == []


FORMS = {
    "a.txt": "Gulls count {} here.[1] More.[2]\n\n{}\n\n[1] A. Gull, {}\n\n[2] B, Two, http://a.example/2\n",
    "a.md": "Gulls {} count.[^1]\n\n{}\n\n[^1]: A. Gull, {}\n",
    "a.html": '<p>Gulls {} <a href="#n" id="r"><sup>1</sup></a></p><p id="n"><a href="#r">1</a>. A. Gull, {}</p>',
    "a.rst": "Gulls {} count [1]_.\n\n.. [1] A. Gull, {}\n",
    "a.tex": "Gulls {}\\footnote{A. Gull, {}} count.\n",
    "a.bib": "@article{k, author={Gull, A.}, title={ {} }, url={http://a.example/1}}\n",
    "a.json": '[{"id": "a", "type": "book", "title": "{}", "URL": "http://a.example/1"}]',
    "a.csv": 'url,title\nhttp://a.example/1,"{}"\n',
}
LINES = (
    ". ",
    "-",
    "a-",
    "a.b",
    "_",
    "(",
    "[1]",
    "“a ",
    "A. ",
    "1, ",
    "ibid. ",
    "http://",
    "a=b&",
    "²",
    "\\a",
    "<a ",
    "5 May 2019, ",
)


@pytest.mark.parametrize("name", FORMS)
def test_no_line_keeps_a_reader_busy(name: str) -> None:
    """Each line of 3,000 signs within 20 seconds on a slow machine; what hangs never ends."""
    slow = []
    for line in LINES:
        text = FORMS[name].replace("{}", line * (3_000 // len(line)) + "!")
        try:
            with computing(20):
                read_document(Path(name), text.encode(), name)
        except UnreadableDocument:
            pass
        except Tired:
            slow.append(line)
    assert slow == []
