"""Polish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

POLISH = Language(
    code="pl",
    name="Polish",
    script="latin",
    months=months(
        "stycznia styczeń | lutego luty | marca marzec | kwietnia kwiecień | maja maj | czerwca czerwiec | lipca "
        "lipiec | sierpnia sierpień | września wrzesień | października październik | listopada listopad | grudnia "
        "grudzień"
    ),
    short_months=months("sty | lut | mar | kwi | | cze | lip | sie | wrz | paź | lis | gru"),
    seasons=phrases("wiosna | lato | jesień | zima"),
    conjunctions=phrases("i | oraz | a także"),
    alternatives=phrases("lub | albo"),
    date_words=words("dnia z w"),
    accessed=phrases(
        "dostęp | data dostępu | dostęp w dniu | ostatni dostęp | odczytano | odczyt | pobrano | data pobrania | "
        "stan na dzień"
    ),
    available_at=phrases(
        "dostępne | dostępny | dostępne na | dostępne pod adresem | dostępne w | dostępne online | pobrano z"
    ),
    archived_at=phrases("zarchiwizowano | zarchiwizowane | kopia archiwalna | archiwum | wersja archiwalna"),
    ibid=phrases("ibid. | ibidem | tamże"),
    same_author=phrases("idem | tenże | taż | tegoż"),
    op_cit=phrases("op. cit. | dz. cyt."),
    above=phrases("powyżej | wyżej | supra"),
    note_words=phrases("przypis | przypisy | przyp."),
    signals=phrases("zob. też | zob. także | zob. | patrz | por. | porównaj | cyt. za | źródło: | źródła:"),
    kinds=phrases(
        "podcast | wideo | film | raport | artykuł | badanie | wywiad | przemówienie | mapa | komunikat prasowy"
    ),
    bylines=words("przez"),
    others=phrases("i in. | i inni | et al."),
    editors=phrases("red. | pod red. | redakcja | redaktor"),
    translators=phrases("tłum. | przeł. | tłumaczenie | przekład"),
    volumes=phrases("t. | tom | nr | z. | zeszyt | cz. | r."),
    pages=phrases("s. | str. | strona | strony"),
    editions=phrases("wyd. | wydanie"),
    note_headings=phrases("przypisy | przypisy końcowe | uwagi | źródła | przypisy dolne"),
    reference_headings=phrases(
        "bibliografia | literatura | źródła | piśmiennictwo | wykaz literatury | spis literatury"
        " | literatura cytowana | cytowana literatura | odwołania | odniesienia | referencje | wykaz źródeł"
        " | literatura przedmiotu | netografia | bibliografia załącznikowa | spis źródeł"
    ),
    link_headings=phrases("linki zewnętrzne | zobacz też | źródła internetowe | strony internetowe"),
    in_language=words("w po"),
    law_words=phrases(
        "ustawa | ustawy | rozporządzenie | konstytucja | kodeks | dyrektywa | traktat | uchwała | dekret | wyrok "
        "| zarządzenie"
    ),
    that=words("że iż"),
    retracted=phrases("wycofan | odwołan | retrakcj"),
    adversatives=phrases("ale | lecz | jednak | jednakże | natomiast | chociaż"),
    function_words=words("w i na się z do nie to że jest o jak po co ale przez od za był dla czy przed pod oraz ze są"),
    abbreviations=words("dr prof mgr inż hab np tzw zob por ul św"),
    errors=ErrorWords(
        subjects=words(
            "strona strony stronę artykuł dokument plik adres treść podstrona wpis materiał publikacja wiadomość "
            "tekst zasób"
        ),
        negations=words("nie"),
        verbs=words(
            "znaleziono istnieje dostępna dostępny odnaleziono znaleźć znaleziona odnaleźć znalezione znaleziony "
            "istnieją"
        ),
        absences=words("usunięta usunięty usunięte przeniesiona przeniesiony skasowana brak wygasła nieistniejąca"),
        troubles=words("tymczasowo chwilowo"),
        others=words(
            "podana podany żądana żądanej szukana szukanej której szukasz tej błąd przepraszamy została został "
            "niestety można lub i już o podanym adresie takiej ta ten to tę tego jest są na nam się poszukiwana "
            "przykro ups oj wystąpił mogła być zostać ale pod nieprawidłowy wybrana wskazana"
        ),
        sites=words("serwis witryna witryny serwer usługa portal"),
        unavailable=words(
            "dostępna dostępny dostępne niedostępna niedostępny niedostępne załadować wyświetlić wczytać"
        ),
        over=words("już więcej"),
    ),
    later=phrases(
        "spróbuj ponownie | spróbuj później | wróć później | za chwilę | za kilka minut | później | prace "
        "techniczne | konserwacja | przerwa techniczna | tymczasowo | chwilowo | problemy techniczne | pracujemy "
        "nad"
    ),
    required=phrases("zaloguj | subskrybuj | prenumerata | subskrypcja | twoja przeglądarka | uprawnień | zaakceptuj"),
    headings=PageHeadings(
        gone=phrases("nie znaleziono | nie znaleziono strony | strona nie istnieje | błąd 404"),
        trouble=phrases(
            "błąd | prace konserwacyjne | przerwa techniczna | strona w przebudowie | usługa niedostępna | błąd "
            "serwera | wystąpił błąd | strona w budowie | prace serwisowe | sesja wygasła | * chwilowo "
            "niedostępny | serwis w przebudowie | błąd połączenia z bazą danych"
        ),
        denied=phrases("odmowa dostępu | brak dostępu | dostęp zabroniony"),
        challenge=phrases(
            "proszę czekać | chwileczkę | weryfikacja bezpieczeństwa | nie jestem robotem | czy jesteś robotem | "
            "weryfikacja | poczekalnia | jesteś w kolejce | sprawdzamy twoją przeglądarkę"
        ),
        login=phrases(
            "zaloguj się | logowanie | zarejestruj się | rejestracja | film prywatny | zaloguj się do * | musisz "
            "się zalogować"
        ),
        paywall=phrases(
            "tylko dla subskrybentów | treść tylko dla prenumeratorów | wykup dostęp | tylko dla prenumeratorów"
        ),
        region=phrases("niedostępne w twoim kraju"),
        consent=phrases(
            "ustawienia plików cookie | cenimy twoją prywatność | dbamy o twoją prywatność | zanim przejdziesz "
            "dalej | szanujemy twoją prywatność | twoja prywatność jest dla nas ważna | ustawienia cookie | "
            "używamy plików cookie | ta strona używa plików cookie"
        ),
        placeholder=phrases("strona główna | bez tytułu | witamy | ładowanie"),
        parked=phrases("domena na sprzedaż | ta domena jest na sprzedaż | domena wygasła | domena zarejestrowana"),
    ),
)
