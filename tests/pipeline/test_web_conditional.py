"""What was judged is asked for on condition that it has changed, and servers are believed as far as they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from fakes.fetching import fetching
from fakes.kept import SAME, SENT, kept_records
from fakes.little_web import Authority, LittleWeb, Reply, Request, redirect

from cache.model import Capture, Outcome, Purpose
from pipeline.web.manner import as_reader
from pipeline.web.validators import FULL_AFTER, held_of

PAGE = b"<title>The weir</title><p>It was mended by hand.</p>" * 9
OTHER = b"<title>The weir</title><p>It was mended twice.</p>" * 9
_LONG_AGO = format_datetime(datetime(2020, 1, 2, tzinfo=UTC), usegmt=True)


@pytest.fixture(scope="module", autouse=True)
def few_certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(Authority().trust(tmp_path_factory.mktemp("trust") / "authority.pem")))
        yield


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


async def _twice(folder: Path, web: LittleWeb, path: str = "/weir", *, well: bool = True) -> tuple[Capture, Capture]:
    """The captures of a page that is fetched twice, and whose body can be read both times."""
    async with fetching(folder, judged_well=lambda _: well) as (fetcher, workspace):
        first = await fetcher.fetch(web.url(path))
        second = await fetcher.fetch(web.url(path))
        for capture in (first, second):
            assert len(workspace.body(capture)) == capture.body_length
        return first, second


NOT_MODIFIED = ("revisit", "server-not-modified")


@pytest.mark.parametrize(
    ("validators", "asked"),
    [
        ({"ETag": '"v1"'}, {"if-none-match": '"v1"'}),
        ({"ETag": 'W/"v1"'}, {"if-none-match": 'W/"v1"'}),
        ({"ETag": "v1"}, {"if-none-match": "v1"}),
        ({"Last-Modified": _LONG_AGO}, {"if-modified-since": _LONG_AGO}),
        ({"ETag": '"v1"', "Last-Modified": _LONG_AGO}, {"if-none-match": '"v1"', "if-modified-since": _LONG_AGO}),
        ({"ETag": '"v1"', "Vary": "Accept-Encoding, User-Agent"}, {"if-none-match": '"v1"'}),
    ],
)
async def test_what_has_not_changed_is_answered_from_the_workspace(
    web: LittleWeb, tmp_path: Path, validators: dict[str, str], asked: dict[str, str]
) -> None:
    headers = (("Date", format_datetime(datetime.now(UTC), usegmt=True)), *validators.items())
    web.plan("/weir", Reply(body=PAGE, headers=headers), Reply(status=304))
    first, second = await _twice(tmp_path, web)
    assert (second.outcome, second.status, second.headers) == (Outcome.ANSWERED, 200, first.headers)
    assert (second.body_sha256, second.sent_at) == (first.body_sha256, first.checked_at)
    assert second.unchanged_since == first.checked_at
    assert asked.items() <= web.requests[1].headers.items()
    assert kept_records(tmp_path) == [SENT, NOT_MODIFIED]


@pytest.mark.parametrize(
    "validators",
    [
        {},
        {"Last-Modified": _LONG_AGO, "Date": _LONG_AGO},
        {"Last-Modified": "yesterday", "Date": _LONG_AGO},
        {"Last-Modified": _LONG_AGO},
        {"ETag": '"v1"', "Vary": "*"},
        {"ETag": '"' + "v" * 500 + '"'},
    ],
)
async def test_what_tells_no_version_is_sent_again(web: LittleWeb, tmp_path: Path, validators: dict[str, str]) -> None:
    web.plan("/weir", Reply(body=PAGE, headers=tuple(validators.items())))
    first, second = await _twice(tmp_path, web)
    assert not {"if-none-match", "if-modified-since"} & web.requests[1].headers.keys()
    assert (second.sent_at, second.unchanged_since) == (None, first.checked_at)
    assert kept_records(tmp_path) == [SENT, SAME]


@pytest.mark.parametrize(
    "second",
    [
        Reply(status=304, headers=(("ETag", '"v2"'),)),
        Reply(status=304, headers=(("ETag", '"v1"'), ("Location", "/elsewhere"))),
        Reply(status=412),
        Reply(status=500),
        Reply(status=404),
        Reply(),
    ],
)
async def test_what_may_be_owed_to_the_condition_is_asked_without_it(
    web: LittleWeb, tmp_path: Path, second: Reply
) -> None:
    web.plan("/weir", Reply(body=PAGE, headers=(("ETag", '"v1"'),)), second, Reply(body=OTHER))
    _, capture = await _twice(tmp_path, web)
    assert (capture.status, capture.body_length, capture.sent_at) == (200, len(OTHER), None)
    assert [("if-none-match" in request.headers) for request in web.requests] == [False, True, False]
    assert kept_records(tmp_path) == [SENT, SENT, SENT]


async def test_a_page_that_was_not_the_cited_thing_is_never_confirmed(web: LittleWeb, tmp_path: Path) -> None:
    """A server that goes on to say ``304`` of an error page, or of one that is gone, is not asked."""
    web.plan("/weir", Reply(body=PAGE, headers=(("ETag", '"v1"'),)))
    await _twice(tmp_path, web, well=False)
    web.plan("/lost", Reply(status=404, body=PAGE, headers=(("ETag", '"v1"'),)), Reply(body=OTHER))
    _, back = await _twice(tmp_path, web, "/lost")
    assert back.status == 200
    assert not any("if-none-match" in request.headers for request in web.requests)


async def test_of_a_redirect_that_comes_again_no_second_response_is_kept(web: LittleWeb, tmp_path: Path) -> None:
    """Nor a second request; where it leads stands in the head of what is kept in their place."""
    web.plan("/weir", redirect("/one"))
    web.plan("/one", Reply(body=PAGE))
    first, second = await _twice(tmp_path, web)
    assert [hop.location for hop in second.hops] == [hop.location for hop in first.hops]
    assert kept_records(tmp_path) == [SENT, SENT, SAME, SAME]


async def test_only_the_end_of_a_chain_is_confirmed(web: LittleWeb, tmp_path: Path) -> None:
    """Where a redirect leads elsewhere now, what stood at its old end confirms nothing."""
    web.plan("/weir", redirect("/one"), redirect("/one"), redirect("/two"))
    web.plan("/one", Reply(body=PAGE, headers=(("ETag", '"v1"'),)), Reply(status=304))
    web.plan("/two", Reply(body=OTHER))
    async with fetching(tmp_path, judged_well=lambda _: True) as (fetcher, workspace):
        captures = [await fetcher.fetch(web.url("/weir")) for _ in range(3)]
        assert [workspace.body(capture) for capture in captures] == [PAGE, PAGE, OTHER]
    assert [hop.status for hop in captures[1].hops] == [302, 200]
    assert not any("if-none-match" in request.headers for request in web.asked("/weir") + web.asked("/two"))
    assert captures[2].unchanged_since is None


async def test_unasked_for_it_confirms_nothing(web: LittleWeb, tmp_path: Path) -> None:
    web.plan("/weir", Reply(body=PAGE), Reply(status=304))
    _, second = await _twice(tmp_path, web)
    assert (second.status, second.body_sha256) == (304, None)


async def test_another_manner_asks_in_full(web: LittleWeb, tmp_path: Path) -> None:
    web.plan("/weir", Reply(body=PAGE, headers=(("ETag", '"v1"'),)))
    async with fetching(tmp_path, judged_well=lambda _: True) as (fetcher, _):
        await fetcher.fetch(web.url("/weir"))
        await fetcher.fetch(web.url("/weir"), Purpose.AGAIN, as_reader(()))
    assert "if-none-match" not in web.requests[1].headers


async def test_a_lost_body_is_sent_again(web: LittleWeb, tmp_path: Path) -> None:
    def answer(request: Request) -> Reply:
        known = request.headers.get("if-none-match") == '"v1"'
        return Reply(status=304) if known else Reply(body=PAGE, headers=(("ETag", '"v1"'),))

    web.otherwise = answer
    async with fetching(tmp_path) as (fetcher, _):
        await fetcher.fetch(web.url("/weir"))
    for file in (tmp_path / "warc").iterdir():
        file.unlink()
    async with fetching(tmp_path, judged_well=lambda _: True) as (fetcher, workspace):
        assert workspace.body(await fetcher.fetch(web.url("/weir"))) == PAGE


async def test_a_body_is_asked_for_in_full_once_in_a_while(web: LittleWeb, tmp_path: Path) -> None:
    """However often it was confirmed."""
    web.plan("/weir", Reply(body=PAGE, headers=(("ETag", '"v1"'),)), Reply(status=304))
    first, second = await _twice(tmp_path, web)
    assert held_of(second, first.checked_at + FULL_AFTER - timedelta(days=1)) is not None
    assert held_of(second, first.checked_at + FULL_AFTER) is None
    assert held_of(replace(first, checked_at=first.checked_at + timedelta(days=1)), first.checked_at) is None
