"""What became of links over all runs: one check a run and URL, folded into a state that has a beginning.

::

    results of a run ─ chronicle ─> checks of earlier runs + this one ─ states ─> LinkHistory
                          └─ when the run is complete ─> workspace
"""
