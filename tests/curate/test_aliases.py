"""The words of an alias are marked because the archivist says so."""

import time

import making
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import curate
from sitegen.curate import aliases
from sitegen.model import Alias, Curation, Kind, Mention, Reject, Retype

KINDS = (
    Kind(id="person", label="Person", plural="People"),
    Kind(id="place", label="Place", plural="Places"),
    Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),
)
DALY = Alias("person", "Tom O'Daly", ("Tomas O'Daly", "O'Daly"), "curation.toml:2")


def mark(text: str, words: str, kind: str = "person") -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), kind, words, 0.8, "found", value=words)


def curated(text: str, *marks: Mention, rules: Curation | None = None) -> curate.Curated:
    return curate.apply(rules or Curation(aliases=(DALY,)), [making.article(text, source="a.txt")], {"a.txt": marks}, KINDS)


def shown(found: curate.Curated) -> list[tuple[str, str, str]]:
    return [(mention.text, mention.kind, mention.rule) for mention in found.mentions["a.txt"]]


def test_forms_that_no_rule_has_found_are_marked_with_the_line_that_says_so() -> None:
    (found,) = curated("Then Tomas  O'Daly left.").mentions["a.txt"]
    assert (found.text, found.kind, found.value, found.status, found.rule) == (
        "Tomas  O'Daly",
        "person",
        "Tom O'Daly",
        "confirmed",
        "alias",
    )
    assert found.why == "the archivist says that “Tomas O'Daly” is “Tom O'Daly” (curation.toml:2)"


@pytest.mark.parametrize("text", ["The O'Dalys left.", "tomas o'daly left.", "McO'Daly left.", "O' Daly left."])
def test_only_whole_words_in_the_same_case_are(text: str) -> None:
    assert shown(curated(text)) == []


def test_apostrophes_are_alike() -> None:
    assert shown(curated("Then O’Daly left.")) == [("O’Daly", "person", "alias")]


@pytest.mark.parametrize("form", ["O’Daly", "O'Daly", " O'Daly ", "[O’Daly"])
def test_a_form_may_be_written_with_any_apostrophe_and_space(form: str) -> None:
    rules = Curation(aliases=(Alias("person", "Tom  O’Daly", (form,), "curation.toml:2"),))
    text = f"Then Tom O'Daly spoke; {form.strip()} left."
    assert [(shown, rule) for shown, _, rule in shown(curated(text, rules=rules))] == [("Tom O'Daly", "alias"), (form.strip(), "alias")]


def test_lines_that_were_taken_out_are_not_looked_at() -> None:
    article = making.article("O'Daly", source="a.txt")
    hidden = msgspec.structs.replace(article, blocks=tuple(msgspec.structs.replace(block, role="furniture") for block in article.blocks))
    assert curate.apply(Curation(aliases=(DALY,)), [hidden], {}, KINDS).mentions == {"a.txt": ()}


def test_what_is_marked_already_is_confirmed_and_not_marked_twice() -> None:
    text = "Tom O'Daly left."
    assert shown(curated(text, mark(text, "Tom O'Daly"))) == [("Tom O'Daly", "person", "found")]


def test_a_form_inside_a_longer_name_stays_part_of_it() -> None:
    text = "The O'Daly Bridge is shut."
    assert shown(curated(text, mark(text, "O'Daly Bridge", "place"))) == [("O'Daly Bridge", "place", "found")]


def test_names_inside_a_form_or_across_its_edge_give_way() -> None:
    text = "Then Tomas O'Daly left."
    for words in ("Tomas", "Then Tomas"):
        found = curated(text, mark(text, words))
        assert shown(found) == [("Tomas O'Daly", "person", "alias")]
        assert [mention.text for mention in found.rejected["a.txt"]] == [words]


def test_what_the_archivist_confirmed_otherwise_does_not_give_way() -> None:
    text = "Then Tomas O'Daly left."
    rules = Curation(aliases=(DALY,), retypes=(Retype("Then Tomas", "place"),))
    assert shown(curated(text, mark(text, "Then Tomas"), rules=rules)) == [("Then Tomas", "place", "curation")]


def test_a_form_in_a_quotation_is_marked_but_never_across_its_end() -> None:
    text = "“O'Daly left,” he said."
    assert shown(curated(text, mark(text, "“O'Daly left,”", "quote")))[1:] == [("O'Daly", "person", "alias")]
    assert shown(curated(text, mark(text, "“O'Da", "quote"))) == [("“O'Da", "quote", "found")]


def test_a_reject_goes_before_an_alias() -> None:
    rules = Curation(aliases=(DALY,), rejects=(Reject("O'Daly", article="a.txt"),))
    found = curated("O'Daly left Tom O'Daly.", rules=rules)
    assert shown(found) == [("Tom O'Daly", "person", "alias")]
    assert not [problem for problem in found.problems if "rejects" in problem.what]


@pytest.mark.parametrize("text", ["Aa " * 100_000, "Tomas " * 100_000, "Tomas" + " " * 300_000 + "O", "O'Daly " * 60_000, "O'" * 200_000])
def test_long_texts_and_many_aliases_take_linear_time(text: str) -> None:
    many = tuple(Alias("person", f"Tomas Name{number}", (f"Aaron N{number}",)) for number in range(300))
    start = time.process_time()
    curated(text, rules=Curation(aliases=(DALY, *many)))
    assert time.process_time() - start < 5


def test_no_form_at_all_finds_nothing() -> None:
    assert aliases.whole_words(()).search("Anything (at all) \n") is None


WORDS = "Ann Bob Rome Ann Bob Lee"


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.sampled_from(["person", "place", "quote"])), max_size=6),
    st.lists(
        st.tuples(st.sampled_from(["person", "place"]), st.sampled_from(["Ann", "Ann Bob", "Bob Rome", "Bob", "Rome Ann", ""])), max_size=4
    ),
)
def test_marks_stay_disjoint_or_nested_and_names_disjoint(spans: list[tuple[int, int, str]], rules: list[tuple[str, str]]) -> None:
    found: list[Mention] = []
    for start, length, kind in sorted(set(spans)):
        end = min(start + length, len(WORDS))
        apart = [other for other in found if end <= other.start or other.end <= start]
        within = [other for other in found if other.start <= start and end <= other.end and other.kind == "quote"]
        if len(apart) + len(within) == len(found):
            found.append(Mention(start, end, kind, WORDS[start:end], 0.5, "r", value=WORDS[start:end]))
    found.sort(key=lambda item: (item.start, -item.end, item.kind))
    result = curated(WORDS, *found, rules=Curation(aliases=tuple(Alias(kind, form, (form,)) for kind, form in rules)))
    kept = result.mentions["a.txt"]
    assert list(kept) == sorted(kept, key=lambda item: (item.start, -item.end, item.kind))
    for at, one in enumerate(kept):
        assert one.text == WORDS[one.start : one.end]
        for other in kept[at + 1 :]:
            apart_now = one.end <= other.start or other.end <= one.start
            assert apart_now or "quote" in {one.kind, other.kind}
            assert apart_now or (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
    old = {(item.start, item.end) for item in (*kept, *result.rejected["a.txt"]) if item.rule != "alias"}
    assert old == {(item.start, item.end) for item in found}
