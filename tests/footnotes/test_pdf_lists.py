"""Lists and notes of PDFs by layout: what is read as a note or a reference, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fakes.printed import FILLER, Line, printed, raised, running_text

from footnotes.model import Document, Note, NoteKind
from footnotes.readers import pdf

REFERENCES = (
    ("Berg, Per (2015) Mills of the North: a history of the", "upper valley. Oslo: Harbour Press."),
    ("Dahl, Eva (2019) Nets in the old port, Norland Quarterly", "12(3): 45-67."),
    ("Falk, Lisa (2011) Why dikes hold. In: V. Storm (ed.)", "Water and Law, pp. 3-19. Bergen: Fjord."),
    ("Lind, Mia (2018) Fire and water: lessons from the mill,", "Journal of Northern Studies 4(1): 9-31."),
)


def _hanging(left: float, base: float) -> list[Line]:
    pairs = [(left, first) for first, _ in REFERENCES], [(left + 14, second) for _, second in REFERENCES]
    lines = [line for pair in zip(*pairs, strict=True) for line in pair]
    return [(x, base + 12 * place, 10, "", words) for place, (x, words) in enumerate(lines)]


def _spaced(left: float, base: float) -> list[Line]:
    return [
        (left, base + 34 * entry + 12 * place, 10, "", words)
        for entry, pair in enumerate(REFERENCES)
        for place, words in enumerate(pair)
    ]


def _flush(left: float, base: float) -> list[Line]:
    words = [line for pair in REFERENCES for line in pair]
    return [(left, base + 12 * place, 10, "", line) for place, line in enumerate(words)]


def _of_kind(document: Document, kind: NoteKind) -> list[Note]:
    return [note for note in document.notes if note.kind is kind]


@pytest.mark.parametrize("heading", ["References", "LITERATURVERZEICHNIS", "6. Bibliografía", "R E F E R E N C E S"])
@pytest.mark.parametrize("layout", [_hanging, _spaced, _flush])
def test_entries_without_numbers_are_told_apart(layout: Callable[[float, float], list[Line]], heading: str) -> None:
    """A hanging indent, white space, or names at the beginning of lines part the entries of a list."""
    lines = [*running_text(60, 12), (50, 250, 12, "B", heading), *layout(50, 280)]
    entries = _of_kind(printed([lines]), NoteKind.REFERENCE)
    assert [entry.text for entry in entries] == [" ".join(pair) for pair in REFERENCES]


def test_what_follows_a_list_is_no_entry() -> None:
    """A list ends where a heading stands that no references follow."""
    after: list[Line] = [(50, 420, 12, "B", "About the author"), *running_text(445, 5)]
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "References"), *_hanging(50, 280), *after]])
    assert len(document.notes) == len(REFERENCES)
    assert FILLER in " ".join(block.text for block in document.blocks)


@pytest.mark.parametrize("last", ["and all of it was taken from other", "sources.", "References"])
def test_running_text_is_no_list(last: str) -> None:
    """Neither the last word of a paragraph nor a heading makes references of running text."""
    document = printed([[*running_text(60, 12, last), *running_text(240, 20)]])
    assert document.notes == ()


def test_page_numbers_right_below_the_notes_hide_none() -> None:
    """Notes are found although no white space parts them from the page number, and it is in none of them."""
    pages = [
        [
            *running_text(60, 30, "as the report of the council said"),
            raised(str(number), 205, 60 + 13 * 29),
            raised(str(number), 50, 500),
            (56, 500, 8, "", f"Eva Dahl, Report {number}, Harbour Post, 2019, and the"),
            (50, 510, 8, "", f"letters of the {year} year that were printed later."),
            (205, 523, 10, "", str(40 + number)),
        ]
        for number, year in enumerate(["dry", "wet", "cold", "warm", "last"], 1)
    ]
    document = printed(pages)
    assert [note.label for note in document.notes] == ["1", "2", "3", "4", "5"]
    assert {note.text.rpartition(" ")[2] for note in document.notes} == {"later."}


def test_last_lines_of_notes_that_are_alike_are_no_running_foot() -> None:
    """Notes as large as the text, whose last lines differ in a number alone, keep these lines."""
    pages = [
        [
            *running_text(60, 30, "as the report of the council said"),
            raised("*", 205, 60 + 13 * 29),
            raised("*", 50, 500),
            (56, 500, 10, "", "Eva Dahl, Report, Harbour Post, 3 May 2019, at"),
            (50, 512, 10, "", f"https://post.example/report-{number}"),
        ]
        for number in range(1, 6)
    ]
    urls = [link.url for note in printed(pages).notes for link in note.links]
    assert urls == [f"https://post.example/report-{number}" for number in range(1, 6)]


@pytest.mark.parametrize("labels", [("i", "ii", "iii"), ("a", "b", "c"), ("1", "2", "3")])
def test_notes_at_the_foot_and_at_the_end_are_both_read(labels: tuple[str, str, str]) -> None:
    """Markers that no note at the foot of their page claims are those of the list behind the text."""
    pages = [
        [
            *running_text(60, 30, "as the report of the council said"),
            raised(str(number), 205, 60 + 13 * 29),
            raised(label, 330, 60 + 13 * 20),
            raised(str(number), 50, 500),
            (56, 500, 8, "", f"At the foot, note {number} of the report."),
        ]
        for number, label in enumerate(labels, 1)
    ]
    behind: list[Line] = [
        (50, 60 + 14 * place, 9, "", f"{label} At the end, note {label}.") for place, label in enumerate(labels)
    ]
    document = printed([*pages, behind])
    at_end = [note.text for note in _of_kind(document, NoteKind.ENDNOTE)]
    assert at_end == [f"At the end, note {label}." for label in labels]
    assert len(_of_kind(document, NoteKind.FOOTNOTE)) == len(labels)


def test_a_list_within_a_note_begins_no_notes() -> None:
    """One marker announces one note, though a list within it begins with the same numbers."""
    body = [*running_text(60, 20, "and the rule was printed here"), raised("1)", 185, 60 + 13 * 19)]
    foot: list[Line] = [
        (60, 480, 8, "", "1) The rule names two cases:"),
        (66, 490, 8, "", "1) fires at sea,"),
        (66, 500, 8, "", "2) fires on land."),
    ]
    document = printed([[*body, *foot]])
    assert [note.text for note in document.notes] == ["The rule names two cases: 1) fires at sea, 2) fires on land."]


def test_a_table_of_contents_holds_no_notes() -> None:
    """Numbers that count up in small type on one page, and that nothing announces, are no notes."""
    contents: list[Line] = [
        (50, 420 + 12 * place, 8, "", f"{place} {words}")
        for place, words in enumerate(["Introduction", "Theory", "Method", "Findings", "Discussion"], 1)
    ]
    assert printed([[*running_text(60, 25), *contents], running_text(60, 30)]).notes == ()


def test_lines_from_right_to_left_are_read_as_they_are_written() -> None:
    """Words, figures, quotation marks and URLs of notes stand in order; LibreOffice printed hebrew.fodt."""
    document = pdf.read((Path(__file__).parent.parent / "data" / "scripts" / "hebrew.pdf").read_bytes())
    assert [note.text for note in document.notes] == [
        "דנה לוי, «שעון מתחת למים», עיתון הנמל, 2019, https://river.example/clock-7/page_1",
        "מרים כהן, גשרים וסכרים בארץ הנמוכה, 2015, Nets, עמ' 7",
        "שם, עמ' 45.",
    ]
    markers = [marker for block in document.blocks for marker in block.markers]
    assert [(marker.label, marker.note) for marker in markers] == [("1", 0), ("2", 1), ("3", 2)]


WORKS = ("Dahl, Letters of the council.", "Berg, Mills, p. 4.", "Storm and Lind, On water.")


def test_notes_that_are_few_on_each_page_begin_anew_on_each() -> None:
    """Numbering that restarts on every page loses no page, the first included, however few notes it has."""
    pages = [
        [
            *running_text(60, 30),
            *(raised(str(number), 411.5, 60 + 13 * 2 * number) for number in range(1, most + 1)),
            *(
                (50, 480 + 12 * place, 8, "", f"{place} {words}")
                for place, words in enumerate((*WORKS[most:], *WORKS)[:most], 1)
            ),
        ]
        for most in (1, 2, 3)
    ]
    assert [note.label for note in printed(pages).notes] == ["1", "1", "2", "1", "2", "3"]


def test_a_raised_label_as_large_as_its_note_begins_it() -> None:
    """Labels may be lifted without being made smaller, so far that they hardly share the height of their line."""
    pages = [
        [
            *running_text(60, 30, "as the report of the council said"),
            raised(str(number), 205, 60 + 13 * 29),
            (50, 497, 8, "", str(number)),
            (60, 500, 8, "", f"Eva Dahl, Report {number}, Harbour Post, 2019."),
        ]
        for number in (1, 2)
    ]
    assert [(note.label, note.text) for note in printed(pages).notes] == [
        (str(number), f"Eva Dahl, Report {number}, Harbour Post, 2019.") for number in (1, 2)
    ]


@pytest.mark.parametrize("entries", [1, 2, 4])
def test_a_list_goes_on_behind_the_notes_of_its_page(entries: int) -> None:
    """References that begin on the last page of the text go on behind the notes at its foot."""
    listed = _hanging(50, 0)
    head = [(x, 300 + base, size, style, words) for x, base, size, style, words in listed[: 2 * entries]]
    rest = [(x, 60 + base, size, style, words) for x, base, size, style, words in listed]
    foot: list[Line] = [
        (50, 500, 8, "", "1 Eva Dahl, Report of the council on the mills of the upper valley, Harbour"),
        (50, 510, 8, "", "Post, 2019, with the letters of that year and of the year before."),
    ]
    page = [
        *running_text(60, 15, "as the report said"),
        raised("1", 118.5, 242),
        (50, 280, 12, "B", "References"),
        *head,
        *foot,
    ]
    document = printed([page, rest])
    assert [note.text for note in _of_kind(document, NoteKind.REFERENCE)] == [
        " ".join(pair) for pair in (*REFERENCES[:entries], *REFERENCES)
    ]
    assert [note.label for note in _of_kind(document, NoteKind.FOOTNOTE)] == ["1"]


@pytest.mark.parametrize("headings", [("B", "D", "F", "L"), ("Primary sources", "", "Websites", "")])
def test_headings_within_a_list_are_no_part_of_its_entries(headings: Sequence[str]) -> None:
    """Letters of the alphabet, and kinds of works, stand between entries and belong to none."""
    lines = [*running_text(60, 12), (50, 250, 12, "B", "Bibliography")]
    base = 280.0
    for heading, (first, second) in zip(headings, REFERENCES, strict=True):
        lines += [(50, base, 10, "B", heading)] if heading else []
        base += 16 if heading else 0
        lines += [(50, base, 10, "", first), (64, base + 12, 10, "", second)]
        base += 34
    document = printed([lines])
    assert [entry.text for entry in document.notes] == [" ".join(pair) for pair in REFERENCES]


NOTED = [
    *running_text(60, 30),
    *(raised(label, 411.5, 60 + 26 * place) for place, label in enumerate(["1", "2", "3"], 1)),
]


@pytest.mark.parametrize(
    "labels",
    [("1", "2", "3"), ("1 ", "2 ", "3 "), ("1. ", "2. ", "3. "), ("[1] ", "[2] ", "[3] "), ('1."', '2."', '3."')],
)
def test_labels_are_read_as_they_areprinted(labels: Sequence[str]) -> None:
    """A label may touch the first word of its note, as word processors and scans have it."""
    foot: list[Line] = [
        (50, 490 + 12 * place, 8, "", label + words)
        for place, (label, words) in enumerate(zip(labels, WORKS, strict=True))
    ]
    document = printed([[*NOTED, *foot]])
    assert [(note.label, note.text.lstrip('"')) for note in document.notes] == list(
        zip(("1", "2", "3"), WORKS, strict=True)
    )


def test_roman_labels_on_the_base_line_are_read_and_words_are_not() -> None:
    """Small Roman numerals that raised ones announce begin notes; lines of text that begin with "i" or "a" do not."""
    labels = ("i", "ii", "iii")
    body = [
        *running_text(60, 30, "i reported of a council"),
        *(raised(label, 411.5, 86 + 26 * place) for place, label in enumerate(labels)),
    ]
    foot: list[Line] = [
        (50, 490 + 12 * place, 8, "", f"{label} {words}")
        for place, (label, words) in enumerate(zip(labels, WORKS, strict=True))
    ]
    assert [(note.label, note.text) for note in printed([[*body, *foot]]).notes] == list(
        zip(labels, WORKS, strict=True)
    )


def test_line_numbers_are_neither_text_nor_notes() -> None:
    """Manuscripts number every line, or every fifth, in the margin; the last page may have few."""
    for step in (1, 5):
        pages = [
            [
                *((20.0, 60.0 + 13 * place, 8.0, "", str(place + 1)) for place in range(step - 1, 33, step)),
                *NOTED,
                *(
                    (50, 460 + 13 * place, 10, "", f"{label} {words}")
                    for place, (label, words) in enumerate(zip("123", WORKS, strict=True))
                ),
            ],
            [(20, 60, 8, "", "1"), *running_text(60, 1)],
        ]
        document = printed(pages)
        assert [(note.label, note.text) for note in document.notes] == list(zip("123", WORKS, strict=True))
        words = " ".join(block.text for block in document.blocks).replace(FILLER, "").split()
        assert words == []


def test_rows_of_tables_and_lists_in_small_type_are_no_notes() -> None:
    """What counts up in small type over several pages is no note where text goes on below it, or cells stand apart."""
    listed: list[Line] = [
        (50, 240 + 12 * place, 8, "", f"{place}. {words}") for place, words in enumerate([*WORKS, *WORKS], 1)
    ]
    table: list[Line] = [
        line
        for place, words in enumerate(WORKS, 7)
        for line in ((50.0, 240.0 + 12 * place, 8.0, "", str(place)), (150.0, 240.0 + 12 * place, 8.0, "", words))
    ]
    assert (
        printed([[*running_text(60, 12), *listed, *running_text(360, 9)], [*running_text(60, 12), *table]]).notes == ()
    )


@pytest.mark.parametrize("power", ["of 10", "of some 8 m"])
def test_powers_announce_no_note(power: str) -> None:
    """A line that begins with the same figure as a power above it is no note."""
    body = running_text(60, 20, power)
    width = {"of 10": 70.9, "of some 8 m": 99.7}[power]
    after: list[Line] = [(50, 320, 10, "", "9 grains were found in the mill, and as many in the port of that")]
    assert printed([[*body, raised("9", width, 307), *after, *running_text(333, 4)]]).notes == ()


def test_a_heading_that_counts_like_a_note_is_none() -> None:
    """The heading of chapter 2 below a marker 2 begins no note."""
    body = [*running_text(60, 20), raised("1", 411.5, 86), raised("2", 411.5, 125)]
    document = printed([[*body, (50, 350, 14, "B", "2. The mills"), *running_text(370, 8)], running_text(60, 30)])
    assert document.notes == ()


def test_an_initial_as_high_as_three_lines_parts_none_of_them() -> None:
    """The lines beside a large first letter are read one after another, the letter before the first."""
    lines: list[Line] = [
        (50, 86, 54, "", "T"),
        *((90.0, 60.0 + 13 * place, 10.0, "", f"line {place}") for place in range(3)),
    ]
    text = " ".join(block.text for block in printed([[*lines, *running_text(99, 20)]]).blocks)
    assert text.startswith("T line 0 line 1 line 2 The dike")


def test_justified_arabic_is_read_with_the_latin_words_in_it() -> None:
    """Strokes that stretch words, lam with alef, and works in other scripts over two lines; LibreOffice printed it."""
    document = pdf.read((Path(__file__).parent.parent / "data" / "scripts" / "arabic.pdf").read_bytes())
    assert [note.text for note in document.notes] == [
        "ليلى حسن، المطاحن في الوادي، (القاهرة: دار النهر، 2007)، ص 45. Eva Dahl, Mills of the upper valley (Bergen: "
        "Harbour Press, 2015), p. 12. والسجل القديم في أرشيف الميناء لا يذكر المطحنة.",
        "سامي الأمين، الإصلاح والسوق، 1989، ص 96.",
        "المرجع نفسه، ص 102.",
    ]


MORE = (
    ("Moe, Olga (2016) Bridges and what they carry: tolls of the", "lower valley. Lund: Gate Press."),
    ("Nord, Finn (2014) On the price of grain. Annals of the Mill", "7(2), pp. 88-104."),
    ("Quist, Ada (2020) Letters to the council, 1870-1890. Bergen:", "Fjord."),
    ("Storm, Vera (2012) Norland and its rivers. Northern Studies", "1(1): 1-19."),
)


def _lines_of(entries: Sequence[Sequence[str]], base: float, *, indent: float = 0) -> list[Line]:
    words = [(50 + indent * (place > 0), text) for entry in entries for place, text in enumerate(entry)]
    return [(x, base + 12 * place, 10, "", text) for place, (x, text) in enumerate(words)]


def test_references_without_a_heading_are_read_where_they_are_evident() -> None:
    """Many paragraphs in a row that read as references are a list; text that cites as much is none."""
    entries = (*REFERENCES, *MORE)
    document = printed([[*running_text(60, 12), *_lines_of(entries, 240, indent=14)]])
    assert [note.text for note in document.notes] == [" ".join(entry) for entry in entries]
    assert {note.kind for note in document.notes} == {NoteKind.REFERENCE}
    cited = [
        f"As {first.partition(' (')[0]} said in 2015, the dike was measured by all of them that year and again"
        for first, _ in entries
    ]
    assert printed([[*running_text(60, 12), *_lines_of([(line, FILLER) for line in cited], 240)]]).notes == ()


def test_entries_are_told_by_the_room_above_them_and_by_the_alphabet() -> None:
    """A journal or a publisher at the beginning of a line is no author, and a full line ends an entry, too."""
    entries = (
        ("Berg, Per (2015) Mills of the North, and of the Norland port.", "Harbour Press, Oslo."),
        ("Dahl, Eva (2019) Nets in the old port. Norland Quarterly 12, 3-9.",),
        ("Falk, Lisa (2011) Why dikes hold, and why some of them do not.", "Annals, Bergen, pp. 3-19."),
        ("Lind, Mia (2018) Fire and water: lessons from the upper mills.", "Journal of Northern Studies 4(1): 9-31."),
        *MORE,
    )
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "References"), *_lines_of(entries, 280)]])
    assert [note.text for note in document.notes] == [" ".join(entry) for entry in entries]


def test_newspapers_under_their_own_heading_go_on_with_the_list() -> None:
    """A part of a list whose heading names sources needs no names and years."""
    papers = ["Harbour Post (HP)", "Norland Weekly, Lund (NW)", "Norland Radio: Report on the dike, 3 May 1995"]
    lines = [
        *running_text(60, 12),
        (50, 250, 12, "B", "References"),
        *_hanging(50, 280),
        (50, 400, 12, "B", "Other sources"),
    ]
    lines += [(50, 425 + 20 * place, 10, "", paper) for place, paper in enumerate(papers)]
    document = printed([lines])
    assert [note.text for note in document.notes][len(REFERENCES) :] == papers


def test_sizes_that_recognition_guessed_end_no_list() -> None:
    """Text layers of scans give the lines of one type in many sizes: the list below is one, and so are its notes."""
    sizes = (10, 11, 10, 10, 11, 10, 11, 11)
    guessed = [
        [
            (x, base, size + by - 10, style, words)
            for (x, base, size, style, words), by in zip(lines, sizes * 9, strict=False)
        ]
        for lines in (running_text(60, 12), _lines_of((*REFERENCES, *MORE), 280, indent=14))
    ]
    document = printed([[*guessed[0], (50, 250, 11, "", "References"), *guessed[1]]])
    assert [note.text for note in document.notes] == [" ".join(entry) for entry in (*REFERENCES, *MORE)]


def _noted(count: int) -> list[Line]:
    """Text with notes at its foot, in small type."""
    markers = [raised(str(number), 411.5, 60 + 13 * number) for number in range(1, count + 1)]
    notes = [
        (50, 480 + 11 * number, 8, "", f"{number} See the council, p. {number}.") for number in range(1, count + 1)
    ]
    return [*running_text(60, 26), *markers, *notes]


@pytest.mark.parametrize("is_cited", [True, False])
def test_references_without_a_heading_are_read_beside_notes_where_they_are_cited(is_cited: bool) -> None:
    """A list that names and years of the text announce is the author's; what else the publisher has printed is not."""
    entries = (*REFERENCES, *MORE)
    cited = [
        f"as {first.partition(',')[0]} ({first.partition('(')[2][:4]}) wrote of the dikes in the valley"
        if is_cited
        else FILLER
        for first, _ in entries
    ]
    text: list[Line] = [(50, 60 + 13 * place, 10, "", line) for place, line in enumerate(cited)]
    document = printed([_noted(6), [*text, *_lines_of(entries, 240, indent=14)]])
    listed = [note.text for note in document.notes if note.kind is NoteKind.REFERENCE]
    assert listed == ([" ".join(entry) for entry in entries] if is_cited else [])


