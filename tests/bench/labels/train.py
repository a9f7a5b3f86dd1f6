"""train.py SNAPSHOTS [--out FILE] [--without FOLD]: train the weights of the labels and write them with their recipe.

SNAPSHOTS is a folder that holds clones of the repositories that sources.py names, each as OWNER+NAME/repo. Needs
python-crfsuite (MIT), which the program itself does not. Takes five minutes of CPU time a seed.
"""

# ruff: noqa: E501 - sentences of a page

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
from examples import OUTSIDE, SEPARATOR, SIGNAL, Example, Piece, example, joined, token_labels
from made import Maker
from sources import SOURCES, Snapshots, anystyle, footnotes, grobid, linked_books, prose

from footnotes.works.labelled.features import features_of
from footnotes.works.labelled.lexicon import word_classes

SHIPPED = Path(__file__).parents[3] / "footnotes/works/labelled/weights.json.gz"
SEEDS = (1, 2)
"""The weights are the average of what these lead to: one seed more or less moves titles of footnotes by 0.05."""
MIX = {
    "anystyle core": 1514, "anystyle good": 1500, "grobid": 700, "linked books": 600, "footnotes": 101, "joined": 500,
    "made notes": 7600, "made entries": 1300,
    "made lists": 250, "prose": 1000,
}  # fmt: skip
"""How many examples of each kind; variety of styles counts, not the number."""
_REPEATED = 4
"""How often the few real footnotes are taken."""
_STRENGTH = 1.5
"""Of the L1 penalty: fewer weights that matter."""
_UNSEEN = -400
"""Hundredths: for one label after another that training never saw."""
_LONGEST = 400


def examples_of(snapshots: Snapshots, seed: int, fold: int | None = None) -> list[Example]:
    """The examples to train on.

    Args:
        snapshots: Where the public sets are.
        seed: Chooses among them, and what is made up.
        fold: 0 or 1 to leave out every other real footnote, so that the left ones can be measured on.
    """
    chance = random.Random(seed)
    core, good = list(anystyle(snapshots, "core")), list(anystyle(snapshots, "good"))
    tagged, books = list(grobid(snapshots)), linked_books(snapshots, seed)
    real = [one for number, one in enumerate(footnotes(snapshots)) if fold is None or number % 2 != fold]
    maker = Maker([*core, *good, *tagged], seed)
    chosen: list[Example] = []
    for name, pool in {"anystyle core": core, "anystyle good": good, "grobid": tagged, "linked books": books}.items():
        chosen += chance.sample(pool, min(MIX[name], len(pool)))
    chosen += real * _REPEATED
    chosen += [_strung([*core, *good, *tagged[:2500]], chance) for _ in range(MIX["joined"])]
    chosen += [maker.note() for _ in range(MIX["made notes"])]
    chosen += [maker.entry() for _ in range(MIX["made entries"])]
    chosen += [maker.run_together() for _ in range(MIX["made lists"])]
    sentences = list(prose(snapshots))
    chosen += [_comment(sentences, maker, chance) for _ in range(MIX["prose"])]
    return chosen


def _comment(sentences: Sequence[str], maker: Maker, chance: random.Random) -> Example:
    """One to three sentences that cite nothing, now and then before a note that does."""
    first = chance.randrange(len(sentences) - 3)
    text = " ".join(sentences[first : first + chance.choice((1, 1, 2, 3))])
    comment = example([Piece(text, OUTSIDE)])
    return joined([comment, maker.note()], [Piece(""), Piece(" ")]) if chance.random() < 0.25 else comment


def _strung(pool: Sequence[Example], chance: random.Random) -> Example:
    """Real references strung together into one note."""
    between = chance.choice(("; ", "; ", ". ", "; and "))
    works = [chance.choice(pool) for _ in range(chance.choice((1, 2, 2, 3, 4)))]
    signal = Piece(chance.choice(("See ", "Cf. ", "See also ", "Vgl. ", "Siehe ", "Voir ", "Cfr. ")), SIGNAL)
    first = signal if chance.random() < 0.3 else Piece("")
    return joined(works, [first, *(Piece(between, SEPARATOR) for _ in works[1:])])


