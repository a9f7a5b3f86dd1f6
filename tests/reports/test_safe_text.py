from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.formats.differences import Piece, differing, within
from reports.formats.safe_text import one_line, printable, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x00b\x9bc", "abc"),
        ("gnp\u202egnp.exe\u2069", "gnpgnp.exe"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_printable(text, shown):
    """What acts on a terminal or on the direction of text goes; words of any script stay."""
    assert printable(text) == shown


@given(st.text(max_size=60))
def test_printable_is_idempotent_and_encodes(text):
    """Nothing is left to remove, and the result can be encoded."""
    once = printable(text)
    assert printable(once) == once
    one_line(text).encode()


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://example.test/a?b=c", True),
        ("HTTP://EXAMPLE.TEST/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("java\nscript:alert(1)", False),
        ("http://exa\x00mple.test", False),
        ("http://[broken", False),
        ("http:///path", False),
        ("//example.test/", False),
        ("", False),
        (None, False),
    ],
)
def test_web_address(url, sound):
    """A browser is only ever sent to http and https."""
    assert web_address(url) == (url if sound else None)


def test_differing_words_are_marked():
    """The words that the other title lacks are marked on each side."""
    cited, found = differing("Audit of the Fund 2012", "Audit of the fund 2018, revised")
    assert [piece.text for piece in cited if piece.marked] == ["2012"]
    assert [piece.text for piece in found if piece.marked] == ["2018, revised"]


def test_titles_with_nothing_in_common_are_left_alone():
    """Where almost every word differs, marks would only be noise."""
    assert differing("The Night Ferry", "Domain for sale") == (
        (Piece("The Night Ferry"),),
        (Piece("Domain for sale"),),
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_lost_in_marking(one, other):
    """The pieces of a text make up the text."""
    left, right = differing(one, other)
    assert "".join(piece.text for piece in left) == one
    assert "".join(piece.text for piece in right) == other
    assert "".join(piece.text for piece in within(one, other)) == other


def test_a_citation_is_marked_in_its_note():
    """One of two works of a note is marked; a note that is one work is not."""
    assert within("B", "A; B; C") == (Piece("A; "), Piece("B", True), Piece("; C"))
    assert within("A", "A ") == (Piece("A "),)
    assert within("Z", "A; B") == (Piece("A; B"),)
