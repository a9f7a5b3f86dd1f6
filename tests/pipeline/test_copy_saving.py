"""Save Page Now over real HTTP: every answer that it has been seen to give, and what becomes of the page."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from fakes.wayback_machine import Take, WaybackMachine

from cache.model import JobState, SaveJob
from pipeline.archives.answers import Fate, fate_of
from pipeline.archives.pace import Limiter
from pipeline.archives.spn import SaveByAddress, SavePageNow, read_old_answer
from pipeline.archives.wayback import Wayback
from pipeline.archives.wire import Reply, Wire
from pipeline.copies.saving import SaveQueue
from pipeline.settings import ArchiveKeys, ArchiveSettings

URL = "https://harbour.example/tides"
OTHER = "https://lighthouse.example/keeper"
KEYS = ArchiveKeys(access="access", secret="secret")


@pytest.fixture
async def wire(clock):
    async with httpx.AsyncClient(verify=False) as client:
        yield Wire(client, Limiter.of(ArchiveSettings(save_per_minute=600), clock), clock)


class Batch:
    """One run over a few pages."""

    def __init__(self, wire, workspace, machine, keys=KEYS):
        saver = SavePageNow(wire, keys, machine.origin) if keys else SaveByAddress(wire, machine.origin)
        archive = Wayback(wire, workspace, machine.origin)
        self.queue = SaveQueue(saver, workspace, archive.since, wire.clock, poll_s=2)

    async def save(self, *urls, wait_s=10_000):
        for url in urls:
            self.queue.add(url)
        self.queue.close()
        await self.queue.run(wait_s)
        return [self.queue.saving(url) for url in urls]


@pytest.fixture
def batch(wire, workspace, machine):
    return lambda **more: Batch(wire, workspace, machine, **more)


async def test_page_is_captured(batch, machine, workspace):
    """A page is submitted, followed to its end, and its time stamp kept."""
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert saving.now
    assert machine.takes["harbour.example/tides"][0].timestamp == saving.job.timestamp
    assert workspace.jobs.of(URL) == saving.job


async def test_two_runs_ask_for_a_page_once(batch, machine, clock):
    """Both wanted it before either had asked; who comes second follows what the first asked for."""
    one, other = batch(), batch()
    for run in (one, other):
        run.queue.add(URL)
        run.queue.add(OTHER)
    savings = await asyncio.gather(one.save(), other.save())
    assert len(machine.takes["harbour.example/tides"]) == len(machine.takes["lighthouse.example/keeper"]) == 1
    assert savings == [[], []]
    for run in (one, other):
        assert [run.queue.saving(url).job.state for url in (URL, OTHER)] == [JobState.SAVED] * 2
    late = batch()
    late.queue._began = one.queue._began
    (saving,) = await late.save(URL)
    assert (saving.job.state, len(machine.takes["harbour.example/tides"])) == (JobState.SAVED, 1)


async def test_form_and_keys(batch, machine):
    """The submission carries the URL without its fragment, and options as the service counts them."""
    await batch().save(URL + "#low-water")
    form = next(asked.form for asked in machine.asked if asked.kind == "save")
    assert form == {"url": URL, "skip_first_archive": "1"}


async def test_status_is_asked_before_a_batch(batch, machine):
    """System and account are asked before the first page is submitted, and all jobs in one question."""
    await batch().save(URL, OTHER)
    kinds = [asked.kind for asked in machine.asked]
    assert kinds.index("system") < kinds.index("save")
    assert kinds.index("user") < kinds.index("save")
    first = next(asked for asked in machine.asked if asked.kind == "status")
    assert len(first.form["job_ids"].split(",")) == 2


REFUSALS = [
    ("error:blocked-url", JobState.FAILED),
    ("error:too-many-daily-captures", JobState.FAILED),
    ("error:max-daily-bandwidth-host", JobState.FAILED),
    ("error:invalid-host-resolution", JobState.FAILED),
    ("job error:not-found", JobState.FAILED),
    ("job error:blocked", JobState.FAILED),
    ("job error:browsing-timeout", JobState.FAILED),
    ("job error:bandwidth-limit-exceeded", JobState.FAILED),
    ("error:never-heard-of", JobState.QUEUED),
    ("job error:never-heard-of", JobState.QUEUED),
]


@pytest.mark.parametrize(("rule", "state"), REFUSALS, ids=[rule for rule, _ in REFUSALS])
async def test_refusal_is_told_in_the_services_words(batch, machine, rule, state):
    """An error code, at submission or later, ends up with the page; the other pages are saved; nothing is repeated."""
    machine.rules[URL] = rule
    refused, saved = await batch().save(URL, OTHER)
    assert refused.job.state is state
    assert refused.job.error == rule.removeprefix("job ")
    assert "it is" in refused.detail
    assert saved.job.state is JobState.SAVED
    assert machine.submitted[URL] == 1


@pytest.mark.parametrize(
    ("rule", "again"), [("error:blocked-url", False), ("job error:cannot-fetch", False), ("error:never-heard-of", True)]
)
async def test_fresh_refusal_is_not_asked_again(batch, machine, rule, again):
    """The next run repeats a fresh refusal from the workspace, and asks again where the code was unknown."""
    machine.rules[URL] = rule
    await batch().save(URL)
    (saving,) = await batch().save(URL)
    assert saving.job.error == rule.removeprefix("job ")
    assert machine.submitted[URL] == 1 + again


async def test_failure_of_the_moment_is_asked_again_later(batch, machine, workspace, clock):
    """What failed an hour ago for the service's own reasons is asked again."""
    workspace.jobs.put(SaveJob(URL, JobState.FAILED, clock.now() - timedelta(hours=1), error="error:cannot-fetch"))
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED


