"""Commands about the program itself: demo, man, version."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.command_group import Command


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (demo, man, version):
        app.command(cls=Command)(command)


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the demo's report goes.", metavar="DIR")] = Path(
        "footproof-demo"
    ),
) -> None:
    """Proof a sample report against a small web of its own."""
    from pipeline.demo.run import run_demo

    raise typer.Exit(run_demo(out))


def man(context: typer.Context) -> None:
    """Print the manual page of these commands."""
    from pipeline.manpage import man_page

    typer.echo(man_page(context.find_root().command), nl=False)


def version() -> None:
    """Print the version."""
    from pipeline import __version__

    typer.echo(f"footproof {__version__}")
