"""What the form of a stretch tells about it: does it open like a citation, is it whole, is it a work at all."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.prose.enclosures import Enclosure, covered, find_enclosures
from footnotes.prose.phrases import VERBS, is_sentence, remark_start, sentence_ends, strip_signal
from footnotes.prose.wordlists import word_set
from footnotes.works.authordate import author_date_head
from footnotes.works.clauses import Clause, Role, cut_clauses
from footnotes.works.dates import find_dates, whole_date
from footnotes.works.frames import framed_title
from footnotes.works.names import is_forename, is_person, is_surname, read_people
from footnotes.works.outlets import is_institution, is_title_case, looks_like_name

LONGEST_WORK = 900
"""Characters; a note without a URL that is longer than this is a comment."""

_LAW_NAME = re.compile(
    r"^(?:the\s)?(?:(?:articles?|art\.|section|§)\s?\d|case\s(?:no\.?\s)?[\w-]{0,6}\d|"
    r"on\s(?:the\s)?(?:approval|procedure|adoption|amendments?|introduction|ratification)\b|"
    rf"(?P<before>(?:[\w’'.-]{{1,30}}\s){{0,6}}?){any_of(gather(lambda language: language.law_words))}"
    r"(?=$|[\s,]*(?:of|on|no|nr|№|#|\d|['\"“„«‘(]|to|for|concerning|about|against|über|zur|zum|relative|sur|о|об|"
    r"республики|рф)(?![^\W\d_])|\s?['\"“„«‘(#№]))",
    re.IGNORECASE,
)
_CASE_NAME = re.compile(r"^[^\W_a-z][^,;“”\"()]{1,100}\s(?:v|vs|c)\.?\s(?:the\s|[^\W\d_a-z])[^,;“”\"()]{0,80}$")
_LAW_INSTITUTIONS = word_set(
    "faculty institute ministry department school society centre center committee commission office court "
    "college academy university bureau division see in on at for"
)
_LEAD_TO_NAMES = re.compile(r"\b(?:in|by|from|see|via|of|to|with)\s(?=(?:[^\W\d_a-z]\S*\s){1,4})")
_LAW_SUBJECT = word_set("of on through under by for in")
"""Before "law" these make it a subject, as in "Institute of Law"."""
_YEAR_AT_END = re.compile(
    r"(?:\((?:[^()]{0,80}[\s,])?(?:1[5-9]|20)\d\d[a-h]?\)|(?:1[5-9]|20)\d\d)[\s.:;,)]*(?:\d[\d\s–-]*)?[.\s]*$"
)
_ADVERB = re.compile(
    r"^(?:\w+ly|however|moreover|indeed|thus|therefore|hence|instead|nevertheless|meanwhile|besides|today|here|"
    r"in\s\w+|at\s\w+|on\s\w+|for\s\w+|as\s\w+|since\s\w+|after\s\w+|although|though|while|if|when)\b",
    re.IGNORECASE,
)
_CONVERSATION = re.compile(
    r"\b(?:interviews?\s(?:with|by|conducted)|interviewed|personal\s(?:communication|interview|conversation)|e-?mail\s(?:from|to)|"
    r"conversation\swith|data\sprovided\sby|on\sfile\swith|image\sby|photo\sby|interview\smit|entretien\savec|интервью\sс)\b",
    re.IGNORECASE,
)
_TALK = word_set("he she it they we i you this these those said says put called ") | word_set(
    "er wir ihr ich dass il elle ils nous vous que"
)
"""Small words that no name holds; some of them open a quotation in running text."""
_OUTLET_AND_DATE = re.compile(r"[^\W\d_a-zа-яё][^,.;()]{2,50}\s\([^()]{0,40}\b(?:1[5-9]|20)\d\d\)")
"""OSCOLA: 'Title' The Plover (London, 3 May 2019)."""
_MOST_WORDS_OF_AUTHORS = 40
_QUOTED_BEFORE = re.compile(r"[”“\"»«’'],\s|,[”“\"»«’']\s")
_PUBLISHER = re.compile(r"(?:^|[,(.?!]\s?)[^\W\d_][^,:()]{1,40}:\s[^,:()]{2,80},?\s(?:1[5-9]|20)\d\d")


def opens_statement(words: str) -> bool:
    """Whether ``words`` open as statements do and no name does: "However", "In 2016", "Since May"."""
    first = words.split(maxsplit=1)[0].rstrip(",;:.") if words.strip() else ""
    return bool(_ADVERB.match(words)) and not first.endswith("ly")  # Kelly


def is_conversation(text: str) -> bool:
    """Whether ``text`` tells of an interview, a letter or a photograph, which no reader can look up."""
    return bool(_CONVERSATION.search(text))


@lru_cache(maxsize=8192)
def names_first(text: str) -> bool:
    """Whether ``text`` opens as citations do: with a name, a law, or a title in quotation marks."""
    body = text[strip_signal(text) :].lstrip("[(* ")
    if not body:
        return False
    if body[0] in "“„«\"‘'":
        return True
    enclosures = find_enclosures(body[:300])
    first = cut_clauses(body[:300], covered(body[:300], enclosures))[:1]
    words = re.split(r"\.\s(?=[^\W\d_a-z])|\s[“\"«]", first[0].text)[0] if first else ""
    if first and is_case_name(first[0].text):
        return True
    if not words or _ADVERB.match(words):
        return False
    if is_person(words.partition(": ")[0]):
        return True
    return looks_like_name(words) or read_people(words) is not None or is_law_name(words)


def introduction(words: str) -> int:
    """How many characters introduce the authors: "This section builds on work published in Jane Roe"."""
    first = words.split(",")[0][:200]
    if read_people(first) or not (
        is_sentence(first) or strip_signal(first) or first[:1].islower() or re.match(r"(?:For|This|The|An?)\s", first)
    ):
        return 0
    found = [match.end() for match in _LEAD_TO_NAMES.finditer(first) if read_people(first[match.end() :])]
    return found[-1] if found and "," in words else 0


def ends_complete(text: str) -> bool:
    """Whether ``text`` ends as a whole citation without URL does: with a date, page, bracketed year or quotation."""
    body = text[: remark_start(text)].strip(" \t\n;")
    if not body:
        return False
    head = author_date_head(body)
    if head and head.end >= len(body):
        return False
    if (
        body.rstrip(".,")[-1:] in '”»"'
        or re.search(r"\([\w-]{2,40}\.[a-z]{2,6}\)\.?$", body)
        or _YEAR_AT_END.search(body)
    ):
        return len(body.split()) > 2
    clauses = cut_clauses(body, covered(body, find_enclosures(body)))
    return len(clauses) > 1 and clauses[-1].role in (Role.DATE, Role.PINPOINT, Role.SYMBOL, Role.ACCESSED)


def is_work_without_link(text: str) -> bool:
    """Whether ``text``, in which no URL stands, cites a work; comments, biographies and conversations do not."""
    body = text[strip_signal(text) :].strip(" \t\n;")
    body = body[introduction(body) :]
    if not body or len(body) > LONGEST_WORK or _CONVERSATION.search(body):
        return False
    enclosures = find_enclosures(body)
    cover = covered(body, enclosures)
    clauses = cut_clauses(body.rstrip(". "), cover)
    if not clauses:
        return False
    if quoted_title(body, enclosures) is not None:
        return True
    if _has_prose(body, cover):
        return False
    return _is_law(clauses) or is_author_date(body) or _is_dated_work(body, clauses) or _is_short_form(clauses)


def quoted_title(body: str, enclosures: tuple[Enclosure, ...]) -> Enclosure | None:
    """The quotation that is the title: it opens the citation or follows its authors, and nothing runs on from it."""
    framed = framed_title(body)
    if framed and _may_be_author(body[: framed.span.start].strip(), body[framed.span.end :]):
        return framed
    quotation = next((one for one in enclosures if one.is_quotation), None)
    if quotation is None:
        return None
    before, after = body[: quotation.span.start].strip(), body[quotation.span.end :].strip()
    inside = quotation.inside(body).strip()
    if len(inside) < 3 or is_sentence(before) or len(before) > 300:
        return None
    opens = not before or _is_author(before) or _are_names(before)
    stops = not after or after[0] in ",.;([/" or not re.search(r"\w", after) or _runs_into_outlet(inside, after)
    bare = not before and not re.search(r"\w", after)
    return quotation if opens and stops and not bare else None


def _may_be_author(before: str, after: str) -> bool:
    """Whether ``before``, which a comma parts from a title in quotation marks, names somebody and states nothing."""
    words = before.rstrip(",:;. ").split()
    follows = bool(re.search(r"\w", after))
    if not words:
        return before == "" and follows
    if before[-1] not in ",:" or len(before) > 200 or (before[-1] == ":" and not follows):
        return False
    if _QUOTED_BEFORE.search(before):  # the title of a chapter, its collection to come
        return False
    if follows and (len(words) < 3 or _is_author(before) or _are_names(before)):
        return True
    return not _states(" ".join(words)) and (follows or len(words) == 1)


def _states(words: str) -> bool:
    small = frozenset(re.findall(r"[^\W_]+", words.casefold()))
    return bool(_ADVERB.match(words) or small & (VERBS | _TALK) or len(words.split()) > _MOST_WORDS_OF_AUTHORS)


def _is_author(before: str) -> bool:
    words = before.rstrip(",:. ")
    return read_people(words) is not None or all(
        is_surname(word.strip()) for word in re.split(r",|\sand\s|\s&\s|\sund\s|\set\s|\sи\s", words) if word.strip()
    )


def _are_names(before: str) -> bool:
    if before[-1] == ":":
        return looks_like_name(before[:-1]) and "," not in before
    return before[-1] == "," and all(looks_like_name(words) for words in before.split(",") if words.strip())


def _runs_into_outlet(inside: str, after: str) -> bool:
    """Whether what follows a quotation without comma is its outlet: "Title?" Outlet; "Title," Outlet; in Collection."""
    if inside[-1] == "," or re.match(r"(?:[Ii]n|at|іп|iп|ln|im|dans|в)\s(?=[^\W\d_a-zа-я])", after):
        return True
    first = re.split(r"[,(]", after)[0]
    if inside[-1] == "." and after[0].isdigit():
        return True
    if _OUTLET_AND_DATE.match(after) and is_title_case(first):
        return True
    return inside[-1] in ".?!" and after[0].isupper() and is_title_case(first) and len(first.split()) <= 7


def _has_prose(body: str, cover: bytearray) -> bool:
    """Whether a sentence that states something follows the first, or the whole opens as no citation does."""
    bounds = [0, *sentence_ends(body, cover), len(body)]
    sentences = [body[start:end] for start, end in pairwise(bounds)]
    stating = [one for one in sentences[1:] if is_sentence(one) and not names_first(one)]
    return bool(stating) or not names_first(body)


def is_law_name(words: str) -> bool:
    """Whether ``words`` open like the name of a law: "Code of", "Draft Law 'On", "Article 5 of the Constitution"."""
    match = _LAW_NAME.match(words)
    if match is None:
        return False
    if (match["before"] or "").rsplit(maxsplit=1)[-1:] and match["before"].split()[-1].casefold() in _LAW_SUBJECT:
        return False
    return words.split()[0].casefold() not in _LAW_INSTITUTIONS and not any(
        word in VERBS for word in words.split() if word[0].islower()
    )


def is_case_name(words: str) -> bool:
    """Whether ``words`` name the parties of a case: "Roe v. Norland", "Roe and Others v. the Commission"."""
    return bool(_CASE_NAME.match(words))


def _is_law(clauses: list[Clause]) -> bool:
    if is_case_name(clauses[0].text):
        return len(clauses) > 1
    if not is_law_name(clauses[0].text):
        return False
    tells = any(one.role in (Role.PINPOINT, Role.DATE, Role.SYMBOL) or find_dates(one.text) for one in clauses[1:])
    return tells or (
        bool(re.search(r"\b(?:1[5-9]|20)\d\d\b", clauses[0].text))
        and bool(
            re.match(
                r"(?:Articles?|Art\.|Section|§|Chapter|Law|Order|Decree|Decision|Regulation|Directive)\b",
                clauses[0].text,
            )
        )
    )


def is_author_date(body: str) -> bool:
    """Whether ``body`` is in an author-date style and a title follows."""
    head = author_date_head(body)
    return head is not None and head.end < len(body)


_AUTHOR_AND_DATE = re.compile(r"(?P<who>[^()“”\"«»„]{3,160})\((?P<date>[^()]{4,30})\)[\s.]*")


def is_dated_author(text: str) -> bool:
    """Whether ``text`` is the people and the day that a work begins with, and nothing else: "Moor, A. (3 May 2019)"."""
    head = _AUTHOR_AND_DATE.fullmatch(text)
    return head is not None and whole_date(head["date"]) is not None and read_people(head["who"]) is not None


def _is_dated_work(body: str, clauses: list[Clause]) -> bool:
    texts = [one for one in clauses if one.role is Role.TEXT]
    dated = (
        any(one.role is Role.DATE for one in clauses[1:])
        or bool(_PUBLISHER.search(body))
        or bool(re.search(r"\([^()]*\b(?:1[5-9]|20)\d\d[a-h]?\)", body))
    )
    if texts and re.search(r"\s//\s.*(?:1[5-9]|20)\d\d", body):
        return True
    if not dated or not texts:
        return False
    lead = texts[0].text
    if len(texts) == 1:
        return is_title_case(lead) and len(lead.split()) >= 3 and (is_institution(lead) or len(lead.split()) >= 4)
    person = read_people(lead) is not None
    return not (person and texts[1].text[0].islower() and not is_forename(texts[1].text))


def _is_short_form(clauses: list[Clause]) -> bool:
    """``Surname, Short Title, p. 45``."""
    texts = [one for one in clauses if one.role is Role.TEXT]
    paged = clauses[-1].role is Role.PINPOINT and bool(re.search(r"\d", clauses[-1].text))
    return (
        paged
        and len(texts) == 2
        and texts[1].text[0].isupper()
        and (
            is_surname(texts[0].text)
            or read_people(texts[0].text) is not None
            or (is_institution(texts[0].text) and looks_like_name(texts[0].text))
        )
    )
