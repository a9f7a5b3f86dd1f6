"""The vocabulary of those who take over lapsed domains: gambling, shops, loans, parking."""

from __future__ import annotations

import re

from pipeline.text.model import Page

ENOUGH = 4
"""Different terms of trade on a page: one or two stand in many an article, four that were not there before do not."""
_SHARE = 0.01
"""Of the words of a page: in a text about gambling such terms are rarer than on a page that sells it."""
_TERMS = re.compile(
    r"\b(?:casinos?|slots?|jackpots?|roulette|blackjack|baccarat|poker|betting|bets?|sportsbooks?|bookmakers?|gambling|"
    r"free spins?|(?:welcome )?bonus(?:es)?|wager(?:ing)?|togel|judi|gacor|situs|bandar|taruhan|pragmatic play|"
    r"казино|ставк\w{1,3}|букмекер\w{0,4}|бонус\w{0,3}|рулетк\w{1,2}|игров\w{2,3} автомат\w{0,3}|вулкан|"
    r"viagra|cialis|pharmacy|payday|loans?|credit cards?|replica|essay writing|escorts?|dating|"
    r"add to cart|free shipping|checkout|best price|discount(?:s|ed)?|coupons?|sale!|buy now|in stock|"
    r"domain (?:name )?(?:is )?(?:for sale|parked)|buy this domain|related searches|sponsored listings|"
    r"カジノ|オンラインカジノ|出会い|娱乐城|博彩|赌场|彩票)\b",
    re.IGNORECASE,
)


def terms(page: Page) -> frozenset[str]:
    """The terms of trade that stand on a page, in lower case."""
    return frozenset(found[0].lower() for found in _TERMS.finditer(_text(page)))


def is_trade(new: Page, old: Page) -> bool:
    """Whether a page trades in what its earlier copy did not speak of."""
    text = _text(new)
    fresh = [found[0].lower() for found in _TERMS.finditer(text)]
    before = terms(old)
    fresh = [term for term in fresh if term not in before]
    return len(set(fresh)) >= ENOUGH and len(fresh) >= _SHARE * len(text.split())


def _text(page: Page) -> str:
    titles = "\n".join(title.text for title in page.titles[:10])
    return f"{titles}\n{(page.visible or page.text)[:50_000]}"
