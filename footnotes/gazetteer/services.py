"""Services that publishers link every reference to: indexes, resolvers, and their own page of the work."""

from __future__ import annotations

from footnotes.languages.model import phrases

LOOKUPS = phrases(
    "google scholar | search in google scholar | scholar | pubmed | pub med | medline | pubmed central | "
    "pubmed abstract | pubmed citation | pmc free article | free pmc article | pmc | europe pmc | cas | ads | "
    "ads abstract | mathscinet | mr | zbmath | zentralblatt math | inspire | inspire-hep | web of science | "
    "web of science ® | isi | scopus | worldcat | google books | semantic scholar | dimensions | openurl | "
    "open url | find it | find full text | sfx | getit | get it | taylor & francis online | export citation | "
    "download citation | cite | bibtex | ris | endnote | refworks | mendeley | zotero | save | search ads | "
    "crossref citations | citations | related articles | go to reference | go to citation | "
    "go to original source | view in scopus | view record in scopus | view references | reference manager | "
    "simple textfile | cited by | request permissions | altmetric | open in read | e-rara | swisscovery"
)
"""Links with these words search for the work somewhere; nobody cites them."""
PAGES = phrases(
    "article | view article | view at publisher | publisher's site | publisher site | crossref | "
    "crossref full text | full text | free full text | full text links | pdf | view pdf | abstract | "
    "chapter | book | link | doi | external link | view online | online | html | article pdf | "
    "publisher full text | read article | source"
)
"""Links with these words lead to the work itself."""
