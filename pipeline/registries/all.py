"""The registries, in the order in which they are asked. Another one is a file and a row here.

A work is looked up by its identifiers first, then by its words, until a registry holds it.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.registries.arxiv import ARXIV
from pipeline.registries.base import Registry
from pipeline.registries.courtlistener import COURTLISTENER
from pipeline.registries.crossref import CROSSREF
from pipeline.registries.datacite import DATACITE
from pipeline.registries.dblp import DBLP
from pipeline.registries.dnb import DNB
from pipeline.registries.library_of_congress import LIBRARY_OF_CONGRESS
from pipeline.registries.open_library import OPEN_LIBRARY
from pipeline.registries.openalex import OPENALEX
from pipeline.registries.pubmed import PUBMED
from pipeline.registries.rechtspraak import RECHTSPRAAK
from pipeline.registries.semantic_scholar import SEMANTIC_SCHOLAR

ALL = (CROSSREF, DATACITE, ARXIV, PUBMED, OPENALEX, OPEN_LIBRARY, LIBRARY_OF_CONGRESS, DNB, DBLP, SEMANTIC_SCHOLAR,
       COURTLISTENER, RECHTSPRAAK)  # fmt: skip
REGISTRIES: Mapping[str, Registry] = {registry.name: registry for registry in ALL}
"""By the name that settings use."""
ASKED = ("crossref", "datacite", "arxiv", "pubmed", "openalex", "open-library", "rechtspraak")
"""What is asked unless settings say otherwise: works of every field, at most three questions for one."""
