"""Commands for a workspace on a server: worker, status."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.command_group import Command
from pipeline.commands.options import Config

_Server = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        help="Address of the workspace's database; else that of the settings.",
        metavar="postgresql://USER@HOST/DB",
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (worker, status):
        app.command(cls=Command)(command)


def worker(
    workspace: _Server = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let cited URLs lead to loopback and private addresses.")
    ] = False,
    config: Config = None,
) -> None:
    """Open links and ask for captures, for runs elsewhere."""
    from pathlib import Path

    from pipeline.app import work_for
    from pipeline.config import archive_keys, load_settings, nearest_config, with_private
    from pipeline.trust import is_own, require_trust, require_trusted_workspace

    found = None if config else nearest_config(Path.cwd())
    settings, keys = load_settings(config or found), archive_keys()
    require_trust(settings, keys, found)
    require_trusted_workspace(settings, found)
    settings = with_private(settings) if allow_private else settings
    raise typer.Exit(work_for(_address(workspace, config), settings, keys, is_own=is_own(found)))


def status(workspace: _Server = None, config: Config = None) -> None:
    """Print what workers are doing."""
    from pipeline.app import print_status

    raise typer.Exit(print_status(_address(workspace, config)))


def _address(workspace: str | None, config: Config) -> str:
    from cache.database import on_server
    from pipeline.config import workspace_of

    place = workspace_of(workspace, config)
    if not on_server(place):
        raise typer.BadParameter(
            f"{place} is a folder, which one run uses at a time: name a database", param_hint="--workspace"
        )
    return place
