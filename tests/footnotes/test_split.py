"""A note falls into works, references back and prose, and no character is lost."""

# ruff: noqa: E501 - a table of citations is read one citation a line

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.model import Link, Location, Note, NoteKind, Span
from footnotes.prose.enclosures import covered, find_enclosures
from footnotes.works.split import PartKind, split_note


def note(text: str) -> Note:
    """A footnote whose printed URLs are its links."""
    links = []
    for match in re.finditer(r"(?:https?://|www\.)[^\s<>”]+", text):
        url = match[0].rstrip(".,;:)")
        links.append(Link(Span(match.start(), match.start() + len(url)), url))
    return Note("1", NoteKind.FOOTNOTE, text, Location(line=1), tuple(links))


def cited(text: str) -> list[str]:
    """The parts that cite something, without white space at their ends."""
    one = note(text)
    kinds = (PartKind.WORK, PartKind.CONTINUED, PartKind.BACK)
    return [part.span.of(text).strip(" ;") for part in split_note(one) if part.kind in kinds]


U, V, W = "https://a.example/1", "https://b.example/2", "https://c.example/3"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(f"Eva Dahl, Nets, Havet, May 2019, {U}; Per Berg, Boats, Havet, June 2019, {V}",
                     [f"Eva Dahl, Nets, Havet, May 2019, {U}", f"Per Berg, Boats, Havet, June 2019, {V}"], id="semicolon"),
        pytest.param(f"Eva Dahl, Nets, Havet, May 2019, {U}; Per Berg, Denmark: Keeper dies in the fog, Havet, May 2020, {V}",
                     [f"Eva Dahl, Nets, Havet, May 2019, {U}",
                      f"Per Berg, Denmark: Keeper dies in the fog, Havet, May 2020, {V}"], id="dies-in-a-title"),
        pytest.param(f"Eva Dahl, Nets, May 2019, {U}. See also Per Berg, Boats, June 2019, {V}",
                     [f"Eva Dahl, Nets, May 2019, {U}.", f"See also Per Berg, Boats, June 2019, {V}"], id="see-also"),
        pytest.param(f"Eva Dahl, Nets, May 2019, {U}. See also Per Berg, Boats and Men, Fjord Press, June 2019.",
                     [f"Eva Dahl, Nets, May 2019, {U}.", "See also Per Berg, Boats and Men, Fjord Press, June 2019."],
                     id="see-also-without-url"),
        pytest.param(f'Eva Dahl, "Nets", Havet, 5 May 2019, {U}; see also "Boats 2020", Fjord Watch, June 2020, {V}',
                     [f'Eva Dahl, "Nets", Havet, 5 May 2019, {U}', f'see also "Boats 2020", Fjord Watch, June 2020, {V}'],
                     id="see-also-in-straight-quotes"),
        pytest.param(f"Fish Watch, Nets, May 2019, {U} and Fish Watch, Boats, June 2019, {V}.",
                     [f"Fish Watch, Nets, May 2019, {U}", f"Fish Watch, Boats, June 2019, {V}."], id="and"),
        pytest.param(f"Fish Watch, Nets, May 2019, {U}, and Harbour Rights, Boats, June 2019, {V}.",
                     [f"Fish Watch, Nets, May 2019, {U}", f"Harbour Rights, Boats, June 2019, {V}."], id="comma-and"),
        pytest.param(f"Fish Watch, Nets, May 2019, {U} ICES, Denmark: Boats, June 2019, {V}",
                     [f"Fish Watch, Nets, May 2019, {U}", f"ICES, Denmark: Boats, June 2019, {V}"], id="no-separator"),
        pytest.param(f"See several cases here: {U} (2021), {V} (2020) and {W} (2020)",
                     [f"See several cases here: {U} (2021)", f"{V} (2020)", f"{W} (2020)"], id="dated-urls"),
        pytest.param("Eva Dahl, “Nets”, Sea Journal, 2019; Per Berg, “Boats”, Sea Journal, 2020",
                     ["Eva Dahl, “Nets”, Sea Journal, 2019", "Per Berg, “Boats”, Sea Journal, 2020"], id="no-urls"),
        pytest.param(f"ICES, Denmark: Curbs on trawlers during the frost; sudden ban on nets, August 2019, {U}",
                     [f"ICES, Denmark: Curbs on trawlers during the frost; sudden ban on nets, August 2019, {U}"],
                     id="semicolon-inside-title"),
        pytest.param(f"Eva Dahl, “Nets; or, Boats”, Havet, May 2019, {U}",
                     [f"Eva Dahl, “Nets; or, Boats”, Havet, May 2019, {U}"], id="semicolon-in-quotation"),
        pytest.param(f"Eva Dahl, Nets (cod; haddock), Havet, May 2019, {U}",
                     [f"Eva Dahl, Nets (cod; haddock), Havet, May 2019, {U}"], id="semicolon-in-brackets"),
        pytest.param(f"Both fleets chose to sail, although they were warned of the storm. See Eva Dahl, Nets, May 2019, {U}",
                     [f"See Eva Dahl, Nets, May 2019, {U}"], id="prose-before"),
        pytest.param(f"Eva Dahl, Nets, May 2019, {U}. Though the fleet was already warned, it sailed.",
                     [f"Eva Dahl, Nets, May 2019, {U}."], id="prose-after"),
        pytest.param(f"This account is based on the following articles: Eva Dahl, Nets, May 2019, {U}; Per Berg, Boats, {V}",
                     [f"Eva Dahl, Nets, May 2019, {U}", f"Per Berg, Boats, {V}"], id="announced"),
        pytest.param(f"See Fish Ministry Ibid and ACME, Nets: torn again, March 2019, {U}",
                     ["See Fish Ministry Ibid", f"ACME, Nets: torn again, March 2019, {U}"], id="ibid-and"),
        pytest.param(f"Fish Watch, Handbook, March 2016, page 62, {U}; lbid, page 100.",
                     [f"Fish Watch, Handbook, March 2016, page 62, {U}", "lbid, page 100."], id="misread-ibid"),
        pytest.param(f"Eva Dahl and Per Berg, The sea is in debt. The storm has only made it worse, Havet, June 2019, {U}",
                     [f"Eva Dahl and Per Berg, The sea is in debt. The storm has only made it worse, Havet, June 2019, {U}"],
                     id="sentence-inside-title"),
        pytest.param("Constitution of Norland, art. 24, pt. 3; Norland Fishing Code, art. 171.",
                     ["Constitution of Norland, art. 24, pt. 3", "Norland Fishing Code, art. 171."], id="laws"),
        pytest.param("Human Nets Committee, General Comment No. 37, para. 12; Dahl, The Nets, p. 4.",
                     ["Human Nets Committee, General Comment No. 37, para. 12", "Dahl, The Nets, p. 4."], id="short-forms"),
        pytest.param("The storm of 2016 followed a warm winter. Boats were lost.", [], id="comment"),
        pytest.param("Eva Dahl became director of the Institute of Nets in November 2017. She writes on boats.", [], id="biography"),
        pytest.param("Fish Watch interview with a sailor, April 2016.", [], id="interview-of-the-author"),
        pytest.param(f"E. Dahl, Nets, May 2019, {U}", [f"E. Dahl, Nets, May 2019, {U}"], id="initial-is-no-and"),
        pytest.param(f"mira, “Nets”, www.netblog.example, 3 May 2019, {U}",
                     [f"mira, “Nets”, www.netblog.example, 3 May 2019, {U}"], id="outlet-is-a-host"),
        pytest.param(f"mira, “Nets,” www.netblog.example, May 3, 2019, available at <{U}>",
                     [f"mira, “Nets,” www.netblog.example, May 3, 2019, available at <{U}>"], id="outlet-is-a-host-american"),
        pytest.param(f"www.netblog.example, “Nets”, Havet, 3 May 2019, {U}",
                     [f"www.netblog.example, “Nets”, Havet, 3 May 2019, {U}"], id="author-is-a-host"),
        pytest.param(f"mira, “Nets”, https://a.example, 3 May 2019, {U}",
                     [f"mira, “Nets”, https://a.example, 3 May 2019, {U}"], id="outlet-is-the-same-host"),
        pytest.param(f"mira, “Nets”, https://c.example, 3 May 2019, {U}",
                     ["mira, “Nets”, https://c.example", f"3 May 2019, {U}"], id="other-host-is-a-url"),
        pytest.param(f"Eva Dahl, Nets, www.netblog.example; Per Berg, Boats, Havet, June 2019, {V}",
                     ["Eva Dahl, Nets, www.netblog.example", f"Per Berg, Boats, Havet, June 2019, {V}"], id="host-is-the-url"),
        pytest.param(f"mira, “Why {V} is down”, Havet, 3 May 2019, {U}",
                     [f"mira, “Why {V} is down”, Havet, 3 May 2019, {U}"], id="url-inside-title"),
        pytest.param(f"mira99, „Was wurde aus den Netzen?“, havet.example, 10. Dezember 2019, {U}",
                     [f"mira99, „Was wurde aus den Netzen?“, havet.example, 10. Dezember 2019, {U}"], id="ordinal-date"),
        pytest.param(f"mira, “The “nets”; or, boats. A view”, Havet, 3 May 2019, {U}",
                     [f"mira, “The “nets”; or, boats. A view”, Havet, 3 May 2019, {U}"], id="marks-within-marks"),
        pytest.param(f"Eva Dahl, “Nets”, Havet, 2019; Per Berg, “Boats”, Havet, 3 May 2019, {U}",
                     ["Eva Dahl, “Nets”, Havet, 2019", f"Per Berg, “Boats”, Havet, 3 May 2019, {U}"], id="two-quoted-titles-one-url"),
        pytest.param("", [], id="empty"),
        pytest.param(U, [U], id="bare-url"),
        pytest.param(f"Section 4 of the Law of Norland on Nets of 5 July 2002. See (in Norse) {U}",
                     [f"Section 4 of the Law of Norland on Nets of 5 July 2002. See (in Norse) {U}"], id="pointer-joins-law"),
        pytest.param(f"Kim Lee, The last trawler, Havet, 3 April 2020, {U}, archived at {V}.",
                     [f"Kim Lee, The last trawler, Havet, 3 April 2020, {U}", f"archived at {V}."], id="archived"),
    ],
)  # fmt: skip
def test_a_note_is_cut_where_one_work_ends(text: str, parts: list[str]) -> None:
    """Every form of note gives its works and references back, and nothing else."""
    assert cited(text) == [part.strip(" ;") for part in parts]


PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [U, "; ", ". ", ", ", " and ", " See also ", "Ibid.", "“", "”", '"', "'", "(", ")", "[", "]", "2019", "May 2020",
         "Eva Dahl", "Fish Watch", "accessed 3 May 2021", "supra note 5", "«", "»", "pp. 3-4", "Law of Norland", ":", "\n"]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_splitting_loses_no_character(text: str) -> None:
    """The parts of any text, in order, make up the text again, and links lie within their parts."""
    one = note(text)
    parts = split_note(one)
    assert "".join(part.span.of(text) for part in parts) == text
    assert all(before.span.end == after.span.start for before, after in pairwise(parts))
    held = [(part, link) for part in parts for link in part.links]
    assert [link for _, link in held] == list(one.links)
    assert all(part.span.start <= link.span.start <= link.span.end <= part.span.end for part, link in held)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_enclosures_never_overlap(text: str) -> None:
    """Enclosures come in order, apart from each other, and cover exactly their characters."""
    found = find_enclosures(text)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert sum(covered(text, found)) == sum(one.span.end - one.span.start for one in found)


@pytest.mark.parametrize(
    "hostile",
    ["“" * 20000, "(" * 20000, "a, " * 7000, "See also " * 3000, "; " * 10000, "Ibid. " * 4000, "2019, " * 4000,
     "Eva Dahl and " * 2500, "1.1." * 6000, "A. B. " * 4000, f"{U}; " * 800, "' " * 10000, "a" * 30000, ": " * 9000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_notes_are_split_in_bounded_time(hostile: str) -> None:
    """Twenty thousand characters made to confuse take far less than a reader would notice."""
    started = time.process_time()
    split_note(note(hostile))
    assert time.process_time() - started < 10
