"""The pages of the demo's web: articles, refusals, landers, and one PDF, made by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from pipeline.demo.server import Answer

_HTML = (("Content-Type", "text/html; charset=utf-8"),)
_HEAD = (
    '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n{head}\n</head>\n'
    "<body>\n{body}\n</body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an outlet."""

    outlet: str
    title: str
    author: str
    date: str
    """ISO 8601."""
    paragraphs: tuple[str, ...]
    lang: str = "en"


def article_page(article: Article) -> Answer:
    """The article as its outlet shows it."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.date,
        "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": article.outlet},
    }
    outlet, title = escape(article.outlet), escape(article.title)
    head = (
        f"<title>{title} - {outlet}</title>\n"
        f'<meta property="og:title" content="{title}">\n<meta property="og:site_name" content="{outlet}">\n'
        f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    )
    text = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.paragraphs)
    body = (
        f'<header><a href="/">{outlet}</a></header>\n<main><article>\n<h1>{title}</h1>\n'
        f'<p class="byline">By {escape(article.author)}, <time datetime="{article.date}">{article.date}</time></p>\n'
        f"{text}\n</article></main>\n<footer>{outlet}</footer>"
    )
    return _page(head, body, lang=article.lang)


def home_page(outlet: str, headlines: tuple[str, ...]) -> Answer:
    """The front page of an outlet."""
    stories = "\n".join(f"<li>{escape(headline)}</li>" for headline in headlines)
    return _page(f"<title>{escape(outlet)}</title>", f"<h1>{escape(outlet)}</h1>\n<ul>\n{stories}\n</ul>")


def not_found_page(outlet: str, status: int) -> Answer:
    """An error page, under the status that the outlet sends with it."""
    body = "<h1>Page not found</h1>\n<p>The page that you are looking for does not exist or has been moved.</p>"
    return _page(f"<title>Page not found - {escape(outlet)}</title>", body, status=status)


def lander_page(name: str) -> Answer:
    """What a domain shows whose owner wants to sell it."""
    body = (
        f"<h1>{escape(name)} is for sale</h1>\n<p>This domain is for sale. Inquire about this domain.</p>\n"
        "<h2>Related searches</h2>\n<ul><li>Boat insurance</li><li>River cruises</li><li>Freight quotes</li></ul>"
    )
    return _page(f"<title>{escape(name)} is for sale</title>", body)


def challenge_page() -> Answer:
    """What a bot wall shows to programs."""
    body = "<h1>Just a moment...</h1>\n<p>Enable JavaScript and cookies to continue</p>"
    return _page("<title>Just a moment...</title>", body, status=403)


def login_page(outlet: str) -> Answer:
    """A login form in place of an article."""
    form = (
        '<form method="post"><input name="user"><input type="password" name="password"><button>Log in</button></form>'
    )
    return _page(f"<title>Log in - {escape(outlet)}</title>", f"<h1>Log in</h1>\n{form}")


def redirect(location: str, status: int) -> Answer:
    """A redirect to an absolute URL."""
    return Answer(status, b"", (("Location", location),))


def pdf_page(title: str, lines: tuple[str, ...]) -> Answer:
    """A PDF of one page: a title and some lines of plain ASCII text."""
    shown = [f"/F1 18 Tf 72 760 Td ({_in_pdf(title)}) Tj", "/F1 11 Tf"]
    shown += [f"0 -{28 if number == 0 else 16} Td ({_in_pdf(line)}) Tj" for number, line in enumerate(lines)]
    content = ("BT " + "\n".join(shown) + " ET").encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % _in_pdf(title).encode("ascii"),
    )
    return Answer(200, _pdf_file(objects), (("Content-Type", "application/pdf"),))


def _pdf_file(objects: tuple[bytes, ...]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def _in_pdf(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _page(head: str, body: str, status: int = 200, lang: str = "en") -> Answer:
    return Answer(status, _HEAD.format(lang=lang, head=head, body=body).encode(), _HTML)
