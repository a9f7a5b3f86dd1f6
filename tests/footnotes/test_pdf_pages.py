"""Pages of PDFs: columns in a part of a page, headings among text that is noted, lines from right to left."""

from __future__ import annotations

import pytest
from fakes.printed import Line, printed, raised, running_text

from footnotes.readers.pdf.lines import line_of
from footnotes.readers.pdf.runs import Run

ENTRIES = (
    ("Berg, Per (2015): Mills of the North.", "Oslo: Harbour Press, third edition."),
    ("Dahl, Eva (2019): Nets in the old port.", "Norland Quarterly 12(2), pp. 3-9."),
    ("Falk, Lisa (2011): Why dikes may hold.", "Bergen: Fjord and Sons, 1st volume."),
    ("Lind, Mia (2018): Fire and deep water.", "Annals of the Old Mill 4(1): 9-31."),
    ("Moe, Olga (2016): Bridges and their load.", "Lund: Gate Press, second edition."),
    ("Nord, Finn (2014): On the price of grain.", "Annals of the Mill 7, pp. 88-104."),
    ("Quist, Ada (2020): Letters to a council.", "Bergen: Fjord and Sons, 2nd volume."),
    ("Storm, Vera (2012): Norland, its rivers.", "Northern Studies 1(1), pp. 1-19."),
)


def test_a_list_in_two_columns_below_text_over_the_full_width_is_read_column_by_column() -> None:
    """The lower part of a page may have columns of its own, and notes of the page below them."""
    text = [*running_text(60, 14), raised("1", 411.5, 60), (50.0, 262.0, 11.0, "B", "References")]
    half = len(ENTRIES) // 2
    columns: list[Line] = [
        (left + 10 * place, 290 + 26 * row + 12 * place, 9, "", words)
        for left, entries in ((50, ENTRIES[:half]), (230, ENTRIES[half:]))
        for row, entry in enumerate(entries)
        for place, words in enumerate(entry)
    ]
    document = printed([[*text, *columns, (50, 540, 8, "", "1 See Dahl.")]])
    assert [note.text for note in document.notes] == [*(" ".join(entry) for entry in ENTRIES), "See Dahl."]


@pytest.mark.parametrize("is_outer", [True, False])
def test_notes_in_the_margin_are_read_beside_two_columns(is_outer: bool) -> None:
    """A heading runs over both columns beside the notes, and labels hang out before them, nearer than the columns."""
    columns, margin = ((30, 145), 268) if is_outer else ((175, 290), 30)
    page: list[Line] = [(columns[0], 50, 14, "B", "The mills of the northern valley")]
    page += [(left, 80 + 12 * place, 9, "", "The dike was measured again") for left in columns for place in range(38)]
    page += [raised(str(number), columns[0] + 106, 80 + 48 * (number - 7)) for number in range(7, 13)]
    for number in range(7, 13):
        base = 50 + 60 * (number - 7)
        page += [
            (margin, base, 7, "", str(number)),
            (margin + 14, base, 7, "", "Eva Dahl: On the dikes of the"),
            (margin + 14, base + 9, 7, "", f"north. Lund: Gate, p. {number}9."),
        ]
    notes = printed([page]).notes
    assert [(note.label, note.text) for note in notes] == [
        (str(number), f"Eva Dahl: On the dikes of the north. Lund: Gate, p. {number}9.") for number in range(7, 13)
    ]


def test_numbered_headings_of_a_text_with_endnotes_are_no_notes() -> None:
    """Below the markers 1 and 2 the sections 1 and 2 begin; the notes stand behind the text."""
    body = [*running_text(60, 10), raised("1", 411.5, 60), raised("2", 411.5, 86)]
    for style, heading in (("B", "The mills"), ("", "The mills and what they were built on")):
        first = [*body, (50.0, 210.0, 10.0, style, f"1. {heading}"), *running_text(230, 12), raised("3", 411.5, 256)]
        second = [
            *running_text(60, 10),
            (50.0, 210.0, 10.0, style, f"2. {heading}"),
            *running_text(230, 5),
            raised("4", 411.5, 243),
            (50.0, 320.0, 12.0, "B", "Notes"),
            *((50.0, 345.0 + 14 * number, 9.0, "", f"{number}. Berg, Mills, p. {number}7.") for number in range(1, 5)),
        ]
        notes = printed([first, second]).notes
        assert [note.text for note in notes] == [f"Berg, Mills, p. {number}7." for number in range(1, 5)], heading


def test_a_raised_label_stands_beside_the_figures_of_its_note() -> None:
    """Note 1 begins with a volume: 19 U.S.C., and is not note 119."""
    page = [*running_text(60, 20), raised("1", 411.5, 60), raised("1", 50, 500), (53.0, 500.0, 8.0, "", "19 U.S.C. 7.")]
    assert [(note.label, note.text) for note in printed([page]).notes] == [("1", "19 U.S.C. 7.")]


