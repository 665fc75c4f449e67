import pytest

from sitegen import urls
from sitegen.render.links import Links

PAGES = [urls.HOME, "articles/a.html", "dates/2022/02/28.html", "people/index.html"]
TARGETS = [*PAGES, "articles/a.html#m1", "people/b.html", "assets/style.css"]


@pytest.mark.parametrize("page", PAGES)
def test_links_are_those_of_urls_asked_once_or_twice(page: str) -> None:
    links = Links("https://example.org/repo/")
    for target in TARGETS * 2:
        assert links.to(target, page) == urls.relative(target, page)


@pytest.mark.parametrize(("base_url", "root"), [("", "/"), ("https://example.org/", "/"), ("https://example.org/repo/", "/repo/")])
def test_the_error_pages_links_start_at_the_domains_root(base_url: str, root: str) -> None:
    links = Links(base_url)
    assert links.to("articles/a.html#x", urls.NOT_FOUND) == f"{root}articles/a.html#x"
    assert links.to(urls.HOME, urls.NOT_FOUND) == root
