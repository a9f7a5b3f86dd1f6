"""Registries' answers in their own shapes, in our own words; and what is no answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.registries.all import ALL, ASKED, REGISTRIES
from pipeline.registries.cited import CitedWork
from pipeline.registries.handles import is_registered
from reports.model import NoticeKind, WorkKind

CROSSREF = {
    "message": {
        "items": [
            {
                "DOI": "10.1234/ABC",
                "type": "journal-article",
                "title": ["Gulls"],
                "subtitle": ["A count"],
                "author": [{"family": "Roe", "given": "Jane"}, {"name": "Harbour Authority"}, "odd"],
                "issued": {"date-parts": [[2011, 3]]},
                "published-print": {"date-parts": [[2012]]},
                "container-title": ["Journal of Harbours"],
                "short-container-title": ["J Harb"],
                "volume": "12",
                "page": "45-67",
                "updated-by": [
                    {"type": "retraction", "DOI": "10.1234/RET", "updated": {"date-parts": [[2015, 4, 2]]}},
                    {"type": "new_version", "DOI": "10.1234/v2"},
                ],
            }
        ]
    }
}
OPENALEX = {
    "results": [
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.1234/abc",
            "title": "Gulls",
            "type": "article",
            "publication_year": 2011,
            "authorships": [{"author": {"display_name": "Jane van Roe"}}],
            "locations": [{"source": {"display_name": "Journal of Harbours"}}, {"source": None}],
            "biblio": {"volume": "12", "issue": None, "first_page": "45", "last_page": "67"},
            "is_retracted": True,
        }
    ]
}
OPEN_LIBRARY = {
    "docs": [
        {
            "key": "/works/OL1W",
            "title": "Gulls",
            "author_name": ["Jane Roe"],
            "first_publish_year": 1999,
            "publish_year": [2001, 1999],
            "publisher": ["Harbour Press"],
            "isbn": ["9780306406157", "0306406152"],
        }
    ]
}
DATACITE = {
    "data": {
        "attributes": {
            "doi": "10.1234/ABC",
            "titles": [{"title": "Gulls"}],
            "creators": [{"name": "Roe, Jane"}],
            "publicationYear": 2011,
            "publisher": "Harbour Data",
            "types": {"resourceTypeGeneral": "Preprint"},
        }
    }
}
DBLP = {
    "result": {
        "hits": {
            "hit": [
                {
                    "info": {
                        "key": "conf/h/Roe11",
                        "title": "Gulls.",
                        "venue": "HARB",
                        "year": "2011",
                        "type": "Conference and Workshop Papers",
                        "authors": {"author": [{"text": "Jane Roe 0002"}]},
                        "url": "https://dblp.org/rec/conf/h/Roe11",
                    }
                }
            ]
        }
    }
}
PUBMED = {
    "result": {
        "uids": ["1"],
        "1": {
            "uid": "1",
            "title": "Gulls.",
            "authors": [{"name": "van Roe JB"}],
            "pubdate": "2011 Mar",
            "source": "J Harb",
            "pubtype": ["Journal Article", "Retracted Publication"],
            "articleids": [{"idtype": "doi", "value": "10.1234/abc"}],
        },
    }
}
SEMANTIC = {
    "data": [
        {
            "paperId": "p1",
            "title": "Gulls",
            "authors": [{"name": "Jane Roe"}],
            "year": 2011,
            "venue": "HARB",
            "journal": {"name": "HARB", "volume": "1"},
            "externalIds": {"DOI": "10.1234/abc"},
            "publicationTypes": ["Conference"],
        }
    ]
}
ARXIV = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/1101.00001v2</id>
<title>Gulls</title><published>2011-01-01T00:00:00Z</published><updated>2012-01-01T00:00:00Z</updated>
<author><name>Jane Roe</name></author></entry></feed>"""
DNB = b"""<searchRetrieveResponse xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="urn:x"><x:dc>
<dc:title>Gulls : a count / Jane Roe</dc:title><dc:creator>Roe, Jane [Verfasser]</dc:creator><dc:date>2011</dc:date>
<dc:publisher>Harbour Press</dc:publisher><dc:identifier>978-0-306-40615-7 Broschur</dc:identifier>
<dc:identifier>http://d-nb.info/1</dc:identifier></x:dc></searchRetrieveResponse>"""

