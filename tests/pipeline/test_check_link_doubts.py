"""Gates, walls, outages, moved projects: what must not be called rotten, and the rot that looks like it."""

from __future__ import annotations

import pytest
from fakes.answers import ARTICLE, PROSE, URL, capture, page

from cache.model import Capture, Outcome
from pipeline.checks.links.case import Case
from pipeline.checks.links.lead import leads_to, stays
from pipeline.checks.links.link import judge_link, may_be_outage, may_be_wall, needs_probe
from pipeline.checks.links.sibling import Probe, home_of
from pipeline.text.model import Media, Page
from pipeline.text.read import read_page
from reports.model import LinkStatus

SITE = "https://www.riverpost.org"
TITLE = "Flood wall report divides the council"
ASKING = "Choose what you would like to see, and we will take you to the page that you asked for at once."
QUESTION = page("Before you go on", text=ASKING)
GATE = f"{SITE}/hello?next=%2F2019%2F05%2F03%2Fflood-wall-report"


def landed(address: str, status: int = 302, url: str = URL) -> Capture:
    return capture(url, 200, (status, address))


@pytest.mark.parametrize(
    ("fetched", "shown", "status", "reason"),
    [
        pytest.param(landed(GATE), QUESTION, LinkStatus.RESTRICTED, "gate", id="gate"),
        pytest.param(
            landed(f"{SITE}/?return=/2019/05/03/flood-wall-report"), QUESTION, LinkStatus.RESTRICTED, "gate", id="home"
        ),
        pytest.param(
            landed(f"https://privacy.publisher.org/?callback={SITE}"), QUESTION, LinkStatus.RESTRICTED, "gate",
            id="of another site",
        ),
        pytest.param(landed(GATE), page(TITLE), LinkStatus.ALIVE, "redirect-temporary", id="the page after all"),
        pytest.param(
            landed(GATE), page("Page not found", text="Sorry."), LinkStatus.SOFT_404, "error-page", id="an error page"
        ),
        pytest.param(
            landed(f"{SITE}/404?url=/2019/05/03/flood-wall-report"), QUESTION, LinkStatus.SOFT_404, "redirect-to-error",
            id="address of an error",
        ),
        pytest.param(landed(f"{SITE}/"), QUESTION, LinkStatus.SOFT_404, "redirect-to-home", id="home alone"),
        pytest.param(
            landed(f"{SITE}/search?q=flood+wall+report"), page("Search", text="Nothing."), LinkStatus.SOFT_404,
            "redirect-to-search", id="search",
        ),
        pytest.param(
            landed(f"{SITE}/search?q=flood+wall+report"), page(TITLE), LinkStatus.ALIVE, "redirect-temporary",
            id="search that shows it",
        ),
    ],
)  # fmt: skip
def test_landings(fetched: Capture, shown: Page, status: LinkStatus, reason: str) -> None:
    """A landing that knows where the reader wanted to go is a gate, unless it says that nothing is there."""
    found = judge_link(URL, fetched, shown, cited_title=TITLE)
    assert (found.status, found.reason) == (status, reason)
    assert found.detail.endswith(".")


@pytest.mark.parametrize(
    ("url", "home", "title", "shown"),
    [
        ("https://www.arden.edu/research/groups/flood-lab/", "https://floodlab.org/", "People", "Flood Lab"),
        ("https://www.arden.edu/groups/flood-lab/index.html", "https://floodlab-arden.org/", "People", "Home"),
        ("https://www.arden.edu/physics/flood-lab/", "https://floodlab.arden.edu/", "People", "Home"),
        ("https://river-trust.org/campaigns/stop-the-dam", "https://stopthedam.org/", "Stop the dam", "Welcome"),
        ("https://river-trust.org/c/17", "https://damwatch.org/", "The dam watch: a campaign", "The Dam Watch"),
        ("https://radio.org/shows/night-ferry", "https://nightferrypod.fm/", "Night ferry", "All episodes"),
        ("https://www.arden.edu/~kastel/", "https://kastel.name/", "Ana Kastel", "Welcome"),
    ],
)
def test_projects_with_a_site_of_their_own(url: str, home: str, title: str, shown: str) -> None:
    """A permanent redirect to a home page that is about the cited thing is a move."""
    for status, expected in ((301, LinkStatus.MOVED), (302, LinkStatus.ALIVE)):
        found = judge_link(url, landed(home, status, url), page(shown, text=PROSE), cited_title=title)
        if status == 301 or home != "https://damwatch.org/":
            assert found.status is expected, found


