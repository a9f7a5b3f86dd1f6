"""The summary that a run leaves on the terminal: plain text when standard output is none."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reports import wording
from reports.changes import ChangeKind
from reports.formats.safe_text import one_line, printable
from reports.model import CitationResult, Report, Verdict
from reports.notices import Notice, Weight, notices
from reports.summary import changes, conclusion, counted, shown_verdict, summarise, worst_first

if TYPE_CHECKING:
    from rich.console import Console

WORST = 12
"""Citations that are shown; the report holds all of them."""
NOTICES = 20
LONGEST = 600
"""Characters of one stranger's sentence."""
PLAIN_WIDTH = 100
"""Columns when standard output is no terminal."""

STYLES = {
    Verdict.BROKEN: "bold red",
    Verdict.REVIEW: "bold yellow",
    Verdict.UNCHECKED: "dim",
    Verdict.SETTLED: "green",
    Verdict.OK: "green",
}


def print_summary(report: Report, written: Sequence[Path], stream: TextIO) -> None:
    """Say on ``stream`` what came out, what to do first, and where the reports (``written``) lie.

    Colours only on a terminal (and not with NO_COLOR); what the stream's encoding lacks becomes ``?``.
    """
    encoding = stream.encoding or "utf-8"
    stream.write(_render(report, written, stream.isatty()).encode(encoding, "replace").decode(encoding))
    stream.flush()


def _render(report: Report, written: Sequence[Path], terminal: bool) -> str:
    from rich.console import Console

    page = io.StringIO()
    console = Console(
        file=page,
        force_terminal=terminal,
        width=None if terminal else PLAIN_WIDTH,
        color_system="auto" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _say_notices(console, notices(report))
    _say_counts(console, report)
    _say_worst(console, report)
    if written:
        console.print()
        # Not the further pages of a large report.
        for path in (path for path in written if path.parent == written[0].parent):
            _say(console, ("Report: ", "dim"), (str(path), ""))
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _say_notices(console: Console, found: Sequence[Notice]) -> None:
    for notice in found[:NOTICES]:
        alarm = notice.weight is Weight.ALARM
        subject = f"{notice.subject}: " if notice.subject else ""
        _say(
            console,
            ("WARNING  " if alarm else "Note     ", "bold red" if alarm else "bold"),
            (subject, "bold"),
            (f"{notice.text} ", ""),
            (notice.detail, "dim"),
        )
    if len(found) > NOTICES:
        _say(console, (f"... and {counted(len(found) - NOTICES, 'more notice')}: see the report.", ""))
    if found:
        console.print()


def _say_counts(console: Console, report: Report) -> None:
    summary = summarise(report.outline)
    _say(console, (conclusion(summary), "bold"))
    if not report.results:
        return
    console.print()
    for verdict, phrase in wording.VERDICTS.items():
        number = summary.verdicts[verdict] + (summary.verdicts[None] if verdict is Verdict.UNCHECKED else 0)
        if verdict is Verdict.SETTLED and not number:
            continue
        style = STYLES[verdict] if number else "dim"
        _say(console, (f"{number:>7,}  {phrase.label:<10} ", style), (phrase.meaning, "dim"))
    _say_changes(console, report)


def _say_changes(console: Console, report: Report) -> None:
    """What has become of links since the run before, where anything has."""
    found = changes(report.outline)
    named = ((ChangeKind.NEW, "new_rot"), (ChangeKind.SUSPECT, "suspect"), (ChangeKind.RECOVERED, "recovered"))
    told = [f"{len(found[name]):,} {wording.CHANGES[kind].label.lower()}" for kind, name in named if found[name]]
    if told:
        console.print()
        _say(console, (f"Links: {', '.join(told)}.", "bold"))


def _say_worst(console: Console, report: Report) -> None:
    flagged = (Verdict.BROKEN, Verdict.REVIEW)
    outline = report.outline
    found = [place for place in worst_first(outline) if shown_verdict(outline[place]) in flagged]
    # Who audits every week knows the old ones.
    found.sort(key=lambda place: not ((history := outline[place].history) and history.newly_rotten))
    if not found:
        return
    console.print()
    _say(console, ("What to look at first", "bold"))
    for place in found[:WORST]:
        _say_citation(console, report.results[place])
    if len(found) > WORST:
        _say(console, (f"  ... and {len(found) - WORST:,} more in the report.", "dim"))


def _say_citation(console: Console, result: CitationResult) -> None:
    """One line, cut to the width, and under it what to do."""
    from rich.text import Text

    verdict = shown_verdict(result)
    why = result.reasons[0].message if result.reasons else (result.link.detail if result.link else "")
    line = Text.assemble(
        (f"  {wording.VERDICTS[verdict].label.lower():<9} ", STYLES[verdict]),
        (one_line(result.citation.id), "bold"),
        ("  " + one_line(result.citation.title or result.citation.text), "italic"),
    )
    console.print(line, no_wrap=True, overflow="ellipsis", crop=True)
    if why:
        _say_indented(console, why)
    if result.reasons and result.reasons[0].suggestion:
        _say_indented(console, f"Next: {result.reasons[0].suggestion}")


def _say_indented(console: Console, text: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(_bounded(one_line(text))), (0, 0, 0, 12)))


def _say(console: Console, *pieces: tuple[str, str]) -> None:
    """A paragraph; white space inside the pieces is kept, whatever would act on a terminal is not."""
    from rich.text import Text

    shown = [(_bounded(printable(text).replace("\n", " ")), style) for text, style in pieces]
    console.print(Text.assemble(*shown), overflow="fold")


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
