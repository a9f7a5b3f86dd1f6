"""What the tests of the archive stage share: a clock that flies, a Wayback Machine, a workspace."""

import pytest
from fakes.clocks import FastClock
from fakes.wayback_machine import WaybackMachine

from cache.store import Workspace


@pytest.fixture
def clock():
    return FastClock()


@pytest.fixture
def machine(clock):
    with WaybackMachine(clock) as machine:
        yield machine


@pytest.fixture
def workspace(tmp_path):
    with Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        yield workspace
