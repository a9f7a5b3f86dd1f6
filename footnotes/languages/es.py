"""Spanish."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

SPANISH = Language(
    code="es",
    name="Spanish",
    script="latin",
    months=months(
        "enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre"
    ),
    short_months=months("ene | feb | mar | abr | | jun | jul | ago | sep sept | oct | nov | dic"),
    seasons=phrases("primavera | verano | otoño | invierno"),
    conjunctions=phrases("y | e | así como"),
    alternatives=phrases("o | u"),
    date_words=words("el en"),
    accessed=phrases(
        "consultado | consultada | consulta | última consulta | fecha de consulta | fecha de acceso | último "
        "acceso | acceso | recuperado | accedido | visitado | visitada"
    ),
    available_at=phrases("disponible en | disponible | recuperado de | accesible en | en línea | enlace"),
    archived_at=phrases(
        "archivado | archivada | archivado desde | copia archivada | archivo | versión archivada | archivado en"
    ),
    ibid=phrases("ibid. | ibíd. | ibidem | ibídem | allí mismo"),
    same_author=phrases("ídem | idem | el mismo autor"),
    op_cit=phrases("op. cit. | ob. cit. | loc. cit."),
    above=phrases("supra"),
    note_words=phrases("nota | notas | nota al pie | n."),
    signals=phrases(
        "véase también | véase | ver | vid. | cf. | cfr. | compárese | citado en | citado por | fuente: | "
        "fuentes: | cfr | vease"
    ),
    kinds=phrases(
        "podcast | pódcast | vídeo | video | película | documental | informe | artículo | estudio | entrevista | "
        "discurso | mapa | comunicado de prensa | nota de prensa | tesis"
    ),
    bylines=words("por"),
    others=phrases("et al. | y otros | y otras"),
    editors=phrases("ed. | eds. | coord. | coords. | dir. | dirs. | comp. | comps. | editado por"),
    translators=phrases("trad. | traducido por | traducción"),
    volumes=phrases("vol. | tomo | t. | núm. | n.º | no. | nº"),
    pages=phrases("p. | pp. | pág. | págs. | página | páginas"),
    editions=phrases("ed. | edición"),
    note_headings=phrases(
        "notas | notas al pie | notas al pie de página | notas y referencias | fuentes | notas finales"
        " | notas a pie de página"
    ),
    reference_headings=phrases(
        "referencias | bibliografía | referencias bibliográficas | obras citadas | fuentes"
        " | lista de referencias | referencia | bibliografía citada | bibliografía consultada"
        " | listado de referencias | trabajos citados | textos citados | literatura citada"
        " | literatura consultada | fuentes citadas | fuentes consultadas | fuentes primarias"
        " | fuentes secundarias | fuentes documentales | fuentes bibliográficas | webgrafía | hemerografía"
    ),
    link_headings=phrases(
        "para saber más | enlaces externos | enlaces | lecturas recomendadas | lecturas adicionales | sitios web"
    ),
    in_language=words("en"),
    law_words=phrases(
        "ley | leyes | decreto | reglamento | constitución | código | real decreto | directiva | tratado | "
        "convenio | sentencia | estatuto"
    ),
    that=words("que"),
    retracted=phrases("retractad | retractaci | retirad"),
    adversatives=phrases("pero | sin embargo | no obstante | aunque | salvo"),
    function_words=words(
        "el la de que y los en un las del por con una para es se su al lo como sus más contra tras sobre entre "
        "desde sin son está cómo qué quién han ha a yo tú él ella nosotros ellos me te nos le les mi tu había fue "
        "era ser están estar hay hacer puede también pero si ya no muy todo todos toda todas este esta estos "
        "estas ese esa eso otro otra cuando donde porque hasta durante antes después ahora siempre nunca dos uno "
        "unos unas ni"
    ),
    abbreviations=words("sr sra srta srs sres dr dra prof lic ing gral ee cfr"),
    errors=ErrorWords(
        subjects=words(
            "página pagina contenido artículo documento archivo noticia dirección enlace url sitio recurso "
            "artículos entrada publicación nota vídeo video imagen elemento texto"
        ),
        negations=words("no"),
        verbs=words(
            "encontrada encontrado encontrar existe disponible encontró encuentra encontramos hallada localizada "
            "localizado hallar encuentran existen existente hallado"
        ),
        absences=words(
            "eliminada eliminado borrada inexistente desaparecido retirada retirado removida suprimida movida "
            "cambiada caducada caducado"
        ),
        troubles=words("temporalmente mantenimiento"),
        others=words(
            "la el esta este ese esa que buscas busca buscando solicitada solicitado lo sentimos ha sido se pudo "
            "puede podemos hemos error ya está estás o y no fue de en temporalmente servidor los las un una usted "
            "tu su le a al del por para con sin embargo posible posiblemente quizá quizás vaya ups oops oh perdón "
            "disculpe lamentamos deseada deseas solicita intentas intenta acceder aquí dirección errónea"
        ),
        sites=words("sitio web servidor servicio portal"),
        unavailable=words("disponible accesible cargar cargado cargada mostrar muestra acceder"),
        over=words("ya más"),
    ),
    later=phrases(
        "inténtelo | inténtalo | intente de nuevo | vuelva | vuelve más tarde | más tarde | en unos minutos | "
        "mantenimiento | temporalmente | problemas técnicos | error técnico | estamos trabajando | recargue"
    ),
    required=phrases(
        "inicie sesión | iniciar sesión | inicia sesión | suscríbase | suscríbete | suscripción | suscriptores | "
        "su navegador | permiso | active javascript | aceptar cookies | su biblioteca"
    ),
    headings=PageHeadings(
        gone=phrases("no encontrado | página no encontrada | error 404 | la página no existe"),
        trouble=phrases(
            "error | mantenimiento | en mantenimiento | sitio en mantenimiento | servicio no disponible | error "
            "interno del servidor | ha ocurrido un error | se ha producido un error | sitio en construcción | "
            "error interno | sesión caducada | * temporalmente no disponible | el sitio está en mantenimiento | * "
            "en mantenimiento | error del servidor | problemas técnicos | volvemos pronto | volveremos pronto | "
            "error al conectar con la base de datos"
        ),
        denied=phrases("acceso denegado | acceso prohibido | acceso restringido | navegador no compatible"),
        challenge=phrases(
            "un momento | espere por favor | verificación de seguridad | no soy un robot | eres un robot | es "
            "usted humano | sala de espera | está en la cola | verificando su navegador | estamos comprobando su "
            "navegador | confirme que es humano"
        ),
        login=phrases(
            "iniciar sesión | inicio de sesión | acceder | ingresar | regístrate | identifícate | crear cuenta | "
            "inicia sesión | registro | video privado | vídeo privado | área de suscriptores | iniciar sesión en "
            "* | inicia sesión en * | debe iniciar sesión | inicia sesión para *"
        ),
        paywall=phrases(
            "solo para suscriptores | contenido exclusivo para suscriptores | suscríbete para seguir leyendo | "
            "suscríbete | suscríbete para * | este contenido es para suscriptores"
        ),
        region=phrases(
            "no disponible en su país | contenido no disponible en tu región | elija su región | elige tu país | "
            "seleccione su país | verificación de edad"
        ),
        consent=phrases(
            "configuración de cookies | política de cookies | valoramos tu privacidad | aviso de cookies | antes "
            "de continuar | tu privacidad es importante para nosotros | su privacidad es importante para nosotros "
            "| nos importa tu privacidad | valoramos su privacidad | cookies desactivadas | usamos cookies | "
            "utilizamos cookies | este sitio usa cookies | aceptar cookies"
        ),
        placeholder=phrases("inicio | página principal | sin título | bienvenido | bienvenidos | cargando"),
        parked=phrases(
            "este dominio está en venta | dominio en venta | dominio caducado | este dominio ha caducado | "
            "dominio expirado | dominio registrado | página en construcción | web en construcción | el dominio * "
            "está en venta"
        ),
    ),
)
