"""Whether the text of a page has changed since an earlier copy of it: main text against main text.

The measure that counts is how much of what the copy says still stands on the page, numbers and names
weighing most. What was added makes no source untrue, and what changes by itself (teasers, counters,
comments) is not looked at. A false alarm costs more than a miss: where one of the two is no text to
compare, nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.drifts import lexical
from pipeline.checks.drifts.lexical import Weights
from pipeline.checks.drifts.matching import Pairing, pair
from pipeline.checks.drifts.passages import Passage, is_list, passages
from pipeline.checks.drifts.trade import is_trade
from pipeline.checks.links.wall import asks_to_subscribe
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.title import best_title, same_title, words_of_long
from pipeline.language.detect import language_of
from pipeline.language.scripts import script_of
from pipeline.text.model import Media, Page
from reports.model import Drift, DriftChange, DriftMeasures

Status = Literal["same", "minor", "major", "off-topic"]

LEAST_WORDS = 60
"""Words of prose under which there is nothing worth comparing."""
OFF_TOPIC_COSINE = 0.12
"""Off-Topic Memento Toolkit (Jones, Weigle, Nelson 2018), ``timemap_measures.py``: a lower cosine is off-topic.
The toolkit's other lexical measures (Jaccard distance above 0.96, Sørensen above 0.93) are reported, not asked for."""
OFF_TOPIC_KEPT = 0.1
"""Share of the copy's text that may still stand: what is common then are the site's own phrases."""
MOST = 0.5
"""Share of the copy's text that must still stand: with less than half of it a reader finds another text. (The same
toolkit calls a page off-topic that lost seven words in ten; what is only added is no loss to a citation.)"""
MOST_FACTS = 0.5
"""Of its numbers and names, where there are enough of them to tell: the same sentences with other figures."""
ENOUGH_FACTS = 15
SAME = 0.99
"""Share that still stands on a page that is the same: what is left for spelling and hyphenation. Jones et al. 2016
(doi:10.1371/journal.pone.0167475) call a page representative only where its text is identical."""
SAME_ADDED = 0.02
TEASER_WORDS = 150
"""Words under which a page that says nothing of its own is the beginning of an article behind a wall."""

MAX_CHANGES = 12
MAX_CHANGE = 400
"""Characters of a passage that are shown."""
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|read more|continue reading)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """How the text of a page has changed."""

    status: Status
    measures: DriftMeasures
    passages: tuple[DriftChange, ...] = ()

    def since(self, copy: str) -> Drift:
        """The finding, with the address of the copy that the page was compared with."""
        return Drift(self.status, self.measures.kept, copy, self.measures, self.passages)


