"""How long what an archive said of an address is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cache.keys import url_key

FRESH_FOR = timedelta(days=1)
"""Of what an index lists, or does not hold: new captures come at any time."""
STEADY_FOR = timedelta(days=30)
"""The same of a link that has not changed since: nobody waits for a copy of it."""


@dataclass(slots=True)
class Lifetimes:
    """Says whether an answer of an archive still counts."""

    steady_since: Mapping[str, datetime] = field(default_factory=dict)
    """Since when links are what they are, by ``url_key``; UTC."""

    def counts(self, url: str, learnt: datetime, now: datetime) -> bool:
        """Whether what was learnt of a URL at a moment need not be asked again."""
        since, age = self.steady_since.get(url_key(url)), now - learnt
        return age < FRESH_FOR or (since is not None and since <= learnt and age < STEADY_FOR)
