"""Walls that a person could pass: a login, a subscription, a cookie banner, a region."""

from __future__ import annotations

from pipeline.addresses.kinds import is_consent, is_file, is_login
from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.notices.headings import Notice
from pipeline.text.model import Page
from reports.model import LinkStatus

SUBSCRIBE = (
    "subscribe to continue", "subscribe to read", "already a subscriber", "subscription required",
    "for subscribers only", "subscribers only", "become a subscriber", "subscribe to unlock",
    "to continue reading", "sign in to read", "register to read", "become a member to", "abonnez-vous",
    "réservé aux abonnés", "réservé à nos abonnés", "nur für abonnenten", "abo abschließen", "riservato agli abbonati",
    "weiterlesen mit", "suscríbete para", "suscriptores", "abbonati per", "по подписке", "оформите подписку",
)  # fmt: skip
"""What a page says that shows the beginning of an article and asks for a subscription; lower case."""
TEASER_WORDS = 250
"""Words of main text up to which what such a page shows is the beginning: above, the phrase stands in a menu."""


def asks_to_subscribe(page: Page) -> bool:
    """Whether a page says somewhere that more is for subscribers."""
    told = (page.visible or page.text).lower()
    return page.paid or any(phrase in told for phrase in SUBSCRIBE)


def is_teaser(page: Page) -> bool:
    """Whether a page shows no more of its article than the beginning, as far as it says so."""
    return len(page.text.split(maxsplit=TEASER_WORDS)) <= TEASER_WORDS and asks_to_subscribe(page)


def wall(case: Case) -> Ruling | None:
    """Whether a login, a paywall, a consent page or a region lock stands where the page should be."""
    if case.shows_cited:
        return None
    return _login(case) or _consent(case) or _paywall(case) or _region(case)


def _login(case: Case) -> Ruling | None:
    detail = "The page asks for a login, so it could not be seen."
    if is_login(case.landing) and not is_login(case.url) and _asks_for_login(case):
        return Ruling(LinkStatus.RESTRICTED, "login", detail)
    # A form that answers for a file is no other work, whatever it is called ("Members' extranet").
    form_only = case.page.password_fields > 0 and case.bare and (not case.titled or is_file(case.url))
    if form_only or (case.says(Notice.LOGIN) and case.thin and (case.bare or case.page.password_fields > 0)):
        return Ruling(LinkStatus.RESTRICTED, "login", detail)
    return None


def _asks_for_login(case: Case) -> bool:
    return case.page.password_fields > 0 or case.says(Notice.LOGIN) or case.thin or case.page.needs_script


def _consent(case: Case) -> Ruling | None:
    led = is_consent(case.landing) and not is_consent(case.url) and case.redirected
    if (led and not case.contradicts) or (case.says(Notice.CONSENT) and case.thin):
        return Ruling(
            LinkStatus.RESTRICTED,
            "consent",
            "The site asks for consent before it shows the page, so it could not be seen.",
        )
    return None


def _paywall(case: Case) -> Ruling | None:
    if not case.thin or (case.titled and not case.bare):
        return None
    if case.says(Notice.PAYWALL) or (not case.titled and case.bare and case.heard(*SUBSCRIBE)):
        return Ruling(
            LinkStatus.RESTRICTED, "paywall", "The page asks for a subscription and does not show the article."
        )
    return None


def _region(case: Case) -> Ruling | None:
    if case.says(Notice.REGION) and case.thin:
        return Ruling(
            LinkStatus.RESTRICTED, "region", "The site does not show the page in the place from which it was asked for."
        )
    return None
