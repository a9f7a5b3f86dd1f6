"""Questions to the author: a document with each sentence, its source and what is asked."""

from __future__ import annotations

import io
from dataclasses import replace

from docx import Document
from fakes.answers import NOW, URL, result
from fakes.sample_report import report_of

from footnotes.model import Anchor
from reports.formats.questions import QuestionsFormat
from reports.model import CitationResult, Decision, DecisionOutcome, DecisionState


def asked(state: DecisionState, sentence: str = "The wall failed.") -> CitationResult:
    decision = Decision("dead", state, "Anna", NOW, "Which edition is meant?", DecisionOutcome.KEPT)
    found = result()
    note = replace(found.footnote, anchor=Anchor(sentence))
    return replace(found, footnote=note, decisions=(decision,))


def text_of(*results: CitationResult) -> str:
    document = Document(io.BytesIO(QuestionsFormat().render(report_of(list(results)))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_each_question_with_its_sentence_and_source() -> None:
    known = asked(DecisionState.ASK_AUTHOR)
    text = text_of(known)
    for part in ("The wall failed.", known.citation.text, "Which edition is meant?", "Question (Anna)", "1 question"):
        assert part in text


def test_other_decisions_ask_nothing() -> None:
    text = text_of(asked(DecisionState.LATER))
    assert "The wall failed." not in text
    assert "no questions" in text


def test_hostile_words_are_written_as_words() -> None:
    assert "wall" in text_of(asked(DecisionState.ASK_AUTHOR, "The \x00wall\x0b \ud800failed <w:p/>."))


def test_the_address_opens_and_there_is_room_to_answer() -> None:
    document = Document(io.BytesIO(QuestionsFormat().render(report_of([asked(DecisionState.ASK_AUTHOR)]))))
    (link,) = document.tables[0]._cells[5].paragraphs[0].hyperlinks
    assert (link.address, link.text) == (URL, URL)
    assert document.tables[0].rows[-1].height > document.tables[0].rows[0].cells[0].width / 4
    assert document.tables[0].rows[0].cells[0].width < document.tables[0].rows[0].cells[1].width / 2
