"""The two manifests of a WACZ 1.1.1: ``datapackage.json`` and ``datapackage-digest.json``."""

from __future__ import annotations

from typing import Any

import msgspec

WACZ_VERSION = "1.1.1"
PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
INDEX, PAGES = "indexes/index.cdx", "pages/pages.jsonl"
ARCHIVE = "archive/"
WARC_SUFFIX = ".warc.gz"


class Resource(msgspec.Struct, frozen=True):
    """A file of the package."""

    name: str
    path: str
    hash: str
    """``sha256:HEX``."""
    bytes: int


class Package(msgspec.Struct, frozen=True, omit_defaults=True):
    """``datapackage.json``."""

    profile: str
    wacz_version: str
    resources: list[Resource]
    created: str = ""
    """RFC 3339, UTC."""
    software: str = ""
    title: str = ""
    report: dict[str, Any] | None = None
    """Ours: name and digest of the report whose citations the pages are."""


class SignedData(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who signed (WACZ Signing and Verification 0.1.0); anonymous, with a time stamp where one was asked for."""

    hash: str
    created: str = ""
    software: str = ""
    version: str = ""
    signature: str = ""
    publicKey: str = ""
    timeSignature: str = ""
    """TimeStampResp in base64, over the text of ``signature``."""
    timestampCert: str = ""
    """PEM."""
    domain: str = ""
    domainCert: str = ""


class Digest(msgspec.Struct, frozen=True, omit_defaults=True):
    """``datapackage-digest.json``."""

    path: str
    hash: str
    signedData: SignedData | None = None


def encode(manifest: Package | Digest) -> bytes:
    """A manifest as it is written: indented, with a newline at its end."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
