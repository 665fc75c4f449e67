"""Articles on one event are linked as such, others as more on this, each with reasons; what the archivist says wins."""

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import relate
from sitegen.model import Article, Copy, Entity, Link, Mention, Related, Relations, Reuse, Statement, Wording

DAM = "The dam at Holm reservoir burst after heavy rain. Engineers had warned of cracks in the spillway. Holm was flooded overnight."
DAM_TOO = "Holm reservoir's dam burst after heavy rain, and Holm was flooded. Cracks in the spillway had been known, engineers warned."
MATCH = "The striker scored twice in extra time and the goalkeeper saved a penalty before the whistle."
COURT = "Jurors heard a forensic accountant explain how the ledger was forged at the bakery."
OTHERS = (
    "A violin by an unknown maker fetched a record price at an auction house.",
    "Bees returned to the orchard after growers planted clover between rows of apple trees.",
    "The ferry line will retire its oldest vessel when a hybrid one arrives from the shipyard.",
)
NONE = Reuse(overlaps=(), copies={}, older={})


def archive(*bodies: str, published: tuple[str | None, ...] = ()) -> list[Article]:
    days = published or (None,) * len(bodies)
    return [
        making.article(f"{body}\n", source=f"{number:02}.txt", published=day)
        for number, (body, day) in enumerate(zip(bodies, days, strict=True))
    ]


def related(
    articles: list[Article],
    mentions: dict[str, tuple[Mention, ...]] | None = None,
    entities: tuple[Entity, ...] = (),
    reuse: Reuse = NONE,
    statements: tuple[Statement, ...] = (),
    links: tuple[Link, ...] = (),
) -> Relations:
    return relate.relations(articles, mentions or {}, entities, reuse, statements, links)


def kinds(found: Relations) -> dict[tuple[str, str], str | None]:
    return {(source[:2], link.source[:2]): link.kind for source, links in found.related.items() for link in links}


def words(link: Related) -> dict[str, str]:
    return {reason.rule: reason.words for reason in link.reasons}


def test_two_articles_on_one_event_are_one_event_and_each_others_first() -> None:
    found = related(archive(DAM, MATCH, DAM_TOO, COURT))
    assert [event.articles for event in found.events] == [("00.txt", "02.txt")]
    assert found.related["00.txt"][0].source == "02.txt"
    assert found.related["00.txt"][0].kind == "event"
    assert not any(link.linked for link in found.related["01.txt"])


def test_shared_words_phrases_and_openings_are_told() -> None:
    told = words(related(archive(DAM, MATCH, DAM_TOO, COURT)).related["00.txt"][0])
    assert told["phrases"].startswith("share the phrases “")
    assert "“dam burst" in told["phrases"] or "“heavy rain”" in told["phrases"]
    assert told["terms"].startswith("share the words “")
    assert told["opening"].startswith("begin alike: “")


def test_sister_events_are_told_apart_by_ordinals_and_numbers() -> None:
    second = "The second round of talks on the fishing quota ended in Norby without a deal, envoys said. 40 boats stay in port."
    first = "The first round of talks on the fishing quota ended in Norby without a deal, envoys said. 12 boats stay in port."
    apart = related(archive(second, first, MATCH, COURT, *OTHERS)).related["00.txt"][0]
    same = related(archive(second, second.replace("said", "told us"), MATCH, COURT, *OTHERS)).related["00.txt"][0]
    assert words(apart)["ordinals"] == "but one tells of the second round, the other of the first"
    assert words(apart)["units"] == "but one has 40 with “boats”, the other 12"
    assert words(apart)["numbers"] == "but the number 40 is in only one"
    assert all(reason.weight < 0 for reason in apart.reasons if reason.rule in {"ordinals", "units", "numbers"})
    assert not {"ordinals", "units", "numbers"} & words(same).keys()
    assert apart.score < same.score - 4