async def test_lasting_refusal_is_believed_for_a_week(batch, machine, workspace, clock):
    """What the archive never captures is not asked for every day."""
    workspace.jobs.put(SaveJob(URL, JobState.FAILED, clock.now() - timedelta(days=2), error="error:blocked-url"))
    (saving,) = await batch().save(URL)
    assert saving.job.error == "error:blocked-url"
    assert not machine.submitted


@pytest.mark.parametrize("rule", ["no-slot|ok", "too-fast|ok", "too-fast|no-slot|ok"])
async def test_busy_answer_is_waited_out(batch, machine, rule):
    """A full account or a 429 without Retry-After means a pause, then the same page again."""
    machine.rules[URL] = rule
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    first, *_, last = [asked.at for asked in machine.asked if asked.kind == "save"]
    assert last - first >= 19


async def test_endless_429_leaves_pages_for_the_next_run(batch, machine):
    """A service that goes on refusing is left alone; what is left is queued and says when to go on."""
    machine.rules[URL] = "too-fast"
    first, second = await batch().save(URL, OTHER)
    assert first.job.state is second.job.state is JobState.QUEUED
    assert "go on after" in first.detail
    assert machine.submitted[URL] == 3
    assert not machine.submitted[OTHER]


@pytest.mark.parametrize("rule", ["error:max-daily-bandwidth", "error:blocked-client-ip", "denied"])
async def test_quota_or_keys_end_the_stage(batch, machine, rule):
    """When the day's quota is spent or the keys are wrong, nothing more is submitted and nothing has failed."""
    machine.rules[URL] = rule
    first, second = await batch().save(URL, OTHER)
    assert first.job.state is second.job.state is JobState.QUEUED
    assert machine.count("save") == 1
    assert "IA_ACCESS_KEY_ID" in second.detail if rule == "denied" else "go on after" in second.detail


async def test_wrong_keys_submit_nothing(batch, machine):
    """Keys that the account status refuses are not tried on pages."""
    (saving,) = await batch(keys=ArchiveKeys(access="wrong", secret="wrong")).save(URL)
    assert saving.job.state is JobState.QUEUED
    assert machine.count("save") == 0


async def test_spent_day_submits_nothing(batch, machine):
    """An account without captures left today says so before anything is sent."""
    machine.left_today = 0
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.QUEUED
    assert "go on after" in saving.detail
    assert machine.count("save") == 0


