"""Marks of several articles become entities, and doubtful ones stay apart."""

import making
from hypothesis import given
from hypothesis import strategies as st

from sitegen import resolve
from sitegen.model import Alias, Curation, Entity, Kind, Mention, Merge

KINDS = (
    Kind(id="person", label="Person", plural="People"),
    Kind(id="place", label="Place", plural="Places"),
    Kind(id="organisation", label="Organisation", plural="Organisations"),
    Kind(id="date", label="Date", plural="Dates", indexed=False),
)


def resolved(
    articles: dict[str, list[str]], kind: str = "person", curation: Curation | None = None, *, backwards: bool = False
) -> tuple[Entity, ...]:
    """Each mark is written 'words' or 'words=value'."""
    mentions = {}
    for source, marks in articles.items():
        made, at = [], 0
        for mark in marks:
            words, _, value = mark.partition("=")
            made.append(
                Mention(start=at, end=at + len(words), kind=kind, text=words, certainty=0.9, rule="by hand", value=value or words)
            )  # fmt: skip
            at += len(words) + 1
        mentions[source] = tuple(made)
    values = [making.article("text", source=source) for source in articles]
    return resolve.entities(values[::-1] if backwards else values, mentions, curation or Curation(), KINDS).entities


def names(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in entities]


def test_a_title_and_a_family_name_join_the_full_name() -> None:
    (putin,) = resolved({"a.txt": ["Vladimir Putin", "Putin=Vladimir Putin"], "b.txt": ["President Putin"], "c.txt": ["Mr Putin=Putin"]})
    assert (putin.name, putin.id) == ("Vladimir Putin", "vladimir-putin")
    assert putin.aliases == ("Mr Putin", "President Putin", "Putin")
    assert putin.mentions == {"a.txt": (0, 1), "b.txt": (0,), "c.txt": (0,)}
    assert "Nobody else in the archive has the family name of “Vladimir Putin”" in putin.why


def test_a_family_name_that_two_have_stays_apart_but_where_one_of_them_is_in_the_article() -> None:
    found = resolved({"a.txt": ["George Bush"], "b.txt": ["Jeb Bush", "Bush"], "c.txt": ["Bush"]})
    assert names(found) == ["Bush", "George Bush", "Jeb Bush"]
    assert found[0].mentions == {"c.txt": (0,)}
    assert found[0].why == "This is a family name alone, which could be George Bush or Jeb Bush's."
    assert found[2].mentions == {"b.txt": (0, 1)}


def test_spellings_join_when_the_given_names_agree_too() -> None:
    assert names(resolved({"a.txt": ["Volodymyr Zelensky"], "b.txt": ["Volodymyr Zelenskyy"], "c.txt": ["Vladimir Zelenskiy"]})) == [
        "Volodymyr Zelenskyy"
    ]
    assert names(
        resolved({"a.txt": ["Alexandre Loukashenko", "Loukashenko=Alexandre Loukashenko"], "b.txt": ["Alexander Lukashenko"]})
    ) == ["Alexandre Loukashenko"]
    assert names(resolved({"a.txt": ["Olena Zelenska"], "b.txt": ["Volodymyr Zelensky"]})) == ["Olena Zelenska", "Volodymyr Zelensky"]
    assert len(resolved({"a.txt": ["John Smith"], "b.txt": ["Jane Smith"]})) == 2
    assert len(resolved({"a.txt": ["Ivan Petrov"], "b.txt": ["Igor Petrov"]})) == 2


def test_a_middle_name_joins_where_there_is_only_one() -> None:
    assert names(resolved({"a.txt": ["Donald J. Trump"], "b.txt": ["Donald Trump", "Donald Trump"], "c.txt": ["Donald John Trump"]})) == [
        "Donald Trump"
    ]
    assert len(resolved({"a.txt": ["George W. Bush"], "b.txt": ["George H. W. Bush"], "c.txt": ["George Bush"]})) == 3
    assert len(resolved({"a.txt": ["John Roberts Jr."], "b.txt": ["John Roberts"]})) == 2


def test_a_family_name_with_particles_is_one() -> None:
    (leyen,) = resolved({"a.txt": ["Ursula von der Leyen"], "b.txt": ["von der Leyen"], "c.txt": ["Leyen"]})
    assert leyen.name == "Ursula von der Leyen"


def test_the_most_frequent_full_form_is_the_name_then_the_longest() -> None:
    assert names(resolved({"a.txt": ["Dmitri Medvedev"], "b.txt": ["Dmitry Medvedev"], "c.txt": ["Dmitri Medvedev"]})) == [
        "Dmitri Medvedev"
    ]
    assert names(resolved({"a.txt": ["Yuri Ushakov"], "b.txt": ["Yuriy Ushakov"]})) == ["Yuriy Ushakov"]
    assert names(resolved({"a.txt": ["VLADIMIR PUTIN", "VLADIMIR PUTIN"], "b.txt": ["Vladimir Putin"]})) == ["Vladimir Putin"]


