"""Headings of lists of references and of notes, in the languages that documents come in."""

from __future__ import annotations

import re
from enum import Enum, auto

LONGEST = 90
"""Characters of the longest heading that is looked at."""


class Heading(Enum):
    """What stands below a heading."""

    REFERENCES = auto()
    """A bibliography, a list of references, works cited, sources."""
    LINKS = auto()
    """Further reading, external links: works that are named beside the sources."""
    NOTES = auto()
    """Footnotes or endnotes."""


_REFERENCES = {
    "en": "references|reference list|references list|list of references|references cited|cited references|reference|"
          "works cited|work cited|list of works cited|works consulted|works referenced|works mentioned|cited works|"
          "bibliography|bibliographies|bibliographic references|bibliographical references|literature|"
          "literature cited|cited literature|literature references|list of literature|literature list|sources|"
          "sources cited|sources used|sources consulted|cited sources|list of sources|citations|list of citations|"
          "primary sources|secondary sources|primary literature|secondary literature|source list|publications cited|"
          "publications|legal sources|authorities cited|table of authorities|list of authorities|cases cited|"
          "archival sources|archives consulted|unpublished sources|published sources|source notes",
    "de": "literatur|literaturverzeichnis|literaturliste|literaturangaben|literaturhinweise|literaturnachweise|"
          "literaturnachweis|literatur und quellen|quellen|quellenverzeichnis|quellenangaben|quellennachweis|"
          "quellennachweise|quellenliste|quellenangabe|referenzen|referenzliste|bibliographie|bibliografie|"
          "zitierte literatur|verwendete literatur|zitierte werke|verwendete quellen|benutzte literatur|"
          "schrifttum|schrifttumsverzeichnis|belege|einzelnachweise|nachweise|internetquellen|onlinequellen|"
          "primärquellen|sekundärliteratur|primärliteratur|primärquellen|archivalien|ungedruckte quellen|"
          "gedruckte quellen|verzeichnis der literatur|verzeichnis der zitierten literatur",
    "fr": "références|référence|références bibliographiques|références citées|liste de références|"
          "liste des références|bibliographie|bibliographie sélective|bibliographie indicative|"
          "éléments de bibliographie|orientation bibliographique|ouvrages cités|ouvrages consultés|œuvres citées|"
          "oeuvres citées|travaux cités|textes cités|articles cités|sources|sources citées|sources primaires|"
          "sources secondaires|sources imprimées|sources manuscrites|sources et bibliographie|littérature citée|"
          "webographie|sitographie|médiagraphie",
    "es": "referencias|referencia|referencias bibliográficas|bibliografía|bibliografía citada|bibliografía consultada|"
          "lista de referencias|listado de referencias|obras citadas|trabajos citados|textos citados|"
          "literatura citada|literatura consultada|fuentes|fuentes citadas|fuentes consultadas|fuentes primarias|"
          "fuentes secundarias|fuentes documentales|fuentes bibliográficas|webgrafía|hemerografía",
    "it": "riferimenti|riferimenti bibliografici|bibliografia|bibliografia citata|bibliografia essenziale|"
          "bibliografia selezionata|opere citate|testi citati|opere consultate|fonti|fonti citate|"
          "fonti primarie|fonti secondarie|letteratura citata|sitografia|elenco delle opere citate|"
          "note bibliografiche|riferimenti e fonti",
    "pt": "referências|referência|referências bibliográficas|referências citadas|lista de referências|bibliografia|"
          "bibliografia citada|bibliografia consultada|obras citadas|obras consultadas|trabalhos citados|fontes|"
          "fontes citadas|fontes consultadas|fontes primárias|literatura citada|webgrafia",
    "nl": "referenties|referentielijst|literatuur|literatuurlijst|literatuuropgave|literatuurverwijzingen|"
          "geraadpleegde literatuur|geciteerde literatuur|aangehaalde literatuur|geciteerde werken|bibliografie|"
          "bronnen|bronnenlijst|bronvermelding|bronvermeldingen|geraadpleegde bronnen|verwijzingen|"
          "lijst van referenties",
    "sv": "referenser|referenslista|referensförteckning|källor|källförteckning|källhänvisningar|litteratur|"
          "litteraturförteckning|litteraturlista|litteraturreferenser|bibliografi|"
          "källor och litteratur|käll- och litteraturförteckning|anförd litteratur|tryckta källor|otryckta källor",
    "da": "referencer|referenceliste|litteratur|litteraturliste|litteraturfortegnelse|litteraturhenvisninger|kilder|"
          "kildeliste|kildefortegnelse|kildehenvisninger|bibliografi|henvisninger|anvendt litteratur|"
          "citeret litteratur",
    "no": "referanser|referanseliste|referansar|litteratur|litteraturliste|litteraturreferanser|kilder|kildeliste|"
          "kjelder|kjeldeliste|kildehenvisninger|bibliografi|litteraturhenvisninger",
    "fi": "lähteet|lähdeluettelo|lähdeviitteet|viitteet ja lähteet|kirjallisuus|kirjallisuusluettelo|"
          "kirjallisuutta|viiteluettelo|lähde- ja kirjallisuusluettelo|bibliografia",
    "pl": "bibliografia|literatura|spis literatury|wykaz literatury|literatura cytowana|cytowana literatura|"
          "piśmiennictwo|źródła|odwołania|odniesienia|referencje|wykaz źródeł|literatura przedmiotu|netografia|"
          "bibliografia załącznikowa|spis źródeł",
    "cs": "literatura|použitá literatura|citovaná literatura|seznam literatury|seznam použité literatury|"
          "seznam použitých zdrojů|seznam zdrojů|zdroje|prameny|prameny a literatura|bibliografie|reference|odkazy|"
          "použité zdroje|seznam pramenů a literatury",
    "sk": "literatúra|použitá literatúra|zoznam literatúry|zoznam použitej literatúry|bibliografia|zdroje|pramene|"
          "pramene a literatúra|referencie|bibliografické odkazy|zoznam bibliografických odkazov|citovaná literatúra",
    "hu": "irodalom|irodalomjegyzék|felhasznált irodalom|hivatkozott irodalom|hivatkozások|források|forrásjegyzék|"
          "bibliográfia|szakirodalom|felhasznált források|hivatkozásjegyzék|idézett irodalom|referenciák",
    "ro": "bibliografie|referințe|referinţe|referințe bibliografice|referinţe bibliografice|lucrări citate|surse|"
          "surse bibliografice|literatură|literatură citată|bibliografie selectivă",
    "bg": "литература|използвана литература|цитирана литература|библиография|източници|използвани източници|"
          "цитирани източници|списък на литературата|списък на използваната литература|референции",
    "hr": "literatura|popis literature|korištena literatura|bibliografija|izvori|popis izvora|izvori i literatura|"
          "reference|navedena literatura|citirana literatura|popis referenci|literatura i izvori|литература|извори|"
          "библиографија|референце|списак литературе|коришћена литература|popis korištene literature|"
          "korišćena literatura|spisak literature|viri|viri in literatura|seznam literature",
    "el": "βιβλιογραφία|βιβλιογραφικές αναφορές|αναφορές|πηγές|παραπομπές|ενδεικτική βιβλιογραφία|"
          "κατάλογος αναφορών|βιβλιογραφικές πηγές|πηγές και βιβλιογραφία|ξενόγλωσση βιβλιογραφία|"
          "ελληνική βιβλιογραφία|ελληνόγλωσση βιβλιογραφία",
    "tr": "kaynakça|kaynaklar|kaynaklar listesi|referanslar|bibliyografya|yararlanılan kaynaklar|başvurular|"
          "atıf yapılan kaynaklar|kaynak listesi|kaynakça listesi",
    "ru": "литература|список литературы|список использованной литературы|список использованных источников|"
          "список источников|список источников и литературы|список цитируемой литературы|цитированная литература|"
          "использованная литература|библиография|библиографический список|библиографические ссылки|источники|"
          "источники и литература|ссылки|список литературы и источников|цитируемая литература|"
          "пристатейный библиографический список|использованные источники",
    "uk": "література|список літератури|список використаної літератури|список використаних джерел|джерела|"
          "список джерел|бібліографія|бібліографічний список|використана література|використані джерела|посилання|"
          "джерела та література|перелік посилань",
    "kk": "әдебиет|әдебиеттер|әдебиеттер тізімі|пайдаланылған әдебиеттер|пайдаланылған әдебиеттер тізімі|"
          "дереккөздер|дереккөздер тізімі|библиография|қолданылған әдебиеттер",
    "lt": "literatūra|literatūros sąrašas|naudota literatūra|šaltiniai|šaltinių sąrašas|bibliografija|nuorodos|"
          "šaltiniai ir literatūra|literatūra ir šaltiniai",
    "lv": "literatūra|literatūras saraksts|izmantotā literatūra|izmantotās literatūras saraksts|avoti|"
          "avotu saraksts|bibliogrāfija|atsauces|avoti un literatūra|izmantotie avoti",
    "et": "kirjandus|kasutatud kirjandus|kasutatud allikad|viidatud kirjandus|viidatud allikad|allikad|"
          "kirjanduse loetelu|bibliograafia|viited|allikad ja kirjandus",
    "ar": "المراجع|المصادر|المصادر والمراجع|قائمة المراجع|قائمة المصادر|قائمة المصادر والمراجع|مراجع|مصادر|"
          "ثبت المصادر والمراجع|ثبت المراجع|ببليوغرافيا|ببليوجرافيا|المراجع والمصادر|الببليوغرافيا|المراجع العربية|"
          "المراجع الأجنبية",
    "fa": "منابع|منابع و مآخذ|فهرست منابع|کتاب‌نامه|کتابنامه|مراجع|مآخذ|فهرست مراجع|منابع و مراجع|پانویس و منابع",
    "he": "ביבליוגרפיה|מקורות|רשימת מקורות|רשימה ביבליוגרפית|מראי מקום|רשימת ספרות|רשימת המקורות|הפניות",
    "hi": "संदर्भ|सन्दर्भ|संदर्भ सूची|सन्दर्भ सूची|संदर्भ ग्रंथ|संदर्भ ग्रंथ सूची|ग्रंथ सूची|ग्रंथसूची|स्रोत|सन्दर्भ ग्रन्थ सूची",
    "zh": "参考文献|參考文獻|参考资料|參考資料|参考书目|參考書目|引用文献|引用文獻|文献|文獻|书目|書目|主要参考文献|"
          "征引文献|徵引書目|徵引文獻|引用書目|资料来源|資料來源|来源|來源|征引书目|参考来源",
    "ja": "参考文献|引用文献|文献|文献一覧|参考資料|参考文献一覧|引用・参考文献|参照文献|出典|参考・引用文献|"
          "引用参考文献|主要参考文献|参考図書",
    "ko": "참고문헌|참고 문헌|참고자료|참고 자료|인용문헌|인용 문헌|출처|참고문헌 목록|문헌|참고도서",
    "id": "daftar pustaka|referensi|daftar referensi|daftar rujukan|rujukan|pustaka|sumber|bibliografi|kepustakaan|"
          "pustaka acuan|daftar acuan",
    "vi": "tài liệu tham khảo|tham khảo|thư mục|nguồn|thư mục tham khảo|nguồn tham khảo|danh mục tài liệu tham khảo|"
          "tài liệu trích dẫn|nguồn tư liệu",
}  # fmt: skip
_LINKS = {
    "en": "further reading|suggested reading|suggested readings|recommended reading|additional reading|see also|"
          "external links|links|web links|resources|further resources|additional resources|web resources|"
          "online resources|more information|read more|further information|websites|web sites|online sources|"
          "internet sources|web sources",
    "de": "weiterführende literatur|weblinks|links|zum weiterlesen|weiterführende links|internet",
    "fr": "pour aller plus loin|pour en savoir plus|liens externes|liens|lectures complémentaires",
    "es": "para saber más|enlaces externos|enlaces|lecturas recomendadas|lecturas adicionales|sitios web",
    "it": "per approfondire|collegamenti esterni|approfondimenti|siti web|letture consigliate",
    "pt": "para saber mais|ligações externas|links externos|leituras recomendadas|leitura adicional|sites",
    "nl": "verder lezen|externe links|meer lezen|websites",
    "sv": "vidare läsning|externa länkar|länkar|webbkällor",
    "da": "videre læsning|eksterne henvisninger|links",
    "no": "videre lesning|eksterne lenker|lenker",
    "fi": "aiheesta muualla|lisää aiheesta|verkkolähteet",
    "pl": "linki zewnętrzne|zobacz też|źródła internetowe|strony internetowe",
    "cs": "externí odkazy|internetové zdroje|elektronické zdroje",
    "ru": "дополнительная литература|электронные ресурсы|интернет-ресурсы|интернет-источники|см. также",
    "uk": "додаткова література|інтернет-ресурси|електронні ресурси|зовнішні посилання",
}  # fmt: skip
_NOTES = {
    "en": "notes|endnotes|footnotes|end notes|foot notes|chapter notes|explanatory notes|author's notes|annotations",
    "de": "anmerkungen|endnoten|fußnoten|fussnoten|anmerkungsverzeichnis",
    "fr": "notes|notes de bas de page|notes de fin|notes et références",
    "es": "notas|notas al pie|notas finales|notas a pie de página",
    "it": "note|note a piè di pagina|note di chiusura|note al testo",
    "pt": "notas|notas de rodapé|notas finais|notas de fim",
    "nl": "noten|voetnoten|eindnoten|aantekeningen",
    "sv": "noter|fotnoter|slutnoter|anmärkningar",
    "da": "noter|fodnoter|slutnoter",
    "no": "noter|fotnoter|sluttnoter|notar",
    "fi": "viitteet|alaviitteet|loppuviitteet|huomautukset",
    "pl": "przypisy|przypisy końcowe|przypisy dolne|uwagi",
    "cs": "poznámky|poznámky pod čarou|vysvětlivky",
    "sk": "poznámky|poznámky pod čiarou",
    "hu": "jegyzetek|lábjegyzetek|végjegyzetek",
    "ro": "note|note de subsol|note de final",
    "bg": "бележки|бележки под линия|крайни бележки",
    "hr": "bilješke|fusnote|napomene|opombe|белешке|напомене|фусноте",
    "el": "σημειώσεις|υποσημειώσεις",
    "tr": "notlar|dipnotlar|sonnotlar|son notlar",
    "ru": "примечания|сноски|комментарии",
    "uk": "примітки|виноски",
    "kk": "ескертпелер|сілтемелер",
    "lt": "pastabos|išnašos",
    "lv": "piezīmes|vēres",
    "et": "märkused|joonealused märkused",
    "ar": "الهوامش|الحواشي|هوامش",
    "fa": "پانویس|پانوشت|یادداشت‌ها|پی‌نوشت|پی‌نوشت‌ها",
    "he": "הערות|הערות שוליים|הערות סיום",
    "hi": "टिप्पणियाँ|टिप्पणी|पाद टिप्पणी",
    "zh": "注释|註釋|注|註|脚注|腳註|尾注|附注|注解",
    "ja": "注|註|脚注|注釈|後注|注記",
    "ko": "주|각주|미주|주석",
    "id": "catatan kaki|catatan akhir|catatan",
    "vi": "chú thích|ghi chú|cước chú",
}  # fmt: skip
_ORDER = ((Heading.REFERENCES, _REFERENCES), (Heading.LINKS, _LINKS), (Heading.NOTES, _NOTES))
_WORDS: dict[str, Heading] = {}
for _kind, _table in _ORDER:
    for _headings in _table.values():
        for _heading in _headings.split("|"):
            _WORDS.setdefault(_heading.casefold(), _kind)

