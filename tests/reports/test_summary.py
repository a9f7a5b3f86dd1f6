from __future__ import annotations

import pytest
from fakes.sample_report import many, parsed_report, report_of, sample_report

from reports.model import Verdict
from reports.summary import conclusion, shown_verdict, summarise, worst_first


@pytest.mark.parametrize("report", [sample_report(), many(57), parsed_report(), report_of(())])
def test_counts_add_up(report):
    """Whatever is counted, every citation is counted once."""
    summary = summarise(report.results)
    for counts in (summary.verdicts, summary.links, summary.titles, summary.archives):
        assert sum(counts.values()) == summary.citations == len(report.results)


def test_worst_first_keeps_document_order():
    """Broken stands before review before unchecked before ok, and each in the order of the document."""
    report = sample_report()
    shown = [report.results[place] for place in worst_first(report.outline)]
    verdicts = [shown_verdict(result) for result in shown]
    assert verdicts == sorted(verdicts, key=list(Verdict).index)
    for verdict in Verdict:
        mine = [result for result in shown if shown_verdict(result) is verdict]
        assert mine == [result for result in report.results if shown_verdict(result) is verdict]
    assert len(shown) == len(report.results)


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        pytest.param(report_of(()), "No citations were found.", id="none"),
        pytest.param(parsed_report(), "14 citations read; nothing has been checked yet.", id="nothing checked"),
        pytest.param(report_of(sample_report().results[:1]), "Of 1 citation, 1 is in order.", id="one"),
        pytest.param(
            sample_report(),
            "Of 14 citations, 3 are broken, 5 need a look, 1 could not be checked and 5 are in order.",
            id="all",
        ),
    ],
)
def test_conclusion(report, sentence):
    """The report in one sentence, with numbers that agree with their verbs."""
    assert conclusion(summarise(report.results)) == sentence
