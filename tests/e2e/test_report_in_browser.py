"""``report.html`` in a real Chromium, from a file, with every request watched."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import pairwise

import pytest
from fakes.browsing import until
from fakes.chromium import NEEDED, launched
from fakes.sample_report import decidable_report, hostile_report, incomplete_report, many, sample_report

from reports.formats.html import HtmlFormat

pytestmark = NEEDED

# Text that is seen, with too little contrast to what lies behind it (WCAG 2.1, 1.4.3).
FAINT = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, style")) continue;
    const tones = [light(channels(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(...tones) + 0.05) / (Math.min(...tones) + 0.05);
    if (ratio < 4.5) faint.push([element.className, element.tagName, ratio, walker.currentNode.data]);
  }
  return faint;
}"""


# The clipboard, to be looked at: what was copied, by type.
COPIED = """() => {
  window.ClipboardItem = class { constructor(parts) { this.parts = parts; } };
  navigator.clipboard.write = async ([item]) => {
    const kinds = Object.entries(item.parts);
    window.copied = Object.fromEntries(await Promise.all(kinds.map(async ([kind, part]) => [kind, await part.text()])));
  };
}"""


@pytest.fixture(scope="module")
def browser():
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    reports = {"sample": sample_report(), "hostile": hostile_report(), "many": many(400), "cut": incomplete_report()}
    reports |= {"decidable": decidable_report(), "long": many(98), "paged": many(1_100)}
    for name, report in reports.items():
        (folder / f"{name}.html").write_bytes(HtmlFormat().render(report))
    return folder


