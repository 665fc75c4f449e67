import making
import pytest

from sitegen.thread import order


def span(*dates: str | None) -> tuple[str | None, str | None]:
    articles = {f"{at}.txt": making.article("Text.", source=f"{at}.txt", published=date) for at, date in enumerate(dates)}
    return order.span(order.ordered([(source,) for source in articles], articles))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2022-02-28", "2022-03-03?"), ("2022-02-28", "2022-03-03?")),
        (("2022-03-03?", "2022-03-03"), ("2022-03-03", "2022-03-03")),
        (("2022-03-03", "2022-02/..", None), ("2022-03-03", "2022-03-03")),
        (("../2022-03", None), (None, None)),
    ],
)
def test_a_story_lasts_from_its_first_day_to_its_last_inferred_or_not(
    dates: tuple[str | None, ...], expected: tuple[str | None, str | None]
) -> None:
    assert span(*dates) == span(*reversed(dates)) == expected
