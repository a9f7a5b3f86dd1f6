"""What a card says of link and copy: nothing twice, nothing that another finding contradicts, ready searches."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from footnotes.model import Citation, Footnote, Location, NoteKind
from reports.formats.cards import card_of
from reports.formats.linked import shown_archive, shown_link
from reports.formats.spread import Spread
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    Confidence,
    LinkFinding,
    LinkStatus,
    NewAddress,
    Reason,
    Severity,
    TitleCheck,
    TitleStatus,
)
from reports.searches import searches_for

URL = "https://www.gazette.example/news/upper-lock"
TITLE = "Council votes to close the upper lock"
ALIVE = LinkFinding(LinkStatus.ALIVE, "ok", "The page is there.")
GONE = LinkFinding(LinkStatus.SOFT_404, "error-page", "The page says that it is gone.", shown="“Oops”: Nothing here.")
NO_COPY = ArchiveFinding(ArchiveStatus.NONE, detail="The archive holds no capture of this page.")


def result(link: LinkFinding, title: TitleStatus = TitleStatus.MATCH, **more) -> CitationResult:
    note = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, "", Location(), None)
    citation = Citation("a#1.1", "a#1", "a", f"{TITLE}, {URL}", title=TITLE, url=URL)
    return CitationResult(citation, note, link=link, title_check=TitleCheck(title, cited=TITLE), **more)


SAID = {
    "the source": (ALIVE, TitleStatus.MATCH, "The cited source is there."),
    "cited in translation": (ALIVE, TitleStatus.OTHER_LANGUAGE, "The cited source is there."),
    "another title": (ALIVE, TitleStatus.MISMATCH, "The address answers with a page."),
    "another title now": (ALIVE, TitleStatus.CHANGED, "The address answers with a page."),
    "another title elsewhere": (
        replace(ALIVE, status=LinkStatus.MOVED), TitleStatus.MISMATCH,
        "The address leads on to a page at another one."),
    "gone, whatever its title": (
        GONE, TitleStatus.MISMATCH,
        "The site answers, but with an error page or its home page in place of the source (soft 404)."),
}  # fmt: skip


@pytest.mark.parametrize(("link", "title", "meaning"), SAID.values(), ids=SAID)
def test_the_source_is_said_to_be_there_where_nothing_contradicts(link, title, meaning):
    """A page that carries another title may not be the source."""
    assert shown_link(result(link, title)).meaning == meaning


def test_a_sentence_is_said_once():
    """What stands among the reasons is not said beside the link or the copy again."""
    told = Reason("soft-404", GONE.detail, "Look elsewhere.", Severity.ERROR, Confidence.HIGH)
    alone = result(GONE, archive=NO_COPY)
    assert (shown_link(alone).detail, shown_archive(alone).detail) == (GONE.detail, NO_COPY.detail)
    flagged = replace(alone, reasons=(told, replace(told, code="archive-failed", message=NO_COPY.detail)))
    assert (shown_link(flagged).detail, shown_archive(flagged).detail) == ("", "")
    assert shown_link(result(ALIVE)).detail == ""


def test_of_a_work_without_an_address_no_copy_is_spoken_of():
    """An archive keeps addresses: that none has a book of 1952 says nothing."""
    found = result(ALIVE, archive=NO_COPY)
    assert shown_archive(replace(found, citation=replace(found.citation, url=None))) is None


@pytest.mark.parametrize(
    ("status", "label", "tone"),
    [
        (TitleStatus.MATCH, "Copy found", "good"),
        (TitleStatus.UNKNOWN, "Copy found", "good"),
        (TitleStatus.MISMATCH, "Copy shows another title", "calm"),
    ],
)
def test_a_copy_of_another_title_is_not_called_that_of_the_source(status, label, tone):
    """Its chip says so, too."""
    copy = ArchiveFinding(ArchiveStatus.FOUND, f"https://web.archive.org/web/2016/{URL}", "20160304050607")
    found = result(ALIVE, status, archive=replace(copy, title_check=TitleCheck(status, cited=TITLE)))
    card = card_of(found, Spread([found], ()), 1)
    assert (card.chips[-1].text, card.chips[-1].tone) == (label, tone)
    assert ("cited source" in card.archive.meaning) is (status is not TitleStatus.MISMATCH)


def test_what_the_site_shows_is_evidence():
    """The title and first words of an error page, for an editor to see."""
    assert shown_link(result(GONE)).shown == "“Oops”: Nothing here."


def test_searches_are_ready_where_nothing_else_leads_to_the_source():
    """On its site and on the web, for its title in quotation marks."""
    on_site, on_web = searches_for(result(GONE, archive=NO_COPY))
    assert (on_site.where, on_web.where) == ("on gazette.example", "on the web")
    assert parse_qs(urlsplit(on_site.url).query) == {"q": [f'"{TITLE}" site:gazette.example']}
    assert parse_qs(urlsplit(on_web.url).query) == {"q": [f'"{TITLE}"']}


MOVED = replace(GONE, new_address=NewAddress("https://b.example/", TitleCheck(TitleStatus.MATCH)))
NO_SEARCH = {
    "a living page": result(ALIVE, archive=NO_COPY),
    "a page with a copy": result(GONE, archive=replace(NO_COPY, url="https://web.archive.org/web/2016/x")),
    "a page with a new address": result(MOVED, archive=NO_COPY),
    "a page for which no archive was asked yet": result(GONE),
    "a page in trouble": result(LinkFinding(LinkStatus.ERROR, "timeout", "No answer."), archive=NO_COPY),
}


@pytest.mark.parametrize("found", NO_SEARCH.values(), ids=NO_SEARCH)
def test_no_search_is_offered_where_something_better_is(found):
    """A copy, a new address or another try come first; without a title there is nothing to search for."""
    assert searches_for(found) == ()


def test_without_a_title_there_is_no_search():
    """The words of the note are no title."""
    found = result(GONE, archive=NO_COPY)
    assert searches_for(replace(found, citation=replace(found.citation, title=None))) == ()
