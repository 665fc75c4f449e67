from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from sitegen.render import spans
from sitegen.render.spans import Mark

TEXT = "The quick brown fox jumps"
RANGES = st.lists(st.tuples(st.integers(0, len(TEXT) + 5), st.integers(0, 12)), max_size=8)


def token(content: str, start: int | None) -> Token:
    return Token("text", "", 0, content=content, meta={"start": start, "end": None if start is None else start + len(content)})


def marks(ranges: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(start=start, end=start + length, kind="person", id="") for start, length in ranges]


@given(RANGES, st.integers(0, 10), st.integers(0, 25))
def test_pieces_give_the_text_back_and_each_has_the_spans_that_cover_it(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    found = marks(ranges)
    content = TEXT[start:end]
    pieces = spans.pieces(token(content, start), spans.place(found))
    assert "".join(words for words, _ in pieces) == content
    at = start
    for words, stack in pieces:
        covering = {number for number, mark in enumerate(found) if mark.start < at + len(words) and at < mark.end} if words else set()
        assert set(stack) == covering or not words
        at += len(words)


@given(RANGES)
def test_the_outermost_span_comes_first(ranges: list[tuple[int, int]]) -> None:
    found = marks(ranges)
    for stack in spans.place(found).stacks:
        assert list(stack) == sorted(stack, key=lambda number: (found[number].start, -found[number].end, number))


def test_text_that_stands_otherwise_in_the_file_stays_whole() -> None:
    entity = Token("text", "", 0, content="&", meta={"start": 0, "end": 5})
    assert spans.pieces(entity, spans.place(marks([(0, 1), (3, 5)]))) == [("&", (0,))]


def test_text_without_a_place_has_no_marks() -> None:
    assert spans.pieces(token("words", None), spans.place(marks([(0, 9)]))) == [("words", ())]
