"""One key for each user, that nobody else can read, and signatures that only it can make."""

from __future__ import annotations

import base64
import os
import stat
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from pipeline.errors import UsageError
from pipeline.evidence import signing
from pipeline.evidence.signing import (
    KEY_NAME,
    BadSignature,
    Signer,
    check_signature,
    fingerprint,
    own_fingerprint,
)
from pipeline.user_folder import config_folder

TEXT = "sha256:" + "ab" * 32


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    """The first use makes it, readable by its owner alone; the second finds it; no draft is left."""
    folder = tmp_path / "config" / "footproof"
    first, second = Signer.open(folder), Signer.open(folder)
    assert first.public_key == second.public_key
    assert [path.name for path in folder.iterdir()] == [KEY_NAME]
    assert stat.S_IMODE((folder / KEY_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    assert own_fingerprint(folder) == fingerprint(first.public_key)


def test_the_key_is_never_readable_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an open umask, too, the file has its mode from the moment it exists."""
    modes: list[int] = []
    really = os.open

    def watched(path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = really(path, flags, mode)
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return descriptor

    monkeypatch.setattr(signing.os, "open", watched)
    before = os.umask(0)
    try:
        Signer.open(tmp_path)
    finally:
        os.umask(before)
    assert modes == [0o600]


def test_runs_that_start_together_share_one_key(tmp_path: Path) -> None:
    """Whoever is second takes the key of the first."""
    keys: list[str] = []
    runs = [threading.Thread(target=lambda: keys.append(Signer.open(tmp_path).public_key)) for _ in range(8)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """A key that leaked proves nothing; the way out is named."""
    Signer.open(tmp_path)
    (tmp_path / KEY_NAME).chmod(0o644)
    with pytest.raises(UsageError, match="chmod 600"):
        Signer.open(tmp_path)
    assert own_fingerprint(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"no key", None], ids=["empty", "no key", "RSA"])
def test_what_is_no_key_of_ours_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A foreign file is neither used nor overwritten."""
    if content is None:
        content = rsa.generate_private_key(65537, 2048).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    path = tmp_path / KEY_NAME
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(UsageError, match="Move it away"):
        Signer.open(tmp_path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message names the key and what to do."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="XDG_CONFIG_HOME"):
        Signer.open(tmp_path / "file" / "footproof")


def test_a_signature_fits_its_text_and_key_alone(tmp_path: Path) -> None:
    """Another text, key or bit of the signature is refused; the same text is signed the same way."""
    signer, other = Signer.open(tmp_path / "a"), Signer.open(tmp_path / "b")
    signature = signer.sign(TEXT)
    check_signature(TEXT, signature, signer.public_key)
    assert signature == signer.sign(TEXT)
    raw = bytearray(base64.b64decode(signature))
    assert len(raw) == 96  # r and s side by side, as browsers have it
    raw[5] ^= 1
    for case in [
        (TEXT + "0", signature, signer.public_key),
        (TEXT, signature, other.public_key),
        (TEXT, base64.b64encode(raw).decode(), signer.public_key),
        (TEXT, base64.b64encode(bytes(96)).decode(), signer.public_key),
        (TEXT, "", signer.public_key),
        (TEXT, "é", signer.public_key),
        (TEXT, signature, "AAAA"),
    ]:
        with pytest.raises(BadSignature):
            check_signature(*case)


def test_signatures_of_other_programs_are_read() -> None:
    """DER encoding and the curve P-256, as authsign writes them, are taken as well; RSA keys are not."""
    key = ec.generate_private_key(ec.SECP256R1())
    signature = base64.b64encode(key.sign(TEXT.encode(), ec.ECDSA(hashes.SHA256()))).decode()
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    check_signature(TEXT, signature, base64.b64encode(key.public_key().public_bytes(*form)).decode())
    foreign = rsa.generate_private_key(65537, 2048).public_key().public_bytes(*form)
    with pytest.raises(BadSignature, match="not of the kind"):
        check_signature(TEXT, signature, base64.b64encode(foreign).decode())


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"XDG_CONFIG_HOME": "/here"}, "linux", Path("/here/footproof")),
        ({"XDG_CONFIG_HOME": "/here", "APPDATA": "/there"}, "win32", Path("/here/footproof")),
        ({"APPDATA": "/there"}, "win32", Path("/there/footproof")),
        ({}, "linux", Path.home() / ".config" / "footproof"),
        ({}, "darwin", Path.home() / "Library" / "Application Support" / "footproof"),
    ],
    ids=["XDG", "XDG on Windows", "Windows", "Linux", "macOS"],
)
def test_the_key_lies_where_configuration_lies(environment: dict[str, str], platform: str, folder: Path) -> None:
    """XDG_CONFIG_HOME counts everywhere; else each system has its own place."""
    assert config_folder(environment, platform) == folder
