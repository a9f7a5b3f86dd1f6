"""Standard streams, whatever the caller has made of them."""

from __future__ import annotations

import os
import re
import sys

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def open_streams() -> None:
    """Give the program the standard streams that its caller has closed, leading nowhere.

    Else the first files that it opens get their numbers, and a message would be written into a database.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open till the end


def give_up_output() -> None:
    """Let nothing more be written to a reader that is gone, not even when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def with_controls_shown(text: str) -> str:
    """A message in which a name from elsewhere moves no cursor: an escape stands there as letters."""
    return _CONTROLS.sub(lambda control: control[0].encode("unicode_escape").decode(), text)