def measure_drift(old: Page, new: Page) -> Change | None:
    """How a page has changed since an earlier copy.

    None where there is nothing worth comparing: a page without prose (a shell, a scan, a list of teasers),
    bodies of different kinds, the beginning of an article behind a wall, another language.

    Args:
        old: what the copy says.
        new: what the page says now.
    """
    if old.media is not new.media or old.media not in (Media.HTML, Media.PDF, Media.TEXT):
        return None
    before, after = passages(old), passages(new)
    if min(_size(before), _size(after)) < LEAST_WORDS or is_list(old) or is_list(new):
        return None
    if [passage.words for passage in before] == [passage.words for passage in after]:
        return Change("same", DriftMeasures(1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0))
    compared = _Compared.of(old, new, before, after)
    if compared.is_teaser or (compared.speaks_otherwise and not is_trade(new, old)):
        return None
    status = compared.status
    return Change(status, compared.measures, () if status == "same" else compared.changes())


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A change with its place, and what it weighs."""

    place: int
    """In the copy; behind it for what was added."""
    weight: float
    change: DriftChange


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two versions of a page beside each other."""

    old: Page
    new: Page
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]
    pairing: Pairing
    weighed: Weights
    measures: DriftMeasures

    @classmethod
    def of(cls, old: Page, new: Page, before: tuple[Passage, ...], after: tuple[Passage, ...]) -> _Compared:
        weighed = lexical.weights((*before, *after))
        pairing = pair(before, after, weighed, standing_in(old), standing_in(new))
        return cls(old, new, before, after, pairing, weighed, _measured(before, after, pairing, weighed))

    @property
    def status(self) -> Status:
        measures = self.measures
        if measures.kept >= SAME and measures.added <= SAME_ADDED and measures.facts_kept >= SAME:
            return "same"
        gone = measures.kept < OFF_TOPIC_KEPT and measures.cosine < OFF_TOPIC_COSINE
        if gone and not self.same_title:
            return "off-topic"
        if measures.kept < MOST:
            return "major"
        few = sum(lexical.is_fact(word, self.weighed) for word in lexical.bag(self.before)) < ENOUGH_FACTS
        return "minor" if few or measures.facts_kept >= MOST_FACTS else "major"

    @property
    def same_title(self) -> bool:
        """Whether both carry the same title; not where one of them names no work."""
        outlet = Outlet.of(site=self.old.site, publisher=self.new.site, url=self.new.canonical or "")
        one, other = best_title(self.old, outlet), best_title(self.new, outlet)
        return one is not None and other is not None and same_title(one, other, outlet)

    @property
    def is_teaser(self) -> bool:
        """Whether the page shows the beginning of the copy's text and a wall behind it."""
        if self.measures.kept >= MOST:
            return False
        walled = asks_to_subscribe(self.new) or _CUT_OFF.search(self.after[-1].text) is not None
        size = _size(self.after)
        # Nothing of its own but the wall's few words.
        own = sum(len(self.after[at].words) for at in self.pairing.added)
        return own <= max(20, size // 10) and (walled or size < TEASER_WORDS)

    @property
    def speaks_otherwise(self) -> bool:
        """Whether the page is in another language now: sites answer in the language that they think we speak."""
        one, other = (language_of(page.text) or script_of(page.text) for page in (self.old, self.new))
        scripts = script_of(self.old.text), script_of(self.new.text)
        return scripts[0] != scripts[1] or (one is not None and other is not None and one != other)

    def changes(self) -> tuple[DriftChange, ...]:
        """The changed passages, the weightiest, in the order of the copy; what was added comes behind."""
        if self.measures.kept < OFF_TOPIC_KEPT:
            return (DriftChange(_shown(self.before), _shown(self.after)),)
        hunks = [*self._gone(), *self._edited(), *self._added()]
        heaviest = sorted(hunks, key=lambda hunk: -hunk.weight)[:MAX_CHANGES]
        return tuple(hunk.change for hunk in sorted(heaviest, key=lambda hunk: hunk.place))

    def _gone(self) -> Iterator[_Hunk]:
        for run in _runs(sorted(self.pairing.gone)):
            lost = [self.before[at] for at in run]
            yield _Hunk(run[0], self._weight(lost), DriftChange(_shown(lost), ""))

    def _edited(self) -> Iterator[_Hunk]:
        for at, to in self.pairing.edited.items():
            one, other = Counter(self.before[at].words), Counter(self.after[to].words)
            weight = sum(lexical.weight_of(words, self.weighed) for words in (one - other, other - one))
            yield _Hunk(at, weight, DriftChange(_shown([self.before[at]]), _shown([self.after[to]])))

    def _added(self) -> Iterator[_Hunk]:
        for run in _runs(sorted(self.pairing.added)):
            more = [self.after[at] for at in run]
            # What is gone tells more about a citation than what came.
            yield _Hunk(len(self.before) + run[0], self._weight(more) / 4, DriftChange("", _shown(more)))

    def _weight(self, found: Sequence[Passage]) -> float:
        return lexical.weight_of(lexical.bag(found), self.weighed)


def standing_in(page: Page) -> str:
    """All that a page shows, as words in a row: what an extractor left out of the main text still stands there."""
    text = page.text if page.visible in page.text else f"{page.text}\n{page.visible}"
    return f" {' '.join(words_of_long(text[:400_000]))} "


def _measured(
    before: tuple[Passage, ...], after: tuple[Passage, ...], pairing: Pairing, weighed: Weights
) -> DriftMeasures:
    old, new = lexical.bag(before), lexical.bag(after)
    lost = pairing.lost(before, after)
    facts = {word: count for word, count in old.items() if lexical.is_fact(word, weighed)}
    lost_facts = {word: count for word, count in lost.items() if word in facts}
    added = lexical.bag(after[at] for at in pairing.added)
    one, other = lexical.content(old), lexical.content(new)
    return DriftMeasures(
        kept=_share(lost, old, weighed),
        added=round(1 - _share(added, new, weighed), 3),
        cosine=round(lexical.cosine(one, other), 3),
        jaccard=round(lexical.jaccard(one, other), 3),
        sorensen=round(lexical.sorensen(one, other), 3),
        words=round(new.total() / old.total() - 1, 3),
        facts_kept=_share(lost_facts, facts, weighed),
    )


def _share(lost: Mapping[str, int], every: Mapping[str, int], weighed: Weights) -> float:
    whole = lexical.weight_of(every, weighed)
    return round(1 - lexical.weight_of(lost, weighed) / whole, 3) if whole else 1.0


def _size(found: Sequence[Passage]) -> int:
    return sum(len(passage.words) for passage in found)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Neighbours together, so that a paragraph that is gone is one change."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _shown(found: Sequence[Passage]) -> str:
    text = ""
    for passage in found:
        text = f"{text} {passage.text}".strip()
        if len(text) > MAX_CHANGE:
            return text[:MAX_CHANGE].rsplit(" ", 1)[0] + " …"
    return text