def test_a_list_goes_on_behind_the_notes_below_its_heading() -> None:
    """The heading stands at the foot of a page, above its notes; one in a table of contents heads nothing."""
    entries = (*REFERENCES, *MORE)
    first = [*_noted(5), (50.0, 440.0, 10.0, "B", "References")]
    document = printed([first, _lines_of(entries, 60, indent=14)])
    assert [note.text for note in document.notes][5:] == [" ".join(entry) for entry in entries]


@pytest.mark.parametrize("bullet", ["\x95", "-"])
def test_bullets_begin_entries_and_are_none_of_their_words(bullet: str) -> None:
    """Entries that fill their last line are told by the sign before them."""
    entries = (*REFERENCES, *MORE)
    lines = _lines_of([(f"{bullet} {first}", second) for first, second in entries], 280)
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "References"), *lines]])
    assert [note.text for note in document.notes] == [" ".join(entry) for entry in entries]


def test_notes_of_a_chapter_go_on_with_the_numbers_of_their_book() -> None:
    """Under its heading a list may begin with any number, if it counts from there."""
    lines: list[Line] = [
        (50, 280 + 14 * place, 9, "", f"{57 + place}. Berg, Mills, p. {place}7.") for place in range(6)
    ]
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "Notes"), *lines]])
    assert [(note.label, note.text) for note in document.notes] == [
        (str(57 + place), f"Berg, Mills, p. {place}7.") for place in range(6)
    ]


