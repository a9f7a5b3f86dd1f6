"""What is too large to be read, said in one way."""

from __future__ import annotations

from footnotes.errors import UnreadableDocument


def refuse_larger(data: bytes, limit: int, advice: str = "Split it, and check the parts.") -> None:
    """Return if a file is not too large.

    Args:
        data: the file.
        limit: bytes that its reader takes.
        advice: what to do about one that is larger.

    Raises:
        UnreadableDocument: it is.
    """
    if len(data) > limit:
        size = f"{len(data) / 2**20:.1f} MB, more than the {limit // 2**20} MB that can be read"
        raise UnreadableDocument(f"The file has {size}. {advice}")
