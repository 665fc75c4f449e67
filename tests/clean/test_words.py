import pytest

from sitegen.clean import words


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("0 CommentsClose Comments", "# comments close comments"),
        ("3 min read", "# min read"),
        ("Leave a Reply", "leave a reply"),
        ("» LEAVE A REPLY!", "leave a reply"),
        ("Don’t Miss", "dont miss"),
        ("Élysée", "elysee"),
        ("1,114 shares", "# shares"),
        ("12:30 pm", "# pm"),
        ("---", ""),
    ],
)
def test_a_key_has_no_case_no_punctuation_no_numbers_and_nothing_glued(line: str, key: str) -> None:
    assert words.key(line) == key


def test_glued_words_are_set_apart_and_names_with_a_capital_inside_stay_readable() -> None:
    assert words.unglued("ByNina Roe") == "By Nina Roe"
    assert words.unglued("BBC News") == "BBC News"


def test_the_lists_hold_what_their_names_say() -> None:
    assert "world" in words.SECTIONS
    assert "february" in words.DATES
    assert "gmt" in words.CLOCK
    assert "published" in words.STAMPS
    assert "reuters" in words.CREDITS
    assert all(word == word.lower() for word in words.SECTIONS | words.DATES | words.CLOCK | words.STAMPS | words.CREDITS | words.SMALL)
