"""Signatures of WACZ packages: anonymous ones (WACZ Signing and Verification 0.1.0), by a key of the user's own.

The key is made on first use. What it proves is that packages come from one hand; whose hand that is, the
fingerprint says to whoever was given it by another way. Curve, digest and encoding are those of ArchiveWeb.page
(P-384, SHA-256, r and s of 48 bytes each), so that ReplayWeb.page reads them as well.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import stat
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from pipeline.errors import UsageError

SPECIFICATION = "0.1.0"
KEY_NAME = "evidence-key.pem"


class BadSignature(Exception):
    """The signature does not fit, or is none; the message is one sentence."""


class Signer:
    """Signs with the user's own key."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        self.public_key = _encoded(
            key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        )
        """SubjectPublicKeyInfo in base64, as ``signedData.publicKey`` has it."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The signer whose key lies in a folder; key and folder are made if they are missing.

        Raises:
            UsageError: the key cannot be read or made, is no such key, or others may read it.
        """
        path = folder / KEY_NAME
        try:
            if not path.exists():
                _make_key(path)
            return cls(_read_key(path))
        except OSError as error:
            raise UsageError(
                f"The key for evidence, {path}, cannot be read or made ({error.strerror}). Check the rights to its "
                "folder, or name another one with XDG_CONFIG_HOME."
            ) from error

    def sign(self, text: str) -> str:
        """The signature of a text, in base64. The same text always gets the same one (RFC 6979)."""
        try:
            method = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
            signature = self._key.sign(text.encode(), method)
        except UnsupportedAlgorithm:  # an OpenSSL before 3.2: as good a signature, another one each time
            signature = self._key.sign(text.encode(), ec.ECDSA(hashes.SHA256()))
        size = (self._key.curve.key_size + 7) // 8
        return _encoded(b"".join(number.to_bytes(size) for number in decode_dss_signature(signature)))


def check_signature(text: str, signature: str, public_key: str) -> None:
    """Check a signature over a text; both encodings in use are taken (r and s side by side, or DER).

    Raises:
        BadSignature: it does not fit.
    """
    try:
        key = serialization.load_der_public_key(base64.b64decode(public_key, validate=True))
        raw = base64.b64decode(signature, validate=True)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadSignature("The signature or its public key is not encoded as such.") from error
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise BadSignature("The public key is not of the kind that WACZ signatures use (ECDSA).")
    size = (key.curve.key_size + 7) // 8
    if len(raw) == 2 * size:
        raw = encode_dss_signature(int.from_bytes(raw[:size]), int.from_bytes(raw[size:]))
    try:
        key.verify(raw, text.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise BadSignature("The signature does not fit datapackage.json and the public key beside it.") from error


def fingerprint(public_key: str) -> str:
    """SHA-256 of a public key (``Signer.public_key``), in hex: what people compare."""
    return hashlib.sha256(base64.b64decode(public_key)).hexdigest()


def own_fingerprint(folder: Path) -> str | None:
    """The fingerprint of the key in a folder; None where none was made yet or it cannot be read."""
    try:
        return fingerprint(Signer(_read_key(folder / KEY_NAME)).public_key)
    except (OSError, UsageError):
        return None


def _make_key(path: Path) -> None:
    """Make a key that nobody else can read at any moment, and that is there whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = ec.generate_private_key(ec.SECP384R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(pem)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another run was first: its key is as good
    finally:
        draft.unlink()


def _read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    with path.open("rb") as stream:
        if os.name == "posix" and stat.S_IMODE(os.fstat(stream.fileno()).st_mode) & 0o077:
            raise UsageError(f"The key for evidence, {path}, can be read by others. Run: chmod 600 '{path}'")
        pem = stream.read(64 * 1024)
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UsageError(
            f"{path} is no key that footproof made. Move it away; the next export makes a new one."
        ) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise UsageError(f"{path} is not an ECDSA key. Move it away; the next export makes a new one.")
    return key


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
