"""The verdict table, its reasons in words, and the note ready to paste."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes.answers import NOW, URL, decided, result

from footnotes.model import Citation, CitedCopy, Reading
from pipeline.checks.corrected import corrections_of
from pipeline.checks.findings import KINDS, Kind
from pipeline.checks.findings.project import dismissed_in_vain
from pipeline.checks.lint import RULES
from pipeline.checks.verdict import ABOUT_REFERENCES
from pipeline.settings import LintLevel, LintSettings
from reports.corrections import with_corrections
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CheckStatus,
    CitationResult,
    Confidence,
    Drift,
    FactCheck,
    FactName,
    LinkFinding,
    LinkHistory,
    LinkState,
    LinkStatus,
    Notice,
    NoticeKind,
    Person,
    QuoteCheck,
    QuoteStatus,
    Reason,
    Severity,
    Source,
    TitleCheck,
    TitleStatus,
    Verdict,
    WorkDifference,
    WorkField,
    WorkFinding,
    WorkRecord,
    WorkStatus,
)

README = Path(__file__).parents[2] / "README.md"
COPY = f"https://web.archive.org/web/20190503101500/{URL}"
MATCH, UNKNOWN = TitleCheck(TitleStatus.MATCH, 1.0), TitleCheck(TitleStatus.UNKNOWN)
FOUND = ArchiveFinding(ArchiveStatus.FOUND, COPY, "20190503101500", MATCH)
OTHER_COPY = replace(FOUND, title_check=UNKNOWN)
NO_COPY = ArchiveFinding(ArchiveStatus.NONE)
MISMATCH = TitleCheck(TitleStatus.MISMATCH, 0.3, "Flood wall report", "Bakers call for cheaper flour")


def corrected_note(known: CitationResult) -> str | None:
    """The citation as it could stand in the note; None when nothing changes."""
    corrections = corrections_of(known)
    return with_corrections(known.citation.text, corrections) if corrections else None


def link(status: LinkStatus, **more: object) -> LinkFinding:
    return replace(LinkFinding(status, "code", "What the site said.", checked_at=NOW), **more)  # type: ignore[arg-type]


def with_given(known: CitationResult) -> CitationResult:
    """The same, its note giving an archived copy."""
    return replace(known, citation=replace(known.citation, cited_copy=CitedCopy(COPY, URL, "20190503101500")))


ALIVE = link(LinkStatus.ALIVE)
NOWHERE_TO_GO = replace(link(LinkStatus.SKIPPED), reason="no-url")
RECORD = WorkRecord(registry="crossref", key="10.1234/a", titles=("Gulls",), authors=(Person("Roe", "Jane"),))
NOTICES = tuple(Notice(kind, None, None) for kind in NoticeKind)
TABLE: dict[str, tuple[CitationResult, Verdict, list[str]]] = {
    "alive": (result(link=ALIVE, title_check=MATCH), Verdict.OK, []),
    "alive, title unknown": (result(link=ALIVE, title_check=UNKNOWN), Verdict.OK, []),
    "alive, other language": (
        result(link=ALIVE, title_check=TitleCheck(TitleStatus.OTHER_LANGUAGE)),
        Verdict.OK,
        ["other-language"],
    ),
    "dead for the first time": (
        result(link=link(LinkStatus.DEAD), history=LinkHistory(LinkState.SUSPECT, NOW, NOW, 1, changed=True)),
        Verdict.REVIEW,
        ["suspect"],
    ),
    "dead, a good copy in the note": (
        result(link=link(LinkStatus.DEAD), archive=FOUND, given_copy_good=True),
        Verdict.OK,
        ["cited-with-copy"],
    ),
    "alive, a bad copy in the note": (
        with_given(result(link=ALIVE, title_check=MATCH, given_copy_good=False)),
        Verdict.REVIEW,
        ["cited-copy-bad"],
    ),
    "moved": (result(link=link(LinkStatus.MOVED, final_url="https://e.org/new")), Verdict.OK, ["moved"]),
    "dead": (result(link=link(LinkStatus.DEAD), archive=FOUND), Verdict.BROKEN, ["dead"]),
    "soft-404": (result(link=link(LinkStatus.SOFT_404)), Verdict.BROKEN, ["soft-404"]),
    "parked": (result(link=link(LinkStatus.PARKED)), Verdict.BROKEN, ["parked"]),
    "dead says nothing of titles": (result(link=link(LinkStatus.DEAD), title_check=MISMATCH), Verdict.BROKEN, ["dead"]),
    "error": (result(link=link(LinkStatus.ERROR), archive=FOUND), Verdict.REVIEW, ["error"]),
    "blocked without a copy": (result(link=link(LinkStatus.BLOCKED), archive=NO_COPY), Verdict.REVIEW, ["blocked"]),
    "blocked, nothing asked": (result(link=link(LinkStatus.BLOCKED)), Verdict.REVIEW, ["blocked"]),
    "blocked, copy of the title": (result(link=link(LinkStatus.BLOCKED), archive=FOUND), Verdict.OK, ["blocked"]),
    "blocked, copy of who knows": (
        result(link=link(LinkStatus.BLOCKED), archive=OTHER_COPY),
        Verdict.REVIEW,
        ["blocked"],
    ),
    "restricted": (result(link=link(LinkStatus.RESTRICTED)), Verdict.REVIEW, ["restricted"]),
    "restricted, copy of the title": (
        result(link=link(LinkStatus.RESTRICTED), archive=FOUND),
        Verdict.OK,
        ["restricted"],
    ),
    "mismatch": (result(link=ALIVE, title_check=MISMATCH), Verdict.REVIEW, ["title-mismatch"]),
    "changed": (
        result(link=ALIVE, title_check=replace(MISMATCH, status=TitleStatus.CHANGED), archive=FOUND),
        Verdict.OK,
        ["title-changed"],
    ),
    "pending": (result(link=ALIVE, archive=ArchiveFinding(ArchiveStatus.PENDING)), Verdict.OK, ["archive-pending"]),
    "refused": (
        result(link=ALIVE, archive=ArchiveFinding(ArchiveStatus.FAILED, error="error:blocked-url")),
        Verdict.OK,
        ["archive-failed"],
    ),
    "skipped": (result(link=link(LinkStatus.SKIPPED, reason="private-address")), Verdict.UNCHECKED, ["skipped"]),
    "not run": (result(), Verdict.UNCHECKED, ["not-checked"]),
    "quotes": (
        result(
            link=ALIVE,
            quotes=(
                QuoteCheck("a", QuoteStatus.ABSENT),
                QuoteCheck("b", QuoteStatus.ALTERED),
                QuoteCheck("c", QuoteStatus.FOUND),
            ),
        ),
        Verdict.REVIEW,
        ["quote-absent", "quote-altered"],
    ),
    "quotation that stops before its but": (
        result(link=ALIVE, quotes=(QuoteCheck("c", QuoteStatus.FOUND, goes_on="but only in spring"),)),
        Verdict.OK,
        ["quote-cut-short"],
    ),
    "date and author": (
        result(
            link=ALIVE,
            facts=(
                (FactName.DATE, FactCheck(CheckStatus.MISMATCH)),
                (FactName.AUTHOR, FactCheck(CheckStatus.MISMATCH)),
            ),
        ),
        Verdict.REVIEW,
        ["date-mismatch", "author-mismatch"],
    ),
    "facts unknown": (
        result(link=ALIVE, facts=((FactName.DATE, FactCheck()), (FactName.AUTHOR, FactCheck(CheckStatus.MATCH)))),
        Verdict.OK,
        [],
    ),
    "no address": (
        replace(result(link=link(LinkStatus.SKIPPED)), citation=replace(result().citation, url=None)),
        Verdict.UNCHECKED,
        ["no-url"],
    ),
    "unresolved": (
        replace(result(link=ALIVE), citation=replace(result().citation, unresolved="No note 8 stands before it.")),
        Verdict.REVIEW,
        ["unresolved-reference"],
    ),
    "repaired": (
        replace(result(link=ALIVE), citation=replace(result().citation, url_printed="https://riverpost .org/")),
        Verdict.OK,
        ["url-repaired"],
    ),
    "read in a copy": (
        result(link=ALIVE, source=Source(found_in="archive"), archive=FOUND),
        Verdict.OK,
        ["from-archive"],
    ),
    "great drift": (result(link=ALIVE, drift=Drift("major", 0.3, COPY)), Verdict.REVIEW, ["drift-major"]),
    "drift": (result(link=ALIVE, drift=Drift("off-topic", 0.1, COPY)), Verdict.REVIEW, ["drift-off-topic"]),
    "small drift": (result(link=ALIVE, drift=Drift("minor", 0.9, COPY)), Verdict.OK, []),
    "work found": (result(link=NOWHERE_TO_GO, work=WorkFinding(WorkStatus.FOUND, "Held.", RECORD)), Verdict.OK, []),
    "work with another year, journal and DOI": (
        result(
            link=NOWHERE_TO_GO,
            work=WorkFinding(
                *(WorkStatus.DIFFERS, "Held.", RECORD),
                differences=(
                    WorkDifference(WorkField.YEAR, "2017", "2011"),
                    WorkDifference(WorkField.CONTAINER, "Annals", "Journal"),
                ),
                doi_leads_to=RECORD,
                doi_unknown=True,
            ),
        ),
        Verdict.REVIEW,
        ["doi-of-another-work", "doi-unknown", "work-differs", "work-differs-little"],
    ),
    "work not found": (
        result(link=NOWHERE_TO_GO, work=WorkFinding(WorkStatus.NOT_FOUND, "Not found in Crossref.")),
        Verdict.UNCHECKED,
        ["skipped", "work-not-found"],
    ),
    "work that should be there": (
        result(link=NOWHERE_TO_GO, work=WorkFinding(WorkStatus.NOT_FOUND, "Not found in Crossref.", expected=True)),
        Verdict.REVIEW,
        ["work-not-found", "skipped"],
    ),
    "work of which something was said later": (
        result(link=NOWHERE_TO_GO, work=WorkFinding(WorkStatus.FOUND, "Held.", RECORD, notices=NOTICES)),
        Verdict.REVIEW,
        ["retracted", "withdrawn", "expression-of-concern", "corrected-later"],
    ),
    "worst first": (
        result(link=link(LinkStatus.MOVED), title_check=MISMATCH, archive=ArchiveFinding(ArchiveStatus.PENDING)),
        Verdict.REVIEW,
        ["title-mismatch", "moved", "archive-pending"],
    ),
}


@pytest.mark.parametrize(("known", "verdict", "codes"), TABLE.values(), ids=TABLE)
def test_verdict(known: CitationResult, verdict: Verdict, codes: list[str]) -> None:
    """Each row of the verdict table, with its reasons in the order of their weight."""
    found, reasons = decided(known)
    assert (found, [reason.code for reason in reasons]) == (verdict, codes)
    assert all(reason.message and reason.suggestion.endswith(".") for reason in reasons)


@pytest.mark.parametrize("status", LinkStatus)
def test_every_link_status_has_a_verdict(status: LinkStatus) -> None:
    """No link status falls through, and what is not fine says why."""
    verdict, reasons = decided(result(link=link(status)))
    assert (verdict is Verdict.OK) == status.living
    assert reasons or status is LinkStatus.ALIVE


WARNING = Reason("home-page", "It is a home page.", "Cite the page.", Severity.WARNING, Confidence.HIGH)
NOWHERE = replace(WARNING, code="reference-to-nowhere")
LINTED: dict[str, tuple[CitationResult, Verdict, list[str]]] = {
    "warning": (result(link=ALIVE, lint=(WARNING,)), Verdict.REVIEW, ["home-page"]),
    "hint": (result(link=ALIVE, lint=(replace(WARNING, severity=Severity.NOTE),)), Verdict.OK, ["home-page"]),
    "broken stays broken": (result(link=link(LinkStatus.DEAD), lint=(WARNING,)), Verdict.BROKEN, ["dead", "home-page"]),
    "unchecked stays unchecked": (
        result(link=link(LinkStatus.SKIPPED), lint=(WARNING,)),
        Verdict.UNCHECKED,
        ["skipped", "home-page"],
    ),
    "before what is merely worth knowing": (
        result(link=link(LinkStatus.MOVED), lint=(WARNING,)),
        Verdict.REVIEW,
        ["home-page", "moved"],
    ),
}


@pytest.mark.parametrize(("known", "verdict", "codes"), LINTED.values(), ids=LINTED)
def test_the_lint_and_the_verdict(known: CitationResult, verdict: Verdict, codes: list[str]) -> None:
    """A warning makes review of what was in order, and of nothing else; a hint changes nothing."""
    found, reasons = decided(known)
    assert (found, [reason.code for reason in reasons]) == (verdict, codes)


def test_every_finding_has_an_id() -> None:
    """An id is what a dismissal names: the citation's, a colon, the code, and a number where a code repeats."""
    twice = (QuoteCheck("a", QuoteStatus.ABSENT), QuoteCheck("b", QuoteStatus.ABSENT))
    _, reasons = decided(result(link=link(LinkStatus.MOVED), quotes=twice))
    assert [reason.id for reason in reasons] == [
        "draft.txt#1.1:quote-absent",
        "draft.txt#1.1:quote-absent~2",
        "draft.txt#1.1:moved",
    ]


