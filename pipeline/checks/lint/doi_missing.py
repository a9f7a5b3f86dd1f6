"""DOIs that pages offer and notes lack."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pipeline.addresses.parts import belongs_to
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_ANY_DOI = re.compile(r"\b10\.\d{4,9}\s?/\s?\S")
_LASTING = ("arxiv.org", "hdl.handle.net", "n2t.net", "purl.org", "nbn-resolving.org", "nbn-resolving.de", "perma.cc")
"""Addresses that last by themselves; arXiv's pages give the DOI of the version that a journal printed."""


def _look(checked: Checked) -> Hint | None:
    doi = checked.page.doi if checked.page else None
    if not doi or not checked.living or not checked.spelt_out or checked.archived:
        return None
    written = unquote(f"{checked.citation.text} {checked.url}")
    if _bare(doi) in _bare(written) or _ANY_DOI.search(written) or belongs_to(checked.url, *_LASTING):
        return None
    return Hint(
        checked.citation.id,
        f"The page gives a DOI ({doi}), which outlives its address; the note has none.",
        f"Add https://doi.org/{doi}.",
        Confidence.HIGH,
        (doi,),
    )


def _bare(text: str) -> str:
    """Letters and digits alone: addresses and typesetters change the rest of a DOI."""
    return "".join(char for char in text.lower() if char.isalnum())


RULE = Rule(
    "doi-missing",
    "A work whose page gives a DOI, cited without it.",
    Severity.NOTE,
    each(_look),
)
