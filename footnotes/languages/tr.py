"""Turkish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

TURKISH = Language(
    code="tr",
    name="Turkish",
    script="latin",
    months=months("ocak | şubat | mart | nisan | mayıs | haziran | temmuz | ağustos | eylül | ekim | kasım | aralık"),
    short_months=months("oca | şub | mar | nis | | haz | tem | ağu | eyl | eki | kas | ara"),
    seasons=phrases("ilkbahar | yaz | sonbahar | güz | kış"),
    conjunctions=phrases("ve | ile"),
    alternatives=phrases("veya | ya da"),
    date_words=words("tarihinde"),
    accessed=phrases(
        "erişim | erişim tarihi | son erişim | son erişim tarihi | erişildi | erişim zamanı | ziyaret tarihi | "
        "görüntülenme tarihi"
    ),
    available_at=phrases("erişim adresi | erişilebilir | adresinden erişilebilir | çevrimiçi | erişim"),
    archived_at=phrases("arşivlendi | arşivlenmiş | arşiv | arşivlenen kopya | arşivlenmiş sürüm"),
    ibid=phrases("ibid. | age. | a. g. e. | aynı yerde | agm. | a. g. m."),
    same_author=phrases("aynı yazar | idem"),
    op_cit=phrases("op. cit. | a. g. e."),
    above=phrases("yukarıda"),
    note_words=phrases("dipnot | dn."),
    signals=phrases("ayrıca bkz. | bkz. | bakınız | krş. | karşılaştırınız | aktaran | kaynak: | kaynaklar: | bkz"),
    kinds=phrases("podcast | video | film | rapor | makale | araştırma | röportaj | konuşma | harita | basın bülteni"),
    bylines=words("yazan"),
    others=phrases("vd. | ve diğerleri | v. d."),
    editors=phrases("ed. | haz. | der. | editör | yay. haz."),
    translators=phrases("çev. | çeviren"),
    volumes=phrases("c. | cilt | sy. | sayı | s."),
    pages=phrases("s. | ss. | sayfa"),
    editions=phrases("bs. | baskı | basım"),
    note_headings=phrases("notlar | dipnotlar | sonnotlar | açıklamalar | kaynaklar | son notlar"),
    reference_headings=phrases(
        "kaynakça | kaynaklar | bibliyografya | yararlanılan kaynaklar | referanslar | kaynaklar listesi"
        " | başvurular | atıf yapılan kaynaklar | kaynak listesi | kaynakça listesi"
        " | başvurulan kaynaklar"
    ),
    link_headings=phrases("dış bağlantılar | ek okumalar | ileri okuma | internet kaynakları"),
    law_words=phrases(
        "kanun | kanunu | yasa | yasası | anayasa | yönetmelik | tüzük | kararname | genelge | antlaşma | "
        "sözleşme | karar | tebliğ"
    ),
    that=words("ki"),
    retracted=phrases("geri çekil"),
    adversatives=phrases("ama | ancak | fakat | ne var ki | oysa"),
    function_words=words(
        "ve bir bu için de da ile olarak olan çok daha gibi ama ne var en sonra kadar nasıl neden değil"
    ),
    abbreviations=words("dr prof doç bkz örn yrd"),
    errors=ErrorWords(
        subjects=words("sayfa sayfası sayfayı içerik makale haber dosya sayfanın içeriği yazı belge bağlantı"),
        negations=words("bulunamadı yok bulunamıyor mevcut"),
        verbs=words("bulunamadı yok değil bulunamıyor bulamadık bulunmuyor bulunmamaktadır mevcut"),
        absences=words("kaldırıldı silindi silinmiş kaldırılmış taşınmış kaldırılmıştır silinmiştir"),
        troubles=words("geçici bakım"),
        others=words(
            "aradığınız bu üzgünüz hata maalesef istenen istediğiniz mevcut artık olabilir veya ve görünüşe göre "
            "bir şey ulaşmak gitmek istedigin istediğin aradığın ne yazık ki"
        ),
        sites=words("site sitesi sunucu hizmet web"),
        unavailable=words("erişilemiyor erişilebilir kullanılamıyor yüklenemedi görüntülenemiyor"),
        over=words("artık"),
    ),
    later=phrases("tekrar deneyin | daha sonra | birkaç dakika | bakım | geçici | teknik sorun | üzerinde çalışıyoruz"),
    required=phrases("giriş yapın | oturum açın | abone | tarayıcınız | izniniz"),
    headings=PageHeadings(
        gone=phrases("sayfa bulunamadı | sayfa mevcut değil | bulunamadı | hata 404"),
        trouble=phrases(
            "hata | bakım çalışması | bakımdayız | site bakımda | hizmet kullanılamıyor | sunucu hatası | bir "
            "hata oluştu | yapım aşamasında"
        ),
        denied=phrases("erişim engellendi | erişim reddedildi | erişim yasak | erişim yok"),
        challenge=phrases(
            "bir dakika lütfen | lütfen bekleyin | güvenlik kontrolü | ben robot değilim | robot musunuz"
        ),
        login=phrases("giriş yap | oturum aç | üye girişi | kayıt ol"),
        paywall=phrases("sadece aboneler için | abonelere özel | abone ol"),
        region=phrases("ülkenizde kullanılamıyor"),
        consent=phrases(
            "çerez ayarları | çerez politikası | gizliliğinize önem veriyoruz | devam etmeden önce | gizliliğiniz "
            "bizim için önemli"
        ),
        placeholder=phrases("anasayfa | ana sayfa | başlıksız | hoş geldiniz | yükleniyor"),
        parked=phrases("bu alan adı satılıktır | satılık domain | satılık alan adı"),
    ),
)
