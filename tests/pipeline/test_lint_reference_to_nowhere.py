"""Ibid. and cross-references that point at no work."""

from fakes.linted import cited, said, silent

from pipeline.checks.lint.reference_to_nowhere import RULE

WHY = "No note 8 stands before it."


def reference(text: str, label: str = "5", why: str = WHY):
    return cited(None, text, label=label, unresolved=why)


def test_a_number_that_does_not_exist_is_told() -> None:
    """The message is the reader's own, the evidence the number."""
    hint = said(RULE, cited(label="4"), reference("See note 8 above."))
    assert (hint.message, hint.evidence) == (WHY, ("8",))


def test_a_note_that_cites_nothing_is_no_target() -> None:
    """Neither by number nor by ibid."""
    assert said(RULE, reference("Supra note 3."), comments=["3"])
    assert said(RULE, reference("Ibid."), comments=["4"])
    assert said(RULE, reference("Ibid.", label="1"))


def test_other_doubts_are_not_of_this_kind() -> None:
    """A note with works, a name that fits several, and what was resolved."""
    works = (cited(label="4"), cited("https://harbour.org/b", label="4", place=2))
    assert silent(RULE, *works, reference("Ibid."))
    assert silent(RULE, *works, reference("Supra note 4."))
    assert silent(RULE, *works, reference("Weir, op. cit."))
    assert silent(RULE, *works, cited(text="Ibid.", label="5", same_as="draft.md#4.1"))
