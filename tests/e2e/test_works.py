"""Works without a link, looked up in a registry on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply

GULLS = {
    "DOI": "10.1234/gulls",
    "type": "journal-article",
    "title": ["The slow return of gulls to northern harbours"],
    "author": [{"family": "Roe", "given": "Jane"}],
    "issued": {"date-parts": [[2011]]},
    "container-title": ["Journal of Harbour Studies"],
    "volume": "12",
    "page": "45-67",
    "updated-by": [{"type": "retraction", "updated": {"date-parts": [[2015, 4, 2]]}}],
}
NOTES = """Gulls came back.[^1] They did.[^2] Cormorants too.[^3] And again.[^4]

[^1]: Jane Roe, “The slow return of gulls to northern harbours,” Journal of Harbour Studies 12 (2011): 45–67.
[^2]: Jane Roe, “The slow return of gulls to northern harbours,” Journal of Harbour Studies 12 (2017): 45 (retracted).
[^3]: Max Moe, “The unseen cormorant,” Journal of Harbour Studies 14, no. 2 (2013): 77–91.
[^4]: Ibid.
"""


@pytest.fixture
def registry() -> Iterator[LittleWeb]:
    with LittleWeb() as web:
        items = Reply(body=json.dumps({"message": {"items": [GULLS]}}).encode())
        web.otherwise = lambda request: items if "rows=" in request.target else Reply(body=b'{"results":[]}')
        yield web


def test_works_without_a_link_are_looked_up_once(tmp_path: Path, registry: LittleWeb) -> None:
    """Found, found with differences, not found, a short form; the second run asks nobody."""
    desk = Desk(tmp_path)
    desk.write("draft.md", NOTES)
    named = [f'{name} = "{registry.url("")}"' for name in ("crossref", "openalex", "open-library", "datacite", "doi")]
    settings = ["[works]", "lookup = true", 'mailto = "me@example.org"', "[works.origins]", *named]
    (tmp_path / "own.toml").write_text('[archive]\norigin = "http://127.0.0.1:9"\n' + "\n".join(settings))
    assert desk.run("check", "draft.md", "--config", "own.toml").code == 0
    found = {citation["id"]: citation for citation in desk.report()["citations"]}
    told = {
        number: (one["work"]["status"], one["verdict"], [reason["code"] for reason in one["reasons"]])
        for number, one in ((key.partition("#")[2], value) for key, value in found.items())
    }
    assert told == {
        "1.1": ("found", "review", ["retracted"]),
        "2.1": ("found-with-differences", "review", ["work-differs"]),
        "3.1": ("not-found", "review", ["work-not-found", "no-url"]),
        "4.1": ("not-found", "review", ["work-not-found", "no-url"]),
    }
    assert found["draft.md#1.1"]["work"]["record"]["doi"] == "10.1234/gulls"
    assert "Not found in Crossref and OpenAlex" in (tmp_path / "footproof-report" / "report.html").read_text()
    asked = len(registry.requests)
    assert all("mailto=me%40example.org" in request.target for request in registry.requests)
    assert asked == 4
    assert desk.run("check", "draft.md", "--config", "own.toml").code == 0
    assert len(registry.requests) == asked


def test_nothing_is_asked_unless_settings_say_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("draft.md", NOTES)
    desk.run("check", "draft.md")
    assert [citation["work"] for citation in desk.report()["citations"]] == [None] * 4
