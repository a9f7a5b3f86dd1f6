"""Labels of charsets as browsers read them, and pages whose bytes are of two charsets."""

from __future__ import annotations

import pytest
import webencodings
from webencodings.labels import LABELS

from footnotes.charsets import codec_of, declared_codec, read_mixed
from pipeline.text.charset import decode


@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_the_standard_is_read_as_browsers_do(label: str) -> None:
    """All 228, in any case and with white space around, decode as their encoding does."""
    codec = codec_of(f" {label.upper()}\n")
    assert codec is not None
    if LABELS[label] == "replacement":
        assert b"abc".decode(codec, "replace") == "\ufffd"
        return
    # The standard reads GBK with the decoder of gb18030 (10.1.1).
    expected = webencodings.lookup("gb18030" if LABELS[label] == "gbk" else label).codec_info
    for sample in (b"plain", bytes(range(0x80, 0x100)), "Прага: ü".encode()):
        assert sample.decode(codec, "replace") == expected.decode(sample, "replace")[0]


def test_the_standard_has_no_fewer_labels() -> None:
    """What is tested is the whole list."""
    assert len(LABELS) >= 228


@pytest.mark.parametrize("label", ["utf-7", "idna", "punycode", "hex", "rot13", "", "no such thing"])
def test_what_browsers_do_not_know_is_never_decoded(label: str) -> None:
    """Python's own codecs are no charsets of pages."""
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("meta", "codec"),
    [("utf-16", "utf-8"), ("x-user-defined", "windows-1252"), ("latin1", "windows-1252"), ("nothing known", None)],
)
def test_a_declaration_in_the_mark_up_cannot_be_of_wide_characters(meta: str, codec: str | None) -> None:
    """A meta element that could be read is not in UTF-16 (HTML, 13.2.3.2)."""
    assert declared_codec(f'<meta charset="{meta}">'.encode()) == codec


UTF8 = "Die Brücke über die Elbe bleibt für Schiffe gesperrt."
MARKS = "Er sagte: “Nie wieder” – und ging…"


@pytest.mark.parametrize("content_type", [None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1"])
def test_marks_pasted_from_another_charset_do_not_spoil_a_page(content_type: str | None) -> None:
    """A UTF-8 page with a line in windows-1252 keeps its accents, and the line its quotation marks."""
    assert decode(f"<p>{UTF8}\n".encode() + f"<p>{MARKS}".encode("cp1252"), content_type) == f"<p>{UTF8}\n<p>{MARKS}"


@pytest.mark.parametrize(
    "data",
    [
        f"{UTF8} {MARKS}".encode(), f"{UTF8} {MARKS}".encode("cp1252"), MARKS.encode("cp1252"), b"plain",
        "Мост закрыт, ж — “нет”".encode("cp1251"), "橋は閉じられた".encode("cp932"), b"",
    ],
    ids=["utf-8", "all windows-1252", "marks alone", "ascii", "windows-1251", "shift_jis", "nothing"],
)  # fmt: skip
def test_what_is_of_one_charset_is_left_to_it(data: bytes) -> None:
    """Only UTF-8 with nothing strange but such marks is mixed."""
    assert read_mixed(data) is None
