"""How long what an archive said of an address is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cache.keys import share_of, url_key

FRESH_FOR = timedelta(days=1)
"""Of what an index lists, or does not hold: new captures come at any time."""
STEADY_FOR, _SPREAD = timedelta(days=30), timedelta(days=60)
"""The same of a link that has not changed since, for nobody waits for a copy of it: a month, and up to two more by
its address, so that no run asks again for everything."""


@dataclass(slots=True)
class Lifetimes:
    """Says whether an answer of an archive still counts."""

    steady_since: Mapping[str, datetime] = field(default_factory=dict)
    """Since when links are what they are, by ``url_key``; UTC."""

    def counts(self, url: str, learnt: datetime, now: datetime) -> bool:
        """Whether what was learnt of a URL at a moment need not be asked again."""
        key, age = url_key(url), now - learnt
        since = self.steady_since.get(key)
        steady = since is not None and since <= learnt
        return age < FRESH_FOR or (steady and age < STEADY_FOR + _SPREAD * share_of(key))
