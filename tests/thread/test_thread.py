import time

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import thread
from sitegen.model import (
    Article,
    Entity,
    Event,
    Evidence,
    Mention,
    Related,
    Relations,
    RememberedThread,
    Statement,
    Story,
    Thread,
    Wording,
)  # fmt: skip
from sitegen.model.relations import Reason

FIRST = (
    "Delegates of Northland and Southland met in Harbour Town on Monday for their first talks on fishing rights, negotiations both want. "
    "Ida Berg led the delegation of Northland; 11 boats were held in Harbour Town, and Omar Lind spoke for Southland."
)
SECOND = (
    "The second round of negotiations on fishing rights ended without a treaty, Ida Berg said in Harbour Town. "
    "The first negotiations between Northland and Southland took place on May 2 in Harbour Town. "
    "Omar Lind told reporters that 240 boats stay in port."
)
OTHER = "The second round of negotiations brought no treaty, Omar Lind said. Ida Berg left Harbour Town after seventy minutes."
SISTER = "Delegations of Northland and Southland met in Harbour Town. Ida Berg and Omar Lind spoke of negotiations and of fishing rights."
NAMES = {"person": ("Ida Berg", "Omar Lind"), "place": ("Harbour Town", "Northland", "Southland")}
DAYS = {"May 2": "XXXX-05-02", "Monday": "2022-05-02"}


