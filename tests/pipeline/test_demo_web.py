"""The demo's web over real HTTP: its outlets, its archive, and the report that cites them."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from footnotes.read import read_document
from pipeline.demo.server import Answer, LoopbackServers
from pipeline.demo.web import DemoWeb
from pipeline.text.read import read_page

KEYS = {"Authorization": "LOW demo:demo"}


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    """The running web; tests that save use URLs of their own."""
    with DemoWeb() as running:
        yield running


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=5) as one:
        yield one


@pytest.mark.parametrize(
    ("site", "path", "status", "shown"),
    [
        pytest.param("herald", "/2019/03/14/dredging-contract-lowest-bidder", 200, "Dredging contract", id="living"),
        pytest.param("herald", "/2020/10/02/pilots-refuse-night-passages", 200, "a season in review", id="retitled"),
        pytest.param("herald", "/2021/06/03/ferry-sandholm-runs-again", 302, "", id="temporary redirect"),
        pytest.param("authority", "/news/lock-keepers-log-open.html", 301, "", id="moved"),
        pytest.param("authority", "/staff/report-2019.html", 404, "Page not found", id="dead"),
        pytest.param("observer", "/2018/11/21/western-dykes-fail-inspection", 302, "", id="lands on the home page"),
        pytest.param("gazette", "/2021/01/08/tolls-rise", 200, "Page not found", id="soft 404"),
        pytest.param("ledger", "/companies/grain-terminal-sold", 403, "Just a moment", id="challenge"),
        pytest.param("courier", "/login", 200, "password", id="login wall"),
        pytest.param("riverwire", "/insurers-leave-lower-river", 200, "is for sale", id="parked"),
        pytest.param("gavan", "/2021/nochnaya-smena", 200, "круглосуточную", id="another script"),
    ],
)
def test_every_outlet_answers_in_its_own_way(
    web: DemoWeb, client: httpx.Client, site: str, path: str, status: int, shown: str
) -> None:
    """Each site shows the one kind of page or refusal that the sample cites it for."""
    answer = client.get(web.origins[site] + path)
    assert answer.status_code == status
    assert shown in answer.text


def test_redirects_lead_to_pages(web: DemoWeb, client: httpx.Client) -> None:
    """The moved page and the temporary redirect end on their articles, the swept path on the home page."""
    moved = client.get(web.origins["authority"] + "/news/lock-keepers-log-open.html", follow_redirects=True)
    assert "now open to everyone" in moved.text
    swept = client.get(web.origins["observer"] + "/2018/anything", follow_redirects=True)
    assert swept.url.path == "/"


def test_the_pdf_is_one(web: DemoWeb, client: httpx.Client) -> None:
    """The hand-made PDF can be read: its title and its text come out."""
    url = web.origins["authority"] + "/files/groundings-2012-2020.pdf"
    answer = client.get(url)
    page = read_page(answer.content, answer.headers["content-type"], url)
    assert "Groundings on the Lower Talven" in " ".join(title.text for title in page.titles)
    assert "184 vessels" in page.text


def test_the_sample_cites_what_it_claims_to(web: DemoWeb, tmp_path: Path) -> None:
    """The sample reads as 19 notes, one marker without a note, an ibid. that is resolved and a repaired URL."""
    path = web.document(tmp_path)
    reading = read_document(path, path.read_bytes(), path.name)
    assert [note.label for note in reading.footnotes] == [str(number) for number in range(1, 20)]
    assert reading.markers_without_note == ("20",)
    assert reading.notes_without_marker == ()
    by_note = {number: [c for c in reading.citations if c.footnote.endswith(f"#{number}")] for number in range(1, 20)}
    assert by_note[4][0].same_as == by_note[3][0].id
    assert by_note[10] == []
    assert len(by_note[14]) == 2
    assert by_note[9][0].url is None
    assert by_note[7][0].url == web.origins["tidewatch"] + "/reports/low-water-survey-2020.html"
    assert by_note[7][0].repairs
    assert "cannot be managed" in (reading.footnotes[16].anchor.sentence if reading.footnotes[16].anchor else "")
    hosts = {re.sub(r"(//[^/]+).*", r"\1", c.url) for c in reading.citations if c.url}
    assert hosts == set(web.origins.values())


def test_index_lists_what_is_held(web: DemoWeb, client: httpx.Client) -> None:
    """The index answers as arrays with a header row, nearest first where that is asked, and [] for nothing."""
    url = web.origins["authority"] + "/staff/report-2019.html"
    asked = {"url": url, "output": "json", "sort": "closest", "closest": "20200211"}
    names, *rows = client.get(f"{web.wayback_origin}/cdx/search/cdx", params=asked).json()
    assert names == ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
    assert [row[4] for row in rows] == ["200", "404"]
    good = client.get(f"{web.wayback_origin}/cdx/search/cdx", params={**asked, "filter": "statuscode:200"}).json()
    assert len(good) == 2
    assert client.get(f"{web.wayback_origin}/cdx/search/cdx", params={**asked, "url": url + "x"}).json() == []
    text = client.get(f"{web.wayback_origin}/cdx/search/cdx", params={"url": url, "fl": "timestamp", "limit": "-1"})
    assert text.text == "20210601000000\n"


def test_availability_names_the_nearest_good_capture(web: DemoWeb, client: httpx.Client) -> None:
    """Only captures that answered 200 are available, and what is not held has no snapshots."""
    url = web.origins["authority"] + "/staff/report-2019.html"
    held = client.get(f"{web.wayback_origin}/wayback/available", params={"url": url, "timestamp": "20210601"}).json()
    assert held["archived_snapshots"]["closest"]["timestamp"] == "20200305101112"
    none = client.get(f"{web.wayback_origin}/wayback/available", params={"url": url + "x"}).json()
    assert none["archived_snapshots"] == {}


def test_replay_leads_to_the_nearest_capture(web: DemoWeb, client: httpx.Client) -> None:
    """A near time stamp is redirected without a Memento-Datetime, the exact one is the capture itself."""
    url = web.origins["authority"] + "/staff/report-2019.html"
    near = client.get(f"{web.wayback_origin}/web/20200101id_/{url}")
    assert near.status_code == 302
    assert "memento-datetime" not in near.headers
    exact = client.get(near.headers["location"])
    assert exact.headers["memento-datetime"] == "Thu, 05 Mar 2020 10:11:12 GMT"
    assert "Staff report 2019" in exact.text
    error = client.get(f"{web.wayback_origin}/web/20210601000000id_/{url}")
    assert (error.status_code, "memento-datetime" in error.headers) == (404, True)
    missing = client.get(f"{web.wayback_origin}/web/2020id_/{url}x")
    assert (missing.status_code, "memento-datetime" in missing.headers) == (404, False)


def test_saving_needs_keys(web: DemoWeb, client: httpx.Client) -> None:
    """Without LOW keys Save Page Now answers 401 and captures nothing."""
    url = web.origins["herald"] + "/today/ferry-sandholm"
    answer = client.post(f"{web.wayback_origin}/save", data={"url": url})
    assert answer.status_code == 401
    assert client.get(f"{web.wayback_origin}/web/2021id_/{url}").status_code == 404


def test_a_page_is_saved_and_replayed(web: DemoWeb, client: httpx.Client) -> None:
    """A job is pending first, then names the capture it made of the redirect's target, which replays at once."""
    url = web.origins["authority"] + "/news/lock-keepers-log-open.html"
    job = client.post(f"{web.wayback_origin}/save", data={"url": url}, headers=KEYS).json()["job_id"]
    assert re.fullmatch(r"spn2-[0-9a-f]{40}", job)
    status = f"{web.wayback_origin}/save/status"
    assert client.get(f"{status}/{job}", headers=KEYS).json()["status"] == "pending"
    (done,) = client.post(status, data={"job_ids": job}, headers=KEYS).json()
    assert done["status"] == "success"
    assert done["original_url"] == web.origins["authority"] + "/archive/2021/lock-keepers-log-open"
    replay = client.get(f"{web.wayback_origin}/web/{done['timestamp']}id_/{done['original_url']}")
    assert "now open to everyone" in replay.text
    again = client.post(f"{web.wayback_origin}/save", data={"url": url}, headers=KEYS).json()
    assert again["job_id"] == job
    assert "same snapshot" in again["message"]


