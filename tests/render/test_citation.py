from pathlib import Path

import making
import pytest
from msgspec import structs

from sitegen.config import Config, Settings
from sitegen.render import citation
from sitegen.render.wording import ENGLISH

CONFIG = Config(settings=Settings(title="An archive"), root=Path(), where="sitegen.toml", base_url="")


def test_an_article_of_which_all_is_known_is_cited_with_all_of_it() -> None:
    found = structs.replace(
        making.article("Text.", headline="Talks \n fail", published="2022-03-03?", source="a.txt"),
        authors=("Ada", "Bo"),
        publisher="The Paper",
        url="https://example.org/a",
    )
    known = structs.replace(CONFIG, base_url="https://archive.example/news/")
    assert citation.line(found, known, ENGLISH) == (
        "Ada and Bo, “Talks fail”, The Paper, 3 March 2022 (uncertain). In: An archive, https://archive.example/news/articles/a.html. "
        f"First published at https://example.org/a. SHA-256 of the file: {found.raw.sha256}."
    )


@pytest.mark.parametrize(("date", "said"), [(None, "date of publication unknown"), ("2022-02/..", "not before February 2022")])
def test_what_is_not_known_is_left_out_but_for_the_date(date: str | None, said: str) -> None:
    found = making.article("Text.", headline="Talks fail", published=date, source="a.txt")
    assert citation.line(found, CONFIG, ENGLISH) == f"“Talks fail”, {said}. In: An archive. SHA-256 of the file: {found.raw.sha256}."
