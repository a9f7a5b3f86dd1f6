"""Link shorteners, which hide where a link leads and may be gone before the page is."""

from __future__ import annotations

from pipeline.addresses.kinds import is_home
from pipeline.addresses.parts import belongs_to, host_of
from pipeline.addresses.services import SHORTENERS
from pipeline.checks.lint.addresses import better_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    if not _is_short(checked.url):
        return None
    better = better_address(checked, _is_short)
    if better is None:
        return None
    return Hint(
        checked.citation.id,
        f"The note cites a short link ({host_of(checked.url)}) instead of the address that it stands for.",
        f"Cite {better}.",
        Confidence.HIGH,
        (better,),
    )


def _is_short(url: str) -> bool:
    return belongs_to(url, *SHORTENERS) and not is_home(url)


RULE = Rule(
    "short-link",
    "A link shortener's address (`bit.ly`, `t.co` ...) where the real one is known.",
    Severity.NOTE,
    each(_look),
)
