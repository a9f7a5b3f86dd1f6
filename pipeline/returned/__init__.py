"""Documents given back as they were, with comments and tracked corrections; of those in plain source a patch.

::

    report ─ remarks ─> what is said at each note ─┐
    the file's bytes ─ zipped ─> parts ────────────┼─ docx, odt ─> NAME.checked.docx, NAME.checked.odt
    the source ─ source_text, markup ──────────────┴─ splicing, unified, patch ─> corrections.patch

``offering`` names the formats that need the documents themselves; ``answers`` reads what people said to the comments.
"""
