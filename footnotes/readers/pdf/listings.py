"""Lists under a heading: notes or references that stand behind the text, with numbers or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.entries import Placed, begins_as_reference, entry_starts, is_dated, reads_as_references
from footnotes.readers.pdf.labels import Label, Stretch, choose_labels, label_of
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Sheet

_HEADING = re.compile(
    r"(?:(?:\d{1,2}|[ivx]{1,5})[.)]?\s)?(?P<word>(?:end|foot)?\s?notes(?:\s(?:to|on)\s.{1,60})?"
    r"|anmerkungen|endnoten|fu(?:ß|ss)noten|notes de bas de page|notas(?: de rodapé| finais)?|note|примечания|сноски"
    r"|(?:list of |cited |selected |select |general )?(?:references?|bibliograph(?:y|ies))(?: list| cited| and notes)?"
    r"|works cited|literature(?: cited)?|sources(?: cited)?"
    r"|einzelnachweise|literatur(?:verzeichnis|angaben|nachweise?|hinweise|liste)?|quellen(?:verzeichnis)?"
    r"|(?:quellen|literatur)(?:-\s?und\s|\sund\s)(?:quellen|literatur|internet)\w{0,20}"
    r"|références?(?: bibliographiques)?|bibliographie|riferimenti bibliografici"
    r"|refer[eê]ncias?(?: bibliogr[aá]ficas)?|bibliograf[ií]a(?: citada)?"
    r"|источники|литература|список литературы|библиография"
    r"|bibliografie|literatuur(?:lijst)?|referenser|litteratur(?:liste)?|kaynakça|参考文献|المراجع|المصادر)\s?:?",
    re.I,
)
_NOTES = re.compile(r"(?:end|foot)?\s?notes|anmerkungen|endnoten|fu(?:ß|ss)noten|not[ae]|примечания|сноски", re.I)
_LONGEST_HEADING = 80
_LARGER = 1.07
_OTHER_SIZE = 0.06
_FIRST_LINES = 5
"""Lines below the heading within which a first label stands."""
_DENSE = 0.5
"""Part of the numbers up to the last that are there where numbers tell entries."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that stands under a heading."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    """The beginnings of its entries; those of a list without numbers carry their ordinals."""
    is_numbered: bool
    is_references: bool
    """False for notes."""


def listings_of(sheets: Sequence[Sheet], body: float) -> tuple[Listing, ...]:
    """The lists of a document in order."""
    lines = list(_placed(sheets))
    result: list[Listing] = []
    place = 0
    while place < len(lines):
        heading = _heading(lines, place, body)
        last = max((label.number for label in result[-1].labels), default=0) if result else 0
        listing = _listing(lines, place + 1, heading, last) if heading else None
        if listing is None:
            place += 1
            continue
        result.append(listing)
        place = next(at for at in range(place + 1, len(lines)) if lines[at].line is listing.lines[-1]) + 1
    return tuple(result)


def _placed(sheets: Sequence[Sheet]) -> Iterator[Placed]:
    for sheet in sheets:
        for region in sheet.regions:
            left = _left_edge(region)
            yield from (Placed(line, left, region.right) for line in region.lines)


def _left_edge(region: Region) -> float:
    """Where most of the outermost lines begin: a mark in the margin does not move it."""
    lefts = sorted(line.left for line in region.lines)
    return lefts[min(len(lefts) - 1, len(lefts) // 12)]


def _heading(lines: Sequence[Placed], place: int, body: float) -> str | None:
    line = lines[place].line
    if len(line.text) > _LONGEST_HEADING or line.size < 0.85 * body:
        return None
    text = line.text.strip()
    spread = re.sub(r"(?<=\b\w) (?=\w\b)", "", text)
    found = _HEADING.fullmatch(text) or _HEADING.fullmatch(spread)
    return found["word"].casefold() if found else None


def _listing(lines: Sequence[Placed], start: int, heading: str, last: int) -> Listing | None:
    is_references = not _NOTES.match(heading)
    numbered = _numbers_follow(lines, start, last)
    if not numbered and not is_references:
        return None
    end = _end(lines, start, is_numbered=numbered)
    kept = lines[start:end]
    if not kept:
        return None
    if numbered:
        labels = choose_labels([Stretch(one.line, frozenset(), True) for one in kept])
        if labels:
            return Listing(tuple(one.line for one in kept), labels, True, is_references)
    if not is_references or not reads_as_references(kept):
        return None
    starts = entry_starts(kept)
    while len(starts) > 1 and not is_dated(kept[starts[-1] :]):
        kept, starts = kept[: starts[-1]], starts[:-1]
    labels = tuple(Label(kept[at].line, str(number), 0, number, 1.0) for number, at in enumerate(starts, 1))
    return Listing(tuple(one.line for one in kept[starts[0] :]), labels, False, True)


def _numbers_follow(lines: Sequence[Placed], start: int, last: int) -> bool:
    """Tell whether a first label, or the one behind the last of the list before, stands within the next lines."""
    near = lines[start : start + _FIRST_LINES]
    return any((label := label_of(one.line)) is not None and label.number in (1, last + 1) for one in near)


def _end(lines: Sequence[Placed], start: int, *, is_numbered: bool) -> int:
    """Where a list ends that begins at a line: at a heading that no entries follow, or where the type changes."""
    if start >= len(lines):
        return start
    first = lines[start : start + 12]
    size = Counter(round(one.line.size, 1) for one in first).most_common(1)[0][0]
    bold = sum(one.line.is_bold for one in first) * 2 > len(first)
    place = start
    while place < len(lines):
        line = lines[place].line
        if _is_heading(lines, place, size, is_bold=bold):
            if not _goes_on(lines, place, size, is_numbered=is_numbered, is_bold=bold):
                return place
        elif abs(line.size - size) > _OTHER_SIZE * size and not _returns(lines, place, size):
            return place
        place += 1
    return place


def _is_heading(lines: Sequence[Placed], place: int, size: float, *, is_bold: bool) -> bool:
    line = lines[place].line
    if len(line.text) > _LONGEST_HEADING or line.text.rstrip().endswith((",", ";", "-")):
        return False
    if is_dated([lines[place]]) or begins_as_reference(line.text):
        return False
    stands_out = line.size > _LARGER * size or (line.is_bold and not is_bold)
    return stands_out or bool(_HEADING.fullmatch(line.text.strip()))


def _returns(lines: Sequence[Placed], place: int, size: float) -> bool:
    """Tell whether the type of the list comes back within a few lines: a running head stands between."""
    after = lines[place + 1 : place + 6]
    return sum(abs(one.line.size - size) <= _OTHER_SIZE * size for one in after) >= min(3, len(after)) > 0


def _goes_on(lines: Sequence[Placed], place: int, size: float, *, is_numbered: bool, is_bold: bool) -> bool:
    """Tell whether a heading stands within a list: entries follow it."""
    if _HEADING.fullmatch(lines[place].line.text.strip()):
        return False
    end = place + 1
    while end < len(lines) and end - place < 40 and not _is_heading(lines, end, size, is_bold=is_bold):
        end += 1
    section = [one for one in lines[place + 1 : end] if abs(one.line.size - size) <= _OTHER_SIZE * size]
    if not section:
        return False
    if is_numbered:
        return any((label := label_of(one.line)) is not None and label.number == 1 for one in section[:3])
    return reads_as_references(section)
