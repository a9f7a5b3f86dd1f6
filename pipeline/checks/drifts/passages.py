"""The prose of a page in passages, one a sentence, without what stands around every article.

Teasers, counters, share buttons, "3 hours ago", comments and notices of the site change by themselves: none
of it is a passage, so that none of it can look like a change of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from pipeline.language.fold import MAX_LENGTH, UNSPACED, words
from pipeline.text.model import Media, Page

MAX_TEXT = 200_000
"""Characters of a text that are compared: a long report, some thirty thousand words."""
MAX_PASSAGES = 1500
_PROSE_WORDS = 8
"""Words from which a line with a full stop is a sentence; a teaser is a headline and has none."""
_LONG_LINE = 25
"""Words from which a line is prose even without a full stop."""
_LIST_LINE = 12
"""Words: where half of many lines are shorter, a page is a list of other pages, not a text."""
_LIST_LINES = 8
_END = re.compile(r"[.!?…。！？]['\"”’»)\]]{0,3}\s*$")
_BETWEEN = re.compile(r"(?<=[.!?…])(['\"”’»)\]]?)\s+(?=['\"“„«(]?[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω0-9])|(?<=[。！？])")
_AGO = re.compile(
    r"\b\d{1,4}\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago\b|\bvor\s+\d{1,4}\s+\w{3,10}\b"
    r"|\bil y a\s+\d{1,4}\s+\w{3,10}\b|\bhace\s+\d{1,4}\s+\w{3,10}\b|\b\d{1,4}\s+\w{3,10}\s+назад\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\b[\d.,]{1,12}\s?[KkMm]?\s+(?:views?|shares?|comments?|likes?|reads?|followers?|subscribers?|просмотр\w{0,3}|комментари\w{0,3})\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"©|\(c\) \d{4}|all rights reserved|cookies?\b.{0,80}\b(?:use|accept|consent|agree|settings|policy)|"
    r"\b(?:use|accept|consent).{0,60}\bcookies?\b|privacy policy|terms (?:of use|and conditions|of service)|"
    r"(?:sign up|subscribe|register).{0,60}(?:newsletter|e-?mail|inbox|updates|alerts)|newsletter|"
    r"follow us on|share (?:this|on) |download (?:our|the) app|support (?:our|independent) journalism|"
    r"все права защищены|подпис(?:ывайтесь|аться) на|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|"
    r"enable javascript|your browser|^\s*(?:last )?(?:updated|modified|published|posted|обновлено|опубликовано)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:related(?: (?:stories|articles|news|content|topics|posts|links|coverage))?|read (?:more|next|also)|"
    r"more (?:stories|news|from|on|like this)\b.{0,60}|you (?:may|might) also like|recommended(?: for you)?|"
    r"most (?:read|viewed|popular|shared)|trending(?: now)?|latest (?:news|stories|articles)|see also|up next|"
    r"don['’]t miss|editor['’]?s['’]? (?:picks|choice)|also (?:read|on) .{0,40}|popular(?: posts)?|"
    r"читайте также|по теме|также по теме|ещё по теме|самое читаемое|последние новости|"
    r"lesen sie auch|mehr zum thema|das könnte sie auch interessieren|à lire aussi|sur le même sujet|"
    r"lea también|te puede interesar|leggi anche|leia também|lees ook)\s*[:…]?",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d{1,6}\s+)?(?:comments?|replies|responses|reader comments|discussion)(?:\s*\(?\d{1,6}\)?)?|"
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion)|"
    r"комментарии(?:\s*\(?\d{1,6}\)?)?|(?:\d{1,6}\s+)?kommentare?|(?:\d{1,6}\s+)?commentaires?|comentarios",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the main text."""

    text: str
    words: tuple[str, ...]
    names: frozenset[str]
    """Those of its words that are names: written with a capital within the sentence."""


def passages(page: Page) -> tuple[Passage, ...]:
    """The sentences of a page's main text in order; empty for a page that has no prose to speak of."""
    return tuple(_passages(page))


def is_list(page: Page) -> bool:
    """Whether the main text is a list of teasers or entries rather than a text."""
    if page.media is not Media.HTML:
        return False
    lines = [_size(line) for line in page.text[:MAX_TEXT].split("\n") if line.strip()]
    prose = sum(_size(line) for line in _lines(page))
    return (len(lines) >= _LIST_LINES and median(lines) < _LIST_LINE) or prose * 2 < sum(lines)


def _passages(page: Page) -> Iterator[Passage]:
    count = 0
    for line in _lines(page):
        for sentence in _sentences(line):
            found = words(sentence)
            if not found:
                continue
            yield Passage(sentence, found, _names(sentence))
            count += 1
            if count >= MAX_PASSAGES:
                return


def _lines(page: Page) -> Iterator[str]:
    """Lines of prose; of a PDF, whose lines break anywhere, the text as one line."""
    if page.media is Media.PDF:
        # A word parted at the end of a line is one word.
        yield " ".join(re.sub(r"(?<=\w)-\n(?=[^\W\d_])", "", page.text[:MAX_TEXT]).split())
        return
    aside = False
    for line in page.text[:MAX_TEXT].split("\n"):
        line = line.strip()
        if len(line) < 80 and _COMMENTS.fullmatch(line):
            return
        if len(line) < 80 and _ASIDE.fullmatch(line):
            aside = True
        # What follows "Related" up to the next full paragraph are teasers.
        elif _is_prose(line) and (not aside or _size(line) >= _LONG_LINE):
            aside = False
            yield line


def _is_prose(line: str) -> bool:
    size = _size(line)
    if size < _PROSE_WORDS or (size < 60 and _NOTICE.search(line[:500])):
        return False
    return size >= _LONG_LINE or _END.search(line[-8:]) is not None


def _sentences(line: str) -> Iterator[str]:
    line = _COUNTER.sub(" ", _AGO.sub(" ", line))
    start = 0
    for gap in _BETWEEN.finditer(line):
        # "Mr. Smith", "J. Doe", "No. 5": a stop after a short word ends nothing.
        before = line[start : gap.start()].rsplit(" ", 1)[-1]
        if len(before.strip(".'\"“”")) > 3 or gap.start() - start > 300:
            yield from _cut(line[start : gap.end()].strip())
            start = gap.end()
    yield from _cut(line[start:].strip())


def _cut(sentence: str) -> Iterator[str]:
    for at in range(0, len(sentence), MAX_LENGTH):
        yield sentence[at : at + MAX_LENGTH]


def _names(sentence: str) -> frozenset[str]:
    found = re.findall(r"(?<=[\w,;:)”\"’] )[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][\w’'-]{1,40}", sentence)
    return frozenset(word for name in found for word in words(name))


def _size(line: str) -> int:
    # Scripts without spaces: about two characters make a word.
    unspaced = len(UNSPACED.findall(line[:2000])) // 2
    return max(len(line.split()), unspaced)
