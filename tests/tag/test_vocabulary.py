"""The archivist's vocabulary: synonyms become the term, wider tags follow, and what they do not want is no tag."""

import time

import making
import pytest

from sitegen import tag
from sitegen.model import Article, Entity, Mention, Stated, Tag, Term
from sitegen.tag.phrases import OPENING
from sitegen.tag.table import Names, Numbers, Subject, Use, table
from sitegen.tag.vocabulary import Vocabulary

FILLER = "It was so and they did not do more than that, as he said to her, and then we went on with it again and again. " * 3


def article(source: str, body: str, *stated: str) -> Article:
    return making.article(f"{body}\n\n{FILLER}\n", source=source, stated=Stated(tags=stated, places={"tags": f"{source[0]}.toml:2"}))


def entity(name: str, *aliases: str, kind: str = "place", mentions: dict[str, tuple[int, ...]] | None = None) -> Entity:
    return Entity(kind=kind, id=name.lower(), name=name, aliases=aliases, mentions=mentions or {})


def by_name(articles: list[Article], *terms: Term) -> dict[str, Tag]:
    return {found.name: found for found in tag.tags(articles, {}, (), terms)}


def applied(vocabulary: Vocabulary, one: Article, *marks: Mention, uses: dict[Subject, Use] | None = None) -> dict[Subject, Use]:
    """Return what a vocabulary makes of the uses in an article."""
    rows = table(Names(Numbers(), Numbers()), [(0, subject, use) for subject, use in (uses or {}).items()])
    made = vocabulary.applied([one], {one.source: marks}, rows)
    return {subject: use for _, subject, use in made.rows()}


def found(text: str, *terms: Term) -> dict[str, tuple[int, int, str]]:
    """Return what of a vocabulary stands in a text, by the name of the term."""
    one = making.article(text)
    vocabulary = Vocabulary(terms, ())
    uses = applied(vocabulary, one)
    return {vocabulary.names[subject]: (use.count, use.place, use.shown) for subject, use in uses.items()}


def test_a_synonym_that_is_found_becomes_the_term_and_says_in_which_words() -> None:
    articles = [article("a.txt", "The truce held. A truce, he said."), article("b.txt", "The ceasefire held."), article("c.txt", "No.")]
    tags = by_name(articles, Term("ceasefire", ("truce",)))
    assert set(tags) == {"ceasefire"}
    uses = tags["ceasefire"].uses
    assert (tags["ceasefire"].origin, [use.source for use in uses]) == ("stated", ["a.txt", "b.txt"])
    assert uses[0].why == "the archivist's tag, found in the text here: “truce” stands twice, first in the opening"
    assert not any(use.stated for use in uses)


def test_a_synonym_that_is_stated_becomes_the_term() -> None:
    tags = by_name([article("a.txt", "So.", "truces"), article("b.txt", "No."), article("c.txt", "No.")], Term("ceasefire", ("truce",)))
    (use,) = tags["ceasefire"].uses
    assert (set(tags), use.score, use.stated, use.why) == ({"ceasefire"}, 1.0, True, "stated in a.toml:2 as “truces”")


def test_a_wider_tag_is_on_every_article_that_has_the_narrower_one_and_says_which() -> None:
    articles = [article("a.txt", "The truce held."), article("b.txt", "So.", "ceasefire"), article("c.txt", "No.")]
    tags = by_name(articles, Term("ceasefire", ("truce",), ("diplomacy",)), Term("diplomacy", (), ("politics",)))
    assert set(tags) == {"ceasefire", "diplomacy", "politics"}
    assert tags["ceasefire"].broader == ("diplomacy", "politics")
    assert tags["diplomacy"].broader == ("politics",)
    assert [use.why for use in tags["politics"].uses] == [
        "through the narrower tag “ceasefire”: “truce” stands once, in the opening",
        "through the narrower tag “ceasefire”: stated in b.toml:2",
    ]
    assert all(use.score < narrower.score for use, narrower in zip(tags["politics"].uses, tags["ceasefire"].uses, strict=True))


def test_what_an_article_states_stays_stated_where_a_narrower_tag_brings_it_too() -> None:
    tags = by_name([article("a.txt", "The truce held.", "diplomacy")], Term("truce", (), ("diplomacy",)))
    assert (tags["diplomacy"].uses[0].score, tags["diplomacy"].uses[0].why) == (1.0, "stated in a.toml:2")


def test_a_circle_of_wider_tags_ends() -> None:
    tags = by_name([article("a.txt", "The truce held.")], Term("truce", (), ("peace",)), Term("peace", (), ("truce", "peace")))
    assert (tags["truce"].broader, tags["peace"].broader) == (("peace",), ("truce",))


