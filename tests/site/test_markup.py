from itertools import pairwise

import pytest
from tools import building, nu, page, server

from sitegen.pipeline import Site

BROKEN = b"<!DOCTYPE html><html lang=en><title>x</title><p><b>unclosed"


@pytest.fixture(scope="module")
def messages(files: dict[str, bytes], starter: dict[str, bytes], linked: dict[str, bytes], hostile_site: Site) -> dict[str, list[str]]:
    """Of all sites of these tests and a page that is broken on purpose, in one run of the checker."""
    hostile = building.contents(hostile_site)
    sites = {"/repo/": files, "/starter/": starter, "/linked/": linked, "/hostile/": hostile, "/awake/": {"broken.html": BROKEN}}
    with server.serving(sites) as origin:
        found = nu.messages([f"{origin}{name}{path}" for name, site in sites.items() for path in sorted(site) if path.endswith(".html")])
    told = [message.removeprefix(origin) for message in found]
    made = {name: [message for message in told if message.startswith(name)] for name in sites}
    assert sum(map(len, made.values())) == len(told)
    return made


def test_the_nu_html_checker_is_awake(messages: dict[str, list[str]]) -> None:
    assert messages["/awake/"]


def test_the_nu_html_checker_finds_nothing_on_any_page(messages: dict[str, list[str]]) -> None:
    told = messages["/repo/"] + messages["/starter/"] + messages["/linked/"]
    assert not told, "\n".join(told[:40])


def test_the_nu_html_checker_finds_nothing_on_pages_of_a_hostile_archive(messages: dict[str, list[str]]) -> None:
    told = [message for message in messages["/hostile/"] if "appears to be written in" not in message]  # gibberish is in no language
    assert not told, "\n".join(told[:40])


def test_every_page_says_its_language_title_and_encoding(files: dict[str, bytes]) -> None:
    titles = {}
    for one in page.pages(files):
        assert one.root.attrib["lang"] == "en", one.path
        assert one.content.lower().startswith(b"<!doctype html>"), one.path
        titles[one.path] = "".join(next(one.elements("title")).itertext()).strip()
        assert len(list(one.elements("h1"))) == 1, one.path
        assert len(list(one.elements("main"))) == 1, one.path
        assert any("charset" in element.attrib for element in one.elements("meta")), one.path
    assert len(set(titles.values())) == len(titles), "two pages have one title"


def test_headings_never_jump_a_level(files: dict[str, bytes], linked: dict[str, bytes]) -> None:
    for one in page.pages(files) + page.pages(linked):
        levels = [int(element.tag[1]) for element in one.elements() if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{one.path}: {levels}"
