"""Notes with their labels, as training takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from footnotes.model import Span
from footnotes.works.labelled.chain import ADDRESS
from footnotes.works.labelled.tokens import Token, addresses_in, tokenize

OUTSIDE = "NOTE"
SIGNAL = "SIG"
SEPARATOR = "SEP"
BETWEEN = frozenset({OUTSIDE, SIGNAL, SEPARATOR})
"""Labels of what stands between works."""
_OPENING = "([{<«“„‚‘‹"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a note with the label of its words; None for punctuation, which goes with its neighbour."""

    text: str
    label: str | None = None
    begins: bool = False
    """Whether a work begins here."""
    italic: bool = False
    linked: bool = False
    """Whether it carries a link whose address is not printed."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of an example's text."""

    span: Span
    label: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One note to learn from."""

    text: str
    labels: tuple[Labelled, ...]
    italics: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()

    def title_texts(self) -> list[str]:
        """The titles in it."""
        return [one.span.of(self.text) for one in self.labels if one.label == "TIT"]

    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return tokenize(self.text, addresses_in(self.text))


def example(pieces: Iterable[Piece]) -> Example:
    """The note that the pieces make, joined as they stand."""
    text, labels, italics, linked = "", [], [], []
    for piece in pieces:
        inner = piece.text.strip()
        if inner:
            start = len(text) + len(piece.text) - len(piece.text.lstrip())
            span = Span(start, start + len(inner))
            if piece.label:
                labels.append(Labelled(span, piece.label, piece.begins))
            if piece.italic:
                italics.append(span)
            if piece.linked:
                linked.append(span)
        text += piece.text
    return Example(text, tuple(labels), tuple(italics), tuple(linked))


def one_work(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with the first field of the work marked as its beginning."""
    marked, begun = [], False
    for piece in pieces:
        begins = not begun and piece.label is not None and piece.label not in BETWEEN and bool(piece.text.strip())
        begun = begun or begins
        marked.append(replace(piece, begins=begins))
    return marked


def joined(examples: Sequence[Example], separators: Sequence[Piece]) -> Example:
    """Several examples as one note; ``separators`` has the pieces to put before each."""
    text, labels, italics, linked = "", [], [], []
    for one, before in zip(examples, separators, strict=True):
        text = text.rstrip(" .;,") if text and before.text.startswith((";", ".", ",")) else text
        if before.text.strip() and before.label:
            start = len(text) + len(before.text) - len(before.text.lstrip())
            labels.append(Labelled(Span(start, start + len(before.text.strip())), before.label))
        text += before.text
        labels += [
            Labelled(Span(label.span.start + len(text), label.span.end + len(text)), label.label, label.begins)
            for label in one.labels
        ]
        italics += [Span(span.start + len(text), span.end + len(text)) for span in one.italics]
        linked += [Span(span.start + len(text), span.end + len(text)) for span in one.linked]
        text += one.text
    return Example(text, tuple(labels), tuple(italics), tuple(linked))


def token_labels(example: Example, tokens: Sequence[Token]) -> list[str]:
    """One label for each token, ``B-`` before it where a work begins; loose punctuation joins its neighbour."""
    spans = sorted(example.labels, key=lambda one: one.span.start)
    owners: list[int | None] = [None] * len(tokens)
    at = 0
    for index, token in enumerate(tokens):
        while at < len(spans) and spans[at].span.end <= token.start:
            at += 1
        if at < len(spans) and spans[at].span.start <= token.start < spans[at].span.end:
            owners[index] = at
    _join_openings(owners, tokens)
    labels, begun, last = [], set(), None
    for index, token in enumerate(tokens):
        if owners[index] is None and not token.text[0].isalnum() and last is not None:
            owners[index] = last
        last = owners[index]
        label = spans[last].label if last is not None else OUTSIDE
        if last is not None and spans[last].begins and last not in begun and label not in BETWEEN:
            label = f"B-{label}"
            begun.add(last)
        # Addresses are known by their form, whatever a source calls them, and nothing else is one.
        labels.append(ADDRESS if token.is_address else OUTSIDE if label.endswith(ADDRESS) else label)
    return labels


def _join_openings(owners: list[int | None], tokens: Sequence[Token]) -> None:
    following = None
    for index in range(len(tokens) - 1, -1, -1):
        sign = not tokens[index].text[0].isalnum()
        if owners[index] is None and sign and tokens[index].text in _OPENING:
            owners[index] = following
        following = owners[index] if owners[index] is not None else following if sign else None
