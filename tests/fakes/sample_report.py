"""Reports for tests: every verdict and status, four hundred citations, and one full of malice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cache.model import Hop, Record
from footnotes.model import Anchor, Citation, Footnote, Location, NoteKind, Reading, Span
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CheckStatus,
    CitationResult,
    Confidence,
    Correction,
    Decision,
    DecisionOutcome,
    DecisionState,
    Drift,
    DriftChange,
    DriftMeasures,
    FactCheck,
    FactName,
    LinkFinding,
    LinkStatus,
    Orphan,
    QuoteCheck,
    QuoteStatus,
    Reason,
    Rejected,
    Report,
    Run,
    Severity,
    Source,
    TitleCheck,
    TitleStatus,
    UnreadDocument,
    Verdict,
)

NOON = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
DOCUMENT = "harbour-inquiry.md"
OTHER = "annex-b.html"


def note(
    label: str, text: str, sentence: str | None, document: str = DOCUMENT, kind: NoteKind = NoteKind.FOOTNOTE
) -> Footnote:
    """A footnote on a line that its label gives."""
    line = 10 * int(label) if label.isdecimal() else None
    anchor = Anchor(sentence, line) if sentence else None
    return Footnote(f"{document}#{label}", document, label, kind, text, Location(line), anchor)


def cite(footnote: Footnote, place: int = 1, text: str | None = None, **fields: object) -> Citation:
    """The citation at ``place`` of a footnote."""
    known = Citation(f"{footnote.id}.{place}", footnote.id, footnote.document, text or footnote.text)
    return replace(known, **fields)


def link(
    status: LinkStatus, reason: str, detail: str, *answers: tuple[str, int | None], **fields: object
) -> LinkFinding:
    """A finding on the link, with its chain of addresses and what each answered."""
    hops = tuple(Hop(url, code) for url, code in answers)
    last = answers[-1] if answers else (None, None)
    found = LinkFinding(status, reason, detail, last[1], last[0] if last[1] else None, hops, NOON, 1)
    return replace(found, **fields)


def titles(status: TitleStatus, cited: str | None, found: str | None, score: float | None = None) -> TitleCheck:
    """A comparison with the heading of a page."""
    return TitleCheck(status, score, cited, found, "og:title" if found else None)


def told(code: str, message: str, suggestion: str) -> Reason:
    """A finding as grave as its code says."""
    grave = Severity.ERROR if code in ("dead", "soft-404", "parked") else Severity.WARNING
    return Reason(code, message, suggestion, grave, Confidence.HIGH)


def copy_of(
    url: str, timestamp: str, status: ArchiveStatus = ArchiveStatus.FOUND, check: TitleCheck | None = None
) -> ArchiveFinding:
    """A copy in the Wayback Machine."""
    return ArchiveFinding(status, f"https://web.archive.org/web/{timestamp}/{url}", timestamp, check)


def sample_report() -> Report:
    """Two documents and fourteen citations: each link status, title status and verdict occurs."""
    results = (*_broken(), *_review(), *_fine(), *_unchecked())
    ordered = sorted(results, key=lambda r: (r.citation.document != DOCUMENT, int(r.footnote.label)))
    return report_of(ordered, markers=("15", "16", "17", "23"), orphans=("9",))


def report_of(
    results: Sequence[CitationResult], markers: tuple[str, ...] = (), orphans: tuple[str, ...] = ()
) -> Report:
    """A report on the documents that ``results`` name; markers and orphans belong to the first."""
    names = list(dict.fromkeys(result.citation.document for result in results))
    readings = tuple(
        Reading(
            id=name,
            path=f"texts/{name}",
            sha256="ab" * 32,
            format=name.rpartition(".")[2].replace("md", "markdown"),
            footnotes=tuple(dict.fromkeys(r.footnote for r in results if r.citation.document == name)),
            citations=tuple(r.citation for r in results if r.citation.document == name),
            markers_without_note=markers if place == 0 else (),
            notes_without_marker=orphans if place == 0 else (),
            warnings=("The text was read as Windows-1252; it names no encoding.",) if place else (),
        )
        for place, name in enumerate(names)
    )
    return Report("0.1.0", Run(NOON, NOON + timedelta(minutes=4), False, True), readings, tuple(results))


def parsed_report() -> Report:
    """What there is after parsing alone: no stage has found anything out."""
    whole = sample_report()
    return replace(whole, results=tuple(CitationResult(r.citation, r.footnote) for r in whole.results))


def decidable_report() -> Report:
    """The sample after a day at the desk: findings that can be decided, corrections, decisions of every outcome."""
    whole = sample_report()
    results = [_decidable(result) for result in whole.results]
    ids = {result.citation.id: place for place, result in enumerate(results)}

    def change(name: str, **fields: object) -> None:
        place = ids[f"{DOCUMENT}#{name}"]
        results[place] = replace(results[place], **fields)

    def decided(finding: str, outcome: DecisionOutcome, state: DecisionState = DecisionState.ACCEPTED) -> Decision:
        return Decision(finding, state, "Anna Weir", NOON, "The author sent the printed page.", outcome)

    change("3.1", verdict=Verdict.SETTLED, decisions=(decided("title-mismatch", DecisionOutcome.MOVED),))
    change("5.1", decisions=(decided("error", DecisionOutcome.REOPENED),))
    for name, addition, safe in (
        ("2.1", " (archived at https://web.archive.org/web/2016/x)", True),
        ("4.1", ", gone", False),
    ):
        result = results[ids[f"{DOCUMENT}#{name}"]]
        end = len(result.citation.text)
        address = Span(addition.index("http"), len(addition) - 1) if safe else None
        change(name, corrections=(Correction(Span(end, end), addition, safe, address),))
    gone = {"at": "2026-03-02T10:00:00.000Z", "by": "Ben", "finding": "dead", "state": "later", "reason": "On leave."}
    where = {"document": DOCUMENT, "note": "7", "url": None, "text": "A note that is gone.", "sentence": None}
    orphans = (
        Orphan({**gone, "where": where, "about": "ab"}, "gone"),
        Orphan({**gone, "where": where, "about": "ab"}, "ambiguous", (f"{DOCUMENT}#2.1", f"{DOCUMENT}#4.1")),
    )
    names = {reading.id: reading.id for reading in whole.documents}
    run = replace(whole.run, decisions="../footproof-decisions.jsonl", orphans=orphans, decided_as=names)
    return replace(whole, run=run, results=tuple(results))


def _decidable(result: CitationResult) -> CitationResult:
    reasons = tuple(replace(one, finding=one.code, about=f"{number:012x}") for number, one in enumerate(result.reasons))
    return replace(result, reasons=reasons)


def incomplete_report() -> Report:
    """A run that was cut short, with a document that could not be read and one whose notes are lost."""
    whole = sample_report()
    lost = Reading("minutes.txt", "texts/minutes.txt", "cd" * 32, "text", (), (), tuple(str(n) for n in range(1, 173)))
    return replace(
        whole,
        run=replace(whole.run, complete=False, missing="12 addresses were not fetched. Run the same command again."),
        documents=(*whole.documents, lost),
        unread=(UnreadDocument("texts/budget.xlsb", "This is a binary file, not text. Save it as .md or .html."),),
    )


def many(count: int) -> Report:
    """The sample's citations over and over, with numbers of their own, until there are ``count``."""
    samples = sample_report().results
    results = []
    for number in range(1, count + 1):
        sample = samples[number % len(samples)]
        document = sample.citation.document
        label = str(number)
        footnote = replace(sample.footnote, id=f"{document}#{label}", label=label)
        title = sample.citation.title and f"{sample.citation.title}, part {number}"
        citation = replace(sample.citation, id=f"{document}#{label}.1", footnote=footnote.id, title=title, same_as=None)
        results.append(replace(sample, citation=citation, footnote=footnote))
    return report_of(results)


