import random
import time

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render import differences
from sitegen.render.differences import Hunk, Run

TEXTS = st.text(alphabet="ab .,’'\n“”ü字", max_size=60)
PARAGRAPHS = st.lists(st.sampled_from(["a b c d", "a b c e", "x", "y y", "a b c d e f g h", "a b c d e f k l", ""]), max_size=12)


def marked(one: str, other: str) -> tuple[str, str]:
    """Write what differs in brackets."""
    first, second = ("".join(f"[{run.text}]" if run.differs else run.text for run in runs) for runs in differences.words(one, other))
    return first, second


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The talks are over.", "The talks have ended.", ("The talks [are over].", "The talks [have ended].")),
        ("same  words", "same words", ("same  words", "same words")),
        ("", "new", ("", "[new]")),
        ("we saw 1,200 people", "we saw 1,250 people", ("we saw [1,200] people", "we saw [1,250] people")),
        ("“No” – it’s late", '"No" - it\'s late', ("“No” – it’s late", '"No" - it\'s late')),
        ("x talks go on", "talks go on", ("[x] talks go on", "talks go on")),
        ("会谈结束", "会谈失败", ("会谈[结束]", "会谈[失败]")),
    ],
)
def test_words_that_only_one_text_has_are_told(one: str, other: str, expected: tuple[str, str]) -> None:
    assert marked(one, other) == expected


def test_a_short_word_alone_between_differences_is_the_same_by_chance() -> None:
    assert marked("big red dogs of old farmers bark", "three cats of young widows bark") == (
        "[big red dogs of old farmers] bark", "[three cats of young widows] bark",
    )  # fmt: skip


def test_a_combining_mark_stays_with_its_letter() -> None:
    ((_, changed), _) = differences.words("पुर नदी", "पुर झील")
    assert changed == Run(text="नदी", differs=True)


@given(TEXTS, TEXTS)
def test_the_runs_of_a_text_give_it_back(one: str, other: str) -> None:
    for text, runs in zip((one, other), differences.words(one, other), strict=True):
        assert "".join(run.text for run in runs) == text
        assert all(run.text for run in runs)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(run.differs for runs in differences.words(text, text) for run in runs)


@given(TEXTS, TEXTS)
def test_what_is_the_same_is_the_same_on_both_sides_but_for_typography(one: str, other: str) -> None:
    same = [[word[0] for run in runs if not run.differs for word in differences.tokens(run.text)] for runs in differences.words(one, other)]
    assert marked(" ".join(same[0]), " ".join(same[1])) == (" ".join(same[0]), " ".join(same[1]))


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_hunks_have_every_paragraph_of_both_once_and_in_order(one: list[str], other: list[str]) -> None:
    at = (0, 0)
    for hunk in differences.paragraphs(one, other):
        assert (hunk.one[0], hunk.other[0]) == at
        assert hunk.one != hunk.other or hunk.one[0] < hunk.one[1]
        if hunk.same:
            assert one[slice(*hunk.one)] == other[slice(*hunk.other)]
        else:
            assert hunk.one[1] - hunk.one[0] <= 1
            assert hunk.other[1] - hunk.other[0] <= 1
        at = (hunk.one[1], hunk.other[1])
    assert at == (len(one), len(other))


def test_a_paragraph_that_was_changed_stands_beside_what_it_was() -> None:
    one = ["Rain fell on the town all night.", "The mayor asked for help.", "Nobody came."]
    other = ["The mayor asked for help on Friday.", "Nobody came.", "A new line."]
    assert list(differences.paragraphs(one, other)) == [
        Hunk(one=(0, 1), other=(0, 0), same=False),
        Hunk(one=(1, 2), other=(0, 1), same=False),
        Hunk(one=(2, 3), other=(1, 2), same=True),
        Hunk(one=(3, 3), other=(2, 3), same=False),
    ]


def test_many_changed_paragraphs_are_known_again_by_how_they_begin() -> None:
    one = [f"Paragraph {number} tells of the {number} days before the end of it" for number in range(500)]
    other = [f"{text}, and more" for text in one if not text.startswith("Paragraph 7 ")]
    hunks = list(differences.paragraphs(one, other))
    assert [hunk.one for hunk in hunks if hunk.other[0] == hunk.other[1]] == [(7, 8)]
    assert len(hunks) == 500


@pytest.mark.parametrize("kinds", [1, 2, 26, 100_000])
def test_a_megabyte_of_repeated_words_takes_little_time(kinds: int) -> None:
    chance = random.Random(kinds)
    one, other = (" ".join(str(chance.randrange(kinds)) for _ in range(150_000)) for _ in range(2))
    start = time.process_time()
    differences.words(one, other)
    assert len(list(differences.paragraphs(one.split(), other.split()))) > 0
    assert time.process_time() - start < making.PATIENCE
