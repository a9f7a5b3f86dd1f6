"""Azerbaijani."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

AZERBAIJANI = Language(
    code="az",
    name="Azerbaijani",
    script="latin",
    months=months("yanvar | fevral | mart | aprel | may | iyun | iyul | avqust | sentyabr | oktyabr | noyabr | dekabr"),
    seasons=phrases("yaz | yay | payız | qış"),
    conjunctions=phrases("və"),
    alternatives=phrases("və ya"),
    accessed=phrases("müraciət tarixi | giriş tarixi | baxılıb | istifadə tarixi | son baxış tarixi"),
    available_at=phrases("mövcuddur | ünvan | elektron resurs"),
    archived_at=phrases("arxivləşdirilib | arxiv surəti"),
    ibid=phrases("yenə orada | yenə də orada"),
    same_author=phrases("həmin müəllif"),
    op_cit=phrases("göst. əsəri | göstərilən əsər"),
    above=phrases("yuxarıda"),
    note_words=phrases("qeyd | istinad | sitat"),
    signals=phrases("bax: | bax | həmçinin bax | müqayisə et | mənbə:"),
    others=phrases("və b. | və başqaları"),
    editors=phrases("red. | redaktor | redaktə edən"),
    translators=phrases("tərc. | tərcümə edən"),
    volumes=phrases("cild | № | buraxılış"),
    pages=phrases("s. | səh. | səhifə"),
    editions=phrases("nəşr"),
    note_headings=phrases("qeydlər"),
    reference_headings=phrases(
        "ədəbiyyat | istifadə edilmiş ədəbiyyat | istifadə olunmuş ədəbiyyat | mənbələr | istinadlar | "
        "ədəbiyyat siyahısı | biblioqrafiya | mənbələr və ədəbiyyat"
    ),
    link_headings=phrases("xarici keçidlər"),
    law_words=phrases("qanun | qanunu | məcəllə | məcəlləsi | konstitusiya | fərman | qərar | müqavilə"),
    that=words("ki"),
    retracted=phrases("geri çəkil"),
    adversatives=phrases("amma | lakin | ancaq"),
    function_words=words(
        "və bu bir da də ilə üçün olan onun ki sonra daha kimi görə çox olaraq isə o ya idi edir lakin hər bütün var"
    ),
)
