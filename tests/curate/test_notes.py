"""Notes are found by the words they quote, wherever these are shown; what is not found is told."""

import making
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.curate import notes
from sitegen.model import Article, Block, Note, Problem, Stated

TEXT = "The talks are over. The talks  went\non.\n\nNothing came of “the talks”, he said.\n\nLoad more\n"


def noted(*found: Note, text: str = TEXT) -> Article:
    return making.article(text, source="a.txt", stated=Stated(notes=found))


def note(quote: str, prefix: str = "", suffix: str = "", body: str = "Indeed.") -> Note:
    return Note(quote=quote, body=body, prefix=prefix, suffix=suffix, where="seeds/a.toml:7")


def words(article: Article) -> list[str]:
    placed, problems = notes.place(article)
    assert problems == []
    return [article.raw.plain[found.start : found.end] for found in placed]


def problem(article: Article) -> Problem:
    placed, problems = notes.place(article)
    assert placed == ()
    (found,) = problems
    assert found.where == "seeds/a.toml:7"
    assert "a.txt" in found.what
    return found


def test_a_quote_is_found_whatever_the_white_space() -> None:
    assert words(noted(note("The talks went on."))) == ["The talks  went\non."]
    assert words(noted(note("  talks are\n\tover "))) == ["talks are over"]


def test_a_quote_may_run_over_paragraphs() -> None:
    assert words(noted(note("on. Nothing came"))) == ["on.\n\nNothing came"]


def test_quotation_marks_match_however_they_are_curled() -> None:
    assert words(noted(note('of "the talks", he'))) == ["of “the talks”, he"]


def test_prefix_or_suffix_decides_between_several_places() -> None:
    assert words(noted(note("The talks", suffix="went"))) == ["The talks"]
    assert notes.place(noted(note("The talks", prefix="are over.")))[0][0].start == 20
    assert notes.place(noted(note("The talks", suffix="are over")))[0][0].start == 0


def test_a_quote_in_several_places_is_a_problem_that_says_how_to_mend_it() -> None:
    found = problem(noted(note("The talks")))
    assert "“The talks” in a.txt stands 2 times" in found.what
    assert "suffix 'are over. The'" in found.hint
    assert "prefix 'talks are over.'" in found.hint


def test_a_prefix_that_does_not_fit_is_told_with_what_is_there() -> None:
    found = problem(noted(note("Nothing came", prefix="Then")))
    assert "not with its prefix and suffix" in found.what
    assert "prefix 'talks went on.'" in found.hint


def test_a_quote_that_is_not_there_is_a_problem() -> None:
    assert "is not in the article" in problem(noted(note("no such words"))).what
    assert "says nothing" in problem(noted(note("talks are", body="  "))).what
    assert "has no quote" in problem(noted(note("  "))).what


def test_a_long_quote_is_cut_in_the_problem() -> None:
    assert len(problem(noted(note("x" * 500))).what) < 150


def with_role(article: Article, index: int, role: str) -> Article:
    blocks = list(article.blocks)
    blocks[index] = msgspec.structs.replace(blocks[index], role=role)
    return msgspec.structs.replace(article, blocks=tuple(blocks))


def test_what_was_taken_out_is_no_place_for_a_note() -> None:
    article = noted(note("Load more"))
    furniture = with_role(article, len(article.blocks) - 1, "furniture")
    assert "taken out" in problem(furniture).what


def test_a_quote_reaches_over_what_was_taken_out_between() -> None:
    article = noted(note("first ends. Second begins"), text="The first ends.\n\nRelated News\n\nSecond begins.\n")
    assert words(with_role(article, 1, "furniture")) == ["first ends.\n\nRelated News\n\nSecond begins"]


@pytest.mark.parametrize("role", ["headline", "standfirst", "heading", "list", "quote", "code"])
def test_every_part_that_is_shown_can_have_notes(role: str) -> None:
    article = noted(note("Nothing came"))
    index = next(index for index, block in enumerate(article.blocks) if block.text.startswith("Nothing"))
    assert words(with_role(article, index, role)) == ["Nothing came"]


def test_markdown_signs_do_not_part_words() -> None:
    text = "He **bold**ly [went there](https://example.org/x) again.\n"
    plain = f"He   bold  ly  went there{' ' * 25}again.\n"
    article = noted(note("He boldly went there again."), text=text)
    raw = msgspec.structs.replace(article.raw, plain=plain)
    assert len(plain) == len(text)
    placed, problems = notes.place(msgspec.structs.replace(article, raw=raw))
    assert problems == []
    assert (placed[0].start, placed[0].end) == (0, len(text) - 1)


def test_notes_come_by_their_place() -> None:
    assert words(noted(note("he said"), note("The talks are"))) == ["The talks are", "he said"]


@given(st.lists(st.sampled_from(["one", "two", "“three”", "four,", "fünf"]), min_size=1, max_size=12), st.data())
def test_any_words_that_stand_once_are_found_where_they_stand(said: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "  ", "\n", "\n\n", "\t"])) for _ in said]
    text = "".join(word + gap for word, gap in zip(said, gaps, strict=True))
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    article = noted(note(" ".join(said[start:end])), text=text)
    placed, problems = notes.place(article)
    assert len(placed) + len(problems) == 1
    for found in placed:
        assert article.raw.plain[found.start : found.end].split() == said[start:end]


def test_a_block_with_nothing_in_it_does_no_harm() -> None:
    article = noted(note("The talks went"))
    blank = Block(start=0, end=0, text="", gap="", role="body")
    assert words(msgspec.structs.replace(article, blocks=(blank, *article.blocks))) == ["The talks  went"]