def hostile_report() -> Report:
    """Every text field tries to get out of the page, the table or the terminal."""
    evil = (
        '<script>window.pwned=1;alert(1)</script><img src=x onerror="window.pwned=1">'
        "'\"></title></style></script><svg onload=window.pwned=1>{{7*7}}{% raw %}"
        "\x00\x1b[31mred\x1b]0;owned\x07\u202egnp.exe\u2069\ud800 "
        "=cmd|'/C calc'!A0 https://tracker.invalid/x.png"
    )
    long = "w" * 5_000
    arabic = "تقرير عن الميناء القديم"
    results = []
    for number, (text, url) in enumerate(
        (
            (evil, "javascript:window.pwned=1"),
            (
                f'=HYPERLINK("http://tracker.invalid") {evil}',
                "data:text/html,<script>window.pwned=1</script>",
            ),
            (f"\t@SUM(1+1) {long}", f"http://example.test/{long}"),
            (f"{arabic} {evil}", 'http://example.test/"onmouseover="window.pwned=1'),
            ("＝1+1; =2+2", "http://[broken"),
        ),
        start=1,
    ):
        footnote = replace(note(str(number), text, text), label=f"{number}{evil}" if number == 1 else str(number))
        citation = cite(footnote, 1, text, title=text, authors=(text,), publisher=evil, date=evil, url=url)
        citation = replace(citation, url_printed=evil, repairs=(evil,), alternatives=(url, evil), unresolved=evil)
        results.append(
            CitationResult(
                citation,
                footnote,
                link=link(LinkStatus.DEAD, evil, evil, (url, 302), (f"{url}#2", 799)),
                source=Source(evil, text, evil, (evil,), evil, text),
                title_check=TitleCheck(TitleStatus.MISMATCH, 0.1, text, evil, evil),
                facts=(
                    (FactName.DATE, FactCheck(CheckStatus.MISMATCH, evil, evil, evil)),
                    (FactName.AUTHOR, FactCheck(CheckStatus.MISMATCH, evil, evil, evil)),
                ),
                quotes=(QuoteCheck(evil, QuoteStatus.ABSENT, 0.0, text, url),),
                drift=Drift(evil, 0.5, url),
                archive=ArchiveFinding(ArchiveStatus.FOUND, url, evil, None, evil, evil, None, (Rejected(evil, evil),)),
                verdict=Verdict.BROKEN,
                reasons=(Reason(evil, evil, text, Severity.ERROR, Confidence.HIGH, (evil,), evil),),
                corrected=text,
            )
        )
    whole = report_of(results, markers=(evil, long), orphans=(evil,))
    return replace(
        whole,
        run=replace(whole.run, complete=False, missing=evil),
        unread=(UnreadDocument(f"{evil}.txt", evil),),
    )


