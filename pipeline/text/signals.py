"""What tells a challenge, a login wall, a lander or an empty shell from an article, and its canonical address."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.text.meta import base_of, links
from pipeline.text.tree import absolute, is_hidden, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

_MAX_FRAMES = 50
_MOST_LINKS = 100
_PLAYER = re.compile(r'"playabilityStatus"\s?:\s?\{\s?"status"\s?:\s?"([A-Z_]{1,40})"')
_PLAYER_SAYS = re.compile(r'"reason"\s?:\s?"([^"]{1,200})"')
_PLAYS = frozenset({"OK", "LIVE_STREAM_OFFLINE", "CONTENT_CHECK_REQUIRED", "AGE_CHECK_REQUIRED"})
_SHELL = 250
"""Characters: a page that shows no more than this and has an empty root is waiting for its script."""
_ROOTS = frozenset({"root", "app", "__next", "___gatsby", "__nuxt", "react-root", "application", "main-app", "svelte",
                    "app-root", "reactroot", "mount", "spa"})  # fmt: skip
_NEEDS = re.compile(r"java\s?script", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:\bsrc|\blocation(?:\.href)?)\s?=\s?[\"']([^\"'\s]{2,500})[\"']"
    r"|\blocation\.(?:replace|assign)\([\"']([^\"'\s]{2,500})"
)


def password_fields(root: Element) -> int:
    """How many password fields stand in view."""
    fields = (field for field in root.iter("input") if (field.get("type") or "").lower() == "password")
    return sum(not is_hidden(field) and not any(map(is_hidden, field.iterancestors())) for field in fields)


def unplayable(root: Element) -> str:
    """What a video player's own data say of a video that it will not play, status first; empty for any other page."""
    for script in root.iter("script"):
        text = script.text or ""
        status = _PLAYER.search(text)
        if status:
            said = _PLAYER_SAYS.search(text, status.end(), status.end() + 2000)
            return "" if status[1] in _PLAYS else f"{status[1]} {said[1] if said else ''}".strip()
    return ""


def links_shown(root: Element) -> int:
    """How many links a page shows, counted up to 100."""
    return sum(1 for _ in islice((link for link in root.iter("a") if link.get("href")), _MOST_LINKS))


def frames(root: Element, url: str, visible: str) -> tuple[str, ...]:
    """Absolute addresses of frames, form targets and scripts, at most 50; the rarer kinds first.

    On a page with next to no text the addresses that its inline scripts load or go to are among them: that is
    all there is of some challenges and landers.
    """
    base = base_of(root, url)
    found = [address for raw in _addresses(root, visible) if (address := absolute(base, raw))]
    return tuple(dict.fromkeys(found))[:_MAX_FRAMES]


def _addresses(root: Element, visible: str) -> Iterator[str | None]:
    for tag, attribute in (("iframe", "src"), ("frame", "src"), ("form", "action"), ("script", "src")):
        yield from (element.get(attribute) for element in root.iter(tag))
        if tag == "form" and len(visible) < 2 * _SHELL:
            yield from _in_scripts(root)


def _in_scripts(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        for found in _SCRIPTED.finditer((script.text or "")[:20_000]):
            yield found[1] or found[2]


def canonical(root: Element, metas: Mapping[str, Sequence[str]], url: str) -> str | None:
    """The address by which the page wants to be known: ``rel=canonical``, else ``og:url``."""
    candidates = [*links(root, "canonical"), *metas.get("og:url", ())]
    base = base_of(root, url)
    return next((address for raw in candidates if (address := absolute(base, raw))), None)


def needs_script(root: Element, visible: str) -> bool:
    """Whether hardly any text is there and an empty root or a ``noscript`` says that a script would bring it."""
    if len(visible) > _SHELL:
        return False
    if any(_NEEDS.search(_told(element)) for element in root.iter("noscript")):
        return True
    return any(_is_empty_root(element) for element in root.iter("div", "main", "section", "app-root")) or (
        not visible and any(True for _ in root.iter("script"))
    )


def _told(element: Element) -> str:
    """What a reader without scripts is told."""
    return "".join(element.itertext())[:2000]


def _is_empty_root(element: Element) -> bool:
    named = element.tag == "app-root" or (element.get("id") or "").lower() in _ROOTS
    return named and not text_of(element)