@pytest.mark.parametrize(
    ("url", "home", "title", "shown"),
    [
        ("https://oldpost.org/2019/flood-wall-report", "https://newpost.org/", TITLE, "New Post"),
        ("https://oldpost.org/news/flood-wall-report", "https://news.oldpost.org/", TITLE, "News"),
        ("https://radio.org/shows/night-ferry/episode-12", "https://nightferry.fm/", "Episode 12", "Night Ferry"),
        ("https://www.arden.edu/flood-lab/paper.pdf", "https://floodlab.org/", "On levees", "Flood Lab"),
        ("https://floodlab.org/flood/levees", "https://floodlab.net/", "On levees", "Flood Lab"),
    ],
)
def test_what_the_new_home_page_does_not_show(url: str, home: str, title: str, shown: str) -> None:
    """One page of a site that has another address now is not its home page."""
    found = judge_link(url, landed(home, 301, url), page(shown, text=PROSE), cited_title=title)
    assert found.reason == "redirect-to-home"


WALL = page("Welcome", text=ASKING)
HOME = f"{SITE}/"


def _both(answer: Capture, shown: Page, home: tuple[Capture, Page] | None) -> Probe:
    return Probe(sibling=(answer, shown), home=home)


@pytest.mark.parametrize(
    ("shown", "home", "status"),
    [
        pytest.param(WALL, (capture(HOME, 200, (302, f"{SITE}/hello")), WALL), LinkStatus.RESTRICTED, id="wall"),
        pytest.param(WALL, (capture(HOME), page("River Post")), LinkStatus.SOFT_404, id="home is there"),
        pytest.param(WALL, (capture(HOME, 500), WALL), LinkStatus.SOFT_404, id="home is in trouble"),
        pytest.param(
            page("News", text=ASKING, links=40), (capture(HOME, 200, (302, f"{SITE}/hello")), WALL),
            LinkStatus.SOFT_404, id="a front page in place of all",
        ),
    ],
)  # fmt: skip
def test_the_home_page_tells_a_wall_from_rot(shown: Page, home: tuple[Capture, Page], status: LinkStatus) -> None:
    """Where the home page lands at the same address, every page is hidden and none is gone."""
    sibling = capture(f"{SITE}/zq", 200, (302, f"{SITE}/hello"))
    first = judge_link(URL, landed(f"{SITE}/hello"), shown, _both(sibling, shown, None), TITLE)
    assert may_be_wall(first)
    assert judge_link(URL, landed(f"{SITE}/hello"), shown, _both(sibling, shown, home), TITLE).status is status


def test_one_page_at_every_address() -> None:
    """A short one may be a wall; a whole page is that of a new owner."""
    long = page("Best slots of the season", text=ARTICLE)
    for shown, status in ((WALL, LinkStatus.RESTRICTED), (long, LinkStatus.SOFT_404)):
        probe = _both(capture(f"{SITE}/zq"), shown, (capture(HOME), shown))
        assert judge_link(URL, capture(), shown, probe, TITLE).status is status


BARE = page("404 Not Found", text="The requested URL was not found on this server.")
STYLED = page("Page not found - River Post", text="Not found. " + " ".join(f"Story {n}" for n in range(20)))


@pytest.mark.parametrize(
    ("shown", "home", "status"),
    [
        (BARE, (capture(HOME, 404), BARE), LinkStatus.ERROR),
        (BARE, (capture(HOME, 410), BARE), LinkStatus.ERROR),
        (BARE, (capture(HOME), page("River Post")), LinkStatus.DEAD),
        (BARE, (capture(HOME, 503), BARE), LinkStatus.DEAD),
        (BARE, None, LinkStatus.DEAD),
    ],
)
def test_a_site_that_denies_its_home_page_is_in_trouble(
    shown: Page, home: tuple[Capture, Page] | None, status: LinkStatus
) -> None:
    """Such a site says "no such page" to everything."""
    assert judge_link(URL, capture(URL, 404), shown, Probe(home=home), TITLE).status is status


