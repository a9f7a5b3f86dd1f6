"""Whether a page has changed since its copy: what counts as a change, and what must never look like one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from fakes.drifting import CASINO, OTHER, PARAGRAPHS, RUSSIAN

from pipeline.checks.drifts.drift import MAX_CHANGE, MAX_CHANGES, measure_drift
from pipeline.checks.drifts.usurped import Living, usurped
from pipeline.text.model import Media, Page, TitleCandidate
from pipeline.text.read import read_page

TITLE = "Council votes to close the upper lock"


def page(paragraphs=PARAGRAPHS, title=TITLE, site="Maribeck Gazette", around="", before="", language=None, **more):
    text = "\n".join((*before.splitlines(), *paragraphs, *around.splitlines()))
    titles = (TitleCandidate(title, "h1"),) if title else ()
    return Page(Media.HTML, titles, site, text=text, visible=f"{site}\nNews Sport Weather\n{text}", **more)


def with_change(number, old, new):
    changed = PARAGRAPHS[number].replace(old, new)
    assert changed != PARAGRAPHS[number]
    return (*PARAGRAPHS[:number], changed, *PARAGRAPHS[number + 1 :])


UNCHANGED = {
    "nothing": page(),
    "typography": page([text.replace("18.4", "18.4").replace(", ", ",  ").replace("'", "’") for text in PARAGRAPHS]),
    "other teasers": page(around="Related stories\nBridge to be painted green\nHarbour fair draws record crowd"),
    "teasers that are sentences": page(around="Read more\nThe bridge will be painted green this year, it says."),
    "minutes ago": page(before="Updated 12 minutes ago by our own correspondent in the town hall.\n3 min read"),
    "comments": page(around="214 comments\nI have lived by that lock all my life and nobody ever asked me about it!"),
    "counters": page(around="1,204 views\n17 shares\n3 comments"),
    "a cookie notice": page(before="We use cookies to improve your visit; accept all cookies or change the settings."),
    "copyright and newsletter": page(around="© 2026 Gazette. All rights reserved.\nSign up for our newsletter."),
    "a paragraph parted in two": page([part for text in PARAGRAPHS for part in text.replace(". ", ".\n").split("\n")]),
}


@pytest.mark.parametrize("new", UNCHANGED.values(), ids=UNCHANGED)
def test_what_changes_by_itself_is_no_change(new):
    """Teasers, dates, counters, comments and notices leave a page the same."""
    old = page(around="Related stories\nOld mill for sale\nSchool wins chess cup\n3 comments")
    change = measure_drift(old, new)
    assert (change.status, change.measures.kept, change.passages) == ("same", 1.0, ())


@pytest.mark.parametrize(
    ("new", "removed", "added"),
    [
        pytest.param(with_change(2, "18.4", "26.9"), "18.4 million", "26.9 million", id="a figure"),
        pytest.param(with_change(0, "Ilse Brandt", "Karl Voss"), "Ilse Brandt", "Karl Voss", id="a name"),
        pytest.param(PARAGRAPHS[:4], "The contract is to be let", "", id="a paragraph gone"),
        pytest.param(
            (*PARAGRAPHS, "Correction: an earlier version of this article gave the wrong year of construction."),
            "",
            "Correction: an earlier version",
            id="a correction added",
        ),
    ],
)
def test_an_edit_is_minor_and_shown(new, removed, added):
    """A figure, a name, a paragraph or a correction makes a page edited, and the passage is shown on both sides."""
    change = measure_drift(page(), page(new))
    assert change.status == "minor"
    assert len(change.passages) == 1
    assert removed in change.passages[0].removed
    assert added in change.passages[0].added


def test_figures_and_names_weigh_more_than_filler():
    """Losing the sentence with the figures costs more than losing one as long without any."""
    plain = "They would rather have had it all done sooner and with much less noise than it was going to be done now."
    old = page((*PARAGRAPHS, plain))
    without_plain = measure_drift(old, page(PARAGRAPHS))
    first, second = PARAGRAPHS[1].split(". ", 1)
    assert abs(len(first.split()) - len(plain.split())) <= 5
    without_figures = measure_drift(old, page((PARAGRAPHS[0], second, *PARAGRAPHS[2:], plain)))
    assert without_figures.measures.kept < without_plain.measures.kept - 0.03
    assert without_figures.measures.facts_kept < without_plain.measures.facts_kept == 1.0


def test_other_figures_in_the_same_sentences_are_major():
    """A table of the year in words, with every number exchanged, is another source though its sentences stand."""
    towns = ("Maribeck", "Orlen", "Haldane", "Quill", "Sedge", "Tarn", "Brill", "Fenwick", "Larch", "Motley")
    report = "In {town} the keepers of the locks counted {ships} ships and {barges} barges in the course of the year."
    old = page([report.format(town=town, ships=1000 + 13 * n, barges=300 + 7 * n) for n, town in enumerate(towns)])
    new = page([report.format(town=town, ships=2000 + 17 * n, barges=500 + 9 * n) for n, town in enumerate(towns)])
    change = measure_drift(old, new)
    assert change.measures.kept > 0.3
    assert change.status == "major"


def test_a_text_of_which_half_is_gone_is_major():
    """Where three of five paragraphs were replaced by others the page has changed a great deal."""
    change = measure_drift(page(), page((*PARAGRAPHS[:2], *OTHER[:3])))
    assert change.status == "major"
    assert any("18.4 million" in one.removed for one in change.passages)
    assert any("tomatoes" in one.added for one in change.passages)


def test_a_text_that_only_grew_is_not_major():
    """What was cited still stands on a page that was added to."""
    assert measure_drift(page(), page((*PARAGRAPHS, *OTHER))).status == "minor"


def test_another_subject_is_off_topic():
    """Nothing of the copy stands there, the words are others and so is the title; both beginnings are shown."""
    change = measure_drift(page(), page(OTHER, "Tomatoes before August", "Green Thumb"))
    assert change.status == "off-topic"
    assert change.measures.cosine < 0.12
    (only,) = change.passages
    assert only.removed.startswith("The council voted")
    assert only.added.startswith("Gardeners who want")


def test_another_text_under_the_same_title_is_major():
    """A page that keeps its title and has another text is a new edition, not another subject."""
    assert measure_drift(page(), page(OTHER)).status == "major"


NOTHING = {
    "a shell": (page(), page(())),
    "a scan": (replace(page(), media=Media.PDF), Page(Media.PDF, note="no text layer")),
    "another kind of body": (page(), replace(page(), media=Media.PDF)),
    "a list of teasers": (page(), page([f"Lock number {n} opens again" for n in range(60)])),
    "the beginning, behind a wall": (
        page(),
        page((PARAGRAPHS[0], "Subscribe to continue reading. Already a subscriber? Sign in.")),
    ),
    "the beginning, cut off": (page(), page((*PARAGRAPHS[:1], PARAGRAPHS[1][:60] + " …"))),
    "the same in another language": (page(), page(RUSSIAN, "Совет закрывает верхний шлюз")),
}


@pytest.mark.parametrize(("old", "new"), NOTHING.values(), ids=NOTHING)
def test_nothing_is_said_where_there_is_nothing_to_compare(old, new):
    """Shells, scans, lists, walls and translations are no change of the text."""
    assert measure_drift(old, new) is None


def test_what_the_extractor_left_out_is_not_gone():
    """A passage that still stands somewhere on the page has not been removed."""
    new = replace(page(PARAGRAPHS[:2]), visible=page().visible)
    assert measure_drift(page(), new).status == "same"


def test_a_pdf_is_compared_across_its_line_breaks():
    """Other line breaks and a word parted at one leave a PDF the same."""
    text = " ".join(PARAGRAPHS)
    old = Page(Media.PDF, text=text.replace(" ", "\n"), visible="")
    new = Page(Media.PDF, text=text.replace("engineers", "engi-\nneers"), visible="")
    assert measure_drift(old, new).status == "same"


def test_what_is_shown_is_bounded():
    """However much has changed, a dozen passages of some hundred characters are shown."""
    keep = [f"Gate {n} of the old lock was measured again by the crew, who wrote it down." for n in range(90)]
    edited = [text.replace("measured", "painted") if n % 2 else text for n, text in enumerate(keep)]
    change = measure_drift(page((*keep, *PARAGRAPHS)), page((*edited, *PARAGRAPHS)))
    assert change.status == "minor"
    assert len(change.passages) == MAX_CHANGES
    assert all(len(one.removed) <= MAX_CHANGE + 2 for one in change.passages)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("lock " * 60_000, id="one word"),
        pytest.param("A " * 100_000, id="capitals"),
        pytest.param("1 comments " * 20_000, id="counters"),
        pytest.param("The lock number five is closed. " * 9_000, id="one sentence"),
        pytest.param("cookies " * 30_000 + "\n" + "cookie use " * 20_000, id="notices"),
        pytest.param("".join(f"Ship {n} came in at {n % 24} hours.\n" for n in range(9_000)), id="a log"),
    ],
)
def test_hostile_text_takes_no_time(text):
    """Pages made to be slow to compare are compared within a second or two."""
    before = time.perf_counter()
    measure_drift(page((*PARAGRAPHS, text)), page((*OTHER, text[::-1])))
    assert time.perf_counter() - before < 20


def living(url, old=None, new=None, off_topic=True):
    return Living(url, old or page(), new or page(CASINO, "Best bonus", "Lucky Wheel"), off_topic)


NEW_OWNER = page(OTHER, "Tomatoes before August", "Green Thumb")
HANDS = {
    "a casino": ([living("http://gazette.example/a")], True),
    "two pages of another site": (
        [living("http://gazette.example/a", new=NEW_OWNER), living("http://www.gazette.example/b", new=NEW_OWNER)],
        True,
    ),
    "one page of another site": ([living("http://gazette.example/a", new=NEW_OWNER)], False),
    "one page of it is still there": (
        [living("http://gazette.example/a"), living("http://gazette.example/b", new=page(), off_topic=False)],
        False,
    ),
    "the site kept its name": (
        [living(f"http://gazette.example/{n}", new=page(OTHER, "Tomatoes before August")) for n in "ab"],
        False,
    ),
    "the same page twice": ([living("http://gazette.example/a", new=NEW_OWNER)] * 2, False),
    "an article about gambling": (
        [living("http://gazette.example/a", old=page(CASINO), new=page(CASINO, "Another", "Lucky Wheel"))],
        False,
    ),
}


@pytest.mark.parametrize(("pages", "changed"), HANDS.values(), ids=HANDS)
def test_only_strong_evidence_says_that_a_domain_changed_hands(pages, changed):
    """Trade where there was none, or several pages of a site by another name; never where anything remains."""
    assert usurped(pages) == (frozenset({"gazette.example"}) if changed else frozenset())


def test_a_casino_in_another_language_is_compared_all_the_same():
    """A page in another language says nothing, unless it trades in what takes over domains."""
    new = page(CASINO, "Best bonus", "Lucky Wheel")
    assert measure_drift(page(RUSSIAN, "Совет закрывает верхний шлюз"), new).status == "off-topic"


def test_real_mark_up_with_other_furniture_is_the_same():
    """Two editions of a page's mark-up, navigation and teasers around one article are the same text."""

    def html(nav, aside):
        body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
        return read_page(
            f"<html><head><title>{TITLE}</title></head><body><nav>{nav}</nav><main><article><h1>{TITLE}</h1>{body}"
            f"</article></main><aside>{aside}</aside></body></html>".encode(),
            "text/html",
            "http://gazette.example/a",
        )

    teaser = "<p>The bridge over the narrows will be painted green in the coming summer, the board says.</p>"
    assert measure_drift(html("<a>News</a>", ""), html("<a>Home</a><a>Boats</a>", teaser * 4)).status == "same"