def test_a_refused_page_is_told(web: DemoWeb, client: httpx.Client) -> None:
    """A URL that the service blocks ends in its error code, with status 200."""
    url = web.origins["ministry"] + "/plans/channel-maintenance-2021"
    job = client.post(f"{web.wayback_origin}/save", data={"url": url}, headers=KEYS).json()["job_id"]
    states = [client.get(f"{web.wayback_origin}/save/status/{job}", headers=KEYS).json() for _ in range(2)]
    assert [state["status"] for state in states] == ["pending", "error"]
    assert states[1]["status_ext"] == "error:blocked-url"


def test_an_unknown_job_is_an_error(web: DemoWeb, client: httpx.Client) -> None:
    """A job that was never submitted is not pending for ever."""
    state = client.get(f"{web.wayback_origin}/save/status/spn2-{'0' * 40}", headers=KEYS).json()
    assert state["status_ext"] == "error:job-not-found"


def test_servers_end_with_their_context() -> None:
    """After the context no port answers, even where a client still holds a connection open."""
    with LoopbackServers() as servers:
        origin = servers.serve(lambda request: Answer(200, request.target.encode()))
        port = int(origin.rpartition(":")[2])
        idle = socket.create_connection(("127.0.0.1", port))
        assert httpx.get(f"{origin}/a?b=c", trust_env=False).text == "/a?b=c"
    idle.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port)).close()


def test_a_client_that_speaks_no_http_harms_nobody() -> None:
    """Garbage on one connection is hung up on, and the next client is served."""
    with LoopbackServers() as servers:
        origin = servers.serve(lambda _: Answer(204))
        port = int(origin.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=5) as stranger:
            stranger.sendall(b"\x16\x03\x01\r\n\r\n")
            assert stranger.recv(100) == b""
        assert httpx.get(origin, trust_env=False).status_code == 204
