"""Telling people what an audit found: once a change, by mail and webhook, whatever stops the program.

::

    report ─ announce ─> letters, in the transaction that logs the run ─ deliver ─> channels
                                                                            └─> marked as sent

A program that is killed between sending and marking sends again: the letter carries the same id (``Message-ID``,
``Idempotency-Key``), by which mail programs and receivers know it.
"""
