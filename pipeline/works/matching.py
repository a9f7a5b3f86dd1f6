"""Whether a record is the work that a note cites, and in what the two differ.

The record's fields are looked for in the note's text, not the note's in the record: a note in any style, cut wrongly
into fields or not at all, still has the words, names and numbers of its work in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.language.fold import listed, words
from pipeline.language.latin import same_word, to_latin
from pipeline.registries.cited import CitedWork, words_of
from reports.model import Person, WorkKind, WorkRecord

SHORT_TITLE = 12
"""Letters of a title below which it has to stand in the note word by word: "Evolution" is part of many a title."""
NEAR_TITLE = 0.90
"""Share of a title's letters, in order, that have to stand together in the note."""
ALIKE_TITLE = 0.80
YEARS_APART = 1
"""Print, the web and the conference may each be in another year."""
PREPRINT_YEARS_APART = 4
_INITIALS = 3
"""Letters of a word that may be initials written together: ``RCG``."""

_DIGITS = re.compile(r"\d+")
_STOPS = listed("the a an of and for in on de la le les des du der die das und y e i en el los las di da do")


class Agreement(StrEnum):
    """What a note says of one field, held against a record."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    """The note or the record is silent."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record held against a note."""

    record: WorkRecord
    title: float
    """Share of the record's title that stands in the note, 0 to 1; 0 where the record has none."""
    first_author: Agreement
    authors: Agreement
    year: Agreement
    container: Agreement
    volume: Agreement
    page: Agreement
    identifier: Agreement

    @property
    def weight(self) -> float:
        """For choosing among records of one work or of works alike; what is the same counts, what differs more."""
        fields = (self.first_author, self.authors, self.year, self.container, self.volume, self.page)
        same = sum(field is Agreement.SAME for field in fields)
        other = sum(field is Agreement.OTHER for field in fields)
        return 6 * self.title + same - 1.2 * other + 8 * (self.identifier is Agreement.SAME)

    @property
    def is_the_work(self) -> bool:
        """Whether the record is of the cited work, whatever else differs."""
        if self.first_author is self.volume is self.page is Agreement.OTHER:
            # A comment on it, a reply to it, or what a wrong DOI leads to.
            return False
        if self.title >= NEAR_TITLE:
            return self._supported(1)
        if self.title >= ALIKE_TITLE and Agreement.SAME in (self.first_author, self.page, self.identifier):
            return self._supported(2)
        return self.volume is self.page is Agreement.SAME and self._named

    def _supported(self, least: int) -> bool:
        fields = (self.first_author, self.year, self.container, self.volume, self.page, self.identifier)
        same = sum(field is Agreement.SAME for field in fields)
        return same >= least

    @property
    def _named(self) -> bool:
        """Whether a note without a title means this record: volume and page are the same, and who or where."""
        if self.year is Agreement.OTHER:
            return False
        return self.first_author is Agreement.SAME or (
            self.container is Agreement.SAME and self.first_author is not Agreement.OTHER
        )


def match(work: CitedWork, record: WorkRecord) -> Match:
    """Hold a record against a note."""
    return Match(
        record=record,
        title=max((_title(work, title) for title in record.titles), default=0.0),
        first_author=_first_author(work, record),
        authors=_authors(work, record),
        year=_year(work, record),
        container=_container(work, record),
        volume=_number(work, record.volume),
        page=_number(work, first_page(record.pages)),
        identifier=_identifier(work, record),
    )


def _title(work: CitedWork, title: str) -> float:
    """How much of a title stands in the note, 0 to 1."""
    from rapidfuzz import fuzz

    sought = words(title)
    letters = "".join(sought)
    if not set(sought) - _STOPS:
        # A record without a title, or with the beginning of one.
        return 0.0
    if len(letters) < SHORT_TITLE:
        return 1.0 if _stands_in(sought, work.words) else 0.0
    if letters in work.letters:
        return 1.0
    # The shorter of the two slides along the other; a note shorter than the title has not room for it.
    if len(work.letters) < 0.75 * len(letters) or not _numbers_of(sought) <= work.numbers:
        return 0.0
    return float(fuzz.partial_ratio(letters, work.letters)) / 100


def _numbers_of(title: Iterable[str]) -> set[str]:
    """The numbers of a title: that of another year, part or case is another work's."""
    return {word for word in title if word.isdigit() and len(word) > 1}


def _stands_in(sought: tuple[str, ...], text: tuple[str, ...]) -> bool:
    size = len(sought)
    return any(text[start : start + size] == sought for start in range(len(text) - size + 1))


def _first_author(work: CitedWork, record: WorkRecord) -> Agreement:
    if not record.authors:
        return Agreement.UNKNOWN
    if stands_named(record.authors[0], work.words):
        return Agreement.SAME
    return Agreement.OTHER if work.authors else Agreement.UNKNOWN


