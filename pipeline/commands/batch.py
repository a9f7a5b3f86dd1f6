"""The batch and its stages: parse, check, fetch, extract, verify, report, audit, archive."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from pipeline.command_group import Command
from pipeline.commands.options import ArchiveOptions, AuditOptions, BatchOptions, ParseOptions, command_of

if TYPE_CHECKING:
    from pipeline.settings import RunSettings

_STAGES = {
    "check": "Run the whole batch; what a document without a command gets.",
    "fetch": "Open every cited link that was not opened lately.",
    "extract": "Read titles, dates and text of what was fetched; no network.",
    "verify": "Judge links, titles and quotations again; no network.",
    "report": "Write the reports again; no network.",
}


def add_to(app: typer.Typer) -> None:
    """Add the commands of the batch."""
    app.command("parse", help="Read notes and citations, without opening a link.", cls=Command)(
        command_of(ParseOptions, _parse)
    )
    for name, meaning in _STAGES.items():
        app.command(name, help=meaning, cls=Command)(command_of(BatchOptions, partial(_run, name)))
    app.command("audit", help="Check what is published once more, and say what is new.", cls=Command)(
        command_of(AuditOptions, _audit)
    )
    app.command("archive", help="Find or make an archived copy of every citation.", cls=Command)(
        command_of(ArchiveOptions, _archive)
    )


def _run(stage: str, options: BatchOptions) -> NoReturn:
    from pipeline.app import proof

    raise typer.Exit(proof(settings_of(options), stage))


def _parse(options: ParseOptions) -> None:
    if options.explain is None:
        _run("parse", options)
    from pipeline.app import explain

    raise typer.Exit(explain(settings_of(options), options.explain))


def _audit(options: AuditOptions) -> None:
    run = settings_of(options)
    if not options.offline:
        from pipeline.config import nearest_config
        from pipeline.telling.deliver import require_channels
        from pipeline.trust import require_trusted_recipients

        require_trusted_recipients(run.settings.audit, None if options.config else nearest_config(Path.cwd()))
        require_channels(run.settings)
    from pipeline.app import proof

    raise typer.Exit(proof(run, "audit"))


def settings_of(options: BatchOptions) -> RunSettings:
    """What a run of the batch goes by.

    Raises:
        UsageError: a setting makes no sense, or says where keys go and is not trusted.
    """
    from cache.database import on_server
    from pipeline.config import archive_keys, load_settings, nearest_config, with_private
    from pipeline.errors import UsageError
    from pipeline.settings import RunSettings
    from pipeline.trust import is_own, require_trust, require_trusted_workspace

    found = None if options.config else nearest_config(Path.cwd())
    settings, keys = load_settings(options.config or found), archive_keys()
    workspace = options.workspace or settings.workspace
    if options.workspace is None or settings.warc:
        require_trusted_workspace(settings, found)
    if settings.warc and not on_server(workspace):
        raise UsageError(
            f"warc in the settings is for a workspace on a server, and {workspace} is a folder, which has its own. "
            "Remove warc, or name the server."
        )
    if not options.offline:
        require_trust(settings, keys, found)
    return RunSettings(
        documents=tuple(options.documents or ()),
        out=options.out,
        workspace=workspace,
        formats=tuple(options.formats or ()),
        offline=options.offline,
        refresh=options.refresh,
        fail_on=options.fail_on,
        settings=with_private(settings) if options.allow_private else settings,
        keys=keys,
        is_own=is_own(found),
    )


def _archive(options: ArchiveOptions) -> None:
    if options.resume:
        if options.documents or options.offline:
            raise typer.BadParameter("works off what is pending: no document, no --offline", param_hint="--resume")
        from pipeline.app import resume_captures

        raise typer.Exit(resume_captures(settings_of(options)))
    if not options.documents:
        raise typer.BadParameter("name a document, or --resume to work off pending captures", param_hint="DOC...")
    _run("archive", options)
