"""Settings come from one file, and every mistake in it is named."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest

from pipeline.config import archive_keys, load_settings, nearest_config, with_private, workspace_of
from pipeline.errors import UsageError
from pipeline.settings import LintLevel, Settings


def _file(folder: Path, text: str) -> Path:
    path = folder / "footproof.toml"
    path.write_text(text)
    return path


def test_without_a_file_the_defaults_hold() -> None:
    """No settings are needed to run."""
    assert load_settings(None) == Settings()


def test_the_keys_of_the_contract_are_read(tmp_path: Path) -> None:
    """What is written replaces the default, the rest stays."""
    text = (
        '[fetch]\nper_host = 4\ntimeout_s = 5\nallow_private = ["10.20.0.0/16"]\n[archive]\nsave = false\nwait_s = 0\n'
    )
    settings = load_settings(_file(tmp_path, text))
    assert settings.fetch.per_host == 4
    assert settings.fetch.allow_private == (ip_network("10.20.0.0/16"),)
    assert settings.fetch.deadline_s == 60
    assert settings.archive.save is False
    assert settings.archive.wait_s == 0


def test_rules_of_the_lint_are_set_by_their_codes(tmp_path: Path) -> None:
    """A project switches rules off or up, and dismisses single findings."""
    text = '[lint]\nhome-page = "warning"\nsession-id = "off"\ndismissed = ["draft.docx#12.2:session-id~2"]\n'
    lint = load_settings(_file(tmp_path, text)).lint
    assert lint.levels == {"home-page": LintLevel.WARNING, "session-id": LintLevel.OFF}
    assert lint.dismissed == {"draft.docx#12.2:session-id~2"}


def test_other_archives_are_tables_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table is an archive, asked in the order of the file; the key comes from the environment alone."""
    monkeypatch.setenv("PERMA_API_KEY", "secret")
    text = (
        '[[archives]]\nkind = "memento"\nname = "library"\ntimegate = "https://archive.example/gate/"\nraw = true\n'
        '[[archives]]\nkind = "perma"\nsave = true\nfolder = 27\n'
    )
    library, perma = load_settings(_file(tmp_path, text)).archives
    assert (library.kind, library.values.name, library.values.raw) == ("memento", "library", True)
    assert library.values.timegate == "https://archive.example/gate"
    assert (perma.values.key, perma.values.folder, perma.values.save) == ("secret", 27, True)
    assert "secret" not in repr(perma)


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    """A project's settings hold in its folders."""
    path = _file(tmp_path, "")
    deep = tmp_path / "chapters" / "one"
    deep.mkdir(parents=True)
    assert nearest_config(deep) == path
    assert nearest_config(tmp_path) == path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fetch]\nper_hots = 2", "“per_hots” is not known. The nearest that is: “per_host”"),
        ("[fecth]\n", "The nearest that is: “fetch”"),
        ("[archives]\nkind = 1", "Write [[archives]] before each archive."),
        ('[[archives]]\nkind = "mementos"', "kind must be one of memento, perma"),
        ('[[archives]]\nkind = "memento"', "timegate must be given"),
        ('[[archives]]\nkind = "memento"\ntimegate = "gate"', "timegate must be a web address"),
        ('[[archives]]\nkind = "memento"\ntimegat = "x"', "The nearest that is: “timegate”"),
        ('[[archives]]\nkind = "memento"\nname = "A B"', "name must be small letters"),
        ('[[archives]]\nkind = "perma"\nkey = "x"', "Set PERMA_API_KEY in the environment"),
        ('[[archives]]\nkind = "perma"\nsave = true', "save needs a key"),
        ('[[archives]]\nkind = "perma"\n[[archives]]\nkind = "perma"', "“perma” is taken"),
        ("fetch = 3", "must be a section"),
        ("[fetch]\nper_host = 0", "must be at least 1"),
        ('[review]\ndecisions = "/home/anna/.profile"', "must be the path of a file that ends in .jsonl"),
        ('[review]\nreviewers = ["Anna", ""]', "must be a list of names"),
        ('[cite]\narchived = "see the copy"', "one line with one {copy}"),
        ('[cite]\narchived = "; Jon Brook, “Two,” 2020, {copy}"', "would not know the copy"),
        ('[cite.languages]\nxx = "[{copy}]"', "languages: language"),
        ("[audit]\nfails = 0", "must be at least 1"),
        ("[audit]\ntell = []", "tell must be a list"),
        ('[audit]\ntell = ["news"]', "tell must be a list"),
        ("[audit]\nmails = 1", "nearest that is: “mail”"),
        ("[audit.mail]\nport = 25", "host must be given"),
        ('[audit.mail]\nhost = "mx.example"\npassword = "x"', "FOOTPROOF_SMTP_PASSWORD"),
        ('[audit.mail]\nhost = "mx.example"\nform = "x"', "nearest that is: “from”"),
        ('[audit.mail]\nhost = "mx.example"\nfrom = "a@b.example"\nto = "a@b.example"', "to must be a list"),
        ('[audit.mail]\nhost = "mx.example"\nfrom = "A <a@b.example>"\nto = ["a@b.example"]', "from must hold"),
        ('[audit.mail]\nhost = "mx.example"\nfrom = "a@b.example"\nto = ["a@b.example\\nBcc: x@y.example"]', "to must"),
        ('[audit.mail]\nhost = "mx.example"\nfrom = "a@b.example"\nto = ["a@b.example"]\nsecurity = "ssl"', "starttls"),
        ("[[audit.webhooks]]\nurl = 'https://a.example'", "name must be"),
        ("[[audit.webhooks]]\nname = 'mail'", "is taken"),
        ("[[audit.webhooks]]\nname = 'a'\n[[audit.webhooks]]\nname = 'a'", "is taken"),
        ("[[audit.webhooks]]\nname = 'a'\ntoken = 'x'", "FOOTPROOF_WEBHOOK_A_TOKEN"),
        ("[[audit.webhooks]]\nname = 'a'\nform = 'irc'", "json, slack, teams, mattermost"),
        ("[[audit.webhooks]]\nname = 'a'\nform = 'slack'\nurl = 'https://hooks.slack.com/x'", "FOOTPROOF_WEBHOOK_A"),
        ("[fetch]\nper_host = 2.5", "must be a whole number"),
        ("[fetch]\ntimeout_s = -1", "must be more than 0"),
        ("[fetch]\ntimeout_s = nan", "must be more than 0"),
        ('[fetch]\ntimeout_s = "5"', "must be a number"),
        ("[archive]\nsave = 1", "must be true or false"),
        ("[archive]\npoll_s = true", "must be a number"),
        ('[archive]\norigin = "web.archive.org"', "must be a web address"),
        ('[fetch]\nallow_private = "10.0.0.0/8"', "must be a list"),
        ('[fetch]\nallow_private = ["10.0.0.1/8"]', "must list networks"),
        (
            '[lint]\ntraking-parameter = "off"',
            "“traking-parameter” is not known. The nearest that is: “tracking-parameter”",
        ),
        ('[lint]\ntracking-parameter = "loud"', 'must be "off", "note" or "warning"'),
        ("[lint]\ntracking-parameter = false", 'must be "off", "note" or "warning"'),
        ('[lint]\ndismissed = "draft.docx#1.1:home-page"', "dismissed must be a list"),
        ("[lint]\ndismissed = [3]", "dismissed must be a list"),
        (
            '[lint]\ndismissed = ["a.md#2.1:quote-alterd~2"]',
            "“quote-alterd” is not known. The nearest that is: “quote-altered”",
        ),
        ("lint = 3", "must be a section"),
        ("[fetch", "not valid TOML"),
        ("a = " + "[" * 100_000, "not valid TOML"),
        ("[fetch]\nper_host = " + "9" * 5_000, "not valid TOML"),
        ("#" * 1_100_000, "longer than"),
        ("[archive]\nwait_s = inf", "wait_s must be at most"),
    ],
)
def test_every_mistake_is_named(tmp_path: Path, text: str, words: str) -> None:
    """An editor who mistypes a key is told which, and what was meant."""
    with pytest.raises(UsageError) as caught:
        load_settings(_file(tmp_path, text))
    assert words in str(caught.value)
    assert "footproof.toml" in str(caught.value)


