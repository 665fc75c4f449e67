"""All pages of a small archive, as files."""

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec import structs

from sitegen import render, urls
from sitegen.config import Config
from sitegen.model import Archive, Copy, Entity, Kind, Reuse

Build = Callable[..., dict[str, str]]
EMPTY = Archive(
    articles=(),
    mentions={},
    rejected={},
    notes={},
    kinds=(Kind(id="person", label="Person", plural="People"),),
    entities=(),
    tags=(),
    related={},
)


def elements(html: str) -> Iterator[Element]:
    return (element for element in html5lib.parse(html, namespaceHTMLElements=False).iter() if isinstance(element.tag, str))


def words(html: str) -> str:
    return " ".join(" ".join("".join(element.itertext()) for element in elements(html) if element.tag == "main").split())


def test_the_pages_of_an_archive(archive: Archive, build: Build) -> None:
    assert sorted(path for path in build(archive) if path.endswith(".html")) == [
        "404.html", "about.html",
        "articles/a.html", "articles/b.html", "articles/index.html",
        "dates/2022/02/28.html", "dates/2022/02/index.html", "dates/2022/index.html", "dates/index.html", "dates/undated.html",
        "index.html",
        "people/index.html", "people/mykhailo-podolyak.html", "places/index.html", "places/kyiv.html",
        "quotes/index.html", "search.html", "tags/index.html", "tags/kyiv.html",
    ]  # fmt: skip


def test_a_new_kind_gets_pages_and_a_place_in_the_navigation_without_being_asked(archive: Archive, build: Build) -> None:
    ship = Kind(id="ship", label="Ship", plural="Ships at sea")
    moskva = Entity(kind="ship", id="moskva", name="Moskva", aliases=(), mentions={"b.txt": (1,)})
    files = build(structs.replace(archive, kinds=(*archive.kinds, ship), entities=(*archive.entities, moskva)))
    assert "Moskva" in words(files["ships-at-sea/moskva.html"])
    assert 'href="ships-at-sea/index.html">Ships at sea</a>' in files["index.html"]


def test_an_article_in_another_language_says_so_where_its_words_stand(archive: Archive, build: Build) -> None:
    first, second = archive.articles
    stated = structs.replace(first.raw.stated, language="fr-CA")
    french = structs.replace(first, raw=structs.replace(first.raw, stated=stated))
    files = build(structs.replace(archive, articles=(french, second)))
    told = [(element.tag, element.attrib.get("lang")) for element in elements(files["articles/a.html"]) if "lang" in element.attrib]
    assert (told[0], ("h1", "fr-CA"), told[-1]) == (("html", "en"), told[1], ("div", "fr-CA"))
    assert {language for _, language in told[1:]} == {"fr-CA"}
    assert '"inLanguage":"fr-CA"' in files["articles/a.html"].replace(": ", ":")
    assert [element.tag for element in elements(files["articles/b.html"]) if "lang" in element.attrib] == ["html"]


@pytest.mark.parametrize("base_url", ["", "https://example.org/repo/"])
def test_every_link_and_anchor_resolves(archive: Archive, build: Build, config: Config, base_url: str) -> None:
    files = build(archive, structs.replace(config, base_url=base_url))
    ids = {path: {element.attrib.get("id") for element in elements(html)} for path, html in files.items() if path.endswith(".html")}
    for path in ids:
        for element in elements(files[path]):
            link = element.attrib.get("href", element.attrib.get("src", element.attrib.get("action", "")))
            if not link or link.startswith("https:") or path == urls.NOT_FOUND:
                continue
            target, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert target in files or target == "search/one.js" or target.startswith("data/"), f"{path}: {link}"
            assert not fragment or fragment in ids[target], f"{path}: {link}"


def test_the_error_page_finds_its_way_home_from_any_depth(archive: Archive, build: Build, config: Config) -> None:
    files = build(archive, structs.replace(config, base_url="https://example.org/repo/"))
    links = [element.attrib["href"] for element in elements(files[urls.NOT_FOUND]) if "href" in element.attrib]
    assert all(link.startswith(("/repo/", "#")) for link in links)


