"""The cited title held against every title that a page offers.

A mismatch needs evidence: a page that names another work. A page that names none, a title that is
no more than a description ("Twitter post"), two titles with much in common: these stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from footnotes.gazetteer.platforms import ACCOUNTS, POST_WORDS
from footnotes.gazetteer.platforms import NAMES as PLATFORM_NAMES
from footnotes.languages.patterns import any_of
from pipeline.checks.notices.headings import notice, notice_of_title
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.likeness import Comparison, Likeness, Title, compare
from pipeline.language.detect import are_alike, language_of
from pipeline.language.fold import MAX_LENGTH, words
from pipeline.language.latin import to_latin
from pipeline.language.scripts import are_one_script, script_of
from pipeline.text.model import UNPRINTED, Media, Page, TitleCandidate
from reports.model import TitleCheck, TitleStatus

_FEWEST_ITEMS, _LONGEST_ITEM, _FEWEST_WORDS = 3, 120, 4
TOP_OF_TEXT = 600
"""Characters of the main text in which a heading that the mark-up does not show may stand."""
FIRST_PAGES = 2500
"""Characters of a PDF in which its title may stand: the cover and the page after it."""

WHOLE_PAGE = 30_000
"""Characters of a page that are searched before it is called another page."""

_PLATFORM = any_of((*(name.lower() for name in PLATFORM_NAMES), "social media"))
_POST = rf"{_PLATFORM}\s*(?:{any_of((*POST_WORDS, *ACCOUNTS, 'live'))})?s?|tweets?"
_DESCRIPTION = re.compile(
    rf"(?:(?:a|an|the|official|see|via)\s+)?(?:{_POST})"
    r"(?:\s+(?:by|of|from|on)\s+@?\S{1,40}(?:\s+\S{1,40}){0,2})?"
    r"|(?:(?:a|an|the|official|personal|full|public|online|see|his|her|their|archived)\s+)?(?:web|news|media|press|blog|video|photo|audio|"
    r"tv|radio|email|home|main|landing)?\s*(?:post|page|site|website|homepage|statement|release|message|comment|article|report|link|"
    r"document|webpage|clip|footage|recording|broadcast|interview|image|map|database|dataset|data|blog|newsletter|petition|letter|"
    r"transcript|summary|video|photo|podcast|profile|account|channel)s?"
)
_APPLICATION = re.compile(
    r"^\s*(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel)|Layout|Layout \d+|Print)\s*[-–:]\s*", re.IGNORECASE
)
_FILE = re.compile(
    r"\S{1,200}\.(?:docx?|pdf|pptx?|xlsx?|indd|rtf|odt|qxd|qxp|pub|txt|tex|dvi|ps|html?|wpd|ai|eps)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A title of the page in the forms in which it may be cited."""

    candidate: TitleCandidate
    forms: tuple[Title, ...]
    names_a_work: bool
    """Whether it could prove a mismatch: it is neither the outlet's name nor a placeholder."""


@dataclass(frozen=True, slots=True)
class _Best:
    offer: _Offer
    comparison: Comparison


def check_title(cited: str | None, page: Page, *, publisher: str | None, url: str) -> TitleCheck:
    """Whether a page shows the cited title: match, mismatch, other-language or unknown.

    ``changed`` is never the answer here: only an archived copy can say so.

    Args:
        cited: the title as the note gives it; None when it gives none.
        page: what was read out of the page.
        publisher: the outlet as the note names it; it may also stand in the title.
        url: address of the page, whose domain is another name of the outlet.
    """
    if not cited or not words(cited):
        return TitleCheck(TitleStatus.UNKNOWN, cited=cited or None)
    outlet = Outlet.of(site=page.site, publisher=publisher, url=url)
    sought = _forms(cited, outlet)
    offers = [_offer(candidate, outlet) for candidate in page.titles]
    best = _best(sought, offers)
    if best and best.comparison.likeness >= Likeness.NEAR and _telling(best, cited, outlet):
        return _check(TitleStatus.MATCH, cited, best)
    written = _in_text(sought, page)
    if written:
        return TitleCheck(TitleStatus.MATCH, 0.95, cited, written, "text")
    return _no_match(cited, page, offers, best, outlet)


@lru_cache(maxsize=4096)
def names_a_work(text: str, outlet: Outlet) -> bool:
    """Whether a title is more than the outlet's name, a placeholder, an error or a file name."""
    stripped = outlet.strip(_APPLICATION.sub("", text))
    if stripped is None or notice_of_title(text) or notice(stripped):
        return False
    return not _FILE.fullmatch(stripped.strip()) and any(len(word) > 1 for word in words(stripped))


