"""Tags that a note speaks of hide nothing; tags that are mark-up stay out of the text."""

from __future__ import annotations

import pytest

from footnotes.readers.markdown import read

SWALLOWING = ("select", "title", "textarea", "style", "script", "iframe", "svg", "option", "noscript", "xmp", "head")


def _urls(source: str) -> list[str]:
    document = read(source.encode())
    return [link.url for note in document.notes for link in note.links]


@pytest.mark.parametrize("name", SWALLOWING)
@pytest.mark.parametrize("tag", ["<{}>", "<{} class='x'>", "</{}>", "<{}/>", "<{}> and </{}>"])
def test_a_tag_in_a_note_hides_no_address(name: str, tag: str) -> None:
    told = tag.replace("{}", name)
    source = (
        f"One.[^1] Two.[^2] Three.[^3]\n\n[^1]: How the {told} element works, https://a.example/1\n"
        f"[^2]: {told} explained, https://a.example/2\n[^3]: Gulls, https://a.example/3\n"
    )
    assert _urls(source) == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]


@pytest.mark.parametrize("name", SWALLOWING)
@pytest.mark.parametrize("before", ["The ", ""])
def test_a_tag_in_the_running_text_hides_no_note(name: str, before: str) -> None:
    source = (
        f"One.[^1]\n\n{before}<{name}> element is old.[^2]\n\nThree.[^3]\n\n"
        "[^1]: https://a.example/1\n[^2]: https://a.example/2\n[^3]: https://a.example/3\n"
    )
    document = read(source.encode())
    assert [link.url for note in document.notes for link in note.links] == [
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3",
    ]
    assert sum(len(block.markers) for block in document.blocks) == 3


@pytest.mark.parametrize("opening", ["<!-- a note to self", "<?php", "<![CDATA[", "<!DOCTYPE", "<pre>", "<SCRIPT>"])
def test_what_is_opened_and_never_closed_is_text(opening: str) -> None:
    assert _urls(f"{opening}\n\nOne.[^1]\n\n[^1]: Gulls, https://a.example/1\n") == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<style>\np { color: red }\n\np { margin: 0 }\n</style>\n\nOne.", ["One."]),
        ("<script>\nvar a = 1;\n</script>\n\nOne.", ["One."]),
        ("<!-- a remark\n\nof two paragraphs -->\n\nOne.", ["One."]),
        ("One <svg viewBox='0 0 1 1'><path d='M0 0'/></svg> gull.", ["One gull."]),
        ("Press <button>here</button> twice.", ["Press twice."]),
        ("The <author> field and the <Foo/> part.", ["The <author> field and the <Foo/> part."]),
        ("A <mark>gull</mark> and <kbd>F1</kbd>.", ["A gull and F1."]),
    ],
)
def test_mark_up_stays_what_it_is(source: str, shown: list[str]) -> None:
    assert [" ".join(block.text.split()) for block in read(source.encode()).blocks] == shown


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("2019) Annual report", "2019) Annual report"),
        ("1998. A year of gulls", "1998. A year of gulls"),
        ("12. Mai 2019, Die Möwe", "12. Mai 2019, Die Möwe"),
        ("1) One\n    2) Two", "One\nTwo"),
    ],
)
def test_a_number_that_begins_a_note_is_its_own(note: str, text: str) -> None:
    (only,) = read(f"One.[^1]\n\n[^1]: {note}\n".encode()).notes
    assert only.text == text


def test_thousands_of_notes_under_one_label_take_no_time() -> None:
    """Chapters put together, each with a note 1: looking for the next definition is no walk over all of them."""
    number = 6_000
    source = "".join(f"Gull {i}.[^1]\n\n[^1]: https://a.example/{i}\n\n" for i in range(number))
    assert len(read(source.encode()).notes) == number
