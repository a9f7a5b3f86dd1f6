"""What a note says of a work, made ready to be held against records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from footnotes.model import Citation
from pipeline.checks.certainty import certain_fields
from pipeline.language.fold import words

MAX_TEXT = 4_000
"""Characters of a citation that are looked at; what is longer is no citation of one work."""

# ``10.1000/182``, behind an address or "doi:" or nothing. DOI Handbook, 2.2: nearly any characters may follow.
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>“”]{1,200}")
# ``arXiv:2310.01362v2``, ``arxiv.org/abs/hep-th/9901001``
_ARXIV = re.compile(r"arxiv(?:\.org/(?:abs|pdf)/|[:\s]\s?)((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}))", re.I)
# ``PMID: 4835515``, ``pubmed.ncbi.nlm.nih.gov/4835515``
_PMID = re.compile(r"(?:PMID:?\s?|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/)(\d{4,9})\b", re.I)
# ``ISBN 978-0-306-40615-7``, ``ISBN-10: 0306406152``
_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])\b", re.I)
# ``ECLI:NL:HR:2014:952``: country, court, year, ordinal (Council conclusions 2011/C 127/01)
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}\b", re.I)
# ``Roe v. Wade``, ``In re Gault``, ``Ex parte Milligan``
_PARTIES = re.compile(r"\b(?:v\.?|vs\.)\s(?=[A-Z])|\b(?:In re|Ex parte)\s(?=[A-Z])")
# ``410 U.S. 113``, ``88 F. Supp. 2d 1116``, ``347 US 483``: volume, reporter, page (Bluebook, table T1)
_REPORTED = re.compile(
    r"(?<![\w.])(\d{1,4})\s((?:[A-Z][A-Za-z']{0,7}\.?\s?){1,4}(?:[2-5](?:d|th|rd))?)\s?(\d{1,5})(?!\w)"
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_YEAR = re.compile(r"(?<![\d.:/-])(1[5-9]\d\d|20\d\d)(?![\d:/])(?!\.\d)")
_NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,7}[A-Za-z]?")
_UNASKED = re.compile(
    r"https?://\S+|\bdoi:?\s?10\.\S+|\b10\.\d{4,9}/\S+|\((?:accessed|retrieved|viewed)[^()]{0,60}\)", re.I
)
# ``12(3), 45–67``, ``vol. 12, no. 3``, ``12:45-67``, ``2006;12:45``
_IN_JOURNAL = re.compile(
    r"\b\d{1,4}\s?\(\d{1,4}\)|\bvol(?:ume|\.)?\s?\d|\b\d{1,4}\s?:\s?[a-z]?\d{1,6}\s?[-–]|;\s?\d{1,4}\s?[:(]", re.I
)
# ``12, no. 3 (2011): 45–67``, ``12(3), 45-67``, ``2006;12:45``, ``vol. 12, pp. 45–67``, ``12 (2011) 45``
_PLACE = re.compile(
    r"(?<![\d.])(?!(?:1[5-9]|20)\d\d\b)(?P<volume>\d{1,4})"
    r"(?:\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)|,?\s(?:no|nr|n°|№|issue|H)\.?\s?\d{1,4}(?:[-–/]\d{1,4})?)?"
    r"(?:,?\s?\((?:[A-Z][a-z]{2,9}\.?\s)?\d{4}\))?"
    r"(?:\s?[:,]\s?|\s)(?:pp?\.\s?|S\.\s?|с\.\s?)?"
    r"(?P<pages>[A-Za-z]?\d{1,6}\s?[-–—]\s?[A-Za-z]?\d{1,6}|(?<=[:\s])[A-Za-z]?\d{2,6})(?![\d(])"
)
_LEAST_LETTERS = 20
_LEAST_WORDS = 2
_ET_AL = re.compile(r"\b(?:et\s?al\.?|(?:and )?others|u\.\s?a\.|и др|і ін|e outros|y otros|ve diğ|i in\.|等)", re.I)


@dataclass(frozen=True)
class CitedWork:
    """A work as a note gives it: its whole text, and the fields that were read with certainty."""

    text: str
    title: str | None = None
    """None where there is none, or it is doubtful."""
    likely_title: str | None = None
    """The same, a doubtful one included."""
    authors: tuple[str, ...] = ()
    """As printed; empty where there are none, or they are doubtful."""
    likely_authors: tuple[str, ...] = ()
    """The same, doubtful ones included."""
    container: str | None = None
    """Journal, publisher or outlet; None where there is none, or it is doubtful."""
    likely_container: str | None = None
    """The same, a doubtful one included."""
    doi: str | None = None
    """Lower case."""
    isbn: str | None = None
    """13 digits."""
    arxiv: str | None = None
    """Without its version."""
    pmid: str | None = None
    ecli: str | None = None
    """Of a judgment, in capitals (European Case Law Identifier)."""
    accessed: str | None = None

    @classmethod
    def of(cls, citation: Citation) -> CitedWork:
        """The work of a citation."""
        sure = certain_fields(citation)
        return cls.read(
            citation.text,
            title=sure.title,
            likely_title=citation.title,
            authors=sure.authors,
            likely_authors=citation.authors,
            container=sure.publisher,
            likely_container=citation.publisher,
            url=citation.url or "",
            accessed=citation.accessed,
        )

    @classmethod
    def read(
        cls,
        text: str,
        *,
        title: str | None = None,
        likely_title: str | None = None,
        authors: tuple[str, ...] = (),
        likely_authors: tuple[str, ...] = (),
        container: str | None = None,
        likely_container: str | None = None,
        url: str = "",
        accessed: str | None = None,
    ) -> CitedWork:
        """The work of a text, with the identifiers that stand in it or in its address."""
        text = text[:MAX_TEXT]
        both = f"{text} {url[:MAX_TEXT]}"
        return cls(
            text=text,
            title=title,
            likely_title=likely_title,
            authors=_named(authors),
            likely_authors=_named(likely_authors),
            container=container,
            likely_container=likely_container,
            doi=next(_dois(both), None),
            isbn=next(_isbns(text), None),
            arxiv=_first(_ARXIV, both),
            pmid=_first(_PMID, both),
            ecli=found[0].upper() if (found := _ECLI.search(both)) else None,
            accessed=accessed,
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text, without addresses and identifiers: those name journals and numbers as well."""
        return words_of(self.question)

    @cached_property
    def letters(self) -> str:
        """The same without spaces: a line end in a word, a space too many leave no trace in it."""
        return "".join(self.words)

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year in the text but that of the access date."""
        text = self.question.replace(self.accessed[:4], "", 1) if self.accessed else self.question
        return frozenset(int(year) for year in _YEAR.findall(text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number in the text, a letter before or behind it included: volumes, issues, pages."""
        return frozenset(number.casefold() for number in _NUMBER.findall(self.question))

    @cached_property
    def question(self) -> str:
        """The text without what no registry knows: addresses, identifiers, and when the page was seen."""
        return " ".join(_UNASKED.sub(" ", self.text).split())

    @property
    def is_numbered(self) -> bool:
        """Whether the note, or its address, gives a number that registries know the work by."""
        return any((self.doi, self.isbn, self.arxiv, self.pmid, self.ecli))

    @cached_property
    def reported(self) -> str | None:
        """Where a judgment between two parties is reported, e.g. ``410 U.S. 113``; None of anything else."""
        found = _REPORTED.search(self.text) if _PARTIES.search(self.text) else None
        return " ".join(" ".join(found.groups()).split()) if found else None

    @property
    def is_case(self) -> bool:
        """Whether it is a judgment: only registries of judgments know those."""
        return self.ecli is not None or self.reported is not None

    @property
    def may_be_book(self) -> bool:
        """Whether nothing says that it stands in a journal: no volume with pages behind it."""
        return _IN_JOURNAL.search(self.text) is None

    @property
    def asked_title(self) -> str | None:
        """The title to ask with: a wrong one finds nothing, and is held against no record."""
        return self.title or self.likely_title

    @property
    def is_askable(self) -> bool:
        """Whether there is enough to look for: a title of some length, or a place in a journal."""
        return self._says_enough(self.asked_title)

    @property
    def is_describable(self) -> bool:
        """Whether that is certain enough to say that nobody holds it."""
        return self._says_enough(self.title)

    def _says_enough(self, title: str | None) -> bool:
        return len(self.question) >= _LEAST_LETTERS and (
            not self.may_be_book or len(words_of(title or "")) >= _LEAST_WORDS
        )

    @cached_property
    def place(self) -> tuple[str, str | None] | None:
        """Volume and pages, where the note gives them as a journal's; None where it does not, or gives no pages."""
        found = _PLACE.search(self.question) if not self.may_be_book else None
        # ``vol. 282, 2007``: no page, but the year.
        is_page = found is not None and not (found["pages"].isdigit() and int(found["pages"]) in self.years)
        return (found["volume"], found["pages"] if is_page else None) if found else None

    @property
    def is_shortened(self) -> bool:
        """Whether the note says that it does not name all authors."""
        return _ET_AL.search(self.text) is not None