def same_title(one: str, other: str, outlet: Outlet) -> bool:
    """Whether two titles name the same work of one outlet."""
    return any(
        compare(left, right).likeness >= Likeness.NEAR
        for left in _forms(one, outlet)
        for right in _forms(other, outlet)
    )


def best_title(page: Page, outlet: Outlet) -> str | None:
    """The most trusted title of the page that names a work, the outlet's name off; None when it has none."""
    return next((outlet.strip(title.text) for title in page.titles if names_a_work(title.text, outlet)), None)


def _check(status: TitleStatus, cited: str, best: _Best) -> TitleCheck:
    return TitleCheck(status, best.comparison.score, cited, best.offer.candidate.text, best.offer.candidate.found_in)


@lru_cache(maxsize=2048)
def _forms(text: str, outlet: Outlet) -> tuple[Title, ...]:
    """The title as given, and with the outlet's name off."""
    text = _APPLICATION.sub("", text)
    stripped = outlet.strip(text)
    forms = (Title.of(text),) if not stripped or stripped == text else (Title.of(stripped), Title.of(text))
    return tuple(form for form in forms if form.words)


def _offer(candidate: TitleCandidate, outlet: Outlet) -> _Offer:
    telling = candidate.found_in != UNPRINTED and names_a_work(candidate.text, outlet)
    return _Offer(candidate, _forms(candidate.text, outlet), telling)


def _best(sought: tuple[Title, ...], offers: Iterable[_Offer]) -> _Best | None:
    compared = [_Best(offer, compare(title, form)) for offer in offers for form in offer.forms for title in sought]
    # max() keeps the first of equals: the most trusted candidate.
    return max(compared, key=lambda best: (best.comparison.likeness, best.comparison.score), default=None)


def _telling(best: _Best, cited: str, outlet: Outlet) -> bool:
    """Whether a likeness says something: two titles that are both the outlet's name are alike on every page."""
    return best.offer.names_a_work or best.comparison.likeness is Likeness.SAME or names_a_work(cited, outlet)


def _in_text(sought: tuple[Title, ...], page: Page) -> str | None:
    """The line at the top of the text that is the cited title; in a PDF, whose lines are broken, the words in a row."""
    longest = max((title.words for title in sought), key=len, default=())
    if page.media is Media.PDF:
        start = " ".join(words_of_long(page.text[:FIRST_PAGES]))
        row = " ".join(longest)
        return sought[-1].raw if len(longest) >= 3 and f" {row} " in f" {start} " else None
    if _is_list(page):
        return None
    return next((line for line in _top_lines(page) if _is_heading(line, sought)), None)


def _is_list(page: Page) -> bool:
    """Whether the main text is a list of titles, without a line of prose: what is in it is cited from elsewhere."""
    lines = [line for line in page.text[:WHOLE_PAGE].split("\n") if line.strip()]
    prose = any(len(line) > _LONGEST_ITEM or _is_sentence(line) for line in lines)
    return len(lines) >= _FEWEST_ITEMS and not prose


def _is_sentence(line: str) -> bool:
    return line.rstrip()[-1] in ".。" and len(words(line)) >= _FEWEST_WORDS


def _top_lines(page: Page) -> Iterator[str]:
    lines = [line.strip() for line in page.text[:TOP_OF_TEXT].split("\n") if line.strip()]
    for number, line in enumerate(lines):
        yield line
        if number + 1 < len(lines):
            yield f"{line} {lines[number + 1]}"


def _is_heading(line: str, sought: tuple[Title, ...]) -> bool:
    if len(line) > 300:
        return False
    title = Title.of(line)
    for wanted in sought:
        if len(wanted.words) < 3:
            continue
        found = compare(wanted, title)
        # A lead that begins with the words of another headline is no heading: nearly the same length as well.
        if found.likeness is Likeness.SAME or (
            found.likeness is Likeness.NEAR and abs(len(title.words) - len(wanted.words)) <= 2
        ):
            return True
    return False


def _no_match(cited: str, page: Page, offers: list[_Offer], best: _Best | None, outlet: Outlet) -> TitleCheck:
    usable = [offer for offer in offers if offer.names_a_work]
    if best is None or not usable:
        return TitleCheck(TitleStatus.UNKNOWN, cited=cited)
    shown = _Best(usable[0], best.comparison)
    if best.offer.names_a_work and best.comparison.score >= 0.5:
        shown = best
    if best.comparison.likeness is Likeness.CONFLICT:
        return _check(TitleStatus.MISMATCH, cited, shown)
    if is_description(cited) or not names_a_work(cited, outlet):
        return _check(TitleStatus.UNKNOWN, cited, shown)
    if is_designation(cited):
        return _designated(cited, page, shown)
    if _in_other_language(cited, page, usable):
        spelt = _spelt_in_latin(cited, usable)
        return _check(TitleStatus.MATCH if spelt else TitleStatus.OTHER_LANGUAGE, cited, spelt or shown)
    if best.comparison.likeness is Likeness.DOUBT or _stands_on_page(cited, page) or _spread_over_cover(cited, page):
        return _check(TitleStatus.UNKNOWN, cited, shown)
    return _check(TitleStatus.MISMATCH, cited, shown)


