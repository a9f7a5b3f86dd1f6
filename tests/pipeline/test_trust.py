"""Keys go where their services are, or where the user has said; a file that came with a manuscript is no user."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.errors import UsageError
from pipeline.settings import ArchiveKeys
from pipeline.trust import is_own, is_trusted, require_trust, require_trusted_recipients, trust

KEYS = ArchiveKeys(access="open", secret="sesame")
ELSEWHERE = '[archive]\norigin = "https://archive.thief.example"\n'


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("PERMA_API_KEY", raising=False)


def _file(folder: Path, text: str) -> Path:
    path = folder / "footproof.toml"
    path.write_text(text)
    return path


def test_a_file_that_was_found_sends_no_keys_until_it_is_trusted(tmp_path: Path) -> None:
    path = _file(tmp_path, ELSEWHERE)
    with pytest.raises(UsageError, match="footproof trust"):
        require_trust(load_settings(path), KEYS, path)
    trust(path)
    require_trust(load_settings(path), KEYS, path)
    path.write_text(ELSEWHERE.replace("thief", "other-thief"))
    assert not is_trusted(path)
    with pytest.raises(UsageError, match="other-thief"):
        require_trust(load_settings(path), KEYS, path)


def test_trust_does_not_pass_to_a_copy(tmp_path: Path) -> None:
    mine = _file(tmp_path, ELSEWHERE)
    trust(mine)
    (tmp_path / "foreign").mkdir()
    assert not is_trusted(_file(tmp_path / "foreign", ELSEWHERE))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (ELSEWHERE, None),
        ("[archive]\nsave = true\n", KEYS),
        ('[archive]\norigin = "https://web.archive.org"\n', KEYS),
        ('[[archives]]\nkind = "memento"\nname = "m"\ntimegate = "http://m.example/"\n', KEYS),
        ('[fetch]\nallow_private = ["127.1.0.0/16"]\n', KEYS),
    ],
    ids=["no keys", "no address", "the address that it is", "an archive without keys", "a little internet of tests"],
)
def test_where_no_key_is_sent_elsewhere_nobody_is_asked(tmp_path: Path, text: str, keys: ArchiveKeys | None) -> None:
    path = _file(tmp_path, text)
    require_trust(load_settings(path), keys, path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[fetch]\nallow_private = ["10.0.0.0/8"]\n', r"lead to 10\.0\.0\.0/8"),
        ('[fetch]\nallow_private = ["127.1.0.0/16", "127.0.0.0/8"]\n', r"lead to 127\.0\.0\.0/8"),
        ('[fetch]\nallow_private = ["::1/128"]\n', "lead to ::1/128"),
        ('[cluster]\nscheduler = "tcp://thief.example:8786"\n', r"read by the machines of tcp://thief\.example"),
        ('[evidence]\ntimestamp_url = "https://stamps.example"\n', "time stamps"),
        ('[archive]\norigin = "http://192.168.1.1"\n', r"192\.168\.1\.1"),
        ('[archive]\norigin = "http://0x7f.1:8080"\n', r"0x7f\.1"),
        ('[archive]\norigin = "http://router"\n', "router"),
        ('[[archives]]\nkind = "memento"\nname = "m"\ntimegate = "http://[::1]:2375/delete?x="\n', "2375"),
    ],
)
def test_a_file_that_was_found_opens_no_private_network_until_it_is_trusted(
    tmp_path: Path, text: str, says: str
) -> None:
    """Without keys as well: what came with a manuscript must not look into the network that it is checked in."""
    path = _file(tmp_path, text)
    with pytest.raises(UsageError, match=says):
        require_trust(load_settings(path), None, path)
    assert not is_own(path)
    require_trust(load_settings(path), None, None)
    trust(path)
    require_trust(load_settings(path), None, path)
    assert is_own(path)


def test_a_named_file_is_the_users_own(tmp_path: Path) -> None:
    require_trust(load_settings(_file(tmp_path, ELSEWHERE)), KEYS, None)


@pytest.mark.parametrize("origin", ["http://archive.example", "http://10.0.0.1", "http://127.0.0.1.example"])
def test_keys_never_go_over_an_open_line(tmp_path: Path, origin: str) -> None:
    path = _file(tmp_path, f'[archive]\norigin = "{origin}"\n')
    trust(path)
    for found in (path, None):
        with pytest.raises(UsageError, match="https"):
            require_trust(load_settings(path), KEYS, found)


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1"])
def test_this_machine_may_be_asked_without_tls(tmp_path: Path, origin: str) -> None:
    """By a file that was named."""
    require_trust(load_settings(_file(tmp_path, f'[archive]\norigin = "{origin}"\n')), KEYS, None)


def test_the_key_of_another_archive_is_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERMA_API_KEY", "secret")
    path = _file(tmp_path, '[[archives]]\nkind = "perma"\nurl = "https://thief.example"\n')
    with pytest.raises(UsageError, match=r"thief\.example"):
        require_trust(load_settings(path), None, path)


MAIL = '[audit.mail]\nhost = "mx.thief.example"\nfrom = "a@b.example"\nto = ["c@d.example"]\n'
HOOK = '[[audit.webhooks]]\nname = "desk"\n'


@pytest.mark.parametrize("text", [MAIL, f'{HOOK}url = "https://hooks.thief.example/x"\n'])
def test_a_file_that_was_found_says_nobody_who_is_told(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text)
    settings = load_settings(path).audit
    with pytest.raises(UsageError, match="footproof trust"):
        require_trusted_recipients(settings, path)
    require_trusted_recipients(settings, None)
    trust(path)
    require_trusted_recipients(settings, path)


def test_an_address_of_the_environment_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPROOF_WEBHOOK_DESK", "https://hooks.example/secret")
    path = _file(tmp_path, f'{HOOK}form = "slack"\n')
    settings = load_settings(path).audit
    require_trusted_recipients(settings, path)
    assert settings.webhooks[0].url.endswith("/secret")
