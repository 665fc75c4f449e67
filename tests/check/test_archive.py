"""What is unsure, missing or clashing is told once, with what to do."""

from pathlib import Path

import making
import msgspec

from sitegen import check
from sitegen.config import Config, Settings
from sitegen.model import Archive, Article, Copy, Evidence, Link, OutputFile, Overlap, Passage, Problem, Reuse, Sameness, Status
from sitegen.read import front, rules

CONFIG = Config(settings=Settings(title="t"), root=Path("/archive"), where="sitegen.toml", base_url="https://example.org/")


def archive(*articles: Article, problems: tuple[Problem, ...] = ()) -> Archive:
    return Archive(
        articles=articles, mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={}, problems=problems,
    )  # fmt: skip


def evidence(field: str, where: str = "text", quote: str = "the words") -> Evidence:
    return msgspec.convert({"field": field, "value": "v", "rule": "r", "quote": quote, "where": where}, Evidence)


def article(source: str = "a.txt", text: str = "Words.\n", published: str | None = "2022-03-03", *said: Evidence) -> Article:
    made = making.article(text, source=source, published=published)
    return msgspec.structs.replace(made, evidence=said or (evidence("headline"), evidence("published")))


def test_a_sound_archive_has_no_problems() -> None:
    assert check.problems(archive(article()), CONFIG, [OutputFile("index.html", b"")]) == ()


def test_what_was_found_before_is_passed_on_once_and_sorted() -> None:
    first, second = Problem("seeds/b.txt", "x"), Problem("seeds/a.txt", "y")
    assert check.problems(archive(problems=(first, second, first)), CONFIG, []) == (second, first)


def test_an_article_without_date_headline_or_body_is_told_with_the_file_to_write() -> None:
    bare = msgspec.structs.replace(article("sub/a.txt", published=None), evidence=(), blocks=())
    found = check.problems(archive(bare), CONFIG, [])
    assert {problem.where for problem in found} == {"seeds/sub/a.txt"}
    assert [problem.what.split(":")[0].split(" that")[0] for problem in found] == ["has no body", "has no date", "has no headline"]
    assert "State one in sub/a.toml: date = " in found[1].hint


def markdown_article(text: str, problems: tuple[Problem, ...] = ()) -> Article:
    made = article("a.md", text, None)
    raw = msgspec.structs.replace(made.raw, format="markdown", problems=problems)
    return msgspec.structs.replace(made, raw=raw, evidence=())


def test_hints_for_markdown_name_the_front_matter_as_it_is_written() -> None:
    hints = {
        "Words.\n": "State one in its front matter, between two lines of --- at the top: date: YYYY-MM-DD",
        "---\nurl: x\n---\nWords.\n": "State one in its front matter: date: YYYY-MM-DD",
        '+++\nurl = "x"\n+++\nWords.\n': 'State one in its front matter: date = "YYYY-MM-DD"',
    }
    for text, hint in hints.items():
        assert hint in {problem.hint for problem in check.problems(archive(markdown_article(text)), CONFIG, [])}


def test_what_broken_front_matter_leads_to_is_not_told() -> None:
    broken = Problem("seeds/a.md:3", "is not valid YAML")
    bare = markdown_article("---\ntitle: [\n---\nWords.\n", (broken,))
    assert check.problems(archive(bare, problems=(broken,)), CONFIG, []) == (broken,)


def test_problems_stand_in_the_order_of_the_lines_and_those_of_the_whole_file_last() -> None:
    ordered = (Problem("a.toml:5", "x"), Problem("a.toml:14", "a"), Problem("a.toml", "a"), Problem("b.txt@3", "a"))
    assert check.problems(archive(problems=ordered[::-1]), CONFIG, []) == ordered


def test_an_uncertain_date_is_told_unless_the_archivist_stated_it() -> None:
    (found,) = check.problems(archive(article("a.txt", "Words.\n", "2022-03-03?", evidence("headline"), evidence("published"))), CONFIG, [])
    assert found.what == "has an uncertain date: 3 March 2022 (uncertain), from “the words” (r)"
    stated = article("a.txt", "Words.\n", "2022-03-03?", evidence("headline"), evidence("published", "stated"))
    assert check.problems(archive(stated), CONFIG, []) == ()
    (bounds,) = check.problems(archive(article(published="2022-02/..")), CONFIG, [])
    assert bounds.what == "has no date that could be found, but is not before February 2022, from “the words” (r)"
    own, other = evidence("published"), msgspec.structs.replace(evidence("published", "article"), place="b.txt")
    (inferred,) = check.problems(archive(article("a.txt", "Words.\n", "2022-03-03?", evidence("headline"), own, other)), CONFIG, [])
    assert inferred.what == "has no date of its own; it may be of 3 March 2022, as b.txt and its own words tell"
    assert check.problems(archive(article(published="2022-03")), CONFIG, []) == ()


