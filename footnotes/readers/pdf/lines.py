"""Lines of print: runs that stand side by side, put together with what is raised and what is slanted in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from footnotes.model import Span
from footnotes.readers.pdf.directions import WORD_GAP, is_rtl, read_from_left, read_from_right
from footnotes.readers.pdf.glyphs import HYPHEN, LEVEL
from footnotes.readers.pdf.runs import Run

_OVERLAP = 0.5
"""Part of the lower run's height that two runs of one line share."""
_CELL_GAP = 0.9
"""Part of the font size; white space this wide parts two cells where other lines have it at the same place."""
_RAISED = ((0.82, 0.12), (0.88, 0.2))
"""Size of a raised figure, and how far it stands above the line, in parts of the font size; either pair will do."""
_LIFTED = 1.02, 0.3
"""The same for a label that is hardly smaller than its note."""
_HIGHEST = 0.62
"""Part of the font size; what stands higher belongs to the line above."""
_BOLD = 0.85
"""Part of the letters of a heading in bold; in a reference the title alone may be."""
_HANGING = 4.0
"""Part of the font size by which a raised label may stand out before the line that it belongs to."""
_LABEL = re.compile(r"\d{1,4}|[*∗†‡§¶‖#]{1,4}")
_INITIAL = 1.8
"""Size of a letter that opens a text and is as high as several of its lines, in parts of the usual size."""
_LEAST_STEP = 10.0
"""Points between two heights at which rows are looked up."""
_MOST_INITIALS = 12
"""Initials on a page; each is looked up among all runs of it."""
_SMALL_CAPS = (0.66, 0.9)
"""Sizes of small capitals, in parts of the size of the capitals beside them."""


@dataclass(frozen=True, slots=True)
class Target:
    """Characters of a line under a link annotation, and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table but the first of its line."""

    start: int
    """Where it begins in the line's text."""
    left: float
    gap: float
    """White space before it, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print; lengths are points, ``base`` counts upwards from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Size of most of its letters."""
    page: int
    """1-based."""
    raised: tuple[Span, ...] = ()
    """Figures and signs above the base line."""
    slanted: tuple[Span, ...] = ()
    """Words in italics."""
    is_bold: bool = False
    """True when all of its letters but a few are bold."""
    cells: tuple[Cell, ...] = ()
    """What stands behind white space as wide as between the cells of a table."""
    targets: tuple[Target, ...] = ()
    is_rtl: bool = False
    """True when it is read from right to left."""

    @property
    def start(self) -> float:
        """Where it begins, in points from the side at which its script begins: the greater, the deeper it is set in."""
        return -self.right if self.is_rtl else self.left

    def indent(self, left: float, right: float) -> float:
        """White space before it in a column with these edges, in points."""
        return right - self.right if self.is_rtl else self.left - left

    def room(self, left: float, right: float) -> float:
        """White space behind it in a column with these edges, in points."""
        return self.left - left if self.is_rtl else right - self.right

    @property
    def top(self) -> float:
        """About the height of its capitals."""
        return self.base + 0.7 * self.size


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand side by side, from the top of the page to its foot, each row from left to right."""
    placed = list(_with_initials(list(runs)))
    rows: list[_Row] = []
    # A run shares the height of rows whose feet are no further from its own than the largest letters are high.
    step = max(_LEAST_STEP, 0.7 * max((run.size for run in placed), default=0.0))
    by_height: dict[int, list[_Row]] = defaultdict(list)
    for run in sorted(placed, key=lambda run: (_is_label(run), -run.size, -run.base)):
        height = int(run.base // step)
        around = (row for near in (height - 1, height, height + 1) for row in by_height.get(near, ()))
        shared = [row for row in around if row.shares(run)] if run.size > 0 else []
        if shared:
            min(shared, key=lambda row: abs(row.base - run.base)).add(run)
        else:
            rows.append(_Row(run))
            by_height[height].append(rows[-1])
    rows.sort(key=lambda row: -row.base)
    return [sorted(row.runs, key=lambda run: run.left) for row in rows]


def _with_initials(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs; a letter that opens a text, as high as several of its lines, is set as one of the first of them."""
    usual = median(run.size for run in runs) if runs else 0.0
    count = 0
    for run in runs:
        is_initial = run.size >= _INITIAL * usual and len(run.text.strip()) <= 2
        count += is_initial
        if not is_initial or count > _MOST_INITIALS:
            yield run
            continue
        beside = [
            one
            for one in runs
            if run.base - LEVEL * one.size <= one.base < run.top
            and 0 <= one.left - run.left < 2 * run.size
            and one.size < run.size
        ]
        first = max(beside, key=lambda one: (one.base, -one.left), default=None)
        yield replace(run, base=first.base, size=first.size) if first else run


