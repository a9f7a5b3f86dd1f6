"""A time-stamp service (RFC 3161) on loopback: real certificates, real signatures, and every kind of wrong answer.

The DER is written by hand, so that the client's own library is not its judge.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_SHA256 = "2.16.840.1.101.3.4.2.1"
_ECDSA_SHA256 = "1.2.840.10045.4.3.2"
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_POLICY = "1.3.6.1.4.1.99999.1"


class Mood(StrEnum):
    """What the service does with a request."""

    RIGHT = "right"
    REJECTS = "rejects"
    OTHER_MESSAGE = "other message"
    OTHER_NONCE = "other nonce"
    BAD_SIGNATURE = "bad signature"
    WEB_SERVER = "certificate of a web server"
    UNAVAILABLE = "unavailable"
    GARBAGE = "garbage"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Authority:
    """A root, and the two services that it has certified."""

    root: x509.Certificate
    stamping: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
    serving: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]

    @classmethod
    def make(cls, name: str = "Harbour Root") -> Authority:
        """A new one, good for ten years around now."""
        key = ec.generate_private_key(ec.SECP256R1())
        root = _certificate(name, key, name, key, None)
        return cls(
            root,
            *(
                (_certificate(f"Harbour {usage}", leaf, name, key, oid), leaf)
                for usage, oid, leaf in (
                    ("Time", ExtendedKeyUsageOID.TIME_STAMPING, ec.generate_private_key(ec.SECP256R1())),
                    ("Web", ExtendedKeyUsageOID.SERVER_AUTH, ec.generate_private_key(ec.SECP256R1())),
                )
            ),
        )

    def pem(self) -> bytes:
        """The root, as a file would have it."""
        return self.root.public_bytes(Encoding.PEM)


class TimeStampService:
    """Answers queries in the mood of the moment; ``offset`` sets its clock wrong."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.mood = Mood.RIGHT
        self.offset = timedelta()
        self.queries: list[bytes] = []
        self.url = ""

    def answer(self, query: bytes) -> bytes:
        """The TimeStampResp for a TimeStampReq."""
        if self.mood is Mood.REJECTS:
            return _sequence(_sequence(_integer(2)))
        if self.mood is Mood.GARBAGE:
            return b"<html>This is no time stamp.</html>"
        parts = _children(_children(query)[0][1])
        imprint = next(raw for tag, _, raw in parts if tag == 0x30)
        nonce = [raw for tag, _, raw in parts if tag == 0x02][1:]
        if self.mood is Mood.OTHER_MESSAGE:
            imprint = imprint[:-1] + bytes([imprint[-1] ^ 1])
        if self.mood is Mood.OTHER_NONCE:
            nonce = [_integer(7)]
        at = datetime.now(UTC) + self.offset
        info = _sequence(
            _integer(1),
            _oid(_POLICY),
            imprint,
            _integer(len(self.queries)),
            _tlv(0x18, f"{at:%Y%m%d%H%M%SZ}".encode()),
            *nonce,
        )
        return _sequence(_sequence(_integer(0)), self._token(info))

    def _token(self, info: bytes) -> bytes:
        authority = self.authority
        certificate, key = authority.serving if self.mood is Mood.WEB_SERVER else authority.stamping
        der = certificate.public_bytes(Encoding.DER)
        attributes = sorted(
            [
                _attribute("1.2.840.113549.1.9.3", _oid(_TST_INFO)),
                _attribute("1.2.840.113549.1.9.4", _tlv(0x04, hashlib.sha256(info).digest())),
                _attribute(
                    "1.2.840.113549.1.9.16.2.47",
                    _sequence(_sequence(_sequence(_tlv(0x04, hashlib.sha256(der).digest())))),
                ),
            ]
        )
        signature = key.sign(_tlv(0x31, b"".join(attributes)), ec.ECDSA(hashes.SHA256()))
        if self.mood is Mood.BAD_SIGNATURE:
            signature = key.sign(b"something else", ec.ECDSA(hashes.SHA256()))
        signer = _sequence(
            _integer(1),
            _sequence(certificate.issuer.public_bytes(), _integer(certificate.serial_number)),
            _sequence(_oid(_SHA256)),
            _tlv(0xA0, b"".join(attributes)),
            _sequence(_oid(_ECDSA_SHA256)),
            _tlv(0x04, signature),
        )
        signed = _sequence(
            _integer(3),
            _tlv(0x31, _sequence(_oid(_SHA256))),
            _sequence(_oid(_TST_INFO), _tlv(0xA0, _tlv(0x04, info))),
            _tlv(0xA0, b"".join(sorted((der, authority.root.public_bytes(Encoding.DER))))),
            _tlv(0x31, signer),
        )
        return _sequence(_oid(_SIGNED_DATA), _tlv(0xA0, signed))


@contextmanager
def serving(authority: Authority) -> Iterator[TimeStampService]:
    """A service over HTTP on a free port of 127.0.0.1."""
    service = TimeStampService(authority)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            service.queries.append(query)
            refused = service.mood is Mood.UNAVAILABLE or self.headers["Content-Type"] != "application/timestamp-query"
            self.send_response(503 if refused else 200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            try:
                if service.mood is Mood.ENDLESS:
                    for _ in range(200):
                        self.wfile.write(b"\x30" * 65536)
                else:
                    self.wfile.write(service.answer(query))
            except OSError:
                pass  # the client has heard enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/tsr"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    usage: x509.ObjectIdentifier | None,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1800))
        .not_valid_after(now + timedelta(days=1800))
        .add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
    )
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _tlv(tag: int, value: bytes) -> bytes:
    if len(value) < 128:
        return bytes([tag, len(value)]) + value
    size = len(value).to_bytes((len(value).bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(size)]) + size + value


def _sequence(*parts: bytes) -> bytes:
    return _tlv(0x30, b"".join(parts))


def _attribute(oid: str, value: bytes) -> bytes:
    return _sequence(_oid(oid), _tlv(0x31, value))


def _integer(number: int) -> bytes:
    return _tlv(0x02, number.to_bytes(number.bit_length() // 8 + 1))


def _oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    out = bytes([40 * first + second])
    for number in rest:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(0x80 | (number & 0x7F))
        out += bytes(reversed(digits))
    return _tlv(0x06, out)


def _children(der: bytes) -> list[tuple[int, bytes, bytes]]:
    """Tag, value and whole encoding of the elements that follow each other."""
    found, at = [], 0
    while at < len(der):
        tag, size, start = der[at], der[at + 1], at + 2
        if size & 0x80:
            start += size & 0x7F
            size = int.from_bytes(der[at + 2 : start])
        found.append((tag, der[start : start + size], der[at : start + size]))
        at = start + size
    return found
