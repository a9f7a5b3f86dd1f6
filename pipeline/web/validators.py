"""Conditional requests (RFC 9110, 13): what was judged is not sent again while its server says that it is the same.

Servers are believed only as far as they can be. What had not been the cited thing is asked for in full, for a server
that sent an error page may go on to confirm it; a ``304`` that names another version, or an address to go to, confirms
nothing (``cache.revisits``); and once in a while every page is asked for in full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from cache.model import Capture, Outcome, Record
from cache.revisits import NOT_MODIFIED
from pipeline.web.answer import Answer

FULL_AFTER = timedelta(days=90)
"""A body that was sent longer ago is asked for in full, whatever its server would say."""
_APART = timedelta(seconds=60)
"""A page that was changed within so long before it was sent may have been changed again (RFC 9110, 8.8.2.2)."""
_TAG = re.compile(r"[\x21-\x7e]{1,400}")  # W/"abc", "abc", and abc as some servers write it


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that the workspace holds, and that its server may confirm."""

    capture: Capture
    record: Record
    """Of the last hop."""
    headers: tuple[tuple[str, str], ...]
    """Of the request that asks whether it still holds."""

    @property
    def address(self) -> str:
        """The URL that gave it, at the end of all redirects."""
        return self.capture.final_url or ""

    def answered(self, answer: Answer) -> Answer:
        """The answer that a ``304`` stands for."""
        known = self.capture
        return Answer(
            known.outcome,
            status=known.status,
            headers=known.headers,
            ip=answer.ip,
            record=answer.record,
            body_sha256=known.body_sha256,
            body_length=known.body_length,
            sent_at=known.sent_at or known.checked_at,
        )


def held_of(capture: Capture | None, now: datetime) -> Held | None:
    """What may be asked of a server about an earlier capture; None where its body has to be sent.

    Args:
        capture: the newest of the URL, which was judged to be the cited thing; None if there is none.
        now: UTC.
    """
    if capture is None or capture.outcome is not Outcome.ANSWERED or capture.status != 200 or capture.cut:
        return None
    record = capture.hops[-1].record if capture.hops else None
    sent_at = capture.sent_at or capture.checked_at
    if record is None or capture.body_sha256 is None or not timedelta(0) <= now - sent_at < FULL_AFTER:
        return None
    headers = _headers(capture) if _varies_with_nothing_else(capture) else ()
    return Held(capture, record, headers) if headers else None


def is_confirmed(answer: Answer) -> bool:
    """Whether a server says that what we hold is still the same."""
    return answer.status == NOT_MODIFIED and answer.record is not None and answer.record.revisits is not None


def is_doubtful(answer: Answer) -> bool:
    """Whether the answer to a conditional request may be owed to the condition, which some servers cannot take."""
    refused = answer.status is not None and (answer.status >= 400 or answer.status == NOT_MODIFIED)
    return refused or (answer.status == 200 and answer.body_sha256 is None)


def _headers(capture: Capture) -> tuple[tuple[str, str], ...]:
    tag, changed = capture.header("etag"), capture.header("last-modified")
    headers: list[tuple[str, str]] = []
    if tag and _TAG.fullmatch(tag):
        headers.append(("If-None-Match", tag))
    if changed and (headers or _is_long_before(changed, capture.header("date"))) and _date(changed):
        headers.append(("If-Modified-Since", changed))
    return tuple(headers)


def _varies_with_nothing_else(capture: Capture) -> bool:
    """Whether the same request gets the same version: ``*`` says that no request tells."""
    return not any(name.strip() == "*" for name in (capture.header("vary") or "").split(","))


def _is_long_before(changed: str, sent: str | None) -> bool:
    before, after = _date(changed), _date(sent or "")
    return before is not None and after is not None and after - before >= _APART


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
