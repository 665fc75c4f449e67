from collections.abc import Callable

import making
import pytest
from msgspec import structs

from sitegen.model import (
    Archive,
    Copy,
    Novelty,
    Overlap,
    Passage,
    Reason,
    Related,
    Reuse,
    Stated,
    Statement,
    Step,
    Thread,
    Wording,
)  # fmt: skip
from sitegen.render import connections, index
from sitegen.render.connection_views import Connections

Build = Callable[..., dict[str, str]]
PASSAGE = Passage(start=12, end=20, other_start=12, other_end=18, words=1)
OVERLAP = Overlap(one="a.txt", other="b.txt", passages=(PASSAGE,), of_one=0.5, of_other=0.92, sameness="passages", why="x")
NONE = Reuse(overlaps=(), copies={}, older={})
BOTH_NAME = Reason(rule="entities", words="both name Kyiv", weight=1.0)
AGAINST = Reason(rule="days", words="but one tells of Monday, the other of Friday", weight=-1.0)
APART = Reason(rule="published", words="but published 90 days apart", weight=-1.0, shared=("2022-01-01", "2022-04-01"))


def view(archive: Archive, source: str = "a.txt") -> Connections:
    made = index.build(archive)
    return connections.view(made.by_source[source], made, connections.ties(archive))


def related(archive: Archive, *found: Related) -> Archive:
    return structs.replace(archive, related={"a.txt": found, "b.txt": ()})


def copied(archive: Archive, **fields: object) -> Archive:
    copy = structs.replace(OVERLAP, sameness="copy", **fields)
    return structs.replace(archive, reuse=Reuse(overlaps=(copy,), copies={"b.txt": Copy(of="a.txt", share=0.92)}, older={}))


def versions(archive: Archive) -> Archive:
    first, second = archive.articles
    raw = structs.replace(second.raw, stated=Stated(captured="2022-03-04"))
    reuse = Reuse(overlaps=(structs.replace(OVERLAP, sameness="version"),), copies={}, older={"a.txt": "b.txt"})
    return structs.replace(archive, articles=(first, structs.replace(second, raw=raw)), reuse=reuse, related={})


def threaded(archive: Archive) -> Archive:
    start = archive.articles[1].raw.text.index("Nobody")
    new = (Novelty(kind="number", text="Nobody", start=start, end=start + 6),)
    steps = (
        Step(source="a.txt", when="2022-02-28", sure=True, why="", event=0, new=()),
        Step(source="b.txt", when="2022-03-01", sure=False, why="it waits", event=1, new=new),
    )
    thread = Thread(id="talks", name="Talks", why="x", first="2022-02-28", last="2022-02-28", steps=steps)
    return structs.replace(archive, threads=(thread,))


def quoting(archive: Archive) -> Archive:
    """The second article quotes what the first does, in other words."""
    text = archive.articles[1].raw.text
    said = structs.replace(archive.mentions["a.txt"][2], start=12, end=len(text) - 1, text=text[12:-1], speaker=None)
    mentions = {**archive.mentions, "b.txt": (*archive.mentions["b.txt"][:1], said)}
    statement = Statement(
        speaker="Mykhailo Podolyak",
        wordings=(Wording(source="a.txt", mention=2), Wording(source="b.txt", mention=1)),
        why="both tell of going",
        shared=("go",),
    )
    entities = tuple(
        structs.replace(entity, mentions={source: numbers[:1] for source, numbers in entity.mentions.items()})
        for entity in archive.entities
    )
    return structs.replace(archive, mentions=mentions, entities=entities, statements=(statement,))


def test_related_articles_have_their_reasons_in_one_line_and_weak_ones_are_not_shown(archive: Archive) -> None:
    assert [(other.article.source, other.why) for other in view(archive).more] == [("b.txt", "Both name Kyiv")]
    assert view(archive, "b.txt").more == ()


@pytest.mark.parametrize(
    ("reasons", "why"),
    [
        ((BOTH_NAME, BOTH_NAME), "Both name Kyiv; both name Kyiv"),
        ((BOTH_NAME, AGAINST), "Both name Kyiv, but one tells of Monday, the other of Friday"),
        ((BOTH_NAME, APART, AGAINST), "Both name Kyiv, but published 90 days apart"),
        ((BOTH_NAME, structs.replace(APART, shared=("2022-01-01", "2022-01-09"))), "Both name Kyiv"),
        ((BOTH_NAME, structs.replace(AGAINST, rule="numbers")), "Both name Kyiv"),
        ((AGAINST,), "But one tells of Monday, the other of Friday"),
    ],
)
def test_of_what_speaks_against_a_link_one_true_contradiction_is_told(archive: Archive, reasons: tuple[Reason, ...], why: str) -> None:
    found = view(related(archive, Related(source="b.txt", score=1.0, reasons=reasons, kind="event")))
    assert [(other.why, other.confirmed) for other in found.event] == [(why, False)]
    assert found.more == ()


