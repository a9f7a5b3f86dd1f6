"""The labels, and the works that they mark in a note."""

from __future__ import annotations

from dataclasses import dataclass

from footnotes.model import Span

AUTHOR, EDITOR, TITLE, CONTAINER, PUBLISHER = "AUT", "EDT", "TIT", "CON", "PUB"
PLACE, SERIES, DATE, VOLUME, PAGES, BACK = "PLA", "SER", "DAT", "VOL", "PAG", "BACK"
ACCESS = "ACC"
SEPARATOR, SIGNAL, OUTSIDE = "SEP", "SIG", "NOTE"
BETWEEN = frozenset({SEPARATOR, SIGNAL, OUTSIDE})
"""What stands between works."""


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
