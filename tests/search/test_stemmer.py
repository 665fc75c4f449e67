import random
from itertools import product
from pathlib import Path

import pytest
from search_in_node import LUNR, archive, run, scripts

from sitegen.search import stemmer
from sitegen.search.words import all_words

STEMS = """
    y yes syzyg happ tr sa bu da la pla ab troubl oat tree iv eg by my eyes yy s ss ing ed eed 𐌰 𐌰𐌰 b𐌰 путин é rel hop hopp fall fil
    agre conflat siz tann hiss fizz fail plast negoti zelensk nation gener sens oscill hope day say pay ukrain mov
"""
ENDS = """
    s ss es ies sses ed eed ing y ly ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness
    ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ou ism ate iti
    ous ive ize ion sion tion e ll lle ys ying yed yy
"""


def vocabulary() -> list[str]:
    stems, ends = STEMS.split(), ENDS.split()
    words = {*stems, *ends, *map("".join, product(stems, ends)), *map("".join, product(stems, ends, ends))}
    for seed in sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt")):
        words.update(all_words(seed.read_text(encoding="utf-8")))
    letters = "aeiouyybcdlmnrstwxzà𐌰иÿ"
    rng = random.Random(1)
    words.update("".join(rng.choices(letters, k=rng.randint(1, 9))) for _ in range(20_000))
    return sorted(words)


def test_every_word_is_stemmed_as_lunr_js_stems_it() -> None:
    words = vocabulary()
    assert len(words) > 100_000
    theirs = run(scripts(archive()), "(words) => words.map((word) => lunr.stemmer(new lunr.Token(word)).toString())", words, (LUNR,))
    differing = [(word, ours, wanted) for word, ours, wanted in zip(words, map(stemmer.stem, words), theirs, strict=True) if ours != wanted]
    assert differing == []


@pytest.mark.parametrize(
    ("word", "stem"),
    [("day", "day"), ("say", "say"), ("buying", "buy"), ("try", "tri"), ("yes", "ye"), ("y", "y"), ("ies", "ie"), ("talks", "talk")],
)
def test_a_y_is_cut_as_in_the_browser(word: str, stem: str) -> None:
    assert stemmer.stem(word) == stem


def test_no_stem_is_empty_or_grows_out_of_nothing() -> None:
    assert all(stemmer.stem(word) for word in vocabulary())


def test_the_pipeline_is_known_to_lunr_js_by_its_name() -> None:
    assert stemmer.pipeline().serialize() == ["stemmer"]
    assert stemmer.pipeline().run_string("says") == ["say"]
