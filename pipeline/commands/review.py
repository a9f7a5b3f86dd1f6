"""``footproof review``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.command_group import Command
from pipeline.commands.batch import settings_of
from pipeline.commands.options import ReviewOptions, command_of

if TYPE_CHECKING:
    from pipeline.settings import RunSettings


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help="Open the desk: decide about findings in the browser.", cls=Command)(
        command_of(ReviewOptions, _review)
    )


def _review(options: ReviewOptions) -> None:
    from pipeline.config import load_settings, nearest_config, workspace_of
    from pipeline.desk.fresh import named_report
    from pipeline.desk.serve import PASSWORD, serve
    from pipeline.desk.session import Session

    review = load_settings(options.config or nearest_config(Path.cwd())).review
    report = named_report(options.documents or (), options.out) or _checked(settings_of(options))
    raise typer.Exit(
        serve(
            Session(report, review),
            workspace_of(options.workspace, options.config),
            host=options.host,
            port=options.port,
            password=os.environ.get(PASSWORD, ""),
            browser=not options.no_browser,
        )
    )


def _checked(run: RunSettings) -> Path:
    """The report on documents, made anew where the last one is not of them as they stand."""
    from pipeline.app import proof
    from pipeline.desk.fresh import is_fresh
    from pipeline.errors import ExitCode

    if is_fresh(run):
        typer.echo(f"The report in {run.out} is of these documents as they stand, and of today: it is taken.")
    elif proof(run, "check") is ExitCode.CUT_SHORT:
        raise typer.Exit(ExitCode.CUT_SHORT)
    return run.out
