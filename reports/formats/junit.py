"""``junit.xml``: a test case a citation, as build servers read it; what is broken fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from reports.formats.safe_text import one_line
from reports.model import CitationResult, Report, Verdict
from reports.summary import shown_verdict


class JunitFormat:
    """The form of JUnit's XML that Jenkins, GitLab and GitHub have in common: a suite a document."""

    name = "junit"
    filename = "junit.xml"

    def render(self, report: Report) -> bytes:
        """All citations in document order; failures are those of verdict ``broken`` alone."""
        root = ElementTree.Element("testsuites", {"name": "footproof", **_counts(report.results)})
        for reading in report.documents:
            mine = [result for result in report.results if result.citation.document == reading.id]
            suite = ElementTree.SubElement(root, "testsuite", {"name": one_line(reading.id), **_counts(mine)})
            suite.set("timestamp", report.run.started.strftime("%Y-%m-%dT%H:%M:%S"))
            for result in mine:
                _add(suite, result)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


def _counts(results: Iterable[CitationResult]) -> Mapping[str, str]:
    verdicts = [shown_verdict(result) for result in results]
    return {
        "tests": str(len(verdicts)),
        "failures": str(verdicts.count(Verdict.BROKEN)),
        "errors": "0",
        "skipped": str(verdicts.count(Verdict.UNCHECKED)),
    }


def _add(suite: ElementTree.Element, result: CitationResult) -> None:
    citation, verdict = result.citation, shown_verdict(result)
    attributes = {"name": one_line(citation.id), "classname": one_line(citation.document), "time": "0"}
    case = ElementTree.SubElement(suite, "testcase", attributes)
    why = one_line(" ".join(reason.message for reason in result.flags))
    if verdict is Verdict.BROKEN:
        code = result.flags[0].code if result.flags else str(verdict)
        failure = ElementTree.SubElement(case, "failure", {"type": code, "message": why})
        failure.text = one_line(f"{citation.id}: {citation.url or citation.text}. {why} {_next(result)}")
    elif verdict is Verdict.UNCHECKED:
        ElementTree.SubElement(case, "skipped", {"message": why})
    elif why:
        ElementTree.SubElement(case, "system-out").text = why


def _next(result: CitationResult) -> str:
    return result.flags[0].suggestion if result.flags else ""