def test_a_dismissal_stays_with_its_quotation() -> None:
    """The first was dismissed, then corrected: the second is another quotation still, and counts."""
    now = (QuoteCheck("a", QuoteStatus.FOUND), QuoteCheck("b", QuoteStatus.ABSENT))
    dismissed = LintSettings(dismissed=frozenset({"draft.txt#1.1:quote-absent"}))
    verdict, (absent,) = decided(result(link=ALIVE, quotes=now), dismissed)
    assert (verdict, absent.id, absent.dismissed) == (Verdict.REVIEW, "draft.txt#1.1:quote-absent~2", False)


SAID = {reason.code: reason for known, _, _ in TABLE.values() for reason in decided(known)[1]}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_is_in_the_readme(kind: Kind) -> None:
    """Editors look up there what a code means and how grave it is."""
    assert f"| `{kind.code}` | {kind.severity} | {kind.summary} |" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_finding_is_complete(kind: Kind) -> None:
    """Severity, confidence, a sentence and a suggestion; and no code that the list does not have."""
    reason = SAID[kind.code]
    assert reason.severity
    assert reason.confidence
    assert reason.message.endswith((".", "”."))
    assert reason.suggestion.endswith(".")
    assert SAID.keys() <= {kind.code for kind in KINDS}


def test_evidence_is_what_was_seen() -> None:
    """What a person would ask to see, and nothing empty."""
    _, (title, *_) = decided(result(link=ALIVE, title_check=MISMATCH))
    assert title.evidence == ("Flood wall report", "Bakers call for cheaper flour")
    gone = link(LinkStatus.DEAD, reason="http-410", http_status=410)
    _, (dead,) = decided(result(link=gone))
    assert (dead.evidence, dead.confidence, dead.severity) == (("HTTP 410",), Confidence.HIGH, Severity.ERROR)


