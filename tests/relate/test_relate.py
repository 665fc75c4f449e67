"""Articles on the same are related, with reasons; nothing is without one."""

import making
from hypothesis import given
from hypothesis import strategies as st

from sitegen import relate
from sitegen.model import Article, Entity, Mention, Related, Speaker

DAM = "The dam at the reservoir burst after heavy rain. Engineers had warned of cracks in the spillway."
DAM_TOO = "Cracks in the spillway were known before the dam burst, engineers said. The reservoir is empty."
MATCH = "The striker scored twice in extra time and the goalkeeper saved a penalty before the whistle."
COURT = "Jurors heard a forensic accountant explain how the ledger was forged at the bakery."


def archive(*bodies: str, published: tuple[str | None, ...] = ()) -> list[Article]:
    days = published or (None,) * len(bodies)
    return [
        making.article(f"{body}\n", source=f"{number}.txt", published=day)
        for number, (body, day) in enumerate(zip(bodies, days, strict=True))
    ]


def best(articles: list[Article], mentions: dict[str, tuple[Mention, ...]] | None = None, entities: tuple[Entity, ...] = ()) -> Related:
    return relate.articles(articles, mentions or {}, entities)["0.txt"][0]


def marked(article: Article, name: str, kind: str, speaker: str = "") -> Mention:
    start = article.raw.plain.index(name)
    who = article.raw.plain.index(speaker) if speaker else 0
    said = Speaker(name=speaker, start=who, end=who + len(speaker), named=True) if speaker else None
    return Mention(start=start, end=start + len(name), kind=kind, text=name, certainty=1, rule="r", value=name, speaker=said)


def test_two_articles_on_one_event_are_each_others_first() -> None:
    found = relate.articles(archive(DAM, MATCH, DAM_TOO, COURT), {}, ())
    assert found["0.txt"][0].source == "2.txt"
    assert found["2.txt"][0].source == "0.txt"
    assert found["0.txt"][0].linked
    assert found["0.txt"][0].reasons[0].words == "share the words “burst”, “cracks” and “dam”"
    assert set(found["0.txt"][0].reasons[0].shared) >= {"burst", "cracks", "dam", "reservoir", "spillway"}
    assert not any(related.linked for related in found["1.txt"])


def test_that_no_other_article_has_a_word_is_told_only_where_there_are_many() -> None:
    (reason,) = best(archive(DAM, DAM_TOO, *[MATCH] * 60)).reasons
    assert reason.words == "share the words “burst”, “cracks” and “dam”, which no other article has"


def test_words_that_say_nothing_alone_do_not_lead() -> None:
    both = "Oslo. The town council met in March in the French style over the phone."
    articles = archive(both, both, MATCH, COURT)
    mentions = {item.source: (marked(item, "Oslo", "place"),) for item in articles[:2]}
    oslo = Entity(kind="place", id="oslo", name="Oslo", aliases=(), mentions={"0.txt": (0,), "1.txt": (0,)})
    assert [reason.words for reason in best(articles, mentions, (oslo,)).reasons] == ["both tell of Oslo", "use many of the same words"]


def test_phrases_are_told_before_words() -> None:
    articles = archive("The humanitarian corridors were shelled, a town said.", "A town has humanitarian corridors.", MATCH, COURT)
    assert best(articles).reasons[0].words == "share the words “humanitarian corridors”"


def test_names_are_told_before_words_whatever_these_weigh() -> None:
    articles = archive(f"Oslo. {DAM}", f"Oslo. {DAM_TOO}", MATCH, COURT)
    mentions = {item.source: (marked(item, "Oslo", "place"),) for item in articles[:2]}
    oslo = Entity(kind="place", id="oslo", name="Oslo", aliases=(), mentions={"0.txt": (0,), "1.txt": (0,)})
    first, second = best(articles, mentions, (oslo,)).reasons
    assert (first.rule, second.rule) == ("entities", "terms")
    assert first.weight < second.weight


def test_one_speaker_in_both_is_a_reason_with_what_was_said() -> None:
    first = "“The dam was never safe after the winter,” Ann Lee said. It rained."
    second = "Ann Lee had asked for help. “It was never safe after the winter,” she said."
    articles = archive(first, second, MATCH, COURT)
    mentions = {
        "0.txt": (
            marked(articles[0], "“The dam was never safe after the winter,”", "quote", "Ann Lee"),
            marked(articles[0], "Ann Lee", "person"),
        ),
        "1.txt": (
            marked(articles[1], "Ann Lee", "person"),
            marked(articles[1], "“It was never safe after the winter,”", "quote", "Ann Lee"),
        ),
    }
    lee = Entity(kind="person", id="ann-lee", name="Ann Lee", aliases=(), mentions={"0.txt": (1,), "1.txt": (0,)})
    reasons = best(articles, mentions, (lee,)).reasons
    assert reasons[0].rule == "quoted" or reasons[1].rule == "quoted"
    (quoted,) = [reason for reason in reasons if reason.rule == "quoted"]
    assert quoted.words == "both quote Ann Lee on “safe after the winter”"
    assert not [reason for reason in reasons if reason.rule == "entities"]  # already told