@pytest.mark.parametrize("sign", ["||", "*", "#"])
def test_signs_begin_notes(sign: str) -> None:
    """Signs for which no number stands are labels; a double bar is none in fonts that have no sign for it."""
    page = [
        *running_text(60, 20),
        raised(sign, 411.5, 60),
        raised(sign, 50, 500),
        (60.0, 500.0, 8.0, "", "Berg, Mills."),
    ]
    assert bool(printed([page]).notes) == (sign != "||")


def _run(text: str, left: float, *, size: float = 10.0, base: float = 100.0) -> Run:
    is_rtl = any("\u0590" <= sign <= "\u06ff" for sign in text)
    return Run(text, left, left + 5 * len(text), base, size, False, False, False, is_rtl)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param(
            [_run("2", 303, size=7, base=104), *map(_run, ("E", ",", "Dahl", ".", "גשרים"), (297, 290, 270, 265, 235))],
            "2Dahl, E. גשרים",
            id="a label beside a name in another script",
        ),
        pytest.param(
            [_run("1", 306, size=7, base=104), *map(_run, ("(1981)", "Dahl", "."), (275, 250, 245))],
            "1Dahl (1981).",
            id="a line without a letter of its script",
        ),
        pytest.param(
            [*map(_run, ("סכרים", ")", "2016", "(", ","), (303, 295, 275, 270, 265))],
            "סכרים (2016),",
            id="a year in brackets",
        ),
        pytest.param(
            [_run("סכרים", 300), _run("p", 255), _run(".", 260), _run("213", 270), _run(".", 250)],
            "סכרים p. 213.",
            id="figures behind words of another script",
        ),
        pytest.param(
            [_run("עמ'", 300), _run("45", 285), _run(".", 280), _run("Dahl", 255)],
            "עמ' 45. Dahl",
            id="figures of the line before words of another script",
        ),
    ],
)
def test_words_of_two_directions_are_read_in_order(runs: list[Run], text: str) -> None:
    """Runs come as they are printed; the line is read from right to left, words of other scripts as they are."""
    row = sorted(runs, key=lambda run: run.left)
    assert line_of(row, 1, among_rtl=True).text == text


def test_columns_of_a_page_from_right_to_left_begin_at_the_right() -> None:
    """The first column of a text in Hebrew or Arabic is the right one."""
    from footnotes.readers.pdf.columns import regions_of

    runs = [
        _run(word * 6, left, base=700.0 - 12 * place)
        for left, word in ((50, "שנייה "), (300, "ראשון "))
        for place in range(20)
    ]
    assert [region.lines[0].text[:5] for region in regions_of(runs, 1)] == ["ראשון", "שנייה"]


def test_notes_that_are_run_in_are_parted() -> None:
    """Short notes stand side by side on a line, the next behind the last words of the one before."""
    page = [*running_text(60, 30), *(raised(str(number), 411.5, 60 + 26 * number) for number in range(1, 4))]
    page += [
        raised("1", 50, 500),
        (54, 500, 8, "", "Ibid., p. 3."),
        raised("2", 110, 500),
        (114, 500, 8, "", "Per Berg, Mills of the north, a history of the"),
        (50, 510, 8, "", "upper valley, p. 12."),
        raised("3", 130, 510),
        (134, 510, 8, "", "Berg wrote in 1903: No dike holds."),
    ]
    assert [(note.label, note.text) for note in printed([page]).notes] == [
        ("1", "Ibid., p. 3."),
        ("2", "Per Berg, Mills of the north, a history of the upper valley, p. 12."),
        ("3", "Berg wrote in 1903: No dike holds."),
    ]


def test_the_words_of_a_stamp_are_neither_text_nor_note() -> None:
    """What a service prints on every page may stand right below the notes, set as they are."""
    notes = [" ".join(entry) for entry in ENTRIES[:4]]
    pages = [
        [
            *running_text(60, 30),
            raised(str(number), 411.5, 60),
            (50, 500, 8, "", f"{number} {note}"),
            (50, 509.5, 8, "", "Electronic copy available at: https://papers.example/abstract=12"),
        ]
        for number, note in enumerate(notes, 1)
    ]
    assert [note.text for note in printed(pages).notes] == notes


def test_lines_of_notes_that_count_as_the_pages_do_are_no_running_foot() -> None:
    """One note a page, set as large as the text, whose second line differs from the next by its number alone."""
    pages = [
        [
            *running_text(60, 30),
            raised("*", 411.5, 60),
            (50, 500, 10, "", f"* Eva Dahl, Report {number}, Harbour Post, 5 May 2019,"),
            (50, 512, 10, "", f"https://post.example/harbour-report-{number}"),
        ]
        for number in range(1, 7)
    ]
    assert [note.text.split()[-1] for note in printed(pages).notes] == [
        f"https://post.example/harbour-report-{number}" for number in range(1, 7)
    ]