def test_only_a_bare_refusal_leaves_a_doubt() -> None:
    """An error page with the site around it shows that the site works."""
    for shown, doubt in ((BARE, True), (STYLED, False)):
        assert may_be_outage(judge_link(URL, capture(URL, 404), shown), shown) is doubt


def test_home_pages() -> None:
    """The root of the site, without anything else."""
    assert home_of("https://www.riverpost.org:8080/a/b?c=d#e") == "https://www.riverpost.org:8080/"


BOUGHT = page("Best slots of the season", text="Play and win with every deposit that you make today. " * 20)


@pytest.mark.parametrize(
    ("shown", "url", "title", "doubt"),
    [
        pytest.param(BOUGHT, URL, None, True, id="nothing of the address"),
        pytest.param(BOUGHT, f"{SITE}/2019/4711", None, False, id="an address that says nothing"),
        pytest.param(page("Wall", text=ARTICLE), URL, None, False, id="a word of it"),
        pytest.param(page("Story - Riverpost", text="Nothing. " * 200), URL, None, False, id="the name of the site"),
        pytest.param(BOUGHT, URL, TITLE, False, id="a title to compare"),
        pytest.param(page("Situs slot resmi dan togel untuk hari ini", text="dan yang di untuk " * 99, language="id"),
                     URL, TITLE, True, id="in another language"),
    ],
)  # fmt: skip
def test_a_page_that_says_nothing_of_its_address_is_doubted(
    shown: Page, url: str, title: str | None, doubt: bool
) -> None:
    """A domain that was taken over shows one page at every address; a request more shows that."""
    assert needs_probe(Case.of(url, capture(url), shown, title, None)) is doubt


def test_a_bare_address_that_leads_to_a_section_is_doubted() -> None:
    """Where the last step of the address got lost, the page may have; where it is still there, it has not."""
    for landing, doubt in ((f"{SITE}/news/", True), (f"{SITE}/archive/flood-wall-report.html", False)):
        assert (
            needs_probe(Case.of(URL, landed(landing, 301), page("News of the valley", text=PROSE * 3), None, None))
            is doubt
        )


MOVING = page("Redirecting…", text="")


@pytest.mark.parametrize(
    ("fetched", "shown", "target"),
    [
        pytest.param(
            capture(URL, 200, headers=(("refresh", "0; url=/new"),)), Page(Media.EMPTY), f"{SITE}/new", id="header"
        ),
        pytest.param(capture(), page("Moved", text="It moved.", refresh=f"{SITE}/new"), f"{SITE}/new", id="refresh"),
        pytest.param(capture(), page(text="", scripted=f"{SITE}/new"), f"{SITE}/new", id="script"),
        pytest.param(
            capture("https://www.searching.com/url?q=https://b.org/x"),
            page("Notice", text="The page was sending you to https://b.org/x."), "https://b.org/x", id="notice",
        ),
        pytest.param(capture(), page(TITLE, refresh=f"{SITE}/"), None, id="an article"),
        pytest.param(capture(), page(text="", refresh=URL), None, id="itself"),
        pytest.param(capture(), page(text="", scripted=f"{SITE}/lander"), None, id="lander"),
        pytest.param(capture(), page(text="", refresh=f"{SITE}/.well-known/sgcaptcha/?r=%2F2019"), None, id="test"),
        pytest.param(capture(URL, 404), page(text="", refresh=f"{SITE}/new"), None, id="an error"),
        pytest.param(
            capture(URL, outcome=Outcome.TIMEOUT), page(text="", refresh=f"{SITE}/new"), None, id="no answer"
        ),
        pytest.param(
            capture(URL, 200, headers=(("cf-mitigated", "challenge"),)), page(text="", refresh=f"{SITE}/new"), None,
            id="challenge",
        ),
    ],
)  # fmt: skip
def test_leads(fetched: Capture, shown: Page, target: str | None) -> None:
    """An empty page leads on; a page with a text, a test for people and a lander are judged as they are."""
    assert leads_to(fetched.url, fetched, shown) == target


