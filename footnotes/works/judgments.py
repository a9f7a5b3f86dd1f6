"""Judgments of the European courts, which are cited by their number: "Case C-131/12 Roe v Norland, EU:C:2014:317"."""

from __future__ import annotations

import re

from footnotes.model import Work
from footnotes.prose.conjunctions import AND
from footnotes.works.dates import find_dates

_NUMBERS = re.compile(
    r"(?:ECLI:)?EU:[CFT]:\d{4}:\d{1,5}"
    r"|[CFT][-‐‑–]\d{1,4}/\d\d(?:\s(?:P|PPU|R))?(?![\w/])"
    r"|(?:Applications?|Appl?s?\.?|requêtes?|Beschw(?:erde)?\.?)\s?(?:[Nn]os?\.?|[Nn]r\.?|n[°o]s?)\s?\d{2,6}/\d\d(?![\w/])"
)
"""The European Case Law Identifier (Council conclusions 2011/C 127/01), the numbers of the courts in Luxembourg, and
those of applications in Strasbourg."""
_COURTS = (
    r"CJEU|CJEC|ECJ|CJUE|CJCE|EuGH|EuG|TJUE|CGUE|TSUE|HvJ(?:\sEU)?|ECtHR|ECHR|EGMR|CEDH|CourEDH|Cour\sEDH|TEDH|EHRM"
    r"|ETPC"
)
_AROUND = re.compile(
    rf"^(?:(?:(?:{_COURTS})(?:\sv\.)?|Court\sof\sJustice|General\sCourt|European\sCourt\sof\sHuman\sRights)(?:\s[\[(]?(?:GC|Grand\sChamber)[\])]?)?"
    r"|(?:Judgment|Order|Urt(?:eil|\.)|Beschl(?:uss|\.)|Arrêt)(?:\s(?:of|vom|v\.|du|the\sCourt(?:\sof\sJustice)?))*"
    r"|(?:Opinion\sof\s(?:AG|Advocate\sGeneral)\s[^\W\d_]+(?:\sin)?)"
    rf"|(?:(?:[Jj]oined\s)?[Cc]ases?(?:\sof)?|(?:verb\.\s)?Rs\.|Rechtssachen?|[Aa]ff\.|[Aa]ffaires?(?:\sjointes)?|asuntos?|causae?|zaken|zaak|{AND}|&))"
    r"(?![^\W\d_])\s{0,3}"
)
"""What stands around the name: the court, what it gave, and the words before a number."""
_REPORT = re.compile(r"\[(?:19|20)\d\d\]\s(?:ECR|EHRR|CMLR)\b.*$|\bSlg\.\s\d{4}.*$|\bRec\.\s\d{4}.*$")
_YEAR = re.compile(r"\[((?:19|20)\d\d)\]|EU:[CFT]:(\d{4})")
"""Where no date is printed: the year of the report, else that of the identifier, in which it was decided."""
_PINPOINT = re.compile(r"\s?(?:\b(?:paras?|paragraphs?|Rn|Rz|pts?|points?|Tz)\b\.?\s?\d|§{1,2}\s?\d|\[\d).*$")
_PARTS = re.compile(r"[,;()\[\]]|\s[–—-]\s|\x00")
_PARTIES = re.compile(r"\s(?:v\.?|vs\.?|gegen|c\.|contre|contra|tegen|/)\s")


_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{0,400}[”\"“»]")


def is_judgment(text: str) -> bool:
    """Whether a text gives the number of a judgment, outside of what it quotes."""
    return bool(_NUMBERS.search(text) and _NUMBERS.search(_QUOTED.sub("", text)))


def read_judgment(text: str) -> Work | None:
    """The name of the judgment as its title, and its date; None for what gives no such number, or no name."""
    if not is_judgment(text):
        return None
    words = _NUMBERS.sub("\x00", _PINPOINT.sub("", _REPORT.sub("", text)))
    dates = find_dates(words)
    for date in reversed(dates):
        words = f"{words[: date.span.start]}\x00{words[date.span.end :]}"
    parts = [_name(part) for part in _PARTS.split(words)]
    names = [part for part in parts if re.search(r"[^\W\d_]{3}", part)]
    title = next(filter(_PARTIES.search, names), names[0] if names else None)
    years = [year for match in _YEAR.finditer(text) for year in match.groups() if year]
    return Work(title=title, date=next(iter([*(date.iso for date in dates), *years]), None)) if title else None


def _name(part: str) -> str:
    part = part.strip(" .:*_\n")
    for _ in range(6):
        around = _AROUND.match(part)
        if around is None or not around.end():
            break
        part = part[around.end() :].strip(" .:*_\n")
    return re.sub(rf"\s(?:{AND}|&)$", "", part)