def _named(authors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(author for author in authors if not _ET_AL.fullmatch(author.strip()))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text of any length."""
    flat = " ".join(text.split())
    return tuple(word for start in range(0, len(flat), 1000) for word in words(flat[start : start + 1000]))


def _dois(text: str) -> Iterator[str]:
    for match in _DOI.finditer(text):
        yield _without_tail(match[0]).casefold()


def _without_tail(doi: str) -> str:
    """A DOI without the sentence's signs behind it; a bracket that it opened itself is its own."""
    while doi and (
        doi[-1] in ".,;:'”’»" or (doi[-1] in _CLOSERS and doi.count(doi[-1]) > doi.count(_CLOSERS[doi[-1]]))
    ):
        doi = doi[:-1]
    return doi


def _isbns(text: str) -> Iterator[str]:
    for match in _ISBN.finditer(text):
        if isbn := isbn_13(match[1]):
            yield isbn


def isbn_13(printed: str) -> str | None:
    """The 13 digits of an ISBN of either length; None where its check digit is wrong (ISO 2108)."""
    digits = re.sub(r"[^\dXx]", "", printed).upper()
    if len(digits) == 10 and digits[:9].isdigit():
        total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
        return _closed("978" + digits[:9]) if total % 11 == 0 else None
    if len(digits) == 13 and digits.isdigit() and _closed(digits[:12]) == digits:
        return digits
    return None


def _closed(twelve: str) -> str:
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(twelve))
    return twelve + str(-total % 10)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None
