import json

import pytest
from citeproc.source.json import CiteProcJSON
from msgspec import structs

from sitegen.cite import Citation, csl


def test_an_article_of_a_newspaper(full: Citation) -> None:
    assert json.loads(csl.record(full)) == [
        {
            "id": "a-1",
            "type": "article-newspaper",
            "title": "Talks fail, again",
            "author": [
                {"family": "Byron", "given": "Ada"},
                {"family": "von der Leyen", "given": "Ursula"},
                {"literal": "The Associated Press"},
            ],
            "container-title": "The Daily & Example",
            "section": "World",
            "issued": {"date-parts": [[2022, 3, 3]]},
            "language": "en",
            "URL": "https://example.org/archive/articles/a-1.html",
            "archive": "An archive",
            "archive_location": "a-1",
            "note": "SHA-256 of the file: 00.",
            "keyword": "Kyiv, peace talks",
        }
    ]


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2022-03?", {"date-parts": [[2022, 3]], "circa": True}),
        ("2022", {"date-parts": [[2022]]}),
        ("2022-02/2022-03-05~", {"date-parts": [[2022, 2], [2022, 3, 5]], "circa": True}),
    ],
)
def test_dates_say_how_sure_they_are(full: Citation, published: str, issued: object) -> None:
    assert csl.item(structs.replace(full, published=published))["issued"] == issued


def test_a_file_has_every_item(full: Citation, bare: Citation) -> None:
    assert [item["id"] for item in json.loads(csl.text([full, bare]))] == ["a-1", "b"]
    assert json.loads(csl.text([])) == []


def test_the_day_of_capture_belongs_to_the_address_of_the_original(full: Citation) -> None:
    assert "accessed" not in csl.item(full)
    assert csl.item(structs.replace(full, url=""))["accessed"] == {"date-parts": [[2022, 3, 5]]}


def test_a_processor_of_citation_styles_reads_it(full: Citation, bare: Citation) -> None:
    read = CiteProcJSON(json.loads(csl.text([full, bare])))
    found = read["a-1"]
    assert (found.type, str(found.container_title), found.issued.year, found.issued.day) == (
        "article-newspaper",
        "The Daily & Example",
        2022,
        3,
    )
    assert [name.parts()[:2] for name in found.author[:2]] == [("Ada", "Byron"), ("Ursula", "von der Leyen")]
    assert str(read["b"].title) == "b"


def test_every_field_is_one_of_the_schema(full: Citation) -> None:
    """The variables of CSL 1.0.2 that the items may have; the schema allows no others."""
    assert csl.item(structs.replace(full, url="")).keys() == {
        "id", "type", "title", "author", "container-title", "section", "issued", "accessed", "language", "URL", "archive",
        "archive_location", "note", "keyword",
    }  # fmt: skip
