"""The report as PDFs in several layouts, as LibreOffice and Chromium print it.

The results are committed, because no test may need these programs. After a change of the report::

    python make.py [NAME...]        # needs soffice (Debian: libreoffice-writer) and chromium
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ODF = (HERE.parent / "report.libreoffice.fodt").read_text("utf-8")
HTML = (HERE.parent / "report.pandoc.html").read_text("utf-8")


def without_links(text: str) -> str:
    """Words in place of links, so that the PDF has no annotations."""
    return re.sub(r"</?text:a\b[^>]*>", "", text)


def page(text: str, width: str, height: str, margin: str) -> str:
    """Another size of the page."""
    text = re.sub(
        r'fo:page-width="[^"]*" fo:page-height="[^"]*"',
        f'fo:page-width="{width}" fo:page-height="{height}"',
        text,
    )
    return re.sub(r'(fo:margin-(?:top|bottom|left|right)=)"1in"', rf'\1"{margin}"', text)


def notes(text: str, size: str) -> str:
    """Another size of the notes."""
    style = '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"'
    smaller = f'{style}><style:text-properties fo:font-size="{size}"/></style:style>'
    return text.replace(style + "/>", smaller)


def columns(text: str) -> str:
    """Two columns on every page."""
    layout = r"(<style:page-layout-properties fo:page-width[^>]*>)(.*?)(<style:footnote-sep)"
    two = r'\1<style:columns fo:column-count="2" fo:column-gap="0.3in"/>\3'
    return re.sub(layout, two, text, count=1, flags=re.S)


def without_rule(text: str) -> str:
    """No line above the notes."""
    return re.sub(
        r"(<style:footnote-sep )[^>]*>",
        r'\1style:width="0in" style:distance-before-sep="0.15in" style:distance-after-sep="0in" style:line-style="none" style:rel-width="0%"/>',
        text,
    )


def restarted(text: str, at: str) -> str:
    """Numbering that begins again on each page or in each chapter."""
    return text.replace('text:start-numbering-at="document"', f'text:start-numbering-at="{at}"')


def endnotes(text: str) -> str:
    """All notes behind the text."""
    text = text.replace(
        'text:note-class="footnote"',
        'text:note-class="endnote"',
    ).replace('style:num-format="i"', 'style:num-format="1"')
    return re.sub(r'<text:notes-configuration text:note-class="endnote" text:citation.*?/>', "", text)


OFFICE: dict[str, Callable[[], str]] = {
    "letter": lambda: notes(ODF, "9pt"),
    "a5": lambda: notes(page(ODF, "5.83in", "8.27in", "0.6in"), "9pt"),
    "a5-large-notes": lambda: page(ODF, "5.83in", "8.27in", "0.6in"),
    "two-columns": lambda: notes(columns(ODF), "9pt"),
    "two-columns-no-links": lambda: notes(columns(without_links(ODF)), "8pt"),
    "no-links": lambda: notes(without_links(ODF), "10pt"),
    "no-rule": lambda: without_rule(without_links(ODF)),
    "per-page": lambda: notes(restarted(ODF, "page"), "9pt"),
    "endnotes": lambda: endnotes(without_links(ODF)),
}
"""Layouts that LibreOffice prints, by name."""

CHROMIUM = {
    "web": "body{max-width:none;font:11pt/1.4 serif} @page{size:A4;margin:20mm}",
    "web-narrow": "body{font:11pt/1.4 serif;overflow-wrap:anywhere} @page{size:A5;margin:12mm} a{overflow-wrap:anywhere}",
}
"""Styles that Chromium prints the page in, by name: the notes stand behind the text, each after a number and a dot."""


def print_office(name: str, folder: Path) -> None:
    """Print one layout with LibreOffice."""
    source = folder / f"report.{name}.fodt"
    source.write_text(OFFICE[name](), "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        "--headless",
        "--nologo",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(HERE),
        str(source),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def print_chromium(name: str, folder: Path) -> None:
    """Print one style with Chromium."""
    source = folder / f"report.{name}.html"
    source.write_text(HTML.replace("</head>", f"<style>{CHROMIUM[name]}</style></head>"), "utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/chromium",
        "--no-pdf-header-footer",
    ]
    subprocess.run(
        [*command, f"--print-to-pdf={HERE}/report.{name}.pdf", str(source)],
        check=True,
        stderr=subprocess.DEVNULL,
    )


def main(names: list[str]) -> None:
    """Print the layouts of these names, or all of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names or [*OFFICE, *CHROMIUM]:
            (print_office if name in OFFICE else print_chromium)(name, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
