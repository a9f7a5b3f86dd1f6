"""What became of a link: the table of statuses, and above all what must never be called rotten."""

from __future__ import annotations

from typing import Any

import pytest
from fakes.answers import ARTICLE, PROSE, URL, capture, page

from cache.model import Capture, Outcome
from pipeline.checks.links.case import Case
from pipeline.checks.links.link import judge_link, needs_probe, unchecked_link
from pipeline.checks.links.sibling import Probe, sibling_of
from pipeline.text.model import Media, Page
from reports.model import LinkFinding, LinkStatus

TITLE = "Flood wall report divides the council"
EMPTY = Page(Media.EMPTY)
HOME = page("River Post - home", "River Post", text="Latest stories from the valley.", site="River Post")
LOGIN = page("Sign in", "Sign in to your account", text="Sign in to your account", password_fields=1)
NEW = "https://www.riverpost.org/archive/flood-wall-report"
CLOUDFLARE = "https://www.riverpost.org/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"


def judge(shown: Page, fetched: Capture | None = None, title: str | None = None, **more: Any) -> LinkFinding:
    fetched = fetched or capture()
    return judge_link(fetched.url, fetched, shown, cited_title=title, **more)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, LinkStatus.DEAD),
        (410, LinkStatus.DEAD),
        (403, LinkStatus.BLOCKED),
        (429, LinkStatus.BLOCKED),
        (999, LinkStatus.BLOCKED),
        (401, LinkStatus.RESTRICTED),
        (402, LinkStatus.RESTRICTED),
        (407, LinkStatus.RESTRICTED),
        (451, LinkStatus.RESTRICTED),
        (400, LinkStatus.ERROR),
        (405, LinkStatus.ERROR),
        (406, LinkStatus.ERROR),
        (418, LinkStatus.ERROR),
        (300, LinkStatus.ERROR),
        (500, LinkStatus.ERROR),
        (503, LinkStatus.ERROR),
        (522, LinkStatus.ERROR),
    ],
)
def test_http_status(status: int, expected: LinkStatus) -> None:
    """Each HTTP status that is no success has the status of the contract, and its number in the code."""
    found = judge(page("Error", text="Error"), capture(URL, status))
    assert (found.status, found.reason, found.http_status) == (expected, f"http-{status}", status)


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in Outcome if outcome not in (Outcome.ANSWERED, Outcome.TRUNCATED)]
)
def test_every_outcome_has_a_status(outcome: Outcome) -> None:
    """A fetch that brought no answer is dead only when the name is gone; policy and bad addresses are skipped."""
    found = judge(EMPTY, capture(outcome=outcome))
    skipped = {Outcome.PRIVATE_ADDRESS, Outcome.BAD_URL, Outcome.SCHEME, Outcome.UNSAFE_PORT, Outcome.OFFLINE}
    expected = (
        LinkStatus.DEAD if outcome is Outcome.DNS else LinkStatus.SKIPPED if outcome in skipped else LinkStatus.ERROR
    )
    assert (found.status, found.reason) == (expected, outcome.value)
    assert (found.checked_at is None) == (expected is LinkStatus.SKIPPED)
    assert found.detail.endswith(".")


def test_a_host_without_a_dot_is_no_dead_link() -> None:
    """A URL that was cut in its host never led anywhere, so nothing has rotted."""
    cut = "http://harbour"
    found = judge_link(cut, capture(cut, outcome=Outcome.DNS), EMPTY)
    assert (found.status, found.reason) == (LinkStatus.SKIPPED, "bad-url")


def test_redirect_to_an_application() -> None:
    """A site that passes the reader on to an app says nothing about the page."""
    assert judge(EMPTY, capture(URL, None, (302, "store-app://x"), outcome=Outcome.SCHEME)).status is LinkStatus.ERROR