@dataclass(frozen=True, slots=True)
class Model:
    """What training with one seed leads to."""

    labels: tuple[str, ...]
    features: Mapping[tuple[str, str], float]
    """Weight of a feature for a label."""
    transitions: Mapping[tuple[str, str], float]
    """Weight of one label after another."""


def train(snapshots: Path, seed: int, fold: int | None) -> Model:
    """The weights that the examples of one seed lead to."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for one in examples_of(Snapshots(snapshots), seed, fold):
        tokens = one.tokens()
        if 2 <= len(tokens) <= _LONGEST:
            trainer.append(list(features_of(one.text, tokens, one.italics, one.linked)), token_labels(one, tokens))
    trainer.set_params({"c1": _STRENGTH, "c2": 0.01, "max_iterations": 75, "feature.minfreq": 3})
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/model"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        return Model(tuple(sorted(tagger.labels())), dict(info.state_features), dict(info.transitions))


def average(models: Sequence[Model]) -> dict[str, object]:
    """The mean of the weights in whole hundredths, as the program reads them; a label may be rare enough for one seed."""
    labels = sorted({label for model in models for label in model.labels})
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for model in models:
        for (feature, label), weight in model.features.items():
            sums[feature][label] += weight
    features: dict[str, list[int]] = {}
    for feature, weights in sorted(sums.items()):
        for number, label in enumerate(labels):
            if hundredths := round(weights.get(label, 0.0) / len(models) * 100):
                features.setdefault(feature, []).extend((number, hundredths))
    pairs = [[_after(models, first, second) for second in labels] for first in labels]
    return {"labels": [*labels], "features": features, "transitions": pairs}


def _after(models: Sequence[Model], first: str, second: str) -> int:
    weights = [model.transitions.get((first, second), _UNSEEN / 100) for model in models]
    return round(sum(weights) / len(weights) * 100)


def recipe(snapshots: Snapshots) -> Mapping[str, Any]:
    """What the weights were made of."""
    sources = [{**asdict(source), "commit": snapshots.commit(source)} for source in SOURCES]
    words = json.dumps(word_classes(), ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(words).hexdigest()[:16]
    return {"seeds": [*SEEDS], "mix": MIX, "penalty": _STRENGTH, "sources": sources, "words": digest}


def _in_words(made_of: Mapping[str, Any]) -> str:
    """The recipe as a page to read, which lies beside the weights."""
    sources = [
        f"| [{one['repository']}](https://github.com/{one['repository']}) | `{one['path']}` | {one['licence']} | `{one['commit'][:12]}` |"
        for one in made_of["sources"]
    ]
    lines = [
        "# What the weights were made of",
        "",
        "`weights.json.gz` is written by `tests/bench/labels/train.py` and holds this recipe. No text of the sources is in it.",
        "",
        "| source | path | licence | commit |",
        "|---|---|---|---|",
        *sources,
        "",
        "Notes and entries that are made up come from `styles.txt` and `words/`, which are part of this project.",
        "",
        "| kind | examples |",
        "|---|---|",
        *(f"| {kind} | {count} |" for kind, count in made_of["mix"].items()),
        "",
        f"Average of the seeds {' and '.join(map(str, made_of['seeds']))}, L1 penalty {made_of['penalty']}. Left out and measured on: AnyStyle's `gold.xml`, and every note of",
        "bibliographic-tei whose text has an odd first byte of SHA-1 (`sources.is_kept_aside`).",
        "",
        f"Classes of words as they were in training: SHA-256 `{made_of['words']}` of `lexicon.word_classes` as sorted JSON. Words that languages",
        "and places have gained since count at once; the script trains on them when it is run again.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("snapshots", type=Path)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--without", type=int, choices=(0, 1))
    asked = parser.parse_args()
    snapshots = Snapshots(asked.snapshots)
    made_of = recipe(snapshots)
    with ProcessPoolExecutor(len(SEEDS)) as pool:
        waiting = [pool.submit(train, asked.snapshots, seed, asked.without) for seed in SEEDS]
        weights = {**average([one.result() for one in waiting]), "recipe": made_of}
    packed = json.dumps(weights, ensure_ascii=False, separators=(",", ":")).encode()
    asked.out.write_bytes(gzip.compress(packed, 9, mtime=0))
    asked.out.with_name("weights.md").write_text(_in_words(made_of), "utf-8")
    print(f"{asked.out}: {asked.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
