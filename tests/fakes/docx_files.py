"""Word files made by hand: the parts that a test names, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text(words: str, properties: str = "") -> str:
    """A run with these words."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a plain string is made a run."""
    inner = "".join(run if run.startswith("<") else text(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def reference(note_id: int, kind: str = "footnote", mark: str | None = None) -> str:
    """A run with a reference mark; ``mark`` is one of the author's own."""
    custom = "" if mark is None else ' w:customMarkFollows="1"'
    shown = "" if mark is None else f"<w:t>{mark}</w:t>"
    return f'<w:r><w:{kind}Reference{custom} w:id="{note_id}"/>{shown}</w:r>'


def note(note_id: int, *runs: str, kind: str = "footnote") -> str:
    """A note that shows its own number."""
    return f'<w:{kind} w:id="{note_id}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", " ", *runs)}</w:{kind}>'


def section(properties: str) -> str:
    """The properties of a section, for the last paragraph in it or the body."""
    return f"<w:sectPr>{properties}</w:sectPr>"


def field(code: str, shown: str, pieces: int = 1) -> str:
    """A field whose code is cut into so many pieces."""
    size = max(1, -(-len(code) // pieces))
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{code[at : at + size]}</w:instrText></w:r>'
        for at in range(0, len(code), size)
    )
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return begin + codes + separate + text(shown) + end


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: id to kind and target; targets with a scheme are external."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def docx(
    *body: str,
    footnotes: str | None = None,
    endnotes: str | None = None,
    settings: str = "",
    styles: str = "",
    links: Mapping[str, str] | None = None,
    note_links: Mapping[str, str] | None = None,
) -> bytes:
    """A docx file; ``links`` and ``note_links`` are targets by relation id, of the body and of the footnotes."""
    parts = {
        "document": f"<w:body>{''.join(body)}</w:body>",
        "footnotes": footnotes,
        "endnotes": endnotes,
        "settings": settings,
        "styles": styles,
    }
    present = {name: content for name, content in parts.items() if content is not None}
    related = {f"part{name}": (name, f"{name}.xml") for name in present if name != "document"}
    linked = {name: ("hyperlink", target) for name, target in (links or {}).items()}
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relations({**related, **linked}),
            "word/_rels/footnotes.xml.rels": relations(
                {name: ("hyperlink", target) for name, target in (note_links or {}).items()}
            ),
            **{f"word/{name}.xml": f"<w:{name} {_SPACES}>{content}</w:{name}>" for name, content in present.items()},
        }
    )
