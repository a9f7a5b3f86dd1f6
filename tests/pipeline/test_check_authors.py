"""The cited authors against the page's: persons, bodies, scripts, and what proves nothing."""

from __future__ import annotations

import pytest
from fakes.answers import ARTICLE, URL, decided, page, result
from hypothesis import given
from hypothesis import strategies as st

from footnotes.model import Citation
from pipeline.checks.authors import check_authors, same_name
from pipeline.checks.titles.translation import shared_words
from pipeline.language.latin import same_word, to_latin
from pipeline.text.model import Media, Page
from reports.model import (
    CheckStatus,
    FactCheck,
    FactName,
    LinkFinding,
    LinkStatus,
    Source,
    TitleCheck,
    TitleStatus,
    Verdict,
)


def check(cited: tuple[str, ...], named: tuple[str, ...], *lines: str, site: str | None = "River Post") -> FactCheck:
    text = "\n".join((*lines, ARTICLE))
    return check_authors(_citing(cited), page("Flood wall report", authors=named, site=site, visible=text))


def _citing(authors: tuple[str, ...]) -> Citation:
    return Citation("draft.txt#1.1", "draft.txt#1", "draft.txt", "…", authors=authors, url=URL)


SAME = {
    "equal": ("Anna Weir", "Anna Weir"),
    "case": ("Anna Weir", "ANNA WEIR"),
    "surname first": ("Weir, Anna", "Anna Weir"),
    "initial": ("A. Weir", "Anna Weir"),
    "initials without a space": ("A.B. Weir", "Anna B. Weir"),
    "middle name left out": ("Anna Weir", "Anna Beth Weir"),
    "surname alone": ("Weir", "Anna Weir"),
    "diacritics": ("Jose Munoz", "José Muñoz"),
    "umlaut spelt out": ("Jürgen Mueller", "Jürgen Müller"),
    "particle": ("Ludwig van Dam", "L. Van Dam"),
    "title and suffix": ("Dr. Anna Weir", "Anna Weir, PhD"),
    "handle": ("Anna Weir (@annaweir)", "Anna Weir"),
    "Russian in Latin": ("Sergei Rybakov", "Сергей Рыбаков"),
    "Russian in Latin, another way": ("Sergey Rybakov", "Рыбаков Сергей"),
    "Russian in Latin, both": ("Yuri Zhdanovich", "Iurii Zhdanovich"),
    "Ukrainian": ("Yevhen Koval", "Євген Коваль"),
    "Russian by initial": ("A. Tsvetkov", "Анна Цветков"),
    "Greek": ("Giorgos Papadakis", "Γιώργος Παπαδάκης"),
    "Arabic": ("Mohammed al-Khalidi", "محمد الخالدي"),
    "Arabic, another way": ("Muhammad Khaldi", "محمد الخالدي"),
    "body": ("River Authority", "The River Authority"),
}
DIFFERENT = {
    "another forename": ("Anna Weir", "Berta Weir"),
    "another surname": ("Anna Weir", "Anna Stone"),
    "another initial": ("A. Weir", "Berta Weir"),
    "initials alone": ("A. W.", "Anna Weir"),
    "another Russian": ("Sergei Rybakov", "Сергей Королев"),
    "another Arab": ("Mohammed Nasser", "محمد الخالدي"),
    "nothing": ("", "Anna Weir"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_spellings_of_one_name(one, other):
    """Order, initials, accents and scripts make no other person, whichever side has them."""
    assert same_name(one, other)
    assert same_name(other, one)
    assert check((one,), (other,)).status is CheckStatus.MATCH


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_names_of_two_people(one, other):
    """A word in common is not enough."""
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_one_author_in_common_is_a_match():
    """Bylines and notes shorten the list of authors, each in its own way."""
    assert check(("Anna Weir", "Berta Stone"), ("Carl Brook", "Berta Stone")).status is CheckStatus.MATCH
    assert check(("Anna Weir et al.",), ("Carl Brook", "Anna Weir")).status is CheckStatus.MATCH


def test_the_outlet_as_author_is_a_match():
    """What an outlet publishes under its own name is cited under it."""
    assert check(("River Post",), ("Anna Weir",)).status is CheckStatus.MATCH
    assert check(("Riverpost",), (), site=None).status is CheckStatus.MATCH


@pytest.mark.parametrize("line", ["By Anna Weir", "Riverton: Anna Weir reports", "ANNA WEIR | 3 May 2019"])
def test_a_byline_without_mark_up_is_found(line):
    """A name in a line of its own signs the page, whatever the metadata say."""
    found = check(("Anna Weir",), ("Web Desk",), line)
    assert (found.status, found.found_in) == (CheckStatus.MATCH, "text")


def test_another_person_in_the_byline_is_a_mismatch():
    """The page signs with a person whom readers see, and does not know the cited one."""
    found = check(("Anna Weir",), ("Carl Brook",), "By Carl Brook")
    assert found == FactCheck(CheckStatus.MISMATCH, "Anna Weir", "Carl Brook", "byline")


PROVES_NOTHING = {
    "the page names nobody": (("Anna Weir",), (), "By our own correspondent"),
    "an organisation is cited": (("Ministry of Rivers",), ("Carl Brook",), "By Carl Brook"),
    "an agency is named": (("Anna Weir",), ("Reuters",), "By Reuters"),
    "a log-in is named": (("Anna Weir",), ("cbrook",), "cbrook"),
    "the name stands in the metadata alone": (("Anna Weir",), ("Carl Brook",), "The wall"),
    "the surname stands on the page": (("Anna Weir",), ("Carl Brook",), "By Carl Brook\nMs Weir has read this."),
    "a word of the name is shared": (("Anna Weir",), ("Anna Brook",), "By Anna Brook"),
    "the list is cut": (("Anna Weir et al.",), ("Carl Brook",), "By Carl Brook"),
    "another script": (("Anna Weir",), ("Пётр Ручьёв",), "Пётр Ручьёв"),
    "nobody is cited": ((), ("Carl Brook",), "By Carl Brook"),
}


@pytest.mark.parametrize(("cited", "named", "line"), PROVES_NOTHING.values(), ids=PROVES_NOTHING)
def test_doubtful_evidence_is_no_mismatch(cited, named, line):
    """Where the note may be right all the same, nothing is claimed."""
    assert check(cited, named, line).status is CheckStatus.UNKNOWN


@given(cited=st.lists(st.text(max_size=30), max_size=3), named=st.lists(st.text(max_size=30), max_size=3),
       text=st.text(max_size=200), site=st.none() | st.text(max_size=20))  # fmt: skip
def test_no_page_makes_it_raise(cited, named, text, site):
    """Whatever a page and a note say, there is an answer; a note without authors is never judged."""
    read = Page(Media.HTML, authors=tuple(named), site=site, text=text, visible=text)
    found = check_authors(_citing(tuple(cited)), read)
    assert cited or found.status is CheckStatus.UNKNOWN


@given(one=st.text(max_size=20), other=st.text(max_size=20))
def test_words_are_alike_both_ways(one, other):
    """Likeness across scripts has no direction, and a word is like itself."""
    assert same_word(one, one)
    assert same_word(one, other) == same_word(other, one)


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Щукин и Юрченко", "shchukin i yurchenko"), ("Παπαδάκης", "papadakis"), ("خالد", "khald"), ("Weir", "weir")],
)
def test_letters_in_latin_ones(text, latin):
    """Letters are spelt as English-language publishers spell them."""
    assert to_latin(text) == latin


def test_names_and_numbers_of_a_translated_title_are_found():
    """What needs no translation is looked for in the other script: names, inflected or not, and numbers."""
    read = page("Рыбаков не пустил 300 рабочих на дамбу Ривертона", text="")
    assert shared_words("Rybakov Kept 300 Workers off the Dam of Riverton", read) == ("Rybakov", "300", "Riverton")
    assert shared_words("Bakers Call for 12 New Mills", read) == ()


def test_a_translated_title_is_no_fault_and_says_what_to_read():
    """The editor learns the language and what agrees; the verdict stays."""
    found = result(
        link=LinkFinding(LinkStatus.ALIVE, "ok", "The page is there."),
        source=Source(language="ru"),
        title_check=TitleCheck(TitleStatus.OTHER_LANGUAGE, shared=("300",)),
        facts=((FactName.DATE, FactCheck(CheckStatus.MATCH, "2019-05-03", "2019-05-03", "meta")),),
    )
    verdict, (reason,) = decided(found)
    assert (verdict, reason.code) == (Verdict.OK, "other-language")
    assert reason.message.startswith("The page is in Russian and the title is cited in translation")
    assert reason.evidence == ("the date", "“300” in the title")


def test_the_reason_names_both_authors():
    """An editor reads who is named where."""
    found = FactCheck(CheckStatus.MISMATCH, "Anna Weir", "Carl Brook", "byline")
    verdict, (reason,) = decided(
        result(link=LinkFinding(LinkStatus.ALIVE, "ok", "There."), facts=((FactName.AUTHOR, found),))
    )
    assert (verdict, reason.code) == (Verdict.REVIEW, "author-mismatch")
    assert "Carl Brook" in reason.message
    assert "Anna Weir" in reason.message
