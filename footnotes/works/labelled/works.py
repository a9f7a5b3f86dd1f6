"""Labels into works: which tokens make up one work, and what its fields say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of
from footnotes.model import Span
from footnotes.prose.words import INSTITUTION_WORDS
from footnotes.works.dates import find_dates
from footnotes.works.fields import clean_publisher, clean_title
from footnotes.works.labelled.chain import ADDRESS, Guess, load_weights
from footnotes.works.labelled.features import features_of
from footnotes.works.labelled.tokens import Token, addresses_in, tokenize
from footnotes.works.names import read_people
from footnotes.works.outlets import is_host

LONGEST = 12_000
"""Characters of a note that are labelled; a list of references that became one note has as many."""

AUTHOR, EDITOR, TITLE, CONTAINER, PUBLISHER = "AUT", "EDT", "TIT", "CON", "PUB"
PLACE, SERIES, DATE, VOLUME, PAGES, BACK = "PLA", "SER", "DAT", "VOL", "PAG", "BACK"
_ACCESS = "ACC"
_SEPARATOR, _SIGNAL, _OUTSIDE = "SEP", "SIG", "NOTE"
_BETWEEN = frozenset({_SEPARATOR, _SIGNAL, _OUTSIDE})
_OPENS_WORK = frozenset({AUTHOR, TITLE, BACK, EDITOR})
"""Fields that begin the next work behind a separator."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Signs of Chinese, Japanese and Korean."""
_BETWEEN_SIGNS = re.compile(r"[、，,;；・]|\s(?:及|与|和|및)\s")
_ROLE_OF_SIGNS = re.compile(r"(?:主[编編]|校注|지음|엮음|옮김|편저|[编編著译譯訳편等ほか外]){1,6}$")
_IN = re.compile(r"^\W*(?:in|dans|en|nel(?:la)?|в|у|w|i)\b:?\s+|^\s*//\s*", re.IGNORECASE)
_ACCESSED = re.compile(
    rf"[.,;]\s(?:{any_of(gather(lambda language: (*language.accessed, *language.available_at)))})(?![^\W\d_]).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What labels leave at the end of an outlet: "Harbour Post. Retrieved"."""
_ROLE = re.compile(
    r"\((?:eds?|hrsg|hg|dir|coord|cur|red)\.?\)|(?:^|\s)(?:et\sal\b\.?|u\.\s?a\.|и\sдр\.|and\sothers)", re.IGNORECASE
)
_BETWEEN_PEOPLE = re.compile(r"\s*(?:;|\s&\s|\s(?:and|und|et|e|y|i|и|en)\s|\s?/\s?)\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]{0,2}){1,4}")
_BARE_INITIALS = re.compile(r"(?P<surname>[^\W\d_][^,.;/&]{1,40}?)\s(?P<initials>[^\W\d_a-zа-яё]{1,3})")
"""Vancouver: "Roe JB"."""
_PAGES_BEHIND = re.compile(r"(?<=\w)[\s,]+(?!1[5-9]\d\d|20\d\d)\d{1,4}[–-]\d{1,4}$")
"""Pages that were taken for the end of a title; "1850–1914" is one."""
_LEADING = re.compile(rf"^[\W_]*(?:(?:{any_of(gather(lambda language: language.conjunctions))})\s)?")
"""What parts the author from the work before: "; and Jane Roe"."""
_SHORTEST_SURNAME = 2
"""Letters of a word in capitals that is taken for a surname and not for initials."""
_ENDING_POINT = re.compile(r"(?<=[^\W\d_]{3})\.$")
"""The point behind a list of names; that behind an initial belongs to it."""
_SIGNS = "：，。、；（）《》〈〉「」『』【】"
_EDGE = f" \t\n,;:.()[]{{}}<>«»“”„‚‘’‹›\"'–—-/|*_·{_SIGNS}"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Field:
    """Neighbouring tokens of one label."""

    label: str
    span: Span
    weakest: float
    """The probability of the least sure label in it, 0 to 1."""
    begins: bool = False
    """Whether a work begins with it."""


@dataclass(frozen=True, slots=True)
class LabelledWork:
    """The fields of one work, in order of place."""

    fields: tuple[Field, ...]
    signal: Span | None = None
    """What introduces it ("See also"), where that stands directly before it."""

    @property
    def span(self) -> Span:
        """From its signal to its last field."""
        start = self.signal.start if self.signal else self.fields[0].span.start
        return Span(start, self.fields[-1].span.end)

    def of(self, label: str) -> tuple[Field, ...]:
        """The fields of one label."""
        return tuple(one for one in self.fields if one.label == label)

    def sure(self, *labels: str) -> float | None:
        """How sure the first field that has one of the labels is; None where there is none."""
        return next((one.weakest for label in labels for one in self.of(label)), None)


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """What the labels see in a note."""

    works: tuple[LabelledWork, ...]
    comment: float
    """How sure they are that its words are the author's own and cite nothing, 0 to 1: the average of its words."""


def label_note(
    text: str, links: Sequence[Span] = (), emphasis: Sequence[Span] = (), linked: Sequence[Span] = ()
) -> LabelledNote:
    """The works of a note as the trained labels have them.

    Args:
        text: The text of the note.
        links: Where printed URLs stand in it; others are looked for.
        emphasis: What of it stands in italics.
        linked: Words that carry a link whose address is not printed.
    """
    weights = load_weights()
    text = text[:LONGEST]
    printed = [span for span in links if span.end <= len(text)]
    tokens = tokenize(text, [*printed, *addresses_in(text)])
    rows = features_of(text, tokens, emphasis, linked)
    guesses = weights.label(rows, [token.is_address for token in tokens])
    comments = [guess.probability if guess.label == _OUTSIDE else 0.0 for guess in guesses]
    return LabelledNote(tuple(_works(_fields(tokens, guesses))), sum(comments) / max(1, len(comments)))


def people_of(text: str, work: LabelledWork) -> tuple[str, ...]:
    """The authors as named, forename first where that can be told; the editors of a work that opens with them."""
    named = work.of(AUTHOR) or (work.of(EDITOR) if work.fields[0].label == EDITOR else ())
    return tuple(name for one in named for name in _people(one.span.of(text)))


def title_of(text: str, work: LabelledWork) -> str | None:
    """The title without the marks around it."""
    fields = work.of(TITLE)
    if not fields:
        return None
    words = clean_title(" ".join(fields[0].span.of(text).split()).strip(_SIGNS)) or ""
    if not work.of(PAGES):
        words = _PAGES_BEHIND.sub("", words)
    return _without_loose_bracket(words)


def outlet_of(text: str, work: LabelledWork, links: Sequence[Span] = ()) -> str | None:
    """What the work appeared in, else who published it, else the host that is printed for its site.

    Of a book that the work is a chapter of it is the publisher.

    Args:
        text: The text of the note.
        work: The work.
        links: Where the addresses that the note cites are printed; none of them names a site.
    """
    chapter = work.of(EDITOR) or any(_IN.match(one.span.of(text)) for one in work.of(CONTAINER))
    for label in (PUBLISHER, CONTAINER) if chapter else (CONTAINER, PUBLISHER):
        for one in work.of(label):
            words = _ACCESSED.sub("", _IN.sub("", one.span.of(text))).strip(_EDGE)
            name = clean_title(words) if label == CONTAINER else clean_publisher(words)
            if name:
                return " ".join(name.split())
    hosts = (one.span.of(text).strip(_EDGE) for one in work.of(ADDRESS) if one.span not in links)
    return next(filter(is_host, hosts), None)


def accessed_of(text: str, work: LabelledWork) -> str | None:
    """The date on which the author looked: the last one of "[updated 2021 Mar 4; cited 2022 May 3]"."""
    dates = [date.iso for one in work.of(_ACCESS) for date in find_dates(one.span.of(text))]
    return dates[-1] if dates else None


def date_of(text: str, work: LabelledWork) -> str | None:
    """The date, ISO 8601, as precise as printed."""
    for one in work.of(DATE):
        words = one.span.of(text)
        dates = find_dates(words)
        if dates:
            return next((date.iso for date in dates[1:] if date.iso.startswith(dates[0].iso)), dates[0].iso)
        year = _YEAR.search(words)
        if year:
            return year[0]
    return None


def _fields(tokens: Sequence[Token], guesses: Sequence[Guess]) -> Iterator[Field]:
    run: list[tuple[Token, Guess]] = []
    for pair in zip(tokens, guesses, strict=True):
        begins = pair[1].label.startswith("B-")
        if run and (begins or _name(pair[1]) != _name(run[0][1])):
            yield _field(run)
            run = []
        run.append(pair)
    if run:
        yield _field(run)


def _field(run: Sequence[tuple[Token, Guess]]) -> Field:
    return Field(
        label=_name(run[0][1]),
        span=Span(run[0][0].start, run[-1][0].end),
        weakest=min(guess.probability for _, guess in run),
        begins=run[0][1].label.startswith("B-"),
    )


def _name(guess: Guess) -> str:
    return guess.label.removeprefix("B-")


def _works(fields: Iterator[Field]) -> Iterator[LabelledWork]:
    own: list[Field] = []
    signal: Span | None = None
    before: Span | None = None
    parted = True
    for one in fields:
        if one.label in _BETWEEN:
            before = one.span if one.label == _SIGNAL else None
            parted = parted or one.label == _SEPARATOR
            continue
        if own and (one.begins or (parted and one.label in _OPENS_WORK)):
            yield LabelledWork(_titled(own), signal)
            own = []
        signal = signal if own else before
        own.append(one)
        parted, before = False, None
    if own:
        yield LabelledWork(_titled(own), signal)


def _titled(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields of a work; a book of editors that is cited as a whole is the work, and not what one appeared in."""
    labels = {one.label for one in fields}
    if EDITOR not in labels or labels & {AUTHOR, TITLE} or CONTAINER not in labels:
        return tuple(fields)
    book = next(one for one in fields if one.label == CONTAINER)
    return tuple(replace(one, label=TITLE) if one is book else one for one in fields)


def _people(words: str) -> Iterator[str]:
    if _UNSPACED.search(words):
        yield from _people_of_signs(words)
        return
    listed = [_BARE_INITIALS.fullmatch(name.strip()) for name in _ROLE.sub(" ", words).strip(_EDGE).split(",")]
    words = _LEADING.sub("", words)
    if all(listed):
        yield from (f"{'. '.join(match['initials'])}. {match['surname']}" for match in listed if match)
        return
    known = read_people(_ENDING_POINT.sub("", words.strip(_EDGE.replace(".", ""))))
    if known:
        yield from map(_lowered, known)
        return
    if _is_body(words):
        yield _ENDING_POINT.sub("", " ".join(words.split()).strip(_EDGE.replace(".", "").replace(")", "")))
        return
    for part in _BETWEEN_PEOPLE.split(_ROLE.sub(" ", words)):
        names = [name.strip(" .") for name in part.split(",") if name.strip(_EDGE)]
        at = 0
        while at < len(names):
            following = names[at + 1] if at + 1 < len(names) else ""
            inverted = len(names[at].split()) <= 2 and following and _is_forename(following, len(names) == 2)
            name = f"{following} {_lowered(names[at])}" if inverted else names[at]
            at += 2 if inverted else 1
            name = name.strip(_EDGE.replace(".", ""))
            if len(name) > 1:
                yield name


def _people_of_signs(words: str) -> Iterator[str]:
    """Names in Chinese, Japanese and Korean, without the word for "author" or "editor" behind them."""
    for name in _BETWEEN_SIGNS.split(words):
        own = _ROLE_OF_SIGNS.sub("", name.strip(_EDGE)).strip(_EDGE)
        if own:
            yield own


def _lowered(name: str) -> str:
    """A name whose surname is printed in capitals, as others print it: "João SILVA"; an acronym alone stays."""
    *given, last = name.split()
    plain = last.isupper() and len(last) > _SHORTEST_SURNAME and (given or name.isalpha())
    return (
        " ".join([*given, last.title()])
        if plain and not any(word.isupper() and len(word) > 1 for word in given)
        else name
    )


def _is_body(words: str) -> bool:
    """Whether a name is that of an institution, whose "and" parts no people."""
    return any(word in INSTITUTION_WORDS for word in re.findall(r"[^\W\d_]+", words.casefold()))


def _is_forename(words: str, are_two: bool) -> bool:
    return bool(_INITIALS.fullmatch(words)) or (are_two and len(words.split()) <= 3)


def _without_loose_bracket(title: str) -> str | None:
    """A title without an opening or closing bracket whose partner stands outside of it."""
    if title.endswith(")") and title.count("(") < title.count(")"):
        title = title[:-1].rstrip()
    if title.startswith("(") and title.count("(") > title.count(")"):
        title = title[1:].lstrip()
    return title or None
