"""The archive stage over real HTTP: which copy is cited, what is saved, and what is said where neither works."""

import asyncio
import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest
from fakes.archived import no_visit
from fakes.clocks import START
from fakes.wayback_machine import Take

from cache.model import Capture, Exchange, Hop, JobState, Outcome, Purpose, SaveJob
from footnotes.model import Citation, Footnote, Location, NoteKind
from pipeline.copies.target_date import target_date
from pipeline.progress import SilentProgress
from pipeline.settings import ArchiveKeys, ArchiveSettings
from pipeline.stages.archive import build_archivist
from pipeline.text.model import Media, Page
from pipeline.text.read import read_page
from reports.model import ArchiveStatus, CitationResult, LinkFinding, LinkStatus, TitleCheck, TitleStatus

URL = "https://harbour.example/news/tide-tables"
TITLE = "Harbour board publishes new tide tables"
KEYS = ArchiveKeys(access="access", secret="secret")
TEXT = (
    "The board said on Tuesday that the new tables had been computed from nine years of readings at the old gauge. "
    "Pilots welcomed the change, which had been asked for since the breakwater was lengthened. "
)


def article(title, text=TEXT):
    body = "".join(f"<p>{text}</p>" for _ in range(4))
    return f"<html><head><title>{title} | Harbour News</title></head><body><h1>{title}</h1>{body}</body></html>"


ARTICLE = article(TITLE)
OTHER = article("Lighthouse keeper retires after forty years")
SOFT_404 = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry.</p></body></html>"
CHALLENGE = (
    "<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue"
    "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script></body></html>"
)
LOGIN = (
    "<html><head><title>Sign in</title></head><body><h1>Sign in to your account</h1>"
    "<form method=post><input name=user><input type=password name=password></form></body></html>"
)


@pytest.fixture
async def client():
    async with httpx.AsyncClient(verify=False) as client:
        yield client


@pytest.fixture
def archivist(client, workspace, machine, clock):
    async def read(capture: Capture) -> Page:
        if capture.body_sha256 is None:
            return Page(Media.EMPTY)
        return read_page(workspace.body(capture), capture.header("content-type"), capture.final_url or capture.url)

    def build(*, client=client, keys=KEYS, **settings):
        chosen = {"origin": machine.origin, "poll_s": 2, "save_per_minute": 600, "wait_s": 10_000} | settings
        return build_archivist(
            client, workspace, ArchiveSettings(**chosen), keys, read, SilentProgress(), no_visit, clock
        )

    return build


@pytest.fixture
def shown(workspace):
    """Put what the cited address shows now into the workspace."""

    def show(html, url=URL):
        body, headers = html.encode(), (("content-type", "text/html"),)
        record = workspace.record(Exchange(url, START, (), 200, "OK", headers, io.BytesIO(body), len(body)))
        hop, digest = Hop(url, 200, record=record), hashlib.sha256(body).hexdigest()
        capture = Capture(
            url, Outcome.ANSWERED, START, 1, "", url, 200, headers, (hop,), body_sha256=digest, body_length=len(body)
        )
        workspace.keep(capture, Purpose.CITED)

    return show


def cited(link=LinkStatus.DEAD, title=TITLE, date="2016-03-04", check=None, key="a#1.1", url=URL, **more):
    note = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, "", Location(), None)
    citation = Citation(key, "a#1", "a", "", title=title, date=date, url=url, **more)
    check = check or (TitleStatus.MATCH if link.living and title else TitleStatus.UNKNOWN)
    return CitationResult(
        citation, note, LinkFinding(link, "reason", "Why."), title_check=TitleCheck(check, cited=title)
    )


async def found(archivist, *results):
    findings, wanted, _ = await archivist.find(results)
    assert findings.keys() >= {result.citation.id for result in results}
    return findings[results[0].citation.id], wanted


async def archived(archivist, *results):
    findings, wanted, _ = await archivist.find(results)
    findings.update(await archivist.save(wanted) if wanted else {})
    return findings[results[0].citation.id]