def _broken() -> tuple[CitationResult, ...]:
    pier = note(
        "2",
        "Ada Lindqvist, “Who Owns the Old Pier?”, The Harbour Courier, 5 December 2016, "
        "https://courier.example/2016/12/05/who-owns-the-old-pier.html; see also Port Authority, "
        "Register of Moorings, 2015.",
        "The pier changed hands three times in a decade, and no buyer was ever named.",
    )
    outlet = pier.text.index("The Harbour Courier")
    pier = replace(pier, emphasis=(Span(outlet, outlet + len("The Harbour Courier")),))
    tides = note(
        "4",
        "Tide Tables Online, “Spring tides at Marrow Point”, March 2018, https://tides.example/marrow/spring",
        "Spring tides had covered the lower quay twice in the week before the collapse.",
    )
    ferry = note(
        "6",
        "B. Okafor and L. Strand, “The Night Ferry”, Coastline Review 12 (2014), https://coastline-review.example/12/ferry",
        "A survivor described the crossing as “a long argument with the water”.",
    )
    pier_url = "https://courier.example/2016/12/05/who-owns-the-old-pier.html"
    pier_title = "Who Owns the Old Pier?"
    return (
        CitationResult(
            cite(
                pier,
                1,
                pier.text.split("; see")[0],
                authors=("Ada Lindqvist",),
                title=pier_title,
                publisher="The Harbour Courier",
                date="2016-12-05",
                url=pier_url,
                url_printed="https://courier.example/2016/12/05/who-owns-the- old-pier.html",
                repairs=("joined-space",),
                alternatives=("https://courier.example/2016/12/05/who-owns-the-",),
            ),
            pier,
            link=link(
                LinkStatus.DEAD,
                "http-404",
                "courier.example answers “404 Not Found”.",
                ("http://courier.example/2016/12/05/who-owns-the-old-pier.html", 301),
                (pier_url, 302),
                ("https://www.courier.example/404", 404),
                attempts=2,
            ),
            title_check=titles(TitleStatus.UNKNOWN, pier_title, None),
            archive=replace(
                copy_of(pier_url, "20161207091533", check=titles(TitleStatus.MATCH, pier_title, pier_title, 1.0)),
                local=Record("footproof-00001.warc.gz", 48211, 9120, "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"),
                rejected=(
                    Rejected("20161206031200", "It shows the newspaper's login form."),
                    Rejected("20190214120000", "It shows an error page."),
                ),
            ),
            verdict=Verdict.BROKEN,
            reasons=(
                told(
                    "dead",
                    "The page is gone: courier.example answers “404 Not Found”.",
                    "Cite the archived copy of 7 December 2016, which carries the cited title.",
                ),
            ),
            corrected="Ada Lindqvist, “Who Owns the Old Pier?”, The Harbour Courier, 5 December 2016, "
            f"{pier_url}, archived at https://web.archive.org/web/20161207091533/{pier_url}",
        ),
        CitationResult(
            cite(
                tides,
                title="Spring tides at Marrow Point",
                publisher="Tide Tables Online",
                date="2018-03",
                url="https://tides.example/marrow/spring",
            ),
            tides,
            link=link(
                LinkStatus.SOFT_404,
                "redirect-to-home",
                "The deep link lands on the home page of tides.example.",
                ("https://tides.example/marrow/spring", 301),
                ("https://tides.example/", 200),
            ),
            source=Source("Tide Tables Online", "Tide Tables Online: every harbour, every day", language="en"),
            title_check=titles(
                TitleStatus.MISMATCH,
                "Spring tides at Marrow Point",
                "Tide Tables Online: every harbour, every day",
                0.21,
            ),
            archive=ArchiveFinding(
                ArchiveStatus.NONE, detail="The Wayback Machine holds 3 captures, all of the home page."
            ),
            verdict=Verdict.BROKEN,
            reasons=(
                told(
                    "soft-404",
                    "The address now leads to the site's home page; the cited page is gone.",
                    "Look for the tables at another source, or strike the link and keep the date.",
                ),
            ),
        ),
        CitationResult(
            cite(
                ferry,
                authors=("B. Okafor", "L. Strand"),
                title="The Night Ferry",
                publisher="Coastline Review",
                date="2014",
                url="https://coastline-review.example/12/ferry",
            ),
            ferry,
            link=link(
                LinkStatus.PARKED,
                "for-sale",
                "The domain coastline-review.example is offered for sale.",
                ("https://coastline-review.example/12/ferry", 200),
            ),
            source=Source(None, "coastline-review.example is for sale", excerpt="Buy this domain. Related searches:"),
            title_check=titles(TitleStatus.MISMATCH, "The Night Ferry", "coastline-review.example is for sale", 0.1),
            quotes=(QuoteCheck("a long argument with the water", QuoteStatus.UNCHECKED),),
            archive=copy_of(
                "https://coastline-review.example/12/ferry",
                "20140611000000",
                check=titles(TitleStatus.MATCH, "The Night Ferry", "The Night Ferry | Coastline Review", 1.0),
            ),
            verdict=Verdict.BROKEN,
            reasons=(
                told(
                    "parked",
                    "The domain is for sale: whoever buys it decides what your reader sees.",
                    "Take the link out and cite the archived copy of 11 June 2014.",
                ),
            ),
            corrected="B. Okafor and L. Strand, “The Night Ferry”, Coastline Review 12 (2014), archived at "
            "https://web.archive.org/web/20140611000000/https://coastline-review.example/12/ferry",
        ),
    )