class _Row:
    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.base, self.top, self._left = run.base, run.top, run.left

    def add(self, run: Run) -> None:
        self.runs.append(run)
        self._left = min(self._left, run.left)

    def shares(self, run: Run) -> bool:
        shared = min(self.top, run.top) - max(self.base, run.base)
        return shared > _OVERLAP * min(run.top - run.base, self.top - self.base) or self._carries(run)

    def _carries(self, run: Run) -> bool:
        """Tell whether a small run stands raised right behind or before a run of this row."""
        size = self.runs[0].size
        if run.size > _LIFTED[0] * size or not 0 < run.base - self.base < _HIGHEST * size:
            return False
        before = self._left - run.right
        if 0 <= before < _HANGING * size and _is_label(run):
            return True
        return run.size <= 0.88 * size and any(
            -0.3 * size < gap < 0.5 * size for one in self.runs for gap in (run.left - one.right, one.left - run.right)
        )


def _is_label(run: Run) -> bool:
    return _LABEL.fullmatch(run.text.strip()) is not None


def line_of(row: Sequence[Run], page: int, *, among_rtl: bool = False) -> Line:
    """Put the runs of one row together, in the order in which they are read.

    Args:
        row: the runs, from left to right.
        page: 1-based.
        among_rtl: whether most of its page is read from right to left.
    """
    size = _usual(row)
    main = [run for run in row if run.size > _RAISED[0][0] * size] or list(row)
    base = Counter(round(run.base, 1) for run in main).most_common(1)[0][0]
    is_labelled = len(row) > 1 and _is_label(row[-1]) and _is_raised(row[-1], size, base)
    from_right = is_rtl(row, among_rtl=among_rtl, is_labelled=is_labelled)
    reads = list(read_from_right(row, size, is_labelled=is_labelled)) if from_right else read_from_left(row)
    text = _Text()
    before: Run | None = None
    small = False
    for gap, run in reads:
        if before is not None:
            text.space(gap, run.left, size, ends_in_space=before.text.endswith(" "))
        if any(map(str.isalpha, run.text)):
            small = _stands_small(run, before, size, base, after_small=small)
        text.add(run.text.lower() if small else run.text, run, is_raised=_is_raised(run, size, base))
        before = run
    letters = sum(len(run.text) for run in row)
    return Line(
        text="".join(text.parts).rstrip(),
        left=min(run.left for run in row),
        right=max(run.right for run in row),
        base=base,
        size=size,
        page=page,
        raised=tuple(text.raised),
        slanted=tuple(text.slanted),
        is_bold=sum(len(run.text) for run in row if run.is_bold) > _BOLD * letters,
        cells=tuple(text.cells),
        is_rtl=from_right,
    )


class _Text:
    """The text of a line that still grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.raised: list[Span] = []
        self.slanted: list[Span] = []
        self.cells: list[Cell] = []
        self._length = 0

    def space(self, gap: float, left: float, size: float, *, ends_in_space: bool) -> None:
        if gap > WORD_GAP * size and not ends_in_space and self._length:
            self.parts.append(" ")
            self._length += 1
        if gap > _CELL_GAP * size:
            self.cells.append(Cell(self._length, left, gap))

    def add(self, words: str, run: Run, *, is_raised: bool) -> None:
        span = Span(self._length, self._length + len(words.rstrip()))
        self.parts.append(words)
        self._length += len(words)
        if is_raised:
            _extend(self.raised, span, apart=0)
        elif run.is_italic:
            _extend(self.slanted, span, apart=1)


def _extend(spans: list[Span], span: Span, *, apart: int) -> None:
    if spans and span.start - spans[-1].end <= apart:
        span = Span(spans.pop().start, span.end)
    spans.append(span)


def _usual(row: Sequence[Run]) -> float:
    sizes: Counter[float] = Counter()
    for run in row:
        sizes[run.size] += len(run.text)
    usual = sizes.most_common(1)[0][0]
    if all(run.text.isupper() for run in row if run.size == usual and any(map(str.isalpha, run.text))):
        # Small capitals: the capitals among them tell the size.
        capitals = [size for size in sizes if usual < size <= usual / _SMALL_CAPS[0] and sizes[size] > 1]
        return max(capitals, default=usual)
    return usual


def _is_raised(run: Run, size: float, base: float) -> bool:
    if run.is_lifted:
        return True
    pairs = (*_RAISED, _LIFTED) if _is_label(run) else _RAISED
    return any(run.size <= part * size and run.base - base > by * size for part, by in pairs)


def _stands_small(run: Run, before: Run | None, size: float, base: float, *, after_small: bool) -> bool:
    """Tell whether the capitals of a run are small ones behind a capital, and stand for small letters."""
    if before is None or not run.text.isupper() or abs(run.base - base) > 0.05 * size:
        return False
    if not _SMALL_CAPS[0] * size <= run.size <= _SMALL_CAPS[1] * size:
        return False
    is_beside = run.left - before.right < WORD_GAP * size and not before.text.endswith(" ")
    return after_small or (is_beside and before.size > run.size * 1.05 and before.text[-1:].isupper())


def ends_in_hyphen(text: str) -> bool:
    """Tell whether a line ends in a hyphen."""
    return text.endswith((HYPHEN, "-", "\u2010"))
