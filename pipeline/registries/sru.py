"""Asking libraries through SRU (Search/Retrieve via URL 1.1, https://www.loc.gov/standards/sru/)."""

from __future__ import annotations

import re

from pipeline.registries.base import query
from pipeline.registries.cited import CitedWork

_ROWS = 5
_MOST_WORDS = 12


def search(path: str, schema: str, sought: str) -> str:
    """The question for a few records in a schema."""
    return query(path, version="1.1", operation="searchRetrieve", recordSchema=schema, maximumRecords=_ROWS,
                 query=sought)  # fmt: skip


def title_words(work: CitedWork) -> str:
    """The words of a title, without anything that CQL reads as syntax; empty where the note has none."""
    return " ".join(re.sub(r"[^\w\s]", " ", work.asked_title or "").split()[:_MOST_WORDS])
