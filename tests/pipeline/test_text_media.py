"""What kind of body it is, and in which charset."""

import gzip

import pytest

from pipeline.text.charset import decode
from pipeline.text.media import sniff
from pipeline.text.model import Media

PAGE = b"<!doctype html><html><head><title>A title</title></head><body><p>Words.</p></body></html>"


@pytest.mark.parametrize(
    ("body", "content_type", "media"),
    [
        (PAGE, "text/html; charset=utf-8", Media.HTML),
        (PAGE, "text/plain", Media.HTML),
        (PAGE, None, Media.HTML),
        (PAGE, "application/octet-stream", Media.HTML),
        (b"  \n\xef\xbb\xbf<HTML lang=de>", "application/octet-stream", Media.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "application/xhtml+xml", Media.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "text/xml", Media.HTML),
        (b"Words without any mark-up", "text/html", Media.HTML),
        ("<p>слово</p>".encode("utf-16"), "text/html", Media.HTML),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "text/html", Media.PDF),
        (b"\n\n%PDF-1.4 ...", "application/octet-stream", Media.PDF),
        (b"Plain words, a line.\nAnother.", "text/plain", Media.TEXT),
        (b'{"error": "not found"}', "application/json", Media.TEXT),
        (b'{"error": "not found"}', None, Media.TEXT),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "application/rss+xml", Media.TEXT),
        (b"\x89PNG\r\n\x1a\n....", "text/html", Media.OTHER),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg", Media.OTHER),
        (b"PK\x03\x04rest of an office file", "application/octet-stream", Media.OTHER),
        (gzip.compress(PAGE, mtime=0), "text/html", Media.OTHER),
        (bytes(range(256)) * 8, None, Media.OTHER),
        (b"Plain words", "application/vnd.ms-excel", Media.OTHER),
        (b"", "text/html", Media.EMPTY),
        (b" \r\n\t ", None, Media.EMPTY),
        (b"\xef\xbb\xbf", "text/html", Media.EMPTY),
    ],
)
def test_the_bytes_count_for_more_than_the_declared_type(body: bytes, content_type: str | None, media: Media) -> None:
    """A PDF served as HTML, a page served as text and an empty answer are told for what they are."""
    assert sniff(body, content_type) is media


RUSSIAN = "Вчера правительство объявило о новых правилах для поставщиков и потребителей электроэнергии. " * 4
GERMAN = "Über die Brücke führt kein Weg zurück, sagt die Bürgermeisterin. "
GREEK = "Η κυβέρνηση ανακοίνωσε χθες τους νέους κανόνες για τους καταναλωτές και τους προμηθευτές. " * 4
JAPANESE = "政府は昨日、電力の供給者と消費者のための新しい規則を発表しました。" * 8


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        (GERMAN.encode(), "text/html; charset=utf-8", GERMAN),
        (GERMAN.encode(), None, GERMAN),
        (b"\xef\xbb\xbf" + GERMAN.encode(), "text/html; charset=iso-8859-1", GERMAN),
        (b"\xff\xfe" + GERMAN.encode("utf-16-le"), None, GERMAN),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "text/html", GERMAN),
        (GERMAN.encode("latin-1"), "text/html; charset=ISO-8859-1", GERMAN),
        (GERMAN.encode("latin-1"), None, GERMAN),
        (GERMAN.encode("latin-1"), 'text/html; charset="utf-8"', GERMAN),
        (GERMAN.encode(), "text/html; charset=iso-8859-1", GERMAN),
        (RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251", RUSSIAN),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("koi8-r"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), "text/html; charset=utf-8", RUSSIAN),
        (GREEK.encode("cp1253", "replace"), None, GREEK),
        (JAPANESE.encode("shift_jis"), "text/html; charset=Shift_JIS", JAPANESE),
        (JAPANESE.encode("iso2022-jp"), "text/html; charset=iso-2022-jp", JAPANESE),
        (b"\x93quoted\x94 \x96 and so on", "text/html; charset=iso-8859-1", "“quoted” – and so on"),
        (b"plain", "text/html; charset=no-such-charset", "plain"),
        (b"plain", "text/html; charset=utf-7", "plain"),
    ],
)
def test_text_comes_out_whatever_the_label_says(body: bytes, content_type: str | None, text: str) -> None:
    """Byte-order mark, header, validity and guess are asked in turn, and a label that the bytes disprove is dropped."""
    assert decode(body, content_type) == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_charset_may_stand_in_the_page(head: str) -> None:
    """A short page, too short to guess from, is read by the charset that it declares itself."""
    assert decode((head + "да").encode("cp1251"), "text/html") == head + "да"


def test_one_bad_sequence_does_not_turn_a_utf8_page_into_another_charset() -> None:
    """An advertisement in another charset spoils its own letters only."""
    body = (GERMAN * 20).encode() + b"Anzeige: M\xfcller" + GERMAN.encode()
    assert decode(body, None).count("Bürgermeisterin") == 21


def test_a_body_cut_within_a_letter_stays_utf8() -> None:
    """A capped body that ends in the middle of a letter is read as UTF-8 up to there."""
    assert decode("Ja, ö".encode()[:-1], None) == "Ja, \ufffd"
