"""Records written as notes in styles of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.errors import UsageError
from pipeline.works.styled import NoteStyle
from reports.model import Person, WorkKind, WorkRecord

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" default-locale="en-US">
  <info><title>Own</title><id>http://a.example/own</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="." delimiter="; ">{cited}</layout></citation>
  <bibliography><layout suffix=".">{listed}</layout></bibliography>
</style>"""
WHOLE = """<group delimiter=", "><names variable="author"><name and="text"/></names>
<text variable="title" quotes="true" text-case="title"/><text variable="container-title" font-style="italic"/>
<text variable="volume"/><date variable="issued" form="text" date-parts="year"/><text variable="page"/>
<text variable="DOI" prefix="doi:"/></group>"""
YEAR = '<date variable="issued" form="text" date-parts="year"/>'
GULLS = WorkRecord(
    registry="crossref",
    key="10.1234/gulls",
    kind=WorkKind.ARTICLE,
    titles=("Gulls & terns",),
    authors=(Person("Roe", "Jane"), Person("Poe", "John")),
    years=(2010, 2011),
    containers=("Journal of Harbours",),
    volume="12",
    pages="45-67",
    doi="10.1234/gulls",
)
WRITTEN = "Jane Roe and John Poe, “Gulls & Terns,” Journal of Harbours, 12, 2011, 45–67, doi:10.1234/gulls."


def _style(tmp_path: Path, kind: str, cited: str, listed: str) -> NoteStyle:
    file = tmp_path / "own.csl"
    file.write_text(STYLE.format(kind=kind, cited=cited, listed=listed), encoding="utf-8")
    return NoteStyle(file)


@pytest.mark.parametrize(("kind", "cited", "listed"), [("note", WHOLE, YEAR), ("in-text", YEAR, WHOLE)])
def test_a_record_is_written_in_a_style(tmp_path: Path, kind: str, cited: str, listed: str) -> None:
    """In a style of notes as it is cited, in one of names and years as it is listed."""
    written = _style(tmp_path, kind, cited, listed).note(GULLS)
    assert written is not None
    assert written.replace("45-67", "45–67").replace(",”", "”,").replace("”,", ",”") == WRITTEN


def test_a_style_needs_no_list(tmp_path: Path) -> None:
    file = tmp_path / "own.csl"
    file.write_text(
        STYLE.format(kind="note", cited=WHOLE, listed="").replace("bibliography", "unknown"), encoding="utf-8"
    )
    assert "Gulls" in (NoteStyle(file).note(GULLS) or "")


def test_a_record_of_little_is_written_too(tmp_path: Path) -> None:
    bare = replace(GULLS, authors=(), years=(), containers=(), volume=None, pages=None, doi=None)
    assert "Gulls" in (_style(tmp_path, "note", WHOLE, YEAR).note(bare) or "")


@pytest.mark.parametrize("text", ["", "<html/>", "no style"])
def test_what_is_no_style_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.csl").write_text(text)
    with pytest.raises(UsageError, match="style"):
        NoteStyle(tmp_path / "own.csl")


def test_settings_name_a_style_beside_them(tmp_path: Path) -> None:
    (tmp_path / "footproof.toml").write_text('[cite]\nstyle = "own.csl"\n')
    assert load_settings(tmp_path / "footproof.toml").cite.style == str(tmp_path / "own.csl")
    (tmp_path / "footproof.toml").write_text('[cite]\nstyle = "/etc/passwd"\n')
    with pytest.raises(UsageError, match=r"\.csl"):
        load_settings(tmp_path / "footproof.toml")