@pytest.mark.parametrize(
    "link",
    [
        LinkStatus.DEAD,
        LinkStatus.SOFT_404,
        LinkStatus.PARKED,
        LinkStatus.BLOCKED,
        LinkStatus.RESTRICTED,
        LinkStatus.ERROR,
    ],
)
async def test_what_cannot_be_read_is_rescued(archivist, machine, link):
    """The good capture nearest the cited date is the copy, and carries the cited title.

    The index is asked for nothing but where the redirects of a page led that is gone.
    """
    machine.hold(URL, Take("20100101000000", ARTICLE), Take("20160306101010", ARTICLE), Take("20250101000000", OTHER))
    copy, wanted = await found(archivist(), cited(link))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20160306101010")
    assert copy.url == f"{machine.origin}/web/20160306101010/{URL}"
    assert copy.title_check.status is TitleStatus.MATCH
    assert copy.local
    assert not wanted
    assert machine.count("cdx") == link.rotten


async def test_captures_that_are_of_no_use_are_passed_over(archivist, machine):
    """Error pages, challenges, logins and other works answer 200 too: the next is tried, and they are named."""
    machine.hold(
        URL,
        Take("20160304000000", SOFT_404),
        Take("20160305000000", CHALLENGE),
        Take("20160306000000", LOGIN),
        Take("20160307000000", status=302, location="/"),
        Take("20160308000000", OTHER),
        Take("20160401000000", ARTICLE),
        Take("20170101000000", SOFT_404, status=404),
    )
    copy, _ = await found(archivist(), cited())
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20160401000000")
    assert [rejected.timestamp[4:8] for rejected in copy.rejected] == ["0304", "0305", "0306", "0308"]
    assert all(rejected.reason for rejected in copy.rejected)
    assert machine.count("cdx") == 1


async def test_nothing_of_use_is_no_copy(archivist, machine):
    """Where every capture is of no use none is offered, and that is said."""
    machine.hold(URL, Take("20160304000000", SOFT_404), Take("20170101000000", "gone", status=404))
    copy, wanted = await found(archivist(), cited())
    assert (copy.status, copy.url) == (ArchiveStatus.NONE, None)
    assert "None of the captures" in copy.detail
    assert not wanted


async def test_dead_links_are_never_submitted(archivist, machine):
    """What is gone cannot be captured: nothing is asked for, and one look-up is all."""
    copy = await archived(archivist(), cited())
    assert copy.status is ArchiveStatus.NONE
    assert [asked.kind for asked in machine.asked] == ["replay"]


async def test_same_body_is_judged_once(archivist, machine):
    """Captures whose digest was seen are not replayed again, and no more than a dozen are looked at."""
    machine.hold(URL, *(Take(f"2016{n + 1:02}01000000", SOFT_404) for n in range(12)))
    machine.hold(URL, *(Take(f"20{n:02}0102000000", SOFT_404 + str(n)) for n in range(17, 26) for _ in range(3)))
    await found(archivist(), cited())
    assert machine.count("replay") <= 2 + 11


async def test_without_a_title_the_last_settled_work_decides(archivist, machine):
    """An untitled dead page: another work stood there near the date, the one that stayed is the copy."""
    machine.hold(
        URL,
        Take("20160305000000", OTHER),
        Take("20160601000000", ARTICLE),
        Take("20180101000000", article(TITLE, TEXT[::-1])),
    )
    copy, _ = await found(archivist(), cited(title=None))
    assert copy.timestamp == "20160601000000"


@pytest.mark.parametrize(
    ("dates", "stamp"),
    [
        ({"date": "2010"}, "20100601000000"),
        ({"date": "2014-02-03"}, "20140101000000"),
        ({"date": "2010-01-01", "accessed": "2018-01"}, "20180101000000"),
        ({"date": None}, "20080101000000"),
        ({"date": "1987"}, "20080101000000"),
        ({"date": "2099"}, "20180101000000"),
    ],
)
async def test_moment_that_is_meant(archivist, machine, dates, stamp):
    """The accessed date, else the cited one, else the earliest copy."""
    machine.hold(
        URL, *(Take(s, ARTICLE) for s in ("20080101000000", "20100601000000", "20140101000000", "20180101000000"))
    )
    copy, _ = await found(archivist(), cited(**dates))
    assert copy.timestamp == stamp


@pytest.mark.parametrize(
    ("accessed", "date", "moment"),
    [
        (None, "2016", datetime(2016, 7, 2, tzinfo=UTC)),
        (None, "2017", datetime(2017, 7, 2, 12, tzinfo=UTC)),
        (None, "2016-12", datetime(2016, 12, 16, 12, tzinfo=UTC)),
        (None, "2016-12-05", datetime(2016, 12, 5, 12, tzinfo=UTC)),
        ("2018-02", "2016", datetime(2018, 2, 15, tzinfo=UTC)),
        ("soon", "2016-02-30", None),
        (None, "9999", None),
        (None, None, None),
    ],
)
def test_middle_of_what_is_known(accessed, date, moment):
    """Of a year or a month its middle, of a day its noon; what is no date is none."""
    assert target_date(accessed, date) == moment


