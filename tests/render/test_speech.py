import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Copy, Entity, Mention, Reuse, Speaker, Statement, Wording
from sitegen.render import entity, index, speech
from sitegen.render.entity_views import EntityView
from sitegen.render.index import Index


@pytest.fixture
def made(archive: Archive) -> Index:
    return index.build(archive)


def page(found: Entity, made: Index) -> EntityView:
    return entity.view(entity.matter(found, made), made.say)


def quotation(name: str, start: int, end: int, *, named: bool = True) -> Mention:
    speaker = Speaker(name=name, start=start, end=end, named=named)
    return Mention(start=40, end=50, kind="quote", text="“We go on.”", certainty=1.0, rule="", speaker=speaker)


def test_a_speaker_is_found_by_place_or_else_by_name_and_unnamed_ones_never(made: Index) -> None:
    mentions, marked = made.archive.mentions["a.txt"], made.marked["a.txt"]
    podolyak = made.entities["person", "mykhailo-podolyak"]
    start = mentions[0].start
    quotations = (
        quotation("Mykhailo Podolyak", start, start + 4),
        quotation("Mykhailo Podolyak", 60, 62),
        quotation("Somebody Else", start, start + 4),
        quotation("Mykhailo Podolyak", start, start + 4, named=False),
    )
    first = len(mentions)
    found = speech.speakers((*mentions, *quotations), marked)
    assert found == {**made.speakers["a.txt"], first: podolyak, first + 1: podolyak}


def about_kyiv(archive: Archive, speaker: Speaker | None, kind: str = "quote") -> EntityView:
    """Return the page of Kyiv where somebody says 'Nobody came to Kyiv'."""
    second = archive.articles[1].raw.text
    start = second.index("Nobody")
    said = Mention(start=start, end=len(second) - 1, kind=kind, text=second[start:-1], certainty=1.0, rule="", speaker=speaker)
    headline, body = archive.mentions["b.txt"]
    mentions = {**archive.mentions, "b.txt": (headline, said, body)}
    kyiv = structs.replace(archive.entities[1], mentions={"a.txt": (3, 4), "b.txt": (0, 2)})
    archive = structs.replace(archive, mentions=mentions, entities=(archive.entities[0], kyiv))
    return page(kyiv, index.build(archive))


@pytest.mark.parametrize("kind", ["quote", "reported"])
@pytest.mark.parametrize(
    ("name", "named"), [("Ada Byron", True), ("an official", False), ("Analysts", False), ("the Élysée source", False)]
)
def test_what_others_said_of_an_entity_is_told_with_its_speaker(archive: Archive, name: str, kind: str, *, named: bool) -> None:
    (told,) = about_kyiv(archive, Speaker(name=name, start=0, end=1, named=named), kind).told("about")
    assert told.speaker.casefold() == name.casefold()
    address = f"articles/b.html#{making.saying('Nobody came to Kyiv.')}"
    assert (told.article.source, told.address, told.reported) == ("b.txt", address, kind == "reported")


@pytest.mark.parametrize(
    ("name", "named"), [("Kyiv", True), ("kiev", False), ("He", False), ("they", False), ("the city", False), ("The company", False)]
)
def test_what_the_entity_may_have_said_itself_is_not_said_about_it(archive: Archive, name: str, *, named: bool) -> None:
    assert about_kyiv(archive, Speaker(name=name, start=0, end=1, named=named)).told("about") == ()


def test_what_nobody_is_known_to_have_said_is_not_told(archive: Archive) -> None:
    assert about_kyiv(archive, None).told("about") == ()


def repeated(archive: Archive, words: str, other: str, **fields: object) -> EntityView:
    """Return Podolyak's page where both articles quote him, the second in other words."""
    name = archive.mentions["a.txt"][0]
    said = structs.replace(archive.mentions["a.txt"][2], text=words)
    again = structs.replace(said, start=12, end=20, text=other)
    mentions = {"a.txt": (name, said), "b.txt": (structs.replace(name, start=0, end=4), again)}
    podolyak = structs.replace(archive.entities[0], mentions={"a.txt": (0,), "b.txt": (0,)})
    archive = structs.replace(archive, mentions=mentions, entities=(podolyak,), tags=(), **fields)
    return page(podolyak, index.build(archive))


def test_wordings_of_one_statement_are_one_quotation_with_its_variants(archive: Archive) -> None:
    said = Statement(
        speaker="Mykhailo Podolyak",
        wordings=(Wording(source="b.txt", mention=1), Wording(source="a.txt", mention=1)),
        why="the same words",
        shared=(),
    )
    (told,) = repeated(archive, "“We go on.”", "“On we go.”", statements=(said,)).told("said")
    assert (told.article.source, told.text) == ("b.txt", "“On we go.”")
    assert [(variant.article.source, variant.text) for variant in told.variants] == [("a.txt", "“We go on.”")]


def test_the_same_words_in_two_articles_are_one_quotation_and_few_words_are_two(archive: Archive) -> None:
    (told,) = repeated(archive, "“We shall go on.”", "‘We shall go on!’").told("said")
    assert [variant.text for variant in told.variants] == [""]
    assert len(repeated(archive, "“We go on.”", "“We go on.”").told("said")) == 2


def test_a_quotation_of_a_copy_is_shown_with_that_of_its_original(archive: Archive) -> None:
    reuse = Reuse(overlaps=(), copies={"a.txt": Copy(of="b.txt", share=1.0)}, older={})
    (told,) = repeated(archive, "“We go on.”", "“We go on.”", reuse=reuse).told("said")
    assert (told.article.source, [variant.article.source for variant in told.variants]) == ("b.txt", ["a.txt"])


def test_older_versions_say_nothing(archive: Archive) -> None:
    reuse = Reuse(overlaps=(), copies={}, older={"a.txt": "b.txt"})
    (told,) = repeated(archive, "“We shall go on.”", "“We shall go on.”", reuse=reuse).told("said")
    assert (told.article.source, told.variants) == ("b.txt", ())
