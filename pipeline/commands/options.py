"""What several commands take: documents, folders, settings, and the fields of the batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from inspect import signature
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from pipeline.settings import WORKSPACE


class FailOn(StrEnum):
    """The mildest verdict that makes the exit status 1."""

    BROKEN = "broken"
    REVIEW = "review"
    NEVER = "never"


class AuditFailOn(StrEnum):
    """What makes the exit status of an audit 1."""

    NEW = "new"
    BROKEN = "broken"
    REVIEW = "review"
    NEVER = "never"


class Refresh(StrEnum):
    """What is fetched again although the workspace holds a fresh answer."""

    FAILED = "failed"
    ALL = "all"


Documents = Annotated[
    list[str] | None, typer.Argument(help="Documents, folders or URLs to proof.", metavar="DOC...", show_default=False)
]
WorkspacePlace = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        help=f"What was fetched and decided, kept between runs; or postgresql://user@host/db. [default: {WORKSPACE}]",
        metavar="DIR",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None, typer.Option("--config", help="Settings file; else the nearest footproof.toml.", metavar="FILE")
]
ReportFolder = Annotated[Path, typer.Option("--out", "-o", help="Where the last report lies.", metavar="DIR")]

REPORTS = Path("footproof-report")
AUDITS = Path("footproof-audit")
OptionsT = TypeVar("OptionsT")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """What every command takes that runs the batch or a part of it."""

    documents: Documents
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the reports go.", metavar="DIR")] = REPORTS
    workspace: WorkspacePlace = None
    offline: Annotated[bool, typer.Option("--offline", help="No network: answer from the workspace alone.")] = False
    refresh: Annotated[
        Refresh | None,
        typer.Option(
            "--refresh",
            help="Fetch again although a fresh answer is held: what failed, or all.",
            metavar="failed|all",
            show_default=False,
        ),
    ] = None
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let cited URLs lead to loopback and private addresses.")
    ] = False
    config: Config = None
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on", help="The mildest verdict that makes the exit status 1.", metavar="broken|review|never"
        ),
    ] = FailOn.BROKEN
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="Another report format (see below); repeatable.", metavar="NAME"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOptions(BatchOptions):
    """The same, with a folder of its own, and what is newly rotten as what fails."""

    out: Annotated[Path, typer.Option("--out", "-o", help="Where the reports of all audits go.", metavar="DIR")] = (
        AUDITS
    )
    fail_on: Annotated[
        AuditFailOn,
        typer.Option("--fail-on", help="What makes the exit status 1.", metavar="new|broken|review|never"),
    ] = AuditFailOn.NEW  # type: ignore[assignment] # one choice more than the other commands have


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveOptions(BatchOptions):
    """The same, and ``--resume``, which needs no document."""

    documents: Documents = None
    resume: Annotated[bool, typer.Option("--resume", help="Only work off captures that are pending; no document.")] = (
        False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseOptions(BatchOptions):
    """The same, and ``--explain``, which writes no report."""

    explain: Annotated[
        str | None,
        typer.Option("--explain", help="Say how the note of this number was read; no report.", metavar="NOTE"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOptions(BatchOptions):
    """The options of the batch, which runs first for documents, and those of the desk."""

    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="Documents to check first, or a report: its folder or report.json; else the last report.",
            metavar="DOC...|REPORT",
            show_default=False,
        ),
    ] = None
    port: Annotated[
        int | None,
        typer.Option("--port", help="Where the desk listens; else 8717, or a free one.", metavar="N", min=0, max=65535),
    ] = None
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="Another address to listen at; needs a password in FOOTPROOF_DESK_PASSWORD.",
            metavar="ADDRESS",
        ),
    ] = "127.0.0.1"


def command_of(options: type[OptionsT], run: Callable[[OptionsT], None]) -> Callable[..., None]:
    """Make a command whose arguments and options are the fields of a dataclass."""

    def command(**given: Any) -> None:
        run(options(**given))

    command.__signature__ = signature(options, eval_str=True)  # type: ignore[attr-defined]
    return command
