"""What a heading says when it is not the title of a work: an error, a refusal, a challenge, a login, nothing.

A heading is judged as a whole, the outlet's name taken off: every word of it has to come from the small
vocabulary of such headings. "Page not found" is an error; "What to do when a page is not found" is a work,
and so are its words anywhere in a text (measured elsewhere: "has been removed" hit a W3C change log).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.checks.language.normalise import listed, words
from pipeline.checks.language.phrases import PHRASES, Notice

__all__ = ["Notice", "notice"]

Words = tuple[str, ...]


def notice(heading: str) -> Notice | None:
    """What a heading says if it names no work; None for every other heading, the empty one included."""
    found = words(heading)
    if not found or len(found) > 24:
        return None
    exact = _EXACT.get(" ".join(found))
    if exact:
        return exact
    if _UNSPACED_ERRORS & {"".join(found).replace("404", "")}:
        return Notice.NOT_FOUND
    return next((kind for vocabulary in _VOCABULARIES if (kind := vocabulary.reads(found))), None)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The closed set of words that error headings of one language are made of."""

    subjects: frozenset[str]
    negations: frozenset[str]
    verbs: frozenset[str]
    """What cannot be done or is not so: found, exist, available. Counts with a negation only."""
    absences: frozenset[str]
    """Words that need no negation: removed, missing. Count with a subject only."""
    every: frozenset[str]
    """All of these, and the words that may stand beside them."""

    def reads(self, heading: Words) -> Notice | None:
        """What a heading of these words says."""
        bag = set(heading)
        if not bag <= self.every:
            return None
        if bag & _TROUBLED:
            return Notice.TROUBLE if bag & (self.subjects | self.verbs | self.absences) else None
        if bag & _REGIONS and (bag & self.negations or bag & self.absences):
            return Notice.REGION
        denied = (bag & self.negations and bag & self.verbs) or (bag & self.subjects and bag & self.absences)
        coded = bag & {"404", "410"} and len(bag) > 1
        return Notice.NOT_FOUND if denied or coded else None


def _vocabulary(subjects: str, negations: str, verbs: str, absences: str, rest: str) -> _Vocabulary:
    subject, negation, verb, absence, other = (
        frozenset(words(line)) for line in (subjects, negations, verbs, absences, rest)
    )
    return _Vocabulary(subject, negation, verb, absence, subject | negation | verb | absence | other | _COMMON)


_COMMON = listed("404 410 error errors http https status code html 1 err oops ooops whoops ups hoppla uh oh ohh")
_TROUBLED = listed(
    "temporarily currently server service maintenance vorubergehend wartung wartungsarbeiten temporairement "
    "temporalmente mantenimiento manutenzione manutencao временно сервер"
)
_REGIONS = listed("region country location territory area jurisdiction europe european регионе стране")

