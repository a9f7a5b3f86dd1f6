"""Lithuanian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

LITHUANIAN = Language(
    code="lt",
    name="Lithuanian",
    script="latin",
    months=months(
        "sausio sausis | vasario vasaris | kovo kovas | balandžio balandis | gegužės gegužė | birželio birželis | "
        "liepos liepa | rugpjūčio rugpjūtis | rugsėjo rugsėjis | spalio spalis | lapkričio lapkritis | gruodžio "
        "gruodis"
    ),
    short_months=months("saus | vas | kov | bal | | birž | liep | rugp | rugs | spal | lapkr | gruod"),
    seasons=phrases("pavasaris | vasara | ruduo | žiema"),
    conjunctions=phrases("ir | bei"),
    alternatives=phrases("arba"),
    accessed=phrases(
        "žiūrėta | prieiga | žiūrėjimo data | prieigos data | paskutinį kartą žiūrėta | tikrinta | peržiūrėta | "
        "žr. data"
    ),
    available_at=phrases("prieiga per internetą | prieiga internete | prieinama | galima rasti | internete"),
    archived_at=phrases("archyvuota | archyvas | archyvinė kopija | suarchyvuota"),
    ibid=phrases("ten pat | ibid."),
    same_author=phrases("tas pats | ta pati"),
    op_cit=phrases("cit. op. | op. cit. | min. veik."),
    above=phrases("aukščiau"),
    note_words=phrases("išnaša | išn. | pastaba"),
    signals=phrases("taip pat žr. | žr. | žiūrėti | plg. | palyginti | cituojama pagal | šaltinis: | šaltiniai:"),
    kinds=phrases(
        "tinklalaidė | vaizdo įrašas | filmas | ataskaita | straipsnis | tyrimas | interviu | kalba | "
        "žemėlapis | pranešimas spaudai"
    ),
    others=phrases("ir kt. | ir kiti"),
    editors=phrases("red. | sud. | sudarytojas"),
    translators=phrases("vert. | vertė | vertimas"),
    volumes=phrases("t. | tomas | nr. | d. | dalis"),
    pages=phrases("p. | psl. | puslapis"),
    editions=phrases("leid. | leidimas"),
    note_headings=phrases("išnašos | pastabos | šaltiniai | nuorodos"),
    reference_headings=phrases(
        "literatūra | šaltiniai | literatūros sąrašas | bibliografija | šaltiniai ir literatūra | nuorodos"
        " | naudota literatūra | šaltinių sąrašas | literatūra ir šaltiniai"
    ),
    link_headings=phrases("išorinės nuorodos | papildoma literatūra | interneto šaltiniai"),
    law_words=phrases(
        "įstatymas | įstatymo | konstitucija | kodeksas | nutarimas | įsakymas | reglamentas | direktyva | "
        "sutartis | sprendimas | dekretas"
    ),
    that=words("kad"),
    retracted=phrases("atšaukt | atsiimt"),
    adversatives=phrases("bet | tačiau | nors"),
    function_words=words(
        "ir kad su iš yra į tai ne bet apie kaip jo per po nuo buvo už prie bei dar tik jau ar dėl kuris kuri "
        "kurie jis ji jie šis ši šio savo taip pat pagal tarp iki būti metų metais nėra"
    ),
    abbreviations=words("pvz prof dr žr plg"),
    errors=ErrorWords(
        subjects=words("puslapis puslapio puslapį straipsnis dokumentas turinys failas svetainė"),
        negations=words("nerastas nerasta neegzistuoja nėra nepavyko"),
        verbs=words("rastas rasta rasti egzistuoja nerastas nerasta neegzistuoja"),
        absences=words("pašalintas ištrintas perkeltas"),
        troubles=words("laikinai"),
        others=words("šis jūsų ieškomas kurio ieškote atsiprašome klaida toks buvo arba ir yra deja prašomas"),
        sites=words("svetainė serveris paslauga"),
        unavailable=words("pasiekiamas pasiekiama prieinamas nepasiekiamas nepasiekiama"),
        over=words("nebe daugiau"),
    ),
    later=phrases("bandykite dar | bandykite vėliau | vėliau | laikinai | techniniai | priežiūra"),
    required=phrases("prisijunkite | prenumeruokite | naršyklė | leidimas"),
    headings=PageHeadings(
        gone=phrases("puslapis nerastas | nerasta | puslapis neegzistuoja | klaida 404"),
        trouble=phrases(
            "klaida | techniniai darbai | vyksta priežiūros darbai | paslauga nepasiekiama | serverio klaida | "
            "įvyko klaida"
        ),
        denied=phrases("prieiga uždrausta | prieiga draudžiama"),
        challenge=phrases("vieną akimirką | prašome palaukti | saugumo patikra | aš ne robotas"),
        login=phrases("prisijungti | prisijungimas | registracija | prisijunkite"),
        paywall=phrases("tik prenumeratoriams | prenumeruokite"),
        region=phrases("nepasiekiama jūsų šalyje"),
        consent=phrases("slapukų nustatymai | jūsų privatumas mums svarbus | prieš tęsdami"),
        placeholder=phrases("pradžia | titulinis | pagrindinis puslapis | be pavadinimo | sveiki atvykę"),
        parked=phrases("domenas parduodamas"),
    ),
)
