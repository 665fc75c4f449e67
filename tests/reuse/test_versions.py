import making
import pytest
from msgspec import structs

from sitegen.model import Stated
from sitegen.reuse import versions


@pytest.mark.parametrize(
    ("captured", "published", "expected"),
    [
        (("2022-03-05", "2022-03-04"), (None, None), "the newer one was captured 5 March 2022, the older 4 March 2022"),
        ((None, None), ("2022-03-05", "2022-03-04"), "the newer one was published 5 March 2022, the older 4 March 2022"),
        ((None, "2022-03-04"), (None, None), "nothing tells which is newer, so that the last file is taken for it"),
    ],
)
def test_what_tells_the_newer_version_is_said(
    captured: tuple[str | None, str | None], published: tuple[str | None, str | None], expected: str
) -> None:
    newer, older = (
        structs.replace(making.article("Text.", stated=Stated(captured=day)), published=date)
        for day, date in zip(captured, published, strict=True)
    )
    assert versions.told_by(newer, older) == expected
