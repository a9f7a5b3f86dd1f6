"""DOIs that pages offer and notes lack."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_ANY_DOI = re.compile(r"\b10\.\d{4,9}/\S")


def _look(checked: Checked) -> Hint | None:
    doi = checked.page.doi if checked.page else None
    if not doi or not checked.living or not checked.spelt_out or checked.archived:
        return None
    written = unquote(f"{checked.citation.text} {checked.url}").lower()
    if doi.lower() in written or _ANY_DOI.search(written):
        return None
    return Hint(
        checked.citation.id,
        f"The page gives a DOI ({doi}), which outlives its address; the note has none.",
        f"Add https://doi.org/{doi}.",
        Confidence.HIGH,
        (doi,),
    )


RULE = Rule(
    "doi-missing",
    "A work whose page gives a DOI, cited without it.",
    Severity.NOTE,
    each(_look),
)