_NUMBER = re.compile(
    r"(?:(?:(?:appendix|anhang|annexe?|kapitel|chapter|part|teil|section|§)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,6}|[a-z一二三四五六七八九十])[.):、．]?\s{1,4}"
    r"|[一二三四五六七八九十]{1,3}、)",
    re.I,
)
"""``5.``, ``IV``, ``A.`` or ``Appendix B:`` before a heading."""
_ORNAMENT = " \t\n#*_=~-–—:.;|•■◆▪【】[]〔〕「」<>«»()（）：。"
_MODIFIER = re.compile(
    r"(?:select(?:ed)?|annotated|partial|full|complete|general|main|key|short|brief|cited|working|our|the|my|"
    r"ausgewählte[rsn]?|kommentierte|weitere|sélection de|principal(?:es)?|selección de|избранная|основная|"
    r"wybrana|vybraná|valda?|udvalgt|utvalgt)\s",
    re.I,
)
_TAIL = re.compile(
    r"\s(?:[(\[][^()\[\]]{1,40}[)\]]?|used|cited|consulted|section|list|(?:for|to) (?:this|the) [a-z]{3,12})$",
    re.I,
)
_JOIN = re.compile(
    r"\s?[/&+,;|–—]\s?"
    r"|\s(?:and|or|und|et|y|e|ed|en|och|og|i|a|și|şi|и|та|і|және|ir|un|ja|και|ve|và|dan)\s|[・、和与與及]|\sو(?=\S)"
)


def heading_of(text: str) -> Heading | None:
    """What stands below a heading that reads like this; None for other headings, and for what is no heading.

    Numbers, ornaments, modifiers ("Selected", "(in Russian)") and lists of such words ("Notes and references") are
    allowed for; a heading that names notes beside references is one of references.
    """
    if not 0 < len(text) <= LONGEST:
        return None
    bare = " ".join(text.split()).strip(_ORNAMENT).casefold()
    kind = _named(bare)
    if kind is None and (number := _NUMBER.match(bare)):
        kind = _named(bare[number.end() :].strip(_ORNAMENT))
    return kind


def _named(bare: str) -> Heading | None:
    kind = _WORDS.get(bare)
    if kind is not None:
        return kind
    short = _TAIL.sub("", _MODIFIER.sub("", bare))
    if short != bare and short in _WORDS:
        return _WORDS[short]
    parts = [_MODIFIER.sub("", part.strip()) for part in _JOIN.split(bare) if part and part.strip()]
    kinds = [_WORDS.get(part) for part in parts]
    if len(parts) < 2 or len(parts) > 4 or None in kinds:
        return None
    return Heading.REFERENCES if Heading.REFERENCES in kinds else kinds[0]
