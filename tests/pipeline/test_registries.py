"""Registries' answers in their own shapes, in our own words; and what is no answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from cache.store import Workspace
from pipeline.registries.all import ALL, ASKED, REGISTRIES
from pipeline.registries.allowance import Allowance
from pipeline.registries.base import DAY, Key, Pace, Quota
from pipeline.registries.cited import CitedWork
from pipeline.registries.handles import is_registered
from pipeline.registries.keyed import KeyedClient
from reports.model import NoticeKind, WorkKind

PACE = Pace(1.0)
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

LOC = b"""<r xmlns:x="http://www.loc.gov/mods/v3"><x:mods><x:titleInfo><x:title>Gulls</x:title><x:subTitle>a count
</x:subTitle></x:titleInfo><x:name><x:namePart>Roe, Jane, 1950-</x:namePart></x:name><x:originInfo><x:agent>
<x:namePart>Harbour Press</x:namePart></x:agent><x:dateIssued>c2011</x:dateIssued></x:originInfo>
<x:identifier type="isbn">0306406152 (pbk.)</x:identifier><x:identifier type="lccn">12345</x:identifier></x:mods></r>"""
CASES = {
    "results": [
        {
            "cluster_id": 7,
            "caseName": "Gulls v. Roe",
            "citation": ["12 Harb. 345", "9 Bay. 2d 1"],
            "dateFiled": "2011-03-01",
            "court": "Court of the Harbour",
            "absolute_url": "/opinion/7/gulls-v-roe/",
        }
    ]
}
DUTCH = b"""<o xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/terms/"><r:Description>
<d:identifier>ECLI:NL:HR:2011:952</d:identifier><d:date>2011-05-12</d:date><d:creator>Hoge Raad</d:creator>
<d:title>Gulls</d:title></r:Description><r:Description><d:identifier>https://x</d:identifier></r:Description></o>"""

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
    "library-of-congress": LOC,
    "courtlistener": CASES,
    "rechtspraak": DUTCH,
}


def _answer(name: str) -> bytes:
    answer = ANSWERS[name]
    return answer if isinstance(answer, bytes) else json.dumps(answer).encode()


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
def test_every_registry_says_who_wrote_what_when(registry: Any) -> None:
    record = registry.read(_answer(registry.name))[0]
    assert record.registry == registry.name
    assert record.titles[-1].startswith("Gulls")
    assert [author.family for author in record.authors] in ([], ["Roe"], ["van Roe"], ["Roe", "Harbour Authority"])
    assert bool(record.authors) is not registry.holds_cases
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
    assert by_number == {
        "crossref", "datacite", "arxiv", "pubmed", "open-library", "library-of-congress", "dnb",
    }  # fmt: skip
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


def test_a_judgment_stands_in_several_reporters() -> None:
    records = REGISTRIES["courtlistener"].read(_answer("courtlistener"))
    assert [(one.volume, one.containers, one.pages) for one in records] == [
        ("12", ("Harb.",), "345"),
        ("9", ("Bay. 2d",), "1"),
    ]


@pytest.mark.parametrize(
    ("text", "reported", "ecli"),
    [
        ("Roe v. Wade, 410 U.S. 113 (1973).", "410 U.S. 113", None),
        ("Poe v Moe, 347 US 483, 495 (1954)", "347 US 483", None),
        ("Doe v. Poe, 88 F. Supp. 2d 1116 (C.D. Cal. 2000)", "88 F. Supp. 2d 1116", None),
        ("In re Gull, 387 U.S. 1 (1967)", "387 U.S. 1", None),
        ("HR 12 mei 2014, ecli:nl:hr:2014:952.", None, "ECLI:NL:HR:2014:952"),
        ("Jane Roe, “Gulls v. Terns,” Journal of Harbours 12 (2010): 45", None, None),
        ("Jane Roe, “Gulls,” 12 Harbour L. Rev. 345 (2010)", None, None),
    ],
)
def test_judgments_are_told_from_articles(text: str, reported: str | None, ecli: str | None) -> None:
    work = CitedWork.read(text)
    assert (work.reported, work.ecli, work.is_case) == (reported, ecli, bool(reported or ecli))


async def test_a_key_goes_to_its_service_and_into_no_record() -> None:
    """In a header or a parameter; a redirect elsewhere goes without it."""
    sent: list[httpx.Request] = []
    inner = httpx.AsyncClient(transport=httpx.MockTransport(lambda one: sent.append(one) or httpx.Response(200)))
    asked = [httpx.Request("GET", "https://own.example/a?q=1"), httpx.Request("GET", "https://own.example:8443/a")]
    keys = (Key(variable="X", header="X-Key", form="Token {}", pace=PACE), Key(variable="X", parameter="k", pace=PACE))
    for key in keys:
        async with KeyedClient(inner, "https://own.example", key, "secret") as client:
            for request in asked:
                await client.send(request)
    assert all("secret" not in f"{request.url} {request.headers}" for request in asked)
    assert [(str(one.url), one.headers.get("X-Key")) for one in sent] == [
        ("https://own.example/a?q=1", "Token secret"),
        ("https://own.example:8443/a", None),
        ("https://own.example/a?q=1&k=secret", None),
        ("https://own.example:8443/a", None),
    ]


def test_quotas_last_beyond_a_run(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "w", software="test") as workspace:
        quotas = (Quota(2, 3600), Quota(3, DAY))
        assert [Allowance(workspace, "a", quotas).take() for _ in range(4)] == [True, True, False, False]
        assert all(Allowance(workspace, name, ()).take() for name in "ab" for _ in range(9))
        assert Allowance(workspace, "b", quotas).take()


def test_paces_are_those_of_who_asks() -> None:
    crossref, openalex = REGISTRIES["crossref"], REGISTRIES["openalex"]
    assert crossref.pace_of(mailto="", key="").per_second < crossref.pace_of(mailto="a@b.example", key="").per_second
    assert (
        openalex.pace_of(mailto="", key="k").quotas[0].requests > openalex.pace_of(mailto="", key="").quotas[0].requests
    )
