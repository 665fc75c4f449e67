import re
import zlib
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sitegen import text, urls
from sitegen.model import Kind, Mention

ANY = st.text(st.characters())
SOURCES = st.sets(st.one_of(ANY, st.from_regex(r"[aAbB./ -]{1,6}\.(txt|md)", fullmatch=True)), max_size=8)
NAMES = st.from_regex(r"[a-z0-9_]([a-z0-9_-]{0,10}[a-z0-9_])?", fullmatch=True)
KIND = Kind("person", "Person", "People")
HOSTILE = [
    "../../etc/passwd", "..", ".", "", "/", "//host", "a/../../b", "\0", "con", "CON", "nul.txt", "javascript:alert(1)", "<script>", '"',
    "'", "%2e%2e%2f", "a?b#c",
    "\u202e", "\ud800", "x" * 10_000, "Київ", "C:\\windows", " ", "-", "index", "é" * 300,
]  # fmt: skip
PAGES = st.sampled_from(
    [
        urls.HOME,
        urls.ABOUT,
        urls.ARTICLES,
        urls.UNDATED,
        "articles/a.html",
        "dates/2022/02/28.html",
        "people/zelensky.html",
        "tags/a-b.html",
    ]
)


@given(ANY)
@example("x" * 200)
@example("Con")
def test_a_slug_is_a_name_for_a_file_on_every_system(name: str) -> None:
    made = urls.slug(name)
    assert re.fullmatch(r"[a-z0-9_-]{1,90}", made)
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d|index", made)
    assert urls.slug(made) == made or len(made) > 80


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("000_c5cfba52247c8106", "000_c5cfba52247c8106"),
        ("Volodymyr Zelensky", "volodymyr-zelensky"),
        ("Élysée Palace", "elysee-palace"),
        ("  sub/a b.c ", "sub-a-b-c"),
        ("RIA-Novosti", "ria-novosti"),
    ],
)
def test_readable_names_stay_readable(name: str, made: str) -> None:
    assert urls.slug(name) == made


def test_names_that_cannot_be_read_get_a_digest() -> None:
    assert re.fullmatch(r"x-[0-9a-f]{8}", urls.slug("Київ"))
    assert urls.slug("Київ") != urls.slug("Львів")
    assert urls.slug("con").startswith("con-")
    assert urls.slug("x" * 200) != urls.slug("x" * 201)


@given(st.sets(ANY, max_size=8))
@example({"A", "a", "A b", "a-b", "a--b"})
@example({"A", "a", f"A-{text.digest('a')}"})
@example({"x" * 99, "x" * 100})
def test_distinct_names_get_distinct_slugs_on_any_file_system(names: set[str]) -> None:
    made = urls.distinct(names)
    assert set(made) == names
    assert len({slug.casefold() for slug in made.values()}) == len(names)


@given(SOURCES)
@example({"a.txt", "a.md", "A.txt", "a-md.txt", "sub/a.txt", "sub-a.txt", "a.b.txt"})
def test_every_article_has_an_id_of_its_own(sources: set[str]) -> None:
    ids = urls.article_ids(sources)
    assert set(ids) == sources
    assert len({made.casefold() for made in ids.values()}) == len(sources)
    assert ids == urls.article_ids(sorted(sources, reverse=True))


@given(SOURCES, SOURCES)
@example({"sub/b.txt", "b.txt", "B.txt"}, {"a.txt", "sub/a.txt"})
def test_an_articles_address_stays_when_others_are_added(before: set[str], names: set[str]) -> None:
    added = {f"added/{name}" for name in names}
    assume(not any(urls.slug(source).startswith("added") for source in before))
    old, new = urls.article_ids(before), urls.article_ids(before | added)
    assert {source: new[source] for source in before} == old


def test_ids_come_from_the_files_name() -> None:
    assert urls.article_ids(["seed.txt", "sub/seed.txt", "2022.03.01 talks.md"]) == {
        "seed.txt": "seed",
        "sub/seed.txt": "sub-seed",
        "2022.03.01 talks.md": "2022-03-01-talks",
    }


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_no_address_leads_out_of_the_site(name: str) -> None:
    made = next(iter(urls.article_ids([f"{name}.txt"]).values()))
    entity = next(iter(urls.distinct([name]).values()))
    kind = Kind("x", "x", name)
    addresses = (
        urls.article(made), urls.original(made, f"{name}.txt"), urls.original(made, f"{name}.md"), urls.kind_index(kind),
        urls.entity(kind, entity), urls.tag(entity), urls.tag_feed(entity),
    )  # fmt: skip
    for address in addresses:
        assert re.fullmatch(r"[a-z0-9_-]+/[a-z0-9_-]+(\.md)?\.(html|xml|txt)", address)


