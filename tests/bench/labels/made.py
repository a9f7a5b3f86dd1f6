"""Notes that are made up: works in many styles and languages, signals, references back, and prose around them.

What counts is the variety of styles, not the number of notes: without made-up notes the labels read a third fewer works
of footnotes, where few public sets show how works are strung together.
"""

# ruff: noqa: E501 - tables of what fills a form are read one name a line

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from examples import OUTSIDE, SEPARATOR, SIGNAL, Example, Piece, example, one_work

from footnotes.languages.all import LANGUAGES as KNOWN

_HERE = Path(__file__).parent
_STRETCH = re.compile(
    r"(?P<plain>[^\[]*)(?:\[(?P<label>[A-Z]+)(?P<italic>\*?)\|(?P<words>(?:[^\[\]]|\[[^\[\]|]*\])*)\])?"
)
_SURNAME = re.compile(r"([A-Z][\w’-]+(?:[ -][A-Z][\w’-]+)?), (?:[A-Z]\.[ -]?){1,3}")
_SMALL = frozenset(
    ("of", "the", "a", "an", "and", "in", "on", "for", "to", "with", "from", "by", "at", "as", "or", "its")
)
_CAPITALS = "ABCDEFGHJKLMNPRSTUVW"
_DAY_WITH_POINT = ("de", "cs", "da", "no", "fi", "hu")
_SHORT_MONTHS = defaultdict(
    tuple, {one.code: tuple(name[0] if name else "" for name in one.short_months) for one in KNOWN}
)
_ARCHIVED = {one.code: one.archived_at for one in KNOWN}
_PLATFORMS = (
    "Twitter",
    "Facebook",
    "X",
    "Telegram",
    "Instagram",
    "Bluesky",
    "LinkedIn",
    "YouTube",
    "TikTok",
    "VKontakte",
)
_NO_ENTRIES = ("interviews", "chicago-short", "author-date-short")
"""Styles that no list of references has."""
_LISTED = ("apa", "harvard", "chicago-author-date", "german-list", "iso690", "mla")
"""Styles of lists of references."""
_LINKED = 0.35
"""Share of works with an address whose address is a link on words, as in pages and files of Word."""
_OWN_SCRIPT = ("ru", "uk", "el", "zh", "ja", "ko", "ar", "he")
_UNSPACED = ("zh", "ja", "ko")
_QUOTES = ('" "', "“ ”", "‘ ’", "' '", "„ “", "« »", "» «", "“ “", "„ ”", " ")


@dataclass(frozen=True, slots=True)
class Style:
    """One way to cite, with its forms."""

    name: str
    languages: frozenset[str]
    kinds: tuple[str, ...]
    forms: tuple[str, ...]

    def speaks(self, language: str) -> bool:
        """Whether notes of a language use it."""
        return "all" in self.languages or language in self.languages


class Words:
    """The lists of one language."""

    def __init__(self, path: Path) -> None:
        self.code = path.stem
        self._lists = tomllib.loads(path.read_text("utf-8"))
        self.share = int(self._lists["share"])

    def __getitem__(self, name: str) -> list[str]:
        """A list; the English one where the language has none."""
        listed = self._lists.get(name)
        if listed is None:
            return ENGLISH[name]
        return str(listed).split("||" if name == "backs" else "|")

    def __contains__(self, name: str) -> bool:
        return name in self._lists


ENGLISH = Words(_HERE / "words" / "en.toml")
LANGUAGES = tuple(Words(path) for path in sorted((_HERE / "words").glob("??.toml")))
_SHARED = Words(_HERE / "words" / "shared.toml")


