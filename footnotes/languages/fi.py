"""Finnish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

FINNISH = Language(
    code="fi",
    name="Finnish",
    script="latin",
    months=months(
        "tammikuuta tammikuu | helmikuuta helmikuu | maaliskuuta maaliskuu | huhtikuuta huhtikuu | toukokuuta "
        "toukokuu | kesäkuuta kesäkuu | heinäkuuta heinäkuu | elokuuta elokuu | syyskuuta syyskuu | lokakuuta "
        "lokakuu | marraskuuta marraskuu | joulukuuta joulukuu"
    ),
    short_months=months("tammi | helmi | maalis | huhti | touko | kesä | heinä | elo | syys | loka | marras | joulu"),
    seasons=phrases("kevät | kesä | syksy | talvi"),
    conjunctions=phrases("ja | sekä"),
    alternatives=phrases("tai"),
    accessed=phrases("viitattu | luettu | haettu | katsottu | tarkistettu | vierailtu | avattu"),
    available_at=phrases("saatavilla | saatavissa | luettavissa | osoitteessa"),
    archived_at=phrases("arkistoitu | arkistokopio | arkistoitu alkuperäisestä | arkistoitu versio"),
    ibid=phrases("ibid. | ibidem | em."),
    same_author=phrases("idem | sama tekijä"),
    op_cit=phrases("op. cit. | mt. | em. teos"),
    above=phrases("edellä | yllä"),
    note_words=phrases("viite | viitteet | alaviite | av."),
    signals=phrases("ks. myös | ks. | katso | vrt. | vertaa | siteerattu teoksessa | lähde: | lähteet:"),
    kinds=phrases(
        "podcast | video | elokuva | raportti | artikkeli | tutkimus | haastattelu | puhe | kartta | tiedote"
    ),
    others=phrases("ym. | et al. | ja muut"),
    editors=phrases("toim. | toimittanut | toimittaneet"),
    translators=phrases("suom. | suomentanut | käänt. | kääntänyt"),
    volumes=phrases("osa | nide | vsk. | nro | vuosikerta"),
    pages=phrases("s. | sivu | sivut"),
    editions=phrases("p. | painos"),
    note_headings=phrases("viitteet | alaviitteet | loppuviitteet | huomautukset | lähteet"),
    reference_headings=phrases(
        "lähteet | kirjallisuus | lähdeluettelo | kirjallisuusluettelo | lähteet ja kirjallisuus"
        " | bibliografia | lähdeviitteet | viitteet ja lähteet | kirjallisuutta | viiteluettelo"
        " | lähde- ja kirjallisuusluettelo"
    ),
    link_headings=phrases("aiheesta muualla | lisää aiheesta | verkkolähteet"),
    law_words=phrases("laki | lain | asetus | perustuslaki | direktiivi | sopimus | tuomio | säädös | päätös"),
    that=words("että"),
    retracted=phrases("vedetty takaisin | takaisinvedetty | takaisinveto | peruutettu"),
    adversatives=phrases("mutta | kuitenkin | vaikka"),
    function_words=words("ja on ei että se oli hän mutta ovat kun joka myös tai niin mukaan sen mitä kuin sekä"),
    abbreviations=words("esim ks vrt prof tri"),
    errors=ErrorWords(
        subjects=words("sivu sivua sivun sisältöä artikkelia tiedostoa osoitetta"),
        negations=words("ei"),
        verbs=words("löydy löytynyt löydetty olemassa saatavilla"),
        absences=words("poistettu siirretty"),
        troubles=words("tilapäisesti huolto"),
        others=words(
            "etsimääsi etsimäsi valitettavasti virhe hakemaasi pyytämääsi tätä on enää pahoittelemme haluamaasi"
        ),
        sites=words("sivusto sivustoa palvelin palvelu verkkosivusto"),
        unavailable=words("ole saatavilla käytettävissä ladata lataaminen näyttää avata"),
        over=words("enää"),
    ),
    later=phrases(
        "yritä uudelleen | yritä myöhemmin | palaa myöhemmin | hetken kuluttua | myöhemmin | huolto | "
        "tilapäisesti | tekninen vika | teknisiä ongelmia"
    ),
    required=phrases("kirjaudu | tilaa | tilaajille | selaimesi | käyttöoikeus | hyväksy evästeet"),
    headings=PageHeadings(
        gone=phrases("sivua ei löytynyt | sivua ei löydy | ei löytynyt"),
        trouble=phrases(
            "virhe | huoltokatko | palvelu ei ole käytettävissä | palvelinvirhe | tapahtui virhe | sivustoa huolletaan"
        ),
        denied=phrases("pääsy estetty | pääsy kielletty | ei käyttöoikeutta"),
        challenge=phrases("odota hetki | hetkinen | turvatarkistus | en ole robotti | odota"),
        login=phrases("kirjaudu sisään | kirjaudu | rekisteröidy | luo tili | kirjautuminen"),
        paywall=phrases("vain tilaajille | tilaajille | tilaa lukeaksesi"),
        region=phrases("ei saatavilla maassasi"),
        consent=phrases(
            "evästeasetukset | evästeet | yksityisyytesi on meille tärkeää | ennen kuin jatkat | arvostamme "
            "yksityisyyttäsi"
        ),
        placeholder=phrases("etusivu | tervetuloa | nimetön | ladataan"),
        parked=phrases("verkkotunnus on myytävänä"),
    ),
)
