"""Persian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

PERSIAN = Language(
    code="fa",
    name="Persian",
    script="arabic",
    months=months(
        "ژانویه جنوری | فوریه | مارس | آوریل | مه می | ژوئن | ژوئیه جولای | اوت آگوست | سپتامبر | اکتبر | نوامبر "
        "| دسامبر"
    ),
    seasons=phrases("بهار | تابستان | پاییز | زمستان"),
    conjunctions=phrases("و"),
    alternatives=phrases("یا"),
    date_words=words("در"),
    accessed=phrases(
        "بازیابی | بازدید | تاریخ بازیابی | تاریخ دسترسی | بازبینی شده در | بازیابی شده در | دسترسی در | مشاهده "
        "شده در | تاریخ مشاهده"
    ),
    available_at=phrases("در دسترس در | قابل دسترس در | موجود در | نشانی"),
    archived_at=phrases("بایگانی شده | بایگانی | نسخه بایگانی | بایگانی‌شده از اصلی"),
    ibid=phrases("همان | همانجا | همان‌جا"),
    same_author=phrases("همو | همان نویسنده"),
    op_cit=phrases("پیشین"),
    above=phrases("بالا"),
    note_words=phrases("پانوشت | پاورقی | یادداشت"),
    signals=phrases(
        "نیز بنگرید به | نگاه کنید به | نک. | ر. ک. | بنگرید به | رک. | مقایسه کنید با | به نقل از | منبع: | منابع:"
    ),
    kinds=phrases("پادکست | ویدئو | ویدیو | فیلم | گزارش | مقاله | پژوهش | مصاحبه | سخنرانی | نقشه"),
    bylines=words("نوشته"),
    others=phrases("و دیگران | و همکاران"),
    editors=phrases("ویراسته | به کوشش | ویراستار"),
    translators=phrases("ترجمه | مترجم"),
    volumes=phrases("ج. | جلد | شماره | ش. | دوره"),
    pages=phrases("ص. | صص. | صفحه"),
    editions=phrases("چ. | چاپ"),
    note_headings=phrases("پانوشت‌ها | پانویس | یادداشت‌ها | پی‌نوشت‌ها | پی‌نوشت | منابع | پانوشت"),
    reference_headings=phrases(
        "منابع | مراجع | کتابنامه | کتاب‌شناسی | منابع و مآخذ | فهرست منابع | کتاب‌نامه | مآخذ | فهرست مراجع"
        " | منابع و مراجع | پانویس و منابع"
    ),
    link_headings=phrases("پیوند به بیرون | برای مطالعه بیشتر"),
    in_language=words("به"),
    law_words=phrases("قانون | قانون اساسی | آیین‌نامه | مصوبه | فرمان | لایحه | معاهده | کنوانسیون | بخشنامه"),
    that=words("که"),
    retracted=phrases("پس گرفته | سلب اعتبار"),
    adversatives=phrases("اما | ولی | لیکن"),
    function_words=words(
        "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد بود اما شده باید او ما یا دو گفت وی "
        "دارد کند همه هر ها های است. اند پس باشد نیست روی"
    ),
    errors=ErrorWords(
        subjects=words("صفحه صفحهٔ مطلب سند محتوا فایل صفحه‌ای ای خبر آدرس نوشته"),
        negations=words("یافت نشد وجود ندارد نیست"),
        verbs=words("یافت نشد پیدا وجود موجود ندارد نشده نیافتیم"),
        absences=words("حذف شده"),
        troubles=words("موقتا تعمیر"),
        others=words(
            "مورد نظر این شما متاسفانه خطا شده درخواستی که پوزش است در دسترس با عرض متأسفانه متاسفیم می به دنبال "
            "آن هستید گردیدید جستجو پیدا نشد را یا و"
        ),
        sites=words("سایت وبسایت سرور سرویس"),
        unavailable=words("دسترس بارگذاری نمایش"),
        over=words("دیگر"),
    ),
    later=phrases("دوباره تلاش | بعدا | چند دقیقه | تعمیرات | موقتا | مشکل فنی"),
    required=phrases("وارد شوید | اشتراک | مرورگر شما | اجازه"),
    headings=PageHeadings(
        gone=phrases("صفحه مورد نظر یافت نشد | صفحه یافت نشد | صفحه پیدا نشد | خطای 404"),
        trouble=phrases(
            "خطا | در دست تعمیر | سایت در دست تعمیر است | سرویس در دسترس نیست | خطای سرور | خطایی رخ داده است | "
            "خطایی رخ داد"
        ),
        denied=phrases("دسترسی غیرمجاز | دسترسی ممنوع | دسترسی غیر مجاز"),
        challenge=phrases("لطفا صبر کنید | یک لحظه | بررسی امنیتی | من ربات نیستم"),
        login=phrases("ورود | وارد شوید | ورود به سایت | ثبت نام | عضویت"),
        paywall=phrases("فقط برای مشترکان | مشترک شوید"),
        region=phrases("در کشور شما در دسترس نیست"),
        consent=phrases("تنظیمات کوکی | ما به حریم خصوصی شما احترام می‌گذاریم"),
        placeholder=phrases("صفحه اصلی | خانه | بدون عنوان | خوش آمدید"),
        parked=phrases("این دامنه به فروش می رسد"),
    ),
)
