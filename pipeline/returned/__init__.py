"""Documents given back as they were, with a comment at every flagged note and tracked corrections inside the notes.

::

    report ─ remarks ─> what is said at each note ─┐
    the file's bytes ─ zipped ─> parts ────────────┴─ docx, odt ─> NAME.checked.docx, NAME.checked.odt

``offering`` names the formats that need the documents themselves; ``answers`` reads what people said to the comments.
"""
