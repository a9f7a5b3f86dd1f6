"""What decisions do to verdicts: settle, stay open, be reopened, be told as orphans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fakes.answers import NOW, URL, result

from footnotes.model import Anchor, Reading
from pipeline.checks.verdict import decide
from pipeline.decisions.book import DecisionBook
from pipeline.decisions.journal import Entry, Where, append, read_journal
from pipeline.settings import LintSettings, ReviewSettings
from reports.model import (
    CitationResult,
    DecisionState,
    LinkFinding,
    LinkStatus,
    QuoteCheck,
    QuoteStatus,
    Report,
    Run,
    TitleCheck,
    TitleStatus,
    Verdict,
)
from reports.places import Neighbours, cited_in_run

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ALIVE = LinkFinding(LinkStatus.ALIVE, "ok", "It answers.", checked_at=NOW)
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "The site answers that there is no such page (404).", checked_at=NOW)
SENTENCE = "The flood wall was raised by a hand in the year of the survey."
ELSEWHERE = replace(result().footnote, anchor=Anchor("Another sentence that says something else."))


def _judged(**parts: object) -> CitationResult:
    judged = result(**parts)  # type: ignore[arg-type]
    judged = replace(judged, footnote=replace(judged.footnote, anchor=Anchor(SENTENCE)))
    verdict, reasons = decide(judged, LintSettings())
    return replace(judged, verdict=verdict, reasons=reasons)


TITLED = {"link": ALIVE, "title_check": TitleCheck(TitleStatus.MISMATCH, 0.3, "Flood wall", "Cheaper flour")}


class _Desk:
    """A document that is checked again and again."""

    def __init__(self, folder: Path) -> None:
        self.document = folder / "draft.md"
        self.document.write_text("draft")
        self.book = DecisionBook.of([str(self.document)], ReviewSettings())

    def applied(self, *results: CitationResult, path: Path | None = None) -> Report:
        names = {one.citation.document for one in results}
        readings = tuple(
            Reading(name, str(path or self.document), "0" * 64, "markdown", (), ()) for name in names or {"draft.md"}
        )
        report = Report("1", Run(NOON, NOON, offline=False, complete=True), readings, tuple(results))
        return self.book.applied(report, out=self.document.parent / "out")

    def decide(
        self,
        judged: CitationResult,
        code: str | None,
        state: str,
        minutes: int = 0,
        beside: Sequence[CitationResult] = (),
    ) -> None:
        names = {one.citation.document: "draft.md" for one in (judged, *beside)}
        cited = cited_in_run((judged, *beside), names)
        about = ",".join(f"{one.code}={one.about}" for one in judged.reasons)
        if code:
            about = next(one.about or "" for one in judged.reasons if one.finding == code)
        moment = NOON + timedelta(minutes=minutes)
        line = Entry(moment, "Anna", code, DecisionState(state), "seen", Where.of(cited[0], Neighbours(cited)), about)
        append(self.book.path, [line])


def test_settled_where_all_is_decided(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(**TITLED)
    desk.decide(judged, "title-mismatch", "wrong")
    (shown,) = desk.applied(judged).results
    assert shown.verdict is Verdict.SETTLED
    assert [(one.finding, one.state, one.outcome) for one in shown.decisions] == [("title-mismatch", "wrong", "kept")]


def test_what_waits_for_somebody_keeps_its_verdict(tmp_path: Path) -> None:
    for state in ("ask-author", "later"):
        desk, judged = _Desk(tmp_path), _judged(**TITLED)
        desk.decide(judged, "title-mismatch", state, minutes=1)
        assert desk.applied(judged).results[0].verdict is Verdict.REVIEW


def test_the_last_word_wins(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(**TITLED)
    desk.decide(judged, "title-mismatch", "later", minutes=5)
    desk.decide(judged, "title-mismatch", "wrong", minutes=1)
    (shown,) = desk.applied(judged).results
    assert shown.verdict is Verdict.REVIEW
    assert [one.state for one in shown.decisions] == ["later"]


def test_what_is_taken_back_leaves_the_word_before_it(tmp_path: Path) -> None:
    """Whatever the order of the lines; taking back twice is taking back once."""
    desk, judged = _Desk(tmp_path), _judged(**TITLED)
    desk.decide(judged, "title-mismatch", "wrong")
    desk.decide(judged, "title-mismatch", "later", minutes=1)
    first, second = (line.entry for line in read_journal(desk.book.path).lines)
    back = second.withdrawn(NOON + timedelta(minutes=2), "Ben")
    append(desk.book.path, [back, back])
    assert desk.applied(judged).results[0].verdict is Verdict.SETTLED
    append(desk.book.path, [first.withdrawn(NOON + timedelta(minutes=3), "Anna")])
    (shown,) = desk.applied(judged).results
    assert (shown.verdict, shown.decisions) == (Verdict.REVIEW, ())
    other = replace(judged, citation=replace(judged.citation, url=f"{URL}/b", text="Another."), footnote=ELSEWHERE)
    assert desk.applied(other).run.orphans == ()


def test_what_a_short_form_alone_shows_is_decided_by_itself(tmp_path: Path) -> None:
    """The sentence of an ibid. quotes what that of the full citation does not."""
    quoted = QuoteCheck("nine of the eleven gauges were read by hand", QuoteStatus.ABSENT, 0.1)
    other = QuoteCheck("two of the seven bridges were closed at noon", QuoteStatus.ABSENT, 0.1)
    desk, judged = _Desk(tmp_path), _judged(link=ALIVE, quotes=(other,))
    short = _judged(link=ALIVE, quotes=(quoted,))
    short = replace(short, citation=replace(short.citation, id="draft.md#2.1", same_as=judged.citation.id))
    mine = replace(judged, reasons=short.reasons)
    desk.decide(mine, "quote-absent", "wrong")
    full, again = desk.applied(judged, short).results
    assert (full.verdict, again.verdict) == (Verdict.REVIEW, Verdict.SETTLED)
    assert {one.outcome for one in again.decisions} == {"kept"}


def test_another_page_opens_it_again(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(**TITLED)
    desk.decide(judged, "title-mismatch", "accepted")
    changed = _judged(
        link=ALIVE, title_check=TitleCheck(TitleStatus.MISMATCH, 0.2, "Flood wall", "Harbour pilots vote")
    )
    (shown,) = desk.applied(changed).results
    assert (shown.verdict, shown.decisions[0].outcome) == (Verdict.REVIEW, "reopened")


def test_rot_of_one_kind_covers_the_others(tmp_path: Path) -> None:
    desk, dead = _Desk(tmp_path), _judged(link=DEAD)
    desk.decide(dead, "dead", "accepted")
    parked = _judged(link=replace(DEAD, status=LinkStatus.PARKED, reason="parked"))
    assert desk.applied(parked).results[0].verdict is Verdict.SETTLED


def test_a_whole_citation_covers_what_was_found_then(tmp_path: Path) -> None:
    """A new kind of finding is open, and what was decided stays decided."""
    desk, judged = _Desk(tmp_path), _judged(**TITLED)
    desk.decide(judged, None, "wrong")
    assert desk.applied(judged).results[0].verdict is Verdict.SETTLED
    more = _judged(**TITLED, quotes=(QuoteCheck("a phrase of the sentence", QuoteStatus.ABSENT, 0.1),))
    (shown,) = desk.applied(more).results
    assert (shown.verdict, shown.decisions[0].outcome) == (Verdict.REVIEW, "kept")


def test_the_second_quotation_is_not_the_first(tmp_path: Path) -> None:
    """Quotations are known by their words: one that is put before them takes nobody's decision."""
    first = QuoteCheck("nine of the eleven gauges were read by hand", QuoteStatus.ABSENT, 0.1)
    second = QuoteCheck("two of the seven bridges were closed at noon", QuoteStatus.ABSENT, 0.1)
    desk, judged = _Desk(tmp_path), _judged(link=ALIVE, quotes=(first, second))
    desk.decide(judged, "quote-absent:2", "wrong")
    assert desk.applied(judged).results[0].verdict is Verdict.REVIEW
    assert desk.applied(_judged(link=ALIVE, quotes=(second,))).results[0].verdict is Verdict.SETTLED
    assert desk.applied(_judged(link=ALIVE, quotes=(first,))).results[0].decisions[0].outcome == "reopened"


