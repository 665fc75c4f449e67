import pytest

from sitegen.cite import names


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Ada Byron", "Byron", "Ada"),
        ("Ada K. Byron", "Byron", "Ada K."),
        ("Ursula von der Leyen", "von der Leyen", "Ursula"),
        ("Jean-Luc O’Neill", "O’Neill", "Jean-Luc"),
        ("Øyvind Ærø", "Ærø", "Øyvind"),
    ],
)
def test_a_person_is_sorted_by_family(name: str, family: str, given: str) -> None:
    assert names.parted(name) == (family, given)


@pytest.mark.parametrize(
    "name",
    [
        "Reuters", "The Associated Press", "Associated Press", "BBC News", "Staff reporter", "Ada Byron, London", "Byron, Ada", "ada byron",
        "A B C D E F", "von der Leyen", "Ministry of Truth", "Ada Byron and Charles Babbage", "", " ", "Ada 2", "{x} {y}",
    ],
)  # fmt: skip
def test_whatever_may_be_no_person_stays_whole(name: str) -> None:
    assert names.parted(name) is None
