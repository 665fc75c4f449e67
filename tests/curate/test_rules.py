"""The archivist is obeyed, and told when a rule of theirs matches nothing."""

import making
from hypothesis import given
from hypothesis import strategies as st

from sitegen import curate
from sitegen.model import Alias, Curation, Entity, Kind, Mention, Merge, Reject, Retype, Speaker, Split

KINDS = (
    Kind(id="person", label="Person", plural="People"),
    Kind(id="place", label="Place", plural="Places"),
    Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),
    Kind(id="date", label="Date", plural="Dates", indexed=False),
)
A, B = making.article("text", source="a.txt"), making.article("text", source="b.txt")


def mark(text: str, kind: str = "person", start: int = 0, value: str = "", speaker: Speaker | None = None) -> Mention:
    return Mention(
        start=start, end=start + len(text), kind=kind, text=text, certainty=0.8, rule="found", value=value or text, speaker=speaker
    )  # fmt: skip


def applied(curation: Curation, *marks: Mention, also: tuple[Mention, ...] = ()) -> curate.Curated:
    return curate.apply(curation, (A, B), {"a.txt": marks, "b.txt": also}, KINDS)


def test_without_rules_nothing_changes() -> None:
    curated = applied(Curation(), mark("Jordan"), mark("Amman", "place", 10))
    assert curated == curate.Curated(
        mentions={"a.txt": (mark("Jordan"), mark("Amman", "place", 10)), "b.txt": ()},
        rejected={"a.txt": (), "b.txt": ()}, notes={"a.txt": (), "b.txt": ()}, problems=(),
    )  # fmt: skip


def test_a_rejected_text_is_no_mention_however_it_is_written() -> None:
    curated = applied(Curation(rejects=(Reject("élysée palace"),)), mark("Elysee  Palace"), mark("Palace", start=20))
    assert [found.text for found in curated.mentions["a.txt"]] == ["Palace"]
    assert [found.text for found in curated.rejected["a.txt"]] == ["Elysee  Palace"]
    assert curated.problems == ()


def test_a_reject_may_be_of_one_kind_or_in_one_article() -> None:
    curation = Curation(rejects=(Reject("Jordan", kind="place"), Reject("Amman", article="b.txt"), Reject("Petra", article="a")))
    curated = applied(
        curation, mark("Jordan"), mark("Amman", start=10), mark("Petra", start=20), also=(mark("Jordan", "place"), mark("Amman", start=9))
    )
    assert [found.text for found in curated.mentions["a.txt"]] == ["Jordan", "Amman"]
    assert curated.mentions["b.txt"] == ()
    assert curated.problems == ()


def test_a_quotation_keeps_the_words_for_its_speaker_but_leads_to_nobody() -> None:
    quote = mark("“Yes,”", "quote", 20, speaker=Speaker(name="Sputnik", start=0, end=7, named=True))
    curated = applied(Curation(rejects=(Reject("Sputnik"),)), mark("Sputnik"), quote)
    (kept,) = curated.mentions["a.txt"]
    assert kept.speaker == Speaker(name="Sputnik", start=0, end=7, named=False)


def test_a_retype_confirms_and_forgets_what_the_other_kind_made_of_it() -> None:
    curated = applied(
        Curation(retypes=(Retype("jordan", "place"),)), mark("Jordan", value="Michael Jordan"), mark("Michael Jordan", start=20)
    )
    jordan, michael = curated.mentions["a.txt"]
    assert (jordan.kind, jordan.value, jordan.status, jordan.rule) == ("place", "Jordan", "confirmed", "curation")
    assert "found" in jordan.why
    assert michael == mark("Michael Jordan", start=20)


def test_a_retype_to_the_same_kind_only_confirms() -> None:
    (found,) = applied(Curation(retypes=(Retype("Jordan", "person"),)), mark("Jordan", value="Michael Jordan")).mentions["a.txt"]
    assert (found.value, found.status, found.rule) == ("Michael Jordan", "confirmed", "found")


