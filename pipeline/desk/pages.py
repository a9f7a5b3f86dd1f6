"""The desk's page and its parts, in the look of the report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.desk.sources import Side
from reports import wording
from reports.formats.cards import lone_card
from reports.formats.page import environment, template_text
from reports.model import CitationResult, DecisionState
from reports.summary import counted

if TYPE_CHECKING:
    from jinja2 import Template

SHARED_STYLE = "report.css"
SCRIPTS = tuple(f"{name}.js" for name in ("desk", "page", "state", "list", "card", "deciding", "person", "live"))
"""Modules; `desk.js` is what the page begins with."""
KEYS = {
    DecisionState.WRONG: "w",
    DecisionState.ACCEPTED: "a",
    DecisionState.FIXED: "f",
    DecisionState.ASK_AUTHOR: "q",
    DecisionState.LATER: "l",
}
"""What decides."""


def desk_page(names: Sequence[str]) -> str:
    """The page; what it shows comes later."""
    title = names[0] if len(names) == 1 else f"{counted(len(names), 'document')}"
    return _shown(
        "desk.html.j2", title=title, states=[(state, wording.DECISIONS[state], KEYS[state]) for state in KEYS]
    )


def login_page(*, refused: bool) -> str:
    """Where the password is asked for."""
    return _shown("login.html.j2", refused=refused)


def card_part(result: CitationResult) -> str:
    """A citation: sentence, note, link, what was found."""
    return _shown("card.html.j2", card=lone_card(result), documents=())


def sources_part(sides: Sequence[Side]) -> str:
    """The copy and the page beside each other."""
    return _shown("sources.html.j2", sides=sides)


def warm_up() -> None:
    """Make the templates ready, so that the first person need not wait for it."""
    for name in ("desk.html.j2", "card.html.j2", "sources.html.j2"):
        _template(name)
    environment().get_template("card.html.j2")


def asset(name: str) -> str:
    """A style or script, as text."""
    return template_text(name) if name == SHARED_STYLE else _asset(name)


def _shown(template: str, **content: Any) -> str:
    return _template(template).render(wording=wording, counted=counted, version=__version__, **content)


@cache
def _template(name: str) -> Template:
    return environment().from_string(_asset(name))


@cache
def _asset(name: str) -> str:
    return resources.files("pipeline.desk").joinpath("assets", name).read_text(encoding="utf-8")