ANSWERS: dict[str, Any] = {
    "crossref": CROSSREF,
    "openalex": OPENALEX,
    "open-library": OPEN_LIBRARY,
    "datacite": DATACITE,
    "dblp": DBLP,
    "pubmed": PUBMED,
    "semantic-scholar": SEMANTIC,
    "arxiv": ARXIV,
    "dnb": DNB,
}


def _answer(name: str) -> bytes:
    answer = ANSWERS[name]
    return answer if isinstance(answer, bytes) else json.dumps(answer).encode()


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
def test_every_registry_says_who_wrote_what_when(registry: Any) -> None:
    (record,) = registry.read(_answer(registry.name))
    assert record.registry == registry.name
    assert record.titles[-1].startswith("Gulls")
    assert record.authors[0].family in ("Roe", "van Roe")
    assert {2011, 1999} & set(record.years)


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
@pytest.mark.parametrize(
    "garbled", [b"", b"{}", b"[]", b"null", b"<html>busy", b'{"message":3,"results":{},"data":[1]}']
)
def test_what_is_no_answer_holds_no_record(registry: Any, garbled: bytes) -> None:
    assert registry.read(garbled) == ()


def test_crossref_tells_what_was_said_later() -> None:
    (record,) = REGISTRIES["crossref"].read(_answer("crossref"))
    assert [(notice.kind, notice.doi, str(notice.issued)) for notice in record.notices] == [
        (NoticeKind.RETRACTION, "10.1234/ret", "2015-04-02")
    ]
    assert record.titles[0] == "Gulls: A count"
    assert (record.kind, record.years) == (WorkKind.ARTICLE, (2011, 2012))


@pytest.mark.parametrize(
    ("title", "retracted"),
    [
        ("RETRACTED: Gulls", True),
        ("Retracted Article: Gulls", True),
        ("[WITHDRAWN] Gulls", True),
        ("Removed rocks", False),
        ("Retracted papers", False),
    ],
)
def test_crossref_marks_titles_of_what_was_taken_back(title: str, retracted: bool) -> None:
    """And of a work whose title only begins so nothing is said."""
    answer = json.dumps({"message": {"DOI": "10.1234/abc", "title": [title]}}).encode()
    (record,) = REGISTRIES["crossref"].read(answer)
    assert (record.titles, bool(record.notices)) == (("Gulls" if retracted else title,), retracted)


@pytest.mark.parametrize("name", ["openalex", "pubmed"])
def test_others_know_of_retractions_as_well(name: str) -> None:
    (record,) = REGISTRIES[name].read(_answer(name))
    assert [notice.kind for notice in record.notices] == [NoticeKind.RETRACTION]


def test_numbers_ask_by_number_and_words_by_words() -> None:
    work = CitedWork.read(
        "Roe, Gulls and Terns, ISBN 0-306-40615-2, doi:10.1234/abc, PMID: 12345, arXiv:1101.00001",
        title="Gulls and Terns",
    )
    by_number = {registry.name for registry in ALL if registry.by_identifier(work)}
    assert by_number == {"crossref", "datacite", "arxiv", "pubmed", "open-library", "dnb"}
    wordless = CitedWork.read("Ibid.")
    assert not any(registry.by_identifier(wordless) for registry in ALL)
    assert {registry.name for registry in ALL if registry.by_words(work)} >= {"crossref", "openalex", "open-library"}
    assert set(ASKED) <= set(REGISTRIES)


@pytest.mark.parametrize(
    ("body", "registered"),
    [(b'{"responseCode":1}', True), (b'{"responseCode":100}', False), (b'{"responseCode":2}', None), (b"busy", None)],
)
def test_the_handle_system_says_whether_a_doi_exists(body: bytes, registered: bool | None) -> None:
    assert is_registered(body) is registered
