"""The set phrases of notes: signals, lead-ins, back references, and the marks of plain prose."""

from __future__ import annotations

import re

from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of, any_spelt
from footnotes.prose.wordlists import word_set

_SIGNALS = gather(lambda language: language.signals)
_SE = "se"
"""Sends to a source in Scandinavian notes before a name; in Italian and Spanish it begins sentences."""
SIGNAL = late(
    lambda: (
        r"^\s*[(\[]?(?:(?:but|and|also|please)\s)*(?:for\s(?:example|instance|more(?:\sinformation)?|details|an?\soverview|discussion|"
        r"further\sreading|background),?\s)?"
        rf"(?:please\s)?(?:{any_spelt(signal for signal in _SIGNALS if signal != _SE)}|{_SE}"
        r"(?=\s(?-i:[^\W\d_a-zæøåäö])))"
        r"(?:(?<=[\u3040-\u9fff:])|(?![^\W\d_]))"
        r"[\s:,.]*(?:(?:also|e\.\s?g\.?|eg\.?|for\sexample|for\sinstance|inter\salia|in\sparticular|especially|generally|"
        r"among\sothers|z\.\s?b\.|zum\sbeispiel|etwa|auch|dazu|hierzu|par\sexemple|p\.\s?ex\.|notamment|например|т\.\s?ж\.|"
        r"further|again|too|the\sfollowing)(?![^\W\d_])[\s:,.]*){0,3}"
    ),
    re.IGNORECASE,
)
"""What introduces a citation without being part of it; "See e.g.", "Vgl. auch", "см. также"."""

_BARE_SIGNAL = re.compile(
    r"^\s*(?:also|e\.\s?g\.,?|eg\.,?|for\sexample,|for\sinstance,|z\.\s?b\.|par\sexemple,|например,)[\s:,]+",
    re.IGNORECASE,
)
_LATE_SIGNAL = re.compile(
    r"^\s*[^\W\d_a-z][^,;.:]{3,60},\s(?:see|compare|cf\.?)\s(?:also\s)?(?:(?:e\.g\.|for\sexample|for\sinstance|generally),?\s)?"
    r"(?=[^\W\d_a-z]|[“\"«„]|the\s|an?\s)"
)
"""A signal behind a phrase: "On the other hand, see Jane Roe"."""
_REPORT_BY = re.compile(
    r"^(?:the|an?)\s(?:[\w-]{1,20}\s){0,3}?(?:report|article|study|statement|analysis|paper|book|review|overview|discussion)s?\s"
    r"(?:by|from|of|in)\s(?=[^\W\d_a-z][^.]{3,200},\s)"
)
_KIND = re.compile(
    r"^\s*(?:(?:Press|News|Media)\s[Rr]elease|Press\s[Ss]tatement|Pressemitteilung|Communiqué\sde\spresse|Пресс-релиз),\s"
    r"(?=[^\W\d_a-zа-я][^,]*,\s)"
)
"""The kind of paper before whoever wrote it: "Press Release, Some Office, Title"."""


def kinds() -> str:
    """Written for what a work is: podcast, press release, Studie."""
    return any_of(gather(lambda language: language.kinds))


_KIND_OF_TITLE = late(lambda: rf"^\s*(?:{kinds()})\s?:\s{{1,3}}(?=[“\"«„「『])", re.IGNORECASE)
"""Podcast: “Title”."""


def in_language() -> str:
    """Written for "(in Russian)", "(auf Deutsch)", "(på svenska)"."""
    return rf"\({any_of(gather(lambda language: language.in_language))}\s[^()]{{3,30}}\)"


_ASIDE = late(lambda: rf"^\s*{in_language()}\s*[:,]?\s*", re.IGNORECASE)

CONNECTOR = re.compile(
    r"(?:[\s,;:.(\[]|^)(?:and\s)?(?:(?:is\s|are\s|can\sbe\s)?(?:also\s)?(?:available|accessible|retrieved|downloadable|accessed|"
    r"found|published)(?:\sonline)?\s(?:here|at|from|via|under|on)|available(?:\sonline)?|online\sat|online|at|here|via|url|link|"
    r"full\stext|pdf|doi|text\savailable\sat|retrieved\sfrom|from|see|abrufbar\sunter|verfügbar\sunter|online\sunter|unter|"
    r"online\sverfügbar|abgerufen\sunter|in:|disponible\s(?:à|sur|en)|en\sligne|accessible\ssur|disponible|disponibile\s(?:a|su)|"
    r"disponível\sem|beschikbaar\sop|dostępne|режим\sдоступа|доступно(?:\s(?:по\sссылке|на))?|по\sссылке|электронный\sресурс)"
    r"[\s:.,(\[\]]*$",
    re.IGNORECASE,
)
"""Words between a citation and its URL: "available at:", "abrufbar unter"."""

VERBS = word_set(
    "is are was were be been being has have had does did can could will would shall should may might must became "
    "become becomes states stated says argues argued shows showed notes noted explains explained describes "
    "described includes included provides provided contains contained refers referred remains remained ordered "
    "requires required stipulates stipulated came come comes chose took takes made makes began begins led leads "
    "published wrote writes found finds works worked holds held serves served received visit builds relies "
    "relied draws expressed spoke speaks lived detailed details defines defined means meant concerns concerned "
    "applies applied according reported claims claimed ist sind war waren wird werden wurde wurden hat haben "
    "hatte kann können soll sollen est sont était étaient fut ont peut sera fue fueron tiene è sono était "
    "является были был было была имеет"
)