def test_a_form_that_is_filled_in_anew_each_day_is_no_event() -> None:
    def rates(first: int, step: int) -> str:
        fish = ("cod", "herring", "plaice", "mackerel", "turbot", "whiting", "saithe", "ling", "hake", "sprat", "brill", "halibut", "sole")
        quoted = " ".join(f"The contract for {name} stood at {first + step * at} crowns." for at, name in enumerate(fish))
        return f"The harbour exchange closed quietly. {quoted} Brokers spoke of thin trading and light volumes before the holiday."

    today, tomorrow, elsewhere = rates(101, 17), rates(110, 23), rates(101, 17).replace("quietly", "calmly")
    apart = related(archive(today, tomorrow, MATCH, COURT, DAM, *OTHERS))
    assert apart.events == ()
    assert words(apart.related["00.txt"][0])["figures"] == "but hardly any of their numbers agree"
    assert related(archive(today, elsewhere, MATCH, COURT, DAM, *OTHERS)).events != ()


def test_the_day_of_publication_counts_for_and_against() -> None:
    near = related(archive(DAM, DAM_TOO, MATCH, published=("2022-03-03", "2022-03-04", None))).related["00.txt"][0]
    far = related(archive(DAM, DAM_TOO, MATCH, published=("2022-03-03", "2022-05-04", None))).related["00.txt"][0]
    assert words(near)["published"] == "published within a day of each other"
    assert words(far)["published"] == "but published 62 days apart"
    assert near.score > far.score


def test_days_told_of_in_the_text_count_for_and_against() -> None:
    articles = archive(f"On 3 March. {DAM}", f"On 3 March. {DAM_TOO}", MATCH)

    def day(value: str) -> Mention:
        return Mention(start=3, end=10, kind="date", text="3 March", certainty=1, rule="r", value=value)

    same = related(articles, {"00.txt": (day("2022-03-03"),), "01.txt": (day("2022-03-03"),)}).related["00.txt"][0]
    other = related(articles, {"00.txt": (day("2022-03-03"),), "01.txt": (day("2022-03-09"),)}).related["00.txt"][0]
    assert words(same)["days"] == "both tell of 3 March 2022"
    assert words(other)["days"] == "but one tells of 3 March 2022, the other of 9 March 2022"


def test_names_of_both_are_told_rarest_first() -> None:
    articles = archive(f"Oslo and Bergen. {DAM}", f"Oslo and Bergen. {DAM_TOO}", f"Oslo. {MATCH}", f"Oslo. {COURT}")
    oslo = Entity(kind="place", id="oslo", name="Oslo", aliases=(), mentions={item.source: (0,) for item in articles})
    bergen = Entity(kind="place", id="bergen", name="Bergen", aliases=(), mentions={"00.txt": (1,), "01.txt": (1,)})
    (told,) = [reason for reason in related(articles, {}, (bergen, oslo)).related["00.txt"][0].reasons if reason.rule == "entities"]
    assert told.words == "both tell of Bergen"
    assert told.shared == ("Bergen", "Oslo")


def test_a_shared_statement_is_told_first() -> None:
    statement = Statement(
        speaker="Ann Lee", wordings=(Wording("00.txt", 0), Wording("01.txt", 0)), why="", shared=("safe after the winter", "dam")
    )
    link = related(archive(DAM, DAM_TOO, MATCH), statements=(statement,)).related["00.txt"][0]
    assert link.reasons[0].words == "both quote Ann Lee on “safe after the winter”"


def test_a_copy_is_always_of_the_event_of_its_original() -> None:
    reuse = Reuse(overlaps=(), copies={"01.txt": Copy(of="00.txt", share=0.925)}, older={})
    found = related(archive(DAM, MATCH, COURT), reuse=reuse)
    assert [event.articles for event in found.events] == [("00.txt", "01.txt")]
    assert found.related["00.txt"][0].reasons[0].words == "92 % of one stands in the other"


