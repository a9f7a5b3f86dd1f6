"""Reads ``footproof.toml`` and the environment into settings; every mistake is named."""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cache.database import on_server
from pipeline.errors import UsageError
from pipeline.settings import (
    WORKSPACE,
    ArchiveKeys,
    ArchiveSettings,
    AuditSettings,
    CiteSettings,
    ClusterSettings,
    EvidenceSettings,
    FetchSettings,
    LintLevel,
    LintSettings,
    Network,
    OtherArchive,
    ReviewSettings,
    Settings,
    WorksSettings,
)
from pipeline.settings_tables import refuse_unknown, section

if TYPE_CHECKING:
    from pipeline.registries.base import Registry

FILE_NAME = "footproof.toml"
ACCESS_KEY, SECRET_KEY = "IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"
"""The names that the Internet Archive's own client uses."""

_LONGEST = 1 << 20
"""Bytes of a settings file; one that was found by search may have come with a stranger's manuscript."""
_MOST = 1_000_000_000
_Group = TypeVar("_Group")
# What would make no sense below: a limit of no requests, a wait of less than nothing.
_AT_LEAST_ONE = frozenset({"per_host", "attempts", "fails"})
_MAY_BE_ZERO = frozenset({"spacing_ms", "wait_s", "folder", "apart_h"})


def nearest_config(folder: Path) -> Path | None:
    """The settings file of this folder or the nearest one above it; None if there is none."""
    return next((path for here in (folder, *folder.parents) if (path := here / FILE_NAME).is_file()), None)


def load_settings(path: Path | None) -> Settings:
    """The settings in a file; the defaults where ``path`` is None.

    Raises:
        UsageError: the file cannot be read, or a key or value in it makes no sense.
    """
    if path is None:
        return Settings()
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST + 1).decode("utf-8")
        if len(text) > _LONGEST:
            raise ValueError(f"it is longer than {_LONGEST:,} bytes")
        data = tomllib.loads(text)
    except FileNotFoundError as error:
        raise UsageError(f"The settings file {path} does not exist. Check the path after --config.") from error
    except OSError as error:
        raise UsageError(
            f"The settings file {path} cannot be read ({error.strerror}). Check the path after --config."
        ) from error
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of numbers that are too long
        raise UsageError(f"The settings file {path} is not valid TOML ({error}). Correct it, or remove it.") from error
    refuse_unknown(data, (field.name for field in dataclasses.fields(Settings)), f"{path}: section")
    return Settings(
        workspace=_workspace(data.get("workspace", WORKSPACE), str(path)),
        warc=_warc(data.get("warc", ""), str(path)),
        fetch=_group(FetchSettings, data.get("fetch", {}), f"{path} [fetch]"),
        archive=_group(ArchiveSettings, data.get("archive", {}), f"{path} [archive]"),
        archives=_archives(data.get("archives", []), f"{path} [[archives]]"),
        evidence=_group(EvidenceSettings, data.get("evidence", {}), f"{path} [evidence]"),
        lint=_lint(data.get("lint", {}), f"{path} [lint]"),
        cite=_cite(data.get("cite", {}), f"{path} [cite]", path.parent),
        review=_review(data.get("review", {}), f"{path} [review]", path.parent),
        cluster=_cluster(data.get("cluster", {}), f"{path} [cluster]"),
        works=_works(data.get("works", {}), f"{path} [works]"),
        audit=_audit(data.get("audit", {}), f"{path} [audit]"),
    )


def workspace_of(given: str | None, config: Path | None = None) -> str:
    """Where the workspace is of a command that needs nothing else of the settings.

    Args:
        given: with ``--workspace``.
        config: with ``--config``.

    Raises:
        UsageError: the settings cannot be read, or name a server and nobody has trusted them.
    """
    from pipeline.trust import require_trusted_workspace

    if given is not None:
        return given
    found = None if config else nearest_config(Path.cwd())
    settings = load_settings(config or found)
    require_trusted_workspace(settings, found)
    return settings.workspace


