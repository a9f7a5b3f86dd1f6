"""Authors, dates and language of a page."""

import json

import pytest

from pipeline.language.detect import language_of, read_language
from pipeline.text.date_forms import to_iso
from pipeline.text.model import Page
from pipeline.text.names import split_names
from pipeline.text.read import read_page

URL = "https://news.example/bridge"
FILLER = "<p>" + "The bridge was closed to traffic by the city in the early morning of that day. " * 3 + "</p>"


def page(head: str = "", body: str = FILLER, url: str = URL) -> Page:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(markup.encode(), "text/html; charset=utf-8", url)


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (ld(author={"@type": "Person", "name": "Ann Miller"}), "", ("Ann Miller",)),
        (ld(author=[{"name": "Ann Miller"}, {"name": "Bo Li"}]), "", ("Ann Miller", "Bo Li")),
        (ld(author="Ann Miller, Bo Li and Cy Young"), "", ("Ann Miller", "Bo Li", "Cy Young")),
        (ld(author={"name": "The Paper"}, publisher={"name": "The Paper"}), "", ()),
        ('<meta name="citation_author" content="Miller, Ann"><meta name="citation_author" content="Li, Bo">', "",
         ("Miller, Ann", "Li, Bo")),
        ('<meta name="author" content="By Ann Miller">', "", ("Ann Miller",)),
        ('<meta name="author" content="https://news.example/people/ann">', "", ()),
        ('<meta property="article:author" content="https://social.example/ann">',
         '<a rel="author" href="/a">Ann Miller</a>', ("Ann Miller",)),
        ('<meta name="author" content="admin">', '<p class="byline">By Ann Miller, staff writer</p>', ("Ann Miller",)),
        ("", '<span itemprop="author">Ann Miller</span>', ("Ann Miller",)),
        ("", '<div class="c-byline">By <a href="/x">Ann Miller</a> and <a href="/y">Bo Li</a></div>',
         ("Ann Miller", "Bo Li")),
        ("", '<div class="byline">Von Ann Müller | 3. Mai 2019</div>', ("Ann Müller",)),
        ("", '<div id="comments"><span class="author">Some Reader</span></div>', ()),
        ("", '<div class="byline">subscribe to our newsletter</div>', ()),
        ("", "<p>Nobody signed this.</p>", ()),
    ],
)  # fmt: skip
def test_authors_are_names_without_what_surrounds_them(head: str, body: str, authors: tuple[str, ...]) -> None:
    """Names come from metadata or byline; addresses, log-ins, the outlet and commenters are no authors."""
    assert page(head, body).authors == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ann Miller & Bo Li", ("Ann Miller", "Bo Li")),
        ("John le Carré", ("John le Carré",)),
        ("By Ann Miller in Paris", ("Ann Miller",)),
        ("Автор: Анна Иванова", ("Анна Иванова",)),
        ("Ann Miller - March 3, 2020", ("Ann Miller",)),
        ("Ann Miller March 3, 2020", ("Ann Miller",)),
        ("webmaster", ()),
    ],
)
def test_bylines_come_apart_into_names(line: str, names: tuple[str, ...]) -> None:
    """Several authors are parted, one name with "y" or "le" in it is not."""
    assert split_names([line]) == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-12-05", "2016-12-05"),
        ("2016-12-05T23:30:00-05:00", "2016-12-05"),
        ("2016/12/5", "2016-12-05"),
        ("20161205", "2016-12-05"),
        ("20161205093000", "2016-12-05"),
        ("2016-12", "2016-12"),
        ("2016", "2016"),
        ("Mon, 05 Dec 2016 10:00:00 GMT", "2016-12-05"),
        ("December 5, 2016", "2016-12-05"),
        ("Published: Dec. 5th, 2016 at noon", "2016-12-05"),
        ("5 December 2016", "2016-12-05"),
        ("5. Dezember 2016", "2016-12-05"),
        ("5 de diciembre de 2016", "2016-12-05"),
        ("5 décembre 2016", "2016-12-05"),
        ("5 декабря 2016 года", "2016-12-05"),
        ("5 грудня 2016", "2016-12-05"),
        ("05.12.2016 10:00", "2016-12-05"),
        ("25/12/2016", "2016-12-25"),
        ("12/25/2016", "2016-12-25"),
        ("05/12/2016", None),
        ("2016年12月5日", "2016-12-05"),
        ("1480939200", "2016-12-05"),
        ("1480939200000", "2016-12-05"),
        ("2016-13-45", None),
        ("yesterday", None),
        ("9999999999999", None),
        ("", None),
    ],
)
def test_dates_are_read_in_the_forms_that_pages_use(text: str, day: str | None) -> None:
    """ISO, compact, worded in several languages and numbered dates are read; an ambiguous one is not guessed."""
    assert to_iso(text) == day