_VOCABULARIES = (
    _vocabulary(
        "page pages webpage webpages article articles content contents document documents file files story "
        "stories post "
        "posts url resource item entry video publication site website link links address object directory news record "
        "account profile tweet channel node topic product request requested nothing something anything it what",
        "not no nothing cant cannot couldnt could isnt arent wasnt werent doesnt dont didnt unable hasnt never "
        "non without",
        "found find exist exists existing existed available accessible locate located valid show shown display "
        "displayed "
        "here there findable anymore load",
        "missing unavailable removed deleted expired gone disappeared nonexistent unpublished withdrawn taken lost "
        "inaccessible invalid broken vanished retired",
        "sorry we were re are is was be been being has have had the this that these those a an your you youre "
        "youve our us "
        "i im looking searching tried trying to for of on in at from or and but by it its can do does did seems "
        "seem like "
        "looks appears apologies apologize however may might will moved changed renamed because reach access see view "
        "open visit following followed go get right longer any more currently under new just well hmm hm argh ah "
        "unfortunately doh dear location server region country territory area website service temporarily maintenance "
        "jurisdiction whoah yikes aw",
    ),
    _vocabulary(
        "Seite Inhalt Artikel Dokument Datei Beitrag Internetseite Webseite Adresse URL Link Website Inhalte",
        "nicht keine kein konnte nichts",
        "gefunden existiert verfügbar vorhanden finden erreichbar existieren gibt",
        "gelöscht entfernt abgelaufen fehlt verschwunden",
        "die der das diese dieser dieses den dem leider wurde werden wir konnten ist sind gesuchte gewünschte "
        "angeforderte "
        "angefragte aufgerufene es tut uns leid sie mehr unter haben kann oder und von ihnen auf auf dieser "
        "Fehler entschuldigung "
        "vorübergehend mehr nicht zurzeit hier Server",
    ),
    _vocabulary(
        "page contenu article l'article l'adresse document fichier adresse lien url ressource site",
        "pas non ne n introuvable aucune aucun",
        "trouvée trouvé trouver existe n'existe disponible trouvés accessible existant existante",
        "introuvable supprimée supprimé inexistante inexistant expirée expiré disparu indisponible",
        "la le l les cette cet ce vous que qui demandée demandé recherchez cherchez avez désolé désolée désolés "
        "oups oops erreur "
        "est n'est n'a a été plus pas nous ou peut être temporairement sur ce serveur et de",
    ),
    _vocabulary(
        "página pagina contenido artículo documento archivo noticia dirección enlace url sitio recurso",
        "no",
        "encontrada encontrado encontrar existe disponible encontró encuentra encontramos hallada",
        "eliminada eliminado borrada inexistente desaparecido",
        "la el esta este ese esa que buscas busca buscando solicitada solicitado lo sentimos ha sido se pudo "
        "puede podemos "
        "hemos error ya está estás o y no fue de en temporalmente servidor",
    ),
    _vocabulary(
        "pagina contenuto articolo l'articolo documento file indirizzo risorsa sito link",
        "non",
        "trovata trovato trovare esiste disponibile trovati trovate",
        "rimossa rimosso eliminata eliminato inesistente",
        "la il l questa questo che cerchi cerca stai cercando richiesta richiesto ci dispiace spiacenti errore "
        "è stata stato "
        "più si può essere abbiamo o e siamo di hai cercato",
    ),
    _vocabulary(
        "página conteúdo artigo documento arquivo ficheiro notícia endereço link",
        "não",
        "encontrada encontrado encontrar existe disponível encontramos encontrámos localizada",
        "removida removido excluída eliminada inexistente",
        "a o esta este essa esse que procura você está procurando solicitada solicitado desculpe lamentamos "
        "erro foi pode "
        "ser mais já ou e de ops pedimos desculpa requisitada",
    ),
    _vocabulary(
        "pagina inhoud artikel document bestand bericht link",
        "niet geen",
        "gevonden bestaat beschikbaar vinden",
        "verwijderd verdwenen",
        "de het deze dit die u je zoekt gezochte opgevraagde sorry helaas fout kan kon is werd worden meer of "
        "en bestaat kunnen "
        "we zoek naar bent op",
    ),
    _vocabulary(
        "sidan sida innehållet artikeln dokumentet siden side sida artikkelen innholdet artiklen indholdet sivu sivua",
        "inte ikke ei hittades kunde",
        "hittas hittades finns fundet finnes funnet findes hitta finde finne löydy löytynyt löydetty eksisterer "
        "existerar "
        "tilgjengelig tilgængelig tillgänglig",
        "borttagen fjernet slettet raderad",
        "den det du søker leder efter etter söker sökte tyvärr beklager beklager fel feil fejl kunne kan kunde "
        "blev ble er "
        "denna denne detta dette vi är har på leter som har blitt jeg ikke mer längre sivua sivu etsimääsi etsimäsi "
        "valitettavasti virhe ole",
    ),
    _vocabulary(
        "strona strony stronę artykuł dokument plik adres treść",
        "nie",
        "znaleziono istnieje dostępna dostępny odnaleziono znaleźć znaleziona",
        "usunięta usunięty",
        "podana podany żądana żądanej szukana szukanej której szukasz tej błąd przepraszamy została został "
        "niestety można "
        "lub i już o podanym adresie takiej",
    ),
    _vocabulary(
        "stránka stránku stránky článek dokument obsah soubor",
        "nebyla nebyl nebylo neexistuje nenalezena nenalezen nenašli nenájdená nebola",
        "nalezena nalezen nalezeno nenalezena nenalezen neexistuje nenašli nenájdená nájdená existuje",
        "smazána odstraněna",
        "požadovaná hledaná tato bohužel chyba omlouváme se jsme nelze už kterou hledáte požadovanou",
    ),
    _vocabulary(
        "страница страницы страницу страниц статья материал документ файл запись публикация новость адрес "
        "ссылка контент "
        "раздел запрашиваемая",
        "не нет",
        "найдена найден найдено найдены существует найти доступна доступен доступно удалось нашли нашлась нашлось "
        "обнаружена",
        "удалена удален удалено отсутствует недоступна недоступен устарела",
        "эта этот это такой такая данная данный запрашиваемая запрашиваемый запрошенная запрошенный вами вы "
        "ищете которую "
        "извините к сожалению ошибка была был было больше уже мы на сайте или и по такому адресу этому простите ой упс "
        "возможно временно сервер нами искали",
    ),
    _vocabulary(
        "сторінка сторінку сторінки стаття матеріал документ",
        "не немає",
        "знайдена знайдено знайдений існує знайти доступна",
        "видалена видалено відсутня",
        "ця цей такої такий запитана вибачте на жаль помилка була яку ви шукаєте вдалося або і більше",
    ),
    _vocabulary(
        "sayfa sayfası sayfayı içerik makale haber dosya",
        "bulunamadı yok bulunamıyor mevcut",
        "bulunamadı yok değil bulunamıyor",
        "kaldırıldı silindi silinmiş kaldırılmış",
        "aradığınız bu üzgünüz hata maalesef istenen istediğiniz mevcut artık olabilir veya ve",
    ),
    _vocabulary(
        "oldal lap cikk dokumentum tartalom",
        "nem",
        "található létezik elérhető találjuk találtuk",
        "törölve törölték",
        "a az keresett kért ez sajnos hiba sajnáljuk már egy",
    ),
    _vocabulary(
        "pagina articolul documentul conținutul",
        "nu",
        "găsită găsit există disponibilă găsi",
        "ștearsă eliminată",
        "a fost pe care o căutați căutată solicitată ne pare rău eroare această mai această",
    ),
    _vocabulary(
        "бет бетті парақ материал мақала",
        "табылмады жоқ табылған",
        "табылмады жоқ жоқ емес",
        "жойылған өшірілген",
        "сұралған бұл кешіріңіз қате осындай сіз іздеген",
    ),
    _vocabulary(
        "الصفحة صفحة المحتوى المقال",
        "غير لا لم",
        "موجودة موجود متوفرة توجد العثور يتم متاحة",
        "محذوفة",
        "هذه التي تبحث عنها عذرا عذراً خطأ على المطلوبة نأسف",
    ),
)

_UNSPACED_ERRORS = frozenset(
    "".join(words(heading))
    for heading in (
        "页面不存在", "页面未找到", "找不到页面", "您访问的页面不存在", "抱歉，您访问的页面不存在", "找不到网页",
        "該頁面不存在", "找不到頁面", "頁面不存在",
        "您要查看的页面不存在", "无法找到该页", "未找到页面", "ページが見つかりません",
        "ページが見つかりませんでした", "お探しのページは見つかりませんでした",
        "お探しのページは見つかりません", "お探しのページが見つかりません", "指定されたページは存在しません",
        "ページが存在しません", "見つかりませんでした",
        "お探しのページは存在しません", "页面找不到了", "文章不存在", "内容不存在", "ไม่พบหน้านี้",
        "ไม่พบหน้าที่คุณต้องการ",
    )
)  # fmt: skip

_EXACT = {" ".join(words(phrase)): kind for kind, phrases in PHRASES.items() for phrase in phrases}
