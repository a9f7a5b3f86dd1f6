"""Soft 404 by what the page says of itself: a heading, or a line of a page without one, is an error.

"Not found" and "removed" are rot. "Unavailable" may pass, or be a matter of an account: what stands beneath decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.gazetteer.platforms import platform_of
from footnotes.languages.all import gather
from pipeline.addresses.parts import domain_words, host_of
from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.notices.headings import Notice, notice, notice_of_title
from pipeline.text.model import TitleCandidate
from reports.model import LinkStatus

MOST_WORDS = 300
"""Words that may stand beneath when title and heading both say that nothing was found: lists of latest stories."""
_LATER = tuple(phrase.lower() for phrase in gather(lambda language: language.later))
_REQUIRED = tuple(phrase.lower() for phrase in gather(lambda language: language.required))
_MOST_LINES, _LONGEST_LINE = 60, 240
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
_PLAYER_ERROR = "ERROR"
"""Status of a player for a video that is gone, beside those for sign-ins, regions and ages."""

_NOTHING_FOUND = Ruling(
    LinkStatus.SOFT_404, "error-page", "The page says that nothing was found, although the server reports success."
)
_REMOVED = Ruling(
    LinkStatus.SOFT_404, "removed", "The platform says that the post was removed, or is not shown to anybody."
)
_TROUBLE = Ruling(
    LinkStatus.ERROR, "server-trouble", "The site shows an error of its own; the page may well come back."
)
_WITHHELD = Ruling(
    LinkStatus.RESTRICTED, "withheld", "The site says that the page cannot be seen without something that it asks for."
)


def error_page(case: Case) -> Ruling | None:
    """An error page that answered 200: "not found" is rot, a server in trouble is "could not tell"."""
    if case.shows_cited:
        return None
    if _removed_from_platform(case):
        return _REMOVED
    if _headed_by_error(case) or _says_in_a_line(case, Notice.NOT_FOUND):
        return _NOTHING_FOUND
    if case.page.unplayable and case.bare:
        return _WITHHELD
    if case.thin and _unavailable(case):
        return _what_for(case)
    if case.says(Notice.TROUBLE) and case.bare:
        return _TROUBLE
    return None


def _removed_from_platform(case: Case) -> bool:
    """Whether a platform's page says in its own words, or those of its player, that the post is gone."""
    if case.page.unplayable.startswith(_PLAYER_ERROR):
        return True
    platform = platform_of(host_of(case.landing))
    if platform is None or not platform.gone or not case.bare:
        return False
    said = (*(title.text for title in case.page.titles), *_lines(case))
    return any(_plainly(line) in platform.gone for line in said)


def _plainly(line: str) -> str:
    return line.strip(" .!").lower().replace("'", "’")


def _headed_by_error(case: Case) -> bool:
    if not case.says(Notice.NOT_FOUND):
        return False
    errors = [title for title in case.page.titles if _reads(case, title) is Notice.NOT_FOUND]
    if case.titled:
        # Another title names a work, or the site: it is an error page only where next to nothing stands beneath.
        return case.bare and any(title.found_in in ("title", "h1") for title in errors)
    if len(errors) > 1:
        return case.words < MOST_WORDS
    return case.thin


def _reads(case: Case, title: TitleCandidate) -> Notice | None:
    return notice(case.outlet.strip(title.text) or "") or notice_of_title(title.text)


def _says_in_a_line(case: Case, *kinds: Notice) -> bool:
    """Whether a line of the page begins with such a notice, where no heading names a work.

    Under the name of the site, or of something else than the cited work on a page with hardly a word. Sites call their
    pages by their own name ("This SlideShow was removed").
    """
    if case.titled and not (case.bare and case.contradicts):
        return False
    if not case.thin:
        return False
    name = re.compile(rf"\b{re.escape(domain_words(case.landing)[0] or '-')}\b", re.IGNORECASE)
    return any(notice(name.sub("page", _SENTENCE.split(line, 1)[0])) in kinds for line in _lines(case))


def _lines(case: Case) -> Iterator[str]:
    lines = (case.page.visible or case.page.text).split("\n", _MOST_LINES)[:_MOST_LINES]
    return (line.strip() for line in lines if 0 < len(line) <= _LONGEST_LINE)


def _unavailable(case: Case) -> bool:
    return case.says(Notice.UNAVAILABLE) or _says_in_a_line(case, Notice.UNAVAILABLE)


def _what_for(case: Case) -> Ruling:
    """Why a page is not available, by what stands beneath: without a word about it, it is gone."""
    if case.heard(*_LATER):
        return _TROUBLE
    explained = case.heard(*_REQUIRED) or case.page.password_fields or not case.bare
    return _WITHHELD if explained else _NOTHING_FOUND
