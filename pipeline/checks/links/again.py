"""Asking again: which links are asked for once more in another way before they are called rotten, and who is believed.

Some sites answer 404 or the home page to programs alone, or to readers of languages that they do not write; to a
browser that speaks the language of the note they show the page.
"""

from __future__ import annotations

from pipeline.addresses.parts import host_of
from reports.model import LinkFinding, LinkStatus

_BY_THE_ANSWER = frozenset({"redirect-to-home", "redirect-to-error", "redirect-to-search", "same-as-unknown"})
"""Reasons why a page that answered is thought to be gone, and that may hold for programs alone."""


def worth_asking_again(finding: LinkFinding) -> bool:
    """Whether a finding could be another one for a reader."""
    return finding.status is LinkStatus.DEAD or finding.reason in _BY_THE_ANSWER


def same_answer(finding: LinkFinding) -> tuple[str, str, str] | None:
    """What links have in common that need not all be asked again: one stands for all that land on the same page.

    None for a link that stands for itself alone.
    """
    if finding.status is LinkStatus.DEAD or finding.final_url is None:
        return None
    return host_of(finding.final_url), finding.reason, finding.final_url


def believed(second: LinkFinding) -> bool:
    """Whether the second answer takes the place of the first: it shows a page, or that programs are turned away."""
    return second.status.living or second.status in (LinkStatus.BLOCKED, LinkStatus.RESTRICTED)
