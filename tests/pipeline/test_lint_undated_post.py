"""Posts on social media without a date."""

import pytest
from fakes.linted import cited, inline, said, silent

from pipeline.checks.lint.undated_post import RULE

TWEET = "https://twitter.com/harbour/status/1348182003351511042?s=20"
POSTS = [
    "https://www.facebook.com/harbour/posts/1182067955655097",
    "https://m.facebook.com/story.php?story_fbid=26&id=16",
    "https://www.instagram.com/p/CabcDEF/",
    "https://t.me/harbourpilots/812",
    "https://vk.com/wall-123_456",
    "https://bsky.app/profile/harbour.example/post/3kabc",
    "https://mastodon.example/@harbour/109501234567890123",
    "https://www.tiktok.com/@harbour/video/7001234567890123456",
    "https://web.archive.org/web/20210111000000/https://www.facebook.com/harbour/posts/1182067955655097",
]
OTHERS = {
    "an account": cited("https://twitter.com/harbour"),
    "a page": cited("https://www.facebook.com/harbour"),
    "an article": cited("https://paper.org/@harbour/flood"),
    "dated": cited(TWEET, date="2021-01-10"),
    "a year that was not taken for a date": cited(TWEET, f"Harbour pilots, tweet of January 10th 2021, {TWEET}"),
    "a link of the running text": inline(cited(TWEET)),
}


@pytest.mark.parametrize("url", POSTS)
def test_a_post_needs_a_date(url: str) -> None:
    """What a post says is tied to its day."""
    assert said(RULE, cited(url)).suggestion == "Add the date of the post."


@pytest.mark.parametrize("host", ["twitter.com", "x.com", "mobile.twitter.com"])
def test_a_tweet_tells_its_day(host: str) -> None:
    """Its number holds the time; that an access date is given does not replace it."""
    url = TWEET.replace("twitter.com", host)
    assert said(RULE, cited(url)).evidence == ("2021-01-10",)
    assert said(RULE, cited(url, f"Pilots, {url} (accessed 3 May 2021)", accessed="2021-05-03")).suggestion == (
        "Add the date: its number says 10 January 2021."
    )


@pytest.mark.parametrize("checked", OTHERS.values(), ids=OTHERS)
def test_other_citations_are_no_undated_posts(checked) -> None:
    """Accounts have no date, and dated posts need no other."""
    assert silent(RULE, checked)