ALIVE: dict[str, tuple[Page, Capture | None, str | None]] = {
    "an article": (page(f"{TITLE} - River Post", TITLE), None, None),
    "a retitled article": (page("Bakers call for cheaper flour"), None, TITLE),
    "a headline about pages not found": (page("What to do when a page is not found: a guide", text=PROSE), None, None),
    "a cited title that is an error": (page("Page not found", text=PROSE), None, "Page Not Found"),
    "an article that loads a bot script": (
        page(TITLE, frames=(CLOUDFLARE, "https://js.hcaptcha.com/1/api.js")),
        None,
        None,
    ),
    "a short notice that loads a bot script": (page(TITLE, text=PROSE * 2, frames=(CLOUDFLARE,)), None, TITLE),
    "an article about bot walls": (page("Just a moment: why the web makes you wait", text=ARTICLE), None, None),
    "an article with a login box": (page(TITLE, password_fields=1), None, None),
    "a titled form at the address of a page": (page("Members' extranet", text="Name", password_fields=1), None, None),
    "a paywall that shows the headline": (page(TITLE, text=PROSE + "Subscribe to continue reading."), None, TITLE),
    "an article on domain sales": (
        page("Bread.com domain is for sale again", text=ARTICLE + "This domain is for sale."),
        None,
        None,
    ),
    "a short item on domain sales": (page("Bread.com is for sale - River Post", text=PROSE), None, None),
    "a shell without text": (page("X", text="", needs_script=True), None, TITLE),
    "a home page": (HOME, capture("https://www.riverpost.org/"), None),
    "a home page behind a language": (
        HOME,
        capture("https://www.riverpost.org/", 200, (302, "https://www.riverpost.org/en/")),
        None,
    ),
    "an index page": (
        HOME,
        capture("https://www.riverpost.org/index.html", 200, (301, "https://www.riverpost.org/")),
        None,
    ),
    "a home page that carries the title": (
        page(TITLE, text=PROSE),
        capture(URL, 200, (302, "https://www.riverpost.org/")),
        TITLE,
    ),
    "the site of a section": (
        HOME,
        capture("https://example.org/riverpost", 200, (302, "https://www.riverpost.org/")),
        None,
    ),
    "a short link": (HOME, capture("https://sho.rt/x7Gk", 200, (302, "https://www.riverpost.org/")), None),
    "the route of an application": (
        page(TITLE),
        capture(URL, 200, (302, "https://www.riverpost.org/#/2019/wall")),
        None,
    ),
    "a page without titles": (page(text=PROSE * 8), None, TITLE),
    "a PDF": (Page(Media.PDF, text="Page not found"), None, None),
    "an image": (Page(Media.OTHER), None, None),
    "plain text": (Page(Media.TEXT, text="Not found\n"), None, None),
    "http to https": (
        page(TITLE),
        capture("http://riverpost.org/a/b", 200, (301, "https://www.riverpost.org/a/b/")),
        None,
    ),
    "tracking dropped": (page(TITLE), capture(f"{URL}?utm_source=x", 200, (301, URL)), None),
    "a temporary redirect": (page(TITLE), capture(URL, 200, (302, NEW)), None),
    "permanent, then temporary": (page(TITLE), capture(URL, 200, (301, NEW), (307, f"{NEW}-2")), None),
    "moved to another title": (page("Bakers call for cheaper flour"), capture(URL, 200, (301, NEW)), TITLE),
    "a bounce that sets a cookie": (
        page(TITLE),
        capture(URL, 200, (302, "https://www.riverpost.org/set"), (302, URL)),
        None,
    ),
    "broken off after the text": (page(TITLE), capture(outcome=Outcome.TRUNCATED), None),
    "an error status over the article": (page(TITLE), capture(URL, 404), TITLE),
    "an article on a maintenance": (page("Maintenance", text=ARTICLE), None, None),
    "an errors chapter": (page("HTTP 404 - Encyclopedia", "HTTP 404", text=ARTICLE * 2), None, None),
}


@pytest.mark.parametrize(("shown", "fetched", "title"), ALIVE.values(), ids=ALIVE)
def test_living_pages_are_alive(shown: Page, fetched: Capture | None, title: str | None) -> None:
    """None of the pages that look like rot, walls or landers without being it is called so."""
    assert judge(shown, fetched, title).status is LinkStatus.ALIVE


@pytest.mark.parametrize("title", [TITLE, None])
@pytest.mark.parametrize("codes", [(301,), (308,), (301, 308)])
def test_moved(codes: tuple[int, ...], title: str | None) -> None:
    """Permanent redirects to another address that shows the cited thing, or nothing else, are a move."""
    hops = [(code, f"{NEW}/{at}") for at, code in enumerate(codes)]
    found = judge(page(TITLE), capture(URL, 200, *hops), title)
    assert (found.status, found.final_url) == (LinkStatus.MOVED, hops[-1][1])


