"""News reach people once, over closed lines, and no secret comes into a message."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from fakes.in_thread import ServerInThread
from fakes.post_office import MailServer, Webhook, mail_server, webhook
from fakes.sample_report import NOON, sample_report

from cache.model import Announcement, RunRecord
from cache.store import Workspace
from pipeline.errors import UsageError
from pipeline.settings import AuditSettings, LineSecurity, MailSettings, Settings, WebhookSettings
from pipeline.telling.announce import announcement
from pipeline.telling.channels import Failure
from pipeline.telling.deliver import deliver, require_channels
from pipeline.telling.mail import MailChannel
from reports.model import LinkHistory, LinkState, Report
from reports.news.model import News, unpacked

RUN = RunRecord("audit", NOON - timedelta(days=7), NOON - timedelta(days=7), 1, 1, {})
SECRET = "sesame"


def _report(state: LinkState = LinkState.ROTTEN, **history: Any) -> Report:
    """A run in which one link has changed."""
    report = sample_report()
    changed = replace(report.results[0], history=LinkHistory(state, NOON, **history))
    return replace(report, results=(changed, *report.results[1:]))


def _log(workspace: Workspace, report: Report, settings: AuditSettings) -> Announcement:
    told = announcement(report, workspace, settings)
    workspace.log_run(replace(RUN, started=report.run.started, finished=report.run.finished), [], told)
    return told


async def _at_once(_: float) -> None:
    """Waits for nothing."""


def _deliver(workspace: Workspace, settings: AuditSettings) -> tuple[str, ...]:
    return asyncio.run(deliver(workspace, Settings(audit=settings), _at_once))


def _letter(workspace: Workspace) -> News:
    news = announcement(_report(newly_rotten=True), workspace, AuditSettings(webhooks=(WebhookSettings(name="x"),)))
    return unpacked(news.letters[0].news)


def _hook(hook: Webhook, **fields: Any) -> WebhookSettings:
    return WebhookSettings(**{"name": "desk", "url": hook.url, "private": True, **fields})


def _mail(server: MailServer, **fields: Any) -> MailSettings:
    known = {"host": "localhost", "port": server.port, "sender": "audit@paper.example", "private": True}
    return MailSettings(**{**known, "to": ("desk@paper.example", "ed@paper.example"), **fields})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", software="test") as workspace:
        workspace.log_run(RUN, [])
        yield workspace


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as hook:
        yield hook


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _server_context(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


def _trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


# ---- what is told


@pytest.mark.parametrize(
    ("state", "history", "tell", "letters"),
    [
        (LinkState.ROTTEN, {"newly_rotten": True}, ("new",), 1),
        (LinkState.ROTTEN, {}, ("new",), 1),
        (LinkState.ROTTEN, {"in_base_line": True}, ("new", "recovered", "suspect"), 0),
        (LinkState.SUSPECT, {"changed": True}, ("new", "recovered"), 0),
        (LinkState.SUSPECT, {"changed": True}, ("suspect",), 1),
        (LinkState.RECOVERED, {"changed": True}, ("new", "recovered"), 1),
        (LinkState.ALIVE, {}, ("new", "recovered", "suspect"), 0),
    ],
)
def test_only_what_has_changed_is_told(
    workspace: Workspace, hook: Webhook, state: LinkState, history: dict[str, Any], tell: tuple[str, ...], letters: int
) -> None:
    settings = AuditSettings(tell=tell, webhooks=(_hook(hook),))
    _log(workspace, _report(state, **history), settings)
    assert _deliver(workspace, settings) == ()
    assert len(hook.posted) == letters


def test_a_change_is_told_once(workspace: Workspace, hook: Webhook) -> None:
    """Also where another audit, or one of other documents, finds the link in the same state."""
    settings = AuditSettings(webhooks=(_hook(hook),))
    for _ in range(3):
        _log(workspace, _report(newly_rotten=True), settings)
        _deliver(workspace, settings)
    assert len(hook.posted) == 1
    again = _report(newly_rotten=True)
    first = again.results[0]
    later = replace(first, history=LinkHistory(LinkState.ROTTEN, NOON + timedelta(days=30), newly_rotten=True))
    _log(workspace, replace(again, results=(later,)), settings)
    _deliver(workspace, settings)
    assert len({posted.body["id"] for posted in hook.posted}) == 2


def test_the_base_line_tells_nobody(tmp_path: Path, hook: Webhook) -> None:
    settings = AuditSettings(webhooks=(_hook(hook),))
    with Workspace.open(tmp_path / "new", software="test") as workspace:
        assert _log(workspace, _report(LinkState.RECOVERED, changed=True), settings).letters == ()


def test_what_nobody_was_to_be_told_is_not_told_later(workspace: Workspace, hook: Webhook) -> None:
    _log(workspace, _report(newly_rotten=True), AuditSettings())
    told = _log(workspace, _report(), AuditSettings(webhooks=(_hook(hook),)))
    assert told.letters == ()


# ---- webhooks


def test_a_program_is_told_everything(workspace: Workspace, hook: Webhook) -> None:
    settings = AuditSettings(webhooks=(_hook(hook, token=SECRET),), report_url="https://paper.example/audit")
    _log(workspace, _report(newly_rotten=True, last_alive=NOON - timedelta(days=7)), settings)
    _deliver(workspace, settings)
    (posted,) = hook.posted
    assert posted.headers["authorization"] == f"Bearer {SECRET}"
    assert posted.headers["idempotency-key"] == posted.body["id"]
    (change,) = posted.body["changes"]
    citation = sample_report().results[0].citation
    assert (change["kind"], change["url"], change["cited_in"]) == ("new", citation.url, [citation.id])
    assert (change["since"], change["last_alive"]) == ("2026-03-03T14:05:00Z", "2026-02-24T14:05:00Z")


@pytest.mark.parametrize(
    ("answers", "posted", "refused"),
    [
        ([(503, {}), (429, {"Retry-After": "3"})], 1, 2),
        ([(503, {})] * 9, 0, 3),
        ([(404, {})], 0, 1),
        ([(302, {"Location": "https://elsewhere.example/"})], 0, 1),
        ([(429, {"Retry-After": "3600"})], 0, 1),
    ],
)
def test_what_passes_is_tried_again(
    workspace: Workspace, hook: Webhook, answers: list[tuple[int, dict[str, str]]], posted: int, refused: int
) -> None:
    settings = AuditSettings(webhooks=(_hook(hook),))
    _log(workspace, _report(newly_rotten=True), settings)
    hook.answers = list(answers)
    told = _deliver(workspace, settings)
    assert (len(hook.posted), hook.refused, bool(told)) == (posted, refused, not posted)
    hook.answers = []
    _deliver(workspace, settings)
    assert len(hook.posted) == 1, "what was not taken is sent by the next audit"


def test_no_message_holds_the_address_of_a_webhook(workspace: Workspace, hook: Webhook) -> None:
    settings = AuditSettings(webhooks=(_hook(hook, token=SECRET),))
    _log(workspace, _report(newly_rotten=True), settings)
    hook.answers = [(401, {})]
    dead = replace(settings, webhooks=(_hook(hook, url="http://127.0.0.1:1/very-secret", token=SECRET),))
    (refused,), (unreached,) = _deliver(workspace, settings), _deliver(workspace, dead)
    for sentence in (refused, unreached, repr(settings), repr(dead)):
        assert SECRET not in sentence
        assert "very-secret" not in sentence
    assert "answered 401" in refused
    assert "refuses connections" in unreached


def test_a_private_address_is_for_those_who_say_so(workspace: Workspace, hook: Webhook) -> None:
    settings = AuditSettings(webhooks=(_hook(hook, private=False),))
    _log(workspace, _report(newly_rotten=True), settings)
    (sentence,) = _deliver(workspace, settings)
    assert "private = true" in sentence
    assert not hook.posted


def test_a_way_that_is_gone_from_the_settings_is_told_of_once(workspace: Workspace, hook: Webhook) -> None:
    _log(workspace, _report(newly_rotten=True), AuditSettings(webhooks=(_hook(hook),)))
    (sentence,) = _deliver(workspace, AuditSettings())
    assert "“desk” was dropped" in sentence
    assert _deliver(workspace, AuditSettings()) == ()


# ---- mail


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server does not know that it speaks TLS
@pytest.mark.parametrize("at_once", [False, True], ids=["starttls", "tls"])
def test_a_mail_goes_over_tls_after_a_login(
    workspace: Workspace, authority: trustme.CA, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    security = LineSecurity.TLS if at_once else LineSecurity.STARTTLS
    monkeypatch.setattr("httpx.create_ssl_context", lambda: _trusting(authority))
    with mail_server(_server_context(authority), login=True, at_once=at_once) as server:
        mail = _mail(server, security=security, user="audit", password=SECRET)
        settings = AuditSettings(mail=mail)
        _log(workspace, _report(newly_rotten=True), settings)
        assert _deliver(workspace, settings) == ()
        assert _deliver(workspace, settings) == ()
    (message,) = server.mails
    assert server.logins == [("audit", SECRET)]
    assert server.recipients == [["desk@paper.example", "ed@paper.example"]]
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    url = sample_report().results[0].citation.url
    assert plain is not None
    assert html is not None
    for part in (plain.get_content(), html.get_content()):
        assert url in part
    assert message["Message-ID"].endswith("@paper.example>")
    assert message["Subject"] == "Footnotes: 1 link newly rotten"


def test_a_mail_that_comes_twice_is_the_same_mail(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was killed before it could mark what it had sent."""
    with mail_server() as server:
        settings = AuditSettings(mail=_mail(server, security=LineSecurity.NONE))
        _log(workspace, _report(newly_rotten=True), settings)
        with monkeypatch.context() as patch:
            patch.setattr(workspace, "mark_sent", lambda *_: None)
            _deliver(workspace, settings)
        _deliver(workspace, settings)
    first, second = server.mails
    assert (first["Message-ID"], first["Date"]) == (second["Message-ID"], second["Date"])


