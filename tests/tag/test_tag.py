"""Tags are shared, say why, and obey the archivist."""

import making
from hypothesis import given
from hypothesis import strategies as st

from sitegen import tag
from sitegen.model import Article, Entity, Evidence, Mention, Stated, Tag, Term

FILLER = "It was so and they did not do more than that, as he said to her, and then we went on with it again and again. " * 3


def article(source: str, body: str, headline: str = "", stated: tuple[str, ...] = ()) -> Article:
    """An article whose headline, where it has one, is evidence without a place."""
    made = making.article(
        f"{body}\n\n{FILLER}\n", headline=headline or "x", source=source, stated=Stated(tags=stated, places={"tags": f"{source[0]}.toml:2"})
    )  # fmt: skip
    if not headline:
        return made
    said = Evidence(field="headline", value=headline, rule="stated", quote=headline, where="stated")
    return Article(**{name: getattr(made, name) for name in Article.__struct_fields__} | {"evidence": (said,)})


def named(articles: list[Article], name: str, kind: str = "person") -> tuple[dict[str, tuple[Mention, ...]], Entity]:
    """Mark every place of `name`."""
    mentions: dict[str, tuple[Mention, ...]] = {}
    for item in articles:
        text, at, found = item.raw.plain, 0, []
        while (at := text.find(name, at)) >= 0:
            found.append(Mention(start=at, end=at + len(name), kind=kind, text=name, certainty=1, rule="r", value=name))
            at += len(name)
        mentions[item.source] = tuple(found)
    where = {source: tuple(range(len(found))) for source, found in mentions.items() if found}
    return mentions, Entity(kind=kind, id=name.lower().replace(" ", "-"), name=name, aliases=(), mentions=where)


def by_name(tags: tuple[Tag, ...]) -> dict[str, Tag]:
    return {found.name: found for found in tags}


def test_phrases_that_articles_share_are_tags_and_say_why() -> None:
    talks = "The grain exports stopped. He spoke of the grain exports."
    found = by_name(tag.tags([article("a.txt", talks), article("b.txt", talks), article("c.txt", "The weather was fine.")], {}, ()))
    assert set(found) == {"grain exports"}
    exports = found["grain exports"]
    assert (exports.id, exports.origin, exports.entity) == ("grain-exports", "phrase", None)
    assert [use.source for use in exports.uses] == ["a.txt", "b.txt"]
    assert exports.uses[0].why == "“grain exports” stands twice, first in the opening"


def test_what_only_one_article_is_about_is_no_tag_unless_the_archive_is_tiny() -> None:
    one = article("a.txt", "The grain exports stopped. He spoke of the grain exports.")
    assert set(by_name(tag.tags([one], {}, ()))) == {"grain exports"}
    assert tag.tags([one, article("b.txt", "So."), article("c.txt", "No.")], {}, ()) == ()


def test_entities_are_tags_where_the_article_is_about_them() -> None:
    about = "Anna Smith came. Then Anna Smith left."
    articles = [article("a.txt", about), article("b.txt", about), article("c.txt", f"{FILLER}\n\nAnna Smith was there.\n\n{FILLER}")]
    mentions, entity = named(articles, "Anna Smith")
    (found,) = tag.tags(articles, mentions, (entity,))
    assert (found.name, found.origin, found.entity) == ("Anna Smith", "entity", ("person", "anna-smith"))
    assert [use.why for use in found.uses] == [
        "named twice, first in the opening; in 3 of 3 articles",
        "named twice, first in the opening; in 3 of 3 articles",
        "named once, in paragraph 2; in 3 of 3 articles",
    ]
    assert found.uses[0].score > found.uses[2].score or len(found.uses) == 3


