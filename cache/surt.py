"""Sort-friendly keys of URLs (SURT), as web archives order their indexes by.

They fold more than ``cache.keys`` does (scheme, ``www.``, case, order of the query), because a reader of a web
archive forgives more than a check of links may: they find records and never decide that two URLs are the same.
The rules are those of the Internet Archive's canonicaliser (iipc/webarchive-commons, Apache-2.0), in the variant
that pywb and cdxj-indexer look up by.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from cache.keys import ascii_host

_URL = re.compile(
    r"(?P<scheme>https?):/*(?:[^/?#@]*@)?(?P<host>\[[^\]/?#]*\]|[^/:?#]*)(?::(?P<port>\d*))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?",
    re.IGNORECASE | re.DOTALL,
)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_INVISIBLE = {ord(character): None for character in "\t\r\n"}  # browsers drop them from URLs
_WWW = re.compile(r"www\d*\.")
_NUMBER = re.compile(r"0[0-7]*|[1-9][0-9]*")
# Session ids of common frameworks: the same page has another one at every visit.
_PATH_SESSIONS = (
    re.compile(r"(?<=/)\((?:[a-z]\([0-9a-z]{24}\))+\)/(?=[^?]+\.aspx)", re.IGNORECASE),
    re.compile(r"(?<=/)\([0-9a-z]{24}\)/(?=[^?]+\.aspx)", re.IGNORECASE),
)
_QUERY_SESSIONS = (
    re.compile(r"jsessionid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"phpsessid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"sid=[0-9a-z]{32}(?:&|$)", re.IGNORECASE),
    re.compile(r"aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)", re.IGNORECASE),
    re.compile(r"cfid=[^&]+&cftoken=[^&]+(?:&|$)", re.IGNORECASE),
)


def surt(url: str) -> str:
    """The key under which a web archive files this URL, e.g. ``org,example)/page?a=1``.

    What is no http or https URL is its own key, blanks escaped, so that it stays one field of an index line.
    """
    text = url.strip().translate(_INVISIBLE).encode("utf-8", "replace").decode()
    match = _URL.match(text)
    if match is None or not match["host"]:
        return _escaped(text.encode())
    host = _reversed_host(match["host"].lower())
    port = match["port"]
    if port and port != _DEFAULT_PORTS[match["scheme"].lower()]:
        host = f"{host}:{port}"
    return f"{host}){_path(match['path'])}{_query(match['query'])}"


def _reversed_host(host: str) -> str:
    if host.startswith("["):
        return _escaped(host[1:-1].encode())
    name = unquote_to_bytes(host).decode("utf-8", "replace")
    labels = [label for label in ascii_host(name).split(".") if label]
    name = _dotted(labels)
    if (www := _WWW.match(name)) and www.end() < len(name):
        name = name[www.end() :]
    return _escaped(",".join(reversed(name.split("."))).encode()).lower()


def _dotted(labels: list[str]) -> str:
    """The host with numbers of an IPv4 address in decimal (0177.0.0.1 is 127.0.0.1)."""
    if len(labels) == 4 and all(_NUMBER.fullmatch(label) for label in labels):
        numbers = [int(label, 8 if label.startswith("0") else 10) for label in labels]
        if max(numbers) < 256:
            labels = [str(number) for number in numbers]
    return ".".join(labels)


def _path(path: str) -> str:
    steps: list[str] = []
    text = _unescaped(path).decode("latin-1")
    for step in text.split("/")[1:]:
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    folded = _escaped("/".join(step for step in steps if step).encode("latin-1"))
    for session in _PATH_SESSIONS:
        folded = session.sub("", f"/{folded}", count=1)[1:]
    return f"/{folded.lower()}"


def _query(query: str | None) -> str:
    if not query:
        return ""
    folded = _escaped(_unescaped(query))
    for session in _QUERY_SESSIONS:
        folded = session.sub("", folded, count=1)
    ordered = sorted(folded.lower().split("&"), key=lambda pair: pair.partition("="))
    joined = "&".join(ordered)
    return f"?{joined}" if joined else ""


def _unescaped(text: str) -> bytes:
    """Percent-escapes undone until none is left: servers take %2541 for %41 often enough."""
    data = text.encode()
    while (plain := unquote_to_bytes(data)) != data:
        data = plain
    return data


def _escaped(data: bytes) -> str:
    return "".join(chr(byte) if 32 < byte < 127 and byte not in b"#%" else f"%{byte:02x}" for byte in data)