@pytest.mark.parametrize(
    ("target", "answer", "stay"),
    [
        (f"{SITE}/new", capture(f"{SITE}/new", 404), False),
        (f"{SITE}/new", capture(f"{SITE}/new"), False),
        (f"{SITE}/select?Redirect=https%3A%2F%2Fwww.other.org", capture(f"{SITE}/select", 404), True),
        (f"{SITE}/select?to=/2019/05/03/flood-wall-report", capture(f"{SITE}/select", 403), True),
        (f"{SITE}/new", capture(f"{SITE}/new", outcome=Outcome.TIMEOUT), False),
    ],
)
def test_redirectors_that_refuse_programs_say_nothing(target: str, answer: Capture, stay: bool) -> None:
    """What a redirector answers is not what the page behind it would."""
    assert stays(URL, target, answer) is stay


def test_landers_by_script_are_parked() -> None:
    """An empty page that goes to a lander is all that such a domain serves; one with a text is none."""
    lander = f"{SITE}/lander"
    assert judge_link(URL, capture(), page(text="", scripted=lander)).status is LinkStatus.PARKED
    assert judge_link(URL, capture(), page(TITLE, scripted=lander), cited_title=TITLE).status is LinkStatus.ALIVE


@pytest.mark.parametrize(("host", "status"), [("wall.onion", LinkStatus.SKIPPED), ("wall.org", LinkStatus.DEAD)])
def test_names_of_other_networks_are_not_dead(host: str, status: LinkStatus) -> None:
    """The public name service does not know them, and need not."""
    url = f"http://{host}/a"
    assert judge_link(url, capture(url, outcome=Outcome.DNS), Page(Media.EMPTY)).status is status


def test_a_redirect_to_what_is_no_address_is_trouble_of_the_site() -> None:
    """The note's address is fine; nobody passes over the link in silence."""
    fetched = capture(URL, None, (302, "https://"), outcome=Outcome.BAD_URL)
    assert judge_link(URL, fetched, Page(Media.EMPTY)).status is LinkStatus.ERROR


POST = "https://www.tiktok.com/@valley/video/7101"