def test_an_acronym_joins_what_one_article_spells_it_out_as() -> None:
    war = "Institute for the Study of War"
    (institute,) = resolved({"a.txt": [war, f"ISW={war}"], "b.txt": ["ISW"], "c.txt": [f"the {war}"]}, "organisation")
    assert institute.name == war
    assert institute.aliases == ("ISW", f"the {war}")
    assert institute.why == "“Institute for the Study of War” is the only full name that an article gives for the acronym."
    assert len(resolved({"a.txt": ["SA=South Africa"], "b.txt": ["SA=Saudi Arabia"], "c.txt": ["SA"]}, "organisation")) == 3
    assert names(resolved({"a.txt": ["NATO", "NATO"], "b.txt": ["Nato"]}, "organisation")) == ["NATO"]
    assert names(resolved({"a.txt": ["Apple Inc."], "b.txt": ["Apple"]}, "organisation")) == ["Apple Inc."]


def test_an_acronym_of_several_names_is_a_question() -> None:
    articles = {source: making.article("text", source=source) for source in ("a", "b", "c")}
    spelt = {"a": ("ISA", "International Seabed Authority"), "b": ("ISA", "Israel Securities Authority"), "c": ("ISA", "ISA")}
    mentions = {source: (Mention(0, 3, "organisation", text, 0.9, "by hand", value=value),) for source, (text, value) in spelt.items()}
    (doubt,) = resolve.entities(list(articles.values()), mentions, Curation(), KINDS).doubts
    assert doubt.where == "c"
    assert doubt.what.startswith("“ISA” could be “International Seabed Authority” or “Israel Securities Authority”, and")
    assert 'value = "Israel Securities Authority"' in doubt.curation


def test_a_company_is_one_with_its_first_words_where_an_article_has_both() -> None:
    (ford,) = resolved({"a.txt": ["Ford Motor Co", "Ford"], "b.txt": ["Ford"]}, "organisation")
    assert (ford.name, ford.aliases, len(ford.mentions)) == ("Ford", ("Ford Motor Co",), 2)
    assert ford.why == "An article that names “Ford Motor Co” also says “Ford”, which begins no other name here."
    assert len(resolved({"a.txt": ["Ford Motor Co"], "b.txt": ["Ford"]}, "organisation")) == 2
    assert len(resolved({"a.txt": ["Ford Motor Co", "Ford"], "b.txt": ["Ford Foundation"]}, "organisation")) == 3
    assert len(resolved({"a.txt": ["Bank of China", "Bank"]}, "organisation")) == 2
    assert len(resolved({"a.txt": ["Boeing", "Boeing Commercial Space Co"]}, "organisation")) == 2
    assert len(resolved({"a.txt": ["Toyota Corp", "Toyota Sales Inc"]}, "organisation")) == 2


def test_known_names_of_one_place_are_one_place() -> None:
    assert names(resolved({"a.txt": ["Kyiv", "kyiv=Kyiv"], "b.txt": ["Kiev"]}, "place")) == ["Kyiv"]
    (states,) = resolved({"a.txt": ["U.S."], "b.txt": ["the United States", "US"]}, "place")
    assert (states.name, states.aliases) == ("United States", ("U.S.", "US", "the United States"))
    assert names(resolved({"a.txt": ["The Hague"]}, "place")) == ["The Hague"]


def test_a_country_is_one_place_under_the_names_that_news_gives_it() -> None:
    (kingdom,) = resolved({"a.txt": ["Britain", "UK=United Kingdom"], "b.txt": ["Great Britain"], "c.txt": ["the United Kingdom"]}, "place")
    assert kingdom.aliases == ("Britain", "Great Britain", "UK", "the United Kingdom")
    assert kingdom.why == "All of these are known as names of “United Kingdom”."
    assert (
        len(resolved({"a.txt": ["America", "US=United States"], "b.txt": ["South America"], "c.txt": ["Holland", "Netherlands"]}, "place"))
        == 3
    )
    assert len(resolved({"a.txt": ["England", "Britain", "Scotland", "Congo", "Korea"]}, "place")) == 5


def test_forms_that_differ_in_case_only_are_no_aliases() -> None:
    (hong_kong,) = resolved({"a.txt": ["Hong Kong", "HONG KONG", "hong kong"], "b.txt": ["Hong Kong"]}, "place")
    assert (hong_kong.name, hong_kong.aliases, hong_kong.mentions["a.txt"]) == ("Hong Kong", (), (0, 1, 2))
    (putin,) = resolved({"a.txt": ["Vladimir Putin", "PUTIN=Vladimir Putin", "Putin=Vladimir Putin"]})
    assert putin.aliases == ("Putin",)


