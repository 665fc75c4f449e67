"""How good the annotations of our own articles are, held above floors; and that what measures them counts right."""

import tomllib
from pathlib import Path
from typing import Any

import gold
import measure
import pytest
import score
from score import Count, Judged

HERE = Path(__file__).parent
FLOORS: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Count | float]:
    """Return the figures of the articles beside this."""
    documents = gold.written()
    made, _ = measure.figures(documents, measure.records(documents, tmp_path_factory.mktemp("quality") / "archive"))
    return made


@pytest.mark.parametrize("task", FLOORS)
def test_no_figure_is_below_its_floor(task: str, measured: dict[str, Count | float]) -> None:
    figure = measured[task]
    told = measure.line(task, figure)
    if isinstance(figure, float):
        assert FLOORS[task].get("least", 0) <= figure <= FLOORS[task].get("most", 1), told
    else:
        assert figure.precision >= FLOORS[task]["precision"], told
        assert figure.recall >= FLOORS[task]["recall"], told


def test_there_is_enough_to_be_judged(measured: dict[str, Count | float]) -> None:
    assert set(FLOORS) <= set(measured)
    for task, least in {"person": 60, "place": 60, "organisation": 50, "date": 100, "quote": 40, "furniture": 40}.items():
        figure = measured[task]
        assert isinstance(figure, Count)
        assert figure.gold >= least, task


def test_marked_text_is_read() -> None:
    made = gold.parsed(
        "a", '% date = "2022"\n⟦headline|At ⟦place|Velden⟧⟧\n\n⟦quote Ann Lee|“No”⟧, ⟦date 2022-03-03|Thursday⟧\n\n⟦furniture|More⟧\n'
    )
    assert (made.text, made.stated, made.headline) == ("At Velden\n\n“No”, Thursday\n\nMore\n", 'date = "2022"\n', "At Velden")
    assert made.names == (gold.Mark(3, 9, "place", speaker_kind="none"),)
    assert made.quotes == (gold.Mark(11, 15, "quote", "Ann Lee", speaker_kind="name"),)
    assert [mark.value for mark in made.dates or ()] == ["2022-03-03"]
    assert made.lines == ((0, 9, None), (11, 25, False), (27, 31, True))
    assert (made.published, made.undated) == (None, False)


@pytest.mark.parametrize("source", ["⟦place|Velden", "Velden⟧"])
def test_marks_that_do_not_close_are_told(source: str) -> None:
    with pytest.raises(ValueError, match="clos"):
        gold.parsed("a", source)


def test_a_near_miss_is_no_hit() -> None:
    document = gold.parsed("a", "⟦person|Ann Lee⟧ met ⟦place|Bo⟧ and ⟦place|Ur⟧.")
    marks = [
        {"start": 0, "end": 3, "kind": "person", "rule": "r", "certainty": 0.9},
        {"start": 12, "end": 14, "kind": "place", "rule": "r", "certainty": 0.9},
        {"start": 19, "end": 21, "kind": "person", "rule": "s", "certainty": 0.5},
    ]
    counts, judged = score.names(document, {"mentions": marks})
    assert counts == {"person": Count(0, 2, 1), "place": Count(1, 1, 2), "organisation": Count(0, 0, 0)}
    assert [one.right for one in judged] == [False, True, False]
    assert score.rules(judged) == {("person", "r"): (0, 1), ("person", "s"): (0, 1), ("place", "r"): (1, 1)}


def test_dates_are_judged_by_their_values() -> None:
    document = gold.parsed("a", "On ⟦date 2022-03-03|Thursday⟧ and ⟦date 2022-03-04|Friday⟧.")
    marks = [
        {"start": 0, "end": 11, "value": "2022-03-03", "rule": "r", "certainty": 0.9},
        {"start": 16, "end": 22, "value": "2022-03-11", "rule": "r", "certainty": 0.9},
    ]
    counts, _ = score.dates(document, {"dates": marks})
    assert counts == {"date": Count(1, 2, 2), "whole day": Count(1, 2, 2)}


def test_quotations_are_judged_by_extent_and_by_speaker() -> None:
    document = gold.parsed("a", "⟦quote Ann Lee|“It was safe,”⟧ said Ann Lee. ⟦quote|“Nobody was hurt.”⟧")
    text = document.text
    marks = [
        {"start": 1, "end": 12, "speaker": {"name": "Lee", "start": 20, "end": 27}, "rule": "r", "certainty": 0.9},
        {"start": text.index("“No"), "end": len(text), "speaker": {"name": "Bo", "start": 0, "end": 0}, "rule": "r", "certainty": 0.9},
        {"start": 15, "end": 19, "speaker": None, "rule": "s", "certainty": 0.4},
    ]
    counts, judged = score.quotes(document, {"quotes": marks})
    assert counts["quote"] == Count(2, 3, 2)
    assert counts["attributed"] == Count(1, 2, 0)
    assert [one.right for one in judged] == [True, False, False]


def test_a_line_of_the_article_that_is_gone_is_damage() -> None:
    document = gold.parsed("a", "It rained.\n\n⟦furniture|More⟧\n\n⟦furniture|Less⟧\n")
    blocks = [{"start": 0, "end": 10, "kept": False, "role": "furniture"}, {"start": 12, "end": 16, "kept": True, "role": "body"}]
    assert score.furniture(document, {"blocks": blocks}) == (Count(1, 2, 2), True)


def test_an_answer_where_nothing_tells_the_day_is_wrong() -> None:
    document = gold.parsed("a", "It rained on Thursday.")
    assert score.published(document, {"published": {"edtf": "2022-03-03?"}}) == Count(0, 1, 0)
    assert score.published(document, {"published": {"edtf": "2022-02/.."}}) == Count(0, 0, 0)
    dated = gold.parsed("a", "⟦published 2022-03-03|3 March 2022⟧")
    assert score.published(dated, {"published": {"edtf": "2022-03-03?"}}) == Count(1, 1, 1)


def test_certainties_of_one_half_come_from_the_other() -> None:
    ones = [(f"document {number}", Judged("place", "r", 0.9, right=number % 4 > 0)) for number in range(400)]
    table = score.bands(measure.halved(ones))
    assert [(kind, marks, round(said, 1), round(right, 2)) for kind, _, marks, said, right in table][-1][0] == "place"
    assert sum(marks for _, _, marks, _, _ in table) == 400
    assert all(abs(said - right) < 0.08 for _, _, marks, said, right in table if marks > 50)


def test_a_rule_with_few_marks_stays_near_the_others_of_its_kind() -> None:
    others = [Judged("place", "r", 0.5, right=True)] * 500
    wrong = Judged("place", "s", 0.5, right=False)
    assert measure.fitted([*others, wrong])["place", "s"] > 0.9
    assert measure.fitted([*others, *[wrong] * 500])["place", "s"] < 0.1


def test_what_was_fitted_before_does_not_show() -> None:
    ones = [(f"document {number}", Judged("place", f"r{number % 3}", 0.5, right=number % 4 > 0)) for number in range(40)]
    again = [(name, Judged(one.kind, one.rule, 0.99, one.right)) for name, one in ones]
    assert measure.halved(ones) == measure.halved(again)
    assert measure.fitted(one for _, one in ones) == measure.fitted(one for _, one in again)
