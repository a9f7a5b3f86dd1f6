"""Quotations of pages that are gone or closed to programs, looked for in their archived copies by the whole command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply
from fakes.wayback_machine import Take, WaybackMachine

from pipeline.archives.clock import SystemClock

TITLE = "The ramp beside the grain store"
TEXT = (
    "The harbour board met on Tuesday to decide what should become of the old grain store beside the ferry ramp.",
    "Engineers who had measured the walls said that they would stand for another forty years without repair.",
    "Fishermen complained that the ramp is too steep for their carts when the tide is low.",
    "The mayor promised that the store would be lit again by the first of December at the latest.",
)
SAID = {
    "found": "they would stand for another forty years without repair",
    "altered": "they would stand for another sixty years without repair",
    "absent": "Not one of the judges who had crossed the desert would speak about the horses again",
}
SHELL = (
    "<html><head><title>Gazette</title></head><body><div id='root'></div>"
    "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
)
STAMP = "20190504101010"


def article(title: str = TITLE, texts: tuple[str, ...] = TEXT, day: str = "2019-05-03") -> str:
    body = "".join(f"<p>{one}</p>" for one in texts)
    dated = f'<meta property="article:published_time" content="{day}T08:00:00Z">'
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{dated}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def draft(url: str, title: str | None = TITLE) -> str:
    """Three quotations, the last note an ibid., and a claim."""
    work = f"Ada Moor, “{title}”, Harbour Post, 3 May 2019, {url}." if title else f"{url}."
    return (
        f"She writes that “{SAID['found']}.”[^1] She writes that “{SAID['altered']}.”[^2]\n\n"
        f"She writes that “{SAID['absent']}.”[^3] The fishermen find the ramp too steep when the tide is low.[^4]\n\n"
        f"[^1]: {work}\n[^2]: Ibid.\n[^3]: Ibid.\n[^4]: {work}\n"
    )


def checked(folder: Path, reply: Reply, copy: str | None, title: str | None = TITLE) -> tuple[dict[str, Any], str]:
    """The citations of the report, and where the copy is."""
    desk_archive = WaybackMachine(SystemClock())
    with LittleWeb() as web, desk_archive as machine:
        url = web.url("/ramp")
        web.plan("/ramp", reply)
        if copy is not None:
            machine.hold(url, Take(STAMP, copy))
        desk = Desk(folder, archive=machine.origin)
        desk.run("check", desk.write("a.md", draft(url, title)), "--allow-private")
        return desk.report()["citations"], f"{machine.origin}/web/{STAMP}/{url}"


def told(citations: Any) -> list[tuple[str, str | None]]:
    return [(quote["status"], quote["found_in"]) for citation in citations[:3] for quote in citation["quotes"]]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=404, body=b"<h1>Not found</h1>"),
        Reply(status=403, body=b"<h1>Forbidden</h1>"),
        Reply(status=200, body=SHELL.encode()),
    ],
    ids=["dead", "blocked", "an empty shell"],
)
def test_the_copy_is_read_where_the_page_cannot_be(tmp_path: Path, reply: Reply) -> None:
    """Found, altered and absent are told of the copy, of an ibid. too, and links open the copy at the passage."""
    citations, copy = checked(tmp_path, reply, article())
    assert told(citations) == [(status, "archive") for status in SAID]
    assert [citation["quotes"][0]["url"].split("#:~:text=")[0] for citation in citations[:2]] == [copy, copy]
    claim = citations[3]["passages"][0]
    assert (claim["found_in"], claim["url"].split("#")[0]) == ("archive", copy)
    assert claim["text"].startswith("Fishermen complained")


def test_the_title_of_a_dead_link_stays_unknown(tmp_path: Path) -> None:
    """What the copy says of title and date is told of the copy; the page itself says nothing any more."""
    citations, _ = checked(tmp_path, Reply(status=404, body=b"<h1>Not found</h1>"), article())
    first = citations[0]
    assert (first["link"]["status"], first["title_check"]["status"], first["source"]) == ("dead", "unknown", None)
    assert (first["date_check"], first["archive"]["title_check"]["status"]) == (None, "match")


def test_a_copy_of_an_untitled_citation_accuses_of_no_absence(tmp_path: Path) -> None:
    """Without a title nobody can tell that the copy is the source; what reads almost the same is told."""
    citations, _ = checked(tmp_path, Reply(status=404, body=b"<h1>Not found</h1>"), article(), title=None)
    assert told(citations) == [("found", "archive"), ("altered", "archive"), ("unchecked", "archive")]


def test_a_page_under_a_new_title_has_its_copy_beside_it(tmp_path: Path) -> None:
    """What the address showed under the cited title is quoted rightly, whatever stands there now."""
    now = (
        "<html lang='en'><title>Tides</title><h1>Tides of the week</h1>" + "<p>High water is at noon all week.</p>" * 9
    )
    citations, _ = checked(tmp_path, Reply(status=200, body=now.encode()), article())
    assert citations[0]["title_check"]["status"] == "changed"
    assert told(citations) == [("found", "archive"), ("altered", "archive"), ("absent", "page")]


def test_the_date_of_a_page_under_a_new_title_is_that_of_its_copy(tmp_path: Path) -> None:
    """What stands at the address now has a date of its own, which says nothing of what was cited."""
    now = article("Tides of the week", ("High water is at noon all week, and low water at six.",) * 9, "2024-01-30")
    first = checked(tmp_path, Reply(status=200, body=now.encode()), article())[0][0]
    assert (first["title_check"]["status"], first["source"]["date"]) == ("changed", "2024-01-30")
    assert (first["date_check"]["status"], first["date_check"]["found_in"]) == ("match", "archive")


def test_behind_a_teaser_the_copy_is_read(tmp_path: Path) -> None:
    """Where the page shows the beginning alone, and says that the rest is sold, a copy of the whole is the source."""
    sold = article(texts=(TEXT[0], "To read on, become a subscriber.")).replace(
        "</head>",
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script></head>',
    )
    citations, _ = checked(tmp_path, Reply(status=200, body=sold.encode()), article())
    assert [(citation["link"]["status"], *told([citation])[0]) for citation in citations[:3]] == [
        ("alive", "found", "archive"),
        ("alive", "altered", "archive"),
        ("alive", "unchecked", "page"),
    ]


def test_a_living_page_is_read_itself(tmp_path: Path) -> None:
    """Where page and copy say the same, the page is named."""
    citations, _ = checked(tmp_path, Reply(status=200, body=article().encode()), article())
    assert told(citations) == [(status, "page") for status in SAID]
    assert citations[3]["passages"][0]["found_in"] == "page"


def test_without_copy_or_page_nothing_was_looked_in(tmp_path: Path) -> None:
    """A dead link that nobody has archived leaves quotations unchecked."""
    citations, _ = checked(tmp_path, Reply(status=404, body=b"<h1>Not found</h1>"), None)
    assert told(citations) == [("unchecked", None)] * 3
    assert citations[3]["passages"] is None
