"""Addresses that open for members only, and public ones that look a little like them."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.login_only_address import RULE
from reports.model import LinkStatus, TitleStatus

DOC = "https://docs.google.com/document/d/1aBcDeFgHiJkLmNoP"
MEMBERS = {
    "proxy": "https://www-journal-org.ezproxy.uni.edu/stable/123",
    "proxy with log-in": "https://ezproxy.uni.edu/login?url=https://journal.org/stable/123",
    "hosted proxy": "https://journal-org.uni.idm.oclc.org/stable/123",
    "library proxy": "https://proxy.lib.uni.edu/stable/123",
    "intranet": "https://intranet.ministry.org/files/plan.pdf",
    "a single name": "http://fileserver/plans/plan.pdf",
    "never delegated": "http://wiki.company.local/plan",
    "edit link": f"{DOC}/edit?usp=sharing",
    "own cloud folder": "https://www.dropbox.com/home/Report?preview=plan.pdf",
    "team folder": "https://company.sharepoint.com/sites/hr/Shared%20Documents/plan.docx",
    "mailbox": "https://mail.google.com/mail/u/0/#inbox/abc",
    "chat": "https://team.slack.com/archives/C01/p161",
}
PUBLIC = {
    "a journal": "https://journal.org/stable/123",
    "published document": f"{DOC}/pub",
    "shared folder that opens": "https://www.dropbox.com/s/abc/plan.pdf?dl=0",
    "drive that opens": "https://drive.google.com/file/d/1aBcDeFgHiJk/view",
    "guest link that opens": "https://company.sharepoint.com/:b:/g/Eabc",
    "about proxies": "https://proxy.example.org/guide",
    "an address in numbers": "http://10.20.0.7/plan.pdf",
    "this machine": "http://localhost:8000/plan",
    "half an address": "http://www-3/",
    "a country's local": "https://local.gov.uk/plan",
}


@pytest.mark.parametrize("url", MEMBERS.values(), ids=MEMBERS)
def test_members_only_is_a_warning(url: str) -> None:
    """Whoever is no member does not get the source."""
    assert said(RULE, cited(url)).evidence


@pytest.mark.parametrize("url", PUBLIC.values(), ids=PUBLIC)
def test_public_addresses_are_left_alone(url: str) -> None:
    """A link made for sharing opens for everyone."""
    assert silent(RULE, cited(url))


@pytest.mark.parametrize("url", [PUBLIC["shared folder that opens"], PUBLIC["guest link that opens"]])
def test_a_shared_file_behind_a_login_is_told(url: str) -> None:
    """That it asks for a login was seen."""
    assert "login" in said(RULE, cited(url, status=LinkStatus.RESTRICTED)).message


def test_what_showed_the_cited_title_is_open() -> None:
    """A document that anyone can read may be cited by its edit link."""
    assert silent(RULE, cited(MEMBERS["edit link"], shown=TitleStatus.MATCH))


@pytest.mark.parametrize(
    ("url", "own"),
    [
        (MEMBERS["proxy"], "https://www.journal.org/stable/123"),
        (MEMBERS["proxy with log-in"], "https://journal.org/stable/123"),
        ("https://link--age-org.ezproxy.uni.edu/a?b=1", "https://link-age.org/a?b=1"),
    ],
    ids=["in the host name", "in the query", "a hyphen of its own"],
)
def test_the_address_behind_a_proxy_is_suggested(url: str, own: str) -> None:
    """A proxy's address holds the publisher's."""
    assert said(RULE, cited(url)).suggestion == f"Cite the publisher's own address: {own}."
