"""What is known of a language: the words of its notes, its headings and its error pages.

One file a language holds one ``Language``; ``all.py`` lists them. Everything is written as it is printed, in small
letters but for names; where a word takes a full stop ("op. cit.") it has one, and ``patterns.py`` makes stop and
spaces optional. An empty field says that the language has no such word, or that nobody has written it down yet.
"""

from __future__ import annotations

from dataclasses import dataclass

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of a string, divided by white space."""
    return tuple(text.split())


def phrases(text: str) -> Words:
    """The phrases of a string, divided by ``|``."""
    return tuple(phrase for part in text.split("|") if (phrase := part.strip()))


def months(text: str) -> tuple[Words, ...]:
    """The names of each month in turn, months divided by ``|`` and the names of one by white space.

    Names in the case that dates take ("января") stand beside the plain ones.
    """
    return tuple(words(names) for names in text.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorWords:
    """The closed set of words that headings such as "This page could not be found" are made of.

    Single words, each in the forms that such headings use.
    """

    subjects: Words = ()
    """What is missing: page, article, file."""
    negations: Words = ()
    verbs: Words = ()
    """What cannot be done or is not so: found, exist, available. Counts with a negation only."""
    absences: Words = ()
    """Words that need no negation: removed, missing. Count with a subject only."""
    sites: Words = ()
    """What the whole site is called: where it alone is unavailable, the site is in trouble, and no page is gone."""
    unavailable: Words = ()
    """Words, positive or negative, of what may pass: available, unavailable, load. What stands beneath decides."""
    over: Words = ()
    """No longer: with it, what is unavailable is so for good."""
    troubles: Words = ()
    """Words of a server in trouble: temporarily, maintenance."""
    regions: Words = ()
    """Words for where the reader is: country, region."""
    others: Words = ()
    """Words that may stand beside them: the, sorry, you."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHeadings:
    """Whole headings of pages that show no work. Case, accents and punctuation do not count.

    An asterisk stands for a name of up to four words: ``* login``.
    """

    gone: Words = ()
    """The page is not there; beside what ``ErrorWords`` can say."""
    trouble: Words = ()
    """The server fails or is being worked on."""
    denied: Words = ()
    challenge: Words = ()
    """The visitor has to prove to be human, or to wait."""
    login: Words = ()
    paywall: Words = ()
    region: Words = ()
    """Not to be seen from where the reader is."""
    consent: Words = ()
    parked: Words = ()
    """The name is for sale, has run out, or was registered for a site that is not there."""
    placeholder: Words = ()
    """Home page, untitled, loading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language that tell what a note, a heading or a page says."""

    code: str
    """Two letters of ISO 639-1."""
    name: str
    """In English."""
    script: str
    """The script of its words, as ``pipeline.language`` names scripts: ``latin``, ``cyrillic``, ``han``."""
    months: tuple[Words, ...] = ()
    """Twelve, January first; none where months are numbers ("3月")."""
    short_months: tuple[Words, ...] = ()
    """Twelve, without full stop; a month that is never abbreviated has none."""
    seasons: Words = ()
    conjunctions: Words = ()
    """"And" between names or works."""
    alternatives: Words = ()
    """"Or" between works."""
    date_words: Words = ()
    """What stands between "accessed" and the date: on, am, le."""
    accessed: Words = ()
    """Says that a date is the one on which the author looked."""
    available_at: Words = ()
    """Between a citation and its address."""
    archived_at: Words = ()
    """Before the address of a copy."""
    copy_stands_at: str = ""
    """The same as it is written into a note; empty where it is the first of ``archived_at`` and a colon."""
    ibid: Words = ()
    """The work cited just before."""
    same_author: Words = ()
    """Stands for the author named just before: idem, ders."""
    op_cit: Words = ()
    """A work of the named author that was cited before."""
    above: Words = ()
    """Beside the number of a note that stands before: above, supra, oben."""
    note_words: Words = ()
    """Before the number of a note: note, fn., Anm."""
    signals: Words = ()
    """What introduces a citation without being part of it: see, cf., quoted in."""
    kinds: Words = ()
    """What a work is, before a colon: podcast, press release, Studie."""
    bylines: Words = ()
    """Before the names of those who wrote it: by, von, par."""
    others: Words = ()
    """Stands for the authors who are not named: et al."""
    editors: Words = ()
    translators: Words = ()
    volumes: Words = ()
    """Before the number of a volume, an issue, a part."""
    pages: Words = ()
    """Before the number of a page."""
    editions: Words = ()
    """Behind the number of an edition."""
    note_headings: Words = ()
    """Headings of lists of notes."""
    reference_headings: Words = ()
    """Headings of lists of works."""
    link_headings: Words = ()
    """Headings of lists of works that are named beside the sources: further reading, external links."""
    in_language: Words = ()
    """Before the name of a language in "(in Russian)"."""
    law_words: Words = ()
    """Kinds of laws, treaties and judgments."""
    abbreviations: Words = ()
    """Abbreviations, without their last full stop, that end no sentence."""
    that: Words = ()
    """Leads on to what somebody said: that, dass, que; none where the verb follows the words."""
    retracted: Words = ()
    """How words begin that say that a work was taken back: retracted, zurückgezogen."""
    adversatives: Words = ()
    """Leads on to what limits or turns round what was just said: but, however, jedoch."""
    function_words: Words = ()
    """The commonest words of running text, the commonest first."""
    errors: ErrorWords = ErrorWords()
    later: Words = ()
    """Beneath such a heading: the trouble will pass."""
    required: Words = ()
    """Beneath such a heading: what the reader needs to see the page: an account, a subscription, a viewer."""
    headings: PageHeadings = PageHeadings()
