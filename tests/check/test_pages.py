"""Links, anchors, images, other hosts, and pages without a way in, on sites of a few lines."""

import time
from pathlib import Path

import making
import pytest
from tools import building

from sitegen import check
from sitegen.check import tags
from sitegen.config import Config, Settings
from sitegen.model import Archive, OutputFile, Problem

CONFIG = Config(settings=Settings(title="t"), root=Path("/archive"), where="sitegen.toml", base_url="https://example.org/repo/")
EMPTY = Archive(articles=(), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})


def problems(archive: Archive = EMPTY, config: Config = CONFIG, **pages: str) -> tuple[Problem, ...]:
    named = {
        name.replace("__", "/").replace("_html", ".html").replace("_css", ".css").replace("_svg", ".svg"): text
        for name, text in pages.items()
    }
    return check.site(archive, config, [OutputFile(path, text.encode()) for path, text in named.items()])


def told(**pages: str) -> list[str]:
    return [f"{problem.weight} {problem.where} {problem.what}" for problem in problems(**pages)]


def test_the_repositorys_own_site_is_sound() -> None:
    site = building.repository()
    assert check.site(site.archive, CONFIG, site.files) == ()


@pytest.mark.parametrize(
    "link",
    [
        "a/", "a/index.html", "a/index.html?x=1", "./a/index.html", "a/../a/", "#here", "a/index.html#there", "#", "#top", "/repo/a/",
        "https://example.org/repo/a/", "https://elsewhere.example/x", "mailto:a@example.org",
        "a/index.html#:~:text=word", "//cdn.example/x", "a/%69ndex.html",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(link: str) -> None:
    way = '<a href="a/">a</a>'
    assert told(index_html=f'<p id="here">{way}<a href="{link}">x</a>', a__index_html='<p id="there">') == []


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("b.html", "error site/index.html:2 leads to b.html, which is not there"),
        ("../x.html", "error site/index.html:2 leads to ../x.html, which is outside the site's folder on the server"),
        ("/x.html", "error site/index.html:2 leads to /x.html, which is outside the site's folder on the server"),
        ("a.html#nowhere", "warning site/index.html:2 leads to a place in a.html that is not there"),
        ("https://example.org/repo/b.html", "error site/index.html:2 leads to https://example.org/repo/b.html, which is not there"),
    ],
)
def test_links_that_lead_nowhere(link: str, what: str) -> None:
    assert told(index_html=f'<a href="a.html">a</a>\n<a href="{link}">x</a>', a_html="") == [what]


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<link rel="stylesheet" href="http://cdn.example/x.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img srcset="https://cdn.example/x.png 2x" alt="">',
        '<style>@import "https://cdn.example/x.css";</style>',
        '<p style="background: url(https://cdn.example/x.png)">',
        "<iframe src='https://cdn.example/'></iframe>",
        "<script>fetch('https://api.example/x')</script>",
        '<script type="module">import x from "https://cdn.example/x.js"</script>',
        '<script>new WebSocket("wss://api.example/")</script>',
        '<svg><image href="https://cdn.example/x.png"/></svg>',
    ],
)
def test_what_is_loaded_from_another_host_is_told(page: str) -> None:
    (found,) = told(index_html=page)
    assert found.startswith("error site/index.html:1 loads ")


def test_style_sheets_and_drawings_are_looked_into(tmp_path: Path) -> None:
    assert tmp_path
    found = told(
        index_html='<link rel="stylesheet" href="a.css"><img src="b.svg">',
        a_css="a{b:url('//x.example/y')}\nb{c:url(#d)}",
        b_svg='<svg><use xlink:href="https://x.example/"/></svg>',
    )
    assert len(found) == 2
    assert all("loads" in line for line in found)


def test_scripts_are_looked_into_and_words_in_them_are_no_requests() -> None:
    page = '<script src="a.js"></script>'
    files = [OutputFile("index.html", page.encode()), OutputFile("a.js", b"// see https://example.org/\nvar a = 'https://x.example/';\n")]
    assert check.site(EMPTY, CONFIG, files) == ()
    files[1] = OutputFile("a.js", b"i.src = '//x.example/pixel.gif';\n")
    assert [problem.where for problem in check.site(EMPTY, CONFIG, files)] == ["site/a.js:1"]


def test_a_missing_image_and_a_page_without_a_way_in() -> None:
    assert told(index_html='<img src="x.png" alt="">', lonely_html="", **{"404_html": ""}) == [
        "error site/index.html:1 shows the image x.png, which is not there",
        "warning site/lonely.html is a page to which no other leads, so nobody finds it",
    ]


def test_a_page_that_leads_on_needs_no_way_in() -> None:
    assert told(index_html="", old_html='<meta http-equiv="refresh" content="0; url=index.html">') == []
    assert len(told(index_html="", old_html='<meta http-equiv="refresh" content="0; url=gone.html">')) == 1


def test_one_thing_wrong_on_many_pages_is_told_once_with_the_source_of_an_article() -> None:
    article = making.article("Words.\n", source="a.md")
    archive = Archive(articles=(article,), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})
    page = '<a href="../index.html">x</a><a href="../gone.html">y</a>'
    name = f"articles__{article.id}_html"
    (found,) = problems(
        archive,
        index_html=f'<a href="articles/{article.id}.html">a</a><a href="z/b.html">b</a><a href="z/c.html">',
        **{name: page},
        z__b_html=page,
        z__c_html=page,
    )
    assert "(so do 2 more, such as z/b.html, z/c.html)" in found.what
    assert "seeds/a.md" in found.hint


def test_a_forgotten_address_is_told() -> None:
    (found,) = problems(config=Config(settings=Settings(title="t"), root=Path("/a"), where="sitegen.toml", base_url=""), index_html="")
    assert found.where == "sitegen.toml"


def test_a_domain_that_is_not_the_sites_address_is_told() -> None:
    for cname, count in (("example.org", 0), ("archive.example.org", 1)):
        config = Config(settings=Settings(title="t", cname=cname), root=Path("/a"), where="sitegen.toml", base_url="https://example.org/")
        assert len(problems(config=config, index_html="")) == count


def test_comments_scripts_and_titles_hold_no_links() -> None:
    assert (
        tags.page('<!-- <a href="x"> --><script>"<a href=y>"</script><title><a href="z"></title><a title="a > b" href=q>').uses[0].address
        == "q"
    )
    assert len(tags.page("<!-- <a href=x>").uses) == 0


@pytest.mark.parametrize(
    "text",
    [
        "<a " * 60_000,
        '<a "' * 60_000,
        "<a href=" * 30_000,
        "<" * 200_000,
        "<!--" * 60_000,
        "<a " + " " * 200_000,
        "<a " + "x=" * 90_000 + ">",
        "<style>url(" * 20_000,
        "<script>" * 30_000,
    ],
)
def test_no_page_hangs_it(text: str) -> None:
    start = time.monotonic()
    tags.page(text)
    assert time.monotonic() - start < 10
