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
    from pipeline.desk.serve import PASSWORD, serve
    from pipeline.desk.session import Session

    run = settings_of(options)
    session = Session(_report(run), run.settings.review)
    raise typer.Exit(
        serve(
            session,
            run.workspace,
            host=options.host,
            port=options.port,
            password=os.environ.get(PASSWORD, ""),
            browser=not options.no_browser,
        )
    )


def _report(run: RunSettings) -> Path:
    """The report to open, made anew where documents are named and the last one is not of them as they stand."""
    from pipeline.app import proof
    from pipeline.desk.fresh import is_fresh, named_report
    from pipeline.errors import ExitCode

    named = named_report(run)
    if named is not None:
        return named
    if is_fresh(run):
        typer.echo(f"The report in {run.out} is of these documents as they stand, and of today: it is taken.")
        return run.out
    ended = proof(run, "check")
    if ended is ExitCode.CUT_SHORT:
        raise typer.Exit(ended)
    return run.out
