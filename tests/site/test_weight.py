"""What a page costs a reader to load, without compression: a telephone on a slow line is the measure."""

import posixpath

from tools import page

_MOST = 100_000
_LOADED = {("link", "stylesheet"): "href", ("link", "icon"): "href", ("script", ""): "src"}


def weight(path: str, files: dict[str, bytes]) -> int:
    """Bytes of a page and of all that it loads."""
    loaded = {path}
    for element in page.Page(path, files[path]).elements():
        address = element.attrib.get(_LOADED.get((str(element.tag), element.attrib.get("rel", "")), ""), "")
        if address:
            loaded.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))
    return sum(len(files[name]) for name in loaded)


def test_an_article_with_all_that_it_loads_is_less_than_100_kb(files: dict[str, bytes], starter: dict[str, bytes]) -> None:
    for site in (files, starter):
        articles = {path: weight(path, site) for path in site if path.startswith("articles/") and path.endswith(".html")}
        assert len(articles) > 1
        assert max(articles.values()) < _MOST, articles
