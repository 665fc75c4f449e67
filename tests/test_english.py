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


@pytest.mark.parametrize(("value", "said"), [(0, "0 %"), (0.004, "less than 1 %"), (0.92, "92 %"), (0.999, "99 %"), (1, "100 %")])
def test_a_share_is_all_or_nothing_only_where_it_is(value: float, said: str) -> None:
    assert english.share(value) == said
