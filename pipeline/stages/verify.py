"""Verify: what was fetched, read and found in the archive becomes a finding for each citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cache.model import Capture
from footnotes.model import Citation, Footnote, Reading
from footnotes.urls.captures import capture_of, original_of
from pipeline.addresses.kinds import is_route
from pipeline.archives.urls import to_moment
from pipeline.checks.certainty import certain_fields
from pipeline.checks.copy_wording import OWN_STYLE
from pipeline.checks.corrected import corrections_of
from pipeline.checks.facts import FACTS
from pipeline.checks.links.case import Case
from pipeline.checks.links.link import judge_case, unchecked_link
from pipeline.checks.links.sibling import Probe
from pipeline.checks.lint import Batch, Checked, lint
from pipeline.checks.quotations.readable import IN_ARCHIVE, Readable
from pipeline.checks.titles.title import check_title
from pipeline.checks.titles.translation import shared_words
from pipeline.checks.verdict import decide
from pipeline.copies.comparison import CopyComparison
from pipeline.settings import CiteSettings, LintSettings
from pipeline.text.model import Outline, Page
from reports.corrections import with_corrections
from reports.model import (
    ArchiveFinding,
    CheckStatus,
    CitationResult,
    FactCheck,
    FactName,
    LinkFinding,
    Source,
    TitleCheck,
    TitleStatus,
)

EXCERPT_LENGTH = 320
"""Characters of the main text that a report shows: two or three sentences."""

_DAY_OF_STAMP = 8
"""Digits of a time stamp that say a day."""
_AGAINST = (TitleStatus.MISMATCH, TitleStatus.OTHER_LANGUAGE)
NO_URL = unchecked_link("no-url", "The note gives no address for this work: nothing to check.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one cited URL."""

    capture: Capture
    page: Page
    probe: Probe | None = None
    """The random sibling and the home page, where a soft 404 was in doubt."""
    refused: LinkFinding | None = None
    """What the first answer had seemed to say, where asking in another way showed that it was not so."""

    def case(self, url: str, cited_title: str | None, publisher: str | None = None) -> Case:
        """What it is for a citation of the URL."""
        return Case.of(url, self.capture, self.page, cited_title, publisher)

    def judged(self, case: Case) -> LinkFinding:
        """What became of the link."""
        link = judge_case(case, self.probe)
        if self.refused is None or not link.status.living:
            return link
        told = f"{link.detail} To a program it had answered otherwise: {self.refused.detail}"
        return replace(link, detail=told, attempts=link.attempts + self.refused.attempts)


def judge_citation(citation: Citation, footnote: Footnote, evidence: Evidence | None) -> CitationResult:
    """Link, source, title, date and authors of one citation; ``evidence`` is None where there is no URL."""
    unknown = TitleCheck(TitleStatus.UNKNOWN, cited=citation.title)
    if citation.url is None or evidence is None:
        return CitationResult(citation, footnote, link=NO_URL, title_check=unknown)
    page = evidence.page
    case = evidence.case(citation.url, citation.title, citation.publisher)
    link = evidence.judged(case)
    if not link.status.living:
        return CitationResult(citation, footnote, link=link, title_check=unknown)
    # A copy that is cited as the source itself is read as the page that it is a copy of.
    original, page = original_of(citation.url), _as_captured(page, citation.url)
    if original == case.landing and page is case.page:
        title = case.title
    else:
        title = check_title(citation.title, page, publisher=citation.publisher, url=original)
    shell = page.needs_script or page.framed or page.scripted or is_route(citation.url)
    if shell and title.status is TitleStatus.MISMATCH:
        # One shell serves every address of such a site: its title is that of none of them.
        title = replace(title, status=TitleStatus.UNKNOWN)
    if title.status in _AGAINST and certain_fields(citation).title is None:
        title = replace(title, status=TitleStatus.UNKNOWN)
    if citation.title and title.status is TitleStatus.OTHER_LANGUAGE:
        title = replace(title, shared=shared_words(citation.title, page))
    cited = citation if original == citation.url else replace(citation, url=original)
    return CitationResult(
        citation,
        footnote,
        link=link,
        source=_source(page, title),
        title_check=title,
        facts=tuple((fact.name, fact.check(cited, page)) for fact in FACTS),
    )


def _as_captured(page: Page, url: str) -> Page:
    """A page of an archive, which was to be seen on the day of its capture; any other as it is."""
    capture = capture_of(url)
    if capture is None or len(capture[1]) < _DAY_OF_STAMP:
        return page
    return replace(page, seen=to_moment(capture[1]).date())


def lint_document(
    results: Sequence[CitationResult], outlines: Sequence[Outline | None], reading: Reading | None, today: date
) -> list[CitationResult]:
    """The results of one document with what the lint says about each; it has to see all of them at once.

    Args:
        results: judged.
        outlines: of the page of each.
        reading: the document.
        today: day of the run, UTC.
    """
    checked = tuple(Checked(_certain(result), outline) for result, outline in zip(results, outlines, strict=True))
    found = lint(Batch(checked, (reading,) if reading else (), today))
    return [replace(result, lint=said) if (said := found.get(result.citation.id)) else result for result in results]