@pytest.mark.parametrize(
    ("answer", "mails", "tries_left"),
    [("451 4.3.0 later", 1, 0), ("554 5.7.1 never", 0, 1)],
)
def test_what_a_server_puts_off_is_tried_again(workspace: Workspace, answer: str, mails: int, tries_left: int) -> None:
    with mail_server() as server:
        settings = AuditSettings(mail=_mail(server, security=LineSecurity.NONE))
        _log(workspace, _report(newly_rotten=True), settings)
        server.answers = [answer] * 2
        told = _deliver(workspace, settings)
        assert (len(server.mails), len(server.answers), bool(told)) == (mails, tries_left, not mails)


class _Dripping(ServerInThread):
    """Sends a byte of a greeting now and then."""

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                writer.write(b"2")
                await asyncio.sleep(0.02)
        finally:
            writer.close()


def test_a_server_that_drips_holds_nobody(workspace: Workspace) -> None:
    """Each byte comes in time, and the greeting never ends."""
    letter = _letter(workspace)
    with _Dripping() as server:
        mail = MailSettings(
            host="127.0.0.1", port=server.port, sender="audit@paper.example", to=("desk@paper.example",),
            security=LineSecurity.NONE, private=True,
        )  # fmt: skip
        failed = asyncio.run(MailChannel(mail, ssl.create_default_context(), 0.1).send(letter, "k"))
    assert isinstance(failed, Failure)