def archive_keys(environment: Mapping[str, str] = os.environ) -> ArchiveKeys | None:
    """The keys of an Internet Archive account; None unless both are set."""
    access, secret = environment.get(ACCESS_KEY, "").strip(), environment.get(SECRET_KEY, "").strip()
    return ArchiveKeys(access=access, secret=secret) if access and secret else None


def _workspace(place: Any, where: str) -> str:
    # A settings file of strangers must not have files written into any folder of the user's.
    if place != WORKSPACE and not (isinstance(place, str) and on_server(place)):
        raise UsageError(
            f"{where}: workspace must be the address of a PostgreSQL database, e.g. "
            f'"postgresql://footproof@db.example.org/footproof", not {place!r}. A folder is named with --workspace.'
        )
    return str(place)


def _warc(place: Any, where: str) -> str:
    if not isinstance(place, str):
        raise UsageError(
            f'{where}: warc must be a place for files in quotes, e.g. "s3://bucket/prefix", not {place!r}.'
        )
    return place


def _cluster(values: Any, where: str) -> ClusterSettings:
    values = section(values, where)
    refuse_unknown(values, (field.name for field in dataclasses.fields(ClusterSettings)), f"{where}: key")
    scheduler = values.get("scheduler", "")
    if not isinstance(scheduler, str) or (scheduler and not re.fullmatch(r"(?:tcp|tls)://[^\s/@]+:\d{1,5}", scheduler)):
        raise UsageError(
            f'{where}: scheduler must be the address of a Dask scheduler, e.g. "tcp://10.20.0.5:8786", '
            f"not {scheduler!r}."
        )
    return ClusterSettings(scheduler=scheduler)


def _archives(tables: Any, where: str) -> tuple[OtherArchive, ...]:
    if not isinstance(tables, list):
        raise UsageError(f"{where} must be a list of tables. Write [[archives]] before each archive.")
    found = tuple(_archive(table, f"{where} {number}") for number, table in enumerate(tables, 1))
    names = [one.values.name for one in found]
    for name in names:
        if names.count(name) > 1 or name == "wayback":
            raise UsageError(f"{where}: the name “{name}” is taken. Give each archive a name of its own.")
    return found


def _archive(table: Any, where: str) -> OtherArchive:
    from pipeline.archives.kinds import KINDS

    values = dict(section(table, where))
    name = values.pop("kind", None)
    if name not in KINDS:
        raise UsageError(f"{where}: kind must be one of {', '.join(KINDS)}, not {name!r}.")
    kind = KINDS[name]
    if kind.secret and "key" in values:
        raise UsageError(f"{where}: keys do not belong into this file. Set {kind.secret} in the environment.")
    settings = _group(kind.settings, values, where)
    for need in kind.needs:
        if not getattr(settings, need):
            raise UsageError(f"{where}: {need} must be given.")
    if kind.secret:
        settings = dataclasses.replace(settings, key=os.environ.get(kind.secret, "").strip())
        if settings.save and not settings.key:
            raise UsageError(f"{where}: save needs a key. Set {kind.secret} in the environment.")
    return OtherArchive(name, settings)


def _lint(values: Any, where: str) -> LintSettings:
    levels = dict(section(values, where))
    if not levels:
        return LintSettings()
    from pipeline.checks.findings import KINDS
    from pipeline.checks.lint import RULES

    codes = [*(rule.code for rule in RULES), *(kind.code for kind in KINDS)]
    refuse_unknown(levels, [*codes, "dismissed"], f"{where}: finding")
    dismissed = levels.pop("dismissed", [])
    if not isinstance(dismissed, list) or not all(isinstance(one, str) for one in dismissed):
        raise UsageError(
            f'{where}: dismissed must be a list of ids, e.g. ["draft.docx#12.2:tracking-parameter"], not {dismissed!r}.'
        )
    # An id ends with the code of its finding, numbered where a citation has several of a kind.
    refuse_unknown(
        {one.rpartition(":")[2].partition("~")[0]: one for one in dismissed}, codes, f"{where}: dismissed: finding"
    )
    for code, level in levels.items():
        if level not in tuple(LintLevel):
            raise UsageError(f'{where}: {code} must be "off", "note" or "warning", not {level!r}.')
    return LintSettings(
        levels={code: LintLevel(level) for code, level in levels.items()}, dismissed=frozenset(dismissed)
    )


