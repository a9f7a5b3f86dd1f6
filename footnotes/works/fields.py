"""The fields of one cited work, and how their text is cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnotes.model import Span
from footnotes.prose.enclosures import Enclosure, covered, find_enclosures
from footnotes.works.clauses import Clause, Role, cut_clauses
from footnotes.works.dates import find_dates
from footnotes.works.outlets import NOTHING_SEEN, Seen, is_host, is_place

_VOLUME_TAIL = re.compile(
    r"[\s,]{1,9}(?:(?:vol|no|nr|bd|jg|t|iss)\.?\s?)?[\dIVXLC]{1,4}(?:[.:/(]\d[\d.:()/–-]{0,14}\)?)?(?:[\s:(]+(?:1[5-9]|20)\d\d\)?)?[:\s\d–-]{0,40}$"
)
_KIND_TAIL = re.compile(
    r"\s(?:(?:news|press|media)\s(?:release|statement)|(?:working|discussion|policy)\s(?:paper|brief)|blog\spost|briefing\spaper)$",
    re.IGNORECASE,
)
"""What kind of paper it is: "Some Institute news release"."""
_BRACKET_TAIL = re.compile(r"\s{0,9}[(\[][^()\[\]]{0,400}[)\]]?[:\s\d,–-]{0,40}$")
_PLACE_AND_NAME = re.compile(r"^(?P<place>[^\W\d_][^:]{1,60}):\s+(?P<name>[^\W_].+)$")
_ENDS_ABBREVIATED = re.compile(r"(?:\b\w\.){2}$|\b(?:Inc|Ltd|etc|Jr)\.$")
_DATED_OUTLET = re.compile(r"^(?P<name>[^\W_][^,;()]{1,60}?),?\s(?:vom|of|du|del|från|van|от|on|am)$")
"""What stands before the date in "Some Zeitung vom 3. Mai 2019"."""
_QUOTES = "“”„\"«»‘’'《》「」『』"


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a citation without signals, URL and access date, and what else is known of them."""

    text: str
    urls: tuple[str, ...] = ()
    emphasis: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()
    """Words that carry a link."""
    seen: Seen = NOTHING_SEEN
    enclosures: tuple[Enclosure, ...] = field(default=())
    cover: bytearray = field(default_factory=bytearray)

    @classmethod
    def of(
        cls,
        text: str,
        urls: Sequence[str] = (),
        seen: Seen = NOTHING_SEEN,
        emphasis: Sequence[Span] = (),
        linked: Sequence[Span] = (),
    ) -> Body:
        """A body with its enclosures found."""
        enclosures = find_enclosures(text)
        return cls(text, tuple(urls), tuple(emphasis), tuple(linked), seen, enclosures, covered(text, enclosures))

    def clauses(self, start: int = 0, end: int | None = None) -> list[Clause]:
        """The comma-separated clauses of the body or of a stretch of it."""
        return cut_clauses(self.text, self.cover, start, end)

    def part(self, text: str) -> Body:
        """A body for other words of the same citation."""
        return Body.of(text, self.urls, self.seen)


def clean_title(text: str) -> str | None:
    """A title as cited: no enclosing quotation marks, no closing comma or point; None if no letter or digit is left."""
    title = text.strip().strip("*_").strip(" \t\n,;:")
    for _ in range(2):
        title = _without_quotes(title)
        if title.endswith(".") and not title.endswith("..") and not _ENDS_ABBREVIATED.search(title):
            title = title[:-1].rstrip()
        title = title.rstrip(",;: ")
    return title if re.search(r"\w", title) else None


def quoted_words(text: str) -> str | None:
    """A title that stood in quotation marks: any marks that are left are its own. None without a letter or digit."""
    title = text.strip(" \t\n,;:")
    if title.endswith(".") and not title.endswith("..") and not _ENDS_ABBREVIATED.search(title):
        title = title[:-1].rstrip()
    return title if re.search(r"\w", title) else None


def clean_publisher(text: str) -> str | None:
    """An outlet or publisher without place, volume, and brackets; None for a mere place or number."""
    if is_host(text.strip(" \t\n,;:*_")):
        return text.strip(" \t\n,;:*_")
    name = _KIND_TAIL.sub("", text.strip(" \t\n,;:*_" + _QUOTES))
    placed = _PLACE_AND_NAME.match(name)
    if placed:
        name = placed["name"]
    for _ in range(2):
        name = _BRACKET_TAIL.sub("", name)
        volumeless = _VOLUME_TAIL.sub("", name)
        if len(re.findall(r"[^\W\d_]{2,}", volumeless)) > 1 or re.search(r"[(:/]", name[len(volumeless) :]):
            # "Forum 18" and "France 24" are names.
            name = volumeless
    name = re.sub(r"(?<=[^\W\d_.])[\s,]+(?:1[5-9]|20)\d\d$", "", name.strip(" \t\n,;:()[]"))
    if name.endswith(".") and not re.search(r"\b\w\.\w?\.?$|\b(?:Inc|Ltd|Co|Univ|St)\.$", name):
        name = name[:-1]
    return name if re.search(r"[^\W\d_]{2}", name) and not is_place(name) else None


def placed_publisher(text: str) -> str | None:
    """The publisher in "City: Publisher"; None if ``text`` is not of this form."""
    match = _PLACE_AND_NAME.match(text.strip(" ()"))
    if match is None:
        return None
    places = re.split(r"\s?[/;]\s?|,\s|\sand\s|\s&\s", match["place"])
    return clean_publisher(match["name"].partition(", ")[0]) if all(is_place(place) for place in places) else None


def dated_outlet(words: str) -> tuple[str | None, str] | None:
    """Outlet and date of "in: Some Zeitung vom 3. Mai 2019"; None for other forms."""
    dates = find_dates(words[-40:])
    at = max(0, len(words) - 40)
    if not dates or at + dates[-1].span.end != len(words) or len(dates[-1].iso) < 10:
        return None
    match = _DATED_OUTLET.match(re.sub(r"^[Ii]n:\s", "", words[: at + dates[-1].span.start].rstrip()))
    return (clean_publisher(match["name"]), dates[-1].iso) if match else None


def printed_date(clauses: Sequence[Clause]) -> str | None:
    """The date among ``clauses``: a clause of its own, else a bracketed one at the end of a clause."""
    whole = [one.date.iso for one in clauses if one.role is Role.DATE and one.date and not one.date.is_range]
    if whole:
        # "Geneva 2021, June 2021": the same date, once more precisely.
        return next((iso for iso in whole[1:] if iso.startswith(whole[0])), whole[0])
    for clause in clauses:
        bracketed = [
            date for inside in re.findall(r"[(\[]([^()\[\]]+)[)\]]", clause.text) for date in find_dates(inside)
        ]
        if bracketed:
            return bracketed[-1].iso
        imprint = re.search(r":\s[^:]{2,60}\s(?P<year>(?:1[5-9]|20)\d\d)$", clause.text)
        if imprint:
            return imprint["year"]
    return next((one.date.iso for one in clauses if one.role is Role.DATE and one.date), None)


def _without_quotes(title: str) -> str:
    if len(title) < 2 or title[0] not in _QUOTES:
        return title
    enclosures = find_enclosures(title)
    whole = enclosures[0] if enclosures and enclosures[0].is_quotation and enclosures[0].span.start == 0 else None
    if whole and not re.search(r"\w", title[whole.span.end :]):
        return whole.inside(title).strip(" ,;")
    return title if whole or title.count(title[0]) % 2 == 0 else title[1:]
