"""Which changes a run tells, and to whom: each once, however often and over whichever documents audits run."""

from __future__ import annotations

import hashlib

from cache.model import Announcement, Letter
from cache.store import Workspace
from pipeline.history.chronicle import AUDIT
from pipeline.settings import AuditSettings
from pipeline.telling.settings import channels_told
from reports.changes import Change, changed_links
from reports.model import Report
from reports.news.model import news_of, packed


def announcement(report: Report, workspace: Workspace, settings: AuditSettings) -> Announcement:
    """What has changed and was never told, and the letters about it; no letters in the base line.

    What a ``check`` found out in between is told, too; and what is not wanted by ``tell``, or found while nobody was
    to be told, is not told later.
    """
    told = workspace.told()
    new = [change for change in changed_links(report) if change.id not in told]
    ids = tuple(change.id for change in new)
    wanted = [change for change in new if change.kind in settings.tell]
    is_base_line = not any(run.command == AUDIT for run in workspace.runs())
    if is_base_line or not wanted:
        return Announcement(ids, ())
    news = packed(news_of(report, wanted, settings.report_url or None))
    return Announcement(
        ids, tuple(Letter(_key(report, channel, wanted), channel, news) for channel in channels_told(settings))
    )


def _key(report: Report, channel: str, changes: list[Change]) -> str:
    """The same for the same changes of the same run on the same way; nothing else is."""
    parts = (report.run.started.isoformat(), channel, *(change.id for change in changes))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