def _review() -> tuple[CitationResult, ...]:
    audit = note(
        "3",
        "Court of Accounts, “Audit of the Harbour Fund 2012–2015”, 14 June 2016, https://accounts.example/audits/harbour",
        "The auditors found that a third of the fund had been spent on a road that was never built.",
    )
    storm = note(
        "5",
        "North Shore Radio, “Storm damage put at 40 million”, January 2017, https://nsradio.example/n/88121",
        "Officials put the damage at forty million.",
    )
    wall = note(
        "7",
        "The Ledger, “Inside the Dredging Cartel”, 2 May 2019, https://ledger.example/dredging-cartel",
        "Four firms shared the dredging contracts between them.",
    )
    paper = note(
        "8",
        "Institute for Coastal Law, Working Paper 7, https://icl.example/wp/7.pdf",
        "Salvage law gives the finder a claim, not a title.",
    )
    return (
        CitationResult(
            cite(
                audit,
                authors=("Court of Accounts",),
                title="Audit of the Harbour Fund 2012–2015",
                date="2016-06-14",
                url="https://accounts.example/audits/harbour",
            ),
            audit,
            link=link(LinkStatus.ALIVE, "ok", "The page answers.", ("https://accounts.example/audits/harbour", 200)),
            source=Source(
                "Court of Accounts",
                "Audit of the Harbour Fund 2018–2021",
                "2022-02-01",
                ("Department III",),
                "en",
                "This report presents the findings of the audit of the Harbour Fund for the years 2018 to 2021. "
                "The Court examined 212 payments and visited eleven building sites.",
            ),
            title_check=titles(
                TitleStatus.MISMATCH,
                "Audit of the Harbour Fund 2012–2015",
                "Audit of the Harbour Fund 2018–2021",
                0.86,
            ),
            facts=((FactName.DATE, FactCheck(CheckStatus.MISMATCH, "2016-06-14", "2022-02-01", "json-ld")),),
            drift=Drift(
                "major",
                0.4,
                "https://web.archive.org/web/20160620000000/https://accounts.example/audits/harbour",
                DriftMeasures(0.4, 0.55, 0.41, 0.3, 0.46, 0.12, 0.35),
                (
                    DriftChange(
                        "The Court examined 87 payments of the Harbour Fund and visited three building sites.",
                        "The Court examined 212 payments of the Harbour Fund and visited eleven building sites.",
                    ),
                    DriftChange("The dredging contract of 2013 was let without a tender.", ""),
                    DriftChange("", "The new quay was found to be in order."),
                ),
            ),
            archive=copy_of(
                "https://accounts.example/audits/harbour",
                "20160620000000",
                check=titles(TitleStatus.UNKNOWN, "Audit of the Harbour Fund 2012–2015", None),
            ),
            verdict=Verdict.REVIEW,
            reasons=(
                told(
                    "title-mismatch",
                    "The page carries a similar title with other years: 2018–2021 instead of 2012–2015.",
                    "Open it and look whether the older audit lies beside it.",
                ),
                told(
                    "date-mismatch",
                    "The page is dated 1 February 2022, the note says 14 June 2016.",
                    "Correct the date, or cite the copy of 20 June 2016.",
                ),
            ),
        ),
        CitationResult(
            cite(
                storm,
                title="Storm damage put at 40 million",
                publisher="North Shore Radio",
                date="2017-01",
                url="https://nsradio.example/n/88121",
            ),
            storm,
            link=link(
                LinkStatus.ERROR,
                "timeout",
                "nsradio.example did not answer within 20 seconds, three times over.",
                ("https://nsradio.example/n/88121", None),
                attempts=3,
            ),
            title_check=titles(TitleStatus.UNKNOWN, "Storm damage put at 40 million", None),
            archive=ArchiveFinding(
                ArchiveStatus.PENDING, detail="Put off by the archive's rate limit; the next run goes on."
            ),
            verdict=Verdict.REVIEW,
            reasons=(
                told(
                    "error",
                    "The site did not answer on this run, so nothing can be said of the page.",
                    "Run the check again tomorrow, or open the link by hand.",
                ),
            ),
        ),
        CitationResult(
            cite(
                wall,
                title="Inside the Dredging Cartel",
                publisher="The Ledger",
                date="2019-05-02",
                url="https://ledger.example/dredging-cartel",
            ),
            wall,
            link=link(
                LinkStatus.RESTRICTED,
                "paywall",
                "Only the first paragraph is free to read.",
                ("https://ledger.example/dredging-cartel", 200),
            ),
            source=Source("The Ledger", "Inside the Dredging Cartel", "2019-05-02", ("Mira Castellan",), "en"),
            title_check=titles(TitleStatus.MATCH, "Inside the Dredging Cartel", "Inside the Dredging Cartel", 1.0),
            archive=ArchiveFinding(
                ArchiveStatus.FAILED,
                error="error:blocked-url",
                detail="The site has asked the archive not to save its pages.",
            ),
            verdict=Verdict.REVIEW,
            reasons=(
                told(
                    "restricted",
                    "The article is behind a paywall, and no archived copy carries it.",
                    "Check the quotation against the printed paper.",
                ),
            ),
        ),
        CitationResult(
            cite(paper, publisher="Institute for Coastal Law", url="https://icl.example/wp/7.pdf"),
            paper,
            link=link(
                LinkStatus.BLOCKED,
                "challenge",
                "icl.example asks for proof that a human is reading.",
                ("https://icl.example/wp/7.pdf", 403),
            ),
            title_check=titles(TitleStatus.UNKNOWN, None, None),
            archive=ArchiveFinding(ArchiveStatus.NONE),
            verdict=Verdict.REVIEW,
            reasons=(
                told(
                    "blocked",
                    "The site turns programs away, and no archived copy is held.",
                    "Open the link by hand; if it is there, save a copy.",
                ),
            ),
        ),
    )


