"""Every link leads somewhere, wherever the site lies: at a domain's root, under a sub-path, on a USB stick."""

from urllib.parse import urljoin, urlsplit

import pytest
from tools import building, connected, page
from tools.building import BASE_URL

from sitegen import urls


@pytest.mark.parametrize("root", [BASE_URL, "https://elsewhere.example/a/b/c/", "file:///media/usb/my%20site/"])
def test_every_link_and_anchor_resolves_wherever_the_site_lies(files: dict[str, bytes], root: str) -> None:
    # A server shows the 404 page at any address, so its links must name the place where the site was built for.
    movable = {path: content for path, content in files.items() if path != urls.NOT_FOUND}
    broken = page.broken_links(movable, root)
    assert [link for link in broken if not link.endswith(urls.NOT_FOUND)] == []


def test_every_link_of_a_new_archive_resolves(starter: dict[str, bytes]) -> None:
    movable = {path: content for path, content in starter.items() if path != urls.NOT_FOUND}
    assert page.broken_links(movable, "https://example.org/starter/") == []


def test_every_link_of_connected_articles_resolves(linked: dict[str, bytes]) -> None:
    movable = {path: content for path, content in linked.items() if path != urls.NOT_FOUND}
    assert page.broken_links(movable, BASE_URL) == []


def test_the_404_page_leads_home_from_any_address(files: dict[str, bytes]) -> None:
    lost = page.Page(urls.NOT_FOUND, files[urls.NOT_FOUND])
    links = [link for element, _, link in lost.links() if element.attrib.get("rel") not in page.OTHERS]
    assert links
    for link in links:
        assert link.startswith(("/repo/", BASE_URL, "#")), link
        path = urlsplit(link).path.removeprefix("/repo/")
        assert not path or path in files or f"{path}index.html" in files, link


def test_a_site_without_an_address_is_whole_too() -> None:
    files = building.contents(building.build(building.ROOT, ""))
    movable = {path: content for path, content in files.items() if path != urls.NOT_FOUND}
    assert page.broken_links(movable, "file:///site/") == []
    assert not [path for path, content in files.items() if b"example.org" in content]


@pytest.mark.parametrize("site", ["files", "linked"])
def test_every_page_can_be_reached_from_home(request: pytest.FixtureRequest, site: str) -> None:
    every = {one.path: one for one in page.pages(request.getfixturevalue(site))}
    root = "file:///"
    seen, waiting = {urls.HOME}, [urls.HOME]
    while waiting:
        one = every[waiting.pop()]
        for element, _, link in one.links():
            path = urljoin(root + one.path, link).removeprefix(root).partition("#")[0].partition("?")[0]
            if element.tag == "a" and path in every and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert sorted(set(every) - seen - {urls.NOT_FOUND, connected.FORMER}) == [], "only what has moved has no page that leads to it"


def test_no_link_has_a_scheme_that_runs_anything(files: dict[str, bytes]) -> None:
    schemes = {urlsplit(link).scheme for one in page.pages(files) for _, _, link in one.links()}
    assert schemes <= page.SAFE_SCHEMES


def test_no_page_uses_an_id_twice(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        assert len(one.ids) == len(set(one.ids)), one.path


def test_the_files_that_hosts_look_for_are_there(files: dict[str, bytes]) -> None:
    wanted = {
        urls.HOME,
        urls.NOT_FOUND,
        urls.ABOUT,
        urls.SEARCH,
        urls.FEED,
        urls.SITEMAP,
        urls.ROBOTS,
        urls.NO_JEKYLL,
        urls.TAGS,
        urls.DATES,
    }
    assert wanted <= set(files)


def test_every_article_has_a_page_and_its_source_unchanged(files: dict[str, bytes]) -> None:
    sources = sorted((building.ROOT / "seeds").glob("*.txt"))
    assert sources
    for source in sources:
        assert urls.article(source.stem) in files
        assert files[urls.original(source.stem, source.name)] == source.read_bytes()
