"""Archives of the web: their names, and the hosts on which they keep copies of other people's pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebArchive:
    """An archive; those hosts alone whose addresses need not show what they are a copy of."""

    name: str
    hosts: tuple[str, ...]
    """Hosts; those under them are the archive's as well."""
    other_names: tuple[str, ...] = ()
    """What notes call it beside its name."""


WEB_ARCHIVES = (
    WebArchive("Internet Archive", ("archive.org",), ("Wayback Machine", "Wayback", "web.archive.org")),
    WebArchive("Perma.cc", ("perma.cc", "perma-archives.org"), ("Perma", "Perma link", "Permalink")),
    WebArchive(
        "archive.today",
        ("archive.today", "archive.is", "archive.ph", "archive.vn", "archive.md", "archive.li", "archive.fo"),
    ),
    WebArchive("WebCite", ("webcitation.org",), ("WebCite®", "WebCitation")),
    WebArchive("Ghostarchive", ("ghostarchive.org",), ("Ghost Archive",)),
    WebArchive("Archive-It", ("archive-it.org",)),
    WebArchive("Conifer", ("conifer.rhizome.org", "webrecorder.io"), ("Webrecorder", "Rhizome")),
    WebArchive("FreezePage", ("freezepage.com",)),
    WebArchive("Megalodon", ("megalodon.jp", "gyo.tc"), ("ウェブ魚拓", "魚拓")),
    WebArchive("Peeep", ("peeep.us",)),
    WebArchive("Memento Time Travel", ("timetravel.mementoweb.org",), ("Time Travel",)),
    WebArchive("Google Cache", ("webcache.googleusercontent.com",), ("Google’s cache", "Google cache")),
    WebArchive("Bing Cache", ("cc.bingj.com",)),
    WebArchive("Arquivo.pt", ("arquivo.pt",)),
    WebArchive("UK Web Archive", ("webarchive.org.uk",)),
    WebArchive(
        "UK Government Web Archive",
        ("webarchive.nationalarchives.gov.uk",),
        ("National Archives", "The National Archives"),
    ),
    WebArchive("UK Parliament Web Archive", ("webarchive.parliament.uk",)),
    WebArchive("Library of Congress", ("webarchive.loc.gov",), ("Library of Congress Web Archives",)),
    WebArchive("National Archives and Records Administration", ("webharvest.gov",), ("NARA",)),
    WebArchive("Stanford Web Archive Portal", ("swap.stanford.edu",)),
    WebArchive(
        "Australian Web Archive", ("webarchive.nla.gov.au", "pandora.nla.gov.au"), ("Trove", "PANDORA", "Pandora")
    ),
    WebArchive("Government of Canada Web Archive", ("webarchiveweb.bac-lac.canada.ca",)),
    WebArchive("Vefsafn", ("vefsafn.is",)),
    WebArchive("Webarchiv", ("webarchiv.cz",)),
    WebArchive("Croatian Web Archive", ("haw.nsk.hr",), ("Hrvatski arhiv weba",)),
    WebArchive("Webarchiv Österreich", ("webarchiv.onb.ac.at",)),
    WebArchive("Bibliothèque nationale de France", ("archivesinternet.bnf.fr", "archives-internet.bnf.fr"), ("BnF",)),
    WebArchive("WARP", ("warp.da.ndl.go.jp", "warp.ndl.go.jp"), ("国立国会図書館",)),
    WebArchive("Bibliotheca Alexandrina", ("web.archive.bibalex.org",)),
    WebArchive("PADICAT", ("padi.cat",)),
    WebArchive("OECD Web Archive", ("web-archive.oecd.org",)),
    WebArchive("United Nations Web Archive", ("webarchives.un.org", "webarchive.archive.unhcr.org")),
)
"""One row an archive. Copies in others are known by the time stamp and address in theirs."""
HOSTS = tuple(host for archive in WEB_ARCHIVES for host in archive.hosts)
NAMES = tuple(name for archive in WEB_ARCHIVES for name in (archive.name, *archive.other_names))


_OF_HOST = {host: one for one in reversed(WEB_ARCHIVES) for host in one.hosts}


def archive_of(host: str) -> WebArchive | None:
    """The archive that a host in small letters is of; None for any other."""
    name = host
    while name and name not in _OF_HOST:
        name = name.partition(".")[2]
    return _OF_HOST.get(name)
