"""Words for and, between names and between works, in every language."""

from __future__ import annotations

from footnotes.languages.all import gather
from footnotes.languages.patterns import any_of

AND = any_of(gather(lambda language: language.conjunctions))
"""In small letters: a capital "E" or "Y" between names is an initial. "&" is not among them."""
OR = any_of(gather(lambda language: language.alternatives))
