"""Measure how well copies are found: make them from the real articles of an archive, and print the curve.

    python tests/quality/copies.py ARCHIVE               an archive's folder, the one with seeds/ in it
    python tests/quality/copies.py ARCHIVE --most 300    originals of which copies are made, at most
    python tests/quality/copies.py ARCHIVE --show 40     also print that many of the pairs of the archive's own that are told as copies

Of each original one copy is made for each level and way, in an archive of its own for each level and way: of a share of the sentences
the words are replaced (30 to 60 % of them, by words of the archive), or the whole sentence by one of another article, or it is dropped, or
moved, or one of these in turn (mixed). A copy is found when it is told as a copy of its original, or the original as a copy of it. What is
told of two of the archive's own articles is counted apart, as nobody has said which of these are copies: --show prints them to be judged.
Chance comes from fixed seeds, so that two runs print the same.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import making

from sitegen import clean, config, infer, read, reuse, urls
from sitegen.model import Article, RawArticle, Reuse

LEVELS = (0, 10, 20, 40, 60)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"A-Z])")
_LEAST_SENTENCES = 6
_LEAST_WORDS = 100
_MARK = "~made-"

Way = Callable[[list[str], Sequence[int], "Supply", random.Random], list[str]]


@dataclass(frozen=True)
class Supply:
    """What copies are changed with."""

    words: Sequence[str]
    sentences: Sequence[str]


@dataclass(frozen=True)
class Found:
    """What was told of the made copies of one level and way."""

    made: int
    found: int
    wrong: int
    """Made copies that are told as copies of another article than their original."""
    own: frozenset[tuple[str, str]]
    """Copy and original of the archive's own."""


def reworded(sentences: list[str], chosen: Sequence[int], supply: Supply, chance: random.Random) -> list[str]:
    """Replace 30 to 60 % of the words of each chosen sentence."""
    made = list(sentences)
    for index in chosen:
        words = made[index].split()
        for at in chance.sample(range(len(words)), round(len(words) * chance.uniform(0.3, 0.6))):
            words[at] = chance.choice(supply.words)
        made[index] = " ".join(words)
    return made


def replaced(sentences: list[str], chosen: Sequence[int], supply: Supply, chance: random.Random) -> list[str]:
    """Replace each chosen sentence by one of another article."""
    picked = set(chosen)
    return [chance.choice(supply.sentences) if index in picked else sentence for index, sentence in enumerate(sentences)]


def dropped(sentences: list[str], chosen: Sequence[int], supply: Supply, chance: random.Random) -> list[str]:  # noqa: ARG001 - a way as others
    """Leave the chosen sentences out."""
    picked = set(chosen)
    return [sentence for index, sentence in enumerate(sentences) if index not in picked]


def moved(sentences: list[str], chosen: Sequence[int], supply: Supply, chance: random.Random) -> list[str]:  # noqa: ARG001 - a way as others
    """Put each chosen sentence somewhere else."""
    made = [sentence for index, sentence in enumerate(sentences) if index not in set(chosen)]
    for index in chosen:
        made.insert(chance.randint(0, len(made)), sentences[index])
    return made


WAYS: dict[str, Way] = {"reworded": reworded, "replaced": replaced, "dropped": dropped, "moved": moved}


def mixed(sentences: list[str], chosen: Sequence[int], supply: Supply, chance: random.Random) -> list[str]:
    """Do one of the four to each chosen sentence, in turn."""
    turn = {index: number % len(WAYS) for number, index in enumerate(chosen)}
    pieces = [[sentence] for sentence in sentences]
    for number, way in enumerate((reworded, replaced, dropped)):
        for index in (index for index in chosen if turn[index] == number):
            pieces[index] = way(pieces[index], [0], supply, chance)
    order = moved([str(index) for index in range(len(pieces))], [index for index in chosen if turn[index] == len(WAYS) - 1], supply, chance)
    return [sentence for index in order for sentence in pieces[int(index)]]


def copy(text: str, level: int, way: Way, supply: Supply, chance: random.Random) -> str:
    """Return a body of which `level` % of the sentences are changed; five sentences make a paragraph."""
    sentences = _SENTENCE.split(text)
    chosen = chance.sample(range(len(sentences)), round(len(sentences) * level / 100))
    made = way(sentences, chosen, supply, chance)
    return "\n\n".join(" ".join(made[at : at + 5]) for at in range(0, len(made), 5)) + "\n"


