import hashlib

import making
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import moves
from sitegen.model import Article

MARKS = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))
KNOWN = st.dictionaries(st.sampled_from("123456"), MARKS)


def _article(text: str, source: str) -> Article:
    made = making.article(text, source=source)
    return structs.replace(made, raw=structs.replace(made.raw, sha256=hashlib.sha256(text.encode()).hexdigest()))


def test_a_renamed_file_is_known_by_its_bytes_and_an_edited_one_by_its_beginning() -> None:
    text = "The bridge closed.\nIt is old.\n"
    one = moves.known([_article(text, "a.txt")])
    assert moves.moved(one, {}, moves.known([_article(text, "b.txt")])) == {"a": "b"}
    assert moves.moved(one, {}, moves.known([_article(f"{text}It will be mended.\n", "b.txt")])) == {"a": "b"}
    assert moves.moved(one, {}, moves.known([_article("The bridge opened.\n", "c.txt")])) == {}


def test_edited_and_renamed_at_once_is_known_by_the_second_mark() -> None:
    assert moves.moved({"old": ("1", "same")}, {}, {"new": ("2", "same")}) == {"old": "new"}


def test_what_would_fit_two_fits_none() -> None:
    assert moves.moved({"old": ("1", "x")}, {}, {"a": ("1", "y"), "b": ("1", "z")}) == {}
    assert moves.moved({"one": ("1", "x"), "two": ("1", "y")}, {}, {"new": ("1", "z")}) == {}
    assert moves.moved({"old": ("1", "x")}, {}, {"old": ("2", "y"), "copy": ("1", "x")}) == {}


def test_earlier_moves_lead_all_the_way_and_end_when_the_name_is_used_again() -> None:
    assert moves.moved({"b": ("1", "x")}, {"a": "b"}, {"c": ("1", "x")}) == {"a": "c", "b": "c"}
    assert moves.moved({"b": ("1", "x")}, {"a": "b"}, {"a": ("2", "y"), "b": ("1", "x")}) == {}
    assert moves.moved({}, {"a": "b"}, {}) == {}


@given(KNOWN, st.dictionaries(st.sampled_from("123456"), st.sampled_from("123456")), KNOWN)
def test_a_former_address_is_nobodys_and_leads_to_an_article_that_there_is(
    before: dict[str, tuple[str, str]], earlier: dict[str, str], now: dict[str, tuple[str, str]]
) -> None:
    for former, target in moves.moved(before, earlier, now).items():
        assert former not in now
        assert target in now