def test_why_is_whole_sentences() -> None:
    (putin,) = resolved({"a.txt": ["Vladimir Putin", "Putin=Vladimir Putin"]})
    assert putin.why == "In an article that names “Vladimir Putin”, “Putin” means the same person."
    assert [found.why for found in resolved({"a.txt": ["Rome", "Oslo"], "b.txt": ["Oslo"]}, "place")] == [
        "The same name stands in 2 articles.", "One article has this name.",
    ]  # fmt: skip


def test_an_alias_goes_before_every_rule() -> None:
    curation = Curation(aliases=(Alias(kind="person", name="George W. Bush", forms=("Bush", "Dubya"), where="curation.toml:1"),))
    found = resolved({"a.txt": ["Jeb Bush", "Bush=Jeb Bush"], "b.txt": ["President Bush"], "c.txt": ["Dubya"]}, curation=curation)
    assert names(found) == ["George W. Bush", "Jeb Bush"]
    assert found[0].mentions == {"a.txt": (1,), "b.txt": (0,), "c.txt": (0,)}
    assert found[0].status == "confirmed"
    assert found[0].why.endswith("The archivist says that these names are one (curation.toml:1).")


def test_two_that_the_archivist_names_stay_two() -> None:
    curation = Curation(
        aliases=(
            Alias(kind="person", name="Vladimir Petrov", forms=("V. Petrov",)),
            Alias(kind="person", name="Volodymyr Petrov", forms=("Vova Petrov",)),
        )
    )
    assert len(resolved({"a.txt": ["V. Petrov"], "b.txt": ["Vova Petrov"]}, curation=curation)) == 2


def test_a_merge_makes_one_of_what_the_rules_kept_apart() -> None:
    curation = Curation(merges=(Merge(kind="place", into="Kyiv", names=("Kyjiw", "Kiovia"), where="curation.toml:4"),))
    (kyiv,) = resolved({"a.txt": ["Kyiv"], "b.txt": ["Kyjiw"], "c.txt": ["Kiovia"]}, "place", curation)
    assert (kyiv.name, kyiv.id, kyiv.status, kyiv.aliases) == ("Kyiv", "kyiv", "confirmed", ("Kiovia", "Kyjiw"))
    assert kyiv.why == "The archivist says that “Kyiv”, “Kyjiw” and “Kiovia” are one (curation.toml:4)."


def test_a_merge_takes_no_side_in_a_form_that_several_share() -> None:
    curation = Curation(merges=(Merge(kind="person", into="Jeb Bush", names=("Bush",)),))
    found = resolved({"a.txt": ["Jeb Bush", "Bush=Jeb Bush"], "b.txt": ["George Bush", "Bush=George Bush"]}, curation=curation)
    assert names(found) == ["George Bush", "Jeb Bush"]


def test_kinds_without_an_index_make_no_entities_and_kinds_stay_apart() -> None:
    assert resolved({"a.txt": ["Monday"]}, "date") == ()
    mark = Mention(start=0, end=10, kind="person", text="Washington", certainty=1, rule="r", value="Washington")
    place = Mention(start=11, end=21, kind="place", text="Washington", certainty=1, rule="r", value="Washington")
    found = resolve.entities([making.article("x", source="a")], {"a": (mark, place)}, Curation(), KINDS).entities
    assert [(entity.kind, entity.mentions) for entity in found] == [("person", {"a": (0,)}), ("place", {"a": (1,)})]


FORMS = st.sampled_from(
    ["Anna Smith", "Bob Smith", "Smith", "Mr Smith", "Anna B. Smith", "Ana Smit", "ANNA SMITH", "Smith=Anna Smith", "von Smith", "UN",
     "U.N.", "UN=United Nations", "the United Nations", "", "…", "Smith Jr", "\u202e"]
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(FORMS, max_size=5), max_size=6),
    st.sampled_from(["person", "place", "organisation"]),
    st.sampled_from(
        [
            Curation(),
            Curation(aliases=(Alias("person", "Anna Smith", ("Smith",)),)),
            Curation(merges=(Merge("person", "UN", ("Bob Smith", "Smith")), Merge("organisation", "Smith", ("UN",)))),
        ]
    ),
)
def test_every_mark_is_in_one_entity_whatever_the_order(articles: dict[str, list[str]], kind: str, curation: Curation) -> None:
    found = resolved(articles, kind, curation)
    marks = [(source, index) for entity in found for source, indexes in entity.mentions.items() for index in indexes]
    assert sorted(marks) == [(source, index) for source in sorted(articles) for index in range(len(articles[source]))]
    assert len({entity.id for entity in found}) == len(found)
    assert all(entity.why.endswith(".") and entity.id for entity in found)
    assert all(len({form.casefold() for form in (entity.name, *entity.aliases)}) == 1 + len(entity.aliases) for entity in found)
    assert list(found) == sorted(found, key=lambda entity: (entity.name.casefold(), entity.id))
    turned = dict(reversed(articles.items()))
    assert resolved(turned, kind, curation, backwards=True) == found
