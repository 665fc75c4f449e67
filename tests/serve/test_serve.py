"""`sitegen serve` as somebody uses it: a real process, a real browser, files that are saved."""

import http.client
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Page, expect
from tools.served import BASE, Server

ARTICLE = "articles/bridge-vote.html"
SEED = "seeds/bridge-vote.md"
SLOW = "{% for _ in range(10000) %}{% for _ in range(3000) %}{% endfor %}{% endfor %}\n"
"""A template that keeps a build busy for longer than a browser needs to show what was there before."""


def _open(reader: Page, server: Server, address: str = ARTICLE) -> None:
    reader.goto(server.origin + BASE + address, wait_until="load")
    reader.evaluate("window.unbroken = true")


def _until(reader: Page, server: Server, expression: str) -> None:
    """Wait for an expression of the page, which may be loading anew; Playwright's own waiting evaluates words, which the pages forbid."""

    def holds() -> bool:
        try:
            return reader.evaluate(expression) is True
        except Error:  # asked of a page that was just left
            return False

    server.until(holds)


def _overlay(reader: Page) -> str:
    return reader.locator("sitegen-live .overlay").inner_text()


def test_a_saved_article_shows_by_itself_and_the_reader_stays_where_they_were(server: Server, reader: Page) -> None:
    _open(reader, server)
    reader.locator("details").first.evaluate("one => { one.open = true }")
    reader.evaluate("scrollTo({top: 400, behavior: 'instant'})")
    before = (server.folder / SEED).read_text()
    server.write(SEED, before.replace("4 million euros", "5 million euros"))
    expect(reader.locator("main")).to_contain_text("5 million euros")
    server.until(lambda: server.builds == 2)
    _until(reader, server, "window.unbroken === undefined && scrollY === 400 && document.querySelector('details').open")


def test_an_edit_is_shown_at_first_with_a_notice_and_then_as_a_whole_without_one(server: Server, reader: Page) -> None:
    server.write("themes/reading-room/theme.toml", 'extends = "reading-room"\n')
    server.write("themes/reading-room/templates/undated.html", SLOW)
    server.until(lambda: server.builds == 2)
    reader.add_init_script(
        """setInterval(() => {
          const live = document.querySelector("sitegen-live");
          const said = live && live.shadowRoot.querySelector(".first").textContent;
          if (said) sessionStorage.setItem("said", `${said} ${document.querySelector("main").textContent.includes("5 million euros")}`);
        }, 5)"""
    )
    _open(reader, server)
    server.write(SEED, (server.folder / SEED).read_text().replace("4 million euros", "5 million euros"))
    server.until(lambda: server.builds == 3)
    expect(reader.locator("sitegen-live .first")).to_be_empty()
    expect(reader.locator("main")).to_contain_text("5 million euros")
    _until(reader, server, "sessionStorage.getItem('said') === 'First look: your edit is shown. Links, tags and lists follow. true'")


