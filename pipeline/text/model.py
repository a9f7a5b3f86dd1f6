"""``Page``: what was read out of a fetched body, before anything is judged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Media(StrEnum):
    """What kind of body it was."""

    HTML = "html"
    PDF = "pdf"
    TEXT = "text"
    OTHER = "other"
    """Images, archives, office files: nothing is read out of them."""
    EMPTY = "empty"


UNPRINTED = "pdf-metadata"
"""Where a title stands that a PDF declares and does not print: it may confirm a cited one, and refute none."""


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """A title that the page offers."""

    text: str
    found_in: str
    """``json-ld``, ``citation_title``, ``og:title``, ``twitter:title``, ``h1``, ``title``, ``pdf``, ``UNPRINTED``."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a fetched body says of itself and in its text. Empty or None: the page does not say."""

    media: Media
    titles: tuple[TitleCandidate, ...] = ()
    """Every candidate as the page gives it, site names and all, most trusted first."""
    site: str | None = None
    """The outlet's name, from og:site_name and the like."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date."""
    published_in: str | None = None
    """Where that date stood: ``json-ld``, ``meta``, ``text`` ...; ``number`` is one in the address that may be none."""
    updated: str | None = None
    language: str | None = None
    """Primary language subtag (BCP 47), declared or, failing that, told from the script."""
    canonical: str | None = None
    """Absolute URL of ``rel=canonical``."""
    refresh: str | None = None
    """Absolute target of an immediate ``meta refresh``."""
    scripted: str | None = None
    """Absolute target of the script of a page that shows nothing and does nothing else."""
    framed: tuple[str, ...] = ()
    """Absolute addresses of the pages that a frameset is made of, or the one frame that fills a page; the likeliest to
    hold the text first."""
    text: str = ""
    """The main text, paragraphs parted by a newline; boilerplate left out as well as can be."""
    visible: str = ""
    """All the visible text, navigation included (for a quotation that the main text lacks)."""
    hidden: str = ""
    """Text that the page holds and does not show at once (tabs, templates, ``articleBody``), without what is in
    ``visible``. Sites hide spam there, too: it may only ever prove that a quotation stands in the source."""
    doi: str | None = None
    """The DOI that the page's metadata declare, without resolver: ``10.1000/182``."""
    pages: int | None = None
    """Pages of a PDF, read or not; None for what has no pages."""
    paid: bool = False
    """Whether the page says that its work is not free to read (``isAccessibleForFree``)."""
    password_fields: int = 0
    frames: tuple[str, ...] = ()
    """Absolute addresses of scripts, frames and form targets: what tells a challenge or a lander."""
    links: int = 0
    """Links to elsewhere, as far as they were counted: a front page has dozens, a wall a few."""
    unplayable: str = ""
    """Why a video player will not play, by its own data, status first: ``ERROR Video unavailable``."""
    needs_script: bool = False
    """Whether the page is an empty shell that a script would fill."""
    seen: date | None = None
    """The day (UTC) on which this was to be seen: that of our fetch, or of the capture; None where nobody said."""
    note: str = ""
    """One sentence when reading was cut short or impossible (encrypted PDF, no text layer)."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page is still asked for once its text has been judged; fields as ``Page`` has them."""

    media: Media
    site: str | None = None
    canonical: str | None = None
    published: str | None = None
    updated: str | None = None
    doi: str | None = None
    pages: int | None = None
    text: bytes | None = None
    """Digest of the main text; None where there is none."""

    @classmethod
    def of(cls, page: Page) -> Outline:
        """The outline of a page."""
        text = hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).digest() if page.text.strip() else None
        return cls(page.media, page.site, page.canonical, page.published, page.updated, page.doi, page.pages, text)