def test_the_rule_for_one_article_goes_before_the_rule_for_all() -> None:
    curation = Curation(retypes=(Retype("Jordan", "place"), Retype("Jordan", "person", article="b.txt")))
    curated = applied(curation, mark("Jordan"), also=(mark("Jordan", "place"),))
    assert [curated.mentions[source][0].kind for source in ("a.txt", "b.txt")] == ["place", "person"]


def test_a_retype_leaves_no_link_within_a_link() -> None:
    curation = Curation(retypes=(Retype("Lake Victoria", "place"),))
    curated = applied(curation, mark("Lake Victoria", "quote"), mark("Victoria", start=5))
    assert [(found.text, found.kind) for found in curated.mentions["a.txt"]] == [("Lake Victoria", "place")]
    assert [found.text for found in curated.rejected["a.txt"]] == ["Victoria"]


def test_the_forms_of_an_alias_are_confirmed_and_no_others() -> None:
    curation = Curation(aliases=(Alias("person", "Volodymyr Zelensky", ("Ze",)),))
    curated = applied(curation, mark("Ze"), mark("Zelensky", start=5, value="Volodymyr Zelensky"), mark("Ze", "place", 30))
    assert [found.status for found in curated.mentions["a.txt"]] == ["confirmed", "candidate", "candidate"]


def test_a_merge_confirms_no_mark() -> None:
    curated = applied(Curation(merges=(Merge("person", "Ann Lee", ("Lee",)),)), mark("Ann Lee"), mark("Lee", start=20))
    assert [found.status for found in curated.mentions["a.txt"]] == ["candidate", "candidate"]


def test_unknown_kinds_and_articles_are_told_once_with_their_line() -> None:
    curation = Curation(
        aliases=(Alias("planet", "Mars", ("Mars",), where="c:1"),), rejects=(Reject("x", article="z.txt", where="c:2"),),
        retypes=(Retype("Jordan", "river", where="c:3"),),
    )  # fmt: skip
    problems = applied(curation, mark("Jordan")).problems
    assert [(found.where, found.what) for found in problems] == [
        ("c:1", "there is no kind “planet”"),
        ("c:2", "there is no article “z.txt”"),
        ("c:3", "there is no kind “river”"),
    ]
    assert problems[0].hint == "Kinds here: person, place, quote, date."


def test_names_of_a_kind_without_names_are_told() -> None:
    (found,) = applied(Curation(aliases=(Alias("date", "Monday", ("Mon",), "c:1"),)), mark("Jordan")).problems
    assert (found.what, found.hint) == ("marks of the kind “date” have no names to join", "Kinds with names: person, place.")


def test_rules_that_match_nothing_are_told() -> None:
    curation = Curation(
        rejects=(Reject("Rome", kind="place", where="c:1"), Reject("Jordan")), retypes=(Retype("Oslo", "place", "b.txt", "c:2"),)
    )
    problems = applied(curation, mark("Jordan"), mark("Rome", start=9), mark("Oslo", start=20)).problems
    assert [(found.where, found.what) for found in problems] == [
        ("c:1", "the rule that rejects “Rome” as place matches nothing"),
        ("c:2", "the rule that retypes “Oslo” in b.txt matches nothing"),
    ]


def test_forms_that_do_not_occur_are_told() -> None:
    curation = Curation(
        aliases=(Alias("person", "Jo", ("Joe", "Joseph"), "c:1"), Alias("person", "Al", ("Alan",), "c:2"), Alias("moon", "Io", ("I",)))
    )
    problems = applied(curation, mark("Joe"), mark("Al", start=5, value="Alan")).problems
    assert [(found.where, found.what) for found in problems] == [
        ("", "there is no kind “moon”"),
        ("c:1", "the alias for person “Jo” has forms that do not occur: Joseph"),
    ]


def test_a_form_that_stands_in_the_text_without_a_mark_is_told_with_its_articles() -> None:
    curation = Curation(aliases=(Alias("person", "Jo Lee", ("Jordan",), "c:1"),))
    articles = [making.article(f"Lake Jordan {more}\n", source=f"{number}.txt") for number, more in enumerate(("Jordan", "is", "is"))]
    marks = {"0.txt": (mark("Lake Jordan Jordan", "place"),), "1.txt": (mark("Lake Jordan", "place"),), "2.txt": ()}
    found = curate.apply(curation, articles[:2], marks, KINDS).problems
    assert [problem.what for problem in found] == [
        "the alias for person “Jo Lee” has the form “Jordan”, which stands in the text 3 times, but is not marked as person: 0.txt, 1.txt"
    ]
    assert curate.apply(curation, articles, marks, KINDS).problems == ()


