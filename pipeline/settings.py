"""Settings in small frozen groups; each stage sees its own. Values come from ``footproof.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any

from cache.database import Place

Network = IPv4Network | IPv6Network
WORKSPACE = ".footproof"
"""A folder of the working folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How cited URLs are fetched (``[fetch]``)."""

    per_host: int = 2
    """Requests open at once on one host."""
    spacing_ms: int = 250
    """Milliseconds between two starts on one host."""
    timeout_s: float = 20.0
    """Seconds for one attempt."""
    deadline_s: float = 60.0
    """Seconds for one URL, retries, waits and redirects included."""
    attempts: int = 3
    max_body_mb: float = 25.0
    """Mebibytes of a body that are kept, decoded or not."""
    allow_private: tuple[Network, ...] = ()
    """Networks beyond the public Internet that cited URLs may lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """How the Wayback Machine is asked (``[archive]``)."""

    origin: str = "https://web.archive.org"
    """Base URL of the Wayback Machine, or of what stands in for it."""
    save: bool = True
    wait_s: float = 120.0
    """Seconds that a run waits for its captures; the rest stay pending."""
    poll_s: float = 5.0
    """Seconds between two questions about the jobs that run."""
    anonymous: bool = False
    """Captures without keys, through the old address."""
    cdx_per_minute: float = 24.0
    replay_per_minute: float = 300.0
    save_per_minute: float = 6.0


class LintLevel(StrEnum):
    """What a project makes of a kind of finding."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class LintSettings:
    """What is told in this project, and how gravely (``[lint]``)."""

    levels: Mapping[str, LintLevel] = field(default_factory=dict)
    """By the code of a finding, of the lint or any other; what is not named has the severity of its own."""
    dismissed: frozenset[str] = frozenset()
    """Ids of findings that a person has found to be wrong: ``draft.docx#12.2:tracking-parameter``."""


