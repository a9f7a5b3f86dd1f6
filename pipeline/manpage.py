"""The man page, made from the help of the commands (groff, man(7))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from pipeline import __version__
from pipeline.command_group import HELP_OPTIONS, examples_of, notes_of
from pipeline.errors import ExitCode

_STATUSES = {
    ExitCode.OK: "Nothing at or above --fail-on.",
    ExitCode.FOUND: "Something is.",
    ExitCode.USAGE: "Wrong usage or settings, or a workspace that cannot be used.",
    ExitCode.UNREAD: "A document could not be read; the others are in the report.",
    ExitCode.CUT_SHORT: "The run was cut short, there was no network, or the report could not be written.",
    ExitCode.CRASH: "A fault of the program.",
}


def man_page(root: Any) -> str:
    """The whole page, ready for ``man -l``."""
    context = typer.Context(root, info_name="footproof", help_option_names=HELP_OPTIONS["help_option_names"])
    lines = [
        f'.TH FOOTPROOF 1 "" "footproof {__version__}" "User Commands"',
        ".SH NAME",
        f"footproof \\- {_plain(root.help).rstrip('.')}",
        ".SH SYNOPSIS",
        ".B footproof\n.RI [ OPTIONS ]\n.I DOC...\n.br\n.B footproof\n.I COMMAND\n.RI [ OPTIONS ]\n.RI [ ARGS... ]",
        ".SH OPTIONS",
        *_options(root, context),
        ".SH COMMANDS",
        *_commands(root, context),
        ".SH EXIT STATUS",
    ]
    for code, meaning in _STATUSES.items():
        lines += [".TP", f".B {code.value}", _plain(meaning)]
    lines += [".SH EXAMPLES", *_examples(context)]
    return "\n".join(lines) + "\n"


def _commands(group: Any, context: typer.Context) -> Iterator[str]:
    for name, command in group.commands.items():
        inner = typer.Context(command, info_name=name, parent=context)
        yield f'.SS "{_plain(inner.command_path)}"'
        yield _plain(command.help)
        if hasattr(command, "commands"):
            yield from _commands(command, inner)
            continue
        yield from _options(command, inner)
        for heading, text in notes_of(command):
            yield f".P\n{_plain(heading)}: {_plain(text)}"
        yield ".P"
        yield from _examples(inner)


def _options(command: Any, context: typer.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record:
            yield from (".TP", f".B {_plain(record[0])}", _plain(record[1]))


def _examples(context: typer.Context) -> Iterator[str]:
    for line, meaning in examples_of(context):
        yield from (".TP", f".B {_plain(line)}", _plain(meaning))


def _plain(text: str | None) -> str:
    """Text on one line in which nothing is a command of groff."""
    words = " ".join((text or "").split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{words}" if words.startswith((".", "'")) else words
