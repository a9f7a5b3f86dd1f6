"""What was found out about the page behind a link: its title, facts, quotations, what has changed."""

from __future__ import annotations

from dataclasses import dataclass

from reports.model.statuses import CheckStatus, QuoteStatus, TitleStatus


@dataclass(frozen=True, slots=True)
class Source:
    """What the page says of itself."""

    site: str | None = None
    title: str | None = None
    date: str | None = None
    """ISO 8601 date of publication as the page gives it."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """BCP 47 primary tag, e.g. ``en``."""
    excerpt: str | None = None
    """The first words of the main text."""
    found_in: str = "page"
    """``archive`` where an archived copy stands in for a page that programs may not read."""


@dataclass(frozen=True, slots=True)
class TitleCheck:
    """The cited title held against what the page (or a copy) shows."""

    status: TitleStatus
    score: float | None = None
    """0..1; None when nothing was compared."""
    cited: str | None = None
    found: str | None = None
    found_in: str | None = None
    """``json-ld``, ``og:title``, ``h1``, ``title``, ``citation_title``, ``pdf``, ``archive`` ..."""
    shared: tuple[str, ...] = ()
    """Of a title cited in translation: its names and numbers that the page has, as the note spells them."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A cited date or author held against the page."""

    status: CheckStatus = CheckStatus.UNKNOWN
    cited: str | None = None
    found: str | None = None
    found_in: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a quotation beside what the source has there; either is empty where the other has more."""

    quoted: str
    source: str
    same: bool


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation looked for in the source."""

    text: str
    status: QuoteStatus
    score: float | None = None
    """0..1: how much of its words stands in the passage, rare words counting most; None: not looked for."""
    passage: str | None = None
    """The nearest passage of the source."""
    url: str | None = None
    """Opens the page at the passage (text fragment), or a PDF at its page; without a passage the copy looked in."""
    before: str = ""
    """What the source says just before the passage."""
    after: str = ""
    """What it says just after it."""
    difference: tuple[Difference, ...] = ()
    """Of an altered quotation: all of it, stretch by stretch, beside the source."""
    page: int | None = None
    """1-based page of a PDF."""
    reason: str | None = None
    """Why it is unchecked, or why it is absent where the page is in another language: one sentence."""
    found_in: str | None = None
    """Where it was looked for: ``page`` or ``archive``; None: nowhere."""
    goes_on: str | None = None
    """Of one that was found: how its source limits it in the same sentence ("but only in winter"); None: not at all."""
    stands_in: str | None = None
    """Of one that is absent: id of another citation of the document whose source has it word for word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the source that a person may read against a sentence. Evidence, never a verdict."""

    text: str
    score: float
    """0..1: how much of the sentence's words, names and numbers it holds, rare ones counting most."""
    url: str
    """Opens the page at the passage."""
    present: tuple[str, ...] = ()
    """Names, numbers and dates of the sentence that stand in the passage."""
    missing: tuple[str, ...] = ()
    """Names, numbers and dates of the sentence that stand nowhere in the page."""
    page: int | None = None
    """1-based page of a PDF."""
    found_in: str | None = None
    """Where it stands: ``page`` or ``archive``."""


@dataclass(frozen=True, slots=True)
class Support:
    """How much of a sentence stands in the source; evidence for a person, and no verdict."""

    share: float
    """Share of its telling words that stand together in one stretch of the source, 0 to 1; numbers count twice."""
    numbers_missing: tuple[str, ...] = ()
    """Its numbers that stand nowhere in the source."""
    score: float = 0.0
    """How likely the source bears it out, 0 to 1, going by words, names and numbers alone."""


@dataclass(frozen=True, slots=True)
class DriftChange:
    """A passage that has changed, cut where it is long; either side is empty where the other stands alone."""

    removed: str
    """As the copy has it."""
    added: str
    """As the page has it now."""


@dataclass(frozen=True, slots=True)
class DriftMeasures:
    """What was measured, main text against main text."""

    kept: float
    """0..1: how much of the copy's text still stands on the page, numbers and names weighing most."""
    added: float
    """0..1: how much of the page's text is new, weighed in the same way."""
    cosine: float
    """0..1: of the words that are no mere function words."""
    jaccard: float
    """0..1: of the same words."""
    sorensen: float
    """0..1: of the same words (Sørensen and Dice)."""
    words: float
    """Change of the number of words: -0.7 where three in ten are left, 1 where there are twice as many."""
    facts_kept: float
    """0..1: how many of the copy's numbers and names still stand in their sentences."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How the page has changed since an earlier copy."""

    status: str
    """``same``, ``minor``, ``major`` or ``off-topic``."""
    score: float
    """0..1: how much of the copy's text still stands; 1 where nothing is lost."""
    compared_with: str
    """URL of the copy."""
    measures: DriftMeasures | None = None
    changes: tuple[DriftChange, ...] = ()
    """The weightiest changed passages, in the order of the copy."""