def test_names_that_a_merge_does_not_find_are_told_with_the_kind_they_have() -> None:
    curation = Curation(merges=(Merge("person", "Jo", ("Joey", "Alan"), "c:3"), Merge("person", "Jo", ("Rome",), "c:4")))
    entities = (Entity(kind="person", id="al", name="Al", aliases=("Alan",), mentions={}),)
    first, second = curate.stale(curation, {"a.txt": (mark("Al"), mark("Rome", "place", 5))}, entities)
    assert (first.where, first.what) == ("c:3", "the merge into person “Jo” names what is no person here: Joey")
    assert (second.where, second.hint) == ("c:4", "It is marked as place; a retype mends that.")


def test_a_text_of_signs_alone_matches_only_itself() -> None:
    curated = applied(Curation(rejects=(Reject("…"),)), mark("…"), mark("!!", start=5))
    assert [found.text for found in curated.mentions["a.txt"]] == ["!!"]


NAMES = st.sampled_from(["Ann", "Bob", "Ann Bob", "Rome"])


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(1, 6), st.sampled_from(["person", "place", "quote", "date"])), max_size=8),
    st.lists(st.tuples(NAMES, st.sampled_from([kind.id for kind in KINDS])), max_size=3),
    st.lists(NAMES, max_size=2),
)
def test_marks_stay_in_order_and_none_is_lost(
    spans: list[tuple[int, int, str]], retypes: list[tuple[str, str]], rejects: list[str]
) -> None:
    words = "Ann Bob Rome Ann Bob"
    found: list[Mention] = []
    for start, length, kind in sorted(set(spans)):
        end = start + length
        if all(end <= other.start or other.end <= start or (other.start <= start and end <= other.end) for other in found):
            found.append(Mention(start, end, kind, words[start:end], 0.5, "r", value=words[start:end]))
    found.sort(key=lambda item: (item.start, -item.end, item.kind))
    curation = Curation(retypes=tuple(Retype(*rule) for rule in retypes), rejects=tuple(Reject(text) for text in rejects))
    curated = applied(curation, *found)
    kept, rejected = curated.mentions["a.txt"], curated.rejected["a.txt"]
    assert sorted((item.start, item.end) for item in (*kept, *rejected)) == sorted((item.start, item.end) for item in found)
    assert list(kept) == sorted(kept, key=lambda item: (item.start, -item.end, item.kind))
    for item in kept:
        for other in kept:
            assert (
                item.end <= other.start
                or other.end <= item.start
                or item.start <= other.start <= other.end <= item.end
                or (other.start <= item.start <= item.end <= other.end)
            )


def test_a_split_that_makes_nobody_and_one_of_unknown_articles_are_told() -> None:
    made = Split("person", "John Smith", "John Smith (singer)", ("a.txt",), "c:1")
    gone = Split("person", "Jane Roe", "Jane Roe (judge)", ("a",), "c:5")
    lost = Split("person", "Al Poe", "Al Poe (coach)", ("zz.txt",), "c:9")
    curation = Curation(splits=(made, gone, lost, Split("date", "Monday", "Day", ("a.txt",), "c:13")))
    told = [(problem.where, problem.what) for problem in applied(curation).problems]
    assert told == [("c:9", "there is no article “zz.txt”"), ("c:13", "marks of the kind “date” have no names to join")]
    entity = Entity(kind="person", id="x", name="John Smith (singer)", aliases=(), mentions={"a.txt": (0,)})
    problems = curate.stale(Curation(splits=(made, gone)), {}, (entity,))
    assert [(problem.where, problem.what) for problem in problems] == [
        ("c:5", "the split of person “Jane Roe” matches nothing in its articles")
    ]  # fmt: skip
