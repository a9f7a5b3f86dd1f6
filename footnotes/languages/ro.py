"""Romanian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

ROMANIAN = Language(
    code="ro",
    name="Romanian",
    script="latin",
    months=months(
        "ianuarie | februarie | martie | aprilie | mai | iunie | iulie | august | septembrie | octombrie | "
        "noiembrie | decembrie"
    ),
    short_months=months("ian | feb | mar | apr | | iun | iul | aug | sept | oct | nov | dec"),
    seasons=phrases("primăvară | vară | toamnă | iarnă"),
    conjunctions=phrases("și | şi | precum și"),
    alternatives=phrases("sau"),
    date_words=words("la pe în"),
    accessed=phrases(
        "accesat | accesată | accesat la | accesat pe | accesat la data de | consultat | consultată | ultima "
        "accesare | data accesării | vizitat"
    ),
    available_at=phrases(
        "disponibil la | disponibil pe | disponibil online | disponibil | disponibilă la | accesibil la"
    ),
    archived_at=phrases("arhivat | arhivată | copie arhivată | arhivă | versiune arhivată"),
    ibid=phrases("ibid. | ibidem"),
    same_author=phrases("idem | același autor"),
    op_cit=phrases("op. cit. | loc. cit. | art. cit."),
    above=phrases("supra | mai sus"),
    note_words=phrases("nota | notă | nota de subsol | notele | n."),
    signals=phrases("a se vedea și | a se vedea | vezi și | vezi | v. | cf. | citat în | apud | sursa: | surse:"),
    kinds=phrases(
        "podcast | video | film | raport | articol | studiu | interviu | discurs | hartă | comunicat de presă"
    ),
    bylines=words("de"),
    others=phrases("et al. | și alții | ș. a."),
    editors=phrases("ed. | coord. | editor | editori | coordonator"),
    translators=phrases("trad. | traducere | tradus de"),
    volumes=phrases("vol. | tomul | nr. | an"),
    pages=phrases("p. | pp. | pag. | pagina"),
    editions=phrases("ed. | ediția"),
    note_headings=phrases("note | note de subsol | note de final | note și referințe | surse"),
    reference_headings=phrases(
        "bibliografie | referințe | referințe bibliografice | surse | lucrări citate | referinţe"
        " | referinţe bibliografice | surse bibliografice | literatură | literatură citată"
        " | bibliografie selectivă | listă bibliografică"
    ),
    link_headings=phrases("lectură suplimentară | legături externe | lecturi suplimentare | surse web"),
    in_language=words("în"),
    law_words=phrases(
        "lege | legea | ordonanța | ordonanță | hotărârea | hotărâre | constituția | codul | directiva | decretul "
        "| tratatul | regulamentul | decizia"
    ),
    that=words("că"),
    retracted=phrases("retras | retractat | retractar"),
    adversatives=phrases("dar | însă | totuși"),
    function_words=words("și în de la cu pe nu un o din pentru este sunt care mai după ce prin a că au fost sau"),
    abbreviations=words("dl dna dr prof"),
    errors=ErrorWords(
        subjects=words("pagina articolul documentul conținutul articol document conținut știrea fișierul"),
        negations=words("nu"),
        verbs=words("găsită găsit există disponibilă găsi gasit gasita găsite existe"),
        absences=words("ștearsă eliminată mutată șters eliminat inexistentă"),
        troubles=words("temporar mentenanță"),
        others=words(
            "a fost pe care o căutați căutată solicitată ne pare rău eroare această mai nu te ce un la din cauti "
            "cauți dori accesați scuze ups"
        ),
        sites=words("site-ul serverul serviciul portalul"),
        unavailable=words("disponibilă disponibil indisponibilă indisponibil încărca afișa accesa"),
        over=words("mai"),
    ),
    later=phrases(
        "încercați din nou | încearcă din nou | reveniți | mai târziu | în câteva minute | mentenanță | temporar "
        "| probleme tehnice | lucrăm la"
    ),
    required=phrases("autentificați | conectați-vă | abonați | abonament | browserul | permisiune"),
    headings=PageHeadings(
        gone=phrases("pagină inexistentă | pagina nu a fost găsită | pagina nu există | eroare 404"),
        trouble=phrases(
            "eroare | mentenanță | în mentenanță | site în mentenanță | serviciu indisponibil | eroare internă de "
            "server | a apărut o eroare | site în construcție"
        ),
        denied=phrases("acces interzis | acces refuzat"),
        challenge=phrases("un moment | vă rugăm așteptați | verificare de securitate | nu sunt robot | așteptați"),
        login=phrases("autentificare | conectare | intră în cont | înregistrare"),
        paywall=phrases("doar pentru abonați | conținut pentru abonați | abonează-te"),
        region=phrases("indisponibil în țara dumneavoastră"),
        consent=phrases(
            "setări cookie | politica de cookies | respectăm confidențialitatea dumneavoastră | înainte de a "
            "continua | confidențialitatea ta este importantă pentru noi"
        ),
        placeholder=phrases("acasă | prima pagină | fără titlu | bun venit"),
        parked=phrases("domeniu de vânzare | acest domeniu este de vânzare"),
    ),
)