@pytest.mark.parametrize(
    ("repairs", "damaged"),
    [((), False), (("doi-address",), False), (("added-scheme",), False), (("joined-space",), True)],
)
def test_damage_is_spoken_of_where_there_was_some(repairs: tuple[str, ...], damaged: bool) -> None:
    """A DOI without its resolver, or an address that begins with www, is whole as it is printed."""
    gone = result(link=link(LinkStatus.DEAD))
    _, (dead,) = decided(replace(gone, citation=replace(gone.citation, repairs=repairs)))
    assert ("damaged" in dead.suggestion) is damaged


def test_a_quotation_says_where_it_was_looked_for() -> None:
    """Of a page that is gone, an editor learns that its copy was read, of which day, and why an absence is sure."""
    why = "It names Orlen; the page does not."
    missing = QuoteCheck("a", QuoteStatus.ABSENT, found_in="archive", url=COPY, reason=why)
    _, (_, absent) = decided(result(link=link(LinkStatus.DEAD), archive=FOUND, quotes=(missing,)))
    assert absent.message == (
        "The archived copy of 3 May 2019 does not contain “a”. It names Orlen; the page does not."
    )
    _, (absent,) = decided(result(link=ALIVE, quotes=(replace(missing, found_in="page", reason=None),)))
    assert absent.message == "The source does not contain “a”."


