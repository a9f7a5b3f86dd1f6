"""What one more request tells: sites that answer programs otherwise, walls before a whole site, pages that lead on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.answers import ARTICLE, result
from fakes.fetching import fetching
from fakes.little_web import LittleWeb, Reply, Request, redirect

from cache.model import Outcome, Purpose
from pipeline.isolation.child import TASKS
from pipeline.isolation.frames import Answer, Ending
from pipeline.isolation.frames import Question as Asked
from pipeline.progress import SilentProgress
from pipeline.stages.collect import EvidenceCollector
from pipeline.stages.doubts import Question, Questions, settle_doubts
from pipeline.stages.extract import PageReader
from pipeline.stages.fetch import Renewal
from pipeline.web.manner import as_reader
from reports.model import LinkFinding, LinkStatus

TITLE = "Lock tolls were paid in timber"
PAGE = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{ARTICLE}</p>".encode()
ASKING = b"<title>Welcome</title><h1>Welcome</h1><p>Choose what you would like to see before you go on to the page.</p>"
GERMAN_NOTES = "Die Schleuse und der Zoll, in der Zeit vor dem Krieg. Auch in dem Band über die Boote und das Holz."
GONE = Reply(status=404, body=b"<title>Not found</title>Not found")
STYLED = Reply(status=404, body=b"<title>Not found</title>" + b"<p>Not found. Here is what else there is.</p>" * 9)


class _InPlace:
    """Reads pages in the test's own process."""

    places = 3

    async def ask(self, question: Asked) -> Answer:
        return Answer(Ending.DONE, TASKS[question.task](question))


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


@asynccontextmanager
async def collecting(folder: Path, renewal: Renewal = Renewal.STALE) -> AsyncIterator[EvidenceCollector]:
    async with fetching(folder / "workspace") as (fetcher, workspace):
        reader = PageReader(workspace, _InPlace())
        yield EvidenceCollector(fetcher, workspace, reader, renewal, 2, SilentProgress())


async def judged(folder: Path, *questions: Question) -> list[LinkFinding]:
    async with collecting(folder) as collector:
        known = await collector.collect([asked.url for asked in questions])
        evidence = await settle_doubts(collector, questions, known)
        return [asked.judged(evidence[asked.key]) for asked in questions]


def _for_browsers(request: Request) -> Reply:
    return Reply(body=PAGE) if "Chrome/" in request.headers["user-agent"] else GONE


def _for_readers_of_german(request: Request) -> Reply:
    return Reply(body=PAGE) if request.headers["accept-language"].startswith("de") else GONE


def _home_for_programs(request: Request) -> Reply:
    if request.target == "/":
        return Reply(body=b"<title>Lock Herald</title>Welcome.")
    return Reply(body=PAGE) if "Chrome/" in request.headers["user-agent"] else redirect("/")


@pytest.mark.parametrize("answer", [_for_browsers, _for_readers_of_german, _home_for_programs])
async def test_a_page_for_readers_alone_is_there(
    web: LittleWeb, tmp_path: Path, answer: Callable[[Request], Reply]
) -> None:
    """What answers 404, or leads home, to programs or in other languages is asked for as a reader would."""
    web.otherwise = answer
    (found,) = await judged(tmp_path, Question(web.url("/2019/tolls"), TITLE, beside=GERMAN_NOTES))
    assert found.status is LinkStatus.ALIVE
    assert "program" in found.detail


async def test_what_is_gone_is_gone(web: LittleWeb, tmp_path: Path) -> None:
    """Two askings, in two ways, and no more."""
    web.plan("/2019/tolls", STYLED)
    web.plan("/2019/wall", STYLED)
    questions = [Question(web.url(path), TITLE) for path in ("/2019/tolls", "/2019/wall")]
    assert [found.status for found in await judged(tmp_path, *questions)] == [LinkStatus.DEAD] * 2
    for path in ("/2019/tolls", "/2019/wall"):
        first, second = web.asked(path)
        assert first.headers["user-agent"] != second.headers["user-agent"]
    assert len(web.requests) == 4


async def test_links_that_land_together_are_asked_once_for_all(web: LittleWeb, tmp_path: Path) -> None:
    """One second asking for a landing; the others share its answer."""
    web.otherwise = redirect("/")
    web.plan("/", Reply(body=b"<title>Lock Herald</title>Welcome."))
    questions = [Question(web.url(f"/2019/tolls-{number}"), TITLE) for number in range(5)]
    found = await judged(tmp_path, *questions)
    assert {link.reason for link in found} == {"redirect-to-home"}
    assert sum("Chrome/" in request.headers["user-agent"] for request in web.requests) == 2  # the link, and its landing


@pytest.mark.parametrize(
    ("home", "status"),
    [
        (redirect("/hello"), LinkStatus.RESTRICTED),
        (Reply(body=b"<title>Lock Herald</title>News."), LinkStatus.SOFT_404),
    ],
)
async def test_the_home_page_is_the_control(web: LittleWeb, tmp_path: Path, home: Reply, status: LinkStatus) -> None:
    """A wall stands before the home page as well; it is asked once, however many links are in doubt."""
    web.otherwise = redirect("/hello")
    web.plan("/hello", Reply(body=ASKING))
    web.plan("/", home)
    questions = [Question(web.url(f"/2019/tolls-{number}"), TITLE) for number in range(4)]
    assert {found.status for found in await judged(tmp_path, *questions)} == {status}
    assert len(web.asked("/")) == 1
    assert sum("/zq" in request.target for request in web.requests) == 1