def test_a_password_goes_over_no_line_that_is_not_believed(authority: trustme.CA, workspace: Workspace) -> None:
    letter = _letter(workspace)
    with mail_server(_server_context(authority), login=True) as server:
        mail = _mail(server, user="audit", password="guessed-wrong")
        stranger = asyncio.run(MailChannel(mail, ssl.create_default_context()).send(letter, "k"))
        assert isinstance(stranger, Failure)
        assert "certificate" in stranger.reason
        assert server.logins == []
        wrong = asyncio.run(MailChannel(mail, _trusting(authority)).send(letter, "k"))
        assert isinstance(wrong, Failure)
        assert not wrong.passing
        assert "535" in wrong.reason
        assert "guessed-wrong" not in wrong.reason
        assert "***" in wrong.reason
    with mail_server() as server:  # offers no STARTTLS
        mail = _mail(server, user="audit", password=SECRET)
        refused = asyncio.run(MailChannel(mail, _trusting(authority)).send(letter, "k"))
        assert isinstance(refused, Failure)
        assert "STARTTLS" in refused.reason
        public = asyncio.run(MailChannel(replace(mail, private=False), _trusting(authority)).send(letter, "k"))
        assert isinstance(public, Failure)
        assert "private = true" in public.reason


# ---- settings


