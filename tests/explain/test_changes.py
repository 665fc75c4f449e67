"""Each decision tells the lines that change it; put where they say, they do."""

import tomllib

import making
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import curate, explain
from sitegen.explain import changes
from sitegen.model import Archive, Article, Mention
from sitegen.read import front, rules


def obeyed(archive: Archive, lines: str) -> curate.Curated:
    """Apply the lines as a curation file; what is said must be understood and must match."""
    said, problems = rules.curation(front.from_toml(lines.encode(), "curation.toml"), "curation.toml")
    assert problems == ()
    made = curate.apply(said, archive.articles, archive.mentions, archive.kinds)
    assert [problem for problem in made.problems if problem.where.startswith("curation.toml")] == []
    return made


def test_every_mark_is_changed_by_its_lines(small: Archive) -> None:
    (article, _), marks = small.articles, small.mentions["a.txt"]
    for mark in marks:
        change = changes.mark(article, mark)
        made = obeyed(small, change.lines)
        if mark.kind in {"date", "quote"}:
            assert next(found for found in made.mentions["a.txt"] if found.start == mark.start).status == "confirmed"
        else:
            assert mark.start in {found.start for found in made.rejected["a.txt"]}
        assert change.file == "curation.toml"


def test_every_block_is_kept_or_dropped_by_its_lines(small: Archive) -> None:
    article = small.articles[0]
    for number, block in enumerate(article.blocks):
        change = changes.block(article, block)
        assert change is not None
        said, problems = rules.curation(front.from_toml(change.lines.encode(), "c"), "c")
        made = curate.lines(said, {"a.txt": article.blocks}, {"a.txt": "a"})
        shown = block.kept or block.role == "headline"
        assert (problems, made.problems) == ((), ())
        assert made.blocks["a.txt"][number].role == ("furniture" if shown else "body")


def test_a_line_without_words_and_front_matter_are_not_named(small: Archive) -> None:
    article = small.articles[0]
    assert changes.block(article, structs.replace(article.blocks[0], role="meta")) is None
    assert changes.block(article, structs.replace(article.blocks[0], start=0, end=0, text="")) is None


def test_fields_are_stated_beside_the_article(small: Archive) -> None:
    headline = changes.field(small.articles[0], "headline")
    assert headline == changes.Change("a.txt".replace(".txt", ".toml"), 'title = "The dam burst"')
    assert changes.field(small.articles[1], "published") == changes.Change("b.toml", 'date = "2022-03-03"')
    assert changes.field(small.articles[0], "section") is None


def test_long_lines_are_named_by_their_beginning() -> None:
    assert changes.beginning("short  words\n") == "short words"
    assert changes.beginning("word " * 40) == f"{'word ' * 15}word…"
    assert changes.beginning("a" * 200) == f"{'a' * 80}…"


@given(st.text(min_size=1))
def test_any_words_can_be_written_and_read_back(words: str) -> None:
    article: Article = making.article(words, source="a.txt")
    lines = changes.mark(article, Mention(0, len(words), "person", words, certainty=0.5, rule="by hand")).lines
    plain = " ".join("".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in words).split())
    assert tomllib.loads(lines)["reject"] == [{"text": plain, "kind": "person", "article": "a.txt"}]


def test_all_changes_of_one_file_may_be_copied_together(small: Archive) -> None:
    copied: dict[str, list[str]] = {}
    for choice in explain.choices(small, "a.txt"):
        copied.setdefault(choice.change.file, []).append(choice.change.lines)
    assert set(copied) == {"a.toml", "curation.toml"}
    for lines in copied.values():
        assert tomllib.loads("\n\n".join(lines))
    tags = [structs.replace(small.tags[0], name=name) for name in ("Ann Lee", "a “b” 'c'")]
    away = [change.lines for change in (changes.tag(tag, tag.uses[0]) for tag in tags) if change]
    assert tomllib.loads("\n".join(away))["tags"] == {tag.name: {"wanted": False} for tag in tags}


def test_choices_name_each_form_once_and_what_was_taken_out(small: Archive) -> None:
    told = [choice.decision for choice in explain.choices(small, "a.txt")]
    assert told[:3] == [
        "headline, by the rule “first line”: to state another", "published, by the rule “full date”: to state another",
        "byline, which nothing tells: to state it",
    ]  # fmt: skip
    assert "line 9, taken out as furniture: to put it back" in told
    assert "line 7, doubtful body: to take it out" in told
    lines = [choice.change.lines for choice in explain.choices(small, "a.txt")]
    assert len(set(lines)) == len(lines)


def test_a_tag_that_nobody_states_can_be_taken_away(small: Archive) -> None:
    entity, stated = small.tags
    change = changes.tag(entity, entity.uses[0])
    assert change is not None
    said, problems = rules.curation(front.from_toml(change.lines.encode(), "c"), "c")
    assert (problems, [(term.name, term.wanted) for term in said.terms]) == ((), [("Ann Lee", False)])
    assert changes.tag(stated, stated.uses[0]) is None