async def test_a_site_that_denies_everything_is_in_trouble(web: LittleWeb, tmp_path: Path) -> None:
    """A bare 404 for the home page, too."""
    web.plan("/", GONE)
    web.plan("/2019/tolls", GONE)
    (found,) = await judged(tmp_path, Question(web.url("/2019/tolls"), TITLE))
    assert (found.status, found.reason) == (LinkStatus.ERROR, "site-trouble")


async def test_one_page_that_lives_shows_that_the_site_works(web: LittleWeb, tmp_path: Path) -> None:
    """Then nobody asks for the home page."""
    web.plan("/2019/wall", Reply(body=PAGE))
    web.plan("/2019/tolls", GONE)
    found = await judged(tmp_path, *(Question(web.url(path), TITLE) for path in ("/2019/tolls", "/2019/wall")))
    assert [link.status for link in found] == [LinkStatus.DEAD, LinkStatus.ALIVE]
    assert not web.asked("/")


@pytest.mark.parametrize(
    "sender",
    [
        Reply(headers=(("Refresh", "0; url=/new"),)),
        Reply(body=b"<meta http-equiv=refresh content='3; url=/new'><title>Moved</title>This page has moved."),
        Reply(body=b"<script>location.replace('/new')</script>"),
        Reply(body=b"<meta http-equiv=refresh content='0; url=/middle'>"),
        Reply(body=b"<title>Archive</title><frameset><frame src=/nav.html><frame src=/new></frameset>"),
    ],
    ids=["header", "element", "script", "two in a row", "frames"],
)
async def test_the_verdict_is_that_of_the_page_where_browsers_end(
    web: LittleWeb, tmp_path: Path, sender: Reply
) -> None:
    """A page that leads on is no page; the one behind it is looked at."""
    web.plan("/old", sender)
    web.plan("/middle", Reply(body=b"<script>location='/new'</script>"))
    web.plan("/new", Reply(body=PAGE))
    async with collecting(tmp_path) as collector:
        known = (await collector.collect([web.url("/old")]))[web.url("/old")]
        assert known.page.titles[0].text == TITLE
        assert known.judged(known.case(web.url("/old"), TITLE)).status is LinkStatus.ALIVE
        assert collector.workspace.latest(web.url("/old")) is not None
        assert collector.workspace.latest(web.url("/new"), Purpose.TARGET) is not None


@pytest.mark.parametrize(
    ("target", "answer", "reason"),
    [
        ("/new", GONE, "http-404"),
        ("/", Reply(body=b"<title>Lock Herald</title>News."), "redirect-to-home"),
        ("http://10.0.0.1/x", GONE, Outcome.PRIVATE_ADDRESS.value),
    ],
)
async def test_rot_behind_a_script_is_rot(
    web: LittleWeb, tmp_path: Path, target: str, answer: Reply, reason: str
) -> None:
    """And what leads into a private network is not opened."""
    web.plan("/old", Reply(body=f"<script>location='{target}'</script>".encode()))
    web.plan(target, answer)
    web.plan("/2019/wall", Reply(body=PAGE))
    found = await judged(tmp_path, Question(web.url("/old"), TITLE), Question(web.url("/2019/wall"), TITLE))
    assert found[0].reason == reason


async def test_a_second_run_asks_nothing_anew(web: LittleWeb, tmp_path: Path) -> None:
    """Leads, controls and second askings are remembered; without a network the verdict is the same."""
    web.otherwise = redirect("/hello")
    web.plan("/hello", Reply(body=ASKING))
    web.plan("/moved", Reply(body=b"<script>location='/new'</script>"))
    web.plan("/new", Reply(body=PAGE))
    questions = [Question(web.url("/2019/tolls"), TITLE), Question(web.url("/moved"), TITLE)]
    first = await judged(tmp_path, *questions)
    asked = len(web.requests)
    async with collecting(tmp_path, Renewal.NOTHING) as collector:
        known = await collector.collect([question.url for question in questions])
        evidence = await settle_doubts(collector, questions, known)
        again = [question.judged(evidence[question.key]) for question in questions]
    assert [found.status for found in again] == [found.status for found in first]
    assert len(web.requests) == asked


async def test_without_a_network_nothing_is_made_of_what_was_not_asked(web: LittleWeb, tmp_path: Path) -> None:
    """A workspace that holds the first answer alone still tells that the page is gone."""
    web.plan("/2019/tolls", STYLED)
    question = Question(web.url("/2019/tolls"), TITLE)
    async with collecting(tmp_path) as collector:
        await collector.collect([question.url])
    async with collecting(tmp_path, Renewal.NOTHING) as collector:
        evidence = await settle_doubts(collector, [question], await collector.collect([question.url]))
        assert question.judged(evidence[question.key]).status is LinkStatus.DEAD


@pytest.mark.parametrize(
    ("title", "languages"),
    [
        ("Lastkahn liegt seit Wochen an der Obstwiese", ("de",)),
        ("Баржа села на мель у старого сада", ("ru", "be")),
        ("驳船在果园附近搁浅", ("zh",)),
        ("The barge ran aground near the painted orchard", ()),
    ],
)
def test_a_page_is_asked_for_in_the_language_of_its_title(title: str, languages: tuple[str, ...]) -> None:
    """English was asked for already; near relatives are offered together."""
    noted = result()
    cited = replace(noted.citation, title=title)
    (asked,) = Questions([replace(noted, citation=cited)])
    assert asked.languages[: len(languages)] == languages
    assert "en" not in asked.languages
    header = dict(as_reader(asked.languages).headers)["Accept-Language"]
    assert header.startswith(languages[0] if languages else "en")
