"""Learns the model of `crawler.reading.passage_judge` from recorded pages, and says what it is worth.

    pip install lightgbm scikit-learn        # nothing else here needs them
    python -m tests.bench.learn_passages PAGES [--write]

PAGES is a directory of sets: in each a `truth.jsonl` (`id`, `url`, `gold.text`) and `ID.html.gz` beside it. What is
printed is the text F1 of each set in a cross-validation of five folds, in which no site is on both sides.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from crawler.reading import passage_judge
from crawler.reading.content import survey
from crawler.reading.notes import Notes
from crawler.reading.passage_facts import NAMES, Facts
from crawler.reading.read import understand
from storage.records import Capture
from tests.bench.reading_adapter import CAPTURED_AT

FOLDS = 5
DEPTH = 4
TREES = 120
SETTINGS: dict[str, Any] = {
    "n_estimators": TREES,
    "learning_rate": 0.1,
    "num_leaves": 2**DEPTH,
    "max_depth": DEPTH,
    "min_child_samples": 40,
    "subsample": 0.8,
    "subsample_freq": 1,
    "colsample_bytree": 0.5,
    "reg_lambda": 5,
    "random_state": 1,
    "verbose": -1,
    "n_jobs": 2,
}
MODEL = Path(passage_judge.__file__).with_name("passage_model.json")
_WORD = re.compile(r"\w+")
_CHARACTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Example:
    """A recorded page: its passages' facts, how much of each is in the true text, and what each weighs."""

    name: str
    site: str
    truth: str
    texts: tuple[str, ...]
    facts: Facts
    shares: NDArray[np.float64]
    weights: NDArray[np.float64]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("--write", action="store_true", help=f"write {MODEL.name}, learned on all pages")
    options = arguments.parse_args()
    with Pool() as pool:
        examples = [e for e in pool.imap(example, rows(options.pages), chunksize=8) if e is not None]
    print(f"{len(examples)} pages, {sum(len(e.texts) for e in examples)} passages")
    folds = [int(hashlib.sha256(e.site.encode()).hexdigest(), 16) % FOLDS for e in examples]
    scores: dict[str, list[tuple[float, float]]] = {}
    for fold in range(FOLDS):
        model = learn([e for e, f in zip(examples, folds, strict=True) if f != fold])
        for e in (e for e, f in zip(examples, folds, strict=True) if f == fold):
            kept = e.facts[:, 0] > 0.5
            likelihoods = model.predict_proba(e.facts)[:, 1]
            least = np.where(kept, passage_judge.LEAST_TO_STAY, passage_judge.LEAST_TO_COME_BACK)
            scores.setdefault(e.name, []).append((f1(e, kept), f1(e, likelihoods > least)))
    for name, pairs in scores.items():
        before, after = np.mean(pairs, axis=0)
        print(f"{name}: {len(pairs)} pages, trafilatura's passages {before:.4f}, judged {after:.4f}")
    if options.write:
        MODEL.write_text(json.dumps(packed(learn(examples)), separators=(",", ":")) + "\n", encoding="utf-8")


def rows(pages: Path) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    for truth in sorted(pages.glob("*/truth.jsonl")):
        for line in filter(None, truth.read_text(encoding="utf-8").split("\n")):
            row = json.loads(line)
            if "text" in row["gold"]:
                yield truth.parent.name, truth.parent / f"{row['id']}.html.gz", row


def example(row: tuple[str, Path, dict[str, Any]]) -> Example | None:
    """One page, read as `read` reads it up to the point where its passages are judged; None if it has none."""
    name, path, told = row
    html = gzip.decompress(path.read_bytes())
    understood = understand(Capture(told["url"], 200, (("Content-Type", "text/html"),), html, CAPTURED_AT), Notes())
    understood.cleaned(Notes())
    passages, facts = survey(understood.page.tree, understood.told)
    if not passages:
        return None
    truth = told["gold"]["text"]
    runs = frozenset(_runs(truth))
    shares = np.array([share_in(runs, _runs(passage.text)) for passage in passages])
    words = np.array([max(1, len(_words(p.text))) for p in passages], dtype=float)
    # What a passage weighs in its page's score, so that a page counts as a page; a little for each, however short.
    weights = np.minimum(words / max(30, len(_words(truth))), 0.5) + 0.002
    host = urlsplit(told["url"]).hostname or ""
    site = host if "." in host else told["id"]
    return Example(name, site, truth, tuple(p.text for p in passages), facts, shares, weights)


def learn(examples: Sequence[Example]) -> Any:
    from lightgbm import LGBMClassifier  # noqa: PLC0415 - the one place that needs it

    facts = np.vstack([e.facts for e in examples])
    belongs = np.concatenate([e.shares for e in examples]) > 0.5
    weights = np.concatenate([e.weights for e in examples])
    return LGBMClassifier(**SETTINGS).fit(facts, belongs, sample_weight=weights / weights.mean())


def packed(model: Any) -> dict[str, Any]:
    """The model as `passage_judge` reads it: every tree filled up to a complete one."""
    trees = model.booster_.dump_model()["tree_info"]
    facts, bounds, leaves = [], [], []
    for tree in trees:
        inner: list[tuple[int, float]] = [(0, 0.0)] * (2**DEPTH - 1)
        ends = [0.0] * 2**DEPTH
        _fill(tree["tree_structure"], 0, inner, ends)
        facts.append([fact for fact, _ in inner])
        bounds.append([float(f"{bound:.6g}") for _, bound in inner])
        leaves.append([float(f"{leaf:.4g}") for leaf in ends])
    return {"names": NAMES, "facts": facts, "bounds": bounds, "leaves": leaves}


def _fill(node: dict[str, Any], at: int, inner: list[tuple[int, float]], ends: list[float]) -> None:
    if at >= len(inner):
        ends[at - len(inner)] = node["leaf_value"]
    elif "leaf_value" in node:  # both sides end alike
        _fill(node, 2 * at + 1, inner, ends)
        _fill(node, 2 * at + 2, inner, ends)
    else:
        inner[at] = (node["split_feature"], node["threshold"])
        _fill(node["left_child"], 2 * at + 1, inner, ends)
        _fill(node["right_child"], 2 * at + 2, inner, ends)


def f1(e: Example, chosen: NDArray[np.bool_]) -> float:
    """Word F1 of the chosen passages against the true text."""
    found = Counter(word for text, is_chosen in zip(e.texts, chosen, strict=True) if is_chosen for word in _words(text))
    truth = Counter(_words(e.truth))
    shared = sum((found & truth).values())
    return 2 * shared / max(1, sum(found.values()) + sum(truth.values()))


def share_in(runs: frozenset[tuple[str, ...]], own: Sequence[tuple[str, ...]]) -> float:
    return sum(run in runs for run in own) / max(1, len(own))


def _words(text: str) -> list[str]:
    return _WORD.findall(_CHARACTERS.sub(lambda found: f" {found[0]} ", text.lower()))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _words(text)
    return [tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))] if words else []


if __name__ == "__main__":
    main()
