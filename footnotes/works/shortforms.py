"""Short forms: "Roe, Nets, 12" after "Jane Roe, Nets and the Law, 1991", and "Roe 1991" beside a list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.model import Citation
from footnotes.prose.words import fold

_FEWEST_WORDS = 2
"""Of a short title that stands without its author."""
_ARTICLE = re.compile(r"(?:the|a|an|der|die|das|ein|eine|le|la|les|l|un|une|il|lo|gli|i|el|los|las|o|os|as|de|het)\s")
_INITIALS = 2
"""Letters up to which a word of a name may be an abbreviated forename: "P.", "Cl."."""
_BETWEEN_NAMES = frozenset({"and", "und", "et", "и", "of", "al", "y", "e", "en"})


def short_form_of(citation: Citation, before: Sequence[Citation], everywhere: Sequence[Citation]) -> Citation | None:
    """The one full citation that ``citation`` repeats in short; None where it is none or more than one could be meant.

    Args:
        citation: No reference back.
        before: The citations that stand before it; a short title means one of them.
        everywhere: All of the document; author and year may mean an entry of the list at its end.
    """
    if citation.url or citation.publisher or citation.accessed:
        return None
    if citation.title and not citation.date:
        fitting = [one for one in before if _names_work(citation, one)]
    elif citation.authors and citation.date and not citation.title:
        fitting = [one for one in everywhere if _is_of(citation, one)]
    else:
        return None
    works = {one.same_as or one.id: one for one in fitting}
    return next(iter(works.values())) if len(works) == 1 else None


def is_by(who: str, names: Sequence[str]) -> bool:
    """Whether ``names`` hold all words of ``who``, forenames perhaps as initials, or one has it for its initials."""
    said = [word for word in re.findall(r"[^\W_]+", fold(who)) if word not in _BETWEEN_NAMES]
    known = {word for name in names for word in re.findall(r"[^\W_]+", fold(name))}
    initials = {"".join(word[0] for word in name.split() if word[0].isupper()).casefold() for name in names}
    if fold(who) in initials:
        return True
    surnames = [word for word in said if len(word) > _INITIALS] or said
    given = [word for word in said if word not in surnames]
    return (
        bool(said)
        and all(word in known for word in surnames)
        and all(any(one.startswith(word) for one in known) for word in given)
    )


def is_titled(short: str, title: str | None) -> bool:
    """Whether a short title is the beginning of a title, articles aside."""
    begins, whole = (_ARTICLE.sub("", fold(words), count=1) if words else "" for words in (short, title))
    return bool(begins) and (whole == begins or whole.startswith(begins + " "))


def _names_work(short: Citation, full: Citation) -> bool:
    if not full.title or not is_titled(short.title or "", full.title):
        return False
    if not (full.date or full.url or full.publisher):
        return False
    if short.authors:
        return all(is_by(author, full.authors) for author in short.authors)
    return len((short.title or "").split()) >= _FEWEST_WORDS


def _is_of(short: Citation, full: Citation) -> bool:
    if not full.title or not full.date or full.id == short.id:
        return False
    return full.date[:4] == (short.date or "")[:4] and all(is_by(author, full.authors) for author in short.authors)
