"""Services whose addresses stand for another one: shorteners, resolvers, archives."""

from __future__ import annotations

from footnotes.gazetteer.archives import HOSTS as ARCHIVES
from pipeline.addresses.parts import belongs_to

SHORTENERS = (
    "bit.ly", "bitly.com", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "v.gd", "buff.ly", "j.mp", "dlvr.it",
    "ift.tt", "fb.me", "lnkd.in", "tiny.cc", "tiny.one", "cutt.ly", "rb.gy", "shorturl.at", "rebrand.ly", "t.ly",
    "bit.do", "trib.al", "soo.gd", "s.id", "clck.ru", "vk.cc", "u.to", "goo.su", "qr.ae", "x.co", "snip.ly",
    "adf.ly", "cli.re", "tr.im", "wp.me", "nyti.ms", "wapo.st", "reut.rs", "bbc.in", "econ.st", "on.ft.com",
    "on.wsj.com", "bloom.bg", "cnn.it", "politi.co", "gu.com", "spon.de", "lat.ms", "ebx.sh", "urlz.fr", "da.gd",
    "tny.im", "shorte.st", "kurzelinks.de", "amzn.to", "a.co", "aka.ms", "flip.it", "g.co", "shar.es", "tcrn.ch",
    "n.pr", "theatln.tc", "huff.to", "nyer.cm", "slate.me", "nbcnews.to", "usat.ly", "yhoo.it", "fxn.ws", "hill.cm",
    "git.io", "hubs.ly", "hubs.la", "spoti.fi", "eepurl.com", "zurl.co", "bl.ink", "short.gy", "tmblr.co",
)  # fmt: skip
"""Link shorteners, and outlets' own domains for short links."""

SHARED_FORMS = ("youtu.be", "redd.it", "fb.watch", "w.wiki", "flic.kr")
"""Short forms that a service offers for its own pages, and that last as long as these."""

RESOLVERS = ("doi.org", "hdl.handle.net", "n2t.net", "purl.org", *ARCHIVES)
"""Services whose addresses stand for another, which they need not show."""


def stands_for_another(url: str) -> bool:
    """Whether an address is by its nature one that leads to another: a short link, a DOI, an archived copy."""
    return belongs_to(url, *SHORTENERS, *SHARED_FORMS, *RESOLVERS)
