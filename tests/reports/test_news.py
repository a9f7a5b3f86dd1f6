"""News in every form: what has changed is in it, and nothing of a stranger acts in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.sample_report import NOON, hostile_report, many, sample_report

from reports.changes import ChangeKind, changed_links
from reports.model import LinkHistory, LinkState, Report
from reports.news import mail
from reports.news.forms import FORMS, MOST
from reports.news.model import News, news_of, packed, unpacked

ROTTEN = LinkHistory(LinkState.ROTTEN, NOON, NOON - timedelta(days=7), newly_rotten=True)


def _news(report: Report, history: LinkHistory = ROTTEN) -> News:
    """Every link of the report has changed."""
    report = replace(report, results=tuple(replace(result, history=history) for result in report.results))
    return news_of(report, changed_links(report), "https://paper.example/audit/index.html")


def _texts(news: News) -> dict[str, str]:
    forms = {name: json.dumps(form(news, "0123456789abcdef"), ensure_ascii=False) for name, form in FORMS.items()}
    return {**forms, "plain": mail.plain(news), "html": mail.html(news)}


def test_news_come_out_of_the_outbox_as_they_went_in() -> None:
    news = _news(sample_report())
    assert unpacked(packed(news)) == news


def test_every_form_names_what_has_changed() -> None:
    report = sample_report()
    news = _news(replace(report, results=report.results[:1]))
    for text in _texts(news).values():
        assert "1 link newly rotten" in text
        assert report.results[0].citation.url in text
        assert "https://paper.example/audit/index.html" in text
    for text in (mail.plain(news), mail.html(news)):
        assert "Last seen alive on 24 February 2026." in text


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        (LinkState.SUSPECT, ChangeKind.SUSPECT, "links suspect"),
        (LinkState.RECOVERED, ChangeKind.RECOVERED, "links recovered"),
    ],
)
def test_each_kind_is_named(state: LinkState, kind: ChangeKind, words: str) -> None:
    news = _news(sample_report(), LinkHistory(state, NOON, changed=True))
    assert {change.kind for change in news.changes} == {kind}
    assert words in news.headline


def test_several_citations_of_an_address_are_one_change() -> None:
    report = sample_report()
    news = _news(replace(report, results=(report.results[0], report.results[0])))
    assert [len(change.cited_in) for change in news.changes] == [2]


def test_nothing_of_a_stranger_acts() -> None:
    bad = (
        "<!channel> @all <https://evil.example|here> [x](javascript:alert(1)) **b** <script>alert(1)</script>\r\nBcc: x"
    )
    report = hostile_report()
    results = tuple(
        replace(result, citation=replace(result.citation, title=bad, url=f"https://a.example/{number}|<>()[]"))
        for number, result in enumerate(report.results)
    )
    news = _news(replace(report, results=results))
    texts = _texts(news)
    assert "<!channel>" not in texts["slack"]
    assert "|here" not in texts["slack"].replace("¦here", "")
    assert "@all" not in texts["mattermost"]
    assert "](javascript" not in texts["mattermost"]
    assert "<script" not in texts["html"].lower()
    assert "\n" not in mail.subject(news)
    assert "\r" not in texts["plain"]
    assert not any(line.startswith("Bcc") for line in texts["plain"].splitlines())


def test_much_news_fits_into_what_chats_take() -> None:
    report = many(400)
    results = tuple(
        replace(result, citation=replace(result.citation, url=f"https://a.example/{number}", title="Long words " * 40))
        for number, result in enumerate(report.results)
    )
    news = _news(replace(report, results=results))
    assert len(news.changes) > MOST
    texts = _texts(news)
    slack = json.loads(texts["slack"])["blocks"]
    assert len(slack) <= 50
    assert all(len(block["text"]["text"]) <= 3_000 for block in slack if "text" in block)
    assert len(json.loads(texts["mattermost"])["text"]) <= 4_000
    assert len(texts["teams"].encode()) <= 28_000
    for name in ("slack", "mattermost", "teams", "plain", "html"):
        assert "more" in texts[name]
    assert len(json.loads(texts["json"])["changes"]) == len(news.changes)