def test_an_unnamed_speaker_is_no_reason() -> None:
    articles = archive("“It is safe,” a source said of the dam.", "“It is safe,” a source said at the dam.", MATCH)
    mark = marked(articles[0], "“It is safe,”", "quote", "a source")
    unnamed = Mention(mark.start, mark.end, "quote", mark.text, 1, "r", speaker=Speaker("a source", 0, 8, named=False))
    found = best(articles, {"0.txt": (unnamed,), "1.txt": (unnamed,)})
    assert [reason.rule for reason in found.reasons] == ["terms"]


def test_shared_names_are_told_rarest_first() -> None:
    articles = archive(f"Oslo and Bergen. {DAM}", f"Oslo and Bergen. {DAM_TOO}", f"Oslo. {MATCH}", f"Oslo. {COURT}")
    mentions = {
        item.source: tuple(marked(item, name, "place") for name in ("Oslo", "Bergen") if name in item.raw.plain) for item in articles
    }
    oslo = Entity(kind="place", id="oslo", name="Oslo", aliases=(), mentions={item.source: (0,) for item in articles})
    bergen = Entity(kind="place", id="bergen", name="Bergen", aliases=(), mentions={"0.txt": (1,), "1.txt": (1,)})
    (told,) = [reason for reason in best(articles, mentions, (bergen, oslo)).reasons if reason.rule == "entities"]
    assert told.words == "both tell of Bergen"
    assert told.shared == ("Bergen", "Oslo")


def test_days_are_reasons_but_the_day_of_publication_is_none_alone() -> None:
    articles = archive(
        f"On 3 March. {DAM}", f"On 3 March. {DAM_TOO}", MATCH, COURT, published=("2022-03-03", "2022-03-04", "2022-03-04?", None)
    )
    day = Mention(start=3, end=10, kind="date", text="3 March", certainty=1, rule="r", value="2022-03-03")
    found = relate.articles(articles, {"0.txt": (day,), "1.txt": (day,)}, ())
    assert [reason.words for reason in found["0.txt"][0].reasons][1:] == [
        "both tell of 3 March 2022",
        "published within a day of each other",
    ]
    assert all(related.source != "2.txt" for related in found["1.txt"])


def test_the_score_is_the_sum_of_the_reasons() -> None:
    for related in relate.articles(archive(DAM, DAM_TOO, MATCH, f"{COURT} {MATCH}", published=("2022",) * 4), {}, ())["0.txt"]:
        assert related.score == round(sum(reason.weight for reason in related.reasons), 4)


def test_at_most_ten_are_told_and_ties_go_by_source() -> None:
    found = relate.articles(archive(*[DAM] * 15, MATCH), {}, ())
    assert [related.source for related in found["0.txt"]] == sorted(f"{number}.txt" for number in range(1, 15))[:10]


def test_small_and_empty_archives_have_no_relations() -> None:
    assert relate.articles([], {}, ()) == {}
    assert relate.articles(archive(DAM), {}, ()) == {"0.txt": ()}
    assert relate.articles(archive("!", "…"), {}, ()) == {"0.txt": (), "1.txt": ()}


def test_the_threshold_grows_with_the_archive_and_then_no_more() -> None:
    assert relate.linked_from(5) < relate.linked_from(50) < relate.linked_from(500) < relate.linked_from(5000) == relate.linked_from(50_000)


@given(st.lists(st.lists(st.sampled_from([*DAM.split(), *MATCH.split(), "2022", "Ünï"]), max_size=20), min_size=1, max_size=7))
def test_links_have_reasons_and_do_not_depend_on_order(bodies: list[list[str]]) -> None:
    articles = archive(*(" ".join(["-", *body]) for body in bodies))
    found = relate.articles(articles, {}, ())
    assert found == relate.articles(articles[::-1], {}, ())
    assert list(found) == sorted(article.source for article in articles)
    for source, relations in found.items():
        assert source not in {related.source for related in relations}
        assert list(relations) == sorted(relations, key=lambda related: (-related.score, related.source))
        assert all(related.reasons and all(reason.words for reason in related.reasons) for related in relations)
        for related in relations:
            back = {other.source: other.score for other in found[related.source]}
            assert back[source] == related.score
