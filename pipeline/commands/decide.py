"""``footproof decide``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.command_group import Command
from pipeline.commands.options import REPORTS, Config, ReportFolder, WorkspacePlace
from reports.model import DecisionState


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("decide", cls=Command)(decide)


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
    out: ReportFolder = REPORTS,
    workspace: WorkspacePlace = None,  # noqa: ARG001 - every command takes it; decisions need none
    config: Config = None,
) -> None:
    """Write down what you decide about a finding."""
    from pipeline.config import load_settings, nearest_config
    from pipeline.decisions.commands import decide as write_down
    from pipeline.decisions.commands import import_decisions, list_decisions
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
    by = by or (review.reviewers[0] if len(review.reviewers) == 1 else "")
    if by and review.reviewers and by not in review.reviewers:
        raise typer.BadParameter(f"those who decide are {', '.join(review.reviewers)}", param_hint="--by")
    raise typer.Exit(write_down(decided, Ruling(target, finding, state, by, reason)))