@pytest.mark.parametrize(("bond", "kind"), [("event", "event"), ("more", "more"), ("copy", "event")])
def test_the_archivist_pins_a_link(bond: str, kind: str) -> None:
    link = Link(articles=("00.txt", "01.txt", "gone.txt"), bond=bond, where="curation.toml:3")  # type: ignore[arg-type]
    (first, *_) = related(archive(DAM, MATCH, COURT), links=(link,)).related["00.txt"]
    assert (first.source, first.kind, first.status) == ("01.txt", kind, "confirmed")
    assert first.reasons[0].words == "the archivist says so (curation.toml:3)"


@pytest.mark.parametrize("bond", ["none", "more"])
def test_what_is_kept_apart_is_never_in_one_event_not_even_by_a_third(bond: str) -> None:
    link = Link(articles=("00.txt", "01.txt"), bond=bond)  # type: ignore[arg-type]
    found = related(archive(DAM, DAM_TOO, DAM, MATCH), links=(link,))
    assert not any({"00.txt", "01.txt"} <= set(event.articles) for event in found.events)
    assert kinds(found).get(("00", "01")) == (None if bond == "none" else "more")
    assert (("00", "01") in kinds(found)) == (bond == "more")


@pytest.mark.parametrize("bond", ["version", "distinct"])
def test_other_bonds_say_nothing_of_events(bond: str) -> None:
    articles = archive(DAM, DAM_TOO, MATCH)
    assert related(articles, links=(Link(articles=("00.txt", "01.txt"), bond=bond),)) == related(articles)  # type: ignore[arg-type]


def test_a_large_event_is_whole_and_its_links_end_somewhere() -> None:
    bodies = [f"{DAM} Reporter {name} was there." for name in ("Ada", "Bo", "Cy", "Di", "Ed") for _ in range(12)]
    found = related(archive(*bodies, *[f"{body} {number}" for body in (MATCH, COURT, *OTHERS) for number in range(40)]))
    assert found.events[0].articles == tuple(f"{number:02}.txt" for number in range(60))
    assert [link.kind for link in found.related["00.txt"]] == ["event"] * 50


def test_nothing_fails_on_little_or_nothing() -> None:
    assert related([]) == Relations(related={}, events=())
    assert related(archive(DAM)) == Relations(related={"00.txt": ()}, events=())
    assert related(archive("!", "…")) == Relations(related={"00.txt": (), "01.txt": ()}, events=())


def test_two_articles_that_share_only_common_words_are_no_event() -> None:
    assert related(archive(MATCH, COURT)).events == ()
    assert related(archive("The minister spoke of the budget on television.", "The budget of a minister's film is small.")).events == ()


def test_thousands_of_identical_articles_take_little_time() -> None:
    found = related(archive(*["word " * 50 + DAM] * 3000))
    assert len(found.related) == 3000


@given(st.lists(st.lists(st.sampled_from([*DAM.split(), *MATCH.split(), "2022", "Ünï", "2nd"]), max_size=25), min_size=1, max_size=7))
def test_links_have_reasons_and_do_not_depend_on_order(bodies: list[list[str]]) -> None:
    articles = archive(*(" ".join(["-", *body]) for body in bodies))
    found = related(articles)
    assert found == related(articles[::-1])
    assert list(found.related) == sorted(article.source for article in articles)
    event = {source: number for number, event in enumerate(found.events) for source in event.articles}
    order: list[str | None] = ["event", "more", None]
    for source, links in found.related.items():
        assert source not in {link.source for link in links}
        assert list(links) == sorted(links, key=lambda link: (order.index(link.kind), -link.score, link.source))
        assert all(link.reasons and all(reason.words for reason in link.reasons) for link in links)
        for link in links:
            assert (link.kind == "event") == (source in event and event[source] == event.get(link.source))
            assert link.score == round(sum(reason.weight for reason in link.reasons), 4)