async def test_living_page_with_a_near_copy(archivist, machine, shown):
    """A good capture within a year of the date is cited, and nothing is submitted."""
    shown(ARTICLE)
    machine.hold(URL, Take("20160901000000", ARTICLE))
    copy = await archived(archivist(), cited(LinkStatus.ALIVE))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20160901000000")
    assert machine.count("save") == 0


@pytest.mark.parametrize("held", [[], [Take("20190101000000", ARTICLE)], [Take("20160305000000", SOFT_404)]])
async def test_living_page_without_a_near_copy_is_saved(archivist, machine, shown, held):
    """Where nothing good lies within a year, the page is captured; the finding bears the job's own time stamp."""
    shown("<title>saved</title>")
    machine.hold(URL, *held)
    copy = await archived(archivist(), cited(LinkStatus.ALIVE))
    assert copy.status is ArchiveStatus.SAVED
    assert copy.timestamp == next(iter(machine.jobs.values())).timestamp
    assert copy.url == f"{machine.origin}/web/{copy.timestamp}/{URL}"
    assert copy.local


@pytest.mark.parametrize("own", [True, False])
async def test_a_verdict_does_not_change_when_the_index_has_our_own_capture(archivist, machine, shown, workspace, own):
    """A page that shows programs nothing is read in a copy, unless a run had made that: it was judged without it."""
    shown("<html><title>Harbour News</title><body><div id=root></div><script src=/app.js></script></body></html>")
    machine.hold(URL, Take("20160305000000", OTHER))
    if own:
        workspace.jobs.put(SaveJob(URL, JobState.SAVED, START, timestamp="20160305000000", original=URL))
    check = TitleStatus.UNKNOWN
    findings, _, comparisons = await archivist().find([cited(LinkStatus.ALIVE, title=None, check=check)])
    compared = await comparisons.of("a#1.1")
    assert (findings["a#1.1"].status, compared is None or compared.page is None) == (ArchiveStatus.FOUND, own)


async def test_undated_living_page(archivist, machine, shown):
    """Without a date the earliest good copy is as near as any."""
    shown(ARTICLE)
    machine.hold(
        URL, Take("20090101000000", SOFT_404), Take("20110101000000", ARTICLE), Take("20190101000000", ARTICLE)
    )
    copy = await archived(archivist(), cited(LinkStatus.ALIVE, date=None))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20110101000000")


@pytest.mark.parametrize("rule", ["error:blocked-url", "job error:blocked"])
async def test_refusal_ends_up_in_the_finding(archivist, machine, shown, rule):
    """The service's own code stands in the finding, in this run and the next."""
    shown(ARTICLE)
    machine.rules[URL] = rule
    for _ in range(2):
        copy = await archived(archivist(), cited(LinkStatus.ALIVE))
        assert (copy.status, copy.error) == (ArchiveStatus.FAILED, rule.removeprefix("job "))
        assert "it is" in copy.detail
    assert machine.submitted[URL] == 1


async def test_refused_page_falls_back_on_a_late_copy(archivist, machine, shown):
    """A good copy from further off is better than none."""
    shown(ARTICLE)
    machine.rules[URL] = "error:blocked-url"
    machine.hold(URL, Take("20190101000000", ARTICLE))
    copy = await archived(archivist(), cited(LinkStatus.ALIVE))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20190101000000")


async def test_captured_often_enough_today(archivist, machine, shown, clock):
    """Where the service takes no more of a page today, somebody else's capture of today is the copy."""
    shown(ARTICLE)
    machine.rules[URL] = "error:too-many-daily-captures"
    machine.hold(URL, Take("20110101000000", SOFT_404))
    archivist = archivist()
    findings, wanted, _ = await archivist.find([cited(LinkStatus.ALIVE)])
    stamp = clock.now().strftime("%Y%m%d%H%M%S")
    machine.hold(URL, Take(stamp, ARTICLE))
    findings = await archivist.save(wanted)
    assert (findings["a#1.1"].status, findings["a#1.1"].timestamp) == (ArchiveStatus.FOUND, stamp)


