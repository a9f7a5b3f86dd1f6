"""Where sentences end, and which of them a marker belongs to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.anchors import anchors_of
from footnotes.model import Block, BlockKind, Document, Location, Marker, Note, NoteKind
from footnotes.prose.sentences import ends_sentence, sentence_at, sentence_spans

SPLITS = [
    pytest.param("الجسر مغلق؟ نعم. سيفتح غدا.", ["الجسر مغلق؟", "نعم.", "سيفتح غدا."], id="arabic"),
    pytest.param("पुल बंद है। नाव भी नहीं चलती।", ["पुल बंद है।", "नाव भी नहीं चलती।"], id="hindi"),
    pytest.param("پل بند ہے۔ کشتی بھی نہیں چلتی۔", ["پل بند ہے۔", "کشتی بھی نہیں چلتی۔"], id="urdu"),
    pytest.param("Կամուրջը փակ է: Նավը չի գնում:", ["Կամուրջը փակ է:", "Նավը չի գնում:"], id="armenian"),
    pytest.param("Πού είναι το πλοίο; Στο λιμάνι.", ["Πού είναι το πλοίο;", "Στο λιμάνι."], id="greek-question"),
    pytest.param(
        "The town: a bridge; a ferry. It rained.", ["The town: a bridge; a ferry.", "It rained."], id="no-stops"
    ),
    pytest.param("你看了《停！桥》吗？看了。", ["你看了《停！桥》吗？", "看了。"], id="stop-in-a-chinese-title"),
    pytest.param(
        "Er rief: „Halt an.“ Dann kam Eis.", ["Er rief: „Halt an.“", "Dann kam Eis."], id="german-closing-mark"
    ),
    pytest.param(
        "La Srta. Roe y el Lic. Poe salieron. Fin.", ["La Srta. Roe y el Lic. Poe salieron.", "Fin."], id="spanish"
    ),
    pytest.param("L'avv. Roe parla. Poi tace.", ["L'avv. Roe parla.", "Poi tace."], id="italian-title"),
    pytest.param("Am 3. Mai. Danach am 7. Apríla znova.", ["Am 3. Mai.", "Danach am 7. Apríla znova."], id="days"),
    pytest.param(
        "It left . . . in ice. . . . Then it sank.", ["It left . . . in ice. . . .", "Then it sank."], id="omissions"
    ),
    pytest.param(
        "“Mills [...] and ports [...]” (Poe 5) grew. Yes.",
        ["“Mills [...] and ports [...]” (Poe 5) grew.", "Yes."],
        id="brackets",
    ),
    pytest.param("1. The mill 2. The port", ["1. The mill", "2. The port"], id="list-in-a-line"),
    pytest.param("Three: a) The mill b) The port", ["Three:", "a) The mill", "b) The port"], id="list-behind-a-colon"),
    pytest.param(
        "See p. 1. The rest is on p. 2. The end.",
        ["See p. 1.", "The rest is on p. 2.", "The end."],
        id="pages-are-no-list",
    ),
    pytest.param("Mills\n\nPorts and ferries", ["Mills", "Ports and ferries"], id="empty-line"),
    pytest.param("Old Mill Inc. (“Mill”) closed. Why?", ["Old Mill Inc. (“Mill”) closed.", "Why?"], id="company"),
    pytest.param("It rose to 20°C. Ice broke.", ["It rose to 20°C.", "Ice broke."], id="degrees"),
    pytest.param(
        "I live in the U.S. How about you?", ["I live in the U.S.", "How about you?"], id="question-after-initials"
    ),
    pytest.param("Mills closed. Ports opened.", ["Mills closed.", "Ports opened."], id="plain"),
    pytest.param("It was Dr. Poe who left. He ran.", ["It was Dr. Poe who left.", "He ran."], id="title"),
    pytest.param("See No. 7 and vol. 3, p. 9. Then rest.", ["See No. 7 and vol. 3, p. 9.", "Then rest."], id="numbers"),
    pytest.param("He said no. The mill closed.", ["He said no.", "The mill closed."], id="no-is-also-a-word"),
    pytest.param("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."], id="name-with-dots"),
    pytest.param(
        "They live in the U.S. The rest left.", ["They live in the U.S.", "The rest left."], id="dots-at-the-end"
    ),
    pytest.param("J. R. Poe wrote it. Nobody read it.", ["J. R. Poe wrote it.", "Nobody read it."], id="initials"),
    pytest.param("It rose 4.5 per cent. Then 3.", ["It rose 4.5 per cent.", "Then 3."], id="decimal"),
    pytest.param("“Go.” She went.", ["“Go.”", "She went."], id="quote"),
    pytest.param("“Why?” she asked. He left!", ["“Why?” she asked.", "He left!"], id="question-inside"),
    pytest.param("He waited... and left. Gone.", ["He waited... and left.", "Gone."], id="ellipsis"),
    pytest.param("Am 9. Mai kam z. B. Anna. Sie ging.", ["Am 9. Mai kam z. B. Anna.", "Sie ging."], id="german"),
    pytest.param("В 1901 г. появился свет. Все рады.", ["В 1901 г. появился свет.", "Все рады."], id="russian"),
    pytest.param("« Oui. » Il part. ¿Y tú? Nada.", ["« Oui. »", "Il part.", "¿Y tú?", "Nada."], id="french-spanish"),
    pytest.param("一。二！三", ["一。", "二！", "三"], id="chinese"),
    pytest.param("1. Introduction to mills", ["1. Introduction to mills"], id="numbered-heading"),
]


@pytest.mark.parametrize(("text", "sentences"), SPLITS)
def test_sentences_end_where_a_reader_would_say(text: str, sentences: list[str]) -> None:
    """Abbreviations, numbers and quotations do not end a sentence, full stops do."""
    assert [span.of(text) for span in sentence_spans(text)] == sentences


@given(st.text(alphabet="aA1 .!?…\"')“”。\n", max_size=120))
def test_no_character_belongs_to_two_sentences_or_none(text: str) -> None:
    """Sentences cover everything but white space, in order and without overlap."""
    spans = sentence_spans(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "mark", "sentence"),
    [
        pytest.param("Mills closed.| Ports opened.", "|", "Mills closed.", id="after-the-full-stop"),
        pytest.param("“Mills closed.”| Ports opened.", "|", "“Mills closed.”", id="after-the-quote"),
        pytest.param(
            "Mills closed,| ports opened. Ships came.", "|", "Mills closed, ports opened.", id="after-a-comma"
        ),
        pytest.param("Mills| closed. Ports opened.", "|", "Mills closed.", id="after-a-word"),
        pytest.param("By Ann Poe|", "|", "By Ann Poe", id="heading"),
        pytest.param("|Mills closed. Ports opened.", "|", "Mills closed.", id="at-the-beginning"),
    ],
)
def test_a_marker_belongs_to_the_sentence_before_it(text: str, mark: str, sentence: str) -> None:
    """The sentence of a marker is the one whose words stand before it, to its very end."""
    assert sentence_at(text.replace(mark, ""), text.index(mark)) == sentence


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It closed.", True), ("It closed.”)", True), ("It closed", False), ("Of the", False), ("So:", True)],
)
def test_ends_are_told_from_halves(text: str, ends: bool) -> None:
    """A text that lacks its full stop is half a sentence."""
    assert ends_sentence(text) is ends


def test_the_anchor_is_the_first_sentence_that_carries_a_marker_of_the_note() -> None:
    """A note is anchored where its first marker stands, and a note without a marker nowhere."""
    here = Location(line=4)
    blocks = (
        Block(BlockKind.PARAGRAPH, "Nothing here.", Location(line=2)),
        Block(BlockKind.PARAGRAPH, "Mills closed. Ports opened. Ships came.", here, (Marker(27, "7", 0),)),
        Block(BlockKind.PARAGRAPH, "Again ports.", Location(line=6), (Marker(12, "7", 0),)),
    )
    notes = tuple(Note(label, NoteKind.FOOTNOTE, "Ibid.", here) for label in ("7", "8"))
    document = Document("text", blocks, notes)
    anchor = anchors_of(document)[0]
    assert anchor is not None
    assert (anchor.sentence, anchor.line) == ("Ports opened.", 4)
    assert anchors_of(document)[1] is None
