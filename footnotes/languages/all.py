"""The languages that are known, and what all of them have to say of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from footnotes.languages.ar import ARABIC
from footnotes.languages.az import AZERBAIJANI
from footnotes.languages.be import BELARUSIAN
from footnotes.languages.bg import BULGARIAN
from footnotes.languages.ca import CATALAN
from footnotes.languages.cs import CZECH
from footnotes.languages.da import DANISH
from footnotes.languages.de import GERMAN
from footnotes.languages.el import GREEK
from footnotes.languages.en import ENGLISH
from footnotes.languages.es import SPANISH
from footnotes.languages.et import ESTONIAN
from footnotes.languages.fa import PERSIAN
from footnotes.languages.fi import FINNISH
from footnotes.languages.fr import FRENCH
from footnotes.languages.he import HEBREW
from footnotes.languages.hi import HINDI
from footnotes.languages.hr import CROATIAN
from footnotes.languages.hu import HUNGARIAN
from footnotes.languages.id import INDONESIAN
from footnotes.languages.it import ITALIAN
from footnotes.languages.ja import JAPANESE
from footnotes.languages.ka import GEORGIAN
from footnotes.languages.kk import KAZAKH
from footnotes.languages.ko import KOREAN
from footnotes.languages.lt import LITHUANIAN
from footnotes.languages.lv import LATVIAN
from footnotes.languages.mk import MACEDONIAN
from footnotes.languages.model import Language, Words
from footnotes.languages.nl import DUTCH
from footnotes.languages.no import NORWEGIAN
from footnotes.languages.pl import POLISH
from footnotes.languages.pt import PORTUGUESE
from footnotes.languages.ro import ROMANIAN
from footnotes.languages.ru import RUSSIAN
from footnotes.languages.sk import SLOVAK
from footnotes.languages.sl import SLOVENIAN
from footnotes.languages.sr import SERBIAN
from footnotes.languages.sv import SWEDISH
from footnotes.languages.tr import TURKISH
from footnotes.languages.uk import UKRAINIAN
from footnotes.languages.ur import URDU
from footnotes.languages.vi import VIETNAMESE
from footnotes.languages.zh import CHINESE

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
    SWEDISH,
    DANISH,
    NORWEGIAN,
    FINNISH,
    POLISH,
    CZECH,
    SLOVAK,
    HUNGARIAN,
    ROMANIAN,
    BULGARIAN,
    CROATIAN,
    SERBIAN,
    GREEK,
    TURKISH,
    RUSSIAN,
    UKRAINIAN,
    KAZAKH,
    LITHUANIAN,
    LATVIAN,
    ESTONIAN,
    ARABIC,
    PERSIAN,
    HEBREW,
    HINDI,
    CHINESE,
    JAPANESE,
    KOREAN,
    INDONESIAN,
    VIETNAMESE,
    AZERBAIJANI,
    BELARUSIAN,
    CATALAN,
    GEORGIAN,
    MACEDONIAN,
    SLOVENIAN,
    URDU,
)
"""In the order in which they are asked where one word is in several."""
BY_CODE = {language.code: language for language in LANGUAGES}


def gather(select: Callable[[Language], Iterable[str]]) -> Words:
    """The words that ``select`` takes from each language, each word once, in the order of the languages."""
    return tuple(dict.fromkeys(word for language in LANGUAGES for word in select(language)))
