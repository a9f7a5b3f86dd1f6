"""News by mail: SMTP over TLS, to an address that was checked."""

from __future__ import annotations

import asyncio
import base64
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from pipeline.settings import LineSecurity, MailSettings
from pipeline.telling.channels import Failure, Taken
from pipeline.telling.settings import MAIL
from pipeline.web.addresses import EVERYTHING, AddressPolicy
from pipeline.web.names import system_look_up
from reports.formats.safe_text import one_line
from reports.news import mail
from reports.news.model import News

TIMEOUT_S = 30.0
_ANSWERS = 8
"""Answers for which a whole conversation may take their time: a server that sends a byte now and then gets no more."""
_SHOWN = 200


_Connect = Callable[[str, int], socket.socket]


class PrivateServer(OSError):
    """The name leads to no public address, and the settings do not say that it may."""


class MailChannel:
    """A mail server and the people who get its mails."""

    name = MAIL

    def __init__(self, settings: MailSettings, tls: ssl.SSLContext, wait_s: float = TIMEOUT_S) -> None:
        """Keep what mails need.

        Args:
            settings: of ``[audit.mail]``.
            tls: which certificates are believed.
            wait_s: seconds for one answer of the server.
        """
        self._settings = settings
        self._tls = tls
        self._wait_s = wait_s

    async def send(self, news: News, key: str) -> Taken | Failure:
        """Send one mail to everybody at once."""
        return await asyncio.to_thread(self._send, letter(news, key, self._settings))

    def _send(self, message: EmailMessage) -> Taken | Failure:
        settings = self._settings
        try:
            with _hung_up(_ANSWERS * self._wait_s) as keep_in_view, closing(self._connected(keep_in_view)) as server:
                if settings.security is LineSecurity.STARTTLS:
                    server.starttls(context=self._tls)
                if settings.user:
                    server.login(settings.user, settings.password)
                refused = server.send_message(message, settings.sender, settings.to)
                with suppress(OSError, smtplib.SMTPException):  # the mail is taken, whatever becomes of the farewell
                    server.quit()
        except smtplib.SMTPResponseException as error:
            passing = 400 <= error.smtp_code < 500 and not isinstance(error, smtplib.SMTPAuthenticationError)
            return self._failure(f"answered {error.smtp_code} {_text(error.smtp_error)}", passing)
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            return self._failure(f"refused every address: {code} {_text(text)}", 400 <= code < 500)
        except ssl.SSLCertVerificationError as error:
            return self._failure(f"shows a certificate that is not believed: {error.verify_message}", False)
        except (PrivateServer, smtplib.SMTPNotSupportedError) as error:
            return self._failure(str(error), False)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error) or type(error).__name__
            return self._failure(f"could not be reached: {words}", True)
        # The others have it: sending again would tell them twice.
        names = ", ".join(map(one_line, refused))
        return Taken(f"{settings.host} took the mail, but not for {names}." if refused else "")

    def _connected(self, seen: Callable[[socket.socket], None]) -> smtplib.SMTP:
        settings = self._settings
        policy = AddressPolicy(EVERYTHING if settings.private else ())

        def connect(host: str, port: int) -> socket.socket:
            connection = _connected(policy, host, port, self._wait_s)
            seen(connection)
            return connection

        if settings.security is LineSecurity.TLS:
            return _GuardedTls(connect, settings, self._tls, self._wait_s)
        return _Guarded(connect, settings, self._wait_s)

    def _failure(self, what: str, passing: bool) -> Failure:
        """What the server did, in its own words, which may hold what it was told."""
        settings = self._settings
        for secret in (settings.password, f"\0{settings.user}\0{settings.password}", settings.user):
            if secret.strip("\0"):
                what = what.replace(secret, "***").replace(base64.b64encode(secret.encode()).decode(), "***")
        return Failure(f"{settings.host} {one_line(what)[:_SHOWN].rstrip('. ')}.", passing)


def letter(news: News, key: str, settings: MailSettings) -> EmailMessage:
    """The mail of some news; the same for the same news, its ``Message-ID`` included."""
    message = EmailMessage()
    message["Subject"] = mail.subject(news)
    message["From"] = Address("footproof", addr_spec=settings.sender)
    message["To"] = tuple(Address(addr_spec=address) for address in settings.to)
    message["Date"] = format_datetime(news.finished)
    message["Message-ID"] = f"<{key}@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notices in return
    message.set_content(mail.plain(news))
    message.add_alternative(mail.html(news), subtype="html")
    return message


class _Guarded(smtplib.SMTP):
    """Connects to the address that was checked, and to no other."""

    def __init__(self, connect: _Connect, settings: MailSettings, wait_s: float) -> None:
        self._connect = connect
        super().__init__(settings.host, settings.port, timeout=wait_s)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002 - their signature
        return self._connect(host, port)


class _GuardedTls(smtplib.SMTP_SSL):
    """The same, over TLS from the first byte."""

    def __init__(self, connect: _Connect, settings: MailSettings, tls: ssl.SSLContext, wait_s: float) -> None:
        self._connect = connect
        super().__init__(settings.host, settings.port, timeout=wait_s, context=tls)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002 - their signature
        return self.context.wrap_socket(self._connect(host, port), server_hostname=host)


@contextmanager
def _hung_up(seconds: float) -> Iterator[Callable[[socket.socket], None]]:
    """Gives what takes a connection and shuts it down after so many seconds, whatever its server still says."""
    held: list[socket.socket] = []

    def hang_up() -> None:
        for connection in held:
            with suppress(OSError):  # it is closed already
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        # TLS takes the socket itself away; another handle of the same connection stays.
        yield lambda connection: held.append(connection.dup())
    finally:
        timer.cancel()
        for connection in held:
            connection.close()


def _connected(policy: AddressPolicy, host: str, port: int, timeout: float) -> socket.socket:
    addresses = system_look_up(host)
    permitted = [address for address in addresses if policy.permits(address)]
    if not permitted:
        raise PrivateServer(
            f"leads to {addresses[0]}, which is not a public address; write private = true if that is meant"
        )
    failed: OSError | None = None
    for address in permitted[:4]:
        try:
            return socket.create_connection((str(address), port), timeout)
        except OSError as error:
            failed = error
    assert failed is not None
    raise failed


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
