from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from msgspec import Struct

from sitegen import crew
from sitegen.crew import Crew, Stage, Step
from sitegen.memo import Memo

T = TypeVar("T")
CALLS: list[str] = []


class Named(Struct, frozen=True):
    name: str


def quietly(items: Sequence[T], words: str) -> Iterable[T]:  # noqa: ARG001 - the interface
    return items


def shout(item: Named, mark: str) -> str:
    CALLS.append(item.name)
    if item.name == "bad.txt":
        raise ZeroDivisionError("no such luck")
    return item.name.upper() + mark


def heard(_item: Named, _mark: str, kept: bytes) -> str:
    return msgspec.msgpack.decode(kept, type=str)


def doubtful(_item: Named, mark: str, kept: bytes) -> str | None:
    found = msgspec.msgpack.decode(kept, type=str)
    return found if found.endswith(mark) else None


SHOUTING = Stage(name="shout", words="shouting", work=shout, read=heard, rooms=("tag",), called=attrgetter("name"))
DOUBTING = Stage(
    name="doubt", words="doubting", work=shout, read=doubtful, rooms=("tag",), called=attrgetter("name"), settings=lambda _: None
)
ITEMS = [Named(f"{number}.txt") for number in range(120)]
SHOUTED = [f"{number}.TXT!" for number in range(120)]


@pytest.fixture(autouse=True)
def _nothing_called() -> None:
    CALLS.clear()


def test_results_come_in_order() -> None:
    assert Crew().each(SHOUTING, ITEMS, "!", quietly) == SHOUTED


@pytest.mark.parametrize("jobs", [2, 4])
def test_processes_give_the_same(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(crew, "LEAST", 100)
    hands = Crew(jobs)
    assert hands.each(SHOUTING, ITEMS, "!", quietly) == SHOUTED
    assert CALLS == []
    hands.leave(at_once=False)


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(3) as executor:
        assert Crew(3, executor).each(SHOUTING, ITEMS, "!", quietly) == SHOUTED


def test_few_items_are_done_here() -> None:
    assert Crew(4).each(SHOUTING, ITEMS[:3], "!", quietly) == SHOUTED[:3]
    assert len(CALLS) == 3


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    for _ in range(2):
        with Memo(tmp_path) as memory:
            assert Crew(memory=memory).each(SHOUTING, ITEMS[:5], "!", quietly) == SHOUTED[:5]
    assert len(CALLS) == 5


def test_what_changed_is_done_again(tmp_path: Path) -> None:
    with Memo(tmp_path) as memory:
        hands = Crew(memory=memory)
        hands.each(SHOUTING, ITEMS[:5], "!", quietly)
        hands.each(SHOUTING, [*ITEMS[:5], Named("new.txt")], "!", quietly)
        assert CALLS[5:] == ["new.txt"]
        assert hands.each(SHOUTING, ITEMS[:1], "?", quietly) == ["0.TXT?"]


def test_what_no_longer_holds_is_done_again(tmp_path: Path) -> None:
    with Memo(tmp_path) as memory:
        hands = Crew(memory=memory)
        assert hands.each(DOUBTING, ITEMS[:2], "!", quietly) == ["0.TXT!", "1.TXT!"]
        assert hands.each(DOUBTING, ITEMS[:2], "?", quietly) == ["0.TXT?", "1.TXT?"]
        assert hands.each(DOUBTING, ITEMS[:2], "?", quietly) == ["0.TXT?", "1.TXT?"]
    assert len(CALLS) == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_names_the_article(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(crew, "LEAST", 100)
    hands = Crew(jobs)
    with pytest.raises(ZeroDivisionError) as caught:
        hands.each(SHOUTING, [*ITEMS, Named("bad.txt")], "!", quietly)
    hands.leave(at_once=True)
    assert caught.value.__notes__ == ["The article is bad.txt."]


def test_there_is_a_core() -> None:
    assert crew.cores() >= 1


WHISPERING = Step(name="whisper", words="whispering", work=shout, called=attrgetter("name"))


def test_what_is_as_it_was_the_last_time_is_not_worked_out_again() -> None:
    hands = Crew(again=True)
    for work in (
        lambda items, mark: hands.each(SHOUTING, items, mark, quietly),
        lambda items, mark: hands.simply(WHISPERING, items, mark, quietly),
    ):
        assert work(ITEMS[:3], "!") == SHOUTED[:3]
        CALLS.clear()
        assert work([Named("0.txt"), Named("3.txt"), Named("2.txt")], "!") == ["0.TXT!", "3.TXT!", "2.TXT!"]
        assert CALLS == ["3.txt"]
        CALLS.clear()
        assert work(ITEMS[:2], "?") == ["0.TXT?", "1.TXT?"]
        assert CALLS == ["0.txt", "1.txt"]
        CALLS.clear()


def test_who_builds_once_keeps_nothing() -> None:
    hands = Crew()
    for _ in range(2):
        hands.simply(WHISPERING, ITEMS[:1], "!", quietly)
    assert CALLS == ["0.txt", "0.txt"]


def test_items_that_are_called_alike_are_told_apart() -> None:
    hands = Crew(again=True)
    twins = [Named("a.txt"), Named("A.txt")]
    step = Step(name="twins", words="", work=shout, called=lambda item: item.name.lower())
    for _ in range(3):
        assert hands.simply(step, twins, "!", quietly) == ["A.TXT!", "A.TXT!"]
    assert hands.simply(step, twins[::-1], "?", quietly) == ["A.TXT?", "A.TXT?"]


def test_what_is_in_memory_is_not_let_go_on_the_disk(tmp_path: Path) -> None:
    hands = Crew(again=True)
    for _ in range(3):
        with Memo(tmp_path / "memo") as memory:
            hands.with_memory(memory).each(SHOUTING, ITEMS[:5], "!", quietly)
    CALLS.clear()
    with Memo(tmp_path / "memo") as memory:
        Crew(memory=memory).each(SHOUTING, ITEMS[:5], "!", quietly)
    assert CALLS == []


def test_what_is_given_the_same_as_the_last_time_is_done_once(tmp_path: Path) -> None:
    hands = Crew(again=True)
    told = []
    for given in ((1, "a"), (1, "a"), (2, "a"), (1, "a")):
        with Memo(tmp_path / "memo") as memory:
            own = hands.with_memory(memory)
            own.unless_same("letters", lambda given=given, own=own: (told.append(given), own.each(SHOUTING, ITEMS, "!", quietly)), given)
            own.each(SHOUTING, ITEMS[:1], "?", quietly)
    assert told == [(1, "a"), (2, "a"), (1, "a")]
    CALLS.clear()
    with Memo(tmp_path / "memo") as memory:
        Crew(memory=memory).each(SHOUTING, ITEMS, "!", quietly)
    assert CALLS == []
    assert [Crew().unless_same("letters", lambda: len(told), 0) for _ in range(2)] == [3, 3]