def test_a_quotation_names_the_copy_that_was_read() -> None:
    """Another one than the citation was given in the end, if a new capture was made after it was read."""
    altered = QuoteCheck("It stood.", QuoteStatus.ALTERED, found_in="archive", url=f"{COPY}#:~:text=It")
    new = ArchiveFinding(ArchiveStatus.SAVED, COPY.replace("20190503", "20260301"), "20260301101500", UNKNOWN)
    _, (told,) = decided(result(link=ALIVE, archive=new, quotes=(altered,)))
    assert told.message == "The archived copy of 3 May 2019 words this differently: “It stood”."
    elsewhere = ArchiveFinding(ArchiveStatus.FOUND, "https://copies.example/AB12-CD34", "20200102000000", MATCH)
    altered = replace(altered, url=elsewhere.url)
    _, (told,) = decided(result(link=ALIVE, archive=elsewhere, quotes=(altered,)))
    assert told.message.startswith("The archived copy of 2 January 2020 words")


def test_a_new_copy_of_a_changed_page_is_not_the_one_to_cite() -> None:
    """What was captured after the change shows the change: the copy that the page was compared with is named."""
    drift = Drift("major", 0.3, COPY)
    _, (told,) = decided(result(link=ALIVE, drift=drift, archive=FOUND))
    assert told.suggestion == "Cite the archived copy of 3 May 2019."
    new = ArchiveFinding(ArchiveStatus.SAVED, COPY.replace("20190503", "20260301"), "20260301101500", MATCH)
    known = result(link=ALIVE, drift=drift, archive=new)
    _, (told,) = decided(known)
    assert told.suggestion == "Compare it with the archived copy of 3 May 2019, and cite that if it shows the source."
    assert corrected_note(known) is None
    assert f"(archived at {COPY})" in (corrected_note(replace(known, archive=FOUND)) or "")


