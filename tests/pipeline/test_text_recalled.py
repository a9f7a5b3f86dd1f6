"""Expressions that remember choose what the expressions themselves choose."""

from __future__ import annotations

import random
from importlib import import_module

import pytest
from lxml import html
from lxml.etree import XPath

from pipeline.text.recalled import Recalled

_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_NAMES = ("footer", "cookie-banner", "comments", "infinite-scroll", "entry", "sidebar", "hidden", "ad-box", "tags", "")
_ELEMENTS = ("div", "section", "ul", "p", "span", "aside", "h1", "table")


def _page(rng: random.Random) -> str:
    def part(depth: int) -> str:
        tag = rng.choice(_ELEMENTS)
        attributes = [
            f'{name}="{rng.choice(_NAMES)}"' for name in rng.sample(("id", "class", "style"), rng.randint(0, 3))
        ]
        inner = "".join(part(depth - 1) for _ in range(rng.randint(1, 3))) if depth else "Barges wait."
        return f"<{tag} {' '.join(attributes)}>{inner}</{tag}> and so on "

    return f"<html><body>{''.join(part(3) for _ in range(6))}</body></html>"


def _expressions() -> list[str]:
    from pipeline.text.maintext import main_text

    shown = "The gauge of the lower lock falls. " * 20
    main_text(html.fromstring(f"<html><body><p>{shown}</p></body></html>"), shown, "")
    xpaths, baseline = import_module("trafilatura.xpaths"), import_module("trafilatura.baseline")
    named = ("RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "OVERALL_DISCARD_XPATH")
    expressions = [baseline.BASIC_CLEAN_XPATH, *(expression for name in named for expression in getattr(xpaths, name))]
    return [expression.path for expression in expressions if isinstance(expression, Recalled)]


def test_a_recalled_expression_chooses_what_the_expression_chooses() -> None:
    paths = _expressions()
    trees = [html.fromstring(_page(random.Random(seed))) for seed in range(30)]
    assert len(paths) >= 5, "trafilatura has its expressions elsewhere now, or they ask for more"
    for path in paths:
        plain, recalled = XPath(path, namespaces=_NAMESPACES), Recalled(path)
        chosen = [plain(tree) for tree in trees]
        assert any(chosen), path
        assert [recalled(tree) for tree in trees] == chosen, path


@pytest.mark.parametrize("path", ["(.//div)[1]", ".//div[1]", ".//div[../@id='a']", ".//div[.//p]", "//div[@id='a']"])
def test_what_asks_for_more_than_the_element_is_not_recalled(path: str) -> None:
    with pytest.raises(ValueError, match="div"):
        Recalled(path)
