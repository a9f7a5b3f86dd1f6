"""What Save Page Now answers, to a submission and to a question about a job, and what each answer means.

Errors come with status 200, already at submission; the same URL gets the same job within the hour; job ids
have any shape; new error codes come without notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from pipeline.archives.wire import Reply


class Fate(StrEnum):
    """What became of a request to save a page."""

    RUNNING = "running"
    SAVED = "saved"
    RECENT = "recent"
    """Not captured, because there is a capture from just now; which one is not said."""
    NO_SLOT = "no-slot"
    """As many captures run as the account may have: wait, and ask again."""
    TOO_FAST = "too-fast"
    REFUSED = "refused"
    """It will not work out for this URL; asking again soon is no use."""
    NOT_NOW = "not-now"
    """The target or the service failed this time."""
    NOT_TODAY = "not-today"
    """This URL, or its host, has been captured as often today as it may be."""
    QUOTA = "quota"
    """Nothing more today, whatever the URL."""
    DENIED = "denied"
    """The keys were not accepted."""
    UNKNOWN = "unknown"
    """An error that this version does not know: left for the next run."""
    GONE = "gone"
    """The service has forgotten the job (it keeps them for about an hour)."""
    LOST = "lost"
    """No answer that can be read: the request may have been received, or not."""


@dataclass(frozen=True, slots=True)
class SaveAnswer:
    """One answer, read."""

    fate: Fate
    job_id: str | None = None
    timestamp: str | None = None
    """14 digits; with ``SAVED``."""
    original: str | None = None
    """The URL that was captured, after redirects; with ``SAVED``."""
    code: str | None = None
    """The service's own, e.g. ``error:blocked-url``."""
    message: str | None = None
    """The service's own words."""


_REFUSED = (
    "not-found no-access unauthorized blocked blocked-url invalid-url-syntax invalid-host-resolution filesize-limit "
    "ftp-access-denied method-not-allowed not-implemented too-many-redirects bad-request"
)
_NOT_NOW = (
    "bad-gateway bandwidth-limit-exceeded browsing-timeout capture-location-error cannot-fetch celery gateway-timeout "
    "http-version-not-supported internal-server-error invalid-server-response job-failed no-browsers-available "
    "network-authentication-required no-captures proxy-error protocol-error read-timeout service-unavailable "
    "soft-time-limit-exceeded too-many-requests"
)
# "bandwidth-limit-exceeded" and "too-many-requests" are what the target answered (509, 429), not our own limits.
_FATES = {
    **dict.fromkeys(_REFUSED.split(), Fate.REFUSED),
    **dict.fromkeys(_NOT_NOW.split(), Fate.NOT_NOW),
    **dict.fromkeys(("too-many-daily-captures", "max-daily-bandwidth-host"), Fate.NOT_TODAY),
    **dict.fromkeys(("max-daily-bandwidth", "max-daily-bandwidth-from-ip", "blocked-client-ip"), Fate.QUOTA),
    "user-session-limit": Fate.NO_SLOT,
    "job-not-found": Fate.GONE,
}
_RECENT = re.compile(r"same snapshot|already (?:been )?(?:captured|archived)|had been made", re.IGNORECASE)
_TIMESTAMP = re.compile(r"\d{14}")


def read_submission(reply: Reply) -> SaveAnswer:
    """What the answer to a submission means."""
    fields = _fields(reply)
    if reply.status in (401, 403) and "status_ext" not in fields:
        return SaveAnswer(Fate.DENIED, message=_text(fields, "message"))
    if reply.status == 429 and "status_ext" not in fields:
        return SaveAnswer(Fate.TOO_FAST, message=_text(fields, "message"))
    if not fields:
        return SaveAnswer(Fate.LOST, message=f"HTTP {reply.status}")
    return read_fields(fields)


def read_statuses(reply: Reply, job_ids: tuple[str, ...]) -> dict[str, SaveAnswer]:
    """What became of each job; a job of which the answer says nothing is left out."""
    try:
        decoded: Any = msgspec.json.decode(reply.text)
    except (msgspec.DecodeError, RecursionError):
        return {}
    rows = [row for row in (decoded if isinstance(decoded, list) else [decoded]) if isinstance(row, dict)]
    if len(job_ids) == 1 and len(rows) == 1 and "job_id" not in rows[0]:
        rows = [{**rows[0], "job_id": job_ids[0]}]
    return {row["job_id"]: read_fields(row) for row in rows if row.get("job_id") in job_ids and row.get("status")}


def read_fields(fields: dict[str, Any]) -> SaveAnswer:
    """What one JSON object of the service means."""
    job_id, message, code = _text(fields, "job_id"), _text(fields, "message"), _text(fields, "status_ext")
    timestamp = _text(fields, "timestamp")
    if fields.get("status") == "success" and timestamp and _TIMESTAMP.fullmatch(timestamp):
        return SaveAnswer(Fate.SAVED, job_id, timestamp, _text(fields, "original_url"), message=message)
    if fields.get("status") == "error" or code:
        return SaveAnswer(fate_of(code), job_id, code=code or "error", message=message)
    if job_id:
        return SaveAnswer(Fate.RUNNING, job_id, message=message)
    if message and _RECENT.search(message):
        return SaveAnswer(Fate.RECENT, message=message)
    return SaveAnswer(Fate.UNKNOWN, message=message)


def fate_of(code: str | None) -> Fate:
    """What an error code means for the URL; ``UNKNOWN`` for one that is not listed."""
    return _FATES.get((code or "").removeprefix("error:"), Fate.UNKNOWN)


def _fields(reply: Reply) -> dict[str, Any]:
    try:
        fields: Any = msgspec.json.decode(reply.text)
    except (msgspec.DecodeError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value[:2000] if isinstance(value, str) and value else None
