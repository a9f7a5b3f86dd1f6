"""Reads bibliographies of BibTeX and BibLaTeX: each entry is a reference with its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.model import Document, Note, Work
from footnotes.prose.months import month_of
from footnotes.readers.bib_entries import Entry, entries_of
from footnotes.readers.entries import MOST_ENTRIES, bibliography, doi, entry_note, field, iso_date
from footnotes.readers.latex_words import CHARACTERS, address, plain
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes; a library of 20,000 works with abstracts has about as many."""
_PUBLISHERS = (
    "journaltitle", "journal", "booktitle", "publisher", "organization", "institution", "school", "howpublished",
)  # fmt: skip
"""Fields that name what a work appeared in or with, the nearest first."""
_ADDRESS = re.compile(r"\\(?:url|href)\s*\{([^{}]{1,4000})\}|(https?://[^\s{}]{1,4000})")
_ACCESSED = re.compile(rf"\b{any_of(gather(lambda language: language.accessed))}\b", re.IGNORECASE)
_BRACED = re.compile(r"\{?\\(?P<sign>text(?:less|greater|underscore))\s{0,3}(?:\{\}|\})?")
"""Commands for characters of a DOI, as Wiley's own exports hold them."""
_DAY_AND_MONTH = re.compile(
    r"(?P<before>[^\W\d]{3,12}\.?\s)?(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?(?P<after>\s?[^\W\d]{3,12}\.?)?"
)
_AND = re.compile(r"\s{1,40}and\s{1,40}", re.I)
_MOST_AUTHORS = 100


def read(data: bytes) -> Document:
    """Read a BibTeX or BibLaTeX file.

    Raises:
        UnreadableDocument: the file is empty, binary, too large, or holds no entries.
    """
    refuse_larger(data, LARGEST_FILE)
    nothing = "The file holds no entry such as @article{key, ...}. Check that it is a bibliography."
    return bibliography("bibtex", data, entries_of, _notes, nothing)


def notes_in(text: str) -> tuple[Note, ...]:
    """The entries of a bibliography that stands within another file; none where it holds none."""
    return tuple(_notes(tuple(islice(entries_of(text), MOST_ENTRIES))))


def _notes(entries: tuple[Entry, ...]) -> Iterator[Note]:
    by_key = {entry.key.lower(): entry.fields for entry in entries}
    for entry in entries:
        parent = by_key.get(entry.fields.get("crossref", "").strip().lower(), {})
        fields = {**_inherited(parent), **entry.fields}
        yield entry_note(entry.key, _work(fields), _url(fields), entry.line)


def _inherited(parent: Mapping[str, str]) -> dict[str, str]:
    """What an entry takes from the one that it names as ``crossref``: all but what is the parent's own."""
    own = ("title", "author", "url", "doi", "crossref", "urldate")
    fields = {name: value for name, value in parent.items() if name not in own}
    return fields | ({"booktitle": parent["title"]} if "title" in parent else {})


def _work(fields: Mapping[str, str]) -> Work:
    published = (field(plain(_ADDRESS.sub("", fields[name]))) for name in _PUBLISHERS if name in fields)
    return Work(
        authors=_people(fields.get("author") or fields.get("editor") or ""),
        title=_title(fields),
        publisher=next(filter(None, published), None),
        date=_date(fields),
        accessed=_accessed(fields),
        doi=doi(address(_BRACED.sub(lambda found: CHARACTERS[found["sign"]], fields.get("doi", "")))),
    )


def _title(fields: Mapping[str, str]) -> str | None:
    title, subtitle = (field(plain(fields.get(name, ""))) for name in ("title", "subtitle"))
    return f"{title}: {subtitle}" if title and subtitle else title


def _date(fields: Mapping[str, str]) -> str | None:
    whole = iso_date(plain(fields.get("date", "")))
    if whole or not fields.get("year"):
        return whole
    year = plain(fields["year"])[:20]
    month, day = plain(fields.get("month", ""))[:20], plain(fields.get("day", ""))[:10]
    if day_and_month := _DAY_AND_MONTH.fullmatch(month):  # month = "5~" # may
        month = (day_and_month["after"] or day_and_month["before"] or month).strip(" .")
        day = day or (day_and_month["day"] if month != day_and_month["day"] else "")
    number = str(month_of(month) or month)
    if re.fullmatch(r"\d{1,2}", number) and re.fullmatch(r"\d{4}", year):
        parts = [year, f"{int(number):02}", *([f"{int(day):02}"] if re.fullmatch(r"\d{1,2}", day) else [])]
        return iso_date("-".join(parts)) or iso_date(year)
    return iso_date(year)


def _accessed(fields: Mapping[str, str]) -> str | None:
    given = fields.get("urldate") or fields.get("lastchecked") or fields.get("lastaccessed")
    if given:
        return iso_date(plain(given))
    said = (plain(fields[name])[:400] for name in ("note", "howpublished", "addendum") if name in fields)
    after = (words[found.end() :].lstrip(" :on") for words in said if (found := _ACCESSED.search(words)))
    return next(filter(None, map(iso_date, after)), None)


def _url(fields: Mapping[str, str]) -> str | None:
    if fields.get("url", "").strip(" {}"):
        return address(fields["url"].strip(" {}"))
    for name in ("howpublished", "note", "addendum", "title"):
        found = _ADDRESS.search(fields.get(name, ""))
        if found:
            return address(found[1] or found[2].rstrip(".,;)"))
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip(" {}").lower()
    eprint = fields.get("eprint", "").strip(" {}")
    return f"https://arxiv.org/abs/{eprint}" if kind == "arxiv" and eprint else None


def _people(names: str) -> tuple[str, ...]:
    """Names, forename first, as ``Last, First``, ``Last, Jr, First`` or ``{An Institution}`` give them."""
    people = [_person(name) for name in _AND.split(names[:20_000])[:_MOST_AUTHORS]]
    return tuple(name for name in people if name and name.lower() != "others")


def _person(name: str) -> str | None:
    if name.strip().startswith("{") and name.strip().endswith("}"):
        return field(plain(name))
    parts = [part.strip() for part in plain(name).split(",")]
    return field(" ".join((parts[-1], parts[0], *parts[1:-1])) if len(parts) > 1 else parts[0])
