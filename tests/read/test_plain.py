import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import raw_article

from sitegen.model import RawArticle
from sitegen.read import plain

PARAGRAPHS = (
    "The delegations met for the second time in a week, and they agreed on little more than to meet again before long.",
    "Officials said that corridors would be opened for those who want to leave the besieged towns, if the guns stay silent.",
    "Neither side named a place or a day for a third round, and neither wanted to say what it would take to end the war soon.",
    "A villa at the border was made ready all the same, and the guards there were told to expect guests before the week is out.",
)


def parts(text: str) -> list[str]:
    raw = plain.read(raw_article(text))
    return [raw.text[part.start : part.end] for part in raw.parts]


def test_each_line_is_a_part_without_the_white_space_around_it() -> None:
    assert parts("\n  One \n\nTwo\t\n \nThree") == ["One", "Two", "Three"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_lines_end_where_unicode_says_so(end: str) -> None:
    assert parts(f"One{end}Two{end}{end}Three{end}") == ["One", "Two", "Three"]


@pytest.mark.parametrize("noise", ["\x1c", "\x1d", "\x1e", "\x00", "\u200b"])
def test_control_characters_end_no_line(noise: str) -> None:
    assert parts(f"One{noise}Two") == [f"One{noise}Two"]


def test_a_byte_order_mark_at_the_start_is_white_space() -> None:
    assert parts("\ufeffOne\nTwo") == ["One", "Two"]


@pytest.mark.parametrize("width", [60, 72, 88])
def test_wrapped_lines_are_joined_to_their_paragraphs(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in ("Talks go on", *PARAGRAPHS))
    assert [" ".join(part.split()) for part in parts(text)] == ["Talks go on", *PARAGRAPHS]


def test_wrapped_lines_are_joined_whatever_their_line_ends() -> None:
    text = "\r\n\r\n".join(textwrap.fill(paragraph, 70).replace("\n", "\r\n") for paragraph in PARAGRAPHS)
    assert len(parts(text)) == len(PARAGRAPHS)


def test_a_list_inside_a_wrapped_text_keeps_its_lines() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in PARAGRAPHS)
    assert parts(f"{wrapped}\n\nKyiv\nKharkiv\nMariupol")[-3:] == ["Kyiv", "Kharkiv", "Mariupol"]


def test_long_lines_without_blank_lines_between_are_paragraphs_of_their_own() -> None:
    assert parts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_of_like_length_that_end_as_sentences_do_are_not_joined() -> None:
    lines = [
        f"The {number} delegation of the country came to the talks in a villa today."
        for number in ("first", "second", "third", "fourth", "fifth")
    ]
    assert parts("\n".join(lines)) == lines


def test_verses_are_not_joined() -> None:
    verses = [
        "How many miles to Babylon",
        "Three score miles and ten",
        "Can I get there by candle light",
        "Yes and back again",
        "If your heels are nimble",
        "You may get there",
    ]
    assert parts("\n".join(verses)) == verses


def is_between(text: str) -> bool:
    return not text.strip().strip("\ufeff \t")


def check_parts(raw: RawArticle) -> None:
    end = 0
    for part in raw.parts:
        assert end <= part.start < part.end <= len(raw.text)
        assert is_between(raw.text[end : part.start])
        end = part.end
    assert is_between(raw.text[end:])


@given(st.text(st.sampled_from("ab .\n\r\t\x0b\x1c\x85\u2028\ufeff\x00é"), max_size=80))
def test_parts_are_in_order_and_nothing_but_white_space_is_between(text: str) -> None:
    check_parts(plain.read(raw_article(text)))


@given(st.text(max_size=200))
def test_parts_hold_all_of_any_text(text: str) -> None:
    check_parts(plain.read(raw_article(text)))