@pytest.mark.parametrize(
    ("held", "status"),
    [([], ArchiveStatus.PENDING), ([Take("20190101000000", "<title>saved</title>")], ArchiveStatus.FOUND)],
)
async def test_slow_capture_is_pending_and_taken_up(archivist, machine, shown, held, status):
    """A capture that outlasts the run is pending, or a late copy stands in for it; the next run has it."""
    shown("<title>saved</title>")
    machine.rules[URL] = "slow"
    machine.hold(URL, *held)
    wanting = cited(LinkStatus.ALIVE, title=None)
    copy = await archived(archivist(wait_s=8), wanting)
    assert (copy.status, copy.timestamp) == (status, held[0].timestamp if held else None)
    assert "next run" in copy.detail
    machine.finish()
    copy = await archived(archivist(), wanting)
    assert (copy.status, copy.timestamp > "2026") == (ArchiveStatus.SAVED, True)
    assert machine.submitted[URL] == 1


async def test_saved_by_an_earlier_run(archivist, machine, shown):
    """The next run cites the capture that this one made, and submits nothing."""
    shown("<title>saved</title>")
    first = await archived(archivist(), cited(LinkStatus.ALIVE))
    asked = len(machine.asked)
    second = await archived(archivist(), cited(LinkStatus.ALIVE))
    assert second == replace(first, status=ArchiveStatus.FOUND)
    assert len(machine.asked) == asked


async def test_new_capture_that_shows_something_else(archivist, machine, shown):
    """A capture of a challenge is not offered, whatever the service says of it, in this run and the next."""
    shown(ARTICLE)

    class Walled(type(machine)):
        def _captured(self, job):
            stamp, final = super()._captured(job)
            self.takes["harbour.example/news/tide-tables"][-1].body = CHALLENGE
            return stamp, final

    machine.__class__ = Walled
    for _ in range(2):
        copy = await archived(archivist(), cited(LinkStatus.ALIVE))
        assert (copy.status, copy.url) == (ArchiveStatus.FAILED, None)
        assert "of no use" in copy.detail
    assert machine.submitted[URL] == 1


async def test_capture_that_cannot_be_seen_yet(archivist, machine, shown):
    """The service's word for a capture counts although its address still leads to an older one."""
    shown(ARTICLE)
    machine.rules[URL] = "unseen"
    machine.hold(URL, Take("20110101000000", SOFT_404))
    copy = await archived(archivist(), cited(LinkStatus.ALIVE))
    assert (copy.status, copy.timestamp > "2026") == (ArchiveStatus.SAVED, True)
    assert "does not show it yet" in copy.detail


async def test_page_with_another_title_and_an_older_copy_with_the_cited_one(archivist, machine, shown):
    """The copy that carries the cited title is the cited thing, however far from the date: the page has changed."""
    shown(OTHER)
    machine.hold(URL, Take("20160305000000", OTHER), Take("20120101000000", ARTICLE))
    copy = await archived(archivist(), cited(LinkStatus.ALIVE, check=TitleStatus.MISMATCH))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20120101000000")
    assert copy.title_check.status is TitleStatus.MATCH
    assert machine.count("save") == 0


async def test_page_with_another_title_is_archived_all_the_same(archivist, machine, shown):
    """Where no copy carries the cited title, one that shows the page as it is is cited, and says what it shows."""
    shown(OTHER)
    machine.hold(URL, Take("20160305000000", OTHER))
    copy = await archived(archivist(), cited(LinkStatus.ALIVE, check=TitleStatus.MISMATCH))
    assert (copy.status, copy.timestamp) == (ArchiveStatus.FOUND, "20160305000000")
    assert copy.title_check.status is TitleStatus.MISMATCH


async def test_many_citations_of_one_page(archivist, machine, shown):
    """What citations have in common is asked once; different dates may get different copies from one listing."""
    shown(ARTICLE)
    machine.hold(
        URL, Take("20100101000000", ARTICLE), Take("20160304000000", SOFT_404), Take("20160501000000", ARTICLE + " ")
    )
    results = [cited(key=f"a#{n}.1", date=("2010-01-01", "2016-03-04")[n % 2]) for n in range(60)]
    findings, _, _ = await archivist().find(results)
    assert {findings[r.citation.id].timestamp for r in results} == {"20100101000000", "20160501000000"}
    assert machine.count("cdx") == 1
    assert machine.count("replay") <= 5


