"""Sends what waits in the workspace: sent, then marked, one letter after the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from cache.model import Letter
from cache.store import Workspace
from pipeline.errors import UsageError
from pipeline.settings import LineSecurity, MailSettings, Settings, WebhookSettings
from pipeline.telling.channels import Channel, Failure, Taken
from pipeline.telling.settings import PASSWORD, url_variable
from pipeline.web.addresses import literal_address
from reports.news.model import unpacked

PAUSES_S = (2.0, 10.0)
"""Seconds before the second attempt and the third, which is the last."""
LONGEST_PAUSE_S = 60.0
Pause = Callable[[float], Awaitable[None]]


def require_channels(settings: Settings) -> None:
    """Return if everybody can be told, as far as settings and environment say.

    Raises:
        UsageError: an address or password is missing, or would go over an open line.
    """
    if settings.audit.mail:
        _require_mail(settings.audit.mail)
    for hook in settings.audit.webhooks:
        _require_webhook(hook)


async def deliver(workspace: Workspace, settings: Settings, pause: Pause = asyncio.sleep) -> tuple[str, ...]:
    """Send every letter that waits; what went wrong, a sentence each.

    A letter that was not taken waits for the next audit, and so do those behind it on the same way. One whose way is in
    the settings no longer is dropped, and that is said.
    """
    letters = workspace.unsent()
    if not letters:
        return ()
    told: list[str] = []
    silent: set[str] = set()
    async with _channels(settings) as channels:
        for letter in letters:
            if letter.channel in silent:
                continue
            outcome = await _sent(letter, channels, pause)
            if isinstance(outcome, Failure):
                silent.add(letter.channel)
                told.append(f"{outcome.reason} The message is kept, and the next audit sends it.")
                continue
            workspace.mark_sent(letter, datetime.now(UTC))
            if outcome.remark:
                told.append(outcome.remark)
    return tuple(told)


async def _sent(letter: Letter, channels: Mapping[str, Channel], pause: Pause) -> Taken | Failure:
    """What became of a letter in the end."""
    channel = channels.get(letter.channel)
    if channel is None:
        return Taken(f"A message for “{letter.channel}” was dropped: the settings do not name it any more.")
    try:
        news = unpacked(letter.news)
    except ValueError:
        return Taken(f"A message for “{letter.channel}” is damaged in the workspace and was dropped.")
    outcome = await channel.send(news, letter.key)
    for wait_s in PAUSES_S:
        if isinstance(outcome, Taken) or not outcome.passing or (outcome.wait_s or 0.0) > LONGEST_PAUSE_S:
            break
        await pause(max(wait_s, outcome.wait_s or 0.0))
        outcome = await channel.send(news, letter.key)
    if isinstance(outcome, Failure):
        return replace(outcome, reason=f"“{channel.name}” was not told: {outcome.reason}")
    return outcome


@asynccontextmanager
async def _channels(settings: Settings) -> AsyncIterator[dict[str, Channel]]:
    import httpx

    from pipeline.telling.mail import MailChannel
    from pipeline.telling.webhook import WebhookChannel
    from pipeline.web.client import build_archive_client

    hooks = settings.audit.webhooks
    private = [hook.url for hook in hooks if hook.private]
    async with build_archive_client(settings.fetch, private) as client:
        channels: list[Channel] = [WebhookChannel(hook, client) for hook in hooks]
        if settings.audit.mail:
            channels.append(MailChannel(settings.audit.mail, httpx.create_ssl_context()))
        yield {channel.name: channel for channel in channels}


def _require_mail(mail: MailSettings) -> None:
    if mail.user and not mail.password:
        raise UsageError(f"[audit.mail] has a user and no password. Set {PASSWORD} in the environment.")
    if mail.security is LineSecurity.NONE and not _is_this_machine(mail.host):
        raise UsageError(
            f'[audit.mail] would send mails to {mail.host} over an open line. Write security = "starttls" or '
            '"tls"; "none" is for a server on this machine.'
        )


def _require_webhook(hook: WebhookSettings) -> None:
    import httpx

    if not hook.url:
        raise UsageError(
            f"Nobody has said where the webhook “{hook.name}” is. Set {url_variable(hook.name)} in the environment."
        )
    try:
        url = httpx.URL(hook.url)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in ("https", "http") or not url.host:
        raise UsageError(
            f"The address of the webhook “{hook.name}” is no web address. Correct it; it is not shown here."
        )
    if url.scheme == "http" and (hook.token or not hook.private) and not _is_this_machine(url.host):
        raise UsageError(
            f"The webhook “{hook.name}” would be told over an open line. Its address has to begin with https://."
        )


def _is_this_machine(host: str) -> bool:
    address = literal_address(host)
    return host == "localhost" or (address is not None and address.is_loopback)
