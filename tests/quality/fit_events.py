"""Fit the weights of sitegen/relate/data/model.toml, and tell what they reach on sets that nothing was fitted on.

    python tests/quality/fit_events.py FOLDER

FOLDER holds a folder for each set with a file dev.jsonl of one article a line: {text, date, cluster}; articles of one cluster tell of one
event. Each set is cleaned and dated as a build does it, without annotations. The weights are those of a logistic regression over the
pairs that relating compares, in which each set counts the same; they are found by Newton's method with a small ridge. For every set
that is no union of others the weights are fitted on the other ones too, and F1 of links and BCubed F1 are told for that set.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sitegen import clean, infer, text, urls
from sitegen.model import Article, Part, RawArticle, Stated
from sitegen.relate import details, events, model, space, vocabulary

FITTED = ("terms", "opening", "phrases", "numbers", "units", "ordinals")
UNION = "pooled"
RIDGE = 1e-3
ROUNDS = 30
Set = tuple[model.Pairs, NDArray[np.bool_], list[str]]


def articles(path: Path) -> tuple[list[Article], list[str]]:
    """Return the articles of a set and their clusters."""
    raws, clusters = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        found = json.loads(line)
        day = str(found.get("date") or "")
        stated = Stated(date=day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None)
        body = found["text"]
        parts = tuple(Part(start=match.start(), end=match.end()) for match in re.finditer(r"\S(?:[^\n]*\S)?", body))
        raws.append(
            RawArticle(
                source=f"{number:06}.txt", format="plain", text=body, plain=body, encoding="utf-8", sha256=text.digest(body, 64),
                size=len(body.encode()), parts=parts, stated=stated,
            )
        )  # fmt: skip
        clusters.append(found["cluster"])
    recurring = clean.recurring(raws)
    blocks = {raw.source: clean.blocks(raw, recurring) for raw in raws}
    ids, orders = urls.article_ids(raw.source for raw in raws), infer.day_orders(raws, blocks)
    return [infer.article(raw, blocks[raw.source], ids[raw.source], orders) for raw in raws], clusters


def compared(found: Sequence[Article], clusters: list[str]) -> Set:
    room = space.Space(list(map(vocabulary.words, found)))
    none = np.zeros(0, np.int64)
    pairs = model.compared(room, details.Details(found, {}, (), room), (none, none))
    same = np.array([clusters[one] == clusters[other] for one, other in zip(pairs.one, pairs.other, strict=True)])
    return pairs, same, clusters


def fit(sets: Sequence[Set]) -> NDArray[np.float64]:
    """Return the bias and the weights."""
    rows = np.vstack([np.column_stack([np.ones(len(same)), *(pairs.features[name] for name in FITTED)]) for pairs, same, _ in sets])
    right = np.concatenate([same for _, same, _ in sets])
    count = np.concatenate([np.full(len(same), 1 / len(same)) for _, same, _ in sets])
    count *= len(count) / count.sum()
    scale = np.concatenate(([1.0], rows[:, 1:].std(axis=0) + 1e-9))
    rows = rows / scale
    ridge = np.diag([0.0] + [1.0] * len(FITTED))
    weights = np.zeros(len(scale))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (count * (right - likely)) - ridge @ weights
        weights += np.linalg.solve(
            (rows * (count * likely * (1 - likely))[:, None]).T @ rows + ridge + RIDGE * np.eye(len(scale)), gradient
        )
    return weights / scale


def judged(weights: NDArray[np.float64], judged_set: Set) -> str:
    """Return what groups made with these weights reach."""
    pairs, _, clusters = judged_set
    logits = weights[0] - (model.BIAS - model.bias(len(clusters)))
    logits = logits + sum(weight * pairs.features[name] for weight, name in zip(weights[1:], FITTED, strict=True))
    likely = 1 / (1 + np.exp(-logits))
    labels = [f"alone {number}" for number in range(len(clusters))]
    for number, group in enumerate(events.groups((pairs.one, pairs.other, likely), model.LEAST, (), ())):
        for article in group:
            labels[article] = f"group {number}"
    gold, made, both = Counter(clusters), Counter(labels), Counter(zip(clusters, labels, strict=True))
    right, told, true = (sum(count * (count - 1) // 2 for count in counter.values()) for counter in (both, made, gold))
    precision, recall = right / max(told, 1), right / max(true, 1)
    bcubed = [sum(count * count / own[key[at]] for key, count in both.items()) / len(labels) for own, at in ((made, 1), (gold, 0))]
    links, groups = (2 * p * r / max(p + r, 1e-9) for p, r in ((precision, recall), bcubed))
    return f"links {links:.3f} (precision {precision:.3f}, recall {recall:.3f}), BCubed {groups:.3f}"


def main(folder: Path) -> None:
    sets = {path.parent.name: compared(*articles(path)) for path in sorted(folder.glob("*/dev.jsonl"))}
    for name, own in sets.items():
        if name != UNION:
            weights = fit([found for other, found in sets.items() if other not in {name, UNION}])
            print(f"{name}, fitted on others: {judged(weights, own)}")
    weights = fit(list(sets.values()))
    for name, own in sets.items():
        print(f"{name}, fitted on all: {judged(weights, own)}")
    for name, weight in zip(("bias", *FITTED), weights, strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
