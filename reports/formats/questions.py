"""``questions.docx``: what has been put off until the author answers, to be mailed and filled in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reports.formats.safe_text import one_line
from reports.model import CitationResult, Decision, DecisionState, Report
from reports.summary import counted

if TYPE_CHECKING:
    from docx.document import Document

_NOTHING = "There are no questions: no finding waits for the author."


class QuestionsFormat:
    """A Word document with a section for every decision ``ask-author``: sentence, note, finding, question, answer."""

    name = "questions"
    filename = "questions.docx"

    def render(self, report: Report) -> bytes:
        """The questions in document order."""
        from docx import Document

        asked = [(result, one) for result in report.results for one in result.decisions if _asks(result, one)]
        document = Document()
        document.add_heading("Questions to the author", 0)
        document.add_paragraph(f"{counted(len(asked), 'question')}, in the order of the notes." if asked else _NOTHING)
        for number, (result, decision) in enumerate(asked, 1):
            _add(document, number, result, decision)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _asks(result: CitationResult, decision: Decision) -> bool:
    """Whether a question is still open; short forms have those of the work that they mean, where they stand."""
    return decision.state is DecisionState.ASK_AUTHOR and result.citation.same_as is None


def _add(document: Document, number: int, result: CitationResult, decision: Decision) -> None:
    note, citation = result.footnote, result.citation
    document.add_heading(one_line(f"{number}. Note {note.label} of {note.document}"), 2)
    finding = next((one for one in result.reasons if decision.finding in (one.finding, one.code)), None)
    rows = (
        ("Your sentence", note.anchor.sentence if note.anchor else ""),
        ("The source", citation.text),
        ("Address", "" if (citation.url or "") in citation.text else citation.url or ""),
        ("What was found", finding.message if finding else ""),
        (f"Question ({decision.by})", decision.reason),
        ("Your answer", " "),
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for heading, said in rows:
        if said:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = one_line(heading), one_line(said)
            cells[0].paragraphs[0].runs[0].bold = True
