import pytest

from sitegen.thread.phrases import phrases, tells


def test_a_phrase_stands_between_words_that_open_and_close_one() -> None:
    assert "second round of negotiations" in phrases(["The second round of negotiations is over."])


@pytest.mark.parametrize(
    ("phrase", "headed", "expected"),
    [
        ("debt deal", False, True),
        ("restaurant", True, True),
        ("restaurant", False, False),
        ("company", True, False),
        ("billion offer", True, False),
        ("injury unattended", True, False),
        ("top speed", False, True),
    ],
)
def test_a_phrase_tells_a_reader_something(phrase: str, headed: bool, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert tells(phrase, headed=headed) is expected