@pytest.fixture
def visit(browser, folder):
    """Opens a report; afterwards no other request, dialog, script error or console error may have happened."""

    @contextmanager
    def opened(name, fragment="", **options):
        context = browser.new_context(**options)
        page = context.new_page()
        address = (folder / f"{name}.html").as_uri()
        surprises = []
        page.on("request", lambda request: request.url.split("#")[0] == address or surprises.append(request.url))
        page.on("dialog", lambda dialog: (surprises.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: surprises.append(str(error)))
        page.on("console", lambda message: message.type == "error" and surprises.append(message.text))
        page.goto(address + fragment)
        yield page
        context.close()
        assert [surprise for surprise in surprises if surprise != "data:,"] == []

    return opened


def shown(page):
    """Ids of the citations that are shown."""
    return page.eval_on_selector_all(
        ".card", "cards => cards.filter(c => c.checkVisibility()).map(c => c.querySelector('.foot bdi').textContent)"
    )


def current(page):
    return page.evaluate("document.activeElement.closest('.card')?.querySelector('.foot bdi').textContent")


def is_open(page, identifier):
    return page.evaluate(
        "id => [...document.querySelectorAll('.card')]"
        ".find(c => c.querySelector('.foot bdi').textContent === id).querySelector('details').open",
        identifier,
    )


def test_filters(visit):
    """Verdicts add up, lists narrow, counts follow the other filters, and the address keeps it all."""
    with visit("sample", "#?view=all") as page:
        everything = shown(page)
        assert len(everything) == 14
        page.click(".tile.broken")
        assert shown(page) == [f"harbour-inquiry.md#{n}.1" for n in (2, 4, 6)]
        assert page.get_attribute(".tile.broken", "aria-pressed") == "true"
        assert page.inner_text("#shown") == "3 of 14 citations"
        assert "#?view=all&verdict=broken" in page.url
        page.click(".tile.ok")
        assert len(shown(page)) == 8
        page.select_option("#f-doc", "annex-b.html")
        assert shown(page) == ["annex-b.html#1.1", "annex-b.html#2.1"]
        assert page.inner_text(".tile.review .tile-count") == "0"
        assert page.inner_text(".tile.ok .tile-count") == "2"
        page.click("#clear")
        assert shown(page) == everything
        page.select_option("#f-link", "moved")
        assert shown(page) == ["annex-b.html#1.1"]
        page.select_option("#f-title", "mismatch")
        assert shown(page) == []
        assert page.is_visible("#empty")
        page.click("#clear-too")
        assert shown(page) == everything
        assert page.url.endswith("#?view=all")


def test_views(visit):
    """What to look at comes first; corrections, decisions and everything are a click or a key away."""
    with visit("decidable") as page:
        looked_at = shown(page)
        assert looked_at == [f"harbour-inquiry.md#{n}.1" for n in (2, 4, 6, 5, 7, 8, 13)]
        assert not page.is_visible("#corrections")
        page.click("text=Corrections")
        assert (shown(page), page.inner_text("#shown")) == ([], "2 corrected notes")
        assert page.locator("#corrections .fixed:visible").count() == 2
        page.keyboard.press("3")
        assert page.is_visible("text=Ben")
        page.keyboard.press("4")
        assert len(shown(page)) == 14
        page.click("text=To look at")
        assert shown(page) == looked_at
        page.select_option("#order", "note")
        assert shown(page) == [f"harbour-inquiry.md#{n}.1" for n in (2, 4, 5, 6, 7, 8, 13)]
        page.keyboard.press("4")
        assert [one.partition("#")[2] for one in shown(page)][:4] == ["1.1", "2.1", "3.1", "4.1"]
        page.select_option("#order", "weight")
        assert len(shown(page)) == 14


def test_the_tiles_of_a_report_of_several_pages_speak_of_all_of_them(visit):
    """Page one shows a thousand; an editor who reads a tile wants to know how many there are."""
    with visit("paged") as page:
        for words in ("", "no such words"):
            page.fill("#q", words)
            told = page.eval_on_selector_all(".tile-count", "all => all.map(one => one.textContent.replace(',', ''))")
            assert sum(map(int, told)) == 1_100


def test_what_is_pending_and_settled(visit):
    """Captures that are awaited are told on top and can be listed; a settled card says who decided what, and why."""
    with visit("decidable") as page:
        assert page.inner_text(".pending") == "Show the citation whose copy is awaited (1)"
        page.click(".pending a")
        assert shown(page) == ["harbour-inquiry.md#5.1"]
        assert "Open again" in page.inner_text(".card:visible summary")
        page.click("#clear")
        page.click(".tile.settled")
        # A card that is not laid out yet has no text to a reader.
        until(page, "[...document.querySelectorAll('.card summary')].some(one => one.innerText.includes('Accepted'))")
        told = page.inner_text(".card:visible summary")
        for word in ("Accepted", "Anna Weir", "3 March 2026", "note moved", "The author sent the printed page."):
            assert word in told


def test_search(visit):
    """Every word must occur, in any case and without accents; labels of the page itself are not searched."""
    with visit("sample", "#?view=all") as page:
        page.fill("#q", "NIGHT ferry")
        assert shown(page) == ["harbour-inquiry.md#6.1"]
        page.fill("#q", "hafen gehort")
        assert shown(page) == ["annex-b.html#2.1"]
        page.fill("#q", "what was found")
        assert shown(page) == []
        page.fill("#q", "icl.example/wp")
        assert shown(page) == ["harbour-inquiry.md#8.1"]
        page.keyboard.press("Escape")
        assert len(shown(page)) == 14


def test_state_comes_back_from_the_address(visit):
    """An address with filters opens the page filtered; unknown values in it filter nothing."""
    with visit("sample", "#?view=all&verdict=review,ok&doc=harbour-inquiry.md&q=harbour") as page:
        assert page.input_value("#q") == "harbour"
        assert page.input_value("#f-doc") == "harbour-inquiry.md"
        assert page.get_attribute(".tile.review", "aria-pressed") == "true"
        assert set(shown(page)) >= {"harbour-inquiry.md#3.1", "harbour-inquiry.md#1.1"}
        assert "harbour-inquiry.md#2.1" not in shown(page)
    with visit("sample", "#?view=all&verdict=nonsense&doc=nowhere&link=%ZZ") as page:
        assert len(shown(page)) == 14


def test_deep_link(visit):
    """A link to a citation opens its card, even from behind a filter, and goes there."""
    with visit("sample", "#c-harbour-inquiry.md-11.1") as page:
        assert is_open(page, "harbour-inquiry.md#11.1")
        until(page, "document.activeElement.closest('.card')?.id === 'c-harbour-inquiry.md-11.1'")
        assert page.locator("#c-harbour-inquiry\\.md-11\\.1").bounding_box()["y"] < 200
        page.click(".tile.broken")
        page.evaluate("location.hash = 'c-annex-b.html-1.1'")
        until(page, "document.activeElement.closest('.card')?.id === 'c-annex-b.html-1.1'")
        assert "annex-b.html#1.1" in shown(page)


def test_keyboard(visit):
    """/ searches, j and k walk what is shown, o and Enter fold, ? helps; all of it can be switched off."""
    with visit("sample") as page:
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("j")
        assert page.input_value("#q") == "j"
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        assert current(page) == "harbour-inquiry.md#2.1"
        page.keyboard.press("j")
        assert current(page) == "harbour-inquiry.md#4.1"
        page.keyboard.press("k")
        page.keyboard.press("k")
        assert current(page) == "harbour-inquiry.md#2.1"
        page.keyboard.press("o")
        assert not is_open(page, "harbour-inquiry.md#2.1")
        page.keyboard.press("Enter")
        assert is_open(page, "harbour-inquiry.md#2.1")
        page.keyboard.press("?")
        assert page.is_visible("#help")
        page.uncheck("#keys-on")
        page.keyboard.press("Escape")
        assert not page.is_visible("#help")
        page.keyboard.press("j")
        assert current(page) == "harbour-inquiry.md#2.1"


@pytest.mark.parametrize("clipboard", ["modern", "old command", "by hand"])
def test_copying(visit, clipboard):
    """A corrected note is copied, with whatever this browser allows; at worst it is selected."""
    expected = next(r.corrected for r in sample_report().results if r.citation.id == "harbour-inquiry.md#2.1")
    with visit("sample") as page:
        page.evaluate(COPIED)
        if clipboard != "modern":
            page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
            page.evaluate(
                "works => { document.execCommand = () => {"
                " if (works) window.copied = { 'text/plain': document.activeElement.value }; return works; } }",
                clipboard == "old command",
            )
        page.keyboard.press("j")
        page.keyboard.press("c")
        until(page, "document.querySelector('#said').textContent")
        if clipboard == "by hand":
            assert page.inner_text("#said").startswith("Selected")
            assert page.evaluate("getSelection().toString()") == expected
        else:
            assert page.inner_text("#said") == "Corrected note copied."
            assert page.evaluate("window.copied")["text/plain"] == expected
        page.evaluate("document.querySelector('#said').textContent = ''")
        page.click(".card .copy >> nth=0")
        until(page, "document.querySelector('#said').textContent")


def test_corrected_notes_are_copied_as_rich_text(visit):
    """Whole notes go into the clipboard with italics and links, without what is removed; one, or all of a kind."""
    with visit("decidable", "#?view=corrections") as page:
        page.evaluate(COPIED)
        page.click("[data-notes=safe] .fixed .copy")
        until(page, "window.copied")
        copied = page.evaluate("window.copied")
        (note,) = (r.footnote.text for r in sample_report().results if r.citation.id == "harbour-inquiry.md#2.1")
        address = "https://web.archive.org/web/2016/x"
        expected = note.replace("; see also", f" (archived at {address}); see also")
        assert copied["text/plain"] == expected
        assert f'<a href="{address}">{address}</a>' in copied["text/html"]
        assert "<em>The Harbour Courier</em>" in copied["text/html"]
        assert not re.search("<(del|ins)|class=|rel=", copied["text/html"])
        page.evaluate("window.copied = null")
        page.click("[data-notes=judged] .copy-all")
        until(page, "window.copied")


def test_nothing_of_a_stranger_runs(visit):
    """Scripts, handlers and URLs in documents and pages neither run nor load anything, clicked or not."""
    with visit("hostile", "#?view=all") as page:
        page.click("#fold")
        page.fill("#q", "<script>")
        assert len(shown(page)) == 5
        page.hover(".card h3 >> nth=0")
        assert page.evaluate("window.pwned") is None
        assert page.evaluate("document.querySelectorAll('script').length") == 1
        assert page.evaluate("document.querySelectorAll('a[href^=javascript], a[href^=data]').length") == 0


@pytest.mark.parametrize("name", ["cut", "hostile"])
def test_no_horizontal_scrolling(visit, name):
    """On a phone and on a desk the page is never wider than the screen, with everything unfolded."""
    with visit(name) as page:
        page.click("#fold")
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            wide = page.evaluate(
                "width => [...document.querySelectorAll('main *')]"
                ".filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.className)",
                width,
            )
            assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(visit, scheme):
    """All text reaches 4.5:1 against its ground, by day and by night."""
    with visit("cut", color_scheme=scheme) as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(22, 21, 19)") == (scheme == "dark")
        page.click("#fold")
        page.click(".tile.broken")
        assert page.evaluate(FAINT) == []
        page.click("#clear")
        assert page.evaluate(FAINT) == []


def test_prints_a_worklist(visit):
    """On paper there is a line for each citation that asks for a look, and no card."""
    with visit("decidable") as page:
        page.emulate_media(media="print")
        assert page.locator(".worklist tbody tr:not(.of):visible").count() == 7
        assert page.locator(".card:visible").count() == 0
        assert not page.is_visible(".toolbar")


def test_a_worklist_of_fifty_six_is_two_pages(visit):
    with visit("long") as page:
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 2


def test_prints_details_on_request(visit):
    """Then every citation that is shown is unfolded, nothing is left to click, and addresses can be read."""
    with visit("sample", "#?view=all") as page:
        page.evaluate("window.print = () => {}")
        page.click("#print-all")
        page.emulate_media(media="print")
        assert not page.is_visible(".toolbar")
        assert not page.is_visible(".copy >> nth=0")
        hidden = page.eval_on_selector_all(
            ".card .body", "bodies => bodies.filter(b => !b.checkVisibility({contentVisibilityAuto: true})).length"
        )
        assert hidden == 0
        assert page.is_visible("text=https://gazette.example/harbour-master >> nth=0")
        assert not page.is_visible(".worklist")


def test_without_script(visit):
    """Without script all is there in order, what to look at first, and no control that would do nothing."""
    with visit("decidable", java_script_enabled=False) as page:
        assert page.locator(".card:visible").count() == 14
        tops = [page.locator(f"#{name}").bounding_box()["y"] for name in ("look", "corrections", "ok", "decisions")]
        assert tops == sorted(tops)
        for control in (
            ".filters",
            ".progress",
            ".copy >> nth=0",
            ".copy-all >> nth=0",
            "#clear",
            "#empty",
            ".print-what",
        ):
            assert not page.is_visible(control)
        assert page.get_attribute(".views a >> nth=1", "href") == "#corrections"


def test_four_hundred_citations_stay_quick(visit):
    """With 400 citations each filter, search and walk takes less than 200 ms, layout included."""
    timed = """(act) => {
      const acts = {
        verdict: () => document.querySelector(".tile.review").click(),
        search: () => {
          const q = document.querySelector("#q");
          q.value = "harbour 17";
          q.dispatchEvent(new Event("input"));
        },
        clear: () => document.querySelector("#clear").click(),
        next: () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true })),
      };
      const start = performance.now();
      acts[act]();
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }"""
    with visit("many", "#?view=all") as page:
        for act in ("verdict", "search", "next", "clear"):
            # The best of three: other programs share the machine.
            assert min(page.evaluate(timed, act) for _ in range(3)) < 200, act
        assert len(shown(page)) == 400


def test_assistive_technology(visit):
    """Controls have names, the count is announced, and the skip link leads to the citations."""
    with visit("sample") as page:
        nameless = page.eval_on_selector_all(
            "button, select, input, a",
            "all => all.filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).length",
        )
        assert nameless == 0
        assert page.get_attribute("#shown", "aria-live") == "polite"
        page.keyboard.press("Tab")
        assert page.inner_text(":focus") == "Skip to the citations"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "citations"
        heads = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(h => +h.tagName[1])")
        assert all(later - former <= 1 for former, later in pairwise(heads))


def test_filtering_moves_nothing(visit):
    """The bar of filters keeps its height when the clear button appears."""
    with visit("many", viewport={"width": 1280, "height": 900}) as page:
        before = page.locator(".toolbar").bounding_box()["height"]
        page.click(".tile.broken")
        assert page.is_visible("#clear")
        assert page.locator(".toolbar").bounding_box()["height"] == before


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(visit, scheme, width):
    """axe-core finds no violation in any view, at a desk and on a phone, by day and by night."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    with visit("decidable", color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for view in ("look", "corrections", "decisions", "all"):
            page.click(f"[data-view={view}]")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found = axe.run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], view
        page.click("[data-view=look]")
        page.click(".decide >> nth=0")
        assert axe.run(page).response["violations"] == []
