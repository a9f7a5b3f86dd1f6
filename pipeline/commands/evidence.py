"""``footproof evidence``: what was fetched as a package, and whether a package is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.command_group import Command, Group
from pipeline.commands.options import Config, WorkspacePlace

_group = typer.Typer(
    name="evidence",
    cls=Group,
    help="Pack what was fetched as evidence, or check such a package.",
    rich_markup_mode=None,
)


def add_to(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(_group, no_args_is_help=True)


@_group.command("export", cls=Command)
def evidence_export(
    target: Annotated[Path, typer.Argument(help="A file that ends in .wacz, or a folder.", metavar="DIR|FILE.wacz")],
    workspace: WorkspacePlace = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="report.json whose citations are the pages.", metavar="FILE")
    ] = None,
    config: Config = None,
) -> None:
    """Write every exchange of the workspace as a signed web archive."""
    from pipeline.config import load_settings, nearest_config, workspace_of
    from pipeline.evidence.commands import export_evidence
    from pipeline.trust import require_trust

    found = None if config else nearest_config(Path.cwd())
    settings = load_settings(config or found)
    require_trust(settings, None, found)
    raise typer.Exit(export_evidence(target, workspace_of(workspace, config), report, settings.evidence))


@_group.command("verify", cls=Command)
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