def test_a_date_says_where_it_was_read() -> None:
    """A date of the archived copy is not told of the page."""
    date = FactCheck(CheckStatus.MISMATCH, "2018", "2019-05-03", "archive")
    _, (told,) = decided(result(link=ALIVE, archive=FOUND, facts=((FactName.DATE, date),)))
    assert told.message == "The archived copy of 3 May 2019 is dated 3 May 2019, the note says 2018."


PROJECTS: dict[str, tuple[LintSettings, Verdict, list[str]]] = {
    "as it is": (LintSettings(), Verdict.REVIEW, ["title-mismatch", "moved"]),
    "off": (LintSettings(levels={"title-mismatch": LintLevel.OFF}), Verdict.OK, ["moved"]),
    "down": (LintSettings(levels={"title-mismatch": LintLevel.NOTE}), Verdict.OK, ["title-mismatch", "moved"]),
    "up": (LintSettings(levels={"moved": LintLevel.WARNING}), Verdict.REVIEW, ["title-mismatch", "moved"]),
    "dismissed": (
        LintSettings(dismissed=frozenset({"draft.txt#1.1:title-mismatch"})),
        Verdict.OK,
        ["title-mismatch", "moved"],
    ),
}


@pytest.mark.parametrize(("project", "verdict", "codes"), PROJECTS.values(), ids=PROJECTS)
def test_a_project_has_its_say(project: LintSettings, verdict: Verdict, codes: list[str]) -> None:
    """Any finding can be switched off, turned up or down, and dismissed; the verdict follows."""
    found, reasons = decided(result(link=link(LinkStatus.MOVED), title_check=MISMATCH), project)
    assert (found, [reason.code for reason in reasons]) == (verdict, codes)
    assert [reason.code for reason in reasons if reason.dismissed] == (codes[:1] if project.dismissed else [])


def test_a_dismissed_rot_is_no_rot() -> None:
    """Who has seen with his own eyes that a link works may say so; what could not be checked stays unchecked."""
    dead = LintSettings(dismissed=frozenset({"draft.txt#1.1:dead"}))
    assert decided(result(link=link(LinkStatus.DEAD)), dead)[0] is Verdict.OK
    skipped = LintSettings(dismissed=frozenset({"draft.txt#1.1:skipped"}))
    assert decided(result(link=link(LinkStatus.SKIPPED)), skipped)[0] is Verdict.UNCHECKED


def test_a_reference_is_told_once() -> None:
    """Where the lint says why an ibid. was not resolved, that replaces the general reason, unless it was dismissed."""
    known = result(link=link(LinkStatus.SKIPPED, reason="no-url"), lint=(NOWHERE,))
    known = replace(known, citation=replace(known.citation, url=None, unresolved="No note 8 stands before it."))
    verdict, reasons = decided(known)
    assert (verdict, [reason.code for reason in reasons]) == (Verdict.REVIEW, ["reference-to-nowhere"])
    wrong = LintSettings(dismissed=frozenset({"draft.txt#1.1:reference-to-nowhere"}))
    verdict, reasons = decided(known, wrong)
    assert verdict is Verdict.REVIEW
    assert reasons[0].code == "unresolved-reference"
    assert {rule.code for rule in RULES} >= ABOUT_REFERENCES


def test_unresolved_reference() -> None:
    """An ibid. that points nowhere is for a person to look at, though it has no address."""
    known = result(link=link(LinkStatus.SKIPPED, reason="no-url"))
    known = replace(known, citation=replace(known.citation, url=None, unresolved="The note before names two works."))
    verdict, reasons = decided(known)
    assert (verdict, [reason.code for reason in reasons]) == (Verdict.REVIEW, ["unresolved-reference"])


