"""What registries of works say of a cited work: the record in one shape for all of them, and how the note compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WorkKind(StrEnum):
    """What kind of thing a record describes, as far as it matters for telling works apart."""

    ARTICLE = "article"
    PAPER = "paper"
    """In the proceedings of a conference."""
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter"
    CASE = "case"
    OTHER = "other"


class NoticeKind(StrEnum):
    """What a publisher has said about a work later."""

    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    """Taken down, or no longer kept up to date, without being retracted."""
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Notice:
    """A retraction, a correction or an expression of concern."""

    kind: NoticeKind
    doi: str | None
    """Of the notice itself; None where the registry does not say."""
    issued: date | None
    """None where the registry gives no date."""
    told_by: str = ""
    """The table that says so and how fresh it is, for a person; empty where it is the registry of the record."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author: a family name, and given names or initials as the registry has them. An institution is all family."""

    family: str
    given: str = ""

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRecord:
    """What a registry holds of a work; what it does not say is None or empty."""

    registry: str
    """Short name of the registry, e.g. ``crossref``."""
    key: str
    """The registry's own name for the record."""
    url: str | None = None
    """Where a person can look at it."""
    kind: WorkKind = WorkKind.OTHER
    titles: tuple[str, ...] = ()
    """The title, with its subtitle and without; then the original's or a translation's."""
    authors: tuple[Person, ...] = ()
    """In order; editors where there are no authors."""
    years: tuple[int, ...] = ()
    """Of print, of the web, of a conference: any may be cited."""
    containers: tuple[str, ...] = ()
    """Journal, proceedings or book that it stands in, in full and short; for a book its series."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    """As the registry has them, e.g. ``1029-37``."""
    publisher: str | None = None
    doi: str | None = None
    """Lower case."""
    isbns: tuple[str, ...] = ()
    """13 digits each."""
    ecli: str | None = None
    notices: tuple[Notice, ...] = ()


class WorkStatus(StrEnum):
    """What came of looking a cited work up."""

    FOUND = "found"
    DIFFERS = "found-with-differences"
    NOT_FOUND = "not-found"
    """In the registries that were asked; never that it does not exist."""
    UNCLEAR = "unclear"
    """The note gives too little, or a registry did not answer."""


class WorkField(StrEnum):
    """In what a note and a record can differ."""

    TITLE = "title"
    AUTHORS = "authors"
    YEAR = "year"
    CONTAINER = "container"
    VOLUME = "volume"
    PAGES = "pages"
    DOI = "doi"


@dataclass(frozen=True, slots=True)
class WorkDifference:
    """One field that the note gives otherwise than the record."""

    field: WorkField
    cited: str
    held: str


@dataclass(frozen=True, slots=True)
class WorkFinding:
    """What registries say of one cited work."""

    status: WorkStatus
    detail: str
    """One sentence for a person."""
    record: WorkRecord | None = None
    """The record of the work; None where none was found."""
    differences: tuple[WorkDifference, ...] = ()
    asked: tuple[str, ...] = ()
    """The registries that answered, by the names that people know them by."""
    notices: tuple[Notice, ...] = ()
    """What was said of the work later, by its record and by the table of notices."""
    as_note: str | None = None
    """Its record as a note in the style that settings name; None where they name none, or nothing differs."""
    doi_leads_to: WorkRecord | None = None
    """The record of the DOI that the note gives, where it is of another work."""
    doi_unknown: bool = False
    """Whether no agency has registered the DOI that the note gives (ISO 26324)."""
    expected: bool = False
    """Of a work that was not found: whether the registries hold what it stands in, so that it should be there."""
