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
    "a short form of the service": "https://youtu.be/dQ",
    "brackets and a full stop": "(https://www.riverpost.org/2019/flood-wall).",
    "a hyphen at the end of a line": "www.river-\npost.org/2019/flood-\nwall",
    "cut in the middle": "www.riverpost.org/…/flood-wall",
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


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("https://twitter.com/a/status/7", "https://x.com/a/status/7"),
        ("https://münchen.example/a", "https://xn--mnchen-3ya.example/a"),
        ("https://en.wiki.org/wiki/Müller", "https://en.wiki.org/wiki/M%C3%BCller"),
        ("https://harbour.org/flood", "https://eu.safelinks.org/?url=https%3A%2F%2Fharbour.org%2Fflood&data=x"),
        ("https://harbour.org/flood", "https://urldefense.org/v2/url?u=https-3A__harbour.org_flood&d=x"),
        ("https://harbour.org/flood", "https://www.google.com/url?q=https://harbour.org/flood&sa=D"),
    ],
    ids=["renamed", "IDNA", "percent signs", "a mail filter", "another mail filter", "a search engine"],
)
def test_two_spellings_of_one_address(shown: str, target: str) -> None:
    """Old names, other scripts and wrappers lead to what is shown."""
    assert silent(RULE, cited(target, url_shown=shown))


def test_addresses_that_carry_or_lead_to_the_shown_one() -> None:
    """Archived copies, redirecting services, and links that were seen to end there."""
    shown = "https://harbour.org/flood"
    assert silent(RULE, cited(f"https://web.archive.org/web/20190503101500/{shown}", url_shown=shown))
    assert silent(RULE, cited("https://safe.mailer.org/?url=https%3A%2F%2Fharbour.org%2Fflood", url_shown=shown))
    assert silent(RULE, cited(TARGET, url_shown=shown, chain=(shown,), status=LinkStatus.MOVED))
    assert silent(RULE, cited(TARGET))
