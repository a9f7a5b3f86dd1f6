"""Kazakh."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

KAZAKH = Language(
    code="kk",
    name="Kazakh",
    script="cyrillic",
    months=months(
        "қаңтар | ақпан | наурыз | сәуір | мамыр | маусым | шілде | тамыз | қыркүйек | қазан | қараша | желтоқсан"
    ),
    short_months=months("қаң | ақп | нау | сәу | | мау | шіл | там | қыр | қаз | қар | жел"),
    seasons=phrases("көктем | жаз | күз | қыс"),
    conjunctions=phrases("және | мен | пен | бен"),
    alternatives=phrases("немесе"),
    accessed=phrases(
        "қаралған күні | жүгінген күні | қолжетімді күні | қаралды | соңғы кіру | кірген күні | пайдаланылған күні"
    ),
    available_at=phrases("қолжетімді | қол жетімді | сілтеме бойынша | қолжеткізу режимі | мекенжайы бойынша"),
    archived_at=phrases("мұрағатталған | мұрағат | мұрағаттық көшірме | архив"),
    ibid=phrases("сонда | бұл да сонда | сол жерде"),
    same_author=phrases("сол автор"),
    op_cit=phrases("аталған еңбек | көрс. еңбек"),
    above=phrases("жоғарыда"),
    note_words=phrases("ескерту | сілтеме | түсініктеме"),
    signals=phrases("қараңыз | қар. | қара | салыст. | дереккөз: | дереккөздер:"),
    kinds=phrases(
        "подкаст | бейне | фильм | есеп | баяндама | мақала | зерттеу | сұхбат | карта | баспасөз хабарламасы"
    ),
    bylines=words("авторы"),
    others=phrases("және т. б. | және басқалар | т. б."),
    editors=phrases("ред. | ред. басқ. | құраст."),
    translators=phrases("ауд. | аударған"),
    volumes=phrases("т. | том | № | шығ. | кіт."),
    pages=phrases("б. | бет"),
    editions=phrases("бас. | басылым"),
    note_headings=phrases("ескертулер | сілтемелер | түсініктемелер | дереккөздер | ескертпелер"),
    reference_headings=phrases(
        "әдебиеттер | әдебиеттер тізімі | пайдаланылған әдебиеттер | дереккөздер"
        " | пайдаланылған әдебиеттер тізімі | библиография | әдебиет | дереккөздер тізімі"
        " | қолданылған әдебиеттер"
    ),
    link_headings=phrases("сыртқы сілтемелер | қосымша әдебиет"),
    law_words=phrases(
        "заң | заңы | кодекс | кодексі | конституция | конституциясы | жарлық | жарлығы | қаулы | қаулысы | "
        "бұйрық | бұйрығы | шешім"
    ),
    that=words("деп"),
    retracted=phrases("кері қайтар | қайтарып ал"),
    adversatives=phrases("бірақ | алайда"),
    function_words=words(
        "және мен бен үшін бойынша туралы деп емес бір осы мың қалай неге да де бұл ол олар болып болған деген "
        "еді екен ең өз өзінің кейін дейін бар жоқ сол керек соң ғана тағы арқылы қарай сияқты бұрын енді"
    ),
    abbreviations=words("проф акад"),
    errors=ErrorWords(
        subjects=words("бет бетті парақ материал мақала"),
        negations=words("табылмады жоқ табылған"),
        verbs=words("табылмады жоқ емес"),
        absences=words("жойылған өшірілген"),
        troubles=words("уақытша"),
        others=words("сұралған бұл кешіріңіз қате осындай сіз іздеген"),
        sites=words("сайт сервер қызмет"),
        unavailable=words("қолжетімді қолжетімсіз ашу"),
        over=words("енді"),
    ),
    later=phrases("кейінірек | қайталап көріңіз | техникалық жұмыстар | уақытша"),
    required=phrases("кіріңіз | жазылу | браузер"),
    headings=PageHeadings(
        gone=phrases("бет табылмады | табылмады | бет жоқ | қате 404"),
        trouble=phrases("қате | техникалық жұмыстар | қызмет қолжетімсіз | сервер қатесі | қате орын алды"),
        denied=phrases("қол жеткізуге тыйым салынған | қатынау шектелген | рұқсат жоқ"),
        challenge=phrases("күте тұрыңыз | қауіпсіздік тексеруі | мен робот емеспін"),
        login=phrases("кіру | жүйеге кіру | тіркелу | авторландыру"),
        paywall=phrases("тек жазылушыларға | жазылыңыз"),
        region=phrases("сіздің еліңізде қолжетімсіз"),
        consent=phrases("cookie параметрлері | cookie файлдары"),
        placeholder=phrases("басты бет | атаусыз | қош келдіңіз"),
        parked=phrases("домен сатылады"),
    ),
)
