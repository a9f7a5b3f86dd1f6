"""Pages that anyone can open, and that ask nothing of anyone else.

Styles and script stand inside the file and are allowed by their hashes alone (CSP level 3), so that
text which slips through escaping still cannot run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from reports.formats.safe_text import printable

if TYPE_CHECKING:
    from jinja2 import Environment


def page(template: str, *, script: str | None = None, **content: Any) -> bytes:
    """A page as UTF-8, with the look of the report.

    Args:
        template: name of a template; it puts out ``policy``, ``style`` and ``script``.
        script: name of a file beside it; None for a page without.
        content: what the template shows; texts are escaped.
    """
    from markupsafe import Markup

    style, code = _template_text("report.css"), _template_text(script) if script else ""
    # Style and script are our own files.
    shown = rendered(template, style=Markup(style), script=Markup(code), policy=_policy(style, code), **content)
    return shown.encode("utf-8")


def rendered(template: str, **content: Any) -> str:
    """What a template makes of its content; texts are escaped."""
    return _environment().get_template(template).render(**content)


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing is fetched and nothing but ours runs."""
    scripts = f"'{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src {scripts}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _template_text(name: str) -> str:
    return resources.files("reports.formats").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_template_text),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """What the template puts out for a value: None is nothing, and no text brings control characters along."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return printable(value)
    return value
