"""A PDF to a ``Page``: titles from its metadata and from the largest lines of its first page, and its text.

pdfium is not thread-safe: pages are read in worker processes, and one lock keeps threads of one process apart.
"""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.language.detect import language_of
from pipeline.text.date_forms import to_iso
from pipeline.text.model import UNPRINTED, Media, Page, TitleCandidate
from pipeline.text.names import split_names
from pipeline.text.words import MAX_TEXT, fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 60
"""Pages whose text is read."""
_MAX_SECONDS = 8.0
"""Seconds after which no further page is begun."""
_FIRST_PAGE_CHARS = 5_000
_FIRST_PAGES = 20_000
"""Characters in which a title that the metadata give is printed, if it is the work's."""
_MAX_TITLE_LINES = 6
_SHARE_OF_HEADING = 0.7
"""Of the longest line of a page, up to which a line in the same print may be a heading."""
_NAMELESS = re.compile(
    r"^(?:microsoft (?:office )?(?:word|powerpoint|excel)\b.*|(?:powerpoint|word|slide|folie|diapositive?) ?\d*"
    r"|powerpoint[- ]pr\w+|(?:untitled|untitled document|no title|title|document|dokument|презентация|layout) ?[-_\d]*"
    r"|без названия|unbenannt|sans titre|sin título|\(?(?:anonymous|unspecified|none|null)\)?|(?=.*\\\w).*"
    r"|print(?:ing)?"
    r"|[\w .,()\[\]&+-]{1,120}\.(?:docx?|pdf|indd|qxd|qxp|pptx?|rtf|odt|tex|dvi|ps|eps|xlsx?|pages|txt|html?|fm|p65|ai)"
    r"|[\d\s._/-]+|[a-z]{1,6}[-_]?\d[\w-]*|(?=\w*_)\w+|about:blank|https?:.*)$",
    re.IGNORECASE,
)  # fmt: skip
"""Metadata titles that programs leave behind: file names, numbers, "Microsoft Word - ...", "Slide 1"."""

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? +[A-ZА-Я]")
"""How the heading of a section begins."""

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of the first page."""

    text: str
    size: float
    """Height of its letters in points."""
    top: float
    """Points from the top of the page."""


def read_pdf(body: bytes, max_pages: int = MAX_PAGES) -> Page:
    """What a PDF says of itself, and the text of its first pages, a form feed between one page and the next."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(body)
        except pypdfium2.PdfiumError as error:
            return Page(Media.PDF, note=_refusal(str(error)))
        try:
            return _read(document, max_pages)
        except pypdfium2.PdfiumError:
            return Page(Media.PDF, note="This PDF is damaged and could not be read.")
        finally:
            document.close()


def _refusal(reason: str) -> str:
    if "password" in reason.lower():
        return "This PDF is encrypted: it opens only with a password."
    return "This PDF is damaged and could not be read."


def _read(document: Any, max_pages: int) -> Page:
    facts = document.get_metadata_dict(skip_empty=True)
    texts, count = _texts(document, max_pages), len(document)
    text = "\f".join(texts)[:MAX_TEXT]
    published, updated = to_iso(_pdf_date(facts, "CreationDate")), to_iso(_pdf_date(facts, "ModDate"))
    return Page(
        media=Media.PDF,
        titles=_titles(
            facts.get("Title", ""), title_lines(_first_lines(document)) if count else (), text[:_FIRST_PAGES]
        ),
        authors=_authors(facts.get("Author", "")),
        published=published,
        published_in="pdf" if published else None,
        updated=updated,
        language=language_of(text),
        text=text,
        visible=text,
        pages=count,
        note=_note(text, len(texts), count),
    )


def _note(text: str, read: int, count: int) -> str:
    if not text.strip():
        return "This PDF has no text layer: its pages are images."
    return f"Only the first {read} of {count} pages of this PDF were read." if read < count else ""


def _texts(document: Any, max_pages: int) -> list[str]:
    until, texts, size = time.monotonic() + _MAX_SECONDS, [], 0
    for index in range(min(len(document), max_pages)):
        text = _page_text(document, index)
        texts.append(text)
        size += len(text)
        if size > MAX_TEXT or time.monotonic() > until:
            break
    return texts