def test_short_forms_share_the_decisions_of_what_they_mean(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(link=DEAD)
    desk.decide(judged, "dead", "accepted")
    short = replace(
        judged, citation=replace(judged.citation, id="draft.md#2.1", text="Ibid.", same_as=judged.citation.id)
    )
    assert [one.verdict for one in desk.applied(judged, short).results] == [Verdict.SETTLED] * 2


def test_what_is_gone_is_told_as_its_line_stands(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(link=DEAD)
    desk.decide(judged, "dead", "accepted")
    other = replace(judged, citation=replace(judged.citation, url=f"{URL}/b", text="Another."), footnote=ELSEWHERE)
    (orphan,) = desk.applied(other).run.orphans
    assert (orphan.why, orphan.line["reason"], orphan.line["where"]["url"]) == ("gone", "seen", URL)


def test_documents_that_are_not_part_of_the_run_lose_nothing(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(link=DEAD)
    desk.decide(judged, "dead", "accepted")
    report = desk.applied(judged, path=tmp_path / "other.md")
    assert report.run.orphans == ()
    assert report.results[0].decisions == ()
    assert "draft.md" in report.run.warnings[0]


def test_dismissals_of_the_settings_are_taken_over_once(tmp_path: Path) -> None:
    desk, judged = _Desk(tmp_path), _judged(link=DEAD)
    settings = LintSettings(dismissed=frozenset({judged.reasons[0].id or ""}))
    verdict, reasons = decide(judged, settings)
    dismissed = replace(judged, verdict=verdict, reasons=reasons)
    assert "dismissed" in desk.applied(dismissed).run.warnings[0]
    (line,) = read_journal(desk.book.path).lines
    assert (line.entry.by, line.entry.state) == ("footproof.toml", "wrong")
    assert desk.book.still_dismissed(settings).dismissed == frozenset()
    assert desk.applied(judged).results[0].verdict is Verdict.SETTLED
    assert len(read_journal(desk.book.path).lines) == 1