@pytest.mark.parametrize(
    ("audit", "words"),
    [
        (AuditSettings(webhooks=(WebhookSettings(name="news-desk"),)), "FOOTPROOF_WEBHOOK_NEWS_DESK"),
        (AuditSettings(webhooks=(WebhookSettings(name="desk", url="http://a.example/s3cret"),)), "https"),
        (AuditSettings(webhooks=(WebhookSettings(name="desk", url="https:///s3cret"),)), "no web address"),
        (
            AuditSettings(
                webhooks=(WebhookSettings(name="desk", url="http://10.1.1.1/s3cret", private=True, token="t"),)
            ),
            "https",
        ),
        (
            AuditSettings(mail=MailSettings(host="mx.example", to=("a@b.example",), sender="a@b.example", user="u")),
            "PASSWORD",
        ),
        (
            AuditSettings(
                mail=MailSettings(
                    host="mx.example", to=("a@b.example",), sender="a@b.example", security=LineSecurity.NONE
                )
            ),
            "open line",
        ),
    ],
)
def test_what_cannot_go_well_is_said_before_the_run(audit: AuditSettings, words: str) -> None:
    with pytest.raises(UsageError, match=words) as raised:
        require_channels(Settings(audit=audit))
    assert "s3cret" not in str(raised.value)


def test_a_closed_line_is_taken() -> None:
    hooks = ("https://a.example/x", "http://127.0.0.1:8/x")
    named = tuple(WebhookSettings(name=f"n{number}", url=url, private=True) for number, url in enumerate(hooks))
    require_channels(Settings(audit=AuditSettings(webhooks=named)))


def test_a_way_that_fails_is_tried_for_one_letter_a_run(workspace: Workspace, hook: Webhook) -> None:
    """Letters of weeks must not make a run wait for each of them; they come in order once it works."""
    settings = AuditSettings(webhooks=(_hook(hook),))
    for days in (0, 7):
        report = _report(newly_rotten=True)
        history = LinkHistory(LinkState.ROTTEN, NOON + timedelta(days=days), newly_rotten=True)
        _log(workspace, replace(report, results=(replace(report.results[0], history=history),)), settings)
    hook.answers = [(410, {})]
    assert len(_deliver(workspace, settings)) == 1
    assert (hook.refused, len(hook.posted)) == (1, 0)
    assert _deliver(workspace, settings) == ()
    assert [posted.body["changes"][0]["since"][:10] for posted in hook.posted] == ["2026-03-03", "2026-03-10"]


def test_who_did_not_get_a_mail_that_others_got_is_named(workspace: Workspace) -> None:
    with mail_server() as server:
        server.unknown = {"ed@paper.example"}
        settings = AuditSettings(mail=_mail(server, security=LineSecurity.NONE))
        _log(workspace, _report(newly_rotten=True), settings)
        (sentence,) = _deliver(workspace, settings)
        assert "not for ed@paper.example" in sentence
        assert _deliver(workspace, settings) == ()
        assert server.recipients == [["desk@paper.example"]]
