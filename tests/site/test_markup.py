from itertools import pairwise
from pathlib import Path

import pytest
from tools import nu, page

from sitegen import output
from sitegen.pipeline import Site

BROKEN = b"<!DOCTYPE html><html lang=en><title>x</title><p><b>unclosed"


@pytest.fixture(scope="module")
def messages(folder: Path, hostile_site: Site, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Of the repository's site, the hostile one and a page that is broken on purpose, in one run."""
    scratch = tmp_path_factory.mktemp("checked")
    output.write(hostile_site.files, scratch / "hostile")
    (scratch / "awake").mkdir()
    (scratch / "awake" / "broken.html").write_bytes(BROKEN)
    (scratch / "own").symlink_to(folder, target_is_directory=True)
    return nu.messages(scratch)


def of(messages: list[str], name: str) -> list[str]:
    return [message for message in messages if message.startswith(f"{name}/")]


def test_the_nu_html_checker_is_awake(messages: list[str]) -> None:
    assert of(messages, "awake")


def test_the_nu_html_checker_finds_nothing_on_any_page(messages: list[str]) -> None:
    assert of(messages, "own") == []


def test_the_nu_html_checker_finds_nothing_on_pages_of_a_hostile_archive(messages: list[str]) -> None:
    assert of(messages, "hostile") == []


def test_every_message_belongs_to_one_of_them(messages: list[str]) -> None:
    assert len(messages) == sum(len(of(messages, name)) for name in ("own", "hostile", "awake"))


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


def test_headings_never_jump_a_level(files: dict[str, bytes]) -> None:
    for one in page.pages(files):
        levels = [int(element.tag[1]) for element in one.elements() if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{one.path}: {levels}"
