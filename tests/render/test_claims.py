import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Speaker
from sitegen.render import claims, index
from sitegen.render.index import Index
from sitegen.render.links import Links
from sitegen.render.wording import ENGLISH


@pytest.fixture
def made(archive: Archive) -> Index:
    return index.build(archive)


def test_marks_lead_to_their_entities_and_dates_to_the_pages_that_exist(made: Index) -> None:
    found = claims.marks(made.by_source["a.txt"], claims.told(made.by_source["a.txt"], made), Links(""))
    assert [mark.href for mark in found] == [
        "../people/mykhailo-podolyak.html", "../dates/2022/02/28.html", "", "../places/kyiv.html", "../places/kyiv.html",
    ]  # fmt: skip
    assert [mark.id for mark in found] == ["m0", "m1", making.saying("“We go on.”"), "m3", "m4"]


def test_marks_tell_the_claim_below_the_article_that_has_their_reason(made: Index) -> None:
    told = claims.told(made.by_source["a.txt"], made)
    every = {claim.number: claim for group in claims.claims(told, ENGLISH) for claim in group.claims}
    found = [every[mark.claim] for mark in claims.marks(made.by_source["a.txt"], told, Links(""))]
    assert [(claim.meaning, claim.certainty, claim.why[0]) for claim in found] == [
        ("Mykhailo Podolyak", "sure", "because of Mykhailo Podolyak"),
        ("28 February 2022", "sure", "because of Monday"),
        ("Mykhailo Podolyak", "sure", "because of “We go on.”"),
        ("Kyiv", "unsure", "because of Kyiv"),
        ("Kyiv", "unsure", "because of Kyiv"),
    ]
    assert list(every) == [1, 2, 3, 4]


def test_unsure_and_confirmed_marks_look_different(made: Index) -> None:
    first = claims.marks(made.by_source["a.txt"], claims.told(made.by_source["a.txt"], made), Links(""))
    second = claims.marks(made.by_source["b.txt"], claims.told(made.by_source["b.txt"], made), Links(""))
    assert (first[3].look, first[4].look, second[0].look) == ("place", "place unsure", "place confirmed")


def test_only_dates_are_times_for_machines_and_only_quotations_have_speakers(made: Index) -> None:
    found = claims.marks(made.by_source["a.txt"], claims.told(made.by_source["a.txt"], made), Links(""))
    assert [mark.datetime for mark in found] == ["", "2022-02-28", "", "", ""]
    assert [(mark.speaker, mark.speaker_href) for mark in found if mark.speaker] == [
        ("Mykhailo Podolyak", "../people/mykhailo-podolyak.html")
    ]


def test_a_kind_of_which_nobody_knows_is_marked_all_the_same(archive: Archive) -> None:
    strange = structs.replace(archive.mentions["a.txt"][0], kind='<b> "x"')
    made = index.build(structs.replace(archive, mentions={**archive.mentions, "a.txt": (strange,)}, entities=()))
    (mark,) = claims.marks(made.by_source["a.txt"], claims.told(made.by_source["a.txt"], made), Links(""))
    assert mark.look.startswith("b-x")
    assert mark.claim == 0


def test_the_legend_counts_the_kinds_in_the_archives_order(made: Index) -> None:
    assert [(kind.id, kind.count) for kind in claims.legend(claims.told(made.by_source["a.txt"], made))] == [
        ("person", 1),
        ("place", 2),
        ("quote", 1),
        ("date", 1),
    ]


def test_marks_of_one_entity_are_one_claim_as_sure_as_the_least_sure(made: Index) -> None:
    found = {group.kind.id: group.claims for group in claims.claims(claims.told(made.by_source["a.txt"], made), ENGLISH)}
    (kyiv,) = found["place"]
    assert (kyiv.words, kyiv.meaning, kyiv.count, kyiv.certainty, kyiv.why) == ("Kyiv", "Kyiv", 2, "unsure", ("because of Kyiv",))
    (said,) = found["quote"]
    assert (said.meaning, said.address) == ("Mykhailo Podolyak", "people/mykhailo-podolyak.html")


@pytest.mark.parametrize(
    ("name", "shown", "meaning"), [("the source", "the source", "the source"), ("He", "", "a speaker who is not named")]
)
def test_an_unnamed_source_is_called_as_the_text_does_and_a_pronoun_is_nobody(
    archive: Archive, name: str, shown: str, meaning: str
) -> None:
    found = list(archive.mentions["a.txt"])
    found[2] = structs.replace(found[2], speaker=Speaker(name=name, start=0, end=2, named=False))
    made = index.build(structs.replace(archive, mentions={**archive.mentions, "a.txt": tuple(found)}))
    mark = claims.marks(made.by_source["a.txt"], claims.told(made.by_source["a.txt"], made), Links(""))[2]
    assert mark.speaker == shown
    (said,) = next(group.claims for group in claims.claims(claims.told(made.by_source["a.txt"], made), ENGLISH) if group.kind.id == "quote")
    assert said.meaning == meaning


def test_what_was_rejected_is_told_with_the_kind_that_it_is_not(made: Index) -> None:
    (gone,) = claims.rejected(claims.told(made.by_source["a.txt"], made), ENGLISH)
    assert (gone.words, gone.meaning) == ("Load", "person")
