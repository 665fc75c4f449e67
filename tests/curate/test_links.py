"""Links and threads of the archivist, with the articles that there are."""

import making

from sitegen import curate
from sitegen.curate import links
from sitegen.curate.names import Names
from sitegen.model import Curation, Link, Problem, Story

NAMES = Names({f"{name}.txt": name for name in "abcdef"})


def connections(*said: Link | Story) -> links.Connections:
    stories = tuple(rule for rule in said if isinstance(rule, Story))
    return links.connections(Curation(links=tuple(rule for rule in said if isinstance(rule, Link)), stories=stories), NAMES)


def test_articles_are_found_by_path_and_by_address() -> None:
    made = connections(Link(("a", "b.txt"), "event", "c:1"), Story(" The\n talks", ("a.txt", "c"), ("d",), "c:4"))
    assert made.links == (Link(("a.txt", "b.txt"), "event", "c:1"),)
    assert made.stories == (Story("The talks", ("a.txt", "c.txt"), ("d.txt",), "c:4"),)
    assert made.problems == ()


def test_articles_that_there_are_not_are_left_out_and_told() -> None:
    made = connections(
        Link(("a", "b", "z.txt"), "event", "c:1"), Link(("a", "zz"), "none", "c:2"), Story("T", ("a", "A.txt"), ("y",), "c:3"),
        Story("U", ("x",), (), "c:4"),
    )  # fmt: skip
    assert [link.articles for link in made.links] == [("a.txt", "b.txt")]
    assert [(story.articles, story.without) for story in made.stories] == [(("a.txt",), ())]
    assert [problem.where for problem in made.problems] == ["c:1", "c:2", "c:3", "c:3", "c:4"]
    assert "“z.txt”" in made.problems[0].what
    assert 'Did you mean "a.txt"?' in made.problems[2].hint


def test_an_article_that_is_named_twice_counts_once() -> None:
    made = connections(Link(("a", "b", "a.txt"), "copy", "c:1"), Link(("c", "c.txt"), "none", "c:2"))
    assert made.links == (Link(("a.txt", "b.txt"), "copy", "c:1"),)
    assert [(problem.where, problem.what) for problem in made.problems] == [
        ("c:1", "this [[link]] names a.txt twice"), ("c:2", "this [[link]] names c.txt twice"),
    ]  # fmt: skip


def test_links_that_contradict_one_another_are_told_and_one_counts() -> None:
    made = connections(Link(("a", "b"), "none", "c:1"), Link(("a.txt", "b.txt"), "event", "c:4"))
    assert [link.where for link in made.links] == ["c:4"]
    assert [(problem.where, problem.what) for problem in made.problems] == [
        ("c:1", "a.txt and b.txt are called not related, but the same event in c:4")
    ]


def test_an_article_is_part_of_the_first_thread_that_claims_it() -> None:
    made = connections(Story("One", ("a", "b"), (), "c:1"), Story("Two", ("b", "c", "a"), (), "c:4"), Story("Three", ("c",), (), "c:7"))
    assert [story.articles for story in made.stories] == [("a.txt", "b.txt"), ("c.txt",)]
    assert [problem.what for problem in made.problems] == [
        "the thread “Two” claims b.txt, a.txt, which the thread “One” of c:1 has",
        "the thread “Three” claims c.txt, which the thread “Two” of c:4 has",
    ]


def test_a_thread_that_has_an_article_and_is_without_it_leaves_it_out() -> None:
    made = connections(Story("One", ("a", "b"), ("b.txt", "c"), "c:1"))
    assert [(story.articles, story.without) for story in made.stories] == [(("a.txt",), ("b.txt", "c.txt"))]
    assert [problem.what for problem in made.problems] == ["the thread “One” has b.txt and is without it"]


def test_two_threads_of_one_name_are_told() -> None:
    made = connections(Story("The talks", ("a",), (), "c:1"), Story("the Talks", ("b",), (), "c:4"))
    assert len(made.stories) == 2
    assert [problem.what for problem in made.problems] == ["the thread “the Talks” is that of c:1 again"]


def test_what_is_said_of_an_older_version_is_told() -> None:
    rules = (
        Link(("a.txt", "b.txt", "c.txt"), "none", "c:1"), Link(("d.txt", "a.txt"), "version", "c:4"),
        Link(("e.txt", "f.txt"), "event", "c:7"),
    )  # fmt: skip
    told = links.outdated(rules, (Story("T", ("a.txt",), (), "c:9"),), {"a.txt": "d.txt", "b.txt": "d.txt"})
    assert told == (
        Problem("c:1", "a.txt, b.txt are older versions, and only the newest has links", "Name d.txt instead."),
        Problem("c:9", "a.txt is an older version, and only the newest has links", "Name d.txt instead."),
    )


def test_curating_hands_them_on() -> None:
    articles = [making.article("Words.\n", source=source) for source in ("a.txt", "b.txt")]
    curation = Curation(links=(Link(("a", "b"), "event", "c:1"),), stories=(Story("T", ("a", "q"), (), "c:4"),))
    made = curate.apply(curation, articles, {}, ())
    assert made.links == (Link(("a.txt", "b.txt"), "event", "c:1"),)
    assert made.stories == (Story("T", ("a.txt",), (), "c:4"),)
    assert [problem.where for problem in made.problems] == ["c:4"]
    assert [problem.where for problem in curate.outdated(made, {"a.txt": "b.txt"})] == ["c:1", "c:4"]