def test_a_tag_that_is_not_wanted_is_none_but_where_an_article_states_it() -> None:
    body = "The truce held. A truce, he said. The ferry left. A ferry came."
    articles = [article("a.txt", body), article("b.txt", body, "truce"), article("c.txt", body)]
    tags = by_name(articles, Term("truce", wanted=False))
    assert set(tags) == {"truce", "ferry"}
    assert [use.source for use in tags["truce"].uses] == ["b.txt"]


def test_an_entity_that_is_not_wanted_as_a_tag_is_none_under_any_of_its_names() -> None:
    articles = [article(source, "Kyiv waits. Kyiv sleeps.") for source in ("a.txt", "b.txt", "c.txt")]
    marks = {
        one.source: tuple(
            Mention(start=at, end=at + 4, kind="place", text="Kyiv", certainty=1, rule="r", value="Kyiv")
            for at in (0, one.raw.text.index("Kyiv", 4))
        )
        for one in articles
    }
    place = entity("Kyiv", "Kiev", mentions=dict.fromkeys(marks, (0, 1)))
    assert [made.name for made in tag.tags(articles, marks, (place,))] == ["Kyiv"]
    assert tag.tags(articles, marks, (place,), (Term("Kiev", wanted=False),)) == ()


def test_a_term_is_found_whole_in_any_case_and_number_whatever_kind_of_word_it_is() -> None:
    terms = (Term("war on drugs"), Term("Ceasefire", ("lay down arms",)))
    text = "CEASEFIRES! They lay  down arms.\n\nA war on drugs, wars on drugs; a ceasefiring and a cold war on.\n"
    assert found(text, *terms) == {"Ceasefire": (2, OPENING, "CEASEFIRES"), "war on drugs": (2, 2, "war on drugs")}


def test_of_two_terms_that_stand_in_one_place_the_longer_is_meant() -> None:
    assert found("Peace talks failed.\n", Term("talks"), Term("peace talks")) == {"peace talks": (1, OPENING, "Peace talks")}


def test_a_term_in_capitals_is_found_in_capitals_only() -> None:
    assert found("It told us of the US.\n", Term("US")) == {"US": (1, OPENING, "US")}


def test_a_term_inside_a_longer_name_is_not_found() -> None:
    one = making.article("The Peace Institute.\n")
    mark = Mention(start=4, end=19, kind="place", text="Peace Institute", certainty=1, rule="r", value="Peace Institute")
    vocabulary = Vocabulary((Term("peace"), Term("Peace Institute")), (entity("Peace Institute"),))
    uses = applied(vocabulary, one, mark)
    assert uses == {Subject("place", "peace institute"): Use(count=1, place=OPENING, shown="Peace Institute")}


def test_a_term_that_names_an_entity_is_that_entity_and_its_synonyms_count_for_it() -> None:
    use = Use(count=3, place=2, shown="Kyiv")
    one = making.article("So the capital it was.\n")
    for term in (Term("Kyiv", ("the capital",)), Term("capital of Ukraine", ("Kyiv", "the capital"))):
        vocabulary = Vocabulary((term,), (entity("Kyiv"),))
        uses = applied(vocabulary, one, uses={Subject("place", "kyiv"): use})
        assert [(vocabulary.names[subject], found.count, found.place) for subject, found in uses.items()] == [(term.name, 3, OPENING)]


def test_two_entities_of_one_name_are_not_mixed_up_by_a_term() -> None:
    vocabulary = Vocabulary((Term("Washington"),), (entity("Washington"), entity("Washington", kind="person")))
    assert vocabulary.subject("Washington") == Subject("", "washington")


def test_an_article_has_no_more_than_twelve_tags_unless_they_are_the_archivists() -> None:
    nouns = ["ferry", "harbour", "tunnel", "orchard", "pirate", "lantern", "velvet", "walnut", "saddle", "blanket"]
    body = " ".join(f"The {noun} came. A {noun} went." for noun in nouns) + " The truce held."
    articles = [article(source, body) for source in ("a.txt", "b.txt", "c.txt", "d.txt")]
    tags = by_name(articles, Term("truce", (), ("peace", "politics", "diplomacy")))
    counts = [sum(use.source == one.source for made in tags.values() for use in made.uses) for one in articles]
    assert {"truce", "peace", "politics", "diplomacy"} <= set(tags)
    assert max(counts[:2]) <= 12
    assert all(len(made.uses) >= 2 for made in tags.values())


def test_a_vocabulary_that_says_nothing_changes_nothing() -> None:
    uses = table(Names(Numbers(), Numbers()), [(0, Subject("", "ferry"), Use(count=1, place=1, shown="ferry"))])
    assert Vocabulary((), ()).applied([making.article("The ferry.\n")], {}, uses) is uses


@pytest.mark.parametrize("text", ["truce " * 100_000, "Aa " * 200_000, "the truce the " * 50_000, '"' * 500_000, "7" * 500_000])
def test_letters_gone_mad_take_linear_time(text: str) -> None:
    start = time.process_time()
    found(f"{text}\n", Term("the truce the truce the ferry"), Term("truce"))
    assert time.process_time() - start < 3
