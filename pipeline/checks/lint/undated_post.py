"""Posts on social media cited without their date."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from pipeline.checks.lint.base import Checked, Hint, Rule, each, original
from reports.formats import words
from reports.model import Confidence, Severity

_POST = re.compile(
    r"(?:(?:mobile\.)?twitter|x|fixupx)\.com/[^/]{1,40}/status(?:es)?/\d+"
    r"|(?:[a-z-]{1,10}\.)?facebook\.com/(?:[^/]{1,120}/(?:posts|videos|photos)/|permalink\.php\?|story\.php\?|photo(?:\.php)?/?\?|"
    r"groups/[^/]{1,80}/(?:posts|permalink)/|watch/?\?v=|reel/)"
    r"|instagram\.com/(?:[^/]{1,40}/)?(?:p|reel|tv)/[\w-]+|(?:t|telegram)\.me/(?:s/)?\w{4,40}/\d+|tiktok\.com/@[^/]{1,40}/video/\d+"
    r"|(?:m\.)?vk\.com/(?:[^?#]{0,80}\?w=)?wall-?\d+_\d+|(?:[a-z]{2}\.)?linkedin\.com/(?:posts/|feed/update/)"
    r"|threads\.(?:net|com)/@[^/]{1,40}/post/|bsky\.app/profile/[^/]{1,120}/post/|(?:m\.)?weibo\.(?:com|cn)/(?:status|detail|\d+)/\w+"
    r"|(?:[a-z]{1,4}\.)?reddit\.com/r/[^/]{1,40}/comments/|ok\.ru/[^/]{1,60}/(?:topic|statuses)/\d+|truthsocial\.com/@[^/]{1,40}/"
    r"(?:posts/)?\d+|[^/]{1,80}/@[\w.]{1,40}(?:@[\w.-]{1,80})?/\d{15,20}$",
    re.IGNORECASE,
)
"""Addresses of single posts, not of accounts; the last form is that of Mastodon servers."""
_TWEET = re.compile(r"/status(?:es)?/(\d{11,19})\b")


def _look(checked: Checked) -> Hint | None:
    url = original(checked.url)
    if not checked.undated or not checked.spelt_out or not _POST.match(url.partition("//")[2].removeprefix("www.")):
        return None
    posted = _date_in(url)
    suggestion = f"Add the date: its number says {words.date(posted)}." if posted else "Add the date of the post."
    evidence = (posted,) if posted else ()
    return Hint(
        checked.citation.id,
        "The note cites a post on social media without its date.",
        suggestion,
        Confidence.HIGH,
        evidence,
    )


def _date_in(url: str) -> str | None:
    """The day (UTC) in a post's number on Twitter, whose upper bits count milliseconds ("snowflake", since 2010)."""
    found = _TWEET.search(url)
    if found is None or int(found[1]) < 29_700_859_247:
        return None
    return datetime.fromtimestamp(((int(found[1]) >> 22) + 1_288_834_974_657) / 1000, UTC).date().isoformat()


RULE = Rule(
    "undated-post",
    "A post on social media cited without its date.",
    Severity.NOTE,
    each(_look),
)
