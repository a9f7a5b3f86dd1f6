"""How much a text reads like an entry of a reference list, in any language: by its shape, not by its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from footnotes.prose.wordlists import word_set

_LOOKED_AT = 1_200
"""Characters of a text that are looked at."""
_SHORTEST, _SAYING, _LONG = 20, 140, 450
"""Characters below which a text says too little, up to which a title may be a sentence, above which it may be prose."""

_LABEL = re.compile(
    r"\s{0,6}(?:\[(?P<bracket>[^\[\]\s]{1,12}|[^\W\d_][^\[\]]{1,40}(?:1[5-9]|20)\d\d[a-z]?)\]|\((?P<round>\d{1,4})\)"
    r"|(?P<number>\d{1,4})(?:[.)]|(?=\s{1,8}[^\W\d_])|(?=[“\"«„])|\t)|(?P<sign>[⁰¹²³⁴-⁹]{1,4}|[₀-₉]{1,4}|[①-⓿❶-➓㉑-㉟㊱-㊿])"
    r"|(?P<bullet>[-*•▪◦–·●○■])(?=\s))[\s.:]{0,8}"
)
_UP = r"[^\W\d_⁰¹²³⁴-⁹a-zà-öø-ÿа-яёα-ωͱ-Ͽΐΰ]"
_PARTICLE = (
    r"(?:d[’']|[OD]['’]|(?:v[ao]n|d[eiau]|de[nrs]|del|della|dos|ter|ten|zu[mr]?|le|la|el|al|bin|ibn|av|af)[\s-])"
)
_NAME = rf"(?:{_PARTICLE}{{0,3}}{_UP}[\w'’ʼ-]{{0,40}})"
_INITIAL = rf"{_UP}\w{{0,2}}\.(?:[\s-]?{_UP}\w{{0,2}}\.){{0,4}}"
NAMED = {
    "Dahl, Eva": rf"{_NAME}(?:\s{_NAME}){{0,3}},\s?(?:{_INITIAL}|{_NAME}|\(|[“\"«„‘'])",
    "Dahl EM,": rf"{_NAME}(?:\s{_NAME}){{0,2}}\s{_UP}{{1,4}}(?:[,.;:]|\s\()",
    "Даль Е. В.": rf"{_NAME}(?:\s{_NAME}){{0,2}}\s{_INITIAL}",
    "E. Dahl,": rf"{_INITIAL}\s?{_NAME}(?:\s{_NAME}){{0,2}}(?:[,;:]|\s(?:and|und|et|y|e|i|и|&)\s)",
    "Eva Dahl,": rf"{_NAME}(?:\s(?:{_NAME}|{_INITIAL})){{1,4}}(?:[,:;]|\.\s|\s\()",
    "Dahl/Berg": rf"(?:{_NAME}[/;,]\s?){{1,6}}{_NAME}",
    "———. ": r"[-–—_]{2,8}[.,:]?\s|[\u2e3a\u2e3b]",
    "王明：": r"[\u4e00-\u9fff]{2,4}[,，、:：.．。]|[\u4e00-\u9fff·]{2,20}[:：][《〈「『]",
    "김철수,": r"[\uac00-\ud7af]{2,4}[,，.]",
    "ليلى حسن، ": r"[\u0590-\u07ff\u0900-\u097f][^\d.,،؛:]{1,40}[,،؛:.]",
}
"""How names stand first, each with what it reads."""
_AUTHOR = re.compile("|".join(NAMED.values()))
_YEAR = re.compile(
    r"(?<![\d.])(?:1[5-9]|20)\d\d[a-z]?(?![\d])|[०-९]{4}|[۰-۹٠-٩]{4}"
    r"|n\.\s?d\.|o\.\s?J\.|s\.\s?a\.|б\.\s?г\.|forthcoming|in press",
    re.I,
)
_DATED = re.compile(
    r"[(\[（]\s?(?:[^\W\d_]{3,12}\.?\s)?(?:1[5-9]|20)\d\d[a-z]?"
    r"|[(\[](?:n\.\s?d\.|o\.\s?J\.)[)\]]"
    r"|[.,]\s(?:1[5-9]|20)\d\d[a-z]?[.,:;]"
)
"""A year set off as references set it off: ``(2015)``, ``. 2015.``"""
_ADDRESS = re.compile(
    r"https?://|\bwww\.|\bdoi[:\s.]|\b10\.\d{4,9}/|\b(?:ISBN|ISSN|arXiv|PMID|PMCID|URN|URL|ECLI)\b", re.I
)
PARTS = {
    "45–67": r"\d{1,5}\s?[-–—‒]\s?\d{1,5}|\b(?:pp?|S|s|с|С|стр|σ|σσ|págs?|str|ff?)\.\s?\d"
    r"|\b\d{1,5}\s?(?:pp?|S|с|s|str|pág)\.|页|頁|쪽|ص\.?\s?\d",
    "12(3)": r"\b\d{1,4}\s?\(\s?(?:\d{1,4}(?:[-–/]\d{1,4})?|(?:1[5-9]|20)\d\d)\)|№\s?\d|第\s?\d|\d\s?[卷期]"
    r"|\b(?:[Vv]ol|[Nn]o|[Nn]r|Bd|Jg|[Nn]úm?|[Nn]um|nº|n°|[Tt]|[Tt]om|[Вв]ып|Т|H|Iss|Art|[Rr]oč|č|[Åå]rg|[Cc]ilt|[Ss]ayı)"
    r"[.\s]\s?\d",
    "“Fire”": r"[“\"„«‘'‹《〈「『][^“”\"„«»《》「」]{4,300}[”\"»’'›“》〉」』]",
    "Oslo: Harbour Press": rf"(?:^|[\s,.;(]){_UP}[\w.'’-]{{1,30}}(?:[\s-]{_UP}[\w.'’-]{{1,30}}){{0,3}}\s?:\s{_UP}"
    r"|\[[JMDCNRSZ](?:/OL)?\]|出版社|书局|大学出版|Изд|Press|Verlag|Éditions|Univ(?:ersity|\.)|Publish|Hrsg|Eds?\."
    r"|[Ee]dit(?:ed|or|ion)|Aufl|Thes[ei]s|Dissertation|Zeitschrift|Journal|Proceedings|Review",
    ". In: Berg": r"[.,)”\"»’]\s(?:In|in|Dans|dans|En|W|w|V|u|I)\s?:?\s+\S|//\s?\S|\bet al\b|\bu\.\s?a\.|и др\.|等",
}
"""What a reference is made of besides, each with what it reads: pages, issue, quoted title, publisher, container."""
_SIGNS = tuple(map(re.compile, PARTS.values()))
_PAUSE = re.compile(r"[.,:;()\[\]/“”\"„«»《》，。：；、،؛–—]|\d+")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_PROSE = word_set(
    "is are was were has have had will would can could should may might this these we you they it he she our "
    "your ist sind war waren wird werden wurde wurden hat haben nicht auch wir sie ich dass est sont était ont "
    "nous vous ils elle qui que es son fue fueron han nos está è sono era hanno che são foi foram não que het "
    "zijn werd worden wij niet är var har inte vi er ikke это был была были что как не мы они jest są był nie "
    "się je jsou byl se"
)
"""Verbs and pronouns that run through prose and hardly stand in references."""
_FURNITURE = re.compile(
    r"©|\(c\) (?:19|20)|\b(?:copyright|all rights reserved|powered by|filed under|posted (?:on|in|by)|tagged|tags|"
    r"last (?:updated|modified|edited)|retrieved from \"|subscribe|newsletter|cookies?|privacy|share (?:on|this)|"
    r"leave a (?:comment|reply)|reply|impressum|datenschutz|abgelegt unter|kommentare?|antworten|"
    r"mentions légales|droits réservés|commentaires?|comentarios?|condividi|политика конфиденциальности)\b"
    r"|\b\d{1,2}:\d\d\s?(?:[ap]\.?m\.?|uhr)\b",
    re.I,
)
"""What stands at the foot of pages and beside comments, dates and links included."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for and against a text as an entry."""

    signs: float
    """Sum of what references are made of: a name first, a year, an address, pages, an issue, a quoted title."""
    prose: float
    """0 for a text without verbs and pronouns up to about 3 for running prose."""
    told: float
    """The same without what is only linked: what a person reads of a work."""
    parts: int
    """How many of pages, issue, quoted title, publisher and container it gives."""
    named: bool
    """Whether it begins as a name does."""
    dated: bool
    """Whether it gives a year or an address."""
    label: str | None
    """The number or key that stands first; a bullet is none."""

    @property
    def score(self) -> float:
        """Above 2 it reads like a reference, below 0.5 it does not."""
        return self.signs - self.prose

    @property
    def is_entry(self) -> bool:
        """True when it evidently is a reference."""
        return self.score >= 2.5