async def test_same_page_wanted_by_many_is_saved_once(archivist, machine, shown):
    """Citations of one page with different dates wait for the same capture."""
    shown("<title>saved</title>")
    results = [cited(LinkStatus.ALIVE, key=f"a#{n}.1", date=f"20{n:02}-01-01") for n in range(20)]
    archivist = archivist()
    _, wanted, _ = await archivist.find(results)
    findings = await archivist.save(wanted)
    assert {finding.status for finding in findings.values()} == {ArchiveStatus.SAVED}
    assert len(findings) == 20
    assert sum(machine.submitted.values()) == 1


async def test_ibid_bears_the_findings_of_what_it_means(archivist, machine, shown):
    """A short form has the copy of its full citation, found or saved, and no request of its own."""
    shown("<title>saved</title>")
    full, short = cited(LinkStatus.ALIVE), cited(LinkStatus.ALIVE, key="a#2.1", title=None, same_as="a#1.1")
    archivist = archivist()
    findings, wanted, _ = await archivist.find([full, short])
    findings.update(await archivist.save(wanted))
    assert findings["a#2.1"] == findings["a#1.1"]
    assert findings["a#2.1"].status is ArchiveStatus.SAVED


@pytest.mark.parametrize(
    ("build", "words"),
    [({"keys": None}, "IA_ACCESS_KEY_ID"), ({"save": False}, "switched off"), ({"client": None}, "no network")],
)
async def test_nothing_is_saved_unasked(archivist, machine, shown, build, words):
    """Without keys, without leave or without network no page is submitted, and the reason is told."""
    shown(ARTICLE)
    copy = await archived(archivist(**build), cited(LinkStatus.ALIVE))
    assert copy.status is ArchiveStatus.SKIPPED
    assert words in copy.detail
    assert machine.count("save") + machine.count("old_save") == 0


async def test_anonymous_on_request(archivist, machine, shown):
    """With the setting, and only with it, pages are saved without keys."""
    shown("<title>saved</title>")
    copy = await archived(archivist(keys=None, anonymous=True), cited(LinkStatus.ALIVE))
    assert copy.status is ArchiveStatus.SAVED
    assert machine.count("old_save") == 1


async def test_offline_repeats_what_is_known(archivist, machine, shown, clock):
    """Without network the workspace answers: copies found, captures saved, and what was refused."""
    saved_url, refused_url = "https://harbour.example/saved", "https://harbour.example/refused"
    shown("<title>saved</title>", saved_url)
    shown(ARTICLE, refused_url)
    machine.rules[refused_url] = "error:blocked-url"
    machine.hold(URL, Take("20160304000000", SOFT_404), Take("20160401000000", ARTICLE))
    results = [
        cited(),
        cited(LinkStatus.ALIVE, key="a#2.1", url=saved_url),
        cited(LinkStatus.ALIVE, key="a#3.1", url=refused_url),
        cited(key="a#4.1", url="https://harbour.example/never-asked"),
    ]
    online = archivist()
    findings, wanted, _ = await online.find(results[:3])
    findings.update(await online.save(wanted))
    asked = len(machine.asked)
    offline = archivist(client=None)
    again, wanted, _ = await offline.find(results)
    again.update(await offline.save(wanted))
    assert again["a#1.1"] == findings["a#1.1"]
    assert (again["a#2.1"].status, again["a#2.1"].url) == (ArchiveStatus.FOUND, findings["a#2.1"].url)
    assert (again["a#3.1"].status, again["a#3.1"].error) == (ArchiveStatus.FAILED, "error:blocked-url")
    assert again["a#4.1"].status is ArchiveStatus.SKIPPED
    assert len(machine.asked) == asked


@pytest.mark.parametrize("link", [LinkStatus.DEAD, LinkStatus.ALIVE])
async def test_archive_in_trouble_is_no_answer(archivist, machine, shown, link):
    """An archive that cannot be reached or only errs knows no copy and puts none off, and raises nothing."""
    shown(ARTICLE)
    machine.answers["replay"] = [(503, {}, "")] * 4
    for origin in (machine.origin, "http://127.0.0.1:9"):
        copy, wanted = await found(archivist(origin=origin), cited(link, url=URL))
        assert copy.status is ArchiveStatus.NONE
        assert copy.detail
        assert not wanted


