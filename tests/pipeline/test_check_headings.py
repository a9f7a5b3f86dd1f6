"""What headings say that name no work, in the words of many languages, and what they do not say."""

from __future__ import annotations

import pytest

from pipeline.checks.notices.headings import Notice, notice, notice_of_title


@pytest.mark.parametrize(
    "heading",
    [
        "Page not found", "Sorry, we could not find the page you were looking for",
        "This story is no longer available",
        "The document you requested has been deleted", "404", "Error 404", "HTTP 404 error", "No such page",
        "This post was removed by its author", "The blog you were looking for does not exist", "Article expired",
        "Diese Seite wurde nicht gefunden", "Der Artikel ist leider nicht mehr verfügbar",
        "Der Beitrag wurde gelöscht",
        "Cette page n'existe plus", "Cet article n'est plus disponible", "La page demandée est introuvable",
        "La página que busca no existe", "Esta noticia ya no está disponible", "El artículo ha sido eliminado",
        "La pagina che cerchi non esiste", "L'articolo è stato rimosso", "Questa pagina non è più disponibile",
        "A página que você procura não existe", "O conteúdo foi removido", "Esta matéria não está mais disponível",
        "De pagina die u zoekt bestaat niet meer", "Dit artikel is verwijderd", "Sidan du söker finns inte längre",
        "Siden du leder efter findes ikke", "Siden finnes ikke lenger", "Etsimääsi sivua ei löydy",
        "Nie znaleziono strony", "Ta strona już nie istnieje", "Stránka nenalezena", "Stránka neexistuje",
        "A keresett oldal nem található", "Pagina nu a fost găsită", "Страница не найдена",
        "Запрашиваемая страница удалена",
        "К сожалению, этот материал больше не доступен", "Сторінку не знайдено", "Страницата не е намерена",
        "Stranica koju tražite ne postoji", "Η σελίδα που αναζητάτε δεν βρέθηκε", "Aradığınız sayfa bulunamadı",
        "الصفحة غير موجودة", "صفحه مورد نظر یافت نشد", "הדף שחיפשת לא נמצא", "पृष्ठ नहीं मिला",
        "Halaman tidak ditemukan",
        "Không tìm thấy trang", "페이지를 찾을 수 없습니다", "お探しのページは削除されたか、移動した可能性があります",
        "ページが見つかりません", "抱歉，页面不存在", "您访问的文章已被删除", "找不到該頁面", "Бет табылмады",
    ],
)  # fmt: skip
def test_what_is_gone(heading: str) -> None:
    """Not found, no longer there, removed: whatever the words, and whatever their order."""
    assert notice(heading) is Notice.NOT_FOUND


@pytest.mark.parametrize(
    "heading",
    [
        "Content unavailable", "This page is not available", "Unable to load the page",
        "The page could not be displayed",
        "Seite nicht aufrufbar", "Inhalt nicht verfügbar", "Page indisponible", "Contenido no disponible",
        "Pagina non disponibile", "Conteúdo indisponível", "Pagina niet beschikbaar", "Страница недоступна",
        "Strona niedostępna", "Sidan är inte tillgänglig", "Sivu ei ole saatavilla",
    ],
)  # fmt: skip
def test_what_is_not_to_be_had_now(heading: str) -> None:
    """It may come back, or be a matter of an account: the heading alone does not tell."""
    assert notice(heading) is Notice.UNAVAILABLE


