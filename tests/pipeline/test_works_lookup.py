"""Looking works up: whom it asks, in which order, how often, and how fast."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fakes.command import Desk
from fakes.registries import made_up_works, registries

WORKS = 20


@pytest.mark.slow
def test_a_document_of_works_is_asked_about_politely(tmp_path: Path) -> None:
    """Every kind of work is found where it is held; no registry refuses, and few are asked about any work."""
    works = [*made_up_works(WORKS), *list(made_up_works(1))]
    desk = Desk(tmp_path)
    marks = "".join(f" A count.[^{number}]" for number in range(1, len(works) + 1))
    desk.write(
        "draft.md", f"{marks}\n\n" + "\n".join(f"[^{number}]: {work.note}" for number, work in enumerate(works, 1))
    )
    with registries(works) as held:
        (tmp_path / "own.toml").write_text(f'[archive]\norigin = "http://127.0.0.1:9"\n{held.settings()}')
        desk.run("check", "draft.md", "--config", "own.toml")
    told = [(citation["work"] or {}).get("status") for citation in desk.report()["citations"]]
    assert Counter(status for status, work in zip(told, works, strict=True) if work.held_by) == {"found": 19}
    assert {status for status, work in zip(told, works, strict=True) if not work.held_by} <= {"not-found", "unclear"}
    assert held.refused == {}
    assert held.asked <= 2.5 * len(works)
