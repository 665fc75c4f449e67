import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen.cite import Citation, ris
from sitegen.text import squeezed, visible

LINES = st.text(st.characters()).map(lambda text: squeezed(visible(text)))


def read(*citations: Citation) -> list[dict[str, object]]:
    found: list[dict[str, object]] = rispy.loads("".join(ris.text(citations)))
    return found


def test_an_article_of_a_newspaper(full: Citation) -> None:
    assert read(full) == [
        {
            "type_of_reference": "NEWS",
            "id": "a-1",
            "authors": ["Byron, Ada", "von der Leyen, Ursula", "The Associated Press"],
            "title": "Talks fail, again",
            "secondary_title": "The Daily & Example",
            "section": "World",
            "year": "2022",
            "date": "2022/03/03/",
            "language": "en",
            "urls": ["https://example.org/archive/articles/a-1.html"],
            "name_of_database": "An archive",
            "accession_number": "a-1",
            "notes": ["SHA-256 of the file: 00."],
            "keywords": ["Kyiv", "peace talks"],
        }
    ]


def test_what_is_not_known_is_left_out(bare: Citation) -> None:
    assert set(read(bare)[0]) == {"type_of_reference", "id", "title", "language", "name_of_database", "accession_number", "notes"}


@pytest.mark.parametrize(
    ("published", "year", "date"),
    [
        ("2022", "2022", "2022///"),
        ("2022-03?", "2022", "2022/03//March 2022 (uncertain)"),
        ("2022-02/2022-03", "2022", "///between February 2022 and March 2022"),
        ("2021/2022", None, "///between 2021 and 2022"),
    ],
)
def test_dates_say_how_sure_they_are(full: Citation, published: str, year: str | None, date: str) -> None:
    (found,) = read(structs.replace(full, published=published))
    assert (found.get("year"), found["date"]) == (year, date)


def test_lines_end_as_the_format_says(full: Citation) -> None:
    assert ris.record(full).splitlines(keepends=True)[0] == "TY  - NEWS\r\n"
    assert ris.record(full).endswith("ER  - \r\n")


@given(LINES, LINES)
def test_a_value_never_becomes_a_tag(title: str, author: str) -> None:
    citation = Citation(
        id="a", title=title, authors=(author,), publisher="", section="", published="", language="en", archive="x", url="", original="",
        captured="", note="", tags=(title,),
    )  # fmt: skip
    tags = [line[:6] for line in ris.record(citation).split("\r\n")[:-1]]
    assert tags == ["TY  - ", "ID  - ", "AU  - ", "TI  - ", "LA  - ", "DB  - ", "AN  - ", "N1  - ", "KW  - ", "ER  - "]
    assert "\n" not in ris.record(citation).replace("\r\n", "")