def _page_text(document: Any, index: int) -> str:
    import pypdfium2

    try:
        page = document[index]
        text = str(page.get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:  # one bad page does not spoil the others
        return ""
    # U+FFFE and U+0002 are how pdfium marks a hyphen that parts a word at the end of a line.
    text = re.sub(r"[\ufffe\x02](?:\r?\n)?", "", text).encode("utf-8", "replace").decode()
    return "\n".join(folded for line in text.splitlines() if (folded := fold(line)))


def _titles(in_metadata: str, on_page: tuple[str, ...], text: str) -> tuple[TitleCandidate, ...]:
    """The title of the metadata, and the likeliest of those that are printed.

    What the metadata say and no page does may be that of a template, of a scanner or of an earlier file.
    """
    title = plain(in_metadata)
    offers = {}
    if len(title) >= 4 and not _NAMELESS.match(title):
        offers[title] = "pdf" if _is_printed(title, text) else UNPRINTED
    offers |= dict.fromkeys(on_page, "pdf")
    return tuple(TitleCandidate(text, place) for text, place in offers.items())


def _is_printed(title: str, text: str) -> bool:
    """Whether the words of a title stand in a text, whatever parts them."""
    return "".join(re.findall(r"\w+", title.casefold())) in "".join(re.findall(r"\w+", text.casefold()))


def _authors(stated: str) -> tuple[str, ...]:
    # A single word is the log-in of whoever made the file.
    return tuple(name for name in split_names([stated[:1000]]) if " " in name)


def _pdf_date(facts: dict[str, str], key: str) -> str:
    """A PDF date (``D:20160512093000+02'00'``) without its prefix, cut to the day."""
    return facts.get(key, "").removeprefix("D:").strip()[:8]


def title_lines(lines: list[Line]) -> tuple[str, ...]:
    """The likeliest titles of a first page: its largest lines, neighbours of one size joined; at most three."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last and abs(last.size - line.size) <= 0.06 * line.size and 0 <= line.top - last.top <= 2.4 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    usual = _usual_size(lines)
    likely = [g for g in groups if g[0].size > 1.12 * usual and len(g) <= _MAX_TITLE_LINES and _has_words(g)]
    likely.sort(key=lambda group: (-round(group[0].size), group[0].top))
    unnumbered = [g for g in likely if not _NUMBERED.match(g[0].text)] or likely
    return tuple(_joined(group) for group in unnumbered[:3]) or _opening(lines)


def _joined(group: list[Line]) -> str:
    # A footnote mark at the end of a title names who paid for the work.
    return plain(" ".join(line.text for line in group)).rstrip(" *∗†‡§")


def _opening(lines: list[Line]) -> tuple[str, ...]:
    """The first line with words, where no line is larger than the others; none if it runs on like a line of prose."""
    longest = max((len(line.text) for line in lines), default=0)
    first = next((line for line in lines if _has_words([line]) and len(line.text) <= 150), None)
    return (plain(first.text),) if first and len(first.text) <= _SHARE_OF_HEADING * longest else ()


def _usual_size(lines: list[Line]) -> float:
    """The size in which half of the page's letters are set, or the smallest where there are few lines."""
    by_size = sorted(lines, key=lambda line: line.size)
    half = sum(len(line.text) for line in lines) / 2
    passed = 0
    for line in by_size:
        passed += len(line.text)
        if passed >= half:
            return line.size if len(by_size) > 3 else by_size[0].size * 0.8
    return 0.0


def _has_words(group: list[Line]) -> bool:
    text = " ".join(line.text for line in group)
    return sum(map(str.isalpha, text)) >= 8 and len(text.split()) >= 2


def _first_lines(document: Any) -> list[Line]:
    """The lines of the first page that has any text (covers can be images), of the first three."""
    import pypdfium2

    for index in range(min(3, len(document))):
        try:
            lines = list(_lines(document[index]))
        except pypdfium2.PdfiumError:
            continue
        if sum(len(line.text) for line in lines) > 20:
            return lines
    return []


def _lines(page: Any) -> Iterator[Line]:
    height = page.get_height()
    textpage = page.get_textpage()
    start, text = 0, textpage.get_text_range(0, min(textpage.count_chars(), _FIRST_PAGE_CHARS), errors="replace")
    for raw in re.split(r"(?<=\n)", text):
        printed = fold(re.sub("[\ufffe\x02]", "", raw))
        sizes = [_box(textpage, start + offset) for offset in _sampled(raw)]
        if printed and sizes:
            # The median, because initials and footnote numbers differ from the line that they stand in.
            size, top = sorted(size for size, _ in sizes)[len(sizes) // 2], sizes[0][1]
            yield Line(printed, size, height - top)
        start += len(raw)


def _sampled(raw: str) -> list[int]:
    """Places of up to eight letters of a line."""
    letters = [offset for offset, char in enumerate(raw) if char.isalnum()]
    return letters[:: max(1, len(letters) // 8)][:8]


def _box(textpage: Any, index: int) -> tuple[float, float]:
    """Height of a letter, ascenders and descenders included, and its top, in points from the bottom of the page."""
    _, bottom, _, top = textpage.get_charbox(index, loose=True)
    return top - bottom, top
