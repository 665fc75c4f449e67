import json
import string

from hypothesis import given
from hypothesis import strategies as st
from search_in_node import ENGINE, archive, run, scripts

from sitegen.search import packing
from sitegen.search.builder import utf16

NUMBERS = st.lists(st.one_of(st.integers(0, 2**31 - 1), st.integers(0, 200)))
WORDS = st.lists(st.text("ab0|é9𐌰𐌱\ufa0e😀", min_size=1, max_size=12), unique=True)
CASES = 200


def read(numbers: list[list[int]], words: list[list[str]]) -> list[object]:
    """What the browser reads of what Python packs."""
    texts = {"numbers": [packing.packed(one) for one in numbers], "words": [packing.words(one) for one in words]}
    code = "({numbers, words}) => [numbers.map(sitegenSearch.numbers), words.map(sitegenSearch.words)]"
    found: list[object] = run(scripts(archive()), code, texts, ENGINE)
    return found


def test_the_browser_reads_what_was_packed() -> None:
    kept: list[tuple[list[int], list[str]]] = []

    @given(NUMBERS, WORDS)
    def gather(numbers: list[int], words: list[str]) -> None:
        kept.append((numbers, sorted(words, key=utf16)))

    gather()
    edges = [
        0,
        77,
        78,
        79,
        92,
        93,
        78 * 15,
        78 * 15 + 77,
        78 * 16 - 1,
        2**31 - 1,
        *(power + more for power in (15**2, 15**5) for more in (-1, 0, 1)),
    ]
    numbers, words = [edges, *(one for one, _ in kept)], [["talk", "talks", "tall"], *(one for _, one in kept)]
    assert read(numbers, words) == [numbers, words]


@given(NUMBERS)
def test_numbers_stand_in_json_as_they_are(numbers: list[int]) -> None:
    text = packing.packed(numbers)
    assert json.dumps(text) == f'"{text}"'
    assert len(text) >= len(numbers)


def test_small_numbers_are_one_letter() -> None:
    assert len(packing.packed(range(packing.LAST))) == packing.LAST
    assert len(packing.packed([packing.LAST])) == 2


def test_words_tell_what_they_share_with_the_one_before() -> None:
    assert packing.words(["talk", "talks", "tall"]) == "0talk4s3l"
    assert packing.words(["1990", "19|"]) == "0|1|9|9|02||"
    assert packing.words(["𐌰a", "𐌰b"]) == "0𐌰a0𐌰b"
    assert packing.words([string.ascii_lowercase, string.ascii_lowercase + "a"]) == "0abcdefghijklmnopqrstuvwxyz9jklmnopqrstuvwxyza"


@given(WORDS, st.integers(1, 4))
def test_a_separator_is_the_shortest_beginning_that_tells_a_run_from_the_one_before(words: list[str], size: int) -> None:
    ordered = sorted(words, key=utf16)
    runs = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    made = packing.separators((run[0], run[-1]) for run in runs)
    assert len(made) == len(runs)
    assert made[:1] == [""][: len(runs)]
    for before, after, separator in zip(runs, runs[1:], made[1:], strict=False):
        assert utf16(before[-1]) < utf16(separator) <= utf16(after[0])
        assert after[0].startswith(separator)
        assert utf16(separator[:-1]) <= utf16(before[-1])