def test_what_the_archivist_states_is_always_a_tag_and_the_first() -> None:
    articles = [
        article("a.txt", "Anna Smith met Anna Smith.", stated=("Energy", "  Anna   Smith ")),
        article("b.txt", "So."),
        article("c.txt", "No."),
    ]
    mentions, entity = named(articles, "Anna Smith")
    found = by_name(tag.tags(articles, mentions, (entity,)))
    assert set(found) == {"Energy", "Anna Smith"}
    assert (found["Energy"].origin, found["Energy"].uses[0].score, found["Energy"].uses[0].why) == ("stated", 1.0, "stated in a.toml:2")
    assert (found["Anna Smith"].origin, found["Anna Smith"].entity) == ("stated", ("person", "anna-smith"))


def test_a_stated_tag_takes_the_articles_that_the_rules_would_tag_so() -> None:
    about = "The grain exports stopped. He spoke of the grain exports."
    (found,) = tag.tags([article("a.txt", "So.", stated=("Grain export",)), article("b.txt", about), article("c.txt", "No.")], {}, ())
    assert (found.name, found.origin) == ("Grain export", "stated")
    assert [(use.source, use.score < 1, use.stated) for use in found.uses] == [("a.txt", False, True), ("b.txt", True, False)]
    assert found.uses[1].why == "the archivist's tag, found in the text here: “grain exports” stands twice, first in the opening"


def test_spellings_of_a_stated_tag_are_one() -> None:
    found = tag.tags(
        [
            article("a.txt", "So.", stated=("Energy",)),
            article("b.txt", "No.", stated=("energy",)),
            article("c.txt", "Oh.", stated=("energy",)),
        ],
        {},
        (),
    )
    assert [(item.name, len(item.uses)) for item in found] == [("energy", 3)]


def test_two_entities_of_one_name_are_two_tags() -> None:
    articles = [article(source, "Washington met Washington.") for source in ("a.txt", "b.txt", "c.txt")]
    mentions, person = named(articles, "Washington")
    place = Entity(kind="place", id="washington", name="Washington", aliases=(), mentions=person.mentions)
    found = tag.tags(articles, mentions, (person, place))
    assert [(item.name, item.id) for item in found] == [("Washington", "washington"), ("Washington (place)", "washington-place")]


def test_a_phrase_that_is_part_of_a_longer_one_is_left_out() -> None:
    about = "The prison reform bill passed. A prison reform bill, he said."
    assert set(by_name(tag.tags([article(source, about) for source in ("a.txt", "b.txt", "c.txt")], {}, ()))) == {"prison reform bill"}


def test_the_headline_counts() -> None:
    articles = [article(source, "So it was.", headline="Anger over the grain exports") for source in ("a.txt", "b.txt", "c.txt")]
    (found,) = tag.tags(articles, {}, ())
    assert found.uses[0].why == "“grain exports” stands once, in the headline"


def test_an_archive_of_nothing_has_no_tags() -> None:
    assert tag.tags([], {}, ()) == ()


BODIES = st.lists(
    st.sampled_from(["The grain exports fell.", "A peace deal with Anna Smith.", "Anna Smith spoke of the grain.", "Oil prices!"]),
    max_size=6,
)


@given(st.lists(st.tuples(BODIES, st.sampled_from([(), ("Oil",), ("grain", "Anna Smith")])), min_size=1, max_size=6))
def test_the_order_of_the_articles_does_not_matter(made: list[tuple[list[str], tuple[str, ...]]]) -> None:
    articles = [article(f"{number}.txt", " ".join(body), stated=stated) for number, (body, stated) in enumerate(made)]
    mentions, entity = named(articles, "Anna Smith")
    found = tag.tags(articles, mentions, (entity,))
    assert found == tag.tags(articles[::-1], dict(reversed(mentions.items())), (entity,))
    assert len({item.id for item in found}) == len(found)
    for item in found:
        assert item.uses
        assert all(use.why and 0 < use.score <= 1 for use in item.uses)
        assert len(item.uses) > 1 or item.origin == "stated" or len(articles) < 3
        assert [use.source for use in item.uses] == sorted({use.source for use in item.uses})


def shared_names(*bodies: str, headline: str = "") -> set[str]:
    """Return the tags of three articles that say the same."""
    return set(by_name(tag.tags([article(source, " ".join(bodies), headline) for source in ("a.txt", "b.txt", "c.txt")], {}, ())))