def test_a_style_sheet_is_swapped_without_loading_the_page(server: Server, reader: Page) -> None:
    _open(reader, server)
    before = reader.evaluate("document.querySelectorAll('link[rel=stylesheet]').length")
    server.write("themes/reading-room/theme.toml", 'extends = "reading-room"\n')
    style = Path(__file__).parents[2] / "themes/reading-room/assets/style.css"
    server.write("themes/reading-room/assets/style.css", style.read_text() + "\nh1 { color: rgb(1, 2, 3) !important; }\n")
    _until(reader, server, "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    _until(reader, server, f"document.querySelectorAll('link[rel=stylesheet]').length === {before}")
    assert reader.evaluate("window.unbroken")


def test_the_page_follows_an_article_that_is_renamed_and_edited(server: Server, reader: Page) -> None:
    _open(reader, server)
    (server.folder / SEED).rename(server.folder / "seeds/vote-on-the-bridge.md")
    reader.wait_for_url(f"**{BASE}articles/vote-on-the-bridge.html")
    text = (server.folder / "seeds/vote-on-the-bridge.md").read_text()
    server.write("seeds/vote.md", text.replace("4 million", "6 million"))
    (server.folder / "seeds/vote-on-the-bridge.md").unlink()
    reader.wait_for_url(f"**{BASE}articles/vote.html")
    expect(reader.locator("main")).to_contain_text("6 million")


def test_twenty_files_saved_at_once_are_one_build(server: Server, reader: Page) -> None:
    _open(reader, server, "articles/index.html")
    for number in range(20):
        server.write(f"seeds/more-{number}.txt", f"Market {number} opens\n\nThe market hall number {number} opened on 3 May 2024.\n")
    expect(reader.locator("main")).to_contain_text("more 19")
    assert server.builds in {2, 3}, "a busy machine may rest between two of them"


def test_what_editors_leave_beside_a_file_builds_nothing(server: Server) -> None:
    for name in (".bridge-vote.md.swp", "bridge-vote.md~", "4913", "#bridge-vote.md#", "bridge-vote.md.tmp"):
        (server.folder / "seeds" / name).write_text("scratch")
    server.write(SEED, (server.folder / SEED).read_text().replace("4 million", "7 million"))
    server.until(lambda: server.builds == 2)
    assert "Problem" not in server.said


def test_a_broken_template_shows_its_line_and_goes_when_it_is_mended(server: Server, reader: Page) -> None:
    server.write("themes/reading-room/theme.toml", 'extends = "reading-room"\n')
    server.write("themes/reading-room/templates/undated.html", "fine\n")
    server.until(lambda: server.builds >= 2)
    _open(reader, server)
    server.write("themes/reading-room/templates/undated.html", "one\ntwo <script>alert(1)</script>\n{% if %}\nfour\n")
    overlay = reader.locator("sitegen-live .overlay")
    expect(overlay).to_be_visible()
    told = _overlay(reader)
    assert "themes/reading-room/templates/undated.html:3" in told
    assert "two <script>alert(1)</script>" in told
    assert "{% if %}" in told
    assert "themes/reading-room/templates/undated.html:3" in server.said
    assert "{% if %}" in server.said
    expect(reader.locator("main")).to_contain_text("4 million euros")
    assert reader.evaluate("window.unbroken")
    server.write("themes/reading-room/templates/undated.html", "fine again\n")
    expect(overlay).to_be_hidden()


def test_broken_toml_and_an_unreadable_article_keep_the_last_good_site(server: Server, reader: Page) -> None:
    _open(reader, server, "articles/harbour-bridge.html")
    overlay = reader.locator("sitegen-live .overlay")
    side = (server.folder / "seeds/harbour-bridge.toml").read_text()
    server.write("seeds/harbour-bridge.toml", side + "\nauthor = \n")
    expect(overlay).to_contain_text("seeds/harbour-bridge.toml:")
    assert "author = " in _overlay(reader)
    expect(reader.locator("main")).to_contain_text("The Quay Courier")
    server.write("seeds/harbour-bridge.toml", side)
    expect(overlay).to_be_hidden()
    article = (server.folder / "seeds/harbour-bridge.txt").read_bytes()
    (server.folder / "seeds/harbour-bridge.txt").write_bytes(article + b"\nCaf\xff\xfe\xc3\xa9\x00 broken\n")
    expect(overlay).to_contain_text("seeds/harbour-bridge.txt@")
    expect(reader.locator("main")).to_contain_text("six weeks")
    (server.folder / "seeds/harbour-bridge.txt").write_bytes(article)
    expect(overlay).to_be_hidden()


def test_a_configuration_that_changes_or_breaks_needs_no_restart(server: Server, reader: Page) -> None:
    _open(reader, server)
    told = (server.folder / "sitegen.toml").read_text()
    server.write("sitegen.toml", "title = \n")
    expect(reader.locator("sitegen-live .overlay")).to_contain_text("sitegen.toml:1")
    server.write("sitegen.toml", told.replace("My archive", "Their archive"))
    expect(reader.locator("sitegen-live .overlay")).to_be_hidden()
    expect(reader.locator(".brand")).to_contain_text("Their archive")
    shutil.copytree(server.folder / "seeds", server.folder / "texts")
    server.write("sitegen.toml", told.replace(BASE, "/elsewhere/") + 'seeds = "texts"\n')
    reader.wait_for_url(f"**/elsewhere/{ARTICLE}")
    server.write("texts/bridge-vote.md", (server.folder / SEED).read_text().replace("4 million", "9 million"))
    expect(reader.locator("main")).to_contain_text("9 million")


def test_a_folder_that_is_put_in_anothers_place_is_watched(server: Server, reader: Page) -> None:
    _open(reader, server)
    shutil.copytree(server.folder / "seeds", server.folder / "fresh")
    (server.folder / "seeds").rename(server.folder / "old")
    (server.folder / "fresh").rename(server.folder / "seeds")
    server.write(SEED, (server.folder / SEED).read_text().replace("4 million", "8 million"))
    expect(reader.locator("main")).to_contain_text("8 million")


def test_drafts_show_here_and_nowhere_else(server: Server, reader: Page) -> None:
    server.write(SEED, (server.folder / SEED).read_text().replace("---\n", "---\ndraft: true\n", 1))
    server.until(lambda: "1 of them a draft" in server.said)
    _open(reader, server)
    expect(reader.locator("sitegen-live .draft")).to_be_visible()


def test_nothing_is_written_to_the_site_folder(server: Server) -> None:
    assert not (server.folder / "site").exists()
    assert not (server.folder / "seeds/addresses.toml").exists()


def test_the_panel_tells_what_is_open_with_lines_to_copy(server: Server, reader: Page) -> None:
    server.write("seeds/when.txt", "Nobody <b>knows</b> when\n\nThis was written at some time, by somebody, somewhere in Ostend.\n")
    server.until(lambda: server.builds == 2)
    _open(reader, server, "articles/when.html")
    reader.locator("sitegen-live .corner button").click()
    panel = reader.locator("sitegen-live .panel")
    expect(panel).to_contain_text("has no date that could be found")
    panel.locator(".copy").first.click()
    assert "date = " in reader.evaluate("navigator.clipboard.readText()")
    reader.goto(f"{server.origin}/_review/")
    reader.get_by_role("link", name="Nobody <b>knows</b> when").click()
    expect(reader.locator("h1")).to_have_text("Nobody <b>knows</b> when")
    assert "date = " in reader.locator(".lines pre").first.inner_text()


def test_the_site_of_the_last_build_is_there_before_the_first_one_is_done(
    archive: Path, serving: Callable[..., Server], tmp_path: Path
) -> None:
    assert tmp_path in archive.parents
    seeds = archive / "seeds"
    for number in range(150):
        (seeds / f"{number}.txt").write_text(f"Market {number}\n\nOn 3 May 2024 the city of Ostend opened market {number}.\n" * 9)
    first = serving(archive)
    connection = http.client.HTTPConnection("127.0.0.1", first.port, timeout=60)
    connection.request("GET", BASE)
    assert connection.getresponse().status == 503


def test_the_next_port_is_taken_and_said(serving: Callable[..., Server], archive: Path) -> None:
    one = serving(archive)
    other = serving(archive, "--port", str(one.port))
    assert other.port > one.port
    assert f"Port {one.port} is taken" in other.said


def test_other_machines_are_let_in_with_a_warning_only(serving: Callable[..., Server], archive: Path) -> None:
    open_to_all = serving(archive, "--host", "0.0.0.0")
    assert "Everybody who reaches this machine" in open_to_all.said


def test_ctrl_c_ends_it_with_a_page_open(server: Server, reader: Page) -> None:
    _open(reader, server)
    server.stop()
    assert server.process.returncode == 130
    assert "Traceback" not in server.said
    reader.goto("about:blank")


def test_events_are_json_that_names_the_page(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", f"/_live/events?page={BASE}{ARTICLE}")
    answer = connection.getresponse()
    lines = [answer.readline() for _ in range(3)]
    told = json.loads(lines[2].removeprefix(b"data: "))
    assert told["page"]
    assert told["mistakes"] == []