@pytest.mark.parametrize("code", [302, 303, 307])
def test_spelling_redirect_before_a_move(code: int) -> None:
    """A temporary redirect that only changes the scheme does not make a permanent move temporary."""
    fetched = capture(URL.replace("https", "http"), 200, (code, URL), (301, NEW))
    assert judge(page(TITLE), fetched).status is LinkStatus.MOVED


ERROR_HEADINGS = [
    "Page not found", "404", "Error 404", "404 Not Found", "Oops! That page can’t be found.",
    "Sorry, this content is no longer available", "This article has been removed", "We couldn't find that page",
    "The page you requested does not exist", "This page isn't available",
    "Sorry, the page you are looking for could not be found", "Article not found", "Seite nicht gefunden",
    "Diese Seite existiert nicht", "Page introuvable", "Cette page n’existe pas", "Página no encontrada",
    "La página que buscas no existe", "Pagina non trovata", "Página não encontrada", "Pagina niet gevonden",
    "Sidan kunde inte hittas", "Siden ble ikke funnet", "Sivua ei löytynyt", "Nie znaleziono strony",
    "Stránka nenalezena", "Страница не найдена", "Запрашиваемая страница не существует", "Сторінку не знайдено",
    "Sayfa bulunamadı", "Az oldal nem található", "Pagina nu a fost găsită", "页面不存在",
    "お探しのページは見つかりませんでした", "페이지를 찾을 수 없습니다", "الصفحة غير موجودة",
]  # fmt: skip


@pytest.mark.parametrize("heading", ERROR_HEADINGS)
def test_error_page(heading: str) -> None:
    """A heading that says as a whole that nothing was found, over little text, is a soft 404 in any language."""
    shown = page(f"{heading} - River Post", heading, text="Try the search.", site="River Post")
    assert (judge(shown).status, judge(shown).reason) == (LinkStatus.SOFT_404, "error-page")
    assert judge(page("River Post", heading, text="Try the search.", site="River Post")).status is LinkStatus.SOFT_404


def test_error_page_with_a_list_of_stories() -> None:
    """Title and heading that both say so outweigh a list of latest stories; one of them does not."""
    text = PROSE * 10
    both = page("Page not found - River Post", "Sorry, we can't find that page", text=text, site="River Post")
    assert judge(both).status is LinkStatus.SOFT_404
    assert judge(page("Page not found - River Post", text=text, site="River Post")).status is LinkStatus.ALIVE


def test_error_page_without_markup() -> None:
    """A page of one line, without any heading, is told by that line."""
    assert judge(page(text="Not found")).status is LinkStatus.SOFT_404


@pytest.mark.parametrize(
    "heading",
    [
        "Missing",
        "Gone",
        "Removed",
        "Nothing",
        "The article that was removed from the archive of the ministry",
        "Lost and found",
        "No page left behind",
        "Content",
        "Not for sale",
        "The page that nobody could find in the library",
    ],
)
def test_titles_that_sound_like_errors(heading: str) -> None:
    """Words of error pages in a title of a work are no error."""
    assert judge(page(heading, text=PROSE)).status is LinkStatus.ALIVE


@pytest.mark.parametrize(
    ("fetched", "reason"),
    [
        (capture(URL, 200, (301, "https://www.riverpost.org/")), "redirect-to-home"),
        (capture(URL, 200, (302, "https://www.riverpost.org/en/index.html")), "redirect-to-home"),
        (capture(URL, 200, (302, "https://riverpost.org/?error=notfound")), "redirect-to-home"),
        (capture("https://www.riverpost.org/?p=4711", 200, (302, "https://www.riverpost.org/")), "redirect-to-home"),
        (capture(URL, 200, (301, "https://www.other-paper.org/")), "redirect-to-home"),
        (capture(URL, 200, (302, "https://www.riverpost.org/404")), "redirect-to-error"),
        (capture(URL, 200, (302, "https://www.riverpost.org/en/page-not-found.html")), "redirect-to-error"),
        (capture(URL, 200, (302, "https://www.riverpost.org/error?aspxerrorpath=/x")), "redirect-to-error"),
    ],
)
def test_soft_404_by_landing(fetched: Capture, reason: str) -> None:
    """A deep link that lands on a home page or at an error address is rot, whatever its status."""
    for title in (None, TITLE):
        found = judge(HOME, fetched, title)
        assert (found.status, found.reason) == (LinkStatus.SOFT_404, reason)