def test_every_page_is_whole_and_inert(archive: Archive, build: Build) -> None:
    for path, html in build(archive).items():
        if not path.endswith(".html"):
            continue
        found = list(elements(html))
        tags = [element.tag for element in found]
        assert (tags.count("h1"), tags.count("main"), tags.count("title")) == (1, 1, 1), path
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert "style" not in tags, path
        assert not [name for element in found for name in element.attrib if name == "style" or name.startswith("on")], path
        assert all(
            "src" in element.attrib or element.attrib.get("type") == "application/ld+json" for element in found if element.tag == "script"
        ), path
        ids = [element.attrib["id"] for element in found if "id" in element.attrib]
        assert len(ids) == len(set(ids)), path


def test_every_page_has_one_search_form_and_only_the_search_page_its_scripts(archive: Archive, build: Build) -> None:
    for path, html in build(archive).items():
        if path.endswith(".html"):
            forms = [element for element in elements(html) if element.tag == "form" and "data-search" in element.attrib]
            assert [form.attrib["method"] for form in forms] == ["get"], path
            assert ("search/one.js" in html) == (path == urls.SEARCH)
            assert ("data-root" in html) == (path == urls.SEARCH)


def test_titles_tell_pages_apart(archive: Archive, build: Build) -> None:
    titles = re.findall("<title>(.*)</title>", "\n".join(html for path, html in build(archive).items() if path.endswith(".html")))
    assert len(set(titles)) == len(titles)
    assert {"An archive", "Talks fail – An archive", "Kyiv (tag) – An archive", "Kyiv (place) – An archive"} <= set(titles)


def test_an_article_page_tells_all_that_is_known_and_from_what(archive: Archive, build: Build) -> None:
    shown = words(build(archive)["articles/a.html"])
    for expected in (
        "World", "Talks fail", "By Ada", "28 February 2022 Dated by “Mon, 28 February 2022” in the text.", "Quoted: Mykhailo Podolyak",
        "Not for long.", "Both name Kyiv", "named twice", "What was taken out: 1 piece", "Load more", "because of Monday",
        "1 mark that the archivist rejected", "no person. The rule said:", "a.txt as it was scraped, untouched", "0" * 64,
    ):  # fmt: skip
        assert expected in shown, expected


def test_an_undated_article_says_so_and_has_no_place_in_time(archive: Archive, build: Build) -> None:
    shown = words(build(archive)["articles/b.html"])
    assert "Date unknown No date is stated, and none was found" in shown
    assert "this article has no place between earlier and later ones" in shown


def test_a_tag_page_leads_to_the_tags_above_and_below_it(archive: Archive, build: Build) -> None:
    above = structs.replace(archive.tags[0], id="europe", name="Europe", entity=None)
    below = structs.replace(archive.tags[0], broader=("europe",))
    files = build(structs.replace(archive, tags=(above, below)))
    assert "Broader tags Europe" in words(files["tags/kyiv.html"])
    assert 'href="europe.html"' in files["tags/kyiv.html"]
    assert "Narrower tags Kyiv" in words(files["tags/europe.html"])
    assert "Broader tags" not in words(files["tags/europe.html"])


def test_the_home_page_says_how_much_is_dated(archive: Archive, build: Build) -> None:
    assert "2 articles: 1 of 28 February 2022, 1 without a known date." in words(build(archive)["index.html"])


def test_lists_without_items_say_so_in_words(build: Build) -> None:
    files = build(EMPTY)
    assert "There are no articles in this archive yet" in words(files["index.html"])
    assert "No people were found" in words(files["people/index.html"])
    assert "No articles have tags yet" in words(files["tags/index.html"])
    assert "There are no articles in this archive yet" in words(files["dates/index.html"])
    assert "Nothing was taken out" in words(files["about.html"])


def test_counts_agree_with_their_nouns(archive: Archive, build: Build) -> None:
    for path, html in build(archive).items():
        if path.endswith(".html"):
            assert not re.search(r"\b1 (?:articles|times|people|places|pieces|marks|notes|quotations)\b", words(html)), path


def test_canonical_links_need_a_base_url(archive: Archive, build: Build, config: Config) -> None:
    assert "canonical" not in build(archive)["articles/a.html"]
    files = build(archive, structs.replace(config, base_url="https://example.org/repo/"))
    assert '<link rel="canonical" href="https://example.org/repo/articles/a.html">' in files["articles/a.html"]
    assert '<link rel="canonical" href="https://example.org/repo/">' in files["index.html"]
    assert "canonical" not in files["404.html"]


