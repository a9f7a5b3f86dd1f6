"""Italian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

ITALIAN = Language(
    code="it",
    name="Italian",
    script="latin",
    months=months(
        "gennaio | febbraio | marzo | aprile | maggio | giugno | luglio | agosto | settembre | ottobre | novembre "
        "| dicembre"
    ),
    short_months=months("gen | feb | mar | apr | mag | giu | lug | ago | set sett | ott | nov | dic"),
    seasons=phrases("primavera | estate | autunno | inverno"),
    conjunctions=phrases("e | ed | nonché"),
    alternatives=phrases("o | oppure"),
    date_words=words("il in"),
    accessed=phrases(
        "consultato | consultata | ultimo accesso | ultima consultazione | data di accesso | accesso | visitato | "
        "ultima visita | consultazione"
    ),
    available_at=phrases(
        "disponibile a | disponibile su | disponibile all'indirizzo | disponibile | reperibile su | consultabile "
        "su | online"
    ),
    archived_at=phrases(
        "archiviato | archiviata | archiviato dall'originale | copia archiviata | archivio | versione archiviata"
    ),
    ibid=phrases("ibid. | ibidem | ivi"),
    same_author=phrases("idem | id. | lo stesso autore"),
    op_cit=phrases("op. cit. | loc. cit. | art. cit. | cit."),
    above=phrases("supra"),
    note_words=phrases("nota | note | n."),
    signals=phrases("vedi anche | vedi | si veda | cfr. | cf. | v. anche | citato in | fonte: | fonti: | cfr | cf"),
    kinds=phrases(
        "podcast | video | film | documentario | rapporto | articolo | studio | intervista | discorso | mappa | "
        "comunicato stampa | tesi"
    ),
    bylines=words("di | a cura"),
    others=phrases("et al. | e altri"),
    editors=phrases("a cura di | cur. | curatore | curatori"),
    translators=phrases("trad. | trad. it. | traduzione | tradotto da"),
    volumes=phrases("vol. | voll. | tomo | t. | n. | fasc."),
    pages=phrases("p. | pp. | pag. | pagg. | pagina | pagine"),
    editions=phrases("ed. | edizione"),
    note_headings=phrases(
        "note | note a piè di pagina | note e riferimenti | fonti | note di chiusura | note al testo"
    ),
    reference_headings=phrases(
        "bibliografia | riferimenti | riferimenti bibliografici | opere citate | fonti | sitografia"
        " | bibliografia citata | bibliografia essenziale | bibliografia selezionata | testi citati"
        " | opere consultate | bibliografia consultata"
        " | fonti citate | fonti primarie | fonti secondarie | letteratura citata"
        " | elenco delle opere citate | note bibliografiche | riferimenti e fonti"
    ),
    link_headings=phrases("per approfondire | collegamenti esterni | approfondimenti | siti web | letture consigliate"),
    in_language=words("in"),
    law_words=phrases(
        "legge | leggi | decreto | decreto legislativo | regolamento | costituzione | codice | direttiva | "
        "trattato | convenzione | sentenza | ordinanza"
    ),
    that=words("che"),
    retracted=phrases("ritrattat | ritrattazion | ritirat"),
    adversatives=phrases("ma | però | tuttavia | eppure | sebbene | salvo"),
    function_words=words(
        "il di che e la per un non una sono con del della alla gli è si dei nel anche lo da delle nella al più "
        "come su contro dopo ai le ha perché l in i io tu lui lei noi voi loro mi ti ci vi ho hai abbiamo hanno "
        "era erano essere fatto fare può tutto tutti questa questo questi queste quello quella altri altro quando "
        "dove ma o se ancora già mai molto nei nelle dai dal dalla agli due tra fra sua suo suoi"
    ),
    abbreviations=words("sig sigg dott dottssa avv ing arch geom rag prof dir amm psicol cfr"),
    errors=ErrorWords(
        subjects=words(
            "pagina contenuto articolo l'articolo documento file indirizzo risorsa sito link notizia post testo "
            "video immagine elemento"
        ),
        negations=words("non"),
        verbs=words(
            "trovata trovato trovare esiste disponibile trovati trovate esistono esistente reperibile trova troviamo"
        ),
        absences=words(
            "rimossa rimosso eliminata eliminato inesistente cancellata cancellato spostata spostato scaduta "
            "scaduto introvabile"
        ),
        troubles=words("temporaneamente manutenzione"),
        others=words(
            "la il l questa questo che cerchi cerca stai cercando richiesta richiesto ci dispiace spiacenti "
            "errore è stata stato più si può essere abbiamo o e siamo di hai cercato un una gli le i del della al "
            "alla ma forse purtroppo ops oops ti visualizzare desiderata richiedi da per su in nel nella tua tuo "
            "non"
        ),
        sites=words("sito server servizio portale"),
        unavailable=words(
            "disponibile accessibile raggiungibile caricare caricata caricato visualizzare visualizzata mostrare"
        ),
        over=words("più"),
    ),
    later=phrases(
        "riprova | riprovare | torna più tardi | più tardi | tra poco | tra qualche minuto | manutenzione | "
        "temporaneamente | lavori in corso | stiamo lavorando | problema tecnico | problemi tecnici | torniamo"
    ),
    required=phrases(
        "accedi | effettua l'accesso | abbonati | abbonamento | il tuo browser | autorizzazione | attiva "
        "javascript | accetta i cookie | la tua biblioteca"
    ),
    headings=PageHeadings(
        gone=phrases("non trovato | pagina non trovata | errore 404 | la pagina non esiste"),
        trouble=phrases(
            "errore | manutenzione | in manutenzione | sito in manutenzione | servizio non disponibile | errore "
            "interno del server | si è verificato un errore | sito in costruzione | errore interno | sessione "
            "scaduta | * temporaneamente non disponibile | il sito è in manutenzione | * in manutenzione | "
            "servizio momentaneamente non disponibile | * momentaneamente non disponibile | errore del server | "
            "problemi tecnici | torniamo subito"
        ),
        denied=phrases("accesso negato | accesso vietato | browser non supportato"),
        challenge=phrases(
            "un momento | attendere prego | verifica di sicurezza | non sono un robot | sei un robot | sei umano "
            "| sala d'attesa | sei in coda | verifica del browser in corso | stiamo verificando il browser | "
            "conferma di essere umano"
        ),
        login=phrases(
            "accedi | accesso | effettua il login | registrati | entra | area riservata | registrazione | video "
            "privato | area abbonati | accedi a * | accesso a * | devi accedere | accedi per *"
        ),
        paywall=phrases(
            "riservato agli abbonati | contenuto riservato agli abbonati | abbonati per continuare a leggere | "
            "abbonati | abbonati per continuare | articolo riservato agli abbonati | abbonati per *"
        ),
        region=phrases(
            "non disponibile nel tuo paese | scegli la tua regione | scegli il tuo paese | verifica dell'età"
        ),
        consent=phrases(
            "impostazioni dei cookie | informativa sui cookie | la tua privacy è importante | prima di continuare "
            "| la tua privacy è importante per noi | rispettiamo la tua privacy | il rispetto della tua privacy è "
            "la nostra priorità | impostazioni cookie | cookie disabilitati | usiamo i cookie | utilizziamo i "
            "cookie | questo sito utilizza i cookie | accetta i cookie"
        ),
        placeholder=phrases("pagina iniziale | senza titolo | benvenuto | benvenuti | caricamento"),
        parked=phrases(
            "questo dominio è in vendita | dominio in vendita | dominio scaduto | dominio registrato | sito in "
            "allestimento | il dominio * è in vendita"
        ),
    ),
)