def is_description(cited: str) -> bool:
    """Whether a note describes a source rather than naming it: "Twitter post", "Video", "Home page"."""
    text = " ".join(cited.lower().split()).strip(" .,;:\"'“”‘’")
    return notice(cited) is not None or (len(text) < 120 and _DESCRIPTION.fullmatch(text) is not None)


def is_designation(cited: str) -> bool:
    """Whether a title is a number rather than words: "AB-12-0345/2020", "No. 77-XI"."""
    spoken = [run for run in re.findall(r"[^\W\d_]{4,}", cited) if not run.isupper()]
    return bool(re.search(r"\d", cited)) and not spoken and len(cited) < 60


def _designated(cited: str, page: Page, shown: _Best) -> TitleCheck:
    sought = "".join(words(cited))
    places = (*(title.text for title in page.titles), page.canonical or "", page.text[:5000], page.visible[:5000])
    if len(sought) >= 5 and any(sought in "".join(words_of_long(place)) for place in places):
        return TitleCheck(TitleStatus.MATCH, 0.9, cited, shown.offer.candidate.text, "text")
    return _check(TitleStatus.UNKNOWN, cited, shown)


def words_of_long(text: str) -> Iterator[str]:
    """The words of a text that is longer than a title."""
    for line in text.split("\n"):
        for start in range(0, len(line), MAX_LENGTH):
            yield from words(line[start : start + MAX_LENGTH])


def _in_other_language(cited: str, page: Page, usable: list[_Offer]) -> bool:
    titles = [offer.candidate.text for offer in usable]
    mine = script_of(cited)
    theirs = {script for title in titles if (script := script_of(title))}
    if mine is not None and not any(are_one_script(mine, script) for script in theirs):
        return bool(theirs)
    return _languages_differ(cited, titles, page)


def _languages_differ(cited: str, titles: list[str], page: Page) -> bool:
    mine = language_of(cited)
    theirs = {found for title in titles if (found := language_of(title))}
    text = language_of(page.text)
    if mine is None or any(are_alike(mine, found) for found in theirs):
        return False
    # The title's own words weigh more than the text around it, and both more than what the mark-up declares.
    spoken = theirs or ({text} if text else set())
    if spoken:
        return mine not in spoken and (text is None or text != mine or page.language not in (None, mine))
    return False


def _spelt_in_latin(cited: str, usable: list[_Offer]) -> _Best | None:
    """The Cyrillic title that is cited in Latin letters, if there is one."""
    if script_of(cited) != "latin":
        return None
    from rapidfuzz import fuzz

    wanted = " ".join(words(cited))
    for offer in usable:
        ratio = fuzz.ratio(wanted, " ".join(words(to_latin(offer.forms[0].raw))))
        if ratio >= 85 and len(wanted) >= 12:
            return _Best(offer, Comparison(Likeness.NEAR, round(ratio / 100, 3)))
    return None


def _stands_on_page(cited: str, page: Page) -> bool:
    """Whether a line of the page is the cited title: a section of it, an item of a list, a link to the work.

    A sentence that contains the words is no such line: articles quote each other's titles.
    """
    sought = words(cited)
    if len(sought) < 2 or len("".join(sought)) < 12:
        return False
    row = f" {' '.join(sought)} "
    longest = 2 * len(cited) + 20
    for text in (page.text[:WHOLE_PAGE], page.visible[:WHOLE_PAGE]):
        for line in text.split("\n"):
            if len(cited) // 2 <= len(line) <= longest:
                found = words(line)
                # Two words stand in many a line: there they have to be all of it.
                if len(found) <= len(sought) + 2 * (len(sought) > 2) and row in f" {' '.join(found)} ":
                    return True
    return False


def _spread_over_cover(cited: str, page: Page) -> bool:
    """Whether the words of a cited title stand on a PDF's first pages, though not in a row."""
    if page.media is not Media.PDF:
        return False
    start = set(words_of_long(page.text[:FIRST_PAGES]))
    sought = [word for word in words(cited) if len(word) > 3 or word.isdigit()]
    return bool(sought) and sum(word in start for word in sought) >= 0.8 * len(sought)
