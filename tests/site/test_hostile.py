"""An archive that tries everything against its site and its readers: the site stays inert, whole and where it belongs."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from tools import building, hostile, page, server

from sitegen import output, urls
from sitegen.pipeline import Site

MARKUP = (".html", ".xml")
REORDERING = re.compile(f"[{hostile.REORDERING}]")
NOT_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
REFERENCE = re.compile(r"&#(x[0-9a-f]+|\d+);", re.IGNORECASE)


@pytest.fixture(scope="module")
def hostile_files(hostile_site: Site) -> dict[str, bytes]:
    return building.contents(hostile_site)


@pytest.fixture(scope="module")
def every(hostile_files: dict[str, bytes]) -> list[page.Page]:
    return page.pages(hostile_files)


def test_every_file_that_can_be_read_becomes_an_article_and_every_other_is_told(hostile_site: Site) -> None:
    archive = hostile_site.archive
    assert len(archive.articles) >= 60
    told = " ".join(problem.where for problem in hostile_site.problems)
    for name in ("broken.md", "broken.toml", "noise.txt"):
        assert name in told, name
    sources = {article.source for article in archive.articles}
    assert {"stated.txt", "links.md", "long-line.txt", "nul.txt", "wide.txt", "latin.txt", "deep/" * 60 + "down.txt"} <= sources


def test_originals_are_kept_to_the_byte(hostile_site: Site, hostile_files: dict[str, bytes]) -> None:
    for article in hostile_site.archive.articles:
        content = hostile_files[urls.original(article.id, article.source)]
        assert len(content) == article.raw.size


def test_no_file_leads_out_of_the_site(hostile_files: dict[str, bytes], hostile_site: Site, tmp_path: Path) -> None:
    for path in hostile_files:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*", path), path
        assert ".." not in path.split("/")
    output.write(hostile_site.files, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert len({path.casefold() for path in hostile_files}) == len(hostile_files)


def test_pages_and_feeds_hold_no_control_character_and_nothing_that_reorders_them(hostile_files: dict[str, bytes]) -> None:
    for path, content in hostile_files.items():
        if path.endswith(MARKUP):
            text = content.decode("utf-8")
            assert not REORDERING.search(text), path
            assert not NOT_XML.search(text), path
            for number in REFERENCE.findall(text):
                assert not NOT_XML.match(chr(int(number[1:], 16) if number[0] in "xX" else int(number))), f"{path}: {number}"


def test_no_element_comes_from_an_article(every: list[page.Page]) -> None:
    for one in every:
        for element in one.elements():
            assert element.tag not in {"iframe", "object", "embed", "base", "style", "svg", "textarea", "template", "math"}, one.path
            assert not [name for name in element.attrib if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}], one.path
            if element.tag == "script":
                assert element.attrib.get("type") == "application/ld+json" or re.fullmatch(r"[./a-z0-9_-]+\.js", element.attrib["src"]), (
                    one.path
                )
        assert len(list(one.elements("body"))) == len(list(one.elements("title"))) == 1
        loaded = [link for element, _, link in one.links() if element.tag not in {"a", "q", "blockquote"}]
        assert not [link for link in loaded if "evil.example" in link or link.startswith("data:")], one.path
        assert one.meta("refresh") == []


def test_no_link_runs_anything(every: list[page.Page]) -> None:
    for one in every:
        for _, _, link in one.links():
            plain = re.sub(r"[\x00-\x20]", "", link)
            assert urlsplit(plain).scheme.lower() in page.SAFE_SCHEMES, f"{one.path}: {link[:80]}"
            assert not re.match(r"(//|\\)", plain), f"{one.path}: {link[:80]}"


def test_every_link_of_the_sites_own_resolves(hostile_files: dict[str, bytes]) -> None:
    movable = {path: content for path, content in hostile_files.items() if path != urls.NOT_FOUND}
    stray = [quote(link, safe="/%#") for link in ("../../../../etc/passwd",)]  # an author's own broken link stays what it is
    broken = [link for link in page.broken_links(movable, building.BASE_URL) if not any(link.endswith(one) for one in stray)]
    assert [link for link in broken if not link.startswith("articles/links.html: #")] == []


def test_no_script_runs_nothing_is_asked_for_and_nothing_is_blocked(hostile_files: dict[str, bytes], visit: Callable[..., object]) -> None:
    with server.serving({"/repo/": hostile_files}) as origin:
        visitor = visit(allowed=f"{origin}/")
        hacked = []
        for path in sorted(hostile_files):
            if path.endswith(".html"):
                opened = visitor.open(f"{origin}/repo/{path}")  # type: ignore[attr-defined]
                if opened.evaluate("() => window.hacked !== undefined || !location.href.startsWith(document.baseURI.slice(0, 17))"):
                    hacked.append(path)
        assert hacked == []


def test_search_shows_hostile_headlines_as_text(hostile_files: dict[str, bytes], visit: Callable[..., object]) -> None:
    with server.serving({"/repo/": hostile_files}) as origin:
        visitor = visit(allowed=f"{origin}/")
        opened = visitor.open(f"{origin}/repo/{urls.SEARCH}?q={quote('script')}")  # type: ignore[attr-defined]
        opened.wait_for_selector("[data-search-results] > li.result > a")
        assert "<script>" in opened.inner_text("[data-search-results]")
        assert opened.evaluate("() => window.hacked") is None
        assert opened.locator("[data-search-results] script, [data-search-results] img").count() == 0


def test_what_a_reader_types_is_text(origin: str, visit: Callable[..., object]) -> None:
    visitor = visit()
    for attack in hostile.BREAKERS[:8]:
        opened = visitor.open(f"{origin}/repo/{urls.SEARCH}?q={quote(attack)}")  # type: ignore[attr-defined]
        opened.wait_for_function("document.querySelector('[data-search-status]').textContent.length > 0")
        assert opened.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("line", ["a\n\n", "Putin met Jane Doe.\n", "“I will go to the talks on that day.” said Putin.\n"])
def test_eight_times_the_lines_take_about_eight_times_the_time(tmp_path: Path, line: str) -> None:
    def took(lines: int) -> float:
        start = time.process_time()
        building.build(tmp_path / str(lines))
        return time.process_time() - start

    for lines in (3_000, 24_000):
        (tmp_path / str(lines) / "seeds").mkdir(parents=True)
        (tmp_path / str(lines) / "sitegen.toml").write_text('title = "Long"')
        (tmp_path / str(lines) / "seeds" / "a.txt").write_text("A headline of the day\n\n" + line * lines)
    # One step that looks at every line for each line takes 64 times as long; a busy machine may take long once.
    assert any(took(24_000) < 16 * took(3_000) for _ in range(3))
