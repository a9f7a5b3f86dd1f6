from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.sample_report import NOON, hostile_report, incomplete_report, many, parsed_report, report_of, sample_report

from reports.formats.terminal import WORST, print_summary
from reports.model import LinkHistory, LinkState, Verdict


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self):
        return True


def said(report, stream=None):
    stream = stream or io.StringIO()
    print_summary(report, [Path("out/report.html")], stream)
    return stream.getvalue()


def test_counts_and_first_steps():
    """The verdicts, the worst citations with what to do, and where the report lies."""
    text = said(sample_report())
    assert "Of 14 citations, 3 are broken" in text
    assert re.search(r"\n +3  Broken", text)
    assert "harbour-inquiry.md#2.1  Who Owns the Old Pier?" in text
    assert "Next: Cite the archived copy of 7 December 2016" in text
    assert text.rstrip().endswith("out/report.html")
    assert text.index("#2.1") < text.index("#3.1")


def test_what_is_new_comes_first():
    """The old ones are known from the audit before."""
    report = sample_report()
    assert "Links: " not in said(report)
    broken = [place for place, one in enumerate(report.results) if one.verdict is Verdict.BROKEN]
    histories = dict.fromkeys(broken, LinkHistory(LinkState.ROTTEN, NOON))
    histories[broken[-1]] = LinkHistory(LinkState.ROTTEN, NOON, newly_rotten=True)
    results = tuple(replace(one, history=histories.get(place)) for place, one in enumerate(report.results))
    text = said(replace(report, results=results))
    assert "Links: 1 newly rotten.\n" in text
    first, last = (report.results[place].citation.id for place in (broken[0], broken[-1]))
    assert text.index(f" {last} ") < text.index(f" {first} ")


def test_lost_notes_are_said_loudly():
    """Missing notes, unread documents and a cut run stand before anything else."""
    text = " ".join(said(incomplete_report()).split())
    assert text.index("WARNING") == 0
    assert "172 markers in the text, but no notes were found" in text
    assert "1–172" in text
    assert "budget.xlsb" in text
    assert text.index("cut short") < text.index("Of 14 citations")


def test_plain_when_not_a_terminal():
    """Into a file or pipe goes plain text: no escape sequence, no line over the width, no blanks at its end."""
    text = said(sample_report())
    assert "\x1b" not in text
    assert all(len(line) <= 100 and line == line.rstrip() for line in text.splitlines())


def test_colour_on_a_terminal(monkeypatch):
    """On a terminal the verdicts are coloured, and NO_COLOR is honoured."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31m" in said(sample_report(), Screen())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in said(sample_report(), Screen())


@pytest.mark.parametrize("columns", ["40", "72", "200"])
def test_width_of_the_terminal(monkeypatch, columns):
    """No line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", said(many(40), Screen())).splitlines()
    assert max(len(line) for line in lines) <= int(columns)


def test_bounded():
    """However many citations are broken, only the worst few are listed, and the rest are counted."""
    text = said(many(400))
    assert text.count("Next: ") == WORST
    assert re.search(r"\.\.\. and \d+ more in the report", text)
    assert len(said(hostile_report())) < 40_000


def test_no_escape_sequences_from_strangers():
    """Titles and pages cannot colour, move or rename the terminal, nor turn the direction of text."""
    text = said(hostile_report())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert "owned" not in text


def test_markup_of_the_console_is_not_interpreted():
    """Square brackets in a title are text, not rich mark-up."""
    from dataclasses import replace

    result = next(r for r in sample_report().results if r.footnote.label == "2")
    cited = replace(result.citation, title="[bold]Loud[/bold] :warning:")
    assert "[bold]Loud[/bold] :warning:" in said(report_of([replace(result, citation=cited)]))


def test_a_stream_that_knows_no_unicode():
    """What an ASCII stream lacks becomes a question mark; nothing is raised."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    print_summary(incomplete_report(), [], stream)
    assert b"1?172" in raw.getvalue()


def test_after_parsing_alone():
    """Before anything is checked the summary says so and lists nothing."""
    text = said(parsed_report())
    assert "nothing has been checked yet" in text
    assert "What to look at first" not in text