@pytest.mark.parametrize(
    ("head", "body", "url", "published", "place"),
    [
        (ld(datePublished="2016-12-05T10:00:00Z"), FILLER, URL, "2016-12-05", "json-ld"),
        ('<meta property="article:published_time" content="2016-12-05">', FILLER, URL, "2016-12-05", "meta"),
        ('<meta name="citation_publication_date" content="2016/12">', FILLER, URL, "2016-12", "citation_date"),
        ("", '<span itemprop="datePublished" content="2016-12-05">x</span>', URL, "2016-12-05", "itemprop"),
        ("", '<time pubdate datetime="2016-12-05">x</time>', URL, "2016-12-05", "time"),
        ("", '<article><time datetime="2016-12-05">x</time></article>' + "<time>1 May 2011</time>" * 9, URL,
         "2016-12-05", "time"),
        ("", FILLER, "https://news.example/2016/12/05/bridge", "2016-12-05", "url"),
        ("", FILLER, "https://news.example/20161205/bridge", "2016-12-05", "number"),
        ("", '<main><div class="article-date">5 December 2016</div></main>', URL, "2016-12-05", "text"),
        ("", '<div class="article-date">5 December 2016</div>', URL, "2016-12-05", "page"),
        ("", "<h1>Old bridge closes</h1><p>Ann Miller, 5 December 2016</p>" + FILLER, URL, "2016-12-05", "text"),
        (ld(datePublished="2021-03-01"), FILLER, "https://news.example/2016/12/05/bridge", "2016-12-05", "url"),
        (ld(datePublished="2016-12-06"), FILLER, "https://news.example/2016/12/05/bridge", "2016-12-06", "json-ld"),
        ('<meta name="citation_date" content="2016">', '<time pubdate datetime="2016-12-05">x</time>', URL,
         "2016-12-05", "time"),
        ("", FILLER, URL, None, None),
    ],
)  # fmt: skip
def test_the_day_of_publication_has_a_place(
    head: str, body: str, url: str, published: str | None, place: str | None
) -> None:
    """The most trusted full date wins, unless the address carries one that is more than a month older."""
    found = page(head, body, url)
    assert (found.published, found.published_in) == (published, place)


def test_the_last_change_is_kept_apart() -> None:
    """A modified date is no date of publication."""
    found = page('<meta property="article:modified_time" content="2019-01-02">' + ld(datePublished="2016-12-05"))
    assert (found.published, found.updated) == ("2016-12-05", "2019-01-02")


TEXTS = {
    "en": "The government said on Monday that it would not change the rules for the companies that are in the market.",
    "de": "Die Regierung hat am Montag erklärt, dass sie die Regeln für die Unternehmen nicht ändern wird.",
    "fr": "Le gouvernement a déclaré lundi que les règles pour les entreprises ne sont pas en cause.",
    "es": "El gobierno dijo el lunes que no cambiará las reglas para las empresas que están en el mercado del país.",
    "it": "Il governo ha detto che non cambierà le regole per le imprese che sono nel mercato.",
    "tr": "Hükümet bu kuralların şirketler için değişmeyeceğini ve bir karar daha olacağını söyledi.",
    "ru": "Правительство заявило в понедельник, что оно не изменит правила для компаний на рынке.",
    "uk": "Уряд заявив у понеділок, що він не змінить правила для компаній, які є на ринку, але це ще не вирішено.",
    "bg": "Правителството заяви в понеделник, че няма да промени правилата за компаниите, които са на пазара.",
    "kk": "Үкімет дүйсенбі күні нарықтағы компанияларға арналған ережелерді өзгертпейтінін мәлімдеді.",
    "el": "Η κυβέρνηση δήλωσε τη Δευτέρα ότι δεν θα αλλάξει τους κανόνες για τις επιχειρήσεις.",
    "ar": "قالت الحكومة يوم الاثنين إنها لن تغير القواعد الخاصة بالشركات في السوق",
    "fa": "دولت روز دوشنبه گفت که قوانین مربوط به شرکت‌های بازار را تغییر نخواهد داد و گزارش چاپ می‌کند",
    "zh": "政府周一表示不会改变市场上公司的规则这是部长在议会中所说的话",
    "ja": "政府は月曜日、市場の企業に関する規則を変更しないと述べた。",
    "ko": "정부는 월요일 시장에 있는 기업에 대한 규칙을 변경하지 않을 것이라고 말했다",
    "ka": "მთავრობამ ორშაბათს განაცხადა რომ წესებს არ შეცვლის",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_from_the_text(language: str) -> None:
    """One sentence is enough: the script, its own letters, or the commonest words tell."""
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-GB", TEXTS["en"], "en"),
        ("de_DE", "", "de"),
        ("en", TEXTS["ru"], "ru"),
        ("ru", TEXTS["en"], "en"),
        ("uk", TEXTS["ru"], "uk"),
        ("zh-Hans", TEXTS["zh"], "zh"),
        ("en-US", TEXTS["de"] * 10, "de"),
        ("en-US", TEXTS["de"], "en"),
        ("sr-Latn", "Vlada je u ponedeljak saopštila da se pravila neće menjati i da je to sve", "sr"),
        (None, TEXTS["fr"], "fr"),
        (None, "12345", None),
        ("not a language", TEXTS["en"], "en"),
    ],
)
def test_a_declared_language_stands_unless_the_text_disproves_it(
    declared: str | None, text: str, language: str | None
) -> None:
    """Another script, or many common words of another language, overrule what the page declares."""
    assert read_language(declared, text) == language


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:locale" content="fr_FR">',
        '<meta http-equiv="content-language" content="fr">',
        ld(inLanguage="fr"),
    ],
)
def test_the_language_is_declared_in_several_places(head: str) -> None:
    """Where ``html`` has no ``lang``, metadata may declare the language."""
    assert page(head, "<p>Bonjour</p>").language == "fr"


@pytest.mark.parametrize(
    ("said", "paid"),
    [(False, True), ("False", True), ("http://schema.org/False", True), (True, False), ("True", False), (None, False)],
)
def test_what_is_not_free_to_read(said: object, paid: bool) -> None:
    """A page tells in its metadata that its article is for subscribers, in any of the ways that are in use."""
    assert page(ld(isAccessibleForFree=said)).paid is paid
