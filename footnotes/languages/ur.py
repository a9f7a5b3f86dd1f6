"""Urdu."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

URDU = Language(
    code="ur",
    name="Urdu",
    script="arabic",
    months=months("جنوری | فروری | مارچ | اپریل | مئی | جون | جولائی | اگست | ستمبر | اکتوبر | نومبر | دسمبر"),
    conjunctions=phrases("اور"),
    alternatives=phrases("یا"),
    accessed=phrases("اخذ شدہ بتاریخ | رسائی | تاریخ رسائی | ملاحظہ کیا گیا"),
    available_at=phrases("دستیاب"),
    archived_at=phrases("محفوظ شدہ | اصل سے محفوظ شدہ"),
    ibid=phrases("ایضاً | ایضا"),
    same_author=phrases("وہی مصنف"),
    op_cit=phrases("محولہ بالا"),
    above=phrases("بالا"),
    note_words=phrases("حاشیہ | نوٹ"),
    signals=phrases("دیکھیے | دیکھیں | مزید دیکھیے | بحوالہ | ماخذ:"),
    others=phrases("و دیگر | وغیرہ"),
    editors=phrases("مرتبہ | مدیر | مرتب"),
    translators=phrases("مترجم | ترجمہ"),
    volumes=phrases("جلد | شمارہ"),
    pages=phrases("ص | صفحہ"),
    editions=phrases("اشاعت | ایڈیشن"),
    note_headings=phrases("حواشی | حواشی و حوالہ جات"),
    reference_headings=phrases("حوالہ جات | کتابیات | مآخذ | مصادر | فہرست مآخذ"),
    link_headings=phrases("بیرونی روابط"),
    law_words=phrases("قانون | آئین | فیصلہ | معاہدہ"),
    that=words("کہ"),
    retracted=phrases("واپس لے | واپس لیا"),
    adversatives=phrases("لیکن | مگر"),
    function_words=words("کے کی میں ہے اور سے کا کو نے پر اس کہ یہ ہیں تھا ان کر بھی جو نہیں وہ لیے گیا ہو ایک تک تھے"),
)
