"""What can go wrong while a document is read."""


class UnreadableDocument(Exception):
    """The document cannot be read; the message says which, why, and what to do next."""
