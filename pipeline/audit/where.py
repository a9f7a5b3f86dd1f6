"""``footproof where``: which notes cite a site, and what is left of their sources if it goes away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cache.keys import ascii_host
from pipeline.addresses.parts import registrable, split_url
from pipeline.audit.held import Held
from pipeline.audit.last_reports import last_report
from pipeline.audit.own_copies import OwnCopies
from pipeline.errors import ExitCode, UsageError
from reports.formats.safe_text import one_line
from reports.summary import counted
from reports.written import WrittenCitation, WrittenReport


@dataclass(frozen=True, slots=True)
class Use:
    """One citation of a site."""

    citation: WrittenCitation
    held: Held
    public: str | None
    """Address of the copy."""
    own: datetime | None
    """When our own copy was made, UTC."""


def print_uses(site: str | None, held: Held | None, out: Path, copies: OwnCopies) -> ExitCode:
    """Print a sentence on the site, and a line a citation that leads to it; what has no copy comes first.

    Args:
        site: host name, or an address of it; None for every site.
        held: only citations whose copies are there; None for all.
        out: the folder of the last report.
        copies: what we hold ourselves.

    Raises:
        FootproofError: there is no report, the site is none, or the workspace is broken.
    """
    host = None if site is None else _host(site)
    report = last_report(out)
    uses = list(uses_of(report, host, copies))
    print("\n".join(_told(report, host, held, uses)))
    return ExitCode.OK


def uses_of(report: WrittenReport, host: str | None, copies: OwnCopies) -> Iterator[Use]:
    """The citations that lead to a host or one below it, in the order of the report; of every host for None."""
    for citation in report.citations:
        name = ascii_host(split_url(citation.url or "").hostname or "")
        if citation.same_as or not name or not (host is None or name == host or name.endswith(f".{host}")):
            continue
        public = citation.public_copy
        own = copies.of(citation.url or "")
        yield Use(citation, Held.PUBLIC if public else Held.OWN if own else Held.NONE, public, own)


def _host(site: str) -> str:
    host = split_url(site if "//" in site else f"//{site}").hostname or ""
    name = ascii_host(host).removeprefix("www.").rstrip(".")
    if not name:
        raise UsageError(f"“{one_line(site)}” is no site. Name a host such as example.org, or an address of it.")
    return name


def _told(report: WrittenReport, host: str | None, held: Held | None, uses: list[Use]) -> Iterator[str]:
    named = "any site" if host is None else host
    when = f"in the report of {report.run.finished}"
    if not uses:
        yield f"No citation leads to {named} {when}."
        return
    documents = {use.citation.document for use in uses}
    addresses = {use.citation.url for use in uses}
    yield (
        f"{counted(len(uses), 'citation')} in {counted(len(documents), 'document')} "
        f"{'lead' if len(uses) > 1 else 'leads'} to {_number_of(addresses)} of {named} {when}{_registered(host)}."
    )
    yield _if_it_went(Counter(use.held for use in uses), "it" if host else "any of them")
    for use in sorted(uses, key=lambda use: tuple(Held).index(use.held)):
        if held in (None, use.held):
            yield "\t".join(map(one_line, _line(use)))


def _number_of(addresses: Iterable[str | None]) -> str:
    number = len(list(addresses))
    return "1 address" if number == 1 else f"{number:,} addresses"


def _registered(host: str | None) -> str:
    if host is None:
        return ""
    domain = registrable(f"https://{host}/")
    return f"; the registered domain is {domain}" if domain != host else ""


def _if_it_went(counts: Counter[Held], what: str) -> str:
    return (
        f"If {what} went away: {counts[Held.PUBLIC]:,} would be left with a good copy in a public archive, "
        f"{counts[Held.OWN]:,} with our own copy alone, {counts[Held.NONE]:,} with none."
    )


def _line(use: Use) -> Iterator[str]:
    citation = use.citation
    yield citation.id
    yield citation.verdict or "unchecked"
    if citation.history:
        yield f"{citation.history.state} since {citation.history.since[:10]}"
    yield citation.url or ""
    if use.public:
        yield f"copy {use.public}"
    elif use.own:
        yield f"only our own copy of {use.own:%Y-%m-%d}"
    else:
        yield "no copy"
