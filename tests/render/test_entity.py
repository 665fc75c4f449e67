import pytest
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import entity, index
from sitegen.render.views import EntityView


def view(archive: Archive, name: str) -> EntityView:
    return entity.view(next(found for found in archive.entities if found.name == name), index.build(archive))


def test_an_entity_is_shown_where_it_is_named_in_its_context(archive: Archive) -> None:
    found = view(archive, "Kyiv")
    assert [(appearance.article.source, appearance.count) for appearance in found.appearances] == [("a.txt", 2), ("b.txt", 2)]
    (passage,) = found.appearances[0].passages
    assert (passage.before, passage.words, passage.after) == ("He left ", "Kyiv", ". Kyiv was quiet.")
    assert passage.address == "articles/a.html#m3"


def test_the_headline_is_not_repeated(archive: Archive) -> None:
    second = view(archive, "Kyiv").appearances[1]
    assert second.in_headline
    assert [passage.address for passage in second.passages] == ["articles/b.html#m1"]


def test_who_spoke_is_quoted(archive: Archive) -> None:
    found = view(archive, "Mykhailo Podolyak")
    assert [(quotation.text, quotation.address) for quotation in found.quotations] == [("“We go on.”", "articles/a.html#m2")]
    assert found.more_quotations == 0


@pytest.mark.parametrize("role", ["caption", "dateline"])
def test_what_stands_outside_the_body_says_where(archive: Archive, role: str) -> None:
    first = archive.articles[0]
    blocks = tuple(structs.replace(block, role=role) if block.text.startswith("He left") else block for block in first.blocks)
    archive = structs.replace(archive, articles=(structs.replace(first, blocks=blocks), archive.articles[1]))
    (passage,) = view(archive, "Kyiv").appearances[0].passages
    assert passage.place == f"in {'a' if role == 'caption' else 'the'} {role}"
    assert passage.address == "articles/a.html"
