"""Long PDFs cited without a place in them."""

from __future__ import annotations

import re

from pipeline.checks.lint.base import Checked, Hint, Rule, each, without_dates
from reports.model import Confidence, Severity, TitleStatus

LONG = 40
"""Pages from which a reader cannot be expected to leaf through: longer than nearly every article of a journal."""

# Whatever could be a place in the work silences the rule: any number that is no date, and these.
_PLACE = re.compile(
    r"\d|[§¶]|(?i:\b(?:annex|appendix|box|table|chart|part|section|chapter|book|title|volume|vol|bd|kap|kapitel|anhang)\b"
    r"\.?\s(?-i:[A-Z]|[IVXLC]{1,7})\b)"
    r"|(?i:\b(?:chapter|part|section)\s(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|(?<!\w)(?=[ivxlc]{2})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
    r"|(?i:\b(?:passim|executive summary|foreword|preface|introduction|conclusions?|summary|abstract|key findings|"
    r"annex|appendix|glossary|f{1,2}\.))"
)
_SERIES = re.compile(
    r"(?i:\b(?:papers?|reports?|briefs?|bulletins?|series|stud(?:y|ies)|documents?|doc|agenda)\b\.?\s(?:no\.?|nr\.?|№)?\s?)"
    r"[A-Z]{0,4}[-/]?\d[\w/.-]*"
)
"""The number of the work in a series."""
_URL = re.compile(r"https?://\S+|www\.\S+")


def _look(checked: Checked) -> Hint | None:
    pages = checked.page.pages if checked.page else None
    if not pages or pages < LONG or not checked.living or not checked.spelt_out or _says_where(checked):
        return None
    return Hint(
        checked.citation.id,
        f"The source is a PDF of {pages} pages, and the note does not say where in it to look.",
        "Add the page, section or paragraph.",
        Confidence.LOW,
        (f"{pages} pages",),
    )


def _says_where(checked: Checked) -> bool:
    if re.search(r"#(?:.{0,200}&)?(?:page|nameddest)=", checked.url):
        return True
    note = _URL.sub(" ", checked.result.footnote.text)
    if checked.citation.title and checked.title is TitleStatus.MATCH:
        note = note.replace(checked.citation.title, " ")
    return bool(_PLACE.search(_SERIES.sub(" ", without_dates(note))))


RULE = Rule(
    "pdf-without-page",
    f"A PDF of {LONG} pages or more, cited without page, section or paragraph.",
    Severity.NOTE,
    each(_look),
)
