"""Time stamps are asked for, and believed only where they hold."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes.time_stamps import Authority, Mood, TimeStampService, serving

from pipeline.errors import OutputError, UsageError
from pipeline.evidence.timestamp import BadStamp, check_stamp, known_authorities, request_stamp

MESSAGE = b"a signature"
AUTHORITY = Authority.make()


@pytest.fixture
def service() -> Iterator[TimeStampService]:
    with serving(AUTHORITY) as running:
        yield running


def test_a_stamp_is_asked_for_and_holds(service: TimeStampService) -> None:
    """The service is sent a digest, not the message, and its answer is a stamp of now by a known authority."""
    stamp = request_stamp(service.url, MESSAGE, [AUTHORITY.root])
    assert abs((datetime.now(UTC) - stamp.at).total_seconds()) < 5
    assert (stamp.authority, stamp.known) == ("CN=Harbour Time", True)
    assert MESSAGE not in service.queries[0]
    assert stamp.chain.count("BEGIN CERTIFICATE") == 2


def test_an_authority_that_nobody_knows_is_told_apart(service: TimeStampService) -> None:
    """A stamp whose root is only in the stamp itself holds, but does not pass for a known one."""
    assert not request_stamp(service.url, MESSAGE, [Authority.make("Other Root").root]).known
    assert not request_stamp(service.url, MESSAGE, known_authorities()).known


def test_a_root_of_the_same_name_is_not_that_root(service: TimeStampService) -> None:
    """Names prove nothing: another key under the root's name does not make the stamp known."""
    assert not request_stamp(service.url, MESSAGE, [Authority.make().root]).known


@pytest.mark.parametrize(
    ("mood", "why"),
    [
        (Mood.REJECTS, "does not hold"),
        (Mood.OTHER_MESSAGE, "Mismatch between messages"),
        (Mood.OTHER_NONCE, "answers another request"),
        (Mood.BAD_SIGNATURE, "does not hold"),
        (Mood.WEB_SERVER, "does not hold"),
        (Mood.UNAVAILABLE, "status 503"),
        (Mood.GARBAGE, "does not hold"),
        (Mood.ENDLESS, "far too long"),
    ],
    ids=lambda value: value if isinstance(value, Mood) else "",
)
def test_a_wrong_answer_is_no_stamp(service: TimeStampService, mood: Mood, why: str) -> None:
    """Whatever a service answers in place of a stamp ends the export, with the service, the reason and a way out."""
    service.mood = mood
    with pytest.raises(OutputError, match=why) as error:
        request_stamp(service.url, MESSAGE, [AUTHORITY.root])
    assert service.url in str(error.value)
    assert "timestamp_url" in str(error.value)


def test_a_service_that_is_not_there_is_named() -> None:
    """A refused connection is told as such."""
    with pytest.raises(OutputError, match="could not be asked"):
        request_stamp("http://127.0.0.1:1/tsr", MESSAGE, [])


def test_a_stamp_of_another_message_does_not_hold(service: TimeStampService) -> None:
    """A stamp cannot be moved from one signature to another."""
    response = request_stamp(service.url, MESSAGE, [AUTHORITY.root]).response
    with pytest.raises(BadStamp):
        check_stamp(response, b"another signature", [AUTHORITY.root])


def test_a_changed_stamp_does_not_hold(service: TimeStampService) -> None:
    """No byte of what the service signed can be changed, its time least of all."""
    response = request_stamp(service.url, MESSAGE, [AUTHORITY.root]).response
    at = response.index(b"Z", response.index(datetime.now(UTC).strftime("%Y%m%d").encode()))
    for place in range(at - 14, at):
        changed = bytearray(response)
        changed[place] ^= 1
        with pytest.raises(BadStamp):
            check_stamp(bytes(changed), MESSAGE, [AUTHORITY.root])


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_takes_the_stamp(service: TimeStampService, tmp_path: Path) -> None:
    """Another program verifies the same response against the same root."""
    (tmp_path / "response").write_bytes(request_stamp(service.url, MESSAGE, [AUTHORITY.root]).response)
    (tmp_path / "message").write_bytes(MESSAGE)
    (tmp_path / "root").write_bytes(AUTHORITY.pem())
    command = ["openssl", "ts", "-verify", "-data", "message", "-in", "response", "-CAfile", "root"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr


def test_certificates_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    """A wrong --timestamp-ca is wrong usage, not a failed check."""
    (tmp_path / "empty.pem").write_text("no certificate")
    with pytest.raises(UsageError, match="no certificate"):
        known_authorities(tmp_path / "empty.pem")
    with pytest.raises(UsageError, match="cannot be read"):
        known_authorities(tmp_path / "missing.pem")
    (tmp_path / "root.pem").write_bytes(AUTHORITY.pem())
    assert AUTHORITY.root in known_authorities(tmp_path / "root.pem")
