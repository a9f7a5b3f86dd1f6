"""What comes back is as valid as what was given, by the schemas of ECMA-376 and OpenDocument."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fakes.answers import URL
from fakes.docx_files import docx, members_of, note, paragraph, reference, zipped
from fakes.returned_files import DEAD, MOVED, NOTES, checked, odt, typed
from openxml_audit import OdfValidator, OpenXmlValidator

from reports.model import LinkFinding


def faults(data: bytes, folder: Path, suffix: str) -> Counter[str]:
    """What a validator finds in a file, places left out."""
    path = folder / f"draft{suffix}"
    path.write_bytes(data)
    validator = OdfValidator() if suffix == ".odt" else OpenXmlValidator()
    return Counter(error.description for error in validator.validate(path).errors)


@pytest.mark.parametrize(("runs", "links"), NOTES.values(), ids=NOTES)
@pytest.mark.parametrize("link", [DEAD, MOVED], ids=["dead", "moved"])
def test_a_checked_docx_has_no_fault_of_its_own(
    runs: list[str], links: dict[str, str], link: LinkFinding, tmp_path: Path
) -> None:
    data = typed(docx(paragraph("It failed.", reference(1)), footnotes=note(1, *runs), note_links=links))
    assert not faults(checked(data, link)[0], tmp_path, ".docx") - faults(data, tmp_path, ".docx")


def test_a_fault_would_be_told(tmp_path: Path) -> None:
    """Of a deletion without an id, and of properties behind what they are of."""
    data = typed(docx(paragraph("It failed.", reference(1)), footnotes=note(1, f"Weir, {URL}.")))
    written = members_of(checked(data, MOVED)[0])
    part = written["word/footnotes.xml"]
    for wrong in (part.replace(b"<w:del w:id=", b"<w:del w:nr="), part.replace(b"</w:ins>", b"<w:rPr/></w:ins>")):
        assert wrong != part
        found = faults(zipped({**written, "word/footnotes.xml": wrong}), tmp_path, ".docx")
        assert found - faults(data, tmp_path, ".docx")


@pytest.mark.parametrize("link", [DEAD, MOVED], ids=["dead", "moved"])
def test_a_checked_odt_has_no_fault_of_its_own(link: LinkFinding, tmp_path: Path) -> None:
    words = f'Weir, Report, <text:a xlink:href="{URL}"><text:span>{URL}</text:span></text:a>.'
    noted = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"<text:p>{words}</text:p></text:note-body></text:note>"
    )
    data = odt(f"<text:p>It failed.{noted} So what.</text:p>")
    assert not faults(checked(data, link, "draft.odt")[0], tmp_path, ".odt") - faults(data, tmp_path, ".odt")
