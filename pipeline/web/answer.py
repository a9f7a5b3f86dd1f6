"""What one attempt brought, once the exchange is stored: the facts without the bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from cache.coding import BodyTooLarge, decode_start
from cache.model import Exchange, Outcome, Record
from cache.store import Workspace
from pipeline.web.locations import REDIRECTS
from pipeline.web.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Answer:
    """One attempt: an HTTP response, or why there was none."""

    outcome: Outcome
    detail: str = ""
    """One sentence for a person; empty when nothing failed."""
    status: int | None = None
    """None when no response came."""
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case."""
    ip: str | None = None
    record: Record | None = None
    body_sha256: str | None = None
    """Hex digest of the decoded body; None when there is none."""
    body_length: int = 0
    """Bytes of the decoded body."""
    cut: bool = False
    sent_at: datetime | None = None
    """UTC; when the body was sent, where the server said this time that it has not changed."""

    def header(self, name: str) -> str | None:
        """The first header of this name (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def location(self) -> str | None:
        """Where the response redirects, as it was sent; None if it does not."""
        return self.header("location") if self.status in REDIRECTS else None


def unanswered(trouble: Trouble) -> Answer:
    """The answer of an attempt that met with trouble before any response."""
    return Answer(outcome=trouble.outcome, detail=trouble.detail)


def settle(
    exchange: Exchange, trouble: Trouble | None, workspace: Workspace, max_body: int, earlier: Record | None = None
) -> Answer:
    """Store an exchange, close its body, and keep its facts.

    Args:
        exchange: whole, or in part.
        trouble: why it is in part; None for a whole one.
        workspace: where it is recorded.
        max_body: bytes of the decoded body that count; of a longer one the rest is left (``cut``).
        earlier: of an earlier answer of this address: a body that it holds is not kept again.

    Raises:
        StoreError: the workspace cannot take it.
    """
    with exchange.body:
        record = workspace.record(exchange, earlier)
        headers = tuple((name.lower(), value) for name, value in exchange.response_headers)
        answer = Answer(
            outcome=trouble.outcome if trouble else Outcome.ANSWERED,
            detail=trouble.detail if trouble else "",
            status=exchange.status,
            headers=headers,
            ip=exchange.ip,
            record=record,
            cut=exchange.cut,
        )
        return _with_body(answer, exchange, workspace, max_body)


def _with_body(answer: Answer, exchange: Exchange, workspace: Workspace, max_body: int) -> Answer:
    if answer.location is not None:
        # Nobody reads the body of a redirect, so nobody minds that it broke off.
        return replace(answer, outcome=Outcome.ANSWERED, detail="")
    try:
        body, more = decode_start(exchange.body, answer.header("content-encoding"), limit=max_body)
    except BodyTooLarge:
        detail = f"The page unpacks to more than {max_body} bytes from {exchange.body_length}; it was not read."
        return replace(answer, outcome=Outcome.BOMB, detail=detail)
    if not body:
        return answer
    digest = hashlib.sha256(body).hexdigest()
    workspace.hold(digest, body)
    return replace(answer, body_sha256=digest, body_length=len(body), cut=answer.cut or more)
