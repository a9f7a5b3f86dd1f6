"""Social platforms: their names, their hosts, what their posts are called and where those stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

POSTS = ("post", "thread", "video", "status", "story", "comment", "photo", "update", "message")
"""What anybody calls a single thing on a platform."""
ACCOUNTS = ("feed", "account", "page", "profile", "channel", "group", "user")
"""What anybody calls the place of one author on a platform."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A place where anybody posts under a name of their own."""

    name: str
    other_names: tuple[str, ...] = ()
    """Former names, abbreviations, spellings in other scripts."""
    hosts: tuple[str, ...] = ()
    """Hosts; those under them are the platform's as well."""
    post_hosts: tuple[str, ...] = ()
    """Hosts of which every address is a single post."""
    own_posts: tuple[str, ...] = ()
    """What its posts are called and nobody else's: tweet, reel."""
    post: str = ""
    """Pattern of the path, from behind its first slash, and query of a single post; empty where none is known."""
    gone: tuple[str, ...] = ()
    """What its pages say, with success, where a post was removed or is private; small letters, no full stop."""
    is_word: bool = False
    """True where the name is a word or a letter too, and means the platform only beside a word such as "post"."""


PLATFORMS = (
    Platform(
        name="Twitter",
        gone=(
            "hmm...this page doesn’t exist",
            "this account doesn’t exist",
            "account suspended",
            "sorry, that page doesn’t exist",
            "this post is from a suspended account",
            "this post was deleted by the post author",
        ),
        other_names=("Твиттер",),
        hosts=("twitter.com", "x.com", "fixupx.com"),
        own_posts=("tweet",),
        post=r"(?:[^/]{1,40}|i/web)/status(?:es)?/\d+",
    ),
    Platform(name="X", is_word=True),
    Platform(
        name="Facebook",
        gone=(
            "this content isn’t available right now",
            "this content isn’t available at the moment",
            "this page isn’t available right now",
            "this page isn’t available",
        ),
        other_names=("FB", "Фейсбук"),
        hosts=("facebook.com",),
        post_hosts=("fb.watch",),
        own_posts=("reel",),
        post=r"[^/]{1,120}/(?:posts|videos|photos)/|permalink\.php\?|story\.php\?|photo(?:\.php)?/?\?|"
        r"groups/[^/]{1,80}/(?:posts|permalink)/|watch/?\?v=|reel/|share/[prv]/",
    ),
    Platform(
        name="Instagram",
        gone=(
            "sorry, this page isn’t available",
            "post isn’t available",
            "profile isn’t available",
        ),
        other_names=("Инстаграм",),
        hosts=("instagram.com",),
        own_posts=("reel",),
        post=r"(?:[^/]{1,40}/)?(?:p|reel|tv)/[\w-]+",
    ),
    Platform(
        name="YouTube",
        gone=(
            "video unavailable",
            "this video isn’t available anymore",
            "this video is unavailable",
            "private video",
            "this channel does not exist",
        ),
        other_names=("Ютуб",),
        hosts=("youtube.com", "youtu.be"),
        post=r"post/\w",
    ),
    Platform(
        name="Telegram",
        gone=("post not found",),
        other_names=("Телеграм",),
        hosts=("t.me", "telegram.me"),
        post=r"(?:s/|c/)?\w{4,40}/\d+",
    ),
    Platform(
        name="TikTok",
        gone=(
            "video currently unavailable",
            "couldn’t find this account",
            "this post is unavailable",
        ),
        hosts=("tiktok.com",),
        post_hosts=("vm.tiktok.com", "vt.tiktok.com"),
        post=r"@[^/]{1,40}/(?:video|photo)/\d+",
    ),
    Platform(
        name="VK",
        gone=(
            "post not found",
            "запись не найдена",
            "запись удалена",
            "this page has been deleted",
            "страница удалена либо ещё не создана",
        ),
        other_names=("VKontakte", "ВКонтакте"),
        hosts=("vk.com",),
        post=r"(?:[^?#]{0,80}\?w=)?wall-?\d+_\d+",
    ),
    Platform(
        name="LinkedIn",
        gone=(
            "this post cannot be displayed",
            "this page doesn’t exist",
        ),
        hosts=("linkedin.com",),
        post=r"posts/|feed/update/",
    ),
    Platform(
        name="Reddit",
        gone=(
            "sorry, this post was deleted by the person who originally posted it",
            "sorry, this post was removed by reddit’s spam filters",
            "this community has been banned",
        ),
        hosts=("reddit.com",),
        post=r"r/[^/]{1,40}/comments/",
    ),
    Platform(
        name="Mastodon",
        own_posts=("toot",),
        post=r"(?:@[\w.]{1,40}(?:@[\w.-]{1,80})?|users/[\w.]{1,40}/statuses|web/statuses)/\d{17,18}/?$",
    ),
    Platform(
        name="Bluesky",
        gone=(
            "post not found",
            "the post may have been deleted",
        ),
        hosts=("bsky.app",),
        own_posts=("skeet",),
        post=r"profile/[^/]{1,120}/post/",
    ),
    Platform(
        name="Threads",
        gone=("sorry, this page isn’t available",),
        hosts=("threads.net", "threads.com"),
        post=r"@[^/]{1,40}/post/",
        is_word=True,
    ),
    Platform(name="Truth Social", hosts=("truthsocial.com",), post=r"@[^/]{1,40}/(?:posts/)?\d+"),
    Platform(
        name="Weibo",
        gone=(
            "抱歉，此微博不可见",
            "该微博不存在",
        ),
        hosts=("weibo.com", "weibo.cn"),
        post=r"(?:status|detail|\d+)/\w+",
    ),
    Platform(name="WhatsApp", hosts=("whatsapp.com",)),
    Platform(name="Medium", hosts=("medium.com",), is_word=True),
    Platform(name="Substack", hosts=("substack.com",)),
    Platform(name="Tumblr", hosts=("tumblr.com",)),
    Platform(name="Vimeo", hosts=("vimeo.com",)),
    Platform(name="Flickr", hosts=("flickr.com",)),
    Platform(
        name="Odnoklassniki",
        other_names=("Одноклассники",),
        hosts=("ok.ru",),
        post=r"(?:[^/]{1,60}/){1,2}(?:topic|statuses)/\d+",
    ),
    Platform(name="LiveJournal", other_names=("Живой журнал",), hosts=("livejournal.com",)),
)

NAMES = tuple(name for platform in PLATFORMS for name in (platform.name, *platform.other_names))
POST_WORDS = (*POSTS, *dict.fromkeys(word for platform in PLATFORMS for word in platform.own_posts))


def platform_of(host: str) -> Platform | None:
    """The platform that a host, with or without ``www.``, belongs to."""
    labels = host.lower().split(".")
    return next(
        (_BY_HOST[name] for start in range(len(labels)) if (name := ".".join(labels[start:])) in _BY_HOST), None
    )


def is_post(host: str, rest: str) -> bool:
    """Whether an address is that of a single post, not of an account.

    Args:
        host: its host.
        rest: its path, without the first slash, and its query.
    """
    platform = platform_of(host)
    if platform is None:
        # Anybody may run a Mastodon server; their addresses have one form.
        return _MASTODON.match(rest) is not None
    if host.lower().removeprefix("www.") in platform.post_hosts:
        return bool(rest)
    return bool(platform.post) and re.match(platform.post, rest, re.IGNORECASE) is not None


_BY_HOST = {host: platform for platform in PLATFORMS for host in platform.hosts + platform.post_hosts}
_MASTODON = re.compile(next(platform.post for platform in PLATFORMS if platform.name == "Mastodon"), re.IGNORECASE)
