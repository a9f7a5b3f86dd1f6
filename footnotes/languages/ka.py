"""Georgian."""

from __future__ import annotations

from footnotes.languages.model import Language, months, phrases, words

GEORGIAN = Language(
    code="ka",
    name="Georgian",
    script="georgian",
    months=months(
        "იანვარი იანვარს | თებერვალი თებერვალს | მარტი მარტს | აპრილი აპრილს | მაისი მაისს | ივნისი ივნისს | "
        "ივლისი ივლისს | აგვისტო აგვისტოს | სექტემბერი სექტემბერს | ოქტომბერი ოქტომბერს | ნოემბერი ნოემბერს | "
        "დეკემბერი დეკემბერს"
    ),
    seasons=phrases("გაზაფხული | ზაფხული | შემოდგომა | ზამთარი"),
    conjunctions=phrases("და"),
    alternatives=phrases("ან"),
    accessed=phrases("ნანახია | წვდომის თარიღი | უკანასკნელი წვდომა | გადამოწმებულია | ბოლო ნახვა"),
    available_at=phrases("ხელმისაწვდომია | ელექტრონული რესურსი"),
    archived_at=phrases("დაარქივებულია | დაარქივებული"),
    ibid=phrases("იქვე"),
    same_author=phrases("იგივე ავტორი"),
    op_cit=phrases("დასახ. ნაშრომი | დასახელებული ნაშრომი"),
    above=phrases("ზემოთ"),
    note_words=phrases("სქოლიო | შენიშვნა"),
    signals=phrases("იხ. აგრეთვე | იხ. | იხილეთ | შდრ. | ციტირებულია | წყარო:"),
    others=phrases("და სხვ. | და სხვები"),
    editors=phrases("რედ. | რედაქტორი"),
    translators=phrases("თარგმ. | თარგმანი"),
    volumes=phrases("ტ. | ტომი | №"),
    pages=phrases("გვ."),
    editions=phrases("გამოც. | გამოცემა"),
    note_headings=phrases("შენიშვნები | სქოლიოები"),
    reference_headings=phrases(
        "ლიტერატურა | გამოყენებული ლიტერატურა | წყაროები | ბიბლიოგრაფია | დამოწმებული ლიტერატურა | "
        "წყაროები და ლიტერატურა"
    ),
    link_headings=phrases("რესურსები ინტერნეტში"),
    law_words=phrases("კანონი | კოდექსი | კონსტიტუცია | ბრძანებულება | გადაწყვეტილება | დადგენილება"),
    that=words("რომ"),
    retracted=phrases("გამოხმობილ"),
    adversatives=phrases("მაგრამ | თუმცა"),
    function_words=words("და არ რომ ამ იყო მისი ეს თუ ან რა მაგრამ უნდა როგორც მათ ის იმ უფრო ასევე მას შემდეგ"),
)
