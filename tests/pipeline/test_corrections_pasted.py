"""Every correction that is offered, pasted: the next run reads the same work, finds its copy, and offers nothing.

In the styles that notes are written in, in all languages whose words are known; the pasted note has the italics and
links that the clipboard gets from the report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.answers import NOW, decided

from footnotes.languages.all import LANGUAGES
from footnotes.languages.en import ENGLISH
from footnotes.languages.model import Language
from footnotes.model import Reading
from footnotes.read import read_document
from pipeline.checks.corrected import corrections_of
from reports.corrections import CorrectedNote, corrected_note
from reports.formats.corrected import stretches
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    LinkFinding,
    LinkStatus,
    TitleCheck,
    TitleStatus,
    Verdict,
)

PAGE, OTHER = "https://harbour.example/tides", "https://ferry.example/two"
NEW = "https://harbour.example/new/tides-2019?x=1"
STYLES = {
    "Chicago": "Ada Moor, “{title},” *Harbour News*, 3 {may} 2019, {page}.",
    "Bluebook": "Ada Moor, *{title}*, Harbour News (May 3, 2019), {page}.",
    "OSCOLA": "Ada Moor, ‘{title}’ (Harbour News, 3 {may} 2019) <{page}> accessed 4 June 2020.",
    "MLA": "Moor, Ada. “{title}.” *Harbour News*, 3 {may} 2019, {page}. Accessed 4 June 2020.",
    "APA": "Moor, A. (2019, May 3). {title}. *Harbour News*. {page}",
    "Harvard": "Moor, A. (2019) '{title}', *Harbour News*, 3 May. Available at: {page} (Accessed: 4 June 2020).",
    "Vancouver": "Moor A. {title}. Harbour News [Internet]. 2019 May 3 [cited 2020 Jun 4]. Available from: {page}",
    "Wikipedia": 'Moor, Ada (3 {may} 2019). "{title}". *Harbour News*. {page}. Retrieved 4 June 2020.',
    "Wikipedia, linked": 'Moor, Ada (3 {may} 2019). ["{title}"]({page}). *Harbour News*. Retrieved 4 June 2020.',
    "GOST": "Моор А. {title} // Вестник гавани. 2019. 3 мая. URL: {page} (дата обращения: 04.06.2020).",
    "GOST, long": "Моор А. {title} [Электронный ресурс] // Вестник гавани. – 2019. – Режим доступа: {page}.",
    "DIN ISO 690": "MOOR, Ada. {title}. In: *Hafenblatt* [online]. 3. Mai 2019 [Zugriff am: 4. Juni 2020]. "
    "Verfügbar unter: {page}",
    "German": "Ada Moor, „{title}“, Hafenblatt vom 3. {may} 2019, {page} (abgerufen am 4. Juni 2020).",
    "French": "Ada Moor, « {title} », *Le Port*, 3 mai 2019, [en ligne] {page} (consulté le 4 juin 2020).",
    "ABNT": "MOOR, Ada. {title}. *O Porto*, 3 maio 2019. Disponível em: <{page}>. Acesso em: 4 jun. 2020.",
    "Chinese": "莫尔：《{title}》，《港口报》，2019年5月3日，{page}。",
    "Japanese": "モール「{title}」『港湾新聞』2019年5月3日、{page}（2020年6月4日閲覧）。",
    "in brackets": "Ada Moor, “{title},” 2019 ({page}).",
    "a note in brackets": "The year was late (see Ada Moor, “{title},” 2019, {page}).",
    "bare": "See {page}.",
    "two works": "Ada Moor, “{title},” 2019, {page}; Jon Brook, “{other},” 2020, " + OTHER + ".",
}
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "No such page.", checked_at=NOW)
MOVED = LinkFinding(LinkStatus.MOVED, "moved", "It is elsewhere.", final_url=NEW, checked_at=NOW)
FIELDS = ("authors", "title", "publisher", "date", "accessed")
MATCH = TitleCheck(TitleStatus.MATCH, 1.0)


def _titles() -> dict[str, list[str]]:
    told = defaultdict(list)
    path = Path(__file__).parents[1] / "data" / "languages" / "titles.txt"
    for line in path.read_text("utf-8").splitlines():
        code, _, title = line.partition("\t")
        told[code].append(title)
    return told


TITLES = _titles()


def _read(note: str, sentence: str) -> Reading:
    return read_document(Path("draft.md"), f"{sentence}.[^1]\n\n[^1]: {note}\n".encode(), "draft.md")


def _judged(reading: Reading, link: LinkFinding) -> list[CitationResult]:
    """Its citations, all of their links in this state; a dead one has a good copy."""
    judged = []
    for citation in reading.citations:
        copy = f"https://web.archive.org/web/20190603101500/{citation.url}"
        archive = ArchiveFinding(ArchiveStatus.FOUND, copy, "20190603101500", MATCH) if link.status.rotten else None
        known = CitationResult(citation, reading.footnotes[0], link=link, archive=archive, title_check=MATCH)
        judged.append(replace(known, corrections=corrections_of(known)))
    return judged


def _pasted(note: CorrectedNote) -> str:
    """The note as the clipboard has it, in Markdown."""
    text = ""
    for one in stretches(note):
        words = f"*{one.text}*" if one.italic else one.text
        linked = one.address and one.address != one.text
        text += "" if one.change == "removed" else f"[{words}]({one.address})" if linked else words
    return text


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_reads_as_before_and_is_in_order(style: str) -> None:
    assert not list(_faults(style, ENGLISH, MOVED))
    for language in LANGUAGES:
        assert not list(_faults(style, language, DEAD)), language.code


def _faults(style: str, language: Language, link: LinkFinding):
    titles = TITLES.get(language.code) or TITLES["en"]
    may = language.months[4][-1] if language.months else "5"
    before = _read(style.format(title=titles[0], other=titles[1], may=may, page=PAGE), titles[2])
    judged = _judged(before, link)
    note = corrected_note(judged)
    after = _read(pasted := _pasted(note), titles[2])
    if len(after.citations) != len(before.citations):
        yield pasted, len(before.citations), len(after.citations)
    for result, old, new in zip(judged, before.citations, after.citations, strict=False):
        yield from ((pasted, name) for name in FIELDS if getattr(old, name) != getattr(new, name))
        copy = new.cited_copy.url if new.cited_copy else None
        if link.status is LinkStatus.MOVED:
            if (new.url, copy) != (NEW, None):
                yield pasted, new.url, copy
            continue
        if (new.url, copy) != (old.url, result.archive.url if result.archive else None):
            yield pasted, new.url, copy
        again = replace(result, citation=new, footnote=after.footnotes[0], given_copy_good=True, corrections=())
        if corrections_of(again) or decided(again)[0] is not Verdict.OK:
            yield pasted, corrections_of(again), decided(again)