def test_no_address() -> None:
    """A citation without an address is unchecked and says that it must be checked by hand."""
    known = result(link=link(LinkStatus.SKIPPED, reason="no-url"))
    verdict, reasons = decided(replace(known, citation=replace(known.citation, url=None)))
    assert (verdict, reasons[0].code) == (Verdict.UNCHECKED, "no-url")


def test_suggestion_names_the_day_of_the_copy() -> None:
    """What to do next is said with the day of the copy, as people write days."""
    _, reasons = decided(result(link=link(LinkStatus.DEAD), archive=FOUND))
    assert "the archived copy of 3 May 2019" in reasons[0].suggestion


def test_damaged_address_that_is_dead() -> None:
    """Other readings of a damaged address come before the search for another source."""
    known = result(link=link(LinkStatus.DEAD))
    known = replace(known, citation=replace(known.citation, alternatives=("https://e.org/b",)))
    assert "other readings" in decided(known)[1][0].suggestion


def test_mismatch_shows_both_titles() -> None:
    """A mismatch is told with both titles, so that an editor can judge it."""
    message = decided(result(link=ALIVE, title_check=MISMATCH))[1][0].message
    assert "“Bakers call for cheaper flour”" in message
    assert "“Flood wall report”" in message


def test_nothing_to_correct() -> None:
    """A living, well-cited source needs no other note, and neither does a blocked one."""
    assert corrected_note(result(link=ALIVE, archive=FOUND)) is None
    assert corrected_note(result(link=link(LinkStatus.BLOCKED), archive=FOUND)) is None
    assert corrected_note(result(link=link(LinkStatus.DEAD), archive=NO_COPY)) is None


def test_corrected_dead_link() -> None:
    """The copy stands behind the address, before the full stop."""
    text = corrected_note(result(link=link(LinkStatus.DEAD), archive=FOUND))
    assert text == f"A. Weir, “Flood wall report”, River Post, 3 May 2019, {URL} (archived at {COPY})."


def test_corrected_changed_page() -> None:
    """A page that has changed is cited with the copy that carries the cited title."""
    changed = replace(MISMATCH, status=TitleStatus.CHANGED)
    assert f"(archived at {COPY})" in (corrected_note(result(link=ALIVE, title_check=changed, archive=FOUND)) or "")


def test_corrected_move() -> None:
    """A moved page gets its new address in the place of the old one."""
    text = corrected_note(result(link=link(LinkStatus.MOVED, final_url="https://e.org/new")))
    assert text == "A. Weir, “Flood wall report”, River Post, 3 May 2019, https://e.org/new."


def test_corrected_repair() -> None:
    """An address that was printed broken is put right where it stood."""
    known = result(link=ALIVE)
    printed = URL.replace("flood-wall", "flood- wall")
    cited = replace(known.citation, text=f"Weir, <{printed}>.", url_printed=printed)
    assert corrected_note(replace(known, citation=cited)) == f"Weir, <{URL}>."


def test_corrected_without_an_address_in_the_text() -> None:
    """Where the address is behind a linked word, the copy goes to the end of the citation."""
    known = result(link=link(LinkStatus.DEAD), archive=FOUND)
    cited = replace(known.citation, text="Weir, Flood wall report.")
    assert corrected_note(replace(known, citation=cited)) == f"Weir, Flood wall report (archived at {COPY})."


@pytest.mark.parametrize(
    ("dismissed", "told"),
    [("a.md#1.1:dead", 0), ("a.md#9.1:dead", 1), ("b.md#9.1:dead", 0)],
    ids=["a citation of the run", "no citation any more", "a document of another run"],
)
def test_a_dismissal_of_nothing_is_told(dismissed: str, told: int) -> None:
    """Whose notes were numbered anew would otherwise see a finding come back without knowing why."""
    reading = Reading("a.md", "a.md", "", "markdown", (), (Citation("a.md#1.1", "a.md#1", "a.md", ""),))
    said = list(dismissed_in_vain(LintSettings(dismissed=frozenset({dismissed})), [reading]))
    assert len(said) == told
    assert all(dismissed in one for one in said)


def test_a_retraction_is_dated_as_a_reader_writes_it() -> None:
    notice = Notice(NoticeKind.RETRACTION, None, date(2015, 4, 2))
    work = WorkFinding(WorkStatus.FOUND, "Held.", RECORD, notices=(notice,))
    _, (told,) = decided(result(link=NOWHERE_TO_GO, work=work))
    assert told.message == "The source was retracted on 2 April 2015."
