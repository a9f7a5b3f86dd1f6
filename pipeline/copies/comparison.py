"""What an archived copy says of a source beyond being there: how the page has drifted, and what stands in for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cache.model import Capture, Outcome
from pipeline.addresses.kinds import is_home
from pipeline.archives.urls import to_moment
from pipeline.checks.drifts.drift import measure_drift
from pipeline.checks.drifts.usurped import Living, in_other_hands
from pipeline.checks.links.case import BARE_WORDS
from pipeline.checks.links.wall import is_teaser
from pipeline.checks.quotations.readable import IN_ARCHIVE, Readable
from pipeline.copies.finder import Choice, Copy
from pipeline.copies.findings import CopyRequest
from pipeline.text.model import Media, Page
from reports.model import Drift, LinkFinding, LinkStatus, NewAddress, TitleStatus

OLD_ENOUGH = timedelta(days=30)
"""Age from which a copy is compared with the page: what changed within days is most often its own first edition."""


@dataclass(frozen=True, slots=True)
class CopyComparison:
    """What the copy nearest the cited date tells about a citation."""

    drift: Drift | None = None
    """How the page has changed since; None where there is nothing to compare."""
    page: Page | None = None
    """The copy itself, where programs may not read the page; None where the page speaks for itself."""
    copy: Readable | None = None
    """The copy as a text to look for quotations in; None where the page says as much."""
    link: LinkFinding | None = None
    """What the link has to be called in the light of it; None where that changes nothing."""
    new_address: NewAddress | None = None
    """Where the page stands now, of a link that leads nowhere."""
    given_is_good: bool | None = None
    """Whether the copy that the note itself gives shows the cited page; None where it gives none or nobody could
    look."""
    capture: Capture | None = None
    """That the pages were read from; None where there is no copy."""


def compare_copy(request: CopyRequest, choice: Choice, now: datetime) -> tuple[CopyComparison, Living | None]:
    """What the copy of a citation says, if there is one, and the pages that were compared; ``now`` is UTC."""
    page = choice.copy.page if choice.copy and _may_not_be_read(request) else None
    capture = choice.copy.memento.capture if choice.copy else None
    comparison = CopyComparison(page=page, copy=_stand_in(request, choice.copy), capture=capture)
    copy = choice.copy or (choice.other if request.work.title is None else None)
    if copy is None or request.live is None or not _is_comparable(request, copy, now):
        return comparison, None
    change = measure_drift(copy.page, request.live)
    # A copy that shows another work than the page is worth a word only where its text is another one, too.
    if change is None or (copy is not choice.copy and change.status not in ("major", "off-topic")):
        return comparison, None
    # Where the topic is the same nobody looks at the pages again, and of a large run they would fill the memory.
    pages = (copy.page, request.live) if change.status == "off-topic" else (Page(Media.EMPTY), Page(Media.EMPTY))
    compared = Living(request.work.url, *pages, change.status == "off-topic")
    if change.status != "same" and copy.verdict.title_check.status is TitleStatus.MATCH:
        comparison = replace(comparison, copy=_text_of(copy))
    return replace(comparison, drift=change.since(copy.memento.url)), compared


def _stand_in(request: CopyRequest, copy: Copy | None) -> Readable | None:
    """The copy to read where the cited address does not show the source to programs, or shows another one now."""
    if copy is None:
        return None
    retitled = request.title.status is TitleStatus.MISMATCH and copy.verdict.title_check.status is TitleStatus.MATCH
    if request.live is None or retitled or is_teaser(request.live) or _may_not_be_read(request):
        return _text_of(copy)
    return None


def _text_of(copy: Copy) -> Readable:
    return Readable(copy.page, copy.memento.url, copy.verdict.title_check.status, IN_ARCHIVE)


def as_usurped(request: CopyRequest) -> CopyRequest:
    """The same citation, now that its domain is known to be in other hands: its page is gone."""
    return replace(request, live=None, shown=None, link=in_other_hands(request.link, request.work.url))


def _may_not_be_read(request: CopyRequest) -> bool:
    if request.link.status in (LinkStatus.BLOCKED, LinkStatus.RESTRICTED):
        return True
    live = request.live
    if live is None:
        return False
    untitled = request.title.status is TitleStatus.UNKNOWN and len(live.text.split()) < BARE_WORDS
    return live.needs_script or (untitled and bool(live.frames))


def _is_comparable(request: CopyRequest, copy: Copy, now: datetime) -> bool:
    # Front pages change every day: nobody means the text that stood there.
    if is_home(request.work.url) or not _is_whole(request.shown) or not _is_whole(copy.memento.capture):
        return False
    return now - to_moment(copy.memento.timestamp) >= OLD_ENOUGH


def _is_whole(capture: Capture | None) -> bool:
    return capture is not None and capture.outcome is Outcome.ANSWERED and not capture.cut