def cleaned(raws: Sequence[RawArticle]) -> tuple[Article, ...]:
    """Return the articles up to their date, which is all that is read here."""
    ids = urls.article_ids(raw.source for raw in raws)
    recurring = clean.recurring(raws)
    blocks = {raw.source: clean.blocks(raw, recurring) for raw in raws}
    orders = infer.day_orders(raws, blocks)
    return tuple(infer.article(raw, blocks[raw.source], ids[raw.source], orders) for raw in raws)


def body(article: Article) -> str:
    """Return the words of an article's body in one line."""
    return " ".join(" ".join(article.raw.words(block.start, block.end) for block in article.body).split())


def originals(articles: Sequence[Article], most: int, chance: random.Random) -> list[tuple[Article, str]]:
    """Return articles of some length with their words, at most `most`, by chance; none that is said to be a copy or has one."""
    told = reuse.passages(articles, ())
    touched = {*told.copies, *(copy.of for copy in told.copies.values()), *told.older, *told.older.values()}
    able = []
    for article in sorted(articles, key=lambda article: article.source):
        words = body(article)
        if article.source not in touched and len(words.split()) >= _LEAST_WORDS and len(_SENTENCE.split(words)) >= _LEAST_SENTENCES:
            able.append((article, words))
    return sorted(chance.sample(able, min(most, len(able))), key=lambda item: item[0].source)


def measured(articles: Sequence[Article], chosen: Sequence[tuple[Article, str]], level: int, way: Way, supply: Supply) -> Found:
    """Return what is told of the archive with a copy of each chosen article."""
    made = {}
    for article, words in chosen:
        chance = random.Random(f"{article.source} {level} {way.__name__}")
        source = f"{article.source}{_MARK}copy.txt"
        made[source] = making.article(copy(words, level, way, supply, chance), source=source, headline=article.headline)
    told = reuse.passages([*articles, *made.values()], ())
    found = {source for source in made if _is_copy(told, source, source.partition(_MARK)[0])}
    pairs = {(copied, copy.of) for copied, copy in told.copies.items()}
    ours = {pair for pair in pairs if _MARK in pair[0] or _MARK in pair[1]}
    wrong = {pair for pair in ours if pair[0].partition(_MARK)[0] != pair[1].partition(_MARK)[0]}
    return Found(len(made), len(found), len(wrong), frozenset(pairs - ours))


def _is_copy(told: Reuse, one: str, other: str) -> bool:
    return any(first in told.copies and told.copies[first].of == second for first, second in ((one, other), (other, one)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print recall and precision for each level and way."""
    parser = argparse.ArgumentParser(description="Measure how well copies are found.")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args(arguments)
    raws, _ = read.articles(config.load(options.archive).seeds, lambda items, _: items)
    articles = cleaned(raws)
    chosen = originals(articles, options.most, random.Random(1))
    texts = [words for _, words in chosen]
    supply = Supply([word for text in texts for word in text.split()], [sentence for text in texts for sentence in _SENTENCE.split(text)])
    ways = {**WAYS, "mixed": mixed}
    own: set[tuple[str, str]] = set()
    found = wrong = 0
    print(f"{len(articles):,} articles, copies of {len(chosen)}; recall\nchanged  {'  '.join(f'{name:>8}' for name in ways)}       all")
    for level in LEVELS:
        results = [measured(articles, chosen, level, way, supply) for way in ways.values()]
        shares = [result.found / max(result.made, 1) for result in results]
        print(f"{level:5} %  {'  '.join(f'{share:8.3f}' for share in (*shares, sum(shares) / len(shares)))}")
        found += sum(result.found for result in results)
        wrong += sum(result.wrong for result in results)
        own |= {pair for result in results for pair in result.own}
    print(f"precision of what is told of made copies {found / max(found + wrong, 1):.4f} ({wrong} wrong)")
    told = reuse.passages(articles, ()).overlaps
    pairs = [overlap for overlap in told if overlap.sameness == "copy"]
    print(f"of the archive's own, {len(pairs)} pairs are told as copies, {len(told) - len(pairs)} as sharing passages")
    words = {article.source: body(article) for article in articles}
    for overlap in random.Random(1).sample(pairs, min(options.show, len(pairs))):
        print(f"\n{overlap.one} {overlap.other}: {overlap.why}\n  {words[overlap.one][:300]}\n  {words[overlap.other][:300]}")


if __name__ == "__main__":
    main()