def test_articles_whose_names_clash_are_told() -> None:
    other = msgspec.structs.replace(article("A.txt"), id="a-1234abcd")
    (found,) = check.problems(archive(article("a.txt"), other), CONFIG, [])
    assert found.where == "seeds/A.txt"
    assert found.what == "has the address articles/a-1234abcd.html, because a.txt has taken articles/a.html"


def test_files_on_one_path_are_told_whatever_their_case() -> None:
    files = [OutputFile("a.html", b"1"), OutputFile("a.html", b"2"), OutputFile("b.html", b""), OutputFile("B.html", b"")]
    found = check.problems(archive(), CONFIG, files)
    assert [(problem.where, problem.what) for problem in found] == [
        ("B.html", "would differ from b.html in case only"),
        ("a.html", "would be written 2 times"),
    ]


def overlap(one: str, other: str, sameness: Sameness, status: Status = "candidate") -> Overlap:
    passage = Passage(start=0, end=5, other_start=0, other_end=5, words=1)
    return Overlap(one, other, (passage,), of_one=0.9, of_other=0.9, sameness=sameness, why="share words", status=status)


def reusing(reuse: Reuse, *articles: Article) -> Archive:
    return msgspec.structs.replace(archive(*articles), reuse=reuse)


def written(problem: Problem) -> tuple[Link, ...]:
    """Read the lines that the hint of a problem tells."""
    lines = problem.hint.partition("\n")[2]
    said, problems = rules.curation(front.from_toml(lines.encode(), "c"), "c")
    assert problems == ()
    return said.links


def test_a_copy_is_told_with_the_lines_that_say_what_it_is() -> None:
    reuse = Reuse(overlaps=(overlap("a.txt", "b.txt", "copy"),), copies={"b.txt": Copy("a.txt", 0.967)}, older={})
    (found,) = check.problems(reusing(reuse, article("a.txt"), article("b.txt")), CONFIG, [])
    assert (found.where, found.what) == ("seeds/b.txt", "is 97 % the same as a.txt, and counts as its copy")
    assert written(found) == (Link(("a.txt", "b.txt"), "copy", "c:1"),)


def test_copies_of_one_article_are_told_together() -> None:
    sources = [f"{number:02}.txt" for number in range(30)]
    reuse = Reuse(
        overlaps=tuple(overlap("a.txt", source, "copy") for source in sources),
        copies={source: Copy("a.txt", 0.999) for source in sources}, older={},
    )  # fmt: skip
    (found,) = check.problems(reusing(reuse, article("a.txt"), *map(article, sources)), CONFIG, [])
    assert found.where == "seeds/a.txt"
    assert found.what.startswith("has 30 articles that are mostly the same, and count as its copies: 00.txt (99 %), ")
    assert found.what.endswith("04.txt (99 %) and 25 more")
    assert len(written(found)[0].articles) == 20


def test_what_the_archivist_says_of_copies_and_versions_is_no_problem() -> None:
    confirmed = (overlap("a.txt", "b.txt", "copy", "confirmed"), overlap("c.txt", "a.txt", "version", "confirmed"))
    reuse = Reuse(overlaps=confirmed, copies={"b.txt": Copy("a.txt", 0.9)}, older={"c.txt": "a.txt"})
    assert check.problems(reusing(reuse, article("a.txt"), article("b.txt"), article("c.txt")), CONFIG, []) == ()
    passages = Reuse(overlaps=(overlap("a.txt", "b.txt", "passages"),), copies={}, older={})
    assert check.problems(reusing(passages, article("a.txt"), article("b.txt")), CONFIG, []) == ()


def test_versions_of_which_none_is_known_to_be_newer_are_told() -> None:
    reuse = Reuse(overlaps=(overlap("a.txt", "b.txt", "version"),), copies={}, older={"a.txt": "b.txt"})
    (found,) = check.problems(reusing(reuse, article("a.txt"), article("b.txt")), CONFIG, [])
    assert (found.where, found.what) == ("seeds/b.txt", "is taken for the newest version of a.txt, but nothing tells which is newer")
    assert written(found) == (Link(("b.txt", "a.txt"), "version", "c:1"),)
    later = article("b.txt", "Words.\n", "2022-03-04")
    assert check.problems(reusing(reuse, article("a.txt"), later), CONFIG, []) == ()