def test_words_in_larger_italics_end_no_list() -> None:
    """Titles that are set two points larger change neither the distance of lines nor the edges of the list."""
    sizes = (12, 10, 12, 12, 12, 12, 10, 10, 10, 12)
    lines = [
        (x, base, size, "I" if size == 12 else "", words)
        for (x, base, _, _, words), size in zip(
            _lines_of((*REFERENCES, *MORE), 280, indent=14), sizes * 3, strict=False
        )
    ]
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "References"), *lines]])
    assert [note.text for note in document.notes] == [" ".join(entry) for entry in (*REFERENCES, *MORE)]


@pytest.mark.parametrize("heading", ["Literatur zum Thema", "Forschungsliteratur", "Reports on the valley"])
def test_a_few_references_close_a_text_under_any_heading(heading: str) -> None:
    """Where all that follows a heading are entries, they are references, whatever it says."""
    document = printed([_noted(6), [*running_text(60, 12), (50, 250, 12, "B", heading), *_hanging(50, 280)]])
    listed = [note.text for note in document.notes if note.kind is NoteKind.REFERENCE]
    assert listed == [" ".join(entry) for entry in REFERENCES]


def test_a_heading_that_names_works_makes_no_references_of_running_text() -> None:
    """A chapter on the literature is no list of it."""
    document = printed([[*running_text(60, 12), (50, 250, 12, "B", "Literatur zum Thema"), *running_text(280, 20)]])
    assert document.notes == ()


