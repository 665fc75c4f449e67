"""Every weight and every kind follows from the terms and days of the articles alone, by the formulas that the module docstrings state."""

import itertools
import math
import random
from collections import Counter
from collections.abc import Sequence

import making

from sitegen import relate
from sitegen.model import Article, Reuse
from sitegen.relate import claims, model

WORDS = [
    "dam", "burst", "reservoir", "flood", "engineer", "spillway", "village", "talks", "round", "envoy", "quota", "fish", "boat", "harbour",
    "port", "crew", "storm", "mast", "bridge", "toll", "1st", "2nd", "40", "12", "7.5",
]  # fmt: skip
Counts = list[Counter[object]]


def archive() -> list[Article]:
    chance = random.Random(4)
    topics = [chance.sample(WORDS, 9) for _ in range(4)]
    articles = []
    for number in range(12):
        body = [
            chance.choice(topics[number % 4]) if chance.random() < 0.8 else chance.choice(WORDS) for _ in range(chance.choice((30, 60)))
        ]
        day = chance.choice((None, "2022-03-01", "2022-03-02", "2022-03-06", "2022-05-01"))
        articles.append(making.article(" ".join(body) + "\n", source=f"{number:02}.txt", published=day))
    return articles


def cosine(counted: Counts, one: int, other: int) -> float:
    having = Counter(name for counts in counted for name in counts)

    def weights(counts: Counter[object]) -> dict[object, float]:
        return {name: (1 + math.log(times)) * math.log((len(counted) + 20) / (having[name] + 1)) for name, times in counts.items()}

    def length(own: dict[object, float]) -> float:
        damped = 50 / (50 + len(counted))
        return math.sqrt(50 + sum(weight**2 * (1 if having[name] > 1 else damped) for name, weight in own.items()))

    first, second = weights(counted[one]), weights(counted[other])
    return sum(first[name] * second[name] for name in first.keys() & second.keys()) / (length(first) * length(second))


def main(found: Sequence[tuple[str, str]]) -> dict[str, str]:
    times = Counter(found)
    best: dict[str, str] = {}
    for noun, value in found:
        if noun not in best or times[noun, value] > times[noun, best[noun]]:
            best[noun] = value
    return best


def differing(one: dict[str, str], other: dict[str, str]) -> float:
    both = one.keys() & other.keys()
    return sum(one[noun] != other[noun] for noun in both) / len(both) if both else 0.0


def values(articles: list[Article]) -> dict[tuple[int, int], dict[str, float]]:
    terms = [relate.terms(article) for article in articles]
    every, opening = [Counter[object](own) for own in terms], [Counter[object](own[:40]) for own in terms]
    phrases = [Counter[object](itertools.pairwise(own)) for own in terms]
    numbers = [{name for name in own if name[0].isdigit() and not name[-1].isalpha()} for own in terms]
    units, ordinals = [], []
    for own, counts in zip(terms, numbers, strict=True):
        beside = list(itertools.pairwise(own))
        units.append(main([(b, a) for a, b in beside if a in counts and not b[0].isdigit()]))
        ordinals.append(main([(b, a) for a, b in beside if a[0].isdigit() and a[-1].isalpha() and not b[0].isdigit()]))
    made = {}
    for one in range(len(terms)):
        for other in range(one + 1, len(terms)):
            size = min(len(numbers[one]), len(numbers[other]))
            days = [
                int((articles[end].published or "")[8:] or 0) + 31 * int((articles[end].published or "")[5:7] or 0) for end in (one, other)
            ]
            gap = abs(days[0] - days[1])
            made[one, other] = {
                "terms": cosine(every, one, other),
                "opening": cosine(opening, one, other),
                "phrases": cosine(phrases, one, other),
                "numbers": 1 - len(numbers[one] & numbers[other]) / size if size else 0.0,
                "figures": float(size >= 12 and 1 - len(numbers[one] & numbers[other]) / size >= 0.75),
                "units": differing(units[one], units[other]),
                "ordinals": differing(ordinals[one], ordinals[other]),
                "published": (1 if gap <= 2 else 0 if gap <= 7 else -1 if gap <= 30 else -4) if all(days) else 0.0,
            }  # fmt: skip
    return made


def test_every_weight_and_every_kind_can_be_recomputed() -> None:
    articles = archive()
    wanted = values(articles)
    found = relate.relations(articles, {}, (), Reuse(overlaps=(), copies={}, older={}), (), ())
    likely = {
        pair: 1 / (1 + math.exp(-model.BIAS - sum(model.WEIGHTS[name] * value for name, value in own.items())))
        for pair, own in wanted.items()
    }
    groups = [[number] for number in range(len(articles))]

    def mean(one: list[int], other: list[int]) -> float:
        return sum(likely[min(a, b), max(a, b)] for a in one for b in other) / (len(one) * len(other))

    while True:
        best, one, other = max((mean(a, b), a, b) for at, a in enumerate(groups) for b in groups[at + 1 :])
        if best < model.LEAST:
            break
        groups = [group for group in groups if group not in (one, other)] + [one + other]
    inside = {
        tuple(sorted(group)): [likely[pair] for pair in itertools.combinations(sorted(group), 2)] for group in groups if len(group) > 1
    }
    sure = [group for group, own in inside.items() if sum(math.log(p / (1 - p)) for p in own) / len(own) >= claims.SURE]  # no names here
    events = sorted(tuple(f"{number:02}.txt" for number in group) for group in sure)
    assert [event.articles for event in found.events] == events
    assert events
    seen = Counter[str]()
    for source, links in found.related.items():
        for link in links:
            pair = tuple(sorted((int(source[:2]), int(link.source[:2]))))
            own = wanted[pair[0], pair[1]]
            told = {reason.rule: reason.weight for reason in link.reasons}
            for name, value in own.items():
                assert abs(told.get(name, 0.0) - model.WEIGHTS[name] * value) < 2e-4, (source, link.source, name)
            assert link.score == round(sum(told.values()), 4)
            together = any({source, link.source} <= set(event) for event in events)
            shared = sum(model.WEIGHTS[name] * own[name] for name in ("terms", "opening", "phrases"))
            assert link.kind == ("event" if together else "more" if shared >= 2.5 + 0.27 * math.log(len(articles)) else None)
            seen.update(told.keys())
    assert {"terms", "opening", "phrases", "numbers", "units", "ordinals", "published"} <= seen.keys()