@pytest.mark.parametrize(
    ("path", "title", "status"),
    [
        ("Pages/default.aspx", None, LinkStatus.ALIVE),
        ("web/guest/home", "River Post", LinkStatus.ALIVE),
        ("public/index.php", None, LinkStatus.ALIVE),
        ("old/index.htm", None, LinkStatus.ALIVE),
        ("?page=home", None, LinkStatus.ALIVE),
        ("wordpress/", None, LinkStatus.ALIVE),
        ("cms/", None, LinkStatus.ALIVE),
        ("portal", None, LinkStatus.ALIVE),
        ("~prof/", None, LinkStatus.ALIVE),
        ("portal/", TITLE, LinkStatus.SOFT_404),
        ("flood-wall-report/", None, LinkStatus.SOFT_404),
        ("4711/", None, LinkStatus.SOFT_404),
        ("flood.html", None, LinkStatus.SOFT_404),
        ("?id=4711", None, LinkStatus.SOFT_404),
        ("flood-wall-report/index.html", None, LinkStatus.SOFT_404),
        ("2019/story/index.html", None, LinkStatus.SOFT_404),
        ("news/archive/flood/index.html", None, LinkStatus.SOFT_404),
    ],
)
def test_former_home_page(path: str, title: str | None, status: LinkStatus) -> None:
    """A home page that moved to the root of its site is there; a page that leads there is gone."""
    home = "https://www.riverpost.org/"
    fetched = capture(home + path, 200, (301, home))
    sibling = (capture(f"{home}qqqq", 200, (301, home)), HOME)
    for probe in (None, Probe(sibling=sibling)):
        assert judge(HOME, fetched, title, probe=probe).status.living == status.living
        assert (judge(HOME, fetched, title, probe=probe).status is LinkStatus.SOFT_404) == (not status.living)


def test_refresh_to_home() -> None:
    """A page that at once turns to the home page is a redirect; one with a text of its own is not."""
    turned = page("River Post", text="", refresh="https://www.riverpost.org/")
    assert judge(turned).reason == "redirect-to-home"
    assert judge(page(TITLE, refresh="https://www.riverpost.org/")).status is LinkStatus.ALIVE


BLOCKED: dict[str, tuple[Page, Capture]] = {
    "cloudflare, 403": (
        page("Just a moment...", text="Enable JavaScript and cookies to continue", frames=(CLOUDFLARE,)),
        capture(URL, 403),
    ),
    "cloudflare, 200": (
        page("Just a moment...", text="Enable JavaScript and cookies to continue", frames=(CLOUDFLARE,)),
        capture(),
    ),
    "cloudflare, 404": (page("Just a moment...", text="", frames=(CLOUDFLARE,)), capture(URL, 404)),
    "cloudflare, 503": (page("Attention Required! | Cloudflare", text="Sorry."), capture(URL, 503)),
    "a header says so": (page("River Post", text=""), capture(URL, 200, headers=(("cf-mitigated", "challenge"),))),
    "aws waf": (page(text=""), capture(URL, 405, headers=(("x-amzn-waf-action", "captcha"),))),
    "akamai, 200": (
        page("Access Denied", text="You don't have permission to access this page. Reference #18.5"),
        capture(),
    ),
    "incapsula": (page(text="", frames=("https://www.riverpost.org/_Incapsula_Resource?x=1",)), capture()),
    "datadome": (
        page(
            "riverpost.org",
            text="Please enable JS and disable any ad blocker",
            frames=("https://ct.captcha-delivery.com/c.js",),
        ),
        capture(),
    ),
    "ddos-guard": (page("DDoS-Guard", text="Checking your browser before accessing riverpost.org."), capture()),
    "perimeterx": (
        page("Access to this page has been denied", text="Press & Hold to confirm you are a human"),
        capture(),
    ),
    "a russian captcha": (page("Вы не робот?", text="Подтвердите, что запросы отправляли вы, а не робот"), capture()),
    "in german": (page("Nur einen Moment…", text=""), capture()),
}


