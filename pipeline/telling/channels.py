"""What a way of telling people is, and how it can fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reports.news.model import News


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter was taken: it must not be sent again."""

    remark: str = ""
    """One sentence on those who did not get it all the same; empty where everybody did."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a letter was not taken."""

    reason: str
    """One sentence for a person; no secret is in it."""
    passing: bool
    """Whether the same may go well in a while."""
    wait_s: float | None = None
    """How long the other side asks to be left alone; None where it does not say."""


class Channel(Protocol):
    """One way to tell people."""

    @property
    def name(self) -> str:
        """As the settings have it."""
        ...

    async def send(self, news: News, key: str) -> Taken | Failure:
        """Send news once. Never raises for what the other side does.

        Args:
            news: what is told.
            key: by which whoever gets them twice can tell.
        """
        ...
