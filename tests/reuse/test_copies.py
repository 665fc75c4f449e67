import making

from sitegen.reuse import copies, stated
from sitegen.reuse.comparing import Comparer
from sitegen.reuse.words import Bodies

WORDS = " ".join(f"word{number}" for number in range(60))
PART = " ".join(f"word{number}" for number in range(45))
PAIRS = ((0, 1), (0, 2), (1, 2))


def found(*texts: str, original: dict[int, int] | None = None, apart: tuple[int, ...] = ()) -> dict[int, int]:
    comparer = Comparer(Bodies([making.article(text, source=f"{at}.txt") for at, text in enumerate(texts)]))
    distinct = stated.Apart()
    distinct.add(apart)
    compared = [shared for pair in PAIRS if pair[1] < len(texts) and (shared := comparer.shared(*pair)).tiles]
    return copies.copies(comparer, compared, original or {}, distinct, {})


def test_what_adds_nothing_is_the_copy() -> None:
    assert found(PART, WORDS) == {0: 1}


def test_every_copy_is_one_of_an_original() -> None:
    assert found(WORDS, WORDS, WORDS) == {1: 0, 2: 0}


def test_what_the_archivist_calls_distinct_is_no_copy() -> None:
    assert found(WORDS, WORDS, apart=(0, 1)) == {}


def test_what_the_archivist_calls_the_original_is_no_copy() -> None:
    assert found(PART, WORDS, original={1: 0}) == {1: 0}
