"""Names of an edited article are those whom they were, or the only ones of the archive that are called so."""

from sitegen import resolve
from sitegen.model import Entity, Mention, Split


def mark(words: str, value: str = "", kind: str = "person") -> Mention:
    return Mention(start=0, end=len(words), kind=kind, text=words, certainty=0.9, rule="by hand", value=value or words)


def entity(name: str, *aliases: str, kind: str = "person", called: str = "", **mentions: tuple[int, ...]) -> Entity:
    return Entity(
        kind=kind, id=called or name.lower(), name=name, aliases=aliases, mentions={f"{key}.txt": marks for key, marks in mentions.items()}
    )  # fmt: skip


def ids(now: list[Mention], last: list[Mention], entities: list[Entity], splits: tuple[Split, ...] = ()) -> dict[int, str]:
    return {index: found.id for index, found in resolve.recognised("a.txt", now, last, entities, splits).items()}


def test_a_name_is_whom_it_was_in_the_article() -> None:
    last = [mark("Roe"), mark("Jon Roe"), mark("Roe", "Ann Roe")]
    entities = [entity("Jon Roe", "Roe", a=(0, 1)), entity("Ann Roe", "Roe", a=(2,)), entity("Max Roe", "Roe", b=(0,))]
    assert ids([mark("Roe", "Ann Roe"), mark("Jon Roe"), mark("Roe")], last, entities) == {0: "ann roe", 1: "jon roe", 2: "jon roe"}


def test_a_short_name_that_stands_for_somebody_else_now_is_that_one() -> None:
    last = [mark("Roe", "Jon Roe"), mark("Jon Roe")]
    entities = [entity("Jon Roe", "Roe", a=(0, 1)), entity("Ann Roe", b=(0,))]
    assert ids([mark("Roe", "Ann Roe")], last, entities) == {0: "ann roe"}


def test_a_name_that_is_new_here_is_the_only_one_who_has_it_by_name_or_form() -> None:
    entities = [entity("Lucia Brandt", "L. Brandt", b=(0,)), entity("Lucia Brandt", kind="place", b=(1,))]
    assert ids([mark("Lucia  Brandt"), mark("L. Brandt"), mark("Brandt")], [], entities) == {0: "lucia brandt", 1: "lucia brandt"}


def test_whoever_it_may_be_of_two_is_nobody() -> None:
    entities = [entity("Jon Roe", called="one", b=(0,)), entity("Jon Roe", called="two", c=(0,))]
    assert ids([mark("Jon Roe")], [], entities) == {}


def test_what_the_archivist_splits_is_looked_up_in_the_article_alone() -> None:
    split = Split(kind="person", name="jon roe", into="Jon Roe (skier)", articles=("b.txt",))
    there = entity("Jon Roe", b=(0,))
    assert ids([mark("Jon Roe")], [], [there], (split,)) == {}
    assert ids([mark("Jon Roe")], [mark("Jon Roe")], [entity("Jon Roe", a=(0,))], (split,)) == {0: "jon roe"}