def test_originals_are_always_served_as_text() -> None:
    assert urls.original("a", "a.txt") == "originals/a.txt"
    assert urls.original("a", "A.MD") == "originals/a.md.txt"
    assert urls.original("a", "a.html").endswith(".txt")


def test_dates_have_pages_by_year_month_and_day() -> None:
    assert urls.date("2022") == "dates/2022/index.html"
    assert urls.date("2022-02") == "dates/2022/02/index.html"
    assert urls.date("2022-02-28") == "dates/2022/02/28.html"


def test_entities_live_in_the_folder_of_their_kind() -> None:
    assert urls.kind_index(KIND) == "people/index.html"
    assert urls.entity(KIND, "vladimir-putin") == "people/vladimir-putin.html"
    assert urls.asset("style.css") == "assets/style.css"


@given(
    PAGES,
    PAGES,
    st.sampled_from(["", "#b3", "#top"]),
    st.sampled_from(["https://example.org/", "https://example.org/a/b/", "file:///media/usb/site/"]),
)
def test_links_between_pages_resolve_as_a_browser_resolves_them(target: str, page: str, fragment: str, root: str) -> None:
    link = urls.relative(target + fragment, page)
    assert link
    assert not urlsplit(link).scheme
    assert not link.startswith("/")
    assert urljoin(root + page, link) == root + target + fragment


@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(NAMES, min_size=1, max_size=4))
def test_links_resolve_whatever_the_depth(target: list[str], page: list[str]) -> None:
    to, start = "/".join(target) + ".html", "/".join(page) + ".html"
    assert urljoin(f"https://example.org/repo/{start}", urls.relative(to, start)) == f"https://example.org/repo/{to}"


def test_the_outside_world_gets_whole_addresses() -> None:
    assert urls.absolute("articles/a.html", "https://example.org/repo/") == "https://example.org/repo/articles/a.html"
    assert urls.absolute(urls.HOME, "https://example.org/repo/") == "https://example.org/repo/"
    assert urls.absolute("feed.xml", "") == "/feed.xml"
    assert urls.absolute(urls.HOME, "") == "/"


def said(words: str, start: int, kind: str = "quote") -> Mention:
    return Mention(start=start, end=start + len(words), kind=kind, text=words, certainty=1.0, rule="test")


def test_a_quotation_keeps_its_name_whatever_else_the_article_says() -> None:
    before = urls.quotations((said("We go on.", 10), said("Never.", 40)))
    after = urls.quotations((said("Kyiv", 2, "place"), said("A new one.", 12, "reported"), said("We go\n  on.", 30), said("Never.", 70)))
    assert (before[0], before[1]) == (after[2], after[3])
    assert 0 not in after


def test_quotations_of_the_same_words_are_numbered_in_the_order_of_the_text() -> None:
    named = urls.quotations((said("No.", 0), said("No.", 9, "reported"), said("Yes.", 20), said("No.", 30)))
    assert (named[1], named[3]) == (f"{named[0]}-2", f"{named[0]}-3")
    assert len(set(named.values())) == 4


@given(st.lists(st.text()))
def test_names_of_quotations_are_distinct_and_safe_in_a_page(texts: list[str]) -> None:
    named = urls.quotations(tuple(said(text, number) for number, text in enumerate(texts)))
    assert len(set(named.values())) == len(texts)
    assert all(re.fullmatch(r"q[0-9a-z]{1,7}(?:-\d+)?", name) for name in named.values())


def test_other_marks_are_named_by_their_number() -> None:
    assert (urls.mark(3, {2: "qx"}), urls.mark(2, {2: "qx"})) == ("m3", "qx")


@given(st.text(st.characters(codec="utf-8")))
@example("")
def test_names_of_places_are_checksums_in_36_digits(words: str) -> None:
    assert int(urls.paragraph(words)[1:], 36) == zlib.crc32(words.encode())
    assert urls.paragraph(words) == "p0" or not urls.paragraph(words).startswith("p0")