def test_nothing_is_held_against_the_archivists_word(archive: Archive) -> None:
    said = Reason(rule="archivist", words="the archivist says so", weight=1.0)
    (found,) = view(related(archive, Related(source="b.txt", score=1.0, reasons=(said, APART), kind="event", status="confirmed"))).event
    assert (found.why, found.confirmed) == ("The archivist says so", True)


def test_words_that_are_shared_are_told_only_where_nothing_says_more(archive: Archive) -> None:
    rules = ("quoted", "entities", "phrases", "terms", "opening", "days")
    every = tuple(Reason(rule=rule, words=rule, weight=1.0) for rule in rules)
    for reasons, why in ((every, "Quoted; entities; days"), (every[2:5], "Terms; phrases"), (every[1:4], "Entities; terms")):
        (found,) = view(related(archive, Related(source="b.txt", score=1.0, reasons=reasons, kind="more"))).more
        assert found.why == why


def test_copies_of_one_article_are_related_once(archive: Archive) -> None:
    link = Related(source="b.txt", score=1.0, reasons=(BOTH_NAME,), kind="event")
    assert view(related(copied(archive), link)).event == ()
    assert len(view(related(copied(archive), structs.replace(link, status="confirmed"))).event) == 1
    third = structs.replace(archive.articles[0], source="c.txt", id="c", raw=structs.replace(archive.articles[0].raw, source="c.txt"))
    three = structs.replace(copied(archive), articles=(*archive.articles, third), mentions={**archive.mentions, "c.txt": ()})
    both = structs.replace(three, related={"c.txt": (link, structs.replace(link, source="a.txt"))})
    assert [other.article.source for other in view(both, "c.txt").event] == ["a.txt"]


def test_the_same_event_and_more_on_this_are_kept_apart_and_long_lists_folded(archive: Archive, build: Build) -> None:
    event = Related(source="b.txt", score=1.0, reasons=(BOTH_NAME,), kind="event")
    page = build(related(archive, *([event] * 11), structs.replace(event, kind="more")))["articles/a.html"]
    assert page.index("<h3>The same event</h3>") < page.index("<summary>3 more articles</summary>") < page.index("<h3>More on this</h3>")
    assert "No other article has enough in common" not in page


def test_a_copy_tells_of_what_and_how_sure_it_is_the_later(archive: Archive, build: Build) -> None:
    found = view(copied(archive), "b.txt").original
    assert found
    assert (found.article.source, found.share, found.known, found.address) == (
        "a.txt", "92\N{NO-BREAK SPACE}%", "which of the two was first is not known", "compare/a/b.html",
    )  # fmt: skip
    later = structs.replace(archive, articles=(archive.articles[0], structs.replace(archive.articles[1], published="2022-03-01")))
    for changed, known in (
        (copied(later), "the earlier one known"),
        (copied(archive, status="confirmed"), "the archivist says that it is the original"),
    ):
        original = view(changed, "b.txt").original
        assert original
        assert original.known == known
    page = build(copied(archive))["articles/b.html"]
    assert page.index("of this article is the same as another one:</strong> <a") < page.index('class="text body"')


def test_the_original_tells_its_copies_first(archive: Archive) -> None:
    found = view(copied(archive))
    assert found.original is None
    (same,) = found.same
    assert same.words.startswith("A copy: 50")
    unseen = structs.replace(archive, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.92)}, older={}))
    assert [(same.words, same.address) for same in view(unseen).same] == [("A copy: 92\N{NO-BREAK SPACE}% of its words stand here", "")]


def test_of_many_with_the_same_passages_those_are_told_that_have_a_page_and_the_others_counted(archive: Archive, build: Build) -> None:
    first = archive.articles[0]
    others = [structs.replace(first, source=f"c{n}.txt", id=f"c{n}", raw=structs.replace(first.raw, source=f"c{n}.txt")) for n in range(6)]
    every = [first, *others]
    overlaps = tuple(
        structs.replace(OVERLAP, one=one.source, other=other.source, of_one=(at + later) / 100, of_other=(at + later) / 100)
        for at, one in enumerate(every)
        for later, other in enumerate(every[at + 1 :], at + 1)
    )
    crowd = structs.replace(
        archive,
        articles=(*archive.articles, *others),
        mentions={**archive.mentions, **{other.source: archive.mentions[first.source] for other in others}},
        reuse=structs.replace(NONE, overlaps=overlaps),
    )
    found = view(crowd)
    assert [same.article.source for same in found.same] == ["c5.txt", "c4.txt", "c3.txt"]
    assert all(same.address for same in found.same)
    assert found.more_same == len(others) - 3
    assert "3 further articles with the same words are not told here." in build(crowd)["articles/a.html"]


