"""Block quotations of real files, looked for in real pages by the whole command."""

from __future__ import annotations

from pathlib import Path

from fakes.command import Desk
from fakes.docx_files import docx, note, paragraph, reference
from fakes.little_web import LittleWeb, Reply

TEXT = (
    "The harbour board met on Tuesday to decide what should become of the old grain store beside the ferry ramp.",
    "Engineers who had measured the walls said that they would stand for another forty years without repair.",
    "Fishermen complained that the ramp is too steep for their carts when the tide is low.",
    "The mayor promised that the store would be lit again by the first of December at the latest.",
)
SAID = {
    "found": TEXT[1:3],
    "altered": (TEXT[1], TEXT[2].replace("steep", "narrow")),
    "absent": ("Not one of the judges who had crossed the desert would speak about the horses again.",),
}


def _markdown(url: str) -> str:
    quotations = ("\n>\n".join(f"> {one}" for one in said) for said in SAID.values())
    body = "\n\n".join(f"She put it so:\n\n{one}[^{number}]\n\nSo much." for number, one in enumerate(quotations, 1))
    return body + "".join(f"\n\n[^{number}]: Ada Moor, “The Ramp,” 2019, {url}." for number in (1, 2, 3))


def _html(url: str) -> str:
    mark = '<sup><a id="r{0}" href="#n{0}">{0}</a></sup>'
    body = "".join(
        f"<blockquote><p>{'</p><p>'.join(said)}</p><footer>Ada Moor{mark.format(number)}</footer></blockquote>"
        for number, said in enumerate(SAID.values(), 1)
    )
    notes = "".join(f'<li id="n{number}">Ada Moor, “The Ramp,” 2019, {url}.</li>' for number in (1, 2, 3))
    return f'<article>{body}<ol class="footnotes">{notes}</ol></article>'


def _docx(url: str) -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    body = []
    for number, said in enumerate(SAID.values(), 1):
        paragraphs = [paragraph(one, properties='<w:pStyle w:val="Q"/>') for one in said[:-1]]
        last = paragraph(said[-1], reference(number), properties='<w:pStyle w:val="Q"/>')
        body += [paragraph("She put it so:"), *paragraphs, last, paragraph("So much.")]
    notes = "".join(note(number, f"Ada Moor, “The Ramp,” 2019, {url}.") for number in (1, 2, 3))
    return docx(*body, footnotes=notes, styles=style)


def test_block_quotations_are_found_altered_and_absent(tmp_path: Path) -> None:
    """Each is told once, of the note that vouches for it, whole, though the sentence shown is its last."""
    page = "<!doctype html><html lang='en'><title>The Ramp</title><h1>The Ramp</h1>"
    desk = Desk(tmp_path)
    with LittleWeb() as web:
        url = web.url("/ramp")
        web.plan("/ramp", Reply(body=(page + "".join(f"<p>{one}</p>" for one in TEXT)).encode()))
        drafts = [
            desk.write("a.md", _markdown(url)),
            desk.write("b.html", _html(url)),
            desk.write("c.docx", _docx(url)),
        ]
        desk.run("check", *drafts, "--allow-private")
    report = desk.report()
    quotes = [citation["quotes"] for citation in report["citations"]]
    assert [[one["status"] for one in told] for told in quotes] == [[status] for status in SAID] * 3
    assert [told[0]["text"] for told in quotes] == [" ".join(said) for said in SAID.values()] * 3
    last = [said[-1] for said in SAID.values()]
    assert [footnote["anchor"]["sentence"] for footnote in report["footnotes"]] == [*last, *["Ada Moor"] * 3, *last]
