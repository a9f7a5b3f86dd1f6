"""A stand-in for the Wayback Machine on loopback: replay, index and Save Page Now 2, with its known moods.

    with WaybackMachine(clock) as machine:
        machine.hold("https://a.example/x", Take("20160304050607", body="<title>X</title>"))
        machine.rules["https://b.example/"] = "error:blocked-url"
        machine.origin                     # http://127.0.0.1:PORT
        machine.asked                      # what came in

Rules of a URL at Save Page Now: ``ok``, ``slow`` (runs until ``finish``), ``error:...`` (at submission, with
status 200), ``job error:...`` (when asked about the job), ``no-slot``, ``too-fast`` (429 without Retry-After),
``denied``, ``html 502``, ``recent`` (a message and no job), ``message`` (some other message and no job), ``cut``
(received, never answered), ``forget`` (the job is unknown afterwards), ``unseen`` (captured, not to be seen
yet), ``to URL`` (redirected). Several rules, parted by ``|``, hold for the first, second ... submission; the
last repeats.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol, Self
from urllib.parse import parse_qs, urljoin, urlsplit


class Time(Protocol):
    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...


@dataclass
class Take:
    """One capture."""

    timestamp: str
    body: str | bytes = ""
    status: int = 200
    mime: str = "text/html"
    location: str | None = None
    digest: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    listed: bool = True


@dataclass
class Asked:
    """One request that came in."""

    kind: str
    method: str
    target: str
    form: dict[str, str]
    status: int
    at: float


@dataclass
class Job:
    url: str
    rule: str
    ends: float
    timestamp: str | None = None


class WaybackMachine:
    """Serves until the context closes."""

    def __init__(self, clock: Time, *, slots: int = 12, limits: dict[str, int] | None = None) -> None:
        self.clock = clock
        self.slots = slots
        self.limits = limits or {}
        self.rules: dict[str, str] = {}
        self.takes: dict[str, list[Take]] = defaultdict(list)
        self.jobs: dict[str, Job] = {}
        self.submitted: Counter[str] = Counter()
        self.asked: list[Asked] = []
        self.answers: dict[str, list[tuple[int, dict[str, str], str]]] = {}
        """Answers of a kind (``replay``, ``cdx``, ``save``, ``status``, ``user``, ``system``) in place of its own."""
        self.left_today = 1000
        self.job_seconds = 3.0
        self.on_save: Callable[[str], None] = lambda _: None
        """Told the URL of each submission before anything is answered."""
        self._lock = threading.Lock()
        self._spent: dict[str, list[float]] = defaultdict(list)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"machine": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def hold(self, url: str, *takes: Take) -> None:
        self.takes[folded(url)] += takes

    def count(self, kind: str) -> int:
        return sum(asked.kind == kind for asked in self.asked)

    def finish(self) -> None:
        """Let the slow captures end."""
        for job in self.jobs.values():
            job.ends = 0.0

    def refused(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.status == 429]

    # what follows runs on the server's threads

    def answer(self, method: str, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        with self._lock:
            kind = _kind(method, target)
            if kind in self.limits and not self._within(kind):
                status, more, body = 429, {"Content-Type": "text/html"}, b"<title>429 Too Many Requests</title>"
            elif self.answers.get(kind):
                status, more, text = self.answers[kind].pop(0)
                body = text.encode()
            else:
                status, more, body = getattr(self, f"_{kind}")(target, form, headers)
            self.asked.append(Asked(kind, method, target, form, status, self.clock.monotonic()))
            return status, more, body

    def _within(self, kind: str) -> bool:
        now = self.clock.monotonic()
        self._spent[kind] = [t for t in self._spent[kind] if now - t <= 60]
        if len(self._spent[kind]) >= self.limits[kind]:
            return False
        self._spent[kind].append(now)
        return True

    def _replay(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        match = re.fullmatch(r"/web/(\d{1,14})(id_)?/(.+)", target)
        takes = self.takes.get(folded(match[3])) if match else None
        if not match or not takes:
            return 404, {"X-Archive-Wayback-Runtime-Error": "ResourceNotInArchiveException: not archived"}, b"<p>no</p>"
        best = min(takes, key=lambda take: abs(moment(take.timestamp) - moment(match[1])))
        if best.timestamp != match[1]:
            return 302, {"Location": f"{self.origin}/web/{best.timestamp}{match[2] or ''}/{match[3]}"}, b""
        more = {"Content-Type": best.mime, "Memento-Datetime": "Fri, 04 Mar 2016 05:06:07 GMT", **best.headers}
        if best.location:
            more["Location"] = f"/web/{best.timestamp}{match[2] or ''}/{urljoin(match[3], best.location)}"
        return best.status, more, best.body if isinstance(best.body, bytes) else best.body.encode()

    def _cdx(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        query = parse_qs(urlsplit(target).query)
        names = query["fl"][0].split(",")
        takes = [t for t in self.takes.get(folded(query["url"][0]), []) if t.listed]
        for rule in query.get("filter", []):
            takes = [t for t in takes if re.fullmatch(rule.removeprefix("statuscode:"), str(t.status))]
        if "closest" in query:
            takes = sorted(takes, key=lambda t: abs(moment(t.timestamp) - moment(query["closest"][0])))
        rows = [names]
        for take in takes[: int(query["limit"][0])]:
            digest = take.digest or f"D{abs(hash(take.body)):X}"
            row = {"urlkey": "k", "timestamp": take.timestamp, "original": query["url"][0], "mimetype": take.mime}
            row |= {"statuscode": str(take.status), "digest": digest, "length": "99"}
            rows.append([row[name] for name in names])
        return _json(rows if takes else [])

    def _system(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        return _json({"status": "ok"})

    def _user(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        if not _signed(headers):
            return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
        running = self._running()
        made = 1000 - self.left_today
        return _json(
            {
                "available": max(0, self.slots - running),
                "processing": running,
                "daily_captures": made,
                "daily_captures_limit": 1000,
            }
        )

    def _running(self) -> int:
        return sum(job.ends > self.clock.monotonic() for job in self.jobs.values())

    def _status(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        return _json([self._job(job_id) for job_id in form["job_ids"].split(",")])

    def _job(self, job_id: str) -> dict[str, Any]:
        job = self.jobs.get(job_id)
        if job is None or job.rule == "forget":
            return {"status": "error", "status_ext": "error:job-not-found", "message": "not found", "job_id": job_id}
        if job.ends > self.clock.monotonic():
            return {"status": "pending", "job_id": job_id, "resources": []}
        if job.rule.startswith("job error:"):
            code = job.rule.removeprefix("job ")
            return {
                "status": "error",
                "status_ext": code,
                "exception": "x",
                "message": f"{code} it is",
                "job_id": job_id,
            }
        stamp, final = self._captured(job)
        return {"status": "success", "job_id": job_id, "timestamp": stamp, "original_url": final, "resources": [final]}

    def _captured(self, job: Job) -> tuple[str, str]:
        final = job.rule.removeprefix("to ") if job.rule.startswith("to ") else job.url
        if job.timestamp is None:
            job.timestamp = self.clock.now().strftime("%Y%m%d%H%M%S")
            if job.rule != "unseen":
                self.hold(final, Take(job.timestamp, body="<title>saved</title>"))
        return job.timestamp, final

    def _save(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        if not _signed(headers):
            return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
        url = form["url"]
        rules = self.rules.get(url, "ok").split("|")
        rule = rules[min(self.submitted[url], len(rules) - 1)]
        self.submitted[url] += 1
        self.on_save(url)
        job_id = f"spn2-{abs(hash(url)):040x}"
        job = Job(url, rule, float("inf") if rule == "slow" else self.clock.monotonic() + self.job_seconds)
        plain: dict[str, tuple[int, dict[str, str], bytes]] = {
            "denied": _json({"message": "You need to be logged in to use Save Page Now."}, 401),
            "too-fast": _json({"message": "Too many captures in a minute."}, 429),
            "no-slot": _json({"status": "error", "status_ext": "error:user-session-limit", "message": "limit"}, 429),
            "html 502": (502, {"Content-Type": "text/html"}, b"<title>502 Bad Gateway</title>"),
            "message": _json({"message": "We are doing some maintenance."}),
        }
        if rule in plain:
            return plain[rule]
        if rule.startswith("error:"):
            return _json({"status": "error", "status_ext": rule, "message": f"{rule} it is"})
        if rule == "recent":
            self.hold(
                url,
                Take((self.clock.now() - timedelta(minutes=2)).strftime("%Y%m%d%H%M%S"), body="<title>saved</title>"),
            )
            return _json(
                {
                    "url": url,
                    "message": "The same snapshot had been made 2 minutes ago.",
                }
            )
        if self._running() >= self.slots and job_id not in self.jobs:
            return plain["no-slot"]
        self.jobs.setdefault(job_id, job)
        if rule == "cut":
            self._captured(self.jobs[job_id])
            raise ConnectionAbortedError
        return _json({"url": url, "job_id": job_id})

    def _old_save(self, target: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, str], bytes]:
        url = target.removeprefix("/save/")
        self.submitted[url] += 1
        rule = self.rules.get(url, "ok")
        if rule.startswith("error:"):
            return 523, {"X-Archive-Wayback-Runtime-Error": rule}, b"<p>no</p>"
        stamp, final = self._captured(Job(url, rule, 0))
        return 302, {"Location": f"{self.origin}/web/{stamp}/{final}"}, b""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    machine: WaybackMachine

    def do_GET(self) -> None:
        self._do()

    def do_POST(self) -> None:
        self._do()

    def _do(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = {k: v[0] for k, v in parse_qs(sent).items()}
        try:
            status, headers, body = self.machine.answer(self.command, self.path, form, self.headers)
        except ConnectionAbortedError:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def folded(url: str) -> str:
    """The archive's folding: scheme, www. and a trailing slash do not count."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/").lower()


def moment(stamp: str) -> datetime:
    return datetime.strptime((stamp + "00000101000000"[len(stamp) :])[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _kind(method: str, target: str) -> str:
    if target.startswith("/cdx/"):
        return "cdx"
    if target.startswith("/web/"):
        return "replay"
    if target.startswith("/save/status"):
        return {"user": "user", "system": "system"}.get(target.split("?")[0].rsplit("/", 1)[-1], "status")
    return "save" if method == "POST" else "old_save"


def _signed(headers: Any) -> bool:
    return str(headers.get("Authorization", "")).startswith("LOW access:secret")


def _json(value: Any, status: int = 200) -> tuple[int, dict[str, str], bytes]:
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()
