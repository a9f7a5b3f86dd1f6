"""In which script and language a title is written, so that a translated title is not taken for another page.

Small word lists, no model: the answer is None unless the words themselves give it, because a wrong
"other language" hides a wrong page and a wrong "same language" invents one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SCRIPTS = (
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("armenian", re.compile("[\u0530-\u058f]")),
    ("georgian", re.compile("[\u10a0-\u10ff]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("hangul", re.compile("[\uac00-\ud7af]")),
    ("han", re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")),
)
_FUNCTION_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "the of and to for with is are at by from how what why who after over its it his her their have "
        "has will not "
        "that this be was were into amid says say against about more than you your off as in on an or new up out when "
        "where which could should would must can us we our they during between under first all still now report "
        "law right "
        "rights police government president women children people years year world war state country court "
        "protest protests",
        "de": "der die das und im ist ein eine einen einer von mit für auf zu den dem des nicht sich wie aus "
        "bei nach über "
        "wird werden gegen sind vor zum zur als auch so es sie ihr mehr durch um bis was wer warum keine",
        "fr": "le la les des du et une pour dans est sur par avec au aux qui que pas ne ce cette ces son ses "
        "leur plus sont "
        "contre après entre comment pourquoi sans à été où l d qu s n",
        "es": "el los las y una para por con del al su sus más como se es lo que contra tras sobre entre desde "
        "sin son está "
        "cómo qué quién han ha",
        "it": "il lo gli e di da per con del della dei delle nel nella al alla che non è sono una un più come "
        "su contro dopo "
        "ai anche si le ha perché l",
        "pt": "os as e do da dos das em no na nos nas para por com uma um que não é ao aos à mais como se são "
        "foi sobre após "
        "contra pelo pela",
        "nl": "het een van en voor met op te bij naar aan niet uit zijn wordt door over ook als dat die er "
        "tegen om maar wat "
        "hoe waarom nog na de",
        "sv": "och att det som en ett på är av för med till den inte har om från vid efter mot så kan nya",
        "da": "og at det som en et på er af for med til den ikke har om fra ved efter mod så kan nye jeg",
        "pl": "w i na z do nie się jest o za od po przez dla jak co to że czy przed pod oraz ze są",
        "cs": "v a na se je s z do o za po pro jak že to které při od jsou nebo ve ale",
        "tr": "ve bir bu için ile da de ne olarak daha çok sonra kadar gibi en nasıl neden olan değil",
        "hu": "a az és hogy nem is egy meg volt van ez már csak mint még kell el után szerint",
        "ro": "și în de la cu pe nu un o din pentru este sunt care mai după ce prin",
        "fi": "ja on ei se että oli mutta kun niin mitä kuin ovat myös joka sekä",
        "ru": "и в на с о об по что как не для из за от к у при это его их после все был была были или но до кто где",
        "uk": "і та й в у на з із що як не для про від до за після це його їх або але хто де щодо",
        "kk": "және мен бен үшін бойынша туралы деп емес бір осы мың қалай неге да де",
    }.items()
}
_RUNNING_WORDS = _FUNCTION_WORDS | {
    language: _FUNCTION_WORDS[language] | frozenset(listed.split())
    for language, listed in {
        "en": "a i he she they them than then there here just like been being do does did was had having may might "
        "let get got if because while no only some any each every such most other one two my me him very much many "
        "also even into those these too our your yet already again never always without through before back way make "
        "made take time see use used well go going want need it's don't only both few own same so or off down out",
        "de": "ich du wir ihr mich dir mir uns euch man haben hat hatte habe hatten sein war waren wurde wurden würde "
        "kann können konnte muss müssen soll sollen will wollen darf dürfen dieser diese dieses diesem diesen jeder "
        "jede jedes jedem alle allen sehr noch nur schon dann wenn weil dass ob oder aber doch sondern ohne ab an am "
        "beim ins vom jedoch bereits dabei damit dazu davon daran hierauf vielmehr seit ihre ihren ihrem ihrer seine "
        "seiner seinem seinen einem eines etwa viele viel wenig beide beiden hier dort heute jetzt immer wieder ganz "
        "ja nein mal denn zwischen unter während etwas nichts andere anderen unser unsere unserer eure kein keinen "
        "lange zwei drei neue neuen wieso warum wo geben gibt macht machen komplett sowie bzw wurde",
        "fr": "je tu il elle nous vous ils elles on en de un me te lui y se sa mon ma mes ton notre nos votre vos cela "
        "ça c j m t avait ont ai était été être avoir fait faire peut tout tous toute toutes mais ou donc si très "
        "bien aussi même encore jamais rien deux chez vers depuis pendant avant dont celui celle ceux autre autres",
        "es": "de en un a yo tú él ella nosotros ellos me te nos le les mi tu ha han había fue era ser está están "
        "estar hay hacer puede también pero si ya no muy todo todos toda todas este esta estos estas ese esa eso otro "
        "otra cuando donde porque hasta desde durante antes después ahora siempre nunca dos uno unos unas ni",
        "it": "in un i io tu lui lei noi voi loro mi ti ci vi ho hai ha abbiamo hanno era erano essere fatto fare può "
        "tutto tutti questa questo questi queste quello quella altri altro quando dove ma o se ancora già mai molto "
        "nei nelle dai dal dalla agli due tra fra sua suo suoi loro",
    }.items()
}
"""The same with more of the commonest words of running text, which titles leave out."""
_SPOKEN_IN = {
    word: tuple(language for language, listed in _FUNCTION_WORDS.items() if word in listed)
    for word in frozenset().union(*_FUNCTION_WORDS.values())
}
_LETTERS = (
    ("de", re.compile("ß")),
    ("es", re.compile("[ñ¿¡]")),
    ("pt", re.compile("[ãõ]")),
    ("pl", re.compile("[łśźżąę]")),
    ("tr", re.compile("[ğış]")),
    ("cs", re.compile("[ěřů]")),
    ("hu", re.compile("[őű]")),
    ("ru", re.compile("[ыэё]")),
    ("uk", re.compile("[їєґ]")),
    ("kk", re.compile("[әғқңөұүһ]")),
)
_TOKEN = re.compile(r"[^\W\d_]+")
_MARKED = re.compile("(?<![^\\W\\d_])[a-zß-öø-ÿ][^\\W\\d_A-Z]*[ß-öø-ÿā-ž]|(?<![^\\W\\d_])[ß-öø-ÿ][a-z]")
"""A word that begins small and has a letter that English lacks."""
_MANY = 8
"""Different words from which a sentence without any function word of a language is not in it."""
_POSSESSIVE = re.compile(r"\w['’]s\b")


def script(text: str) -> str | None:
    """The script that most letters are written in, e.g. ``latin``; None without letters or without a majority."""
    counts = Counter({name: len(letters.findall(text)) for name, letters in _SCRIPTS})
    name, most = counts.most_common(1)[0]
    return name if most >= 3 and most >= 0.6 * sum(counts.values()) else None


def language(text: str) -> str | None:
    """The language of a title or passage by its function words and letters; None when they do not tell."""
    votes, size = _votes(text)
    if not size:
        return None
    (first, most), (_, next_most) = votes.most_common(2)
    # Two words of one language and none of the next, or a clear lead.
    return first if most >= 2 and most >= next_most + max(1, size // 12) and most >= 0.08 * size else None


def likeliest(text: str, besides: str) -> str | None:
    """The language that most words and letters of a text speak for, one language left out; None where none does."""
    votes, _ = _votes(text)
    del votes[besides]
    name, most = votes.most_common(1)[0]
    return name if most else None


def leans(text: str, one: str, other: str) -> bool:
    """Whether a text too short for ``language`` has more words of the first language than of the second."""
    votes, _ = _votes(text)
    return votes[one] > votes[other]


def is_foreign_to(text: str, tongue: str) -> bool:
    """Whether a text is surely not in a language: another one's function words lead clearly, or it has none at all.

    Measured on 36,000 sentences of news, shops and chats: true of 0.0005 of English, German and French ones in
    their own language, and of 0.97 of those in another of the three.
    """
    text = unicodedata.normalize("NFC", text[:3000])
    tokens = set(_TOKEN.findall(text.lower()))
    # The letters of names do not count: an English sentence keeps them.
    kinds = {name: len(tokens & listed) for name, listed in _RUNNING_WORDS.items()}
    lead = max(kinds.values()) - kinds.get(tongue, 0)
    if lead >= max(2, len(tokens) // 10):
        return True
    if tongue == "en" and lead >= 0 and _MARKED.search(text):
        return lead > 0 or not kinds["en"]
    return bool(lead and not kinds.get(tongue) and len(tokens) >= _MANY)


def _votes(text: str) -> tuple[Counter[str], int]:
    """What speaks for each language, and the number of words."""
    text = unicodedata.normalize("NFC", text[:3000]).lower()
    tokens = _TOKEN.findall(text)
    votes = Counter(dict.fromkeys(_FUNCTION_WORDS, 0))
    # Word by word instead of language by language: nine in ten words are in no list.
    votes.update(name for token in tokens for name in _SPOKEN_IN.get(token, ()))
    for name, letters in _LETTERS:
        votes[name] += 2 * len(letters.findall(text))
    votes["en"] += 2 * len(_POSSESSIVE.findall(text))
    return votes, len(tokens)