async def test_slots_are_never_overrun(clock, wire, workspace):
    """With four slots and a limit a minute, twenty pages are saved without one answer of 429."""
    wire.limiter = Limiter.of(ArchiveSettings(save_per_minute=6), clock)
    with WaybackMachine(clock, slots=4, limits={"save": 6}) as machine:
        savings = await Batch(wire, workspace, machine).save(*(f"{URL}/{n}" for n in range(20)))
        assert all(saving.job.state is JobState.SAVED for saving in savings)
        assert not machine.refused()
        assert set(machine.submitted.values()) == {1}


async def test_recent_capture_without_a_job(batch, machine):
    """A message that the same snapshot had been made minutes ago, without a job, means that capture."""
    machine.rules[URL] = "recent"
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert saving.job.timestamp == machine.takes["harbour.example/tides"][-1].timestamp


async def test_message_without_a_job(batch, machine):
    """A message that means nothing to us is kept, and the page left for the next run."""
    machine.rules[URL] = "message"
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.QUEUED
    assert "maintenance" in saving.detail


async def test_redirected_target(batch, machine):
    """The snapshot's address is that of the page at the end of redirects."""
    machine.rules[URL] = f"to {OTHER}"
    (saving,) = await batch().save(URL)
    assert saving.job.original == OTHER


async def test_two_addresses_folded_into_one_job(batch, machine):
    """Where the service gives two pages one job, both are saved."""
    with_www = URL.replace("harbour", "www.harbour")
    machine.answers["save"] = [(200, {}, '{"url": "x", "job_id": "same"}')] * 2
    machine.jobs["same"] = type("J", (), {"url": URL, "rule": "ok", "ends": 0.0, "timestamp": None})()
    savings = await batch().save(URL, with_www)
    assert [saving.job.state for saving in savings] == [JobState.SAVED] * 2


async def test_what_an_earlier_run_submitted_is_asked_about_and_not_waited_for(batch, machine, workspace, clock):
    """It was waited for once; what ends by the next run is told then, and what this run submits is waited for."""
    machine.rules[URL] = "slow"
    await batch().save(URL, wait_s=10)
    later, before = batch(), clock.monotonic()
    later.queue.ask_after(frozenset({JobState.PENDING}))
    (saving,) = await later.save(OTHER)
    assert saving.job.state is JobState.SAVED
    assert later.queue.saving(URL).job.state is JobState.PENDING
    assert clock.monotonic() - before < 100
    assert len([asked for asked in machine.asked if asked.kind == "save"]) == 2


async def test_slow_job_stays_pending_and_is_taken_up(batch, machine, workspace):
    """A capture that outlasts the run is pending; the next run asks about its job and submits nothing."""
    machine.rules[URL] = "slow"
    (saving,) = await batch().save(URL, wait_s=10)
    assert saving.job.state is JobState.PENDING
    assert saving.job.job_id
    machine.finish()
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert machine.submitted[URL] == 1


async def test_open_jobs_of_other_documents_are_finished(batch, machine, workspace):
    """A queue that is told to take up what is open works it off."""
    machine.rules[URL] = "slow"
    await batch().save(URL, wait_s=10)
    machine.finish()
    workspace.jobs.put(SaveJob(OTHER, JobState.QUEUED, workspace.jobs.of(URL).updated_at))
    resumed = batch()
    resumed.queue.take_up(frozenset({JobState.QUEUED, JobState.PENDING}))
    await resumed.save()
    assert workspace.jobs.of(URL).state is workspace.jobs.of(OTHER).state is JobState.SAVED
    assert not workspace.jobs.open()


async def test_lost_answer_is_not_repeated(batch, machine, workspace):
    """A submission whose answer never came stays pending; the next run finds its capture and submits nothing."""
    machine.rules[URL] = "cut"
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.PENDING
    assert machine.submitted[URL] == 1
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert machine.submitted[URL] == 1


