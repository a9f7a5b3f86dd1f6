"""The lint: what a good copy editor sees besides rot, each rule one file.

A new rule is a file here, an entry in ``RULES``, a table of cases in ``tests/pipeline/test_lint_<file>.py``
and a row in the README.
"""

from __future__ import annotations

from pipeline.checks.lint import (
    access_date_missing,
    amp_address,
    doi_missing,
    home_page,
    http_where_https,
    ibid_after_several_works,
    login_only_address,
    mobile_address,
    pdf_without_page,
    reference_to_nowhere,
    same_title_other_url,
    same_url_other_title,
    search_results,
    session_id,
    short_link,
    shown_other_address,
    source_after_document,
    tracking_parameter,
    undated_post,
)
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule
from reports.model import Reason

__all__ = ["RULES", "Batch", "Checked", "Rule", "lint"]

RULES: tuple[Rule, ...] = (
    # What harms the reader of the document.
    reference_to_nowhere.RULE,
    ibid_after_several_works.RULE,
    shown_other_address.RULE,
    login_only_address.RULE,
    source_after_document.RULE,
    # What disagrees within the document.
    same_url_other_title.RULE,
    same_title_other_url.RULE,
    # What is cited instead of the page itself.
    home_page.RULE,
    search_results.RULE,
    short_link.RULE,
    amp_address.RULE,
    mobile_address.RULE,
    session_id.RULE,
    tracking_parameter.RULE,
    http_where_https.RULE,
    # What the note lacks.
    undated_post.RULE,
    access_date_missing.RULE,
    pdf_without_page.RULE,
    doi_missing.RULE,
)
"""Every rule, in the order in which findings are told."""


def lint(batch: Batch) -> dict[str, tuple[Reason, ...]]:
    """What the rules find in a batch, by citation id; a citation of which they say nothing is left out."""
    found: dict[str, dict[str, Reason]] = {}
    for rule in RULES:
        for hint in rule.find(batch):
            found.setdefault(hint.citation, {}).setdefault(rule.code, _reason(rule, hint))
    return {citation: tuple(reasons.values()) for citation, reasons in found.items()}


def _reason(rule: Rule, hint: Hint) -> Reason:
    return Reason(rule.code, hint.message, hint.suggestion, rule.severity, hint.confidence, hint.evidence)
