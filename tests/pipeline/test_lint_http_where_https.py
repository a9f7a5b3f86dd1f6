"""Plain http, where the site was seen to pass on to https."""

import pytest
from fakes.answers import page
from fakes.linted import cited, said, silent

from pipeline.checks.lint.http_where_https import RULE
from reports.model import LinkStatus

PLAIN, SECURE = "http://paper.org/flood", "https://paper.org/flood"
SILENT = {
    "an archived copy": cited(
        "http://web.archive.org/web/20190503101500/http://paper.org/flood",
        chain=("https://web.archive.org/web/20190503101500/http://paper.org/flood",),
    ),
    "https as cited": cited(SECURE),
    "no redirect": cited(PLAIN),
    "to another page": cited(PLAIN, chain=("https://paper.org/other",)),
    "to the home page": cited(PLAIN, chain=("https://paper.org/",)),
    "moved": cited(PLAIN, chain=(SECURE,), status=LinkStatus.MOVED),
    "dead behind it": cited(PLAIN, chain=(SECURE,), status=LinkStatus.DEAD),
}


def test_https_is_told_where_the_chain_shows_it() -> None:
    """The suggestion is the address that answered, with the fragment that is not sent."""
    assert said(RULE, cited(PLAIN, chain=(SECURE,))).suggestion == f"Write {SECURE}."
    assert said(RULE, cited(f"{PLAIN}#part", chain=(SECURE,))).suggestion == f"Write {SECURE}#part."


def test_www_and_slash_do_not_make_another_page() -> None:
    """The address is suggested as the site writes it."""
    assert said(RULE, cited(PLAIN, chain=("https://www.paper.org/flood/",))).evidence == (
        "https://www.paper.org/flood/",
    )


def test_another_note_may_cite_the_page_at_https() -> None:
    """It was fetched there, too, and said the same; another text, or a dead twin, is no evidence."""
    twin = cited(SECURE, label="2")
    assert said(RULE, cited(PLAIN), twin).suggestion == f"Write {SECURE}."
    assert "where note 2 cites it" in said(RULE, cited(PLAIN), twin).message
    assert silent(RULE, cited(PLAIN), cited(SECURE, label="2", page=page("Flood", text="Bread prices rise.")))
    assert silent(RULE, cited(PLAIN), cited(SECURE, label="2", status=LinkStatus.DEAD))
    assert silent(RULE, cited(PLAIN), cited(f"{SECURE}/2", label="2"))


def test_the_address_is_the_one_to_use() -> None:
    """Tracking that the site carried along is left out."""
    tracked = f"{PLAIN}?utm_source=x"
    assert said(RULE, cited(tracked, chain=(f"{SECURE}?utm_source=x",))).suggestion == f"Write {SECURE}."


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_https_is_never_guessed(checked) -> None:
    """Only what was fetched counts."""
    assert silent(RULE, checked)
