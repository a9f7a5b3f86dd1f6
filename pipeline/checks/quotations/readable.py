"""What can be read of a cited source: the page itself, or an archived copy of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.text.model import Page
from reports.model import TitleStatus

ON_PAGE = "page"
IN_ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Readable:
    """A text in which quotations and claims are looked for."""

    page: Page
    url: str
    """Where a reader opens it."""
    title: TitleStatus
    """How its title compares with the cited one."""
    found_in: str = ON_PAGE
    """``page`` or ``archive``."""

    @property
    def archived(self) -> bool:
        """Whether it is a copy."""
        return self.found_in == IN_ARCHIVE
