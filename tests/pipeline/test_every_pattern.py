"""No regular expression of the program can be kept busy: documents and pages are written by strangers, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fakes.computing import Tired, computing
from fakes.every_pattern import Used, every_pattern, tiring

from footnotes.errors import UnreadableDocument
from footnotes.read import read_document

LENGTH, SECONDS = 4_000, 0.01
TIMES = 10
"""What takes long is tried with a text so many times as long, and may take time by the length and not by its square."""
BOUNDED = {"pipeline.checks.notices.headings:_NAMED": "sees the words of a heading's first 1,000 characters"}
"""Patterns that take time by the square of a text, and why that text cannot be long."""


def is_tired(used: Used) -> bool:
    """Whether one of the strings made for it keeps a pattern busy."""
    texts = zip(tiring(used.pattern, LENGTH), tiring(used.pattern, TIMES * LENGTH), strict=True)
    return any(_takes(used, short, SECONDS) and _takes(used, long, TIMES**2 * SECONDS) for short, long in texts)


def _takes(used: Used, text: str, seconds: float) -> bool:
    try:
        with computing(seconds):
            used.apply(text)
    except Tired:
        return True
    return False


@pytest.mark.parametrize(
    "pattern", [r"(?:a+)+b", r"[\w.]+(?:[.-][\w.-]*)+,", r"\s*x?\s*y?\s*z", r"\s*,", r"(?:\.\s?){5,}\d$"]
)
def test_the_test_sees_a_pattern_that_takes_time_by_the_square_of_a_text(pattern: str) -> None:
    assert is_tired(Used(re.compile(pattern), "search"))


@pytest.mark.parametrize("pattern", [r"(?:a{1,9}){1,9}b", r"\s{0,9},", r"(?:\.\s?){5}\d$"])
def test_the_test_leaves_a_pattern_in_peace_whose_repetitions_are_bounded(pattern: str) -> None:
    assert not is_tired(Used(re.compile(pattern), "search"))


def test_what_is_tried_at_one_place_alone_may_repeat_without_bound() -> None:
    assert not is_tired(Used(re.compile(r"\s*,"), "match"))


def test_no_pattern_can_be_kept_busy() -> None:
    patterns = every_pattern()
    assert len(patterns) > 500
    assert {where for where, used in patterns.items() if is_tired(used)} == set(BOUNDED)


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