def _certain(result: CitationResult) -> CitationResult:
    """The result of what was read without doubt."""
    citation = certain_fields(result.citation)
    return result if citation is result.citation else replace(result, citation=citation)


def readables(result: CitationResult, page: Page | None, comparison: CopyComparison | None) -> tuple[Readable, ...]:
    """What quotations of a citation can be looked for in: what its address shows, then a copy that shows more.

    ``page`` is what was read at the address, whatever that was.
    """
    url, link, title = result.citation.url, result.link, result.title_check
    found: list[Readable] = []
    lost = comparison is not None and comparison.link is not None
    if url is not None and page is not None and link is not None and link.status.living and not lost:
        found.append(Readable(page, url, title.status if title else TitleStatus.UNKNOWN))
    if comparison is not None and comparison.copy is not None:
        found.append(comparison.copy)
    return tuple(found)


def in_the_light_of(
    result: CitationResult, archive: ArchiveFinding, comparison: CopyComparison | None
) -> CitationResult:
    """The same result with its copy, and what that copy says of the source."""
    result = replace(result, archive=archive, title_check=_title_with_history(result.title_check, archive))
    return result if comparison is None else _in_its_light(result, archive, comparison)


def conclude(result: CitationResult, settings: LintSettings, cite: CiteSettings = OWN_STYLE) -> CitationResult:
    """The same result, of which everything else is known, with verdict, reasons and corrected note."""
    verdict, reasons = decide(result, settings)
    result = replace(result, verdict=verdict, reasons=reasons)
    corrections = corrections_of(result, cite)
    if not corrections:
        return result
    corrected = with_corrections(result.citation.text, corrections)
    changed = corrected if corrected != result.citation.text else None
    return replace(result, corrected=changed, corrections=corrections)


def _title_with_history(live: TitleCheck | None, archive: ArchiveFinding) -> TitleCheck | None:
    """A mismatch becomes ``changed`` where an archived copy carries the cited title (the contract's rule)."""
    copy = archive.title_check
    if live is None or live.status is not TitleStatus.MISMATCH or copy is None or copy.status is not TitleStatus.MATCH:
        return live
    return replace(live, status=TitleStatus.CHANGED)


def _in_its_light(result: CitationResult, archive: ArchiveFinding, comparison: CopyComparison) -> CitationResult:
    """The same result with what an archived copy says of the source."""
    result = replace(result, drift=comparison.drift, given_copy_good=comparison.given_is_good)
    if comparison.link is not None:
        unknown = TitleCheck(TitleStatus.UNKNOWN, cited=result.citation.title)
        result = replace(result, link=comparison.link, source=None, title_check=unknown, facts=())
    if comparison.new_address is not None and result.link is not None:
        result = replace(result, link=replace(result.link, new_address=comparison.new_address))
    if comparison.link is not None:
        return result
    if comparison.page is not None and archive.url is not None:
        return _as_archived(result, archive.title_check, comparison.page)
    return _as_it_was(result, comparison.copy)


def _as_it_was(result: CitationResult, copy: Readable | None) -> CitationResult:
    """Where the page carries another title now, date and authors that disagree are another work's: the copy's count."""
    check = result.title_check
    if check is None or check.status is not TitleStatus.CHANGED or copy is None or copy.title is not TitleStatus.MATCH:
        return result
    return replace(result, facts=_facts_of_copy(result, copy.page, (CheckStatus.MISMATCH,)))


def _as_archived(result: CitationResult, shown: TitleCheck | None, page: Page) -> CitationResult:
    """What a copy says in the place of a page that programs may not read; what the page did say stands."""
    check = result.title_check
    if shown is not None and shown.status is not TitleStatus.UNKNOWN and _says_nothing(check):
        check = replace(shown, found_in=IN_ARCHIVE)
    return replace(
        result,
        title_check=check,
        source=replace(_source(page, shown or TitleCheck(TitleStatus.UNKNOWN)), found_in=IN_ARCHIVE),
        facts=_facts_of_copy(result, page, (None, CheckStatus.UNKNOWN)),
    )


def _facts_of_copy(
    result: CitationResult, page: Page, replaced: tuple[CheckStatus | None, ...]
) -> tuple[tuple[FactName, FactCheck], ...]:
    """The facts of a result, those of these statuses (None: not checked) held against an archived copy."""
    known = dict(result.facts)
    for fact in FACTS:
        check = known.get(fact.name)
        if (check and check.status) in replaced:
            known[fact.name] = _archived(fact.check(result.citation, page))
    return tuple(known.items())


def _says_nothing(check: TitleCheck | None) -> bool:
    return check is None or check.status is TitleStatus.UNKNOWN


def _archived(check: FactCheck) -> FactCheck:
    return replace(check, found_in=IN_ARCHIVE) if check.found else check


def _source(page: Page, title: TitleCheck) -> Source:
    excerpt = " ".join(page.text.split())
    if len(excerpt) > EXCERPT_LENGTH:
        excerpt = excerpt[:EXCERPT_LENGTH].rsplit(" ", 1)[0] + " …"
    return Source(
        site=page.site,
        title=title.found or (page.titles[0].text if page.titles else None),
        date=page.published,
        authors=page.authors,
        language=page.language,
        excerpt=excerpt or None,
    )
