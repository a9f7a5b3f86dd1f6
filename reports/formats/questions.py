"""``questions.docx``: what has been put off until the author answers, to be mailed and filled in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reports.formats.safe_text import one_line, web_address
from reports.model import CitationResult, Decision, DecisionState, Report
from reports.summary import counted

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_TITLE = "Questions to the author"
_WHAT_TO_DO = "in the order of the notes. Please write below each of them, and send this file back."
_WIDTHS_CM = (3.6, 11.6)
_ANSWER_CM = 2.0
"""Height of the row that is to be filled in, at least."""
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
        document.core_properties.author, document.core_properties.title = "footproof", _TITLE
        document.core_properties.comments = ""
        document.add_heading(_TITLE, 0)
        document.add_paragraph(f"{counted(len(asked), 'question')}, {_WHAT_TO_DO}" if asked else _NOTHING)
        for number, (result, decision) in enumerate(asked, 1):
            _add(document, number, result, decision)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _asks(result: CitationResult, decision: Decision) -> bool:
    """Whether a question is still open; short forms have those of the work that they mean, where they stand."""
    return decision.state is DecisionState.ASK_AUTHOR and result.citation.same_as is None


def _add(document: Document, number: int, result: CitationResult, decision: Decision) -> None:
    from docx.shared import Cm

    note, citation = result.footnote, result.citation
    document.add_heading(one_line(f"{number}. Note {note.label} of {note.document}"), 2)
    finding = next((one for one in result.reasons if decision.finding in (one.finding, one.code)), None)
    rows = (
        ("Your sentence", note.anchor.sentence if note.anchor else ""),
        ("The source", citation.text),
        ("Address", citation.url or ""),
        ("What was found", finding.message if finding else ""),
        (f"Question ({decision.by})", decision.reason),
        ("Your answer", " "),
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for heading, said in rows:
        if said:
            row = table.add_row()
            for cell, width in zip(row.cells, _WIDTHS_CM, strict=True):
                cell.width = Cm(width)
            row.cells[0].text = one_line(heading)
            row.cells[0].paragraphs[0].runs[0].bold = True
            _fill(row.cells[1], one_line(said), web_address(said) if heading == "Address" else None)
    table.rows[-1].height = Cm(_ANSWER_CM)


def _fill(cell: _Cell, said: str, target: str | None) -> None:
    """Words of a cell, as a link where they have a target."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = cell.paragraphs[0].add_run(said)
    if target is None:
        return
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), cell.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)
