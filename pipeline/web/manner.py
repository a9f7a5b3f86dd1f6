"""In whose manner a page is asked for: under our own name, or once more as a reader's browser would ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_LANGUAGES = 3


@dataclass(frozen=True, slots=True)
class Manner:
    """What a request says beyond the headers of the client."""

    headers: tuple[tuple[str, str], ...] = ()


OWN = Manner()
"""Under our own name."""


def as_reader(languages: Sequence[str]) -> Manner:
    """As the browser of somebody who reads these languages.

    Some sites answer 404 to programs that they do not know, or to readers of languages that they do not write.

    Args:
        languages: primary subtags (BCP 47), best first; English is added.
    """
    wanted = tuple(dict.fromkeys((*languages, "en")))[:_MOST_LANGUAGES]
    weighed = (f"{language};q={1 - 0.2 * place:.1f}" if place else language for place, language in enumerate(wanted))
    return Manner(
        (
            ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/142.0.0.0 Safari/537.36"),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
            ("Accept-Language", ",".join(weighed)),
            ("Upgrade-Insecure-Requests", "1"),
            ("Sec-Fetch-Dest", "document"),
            ("Sec-Fetch-Mode", "navigate"),
            ("Sec-Fetch-Site", "none"),
            ("Sec-Fetch-User", "?1"),
        )
    )  # fmt: skip
