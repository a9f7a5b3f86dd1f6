"""What the author wrote: documents, their footnotes, and the works that these cite."""

from footnotes.errors import UnreadableDocument
from footnotes.model import Citation, Document, Footnote, Reading
from footnotes.read import read_document
from footnotes.readers import READABLE

__all__ = ["READABLE", "Citation", "Document", "Footnote", "Reading", "UnreadableDocument", "read_document"]
