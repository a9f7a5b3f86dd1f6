"""Addresses with session ids."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.session_id import RULE

HEX = "0123456789abcdef0123456789abcdef"
WITH = {
    "Java": ("https://e.org/doc;jsessionid=A1B2C3D4.node1?id=7", "https://e.org/doc?id=7"),
    "Java in the query": ("https://e.org/doc?id=7&jsessionid=A1B2", "https://e.org/doc?id=7"),
    "PHP": ("https://e.org/a?PHPSESSID=abc", "https://e.org/a"),
    "a forum": (f"https://e.org/t?f=2&sid={HEX}", "https://e.org/t?f=2"),
    "a forum's board": (f"https://e.org/index.php?s={HEX}&showtopic=12", "https://e.org/index.php?showtopic=12"),
    "a shop": (f"https://e.org/a?osCsid={HEX}", "https://e.org/a"),
    "ColdFusion": ("https://e.org/a.cfm?id=3&CFID=1234&CFTOKEN=99887766", "https://e.org/a.cfm?id=3"),
    "by its plain name": ("https://e.org/a?session_id=a1b2c3d4e5f6a7", "https://e.org/a"),
    "behind an ampersand as pages write it": (
        "https://e.org/v.do?id=3&amp;jsessionid=ABCDE1",
        "https://e.org/v.do?id=3",
    ),
    "with a tracker": ("https://e.org/a?PHPSESSID=abc&fbclid=x", "https://e.org/a"),
    "ASP.NET": ("https://e.org/(S(abcdefgh12345678))/a.aspx", "https://e.org/a.aspx"),
}
WITHOUT = {
    "a section id": "https://e.org/a?sid=12",
    "a search": "https://e.org/?s=flood",
    "a session of parliament": "https://parliament.org/bills?session_id=45",
    "a session by years": "https://parliament.org/debates?session_id=2019-20",
    "a session of a conference": "https://conference.org/programme?sessionid=17",
    "a checksum": f"https://e.org/download?s={HEX}",
    "a commit": f"https://code.org/commit?id={HEX}",
    "a client id": "https://e.org/a?cfid=12",
    "a page about sessions": "https://e.org/phpsessid-explained",
    "an archived copy": "https://web.archive.org/web/20190503101500/https://e.org/a?PHPSESSID=abc",
}


@pytest.mark.parametrize(("url", "clean"), WITH.values(), ids=WITH)
def test_a_session_is_told_with_the_address_without_it(url: str, clean: str) -> None:
    """The suggestion is the address that is left."""
    assert said(RULE, cited(url)).suggestion == f"Try it without: {clean}."


@pytest.mark.parametrize("url", WITHOUT.values(), ids=WITHOUT)
def test_numbers_that_are_no_sessions_are_left_alone(url: str) -> None:
    """A short id belongs to the page, not to a visit."""
    assert silent(RULE, cited(url))