def test_a_settings_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A path that was named and is wrong does not mean the defaults."""
    with pytest.raises(UsageError, match="does not exist"):
        load_settings(tmp_path / "none.toml")


def test_keys_come_in_pairs_and_are_never_printed() -> None:
    """Half a pair is no key, and no message can show a whole one."""
    assert archive_keys({"IA_ACCESS_KEY_ID": "a"}) is None
    assert archive_keys({"IA_ACCESS_KEY_ID": "a", "IA_SECRET_ACCESS_KEY": " "}) is None
    keys = archive_keys({"IA_ACCESS_KEY_ID": "open", "IA_SECRET_ACCESS_KEY": "sesame"})
    assert keys is not None
    assert "sesame" not in repr(keys)
    assert "open" not in repr(keys)


def test_allow_private_opens_every_network() -> None:
    """The option is the setting for everywhere, no second mechanism."""
    assert {network.prefixlen for network in with_private(Settings()).fetch.allow_private} == {0}


def test_wordings_of_copies_are_read_that_the_next_run_knows_again(tmp_path: Path) -> None:
    text = """[cite]
archived = "[{copy}]"
in_brackets = "; archived at {copy}"
[cite.languages]
de = "(archiviert am {date}: {copy})"
"""
    cite = load_settings(_file(tmp_path, text)).cite
    assert (cite.archived, cite.in_brackets) == ("[{copy}]", "; archived at {copy}")
    assert cite.languages == {"de": "(archiviert am {date}: {copy})"}


@pytest.mark.parametrize("place", ['"elsewhere"', '"/home/ada"', '"mysql://db/x"', "7"])
def test_a_settings_file_names_no_folder_for_the_workspace(tmp_path: Path, place: str) -> None:
    path = tmp_path / "footproof.toml"
    path.write_text(f"workspace = {place}\n")
    with pytest.raises(UsageError, match="must be the address of a PostgreSQL database"):
        load_settings(path)


def test_a_workspace_on_a_server_has_to_be_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that was found and not trusted neither what is fetched nor a password goes anywhere."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "footproof.toml").write_text('workspace = "postgresql://ada@db.example/x"\n')
    with pytest.raises(UsageError, match="footproof trust"):
        workspace_of(None)
    assert workspace_of("ws") == "ws"
    (tmp_path / "footproof.toml").write_text('warc = "s3://theirs/evidence"\n')
    with pytest.raises(UsageError, match="footproof trust"):
        workspace_of(None)
    (tmp_path / "footproof.toml").write_text('workspace = "postgresql://ada@db.example/x"\n')
    assert workspace_of(None, tmp_path / "footproof.toml") == "postgresql://ada@db.example/x"


@pytest.mark.parametrize("text", ['scheduler = "10.20.0.5:8786"', 'scheduler = "http://a.example"', "scheduler = 7"])
def test_a_scheduler_is_named_as_dask_names_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="must be the address of a Dask scheduler"):
        load_settings(_file(tmp_path, f"[cluster]\n{text}\n"))
    good = _file(tmp_path, '[cluster]\nscheduler = "tls://readers.example:8786"\n')
    assert load_settings(good).cluster.scheduler == "tls://readers.example:8786"
