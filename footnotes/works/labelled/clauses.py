"""What the clause around a token tells: how long it is, how much of it is capitalised, whether it reads as a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.works.labelled.tokens import Token

_ENDS = ",;:()[]"
_LONG = 8
"""Words from which on a clause is long."""
_TELLING = frozenset({"journal", "publisher", "city", "body", "editor", "accessed", "back", "page", "volume"})
"""Classes of words that tell what the clauses beside them are."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas, colons, brackets and points."""

    first: int
    """Index of its first token."""
    form: str
    classes: tuple[str, ...] = ()
    words: int = 0
    in_path: int = 0
    """How much of it the path of the next address repeats: 0 to 2."""
    in_host: int = 0
    """The same for the host."""

    @property
    def echo(self) -> str:
        """Both echoes as one word."""
        return f"{self.in_path}{self.in_host}"


NO_CLAUSE = Clause(-1, "<>")


def number_clauses(tokens: Sequence[Token], shapes: Sequence[str]) -> list[int]:
    """For each token the number of its clause; the sign that ends a clause belongs to it."""
    numbers = []
    number = 0
    for index, token in enumerate(tokens):
        numbers.append(number)
        after_initial = index > 0 and shapes[index - 1] == "X"
        if token.is_address or shapes[index] in _ENDS or (shapes[index] == "." and not after_initial):
            number += 1
    return numbers


def describe_clause(
    indices: Sequence[int],
    tokens: Sequence[Token],
    shapes: Sequence[str],
    classes: Sequence[Sequence[str]],
    echoes: Sequence[tuple[bool, bool]],
) -> Clause:
    """What the tokens of one clause tell together."""
    words = [index for index in indices if tokens[index].is_word]
    told = {name for index in words for name in classes[index]}
    return Clause(
        first=indices[0],
        form=_form(indices, words, tokens, shapes, classes),
        classes=tuple(sorted(told & _TELLING)),
        words=min(len(words), 12),
        in_path=min(2, 3 * sum(echoes[index][0] for index in words) // len(words)) if words else 0,
        in_host=min(2, 2 * sum(echoes[index][1] for index in words) // len(words)) if words else 0,
    )


def _form(
    indices: Sequence[int],
    words: Sequence[int],
    tokens: Sequence[Token],
    shapes: Sequence[str],
    classes: Sequence[Sequence[str]],
) -> str:
    if any(tokens[index].is_address for index in indices):
        return "address"
    if not words:
        return "none"
    own = [shapes[index] for index in words]
    numbers = any(shape[0] == "d" for shape in own)
    capitals = sum(shape in ("X", "Xx", "XX", "XxX") for shape in own)
    months = any("month" in classes[index] for index in words)
    if ("YEAR" in own and len(words) <= 4) or (months and numbers and len(words) <= 3):
        return "date"
    if len(words) <= 3 and numbers and not capitals:
        return "number"
    if capitals == len(words):
        return _capitalised(own)
    small = sum("small" in classes[index] for index in words)
    if capitals and capitals + small >= len(words) and len(words) <= _LONG:
        return "headline"
    return "short" if len(words) <= 3 else "long" if len(words) >= _LONG else "middle"


def _capitalised(shapes: Sequence[str]) -> str:
    if "X" in shapes and len(shapes) <= 5:
        return "initials"
    return "capital" if len(shapes) == 1 else "capitals" if len(shapes) <= 4 else "many-capitals"
