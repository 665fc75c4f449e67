"""The index after an edit: new for the edited article, and without what points into its older words."""

import pytest
from msgspec import structs

from sitegen.model import Archive, Mention, Statement, Wording
from sitegen.render import amended, connections, index
from sitegen.render.amended import Edited

LONGER = "Much was said before.\n\n"


def _later(mark: Mention) -> Mention:
    speaker = mark.speaker and structs.replace(mark.speaker, start=mark.speaker.start + len(LONGER), end=mark.speaker.end + len(LONGER))
    return structs.replace(mark, start=mark.start + len(LONGER), end=mark.end + len(LONGER), speaker=speaker)


@pytest.fixture
def edited(archive: Archive) -> Edited:
    """The first article with a sentence before it, in which nobody is named, and without its last mark."""
    article = archive.articles[0]
    raw = structs.replace(article.raw, text=LONGER + article.raw.text, plain=LONGER + article.raw.plain)
    blocks = tuple(structs.replace(block, start=block.start + len(LONGER), end=block.end + len(LONGER)) for block in article.blocks)
    person, place = archive.entities
    return Edited(
        article=structs.replace(article, raw=raw, blocks=blocks, headline="Talks go on"),
        mentions=tuple(map(_later, archive.mentions["a.txt"][:4])),
        rejected=(),
        notes=(),
        entities={0: person, 3: place},
    )


def test_the_index_has_the_article_as_it_is_now_and_the_others_as_they_were(archive: Archive, edited: Edited) -> None:
    before = index.build(archive)
    now = amended.index(before, [edited])
    assert now.by_source["a.txt"] is edited.article
    assert now.archive.articles == (edited.article, archive.articles[1])
    assert now.articles["a.txt"].headline == "Talks go on"
    assert now.articles["b.txt"] is before.articles["b.txt"]
    assert {number: link.id for number, link in now.marked["a.txt"].items()} == {0: "mykhailo-podolyak", 3: "kyiv"}
    assert {number: link.id for number, link in now.speakers["a.txt"].items()} == {2: "mykhailo-podolyak"}
    assert {link.id: numbers for link, numbers in now.naming["a.txt"]} == {"mykhailo-podolyak": (0,), "kyiv": (3,)}
    assert [link for link, _ in now.naming["a.txt"]] == [
        link for link in before.entities.values() if link.id in {"mykhailo-podolyak", "kyiv"}
    ]
    leaf = now.leaves["a.txt"].value
    assert (leaf.article, leaf.mentions, leaf.link) == (edited.article, edited.mentions, now.articles["a.txt"])
    assert leaf.speakers[2] == now.named["person", "mykhailo-podolyak"]
    assert now.seals["a.txt"].value is now.articles["a.txt"]
    assert now.leaves["b.txt"] is before.leaves["b.txt"]
    assert (now.archive.rejected["a.txt"], now.archive.notes["a.txt"]) == ((), ())
    assert before.by_source["a.txt"] is archive.articles[0]


def test_tags_stay_without_the_words_that_they_rest_on(archive: Archive, edited: Edited) -> None:
    before = index.build(archive)
    now = amended.index(before, [edited])
    assert [(use.tag.id, use.why) for use in now.tagged["a.txt"]] == [("kyiv", "")]
    assert now.tagged["b.txt"] == before.tagged["b.txt"]


def test_neighbours_in_time_stay_while_the_date_does(archive: Archive, edited: Edited) -> None:
    dated = structs.replace(archive, articles=(archive.articles[0], structs.replace(archive.articles[1], published="2022-03-01")))
    before = index.build(dated)
    assert amended.index(before, [edited]).after == before.after != {}
    moved = structs.replace(edited, article=structs.replace(edited.article, published="2022-03-02"))
    assert "a.txt" not in amended.index(before, [moved]).after


def test_ties_lose_what_points_into_older_words(threaded: Archive) -> None:
    said = Statement(speaker="", wordings=(Wording("a.txt", 2), Wording("b.txt", 0)), why="", shared=())
    before = connections.ties(structs.replace(threaded, statements=(said,)))
    now = amended.ties(before, ["b.txt"])
    assert (before.statements["b.txt"], now.statements["b.txt"]) == ((said,), ())
    assert now.statements["a.txt"] == (said,)
    (thread,) = now.threads["b.txt"]
    assert [len(step.new) for step in thread.steps] == [0, 0]
    assert [len(step.new) for step in before.threads["b.txt"][0].steps] == [0, 1]
    assert now.pairs is before.pairs
