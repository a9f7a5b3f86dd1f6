"""Notes that Markdown does not know, written as those that it does: what chat programs and mailing lists export."""

from __future__ import annotations

import re

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>\d{1,4})\]: {1,4}<?(?P<url>(?:https?://|www\.)[^\s<>]{1,4000})>?"
    r"(?:[ \t]{1,4}"
    r"(?:\"(?P<title>[^\"\n]{0,500})\"|'(?P<quoted>[^'\n]{0,500})'|\((?P<round>[^()\n]{0,500})\)))?[ \t]*$",
    re.M,
)
"""``[1]: https://post.example/fire "Fire - Post"``."""
_CARETS = re.compile(r"\[\^(?P<label>\d{1,4})\^\]")
"""``[^1^]``."""
_BARE = re.compile(r"(?<![\]\\!^])\[(?P<label>\d{1,4})\](?![\[(:])")
_LINKED = re.compile(r"\]\[(?P<label>\d{1,4})\]")


def as_notes(text: str) -> str:
    """Markdown in which numbers in brackets that only an address is defined for are notes with that address.

    ``claim[1]`` with ``[1]: address "Title"`` below is a link whose words are "1"; its author means a source. A
    number that words are linked by (``[words][1]``) stays as it is. Lines keep their numbers.
    """
    definitions = {found["label"]: found for found in _DEFINITION.finditer(text)}
    carets = {found["label"] for found in _CARETS.finditer(text)}
    if not definitions and not carets:
        return text
    linked = {found["label"] for found in _LINKED.finditer(text)}
    marked = carets | {found["label"] for found in _BARE.finditer(text)}
    noted = {label for label in definitions if label in marked and label not in linked}
    text = _DEFINITION.sub(lambda found: _note(found) if found["label"] in noted else found[0], text)
    text = _CARETS.sub(r"[^\g<label>]", text)
    return _BARE.sub(lambda found: f"[^{found['label']}]" if found["label"] in noted else found[0], text)


def _note(found: re.Match[str]) -> str:
    title = found["title"] or found["quoted"] or found["round"]
    # A blank line is not allowed for: definitions follow each other line by line.
    words = f"[{title.replace('[', '(').replace(']', ')')}]({found['url']})" if title else f"<{found['url']}>"
    return f"[^{found['label']}]: {words}"
