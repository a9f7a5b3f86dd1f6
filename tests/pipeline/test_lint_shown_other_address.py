"""Links whose words show another address."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.shown_other_address import RULE
from reports.model import Confidence, LinkStatus

TARGET = "https://www.riverpost.org/2019/flood-wall"
OTHER = {
    "another site": ("https://harbour.org/flood", Confidence.HIGH),
    "another site without scheme": ("harbour.org/flood", Confidence.HIGH),
    "another page": ("https://www.riverpost.org/2018/pilots", Confidence.MEDIUM),
}
SAME = {
    "without scheme": "riverpost.org/2019/flood-wall",
    "http": "http://riverpost.org/2019/flood-wall/",
    "cut short": "https://www.riverpost.org/2019/fl...",
    "cut with an ellipsis": "www.riverpost.org/2019/…",
    "a gap of typesetting": "https://www.riverpost.org/2019/ flood-wall",
    "the host alone": "https://riverpost.org/",
    "a short link": "https://bit.ly/3abc",
    "a DOI": "https://doi.org/10.1000/182",
    "no address at all": "sections.etc/and-so-on",
}


@pytest.mark.parametrize(("shown", "confidence"), OTHER.values(), ids=OTHER)
def test_words_that_name_another_address_are_told(shown: str, confidence: Confidence) -> None:
    """Readers of a printout have only the words."""
    hint = said(RULE, cited(TARGET, url_shown=shown))
    assert (hint.confidence, hint.evidence) == (confidence, (shown, TARGET))


@pytest.mark.parametrize("shown", SAME.values(), ids=SAME)
def test_the_same_address_in_other_dress(shown: str) -> None:
    """Shortened, hyphenated or without scheme it is still the address."""
    assert silent(RULE, cited(TARGET, url_shown=shown))


def test_addresses_that_carry_or_lead_to_the_shown_one() -> None:
    """Archived copies, redirecting services, and links that were seen to end there."""
    shown = "https://harbour.org/flood"
    assert silent(RULE, cited(f"https://web.archive.org/web/20190503101500/{shown}", url_shown=shown))
    assert silent(RULE, cited("https://safe.mailer.org/?url=https%3A%2F%2Fharbour.org%2Fflood", url_shown=shown))
    assert silent(RULE, cited(TARGET, url_shown=shown, chain=(shown,), status=LinkStatus.MOVED))
    assert silent(RULE, cited(TARGET))