def _cite(values: Any, where: str, folder: Path) -> CiteSettings:
    values = section(values, where)
    refuse_unknown(values, (field.name for field in dataclasses.fields(CiteSettings)), f"{where}: key")
    languages = section(values.get("languages", {}), f"{where[:-1]}.languages]")
    style = values.get("style", "")
    if not isinstance(style, str) or (style and not style.endswith(".csl")):
        raise UsageError(f"{where}: style must be the path of a file that ends in .csl, not {style!r}.")
    settings = CiteSettings(
        archived=values.get("archived", ""),
        in_brackets=values.get("in_brackets", ""),
        languages=languages,
        style=str(folder / style) if style else "",
    )
    if values:
        from footnotes.languages.all import BY_CODE

        refuse_unknown(languages, BY_CODE, f"{where}: languages: language")
    named = {"archived": settings.archived, **{f"languages: {code}": text for code, text in languages.items()}}
    for name, template in named.items():
        _refuse_unreadable(template, f"{where}: {name}", in_brackets=False)
    _refuse_unreadable(settings.in_brackets, f"{where}: in_brackets", in_brackets=True)
    return settings


def _refuse_unreadable(template: Any, where: str, *, in_brackets: bool) -> None:
    """Refuse a wording that would be offered again by the next run, which has to find the copy in it."""
    if template == "":
        return
    if not isinstance(template, str) or template.count("{copy}") != 1 or re.search(r"[\r\n]", template):
        raise UsageError(f'{where} must be one line with one {{copy}} in it, e.g. "[{{copy}}]", not {template!r}.')
    from pipeline.checks.copy_wording import is_read_again

    if not is_read_again(template, in_brackets=in_brackets):
        raise UsageError(
            f"{where}: in a note with {template!r} the next run would not know the copy for one of the page. Put words "
            "such as “archived at” before {copy}, or brackets around it."
        )


def _review(values: Any, where: str, folder: Path) -> ReviewSettings:
    values = section(values, where)
    refuse_unknown(values, (field.name for field in dataclasses.fields(ReviewSettings)), f"{where}: key")
    decisions, reviewers = values.get("decisions", ""), values.get("reviewers", [])
    # A settings file of strangers must not have lines added to any file of the user's.
    if not isinstance(decisions, str) or (decisions and not decisions.endswith(".jsonl")):
        raise UsageError(f"{where}: decisions must be the path of a file that ends in .jsonl, not {decisions!r}.")
    if not isinstance(reviewers, list) or not all(isinstance(name, str) and name.strip() for name in reviewers):
        raise UsageError(f'{where}: reviewers must be a list of names, e.g. ["Anna", "Ben"], not {reviewers!r}.')
    return ReviewSettings(decisions=str(folder / decisions) if decisions else "", reviewers=tuple(reviewers))


def _audit(values: Any, where: str) -> AuditSettings:
    values = dict(section(values, where))
    refuse_unknown(values, (field.name for field in dataclasses.fields(AuditSettings)), f"{where}: key")
    if not values.keys() & {"tell", "mail", "webhooks"}:
        return _group(AuditSettings, values, where)
    from pipeline.telling.settings import kinds_told, mail_settings, webhook_settings

    tell = kinds_told(values.pop("tell", AuditSettings().tell), where)
    mail, webhooks = values.pop("mail", None), values.pop("webhooks", [])
    return dataclasses.replace(
        _group(AuditSettings, values, where),
        tell=tell,
        mail=None if mail is None else mail_settings(mail, f"{where[:-1]}.mail]"),
        webhooks=webhook_settings(webhooks, f"{where.replace('[audit]', '[[audit.webhooks]]')}"),
    )


