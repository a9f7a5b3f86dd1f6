"""Several machines at one batch: what takes long is done by workers, as jobs in the workspace's own database.

::

    footproof check ── submit ──> jobs, one a host <── take ── footproof worker (any number, on any machine)
          │                       (procrastinate)                 │ claims the host, fetches, reads
          │ waits                                                 v
          └────────── answers from <────────────────────────── workspace: captures, records, pages

A job is whatever a round of a batch asks of one host; its lock is the host, so no two jobs of a host run at once.
Whoever takes it back from a worker that died, which others see by its heartbeat, asks for nothing that was kept.
Redirects lead to hosts of other jobs, and a worker that was thought dead may wake: so whoever sends a request holds a
claim on its host as well, a lock of the server that lives as long as the connection (``claims``).
Where no worker lives, the batch does its work itself.

Jobs of a batch that has ended, however it ended, are let go by whoever takes them. A worker fetches as the batch says,
but into private networks only as far as its own settings allow. Budgets of the archive are one ledger (``ledger``).

Nothing of this is imported where the workspace is a folder. Needs the extra ``footproof[cluster]``.
"""
