"""The public suffix list: under which names people register domains."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@dataclass(frozen=True, slots=True)
class HostParts:
    """``news.bbc.co.uk`` taken apart; a name that is under no public suffix is a domain under domains."""

    subdomain: str
    """``news``; empty where there is none."""
    domain: str
    """``bbc``; empty where the name is a suffix itself."""
    suffix: str
    """``co.uk``; empty where the list has none, as for ``localhost`` and for ``127.0.0.1``."""

    @property
    def registered(self) -> str:
        """What somebody registered, ``bbc.co.uk``; empty where nobody did."""
        return f"{self.domain}.{self.suffix}" if self.domain and self.suffix else ""


@lru_cache(maxsize=4096)
def host_parts(name: str) -> HostParts:
    """A host name taken apart; one of numbers alone is not."""
    labels = name.lower().rstrip(".").split(".")
    suffix = _suffixes().publicsuffix(".".join(map(_in_letters, labels)))
    before = labels[: -suffix.count(".") - 1] if suffix else labels
    if not suffix and all(label.isdigit() for label in before):
        return HostParts("", ".".join(before), "")
    return HostParts(".".join(before[:-1]), "".join(before[-1:]), ".".join(labels[len(before) :]))


def _in_letters(label: str) -> str:
    """A label as the list has it: "中国", where names in use have "xn--fiqs8s"."""
    try:
        return label.encode().decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    # The list that it brings: no request goes out, and every run gives the same answer. In one spelling, it is read in
    # a third of the time.
    return PublicSuffixList(accept_unknown=False, only_icann=True, accept_encoded_idn=False)
