"""The formats a report can be written in, by name. A new format is one file and one entry here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import resolve_name

from reports.formats.base import Format


class FormatsByName(Mapping[str, Format]):
    """Formats that are imported when they are asked for: a run writes three of them."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """Import nothing yet.

        Args:
            places: for each name the module, and the class in it: ``package.module:Class``.
        """
        self._places = places

    def __getitem__(self, name: str) -> Format:
        return _made(self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def _made(place: str) -> Format:
    made: Format = resolve_name(place)()
    return made


PLACES = {
    "html": "reports.formats.html:HtmlFormat",
    "json": "reports.formats.json_v1:JsonFormat",
    "csv": "reports.formats.csv:CsvFormat",
    "xlsx": "reports.formats.xlsx:XlsxFormat",
    "markdown": "reports.formats.markdown:MarkdownFormat",
    "atom": "reports.formats.atom:AtomFormat",
    "junit": "reports.formats.junit:JunitFormat",
    "sarif": "reports.formats.sarif:SarifFormat",
    "csl-json": "reports.formats.csl_json:CslJsonFormat",
    "questions": "reports.formats.questions:QuestionsFormat",
}
"""In the order in which they are written. The terminal summary is no file: see ``terminal``."""

FORMATS: Mapping[str, Format] = FormatsByName(PLACES)

ALWAYS: tuple[str, ...] = ("html", "json", "csv")
"""Formats that are written whether or not they are asked for."""

__all__ = ["ALWAYS", "FORMATS", "Format"]
