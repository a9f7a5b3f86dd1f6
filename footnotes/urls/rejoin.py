"""Whether the words after a URL that ends at white space are the rest of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from footnotes.prose.wordlists import word_set

_SUFFIX = r"(?:html?|xhtml|shtml|pdf|php|aspx?|jsp|docx?|xlsx?|cfm|xml|txt)"
_ENDS_IN_SUFFIX = re.compile(rf"\.{_SUFFIX}(?:$|[?#])", re.I)
_FILE = re.compile(rf"[\w%-]{{1,200}}\.{_SUFFIX}(?:[?#]\S*)?", re.I)
_DOTTED = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}(?::\d+)?(?=$|[/?#])", re.I)
_GOES_ON = re.compile(rf"[-_][a-z0-9]|/[\w%~]|\?[\w%-]+=|=[\w%]|&[\w%-]+=|#\w|%[0-9A-F]{{2}}|\.{_SUFFIX}\b", re.I)
_PLAIN = re.compile(r"[A-Za-z]+")
_PATH_TO_FILE = re.compile(rf"(?:[\w%.-]{{1,200}}/){{1,20}}[\w%.-]{{1,200}}\.{_SUFFIX}(?:[?#]\S*)?", re.I)
_PARAMETER = re.compile(r"[?&#][\w%.-]{1,40}=[\w%]")
_VALUE = re.compile(r"[\w%.-]{1,40}=[\w%][\w%.:;,&=#-]*", re.ASCII)
_PATH_TO_SLUG = re.compile(
    r"[\w%.]{0,60}/(?:[\w%.-]{1,200}/){0,20}[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){2,40}(?=$|[/?#])\S*", re.I
)
_WORDS = re.compile(r"[a-z]{1,60}(?:-[a-z]{1,60}){1,30}(?=$|[-/?#.])", re.I)
_LAST_WORD = re.compile(r"[-_/](?P<word>[a-z]{1,40})$", re.I)
_FIRST_WORD = re.compile(r"(?P<word>[a-z]{1,40})(?=$|[-_/.?])", re.I)
_DIGEST_END = re.compile(r"[/=_-](?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64}$")
_NO_WORD = re.compile(r"-(?:\d{6,}|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64})$")
"""The number or digest that many sites end their slugs with."""
_STOP_WORDS = word_set(
    "and or in on at see the a an accessed last available also cf with for from by to as is und et y и"
)
_SENTENCE_END = ".,;:!?'\"’”»…)]}>"


@dataclass(frozen=True, slots=True)
class Gap:
    """A URL so far, and what follows it behind white space."""

    body: str
    """The URL so far, without its scheme."""
    token: str
    """The next characters up to white space, without the punctuation that closes them."""
    on_next_line: bool
    before: str = ""
    """The text before the URL, where the title of its work is."""

    @property
    def repair(self) -> str:
        """Name of the repair when the two belong together."""
        return "joined-line" if self.on_next_line else "joined-space"

    @property
    def in_host(self) -> bool:
        """True while no path, query or fragment has begun."""
        return not re.search(r"[/?#]", self.body)


@dataclass(frozen=True, slots=True)
class Join:
    """The verdict that the token goes on with the URL."""

    repair: str
    added: str
    """What goes on with the URL."""
    alternatives: tuple[str, ...] = ()
    """Other bodies that are plausible as well, best first; empty when the damage is evident."""


def rejoin(body: str, token: str, gap: str, before: str = "") -> Join | None:
    """How a URL goes on in the token after the white space ``gap``; None when it ends there.

    Args:
        body: the URL so far, without its scheme.
        token: the characters up to the next white space.
        gap: the white space between; a line break in it is one of the file.
        before: the text before the URL, whose words tell where a word of the URL goes on.
    """
    core = token.rstrip(_SENTENCE_END)
    if not core or "://" in core or (body and core.casefold().startswith("www.")):
        return None
    found = Gap(body, core, "\n" in gap, before)
    return next((join for rule in _RULES if (join := rule(found)) is not None), None)


def _sure(gap: Gap) -> Join:
    return Join(gap.repair, gap.token)


def _guess(gap: Gap, *others: str) -> Join:
    return Join(gap.repair, gap.token, others or (gap.body.rstrip("-"),))


def _host(gap: Gap) -> Join | None:
    # A host holds no white space and has a dot, so a first label that stands alone has lost its neighbour.
    if not gap.in_host:
        return None
    labels = gap.body.split(".")
    unfinished = len(labels) == 1 or not labels[-1] or (len(labels) == 2 and labels[0].casefold() == "www")
    if unfinished and _DOTTED.match(gap.token):
        return _sure(gap)
    if gap.body.endswith(".") and re.match(r"[a-z]{2,12}(?=$|[/?#])", gap.token):
        return _sure(gap)
    if re.match(r"/\w|\.[a-z]{2,12}(?=$|[/?#.])", gap.token):
        return _sure(gap)
    if gap.body.casefold() == "www" and gap.token[0] == "." and _DOTTED.match(gap.token, 1):
        return _sure(gap)
    return None


def _hyphen(gap: Gap) -> Join | None:
    if not gap.body.endswith("-") or not re.match(r"[A-Za-z0-9]", gap.token):
        return None
    plain = _PLAIN.fullmatch(gap.token) is not None
    if plain and (gap.token.casefold() in _STOP_WORDS or gap.token[0].isupper() or not gap.on_next_line):
        return None
    return _guess(gap, gap.body[:-1] + gap.token)


def _open_end(gap: Gap) -> Join | None:
    if not gap.body.endswith(("_", "=", "&", "?", "%", "+", "~")) or not re.match(r"[\w%]", gap.token, re.ASCII):
        return None
    plain = _PLAIN.fullmatch(gap.token) is not None
    if plain and (gap.token[0].isupper() or not gap.on_next_line or gap.token in _STOP_WORDS):
        return None
    return _sure(gap)


def _slash(gap: Gap) -> Join | None:
    if not gap.body.endswith("/") or gap.in_host or not re.match(r"[a-z0-9]", gap.token, re.I):
        return None
    if gap.token[0].isupper():
        return _guess(gap) if _PATH_TO_FILE.fullmatch(gap.token) else None
    if _is_slug(gap.token) or (gap.on_next_line and _is_loose_slug(gap.token)):
        return _guess(gap)
    return None


def _beginning(gap: Gap) -> Join | None:
    if not _GOES_ON.match(gap.token) or gap.in_host:
        return None
    return _sure(gap) if gap.on_next_line or len(gap.token) > 2 else None


def _query(gap: Gap) -> Join | None:
    # Nothing but a URL is written "name=value", and where the first half of it went the rest belongs.
    if gap.in_host or (_DOTTED.match(gap.token) and not _FILE.fullmatch(gap.token)):
        return None
    if _PARAMETER.search(gap.token):
        whole = _ENDS_IN_SUFFIX.search(gap.body) and "?" not in gap.body
        return None if whole and gap.token[0] not in "?&#" else _sure(gap)
    return _guess(gap) if "?" in gap.body and _VALUE.fullmatch(gap.token) else None


def _word(gap: Gap) -> Join | None:
    """A word that the cited title spells whole, and the URL in two: "/prot" "ests-go-on" under "Protests Go On"."""
    first, second = _LAST_WORD.search(gap.body), _FIRST_WORD.match(gap.token)
    if first is None or second is None or gap.in_host:
        return None
    spelled = _spelled(gap.before)
    halves = first["word"].casefold(), second["word"].casefold()
    return _guess(gap) if "".join(halves) in spelled and not spelled & set(halves) else None


def _title(gap: Gap) -> Join | None:
    """The cited title in the form of a slug: "the-old-bridge" under "The Old Bridge"."""
    words = _WORDS.match(gap.token) if gap.body.endswith("/") else None
    if words is None or gap.in_host:
        return None
    return _guess(gap) if set(words[0].casefold().split("-")) <= _spelled(gap.before) else None


def _spelled(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _path(gap: Gap) -> Join | None:
    if gap.in_host or _ENDS_IN_SUFFIX.search(gap.body) or _DOTTED.match(gap.token):
        return None
    return _guess(gap) if _PATH_TO_SLUG.fullmatch(gap.token) or _PATH_TO_FILE.fullmatch(gap.token) else None


def _doi(gap: Gap) -> Join | None:
    whole = gap.body.endswith("doi.org/") and re.match(r"10\.\d{4,9}/\S", gap.token)
    rest = re.search(r"doi\.org/10\.\d{4,9}/$", gap.body) and re.match(r"(?=\S{0,60}\d)[\w-][.\w()-]*$", gap.token)
    return _sure(gap) if whole or rest else None


def _suffix(gap: Gap) -> Join | None:
    if gap.body.endswith(".") and re.fullmatch(_SUFFIX, gap.token, re.I):
        return _sure(gap)
    return None


def _file(gap: Gap) -> Join | None:
    if gap.in_host or "?" in gap.body or _ENDS_IN_SUFFIX.search(gap.body) or gap.body.endswith("/"):
        return None
    if not _FILE.fullmatch(gap.token):
        return None
    return _guess(gap, gap.body) if gap.on_next_line else _guess(gap, f"{gap.body}%20{gap.token}", gap.body)


def _next_line(gap: Gap) -> Join | None:
    if not gap.on_next_line or gap.in_host or _ENDS_IN_SUFFIX.search(gap.body) or gap.body[-1] in _SENTENCE_END:
        return None
    if not re.match(r"[a-z0-9]", gap.token) or not _is_slug(gap.token):
        return None
    # "state-of-the-art" begins many a line: hyphens alone count only where the URL has a slug already.
    hyphens_only = not re.search(r"[/.]", gap.token)
    return None if hyphens_only and gap.body.rpartition("/")[2].count("-") < 2 else _guess(gap)


def _random_value(gap: Gap) -> Join | None:
    # Tracking ids (61 characters of base64) are the only query values that prose cannot be mistaken for.
    value = re.split(r"[=&?]", gap.body)[-1]
    if "?" not in gap.body or len(value) < 8 or not (_is_random(value) and _is_random(gap.token)):
        return None
    return _guess(gap)


def _code(gap: Gap) -> Join | None:
    # Codes of archives ("AB12-9XYZ") and digests are no words.
    if re.search(r"/[A-Z0-9]{4}-$", gap.body) and re.fullmatch(r"[A-Z0-9]{4}", gap.token):
        return _sure(gap)
    if not gap.on_next_line:
        return None
    archived = gap.body.endswith("/") and re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", gap.token)
    digest = _DIGEST_END.search(gap.body) and re.fullmatch(r"(?=[a-f]*\d)[0-9a-f]{4,64}", gap.token)
    return _sure(gap) if archived or digest else None


def _is_random(token: str) -> bool:
    if not re.fullmatch(r"[A-Za-z0-9_-]{3,200}", token):
        return False
    digits = any(letter.isdigit() for letter in token)
    upper = sum(letter.isupper() for letter in token)
    turns = len(re.findall(r"[a-z][A-Z]|[A-Z]{2}[a-z]", token))
    return (digits and upper >= 2 and len(token) >= 4) or turns >= 2


def _is_slug(token: str) -> bool:
    if "-" in token and _NO_WORD.search(token):
        return True
    return (
        bool(_FILE.fullmatch(token) or _PATH_TO_FILE.fullmatch(token))
        or token.count("-") + token.count("_") >= 3
        or ("/" in token and "-" in token)
    )


def _is_loose_slug(token: str) -> bool:
    return bool(re.search(r"[-_/=%]|\d", token)) and not _PLAIN.fullmatch(token)


_RULES: tuple[Callable[[Gap], Join | None], ...] = (
    _host, _suffix, _code, _doi, _hyphen, _open_end, _slash, _beginning, _query, _title, _word, _path,
    _random_value, _file, _next_line,
)  # fmt: skip
