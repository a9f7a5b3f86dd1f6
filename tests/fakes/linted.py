"""Citations as the lint sees them, made by hand, and what a rule says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fakes.answers import ARTICLE, NOW, URL, page

from cache.model import Hop
from footnotes.model import Citation, Footnote, Location, NoteKind, Reading
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule
from pipeline.text.model import Outline, Page
from reports.model import CitationResult, LinkFinding, LinkStatus, TitleCheck, TitleStatus

__all__ = ["ARTICLE", "DAY", "URL", "cited", "hints", "inline", "said", "silent"]

DAY = date(2026, 3, 1)
DRAFT = "draft.md"


def cited(
    url: str | None = URL,
    text: str | None = None,
    *,
    label: str = "1",
    place: int = 1,
    status: LinkStatus = LinkStatus.ALIVE,
    chain: tuple[str, ...] = (),
    shown: TitleStatus = TitleStatus.UNKNOWN,
    page: Page | None = page("Flood wall report"),  # noqa: B008 - frozen
    document: str = DRAFT,
    kind: NoteKind = NoteKind.FOOTNOTE,
    **fields: Any,
) -> Checked:
    """A citation; ``chain`` is where redirects led, ``shown`` how its title compares with the page's."""
    text = text if text is not None else f"A. Weir, “Flood wall report”, River Post, {url or 'in print'}."
    footnote = Footnote(f"{document}#{label}", document, label, kind, text, Location(line=1), None)
    citation = Citation(f"{footnote.id}.{place}", footnote.id, document, text, url=url)
    hops = (url, *chain) if url else ()
    steps = tuple(Hop(step, 301 if step != hops[-1] else 200) for step in hops)
    link = LinkFinding(status, "code", "Said.", 200, hops[-1] if hops else None, steps, NOW, 1)
    result = CitationResult(replace(citation, **fields), footnote, link=link, title_check=TitleCheck(shown))
    return Checked(result, Outline.of(page) if url and page else None)


def inline(checked: Checked) -> Checked:
    """The same as a link of the running text, in a document without notes."""
    footnote = replace(checked.result.footnote, kind=NoteKind.INLINE_LINK)
    return replace(checked, result=replace(checked.result, footnote=footnote))


def hints(rule: Rule, *checked: Checked, dated: str | None = None, comments: Sequence[str] = ()) -> list[Hint]:
    """What a rule says of one document with these citations; ``comments`` are labels of notes that cite nothing."""
    notes = {one.result.footnote.id: one.result.footnote for one in checked}
    for label in comments:
        identity = f"{DRAFT}#{label}"
        notes[identity] = Footnote(identity, DRAFT, label, NoteKind.FOOTNOTE, "A comment.", Location(), None)
    ordered = tuple(sorted(notes.values(), key=lambda note: int(note.label)))
    citations = tuple(one.citation for one in checked)
    reading = Reading(DRAFT, DRAFT, "0" * 64, "markdown", ordered, citations, dated=dated)
    return list(rule.find(Batch(tuple(checked), (reading,), DAY)))


def said(rule: Rule, *checked: Checked, **more: Any) -> Hint:
    """The one thing that a rule says of these citations."""
    (hint,) = hints(rule, *checked, **more)
    return hint


def silent(rule: Rule, *checked: Checked, **more: Any) -> bool:
    """Whether a rule has nothing to say of these citations."""
    return not hints(rule, *checked, **more)