def test_shared_passages_are_told_from_either_side(archive: Archive) -> None:
    shared = structs.replace(archive, reuse=structs.replace(NONE, overlaps=(OVERLAP,)))
    told = [same.words.replace("\N{NO-BREAK SPACE}", " ") for source in ("a.txt", "b.txt") for same in view(shared, source).same]
    assert told == [
        "50 % of the words of this article stand there, 92 % of its words here",
        "92 % of the words of this article stand there, 50 % of its words here",
    ]


def test_an_older_version_leads_to_the_newest_and_is_related_to_nothing(archive: Archive, build: Build) -> None:
    found = view(versions(archive))
    assert found.newest
    assert (found.newest.article.source, found.newest.words, found.newest.address) == (
        "b.txt",
        "captured on 4 March 2022",
        "compare/a/b.html",
    )
    page = build(versions(archive))["articles/a.html"]
    assert "<strong>An older version</strong>" in page
    for lacking in ('id="related"', 'class="turn"', 'class="turn-none"'):
        assert lacking not in page


def test_the_newest_version_tells_the_older_ones(archive: Archive, build: Build) -> None:
    found = view(versions(archive), "b.txt")
    assert (found.newest, found.captured, [older.article.source for older in found.older]) == (None, "4 March 2022", ["a.txt"])
    assert found.same == ()
    page = build(versions(archive))["articles/b.html"]
    assert '<a href="#versions">1 older version</a>' in page
    assert 'id="versions"' in page


def test_an_article_tells_its_place_in_a_thread_and_what_is_new_in_it(archive: Archive, build: Build) -> None:
    (first,), (second,) = (view(threaded(archive), source).threads for source in ("a.txt", "b.txt"))
    assert (first.number, first.of, first.previous, first.why, first.news) == (1, 2, None, "", ())
    assert first.following
    assert first.following.source == "b.txt"
    assert (second.number, second.following, second.why) == (2, None, "it waits")
    assert [new.words for group in second.news for new in group.items] == ["Nobody"]
    page = build(threaded(archive))["articles/b.html"]
    assert 'href="../threads/talks.html"' in page
    assert "2 of 2 articles" in page


def test_a_quotation_that_is_quoted_elsewhere_in_other_words_says_so(archive: Archive, build: Build) -> None:
    (quoted,) = view(quoting(archive)).quoted
    assert (quoted.words, quoted.speaker, quoted.address) == (
        "“We go on.”",
        "Mykhailo Podolyak",
        f"articles/a.html#{making.saying('“We go on.”')}",
    )
    assert [(other.article.source, other.words, other.address) for other in quoted.others] == [
        ("b.txt", "Nobody came to Kyiv.", "compare/a/b.html")
    ]
    files = build(quoting(archive))
    assert 'href="../compare/a/b.html"' in files["articles/b.html"]
    assert "One statement, two wordings</h1>" in files["compare/a/b.html"]
    assert f'href="../../articles/a.html#{making.saying("“We go on.”")}"' in files["compare/a/b.html"]


def test_the_same_words_quoted_by_a_copy_are_told_with_the_copy_alone(archive: Archive) -> None:
    again = quoting(archive)
    same = structs.replace(again.mentions["b.txt"][1], text="“We go on.”")
    again = structs.replace(again, mentions={**again.mentions, "b.txt": (again.mentions["b.txt"][0], same)})
    ((told,),) = (quoted.others for quoted in view(again).quoted)
    assert (told.words, told.address) == ("", f"articles/b.html#{making.saying('“We go on.”')}")
    assert view(copied(again)).quoted == ()


def test_where_nothing_is_connected_nothing_is_shown_but_an_honest_sentence(archive: Archive, build: Build) -> None:
    page = build(structs.replace(archive, related={}))["articles/a.html"]
    assert "No other article has enough in common with this one to be linked." in page
    for lacking in ('class="state"', 'id="same-words"', 'id="quoted"', 'id="versions"', "Thread: ", "compare/"):
        assert lacking not in page


def test_two_counts_contradict_each_other_only_where_one_event_is_claimed(archive: Archive) -> None:
    counts = structs.replace(AGAINST, rule="units", words="but one has 11 with “dead”, the other 40")
    event = view(related(archive, Related(source="b.txt", score=1.0, reasons=(BOTH_NAME, counts), kind="event"))).event
    more = view(related(archive, Related(source="b.txt", score=1.0, reasons=(BOTH_NAME, counts), kind="more"))).more
    assert [other.why for other in (*event, *more)] == ["Both name Kyiv, but one has 11 with “dead”, the other 40", "Both name Kyiv"]