@pytest.mark.parametrize(("shown", "fetched"), BLOCKED.values(), ids=BLOCKED)
def test_challenges_are_blocked(shown: Page, fetched: Capture) -> None:
    """A test for people, or a refusal, is blocked whatever the HTTP status."""
    assert judge(shown, fetched, TITLE).status is LinkStatus.BLOCKED


RESTRICTED: dict[str, tuple[Page, Capture]] = {
    "redirect to a login": (LOGIN, capture(URL, 200, (302, "https://accounts.riverpost.org/login?next=/a"))),
    "login in a shell": (
        page("River Post", text="", needs_script=True),
        capture(URL, 200, (302, "https://login.riverpost.org/u")),
    ),
    "a login form and nothing else": (LOGIN, capture()),
    "a form in the place of a file": (
        page("Members' extranet", text="Name", password_fields=1),
        capture("https://www.riverpost.org/files/report.pdf"),
    ),
    "log in or sign up": (page("Log in or sign up to view", text="See posts and more."), capture()),
    "consent": (
        page("Before you continue", text="Cookies."),
        capture(URL, 200, (302, "https://consent.riverpost.org/m?continue=x")),
    ),
    "subscribe": (page("Subscribe to read | River Post", text="Try four weeks for 1.", site="River Post"), capture()),
    "region": (page("Not available in your region", text="Sorry."), capture()),
}


@pytest.mark.parametrize(("shown", "fetched"), RESTRICTED.values(), ids=RESTRICTED)
def test_walls_are_restricted(shown: Page, fetched: Capture) -> None:
    """A login, consent, subscription or region page that stands for the page is restricted, not rot."""
    assert judge(shown, fetched, TITLE).status is LinkStatus.RESTRICTED


PARKED: dict[str, tuple[Page, Capture]] = {
    "says so of itself": (page("riverpost.org - This domain is for sale", "riverpost.org", text="Inquire."), capture()),
    "lander of a service": (page("riverpost.org", text="", frames=("https://lander.parkingcrew.net/p.js",)), capture()),
    "redirect to a broker": (
        page("Buy riverpost.org", text="Make an offer."),
        capture(URL, 200, (302, "https://www.hugedomains.com/d?x")),
    ),
    "heading and searches": (
        page("This domain is for sale!", text="Related searches: insurance, hotels, loans."),
        capture(),
    ),
    "sale and searches, no heading": (
        page("riverpost.org", text="This domain may be for sale. Related searches: hotels."),
        capture(),
    ),
    "in german": (page("riverpost.org steht zum Verkauf", text="Diese Domain steht zum Verkauf."), capture()),
    "behind the home page": (
        page("riverpost.org - Domain parked", text=""),
        capture(URL, 200, (302, "https://www.riverpost.org/")),
    ),
}


@pytest.mark.parametrize(("shown", "fetched"), PARKED.values(), ids=PARKED)
def test_parked_domains(shown: Page, fetched: Capture) -> None:
    """A domain that is for sale, or an advertiser's lander, is parked."""
    assert judge(shown, fetched, TITLE).status is LinkStatus.PARKED


@pytest.mark.parametrize(
    "heading", ["Service Unavailable", "Site under maintenance", "Database Error", "Something went wrong", "Error"]
)
def test_trouble_is_no_rot(heading: str) -> None:
    """A site that says with 200 that it is in trouble could not be judged."""
    assert judge(page(heading, text="Please come back later.")).status is LinkStatus.ERROR


@pytest.mark.parametrize(("shown", "status"), [(EMPTY, 200), (EMPTY, 204), (page(text=""), 200)])
def test_empty_answers(shown: Page, status: int) -> None:
    """An empty page could not be judged."""
    assert judge(shown, capture(URL, status)).status is LinkStatus.ERROR


def test_broken_off_too_early() -> None:
    """An answer that broke off before there was a title could not be judged."""
    found = judge(page(text="The council"), capture(outcome=Outcome.TRUNCATED))
    assert (found.status, found.reason) == (LinkStatus.ERROR, "truncated")


LISTING = page("All news", text=PROSE * 3)


def test_same_page_under_a_made_up_address() -> None:
    """What a site shows for an address that cannot exist says nothing about the source."""
    probe = Probe(sibling=(capture("https://www.riverpost.org/2019/05/03/qqqq"), LISTING))
    assert judge(LISTING, probe=probe).reason == "same-as-unknown"
    assert judge(LISTING, probe=probe, title="All news").status is LinkStatus.ALIVE


