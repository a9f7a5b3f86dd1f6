"""Lists of documents: sitemaps, feeds, and files with a name on each line.

::

    names ─ lists ─> names ─ fetch ─> sources ─ reading ─> addresses in sitemaps and feeds ─ fetch ─> documents
"""
