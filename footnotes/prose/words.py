"""Word lists that serve as weak evidence: what is a medium, an institution, a law, a place, a common noun.

None of them decides alone; footnotes name far more outlets than any list could hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from footnotes.gazetteer import places
from footnotes.gazetteer.outlets import OUTLETS, WORDLIKE_OUTLETS
from footnotes.gazetteer.platforms import NAMES as PLATFORM_NAMES
from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of
from footnotes.prose.wordlists import word_set

_WORD = re.compile(r"[^\W_]+")
_GENITIVE_OR_INITIAL = re.compile(r"'s\b|\.(?=\w\b)")
"""``gazette's``, ``u.s.a``"""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """``text`` for comparison: no accents, marks, case, or leading article; words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = plain if plain.isascii() else "".join(char for char in plain if not unicodedata.combining(char))
    words = _WORD.findall(_GENITIVE_OR_INITIAL.sub("", letters))
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "der", "die", "das", "le", "la") else words)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


SOCIAL_PLATFORMS = _folded(PLATFORM_NAMES)
WELL_KNOWN_OUTLETS = SOCIAL_PLATFORMS | _folded(OUTLETS) | _folded(WORDLIKE_OUTLETS)

MEDIA_WORDS = word_set(
    "news newspaper newspapers tv television radio times herald tribune gazette gazeta chronicle courier daily "
    "weekly monthly today telegraph observer mail journal magazine media review broadcasting newswire wire "
    "digest bulletin blog podcast online website site portal channel factbook encyclopedia encyclopaedia "
    "dictionary wikipedia zeitung zeitschrift rundschau anzeiger nachrichten tagblatt tageblatt presse journaal "
    "revue rivista revista diario periódico giornale новости газета журнал радио телеканал вестник правда портал "
    "сайт вести известия insider monitor standard mirror dispatch echo post sentinel reporter newsletter"
)
"""Words of which one in a name says: a medium. Words like "press" are left out, for many institutions bear them."""

SITE_WORDS = word_set("website site blog webpage homepage web-site сайт portal портал")

MEDIA_ENDINGS = ("news", "media", "press", "times", "inform", "post", "daily", "gazeta", "portal", "online", "zona")
MEDIA_HOST_PARTS = ("news", "media", "press", "times", "inform", "post", "daily", "gazet", "portal", "line", "journal")
MEDIA_DOMAINS = ("media", "news", "tv", "press", "fm", "radio", "live", "report", "today")

PUBLISHER_WORDS = word_set(
    "press verlag books book publishing publishers publisher publications presses éditions editions edizioni "
    "editorial editora ediciones uitgeverij wydawnictwo издательство routledge springer elsevier wiley palgrave "
    "macmillan brill penguin harpercollins sage bloomsbury suhrkamp nomos transcript gallimard mouton gruyter "
    "norton knopf schuster hurst tauris taurus polity verso ashgate lexington rowman littlefield company inc ltd "
    "gmbh"
)

INSTITUTION_WORDS = word_set(
    "rights watch council committee commission commissioner freedom union foundation fund centre center "
    "institute institution university college school faculty ministry minister ministries government department "
    "dept office bureau agency authority organisation organization organizations association society federation "
    "confederation league alliance coalition network initiative project programme program parliament assembly "
    "senate congress court tribunal bank defenders amnesty transparency international human national united "
    "nations embassy secretariat directorate board academy group party movement forum campaign conference "
    "platform observatory laboratory lab clinic hospital trust charity endowment church federal state states republic "
    "president presidency chancellery cabinet senate police prosecutor ombudsman inspectorate corporation "
    "holding llp llc plc consulting partners house service services statistics statistical research "
    "studies policy security workers teachers lawyers journalists women collective monitoring "
    "european unicef unesco undp unhcr ohchr osce who ilo imf oecd nato eu un ministerium bundesamt "
    "bundesregierung universität stiftung verein gesellschaft institut hochschule amt gericht landtag bundestag "
    "kommission ministère gouvernement université fondation assemblée conseil comité cour centre ministerio "
    "gobierno universidad fundación asociación comisión tribunal consejo università fondazione министерство "
    "комитет университет институт фонд центр совет суд правительство парламент комиссия организация агентство "
    "служба прокуратура ассоциация бюро общество академия управление департамент"
)

LAW_WORDS = late(
    lambda: rf"(?<![^\W\d_]){any_of(gather(lambda language: language.law_words))}(?![^\W\d_])", re.IGNORECASE
)

PARTICLES = word_set(
    "de del della di da dos du des von vom zu zur van der den ter ten la le el al ibn bin ben abu af av y e i "
    "dal do das"
)

COUNTRIES = _folded(places.COUNTRIES) | _folded(places.REGIONS)
CITIES = _folded(places.CITIES)

ABSTRACT_ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ism", "isms", "ity", "ities", "ence", "ences", "ance",
    "ances", "ship", "ships", "ology", "ics", "ious", "eous", "uous", "able", "ible", "ings", "ative", "ical", "ists",
)  # fmt: skip
"""Endings of English (and borrowed) nouns and adjectives that hardly any person's name bears."""

COMMON_WORDS = word_set(
    "the a an of in on at to for from by with without and or but nor not no as is are was were be been being has "
    "have had do does did can could will would shall should may might must its it this that these those their "
    "his her our your my we you they he she who what when where why how which over under between against through "
    "after before during into annual report reports paper papers law laws act code constitution convention civil "
    "human rights political public social economic legal foreign domestic world global international national "
    "regional local central new old first second third last next great general special rural urban red black "
    "white green dark shadows people women men children youth workers worker labour labor trade war peace power "
    "state states government country countries territories history story stories society culture language "
    "religion religious energy oil gas water climate health education media press freedom democracy justice "
    "police army security policy policies politics party parties election elections vote voting protest protests "
    "strike strikes crisis reform reforms change changes data index capitalism surveillance digital internet "
    "technology science art music film book books family home house land food money tax market markets business "
    "industry bank finance budget debt growth development future past present life death prison torture violence "
    "crime criminal court courts case cases trial judge evidence truth facts fact sheet factsheet briefing "
    "summary summaries introduction overview handbook guide guidelines manual list lists summits interview "
    "interviews speech statement statements letter open website site web page blog post posts video photo "
    "twitter facebook youtube instagram account official profile data review reviews analysis study studies "
    "research survey surveys statistics release releases update updates dossier opinion editorial commentary "
    "comment about silk road belt one two three four five article articles chapter section volume issue edition "
    "ibid see also via advance unedited version working discussion draft final resolution recommendation "
    "recommendations action plan strategy agenda programme program project terms conditions frequently asked "
    "questions contact us events team says said say warns calls urges denies inside outside beyond toward "
    "towards rise fall end ends begin begins making iron silence broken golden man hidden secret lost forgotten"
)
