"""Challenge pages and refusals: the site turns programs away, which says nothing about the page.

Ordinary articles load the scripts of the same vendors, so a script alone is no evidence: the answer
has to be next to empty, or to say itself what it is.
"""

from __future__ import annotations

from pipeline.addresses.parts import split_url
from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.notices.headings import Notice
from reports.model import LinkStatus

_VENDORS = (
    ("cdn-cgi/challenge-platform", "Cloudflare"),
    ("challenges.cloudflare.com", "Cloudflare"),
    ("_incapsula_resource", "Imperva"),
    ("captcha-delivery.com", "DataDome"),
    ("captcha.px-cdn.net", "HUMAN"),
    ("px-captcha", "HUMAN"),
    ("perimeterx.net", "HUMAN"),
    ("awswaf.com", "AWS WAF"),
    ("token.awswaf", "AWS WAF"),
    ("ddos-guard", "DDoS-Guard"),
    ("sucuri.net", "Sucuri"),
    ("kasada", "Kasada"),
    ("hcaptcha.com", "hCaptcha"),
    ("google.com/recaptcha", "reCAPTCHA"),
    ("recaptcha.net", "reCAPTCHA"),
    ("geetest.com", "GeeTest"),
    ("/.within.website/", "Anubis"),
    ("smartcaptcha", "Yandex"),
    ("/vercel/security", "Vercel"),
)
_PHRASES = (
    "enable javascript and cookies to continue",
    "checking if the site connection is secure",
    "checking your browser",
    "anti-crawler protection",
    "needs to review the security of your connection",
    "verify you are human",
    "verifying you are human",
    "you are a human and not a",
    "you're not a robot",
    "you are not a robot",
    "please complete the security check",
    "press & hold to confirm",
    "request unsuccessful. incapsula incident",
    "incapsula incident id",
    "unusual traffic from your computer network",
    "ddos protection by",
    "why have i been blocked?",
    "you don't have permission to access",
    "access denied - sucuri website firewall",
    "please enable js and disable any ad blocker",
    "the request could not be satisfied",
    "requests from your network",
    "automated access to",
    "using automation tools to browse",
    "подтвердите, что запросы отправляли вы",
    "вы не робот",
    "проверка вашего браузера",
)
_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "", "x-datadome": "protected", "x-vercel-mitigated": ""}
_OF_CAPTURE = "x-archive-orig-"
"""Before the names of headers that an archive keeps of a capture."""
TELLING_HEADERS = tuple(prefix + name for name in _HEADERS for prefix in ("", _OF_CAPTURE))
"""All headers that are looked at."""
_SORRY = (
    "/sorry/index",
    "/_sec/cp_challenge",
    "/distil_r_captcha",
    "/showcaptcha",
    "/captcha",
    "/cdn-cgi/challenge-platform",
    "/blocked",
)
_TESTS = ("captcha", "/challenge", "-challenge", "/.well-known/ddos-guard", "/cgi-bin/human", "areyouahuman")


def challenge(case: Case) -> Ruling | None:
    """Whether the answer is a challenge or a refusal, whatever its HTTP status."""
    if _by_header(case):
        return _blocked("challenge")
    if case.shows_cited and not case.bare:
        return None
    if not case.thin:
        return None
    if _by_heading(case) or _by_text(case) or _by_script(case) or _by_address(case):
        return _blocked("challenge")
    if case.says(Notice.DENIED) and not case.shows_cited:
        return _blocked("access-denied")
    return None


def _blocked(reason: str) -> Ruling:
    detail = {
        "challenge": "The site shows programs a test for people instead of the page, so the page could not be seen.",
        "access-denied": "The site answers programs with a refusal instead of the page, so the page could not be seen.",
    }[reason]
    return Ruling(LinkStatus.BLOCKED, reason, detail)


def _by_header(case: Case) -> bool:
    for sent, value in case.capture.headers:
        name = sent.removeprefix(_OF_CAPTURE)
        if name in _HEADERS and _HEADERS[name] in value.lower() and (name != "x-datadome" or case.bare):
            return True
    return False


def _by_heading(case: Case) -> bool:
    return case.says(Notice.CHALLENGE) and not case.shows_cited


def _by_text(case: Case) -> bool:
    return case.bare and case.heard(*_PHRASES) and not case.shows_cited


def _by_script(case: Case) -> bool:
    """A page with next to no text and no title of a work, and the script of a bot wall."""
    if case.visible_words >= 30 or case.titled or case.shows_cited:
        return False
    return any(mark in frame.lower() for frame in case.page.frames for mark, _ in _VENDORS)


def _by_address(case: Case) -> bool:
    """Landing at the address of a test, or being sent on to one by an empty page."""
    if not case.bare:
        return False
    sent = case.page.refresh or case.page.scripted
    return (case.redirected and is_challenge_address(case.landing)) or (sent is not None and is_challenge_address(sent))


def is_challenge_address(url: str) -> bool:
    """Whether an address itself says that it is a test for people or a refusal."""
    path = split_url(url).path.lower()
    return path.startswith(_SORRY) or any(mark in path for mark in _TESTS)
