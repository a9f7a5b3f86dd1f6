"""``[audit.mail]`` and ``[[audit.webhooks]]``: who is told, and by which way. Secrets come from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from pipeline.errors import UsageError
from pipeline.settings import AuditSettings, LineSecurity, MailSettings, WebhookSettings
from pipeline.settings_tables import refuse_unknown, section
from reports.changes import ChangeKind
from reports.news.forms import FORMS

PASSWORD = "FOOTPROOF_SMTP_PASSWORD"
MAIL = "mail"
"""Name of the channel; no webhook may have it."""
_PORTS = {LineSecurity.STARTTLS: 587, LineSecurity.TLS: 465, LineSecurity.NONE: 25}
_MAIL_KEYS = ("host", "port", "security", "user", "from", "to", "private")
_WEBHOOK_KEYS = ("name", "form", "url", "private")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,255}")
_ADDRESS = re.compile(r"[^\s<>,;:\"@\x00-\x1f]{1,200}@[^\s<>,;:\"@\x00-\x1f]{1,255}")


def url_variable(name: str) -> str:
    """The variable that holds a webhook's address."""
    return f"FOOTPROOF_WEBHOOK_{name.upper().replace('-', '_')}"


def token_variable(name: str) -> str:
    """The variable that holds what a webhook is to be shown as ``Authorization: Bearer``."""
    return f"{url_variable(name)}_TOKEN"


def kinds_told(values: Any, where: str) -> tuple[str, ...]:
    """Which changes are told.

    Raises:
        UsageError: it is no list of kinds.
    """
    kinds = tuple(str(kind) for kind in ChangeKind)
    if not isinstance(values, list | tuple) or not values or any(value not in kinds for value in values):
        raise UsageError(f"{where}: tell must be a list of {', '.join(map(repr, kinds))}, not {values!r}.")
    return tuple(kind for kind in kinds if kind in values)


def mail_settings(values: Any, where: str, environment: Mapping[str, str] = os.environ) -> MailSettings:
    """The server and the people.

    Raises:
        UsageError: something is missing, or makes no sense.
    """
    values = section(values, where)
    _refuse_secret(values, ("password", "pass"), f"Set {PASSWORD} in the environment.", where)
    refuse_unknown(values, _MAIL_KEYS, f"{where}: key")
    for key in ("host", "from", "to"):
        if not values.get(key):
            raise UsageError(f"{where}: {key} must be given.")
    security = _security(values.get("security", LineSecurity.STARTTLS), where)
    port = values.get("port", _PORTS[security])
    if not isinstance(port, int) or isinstance(port, bool) or not 0 < port < 65_536:
        raise UsageError(f"{where}: port must be a whole number up to 65535, not {port!r}.")
    host, to = values["host"], values["to"]
    if not isinstance(host, str) or not _HOST.fullmatch(host):
        raise UsageError(f"{where}: host must be the name of a mail server in quotes, not {host!r}.")
    user = values.get("user", "")
    if not isinstance(user, str):
        raise UsageError(f"{where}: user must be a name in quotes, not {user!r}.")
    if not isinstance(to, list):
        raise UsageError(f'{where}: to must be a list of addresses, e.g. ["desk@example.org"], not {to!r}.')
    return MailSettings(
        host=host,
        port=port,
        security=security,
        user=user,
        sender=_mail_address(values["from"], "from", where),
        to=tuple(_mail_address(address, "to", where) for address in to),
        private=_private(values, where),
        password=environment.get(PASSWORD, ""),
    )


def webhook_settings(
    tables: Any, where: str, environment: Mapping[str, str] = os.environ
) -> tuple[WebhookSettings, ...]:
    """The webhooks, each with a name of its own.

    Raises:
        UsageError: something is missing, or makes no sense.
    """
    if not isinstance(tables, list):
        raise UsageError(f"{where} must be a list of tables. Write [[audit.webhooks]] before each webhook.")
    hooks = tuple(_webhook(table, f"{where} {number}", environment) for number, table in enumerate(tables, 1))
    names = [hook.name for hook in hooks]
    for name in names:
        if names.count(name) > 1 or name == MAIL:
            raise UsageError(f"{where}: the name “{name}” is taken. Give each webhook a name of its own.")
    return hooks


def channels_told(settings: AuditSettings) -> tuple[str, ...]:
    """Names of everybody who is told."""
    return (*([MAIL] if settings.mail else []), *(hook.name for hook in settings.webhooks))


def _webhook(table: Any, where: str, environment: Mapping[str, str]) -> WebhookSettings:
    values = section(table, where)
    name = values.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise UsageError(f"{where}: name must be small letters, digits and hyphens in quotes, not {name!r}.")
    _refuse_secret(values, ("token", "key", "secret"), f"Set {token_variable(name)} in the environment.", where)
    refuse_unknown(values, _WEBHOOK_KEYS, f"{where}: key")
    form = values.get("form", "json")
    if form not in FORMS:
        raise UsageError(f"{where}: form must be one of {', '.join(FORMS)}, not {form!r}.")
    url = values.get("url", "")
    if url and form != "json":
        raise UsageError(
            f"{where}: who knows the address of a {form} webhook can write to it, so it does not belong into this "
            f"file. Set {url_variable(name)} in the environment."
        )
    if not isinstance(url, str) or (url and not url.startswith(("https://", "http://"))):
        raise UsageError(f"{where}: url must be a web address in quotes.")
    return WebhookSettings(
        name=name,
        form=form,
        private=_private(values, where),
        named_in_file=bool(url),
        url=url or environment.get(url_variable(name), "").strip(),
        token=environment.get(token_variable(name), "").strip(),
    )


def _refuse_secret(values: Mapping[str, Any], names: tuple[str, ...], instead: str, where: str) -> None:
    if any(name in values for name in names):
        raise UsageError(f"{where}: secrets do not belong into this file. {instead}")


def _security(value: Any, where: str) -> LineSecurity:
    if value not in tuple(LineSecurity):
        raise UsageError(f'{where}: security must be "starttls", "tls" or "none", not {value!r}.')
    return LineSecurity(value)


def _private(values: Mapping[str, Any], where: str) -> bool:
    private = values.get("private", False)
    if not isinstance(private, bool):
        raise UsageError(f"{where}: private must be true or false, not {private!r}.")
    return private


def _mail_address(value: Any, key: str, where: str) -> str:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        raise UsageError(f"{where}: {key} must hold addresses such as desk@example.org, not {value!r}.")
    return value
