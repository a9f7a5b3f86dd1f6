"""References back to a work that the document cited before: ibid., op. cit., "see note 8 above"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.prose.back_words import IBID, IDEM, NOTE_NUMBER, NUMBERED_BACK, PREVIOUS_NOTE, SAME_PLACE, SIGNALS
from footnotes.prose.phrases import PINPOINT, remark_start, strip_signal

_NAMED = re.compile(r"(?:^|\s)[“\"«„‘]?[^\W\d_a-zа-яё][^\W\d_]+[^.]*$|[^\W\d_a-zа-яё][^\W\d_]+,")
"""Words before "note 8" that name somebody: "Roe, Nets"; "S. dazu bereits" names nobody."""

LONGEST = 160
"""Characters; more than this is no reference back but a work or a sentence that mentions one."""


_FARTHEST = 140
"""Characters before a number such as that of "supra note 8"."""
_MOST_WORDS_BEFORE = 16
"""Words of author and short title before "supra note 8"."""


@dataclass(frozen=True, slots=True)
class BackReference:
    """What a reference back says about the work it means."""

    text: str
    previous: bool
    """Ibid. and idem: the work cited just before. False for supra and op. cit., which may mean any earlier one."""
    who: str | None = None
    """The author named with it."""
    title: str | None = None
    """The short title named with it."""
    note: str | None = None
    """The label of the note that it names."""
    says_note: bool = False
    """Whether the number is called a note's ("note 8", "n. 8"), not just "8 above"."""


def read_back_reference(text: str) -> BackReference | None:
    """The reference back that ``text`` is, as a whole; None if it is something else."""
    words = text.strip(" \t\n;,*_")
    own = words[: remark_start(words)].rstrip()
    own = own[: remark_start(own)].rstrip()
    if not own or len(own) > LONGEST:
        return None
    body = own[strip_signal(own) :].strip(" .,;:()")
    signal = SIGNALS.match(body)
    body = body[signal.end() :] if signal and NOTE_NUMBER.match(body, signal.end()) else body
    in_note_before = PREVIOUS_NOTE.search(body)
    if in_note_before:
        return BackReference(words, True, body[: in_note_before.start()].strip(" ,") or None)
    ibid = IBID.search(body) or IBID.fullmatch(body + ".")
    if ibid and ibid.start() <= 80:
        return _read_ibid(words, body, ibid)
    return _read_numbered(words, body)


def is_back_reference(text: str) -> bool:
    """Whether ``text`` as a whole is a reference back."""
    return read_back_reference(text) is not None


def _read_ibid(words: str, body: str, ibid: re.Match[str]) -> BackReference | None:
    before, after = body[: ibid.start()].strip(" ,.("), body[ibid.end() :].strip(" ,.;:)*_")
    if len(before.split()) > 9 or len(after.split()) > 12 or "http" in after:
        return None
    if ibid[0].islower() and before and before[-1].isalnum() and not before[0].isupper():
        return None
    if IDEM.match(ibid[0]) and not PINPOINT.match(after):
        # "Dies., Other Title, 2018" is another work by the same author.
        return None
    number = _note_number(after) or _note_number(before)
    who = re.split(r"[,“\"«]", before)[0].strip() if before and not number else before.partition(",")[0].strip()
    previous = bool(SAME_PLACE.match(ibid[0])) and not number
    title = re.sub(r"^[\s,“\"«„]+|[\s,”\"»“(]{1,40}$", "", before[len(who) :]) if not number else ""
    if previous and title and re.search(r"[“\"«„‘]", before):
        # "Roe, 'Other title', ibid." is another work in the same place.
        return None
    named = who if re.search(r"[^\W\d_]", who) else None
    return BackReference(words, previous, named, title if len(title) > 3 else None, number, bool(number))


def _note_number(text: str) -> str | None:
    match = NOTE_NUMBER.search(text)
    return match["number"] if match else None


def _read_numbered(words: str, body: str) -> BackReference | None:
    for match in NUMBERED_BACK.finditer(body[:_FARTHEST]):
        said = match["word"] or ""
        pointed = bool(match["after"] or match["before"])
        lone = bool(said) and (
            body[match.start() - 1 : match.start()] in ("", "(") or not _NAMED.search(body[: match.start()])
        )
        if not pointed and not lone:
            continue
        before, after = body[: match.start()].strip(" ,.("), body[match.end() :].strip(" ,.;:()")
        if len(before.split()) > (_MOST_WORDS_BEFORE if said and pointed else 6) or (
            after and not PINPOINT.match(after) and len(after.split()) > 6
        ):
            return None
        who = before.partition(",")[0].strip(' “"') if _NAMED.search(before) else None
        return BackReference(words, False, who, None, match["number"], bool(said))
    return None
