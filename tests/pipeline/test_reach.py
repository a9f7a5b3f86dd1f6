"""No network is no result: told by what was asked and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cache.model import Capture, Hop, Outcome, Purpose
from cache.store import Workspace
from pipeline.errors import ExitCode, NoNetwork
from pipeline.stages.reach import NetworkProof, lost_hosts

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ANSWERED = (Hop("http://a.example/", 301, "http://b.example/"),)


def _capture(host: str, outcome: Outcome, hops: tuple[Hop, ...] = ()) -> Capture:
    return Capture(f"https://{host}/page", outcome, NOW, 1, hops=hops)


@pytest.mark.parametrize(
    ("captures", "lost"),
    [
        pytest.param([], 0, id="nothing was asked"),
        pytest.param(
            [(f"{one}.example", one) for one in (Outcome.DNS, Outcome.TLS, Outcome.RESET)], 3, id="none reached"
        ),
        pytest.param([("a.example", Outcome.TIMEOUT), ("a.example", Outcome.REFUSED)], 1, id="one host, two pages"),
        pytest.param([("a.example", Outcome.DNS), ("b.example", Outcome.ANSWERED)], 0, id="one answered"),
        pytest.param([("a.example", Outcome.DNS), ("b.example", Outcome.TRUNCATED)], 0, id="one broke off"),
        pytest.param([("a.example", Outcome.DNS), ("b.example", Outcome.PROTOCOL)], 0, id="one talked nonsense"),
        pytest.param([("a.example", Outcome.DNS), ("b.example", Outcome.PRIVATE_ADDRESS)], 1, id="one was not asked"),
        pytest.param([("a.example", Outcome.DNS), ("[", Outcome.BAD_URL)], 1, id="one is no address"),
    ],
)
def test_hosts_are_lost_if_none_was_reached(captures: list[tuple[str, Outcome]], lost: int) -> None:
    assert len(lost_hosts(_capture(*one) for one in captures)) == lost


def test_a_redirect_that_answered_is_a_network() -> None:
    assert not lost_hosts([_capture("a.example", Outcome.DNS, ANSWERED), _capture("b.example", Outcome.DNS)])


@pytest.mark.parametrize(
    ("hosts", "archive", "told"),
    [
        (("a.example", "b.example", "c.example"), False, True),
        (("a.example", "b.example"), False, False),
        (("a.example", "b.example", "c.example"), True, False),
    ],
    ids=["three hosts", "two hosts say too little", "an old list of dead sites"],
)
async def test_a_run_without_a_network_leaves_no_history(
    tmp_path: Path, hosts: tuple[str, ...], archive: bool, told: bool
) -> None:
    async def archive_answers() -> bool:
        return archive

    with Workspace.open(tmp_path, software="test") as workspace:
        earlier = _capture("a.example", Outcome.ANSWERED)
        workspace.keep(earlier, Purpose.CITED)
        proof = NetworkProof(workspace, workspace.mark(), archive_answers)
        for host in hosts:
            workspace.keep(_capture(host, Outcome.DNS_FAILURE), Purpose.CITED)
        if told:
            with pytest.raises(NoNetwork, match=r"none of the 3 sites") as raised:
                await proof.require()
            assert raised.value.code is ExitCode.CUT_SHORT
        else:
            await proof.require()
        assert (workspace.latest(earlier.url) == earlier) is told
