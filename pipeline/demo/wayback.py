"""A stand-in for the Wayback Machine: index, availability, raw replay, and Save Page Now 2.

It knows what the demo needs, in the shapes that the service answers in (measured by others in 2026).
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from cache.keys import url_key
from pipeline.demo.server import Answer, Request

_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_REPLAY = re.compile(r"/web/(\d{1,14})(?:[a-z]{2}_)?/(.+)", re.S)
_LOGIN_NEEDED = Answer(401, json.dumps({"message": "You need to be logged in to use Save Page Now."}).encode())
_SLOTS = {"processing": 0, "available": 6, "daily_captures": 4, "daily_captures_limit": 30_000}

Live = Callable[[str], Answer | None]
"""What the web answers at a URL now; None when no host of it is known."""


@dataclass(frozen=True, slots=True)
class Held:
    """One capture."""

    url: str
    timestamp: str
    """14 digits, UTC."""
    answer: Answer

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)

    def row(self) -> dict[str, str]:
        """Its line in the index."""
        types = [value for name, value in self.answer.headers if name.lower() == "content-type"]
        digest = b32encode(hashlib.sha1(self.answer.body, usedforsecurity=False).digest()).decode()
        mime = types[0].partition(";")[0] if types else "unk"
        size = str(len(self.answer.body))
        values = (_key(self.url), self.timestamp, self.url, mime, str(self.answer.status), digest, size)
        return dict(zip(_FIELDS, values, strict=True))


@dataclass(slots=True)
class Wayback:
    """Answers requests as the Wayback Machine does. ``origin`` is set when its server has started."""

    held: list[Held]
    live: Live
    refused: Mapping[str, str] = field(default_factory=dict)
    """URLs that Save Page Now does not capture, with its error code."""
    origin: str = ""
    _jobs: dict[str, str] = field(default_factory=dict)
    _polled: set[str] = field(default_factory=set)

    def __call__(self, request: Request) -> Answer:
        """Answer one request."""
        if request.path == "/cdx/search/cdx":
            return self._index(_fields(urlsplit(request.target).query))
        if request.path == "/wayback/available":
            return self._available(_fields(urlsplit(request.target).query))
        if request.path.startswith("/save"):
            return self._save(request)
        found = _REPLAY.fullmatch(request.target)
        return self._replay(found[1], found[2]) if found else Answer(404)

    def _nearest(self, url: str, timestamp: str) -> list[Held]:
        wanted = _moment(timestamp)
        captures = [held for held in self.held if _key(held.url) == _key(url)]
        return sorted(captures, key=lambda held: abs(held.moment - wanted))

    def _index(self, asked: Mapping[str, list[str]]) -> Answer:
        rows = [held.row() for held in self._nearest(asked["url"][0], _first(asked, "closest") or "2100")]
        if _first(asked, "sort") != "closest":
            rows.sort(key=lambda row: row["timestamp"])
        first, last = _first(asked, "from"), _first(asked, "to")
        rows = [
            row for row in rows if first <= row["timestamp"] and (not last or row["timestamp"][: len(last)] <= last)
        ]
        rows = [row for row in rows if all(_passes(row, rule) for rule in asked.get("filter", ()))]
        limit = int(_first(asked, "limit") or 0)
        rows = rows[limit:] if limit < 0 else rows[: limit or None]
        names = _first(asked, "fl").split(",") if _first(asked, "fl") else list(_FIELDS)
        table = [[row[name] for name in names] for row in rows]
        if _first(asked, "output") == "json":
            return _json([names, *table] if table else [])
        return Answer(200, "".join(" ".join(line) + "\n" for line in table).encode(), _TEXT)

    def _available(self, asked: Mapping[str, list[str]]) -> Answer:
        url = asked["url"][0]
        good = [held for held in self._nearest(url, _first(asked, "timestamp") or "2100") if held.answer.status == 200]
        snapshots = {}
        if good:
            shown = f"{self.origin}/web/{good[0].timestamp}/{good[0].url}"
            snapshots["closest"] = {
                "status": "200",
                "available": True,
                "url": shown,
                "timestamp": good[0].timestamp,
            }
        return _json({"url": url, "archived_snapshots": snapshots})

    def _replay(self, timestamp: str, url: str) -> Answer:
        captures = self._nearest(url, timestamp)
        if not captures:
            return Answer(404, b"", (("X-Archive-Wayback-Runtime-Error", "ResourceNotInArchive"),))
        held = captures[0]
        if held.timestamp != timestamp:
            return Answer(302, b"", (("Location", f"{self.origin}/web/{held.timestamp}id_/{held.url}"),))
        about_body = [(name, value) for name, value in held.answer.headers if name.lower() == "content-type"]
        replayed = [(f"X-Archive-Orig-{name}", value) for name, value in held.answer.headers]
        location = [(name, value) for name, value in held.answer.headers if name.lower() == "location"]
        moment = ("Memento-Datetime", format_datetime(held.moment, usegmt=True))
        return Answer(held.answer.status, held.answer.body, (*about_body, *location, *replayed, moment))

    def _save(self, request: Request) -> Answer:
        if request.path == "/save/status/system":
            return _json({"status": "ok"})
        if not re.fullmatch(r"LOW \S+:\S+", request.headers.get("authorization", "")):
            return _LOGIN_NEEDED
        asked = _fields(request.body.decode())
        if request.path == "/save/status/user":
            return _json(_SLOTS)
        if request.path == "/save/status":
            ids = [job for name in ("job_id", "job_ids") for job in _first(asked, name).split(",") if job]
            states = [self._state(job) for job in ids]
            return _json(states if "job_ids" in asked else states[0])
        if request.path.startswith("/save/status/"):
            return _json(self._state(request.path.rpartition("/")[2]))
        return self._submit(_first(asked, "url")) if request.method == "POST" else Answer(404)

    def _submit(self, url: str) -> Answer:
        job = "spn2-" + hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()
        again = job in self._jobs
        self._jobs[job] = url
        message = {"message": "The same snapshot had been made 1 minute ago."} if again else {}
        return _json({"url": url, "job_id": job, **message})

    def _state(self, job: str) -> dict[str, object]:
        url = self._jobs.get(job)
        if url is None:
            return _error(job, "error:job-not-found", "The job is not known any more.")
        if job not in self._polled:
            self._polled.add(job)
            return {"status": "pending", "job_id": job, "resources": []}
        if url in self.refused:
            return _error(job, self.refused[url], "This URL is in the Save Page Now service block list.")
        return self._captured(job, url)

    def _captured(self, job: str, url: str) -> dict[str, object]:
        target, answer = self._followed(url)
        if answer is None:
            return _error(job, "error:invalid-host-resolution", f"Cannot resolve the host of {url}.")
        made = [held for held in self.held if held.url == target and held.moment.year >= datetime.now(UTC).year]
        if not made:
            made = [Held(target, datetime.now(UTC).strftime("%Y%m%d%H%M%S"), answer)]
            self.held.extend(made)
        return {
            "status": "success",
            "job_id": job,
            "original_url": target,
            "timestamp": made[-1].timestamp,
            "http_status": answer.status,
            "duration_sec": 2.4,
            "resources": [target],
            "outlinks": [],
            "counters": {"outlinks": 0, "embeds": 1},
        }

    def _followed(self, url: str) -> tuple[str, Answer | None]:
        for _ in range(4):
            answer = self.live(url)
            locations = [value for name, value in answer.headers if name.lower() == "location"] if answer else []
            if not locations:
                return url, answer
            url = locations[0]
        return url, None


_TEXT = (("Content-Type", "text/plain"),)


def _json(value: object) -> Answer:
    return Answer(200, json.dumps(value).encode(), (("Content-Type", "application/json"),))


def _error(job: str, code: str, message: str) -> dict[str, object]:
    exception = "[Errno] " + message
    return {"status": "error", "job_id": job, "status_ext": code, "exception": exception, "message": message}


def _fields(query: str) -> dict[str, list[str]]:
    return parse_qs(query, keep_blank_values=True)


def _first(fields: Mapping[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[0]


def _key(url: str) -> str:
    """What the index takes for one URL: scheme and ``www.`` do not count."""
    return url_key(url).partition("://")[2].removeprefix("www.")


def _moment(timestamp: str) -> datetime:
    padded = timestamp + "20000101000000"[len(timestamp) :]
    return datetime.strptime(padded, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _passes(row: Mapping[str, str], rule: str) -> bool:
    wanted = not rule.startswith("!")
    name, _, pattern = rule.removeprefix("!").partition(":")
    return (re.fullmatch(pattern, row.get(name, "")) is not None) == wanted


def captures_of(pages: Iterable[tuple[str, str, Answer]]) -> list[Held]:
    """Captures from rows of URL, time stamp and answer."""
    return [Held(*page) for page in pages]
