"""The index in parts against the whole one: the same lunr.js, in Node, asked the same."""

import random
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import article
from msgspec import structs
from search_in_node import ENGINE, archive, files, run

from sitegen.model import Archive, Entity, OutputFile, Tag, TagUse
from sitegen.search import builder, counted, fields, numbering, shards
from sitegen.search.languages import LANGUAGES

SYLLABLES = [
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
    "ing",
    "ed",
    "tion",
    "er",
    "ly",
    "é",
    "𐌰",
    "﷽a",
    "ñ",
    "7",
]
SPECIAL = ("constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "𐌰𐌱", "ﬀz", "\ufa0e", "😀", "北京", "o’brien", "a")
AGREES = """async ({whole, queries}) => {
  const mono = lunr.Index.load(whole);
  mono.pipeline = new lunr.Pipeline();
  const index = new sitegenSearch.Index(new sitegenSearch.Parts(""));
  await index.open();
  const differing = [];
  let found = 0;
  for (const clauses of queries) {
    const wanted = mono.query((query) => clauses.forEach((clause) => query.clause({...clause, usePipeline: false})));
    const {results} = await index.query(clauses);
    const near = (a, b) => Math.abs(a - b) <= 1e-9;
    const scores = new Map(results.map(({ref, score}) => [ref, score]));
    const same = wanted.length === results.length && scores.size === results.length
      && wanted.every(({ref, score}, at) => scores.has(ref) && near(scores.get(ref), score) && near(results[at].score, score))
      && wanted.every(({matchData}, at) => {
        const other = results.find(({ref}) => ref === wanted[at].ref).matchData.metadata;
        return Object.keys(matchData.metadata).sort().join() === Object.keys(other).sort().join();
      });
    const best = (answer) => answer.slice(0, 3).map(({ref, score}) => [ref, score]);
    if (!same) differing.push([clauses, best(wanted), best(results)]);
    found += wanted.length;
  }
  return {differing, found, parts: new Set(asked).size};
}"""
EXPANDS = """async ({terms, clauses}) => {
  const all = lunr.TokenSet.fromArray(terms);
  const index = new sitegenSearch.Index(new sitegenSearch.Parts(""));
  await index.open();
  const answers = [];
  for (const clause of clauses) {
    const wanted = all.intersect(lunr.TokenSet.fromClause(clause)).toArray().sort();
    const candidates = new Set(await index.candidates(clause));
    answers.push([wanted, await index.expanded(clause), wanted.filter((term) => !candidates.has(term))]);
  }
  return answers;
}"""


def invented(rng: random.Random, size: int) -> Archive:
    vocabulary = [*SPECIAL, *sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(900)})]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    rng.shuffle(vocabulary)
    made = []
    for number in range(size):
        words = rng.choices(vocabulary, weights, k=rng.choice((0, 1, 5, 40, 120)))
        headline = " ".join(rng.choices(vocabulary, weights, k=4))
        one = article(" ".join(words) or "§", headline=headline, source=f"n{number:03}.txt")
        made.append(structs.replace(one, publisher=rng.choice((None, "RIA", "Daily News"))))
    sources = [one.source for one in made]
    tags = [
        Tag(id=f"t{n}", name=name, origin="stated", uses=tuple(TagUse(source=one, score=1.0, why="") for one in rng.sample(sources, 9)))
        for n, name in enumerate(rng.sample(vocabulary, 5))
    ]
    people = [
        Entity(kind="person", id=f"p{n}", name=name, aliases=(), mentions=dict.fromkeys(rng.sample(sources, 7), (0,)))
        for n, name in enumerate(rng.sample(vocabulary, 5))
    ]
    return archive(made, tags, people)


def whole_index(whole: Archive) -> dict[str, Any]:
    """The index that lunr.py builds of the same counts, its articles called by their numbers."""
    counts = {one.source: counted(one, ("en", ())) for one in whole.articles}
    terms = list(fields.of_archive(whole, LANGUAGES["en"], counts))
    order = numbering.order([sum(one["body"].values()) for one in terms])
    index: dict[str, Any] = builder.serialised(fields.BOOSTS, list(map(str, range(len(order)))), [terms[place] for place in order])
    return index


def queries(rng: random.Random, index: dict[str, Any], number: int) -> list[list[dict[str, object]]]:
    frequencies = Counter({term: sum(map(len, list(posting.values())[1:])) for term, posting in index["invertedIndex"]})
    terms, weights = list(frequencies), list(frequencies.values())
    return [[_clause(rng, rng.choices(terms, weights)[0]) for _ in range(rng.randint(1, 4))] for _ in range(number)]


