"""Portuguese."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    script="latin",
    months=months(
        "janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro"
    ),
    short_months=months("jan | fev | mar marco | abr | | jun | jul | ago | set | out | nov | dez"),
    seasons=phrases("primavera | verão | outono | inverno"),
    conjunctions=phrases("e | bem como"),
    alternatives=phrases("ou"),
    date_words=words("em a"),
    accessed=phrases(
        "consultado | consultada | acesso | acessado | acedido | acesso em | último acesso | data de acesso | "
        "visitado | consulta"
    ),
    available_at=phrases("disponível em | disponível | disponível para consulta em | recuperado de"),
    archived_at=phrases("arquivado | arquivada | cópia arquivada | arquivo | versão arquivada"),
    ibid=phrases("ibid. | ibidem | ib."),
    same_author=phrases("idem | o mesmo autor"),
    op_cit=phrases("op. cit. | ob. cit. | loc. cit."),
    above=phrases("supra | acima"),
    note_words=phrases("nota | notas | nota de rodapé | n."),
    signals=phrases("ver também | ver | veja-se | cf. | cfr. | citado em | apud | fonte: | fontes: | cfr"),
    kinds=phrases(
        "podcast | vídeo | filme | documentário | relatório | artigo | estudo | entrevista | discurso | mapa | "
        "comunicado de imprensa | nota de imprensa | tese"
    ),
    bylines=words("por"),
    others=phrases("et al. | e outros"),
    editors=phrases("ed. | eds. | org. | orgs. | organizado por | coord."),
    translators=phrases("trad. | tradução | traduzido por"),
    volumes=phrases("vol. | v. | tomo | t. | n. | n.º | nº"),
    pages=phrases("p. | pp. | pág. | págs. | página | páginas"),
    editions=phrases("ed. | edição"),
    note_headings=phrases("notas | notas de rodapé | notas e referências | fontes | notas finais | notas de fim"),
    reference_headings=phrases(
        "referências | referências bibliográficas | bibliografia | obras citadas | fontes | referência"
        " | referências citadas | lista de referências | bibliografia citada | bibliografia consultada"
        " | obras consultadas | trabalhos citados | fontes citadas | fontes consultadas | fontes primárias"
        " | literatura citada | webgrafia"
    ),
    link_headings=phrases(
        "para saber mais | ligações externas | links externos | leituras recomendadas | leitura adicional | sites"
    ),
    in_language=words("em"),
    law_words=phrases(
        "lei | leis | decreto | decreto-lei | regulamento | constituição | código | portaria | diretiva | tratado "
        "| convenção | acórdão | resolução"
    ),
    that=words("que"),
    retracted=phrases("retratad | retrataç | retirad"),
    adversatives=phrases("mas | porém | contudo | todavia | no entanto | embora"),
    function_words=words(
        "o de que e do da em um para com não uma os no se na por mais as dos ao das nos nas é aos à como são foi "
        "sobre após contra pelo pela"
    ),
    abbreviations=words("sr sra dr dra prof eng cfr"),
    errors=ErrorWords(
        subjects=words(
            "página conteúdo artigo documento arquivo ficheiro notícia endereço link matéria texto vídeo imagem "
            "publicação postagem recurso"
        ),
        negations=words("não"),
        verbs=words(
            "encontrada encontrado encontrar existe disponível encontramos encontrámos localizada existem "
            "existente encontra achada achar"
        ),
        absences=words(
            "removida removido excluída eliminada inexistente apagada apagado deletada removidos movida movido "
            "expirada expirado retirada"
        ),
        troubles=words("temporariamente manutenção"),
        others=words(
            "a o esta este essa esse que procura você está procurando solicitada solicitado desculpe lamentamos "
            "erro foi pode ser mais já ou e de ops pedimos desculpa requisitada os as um uma lhe nos se do da no "
            "na em para por com mas talvez infelizmente desejada desejado tentou acessar buscou buscando solicita "
            "sentimos muito ter sido"
        ),
        sites=words("site sítio servidor serviço portal"),
        unavailable=words("disponível acessível carregar carregada exibir mostrar indisponível acessar aceder"),
        over=words("mais já"),
    ),
    later=phrases(
        "tente novamente | tente de novo | tente mais tarde | volte mais tarde | mais tarde | em alguns minutos | "
        "em instantes | manutenção | temporariamente | problemas técnicos | erro técnico | estamos trabalhando | "
        "recarregue"
    ),
    required=phrases(
        "faça login | iniciar sessão | inicie sessão | assine | assinatura | assinantes | seu navegador | "
        "permissão | ative o javascript | aceitar cookies | sua biblioteca"
    ),
    headings=PageHeadings(
        gone=phrases("não encontrado | página não encontrada | erro 404 | a página não existe"),
        trouble=phrases(
            "erro | manutenção | em manutenção | site em manutenção | serviço indisponível | erro interno do "
            "servidor | ocorreu um erro | site em construção | erro interno | sessão expirada | * temporariamente "
            "indisponível | o site está em manutenção | * em manutenção | erro do servidor | problemas técnicos | "
            "voltamos em breve"
        ),
        denied=phrases("acesso negado | acesso proibido | navegador não suportado"),
        challenge=phrases(
            "um momento | aguarde por favor | verificação de segurança | não sou um robô | você é um robô | você "
            "é humano | aguarde | sala de espera | você está na fila | verificando seu navegador | confirme que "
            "você é humano"
        ),
        login=phrases(
            "entrar | iniciar sessão | fazer login | acessar | cadastre-se | criar conta | login | registar | "
            "vídeo privado | área do assinante | entrar no * | entrar em * | iniciar sessão no * | você precisa "
            "entrar | faça login para *"
        ),
        paywall=phrases(
            "exclusivo para assinantes | conteúdo exclusivo para assinantes | assine para continuar lendo | "
            "assine | assine para continuar | conteúdo para assinantes | assine para *"
        ),
        region=phrases("não disponível no seu país | escolha sua região | escolha seu país | verificação de idade"),
        consent=phrases(
            "política de cookies | definições de cookies | valorizamos a sua privacidade | antes de continuar | "
            "sua privacidade é importante para nós | a sua privacidade é importante para nós | respeitamos a sua "
            "privacidade | configurações de cookies | cookies desativados | usamos cookies | utilizamos cookies | "
            "este site usa cookies | aceitar cookies"
        ),
        placeholder=phrases("página inicial | sem título | bem-vindo | carregando"),
        parked=phrases(
            "este domínio está à venda | domínio à venda | domínio expirado | este domínio expirou | domínio "
            "registrado | o domínio * está à venda"
        ),
    ),
)
