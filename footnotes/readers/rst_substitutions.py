"""What ``|name|`` stands for in reStructuredText, as far as docutils can be trusted to put it in.

docutils breaks down on a definition that uses a name which only Sphinx knows (``|release|``), and puts in without end
what doubles itself. Such a use is left as the words that it is.
"""

from __future__ import annotations

import re

_DEFINED = re.compile(r"^[ \t]*\.\.[ \t]+\|([^|\n]{1,200})\|[ \t]", re.M)
_REPLACED = re.compile(
    r"^([ \t]*\.\.[ \t]+\|([^|\n]{1,200})\|[ \t]+replace::)((?:[^\n]*\n?)(?:[ \t]+(?!\.\.[ \t])\S[^\n]*\n?)*)", re.M
)
_USE = re.compile(r"(?<!\\)\|(\S[^|\n]{0,200}?)\|")
_LONGEST = 10_000
"""Characters that one name may stand for."""
MOST_PUT_IN = 4_000_000
"""Characters that all uses together may become."""


def with_sound_substitutions(text: str) -> tuple[str, int]:
    """The text with definitions that end, and how many characters its uses will become in all."""
    names = {_key(name) for name in _DEFINED.findall(text)}
    bodies = {_key(match[2]): match[3] for match in _REPLACED.finditer(text)}
    sizes: dict[str, int] = {}
    for name in bodies:
        _measure(name, bodies, sizes)

    def with_words(match: re.Match[str]) -> str:
        def kept_or_words(use: re.Match[str]) -> str:
            name = _key(use[1])
            return use[0] if name in names and sizes.get(name, 0) < _LONGEST else rf"\|{use[1]}\|"

        return match[1] + _USE.sub(kept_or_words, match[3])

    sound = _REPLACED.sub(with_words, text)
    uses = (sizes.get(_key(name), 0) for name in _USE.findall(_REPLACED.sub("", text)))
    return sound, sum(min(size, _LONGEST) for size in uses)


def _measure(name: str, bodies: dict[str, str], sizes: dict[str, int]) -> None:
    """Note how long a name becomes; a cycle is as long as can be. Without recursion: chains may be long."""
    waiting, under_way = [name], set[str]()
    while waiting:
        current = waiting[-1]
        uses = [_key(use) for use in _USE.findall(bodies[current])]
        unknown = [use for use in uses if use in bodies and use not in sizes]
        if current in sizes or not unknown:
            size = len(bodies[current]) + sum(sizes.get(use, 0) for use in uses)
            sizes.setdefault(current, min(size, _LONGEST))
            waiting.pop()
        elif current in under_way:
            sizes[current] = _LONGEST
            waiting.pop()
        else:
            under_way.add(current)
            waiting.extend(unknown)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