class World:
    """Articles with their marks, as the stages before would hand them on."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.mentions: dict[str, tuple[Mention, ...]] = {}

    def add(self, source: str, text: str, published: str | None = None, headline: str = "A headline") -> None:
        self.articles.append(making.article(text, source=source, published=published, headline=headline))
        found = [
            mark(text, text.index(name), name, kind, value)
            for kind, names in {**NAMES, "date": tuple(DAYS)}.items()
            for name in names
            if name in text
            for value in [DAYS.get(name, name)]
        ]
        self.mentions[source] = tuple(sorted(found, key=lambda mention: mention.start))

    @property
    def entities(self) -> list[Entity]:
        made = []
        for kind, names in NAMES.items():
            for name in names:
                where = {
                    source: tuple(i for i, m in enumerate(marks) if m.kind == kind and m.text == name)
                    for source, marks in self.mentions.items()
                }
                made.append(Entity(kind, name.lower().replace(" ", "-"), name, (), {s: found for s, found in where.items() if found}))
        return made

    def threads(
        self,
        events: tuple[tuple[str, ...], ...] = (),
        stories: tuple[Story, ...] = (),
        remembered: tuple[RememberedThread, ...] = (),
        statements: tuple[Statement, ...] = (),
        *,
        linked: bool = True,
    ) -> tuple[Thread, ...]:
        sources = [article.source for article in self.articles]
        reason = Reason(rule="terms", words="share words", weight=1.0)
        related = {
            one: tuple(Related(other, 0.5, (reason,), "more" if linked else None) for other in sources if other != one) for one in sources
        }
        relations = Relations(related=related, events=tuple(Event(event) for event in events))
        return thread.threads(self.articles, self.mentions, self.entities, relations, statements, stories, remembered)


def mark(text: str, start: int, name: str, kind: str, value: str) -> Mention:
    return Mention(
        start=start, end=start + len(name), kind=kind, text=text[start : start + len(name)], certainty=1.0, rule="x", value=value
    )


@pytest.fixture
def talks() -> World:
    world = World()
    world.add("a.txt", SECOND, "2022-05-06?", "The second round ends")
    world.add("b.txt", OTHER, None, "No treaty")
    world.add("c.txt", FIRST, "2022-05-02", "A first meeting")
    return world


EVENT = (("a.txt", "b.txt"),)


def sources(made: Thread) -> list[str]:
    return [step.source for step in made.steps]


def test_an_event_that_tells_of_the_day_of_another_is_one_story_with_it(talks: World) -> None:
    (made,) = talks.threads(EVENT)
    assert [(step.source, step.event, step.sure) for step in made.steps] == [("c.txt", 0, True), ("a.txt", 1, False), ("b.txt", 1, False)]
    assert "The first negotiations between Northland and Southland took place on May 2 in Harbour Town" in made.why
    assert "“The second round ends”" in made.why
    assert "2 May 2022" in made.why
    assert (made.first, made.last, made.status) == ("2022-05-02", "2022-05-06?", "candidate")


def test_what_is_not_linked_is_never_joined(talks: World) -> None:
    (made,) = talks.threads(EVENT, linked=False)
    assert sources(made) == ["a.txt", "b.txt"]


def test_sister_events_are_not_joined_though_they_name_the_same_people() -> None:
    world = World()
    world.add("a.txt", SECOND, "2023-05-06")
    world.add("b.txt", SISTER, "2022-05-02")
    world.add("c.txt", SISTER, "2023-05-07")
    assert world.threads() == ()


def test_numbered_turns_in_order_are_one_story() -> None:
    world = World()
    world.add("a.txt", "The second hearing of Ida Berg began in Harbour Town before Omar Lind.", "2022-05-20")
    world.add("b.txt", "At the first hearing in Harbour Town, Ida Berg was silent, and Omar Lind was late.", "2022-05-10")
    (made,) = world.threads()
    assert sources(made) == ["b.txt", "a.txt"]
    assert "“second hearing” after the “first hearing”" in made.why.lower()


def test_a_lone_article_is_no_thread_and_an_event_is_one(talks: World) -> None:
    assert [sources(made) for made in talks.threads((("b.txt", "c.txt"),), linked=False)] == [["b.txt", "c.txt"]]


def test_an_undated_article_stands_by_its_event_and_says_so(talks: World) -> None:
    step = next(step for step in talks.threads(EVENT)[0].steps if step.source == "b.txt")
    assert (step.when, step.sure) == ("2022-05-06?", False)
    assert step.why == "tells of the same event as “The second round ends” of 6 May 2022, which is inferred"


def test_an_inferred_day_cites_its_words() -> None:
    world = World()
    world.add("a.txt", SECOND, "2022-05-06?")
    world.add("b.txt", OTHER)
    world.articles[0] = making.article(SECOND, source="a.txt", published="2022-05/..")
    proof = Evidence(field="published", value="2022-05/..", rule="bound", quote="on May 2")
    world.articles[0] = type(world.articles[0])(
        **{name: getattr(world.articles[0], name) for name in world.articles[0].__struct_fields__ if name != "evidence"}, evidence=(proof,)
    )
    first, last = world.threads(EVENT)[0].steps
    assert (first.source, first.when, first.why) == ("a.txt", "2022-05/..", "not before May 2022 from “on May 2”")
    assert (last.when, last.why) == (None, "nothing tells its day, so it stands last")


def test_a_name_is_made_of_words_that_half_of_the_articles_have(talks: World) -> None:
    (made,) = talks.threads(EVENT)
    assert made.name.startswith("Second round of negotiations: ")
    assert 0 < len(made.name) <= 70
    for word in made.name.replace(":", "").replace(",", "").replace(" and ", " ").lower().split():
        assert 2 * sum(word in article.raw.plain.lower() for article in talks.articles) >= len(talks.articles)


def test_articles_that_share_nothing_are_called_by_a_headline() -> None:
    world = World()
    world.add("a.txt", "Rain.", headline="x" * 300)
    world.add("b.txt", "Snow.")
    (made,) = world.threads((("a.txt", "b.txt"),))
    assert made.name
    assert len(made.name) <= 70


def test_novelties_are_what_no_earlier_article_said(talks: World) -> None:
    first, second, third = talks.threads(EVENT)[0].steps
    assert first.new == ()
    assert [(new.kind, new.text) for new in second.new] == [("number", "240 boats")]
    assert [(new.kind, new.text) for new in third.new] == [("number", "seventy minutes")]
    text = talks.articles[0].raw.plain
    assert [text[new.start : new.end] for new in second.new] == [new.text for new in second.new]


def test_a_wording_of_a_statement_that_was_told_is_not_new() -> None:
    world = World()
    said = "“We will not leave the harbour this year”"
    variant = "“We are not leaving the harbour this year”"
    world.add("a.txt", f"Ida Berg: {said}.", "2022-05-01")
    world.add("b.txt", f"Ida Berg said so: {variant}.", "2022-05-02")
    for source, words in (("a.txt", said), ("b.txt", variant)):
        plain = next(article for article in world.articles if article.source == source).raw.plain
        world.mentions[source] = (*world.mentions[source], mark(plain, plain.index(words), words, "quote", ""))
    event = (("a.txt", "b.txt"),)
    statement = Statement("Ida Berg", tuple(Wording(s, len(world.mentions[s]) - 1) for s in ("a.txt", "b.txt")), "", ())
    assert [new.text for new in world.threads(event)[0].steps[1].new] == [variant]
    assert world.threads(event, statements=(statement,))[0].steps[1].new == ()


def test_the_archivists_story_wins(talks: World) -> None:
    talks.add("d.txt", "Something else altogether.", "2022-06-01")
    story = Story("The fishing dispute", articles=("c.txt", "d.txt", "gone.txt"), without=("b.txt",))
    (made,) = talks.threads(EVENT, stories=(story,))
    assert (made.name, made.status, sources(made)) == ("The fishing dispute", "confirmed", ["c.txt", "a.txt", "d.txt"])
    assert made.id == "the-fishing-dispute"


def test_two_stories_of_the_archivist_are_never_joined(talks: World) -> None:
    talks.add("d.txt", "Something else altogether.", "2022-06-01")
    stories = (Story("One", articles=("a.txt", "b.txt")), Story("Two", articles=("c.txt", "d.txt", "a.txt")))
    assert {made.name: sources(made) for made in talks.threads(EVENT, stories=stories)} == {
        "One": ["a.txt", "b.txt"],
        "Two": ["c.txt", "d.txt"],
    }


def test_a_story_without_articles_is_the_thread_of_that_name(talks: World) -> None:
    (found,) = talks.threads(EVENT)
    (made,) = talks.threads(EVENT, stories=(Story(found.name, without=("b.txt",)),))
    assert (made.name, made.status, sources(made)) == (found.name, "confirmed", ["c.txt", "a.txt"])


def test_the_order_of_the_input_does_not_show(talks: World) -> None:
    before = talks.threads(EVENT)
    talks.articles.reverse()
    talks.mentions = dict(reversed(talks.mentions.items()))
    assert talks.threads(EVENT) == before


GROUPS = st.lists(st.sets(st.integers(0, 11), min_size=2, max_size=5), max_size=5)


def events_of(groups: list[set[int]], without: int | None = None) -> tuple[tuple[str, ...], ...]:
    taken: set[int] = set() if without is None else {without}
    events = []
    for group in groups:
        if len(group - taken) > 1:
            events.append(tuple(f"{number:02}.txt" for number in sorted(group - taken)))
        taken |= group
    return tuple(sorted(events))


def many() -> World:
    world = World()
    for number in range(12):
        world.add(f"{number:02}.txt", OTHER if number % 2 else SISTER)
    return world


MANY = many()


@given(GROUPS, GROUPS, GROUPS)
def test_addresses_stay_and_are_never_given_away(one: list[set[int]], two: list[set[int]], three: list[set[int]]) -> None:
    remembered: tuple[RememberedThread, ...] = ()
    ever: set[str] = set()
    for groups in (one, two, three):
        made = MANY.threads(events_of(groups), remembered=remembered, linked=False)
        known = thread.remember(made, remembered)
        again = MANY.threads(events_of(groups), remembered=known, linked=False)
        assert again == made
        assert thread.remember(again, known) == known
        every = [name for entry in known for name in (entry.id, *entry.aliases)]
        assert len(every) == len(set(every))
        ever.update(every)
        assert ever == set(every)
        remembered = known


@given(GROUPS, st.integers(0, 11))
def test_an_article_that_is_added_renames_no_address(groups: list[set[int]], added: int) -> None:
    before = MANY.threads(events_of(groups, without=added), linked=False)
    after = MANY.threads(events_of(groups), remembered=thread.remember(before, ()), linked=False)
    leading = {name: made for made in after for name in (made.id, *made.aliases)}
    for made in before:
        if set(sources(made)) & {source for now in after for source in sources(now)}:
            assert made.id in leading
    for made in before:
        if (
            set(sources(made)) <= set(sources(leading[made.id]))
            and sum(set(sources(o)) <= set(sources(leading[made.id])) for o in before) == 1
        ):
            assert leading[made.id].id == made.id


def test_merged_threads_keep_the_address_of_the_larger_share() -> None:
    made = MANY.threads((("00.txt", "01.txt", "02.txt", "03.txt", "04.txt"),), linked=False, remembered=(
        RememberedThread("small", ("00.txt", "01.txt"), ("tiny",)), RememberedThread("large", ("02.txt", "03.txt", "04.txt")),
    ))  # fmt: skip
    assert [(one.id, one.aliases) for one in made] == [("large", ("small", "tiny"))]


def test_a_story_that_is_split_leaves_its_address_to_the_larger_part() -> None:
    whole = RememberedThread("whole", tuple(f"{number:02}.txt" for number in range(5)))
    made = MANY.threads((("00.txt", "01.txt"), ("02.txt", "03.txt", "04.txt")), remembered=(whole,), linked=False)
    assert {one.id == "whole": sources(one) for one in made}[True] == ["02.txt", "03.txt", "04.txt"]


def test_an_event_of_thousands_takes_seconds_at_most() -> None:
    world = World()
    number = 4000
    for at in range(number):
        world.add(f"{at:05}.txt", SECOND, "2022-05-06")
    relations = Relations(related={}, events=(Event(tuple(article.source for article in world.articles)),))
    entities = world.entities
    started = time.process_time()
    (made,) = thread.threads(world.articles, world.mentions, entities, relations, (), (), ())
    assert time.process_time() - started < making.PATIENCE
    assert len(made.steps) == number
