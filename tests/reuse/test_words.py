import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reuse.words import Bodies


@given(st.text().filter(lambda text: bool(text.strip())))
def test_each_word_has_its_place(text: str) -> None:
    bodies = Bodies([making.article(text)])
    starts, ends = bodies.offsets(0)
    assert len(starts) == len(ends) == bodies.sizes[0] == len(bodies.of(0))
    assert all(text[start:end].replace("_", "a").isalnum() for start, end in zip(starts.tolist(), ends.tolist(), strict=True))


@pytest.mark.parametrize("text", ["Élysée, Zelensky’s", "elysee ZELENSKY'S", "Elysée — zelensky s"])
def test_case_accents_and_punctuation_do_not_count(text: str) -> None:
    bodies = Bodies([making.article(text, source="a.txt"), making.article("elysee zelensky s", source="b.txt")])
    assert bodies.of(0).tolist() == bodies.of(1).tolist()


def test_bodies_stand_by_date_then_source() -> None:
    days = {"a.txt": None, "b.txt": "2022-03-04", "c.txt": "2022-03-03", "d.txt": "2022-03-03"}
    articles = [making.article("x", source=source, published=day) for source, day in days.items()]
    assert [article.source for article in Bodies(articles).articles] == ["c.txt", "d.txt", "b.txt", "a.txt"]


def test_what_is_quoted_is_known() -> None:
    bodies = Bodies([making.article('He said “one two” and "three" four.\n\n“Five six\n\nseven «eight»')])
    assert [int(word) for word in bodies.quoted(0)] == [0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1]


def test_numbers_of_a_stretch() -> None:
    bodies = Bodies([making.article("A 5.63 pct rate on 12,000 bills in 1987")])
    assert bodies.numbers(0, 0, len(bodies.of(0))) == ["5.63", "12,000", "1987"]
