"""Commands about what is kept between runs: trust, history, prune, retractions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.command_group import Command
from pipeline.commands.options import WorkspacePlace


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (trust, history, prune, retractions):
        app.command(cls=Command)(command)


def trust(
    file: Annotated[
        Path | None, typer.Argument(help="A settings file; the nearest one if none is named.", metavar="FILE")
    ] = None,
) -> None:
    """Let a settings file say where keys, links and messages go."""
    from pipeline.config import load_settings, nearest_config
    from pipeline.trust import trust as trust_file

    path = file or nearest_config(Path.cwd())
    if path is None:
        raise typer.BadParameter("there is no footproof.toml here or above: name a file", param_hint="FILE")
    load_settings(path)
    trust_file(path)
    typer.echo(f"{path.resolve()} is trusted until it changes.")


def history(
    url: Annotated[str, typer.Argument(help="An address that was cited.", metavar="URL")],
    workspace: WorkspacePlace = None,
) -> None:
    """Print every check of an address."""
    from pipeline.app import opened_workspace
    from pipeline.config import workspace_of
    from pipeline.history.commands import print_history

    with opened_workspace(workspace_of(workspace)) as opened:
        raise typer.Exit(print_history(url, opened))


def prune(
    keep_days: Annotated[
        int, typer.Option("--keep-days", help="Everything younger stays.", metavar="N", min=0, max=36_500)
    ] = 90,
    workspace: WorkspacePlace = None,
) -> None:
    """Make a workspace smaller; what verdicts rest on stays."""
    from datetime import UTC, datetime, timedelta

    from pipeline.app import opened_workspace
    from pipeline.config import workspace_of

    with opened_workspace(workspace_of(workspace)) as opened:
        freed = opened.prune(datetime.now(UTC) - timedelta(days=keep_days))
    typer.echo(f"{freed / 1_000_000:,.1f} MB freed in {opened.name}. What verdicts rest on is kept.")


def retractions(
    source: Annotated[
        str,
        typer.Argument(help="Address, file or folder of a table; Retraction Watch's unless named.", metavar="SOURCE"),
    ] = "",
    workspace: WorkspacePlace = None,
) -> None:
    """Fetch the table of retracted works."""
    import asyncio

    from pipeline.app import opened_workspace
    from pipeline.config import workspace_of
    from pipeline.retractions.fetching import renew_table
    from pipeline.retractions.sources import RETRACTION_WATCH

    with opened_workspace(workspace_of(workspace)) as opened:
        name, works = asyncio.run(renew_table(source or RETRACTION_WATCH, opened))
    typer.echo(f"{works:,} works of {name} are in {opened.name}. Run this again to renew it.")
