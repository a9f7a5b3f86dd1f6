"""The order in which the runs of a line are read: from left to right, or from right to left with other words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from footnotes.readers.pdf.glyphs import MIRRORED
from footnotes.readers.pdf.runs import Run

WORD_GAP = 0.12
"""Part of the font size; white space this wide parts two words."""
_LEAD = re.compile(r"[.,;:!?()\[\]«»‹›“”\"]{1,4}")
_CLOSING = {"(": ")", "[": "]"}
_FIGURES_FIRST = re.compile(r"[(\[]?\d")
_STOP_FIRST = re.compile(r"[.,;:!?)\]]{1,3}(?=[^\W\d_][\w’'])")
"""Signs that begin no line that is read from left to right: ``.works in harbours, p. 7``."""

Read = tuple[float, Run]
"""A run in the order of reading, and the white space before it in points."""


def are_rtl(runs: Iterable[Run]) -> bool:
    """Tell whether most of the letters of some runs are written from right to left."""
    letters = rtl = 0
    for run in runs:
        count = _letters(run)
        letters, rtl = letters + count, rtl + count * run.is_rtl
    return 2 * rtl > letters


def is_rtl(row: Sequence[Run], *, among_rtl: bool, is_labelled: bool) -> bool:
    """Tell whether a line is read from right to left.

    Args:
        row: its runs.
        among_rtl: whether most of its page is.
        is_labelled: whether the label of a note stands at its right end.
    """
    if any(run.is_rtl for run in row):
        return among_rtl or 2 * sum(len(run.text) for run in row if run.is_rtl) > sum(map(_letters, row))
    if not among_rtl:
        return False
    # Words in other scripts may fill a line: then its last stop stands at the left, or its label at the right.
    text = "".join(run.text for run in sorted(row, key=lambda run: run.left))
    return is_labelled or _STOP_FIRST.match(text.lstrip()) is not None


def _letters(run: Run) -> int:
    return sum(map(str.isalpha, run.text))


def read_from_left(row: Sequence[Run]) -> list[Read]:
    """Runs of a line, from left to right, each with the white space before it."""
    apart = (right.left - left.right if right.left >= left.left else 0.0 for left, right in pairwise(row))
    return list(zip((0.0, *apart), row, strict=True))


def read_from_right(row: Sequence[Run], size: float, *, is_labelled: bool) -> Iterator[Read]:
    """Runs of a line that is read from right to left: words in other scripts keep their own order among each other."""
    spread = [replace(run, text=run.text.strip()) for run in sorted(row, key=lambda run: -run.right)]
    apart = (right.left - left.right for right, left in pairwise(spread))
    held: list[Read] = []
    for place, read in enumerate(zip((0.0, *apart), spread, strict=True)):
        run = read[1]
        # The label of a note stands beside its first word, and is no part of it: "Dahl, E." in a note in Hebrew.
        if run.is_rtl or (is_labelled and not place):
            yield from _among_rtl(held, size)
            yield read
            held = []
        else:
            held.append(read)
    yield from _among_rtl(held, size)


def _among_rtl(reads: Sequence[Read], size: float) -> Iterator[Read]:
    """Neighbouring runs of figures and of other scripts, from right to left, in the order in which they are read.

    As the bidirectional algorithm of Unicode has it: what stands between letters goes with them, figures behind them,
    too; other figures keep the order of the line, and signs at either end belong to the line, not to the words.
    """
    groups: list[list[Read]] = []
    for gap, run in reads:
        if groups and gap < WORD_GAP * size:
            groups[-1].append((gap, run))
        else:
            groups.append([(gap, run)])
    worded = [place for place, group in enumerate(groups) if any(_letters(run) for _, run in group)]
    if worded:
        first, last = worded[0], worded[-1] + 1
        first -= sum(1 for _ in takewhile(_begins_with_figures, groups[:first][::-1]))
        groups[first:last] = [[read for group in groups[first:last] for read in group]]
    for group in groups:
        yield from _turned(group)


def _begins_with_figures(group: Sequence[Read]) -> bool:
    return _FIGURES_FIRST.match(group[-1][1].text) is not None


def _turned(reads: Sequence[Read]) -> Iterator[Read]:
    """Runs that stand from right to left, read from left to right.

    The signs at their left end come behind them, but for a bracket that is closed.
    """
    runs = [run for _, run in reads[::-1]]
    gaps = [gap for gap, _ in reads]
    spaces = [gaps[0], *gaps[:0:-1]]
    text = "".join(run.text for run in runs)
    lead = _lead_of(text)
    if not lead or len(lead) == len(text):
        yield from zip(spaces, runs, strict=True)
        return
    rest = len(lead)
    behind = 0.0
    is_first = True
    for gap, run in zip(spaces, runs, strict=True):
        if len(run.text) > rest:
            yield spaces[0] if is_first else gap, replace(run, text=run.text[rest:])
            behind = gap if is_first and run is not runs[0] and not rest else behind
            is_first = False
        rest = max(0, rest - len(run.text))
    yield behind, replace(runs[0], text=lead[::-1].translate(MIRRORED))


def _lead_of(text: str) -> str:
    """The signs that text begins with, up to a bracket that is closed."""
    lead = _LEAD.match(text)
    signs = takewhile(lambda sign: _CLOSING.get(sign, "\0") not in text, lead[0] if lead else "")
    return "".join(signs)
