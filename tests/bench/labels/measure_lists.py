"""measure_lists.py SNAPSHOTS [--kept] [--forms FORM ...]: how well lists of references are read, by format.

150 strings of AnyStyle's gold.xml, which nothing is trained on, stand under "References" in a study with paragraphs, a
table and an appendix. pandoc writes the formats, LibreOffice the office files anew; a form whose program is missing is
left out and named. Printed for each: strings that came back as one note, titles that are right (similarity of 0.9),
and the share of what was read that is one of the strings, so that a heading or a row of the table counts against it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from examples import Example
from rapidfuzz.distance import Levenshtein
from sources import Snapshots, anystyle

from footnotes.prose.words import fold
from footnotes.read import read_document

COUNT = 150
_ALIKE = 0.9
_SHORTEST = 25
_PANDOC = {
    "md": "markdown-smart", "docx": "docx", "odt": "odt", "epub": "epub", "tex": "latex", "html": "html", "rst": "rst",
    "rtf": "rtf", "txt": "plain", "wiki": "mediawiki", "xml": "jats",
}  # fmt: skip
_SPECIAL_IN_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$@'\"])")
_SPECIAL_IN_TEX = re.compile(r"([#$%&_{}])")
_PARAGRAPHS = (
    "This study builds on earlier work (Goffman 1963; Hancock 2008) and goes beyond it in three ways.",
    "Table 2 shows the results for 1998 and 2004; the differences are small (p < .05), as Figure 3 makes plain.",
    "The interviews were held in Westhaven in May 2016. Each of them took an hour, and all of them were transcribed.",
)
_TABLE = "| Year | Boats | Nets |\n|---|---|---|\n| 1998 | 12 | 34 |\n| 2004, revised | 15 | 36 (12–40) |"
_APPENDIX = (
    "The questionnaire was sent to 120 fishermen in March 2015.",
    "Question 1. How many nets do you own? Question 2. How old are they?",
)


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the strings of one file."""

    strings: int
    kept: int
    """Read as a note of their own."""
    titled: int
    read: int
    """Notes, the strings among them."""

    def __str__(self) -> str:
        shares = self.kept / self.strings, self.titled / self.strings, self.kept / max(1, self.read)
        return "none lost {:.3f}  title {:.3f}  precision {:.3f}".format(*shares)


def strings(snapshots: Snapshots, *, kept: bool) -> list[Example]:
    """Titled strings of one half, by a digest of their text; the other half is for looking at."""
    gold = [one for one in anystyle(snapshots, "gold") if one.title_texts() and len(one.text) >= _SHORTEST]
    random.Random(7).shuffle(gold)
    return [one for one in gold if _is_kept(one.text) == kept][:COUNT]


def _is_kept(text: str) -> bool:
    return hashlib.sha1(re.sub(r"\W+", "", text).encode()).digest()[0] % 2 == 1


def write_forms(texts: Sequence[str], folder: Path) -> Iterator[Path]:
    """The same study in each format, its list as paragraphs and as numbered entries."""
    for name, listed in (("paragraphs", "\n\n".join(map(_markdown, texts))), ("numbered", _numbered(texts))):
        study = _study(listed)
        source = folder / f"{name}.md"
        source.write_text(study, "utf-8")
        yield source
        for suffix, target in _PANDOC.items():
            yield from _converted(source, folder / f"{name}.{suffix}", target)
        for suffix, other in (("docx", "odt"), ("odt", "docx")):
            yield from _by_office(folder / f"{name}.{suffix}", other)
    lines = folder / "lines.txt"
    lines.write_text(f"A study\n\n{_PARAGRAPHS[0]}\n\nReferences\n\n" + "\n".join(texts) + "\n", "utf-8")
    yield lines
    bibliography = folder / "bibliography.tex"
    items = "\n".join(f"\\bibitem{{k{number}}} {_tex(text)}" for number, text in enumerate(texts))
    bibliography.write_text(
        "\\documentclass{article}\\begin{document}\\section{A study}\n" + "\n\n".join(map(_tex, _PARAGRAPHS))
        + f"\n\\begin{{thebibliography}}{{99}}\n{items}\n\\end{{thebibliography}}\n\\end{{document}}\n", "utf-8",
    )  # fmt: skip
    yield bibliography


def _study(listed: str) -> str:
    parts = ["# A study", *_PARAGRAPHS, "## Results", _TABLE, *_PARAGRAPHS[::-1], "## References", listed]
    return "\n\n".join([*parts, "## Appendix A", *_APPENDIX]) + "\n"


def _markdown(text: str) -> str:
    return re.sub(r"^(\d+)\.", r"\1\\.", _SPECIAL_IN_MARKDOWN.sub(r"\\\1", text))


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{number}. {_markdown(text)}" for number, text in enumerate(texts, 1))


def _tex(text: str) -> str:
    plain = (
        text.replace("\\", r"\textbackslash{}").replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    )
    return _SPECIAL_IN_TEX.sub(r"\\\1", plain)


def _converted(source: Path, target: Path, kind: str) -> Iterator[Path]:
    if source == target:
        return
    if not shutil.which("pandoc"):
        print(f"{target.name}: left out, no pandoc")
        return
    width = ["--columns=78"] if kind == "plain" else ["--wrap=none"]
    command = ["pandoc", "-s", *width, "-f", "markdown-smart", "-t", kind, "-o", target, source]
    subprocess.run([*command, "--metadata", "title=A study", "--quiet"], check=True)
    yield target


def _by_office(source: Path, suffix: str) -> Iterator[Path]:
    office = shutil.which("soffice")
    if not office or not source.exists():
        print(f"{source.stem}: left out as {suffix} of LibreOffice")
        return
    folder = source.parent / "office"
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", suffix, "--outdir", folder, source]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    yield folder / f"{source.stem}.{suffix}"


def score(file: Path, gold: Sequence[Example]) -> Score:
    """Read one file and look for each string among its notes."""
    reading = read_document(file, file.read_bytes(), file.name)
    titles: dict[str, list[str]] = {}
    for citation in reading.citations:
        titles.setdefault(citation.footnote, []).append(fold(citation.title or ""))
    notes = {_key(note.text): note.id for note in reading.footnotes}
    kept = [one for one in gold if _key(one.text) in notes]
    titled = sum(
        any(_alike(title, fold(one.title_texts()[0])) for title in titles.get(notes[_key(one.text)], ()))
        for one in kept
    )
    return Score(len(gold), len(kept), titled, len(reading.footnotes))


def _key(text: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"^\W{0,2}\d+\W+", "", text.lower()))[:50]


def _alike(first: str, second: str) -> bool:
    return Levenshtein.normalized_similarity(first, second) >= _ALIKE


def main() -> None:
    """Write the files, read them, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("snapshots", type=Path)
    parser.add_argument("--kept", action="store_true", help="the half that figures are checked on")
    parser.add_argument("--forms", nargs="*", default=[], help="file names to measure, e.g. paragraphs.docx")
    asked = parser.parse_args()
    gold = strings(Snapshots(asked.snapshots), kept=asked.kept)
    with tempfile.TemporaryDirectory() as folder:
        for file in write_forms([one.text for one in gold], Path(folder)):
            name = str(file.relative_to(folder))
            if not asked.forms or name in asked.forms:
                print(f"{name:28} {score(file, gold)}", flush=True)


if __name__ == "__main__":
    main()