async def test_html_error_is_not_repeated(batch, machine, workspace):
    """A gateway's 502 may have let the request through: once a run, and looked up before the next."""
    machine.rules[URL] = "html 502|ok"
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.PENDING
    looked = machine.count("replay")
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert machine.count("replay") > looked
    assert machine.submitted[URL] == 2


async def test_trace_comes_before_the_request(batch, machine, workspace):
    """While a submission is under way the workspace says so: whoever is killed then leaves a trace."""
    states = []
    machine.on_save = lambda url: states.append(workspace.jobs.of(url).state)
    await batch().save(URL)
    assert states == [JobState.PENDING]


async def test_killed_between_putting_and_sending(batch, machine, workspace, clock):
    """A trace without a job id is looked up first: a capture made since then is taken, none means a submission."""
    workspace.jobs.put(SaveJob(URL, JobState.PENDING, clock.now() - timedelta(hours=2)))
    workspace.jobs.put(SaveJob(OTHER, JobState.PENDING, clock.now() - timedelta(hours=2)))
    stamp = (clock.now() - timedelta(hours=1)).strftime("%Y%m%d%H%M%S")
    machine.hold(URL, Take("20200101000000"), Take(stamp))
    machine.hold(OTHER, Take("20200101000000"))
    found, asked = await batch().save(URL, OTHER)
    assert found.job.timestamp == stamp
    assert asked.job.state is JobState.SAVED
    assert machine.submitted == {OTHER: 1}


async def test_forgotten_job_is_looked_up(batch, machine, workspace, clock):
    """A job that the service has forgotten is no failure: its capture is looked for, and asked for if there is none."""
    for url in (URL, OTHER):
        workspace.jobs.put(SaveJob(url, JobState.PENDING, clock.now() - timedelta(hours=5), job_id=f"old {url}"))
    stamp = (clock.now() - timedelta(hours=4)).strftime("%Y%m%d%H%M%S")
    machine.hold(URL, Take(stamp))
    found, asked = await batch().save(URL, OTHER)
    assert found.job.timestamp == stamp
    assert asked.job.state is JobState.SAVED
    assert machine.submitted == {OTHER: 1}


async def test_forgotten_within_the_run_stays_pending(batch, machine):
    """A job of this run that is unknown a moment later, its capture not to be seen, is pending and not repeated."""
    machine.rules[URL] = "forget"
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.PENDING
    assert machine.submitted[URL] == 1


async def test_unseen_capture_is_saved_by_the_services_word(batch, machine):
    """A finished job's own time stamp counts, whatever the archive shows so soon."""
    machine.rules[URL] = "unseen"
    machine.hold(URL, Take("20110101000000"))
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.SAVED
    assert saving.job.timestamp > "2026"


async def test_same_page_is_submitted_once(batch, machine):
    """Spellings that mean the same are one page."""
    await batch().save(URL, "HTTPS://Harbour.example:443/tides#top", URL)
    assert sum(machine.submitted.values()) == 1


@pytest.mark.parametrize("url", ["ftp://harbour.example/x", "https://me:secret@harbour.example/", "https://[bad/"])
async def test_what_nobody_may_capture_is_not_sent(batch, machine, url):
    """Other schemes, addresses with a password and things that are no address never leave the machine."""
    (saving,) = await batch().save(url)
    assert saving.job.state is JobState.FAILED
    assert machine.count("save") == 0


async def test_dead_archive_is_not_waited_for(wire, workspace, clock):
    """Where nothing answers, pages are left for the next run long before the wait is over."""
    machine = type("Nowhere", (), {"origin": "http://127.0.0.1:9"})()
    began = clock.monotonic()
    savings = await Batch(wire, workspace, machine).save(URL, OTHER)
    assert all(saving.job.state in (JobState.QUEUED, JobState.PENDING) for saving in savings)
    assert clock.monotonic() - began < 5_000


async def test_archive_that_falls_silent_is_not_waited_for(batch, machine, workspace, clock):
    """Jobs about which nothing more is heard stay pending."""
    machine.rules[URL] = "slow"
    machine.answers["status"] = [(500, {}, "<p>oops")] * 100
    began = clock.monotonic()
    (saving,) = await batch().save(URL, wait_s=100_000)
    assert saving.job.state is JobState.PENDING
    assert clock.monotonic() - began < 20_000