def test_references_that_follow_the_notes_in_one_type_are_none_of_them() -> None:
    """Behind the last endnote the references may begin without a heading of their own."""
    notes: list[Line] = [
        (50, 270 + 12 * place, 10, "", f"{place} See the report of the council, p. {place}.") for place in (1, 2, 3)
    ]
    marked = [raised(str(number), 411.5, 60 + 26 * number) for number in (1, 2, 3)]
    page = [*running_text(60, 12), *marked, (50, 250, 12, "B", "Notes"), *notes, *_hanging(50, 340)]
    document = printed([page])
    assert [note.text for note in _of_kind(document, NoteKind.REFERENCE)] == [" ".join(pair) for pair in REFERENCES]
    assert len(_of_kind(document, NoteKind.ENDNOTE)) == len(notes)


def test_what_is_advertised_behind_references_without_a_heading_is_not_cited() -> None:
    """The last note stands below the author's own list; what follows on the next page is the publisher's."""
    own = [*_lines_of((*REFERENCES, *MORE), 60), raised("7", 50, 500), (54.0, 500.0, 8.0, "", "See the council, p. 7.")]
    advertised = _lines_of(
        [
            (f"Ash, Ada ({year}) Mills of the South: a history of", "the plain. Oslo: Gate.")
            for year in (1990, 1992, 1995, 1999)
        ],
        60,
    )
    document = printed([_noted(6), own, advertised])
    assert not any("Ash, Ada" in note.text for note in document.notes)
