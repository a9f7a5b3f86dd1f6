"""``summary.md``: what is new and what is broken, for a mail, a merge request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cache.spool import Chosen
from reports import wording
from reports.formats.safe_text import one_line, web_address
from reports.model import CitationResult, LinkState, Report, Verdict
from reports.notices import notices
from reports.summary import conclusion, counted, shown_verdict, summarise

MOST = 100
"""Citations of one section; of more, the report says more."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


class MarkdownFormat:
    """CommonMark; whatever stands in a document or a page is shown and never acts."""

    name = "markdown"
    filename = "summary.md"

    def render(self, report: Report) -> bytes:
        """Counts, what is new, what needs somebody."""
        return "\n".join(_lines(report)).encode("utf-8", "replace") + b"\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# Footnotes checked on {wording.moment(report.run.started)}"
    yield ""
    yield conclusion(summarise(report.outline))
    for notice in notices(report)[:20]:
        yield f"\n> {_plain(f'{notice.subject}: ' if notice.subject else '')}{_plain(notice.text)}"
    outline = report.outline
    histories = [(place, one.history) for place, one in enumerate(outline) if one.history]
    rotten = [place for place, history in histories if history.newly_rotten]
    suspect = [place for place, history in histories if history.state is LinkState.SUSPECT]
    back = [place for place, history in histories if history.state is LinkState.RECOVERED and history.changed]
    for title, places in (("Newly rotten", rotten), ("Suspect", suspect), ("Recovered", back)):
        yield from _section(title, Chosen(report.results, places))
    new = {*rotten, *suspect}
    for verdict, title in ((Verdict.BROKEN, "Broken"), (Verdict.REVIEW, "To be looked at")):
        old = [place for place, one in enumerate(outline) if shown_verdict(one) is verdict and place not in new]
        yield from _section(title, Chosen(report.results, old))


def _section(title: str, results: Sequence[CitationResult]) -> Iterator[str]:
    if not results:
        return
    yield f"\n## {title} ({len(results):,})\n"
    for result in results[:MOST]:
        yield f"- {_plain(result.citation.id)}: {_work(result)}"
        for reason in result.flags[:1]:
            yield f"  {_plain(reason.message)} {_plain(reason.suggestion)}"
    if len(results) > MOST:
        yield f"- and {counted(len(results) - MOST, 'more citation')}: see the report"


def _work(result: CitationResult) -> str:
    citation = result.citation
    title = _plain(citation.title or citation.text)
    address = web_address(citation.url)
    # An autolink: the address is shown as it is, and nothing in it can act.
    shown = f"<{address}>" if address and not re.search(r"[<>\s]", address) else _plain(citation.url or "")
    return f"{title} {shown}".strip()


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
