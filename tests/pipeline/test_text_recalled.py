"""Expressions that remember choose what the expressions themselves choose."""

from __future__ import annotations

import random
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from lxml import html
from lxml.etree import XPath

from pipeline.text.recalled import FirstRecalled, Recalled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_NAMES = (
    "footer",
    "cookie-banner",
    "comments",
    "infinite-scroll",
    "entry",
    "sidebar",
    "hidden",
    "ad-box",
    "tags",
    "content-main",
    "story",
    "articleBody",
    "",
)
_OWN = (
    ".//*[re:test(@id|@class, 'foot|entry') and not(re:test(@style, 'HID', 'i'))]",
    ".//div[not(contains(@class, 'side'))]",
    ".//*[starts-with(@class, 'ad-') or @id='tags']",
    ".//p[contains(translate(@id, 'TAGS', 'tags'), 'ags')]",
    ".//span[@style][not(@id)]",
    ".//ul[string-length(@class) > 6]|.//section[@id='']",
)
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


def _expressions() -> tuple[list[str], list[str]]:
    """Those that remember, and those of which the first element counts."""
    from pipeline.text.maintext import main_text

    shown = "The gauge of the lower lock falls. " * 20
    main_text(html.fromstring(f"<html><body><p>{shown}</p></body></html>"), shown, "")
    xpaths, baseline = import_module("trafilatura.xpaths"), import_module("trafilatura.baseline")
    named = ("RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "OVERALL_DISCARD_XPATH")
    expressions = [baseline.BASIC_CLEAN_XPATH, *(expression for name in named for expression in getattr(xpaths, name))]
    paths = [expression.path for expression in expressions if isinstance(expression, Recalled)]
    return paths, [expression.path for expression in xpaths.BODY_XPATH if isinstance(expression, FirstRecalled)]


def test_a_recalled_expression_chooses_what_the_expression_chooses() -> None:
    paths, firsts = _expressions()
    assert len(paths) >= 5, "trafilatura has its expressions elsewhere now, or they ask for more"
    assert len(firsts) >= 3, "trafilatura has its expressions elsewhere now, or they ask for more"
    for path in (*paths, *_OWN):
        _compare(path, XPath(path, namespaces=_NAMESPACES), Recalled(path))
    for path in firsts:
        plain = XPath(path, namespaces=_NAMESPACES)
        _compare(path, lambda tree, plain=plain: plain(tree)[:1], FirstRecalled(f"({path})[1]"))


def _compare(path: str, plain: Callable[[Element], list[Element]], recalled: Recalled) -> None:
    trees = [html.fromstring(_page(random.Random(seed))) for seed in range(30)]
    chosen = [plain(tree) for tree in trees]
    assert any(chosen), path
    assert [recalled(tree) for tree in trees] == chosen, path


@pytest.mark.parametrize("path", ["(.//div)[1]", ".//div[1]", ".//div[../@id='a']", ".//div[.//p]", "//div[@id='a']"])
def test_what_asks_for_more_than_the_element_is_not_recalled(path: str) -> None:
    with pytest.raises(ValueError, match="div"):
        Recalled(path)


def test_of_an_expression_that_wants_all_the_first_is_not_taken() -> None:
    with pytest.raises(ValueError, match="div"):
        FirstRecalled(".//div[re:test(@id, 'a')]")


def test_what_is_remembered_is_bounded() -> None:
    """Neither long values, of which a page has room for a few, nor short ones, of which it has room for many."""
    recalled = Recalled(".//div[re:test(@class, 'cookie')]")
    long = [f'<div class="cookie {"x" * 1_000_000}{number}"></div>' for number in range(3)]
    short = [f'<div class="cookie-{number}"></div>' for number in range(5_000)]
    assert len(recalled(html.fromstring(f"<html><body>{''.join(long)}"))) == 3
    assert len(recalled(html.fromstring(f"<html><body>{''.join(short)}"))) == 5_000
    assert len(recalled(html.fromstring("<html><body><div class='cookies'></div>"))) == 1
    assert sum(sys.getsizeof(part) for kind in recalled._known for pair in kind[1:] for part in pair) < 1_000_000
    assert all(len(values) <= 2_001 for values in recalled._values.values())
