"""Notes as law reviews write them: remarks in brackets, archived copies, cases, dates behind the outlet."""

# ruff: noqa: E501 - a table of citations is read one citation a line

from __future__ import annotations

import re

import pytest

from footnotes.model import Citation, Footnote, Link, Location, Note, NoteKind, Span
from footnotes.works.cite import cite, names_seen, split_notes
from footnotes.works.resolve import resolve_references

U, V, P = "https://havet.example/nets", "https://fjord.example/boats", "https://perma.example/AB12-CD34"


def _cited(*texts: str) -> list[list[Citation]]:
    notes = []
    for label, text in enumerate(texts, 1):
        links = tuple(
            Link(Span(match.start(), match.end()), match[0]) for match in re.finditer(r"https?://[\w./-]*[\w/]", text)
        )
        notes.append(Note(str(label), NoteKind.FOOTNOTE, text, Location(), links))
    footnotes = [Footnote(f"d#{n.label}", "d", n.label, n.kind, n.text, n.location, None) for n in notes]
    split = split_notes(notes)
    seen = names_seen(split)
    citations = resolve_references([cite(s, f, seen) for s, f in zip(split, footnotes, strict=True)])
    return [[one for one in citations if one.footnote == footnote.id] for footnote in footnotes]


def _titles(text: str) -> list[str | None]:
    return [one.title for one in _cited(text)[0]]


LONG = "“the nets were torn, and nobody in the harbour (or at sea) had seen who did it; the watch slept until noon”"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(f"Eva Dahl, Torn nets, Havet (May 3, 2019), {U} ({LONG}); Per Berg, Cold boats, Fjordposten (June 4, 2019), {V}",
                     ["Torn nets", "Cold boats"], id="quoted-remark-behind-a-url"),
        pytest.param(f"Eva Dahl, Torn nets, Havet (May 3, 2019), {U} (noting that the watch slept). Per Berg, Cold boats, Fjordposten (June 4, 2019), {V}",
                     ["Torn nets", "Cold boats"], id="remark-behind-a-url-and-a-point"),
        pytest.param("Eva Dahl, Torn Nets, 12 Sea L. Rev. 345, 350 (2019) (describing how the watch slept); Per Berg, Cold Boats, 14 Sea L. Rev. 12 (2020)",
                     ["Torn Nets", "Cold Boats"], id="remarks-without-urls"),
        pytest.param("Eva Dahl, Torn Nets: A History (2019) [hereinafter Dahl, Nets] (arguing that the watch slept).",
                     ["Torn Nets: A History"], id="hereinafter"),
        pytest.param(f"In 2019 the council called the harbour “quiet.” See Eva Dahl, Torn nets, Havet (May 3, 2019), {U}",
                     ["Torn nets"], id="signal-behind-a-quotation"),
        pytest.param(f"Norland University, for example, requires a permit for nets. See Eva Dahl, Torn nets, Havet (May 3, 2019), {U}",
                     ["Torn nets"], id="a-name-that-opens-a-statement"),
        pytest.param(f"Eva Dahl, How the Nets Got Here and What Is Next, Havet (May 3, 2019), {U}",
                     ["How the Nets Got Here and What Is Next"], id="here-in-a-headline"),
    ],
)  # fmt: skip
def test_a_remark_is_no_part_of_the_next_title(text: str, titles: list[str | None]) -> None:
    """What an author says in brackets about a work stays with it, however long it is."""
    assert _titles(text) == titles


def test_a_copy_in_brackets_is_the_same_work() -> None:
    """The archived address behind a URL cites the same work."""
    (note,) = _cited(f"Eva Dahl, Torn nets, Havet (May 3, 2019), {U} [{P}] (last visited June 4, 2020).")
    assert [(one.title, one.publisher, one.url) for one in note] == [
        ("Torn nets", "Havet", U),
        ("Torn nets", "Havet", P),
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(f"Eva Dahl, Torn Nets in the Old Harbour, FTC (May 3, 2019), {V}",
                     (("Eva Dahl",), "Torn Nets in the Old Harbour", "FTC", "2019-05-03"), id="person-and-dated-outlet"),
        pytest.param(f"Survey: Most Sailors Know a Thief, Harbour Bank J. (May 3, 2019), {V}",
                     ((), "Survey: Most Sailors Know a Thief", "Harbour Bank J.", "2019-05-03"), id="no-author"),
        pytest.param("Our Rules on Nets and Boats, Havet, https://rules.havet.example/nets",
                     ((), "Our Rules on Nets and Boats", "Havet", None), id="a-page-and-its-site"),
        pytest.param("Six Sailors Fast for a New Harbour, Reuters (May 3, 2019), https://archive.example/six",
                     ((), "Six Sailors Fast for a New Harbour", "Reuters", "2019-05-03"), id="a-headline-and-its-known-outlet"),
        pytest.param(f"Norland Rights Council, Torn Nets (May 2019), {V}",
                     (("Norland Rights Council",), "Torn Nets", None, "2019-05"), id="an-institution-stays-the-author"),
        pytest.param(f"Press Release, Norland Harbour Office, Nets Are Mended (May 3, 2019), {V}",
                     (("Norland Harbour Office",), "Nets Are Mended", None, "2019-05-03"), id="press-release"),
        pytest.param("Eva Dahl, The Book of Torn Nets 88–93 (2019).",
                     (("Eva Dahl",), "The Book of Torn Nets", None, "2019"), id="pages-before-the-year"),
        pytest.param("Dahl v. Norland, Application no. 1234/05, Judgment of 3 May 2010, para. 45.",
                     ((), "Dahl v. Norland", None, "2010-05-03"), id="a-case"),
        pytest.param("Dahl and Others v. the Harbour Board, 410 F. 113, 120 (1973) (holding that nets are goods).",
                     ((), "Dahl and Others v. the Harbour Board", None, "1973"), id="a-reported-case"),
    ],
)  # fmt: skip
def test_dates_in_brackets_part_title_and_outlet(text: str, fields: tuple[object, ...]) -> None:
    """A date in brackets stands behind an outlet or a title, and belongs to neither."""
    one = _cited(text)[0][0]
    assert (one.authors, one.title, one.publisher, one.date) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Id.",
        "See id.",
        f"Id. at 12 ({LONG}).",
        "Dahl v. Norland, supra note 1, at 12–14 (noting that the watch slept).",
        "Study of the Torn Nets in the Old Harbour, supra note 1, at 3.",
    ],
)  # fmt: skip
def test_references_back_are_resolved_whatever_is_remarked(text: str) -> None:
    """Id. alone, with a remark, and a short title with the number of its note point at the work of that note."""
    first, second = _cited("Dahl v. Norland, Application no. 1234/05, 3 May 2010.", text)
    assert [one.same_as for one in second] == [first[0].id]


def test_a_short_title_does_not_choose_among_works() -> None:
    """A name that fits none of several works of the note leaves the reference open."""
    first, second = _cited(
        f"Eva Dahl, Torn nets, 3 May 2019, {U}; Per Berg, Cold boats, 4 June 2019, {V}", "Harbour Study, supra note 1."
    )
    assert len(first) == 2
    assert second[0].same_as is None
