"""Serbian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

SERBIAN = Language(
    code="sr",
    name="Serbian",
    script="cyrillic",
    months=months(
        "јануар januar | фебруар februar | март mart | април april | мај maj | јун jun | јул jul | август avgust "
        "| септембар septembar | октобар oktobar | новембар novembar | децембар decembar"
    ),
    short_months=months(
        "јан jan | феб feb | мар mar | апр apr | | јун jun | јул jul | авг avg | сеп септ sep | окт okt | нов nov "
        "| дец dec"
    ),
    seasons=phrases("пролеће | лето | јесен | зима"),
    conjunctions=phrases("и | i | као и"),
    alternatives=phrases("или | ili"),
    date_words=words("дана dana"),
    accessed=phrases(
        "приступљено | последњи приступ | посећено | преузето | датум приступа | pristupljeno | poslednji pristup "
        "| posećeno | preuzeto | datum pristupa"
    ),
    available_at=phrases("доступно на | доступно | dostupno na | преузето са"),
    archived_at=phrases("архивирано | архива | архивирано из оригинала"),
    ibid=phrases("исто | ибид. | ibid."),
    same_author=phrases("исти | иста | idem"),
    op_cit=phrases("нав. дело | оп. цит. | nav. delo"),
    note_words=phrases("фуснота | белешка | напомена | fusnota"),
    signals=phrases("видети | види | в. | уп. | упореди | videti | vidi | извор: | извори:"),
    kinds=phrases("подкаст | видео | филм | извештај | чланак | студија | интервју | говор | мапа | саопштење"),
    others=phrases("и др. | и сар. | i dr. | i sar."),
    editors=phrases("ур. | прир. | уредник"),
    translators=phrases("прев. | превод"),
    volumes=phrases("том | књ. | год. | бр. | св."),
    pages=phrases("стр. | страна | с."),
    editions=phrases("изд. | издање"),
    note_headings=phrases("напомене | фусноте | белешке | napomene | fusnote | извори | izvori"),
    reference_headings=phrases(
        "литература | извори | библиографија | референце | literatura | izvori | bibliografija"
        " | списак литературе | spisak literature | коришћена литература | korišćena literatura"
    ),
    link_headings=phrases(
        "спољашње везе | додатна литература | spoljašnje veze | dodatna literatura | internet izvori"
    ),
    in_language=words("на"),
    law_words=phrases("закон | закона | законик | уредба | устав | правилник | уговор | одлука | пресуда | решење"),
    that=words("да da"),
    retracted=phrases("povučen | повучен"),
    adversatives=phrases("ali | međutim | али | међутим | ипак"),
    function_words=words(
        "и у не на да са као то из о за је се су али од који које која што ће би није или по до после бити само "
        "како још више када ово тај овај његов између због према био била"
    ),
    above=phrases("supra | горе наведено"),
    abbreviations=words("др проф нпр тј тзв"),
    errors=ErrorWords(
        subjects=words("страница страницу страна страну чланак документ садржај"),
        negations=words("није не нема"),
        verbs=words("пронађена пронађен постоји пронаћи доступна нађена"),
        absences=words("уклоњена обрисана избрисана"),
        troubles=words("привремено одржавање"),
        others=words("ова тражена коју тражите нажалост грешка жао нам је тражену на или више"),
        sites=words("сајт сервер сервис портал"),
        unavailable=words("доступна доступан недоступна учитати приказати"),
        over=words("више"),
    ),
    later=phrases(
        "покушајте поново | покушајте касније | вратите се | касније | одржавање | привремено | технички проблем"
    ),
    required=phrases("пријавите | претплата | ваш прегледач | дозвола"),
    headings=PageHeadings(
        gone=phrases("страница није пронађена | страна није пронађена | страница не постоји | stranica nije pronađena"),
        trouble=phrases(
            "грешка | одржавање | одржавање у току | услуга није доступна | грешка сервера | дошло је до грешке"
        ),
        denied=phrases("приступ одбијен | приступ забрањен | забрањен приступ"),
        challenge=phrases("само тренутак | молимо сачекајте | безбедносна провера | нисам робот"),
        login=phrases("пријава | пријавите се | регистрација | prijavite se"),
        paywall=phrases("само за претплатнике | претплатите се"),
        region=phrases("није доступно у вашој земљи"),
        consent=phrases("подешавања колачића | ваша приватност нам је важна"),
        placeholder=phrases("почетна | насловна | почетна страна | без наслова | добродошли"),
        parked=phrases("домен је на продају"),
    ),
)
