"""The outlets of the demo's web, all invented, and what an archive holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.demo.pages import (
    Article,
    article_page,
    challenge_page,
    home_page,
    lander_page,
    login_page,
    not_found_page,
    pdf_page,
    redirect,
)
from pipeline.demo.server import Answer

OUTLETS = {
    "herald": "Maribeck Herald",
    "authority": "Talven Harbour Authority",
    "ministry": "Ministry of Inland Waters",
    "observer": "Talven Observer",
    "gazette": "Carvenian Gazette",
    "tidewatch": "Tidewatch",
    "ledger": "The Quayside Ledger",
    "courier": "Delta Courier",
    "riverwire": "Riverwire",
    "gavan": "Новая Гавань",
}
"""Short names, as the sample's template uses them, and what the outlets call themselves."""

_BACKGROUND = (
    "The Talven carries about a third of Carvenia's freight, most of it grain and gravel. Barges of the largest "
    "class need a channel of four metres, which the river last offered all year round before the dry summers "
    "began. Since then pilots have waited at the Maribeck roads for the water to rise, sometimes for a week.",
    "Shippers say that every day of waiting costs them more than the tolls of a whole voyage. The towns along the "
    "lower river have other worries: the same floods that lift the barges over the bars come into their cellars, "
    "and the dykes on the western bank are older than anybody who could remember their being built.",
    "Neither side expects an answer soon. The next conference of the river's neighbours meets in the spring, and its "
    "agenda, as far as it is known, begins with the anthem and ends with the budget of the secretariat.",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """One capture that the archive holds from the start."""

    site: str
    path: str
    timestamp: str
    answer: Answer


def _article(site: str, title: str, author: str, date: str, *opening: str) -> Answer:
    return article_page(Article(OUTLETS[site], title, author, date, (*opening, *_BACKGROUND)))


_DREDGING = _article(
    "herald",
    "Dredging contract goes to the lowest bidder",
    "Ilse Marn",
    "2019-03-14",
    "The council of the harbour authority awarded the dredging of the lower Talven on Wednesday to a firm that had "
    "never worked on a river before. Its bid lay a fifth below the estimate of the authority's own engineers.",
)
_NIGHT_OLD = _article(
    "herald",
    "Pilots refuse night passages after second grounding",
    "Ruben Castellane",
    "2020-10-02",
    "The pilots of the Talven will not take barges past the Orlen bar after dark until the lights are mended, their "
    "guild said, two days after the second grounding within a month.",
)
_NIGHT_NEW = _article(
    "herald",
    "What the autumn taught the river: a season in review",
    "Ruben Castellane",
    "2020-10-02",
    "The pilots of the Talven did not take barges past the Orlen bar after dark for six weeks of that autumn. We look "
    "back at the groundings, the guild's decision and the repairs that came of it.",
)
_OTHER = _article(
    "herald",
    "Maribeck choir wins the national contest for the third time",
    "Dora Feyn",
    "2022-05-30",
    "With a programme of three harbour songs and a motet the mixed choir of Maribeck won over the jury in the capital. "
    "Its conductor thanked the bakers of the old town, who had paid for the coach.",
)
_MERGER = _article(
    "ledger",
    "Grain terminal sold to pension fund",
    "Tomas Orrel",
    "2020-06-18",
    "The grain terminal at the north quay has a new owner. A pension fund paid 41 million crowns for the silos and the "
    "lease of the quay, according to the commercial register.",
)
_DYKES = _article(
    "observer",
    "Western dykes fail their inspection",
    "Maja Lindqvist-Orr",
    "2018-11-21",
    "Eleven of the thirty sections of the western dyke would not hold back a flood such as that of the spring, the "
    "inspectors write in a report that the district kept to itself for a year.",
)
_TOLLS = _article(
    "gazette",
    "Tolls on the Talven to rise by a tenth",
    "Peter Aldous",
    "2021-01-08",
    "Masters of barges will pay a tenth more for the passage from the first of March. The new tariff, published on "
    "Friday, spares ferries and fishing boats.",
)
_INSURERS = _article(
    "riverwire",
    "Insurers leave the lower river",
    "Hanne Brück",
    "2019-09-05",
    "Two of the three insurers that covered hulls on the lower Talven will write no new policies there. Both name the "
    "number of groundings; one also names the state of the charts.",
)
_STAFF = _article(
    "authority",
    "Staff report 2019: pilots, lock keepers, surveyors",
    "Talven Harbour Authority",
    "2020-02-11",
    "At the end of the year the authority employed 212 people, eleven fewer than the year before. No surveyor has been "
    "hired since 2016, and four of the nine posts are vacant.",
)
_LOW_WATER = _article(
    "tidewatch",
    "Low water survey 2020",
    "Tidewatch",
    "2020-12-01",
    "Our volunteers read forty gauges every morning from June to September. On 71 of these days the channel at the "
    "Orlen bar was shallower than the charts promise.",
)
_PLAN = _article(
    "ministry",
    "Channel maintenance plan 2021",
    "Ministry of Inland Waters",
    "2021-02-15",
    "The ministry will have the channel sounded twice a year instead of once in three years. The minister said that a "
    "river which is not measured cannot be managed, and that the soundings would be published within a month.",
)
_LOCKS = _article(
    "authority",
    "Lock keepers' log now open to everyone",
    "Talven Harbour Authority",
    "2021-04-20",
    "The passages of all nine locks can now be looked up by day and by vessel, back to 2012. The authority hopes that "
    "shippers will report errors.",
)
_FERRY = _article(
    "herald",
    "Ferry to Sandholm runs again after eight months",
    "Ilse Marn",
    "2021-06-03",
    "The ferry between Maribeck and the island of Sandholm took its first passengers since October on Thursday "
    "morning, among them a bride, two surveyors and a goat.",
)
_NIGHT_SHIFT = article_page(
    Article(
        OUTLETS["gavan"],
        "Порт Марибек переходит на круглосуточную работу",
        "Вера Лунина",
        "2021-03-02",
        (
            "С первого апреля краны в порту Марибек будут работать и ночью. Администрация обещает, что шум не будет "
            "слышен в старом городе, а жители напоминают, что то же самое обещали им десять лет назад.",
            "По словам начальника порта, ночная смена нужна потому, что баржи приходят только при высокой воде, а "
            "высокая вода не спрашивает, который час. Лоцманы просят сначала починить огни на Орленской отмели.",
        ),
        lang="ru",
    )
)
_ACCIDENTS = pdf_page(
    "Groundings on the Lower Talven, 2012-2020",
    (
        "Talven Harbour Authority, Survey Office, January 2021",
        "In nine years 184 vessels ran aground between Maribeck and the sea.",
        "Two thirds of the groundings happened on the Orlen bar,",
        "most of them at night and in the months from July to October.",
    ),
)


def pages_of(origins: Mapping[str, str]) -> dict[str, dict[str, Answer]]:
    """What each site answers, by path; ``origins`` are the addresses of the sites by short name."""
    herald, authority, courier = origins["herald"], origins["authority"], origins["courier"]
    return {
        "herald": {
            "/": home_page(OUTLETS["herald"], ("Ferry to Sandholm runs again", "Choir wins contest")),
            "/2019/03/14/dredging-contract-lowest-bidder": _DREDGING,
            "/2020/10/02/pilots-refuse-night-passages": _NIGHT_NEW,
            "/2020/11/19/orlen-bar-lights-out": _OTHER,
            "/2021/06/03/ferry-sandholm-runs-again": redirect(f"{herald}/today/ferry-sandholm", 302),
            "/today/ferry-sandholm": _FERRY,
        },
        "authority": {
            "/": home_page(OUTLETS["authority"], ("Notices to skippers", "Tariffs")),
            "/news/lock-keepers-log-open.html": redirect(f"{authority}/archive/2021/lock-keepers-log-open", 301),
            "/archive/2021/lock-keepers-log-open": _LOCKS,
            "/files/groundings-2012-2020.pdf": _ACCIDENTS,
        },
        "ministry": {
            "/": home_page(OUTLETS["ministry"], ("Plans", "Gauges")),
            "/plans/channel-maintenance-2021": _PLAN,
        },
        "observer": {"/": home_page(OUTLETS["observer"], ("Weather on the river", "Letters"))},
        "gazette": {"/": home_page(OUTLETS["gazette"], ("Tariffs", "Appointments"))},
        "tidewatch": {
            "/": home_page(OUTLETS["tidewatch"], ("Read the gauges with us",)),
            "/reports/low-water-survey-2020.html": _LOW_WATER,
        },
        "ledger": {},
        "courier": {
            "/": home_page(OUTLETS["courier"], ("For subscribers",)),
            "/2020/08/gravel-barge-captains-speak": redirect(f"{courier}/login?next=/2020/08/gravel-barge", 302),
            "/login": login_page(OUTLETS["courier"]),
        },
        "riverwire": {},
        "gavan": {"/2021/nochnaya-smena": _NIGHT_SHIFT},
    }


def elsewhere(site: str, origin: str) -> Answer:
    """What a site answers at every other path."""
    match site:
        case "observer":
            return redirect(f"{origin}/", 302)
        case "gazette":
            return not_found_page(OUTLETS[site], 200)
        case "ledger":
            return challenge_page()
        case "riverwire":
            return lander_page("riverwire.example")
        case _:
            return not_found_page(OUTLETS[site], 404)


def holdings() -> tuple[Holding, ...]:
    """What the archive holds before the demo begins, useless captures among it."""
    return (
        Holding("herald", "/2019/03/14/dredging-contract-lowest-bidder", "20190316081500", _DREDGING),
        Holding("herald", "/2020/10/02/pilots-refuse-night-passages", "20201004120000", _NIGHT_OLD),
        Holding("herald", "/2020/10/02/pilots-refuse-night-passages", "20220110093000", _NIGHT_NEW),
        Holding("herald", "/2020/11/19/orlen-bar-lights-out", "20230301070000", _OTHER),
        Holding("authority", "/staff/report-2019.html", "20200305101112", _STAFF),
        Holding("authority", "/staff/report-2019.html", "20210601000000", not_found_page(OUTLETS["authority"], 404)),
        Holding("observer", "/2018/11/21/western-dykes-fail-inspection", "20181122060000", _DYKES),
        Holding("gazette", "/2021/01/08/tolls-rise", "20210108180000", not_found_page(OUTLETS["gazette"], 200)),
        Holding("gazette", "/2021/01/08/tolls-rise", "20210110050000", _TOLLS),
        Holding("ledger", "/companies/grain-terminal-sold", "20200618190000", challenge_page()),
        Holding("ledger", "/companies/grain-terminal-sold", "20200701120000", _MERGER),
        Holding("riverwire", "/insurers-leave-lower-river", "20190907150000", _INSURERS),
        Holding("courier", "/2020/08/gravel-barge-captains-speak", "20200820110000", login_page(OUTLETS["courier"])),
    )


NOT_SAVED = (("ministry", "/plans/channel-maintenance-2021", "error:blocked-url"),)
"""What Save Page Now refuses to capture, and how it says so."""