@pytest.mark.parametrize(
    ("url", "shown", "status"),
    [
        pytest.param(URL, page("River Post", text="Sorry, the page you were looking for in this blog does not exist."),
                     LinkStatus.SOFT_404, id="a line under the name of the site"),
        pytest.param(URL, page("Status - River Post", text="The requested resource could not be found."),
                     LinkStatus.SOFT_404, id="a line under another heading"),
        pytest.param(URL, page("Page not found – River Post", "Oops!", text="Stories: " + PROSE * 2),
                     LinkStatus.SOFT_404, id="title with the name of the site"),
        pytest.param(URL, page("Content unavailable", text="Something went wrong. Please try again."),
                     LinkStatus.ERROR, id="unavailable, for now"),
        pytest.param(URL, page("Contenu indisponible", text="Connectez-vous pour lire la suite."),
                     LinkStatus.RESTRICTED, id="unavailable without an account"),
        pytest.param(URL, page("Video unavailable", text="Playback on other sites was switched off by the owner."),
                     LinkStatus.RESTRICTED, id="unavailable here"),
        pytest.param(URL, page("Document unavailable", text="Go back, or use the search box above."),
                     LinkStatus.SOFT_404, id="unavailable, and no more"),
        pytest.param(URL, page("Site unavailable", text="Come back."), LinkStatus.ERROR, id="the site is down"),
        pytest.param(URL, page("Something", text="Please wait. You will then be taken to the page."),
                     LinkStatus.ALIVE, id="prose of the same words"),
        pytest.param(URL, page("Flood wall", text=PROSE * 12 + "\nThe page could not be found."),
                     LinkStatus.ALIVE, id="an article with such a line"),
        pytest.param(POST, page("TikTok - Make Your Day", text="Video currently unavailable\nLooking for videos?"),
                     LinkStatus.SOFT_404, id="in a platform's own words"),
        pytest.param(URL, page("Walk", text="Video currently unavailable"), LinkStatus.ALIVE,
                     id="not on that platform"),
        pytest.param("https://www.youtube.com/watch?v=abc",
                     page(" - YouTube", text="", unplayable="ERROR Video unavailable"),
                     LinkStatus.SOFT_404, id="the player says gone"),
        pytest.param("https://www.youtube.com/watch?v=abc",
                     page(" - YouTube", text="", unplayable="LOGIN_REQUIRED Private video"),
                     LinkStatus.RESTRICTED, id="the player asks for a login"),
        pytest.param(URL, page("This domain has been registered", text="Ask us."), LinkStatus.PARKED, id="registered"),
        pytest.param(URL, page("Срок регистрации домена riverpost.org истёк", text="Продлите его."),
                     LinkStatus.PARKED, id="with the name in the heading"),
        pytest.param(URL, page("Contact Support", "Account Suspended", text="This Account has been suspended."),
                     LinkStatus.ERROR, id="suspended"),
        pytest.param(URL, page("River Media Privacy Gate", text="Please wait."), LinkStatus.RESTRICTED, id="consent"),
        pytest.param(URL, page("Tide Library Login", text="Please wait."), LinkStatus.RESTRICTED, id="library"),
        pytest.param(URL, page("Slide to verify", text="Please drag."), LinkStatus.BLOCKED, id="test for people"),
    ],
)  # fmt: skip
def test_what_pages_say_of_themselves(url: str, shown: Page, status: LinkStatus) -> None:
    """Gone, down, walled or parked by heading or first line; prose is no notice."""
    assert judge_link(url, capture(url), shown, cited_title=TITLE, publisher="River Post").status is status
    named = judge_link(url, capture(url), page(TITLE, *(title.text for title in shown.titles)), cited_title=TITLE)
    assert named.status is LinkStatus.ALIVE


def test_video_players_say_why() -> None:
    """The player's data stand in a script; a video that plays says nothing."""
    data = '{"playabilityStatus":{"status":"%s","reason":"Video unavailable"}}'
    said = f"<title> - Films</title><script>var response = {data};</script>"
    for status, unplayable in (("ERROR", "ERROR Video unavailable"), ("OK", "")):
        assert read_page((said % status).encode(), "text/html", URL).unplayable == unplayable


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (page("riverpost.org", text="", frames=("https://www.google.com/adsense/domains/caf.js",)), LinkStatus.PARKED),
        (page("riverpost.org", text="", frames=(f"{SITE}/sk-jspark_init.php",)), LinkStatus.PARKED),
        (page("Notes", text=PROSE, frames=("https://www.google.com/adsense/domains/caf.js",)), LinkStatus.ALIVE),
        (page("Car parking in the valley", text="", frames=(f"{SITE}/js/parkinglots.js",)), LinkStatus.ALIVE),
    ],
)
def test_scripts_that_fill_landers(shown: Page, status: LinkStatus) -> None:
    """On an empty page they are all there is."""
    assert judge_link(URL, capture(), shown).status is status


@pytest.mark.parametrize(
    "shown",
    [
        page("A short poem - Valley", "A short poem", text="One line.\nNo comments yet.\nComments are closed."),
        page("Records", text="A list of all records.\nNothing is lost here that was written down."),
        page("Keeper with two nets", text="The negative was lost in the flood of 1954."),
        page("Felsefeye Giriş", text="Kitap."),
        page("Daftar", text="Daftar buku."),
        page("The missing boats of March", text="Four boats did not come back."),
        page("Log of the weir", text="Sign in sheet: two visitors."),
        page("Latest", text="Why the page could not be found. " + PROSE * 3),
    ],
)
def test_short_pages_live(shown: Page) -> None:
    """Little text is no fault, and neither are the words of error pages in it."""
    for title in (None, TITLE):
        assert judge_link(URL, capture(), shown, cited_title=title).status is LinkStatus.ALIVE