def test_hostile_values_stay_text_on_every_page(archive: Archive, build: Build, config: Config) -> None:
    attack = "<script>x</script>\0\u202e\" ' {{ 7*7 }}"
    settings = structs.replace(config.settings, title=attack, description=attack, author=attack, language="en")
    first = structs.replace(
        archive.articles[0], headline=attack, section=attack, standfirst=attack, authors=(attack,), publisher=attack,
        evidence=tuple(structs.replace(proof, value=attack, quote=attack, rule=attack) for proof in archive.articles[0].evidence),
    )  # fmt: skip
    mentions = {
        source: tuple(structs.replace(mention, why=attack, rule=attack, value=attack) for mention in found)
        for source, found in archive.mentions.items()
    }
    entities = tuple(structs.replace(entity, name=attack, aliases=(attack,), why=attack) for entity in archive.entities)
    tags = tuple(
        structs.replace(tag, name=attack, uses=tuple(structs.replace(use, why=attack) for use in tag.uses)) for tag in archive.tags
    )
    hostile = structs.replace(archive, articles=(first, archive.articles[1]), mentions=mentions, entities=entities, tags=tags)
    for path, html in build(hostile, structs.replace(config, settings=settings)).items():
        assert not re.search("[\0\u202e]", html), path
        if path.endswith(".html"):
            assert "<script>" not in html, path
            assert {element.attrib.get("type") for element in elements(html) if element.tag == "script"} <= {None, "application/ld+json"}


def test_the_order_of_the_files_depends_on_the_archive_alone(archive: Archive, config: Config) -> None:
    first, second = (render.files(render.press(archive, config, render.theme(config), ())) for _ in range(2))
    assert [(file.path, file.content) for file in first] == [(file.path, file.content) for file in second]


def test_a_file_gives_the_same_bytes_each_time(archive: Archive, config: Config) -> None:
    files = render.files(render.press(archive, config, render.theme(config), ()))
    assert [file.content for file in files] == [file.content for file in files]


def test_an_archive_of_dated_articles_has_no_page_of_undated_ones(archive: Archive, build: Build) -> None:
    dated = tuple(structs.replace(article, published="2022-02-28") for article in archive.articles)
    files = build(structs.replace(archive, articles=dated))
    assert "dates/undated.html" not in files
    assert not any("undated.html" in content for content in files.values())
    assert "2 articles by date of publication." in words(files["dates/index.html"])


def test_a_page_named_after_its_file_says_so_in_its_head_and_in_what_is_known(archive: Archive, build: Build) -> None:
    page = build(archive)["articles/a.html"]
    assert words(page).count("No headline found; named after its file") == 2


def test_a_page_offers_a_line_to_cite_it_by(archive: Archive, build: Build) -> None:
    assert "Ada, “Talks fail”, 28 February 2022. In: An archive. SHA-256 of the file:" in words(build(archive)["articles/a.html"])


def test_how_often_an_entity_is_named_is_said_in_one_way(archive: Archive, build: Build) -> None:
    page = words(build(archive)["places/kyiv.html"])
    assert "named 4 times in 2 articles" in page
    assert "Named 2 times, also in the headline" in page


def test_an_older_version_keeps_its_page_but_stands_in_no_list(archive: Archive, build: Build, config: Config) -> None:
    older = structs.replace(archive, reuse=Reuse(overlaps=(), copies={}, older={"b.txt": "a.txt"}), tags=(), entities=())
    files = build(older, structs.replace(config, base_url="https://example.org/repo/"))
    assert '<link rel="canonical" href="https://example.org/repo/articles/a.html">' in files["articles/b.html"]
    assert "https://example.org/repo/articles/b.html" in files["articles/b.html"], "what is printed tells its own address"
    assert "articles/b.html" not in files["sitemap.xml"]
    assert "dates/undated.html" not in files
    for path in ("index.html", "articles/index.html", "dates/index.html", "feed.xml"):
        assert "Kyiv waits" not in files[path], path
    assert "1 article of 28 February 2022." in words(files["index.html"])


def test_copies_stand_in_lists_and_say_what_they_are(archive: Archive, build: Build) -> None:
    files = build(structs.replace(archive, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.9)}, older={})))
    assert "Kyiv waits Copy of Talks fail" in words(files["articles/index.html"])
    assert "2 articles, 1 of them a copy of another, newest first." in words(files["articles/index.html"])
    assert "1 is a copy of another." in words(files["index.html"])
    assert "1 article and 1 copy; a name that articles share." in words(files["tags/kyiv.html"])
