"""Time stamps by a service that others trust (RFC 3161): a signature existed at a moment, whoever made it.

Requests and responses are those of ``rfc3161-client``; only the way over HTTP (RFC 3161, 3.4) and the question
whose certificates are known stand here.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from rfc3161_client import TimestampRequestBuilder, TimeStampResponse, VerificationError, VerifierBuilder
from rfc3161_client.base import HashAlgorithm, decode_timestamp_response

from pipeline.errors import OutputError, UsageError

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 30.0
RESPONSE_LIMIT = 1024 * 1024
"""Bytes; a response with a long chain of certificates is a hundredth of it."""
_PEM_BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----")
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class BadStamp(Exception):
    """No time stamp of that message; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that fits."""

    response: bytes
    """DER of the TimeStampResp."""
    at: datetime
    """UTC."""
    authority: str
    """Who stamped, as the service's certificate names it."""
    known: bool
    """Whether the certificate leads to an authority that this machine knows or was told of."""
    chain: str
    """PEM of the certificates in the response, the service's own first."""


def known_authorities(file: Path | None = None) -> tuple[x509.Certificate, ...]:
    """The root certificates that time stamps may lead to: Mozilla's, and those in a PEM file.

    Raises:
        UsageError: the file cannot be read, or there is no certificate in it.
    """
    import certifi

    known = _certificates(Path(certifi.where()).read_bytes())
    if file is None:
        return known
    try:
        named = _certificates(file.read_bytes())
    except OSError as error:
        raise UsageError(f"The certificates {file} cannot be read ({error.strerror}). Check the path.") from error
    if not named:
        raise UsageError(f"There is no certificate in PEM form in {file}.")
    return (*known, *named)


def request_stamp(url: str, message: bytes, authorities: Sequence[x509.Certificate]) -> Stamp:
    """Have a message stamped, and check the stamp.

    Only a digest of the message goes out. Proxies and SSL_CERT_FILE of the environment are honoured.

    Raises:
        OutputError: the service does not answer, refuses, or answers something else.
    """
    request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build()
    response = _post(url, request.as_bytes())
    try:
        stamp = check_stamp(response, message, authorities)
        if decode_timestamp_response(response).tst_info.nonce != request.nonce:
            raise BadStamp("The time stamp answers another request.")
    except BadStamp as error:
        raise _failed(url, str(error)) from error
    return stamp


def check_stamp(response: bytes, message: bytes, authorities: Sequence[x509.Certificate]) -> Stamp:
    """Check that a response stamps a message, and say who did it when.

    Raises:
        BadStamp: it does not, its signature does not fit, or its certificate is not one for time stamps.
    """
    try:
        answer = decode_timestamp_response(response)
        certificates = [x509.load_der_x509_certificate(der) for der in answer.signed_data.certificates]
        known = _leads_to(answer, message, authorities)
        if not known:
            _require(answer, message, certificates)
        at = answer.tst_info.gen_time
    except (ValueError, VerificationError) as error:
        raise BadStamp(f"The time stamp does not hold ({_reason(error)}).") from error
    own = _own_certificate(answer, certificates)
    chain = [own, *(other for other in certificates if other != own)]
    return Stamp(
        response=response,
        at=at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC),
        authority=own.subject.rfc4514_string(),
        known=known,
        chain="".join(certificate.public_bytes(Encoding.PEM).decode() for certificate in chain),
    )


def _certificates(pem: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM file; those that are not made by the rules are left out, the rest serve."""
    found: list[x509.Certificate] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        for block in _PEM_BLOCK.findall(pem):
            try:
                found.append(x509.load_pem_x509_certificate(block))
            except ValueError:
                continue
    return tuple(found)


def _leads_to(answer: TimeStampResponse, message: bytes, roots: Sequence[x509.Certificate]) -> bool:
    try:
        _require(answer, message, roots)
    except VerificationError:
        return False
    return True


def _require(answer: TimeStampResponse, message: bytes, roots: Sequence[x509.Certificate]) -> None:
    VerifierBuilder(roots=list(roots)).build().verify_message(answer, message)


def _own_certificate(answer: TimeStampResponse, certificates: Sequence[x509.Certificate]) -> x509.Certificate:
    for signer in answer.signed_data.signer_infos:
        for certificate in certificates:
            if (certificate.issuer, certificate.serial_number) == (signer.issuer, signer.serial_number):
                return certificate
    raise BadStamp("The time stamp does not hold (it carries no certificate of its signer).")


def _post(url: str, query: bytes) -> bytes:
    import httpx

    try:
        with (
            httpx.Client(timeout=TIMEOUT_S, follow_redirects=False) as client,
            client.stream("POST", url, content=query, headers={"Content-Type": _QUERY, "Accept": _REPLY}) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise _failed(url, f"It answered with status {response.status_code}.")
            return _bounded(url, response)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise _failed(url, f"It could not be asked: {error or type(error).__name__}.") from error


def _bounded(url: str, response: httpx.Response) -> bytes:
    data = b""
    for piece in response.iter_bytes():
        data += piece
        if len(data) > RESPONSE_LIMIT:
            raise _failed(url, "Its answer is far too long for a time stamp.")
    return data


def _failed(url: str, reason: str) -> OutputError:
    return OutputError(
        f"The time-stamp service {url} gave no time stamp. {reason} Nothing was written: export again later, or take "
        "timestamp_url out of [evidence] in the settings."
    )


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
