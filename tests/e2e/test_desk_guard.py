"""Who may come to the desk: requests of other sites, without the token and by other names, all refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fakes.reviewed import RunningDesk, open_desk, write_reviewed

PATHS = (
    "/",
    "/api/queue",
    "/api/card?place=0",
    "/api/sources?place=0",
    "/api/events",
    "/report.css",
    "/desk.js",
    "/live.js",
)
WISH = {"key": "key-of-mine", "version": "", "by": "Anna", "state": "wrong", "findings": [[0, None]]}
DECIDE = "/api/decide"
JSON = "application/json"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with open_desk(folder, write_reviewed(folder, 28), "--port", "0") as running:
        yield running


@pytest.fixture(scope="module")
def outside(desk: RunningDesk) -> Iterator[httpx.Client]:
    """Whoever has not been let in."""
    with httpx.Client(verify=False) as client:
        yield client


@pytest.fixture(scope="module")
def inside(desk: RunningDesk) -> Iterator[httpx.Client]:
    """Whoever came with the token."""
    with httpx.Client(verify=False, base_url=desk.origin, follow_redirects=True) as client:
        assert client.get(desk.address).status_code == 200
        yield client


def _wish(client: httpx.Client) -> bytes:
    return json.dumps({**WISH, "version": client.get("/api/queue").json()["version"]}).encode()


def test_the_token_lets_in_once_and_leaves_the_address(desk: RunningDesk, outside: httpx.Client) -> None:
    answer = outside.get(desk.address)
    outside.cookies.clear()
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert desk.address.partition("token=")[2] not in answer.headers["set-cookie"]


@pytest.mark.parametrize("path", [*PATHS, "/?token=", "/?token=" + "A" * 32, "/login"])
def test_without_the_token_nothing_is_shown(desk: RunningDesk, outside: httpx.Client, path: str) -> None:
    for cookies in ({}, {f"footproof-desk-{desk.origin.rpartition(':')[2]}": "guessed"}):
        answer = outside.get(desk.origin + path, headers={"cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
        assert answer.status_code == 403
        assert "harbour" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""]
)
@pytest.mark.parametrize("path", PATHS)
def test_another_host_is_refused(desk: RunningDesk, inside: httpx.Client, host: str, path: str) -> None:
    """A foreign name may lead here (DNS rebinding): whoever holds the cookie is refused under it, too."""
    named = host.format(port=desk.origin.rpartition(":")[2])
    assert inside.get(path, headers={"host": named}).status_code in (400, 403)


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", ""])
def test_another_origin_decides_nothing(desk: RunningDesk, inside: httpx.Client, origin: str | None) -> None:
    headers = {"content-type": JSON} | ({} if origin is None else {"origin": origin})
    assert inside.post(DECIDE, content=_wish(inside), headers=headers).status_code == 403
    assert desk.decisions() == []


@pytest.mark.parametrize(
    ("method", "path", "content", "kind", "status"),
    [
        ("GET", DECIDE, b"", JSON, 405),
        ("PUT", DECIDE, b"", JSON, 405),
        ("DELETE", "/", b"", JSON, 405),
        ("POST", DECIDE, b"key=1", "application/x-www-form-urlencoded", 422),
        ("POST", DECIDE, b"{}", "text/plain", 422),
        ("POST", DECIDE, b"{}", JSON, 422),
        ("POST", DECIDE, b"[" * 100_000, JSON, 422),
        ("POST", DECIDE, b" " * 600_000, JSON, 422),
        ("POST", DECIDE, json.dumps(WISH).encode(), JSON, 409),
        ("POST", "/", b"", JSON, 405),
        ("GET", "/api/card?place=-1&version=x", b"", JSON, 409),
        ("GET", "/etc/passwd", b"", JSON, 404),
    ],
)
def test_what_is_no_decision_decides_nothing(
    desk: RunningDesk, inside: httpx.Client, method: str, path: str, content: bytes, kind: str, status: int
) -> None:
    headers = {"content-type": kind, "origin": desk.origin}
    assert inside.request(method, path, content=content, headers=headers).status_code == status
    assert desk.decisions() == []


def test_every_answer_forbids_what_is_foreign(desk: RunningDesk, inside: httpx.Client) -> None:
    for path in ("/", "/api/queue", "/nothing", "/desk.css"):
        headers = inside.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_whoever_comes_from_elsewhere_needs_the_password(tmp_path: Path) -> None:
    report = write_reviewed(tmp_path, 14)
    with open_desk(tmp_path, report, "--port", "0", "--host", "0.0.0.0", password="sesame-open") as desk:
        assert "token" not in desk.address
        here = f"http://127.0.0.1:{desk.origin.rpartition(':')[2]}"
        with httpx.Client(verify=False, base_url=here, follow_redirects=True, headers={"origin": here}) as client:
            assert "password" in client.get("/").text
            assert client.get("/api/queue").status_code == 403
            assert client.get("/", headers={"host": "evil.example"}).status_code == 403
            assert client.post("/login", data={"password": "sesame"}).status_code == 403
            foreign = client.post("/login", data={"password": "sesame-open"}, headers={"origin": "http://evil.example"})
            assert foreign.status_code == 403
            assert client.post("/login", data={"password": "sesame-open"}).status_code == 200
            assert client.get("/api/queue").status_code == 200
        with httpx.Client(verify=False, base_url=here, headers={"origin": here}) as client:
            for _ in range(5):
                client.post("/login", data={"password": "guessed"})
            assert client.post("/login", data={"password": "sesame-open"}).status_code == 403, "it has to wait now"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("report", "--host", "0.0.0.0"), "FOOTPROOF_DESK_PASSWORD"),
        (("nowhere",), "nowhere"),
        (("--out", "nowhere"), "There is no report"),
        (("report", "--host", "203.0.113.7"), "password"),
    ],
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    write_reviewed(tmp_path, 14)
    command = [sys.executable, "-m", "pipeline", "review", "--no-browser", *options]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={"PYTHONPATH": root, "PATH": ""})
    assert done.returncode in (2, 3)
    assert said in done.stderr
