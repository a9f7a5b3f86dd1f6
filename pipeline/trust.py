"""Whose settings may say where keys go: those of a file that the user named, or has trusted as it stands.

A ``footproof.toml`` is found upwards from the working folder, so one may come with a foreign manuscript, and the
archive that it names would get the keys of whoever checks it. As with direnv, a file that was found is trusted by
path and contents, and asks again once it has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.settings import ArchiveKeys, ArchiveSettings, AuditSettings, Settings
from pipeline.user_folder import config_folder

_LIST = "trusted.json"


@dataclass(frozen=True, slots=True)
class _KeyGoes:
    """Where a key is sent that is not where its service is."""

    setting: str
    address: str


def require_trust(settings: Settings, keys: ArchiveKeys | None, found: Path | None) -> None:
    """Return if keys go nowhere but where their services are, or where the user wants them.

    Args:
        settings: of the run.
        keys: of an Internet Archive account.
        found: the settings file if it was found by search; None for one that was named, and for none.

    Raises:
        UsageError: a file that nobody has trusted says where keys go, or they would go over an open line.
    """
    for goes in _elsewhere(settings, keys):
        if not _is_closed(goes.address):
            raise UsageError(
                f"Keys are not sent to {goes.address} ({goes.setting} in the settings): the line is open to "
                "everybody on the way. Write https://, or unset the keys."
            )
        if found is not None and not is_trusted(found):
            raise UsageError(
                f"{found} sends keys to {goes.address} ({goes.setting}), and nobody has said that this file may. If "
                f"it is yours, run: footproof trust '{found}'. If it came with a document, remove it, unset the "
                "keys, or name a settings file of your own with --config."
            )


def require_trusted_recipients(settings: AuditSettings, found: Path | None) -> None:
    """Return if nobody is told but those whom the user wants to be told.

    Args:
        settings: of the audit; a webhook whose address is in the environment is the user's own.
        found: the settings file if it was found by search; None for one that was named, and for none.

    Raises:
        UsageError: a file that nobody has trusted says who is told.
    """
    hosts = [f"{settings.mail.host} ([audit.mail])"] if settings.mail else []
    hosts += [f"“{hook.name}” ([[audit.webhooks]])" for hook in settings.webhooks if hook.named_in_file]
    if hosts and found is not None and not is_trusted(found):
        raise UsageError(
            f"{found} has messages sent to {', '.join(hosts)}, and nobody has said that this file may. If it is yours, "
            f"run: footproof trust '{found}'. If it came with a document, remove it, or name a settings file of your "
            "own with --config."
        )


def trust(path: Path) -> None:
    """Trust a settings file as it stands now.

    Raises:
        UsageError: it cannot be read, or the list of trusted files cannot be written.
    """
    listed = config_folder() / _LIST
    try:
        entries = _entries() | {str(path.resolve()): _digest(path)}
        listed.parent.mkdir(parents=True, exist_ok=True)
        new = listed.with_suffix(".new")
        new.write_text(json.dumps(entries, indent=1), encoding="utf-8")
        new.replace(listed)
    except OSError as error:
        raise UsageError(
            f"{path} could not be trusted ({error.strerror or error}). Check the path, and the folder {listed.parent}."
        ) from error


def is_trusted(path: Path) -> bool:
    """Whether this file was trusted with the contents that it has."""
    try:
        return _entries().get(str(path.resolve())) == _digest(path)
    except OSError:
        return False


def _entries() -> dict[str, str]:
    try:
        entries = json.loads((config_folder() / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(path): str(digest) for path, digest in entries.items()} if isinstance(entries, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _elsewhere(settings: Settings, keys: ArchiveKeys | None) -> Iterator[_KeyGoes]:
    if keys is not None and settings.archive.origin != ArchiveSettings().origin:
        yield _KeyGoes("[archive] origin", settings.archive.origin)
    for other in settings.archives:
        values = other.values
        if getattr(values, "key", "") and values.url != type(values)().url:
            yield _KeyGoes(f"[[archives]] {values.name}: url", values.url)


def _is_closed(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
