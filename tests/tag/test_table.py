"""What articles could be tagged with, as columns: rows come back as they were put in, and are joined, renamed and counted together."""

import numpy as np

from sitegen.tag.table import Names, Numbers, Subject, Table, Use, each, table, together

FERRY, HARBOUR, KYIV = Subject("", "ferry"), Subject("", "harbour"), Subject("place", "kyiv")
Row = tuple[int, Subject, Use]


def of(*rows: Row, names: Names | None = None) -> Table:
    return table(names or Names(Numbers(), Numbers()), rows)


def use(count: int, place: int = 1, shown: str = "x", *, quoted: bool = False) -> Use:
    return Use(count=count, place=place, shown=shown, quoted=quoted)


def test_rows_come_back_as_they_were() -> None:
    rows = [(0, FERRY, use(2, -1, "ferries")), (1, KYIV, use(1, 1 << 30, "Kyiv", quoted=True)), (1, FERRY, use(3))]
    assert list(of(*rows).rows()) == rows
    assert list(of().rows()) == []


def test_tables_are_put_together_and_cut() -> None:
    names = Names(Numbers(), Numbers())
    both = together([of((0, FERRY, use(1)), names=names), of((2, KYIV, use(4)), names=names)])
    assert [row[:2] for row in both.rows()] == [(0, FERRY), (2, KYIV)]
    assert [row[:2] for row in both.at(both.article > 0).rows()] == [(2, KYIV)]


def test_rows_of_one_subject_in_one_article_are_joined_in_their_order() -> None:
    rows = of((1, FERRY, use(1, shown="a")), (0, FERRY, use(5)), (1, HARBOUR, use(7)), (1, FERRY, use(2, shown="b")))
    made = list(rows.joined(lambda one, other: use(one.count + other.count, shown=one.shown + other.shown)).rows())
    assert made == [(0, FERRY, use(5)), (1, FERRY, use(3, shown="ab")), (1, HARBOUR, use(7))]


def test_subjects_are_called_otherwise_or_left_out() -> None:
    rows = of((0, FERRY, use(1)), (0, HARBOUR, use(2)), (1, FERRY, use(3)))
    assert [row[:2] for row in rows.called({FERRY: KYIV}.get).rows()] == [(0, KYIV), (1, KYIV)]


def test_forms_are_counted_in_rows() -> None:
    rows = of((0, FERRY, use(9, shown="ferry")), (1, FERRY, use(1, shown="ferries")), (2, FERRY, use(1, shown="ferry")), (2, KYIV, use(1)))
    assert sorted(rows.forms({FERRY, HARBOUR})) == [(FERRY, "ferries", 1), (FERRY, "ferry", 2)]


def test_each_number_is_asked_once() -> None:
    asked: list[int] = []

    def told(number: int) -> float:
        asked.append(number)
        return number / 2

    assert each(np.array([3, 1, 3, 3], np.int32), told).tolist() == [1.5, 0.5, 1.5, 1.5]
    assert asked == [1, 3]
    assert each(np.zeros(0, np.int32), told).tolist() == []
