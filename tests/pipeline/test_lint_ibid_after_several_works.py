"""Ibid. after a note with several works."""

from fakes.linted import cited, said, silent

from pipeline.checks.lint.ibid_after_several_works import RULE

WHY = "The note before it cites 2 works, and nothing tells which of them is meant."
ONE = cited(label="4", title="Flood walls")
TWO = cited("https://harbour.org/pilots", label="4", place=2, title="Pilots refuse")
IBID = cited(None, "Ibid., p. 7.", label="5", unresolved=WHY)


def test_both_works_are_named() -> None:
    """The editor chooses between them."""
    hint = said(RULE, ONE, TWO, IBID)
    assert hint.citation == "draft.md#5.1"
    assert "“Flood walls” or “Pilots refuse”" in hint.suggestion
    assert "note 4" in hint.message
    assert hint.evidence == ("draft.md#4.1", "draft.md#4.2")


def test_what_is_clear_is_left_alone() -> None:
    """One work before it, a resolved ibid., a note in between, a reference by number."""
    assert silent(RULE, ONE, IBID)
    assert silent(RULE, ONE, TWO, cited(text="Weir, ibid.", label="5", same_as="draft.md#4.1"))
    assert silent(RULE, ONE, TWO, cited(label="5"), cited(None, "Ibid.", label="6", unresolved=WHY))
    assert silent(RULE, ONE, TWO, cited(None, "Supra note 2.", label="5", unresolved=WHY))
