"""What the errors of httpx, TLS and the system mean: an outcome, and one sentence for a person."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from cache.model import Outcome
from pipeline.web.exchange import BrokenOff
from pipeline.web.guard import AddressRefused
from pipeline.web.names import NameNotFound, ResolverFailed, name_error

# X509_V_ERR_* of OpenSSL (openssl/x509_vfy.h).
_EXPIRED = 10
_SELF_SIGNED = frozenset({18, 19})
_WRONG_HOST = frozenset({62, 64})
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no (whole) answer."""

    outcome: Outcome
    detail: str
    """One sentence for a person."""


def diagnose(error: Exception, host: str) -> Trouble:
    """What an error of ``exchange`` means.

    Args:
        error: an httpx.TransportError, httpx.InvalidURL or ssl.SSLError.
        host: that was asked, for the sentence.
    """
    if isinstance(error, BrokenOff):
        return Trouble(Outcome.TRUNCATED, str(error))
    for cause in _causes(error):
        trouble = (
            _name_trouble(cause, host) or _tls_trouble(cause, host) or _wait_trouble(cause, host)
            or _socket_trouble(cause, host)
        )  # fmt: skip
        if trouble:
            return trouble
    return _wire_trouble(error, host)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what lies beneath it, outermost first."""
    seen: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in seen:
        seen.append(step)
        yield step
        step = step.__cause__ or step.__context__


def _name_trouble(cause: BaseException, host: str) -> Trouble | None:
    if isinstance(cause, socket.gaierror):
        cause = name_error(cause, host)
    if isinstance(cause, AddressRefused):
        return Trouble(Outcome.PRIVATE_ADDRESS, f"Not asked: {cause}.")
    if isinstance(cause, NameNotFound):
        return Trouble(Outcome.DNS, f"The name {host} does not exist (any more).")
    if isinstance(cause, ResolverFailed):
        return Trouble(Outcome.DNS_FAILURE, f"The name {host} could not be looked up: the name server did not answer.")
    return None


def _tls_trouble(cause: BaseException, host: str) -> Trouble | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _certificate_trouble(cause, host)
    if isinstance(cause, ssl.SSLEOFError):
        return Trouble(Outcome.RESET, f"{host} closed the connection while it was being secured.")
    if isinstance(cause, ssl.SSLError):
        return Trouble(Outcome.TLS, f"No secure connection to {host}: {_reason(cause)}.")
    return None


def _certificate_trouble(error: ssl.SSLCertVerificationError, host: str) -> Trouble:
    if error.verify_code == _EXPIRED:
        return Trouble(Outcome.TLS_EXPIRED, f"The certificate of {host} has expired.")
    if error.verify_code in _SELF_SIGNED:
        return Trouble(Outcome.TLS_SELF_SIGNED, f"The certificate of {host} is signed by nobody that browsers trust.")
    if error.verify_code in _WRONG_HOST:
        return Trouble(Outcome.TLS_WRONG_HOST, f"The certificate that {host} shows is for another site.")
    return Trouble(Outcome.TLS, f"The certificate of {host} cannot be verified: {error.verify_message}.")


def _wait_trouble(cause: BaseException, host: str) -> Trouble | None:
    if isinstance(cause, httpx.TimeoutException):
        return Trouble(Outcome.TIMEOUT, f"{host} gave {cause}.")
    return None


def _socket_trouble(cause: BaseException, host: str) -> Trouble | None:
    if not isinstance(cause, OSError) or isinstance(cause, TimeoutError):
        # asyncio's TimeoutError is an OSError; the httpx error above it says what was waited for.
        return None
    if isinstance(cause, ConnectionRefusedError):
        return Trouble(Outcome.REFUSED, f"{host} refuses connections.")
    if cause.errno in _NO_ROUTE:
        return Trouble(Outcome.UNREACHABLE, f"There is no way to {host}: {cause.strerror}.")
    if isinstance(cause, ConnectionError):
        return Trouble(Outcome.RESET, f"{host} broke the connection off.")
    return None


def _wire_trouble(error: Exception, host: str) -> Trouble:
    text = str(error).rstrip(".")
    if isinstance(error, httpx.ProxyError):
        return Trouble(Outcome.UNREACHABLE, f"The proxy could not reach {host}: {text}.")
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" in text:
        return Trouble(Outcome.RESET, f"{host} closed the connection without an answer.")
    if isinstance(error, httpx.NetworkError):
        return Trouble(Outcome.RESET, f"{host} broke the connection off.")
    if isinstance(error, httpx.InvalidURL):
        return Trouble(Outcome.BAD_URL, f"The address is not a web address: {text}.")
    return Trouble(Outcome.PROTOCOL, f"{host} answered with something that is not HTTP: {text[:200]}.")


def _reason(error: ssl.SSLError) -> str:
    return (error.reason or error.strerror or "unknown reason").replace("_", " ").lower()
