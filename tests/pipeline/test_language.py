"""Which language a text is in, and what follows for quotations that a page does not have."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from footnotes.languages.all import LANGUAGES
from pipeline.checks.quotations.quotation import check_quote
from pipeline.language.detect import are_alike, is_foreign_to, language_of, read_language
from pipeline.language.letters import load_identifier
from pipeline.language.scripts import script_of
from pipeline.text.model import Media, Page
from pipeline.user_folder import cache_folder
from reports.model import QuoteStatus

TITLES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data" / "languages" / "titles.txt").read_text("utf-8").splitlines()
]
BY_LANGUAGE = {code: [title for other, title in TITLES if other == code] for code, _ in TITLES}
MOSTLY_RIGHT = 0.97


def page_in(code: str) -> Page:
    """A page of the titles of a language but the last, as paragraphs; it declares what themes declare."""
    text = "\n".join(f"{title}." for title in BY_LANGUAGE[code][:-1] * 5)
    return Page(Media.HTML, text=text, visible=text, language=read_language("en", text))


def test_every_language_of_notes_has_titles() -> None:
    """The languages that notes are read in, and some more: forty at least."""
    assert {language.code for language in LANGUAGES} <= set(BY_LANGUAGE)
    assert len(BY_LANGUAGE) >= 40
    assert all(len(titles) == 5 for titles in BY_LANGUAGE.values())


def test_the_language_of_titles_is_told() -> None:
    """Of headlines of four to twelve words, hardly one is taken for another language."""
    right = sum(language_of(title) == code for code, title in TITLES)
    assert right / len(TITLES) >= MOSTLY_RIGHT


@pytest.mark.parametrize("code", BY_LANGUAGE)
def test_the_language_of_a_page_is_told(code: str) -> None:
    """A few sentences leave no doubt but between the nearest relatives."""
    told = language_of(page_in(code).text)
    assert told is not None
    assert are_alike(told, code)


@pytest.mark.parametrize(
    "text",
    ["Barack Obama", "World Report 2023", "Tokayev, Zhanaozen, Almaty", "Report No. 5", "S/RES/2178", "1984", ""],
)
def test_names_and_numbers_are_in_no_language(text: str) -> None:
    """Where the words do not tell, nothing is told."""
    assert language_of(text) is None


@pytest.mark.parametrize("written_in", [None, "en", "own"])
@pytest.mark.parametrize("code", BY_LANGUAGE)
def test_a_quotation_that_a_page_in_its_language_lacks_is_absent(code: str, written_in: str | None) -> None:
    """Whatever the document is written in: words in the page's own language are no translation of it."""
    own = code if written_in == "own" else written_in
    check = check_quote(BY_LANGUAGE[code][-1], page_in(code), "u", written_in=own)
    assert check.status is QuoteStatus.ABSENT
    assert "language" not in (check.reason or "")


@pytest.mark.parametrize("code", [code for code in BY_LANGUAGE if code != "en"])
def test_a_quotation_in_the_documents_language_may_be_a_translation(code: str) -> None:
    """An English document quotes in English what it read in another language: nobody can tell from the words."""
    check = check_quote("the old wall was never finished, and nobody asked why", page_in(code), "u", written_in="en")
    assert check.status is QuoteStatus.UNCHECKED


@pytest.mark.parametrize("code", BY_LANGUAGE)
def test_no_language_is_foreign_to_itself(code: str) -> None:
    """A title is in its language, and where that is not English not in English."""
    assert not any(is_foreign_to(title, code) for title in BY_LANGUAGE[code])
    assert code == "en" or all(is_foreign_to(title, "en") for title in BY_LANGUAGE[code])


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ministers meet", "latin"), ("Đường phố", "latin"), ("Кто", "cyrillic"), ("Ποιος", "greek"), ("ไทย", "thai"),
        ("港の水先人", "kana"), ("部长们讨论", "han"), ("한국어", "hangul"), ("2019", None),
        ("А", None), ("abc абв", None),
    ],
)  # fmt: skip
def test_scripts_are_told_by_their_letters(text: str, script: str | None) -> None:
    """Three letters and a clear majority; Han beside kana is Japanese."""
    assert script_of(text) == script


def test_the_model_is_unpacked_once_and_told_from_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second process reads what the first has unpacked; without a folder, and with a broken one, all goes well."""
    text = "Die Fähre legt bei Hochwasser nicht an"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    expected = load_identifier({"gsw"}).rank(text)
    (folder,) = (tmp_path / "footproof").iterdir()
    kept = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert load_identifier({"gsw"}).rank(text) == expected
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == kept
    (folder / "nextmove.npy").write_bytes(b"")
    assert load_identifier({"gsw"}).rank(text) == expected
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "pc.npy"))
    assert load_identifier({"gsw"}).rank(text) == expected
    assert expected[0][0] == "de"


def test_languages_rank_as_the_library_ranks_them() -> None:
    """Its sums are of fewer digits; capitals, and what has no letters, are told as it tells them."""
    theirs, own = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True), load_identifier(())
    for text in ("", "42", "NEUE SCHLEUSE", "half \ud800 of a character", *(title for _, title in TITLES[::5])):
        ranked = own.rank(text)
        assert dict(ranked) == pytest.approx(dict(theirs.rank(text)), abs=1e-5)
        assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has mapped")
def test_the_model_is_not_mapped() -> None:
    """What lies around each look-up in a file that is mapped takes memory as well."""

    def kilobytes() -> int:
        model = False
        resident = 0
        for name, *told in map(str.split, Path("/proc/self/smaps").read_text().splitlines()):
            model = "py3langid" in told[-1] if "-" in name else model
            resident += int(told[0]) if model and name == "Rss:" else 0
        return resident

    identifier = load_identifier(())
    assert identifier.rank("Die Fähre legt bei Hochwasser nicht an")[0][0] == "de"
    assert kilobytes() < 100


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"XDG_CACHE_HOME": "/here", "LOCALAPPDATA": "/there"}, "win32", Path("/here/footproof")),
        ({"LOCALAPPDATA": "/there"}, "win32", Path("/there/footproof/Cache")),
        ({}, "linux", Path.home() / ".cache" / "footproof"),
        ({}, "darwin", Path.home() / "Library" / "Caches" / "footproof"),
    ],
    ids=["XDG", "Windows", "Linux", "macOS"],
)
def test_the_model_lies_where_caches_lie(environment: dict[str, str], platform: str, folder: Path) -> None:
    """XDG_CACHE_HOME counts everywhere; else each system has its own place."""
    assert cache_folder(environment, platform) == folder
