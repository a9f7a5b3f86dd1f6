"""Tables of notices: what their keepers publish, read, kept and asked; in our own words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply

from cache.store import Workspace
from footnotes.languages.model import phrases
from pipeline.errors import UsageError
from pipeline.retractions.sources import open_retraction, read_source, retraction_watch
from pipeline.retractions.table import gathered, keep_table, kept_table
from reports.model import NoticeKind

HEAD = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"
WATCHED = f"""{HEAD}
1,"Gulls, again",4/2/2015 0:00,10.1234/RET.1,10.1234/GULLS,11,Retraction
2,Terns,12/18/2023 0:00,unavailable,10.1234/terns,0,Expression of concern
3,Auks,1/1/2020 0:00,10.1234/ret.3,10.1234/auks;10.1234/auks.2,,Correction
4,Rails,1/1/2019 0:00,,10.1234/rails,,Retraction
5,Rails,1/1/2020 0:00,,10.1234/rails,,Reinstatement
6,Crakes,1/1/2020 0:00,,10.1234/crakes,,Reinstatement
7,Crakes,1/1/2021 0:00,,10.1234/crakes,,Retraction
8,Owls,soon,,unavailable,,Retraction
9,Kites,,,,,
"""
WATCH = "Retraction Watch, as of"


def test_retraction_watch_is_read() -> None:
    """Several DOIs, numbers of PubMed, days, and a retraction that was itself taken back."""
    rows = gathered(retraction_watch(WATCHED.splitlines()))
    read = {work: [(row.kind, row.doi, row.issued) for row in told] for work, told in rows.items()}
    retracted = (NoticeKind.RETRACTION, "10.1234/ret.1", date(2015, 4, 2))
    corrected = (NoticeKind.CORRECTION, "10.1234/ret.3", date(2020, 1, 1))
    assert read == {
        "10.1234/gulls": [retracted],
        "pmid:11": [retracted],
        "10.1234/terns": [(NoticeKind.CONCERN, None, date(2023, 12, 18))],
        "10.1234/auks": [corrected],
        "10.1234/auks.2": [corrected],
        "10.1234/crakes": [(NoticeKind.RETRACTION, None, date(2021, 1, 1))],
    }


@pytest.mark.parametrize(
    ("retracted", "kind", "told"),
    [
        (True, "retraction", NoticeKind.RETRACTION),
        (True, "erratum", NoticeKind.RETRACTION),
        (False, "Erratum", NoticeKind.CORRECTION),
        (False, "withdrawal", NoticeKind.WITHDRAWAL),
        (False, "expression_of_concern", NoticeKind.CONCERN),
        (False, "comment", None),
    ],
)
def test_open_retractions_are_read(retracted: bool, kind: str, told: NoticeKind | None) -> None:
    """What it holds for retracted is, under whatever name the publisher registered it."""
    update = {"type": kind, "timestamp": 1428000000000, "identifier": {"doi": "10.1234/RET"}}
    rows = list(open_retraction({"identifier": {"doi": "10.1234/A"}, "retracted": retracted, "updates": [update, 3]}))
    assert [(work, row.kind, row.doi, str(row.issued)) for work, row in rows] == (
        [("10.1234/a", told, "10.1234/ret", "2015-04-02")] if told else []
    )


def test_the_table_is_kept_and_dated(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "w", software="test") as workspace:
        assert not list(kept_table(workspace).of("10.1234/gulls"))
        keep_table(workspace, "Retraction Watch", gathered(retraction_watch(WATCHED.splitlines())))
        table = kept_table(workspace)
    (by_doi,), (by_number,) = table.of("10.1234/gulls"), table.of(None, "11")
    assert by_doi == by_number
    assert by_doi.told_by.startswith(WATCH)
    assert not list(table.of("10.1234/owls", "12"))
    assert not list(table.of(None))


@pytest.mark.parametrize("text", ["", "<html>busy</html>", "a,b\n1,2\n", HEAD])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(UsageError, match="no notices"):
        read_source(tmp_path / "x.csv")


SAID = phrases(
    "retracted | zurückgezogen | article rétracté | artículo retractado | статья отозвана | отозванная статья | "
    "статтю відкликано | wycofano | makale geri çekilmiştir | ingetrokken | 撤稿 | 撤回された論文"
)


def test_the_note_is_told_unless_it_says_so(tmp_path: Path) -> None:
    """In any language; and the table answers where no registry does."""
    desk = Desk(tmp_path)
    notes = [f"[^{number}]: Jane Roe, Gulls, doi:10.1234/gulls ({said})." for number, said in enumerate(SAID, 3)]
    marks = "".join(f" Gulls.[^{number}]" for number in range(1, len(SAID) + 3))
    plain = ["[^1]: Jane Roe, Gulls, doi:10.1234/gulls.", "[^2]: Jane Roe, Rails, doi:10.1234/rails."]
    desk.write("draft.md", "\n".join([marks, "", *plain, *notes]))
    with LittleWeb() as web:
        web.otherwise = lambda request: Reply(
            body=WATCHED.encode() if request.target.startswith("/table") else json.dumps({"message": None}).encode()
        )
        names = ("crossref", "datacite", "openalex", "open-library", "doi", "arxiv", "pubmed")
        origins = [f'{name} = "{web.url("")}"' for name in names]
        settings = ['[archive]\norigin = "http://127.0.0.1:9"', "[works]", "lookup = true", "[works.origins]", *origins]
        (tmp_path / "own.toml").write_text("\n".join(settings))
        fetched = desk.run("retractions", web.url("/table.csv"))
        assert fetched.out.startswith("6 works of Retraction Watch"), fetched
        desk.run("check", "draft.md", "--config", "own.toml")
    told = {
        one["id"].partition("#")[2]: [reason["message"] for reason in one["reasons"] if reason["code"] == "retracted"]
        for one in desk.report()["citations"]
    }
    assert {number for number, messages in told.items() if messages} == {"1.1"}
    assert told["1.1"][0].startswith(f"The source was retracted on 2 April 2015 ({WATCH}")
