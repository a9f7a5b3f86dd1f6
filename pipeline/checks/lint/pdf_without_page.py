"""Long PDFs cited without a place in them."""

from __future__ import annotations

import re

from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

LONG = 40
"""Pages from which a reader cannot be expected to leaf through: longer than nearly every article of a journal."""

# Whatever could be a place in the work silences the rule.
_PLACE = re.compile(
    r"(?i:\b(?:pp?|pg|pgs|pages?|at|S|Seiten?|paras?|paragraphs?|points?|arts?|articles?|ch|chap|chapters?|sec|"
    r"sections?|parts?|annex|appendix|tables?|figures?|fig|box|graph|chart|kap|kapitel|abs|rn|rz|slides?|footnotes?|notes?|nn?|"
    r"с|стр|ст|п|гл|cap|art)\b)\.{0,2}\s{0,2}(?:\d|[IVXLC]{1,6}\b|[A-Z]\b)|[§¶]|\bf{1,2}\."
    r"|(?i:\b(?:passim|executive summary|foreword|preface|introduction|conclusions?|summary)\b)"
)
_TRAILING = re.compile(r"[,:]\s{0,2}(?!(?:19|20)\d\d\b)\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\b(?!\s\w)")
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
    # The comma behind an address goes with it.
    note = _URL.sub(",", checked.result.footnote.text)
    return bool(_PLACE.search(note) or _TRAILING.search(note))


RULE = Rule(
    "pdf-without-page",
    f"A PDF of {LONG} pages or more, cited without page, section or paragraph.",
    Severity.NOTE,
    each(_look),
)
