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
    "https://www.facebook.com/share/p/aB1cD/",
    "https://fb.watch/aB1cD/",
    "https://t.me/c/1234567890/12",
    "https://ok.ru/group/53/topic/123",
    "https://vm.tiktok.com/ZMabc/",
    "https://www.linkedin.com/feed/update/urn:li:activity:6500000000000000000/",
    "https://www.youtube.com/post/Ugkx123",
    "https://web.archive.org/web/20210111000000/https://www.facebook.com/harbour/posts/1182067955655097",
]
OTHERS = {
    "an account": cited("https://twitter.com/harbour"),
    "a page": cited("https://www.facebook.com/harbour"),
    "an article": cited("https://paper.org/@harbour/flood"),
    "a blog of that form": cited("https://medium.com/@harbour/109501234567890123"),
    "a film": cited("https://www.youtube.com/watch?v=dQ"),
    "a list of photos": cited("https://www.facebook.com/harbour/photos"),
    "a search": cited("https://twitter.com/search?q=flood"),
    "a day without a year": cited(TWEET, f"Harbour pilots, tweet, Jan. 10, 3:04 PM, {TWEET}"),
    "a day in numbers": cited(TWEET, f"Harbour pilots, Twitter (10.1.21), {TWEET}"),
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
        "Add the date of the post; its number says 10 January 2021 (UTC)."
    )


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.com/i/web/status/1348182003351511042", "2021-01-10"),
        ("https://mastodon.example/@harbour/109501234567890123", "2022-12-12"),
        ("https://mastodon.example/@harbour@other.example/109501234567890123", "2022-12-12"),
        ("https://mastodon.example/users/harbour/statuses/109501234567890123", "2022-12-12"),
        ("https://truthsocial.com/@harbour/posts/109501234567890123", "2022-12-12"),
        ("https://bsky.app/profile/harbour.example/post/3l6oveex3ii2l", "2024-10-17"),
        ("https://www.tiktok.com/@harbour/video/7001234567890123456", "2021-08-27"),
    ],
)
def test_other_services_number_their_posts_by_time_as_well(url: str, day: str) -> None:
    """The day is the evidence, and the suggestion gives it in words."""
    hint = said(RULE, cited(url))
    assert hint.evidence == (day,)
    assert "its number says" in hint.suggestion


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/harbour/status/20000",
        "https://x.com/harbour/status/9999999999999999999",
        "https://mastodon.example/@harbour/999999999999999999",
        "https://bsky.app/profile/harbour.example/post/2222222222222",
        "https://www.tiktok.com/@harbour/video/9999999999999999999",
    ],
)
def test_a_number_that_tells_no_day_is_no_evidence(url: str) -> None:
    """From before the service, or still to come: then the post merely lacks its date."""
    assert said(RULE, cited(url)).evidence == ()


@pytest.mark.parametrize("checked", OTHERS.values(), ids=OTHERS)
def test_other_citations_are_no_undated_posts(checked) -> None:
    """Accounts have no date, and dated posts need no other."""
    assert silent(RULE, checked)
