"""The news of a run as a mail: a subject, a plain part, and the same as a page."""

from __future__ import annotations

from collections.abc import Iterator

from reports import wording
from reports.formats.page import rendered
from reports.news.model import News

MOST = 200
"""Changes that are named in a mail; the report names all."""


def subject(news: News) -> str:
    """One line."""
    return f"Footnotes: {news.headline}"


def plain(news: News) -> str:
    """The text part."""
    return "\n".join(_lines(news)) + "\n"


def html(news: News) -> str:
    """The same as a page that loads nothing; styles stand in it, as mail programs want them."""
    return rendered("news.html.j2", news=news, groups=news.groups(MOST), more=news.more(MOST), wording=wording)


def _lines(news: News) -> Iterator[str]:
    yield f"{news.headline[:1].upper()}{news.headline[1:]}."
    yield news.conclusion
    yield f"Audit of {news.day}."
    for kind, changes in news.groups(MOST):
        words = wording.CHANGES[kind]
        yield ""
        yield words.label.upper()
        yield words.meaning
        for change in changes:
            yield ""
            yield f"* {change.title}"
            yield f"  {change.url}"
            if change.why:
                yield f"  {change.why}"
            if change.alive_until:
                yield f"  {change.alive_until}"
            yield f"  Cited in {', '.join(change.cited_in[:20])}."
            if change.copy:
                yield f"  Archived copy: {change.copy}"
    if more := news.more(MOST):
        yield ""
        yield more
    if news.report:
        yield ""
        yield f"The whole report: {news.report}"
