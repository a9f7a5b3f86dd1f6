"""Reads bibliographies in CSL-JSON, as Zotero, pandoc and citeproc exchange them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document, Note, Work
from footnotes.readers.entries import MOST_ENTRIES, doi, entries_document, entry_note, field, iso_date
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes; parsed, JSON takes up to ten times as much memory."""
_TAG = re.compile(r"</?(?:i|b|sub|sup|span)(?:\s[^<>]{0,100})?>")
_MOST_AUTHORS = 100
_NO_LIST = "The file is no bibliography in CSL-JSON: a list of items, each with an id and a type."


def read(data: bytes) -> Document:
    """Read a CSL-JSON file: a list of items, or an object that holds them as ``items`` or ``references``.

    Raises:
        UnreadableDocument: the file is too large, no JSON, or JSON of something else.
    """
    import msgspec

    refuse_larger(data, LARGEST_FILE)
    text, _ = decode(data)
    try:
        loaded = msgspec.json.decode(text.removeprefix("\ufeff").encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as failure:
        raise UnreadableDocument(f"The file is no valid JSON ({failure}). Export the bibliography anew.") from failure
    items = _items(loaded)
    over = f"The file has more than {MOST_ENTRIES:,} items; those behind were not read. Split it."
    warnings = (over,) if len(items) > MOST_ENTRIES else ()
    return entries_document("csl-json", _notes(items[:MOST_ENTRIES]), warnings)


def _items(loaded: object) -> Sequence[Mapping[str, Any]]:
    if isinstance(loaded, dict):
        loaded = loaded.get("items", loaded.get("references"))
    if not isinstance(loaded, list):
        raise UnreadableDocument(f"{_NO_LIST} Export the bibliography anew.")
    items = [item for item in loaded if isinstance(item, dict) and "type" in item and ("id" in item or "title" in item)]
    if not items or len(items) < len(loaded):
        raise UnreadableDocument(f"{_NO_LIST} Export the bibliography anew.")
    return items


def _notes(items: Sequence[Mapping[str, Any]]) -> Iterator[Note]:
    for number, item in enumerate(items, 1):
        key = _text(item, "citation-key") or _text(item, "id") or str(number)
        # Zotero's ids are addresses in its library.
        label = key.rsplit("/", 1)[-1] if key.startswith("http") else key
        yield entry_note(label, _work(item), _text(item, "URL"))


def _work(item: Mapping[str, Any]) -> Work:
    places = (_text(item, name) for name in ("container-title", "publisher", "event-title", "archive"))
    return Work(
        authors=_people(item.get("author") or item.get("editor")),
        title=_text(item, "title"),
        publisher=next(filter(None, places), None),
        date=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        doi=doi(_text(item, "DOI") or ""),
    )


def _text(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    return field(_TAG.sub("", value[:8_000])) if isinstance(value, str) else str(value) if _is_whole(value) else None


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _people(names: object) -> tuple[str, ...]:
    if not isinstance(names, list):
        return ()
    people = (_person(name) for name in names[:_MOST_AUTHORS] if isinstance(name, dict))
    return tuple(name for name in people if name)


def _person(name: Mapping[str, Any]) -> str | None:
    literal = _text(name, "literal")
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return literal or field(" ".join(filter(None, (_text(name, part) for part in parts))))


def _date(value: object) -> str | None:
    """A date variable of CSL: numbers, or words; of a range, its beginning."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first[:3] if re.fullmatch(r"\d{1,4}", str(part))]
    if numbers:
        return iso_date("-".join([numbers[0], *(f"{int(part):02}" for part in numbers[1:])]))
    return next(filter(None, (iso_date(_text(value, name) or "") for name in ("raw", "literal"))), None)
