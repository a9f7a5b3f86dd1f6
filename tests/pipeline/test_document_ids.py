"""Ids of documents stand on their paths, whatever the order of the arguments."""

from __future__ import annotations

from itertools import permutations

from pipeline.stages.parse import document_ids
from pipeline.stages.sources import Source


def _source(path: str) -> Source:
    return Source(path, path.rpartition("/")[2], bytes)


def test_documents_of_one_name_are_numbered_by_sorted_path() -> None:
    paths = ("b/study.md", "study.md", "a/study.md", "essay.md")
    expected = {
        "a/study.md": "study.md",
        "b/study.md": "study.md~2",
        "study.md": "study.md~3",
        "essay.md": "essay.md",
    }
    for order in permutations(paths):
        assert document_ids(map(_source, order)) == expected


def test_a_file_that_is_named_like_a_number_keeps_its_name() -> None:
    ids = document_ids(map(_source, ("a/x.md", "b/x.md", "x.md~2")))
    assert sorted(ids.values()) == ["x.md", "x.md~2", "x.md~3"]
