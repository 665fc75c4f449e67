import json
import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_in_node import LUNR, archive, run, scripts

from sitegen.search.builder import _score, counted, serialised, utf16
from sitegen.search.stemmer import stem

BOOSTS = {"headline": 5, "body": 1}
TEXTS = [
    {"headline": "talk flop talk", "body": "putin talk worst yet come"},
    {"headline": "zelenski want one talk", "body": "macron putin putin putin élysée"},
    {"headline": "", "body": "𐌰𐌱 𝕏 ﷲ \ufa0e 😀 constructor __proto__ toString length 0 12 007 *"},
    {"headline": "worst", "body": " ".join(f"term{n}" for n in range(300))},
]
BUILT_BY_LUNR_JS = """({boosts, texts}) => {
  const builder = new lunr.Builder();
  builder.searchPipeline.add(lunr.stemmer);
  for (const [name, boost] of Object.entries(boosts)) builder.field(name, {boost});
  const words = (text) => text.split(" ").filter(Boolean);
  texts.forEach(({headline, body}, id) => builder.add({id, headline: words(headline), body: words(body)}));
  return builder.build().toJSON();
}"""
FOUND_BY_LUNR_JS = """({index, queries}) => {
  const loaded = lunr.Index.load(index);
  return queries.map((query) => loaded.search(query).map(({ref}) => ref));
}"""


def built(texts: list[dict[str, str]]) -> dict[str, object]:
    refs = list(map(str, range(len(texts))))
    return serialised(BOOSTS, refs, [{name: counted(text.split(" ") if text else []) for name, text in fields.items()} for fields in texts])


def lowered(texts: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: text.lower() for name, text in fields.items()} for fields in texts]  # lunr.js lowers what it tokenises


def test_the_index_is_the_one_that_lunr_js_builds() -> None:
    texts = lowered(TEXTS)
    theirs = run(scripts(archive()), BUILT_BY_LUNR_JS, {"boosts": BOOSTS, "texts": texts}, (LUNR,))
    assert json.loads(msgspec.json.encode(built(texts))) == theirs


def test_its_bytes_are_those_that_javascript_would_write() -> None:
    texts = [{"headline": "talk", "body": "putin talk"}]
    theirs = run(scripts(archive()), f"(value) => JSON.stringify(({BUILT_BY_LUNR_JS})(value))", {"boosts": BOOSTS, "texts": texts}, (LUNR,))
    assert msgspec.json.encode(built(texts)).decode() == theirs


def test_lunr_js_loads_terms_beyond_the_basic_plane_and_finds_them() -> None:
    terms = ["\ufa0e", "𐌰", "😀", "\uffdc", "z", "\ue000", "𝕏a"]
    index = built([{"headline": "", "body": term} for term in terms])
    assert [term for term, _ in index["invertedIndex"]] == sorted(terms, key=utf16) != sorted(terms)
    answers = run(scripts(archive()), FOUND_BY_LUNR_JS, {"index": index, "queries": [*terms, "\ufa0e*", "𐌰~1"]}, (LUNR,))
    assert answers[: len(terms)] == [[str(at)] for at in range(len(terms))]
    assert answers[-2] == ["0"]
    assert "1" in answers[-1]


def test_terms_of_all_scripts_are_found_by_plain_lunr_js() -> None:
    terms = ["владимир", "путин", "αθηνα", "بوتين", "हिन्दी", "北京", "élysée"]
    index = built([{"headline": "", "body": stem(term)} for term in terms])
    assert run(scripts(archive()), FOUND_BY_LUNR_JS, {"index": index, "queries": terms}, (LUNR,)) == [[str(n)] for n in range(len(terms))]


def test_an_index_of_nothing_loads() -> None:
    assert run(scripts(archive()), FOUND_BY_LUNR_JS, {"index": serialised(BOOSTS, [], []), "queries": ["putin"]}, (LUNR,)) == [[]]


@given(st.floats(0, 1e6))
def test_scores_are_rounded_half_up_to_thousandths(value: float) -> None:
    assert abs(_score(value) - value) <= 0.0005 + 1e-9
    assert _score(value) == int(_score(value)) or isinstance(_score(value), float)


@pytest.mark.parametrize(("value", "rounded"), [(0.0005, 0.001), (2.0, 2), (1.2345, 1.235), (0.0004, 0), (math.pi, 3.142)])
def test_a_half_is_rounded_up_as_in_javascript(value: float, rounded: float) -> None:
    assert repr(_score(value)) == repr(rounded)
