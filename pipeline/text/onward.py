"""Where a page sends a browser on without any redirect of HTTP: a refresh, a script and nothing else, frames."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text.meta import base_of
from pipeline.text.tree import absolute, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

_IMMEDIATE_S = 20.0
"""Seconds: longer refreshes reload a ticker, shorter ones send the reader on."""
_SHOWN = 80
"""Characters: a page that shows more than this is a page, whatever its scripts do."""
_MOST_FRAMES = 4
_REFRESH = re.compile(r"^\s*(\d{0,4}(?:\.\d{0,3})?)\s?[;,\s]\s*(?:url\s?=\s?)?[\"']?\s?([^\"'\s]+)", re.IGNORECASE)
_SET = re.compile(
    # location = "/new", window.location.href = '/new', location.replace("https:\/\/...")
    r"(?<![\w.-])(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s{0,3}=\s{0,3}[\"']([^\"'\s<>]{1,1000})[\"']"
    r"|(?<![\w-])location\.(?:replace|assign)\(\s{0,3}[\"']([^\"'\s<>]{1,1000})[\"']"
)
_BESIDE = re.compile(
    r"(?:nav|menu|top|head|header|foot|footer|left|right|toc|index|banner|logo|title)\w{0,12}", re.IGNORECASE
)
"""Names of frames that stand beside the one with the text."""


def refreshed(value: str, base: str) -> str | None:
    """The absolute address that a refresh soon leads to; None for one that does not.

    Args:
        value: of the ``Refresh`` header or the ``meta`` element: ``0; url=/new``.
        base: what a relative address starts from.
    """
    found = _REFRESH.match(value[:2000])
    return absolute(base, found[2]) if found and float(found[1].strip(".") or 0) <= _IMMEDIATE_S else None


def refresh_target(root: Element, metas: Mapping[str, Sequence[str]], url: str) -> str | None:
    """Where an immediate ``meta refresh`` sends a browser that runs scripts; None when that is the page itself."""
    if "refresh" not in metas:
        return None
    for meta in root.iter("meta"):
        unscripted = any(node.tag == "noscript" for node in meta.iterancestors())
        if (meta.get("http-equiv") or "").lower() != "refresh" or unscripted:
            continue
        target = refreshed(meta.get("content") or "", base_of(root, url))
        if target and target.partition("#")[0] != url.partition("#")[0]:
            return target
    return None


def scripted_target(root: Element, url: str, visible: str) -> str | None:
    """Where the one script of a page that shows nothing sends a browser; None where it is not all there is."""
    if len(visible) > _SHOWN or any(script.get("src") for script in root.iter("script")):
        return None
    base = base_of(root, url)
    targets = {absolute(base, raw.replace("\\/", "/")) for raw in _assigned(root)} - {None, url}
    return targets.pop() if len(targets) == 1 else None


def _assigned(root: Element) -> Iterator[str]:
    codes = [script.text for script in root.iter("script")] + [body.get("onload") for body in root.iter("body")]
    for code in codes:
        for found in _SET.finditer((code or "")[:20_000]):
            yield found[1] or found[2]


def framed_targets(root: Element, url: str, visible: str) -> tuple[str, ...]:
    """The pages that a frameset, or a page that shows nothing beside one frame, is made of; the likeliest text first.

    At most four.
    """
    frames = [frame for frame in root.iter("frame") if frame.get("src")]
    if not frames and len(visible) <= _SHOWN:
        inline = [frame for frame in root.iter("iframe") if frame.get("src") and _is_seen(frame)]
        frames = inline if len(inline) == 1 else []
    base = base_of(root, url)
    frames.sort(key=_is_beside)
    found = (absolute(base, frame.get("src")) for frame in frames)
    return tuple(dict.fromkeys(target for target in found if target and target != url))[:_MOST_FRAMES]


def _is_seen(frame: Element) -> bool:
    """Whether a frame has a size and is not for browsers without scripts: counters have none, or are."""
    sizes = {(frame.get(name) or "").strip().removesuffix("px") for name in ("width", "height")}
    return (
        not sizes & {"0", "1"}
        and not is_hidden(frame)
        and not any(node.tag == "noscript" or is_hidden(node) for node in frame.iterancestors())
    )


def _is_beside(frame: Element) -> bool:
    names = (frame.get("name") or "", (frame.get("src") or "").rpartition("/")[2].partition(".")[0])
    return any(_BESIDE.fullmatch(name) for name in names)