_HERE = re.compile(
    r"(?:^|[.:]\s)\W{0,3}(?:Here|Hier|Ici|Здесь|Aquí)\b|\b(?:here|below|[Ff]ollowing|this link|hier|ici|здесь|aquí)\b"
)
"""As printed: "Here" inside a headline ("How We Got Here") points at nothing."""

PINPOINT = late(
    lambda: (
        r"^[\s(\[]{0,20}(?:at\s)?(?:pp?\b\.?|pages?|paras?\b\.?|paragraphs?|§{1,2}|¶{1,2}|points?|arts?\b\.?|articles?|sections?|sec\b\.?|"
        r"chapters?|chap\b\.?|ch\b\.|vol\b\.?|volumes?|no\b\.?|nos\b\.?|nr\b\.?|issue|iss\b\.|parts?|pt\b\.?|pts\b\.?|annex|appendix|"
        r"preamble|table|figure|fig\.|lines?|cols?\.|tome|t\.|bd\.|band|heft|jg\.|s\.|ss\.|seiten?|rn\.|abs\.|cap\.|n°|№|т\.|"
        r"с\.|стр\.|ст\.|п\.|гл\.|ch\.|cl\.|r\.|f\.|ff\."
        rf"|{any_of(gather(lambda language: language.pages + language.volumes))}(?![^\W\d_]))?[\s.]{{0,20}}"
        r"(?:no\.?\s|#)?(?:[a-z]?\d(?:[\d.,:()/]|[a-z](?![a-z]{2})){0,24}|[ivxlc]{1,15}\b|eleventh|tenth)?"
        r"(?:\s?(?:[-–—,:&]|and|to|bis|et|и)\s?[a-z]?\d(?:[\d.():]|[a-z](?![a-z]{2})){0,24}){0,4}(?:\s?(?:ff?|sqq?|et\sseq)\.?)?[\s)\].]{0,20}$"
    ),
    re.IGNORECASE,
)
"""A whole clause that names a place inside a work or its volume: "vol. 2 no. 2", "pp. 95-107", "art. 24"."""

_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st no nos vol vols pp p para paras art arts ed eds cf vs v al etc e.g i.e eg ie u.s u.k "
    "jr sr inc ltd co fig ch chap sec dept univ chr op cit loc nr bd hrsg hg vgl bzw z.b s ff rev trans repr n "
    "nn fn approx ca c jan feb mar apr jun jul aug sep sept oct nov dec г гг т с стр ст п см др ред изд им рис "
    "тыс млн"
)
_HEREINAFTER = re.compile(r"\s?[\[(]here(?:in)?after:?\s[^\[\]()]{2,200}[\])][\s.;,]*$", re.I)
_LONGEST_REMARK = 2000
"""Characters of a remark in brackets."""
_REMARK = re.compile(
    r"(?:[“\"„«]|(?!(?:nn?|fn|notes?|pp?|paras?|eds?|hereinafter)\b)[^\W\d_A-Z]+ing\s|same\b|internal\s|emphasis\s|on\sfile\s)"
)
_SENTENCE_END = re.compile(r"[.?!]['\"”’»)\]]{0,2}\s+(?=[\"“„«'‘(\[]{0,2}[^\W\d_a-zа-я])")


_OPENINGS = (SIGNAL, _BARE_SIGNAL, _LATE_SIGNAL, _REPORT_BY, _ASIDE, _KIND, _KIND_OF_TITLE)


def strip_signal(text: str) -> int:
    """How many characters at the start of ``text`` are signals ("See also", "(in Russian):") and no citation."""
    start = 0
    for _ in range(4):
        found = (form.match(text[start:]) for form in _OPENINGS)
        match = next(filter(None, found), None)
        if match is None or match.end() == 0:
            break
        start += match.end()
    return start


def remark_start(text: str) -> int:
    """Where the remark in brackets begins that ``text`` ends with ("(noting that ...)", "(“...”)"); its length if none.

    A remark begins with a small letter or a quotation and has some words; "(2015)" and "(n 12)" are none.
    """
    hereinafter = _HEREINAFTER.search(text, max(0, len(text) - 240))
    end = hereinafter.start() if hereinafter else len(text.rstrip(" \t\n.;,"))
    depth = 0
    for at in range(end - 1, max(-1, end - _LONGEST_REMARK), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth <= 0:
            if text[at] == "(" and _REMARK.match(text, at + 1, end - 1):
                return at
            break
    return end if hereinafter else len(text)


def is_sentence(text: str) -> bool:
    """Whether ``text`` reads as a statement: it holds a finite verb among enough words."""
    # As printed: "May" is a month, and "Is" opens a headline.
    words = re.findall(r"[^\W_]+", text)
    return len(words) >= 5 and any(word in VERBS for word in words)


def points_here(text: str) -> bool:
    """Whether ``text`` only points at the link that follows it ("can be read here")."""
    return bool(_HERE.search(text))


def sentence_ends(text: str, cover: bytearray) -> list[int]:
    """Where sentences end outside quotations and brackets: positions after the white space that follows them."""
    ends = []
    for match in _SENTENCE_END.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].split()
        word = before[-1].strip("([\"“'").casefold() if before else ""
        initial = (len(word) == 1 and word.isalpha()) or bool(re.fullmatch(r"(?:\w\.)+\w", word))
        abbreviated = text[match.start()] == "." and (initial or word in _ABBREVIATIONS)
        if not abbreviated and not cover[match.start()] and not cover[match.end() - 1]:
            ends.append(match.end())
    return ends
