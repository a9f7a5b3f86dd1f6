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
    "a single name": "http://fileserver/plans/plan.pdf",
    "never delegated": "http://wiki.company.local/plan",
    "proxy before the host": "https://www.journal.org.ezproxy.uni.edu/stable/123",
    "proxy with a name of its own": "https://www-journal-org.ezp-prod1.uni.edu/stable/123",
    "proxy by its hyphens": "https://www-journal-org.remote.uni.nl/stable/123",
    "numbered proxy": "http://0-www.journal.org.lib.uni.edu/stable/123",
    "redirector": "https://go.openathens.net/redirector/uni.edu?url=https%3A%2F%2Fjournal.org%2F1",
    "login of a federation": "https://sso.uni.edu/idp/profile/SAML2/Redirect/SSO?execution=e1s1",
    "login of a service": "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1",
    "own drive": "https://drive.google.com/drive/my-drive",
    "folder of a person": "https://company-my.sharepoint.com/personal/a_weir/Documents/plan.docx",
    "page of a team": "https://company.sharepoint.com/sites/hr/SitePages/Home.aspx",
    "own box": "https://app.box.com/file/123456",
    "own cloud folder": "https://www.dropbox.com/home/Report?preview=plan.pdf",
    "team folder": "https://company.sharepoint.com/sites/hr/Shared%20Documents/plan.docx",
    "mailbox": "https://mail.google.com/mail/u/0/#inbox/abc",
    "chat": "https://team.slack.com/archives/C01/p161",
}
PUBLIC = {
    "a journal": "https://journal.org/stable/123",
    "edit link that opens": f"{DOC}/edit?usp=sharing",
    "form": "https://docs.google.com/forms/d/e/1FAI/viewform",
    "shared box": "https://app.box.com/s/abc",
    "shared drive file": "https://1drv.ms/b/s!abc",
    "a name that begins so": "https://ezpass.org/plan",
    "a group at a university": "https://www-history.uni.edu/plan",
    "a numbered name": "https://0-day.example.com/plan",
    "a numbered name abroad": "https://0-day.example.com.au/plan",
    "a translated page": "https://www-journal-org.translate.goog/stable/123",
    "a registered intranet": "https://www.intranet.co.uk/about",
    "about a federation": "https://www.shibboleth.net/about",
    "an office of that name": "https://internal-affairs.gov/plan",
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


@pytest.mark.parametrize(
    "url", [PUBLIC["shared folder that opens"], PUBLIC["guest link that opens"], PUBLIC["edit link that opens"]]
)
def test_a_shared_file_behind_a_login_is_told(url: str) -> None:
    """That it asks for a login was seen."""
    assert "login" in said(RULE, cited(url, status=LinkStatus.RESTRICTED)).message


def test_an_intranet_that_does_not_open_is_told() -> None:
    """A public site may bear that name: then it answers."""
    inside = "https://intranet.ministry.org/files/plan.pdf"
    assert said(RULE, cited(inside, status=LinkStatus.DEAD))
    assert said(RULE, cited(inside, status=LinkStatus.BLOCKED))
    assert silent(RULE, cited(inside))


def test_what_showed_the_cited_title_is_open() -> None:
    """A folder that anyone can read may be cited."""
    assert silent(RULE, cited(MEMBERS["team folder"], shown=TitleStatus.MATCH))


@pytest.mark.parametrize(
    ("url", "own"),
    [
        (MEMBERS["proxy"], "https://www.journal.org/stable/123"),
        (MEMBERS["proxy with log-in"], "https://journal.org/stable/123"),
        (MEMBERS["hosted proxy"], "https://journal.org/stable/123"),
        (MEMBERS["proxy before the host"], "https://www.journal.org/stable/123"),
        (MEMBERS["proxy by its hyphens"], "https://www.journal.org/stable/123"),
        (MEMBERS["numbered proxy"], "https://www.journal.org/stable/123"),
        (MEMBERS["redirector"], "https://journal.org/1"),
        ("https://ezproxy.uni.edu/login?url=https://journal.org/a?id=7&part=2", "https://journal.org/a?id=7&part=2"),
        ("https://link--age-org.ezproxy.uni.edu/a?b=1", "https://link-age.org/a?b=1"),
    ],
    ids=[
        "in the host name",
        "in the query",
        "hosted",
        "before the proxy",
        "hyphens",
        "numbered",
        "escaped",
        "with a query of its own",
        "a hyphen of its own",
    ],
)
def test_the_address_behind_a_proxy_is_suggested(url: str, own: str) -> None:
    """A proxy's address holds the publisher's."""
    assert said(RULE, cited(url)).suggestion == f"Cite the publisher's own address: {own}."


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("file:///C:/Users/weir/plan.pdf", "file:///C:/Users/weir/plan.pdf"),
        (r"C:\Users\weir\plan.pdf", r"C:\Users\weir\plan.pdf"),
        (r"\\server\plans$\plan.pdf", r"\\server\plans$\plan.pdf"),
    ],
    ids=["as an address", "as a path", "on an office's server"],
)
def test_a_file_of_ones_own_is_told(words: str, path: str) -> None:
    """A note without an address may name a place that only its author has."""
    assert said(RULE, cited(None, f"A. Weir, “Flood plan”, {words}.")).evidence == (path,)


@pytest.mark.parametrize("words", ["vol. C: plans", r"\\textit\{Flood\}", "A:12", "http://c/x", r"and\or", "R:\\"])
def test_what_only_looks_like_a_path_is_left_alone(words: str) -> None:
    """Letters, colons and backslashes occur in titles and in markup."""
    assert silent(RULE, cited(None, f"A. Weir, “Flood plan”, {words}."))