async def test_service_out_of_order(batch, machine):
    """A 502 of the system status puts everything off, and says so."""
    machine.answers["system"] = [(502, {}, "<title>502</title>")]
    (saving,) = await batch().save(URL)
    assert saving.job.state is JobState.QUEUED
    assert "out of order" in saving.detail


async def test_pages_may_be_added_while_it_runs(batch, machine, clock):
    """A page that is found wanting late is saved in the same run."""
    late = batch()
    run = asyncio.ensure_future(late.queue.run(10_000))
    late.queue.add(URL)
    await clock.sleep(30)
    late.queue.add(OTHER)
    late.queue.close()
    await run
    assert late.queue.saving(URL).job.state is late.queue.saving(OTHER).job.state is JobState.SAVED


async def test_without_keys_by_the_old_address(batch, machine):
    """The old address answers with the snapshot's own, or refuses in its own words."""
    machine.rules[OTHER] = "error:blocked-url"
    saved, refused = await batch(keys=None).save(URL, OTHER)
    assert saved.job.state is JobState.SAVED
    assert len(saved.job.timestamp) == 14
    assert (refused.job.state, refused.job.error) == (JobState.FAILED, "error:blocked-url")
    assert machine.count("save") == 0


OLD = "https://web.archive.org"
SNAP = "20260304120000"
OLD_ANSWERS = [
    ("location", 302, {"location": f"{OLD}/web/{SNAP}/{URL}"}, Fate.SAVED),
    ("content-location", 200, {"content-location": f"/web/{SNAP}/{URL}"}, Fate.SAVED),
    (
        "newest memento of a Link header",
        200,
        {
            "link": f'<{URL}>; rel="original", <{OLD}/web/{URL}>; rel="timegate", '
            f'<{OLD}/web/19990101000000/{URL}>; rel="first memento"; datetime="Fri, 01 Jan 1999 00:00:00 GMT", '
            f'<{OLD}/web/{SNAP}/{URL}>; rel="memento", <{OLD}/web/20200101000000/{URL}>; rel="prev memento"'
        },
        Fate.SAVED,
    ),
    ("no address", 200, {"location": "http://[::1", "content-location": "//[/web/x"}, Fate.LOST),
    ("busy", 429, {}, Fate.TOO_FAST),
    ("gone", 404, {}, Fate.NOT_NOW),
    ("nothing said", 200, {}, Fate.LOST),
]


@pytest.mark.parametrize(
    ("status", "headers", "fate"), [row[1:] for row in OLD_ANSWERS], ids=[r[0] for r in OLD_ANSWERS]
)
def test_old_answers(status, headers, fate):
    """The snapshot's address is found wherever the old service has been seen to put it."""
    answer = read_old_answer(Reply(status, headers, ""), OLD)
    assert answer.fate is fate
    if fate is Fate.SAVED:
        assert (answer.timestamp, answer.original) == (SNAP, URL)


def test_targets_own_limits_are_not_ours():
    """A target that answers 429 or 509 is a failure of that page, not the end of our quota."""
    assert fate_of("error:too-many-requests") is fate_of("error:bandwidth-limit-exceeded") is Fate.NOT_NOW
    assert fate_of("error:max-daily-bandwidth") is Fate.QUOTA


@pytest.mark.parametrize(("minutes", "submitted"), [(0, 0), (10, 1)])
async def test_a_request_whose_answer_was_lost_is_not_sent_twice(batch, machine, workspace, clock, minutes, submitted):
    """A run that was killed after it had asked: its capture may be under way, and is waited for before asking again."""
    workspace.jobs.put(SaveJob(URL, JobState.PENDING, clock.now() - timedelta(minutes=minutes)))
    (saving,) = await batch().save(URL, wait_s=120)
    assert machine.submitted[URL] == submitted
    assert saving.job.state is (JobState.SAVED if submitted else JobState.PENDING)
