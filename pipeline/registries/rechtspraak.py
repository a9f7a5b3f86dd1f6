"""De Rechtspraak: judgments of Dutch courts by their ECLI (Open Data van de Rechtspraak, ten questions a second)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pipeline.registries.base import Pace, Registry, never, query, year_of
from pipeline.registries.cited import CitedWork
from pipeline.registries.xml import parsed_xml, texts_of
from reports.model import WorkKind, WorkRecord

_TERMS = "{http://purl.org/dc/terms/}"
_DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"


def _by_ecli(work: CitedWork) -> str | None:
    is_dutch = work.ecli is not None and work.ecli.startswith("ECLI:NL:")
    return query("/uitspraken/content", id=work.ecli, **{"return": "META"}) if is_dutch else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    root = parsed_xml(body)
    told = None if root is None else next(root.iter(_DESCRIPTION), None)
    numbers = () if told is None else texts_of(told, f"{_TERMS}identifier")
    ecli = next((number for number in numbers if number.startswith("ECLI:")), None)
    return (_record(told, ecli),) if told is not None and ecli else ()


def _record(told: Element, ecli: str) -> WorkRecord:
    return WorkRecord(
        registry="rechtspraak",
        key=ecli,
        url=f"https://deeplink.rechtspraak.nl/uitspraak?id={ecli}",
        kind=WorkKind.CASE,
        titles=(ecli, *texts_of(told, f"{_TERMS}title")),
        years=tuple(year for text in texts_of(told, f"{_TERMS}date") for year in year_of(text)),
        publisher=next(iter(texts_of(told, f"{_TERMS}creator")), None),
        ecli=ecli,
    )


RECHTSPRAAK = Registry(
    name="rechtspraak",
    title="Rechtspraak.nl",
    origin="https://data.rechtspraak.nl",
    pace=Pace(2.0),
    by_identifier=_by_ecli,
    by_words=never,
    read=_read,
    holds_cases=True,
)