@pytest.mark.parametrize(
    ("state", "status"),
    [(JobState.QUEUED, ArchiveStatus.PENDING), (JobState.PENDING, ArchiveStatus.PENDING), (None, ArchiveStatus.NONE)],
)
async def test_unreachable_archive_and_an_open_capture(archivist, shown, workspace, clock, state, status):
    """A capture that an earlier run asked for stays pending while the archive cannot be reached."""
    shown(ARTICLE)
    if state is not None:
        workspace.jobs.put(SaveJob(URL, state, clock.now(), job_id="job"))
    copy, _ = await found(archivist(origin="http://127.0.0.1:9"), cited(LinkStatus.ALIVE, url=URL))
    assert (copy.status, bool(copy.detail)) == (status, True)


async def test_captures_are_made_while_copies_are_looked_for(archivist, machine, shown):
    """The slow service is asked as soon as the first page is wanted, not when the last one was looked up."""
    results = [cited(LinkStatus.ALIVE, key=f"a#{n}.1", url=f"{URL}/{n}") for n in range(300)]
    for result in results:
        shown("<title>saved</title>", result.citation.url)
    archivist = archivist(replay_per_minute=6000, save_per_minute=6000)
    _, wanted, _ = await archivist.find(results)
    assert machine.count("save") > 0
    await archivist.save(wanted)
    assert sum(machine.submitted.values()) == 300


async def test_nothing_goes_on_where_nothing_is_wanted(archivist, machine, workspace, clock):
    """A batch without a page to save leaves no task behind, and open jobs of other documents as they were."""
    workspace.jobs.put(SaveJob(f"{URL}/other", JobState.QUEUED, clock.now()))
    _, wanted, _ = await archivist().find([cited()])
    assert not wanted
    assert len(asyncio.all_tasks()) == 1
    assert workspace.jobs.of(f"{URL}/other").state is JobState.QUEUED


async def test_what_is_lost_is_looked_up_first(archivist, machine, shown):
    """A verdict may hang on the copy of a dead link: it does not wait behind the living ones."""
    living = [cited(LinkStatus.ALIVE, key=f"a#{n}.1", url=f"{URL}/{n}") for n in range(60)]
    for result in living:
        shown(ARTICLE, result.citation.url)
    machine.hold(URL, Take("20160304000000", ARTICLE))
    stage = archivist()
    searched = await stage.find([*living, cited(key="a#99.1")])
    targets = [asked.target for asked in machine.asked]
    await stage.save(searched.wanted)
    assert next(n for n, target in enumerate(targets) if target.endswith(URL)) < 20


async def test_index_in_trouble_is_not_no_copy(archivist, machine):
    """Where the nearest capture is of no use and the index cannot be asked, the next run goes on."""
    machine.hold(URL, Take("20160304000000", SOFT_404), Take("20160401000000", ARTICLE))
    machine.answers["cdx"] = [(429, {}, "429 Too Many Requests")] * 2
    copy, _ = await found(archivist(), cited())
    assert copy.status is ArchiveStatus.PENDING
    assert "go on after" in copy.detail
    copy, _ = await found(archivist(), cited())
    assert copy.timestamp == "20160401000000"


async def test_site_that_the_archive_hides(archivist, machine):
    """A site whose captures are not shown has no copy, and that is said."""
    machine.answers["replay"] = [(403, {}, "AdministrativeAccessControlException: Blocked Site Error")]
    copy, _ = await found(archivist(), cited())
    assert copy.status is ArchiveStatus.NONE
    assert "does not show captures" in copy.detail


@pytest.mark.parametrize("reason", ["private-address", "no-url", "scheme"])
async def test_what_was_not_checked_is_not_shown_to_an_archive(archivist, machine, reason):
    """An address that may not be fetched never leaves the machine."""
    skipped = cited(LinkStatus.SKIPPED, url=None if reason == "no-url" else "http://10.0.0.7/plan")
    skipped = replace(skipped, link=LinkFinding(LinkStatus.SKIPPED, reason, "Why."))
    copy, wanted = await found(archivist(), skipped)
    assert copy.status is ArchiveStatus.NONE
    assert not wanted
    assert not machine.asked


async def test_resume_works_off_what_is_open(archivist, machine, workspace, clock):
    """Captures that earlier runs left are finished without any document."""
    workspace.jobs.put(SaveJob(URL, JobState.QUEUED, clock.now()))
    (saving,) = await archivist().resume()
    assert saving.job.state is JobState.SAVED
    assert not workspace.jobs.open()
