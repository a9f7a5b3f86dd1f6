"""The outlet's name taken off a title: ``Headline - The Daily Example`` is the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.addresses.parts import domain_words
from pipeline.language.fold import MAX_LENGTH, listed, words

Words = tuple[str, ...]

_SEPARATOR = re.compile(
    r"(\s{1,9}[-–—−|•·»«›‹/~:]+\s+|\s{0,9}[|»«•›‹]\s*|(?<=\w):\s+|\s-\s|,\s+|\s{1,9}::+\s+|[–—]\s+|\s{1,9}[–—]|\s{0,9}[()\[\]])"
)
_SECTIONS = listed(
    "news world politics home blog opinion analysis article articles story stories press release releases "
    "latest breaking video watch read comment features feature media online website web site official uk us "
    "usa international global business science technology society culture sport sports nachrichten aktuell "
    "actualites noticias noticia notizie новости новость главная статьи the of and a an com org net"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlet:
    """The names by which an outlet may stand in a title."""

    names: tuple[Words, ...]
    """Names in words, e.g. ``("the", "daily", "example")``."""
    squeezed: frozenset[str]
    """Domain names without their suffix, letters and digits only, e.g. ``dailyexample``."""

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, *, site: str | None, publisher: str | None, url: str) -> Outlet:
        """The outlet behind a page: as it calls itself, as the note calls it, as its domain reads."""
        domain, sub = domain_words(url)
        labels = {"".join(words(label.replace("-", " "))) for label in (domain, sub, *sub.split("."))}
        names = {words(name) for name in (site, publisher) if name} | {words(domain.replace("-", " "))}
        names |= {words(part) for name in (site, publisher) if name for part in re.split(r"[|,/–—:()]| - ", name)}
        return cls(tuple(name for name in names if name), frozenset(label for label in labels if len(label) > 1))

    def is_named_by(self, text: str) -> bool:
        """Whether a text is a name of this outlet and nothing more: the name, an abbreviation, its domain."""
        found = words(text)
        rest = tuple(word for word in found if word not in _SECTIONS)
        if not found:
            return True
        squeezed = "".join(found)
        return (
            any(found == name or (rest and set(rest) <= set(name)) for name in self.names)
            or any(_same_letters(squeezed, label) or _same_letters("".join(rest), label) for label in self.squeezed)
            or any(self._abbreviates(label, found) for label in self.squeezed)
        )

    @staticmethod
    def _abbreviates(label: str, name: Words) -> bool:
        """Whether a domain is the initials of a name (``hrw`` of Human Rights Watch)."""
        initials = "".join(word[0] for word in name)
        content = "".join(word[0] for word in name if word not in _SECTIONS)
        return len(label) >= 3 and label in (initials, content)

    @lru_cache(maxsize=4096)  # noqa: B019  (outlets are small values)
    def strip(self, title: str) -> str | None:
        """The title without the outlet's name and bare section names at either end; None when nothing else is in it."""
        pieces = _SEPARATOR.split(title[:MAX_LENGTH])
        start, end = 0, len(pieces)
        while end - start > 1 and self._spare(pieces[end - 1]):
            end -= 2
        while end - start > 1 and self._spare(pieces[start]):
            start += 2
        rest = "".join(pieces[start:end]).strip()
        return None if self.is_named_by(rest) else rest

    def _spare(self, piece: str) -> bool:
        found = words(piece)
        return not found or all(word in _SECTIONS for word in found) or self.is_named_by(piece)


def _same_letters(one: str, label: str) -> bool:
    return len(one) > 1 and (one == label or one == f"the{label}" or f"the{one}" == label)
