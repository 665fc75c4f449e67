"""Threads as lists show them."""

from msgspec import structs

from sitegen.model import Archive, Copy, Reuse
from sitegen.render import index


def test_a_link_tells_span_size_and_events(threaded: Archive) -> None:
    (link,) = index.build(threaded).threads.values()
    assert (link.span, link.articles, link.copies, link.events, link.confirmed) == ("28 February 2022", 2, 0, 2, False)


def test_copies_are_counted_apart(threaded: Archive) -> None:
    copied = structs.replace(threaded, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.9)}, older={}))
    (link,) = index.build(copied).threads.values()
    assert (link.articles, link.copies) == (1, 1)


def test_people_are_those_whom_two_of_its_articles_name(threaded: Archive) -> None:
    (link,) = index.build(threaded).threads.values()
    assert link.people == ()
    person = structs.replace(threaded.entities[0], mentions={"a.txt": (0,), "b.txt": (0,)})
    (link,) = index.build(structs.replace(threaded, entities=(person,))).threads.values()
    assert [one.name for one in link.people] == ["Mykhailo Podolyak"]


def test_the_latest_come_first_then_the_largest_and_undated_ones_last(threaded: Archive) -> None:
    thread = threaded.threads[0]
    made = (
        structs.replace(thread, id="undated", first=None, last=None),
        structs.replace(thread, id="small", last="2022-03-01", steps=thread.steps[:1]),
        structs.replace(thread, id="large", last="2022-03-01"),
        structs.replace(thread, id="old", last="2021"),
    )
    assert list(index.build(structs.replace(threaded, threads=made)).threads) == ["large", "small", "old", "undated"]


def test_an_article_knows_its_threads(threaded: Archive) -> None:
    found = index.build(threaded).threaded
    assert {source: [link.id for link in links] for source, links in found.items()} == {"a.txt": ["talks"], "b.txt": ["talks"]}
