"""The formats a report can be written in, by name. A new format is one file and one entry here."""

from __future__ import annotations

from collections.abc import Mapping

from reports.formats.atom import AtomFormat
from reports.formats.base import Format
from reports.formats.csl_json import CslJsonFormat
from reports.formats.csv import CsvFormat
from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat
from reports.formats.junit import JunitFormat
from reports.formats.markdown import MarkdownFormat
from reports.formats.questions import QuestionsFormat
from reports.formats.sarif import SarifFormat
from reports.formats.xlsx import XlsxFormat

FORMATS: Mapping[str, Format] = {
    "html": HtmlFormat(),
    "json": JsonFormat(),
    "csv": CsvFormat(),
    "xlsx": XlsxFormat(),
    "markdown": MarkdownFormat(),
    "atom": AtomFormat(),
    "junit": JunitFormat(),
    "sarif": SarifFormat(),
    "csl-json": CslJsonFormat(),
    "questions": QuestionsFormat(),
}
"""In the order in which they are written. The terminal summary is no file: see ``terminal``."""

ALWAYS: tuple[str, ...] = ("html", "json", "csv")
"""Formats that are written whether or not they are asked for."""

__all__ = ["ALWAYS", "FORMATS", "Format"]
