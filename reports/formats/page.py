"""Pages that anyone can open, and that ask nothing of anyone else.

Styles and script stand inside the file and are allowed by their hashes alone (CSP level 3), so that
text which slips through escaping still cannot run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.formats.safe_text import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_PIECES = 30
"""Pieces of a template that are put out together."""
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def page(template: str, *, scripts: Sequence[str] = (), **content: Any) -> bytes:
    """A page as UTF-8, with the look of the report; see ``page_parts``."""
    return b"".join(page_parts(template, scripts=scripts, **content))


def page_parts(template: str, *, scripts: Sequence[str] = (), **content: Any) -> Iterator[bytes]:
    """The same piece by piece: what the template walks through may be made while it is written.

    Args:
        template: name of a template; it puts out ``policy``, ``style`` and ``script``.
        scripts: names of files beside it, which run one after the other.
        content: what the template shows; texts are escaped.
    """
    from markupsafe import Markup

    style, code = template_text("report.css"), "\n".join(map(template_text, scripts))
    stream = (
        environment()
        .get_template(template)
        .stream(
            style=Markup(style),  # our own file
            script=Markup(code),  # our own file
            policy=_policy(style, code),
            **content,
        )
    )
    stream.enable_buffering(_PIECES)
    for part in stream:
        yield part.encode("utf-8")


def rendered(template: str, **content: Any) -> str:
    """What a template makes of its content; texts are escaped."""
    return environment().get_template(template).render(**content)


def inert(value: Any) -> str:
    """A value as JSON that brings no control characters and nothing that is not Unicode into a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing is fetched and nothing but ours runs."""
    scripts = f"'{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src {scripts}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def template_text(name: str) -> str:
    """A file of the pages' look: a template, styles, a script."""
    return resources.files("reports.formats").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Where templates become text: everything escaped, controls taken out."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from reports.formats.compiled import CompiledTemplates

    return Environment(
        loader=FunctionLoader(template_text),
        bytecode_cache=CompiledTemplates(Path(__file__).with_name("templates"), Path(__file__).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """What the template puts out for a value: None is nothing, and no text brings control characters along."""
    if type(value) is str:
        return printable(value)
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return printable(str(value))
    return "" if value is None else value
