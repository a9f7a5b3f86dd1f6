"""The lint as a whole: every rule is complete, projects have their say, and nothing hostile stops it."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.answers import page
from fakes.linted import DAY, URL, cited
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.model import Footnote, Reading
from pipeline.checks import lint as package
from pipeline.checks.findings.project import in_project
from pipeline.checks.lint import RULES, Batch, Rule, lint
from pipeline.settings import LintLevel, LintSettings
from pipeline.stages.verify import conclude, in_the_light_of, lint_document
from pipeline.text.model import Outline
from reports.model import ArchiveFinding, ArchiveStatus, Severity, Verdict

HERE = Path(__file__).parent
FOLDER = Path(inspect.getfile(package)).parent
README = HERE.parents[1] / "README.md"
NO_RULES = {"__init__", "base", "addresses"}
BY_CODE = {rule.code: rule for rule in RULES}
CODES = sorted(BY_CODE)
TRACKED = cited(f"{URL}?utm_source=x")
INSIDE = cited("http://wiki.company.local/plan", label="2")
NO_COPY = ArchiveFinding(ArchiveStatus.NONE)
TRACKING, LOGIN = "draft.md#1.1:tracking-parameter", "draft.md#2.1:login-only-address"


def module_of(rule: Rule) -> str:
    return rule.code.replace("-", "_")


def test_every_file_is_a_rule_in_the_list() -> None:
    """A rule that is not in the tuple would never run."""
    files = {path.stem for path in FOLDER.glob("*.py")} - NO_RULES
    assert files == {module_of(rule) for rule in RULES}
    assert len(BY_CODE) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_complete(rule: Rule) -> None:
    """A code in kebab-case, a sentence, and tests of its own."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert rule.summary.endswith(".")
    assert (HERE / f"test_lint_{module_of(rule)}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_row_in_the_readme(rule: Rule) -> None:
    """Editors look up there what a code means and how grave it is."""
    text = README.read_text(encoding="utf-8")
    if "| rule |" not in text:
        pytest.skip("the README has no table of the rules yet")
    assert f"| `{rule.code}` | {rule.severity} | {rule.summary} |" in text


def found(levels: dict[str, LintLevel] | None = None, dismissed: frozenset[str] = frozenset()):
    project = LintSettings(levels=levels or {}, dismissed=dismissed)
    by_id = {checked.result.citation.id: checked.result for checked in (TRACKED, INSIDE)}
    return {
        reason.id: reason
        for citation, reasons in lint(Batch((TRACKED, INSIDE), (), DAY)).items()
        for reason in in_project(reasons, by_id[citation], project)
    }


def test_a_finding_has_all_that_an_editor_needs() -> None:
    """Id, code, sentence, suggestion, severity, confidence and evidence."""
    reason = found()[TRACKING]
    assert (reason.code, reason.severity, reason.dismissed) == ("tracking-parameter", Severity.NOTE, False)
    assert reason.message.endswith(".")
    assert reason.suggestion.endswith(".")
    assert reason.confidence
    assert reason.evidence == ("utm_source=x",)


def test_a_project_switches_rules_off_up_and_down() -> None:
    """Each by its code, the others untouched."""
    assert TRACKING not in found({"tracking-parameter": LintLevel.OFF})
    assert LOGIN in found({"tracking-parameter": LintLevel.OFF})
    assert found({"tracking-parameter": LintLevel.WARNING})[TRACKING].severity is Severity.WARNING
    assert found({"login-only-address": LintLevel.NOTE})[LOGIN].severity is Severity.NOTE


def test_a_dismissed_finding_is_kept_and_marked() -> None:
    """It does not vanish, and no other is dismissed with it."""
    reasons = found(dismissed=frozenset({LOGIN}))
    assert reasons[LOGIN].dismissed
    assert not reasons[TRACKING].dismissed


@pytest.mark.parametrize(
    ("project", "verdict"),
    [
        (LintSettings(), Verdict.REVIEW),
        (LintSettings(levels={"login-only-address": LintLevel.NOTE}), Verdict.OK),
        (LintSettings(levels={"login-only-address": LintLevel.OFF}), Verdict.OK),
        (LintSettings(dismissed=frozenset({LOGIN})), Verdict.OK),
    ],
    ids=["as it is", "down", "off", "dismissed"],
)
def test_warnings_make_review_unless_the_project_says_otherwise(project: LintSettings, verdict: Verdict) -> None:
    """From the batch to the verdict."""
    plan = Outline.of(page("Plan"))
    linted = lint_document([TRACKED.result, INSIDE.result], [plan, plan], None, DAY)
    assert conclude(in_the_light_of(linted[1], NO_COPY, None), project).verdict is verdict
    assert conclude(in_the_light_of(linted[0], NO_COPY, None), project).verdict is Verdict.OK


def test_pages_reach_the_rules() -> None:
    """A rule sees the page of its citation, and none where nothing was fetched."""
    result = cited(page=None).result
    outline = Outline.of(page("Flood", doi="10.1000/182"))
    (linted,) = lint_document([result], [outline], None, DAY)
    assert "doi-missing" in [reason.code for reason in linted.lint]
    (unseen,) = lint_document([result], [None], None, DAY)
    assert not unseen.lint


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"https?://[^\s/]{0,20}/[^\s]{0,40}", fullmatch=True),
    st.sampled_from(
        ["http://[::1", "http://", "//", "https://a:99999/", "http://%00/", "www.", "https://xn--/", "https://./a?=&&#"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    HOSTILE,
    HOSTILE,
    st.text(max_size=30),
    st.sampled_from([None, "", "2019-13", "0000", "9999-12-31", "x", "2019-1-1-1"]),
)
def test_nothing_hostile_stops_the_lint(url: str, shown: str, title: str, date: str | None) -> None:
    """Whatever stands in a note, every rule comes to its end."""
    one = cited(
        url or None, title, title=title, date=date, accessed=date, url_shown=shown, page=page(title, canonical=shown)
    )
    two = cited(url or None, shown, label="2", title=shown, date=date, unresolved="Why.", chain=(shown,))
    footnotes: tuple[Footnote, ...] = (one.result.footnote, two.result.footnote)
    reading = Reading("draft.md", "draft.md", "", "markdown", footnotes, (), dated=date)
    batch = Batch((one, two, replace(one, page=None)), (reading,), DAY)
    assert all(reason.code in BY_CODE for reasons in lint(batch).values() for reason in reasons)


def test_long_addresses_take_no_time() -> None:
    """Each pattern is bounded: a hundred thousand characters of anything are read at once."""
    hostile = ["https://e.org/" + piece * 20_000 for piece in ("a=1&", "a-b.", "amp/", "../x", "(S(a", ";jse")]
    batch = Batch(tuple(cited(url, url, label=str(at), url_shown=url + "x") for at, url in enumerate(hostile)), (), DAY)
    assert isinstance(lint(batch), dict)
