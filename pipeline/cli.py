"""Arguments in, exit status out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pipeline.collector import leave_imports
from pipeline.command_group import HELP_OPTIONS, Footproof
from pipeline.commands import about, answers, batch, cluster, decide, evidence, review, workspace
from pipeline.errors import ExitCode, FootproofError
from pipeline.streams import open_streams, with_controls_shown

app = typer.Typer(
    name="footproof",
    cls=Footproof,
    help="Proof the footnotes of a document: dead links, wrong pages, missing copies.",
    context_settings=HELP_OPTIONS,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for group in (batch, evidence, decide, review, workspace, cluster, answers, about):
    group.add_to(app)


def _tell_version(wanted: bool) -> None:
    if wanted:
        about.version()
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
    leave_imports()
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
