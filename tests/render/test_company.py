from collections.abc import Callable

from msgspec import structs

from sitegen.model import Archive, Association
from sitegen.render import company, entity, index


def associated(archive: Archive, expected: float = 0.84) -> Archive:
    podolyak = ("person", "mykhailo-podolyak")
    found = Association(
        kind="place", id="kyiv", together=2, expected=expected, surprise=9.1, articles=("a.txt",), spread=1, own=3, other=4, every=9
    )
    return structs.replace(archive, associations={podolyak: (found,)})


def test_companions_stand_by_kind_with_a_passage_to_look_at(archive: Archive) -> None:
    (group,) = company.company(archive.entities[0], index.build(associated(archive)))
    (kyiv,) = group.companions
    assert (group.kind.id, kyiv.entity.name, kyiv.passages, kyiv.articles, kyiv.chance) == ("place", "Kyiv", 2, 1, "0.8")
    assert (kyiv.example.source, kyiv.address) == ("a.txt", "articles/a.html#m0")


def test_little_is_not_said_to_be_nothing(archive: Archive) -> None:
    (group,) = company.company(archive.entities[0], index.build(associated(archive, 0.0004)))
    assert group.companions[0].chance == "less than 0.1"


def test_the_mark_nearest_to_the_other_is_shown(archive: Archive) -> None:
    marks = archive.mentions["a.txt"]
    assert company._nearest((0, 3), (4,), marks) == 3
    assert company._nearest((0, 4), (3,), marks) == 4


def test_who_appears_with_nobody_in_particular_has_no_such_part(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    made = index.build(archive)
    assert entity.matter(archive.entities[0], made).company == ()
    pages = build(associated(archive))
    assert "Appears with" not in pages["places/kyiv.html"]
    page = " ".join(pages["people/mykhailo-podolyak.html"].split())
    assert "In 2 of 3 paragraphs; by chance 0.8 would be expected." in page