def _clause(rng: random.Random, term: str) -> dict[str, object]:
    at = rng.randrange(len(term))
    start, end = term[:at], term[at + 1 :]
    clause: dict[str, object] = rng.choices(
        [
            {"term": term},
            {"term": start + rng.choice(("", "x")) + end or "x", "editDistance": 1},
            {"term": term, "editDistance": 2},
            {"term": f"{term[: at + 1]}*"},
            {"term": f"*{term[at:]}"},
            {"term": f"{start}*{end}"},
            {"term": f"*{term[at]}*"},
            {"term": rng.choice(("nothere", "zzz*", "*zzz", f"{term}q"))},
        ],
        weights=(58, 12, 4, 8, 6, 6, 2, 4),
    )[0]
    if rng.random() < 0.2:
        clause["fields"] = rng.choice((["headline"], ["body"], ["tags", "entities"], ["by"]))
    if rng.random() < 0.25:
        clause["presence"] = rng.choice((2, 3))  # required, prohibited
    if rng.random() < 0.15:
        clause["boost"] = rng.choice((3, 10))
    return clause


@pytest.fixture(scope="module")
def cut_up() -> tuple[Archive, tuple[OutputFile, ...]]:
    """An archive of 120 articles in as many shards as one of 10,000 has."""
    with pytest.MonkeyPatch.context() as patch:
        for name, letters in (("SMALL", 0), ("SHARD", 40), ("ENDS", 60)):
            patch.setattr(shards, name, letters)
        whole = invented(random.Random(7), 120)
        return whole, files(whole)


def test_parts_answer_as_the_whole_index_does(cut_up: tuple[Archive, tuple[OutputFile, ...]]) -> None:
    whole, made = cut_up
    index = msgspec.to_builtins(whole_index(whole))
    asked = queries(random.Random(11), index, 600)
    answer = run(made, AGREES, {"whole": index, "queries": asked}, ENGINE)
    assert answer["differing"] == []
    assert answer["found"] > 10_000
    assert answer["parts"] > 150


def test_one_shard_answers_as_the_whole_index_does_too() -> None:
    whole = invented(random.Random(3), 40)
    index = msgspec.to_builtins(whole_index(whole))
    answer = run(files(whole), AGREES, {"whole": index, "queries": queries(random.Random(5), index, 150)}, ENGINE)
    assert answer["differing"] == []
    assert answer["parts"] <= 4


@pytest.mark.parametrize("term", ["__proto__", "constructor", "hasownproperti", "valueof", "tostr"])
def test_terms_that_javascript_knows_are_terms_like_any_other(cut_up: tuple[Archive, tuple[OutputFile, ...]], term: str) -> None:
    _, made = cut_up
    code = """async (term) => {
      const index = new sitegenSearch.Index(new sitegenSearch.Parts(""));
      await index.open();
      return [await index.has(term), (await index.query([{term}])).results.length];
    }"""
    has, found = run(made, code, term.replace("__", ""), ENGINE)
    assert has == (found > 0)
    assert run(made, code, f"{term}x", ENGINE) == [False, 0]


LETTERS = "abc𐌰é\ufa0e"


@settings(max_examples=12)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=60, unique=True),
    st.lists(st.tuples(st.text(LETTERS, min_size=1, max_size=6), st.sampled_from((1, 1, 1, 2))), min_size=8, max_size=16),
    st.lists(st.text(f"{LETTERS}*", min_size=1, max_size=5).filter(lambda text: set(text) != {"*"}), min_size=6, max_size=12),
)
def test_no_term_that_lunr_js_would_take_a_clause_for_is_missed(terms: list[str], fuzzy: list[tuple[str, int]], wild: list[str]) -> None:
    clauses = [*({"term": term, "editDistance": distance} for term, distance in fuzzy), *({"term": term} for term in wild)]
    with pytest.MonkeyPatch.context() as patch:
        for name, letters in (("SMALL", 0), ("SHARD", 9), ("ENDS", 9)):
            patch.setattr(shards, name, letters)
        made = files(archive((article(" ".join(terms), headline=""),)))
    known = sorted({term for one in terms for term in counted(article(one, headline=""), ("en", ())).body}, key=builder.utf16)
    for clause, (wanted, found, missed) in zip(clauses, run(made, EXPANDS, {"terms": known, "clauses": clauses}, ENGINE), strict=True):
        assert (clause, missed) == (clause, [])
        assert (clause, found) == (clause, wanted)
