"""Projects that got a site of their own: a lab, a campaign, a report, whose old address leads to the new home page."""

from __future__ import annotations

import re

from pipeline.addresses.kinds import is_front
from pipeline.addresses.parts import domain_words, host_of, registrable, segments
from pipeline.checks.links.case import Case
from pipeline.language.fold import listed, words

_GENERIC = listed(
    "news blog blogs home homepage index default main start welcome about article articles story stories press media "
    "video videos audio page pages shop store mail online info site sites web data docs wiki forum archive archives "
    "view user users node content public files search project projects people research group groups team"
)
"""Steps of a path, and words of a title, that name no project."""
_STOP = listed("the a an of for and to in on at by der die das und von le la les de du des et el los las y del il lo")
_SUFFIX = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cgi|shtml|xhtml)$")
_MIN_NAME = 4
_PARTS = re.compile(r"\s[-–—|•·»«/~:]+\s|\s{0,9}[|»«•:,()]\s*")


def has_own_site(case: Case, home: str) -> bool:
    """Whether a home page that a link leads to is that of the very thing that was cited.

    ``example.org/~prof`` leads to ``prof.name``, ``example.edu/groups/flood-lab/`` to ``floodlab.org``; or the site's
    own title is what the note cites. An article whose newspaper has another domain now is no such thing.
    """
    if host_of(case.url) == host_of(home):
        return False
    return _named_by_host(case.url, home) or (
        registrable(case.url) != registrable(home) and case.moved_for_good and _named_by_title(case)
    )


def _named_by_host(url: str, home: str) -> bool:
    steps = [_SUFFIX.sub("", step) for step in segments(url)]
    while len(steps) > 1 and (steps[-1] in _GENERIC or is_front(f"http://x.example/{steps[-1]}")):
        steps.pop()
    if not steps:
        return False
    name = _squeezed(steps[-1])
    enough = len(name) > 2 if len(steps) == 1 else len(name) >= _MIN_NAME and steps[-1] not in _GENERIC
    host = _squeezed("".join(domain_words(home)))
    return enough and name in host and name not in _squeezed("".join(domain_words(url)))


def _named_by_title(case: Case) -> bool:
    """Whether a part of the page's title, of two telling words or more, stands in the cited title as it is."""
    cited = frozenset(words(case.cited_title or ""))
    for title in case.page.titles:
        for part in _PARTS.split(title.text):
            telling = frozenset(words(part)) - _STOP - _GENERIC
            if len(telling) >= 2 and telling <= cited:
                return True
    return False


def _squeezed(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())
