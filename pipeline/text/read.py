"""``read_page``: any body that the web answers with, to a ``Page``.

It is a plain function of bytes, so that it runs in a process of an executor; what is heavy (lxml, trafilatura,
pdfium) is imported by the first page that needs it, in the process that reads it.
"""

from __future__ import annotations

from pipeline.text.media import sniff
from pipeline.text.model import Media, Page
from pipeline.text.packing import EXTRACTOR_VERSION, pack_page, unpack_page

__all__ = ["EXTRACTOR_VERSION", "pack_page", "read_page", "unpack_page"]

_MAX_PLAIN = 4_000_000
"""Bytes of a plain text that are read."""


def read_page(body: bytes, content_type: str | None, url: str) -> Page:
    """What a decoded body says of itself; never raises, whatever the body is.

    Args:
        body: the body with its content coding (gzip and the like) undone.
        content_type: the ``Content-Type`` header, None when there was none.
        url: the absolute address that answered; relative ones start from it.
    """
    media = sniff(body, content_type)
    if media is Media.HTML:
        from pipeline.text.html import read_html

        return read_html(body, content_type, url)
    if media is Media.PDF:
        from pipeline.text.pdf import read_pdf

        return read_pdf(body)
    if media is Media.TEXT:
        return _plain_text(body, content_type)
    return Page(media)


def _plain_text(body: bytes, content_type: str | None) -> Page:
    """A text file, JSON or XML: its lines as they are, without a title."""
    from pipeline.language.detect import read_language
    from pipeline.text.charset import decode
    from pipeline.text.words import MAX_TEXT

    text = decode(body[:_MAX_PLAIN], content_type).replace("\r\n", "\n")[:MAX_TEXT]
    return Page(Media.TEXT, text=text, visible=text, language=read_language(None, text))
