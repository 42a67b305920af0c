"""Which passages are the article: a small model, learned from recorded pages, on the facts of `passage_facts`.

The model is 120 decision trees of depth 4 (gradient boosting), trained by `tests/bench/learn_passages.py` on the pages
of four public sets (WCXB, Fundus, news pages with two a site, Mozilla Readability's tests). It knows no words, no
publisher and no page: its strongest facts are what trafilatura kept of a passage and of its neighbours. So it brings
back sections, leads and headings that trafilatura lost, and drops teasers, calls and notes that it let through.

Measured as a whole, on pages of sites that the model hasn't seen (five folds): text F1 .951 on WCXB, .955 on Fundus,
.942 on the news pages, .929 on Readability's tests, where trafilatura alone has .942, .947, .925 and .933.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from crawler.reading.passage_facts import NAMES, Facts

LEAST_TO_STAY = 0.3
LEAST_TO_COME_BACK = 0.45
"""Of the model's probability. In doubt trafilatura's own choice stands: with .5 for both, recall falls by a point on
pages that aren't news; with .2 to stay, precision falls by half a point on news."""
_DEPTH = 4
_LEAST_WORDS = 30


class _Model(msgspec.Struct, frozen=True):
    """Complete binary trees: of each, the fact asked at every inner node, the bound up to which one goes left, and the
    value of every leaf. Inner nodes are numbered by level."""

    names: tuple[str, ...]
    facts: list[list[int]]
    bounds: list[list[float]]
    leaves: list[list[float]]


@dataclass(frozen=True, slots=True)
class _Trees:
    """The model as arrays, a row a tree."""

    facts: NDArray[np.intp]
    bounds: NDArray[np.float32]
    leaves: NDArray[np.float32]


@cache
def _trees() -> _Trees:
    packed = resources.files("crawler.reading").joinpath("passage_model.json").read_bytes()
    model = msgspec.json.decode(packed, type=_Model)
    assert model.names == NAMES, "passage_model.json was learned on other facts: learn it again"
    return _Trees(np.array(model.facts), np.array(model.bounds, np.float32), np.array(model.leaves, np.float32))


def likelihoods(facts: Facts) -> NDArray[np.float32]:
    """For each row, the probability that the passage belongs to the article."""
    model = _trees()
    trees = np.arange(len(model.facts))
    rows = np.arange(len(facts))[:, None]
    nodes = np.zeros((len(facts), len(trees)), np.intp)
    for _ in range(_DEPTH):
        nodes = 2 * nodes + 1 + (facts[rows, model.facts[trees, nodes]] > model.bounds[trees, nodes])
    total = model.leaves[trees, nodes - model.facts.shape[1]].sum(axis=1)
    return np.asarray(1 / (1 + np.exp(-total)), np.float32)


def belong(facts: Facts, likely: NDArray[np.float32]) -> Sequence[bool]:
    """For each row, whether the passage belongs to the article, by its `likelihoods`. On a page of a few words there is
    nothing to compare: what trafilatura kept belongs."""
    kept = facts[:, NAMES.index("kept")] > 0.5
    if np.expm1(facts[kept, NAMES.index("words")]).sum() < _LEAST_WORDS:
        return list(kept)
    return list(likely > np.where(kept, LEAST_TO_STAY, LEAST_TO_COME_BACK))
