"""Online: documents that are named by a URL are fetched like any cited page, and kept in the workspace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cache.model import Capture, Outcome
from cache.store import Workspace
from footnotes.readers import READABLE
from pipeline.stages.fetch import Fetches, Renewal, fetch_all
from pipeline.stages.sources import Source, Sources, unreadable

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    f"{_OFFICE}.document": ".docx",
    f"{_OFFICE}.template": ".dotx",
    "application/vnd.ms-word.document.macroenabled.12": ".docm",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-flat-xml": ".fodt",
    "application/epub+zip": ".epub",
    "text/markdown": ".md",
    "text/x-rst": ".rst",
    "application/x-tex": ".tex",
    "application/x-latex": ".tex",
    "text/x-tex": ".tex",
    "application/x-bibtex": ".bib",
    "text/x-bibtex": ".bib",
    "application/vnd.citationstyles.csl+json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
}
"""Suffixes of the media types that say what a document is; others, such as ``text/plain``, leave it to the name."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")
_LONGEST_NAME = 80
_NEXT = "Check the address, or save the document and name the file."


async def fetch_documents(
    sources: Sources, fetcher: Fetches, workspace: Workspace, renewal: Renewal, per_host: int
) -> Sources:
    """The sources with those that are named by a URL fetched; where that fails they say why when they are read.

    Raises:
        StoreError: the workspace is full or broken.
    """
    urls = [source.name for source in sources.documents if source.is_online]
    captures = await fetch_all(urls, fetcher, workspace, renewal=renewal, per_host=per_host)
    return replace(
        sources,
        documents=tuple(
            _fetched(source.name, captures[source.name], workspace) if source.is_online else source
            for source in sources.documents
        ),
    )


def filename_of(url: str, content_type: str | None) -> str:
    """A file name for what a URL gave; its suffix is that of the format, as the server or else the address says."""
    parts = urlsplit(url)
    name = PurePosixPath(_UNSAFE.sub("", unquote(parts.path.rstrip("/").rpartition("/")[2])))
    kind = (content_type or "").partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(kind)
    said = name.suffix.lower()
    if suffix is None:
        suffix = "" if said in READABLE else ".txt" if kind == "text/plain" else ""
    elif suffix == said or (suffix in (".html", ".xhtml") and said in (".htm", ".html", ".xhtml")):
        suffix = ""
    stem = str(name)[:_LONGEST_NAME] if str(name) not in ("", ".") else parts.hostname or "page"
    return stem + suffix


def _fetched(name: str, capture: Capture, workspace: Workspace) -> Source:
    reason = _why_not(capture)
    if reason:
        return unreadable(name, f"{name} could not be fetched: {reason} {_NEXT}")
    address = capture.final_url or name
    filename = filename_of(address, capture.header("content-type"))
    return Source(name, filename, partial(workspace.body, capture), address)


def _why_not(capture: Capture) -> str | None:
    if capture.outcome is not Outcome.ANSWERED:
        return capture.detail or f"the attempt ended with “{capture.outcome}”."
    if capture.status is None or not 200 <= capture.status < 300:
        return f"the site answered with status {capture.status}."
    return "it is larger than max_body_mb of the settings allows." if capture.cut else None
