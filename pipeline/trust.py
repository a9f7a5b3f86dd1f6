"""Whose settings may say where keys go and which private networks are reached: those that are the user's own.

A ``footproof.toml`` is found upwards from the working folder, so one may come with a foreign manuscript: the archive
that it names would get the keys of whoever checks it, and links would lead into the network that they are in. As with
direnv, a file that was found is trusted by path and contents, and asks again once it has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from cache.database import on_server
from pipeline.errors import UsageError
from pipeline.settings import ArchiveKeys, ArchiveSettings, AuditSettings, Network, Settings
from pipeline.user_folder import config_folder
from pipeline.web.addresses import is_public, literal_address

_LIST = "trusted.json"
_LOCALHOST = ip_address("127.0.0.1")


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a setting has the program do that only the user may ask for."""

    setting: str
    does: str
    """Words that follow the name of the file."""


@dataclass(frozen=True, slots=True)
class _KeyGoes:
    """Where a key is sent that is not where its service is."""

    setting: str
    address: str


def require_trust(settings: Settings, keys: ArchiveKeys | None, found: Path | None) -> None:
    """Return if keys go nowhere but where their services are, or where the user wants them, and so do requests.

    Args:
        settings: of the run.
        keys: of an Internet Archive account.
        found: the settings file if it was found by search; None for one that was named, and for none.

    Raises:
        UsageError: a file that nobody has trusted says where keys go, or opens a private network; or keys would go
            over an open line.
    """
    elsewhere = list(_elsewhere(settings, keys))
    for goes in elsewhere:
        if not _is_closed(goes.address):
            raise UsageError(
                f"Keys are not sent to {goes.address} ({goes.setting} in the settings): the line is open to "
                "everybody on the way. Write https://, or unset the keys."
            )
    if is_own(found):
        return
    keyed = (_Reach(goes.setting, f"sends keys to {goes.address}") for goes in elsewhere)
    for reach in (*keyed, *_reaches(settings)):
        raise UsageError(
            f"{found} {reach.does} ({reach.setting}), and nobody has said that this file may. If it is yours, run: "
            f"footproof trust '{found}'. If it came with a document, remove it, or name a settings file of your own "
            "with --config."
        )


def is_own(found: Path | None) -> bool:
    """Whether settings are the user's: named, trusted where they were found, or none at all (``found`` is None)."""
    return found is None or is_trusted(found)


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
    if hosts and not is_own(found):
        raise UsageError(
            f"{found} has messages sent to {', '.join(hosts)}, and nobody has said that this file may. If it is yours, "
            f"run: footproof trust '{found}'. If it came with a document, remove it, or name a settings file of your "
            "own with --config."
        )


def require_trusted_workspace(settings: Settings, found: Path | None) -> None:
    """Return if the workspace is in a folder, or on a server that the user wants it on, and so are its files.

    Args:
        settings: as loaded.
        found: the settings file if it was found by search; None for one that was named, and for none.

    Raises:
        UsageError: a file that nobody has trusted says where the server is.
    """
    named = "workspace" if on_server(settings.workspace) else "warc" if settings.warc else ""
    if named and not is_own(found):
        raise UsageError(
            f"{found} has what is fetched kept elsewhere ({named}), and nobody has said that this file may. If it is "
            f"yours, run: footproof trust '{found}'. If it came with a document, remove it, or name a settings file of "
            "your own with --config."
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
    works = settings.works
    for name in works.keys.keys() & works.origins.keys() if works.lookup else ():
        yield _KeyGoes(f"[works.origins] {name}", works.origins[name])
    for other in settings.archives:
        values = other.values
        if getattr(values, "key", "") and values.url != type(values)().url:
            yield _KeyGoes(f"[[archives]] {values.name}: url", values.url)


def _reaches(settings: Settings) -> Iterator[_Reach]:
    opened = [network for network in settings.fetch.allow_private if not _is_for_tests(network)]
    if opened:
        networks = ", ".join(map(str, opened))
        yield _Reach("[fetch] allow_private", f"lets cited links lead to {networks}")
    if settings.cluster.scheduler:
        yield _Reach("[cluster] scheduler", f"has pages read by the machines of {settings.cluster.scheduler}")
    if settings.evidence.timestamp_url:
        yield _Reach("[evidence] timestamp_url", f"has time stamps asked for at {settings.evidence.timestamp_url}")
    for address in settings.service_addresses():
        if address and _may_be_private(urlsplit(address).hostname or ""):
            yield _Reach("the address of an archive or a registry", f"has {address} asked")


def _is_for_tests(network: Network) -> bool:
    """Whether a network is of this machine's own addresses, 127.0.0.1 apart: what tests use for a little internet."""
    return network.is_loopback and network.version == _LOCALHOST.version and _LOCALHOST not in network


def _may_be_private(host: str) -> bool:
    """Whether a host is evidently not of the public Internet; a name may lead anywhere, and the guard looks at that."""
    literal = literal_address(host)
    return not is_public(literal) if literal else "." not in host


def _is_closed(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