class LineSecurity(StrEnum):
    """How a line to a mail server is closed."""

    STARTTLS = "starttls"
    TLS = "tls"
    """From the first byte."""
    NONE = "none"
    """Open; to this machine only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """Who gets a mail when links have changed (``[audit.mail]``)."""

    host: str
    to: tuple[str, ...]
    sender: str
    """``from`` in the file."""
    security: LineSecurity = LineSecurity.STARTTLS
    port: int = 587
    user: str = ""
    """Empty for a server that asks for no login."""
    private: bool = False
    """Whether the server may stand in a private network or on this machine."""
    password: str = field(default="", repr=False)
    """From the environment; never printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """A program that is told when links have changed (a table of ``[[audit.webhooks]]``)."""

    name: str
    form: str = "json"
    """Key of ``reports.news.forms.FORMS``."""
    private: bool = False
    """Whether it may stand in a private network or on this machine."""
    named_in_file: bool = False
    """Whether the settings file says where it is, and not the environment."""
    url: str = field(default="", repr=False)
    """Empty where the environment has to name it and does not; who knows it may write there: never printed."""
    token: str = field(default="", repr=False)
    """From the environment, for ``Authorization: Bearer``; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSettings:
    """When a link that was alive is believed to be gone, and how often an audit asks, and who is told (``[audit]``).

    By default whoever audits once a week asks for everything each time; whoever does so daily, for a part of it.
    """

    fails: int = 2
    """Checks in a row that have to fail."""
    apart_h: float = 20.0
    """Hours that have to lie between the first of them and the last; so long after it a suspect is due again."""
    alive_days: float = 6.0
    """Days after which a link is due that was alive, or whose site lets no program in."""
    rotten_days: float = 2.0
    """Days after which one is due that is rotten."""
    trouble_days: float = 1.0
    """Days after which one is due that nobody could tell anything of: time-outs, server errors, TLS."""
    tell: tuple[str, ...] = ("new", "recovered")
    """Kinds of change that mails and webhooks tell (``reports.changes.ChangeKind``)."""
    report_url: str = ""
    """Where the index of audits can be read, for mails and webhooks; empty where nowhere."""
    mail: MailSettings | None = None
    webhooks: tuple[WebhookSettings, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteSettings:
    """How corrected notes name an archived copy (``[cite]``); what is empty goes by the note's own language and style.

    Templates hold ``{copy}``, the address, and may hold ``{date}``, the ISO date of the capture.
    """

    archived: str = ""
    """Behind the address of the page: ``[{copy}]``."""
    in_brackets: str = ""
    """The same where the address stands in brackets itself: ``; archived at {copy}``."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """By two letters of ISO 639-1, what counts in the place of ``archived`` in notes of that language."""
    style: str = ""
    """Path of a CSL style in which records of works are written as notes; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSettings:
    """Who decides about findings, and where that is written down (``[review]``)."""

    decisions: str = ""
    """Path of the file of decisions; empty for ``footproof-decisions.jsonl`` beside the documents."""
    reviewers: tuple[str, ...] = ()
    """Names to choose from at the desk and with ``decide --by``; empty: everybody gives their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksSettings:
    """Whether works are looked up in registries, and in which (``[works]``)."""

    lookup: bool = False
    mailto: str = ""
    """Address of whoever asks: registries answer those faster that say who they are."""
    registries: tuple[str, ...] = ()
    """Names, in the order in which they are asked; empty: ``pipeline.registries.all.ASKED``."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where a registry is asked, by its name; what is not named is asked at its own address."""
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Of registries, by their names; from the environment alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSettings:
    """How the web archive is made evidence (``[evidence]``)."""

    timestamp_url: str = ""
    """Address of a time-stamp service (RFC 3161); empty for no time stamps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """Other machines that take part."""

    scheduler: str = ""
    """Address of a Dask scheduler whose workers read pages; empty: this machine reads."""


@dataclass(frozen=True, slots=True)
class OtherArchive:
    """An archive beside the Wayback Machine (a table of ``[[archives]]``)."""

    kind: str
    """Key of ``pipeline.archives.kinds.KINDS``."""
    values: Any
    """What the table says, as that kind's own settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that ``footproof.toml`` can say."""

    workspace: str = WORKSPACE
    """Where it is without ``--workspace``: the folder, or the address of a PostgreSQL database."""
    warc: str = ""
    """Where a workspace on a server keeps WARC files, as fsspec names it; empty: in the database."""
    fetch: FetchSettings = field(default_factory=FetchSettings)
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)
    archives: tuple[OtherArchive, ...] = ()
    evidence: EvidenceSettings = field(default_factory=EvidenceSettings)
    lint: LintSettings = field(default_factory=LintSettings)
    cite: CiteSettings = field(default_factory=CiteSettings)
    review: ReviewSettings = field(default_factory=ReviewSettings)
    works: WorksSettings = field(default_factory=WorksSettings)
    cluster: ClusterSettings = field(default_factory=ClusterSettings)
    audit: AuditSettings = field(default_factory=AuditSettings)

    def service_addresses(self) -> tuple[str, ...]:
        """Where archives and registries are asked as far as the settings say so, the Wayback Machine first."""
        others = (address for one in self.archives for address in one.values.addresses)
        return (self.archive.origin, *others, *self.works.origins.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveKeys:
    """Keys of an Internet Archive account, from the environment alone; never printed."""

    access: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """What one command line asks for."""

    documents: tuple[str, ...]
    out: Path = Path("footproof-report")
    workspace: Place = WORKSPACE
    formats: tuple[str, ...] = ()
    """Asked for beyond ``html``, ``json`` and ``csv``."""
    offline: bool = False
    refresh: str | None = None
    """``failed``, ``all``, or None: use what is fresh."""
    fail_on: str = "broken"
    settings: Settings = field(default_factory=Settings)
    keys: ArchiveKeys | None = None
    is_own: bool = True
    """Whether the settings are the user's, so that archives which they name may be in a private network."""
