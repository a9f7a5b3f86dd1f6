"""Bytes of a text document to characters."""

from __future__ import annotations

import codecs

import pytest

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument

TEXT = "Übermäßig große Mühlen stehen am Fluß, sagt Frau Köhler. “Ja.”"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8-with-mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-big-endian"),
        pytest.param(TEXT.encode("utf-32"), id="utf-32"),
    ],
)
def test_declared_encodings_are_read_without_a_warning(data: bytes) -> None:
    """UTF-8 and anything with a byte order mark is certain."""
    assert decode(data) == (TEXT, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(
            "Übermäßig große Mühlen stehen am Fluß, sagt Frau Köhler, und mahlen früh.", "cp1252", id="western"
        ),
        pytest.param("Мельницы стоят у реки, и вода вертит их колёса с утра до вечера.", "cp1251", id="cyrillic"),
    ],
)
def test_other_encodings_are_guessed_and_the_guess_is_told(text: str, encoding: str) -> None:
    """A guess is right for ordinary prose, and the warning names what was assumed."""
    read, warning = decode(text.encode(encoding))
    assert read == text
    assert encoding in (warning or "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="no-bytes"),
        pytest.param(b" \r\n\t\n", "empty", id="white-space"),
        pytest.param(codecs.BOM_UTF8, "empty", id="only-a-mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary", id="picture"),
        pytest.param(bytes(range(256)) * 4, "binary", id="all-bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """Empty and binary files raise one error that says why and what to do."""
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        decode(data)
    assert str(caught.value).count("\n") == 0
