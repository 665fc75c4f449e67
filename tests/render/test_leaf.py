import pytest
from markupsafe import Markup
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import index
from sitegen.render.leaf import Saying, Seal, digest


def test_a_seal_stands_for_all_of_its_value() -> None:
    assert Seal(("a", "b")).digest == Seal(("a", "b")).digest
    assert Seal(("a", "b")).digest != Seal(("ab",)).digest
    assert digest(Seal("a")) != digest(Seal("b"))
    assert digest(Seal(Seal("a"))) != digest(Seal(Seal("b")))


def test_markup_is_not_the_text_that_it_is_made_of() -> None:
    assert digest(Markup("<b>")) != digest("<b>")
    assert digest(Markup("<b>")) == digest(Markup("<b>"))


def test_a_leaf_has_a_name_and_a_speaker_for_every_mark(archive: Archive) -> None:
    leaf = index.build(archive).leaves["a.txt"].value
    assert len(leaf.names) == len(leaf.speakers) == len(leaf.mentions)
    assert [bool(speaker) for speaker in leaf.speakers] == [False, False, True, False, False]
    assert (leaf.names[0], leaf.names[2][0]) == ("m0", "q")
    assert (leaf.dates, leaf.year) == (("2022", "2022-02", "2022-02-28"), "dates/2022/index.html")
    undated = index.build(archive).leaves["b.txt"].value
    assert (undated.dates, undated.year) == ((), "dates/undated.html")


@pytest.mark.parametrize("change", [{"headline": "Others"}, {"published": None}, {"authors": ()}, {"section": None}])
def test_a_leaf_is_known_by_all_of_its_article(archive: Archive, change: dict[str, object]) -> None:
    other = structs.replace(archive, articles=(structs.replace(archive.articles[0], **change), archive.articles[1]))
    before, after = index.build(archive).leaves, index.build(other).leaves
    assert before["a.txt"].digest != after["a.txt"].digest
    assert before["b.txt"].digest == after["b.txt"].digest


def test_a_saying_knows_where_it_stands(archive: Archive) -> None:
    leaf = index.build(archive).leaves["a.txt"]
    said = Saying(leaf=leaf, number=2, at=0, first=None, original="")
    assert (said.place, said.mention.text, said.quoted) == (("a.txt", 2), "“We go on.”", True)
