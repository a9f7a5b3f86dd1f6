"""Hebrew."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

HEBREW = Language(
    code="he",
    name="Hebrew",
    script="hebrew",
    months=months(
        "ינואר בינואר | פברואר בפברואר | מרץ מרס במרץ במרס | אפריל באפריל | מאי במאי | יוני ביוני | יולי ביולי | "
        "אוגוסט באוגוסט | ספטמבר בספטמבר | אוקטובר באוקטובר | נובמבר בנובמבר | דצמבר בדצמבר"
    ),
    seasons=phrases("אביב | קיץ | סתיו | חורף"),
    conjunctions=phrases("ו | וכן"),
    alternatives=phrases("או"),
    date_words=words("ב ביום"),
    accessed=phrases("נצפה | נדלה | אוחזר | תאריך גישה | נצפה לאחרונה | כניסה אחרונה | נבדק | נצפה בתאריך"),
    available_at=phrases("זמין ב | זמין בכתובת | ניתן לצפייה ב | בכתובת"),
    archived_at=phrases("בארכיון | ארכיון | עותק בארכיון | הועבר לארכיון"),
    ibid=phrases("שם | שם, שם"),
    same_author=phrases('הנ"ל | אותו מחבר'),
    op_cit=phrases("לעיל"),
    above=phrases("לעיל"),
    note_words=phrases('הערה | הערת שוליים | ה"ש'),
    signals=phrases("ראו גם | ראה גם | ראו | ראה | השוו | השווה | מצוטט אצל | מקור: | מקורות:"),
    kinds=phrases("פודקאסט | וידאו | סרטון | סרט | דוח | מאמר | מחקר | ראיון | נאום | מפה | הודעה לעיתונות"),
    bylines=words("מאת"),
    others=phrases("ואחרים | ואח'"),
    editors=phrases("עורך | עורכת | עורכים | ערך"),
    translators=phrases("תרגום | תרגם | תרגמה"),
    volumes=phrases("כרך | כר' | גיליון | מס'"),
    pages=phrases("עמ' | עמוד | עמודים"),
    editions=phrases("מהדורה | מהד'"),
    note_headings=phrases("הערות | הערות שוליים | מקורות | הערות סיום"),
    reference_headings=phrases(
        "מקורות | ביבליוגרפיה | רשימת מקורות | הפניות | רשימה ביבליוגרפית | מראי מקום | רשימת ספרות | רשימת המקורות"
    ),
    link_headings=phrases("קישורים חיצוניים | לקריאה נוספת"),
    in_language=words("ב"),
    law_words=phrases("חוק | חוקה | תקנה | תקנות | צו | פקודה | אמנה | פסק דין | חוק יסוד"),
    that=words("כי ש"),
    retracted=phrases("נמשך | נסוג"),
    adversatives=phrases("אבל | אולם | אך"),
    function_words=words(
        "של את על לא זה עם הוא כי גם אל היא או אבל כל אם מה יש זו אני רק בין כמו עד הם אך היה לאחר ידי אשר כך "
        "לפני יותר אין הייתה אחרי כדי"
    ),
    errors=ErrorWords(
        subjects=words("הדף העמוד המאמר המסמך התוכן הקובץ דף עמוד"),
        negations=words("לא אינו אין"),
        verbs=words("נמצא קיים נמצאה זמין נמצאו"),
        absences=words("הוסר נמחק"),
        troubles=words("זמנית תחזוקה"),
        others=words("שחיפשת המבוקש הזה מצטערים שגיאה אופס שחיפשתם שביקשת או"),
        sites=words("האתר השרת השירות"),
        unavailable=words("זמין זמינה לטעון להציג נגיש"),
        over=words("יותר עוד"),
    ),
    later=phrases("נסו שוב | נסה שוב | מאוחר יותר | תחזוקה | זמנית | תקלה טכנית"),
    required=phrases("התחברו | התחבר | מנוי | הדפדפן | הרשאה"),
    headings=PageHeadings(
        gone=phrases("הדף לא נמצא | העמוד לא נמצא | לא נמצא | שגיאה 404"),
        trouble=phrases(
            "שגיאה | האתר בתחזוקה | אתר בתחזוקה | השירות אינו זמין | שגיאת שרת | אירעה שגיאה | האתר בבנייה"
        ),
        denied=phrases("הגישה נדחתה | אין גישה | הגישה חסומה"),
        challenge=phrases("רק רגע | אנא המתינו | בדיקת אבטחה | אני לא רובוט | אנא המתן"),
        login=phrases("התחברות | כניסה | התחבר | הרשמה | כניסה למערכת"),
        paywall=phrases("למנויים בלבד | לרכישת מנוי"),
        region=phrases("לא זמין במדינה שלך"),
        consent=phrases("הגדרות עוגיות | הפרטיות שלך חשובה לנו | לפני שממשיכים"),
        placeholder=phrases("דף הבית | עמוד הבית | ראשי | ללא כותרת | ברוכים הבאים"),
        parked=phrases("הדומיין למכירה"),
    ),
)