def read_styles() -> tuple[Style, ...]:
    """The styles of ``styles.txt``."""
    styles: list[Style] = []
    for block in re.split(r"^= ", (_HERE / "styles.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *forms = [line for line in block.splitlines() if line.strip()]
        name, languages, kinds = [part.strip() for part in head.split("|")]
        styles.append(Style(name, frozenset(languages.split()), tuple(kinds.split()), tuple(forms)))
    return tuple(styles)


class Maker:
    """Makes notes; the same seed and the same examples make the same notes."""

    def __init__(self, real: Iterable[Example], seed: int) -> None:
        """Titles, outlets, publishers and surnames of ``real`` are used beside the made-up ones."""
        self._chance = random.Random(seed)
        self._styles = read_styles()
        self._titles: dict[str, list[str]] = defaultdict(list)
        self._outlets: list[str] = []
        self._publishers: list[str] = []
        self._surnames: list[str] = []
        for one in real:
            for label in one.labels:
                self._collect(label.label, label.span.of(one.text).strip(' .,;:“”"‘’«»()'))

    def _collect(self, label: str, words: str) -> None:
        if label == "TIT" and 12 < len(words) < 160 and " " in words:
            self._titles[_language(words)].append(words)
        elif label == "CON" and 3 < len(words) < 80:
            self._outlets.append(re.sub(r"^[Ii]n:?\s+", "", words))
        elif label == "PUB" and 3 < len(words) < 40:
            self._publishers.append(words)
        elif label == "AUT":
            self._surnames += _SURNAME.findall(words)

    # ---- notes

    def note(self) -> Example:
        """A note of none to five works."""
        chance = self._chance
        words = chance.choices(LANGUAGES, [one.share for one in LANGUAGES])[0]
        kind = chance.choices(("works", "prose", "lead", "back", "within"), (76, 10, 4, 8, 3))[0]
        if kind == "within":
            return self._within_prose(words)
        if kind == "prose":
            return example([Piece(self._prose(words, chance.choice((1, 1, 2, 3))), OUTSIDE)])
        if kind == "lead":
            return self._lead_to_links(words)
        pieces = list(self._opening(words))
        count = 1 if kind == "back" else chance.choices((1, 2, 3, 4, 5), (58, 22, 11, 6, 3))[0]
        between = chance.choice(("; ", "; ", "; ", ". ", f"; {words['and'][0]} ", " ", ", ", " – ", ". – "))
        if words.code in _UNSPACED:
            between = chance.choice(("；", "；", "；", "; ", "。", "。", " "))
        styles = [one for one in self._styles if one.speaks(words.code)]
        own = [one for one in styles if "all" not in one.languages]
        style = chance.choice(own * 2 + styles if own else styles)
        italics = chance.random() < 0.4
        for number in range(count):
            if number:
                pieces += self._separator(pieces, between)
            if chance.random() < (0.08 if number else 0.28):
                pieces += self._signal(words, number > 0 and not between.strip().endswith("."))
            if kind == "back" or chance.random() < 0.1:
                work = self._back(words)
            else:
                work = self._work(words, style if chance.random() < 0.75 else chance.choice(styles))
            pieces += one_work(replace(one, italic=one.italic and italics) for one in work)
            if chance.random() < 0.1:
                pieces += [Piece(chance.choice((". ", ". ", " ", " ("))), Piece(self._remark(words), OUTSIDE)]
        if pieces[-1].text[-1:] not in ".)" and chance.random() < 0.7:
            pieces.append(Piece("."))
        return example(pieces)

    def entry(self) -> Example:
        """An entry of a list of references: one work, no signal, perhaps numbered."""
        chance = self._chance
        words = chance.choices(LANGUAGES, [one.share for one in LANGUAGES])[0]
        style = chance.choice([one for one in self._styles if one.speaks(words.code) and one.name not in _NO_ENTRIES])
        pieces = list(one_work(self._work(words, style)))
        if chance.random() < 0.15:
            pieces.insert(
                0, Piece(chance.choice((f"[{chance.randint(1, 90)}] ", f"{chance.randint(1, 90)}. ")), OUTSIDE)
            )
        if pieces[-1].text[-1:] not in ".)" and chance.random() < 0.7:
            pieces.append(Piece("."))
        return example(pieces)

    def run_together(self) -> Example:
        """A list of references that became one note: many works of one style, parted by their full stops alone."""
        chance = self._chance
        words = chance.choice([one for one in LANGUAGES if one.code not in _UNSPACED])
        style = chance.choice([one for one in self._styles if one.speaks(words.code) and one.name in _LISTED])
        form = chance.choice(style.forms)
        pieces: list[Piece] = []
        for _ in range(chance.randint(3, 9)):
            pieces += one_work(_pieces(form, self._values(words, style)))
            pieces.append(Piece(" " if pieces[-1].text.endswith(".") else ". "))
        return example(pieces[:-1])

    def _opening(self, words: Words) -> Iterable[Piece]:
        roll = self._chance.random()
        if roll < 0.1:
            yield Piece(self._prose(words, self._chance.choice((1, 1, 2))) + " ", OUTSIDE)
        elif roll < 0.2 and "lead_works" in words:
            yield Piece(self._filled(self._chance.choice(words["lead_works"])) + " ", SIGNAL)

    def _separator(self, pieces: Sequence[Piece], between: str) -> list[Piece]:
        ended = pieces[-1].text.rstrip().endswith((".", "/", ")"))
        if between.strip() in (".", "。"):
            return [Piece(" " if ended else between if between == "。" else ". ")]
        if not between.strip():
            return [Piece(" ")] if ended else [Piece("; ", SEPARATOR)]
        return [Piece(between, SEPARATOR)]

    def _signal(self, words: Words, small: bool) -> list[Piece]:
        signal = self._chance.choice(words["signals"])
        return [Piece((signal[0].lower() + signal[1:] if small else signal) + " ", SIGNAL)]

    def _within_prose(self, words: Words) -> Example:
        """A sentence that cites a work in brackets on its way."""
        style = self._chance.choice(
            [one for one in self._styles if one.speaks(words.code) and one.name not in _NO_ENTRIES]
        )
        before, after = self._sentence(words).rstrip("."), self._sentence(words)
        work = one_work(self._work(words, style))
        return example(
            [
                Piece(before + " (", OUTSIDE),
                *work,
                Piece(self._chance.choice((")", "), ", "): "))),
                Piece(after, OUTSIDE),
            ]
        )

    def _lead_to_links(self, words: Words) -> Example:
        pieces = [Piece(self._filled(self._chance.choice(words["lead_links"])) + " ", OUTSIDE)]
        for number in range(self._chance.choice((1, 1, 2, 3))):
            if number:
                pieces.append(Piece(self._chance.choice((" and ", ", ", "; ", " ")), SEPARATOR))
            pieces.append(Piece(self._url(self._outlet(words), "", 2020), "URL"))
        return example(pieces)

    def _prose(self, words: Words, sentences: int) -> str:
        return " ".join(self._sentence(words) for _ in range(sentences))

    def _sentence(self, words: Words) -> str:
        chance = self._chance
        if "subjects" not in words or chance.random() < 0.25:
            return self._filled(chance.choice(words["prose"]))
        text = f"{self._filled(chance.choice(words['subjects']))} {self._filled(chance.choice(words['verbs']))}"
        if words is ENGLISH and chance.random() < 0.35:
            text += chance.choice((", and ", ", but ", ", which ", ", although "))
            text += self._filled(chance.choice(words["verbs"]))
        return text + "."

    def _remark(self, words: Words) -> str:
        return self._chance.choice((self._sentence(words), *_SHARED["remarks"]))

    def _filled(self, pattern: str) -> str:
        chance = self._chance
        return pattern.format(
            t=chance.choice(ENGLISH["topics"]), p=chance.choice(ENGLISH["places"]), y=chance.randint(1890, 2023),
            n=chance.randint(3, 900), a=self._name(ENGLISH, "A"), s=self._surname(ENGLISH), g=self._body(ENGLISH),
        )  # fmt: skip

    def _back(self, words: Words) -> list[Piece]:
        form = self._chance.choice(words["backs"])
        values = {
            "A": self._name(words, self._chance.choice(("AS", "AS", "AI"))), "N": self._chance.randint(2, 160),
            "P": self._chance.randint(3, 500), "TS": self._short(self._title(words, "book")), "y": self._year(),
        }  # fmt: skip
        return _pieces(form, values)

    # ---- works

    def _work(self, words: Words, style: Style) -> list[Piece]:
        form = self._chance.choice(style.forms)
        if self._chance.random() < 0.45:
            form = self._requoted(form)
        pieces = _pieces(form, self._values(words, style))
        labels = {piece.label for piece in pieces}
        if self._chance.random() < _LINKED and "TIT" in labels and labels & {"URL", "ACC"}:
            return self._with_link(pieces)
        return pieces

    def _with_link(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The work without its address, which lies as a link on its title, on all of it or on its last words."""
        kept = [piece for piece in pieces if piece.label != "URL"]
        roll = self._chance.random()
        fields = [number for number, piece in enumerate(kept) if piece.label not in (None, OUTSIDE)]
        linked = (
            set(fields)
            if roll < 0.12
            else set(fields[-1:])
            if roll < 0.2
            else {number for number in fields if kept[number].label == "TIT"}
        )
        return [replace(piece, linked=number in linked) for number, piece in enumerate(kept)]

    def _requoted(self, form: str) -> str:
        """The form with other quotation marks around its title, the comma perhaps on the other side of them."""
        opening, _, closing = self._chance.choice(_QUOTES).partition(" ")
        inside = self._chance.random() < 0.7

        def marks(match: re.Match[str]) -> str:
            comma = match["inner"] or match["outer"]
            return f"{opening}{match['title']}" + (
                f"{match['inner']}{closing}{match['outer']}" if inside else closing + comma
            )

        return re.sub(r"[“‘„«]\s?(?P<title>\{T\})(?P<inner>[.,]?)\s?[”’“»](?P<outer>[.,]?)", marks, form)

    def _values(self, words: Words, style: Style) -> dict[str, object]:
        chance = self._chance
        kind = chance.choice(style.kinds)
        year, month, day = self._year(), chance.randint(0, 11), chance.randint(1, 28)
        page, more = chance.randint(1, 480), chance.randint(1, 30)
        title, outlet = self._title(words, kind), self._outlet(words)
        city = chance.choice(words["cities"]) if chance.random() < 0.9 else chance.choice(ENGLISH["cities"])
        volume = chance.choice(words["volume"])
        values: dict[str, object] = {
            "lb": "[", "rb": "]", "T": title, "TC": self._headed(title), "HOST": self._host(outlet), "arch": chance.choice(_ARCHIVED[words.code] or _ARCHIVED["en"]), "in": words["in"], "volume": volume, "TS": self._short(title), "t": chance.choice(ENGLISH["topics"]), "country": chance.choice(ENGLISH["places"]), "B": self._title(words, "book"), "J": self._journal(words), "O": outlet,
            "G": self._body(words), "GA": self._acronym(), "GC": chance.choice(words["places"]).upper(),
            "U": self._url(outlet, title, year), "Y": year, "V": chance.choice((chance.randint(1, 140), chance.randint(1, 60), "XII", "LI")),
            "I": chance.randint(1, 12), "E": chance.randint(2, 9), "N": chance.randint(2, 160), "sec": chance.randint(1, 900),
            "PP": f"{page}{chance.choice('-–')}{page + more}", "PN": f"{page}{chance.choice(words['following'])}",
            "C": city + (chance.choice((", MA", "/New York", ", UK", " u.a.", " and New York")) if chance.random() < 0.06 else ""),
            "X": chance.choice(words["publishers"]) if chance.random() < 0.6 or not self._publishers else chance.choice(self._publishers),
            "D": self._date(words, day, month, year), "AD": self._date(words, day, (month + 3) % 12, year + 1),
            "MY": self._date_of_signs(words, day, month + 1, year) if words.code in _UNSPACED else f"{words['months'][month]} {year}", "MD": f"{words['months'][month]} {day}",
            "ed": chance.choice(words["editor"]), "eds": chance.choice(words["editors"]), "edn": chance.choice(words["edition"]), "p": words["pages"][0],
            "volcap": volume[0].upper() + volume[1:], "no": chance.choice(words["number"]), "acc": chance.choice(words["accessed"]),
            "at": chance.choice(words["at"]), "S": chance.choice(words["series"]), "UNI": self._university(words, city), "thesis": chance.choice(words["thesis"]), "release": chance.choice(words["release"]), "t3": chance.choice(("der Netze", "des Hafenrechts", "der Küste", "des Staatsrechts", "der Verwaltung", "zum Seerecht")),
            "CONF": f"{chance.randint(3, 30)}th {chance.choice(_SHARED['conferences'])}", "doi": f"10.{chance.randint(1000, 9999)}/{outlet[:3].lower()}.{year}.{page}",
            "court": chance.choice(words["courts"]), "reporter": chance.choice(words["reporters"]), "neutral": chance.choice(words["neutral"]),
            "st": chance.choice(words["statutes"]), "case": chance.choice(words["parties"]), "archive": chance.choice(words["archives"]),
            "shelf": chance.choice(_SHARED["shelfmarks"]).format(n=chance.randint(1, 900), m=chance.randint(1, 60)),
            "letter": f"{self._name(words, 'A')} to {self._name(words, 'A')}", "POST": self._sentence(words).rstrip("."),
            "platform": chance.choice(_PLATFORMS), "handle": f"@{self._surname(words).replace(' ', '')}{chance.choice(('', '', '1', '_kz', '2020'))}",
            "SYM": chance.choice(_SHARED["symbols"]).format(n=chance.randint(1, 60), m=chance.randint(1, 99)),
        }  # fmt: skip
        values.update(self._people(words, kind))
        return values

    def _people(self, words: Words, kind: str) -> dict[str, object]:
        chance = self._chance
        count = (
            chance.choice((1, 1, 1, 1, 2))
            if kind in ("news", "ngo", "web")
            else chance.choice((1, 1, 1, 1, 1, 2, 2, 3, 4))
        )
        people = {
            form: self._list(words, form, count)
            for form in ("A", "AI", "AF", "AFI", "AV", "AS", "AC", "AK", "AKF", "AR", "AIR")
        }
        several = [self._surname(words) for _ in range(chance.choice((1, 2, 2, 3)))]
        return {
            **people, "ASL": "/".join(several), "ELS": "/".join([self._name(words, "A") for _ in range(chance.choice((1, 2, 2)))]), "EL": "/".join([self._surname(words) for _ in range(chance.choice((1, 2, 2)))]),
            "E1": self._list(words, chance.choice(("A", "AI")), chance.choice((1, 1, 2))), "EF": self._list(words, "AFI", chance.choice((1, 1, 2))), "EFF": self._list(words, "AF", chance.choice((1, 1, 2))),
            "EV": self._list(words, "AV", chance.choice((1, 2))), "A3": self._name(words, "A"),
            "P1": self._party(words), "P2": self._party(words), "P3": self._surname(words), "P4": self._surname(words),
        }  # fmt: skip

    def _party(self, words: Words) -> str:
        chance = self._chance
        if chance.random() < 0.4:
            party = chance.choice(ENGLISH["parties"])
            return f"{party} ({self._surname(words)})" if chance.random() < 0.1 else party
        return self._surname(words) + chance.choice(("", "", "", " and Others", " Corp.", " & Co.", " Inc.", " plc"))

    def _list(self, words: Words, form: str, count: int) -> str:
        chance = self._chance
        names = [self._name(words, "A" if form == "AF" and number else form) for number in range(count)]
        if count > 3 or chance.random() < 0.04:
            return names[0] + chance.choice((" et al.", " et al", ", et al.", *words["others"]))
        if count == 1:
            return names[0]
        if words.code in _UNSPACED:
            return chance.choice(("、", "，", "・", ", ")).join(names)
        final = chance.choice((f" {words['and'][0]} ", " & ", f", {words['and'][0]} ", ", & ", "/", ", "))
        if form in ("AV", "AR"):
            final = ", "
        comma = "; " if form in ("AF", "AFI", "AK", "AKF") and chance.random() < 0.5 else ", "
        return comma.join(names[:-1]) + final + names[-1]

    def _name(self, words: Words, form: str) -> str:
        """A person, by the form that styles name: A full, I initials, F surname first, V without points, S alone, C, K capitals."""
        chance = self._chance
        abroad = chance.choice([one for one in LANGUAGES if one.code not in _OWN_SCRIPT])
        given = chance.choice((words if words.code in _OWN_SCRIPT or chance.random() < 0.85 else abroad)["forenames"])
        surname = self._surname(words)
        initials = f"{given[0]}." + (
            f"{chance.choice(('', ' '))}{chance.choice(_CAPITALS)}." if chance.random() < 0.25 else ""
        )
        if words.code in _UNSPACED:
            return surname + given
        middle = f" {chance.choice(_CAPITALS)}." if chance.random() < 0.15 else ""
        return {
            "A": f"{given}{middle} {surname}", "AI": f"{initials} {surname}", "AF": f"{surname}, {given}{middle}", "AFI": f"{surname}, {initials}",
            "AV": f"{surname} {initials.replace('.', '').replace(' ', '')}", "AS": surname, "AC": f"{given} {surname.upper()}",
            "AK": f"{surname.upper()}, {initials}", "AKF": f"{surname.upper()}, {given}", "AR": f"{surname} {initials}", "AIR": f"{initials} {surname}",
        }[form]  # fmt: skip

    def _surname(self, words: Words) -> str:
        own = words.code in _OWN_SCRIPT or not self._surnames or self._chance.random() < 0.5
        surname = self._chance.choice(words["surnames"] if own else self._surnames)
        return (
            f"{surname}-{self._chance.choice(words['surnames'])}"
            if own and words.code not in _UNSPACED and self._chance.random() < 0.05
            else surname
        )

    def _year(self) -> int:
        return self._chance.randint(1955, 2025) if self._chance.random() < 0.9 else self._chance.randint(1780, 1954)

    def _date(self, words: Words, day: int, month: int, year: int) -> str:
        if words.code in _UNSPACED:
            return self._date_of_signs(words, day, month + 1, year)
        name = words["months"][month]
        point = "." if words.code in _DAY_WITH_POINT else ""
        forms = [f"{day}{point} {name} {year}", f"{name} {year}", f"{day:02}.{month + 1:02}.{year}"]
        short = [_cased(one, name) for one in _SHORT_MONTHS[words.code][month : month + 1]]
        forms += [f"{day}{point} {one}{stop} {year}" for one in short if one for stop in (".", "")]
        if words.code == "en":
            forms += [
                f"{name} {day}, {year}",
                f"{name} {day}, {year}",
                f"{name[:3]}. {day}, {year}",
                f"{year}-{month + 1:02}-{day:02}",
                f"{day:02}/{month + 1:02}/{year}",
            ]
        if words.code in ("es", "pt"):
            forms.append(f"{day} de {name} de {year}")
        return self._chance.choice(forms)

    def _date_of_signs(self, words: Words, day: int, month: int, year: int) -> str:
        """A date as Chinese, Japanese and Korean print it."""
        signs = "년 월 일" if words.code == "ko" else "年 月 日"
        space = " " if words.code == "ko" else ""
        first, second, third = signs.split()
        forms = (
            f"{year}{first}{space}{month}{second}{space}{day}{third}",
            f"{year}{first}{space}{month}{second}{space}{day}{third}",
            f"{year}{first}{space}{month}{second}",
            f"{year}-{month:02}-{day:02}",
            f"{year}.{month}.{day}",
        )
        return self._chance.choice(forms)

    # ---- titles and names of bodies

    def _title(self, words: Words, kind: str) -> str:
        chance = self._chance
        if kind in ("news", "ngo", "web") and words is ENGLISH and chance.random() < 0.6:
            title = self._headline()
        elif (
            (words is not ENGLISH and (chance.random() < 0.5 or not self._titles[words.code]))
            or chance.random() < 0.12
            or not self._titles[words.code]
        ):
            title = self._invented(words)
        else:
            title = chance.choice(self._titles[words.code])
        if words is ENGLISH and chance.random() < 0.45:
            title = " ".join(_capitalised(word, first=not number) for number, word in enumerate(title.split()))
        if chance.random() < 0.07 and words.code not in _UNSPACED:
            title = " ".join(title.split()[: chance.choice((1, 2, 2, 3))]).rstrip(".,:;–-")
        if chance.random() < 0.03:
            title += f" [{self._invented(ENGLISH)}]"
        return title

    def _invented(self, words: Words) -> str:
        chance = self._chance
        title = f"{chance.choice(words['title_openings'])} {chance.choice(words['title_objects'])}"
        if words.code in ("zh", "ja"):
            return title.replace(" ", "")
        if chance.random() < 0.6:
            title += f" {chance.choice(words['title_tails'])}"
        if chance.random() < 0.3:
            title += chance.choice((": ", ". ", " – ")) + chance.choice(words["subtitles"])
        if chance.random() < 0.1:
            title += f" {chance.randint(1800, 1990)}{chance.choice('-–')}{chance.randint(1900, 2020)}"
        return title[0].upper() + title[1:]

    def _headline(self) -> str:
        chance = self._chance
        title = " ".join(
            chance.choice(_SHARED[part]) for part in ("headline_subjects", "headline_verbs", "headline_objects")
        )
        roll = chance.random()
        if roll < 0.2:
            return f"{title}: {chance.choice(_SHARED['headline_ends'])}"
        if roll < 0.4:
            return f"{chance.choice(ENGLISH['places'])}: {title}"
        if roll < 0.45:
            return f"{chance.randint(1995, 2023)} {chance.choice(ENGLISH['places'])} Human Rights Report"
        return f"{title}?" if roll < 0.55 else title

    def _short(self, title: str) -> str:
        """A title as it is repeated: its first words, up to the colon."""
        words = re.split(r"[:.?–]", title)[0].split()
        return " ".join(words[: self._chance.randint(2, 5)])

    def _journal(self, words: Words) -> str:
        real = bool(self._outlets) and words is ENGLISH and self._chance.random() < 0.7
        return self._chance.choice(self._outlets if real else words["journals"])

    def _outlet(self, words: Words) -> str:
        chance = self._chance
        if chance.random() < 0.65:
            return chance.choice(words["outlets"] if chance.random() < 0.8 else ENGLISH["outlets"])
        if chance.random() < 0.2:
            return "".join(chance.choice(_CAPITALS) for _ in range(chance.randint(3, 5)))
        first, second = chance.choice(_SHARED["outlet_firsts"]), chance.choice(_SHARED["outlet_seconds"])
        name = first + ("" if second[0] in ".n" else chance.choice((" ", " ", ""))) + second
        return name[0].lower() + name[1:] if chance.random() < 0.12 else name

    def _body(self, words: Words) -> str:
        chance = self._chance
        if chance.random() < 0.45:
            return chance.choice(words["bodies"] if "bodies" in words else _SHARED["bodies"])
        if chance.random() < 0.2:
            return self._acronym()
        name = f"{chance.choice(_SHARED['body_kinds'])} {chance.choice(('for', 'on', 'of', 'on the', 'for the', 'of the'))} {chance.choice(_SHARED['body_subjects'])}"
        if chance.random() < 0.4:
            name += f" {chance.choice(_SHARED['body_tails'])}"
        return (
            chance.choice(("UN ", "U.S. ", "UK ", "EU ", "German ", "National ", "International ")) + name
            if chance.random() < 0.25
            else name
        )

    def _headed(self, title: str) -> str:
        """A title whose first word stands in capitals, as ABNT has it where nobody is named."""
        first, _, rest = title.partition(" ")
        return f"{first.upper()} {rest}"

    def _university(self, words: Words, city: str) -> str:
        if self._chance.random() < 0.4:
            return self._chance.choice(_SHARED["universities"])
        return f"{self._chance.choice(words['university'])} {city}"

    def _host(self, outlet: str) -> str:
        """A website named by its host."""
        name = re.sub(r"[^a-z]", "", outlet.lower())[:14] or "site"
        return name + self._chance.choice((".com", ".org", ".net", ".de", ".co.uk", ".kz", ".fr", ".info", ".example"))

    def _acronym(self) -> str:
        chance = self._chance
        if chance.random() < 0.5:
            return chance.choice(_SHARED["acronyms"])
        letters = "".join(chance.choice(_CAPITALS) for _ in range(chance.randint(3, 6)))
        return f"{letters} ({chance.choice(_SHARED['bodies'])})" if chance.random() < 0.2 else letters

    def _url(self, outlet: str, title: str, year: int) -> str:
        chance = self._chance
        slug = "-".join(re.findall(r"[a-z0-9]+", title.lower())[: chance.randint(2, 9)]) or f"n{chance.randint(1, 900)}"
        host = re.sub(r"[^a-z]", "", outlet.lower())[:14] or "site"
        start = chance.choice(("https://", "https://www.", "http://www.", "https://", "www."))
        ends = (".com", ".org", ".net", ".de", ".eu", ".co.uk", ".ru", ".int", ".kz")
        number = chance.randint(1, 99999)
        paths = (
            f"/{year}/05/{slug}",
            f"/{slug}",
            f"/news/{number}",
            f"/{slug}.html",
            f"/{slug}/",
            f"/doc/{slug}.pdf",
            f"/index.php?id={number}",
            "",
            f"/watch?v=x{number}",
        )
        return start + host + chance.choice(ends) + chance.choice(paths)


def _pieces(form: str, values: Mapping[str, object]) -> list[Piece]:
    pieces: list[Piece] = []
    for match in _STRETCH.finditer(form):
        if match["plain"]:
            pieces.append(Piece(match["plain"].format(**values)))
        if match["label"]:
            text = match["words"].format(**values).replace("..", ".")
            pieces.append(Piece(text, match["label"], italic=bool(match["italic"])))
    return pieces


def _capitalised(word: str, *, first: bool) -> str:
    kept = (word in _SMALL and not first) or not word.isalpha() or word.isupper()
    return word if kept else word[:1].upper() + word[1:]


def _cased(word: str, like: str) -> str:
    """``word`` with a capital where ``like`` has one."""
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _language(title: str) -> str:
    """The language of a real title by its small words; English where none tells."""
    words = set(title.lower().split())
    if re.search("[а-я]", title):
        return "ru"
    counts = {one.code: len(words & set(one["small"])) for one in LANGUAGES if "small" in one}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else "en"