def _works(values: Any, where: str) -> WorksSettings:
    if values == {}:
        return WorksSettings()  # nothing is looked up, and no registry need be known
    from pipeline.registries.all import REGISTRIES
    from pipeline.registries.handles import HANDLES

    values = section(values, where)
    if "keys" in values:
        named = ", ".join(registry.key.variable for registry in REGISTRIES.values() if registry.key)
        raise UsageError(f"{where}: keys do not belong into this file. Set them in the environment: {named}.")
    refuse_unknown(values, (field.name for field in dataclasses.fields(WorksSettings)), f"{where}: key")
    lookup, mailto = values.get("lookup", False), values.get("mailto", "")
    if not isinstance(lookup, bool):
        raise UsageError(f"{where}: lookup must be true or false, not {lookup!r}.")
    if not isinstance(mailto, str) or (mailto and not re.fullmatch(r"[^\s@,;<>]{1,64}@[^\s@,;<>]{1,200}", mailto)):
        raise UsageError(f"{where}: mailto must be a mail address in quotes, not {mailto!r}.")
    names = values.get("registries", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f'{where}: registries must be a list of names, e.g. ["crossref"], not {names!r}.')
    refuse_unknown(dict.fromkeys(names), REGISTRIES, f"{where}: registry")
    keys = {name: secret for name, registry in REGISTRIES.items() if (secret := _registry_key(registry))}
    for name in names:
        key = REGISTRIES[name].key
        if key and key.needed and name not in keys:
            raise UsageError(f"{where}: {name} answers nobody without a key. Set {key.variable} in the environment.")
    origins = section(values.get("origins", {}), f"{where[:-1]}.origins]")
    refuse_unknown(origins, (*REGISTRIES, HANDLES.name), f"{where}: registry")
    return WorksSettings(
        lookup=lookup,
        mailto=mailto,
        registries=tuple(names),
        origins={name: _value("url", address, "", where) for name, address in origins.items()},
        keys=keys,
    )


def _registry_key(registry: Registry) -> str:
    return os.environ.get(registry.key.variable, "").strip() if registry.key else ""


def _group(kind: type[_Group], values: Any, where: str) -> _Group:
    values = section(values, where)
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    refuse_unknown(values, fields, f"{where}: key")
    return kind(**{key: _value(key, value, fields[key].default, where) for key, value in values.items()})


def _value(key: str, value: Any, default: Any, where: str) -> Any:
    if key == "allow_private":
        return _networks(value, where)
    if key == "name":
        if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", value):
            raise UsageError(f"{where}: name must be small letters, digits and hyphens in quotes, not {value!r}.")
        return value
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise UsageError(f"{where}: {key} must be true or false, not {value!r}.")
        return value
    if isinstance(default, str):
        if not isinstance(value, str) or not value.startswith(("https://", "http://")):
            raise UsageError(f"{where}: {key} must be a web address in quotes, not {value!r}.")
        return value.rstrip("/")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UsageError(f"{where}: {key} must be a number, not {value!r}.")
    if isinstance(default, int) and not isinstance(value, int):
        raise UsageError(f"{where}: {key} must be a whole number, not {value!r}.")
    least = 1 if key in _AT_LEAST_ONE else 0
    if value < least or (value == 0 and key not in _MAY_BE_ZERO) or value != value:
        raise UsageError(f"{where}: {key} must be {'at least 1' if least else 'more than 0'}, not {value!r}.")
    if value > _MOST:
        raise UsageError(f"{where}: {key} must be at most {_MOST:,}, not {value!r}.")
    return value


def _networks(value: Any, where: str) -> tuple[Network, ...]:
    if not isinstance(value, list):
        raise UsageError(f'{where}: allow_private must be a list of networks, e.g. ["10.20.0.0/16"], not {value!r}.')
    return tuple(_network(entry, where) for entry in value)


def _network(entry: Any, where: str) -> Network:
    try:
        return ip_network(entry)
    except ValueError as error:
        raise UsageError(
            f"{where}: allow_private must list networks by their first address and their size, e.g. "
            f'["10.20.0.0/16"], and {entry!r} is none.'
        ) from error


def with_private(settings: Settings) -> Settings:
    """The same settings, with cited URLs free to lead anywhere (``--allow-private``)."""
    everywhere = (ip_network("0.0.0.0/0"), ip_network("::/0"))
    return dataclasses.replace(settings, fetch=dataclasses.replace(settings.fetch, allow_private=everywhere))