@dataclass(frozen=True, slots=True)
class EntryLabel:
    """What stands before the first word of an entry."""

    name: str | None
    """The number or key; None for a bullet."""
    end: int
    """Where the entry itself begins."""


def label_at(text: str, counted: bool) -> EntryLabel | None:
    """The label that an entry begins with; None where there is none.

    Args:
        text: the entry.
        counted: whether its list has numbers or keys; otherwise a bullet alone is a label.
    """
    found = _LABEL.match(text)
    if found is None or (not counted and found["bullet"] is None):
        return None
    return EntryLabel(_name(found), found.end())


def _name(found: re.Match[str]) -> str | None:
    """The label in plain digits, or the key; None for a bullet."""
    if found["sign"]:
        return "".join(str(int(unicodedata.numeric(sign))) for sign in found["sign"])
    return found["bracket"] or found["round"] or found["number"]


def begins_as_entry(text: str) -> bool:
    """Whether a text begins with a label or as a name does; the least that an entry without a heading must do."""
    found = _LABEL.match(text)
    bare = text[found.end() if found else 0 :][:_LOOKED_AT].strip()
    return (found is not None and _name(found) is not None) or _AUTHOR.match(bare) is not None


def likeness(text: str, links: int = 0, emphasis: int = 0) -> Likeness:
    """Look at a paragraph.

    Args:
        text: its words.
        links: how many of them are linked.
        emphasis: how many stretches of it are set in italics.
    """
    found = _LABEL.match(text)
    whole = len(text) - (found.end() if found else 0)
    bare = text[found.end() if found else 0 :][:_LOOKED_AT].strip()
    named = _AUTHOR.match(bare) is not None
    dated = _DATED.search(bare[:160])
    signs = 1.0 * named + 0.5 * (found is not None and found["bullet"] is None)
    signs += 1.5 if dated else 1.0 if _YEAR.search(bare) else 0.0
    parts = sum(sign.search(bare) is not None for sign in _SIGNS)
    signs += 0.75 * parts
    addressed = _ADDRESS.search(bare) is not None
    told = signs + addressed
    signs += 1.5 if links or addressed else 0.0
    signs += 0.5 * bool(emphasis)
    has_date = dated is not None or bool(links) or _YEAR.search(bare) is not None or _ADDRESS.search(bare) is not None
    label = _name(found) if found else None
    return Likeness(signs, _prose(bare, whole, named), told, parts, named, has_date, label)


def _prose(bare: str, whole: int, named: bool) -> float:
    words = _WORD.findall(bare)
    if not words:
        return 2.0
    verbs = sum(word.lower() in _PROSE for word in words) / len(words)
    pauses = len(_PAUSE.findall(bare)) / len(words)
    prose = min(2.0, 18 * max(0.0, verbs - 0.03)) if whole > _SAYING or not named else 0.0
    if len(words) > 12 and pauses < 0.22:
        prose += 1.0
    if whole > _LONG:
        prose += min(2.0, (whole - _LONG) / 300)
    if _FURNITURE.search(bare):
        prose += 2.0
    if whole < _SHORTEST:
        prose += 0.5 if named else 1.0
    return prose
