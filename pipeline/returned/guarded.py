"""What keeps people from taking corrections over in a file that comes back, or holds for it no more."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.returned.odt_text import TEXT
from pipeline.returned.zipped import Members

_SIGNATURES = ("_xmlsignatures/", "meta-inf/documentsignatures.xml")
_SETTINGS, _CONTENT = "word/settings.xml", "content.xml"
_ON = ("1", "true", "on")


def cautions(data: bytes, name: str) -> Iterator[str]:
    """Sentences about signatures and protection of an office file.

    Args:
        data: the file as it was.
        name: of the file that comes back.

    Raises:
        UnreadableDocument: it is no such file.
    """
    members = Members(data)
    if any(member.casefold().startswith(_SIGNATURES) for member in members.names):
        yield f"The document was signed: its signature holds for the document as it was, and not for {name}."
    if _is_protected(members):
        yield (
            f"{name} is protected against changes, as the document was: comments and corrections are in it, and can be "
            "accepted once whoever protected it has lifted that."
        )


def _is_protected(members: Members) -> bool:
    """An enforced ``documentProtection`` (ECMA-376, 17.15.1.29), or a protected section (ODF, ``text:protected``)."""
    if _SETTINGS in members:
        settings = members.tree(_SETTINGS)
        w = str(settings.tag).partition("}")[0] + "}"
        return any(one.get(w + "enforcement") in _ON for one in settings.iter(w + "documentProtection"))
    if _CONTENT in members:
        return any(one.get(TEXT + "protected") in _ON for one in members.tree(_CONTENT).iter(TEXT + "section"))
    return False