def test_both_land_at_one_address() -> None:
    """Cited and made-up address that are sent to the same place are rot, unless the cited thing stands there."""
    listing = "https://www.riverpost.org/all-news"
    probe = Probe(sibling=(capture("https://www.riverpost.org/qqqq", 200, (302, listing)), LISTING))
    fetched = capture(URL, 200, (302, listing))
    assert judge(LISTING, fetched, TITLE, probe=probe).status is LinkStatus.SOFT_404
    assert judge(page(TITLE), fetched, TITLE, probe=probe).status is LinkStatus.ALIVE


@pytest.mark.parametrize(
    "sibling",
    [
        (capture("https://www.riverpost.org/qqqq", 404), page("Not found", text="No.")),
        (capture("https://www.riverpost.org/qqqq", outcome=Outcome.TIMEOUT), EMPTY),
        (capture("https://www.riverpost.org/qqqq"), page("Page not found", text="No.")),
        (
            capture("https://www.riverpost.org/qqqq"),
            page("All news", text="Quite another text about bread and flour here. " * 9),
        ),
        (capture("https://www.riverpost.org/qqqq"), page("All news", text=PROSE * 3, needs_script=True)),
    ],
    ids=["honest 404", "no answer", "other page", "other text", "shell"],
)
def test_sibling_that_proves_nothing(sibling: tuple[Capture, Page]) -> None:
    """A sibling that answers otherwise, or not at all, leaves the page alive."""
    assert judge(LISTING, title=TITLE, probe=Probe(sibling=sibling)).status is LinkStatus.ALIVE


def test_one_shell_for_all_addresses() -> None:
    """A single-page application shows every address alike: that is no rot."""
    shell = page("River App", text="", needs_script=True)
    assert judge(shell, title=TITLE, probe=Probe(sibling=(capture(f"{URL}x"), shell))).status is LinkStatus.ALIVE


def test_probes_are_rare() -> None:
    """A sibling is asked for only where its answer could change the verdict."""
    listing = "https://www.riverpost.org/all-news"
    assert needs_probe(Case.of(URL, capture(), page("River Post", text=PROSE * 2, site="River Post"), TITLE, None))
    assert needs_probe(Case.of(URL, capture(URL, 200, (302, listing)), LISTING, TITLE, None))
    for shown, fetched in (
        (page(TITLE), capture()),
        (page("Bakers call for cheaper flour"), capture()),
        (page("X", text="", needs_script=True), capture()),
        (HOME, capture("https://www.riverpost.org/")),
        (page("Not found"), capture(URL, 404)),
        (EMPTY, capture(outcome=Outcome.DNS)),
        (Page(Media.PDF), capture()),
    ):
        assert not needs_probe(Case.of(fetched.url, fetched, shown, TITLE, None))


@pytest.mark.parametrize(
    ("url", "sibling"),
    [
        ("https://e.org/a/b/c", "https://e.org/a/b/TOKEN"),
        ("https://e.org/a/b.html?x=1#y", "https://e.org/a/TOKEN.html"),
        ("https://e.org/a/b/", "https://e.org/a/TOKEN/"),
        ("https://e.org/a", "https://e.org/TOKEN"),
        ("https://e.org", "https://e.org/TOKEN"),
        ("https://e.org/2019/05/v1.2.3-release-notes", "https://e.org/2019/05/TOKEN"),
    ],
)
def test_sibling_address(url: str, sibling: str) -> None:
    """The made-up address stands in the same folder and keeps the suffix of the page."""
    assert sibling_of(url, "TOKEN") == sibling


def test_unchecked_link() -> None:
    """A citation without an address is skipped and was never checked."""
    found = unchecked_link("no-url", "The note gives no address.")
    assert (found.status, found.checked_at, found.attempts) == (LinkStatus.SKIPPED, None, 0)


def test_what_stood_in_the_place_of_the_source_is_kept_as_evidence() -> None:
    """The title and first words of an error page; of a living page nothing, for the source is told elsewhere."""
    gone = judge(page("Page not found - River Post", text="We looked everywhere. " * 20), capture())
    assert gone.status is LinkStatus.SOFT_404
    assert gone.shown.startswith("“Page not found - River Post”: We looked everywhere.")
    assert len(gone.shown) < 250
    assert judge(page(TITLE), capture()).shown is None