def stands_named(person: Person, text: Iterable[str]) -> bool:
    """Whether a family name stands among the words of a text, however it is spelt in Latin letters."""
    family = [word for word in words(person.family) if len(word) > 1 or not word.isascii()]
    there = tuple(text)
    known = set(there)
    return bool(family) and all(part in known or any(_near(part, word) for word in there) for part in family)


def _near(one: str, other: str) -> bool:
    """Whether two names are one name, misspelt in a letter or spelt in another script."""
    if one.isascii() and other.isascii():
        if min(len(one), len(other)) < 5 or one[0] != other[0]:
            return False
        from rapidfuzz.distance import DamerauLevenshtein

        return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    return same_word(to_latin(one), to_latin(other))


def _authors(work: CitedWork, record: WorkRecord) -> Agreement:
    """All authors that the note names against all that the record has.

    Some records name the first author alone. Of doubtful authors it tells only that none of the record's stands in the
    note.
    """
    if not record.authors:
        return Agreement.UNKNOWN
    if not work.authors:
        named = not work.likely_authors or any(stands_named(person, work.words) for person in record.authors)
        return Agreement.UNKNOWN if named else Agreement.OTHER
    if len(record.authors) == 1 < len(work.authors) and stands_named(record.authors[0], work.words):
        return Agreement.UNKNOWN
    if strangers_of(work, record):
        return Agreement.OTHER
    named = all(any(_is_person(author, person) for author in work.authors) for person in record.authors)
    return Agreement.SAME if named or work.is_shortened or len(work.authors) == 1 else Agreement.OTHER


def strangers_of(work: CitedWork, record: WorkRecord) -> tuple[str, ...]:
    """The authors of the note that the record does not have."""
    return tuple(author for author in work.authors if not any(_is_person(author, person) for person in record.authors))


def _is_person(author: str, person: Person) -> bool:
    """Whether a printed name is a person's: the family name, and initials that do not contradict."""
    printed = words_of(author)
    if set(printed) == set(words(str(person))):
        return True
    if not stands_named(person, printed):
        return False
    family, given = set(words(person.family)), words(person.given)
    own = [word for word in printed if word not in family]
    initials = {word[0] for word in own} | {letter for word in own if len(word) <= _INITIALS for letter in word}
    return not own or not given or bool(initials & {word[0] for word in given})


def _year(work: CitedWork, record: WorkRecord) -> Agreement:
    if not record.years or not work.years:
        return Agreement.UNKNOWN
    apart = min(abs(cited - held) for cited in work.years for held in record.years)
    allowed = PREPRINT_YEARS_APART if record.kind is WorkKind.PREPRINT else YEARS_APART
    return Agreement.SAME if apart <= allowed else Agreement.OTHER


def _container(work: CitedWork, record: WorkRecord) -> Agreement:
    """Where the work stands, in full or abbreviated; never ``OTHER``: nobody knows all short names."""
    for container in record.containers:
        sought = telling_words(container)
        if sought and are_abbreviations(work.words, sought):
            return Agreement.SAME
    return Agreement.UNKNOWN


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name without articles and prepositions."""
    return tuple(word for word in words_of(name) if word not in _STOPS)


def are_abbreviations(text: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    """Whether words stand in a text in order and near each other, each in full or cut short (ISO 4)."""
    text = tuple(word for word in text if word not in _STOPS)
    size = len(sought)
    if size == 1:
        return sought[0] in text
    return "".join(sought) in "".join(text) or any(
        all(_cut(short, whole) for short, whole in zip(text[start : start + size], sought, strict=True))
        for start in range(len(text) - size + 1)
    )


def _cut(short: str, whole: str) -> bool:
    if short == whole:
        return True
    if len(short) >= len(whole) or short[0] != whole[0]:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in short)


def first_page(pages: str | None) -> str | None:
    """The first page of a range; None where there is none."""
    return re.split(r"[-‐‑–—,\s]", pages.strip())[0] or None if pages else None


def _number(work: CitedWork, value: str | None) -> Agreement:
    if not value:
        return Agreement.UNKNOWN
    sought = value.casefold().strip()
    parts = _DIGITS.findall(sought)
    if {sought, "".join(parts)} & work.numbers or (len(parts) > 1 and work.numbers.issuperset(parts)):
        return Agreement.SAME
    return Agreement.OTHER


def _identifier(work: CitedWork, record: WorkRecord) -> Agreement:
    if work.doi and record.doi:
        return Agreement.SAME if work.doi == record.doi else Agreement.OTHER
    if work.isbn and record.isbns:
        return Agreement.SAME if work.isbn in record.isbns else Agreement.OTHER
    if work.ecli and record.ecli:
        return Agreement.SAME if work.ecli == record.ecli else Agreement.OTHER
    return Agreement.UNKNOWN
