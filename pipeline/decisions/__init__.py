"""What people have decided about findings, kept beside the documents and found again in the next draft.

::

    footproof-decisions.jsonl ─ journal ─> entries ─ matching ─> citations ─ settling ─> verdicts
                 ^                                                   │
                 └──────────── recording (decide, import, desk) <────┘ orphans are told
"""
