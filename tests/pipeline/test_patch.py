"""``corrections.patch``: it applies, and the sources then read as the corrected notes do, all else byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.answers import NOW, result
from fakes.returned_files import judged

from footnotes.model import Reading
from footnotes.read import read_document
from pipeline.returned.offering import DOCUMENT_FORMATS, given_back
from pipeline.returned.returned_file import ReturnedFile
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    LinkFinding,
    LinkStatus,
    Report,
    Run,
    TitleCheck,
)
from reports.model import TitleStatus as Title

OLD = "https://e.org/walls/report_1"
NEW = "https://www.e.org/archive/report_1?id=5&part=2#p%20q"
DEAD = LinkFinding(LinkStatus.DEAD, "http-404", "No such page.", checked_at=NOW)
MOVED = replace(DEAD, status=LinkStatus.MOVED, final_url=NEW)
ALIVE = replace(DEAD, status=LinkStatus.ALIVE)


def copy_of(url: str) -> str:
    return f"https://web.archive.org/web/20190503101500/{url}"


def report_on(files: Mapping[str, bytes], links: Mapping[str, LinkFinding]) -> Report:
    """The documents read and judged; addresses that ``links`` does not name are alive."""
    readings, results = [], []
    for path, data in files.items():
        reading = replace(read_document(Path(path), data, Path(path).name), path=path)
        footnotes = {one.id: one for one in reading.footnotes}
        for citation in reading.citations:
            archive = ArchiveFinding(
                ArchiveStatus.FOUND, copy_of(citation.url or ""), "20190503101500", TitleCheck(Title.MATCH, 1.0)
            )
            known = result(link=links.get(citation.url or "", ALIVE), archive=archive)
            results.append(judged(replace(known, citation=citation, footnote=footnotes[citation.footnote])))
        readings.append(reading)
    return Report("1", Run(NOW, NOW, offline=False, complete=True), tuple(readings), tuple(results))


def patch_of(files: Mapping[str, bytes], links: Mapping[str, LinkFinding]) -> ReturnedFile:
    returned = list(given_back(report_on(files, links), [DOCUMENT_FORMATS["patch"]], files.__getitem__))
    (file,) = returned
    assert isinstance(file, ReturnedFile), file
    assert file.name == "corrections.patch"
    return file


def applied(
    folder: Path, files: Mapping[str, bytes], patch: bytes, command: tuple[str, ...] = ("patch", "-p1", "-i")
) -> dict[str, bytes]:
    """The files after a program has applied the patch."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "corrections.patch").write_bytes(patch)
    done = subprocess.run([*command, "corrections.patch"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fuzz" not in done.stdout
    return {path: (folder / path).read_bytes() for path in files}


MD = "It failed.[^1] So what.\n\n[^1]: {}\n\nThe end.\n"
HTML = (
    '<p>It failed.<sup><a href="#n1" id="r1">1</a></sup></p>\n'
    '<ol>\n<li id="n1"><p>{} <a href="#r1">↩</a></p></li>\n</ol>\n'
)
TEX = "\\documentclass{{article}}\n\\begin{{document}}\nIt failed.\\footnote{{{}}} So what.\n\\end{{document}}\n"
RST = "It failed. [#]_ So what.\n\n.. [#] {}\n\nThe end.\n"
TXT = (
    "It failed after the winter of that year.1 And nobody came to look at what was left.2 It was rebuilt.3\n\n"
    "1. {}\n2. Ada Moor, “The Tide Tables,” Harbour News, 3 May 2019.\n3. Jon Brook, Two Rivers (Quay Press 2020).\n"
)
SHOWN = {
    "md, bare": ("a.md", MD, "Weir, “Report,” 2019, {}."),
    "md, in angles": ("a.md", MD, "Weir, *Report*, <{}>."),
    "md, a link": ("a.md", MD, "Weir, *Report*, [{0}]({0}), 2019."),
    "md, escaped": ("a.md", MD, "Weir, *Report*, https://e.org/walls/report\\_1."),
    "md, in a quotation": ("a.md", "> It failed.[^1]\n>\n> [^1]: {}\n", "Weir, <{}>."),
    "md, in place": ("a.md", "It failed.^[{}] So what.\n", "See Weir, <{}>"),
    "md, first": ("a.md", MD, "<{}>, accessed in 2019."),
    "html, a link": ("a.html", HTML, 'Weir, <i>Report</i>, <a href="{0}">{0}</a>.'),
    "html, plain": ("a.html", HTML, "Weir, <i>Report</i>, {}."),
    "html, wrapped": ("a.html", HTML, 'Weir, <a class="x"\n   href="{0}"><span>{0}</span></a>, 2019.'),
    "html, entities": ("a.html", HTML, "Weir &amp; D&ocirc;le, &ldquo;Report,&rdquo; <a href='{0}'>{0}</a>."),
    "tex, url": ("a.tex", TEX, "Weir, \\emph{{Report}}, \\url{{{}}}, 2019."),
    "tex, url alone": ("a.tex", TEX, "\\url{{{}}}"),
    "tex, href": ("a.tex", TEX, "Weir, \\href{{{0}}}{{\\nolinkurl{{{0}}}}}."),
    "tex, escaped": ("a.tex", TEX, "Weir, D\\^ole, Report, https://e.org/walls/report\\_1."),
    "rst, bare": ("a.rst", RST, "Weir, *Report*, {}, 2019."),
    "txt, bare": ("a.txt", TXT, "Weir, “Report,” Harbour News, 3 May 2019, {}."),
}


def noted(reading: Reading) -> str:
    return reading.footnotes[0].text


@pytest.mark.parametrize(("name", "frame", "words"), SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize("link", [DEAD, MOVED], ids=["dead", "moved"])
def test_a_corrected_source_reads_as_the_corrected_note(
    tmp_path: Path, name: str, frame: str, words: str, link: LinkFinding
) -> None:
    data = frame.format(words.format(OLD)).encode()
    file = patch_of({name: data}, {OLD: link})
    assert not file.warnings
    after = applied(tmp_path, {name: data}, file.data)[name]
    before, now = (read_document(Path(name), one, name) for one in (data, after))
    if link is MOVED:
        assert noted(now) == noted(before).replace(OLD, NEW)
        assert now.citations[0].url == NEW
    else:
        copy = copy_of(OLD)
        assert f"archived at {copy}" in noted(now)
        assert noted(now).replace(f" (archived at {copy})", "") == noted(before)
        citation = now.citations[0]
        assert citation.cited_copy is not None
        assert (citation.url, citation.cited_copy.url) == (OLD, copy)
    assert len(now.citations) == len(before.citations)
    assert [one.text for one in now.footnotes[1:]] == [one.text for one in before.footnotes[1:]]


BEHIND = {
    "md": ("a.md", MD, "Weir, [*Report* on the Wall]({}), 2019."),
    "md, with a title": ("a.md", MD, 'Weir, [Report](<{}> "The report"), 2019.'),
    "md, defined elsewhere": ("a.md", MD + "\n[walls]: {}\n", "Weir, [Report][walls], 2019."),
    "html": ("a.html", HTML, 'Weir, <a href="{}"><i>Report</i> on the Wall</a>, 2019.'),
    "tex": ("a.tex", TEX, "Weir, \\href{{{}}}{{\\emph{{Report}} on the Wall}}, 2019."),
    "rst": ("a.rst", RST, "Weir, `Report on the Wall <{}>`_, 2019."),
}


@pytest.mark.parametrize(("name", "frame", "words"), BEHIND.values(), ids=BEHIND)
def test_a_link_behind_words_is_led_to_where_the_page_is(tmp_path: Path, name: str, frame: str, words: str) -> None:
    data = frame.format(words.format(OLD), OLD).encode()
    file = patch_of({name: data}, {OLD: MOVED})
    assert not file.warnings
    after = applied(tmp_path, {name: data}, file.data)[name]
    before, now = (read_document(Path(name), one, name) for one in (data, after))
    assert noted(now) == noted(before)
    assert [one.url for one in now.citations] == [NEW]


@pytest.mark.parametrize(("name", "frame", "words"), BEHIND.values(), ids=BEHIND)
def test_behind_words_too_a_dead_link_gets_its_copy(tmp_path: Path, name: str, frame: str, words: str) -> None:
    data = frame.format(words.format(OLD), OLD).encode()
    after = applied(tmp_path, {name: data}, patch_of({name: data}, {OLD: DEAD}).data)[name]
    before, now = (read_document(Path(name), one, name) for one in (data, after))
    assert noted(now) == noted(before).replace(", 2019.", f", 2019 (archived at {copy_of(OLD)}).")
    (citation,) = now.citations
    assert citation.cited_copy is not None
    assert (citation.url, citation.cited_copy.url) == (OLD, copy_of(OLD))


def test_a_broken_address_is_joined(tmp_path: Path) -> None:
    for name, frame in (("a.md", MD), ("a.txt", TXT)):
        data = frame.format("Weir, “Report,” Harbour News, 3 May 2019, https:// e.org/walls/report_1.").encode()
        after = applied(tmp_path, {name: data}, patch_of({name: data}, {}).data)[name]
        assert after == data.replace(b":// e", b"://e")


@pytest.mark.parametrize("command", [("patch", "-p1", "-i"), ("git", "apply", "-p1")], ids=lambda one: one[0])
def test_several_documents_in_one_patch(tmp_path: Path, command: tuple[str, ...]) -> None:
    """In folders, with blanks and other letters in their names; one has nothing to correct."""
    note = MD.format(f"Weir, <{OLD}>.").encode()
    files = {
        "one.md": note,
        "part two/dôle.md": note,
        "c.html": HTML.format(f"Weir, {OLD}.").encode(),
        "d.md": b"Hm.\n",
    }
    patch = patch_of(files, {OLD: MOVED}).data
    assert patch.count(b"\n--- ") == 3
    after = applied(tmp_path, files, patch, command)
    assert after["d.md"] == files["d.md"]
    assert after["part two/dôle.md"] == note.replace(OLD.encode(), NEW.encode())


LONG = "".join(f"Line {number}.\n" for number in range(30))


@pytest.mark.parametrize("command", [("patch", "-p1", "--binary", "-i"), ("git", "apply")], ids=lambda one: one[0])
@pytest.mark.parametrize(
    ("data", "codec"),
    [
        ((LONG + MD.format(f"Weir, <{OLD}>.") + LONG).encode(), "utf-8"),
        (MD.format(f"Weir, <{OLD}>.").replace("\n", "\r\n").encode(), "utf-8"),
        (MD.format(f"Weir, <{OLD}>.").rstrip("\n").encode(), "utf-8"),
        (f"It failed.[^1]\n\n[^1]: Weir, <{OLD}>".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + MD.format(f"Weir, <{OLD}>.").encode(), "utf-8"),
        (("Où était la forêt ? À côté. " * 9 + MD.format(f"Weir, « Le mur », <{OLD}>.")).encode("latin-1"), "latin-1"),
        (("Где река и где берег? " * 9 + MD.format(f"Вейр, Доклад о стене, <{OLD}>.")).encode("cp1251"), "cp1251"),
        (b"caf\xc3\xa9 \x93so\x94 " + MD.format(f"Weir, <{OLD}>.").encode(), "utf-8"),
    ],
    ids=["long", "crlf", "no newline", "none behind the note", "mark", "latin-1", "cp1251", "mixed"],
)  # fmt: skip
def test_bytes_stay_as_they_are(tmp_path: Path, command: tuple[str, ...], data: bytes, codec: str) -> None:
    for link, old, new in ((MOVED, OLD, NEW), (DEAD, f"<{OLD}>", None)):
        patch = patch_of({"a.md": data}, {OLD: link}).data
        after = applied(tmp_path, {"a.md": data}, patch, command)["a.md"]
        if new:
            assert after == data.replace(old.encode(), new.encode())
        else:
            begin, _, rest = after.partition(old.encode())
            added, _, end = rest.partition(b")")
            assert copy_of(OLD).encode() in added
            assert begin + old.encode() + end == data
    assert codec


def test_of_two_notes_alike_each_is_put_right(tmp_path: Path) -> None:
    data = f"It failed.[^1] Twice.[^2]\n\n[^1]: Weir, <{OLD}>.\n[^2]: Weir, <{OLD}>.\n".encode()
    after = applied(tmp_path, {"a.md": data}, patch_of({"a.md": data}, {OLD: MOVED}).data)["a.md"]
    assert after == data.replace(OLD.encode(), NEW.encode())


def test_the_text_of_the_document_is_left_alone(tmp_path: Path) -> None:
    data = f"At {OLD} it failed.[^1]\n\n[^1]: Weir, <{OLD}>.\n\nAnd {OLD} again.\n".encode()
    after = applied(tmp_path, {"a.md": data}, patch_of({"a.md": data}, {OLD: MOVED}).data)["a.md"]
    assert after == data.replace(f"<{OLD}>".encode(), f"<{NEW}>".encode())


def test_where_nothing_is_safe_nothing_is_offered() -> None:
    data = MD.format(f"Weir, <{OLD}>.").encode()
    file = patch_of({"a.md": data}, {})
    assert b"\n--- " not in file.data
    assert b"judging" in file.data


def test_other_formats_are_told() -> None:
    data = "It failed.[^1]\n\n[^1]: Weir, https://e.org/x\n".encode("utf-16")
    report = report_on({"a.md": data}, {})
    (told,) = given_back(report, [DOCUMENT_FORMATS["patch"]], lambda _: data)
    assert "--format patch does not give back" in str(told)


pytestmark = pytest.mark.skipif(not (shutil.which("patch") and shutil.which("git")), reason="needs patch and git")