def _fine() -> tuple[CitationResult, ...]:
    survey = note(
        "1",
        "Marine Survey Office, “Depths of the Inner Harbour”, 2015, https://survey.example/inner-harbour",
        "The inner harbour is nowhere deeper than six metres.",
    )
    ibid = note("10", "Ibid.", "Silt takes a further hand's breadth each year.")
    gazette = note(
        "11",
        "Rosa Amsel, “Harbour master steps down”, The Gazette, 9 August 2020, https://gazette.example/harbour-master",
        "The harbour master resigned the following morning.",
    )
    moved = note(
        "1",
        "City Archive, “Plans of the Quay, 1911”, https://old.cityarchive.example/quay-1911",
        "The quay was drawn up in 1911.",
        OTHER,
    )
    translated = note(
        "2",
        "“The Harbour Belongs to Everyone”, Morgenblatt, 3 March 2013, https://morgenblatt.example/hafen",
        "Protest was not long in coming.",
        OTHER,
    )
    survey_result = CitationResult(
        cite(
            survey,
            title="Depths of the Inner Harbour",
            publisher="Marine Survey Office",
            date="2015",
            url="https://survey.example/inner-harbour",
        ),
        survey,
        link=link(LinkStatus.ALIVE, "ok", "The page answers.", ("https://survey.example/inner-harbour", 200)),
        source=Source("Marine Survey Office", "Depths of the Inner Harbour", "2015-04-02", (), "en", "Soundings."),
        title_check=titles(TitleStatus.MATCH, "Depths of the Inner Harbour", "Depths of the Inner Harbour", 1.0),
        facts=((FactName.DATE, FactCheck(CheckStatus.MATCH, "2015", "2015-04-02", "json-ld")),),
        quotes=(),
        archive=copy_of("https://survey.example/inner-harbour", "20260303140702", ArchiveStatus.SAVED),
        verdict=Verdict.OK,
    )
    return (
        survey_result,
        replace(
            survey_result,
            citation=replace(
                survey_result.citation,
                id=f"{ibid.id}.1",
                footnote=ibid.id,
                text="Ibid.",
                same_as=survey_result.citation.id,
            ),
            footnote=ibid,
        ),
        CitationResult(
            cite(
                gazette,
                authors=("Rosa Amsel",),
                title="Harbour master steps down",
                publisher="The Gazette",
                date="2020-08-09",
                url="https://gazette.example/harbour-master",
            ),
            gazette,
            link=link(LinkStatus.ALIVE, "ok", "The page answers.", ("https://gazette.example/harbour-master", 200)),
            source=Source(
                "The Gazette", "Harbour master resigns amid dredging row", "2020-08-09", ("Rosa Amsel",), "en"
            ),
            title_check=titles(
                TitleStatus.CHANGED,
                "Harbour master steps down",
                "Harbour master resigns amid dredging row",
                0.5,
            ),
            archive=copy_of(
                "https://gazette.example/harbour-master",
                "20200809211500",
                check=titles(TitleStatus.MATCH, "Harbour master steps down", "Harbour master steps down", 1.0),
            ),
            verdict=Verdict.OK,
        ),
        CitationResult(
            cite(
                moved,
                title="Plans of the Quay, 1911",
                publisher="City Archive",
                url="https://old.cityarchive.example/quay-1911",
            ),
            moved,
            link=link(
                LinkStatus.MOVED,
                "moved",
                "It is now at cityarchive.example/plans/quay.",
                ("https://old.cityarchive.example/quay-1911", 301),
                ("https://cityarchive.example/plans/quay", 200),
            ),
            source=Source("City Archive", "Plans of the Quay, 1911"),
            title_check=titles(TitleStatus.MATCH, "Plans of the Quay, 1911", "Plans of the Quay, 1911", 1.0),
            archive=ArchiveFinding(ArchiveStatus.SKIPPED),
            verdict=Verdict.OK,
            corrected="City Archive, “Plans of the Quay, 1911”, https://cityarchive.example/plans/quay",
        ),
        CitationResult(
            cite(
                translated,
                title="The Harbour Belongs to Everyone",
                publisher="Morgenblatt",
                date="2013-03-03",
                url="https://morgenblatt.example/hafen",
            ),
            translated,
            link=link(LinkStatus.ALIVE, "ok", "The page answers.", ("https://morgenblatt.example/hafen", 200)),
            source=Source("Morgenblatt", "Der Hafen gehört allen", "2013-03-03", (), "de", "Am Kai standen Hunderte."),
            title_check=titles(TitleStatus.OTHER_LANGUAGE, "The Harbour Belongs to Everyone", "Der Hafen gehört allen"),
            archive=copy_of("https://morgenblatt.example/hafen", "20130304080000"),
            verdict=Verdict.OK,
        ),
    )


def _unchecked() -> tuple[CitationResult, ...]:
    book = note("12", "H. Varga, Harbours and Their Masters (Quayside Press 1998), 44.", "None of this was new.")
    lost = note("13", "See note 40 above.", None)
    return (
        CitationResult(
            cite(
                book,
                authors=("H. Varga",),
                title="Harbours and Their Masters",
                publisher="Quayside Press",
                date="1998",
            ),
            book,
            link=link(LinkStatus.SKIPPED, "no-url", "The note gives no address.", checked_at=None, attempts=0),
            verdict=Verdict.UNCHECKED,
        ),
        CitationResult(
            cite(lost, unresolved="There is no note 40 in this document."),
            lost,
            verdict=Verdict.REVIEW,
            reasons=(
                told(
                    "unresolved-reference",
                    "“See note 40 above” points at a note that does not exist.",
                    "Put in the number of the note that is meant.",
                ),
            ),
        ),
    )
