"""Mobile versions of pages."""

from __future__ import annotations

from pipeline.checks import address
from pipeline.checks.lint.addresses import better_address, labels
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_MOBILE = frozenset({"m", "mobile", "touch", "mobil", "wap"})


def _look(checked: Checked) -> Hint | None:
    if not _is_mobile(checked.url) or checked.archived:
        return None
    better = better_address(checked, _is_mobile)
    if better is None or address.registrable(better) != address.registrable(checked.url):
        return None
    return Hint(
        checked.citation.id,
        f"The address is that of the mobile version ({address.host(checked.url)}).",
        f"Cite the page itself: {better}.",
        Confidence.HIGH,
        (better,),
    )


def _is_mobile(url: str) -> bool:
    names = labels(url)
    # "m.example.org" and "en.m.example.org"; never the registered name itself, as in "m.org".
    return any(name in _MOBILE for name in names[:-2][:2])


RULE = Rule(
    "mobile-address",
    "The mobile version of a page (`m.example.org`) whose own address is known.",
    Severity.NOTE,
    each(_look),
)