@pytest.mark.parametrize(
    "heading",
    [
        "Site unavailable", "The website is not available", "Our service is currently unavailable",
        "Seite nicht erreichbar",
        "Ce site est indisponible", "Este sitio no está disponible", "Sito non disponibile", "Сайт недоступен",
        "An error has occurred", "Rate limit reached", "411 error", "Journal of Tides Temporarily Unavailable",
        "Upload limit exceeded", "WordPress › Error", "Harbour Post is down for maintenance", "Wartungsarbeiten",
        "Ведутся технические работы", "ただいまメンテナンス中です",
    ],
)  # fmt: skip
def test_what_is_trouble(heading: str) -> None:
    """The whole site, or its server: no page is gone for that."""
    assert notice_of_title(heading) is Notice.TROUBLE


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("HAProxy Challenge", Notice.CHALLENGE), ("Slide to verify", Notice.CHALLENGE), ("Waiting Room",
        Notice.CHALLENGE),
        ("River Post Captcha", Notice.CHALLENGE), ("You are now in line", Notice.CHALLENGE), ("人机验证",
        Notice.CHALLENGE),
        ("Вы не робот?", Notice.CHALLENGE), ("Ich bin kein Roboter", Notice.CHALLENGE),
        ("Log In - River Archive", Notice.LOGIN), ("Tide Library Login", Notice.LOGIN), ("Sign in to Tidebase",
        Notice.LOGIN),
        ("Anmelden bei Flussblick", Notice.LOGIN), ("Se connecter à Rivière", Notice.LOGIN), ("Private video",
        Notice.LOGIN),
        ("River Drive: Sign-in", Notice.LOGIN), ("ログイン", Notice.LOGIN),
        ("River Media Privacy Gate", Notice.CONSENT), ("La tua privacy è importante per noi", Notice.CONSENT),
        ("Cookies Disabled", Notice.CONSENT), ("Votre vie privée est importante pour nous", Notice.CONSENT),
        ("Age check", Notice.REGION), ("Choose your region", Notice.REGION),
        ("Unsupported browser", Notice.DENIED), ("Web Page Blocked!", Notice.DENIED),
        ("Lease this domain", Notice.PARKED), ("Срок регистрации домена истёк", Notice.PARKED),
        ("Hier entsteht eine neue Internetpräsenz", Notice.PARKED), ("此域名出售", Notice.PARKED),
        ("WebCite query result", Notice.NOTHING),
    ],
)  # fmt: skip
def test_walls_and_landers(heading: str, said: Notice) -> None:
    """Each by its kind, the names of sites and libraries left aside."""
    assert notice_of_title(heading) is said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Page not found - The Valley Courier", Notice.NOT_FOUND), ("The Valley Courier | Article expired",
        Notice.NOT_FOUND),
        ("Fehler 404 – Talbote", Notice.NOT_FOUND), ("404-山谷网", Notice.NOT_FOUND),
        ("River Drive -- Page Not Found", Notice.NOT_FOUND),
        ("Error - Tides® Publisher", Notice.TROUBLE),
        ("Page not found - what became of the hundred thousand letters of the valley", None),
        ("Home - The Valley Courier", None),
        ("404 ways to mend a net - The Valley Courier", None),
    ],
)  # fmt: skip
def test_the_name_of_a_site_beside_a_notice(title: str, said: Notice | None) -> None:
    """A short name may stand before or behind it; a sentence makes it a work."""
    assert notice_of_title(title) is said


@pytest.mark.parametrize(
    "heading",
    [
        "What to do when a page is not found", "The lost and found office of the harbour", "Removed from office",
        "Why the council's website failed for a week", "How to log in without a password",
        "The login that cost a bank",
        "Inside the waiting room of a village doctor", "A captcha for the poor and other essays on the open web",
        "Ice bucket challenge", "Maintenance of the sea wall begins", "The missing boats of March",
        "Nicht gefundene Briefe",
        "Seite an Seite: zwei Flüsse", "La page blanche", "No country for old boats", "Sold: a domain and its past",
        "页面背后的故事", "网站的历史", "ページをめくる", "Страница истории", "You will then be taken to the page",
        "Access to clean water", "Privacy and its enemies", "Error and reform", "The service is over",
    ],
)  # fmt: skip
def test_works_are_works(heading: str) -> None:
    """Titles that use the same words say something else."""
    assert notice_of_title(heading) is None
