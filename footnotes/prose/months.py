"""Names of the months in the larger European languages: the one table of them."""

from __future__ import annotations

from collections import defaultdict

ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_WHOLE = (
    "january januar jänner janvier enero gennaio janeiro januari styczeń stycznia январь января январе січень січня "
    "ocak leden ledna јануар",
    "february februar février fevrier febrero febbraio fevereiro februari luty lutego февраль февраля феврале лютий "
    "лютого şubat únor února фебруар",
    "march märz maerz mars marzo março marco maart marzec marca март марта марте березень березня mart březen března",
    "april avril abril aprile kwiecień kwietnia апрель апреля апреле квітень квітня nisan duben dubna април",
    "may mai mayo maggio maio mei maj maja май мая мае травень травня mayıs květen května мај",
    "june juni juin junio giugno junho czerwiec czerwca июнь июня июне червень червня haziran červen června јун",
    "july juli juillet julio luglio julho lipiec lipca июль июля июле липень липня temmuz červenec července јул",
    "august août aout agosto augustus sierpień sierpnia август августа августе серпень серпня ağustos srpen srpna",
    "september septembre septiembre settembre setembro wrzesień września сентябрь сентября сентябре вересень вересня "
    "eylül září септембар",
    "october oktober octobre octubre ottobre outubro październik października октябрь октября октябре жовтень жовтня "
    "ekim říjen října октобар",
    "november novembre noviembre novembro listopad listopada ноябрь ноября ноябре листопад листопада kasım listopadu "
    "новембар",
    "december dezember décembre decembre diciembre dicembre dezembro grudzień grudnia декабрь декабря декабре "
    "грудень грудня aralık prosinec prosince децембар",
)
_SHORT = (
    "jan janv ene янв", "feb febr févr fev фев", "mar mrz mrt мар", "apr avr abr апр", "", "jun giu июн",
    "jul juil июл", "aug авг", "sep sept сен сент", "oct okt ott окт", "nov ноя нояб", "dec dez déc dic дек",
)  # fmt: skip

WHOLE_NAMES = {name: number for number, names in enumerate(_WHOLE, 1) for name in names.split()}
"""Number of a month by its name as it is written out, in lower case; in some languages in its case of dates."""
NAMES = WHOLE_NAMES | {name: number for number, names in enumerate(_SHORT, 1) for name in names.split()}
"""The same, and what it is abbreviated to, without the full stop."""
ENGLISH_SHORT = frozenset({name[:3].lower() for name in ENGLISH if name != "May"} | {"sept"})
"""English abbreviations in lower case; "May" is none."""


def _beginnings() -> dict[str, int]:
    numbers = defaultdict(set)
    for name, number in NAMES.items():
        numbers[name[:3]].add(number)
    return {beginning: found.pop() for beginning, found in numbers.items() if len(found) == 1}


_BEGINNINGS = _beginnings()


def month_of(word: str) -> int | None:
    """The month, 1 to 12, that a word names or that its first three letters leave no doubt of; None for any other."""
    name = word.lower()
    return NAMES.get(name) or _BEGINNINGS.get(name[:3])
