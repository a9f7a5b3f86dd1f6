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
    archived_at=phrases("arquivado | arquivada | cópia arquivada | arquivo"),
    ibid=phrases("ibid. | ibidem | ib."),
    same_author=phrases("idem | o mesmo autor"),
    op_cit=phrases("op. cit. | ob. cit. | loc. cit."),
    above=phrases("supra | acima"),
    note_words=phrases("nota | notas | nota de rodapé | n."),
    signals=phrases("ver também | ver | veja-se | cf. | cfr. | citado em | apud | fonte: | fontes: | cfr"),
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
    abbreviations=words("sr sra dr dra prof cfr"),
    letters="ãõ",
    function_words=words(
        "o de que e do da em um para com não uma os no se na por mais as dos ao das nos nas é aos à como são foi "
        "sobre após contra pelo pela"
    ),
    errors=ErrorWords(
        subjects=words("página conteúdo artigo documento arquivo ficheiro notícia endereço link"),
        negations=words("não"),
        verbs=words("encontrada encontrado encontrar existe disponível encontramos encontrámos localizada"),
        absences=words("removida removido excluída eliminada inexistente"),
        troubles=words("temporariamente manutenção"),
        others=words(
            "a o esta este essa esse que procura você está procurando solicitada solicitado desculpe lamentamos "
            "erro foi pode ser mais já ou e de ops pedimos desculpa requisitada"
        ),
    ),
    headings=PageHeadings(
        gone=phrases("não encontrado | página não encontrada | erro 404 | a página não existe"),
        trouble=phrases(
            "erro | manutenção | em manutenção | site em manutenção | serviço indisponível | erro interno do "
            "servidor | ocorreu um erro | site em construção"
        ),
        denied=phrases("acesso negado | acesso proibido"),
        challenge=phrases("um momento | aguarde por favor | verificação de segurança | não sou um robô"),
        login=phrases("entrar | iniciar sessão | fazer login | acessar | cadastre-se | criar conta"),
        paywall=phrases(
            "exclusivo para assinantes | conteúdo exclusivo para assinantes | assine para continuar lendo | assine"
        ),
        region=phrases("não disponível no seu país"),
        consent=phrases(
            "política de cookies | definições de cookies | valorizamos a sua privacidade | antes de continuar"
        ),
        placeholder=phrases("página inicial | sem título | bem-vindo | carregando"),
    ),
)
