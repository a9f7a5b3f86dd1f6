"""The news of a run as JSON for a webhook: our own form, and those that chat programs take.

Titles and addresses are strangers' words. Each form keeps them from acting: no mention of everybody, no link that
reads as another, no mark-up. Lengths stay under what each program takes (Slack 50 blocks of 3,000 characters,
Mattermost 4,000 in its oldest servers, Teams 28 KB).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from reports import wording
from reports.changes import utc_text
from reports.news.model import News, Told

Form = Callable[[News, str], dict[str, Any]]
MOST = 20
"""Changes that are named in a chat; the report names all."""
_LONGEST = 120
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#|~!+-])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_UNSAFE_IN_LINK = re.compile(r"[<>|()\[\]\s\\\"]")


def own(news: News, key: str) -> dict[str, Any]:
    """Everything, for a program; ``text`` is for people."""
    return {
        "schema_version": 1,
        "event": "audit",
        "id": key,
        "text": f"{news.headline}. {news.conclusion}",
        "report": news.report,
        "run": {"started": utc_text(news.started), "finished": utc_text(news.finished)},
        "changes": [
            {
                "id": change.id,
                "kind": change.kind,
                "url": change.url,
                "title": change.title,
                "why": change.why,
                "since": utc_text(change.since),
                "last_alive": utc_text(change.last_alive) if change.last_alive else None,
                "cited_in": change.cited_in,
                "copy": change.copy,
            }
            for change in news.changes
        ],
    }


def slack(news: News, key: str) -> dict[str, Any]:
    """Blocks of an incoming webhook of Slack; ``text`` is what notifications show."""
    blocks: list[dict[str, Any]] = [_section(f"*{_entities(news.headline)}*\n{_entities(news.conclusion)}")]
    for kind, changes in news.groups(MOST):
        blocks.append(_section(f"*{wording.CHANGES[kind].label}*"))
        blocks += [_section(_line(change, _slack_link, _entities)) for change in changes]
    links = [_slack_link(news.report, "The whole report")] if news.report else []
    last = " ".join(filter(None, (_entities(news.more(MOST)), *links, f"{news.day}, {key[:12]}")))
    blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": last}]})
    return {"text": _entities(news.headline), "blocks": blocks, "unfurl_links": False, "unfurl_media": False}


def mattermost(news: News, key: str) -> dict[str, Any]:
    """Markdown of an incoming webhook of Mattermost, and of what is built like it."""
    lines = [f"**{_escaped(news.headline)}**", "", _escaped(news.conclusion)]
    for kind, changes in news.groups(MOST):
        lines += ["", f"**{wording.CHANGES[kind].label}**", ""]
        lines += [f"- {_line(change, _markdown_link, _escaped)}" for change in changes]
    links = [_markdown_link(news.report, "The whole report")] if news.report else []
    tail = " ".join(filter(None, (_escaped(news.more(MOST)), *links, f"{news.day}, {key[:12]}")))
    kept, length = [], len(tail)
    for line in lines:
        length += len(line) + 1
        if length > 3_800:
            kept.append("- and more: see the report of this audit")
            break
        kept.append(line)
    return {"text": "\n".join([*kept, "", tail])}


def teams(news: News, key: str) -> dict[str, Any]:
    """An adaptive card for a workflow of Teams; its texts are runs, in which no mark-up acts."""
    body: list[dict[str, Any]] = [
        _runs(_run(news.headline, weight="Bolder", size="Medium")),
        _runs(_run(news.conclusion)),
    ]
    for kind, changes in news.groups(MOST):
        body.append(_runs(_run(wording.CHANGES[kind].label, weight="Bolder")))
        body += [_runs(*_told_in_runs(change)) for change in changes]
    body.append(_runs(_run(" ".join(filter(None, (news.more(MOST), f"{news.day}, {key[:12]}"))), isSubtle=True)))
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    if news.report:
        card["actions"] = [{"type": "Action.OpenUrl", "title": "The whole report", "url": news.report}]
    kind_of_card = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind_of_card, "contentUrl": None, "content": card}]}


FORMS: Mapping[str, Form] = {"json": own, "slack": slack, "teams": teams, "mattermost": mattermost}
"""By the name that settings give it."""


def _line(change: Told, link: Callable[[str, str], str], escaped: Callable[[str], str]) -> str:
    title = _cut(change.title)
    parts = [link(change.address, title) if change.address else escaped(f"{title} {_cut(change.url)}")]
    parts.append(escaped(_cut(change.why)))
    parts.append(escaped(f"Cited in {_places(change)}."))
    if change.copy and len(change.copy) < _LONGEST * 3:
        parts.append(link(change.copy, "Archived copy"))
    return " ".join(filter(None, parts))


def _places(change: Told) -> str:
    places = ", ".join(map(_cut, change.cited_in[:3]))
    return f"{places} and {len(change.cited_in) - 3:,} more" if len(change.cited_in) > 3 else places


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text[:3_000]}}


def _entities(text: str) -> str:
    # Slack asks for these three; its own signs for bold and code it takes at the edges of words alone, and they only
    # change the look.
    return "".join(_ENTITIES.get(character, character) for character in text)


def _slack_link(address: str, text: str) -> str:
    return f"<{_in_link(address)}|{_entities(text).replace('|', '¦')}>"


def _escaped(text: str) -> str:
    # A mention is an at sign and a name: the space between them has no width.
    return _MARKDOWN.sub(r"\\\1", text).replace("@", "@\u200b")


def _markdown_link(address: str, text: str) -> str:
    return f"[{_escaped(text)}]({_in_link(address)})"


def _in_link(address: str) -> str:
    return _UNSAFE_IN_LINK.sub(lambda match: quote(match[0]), address)[:2_000]


def _told_in_runs(change: Told) -> list[dict[str, Any]]:
    title = _cut(change.title)
    opens = {"selectAction": {"type": "Action.OpenUrl", "url": change.address}} if change.address else {}
    runs = [_run(title, **opens), _run(f" {_cut(change.url)} {_cut(change.why)} Cited in {_places(change)}.")]
    if change.copy:
        runs.append(_run(" Archived copy", selectAction={"type": "Action.OpenUrl", "url": change.copy}))
    return runs


def _runs(*inlines: dict[str, Any]) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": list(inlines)}


def _run(text: str, **look: Any) -> dict[str, Any]:
    return {"type": "TextRun", "text": text, **look}
