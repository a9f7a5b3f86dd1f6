"""Arabic."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

ARABIC = Language(
    code="ar",
    name="Arabic",
    script="arabic",
    months=months(
        "يناير كانون | فبراير شباط | مارس آذار | أبريل نيسان ابريل | مايو أيار | يونيو حزيران | يوليو تموز | "
        "أغسطس آب اغسطس | سبتمبر أيلول | أكتوبر تشرين اكتوبر | نوفمبر | ديسمبر"
    ),
    seasons=phrases("ربيع | صيف | خريف | شتاء"),
    conjunctions=phrases("و"),
    alternatives=phrases("أو"),
    date_words=words("في بتاريخ"),
    accessed=phrases(
        "تاريخ الاطلاع | اطلع عليه | اطلع عليه بتاريخ | تم الاطلاع | تم الاطلاع في | تمت الزيارة | آخر زيارة | "
        "تاريخ الوصول | تمت الزيارة في | شوهد"
    ),
    available_at=phrases("متاح على | متاح في | متوفر على | على الرابط | الرابط"),
    archived_at=phrases("مؤرشف | أرشيف | نسخة مؤرشفة | مؤرشف من الأصل"),
    ibid=phrases("المصدر نفسه | المرجع نفسه | نفسه"),
    same_author=phrases("المؤلف نفسه"),
    op_cit=phrases("المرجع السابق | المصدر السابق | مرجع سابق | مصدر سابق"),
    above=phrases("أعلاه"),
    note_words=phrases("هامش | حاشية | الهامش | الحاشية"),
    signals=phrases("انظر أيضا | انظر | راجع | قارن | نقلا عن | المصدر: | المصادر:"),
    bylines=words("بقلم"),
    others=phrases("وآخرون"),
    editors=phrases("تحرير | تحقيق | محرر"),
    translators=phrases("ترجمة"),
    volumes=phrases("ج. | المجلد | مج. | العدد | ع. | الجزء"),
    pages=phrases("ص. | ص ص | صفحة"),
    editions=phrases("ط. | الطبعة"),
    note_headings=phrases("الهوامش | هوامش | الحواشي | ملاحظات | المصادر"),
    reference_headings=phrases(
        "المراجع | المصادر | المصادر والمراجع | قائمة المراجع | قائمة المصادر والمراجع | ببليوغرافيا"
        " | قائمة المصادر | مراجع | مصادر | ثبت المصادر والمراجع | ثبت المراجع | ببليوجرافيا"
        " | المراجع والمصادر | الببليوغرافيا | المراجع العربية | المراجع الأجنبية"
    ),
    link_headings=phrases("وصلات خارجية | قراءات إضافية | روابط خارجية | للاستزادة"),
    in_language=words("باللغة"),
    law_words=phrases("قانون | القانون | دستور | الدستور | مرسوم | المرسوم | نظام | قرار | لائحة | معاهدة | اتفاقية"),
    abbreviations=words("د أ"),
    function_words=words(
        "في من على إلى أن التي عن هذا هذه مع كان لا ما هو الذي بعد كما قد بين كل أو قبل ذلك حيث خلال هي لم كانت "
        "عند ثم وقد غير أنه إن"
    ),
    errors=ErrorWords(
        subjects=words("الصفحة صفحة المحتوى المقال"),
        negations=words("غير لا لم"),
        verbs=words("موجودة موجود متوفرة توجد العثور يتم متاحة"),
        absences=words("محذوفة"),
        troubles=words("مؤقتا صيانة"),
        others=words("هذه التي تبحث عنها عذرا عذراً خطأ على المطلوبة نأسف"),
    ),
    headings=PageHeadings(
        gone=phrases("الصفحة غير موجودة | لم يتم العثور على الصفحة | خطأ 404"),
        trouble=phrases(
            "خطأ | الموقع تحت الصيانة | تحت الصيانة | الخدمة غير متاحة | خطأ في الخادم | حدث خطأ | قيد الإنشاء"
        ),
        denied=phrases("تم رفض الوصول | الوصول مرفوض | الوصول ممنوع"),
        challenge=phrases("لحظة من فضلك | يرجى الانتظار | التحقق الأمني | أنا لست روبوت"),
        login=phrases("تسجيل الدخول | الدخول | دخول | إنشاء حساب"),
        paywall=phrases("للمشتركين فقط | اشترك الآن"),
        region=phrases("غير متاح في بلدك | غير متوفر في منطقتك"),
        consent=phrases("إعدادات ملفات تعريف الارتباط | نحن نحترم خصوصيتك | قبل المتابعة"),
        placeholder=phrases("الرئيسية | الصفحة الرئيسية | بدون عنوان | مرحبا"),
    ),
)
