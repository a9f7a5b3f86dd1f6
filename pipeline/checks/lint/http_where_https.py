"""Plain http where the site was seen to use https."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.addresses.parts import split_url
from pipeline.checks.lint.addresses import plain_address, secure_address
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, note_of
from reports.model import Confidence, Severity


def _find(batch: Batch) -> Iterator[Hint]:
    twins = {one.url.lower(): one for one in batch.own if one.living and one.url.lower().startswith("https://")}
    for checked in batch.own:
        hint = None if checked.archived else _passed_on(checked) or _twin(checked, twins)
        if hint is not None:
            yield hint


def _passed_on(checked: Checked) -> Hint | None:
    secure = secure_address(checked)
    if secure is None:
        return None
    fragment = split_url(checked.url).fragment
    if fragment and "#" not in secure:
        secure = f"{secure}#{fragment}"
    return _hint(checked, "The site passes this http address on to https.", plain_address(checked, secure))


def _twin(checked: Checked, twins: dict[str, Checked]) -> Hint | None:
    """The same address at https, where another note cites it and the same page was fetched from it."""
    twin = twins.get("https" + checked.url[4:].lower()) if checked.url.lower().startswith("http://") else None
    if twin is None or not checked.living or checked.page is None or twin.page is None:
        return None
    if checked.page.text is None or checked.page.text != twin.page.text:
        return None
    return _hint(checked, f"The same page is at https, where {note_of(twin)} cites it.", twin.url)


def _hint(checked: Checked, message: str, secure: str) -> Hint:
    return Hint(checked.citation.id, message, f"Write {secure}.", Confidence.HIGH, (secure,))


RULE = Rule(
    "http-where-https",
    "An `http` address of a page that was seen at `https` as well.",
    Severity.NOTE,
    _find,
)
