"""The desk: a local page on which people decide about findings, together.

::

    report.json ─> session <─ following <─ footproof-decisions.jsonl
                     │  └──────── deciding, undoing ──────^
    browser <─ app ──┤
       ^     guard   ├─ pages, sources (the page beside its copy)
       └──── live ───┘
"""
