"""Platforms, outlets and places: each thing once, and posts told from accounts."""

from __future__ import annotations

import re

import pytest

from footnotes.gazetteer.outlets import OUTLETS, WORDLIKE_OUTLETS
from footnotes.gazetteer.places import CITIES, COUNTRIES, REGIONS
from footnotes.gazetteer.platforms import NAMES, PLATFORMS, is_post, platform_of
from footnotes.works.parse import parse_work


@pytest.mark.parametrize("names", [NAMES, OUTLETS + WORDLIKE_OUTLETS, COUNTRIES + REGIONS, CITIES])
def test_nothing_is_listed_twice(names: tuple[str, ...]) -> None:
    """One row a thing."""
    folded = [name.casefold() for name in names]
    assert len(folded) == len(set(folded))
    assert all(name == name.strip() for name in names)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_a_platform_is_written_as_the_model_says(platform) -> None:
    """Hosts are bare and in small letters, and patterns of posts are patterns."""
    hosts = platform.hosts + platform.post_hosts
    assert all(host == host.lower().removeprefix("www.") and "/" not in host for host in hosts)
    assert all(platform_of(f"www.{host}") is platform for host in hosts)
    assert re.compile(platform.post)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("twitter.com/someone/status/1234567890123456789", True),
        ("mobile.twitter.com/someone/status/1234567890123456789", True),
        ("twitter.com/someone", False),
        ("de-de.facebook.com/some.body/posts/123", True),
        ("facebook.com/some.body", False),
        ("fb.watch/abc", True),
        ("fb.watch/", False),
        ("vm.tiktok.com/ZM8/", True),
        ("tiktok.com/@someone", False),
        ("old.reddit.com/r/plovers/comments/abc/", True),
        ("bsky.app/profile/someone.example/post/3k2", True),
        ("bsky.app/profile/someone.example", False),
        ("social.example/@someone/109876543210987654", True),
        ("social.example/@someone", False),
        ("medium.com/@someone/109876543210987654", False),
        ("notfacebook.com/some.body/posts/123", False),
        ("t.me/s/somechannel/12", True),
    ],
)
def test_posts_are_told_from_accounts(address: str, expected: bool) -> None:
    """The address of a single post has a form on each platform, under whatever language of it."""
    host, _, rest = address.partition("/")
    assert is_post(host, rest) is expected


@pytest.mark.parametrize("platform", [platform.name for platform in PLATFORMS if platform.hosts])
def test_a_post_is_read_on_every_platform(platform: str) -> None:
    """What is read of a Twitter post is read of any other."""
    work = parse_work(f"Jane Roe {platform} post, 3 May 2019")
    assert (work.authors, work.title, work.date) == (("Jane Roe",), f"{platform} post", "2019-05-03")
