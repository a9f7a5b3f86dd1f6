"""Commands that answer from what audits have left, without a network: where, export."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.audit.held import Held
from pipeline.command_group import Command
from pipeline.commands.options import AUDITS, ReportFolder, WorkspacePlace

if TYPE_CHECKING:
    from pipeline.audit.own_copies import OwnCopies


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (where, export):
        app.command(cls=Command)(command)


def where(
    host: Annotated[
        str | None,
        typer.Argument(
            help="A site, with all below it; every site if none is named.", metavar="HOST", show_default=False
        ),
    ] = None,
    copies: Annotated[
        Held | None,
        typer.Option(
            "--copies",
            help="List only what has a copy in a public archive, our own alone, or none.",
            metavar="public|own|none",
            show_default=False,
        ),
    ] = None,
    out: ReportFolder = AUDITS,
    workspace: WorkspacePlace = None,
) -> None:
    """Print which notes cite a site, and where copies are."""
    from pipeline.audit.where import print_uses

    with _own_copies(workspace) as own:
        raise typer.Exit(print_uses(host, copies, out, own))


def export(
    target: Annotated[
        Path, typer.Argument(help="The database; an earlier export is written anew.", metavar="FILE.sqlite")
    ],
    out: ReportFolder = AUDITS,
    workspace: WorkspacePlace = None,
) -> None:
    """Write every run that was kept as an SQLite database."""
    from pipeline.audit.export import export_results

    with _own_copies(workspace) as own:
        raise typer.Exit(export_results(target, out, own))


@contextmanager
def _own_copies(given: str | None) -> Iterator[OwnCopies]:
    """What a workspace holds; of a folder that is none, nothing, and none is made."""
    from cache.store import Workspace
    from pipeline.app import opened_workspace
    from pipeline.audit.own_copies import OwnCopies
    from pipeline.config import workspace_of

    place = workspace_of(given)
    if not Workspace.exists(place):
        yield OwnCopies(None)
        return
    with opened_workspace(place) as workspace:
        yield OwnCopies(workspace)
