"""Findings: what an editor is told of a citation, each with severity, confidence, evidence and what to do.

A new kind is a ``Kind`` in the file of its subject, a row in the README and a case in the tests.

``links``    the link and the address     ``content``  title, quotations, date, authors, drift
``copies``   archived copies              ``works``    records of registries
``project``  what ``footproof.toml`` makes of them
"""

from __future__ import annotations

from pipeline.checks.findings import content, copies, links, works
from pipeline.checks.findings.base import Kind, Rule

KINDS: tuple[Kind, ...] = (*links.KINDS, *content.KINDS, *copies.KINDS, *works.KINDS)
"""Every kind but those of the lint."""

RULES: tuple[Rule, ...] = (*links.FIRST, *content.RULES, *works.RULES, *links.LAST, *copies.RULES)
"""In the order of their weight within one verdict."""
