import pytest

from sitegen import english


@pytest.mark.parametrize(("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_lists_read_as_in_a_sentence(items: list[str], said: str) -> None:
    assert english.listed(items) == said


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("corridors", "corridor"),
        ("Parties", "party"),
        ("crisis", "crisis"),
        ("losses", "loss"),
        ("news", "news"),
        ("Élysées", "elysee"),
        ("gas", "gas"),
    ],
)
def test_plurals_are_folded(plural: str, singular: str) -> None:
    assert english.singular(plural) == singular
