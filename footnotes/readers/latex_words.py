"""What LaTeX's commands for characters stand for, and short stretches of LaTeX as plain text."""

from __future__ import annotations

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
"""Commands that put an accent on the next letter, and the combining character."""

CHARACTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "textdagger": "†", "copyright": "©", "pounds": "£", "euro": "€",
    "texteuro": "€", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textsection": "§",
    "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
    "lq": "‘", "rq": "’", "textquotesingle": "'", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„",
    "grqq": "“", "guillemotleft": "«", "guillemotright": "»", "flqq": "«", "frqq": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textdollar": "$",
    "textperiodcentered": "·", "textbullet": "•", "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "sim": "~",
    "quad": " ", "qquad": " ", "space": " ", "nobreakspace": " ", "enspace": " ", "thinspace": " ",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    ",": " ", ";": " ", ":": " ",
}  # fmt: skip
"""Commands that stand for characters; others of one sign (``\\-``, ``\\/``) stand for nothing."""

_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), (",,", "„"), ("`", "‘"), ("'", "’"), ("~", " "))
ACCENTED = (
    r"\\(?P<accent>[`'^~\"=.]|[uvHckrdb](?![A-Za-z]))[ \t]*"
    r"(?:\{[ \t]*(?P<braced>\\[ij](?![A-Za-z])|[^\W\d_])[ \t]*\}|(?P<letter>\\[ij](?![A-Za-z])|[^\W\d_]))"
)
"""Pattern of an accent with its letter."""
_ACCENTED = re.compile(ACCENTED)
_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+|.)[ \t]*", re.S)
_MATH = re.compile(r"(?<!\\)\$")
_HREF = re.compile(r"\\href\s{0,9}\{[^{}]{0,4000}\}\s{0,9}\{")
"""A link whose words follow: its address is none of them."""
_URL_COMMAND = re.compile(r"\\(?:url|nolinkurl|path|href)\b\s*")
_ADDRESS_ESCAPE = re.compile(
    r"\\(?:string\s*|textasciitilde(?:\s*\{\})?|textunderscore(?:\s*\{\})?|~(?:\{\})?|(?P<sign>[%&#_{}$^~\\/-]))"
    r"|\{\\_\}|\$\\sim\$|\{?\\raise[^{}\n]{0,40}\\sim[^{}\n]{0,20}\}?|%[ \t]*\n[ \t]*|\s+"
)


def accented(text: str) -> str:
    """The text with each accent put on its letter."""
    return _ACCENTED.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    letter = found["braced"] or found["letter"]
    bare = letter[1:] if letter.startswith("\\") else letter
    return unicodedata.normalize("NFC", bare + ACCENTS[found["accent"]])


def ligatures(text: str) -> str:
    """Text with dashes and quotation marks as LaTeX prints them."""
    for typed, printed in _LIGATURES:
        text = text.replace(typed, printed)
    return text


def plain(text: str) -> str:
    """A short stretch of LaTeX, such as a field of BibTeX, without its commands and braces."""
    text = _URL_COMMAND.sub("", _HREF.sub("{", ligatures(accented(text))))
    text = _COMMAND.sub(_character, _MATH.sub("", text))
    return " ".join(text.replace("{", "").replace("}", "").replace(_OPEN, "{").replace(_CLOSED, "}").split())


_OPEN, _CLOSED = "\ue020", "\ue021"


def _character(found: re.Match[str]) -> str:
    name = found["name"]
    if name in "{}":
        return _OPEN if name == "{" else _CLOSED
    if name.isalpha():
        return CHARACTERS.get(name, "")
    return CHARACTERS.get(name, "") + found[0][2:]


def address(text: str) -> str:
    r"""The URL that the argument of ``\url`` or ``\href`` stands for: escapes undone, white space dropped."""
    return _ADDRESS_ESCAPE.sub(_address_character, text.strip())


def _address_character(found: re.Match[str]) -> str:
    sign = found["sign"]
    if sign is not None:
        return "" if sign in "/-" else sign
    if found[0].startswith("\\string") or found[0][0] == "%" or found[0].isspace():
        return ""
    return "_" if "_" in found[0] or "underscore" in found[0] else "~"
