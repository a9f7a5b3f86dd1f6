"""News to a webhook: one POST of JSON, over TLS, to an address that was checked; no redirect is followed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cache.model import Outcome
from pipeline import __version__
from pipeline.settings import WebhookSettings
from pipeline.telling.channels import Failure, Taken
from pipeline.web.retry import PASSING_OUTCOMES, PASSING_STATUSES, retry_after
from pipeline.web.trouble import diagnose
from reports.news.forms import FORMS
from reports.news.model import News

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 20.0


class WebhookChannel:
    """A program that takes JSON."""

    def __init__(self, settings: WebhookSettings, client: httpx.AsyncClient, timeout_s: float = TIMEOUT_S) -> None:
        """Keep what requests need.

        Args:
            settings: one table of ``[[audit.webhooks]]``; its address is known to be one.
            client: goes to checked addresses only, and follows no redirect.
            timeout_s: seconds for one request and its answer.
        """
        import httpx

        self.name = settings.name
        self._host = httpx.URL(settings.url).host
        self._settings = settings
        self._client = client
        self._timeout_s = timeout_s

    async def send(self, news: News, key: str) -> Taken | Failure:
        """Post the news once."""
        import httpx

        headers = {"Idempotency-Key": key, "User-Agent": f"footproof/{__version__}", "Accept": "*/*"}
        if self._settings.token:
            headers["Authorization"] = f"Bearer {self._settings.token}"
        form = FORMS[self._settings.form]
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                self._client.stream("POST", self._settings.url, json=form(news, key), headers=headers) as answer,
            ):
                status, wait = answer.status_code, answer.headers.get("Retry-After")
        except TimeoutError:
            return Failure(f"{self._host} gave no answer within {self._timeout_s:g} s.", passing=True)
        except httpx.HTTPError as error:
            # What the error itself says may hold the address.
            trouble = diagnose(error, self._host)
            if trouble.outcome is Outcome.PRIVATE_ADDRESS:
                return Failure(f"{trouble.detail} Write private = true if that is meant.", passing=False)
            return Failure(trouble.detail, trouble.outcome in PASSING_OUTCOMES)
        if 200 <= status < 300:
            return Taken()
        return Failure(
            f"{self._host} answered {status}.", status in PASSING_STATUSES, retry_after(wait, datetime.now(UTC))
        )
