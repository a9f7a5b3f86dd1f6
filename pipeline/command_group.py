"""How footproof's commands take what is typed and show their help: short forms, examples, formats in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HELP_OPTIONS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_PATTERN = re.compile(r"[*?\[]")

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "footproof": (
        ("footproof draft.docx", "the whole batch; see footproof-report/report.html"),
        ("footproof demo", "what a report looks like, without a network"),
        ("footproof check --help", "every option"),
    ),
    "check": (
        ("footproof check report.md chapter-2.docx", "the reports go to footproof-report"),
        ('footproof check drafts "appendix/*.pdf" -o report', "a folder and a pattern"),
        ("footproof check https://example.org/article", "a page on the web"),
        ("footproof check draft.docx --fail-on review", "for scripts: 1 if anything needs a look"),
        ("footproof check draft.docx --refresh failed", "ask again what failed"),
    ),
    "audit": (
        ("footproof audit published/ -o audit", "every week: audit/index.html, audit/feed.atom, audit/runs/"),
        ("footproof audit published/ --fail-on broken", "for scripts: 1 as long as anything is broken"),
    ),
    "parse": (
        ("footproof parse draft.docx", "what was read, without opening a link"),
        ("footproof parse draft.docx --explain 12", "how note 12 was read, and why"),
    ),
    "fetch": (("footproof fetch draft.docx", "open every link, and judge nothing yet"),),
    "extract": (("footproof extract draft.docx", "read the pages again that were fetched"),),
    "archive": (
        ("footproof archive draft.docx", "copies for what was fetched"),
        ("footproof archive --resume", "go on with captures that are pending"),
    ),
    "verify": (("footproof verify draft.docx", "judge again, from what was fetched"),),
    "report": (("footproof report draft.docx -o report", "the same findings, to another folder"),),
    "decide": (
        ("footproof decide draft.docx#12.1 --finding dead --state accepted --by Anna", "the next draft remembers it"),
        ("footproof decide list --open", "what still waits for somebody"),
        ("footproof decide import report.xlsx --by Ben", "a table that was filled in, or another's decisions"),
    ),
    "review": (
        ("footproof review", "decide about the findings of the last report, in the browser"),
        ("footproof review draft.docx", "check it first, where that was not done today"),
        ("footproof review audit/runs/2026-12-06T1650Z --no-browser", "another report; only the address is printed"),
    ),
    "trust": (("footproof trust", "the nearest footproof.toml may say where keys go, until it changes"),),
    "history": (("footproof history https://example.org/article", "a line a check, the oldest first"),),
    "where": (
        ("footproof where example.org", "which notes cite it, and what is left if it goes away"),
        ("footproof where --copies none", "every link that has no copy anywhere"),
    ),
    "export": (("footproof export results.sqlite", "then: datasette results.sqlite"),),
    "worker": (
        ("footproof worker --workspace postgresql://footproof@db.example.org/footproof", "works for runs anywhere"),
    ),
    "status": (
        ("footproof status --workspace postgresql://footproof@db.example.org/footproof", "who does what, and how fast"),
    ),
    "prune": (("footproof prune --keep-days 30", "older bodies go, what verdicts rest on stays"),),
    "retractions": (
        ("footproof retractions", "Retraction Watch's table as Crossref publishes it"),
        ("footproof retractions retraction_watch.csv", "one that you have"),
    ),
    "demo": (("footproof demo", "see footproof-demo/report.html"),),
    "version": (("footproof version", "the same as footproof --version"),),
    "man": (("footproof man > footproof.1", "then: man ./footproof.1"),),
    "evidence": (("footproof evidence export sources.wacz", "what every cited page was"),),
    "evidence export": (
        ("footproof evidence export sources.wacz", "all that was fetched"),
        ("footproof evidence export sources.wacz --report footproof-report/report.json", "the pages that were judged"),
    ),
    "evidence verify": (("footproof evidence verify sources.wacz", "0 if it is sound, 1 if not"),),
}
"""By command, without the program's name: what to type, and what comes of it."""


def examples_of(context: typer.Context) -> tuple[tuple[str, str], ...]:
    """The examples of a command."""
    return EXAMPLES[context.command_path.removeprefix("footproof").strip() or "footproof"]


def notes_of(command: Any) -> Iterator[tuple[str, str]]:
    """What a command's help says beside its options: a heading and a sentence each."""
    if any("--format" in parameter.opts for parameter in command.params):
        from pipeline.returned.offering import DOCUMENT_FORMATS  # nothing but help that is shown needs them
        from reports.formats import ALWAYS, FORMATS

        more = [name for name in (*FORMATS, *DOCUMENT_FORMATS) if name not in ALWAYS]
        asked = f"; on request: {', '.join(more)}" if more else ""
        yield "Report formats", f"{', '.join(ALWAYS)} are written always{asked}."


def _write_examples(context: typer.Context, formatter: Any) -> None:
    for heading, text in notes_of(context.command):
        with formatter.section(heading):
            formatter.write_text(text)
    with formatter.section("Examples"):
        for line, meaning in examples_of(context):
            formatter.write(f"  {line}\n      {meaning}\n")


class Command(TyperCommand):
    """A command whose help ends with examples."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of a command line; what is wrong with one is said without the library's own opening."""
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if hasattr(error, "message"):
                error.message = str(error.message).removeprefix("Value error, ")
            raise

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        _write_examples(ctx, formatter)


class Group(TyperGroup):
    """Commands of one kind, listed as they are defined; their help ends with examples."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        _write_examples(ctx, formatter)


class Footproof(Group):
    """The program: a document without a command is checked."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take ``draft.docx --offline`` as ``check draft.docx --offline``."""
        return super().parse_args(ctx, ["check", *args] if self._means_check(ctx, args) else args)

    def _means_check(self, context: Any, words: list[str]) -> bool:
        options = [option for option in self.commands["check"].params if option.param_type_name == "option"]
        with_value = {name for option in options if not getattr(option, "is_flag", False) for name in option.opts}
        said = [word for before, word in pairwise(("", *words)) if before not in with_value]
        if not said or any(word in self.commands for word in said):
            return False
        if said[0].startswith("-"):
            own = {name for option in self.get_params(context) for name in option.opts}
            return said[0] not in own and any(_is_document(word) for word in said)
        return _is_document(said[0])


def _is_document(word: str) -> bool:
    """Whether a word can name a document; a misspelt command does not."""
    path = Path(word)
    return bool(path.suffix) or len(path.parts) > 1 or _PATTERN.search(word) is not None or path.exists()