def test_a_single_word_must_be_a_noun_by_the_archives_own_evidence() -> None:
    assert shared_names("The ferry left. A ferry came.") == {"ferry"}
    assert shared_names("The third came. A third left. The whole stayed.") == set()
    assert shared_names("They plonk. To plonk is good. In a plonk.", "He will plonk.") == set()
    assert not shared_names("The frumious band. A frumious cat. He saw the frumious. The frumious dog.") & {"frumious"}


def test_a_tag_has_the_capitals_of_running_text() -> None:
    verdict = "The judge spoke. He saw the judge. The British insurers will pay. She saw the British insurers."
    assert shared_names(verdict, headline="JUDGE Sees British Insurers") == {"judge", "British insurers"}
    assert "czech" not in {name.lower() for name in shared_names("So it was.", headline="Czech and Czech")}


def test_one_phrase_with_and_without_a_space_is_one_tag() -> None:
    bodies = (
        "The air strike came. An air strike, he said.",
        "The airstrikes came. An airstrike, he said.",
        "The air strike. An air strike.",
    )
    (found,) = tag.tags([article(f"{number}.txt", body) for number, body in enumerate(bodies)], {}, ())
    assert (found.name, len(found.uses)) == ("air strike", 3)


def test_a_word_that_too_many_articles_share_tells_none_from_another() -> None:
    same = [
        article(f"{number:02}.txt", "The ferry left. A ferry came. The grain ship was lost. A grain ship is lost.") for number in range(60)
    ]
    assert set(by_name(tag.tags(same, {}, ()))) == {"grain ship"}


def test_a_copy_has_the_tags_of_others_but_makes_none_and_counts_for_none() -> None:
    talks = "The grain exports stopped. He spoke of the grain exports."
    several = [article("a.txt", talks), article("b.txt", talks), article("c.txt", "The weather was fine."), article("d.txt", "So.")]
    assert tag.tags(several, {}, (), copies={"b.txt"}) == ()
    found = by_name(tag.tags([*several, article("e.txt", talks)], {}, (), copies={"b.txt"}))
    assert [use.source for use in found["grain exports"].uses] == ["a.txt", "b.txt", "e.txt"]


def test_in_how_many_articles_a_name_stands_leaves_out_copies() -> None:
    about = "Anna Smith came. Then Anna Smith left."
    articles = [article(f"{letter}.txt", about) for letter in "abcd"]
    mentions, entity = named(articles, "Anna Smith")
    (found,) = tag.tags(articles, mentions, (entity,), copies={"b.txt"})
    assert [use.why for use in found.uses] == ["named twice, first in the opening; in 3 of 3 articles"] * 4


def test_a_copy_keeps_its_stated_tag_and_the_archivists_terms() -> None:
    articles = [
        article("a.txt", "So.", stated=("Energy",)),
        article("b.txt", "No."),
        article("c.txt", "The truce held."),
        article("d.txt", "Oh."),
    ]
    found = by_name(tag.tags(articles, {}, (), (Term(name="truce"),), copies={"a.txt", "c.txt"}))
    assert {name: [use.source for use in item.uses] for name, item in found.items()} == {"Energy": ["a.txt"], "truce": ["c.txt"]}


@given(st.lists(BODIES, min_size=3, max_size=6), st.lists(BODIES, max_size=4))
def test_copies_change_nothing_for_the_others(bodies: list[list[str]], copied: list[list[str]]) -> None:
    originals = [article(f"{number}.txt", " ".join(body)) for number, body in enumerate(bodies)]
    copies = [article(f"copy-{number}.txt", " ".join(body)) for number, body in enumerate(copied)]
    mentions, entity = named([*originals, *copies], "Anna Smith")
    found = tag.tags([*originals, *copies], mentions, (entity,), copies={copy.source for copy in copies})
    alone = tag.tags(originals, mentions, (entity,))
    kept = [(item.name, item.id, [use for use in item.uses if not use.source.startswith("copy")]) for item in found]
    assert kept == [(item.name, item.id, list(item.uses)) for item in alone]
