import pytest
from msgspec import structs

from sitegen.model import Archive, Copy, Reuse
from sitegen.render import index
from sitegen.render.index import Index
from sitegen.render.told import meant, with_longer


def told(archive: Archive, value: str, certainty: float = 0.95) -> Index:
    """Return an archive whose first article, of 28 February 2022, has a date of this value."""
    marks = tuple(
        structs.replace(mark, value=value, certainty=certainty) if mark.kind == "date" else mark for mark in archive.mentions["a.txt"]
    )
    return index.build(structs.replace(archive, mentions={**archive.mentions, "a.txt": marks}))


@pytest.mark.parametrize("value", ["2022-02-30", "PRESENT_REF", "2022-W08", "2022-SP", "0001-01-01", "XXXX-03-03", "P1D"])
def test_what_is_no_day_month_or_year_has_no_page(archive: Archive, value: str) -> None:
    assert told(archive, value).told == {}


def test_of_what_is_unsure_no_page_is_made(archive: Archive) -> None:
    assert told(archive, "1999-01-01", 0.6).told == {}


@pytest.mark.parametrize(
    ("value", "date"),
    [("2022-02-28T16:15", "2022-02-28"), ("2022-02-28TMO", "2022-02-28"), ("2022-02", "2022-02"), ("2022", "2022"), ("2022-W08", "")],
)
def test_a_part_or_an_hour_of_a_day_is_of_that_day(value: str, date: str) -> None:
    assert meant(value) == date


def test_a_day_lies_in_a_month_and_a_year() -> None:
    assert with_longer("2022-02-28") == ("2022", "2022-02", "2022-02-28")
    assert with_longer("2022") == ("2022",)


def test_a_copy_tells_nothing_anew(archive: Archive) -> None:
    copied = structs.replace(archive, reuse=Reuse(overlaps=(), copies={"a.txt": Copy(of="b.txt", share=0.9)}, older={}))
    assert list(told(archive, "2022-03-02").told) == ["2022-03-02"]
    assert told(copied, "2022-03-02").told == {}


def test_an_articles_own_date_line_tells_of_nothing(archive: Archive) -> None:
    first, second = archive.articles
    blocks = tuple(structs.replace(block, role="dateline") if "Monday" in block.text else block for block in first.blocks)
    assert told(structs.replace(archive, articles=(structs.replace(first, blocks=blocks), second)), "2022-03-02").told == {}
