"""Estonian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

ESTONIAN = Language(
    code="et",
    name="Estonian",
    script="latin",
    months=months(
        "jaanuar | veebruar | märts | aprill | mai | juuni | juuli | august | september | oktoober | november | "
        "detsember"
    ),
    short_months=months("jaan | veebr | märts | apr | | juuni | juuli | aug | sept | okt | nov | dets"),
    seasons=phrases("kevad | suvi | sügis | talv"),
    conjunctions=phrases("ja | ning"),
    alternatives=phrases("või"),
    accessed=phrases(
        "vaadatud | külastatud | viimati vaadatud | viimati külastatud | kasutatud | loetud | alla laaditud | "
        "vaadatud kuupäeval"
    ),
    available_at=phrases("kättesaadav | kättesaadav aadressil | leitav | aadressil | saadaval"),
    archived_at=phrases("arhiveeritud | arhiiv | arhiivikoopia"),
    ibid=phrases("sealsamas | ibid. | samas"),
    same_author=phrases("sama autor | idem"),
    op_cit=phrases("op. cit. | viidatud teos"),
    above=phrases("eespool | ülal"),
    note_words=phrases("märkus | joonealune märkus | viide | märk."),
    signals=phrases("vt ka | vt | vaata | vrd | võrdle | tsit. | allikas: | allikad:"),
    kinds=phrases("taskuhääling | video | film | aruanne | artikkel | uuring | intervjuu | kõne | kaart | pressiteade"),
    others=phrases("jt. | ja teised | et al."),
    editors=phrases("toim. | toimetaja | koost."),
    translators=phrases("tlk. | tõlk. | tõlkinud"),
    volumes=phrases("kd. | köide | nr. | osa"),
    pages=phrases("lk. | lehekülg"),
    editions=phrases("tr. | trükk | väljaanne"),
    note_headings=phrases("märkused | joonealused märkused | viited | allikad"),
    reference_headings=phrases(
        "kirjandus | allikad | kasutatud kirjandus | viited | kasutatud allikad | bibliograafia"
        " | viidatud allikad | viidatud kirjandus | kirjanduse loetelu | allikad ja kirjandus"
    ),
    link_headings=phrases("välislingid | lisalugemist | internetiallikad"),
    law_words=phrases(
        "seadus | seaduse | põhiseadus | määrus | seadustik | direktiiv | leping | otsus | kohtuotsus | korraldus"
    ),
    that=words("et"),
    retracted=phrases("tagasi võetud | tagasivõetud | tagasivõtmi"),
    adversatives=phrases("kuid | aga | siiski"),
    function_words=words(
        "ja on ei et see oli mis kui ka aga oma mida selle siis veel ning või kes nii pole mitte ole ta tema nad "
        "kuid pärast kuni juba välja üle eest seda sest kõik võib enne peab saab aasta"
    ),
    abbreviations=words("nt prof dr vt vrd"),
    errors=ErrorWords(
        subjects=words("leht lehte lehekülge lehekülg artikkel artiklit dokumenti sisu faili"),
        negations=words("ei pole"),
        verbs=words("leitud leita leia leidu olemas saadaval"),
        absences=words("eemaldatud kustutatud teisaldatud"),
        troubles=words("ajutiselt hooldus"),
        others=words("teie otsitud otsitavat soovitud seda vabandame kahjuks viga ole on enam mida otsite või ja"),
        sites=words("sait veebisait server teenus"),
        unavailable=words("saadaval kättesaadav laadida kuvada"),
        over=words("enam"),
    ),
    later=phrases("proovige uuesti | proovi hiljem | hiljem | ajutiselt | hooldus | tehniline"),
    required=phrases("logi sisse | tellimus | tellige | brauser | luba"),
    headings=PageHeadings(
        gone=phrases("lehte ei leitud | lehekülge ei leitud | ei leitud | viga 404"),
        trouble=phrases("viga | hooldustööd | teenus ei ole saadaval | serveri viga | tekkis viga | leht on hoolduses"),
        denied=phrases("ligipääs keelatud | juurdepääs keelatud"),
        challenge=phrases("üks hetk | palun oodake | turvakontroll | ma ei ole robot"),
        login=phrases("logi sisse | sisselogimine | registreeru | logige sisse"),
        paywall=phrases("ainult tellijatele | telli"),
        region=phrases("pole teie riigis saadaval"),
        consent=phrases("küpsiste seaded | me hoolime teie privaatsusest | enne kui jätkate"),
        placeholder=phrases("avaleht | esileht | pealkirjata | tere tulemast"),
        parked=phrases("domeen on müügis"),
    ),
)
