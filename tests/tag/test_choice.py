"""Every tag leads somewhere: what one article is about finds a second one, or gives way to what does."""

import making
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Article
from sitegen.tag.choice import chosen
from sitegen.tag.table import Names, Numbers, Subject, Use, table

BODY = "So it was and so they did. " * 40


def articles(*sources: str) -> list[Article]:
    return [making.article(f"{BODY}\n", source=source) for source in sources]


def use(count: int, place: int = 1) -> Use:
    return Use(count=count, place=place, shown="x")


def subject(name: str) -> Subject:
    return Subject("", name)


def tags(some: list[Article], uses: dict[str, dict[Subject, Use]], *said: set[Subject], least: int = 2) -> dict[str, list[str]]:
    """Return the keys of what is chosen, by article."""
    rows = [(number, one, found) for number, article in enumerate(some) for one, found in uses[article.source].items()]
    leading, _ = chosen(some, table(Names(Numbers(), Numbers()), rows), *said, least)
    found: dict[str, list[str]] = {article.source: [] for article in some}
    for number, one, _ in leading.rows():
        found[some[number].source].append(one.id)
    return found


def names(uses: dict[str, dict[str, int]], stated: set[str] = frozenset(), terms: set[str] = frozenset()) -> dict[str, list[str]]:
    """Return the choice for counts by article and key."""
    return tags(
        articles(*uses),
        {source: {subject(key): use(count) for key, count in here.items()} for source, here in uses.items()},
        {subject(key) for key in stated},
        {subject(key) for key in terms},
        least=1 if len(uses) < 3 else 2,
    )


def test_the_weightiest_subjects_come_first() -> None:
    both = {"ferry": 2, "harbour": 9}
    assert names({"a.txt": both, "b.txt": both, "c.txt": {}})["a.txt"] == ["harbour", "ferry"]


def test_a_subject_of_one_article_is_no_tag_unless_it_is_stated_or_a_term() -> None:
    uses = {"a.txt": {"ferry": 5, "truce": 2, "peace": 2}, "b.txt": {}, "c.txt": {}}
    assert names(uses)["a.txt"] == []
    assert set(names(uses, {"truce"}, {"peace"})["a.txt"]) == {"truce", "peace"}


def test_where_one_article_is_enough_a_tag_may_name_one() -> None:
    assert names({"a.txt": {"ferry": 5}, "b.txt": {}}) == {"a.txt": ["ferry"], "b.txt": []}


def test_what_one_article_is_about_is_a_tag_of_another_that_only_touches_it() -> None:
    own = {f"subject{number}": 9 for number in range(10)}
    uses = {"a.txt": {"ferry": 20}, "b.txt": own | {"ferry": 1}, "c.txt": own}
    found = names(uses)
    assert found["a.txt"] == ["ferry"]
    assert (len(found["b.txt"]), found["b.txt"][-1]) == (11, "ferry")


def test_an_article_keeps_no_more_than_two_others_company_and_the_rest_is_no_tag() -> None:
    own = {f"subject{number}": 9 for number in range(10)}
    touched = {"ferry": 1, "truce": 1, "peace": 1}
    uses = {"a.txt": {"ferry": 20}, "b.txt": {"truce": 19}, "c.txt": {"peace": 2}, "d.txt": own | touched, "e.txt": own}
    found = names(uses)
    assert (found["a.txt"], found["b.txt"], found["c.txt"]) == (["ferry"], ["truce"], [])
    assert set(found["d.txt"]) - set(own) == {"ferry", "truce"}


def test_a_term_of_the_vocabulary_goes_before_others() -> None:
    both = {"ferry": 2, "truce": 1}
    uses = {"a.txt": both, "b.txt": both, "c.txt": {}}
    assert (names(uses)["a.txt"][0], names(uses, terms={"truce"})["a.txt"][0]) == ("ferry", "truce")


def test_a_short_article_has_fewer_tags_but_five() -> None:
    same = {subject(f"subject{number}"): use(2) for number in range(12)}
    some = [making.article("So it was.\n", source="a.txt"), *articles("b.txt", "c.txt")]
    found = tags(some, {one.source: same for one in some}, set(), set())
    assert (len(found["a.txt"]), len(found["b.txt"])) == (5, 10)


KEYS = st.dictionaries(st.sampled_from([f"subject{number}" for number in range(40)]), st.integers(1, 9), max_size=25)


@given(st.lists(KEYS, min_size=3, max_size=8))
def test_every_tag_names_two_articles_and_every_article_has_twelve_at_most(counts: list[dict[str, int]]) -> None:
    found = names({f"{number}.txt": here for number, here in enumerate(counts)})
    every = [key for own in found.values() for key in own]
    assert all(every.count(key) >= 2 for key in every)
    assert all(len(own) <= 12 and len(own) == len(set(own)) for own in found.values())
    for number, here in enumerate(counts):
        assert set(found[f"{number}.txt"]) <= set(here)
