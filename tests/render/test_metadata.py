from collections.abc import Callable

import pytest
from msgspec import structs
from tools import page, zotero

from sitegen.cite import Citation
from sitegen.config import Config
from sitegen.model import Archive
from sitegen.render import metadata

FULL = Citation(
    id="a", title="Talks fail", authors=("Ada Byron", "Ben Okri"), publisher="The Daily Example", section="World", published="2022-02-28",
    language="en", archive="An archive", url="https://example.org/archive/articles/a.html", original="", captured="", note="",
    tags=("Kyiv", "a; b"),
)  # fmt: skip


def of(citation: Citation, name: str) -> list[str]:
    return [tag.content for tag in metadata.tags(citation) if tag.name == name]


def test_authors_have_a_tag_each_and_keywords_share_one() -> None:
    assert of(FULL, "citation_author") == of(FULL, "DC.creator") == ["Ada Byron", "Ben Okri"]
    assert of(FULL, "citation_keywords") == ["Kyiv; a, b"]


def test_what_is_not_known_has_no_tag() -> None:
    bare = structs.replace(FULL, authors=(), publisher="", section="", published="", url="", tags=())
    assert {tag.name for tag in metadata.tags(bare)} == {
        "DC.type", "DC.title", "DC.language", "DCTERMS.isPartOf", "citation_title", "citation_language",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("published", "issued", "day"),
    [
        ("2022-02-28", ["2022-02-28"], ["2022/02/28"]),
        ("2022-02", ["2022-02"], ["2022/02"]),
        ("2022-02-28?", ["2022-02-28?"], []),
        ("2022-02/2022-03", ["2022-02/2022-03"], []),
        ("", [], []),
    ],
)
def test_an_unsure_day_is_told_as_edtf_alone(published: str, issued: list[str], day: list[str]) -> None:
    made = structs.replace(FULL, published=published)
    assert (of(made, "DCTERMS.issued"), of(made, "citation_publication_date")) == (issued, day)


def test_zotero_makes_an_article_of_a_newspaper_with_all_its_fields(
    archive: Archive, config: Config, build: Callable[..., dict[str, str]]
) -> None:
    first = structs.replace(archive.articles[0], publisher="The Daily Example", authors=("Ada Byron", "Ben Okri"))
    config = structs.replace(config, base_url="https://example.org/archive/")
    files = build(structs.replace(archive, articles=(first, *archive.articles[1:])), config)
    found = dict(zotero.item(page.Page("", files["articles/a.html"].encode())))
    assert found.pop("abstractNote")
    assert found == {
        "itemType": "newspaperArticle",
        "title": "Talks fail",
        "creators": ["Ada Byron", "Ben Okri"],
        "publicationTitle": "The Daily Example",
        "section": "World",
        "date": "2022/02/28",
        "language": "en",
        "url": "https://example.org/archive/articles/a.html",
    }
    assert zotero.item(page.Page("", files["index.html"].encode()))["itemType"] == "webpage"


def test_hostile_words_stay_in_their_tag(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    first = structs.replace(archive.articles[0], headline='"><script>alert(1)</script>\0\u202e', authors=('" onload="x',))
    html = build(structs.replace(archive, articles=(first, *archive.articles[1:])))["articles/a.html"]
    one = page.Page("", html.encode())
    titles = [tag.attrib["content"] for tag in one.elements("meta") if tag.attrib.get("name") == "citation_title"]
    assert titles == ['"><script>alert(1)</script>\ufffd\ufffd']
    assert "\0" not in html
    assert "\u202e" not in html
