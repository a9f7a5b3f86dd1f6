"""Arguments in, exit status out. What is heavy is imported when a command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from pipeline.command_group import HELP_OPTIONS, Command, Footproof, Group
from pipeline.errors import ExitCode, FootproofError
from pipeline.streams import open_streams, with_controls_shown
from reports.model import DecisionState

if TYPE_CHECKING:
    from pipeline.settings import RunSettings


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
WorkspaceFolder = Annotated[
    Path, typer.Option("--workspace", help="What was fetched and decided, kept between runs.", metavar="DIR")
]
Config = Annotated[
    Path | None, typer.Option("--config", help="Settings file; else the nearest footproof.toml.", metavar="FILE")
]

_WORKSPACE = Path(".footproof")
OptionsT = TypeVar("OptionsT")

app = typer.Typer(
    name="footproof",
    cls=Footproof,
    help="Proof the footnotes of a document: dead links, wrong pages, missing copies.",
    context_settings=HELP_OPTIONS,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_STAGES = {
    "check": "Run the whole batch; what a document without a command gets.",
    "fetch": "Open every cited link that was not opened lately.",
    "extract": "Read titles, dates and text out of what was fetched; no network.",
    "verify": "Judge links, titles and quotations again; no network.",
    "report": "Write the reports again; no network.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """What every command takes that runs the batch or a part of it."""

    documents: Documents
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the reports go.", metavar="DIR")] = Path(
        "footproof-report"
    )
    workspace: WorkspaceFolder = _WORKSPACE
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

    out: Annotated[Path, typer.Option("--out", "-o", help="Where the reports of all audits go.", metavar="DIR")] = Path(
        "footproof-audit"
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


def _command(options: type[OptionsT], run: Callable[[OptionsT], None]) -> Callable[..., None]:
    """A command whose arguments and options are the fields of a dataclass."""

    def command(**given: Any) -> None:
        run(options(**given))

    command.__signature__ = signature(options, eval_str=True)  # type: ignore[attr-defined]
    return command


def _run(stage: str, options: BatchOptions) -> NoReturn:
    from pipeline.app import proof

    raise typer.Exit(proof(_settings_of(options), stage))


def _parse(options: ParseOptions) -> None:
    if options.explain is None:
        _run("parse", options)
    from pipeline.app import explain

    raise typer.Exit(explain(_settings_of(options), options.explain))


def _settings_of(options: BatchOptions) -> RunSettings:
    from pipeline.config import archive_keys, load_settings, nearest_config, with_private
    from pipeline.settings import RunSettings
    from pipeline.trust import require_trust

    found = None if options.config else nearest_config(Path.cwd())
    settings, keys = load_settings(options.config or found), archive_keys()
    if not options.offline:
        require_trust(settings, keys, found)
    return RunSettings(
        documents=tuple(options.documents or ()),
        out=options.out,
        workspace=options.workspace,
        formats=tuple(options.formats or ()),
        offline=options.offline,
        refresh=options.refresh,
        fail_on=options.fail_on,
        settings=with_private(settings) if options.allow_private else settings,
        keys=keys,
    )


def _resume(workspace: Path, config: Path | None) -> NoReturn:
    from pipeline.app import resume_captures
    from pipeline.config import archive_keys, load_settings, nearest_config
    from pipeline.trust import require_trust

    found = None if config else nearest_config(Path.cwd())
    settings, keys = load_settings(config or found), archive_keys()
    require_trust(settings, keys, found)
    raise typer.Exit(resume_captures(workspace, settings, keys))


def _archive(options: ArchiveOptions) -> None:
    if options.resume:
        if options.documents or options.offline:
            raise typer.BadParameter("works off what is pending: no document, no --offline", param_hint="--resume")
        _resume(options.workspace, options.config)
    if not options.documents:
        raise typer.BadParameter("name a document, or --resume to work off pending captures", param_hint="DOC...")
    _run("archive", options)


app.command("parse", help="Read notes and citations, without opening a link.", cls=Command)(
    _command(ParseOptions, _parse)
)
for _name, _help in _STAGES.items():
    app.command(_name, help=_help, cls=Command)(_command(BatchOptions, partial(_run, _name)))
app.command("audit", help="Check what is published once more, and say what is new.", cls=Command)(
    _command(AuditOptions, partial(_run, "audit"))
)
app.command("archive", help="Find or make an archived copy of every citation.", cls=Command)(
    _command(ArchiveOptions, _archive)
)


evidence = typer.Typer(
    name="evidence",
    cls=Group,
    help="Pack what was fetched as evidence, or check such a package.",
    rich_markup_mode=None,
)
app.add_typer(evidence, no_args_is_help=True)


@evidence.command("export", cls=Command)
def evidence_export(
    target: Annotated[Path, typer.Argument(help="A file that ends in .wacz, or a folder.", metavar="DIR|FILE.wacz")],
    workspace: WorkspaceFolder = _WORKSPACE,
    report: Annotated[
        Path | None, typer.Option("--report", help="report.json whose citations are the pages.", metavar="FILE")
    ] = None,
    config: Config = None,
) -> None:
    """Write every exchange of the workspace as a signed web archive."""
    from pipeline.config import load_settings, nearest_config
    from pipeline.evidence.commands import export_evidence

    settings = load_settings(config or nearest_config(Path.cwd()))
    raise typer.Exit(export_evidence(target, workspace, report, settings.evidence))


@evidence.command("verify", cls=Command)
def evidence_verify(
    file: Annotated[Path, typer.Argument(help="The package.", metavar="FILE.wacz")],
    timestamp_ca: Annotated[
        Path | None,
        typer.Option("--timestamp-ca", help="Certificates (PEM) that vouch for time stamps.", metavar="FILE"),
    ] = None,
    signed_by: Annotated[
        str | None, typer.Option("--signed-by", help="Fingerprint of the key that must have signed.", metavar="HEX")
    ] = None,
) -> None:
    """Check digests, signature and time stamp; 0 if sound, else 1."""
    from pipeline.evidence.commands import verify_evidence

    raise typer.Exit(verify_evidence(file, timestamp_ca, signed_by))


@app.command("decide", cls=Command)
def decide(
    target: Annotated[
        str, typer.Argument(help="Id of a citation in the last report; or import, or list.", metavar="ID|import|list")
    ],
    file: Annotated[
        Path | None,
        typer.Argument(
            help="With import: decisions (.jsonl), a filled-in table (.csv, .xlsx), a checked .docx or .odt.",
            metavar="FILE",
        ),
    ] = None,
    finding: Annotated[
        str | None, typer.Option("--finding", help="Code of the finding; else all that was found.", metavar="CODE")
    ] = None,
    state: Annotated[
        DecisionState | None,
        typer.Option("--state", help="What you say of it.", metavar="wrong|accepted|fixed|ask-author|later"),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Your name.", metavar="NAME")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence.", metavar="TEXT")] = "",
    only_open: Annotated[bool, typer.Option("--open", help="With list: what still waits for somebody.")] = False,
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the last report lies.", metavar="DIR")] = Path(
        "footproof-report"
    ),
    workspace: WorkspaceFolder = _WORKSPACE,  # noqa: ARG001 - every command takes it; decisions need none
    config: Config = None,
) -> None:
    """Write down what you decide about a finding."""
    from pipeline.config import load_settings, nearest_config
    from pipeline.decisions.commands import decide, import_decisions, list_decisions
    from pipeline.decisions.recording import DecidedReport, Ruling

    review = load_settings(config or nearest_config(Path.cwd())).review
    decided = DecidedReport(out, Path(review.decisions) if review.decisions else None)
    if target == "list":
        raise typer.Exit(list_decisions(decided, only_open=only_open))
    if target == "import":
        if file is None:
            raise typer.BadParameter("name the file to take decisions from", param_hint="FILE")
        raise typer.Exit(import_decisions(decided, file, by))
    if state is None:
        raise typer.BadParameter(f"say what you decide: {', '.join(DecisionState)}", param_hint="--state")
    raise typer.Exit(decide(decided, Ruling(target, finding, state, by, reason)))


@app.command("trust", cls=Command)
def trust(
    file: Annotated[
        Path | None, typer.Argument(help="A settings file; the nearest one if none is named.", metavar="FILE")
    ] = None,
) -> None:
    """Let a settings file, as it stands now, say where keys are sent."""
    from pipeline.config import load_settings, nearest_config
    from pipeline.trust import trust as trust_file

    path = file or nearest_config(Path.cwd())
    if path is None:
        raise typer.BadParameter("there is no footproof.toml here or above: name a file", param_hint="FILE")
    load_settings(path)
    trust_file(path)
    typer.echo(f"{path.resolve()} is trusted until it changes.")


@app.command("history", cls=Command)
def history(
    url: Annotated[str, typer.Argument(help="An address that was cited.", metavar="URL")],
    workspace: WorkspaceFolder = _WORKSPACE,
) -> None:
    """Print every check of an address."""
    from pipeline.app import opened_workspace
    from pipeline.history.commands import print_history

    with opened_workspace(workspace) as opened:
        raise typer.Exit(print_history(url, opened))


@app.command("prune", cls=Command)
def prune(
    keep_days: Annotated[
        int, typer.Option("--keep-days", help="Everything younger stays.", metavar="N", min=0, max=36_500)
    ] = 90,
    workspace: WorkspaceFolder = _WORKSPACE,
) -> None:
    """Make a workspace smaller; what verdicts rest on stays."""
    from datetime import UTC, datetime, timedelta

    from pipeline.app import opened_workspace

    with opened_workspace(workspace) as opened:
        freed = opened.prune(datetime.now(UTC) - timedelta(days=keep_days))
    typer.echo(f"{freed / 1_000_000:,.1f} MB freed in {workspace}. What verdicts rest on is kept.")


@app.command("demo", cls=Command)
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the demo's report goes.", metavar="DIR")] = Path(
        "footproof-demo"
    ),
) -> None:
    """Proof a sample report against a small web of its own."""
    from pipeline.demo.run import run_demo

    raise typer.Exit(run_demo(out))


@app.command("man", cls=Command)
def man() -> None:
    """Print the manual page of these commands."""
    from pipeline.manpage import man_page

    typer.echo(man_page(app), nl=False)


@app.command("version", cls=Command)
def version() -> None:
    """Print the version."""
    from pipeline import __version__

    typer.echo(f"footproof {__version__}")


def _tell_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def footproof(
    told: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what goes before a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status (the table in the README)."""
    open_streams()
    try:
        app(args=arguments, prog_name="footproof")
    except SystemExit as end:  # how typer ends, in good order and on wrong usage
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except FootproofError as error:
        typer.echo(f"footproof: {with_controls_shown(str(error))}", err=True)
        return error.code
    except (MemoryError, OSError) as error:
        typer.echo(f"footproof: {_lacking(error)}", err=True)
        return ExitCode.CUT_SHORT
    except Exception:
        import traceback

        traceback.print_exc()
        typer.echo("footproof: this is a fault of the program, not of your document. Please report it.", err=True)
        return ExitCode.CRASH
    return ExitCode.OK


def _lacking(error: MemoryError | OSError) -> str:
    """What the machine refuses, and what to do about it."""
    if isinstance(error, MemoryError):
        return "The machine has not enough memory for this run. Check fewer documents at once, or close other programs."
    place = f" ({error.filename})" if error.filename else ""
    return (
        f"The system refuses: {error.strerror or error}{place}. Look at what is full, missing or limited, and run the "
        "same command again: it goes on where it stopped."
    )


if __name__ == "__main__":
    sys.exit(main())
