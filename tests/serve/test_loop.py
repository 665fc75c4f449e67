"""What is built when, and what of it is shown."""

import errno
import socket
import time
from pathlib import Path

import pytest
from msgspec import structs
from tools import building
from tools.builder import Desk

from sitegen import new, pipeline, watch
from sitegen.config import Config
from sitegen.errors import ServeError, ThemeError
from sitegen.extending import Track
from sitegen.pipeline import Site
from sitegen.serve import loop


def _until_noticed(watched: watch.Watch) -> None:
    while not watched.pending:
        time.sleep(0.01)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "archive"
    new.archive(folder)
    return Desk(folder, watch.Watch([]))


def test_a_build_that_is_outdated_when_it_is_done_is_dropped_and_the_next_one_shown(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new.archive(folder)
    with watch.Watch([folder / "seeds"]) as watched:
        desk = Desk(folder, watched)

        def disturbed(settings: Config, track: Track) -> Site:
            site = pipeline.build(settings, track)
            desk.save("late.txt", "Late\n\nIt came late, on 3 May 2024.\n")
            _until_noticed(watched)
            return site

        desk.round(disturbed)
        assert desk.shown == set()
        assert watched.wait()
        desk.round()
        assert "articles/late.html" in desk.shown


def test_a_build_is_given_up_between_two_articles(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new.archive(folder)
    with watch.Watch([folder / "seeds"]) as watched:
        desk = Desk(folder, watched)
        reached: list[str] = []

        def disturbed(settings: Config, track: Track) -> Site:
            desk.save("late.txt", "Late\n\nIt came late.\n")
            _until_noticed(watched)
            reached.extend(track(("reading", "annotating"), "working"))
            return pipeline.build(settings, building.quietly)

        desk.round(disturbed)
        assert reached == []
        assert desk.preview.state.mistakes == ()


def test_an_error_keeps_the_last_good_site_and_goes_with_the_next_one(desk: Desk) -> None:
    def broken(settings: Config, track: Track) -> Site:  # noqa: ARG001 - a build's
        raise ThemeError("is broken", where="sitegen.toml:2")

    desk.round()
    before = desk.preview.state.files
    desk.round(broken)
    assert desk.preview.state.files is before
    (mistake,) = desk.preview.state.mistakes
    assert [line.number for line in mistake.lines if line.wrong] == [2]
    desk.round()
    assert desk.preview.state.mistakes == ()


def test_a_new_article_that_is_broken_holds_nothing_up_and_one_that_was_shown_does(desk: Desk) -> None:
    desk.round()
    (desk.folder / "seeds/new.txt").write_bytes(b"\xff\xfe\x00broken\xc3\n")
    desk.save("fine.txt", "Fine\n\nAll is fine.\n")
    desk.round()
    assert "articles/fine.html" in desk.shown
    assert [mistake.where.partition("@")[0] for mistake in desk.preview.state.mistakes] == ["seeds/new.txt"]
    (desk.folder / "seeds/fine.txt").write_bytes(b"Fine\n\xff\xfe\x00broken\xc3\n")
    desk.save("more.txt", "More\n\nThere is more.\n")
    desk.round()
    assert "articles/more.html" not in desk.shown
    assert "articles/fine.html" in desk.shown
    assert [mistake.where.partition("@")[0] for mistake in desk.preview.state.mistakes] == ["seeds/fine.txt"]
    desk.save("fine.txt", "Fine\n\nAll is fine again.\n")
    desk.round()
    assert "articles/more.html" in desk.shown


def test_a_draft_that_a_configuration_shows_is_one_more_article(desk: Desk) -> None:
    desk.save("draft.toml", "draft = true\n")
    desk.save("draft.txt", "Draft\n\nNot yet.\n")
    desk.round()
    assert "articles/draft.html" not in desk.shown
    desk.config = structs.replace(desk.config, drafts=True)
    desk.round()
    assert "articles/draft.html" in desk.shown


def test_the_next_free_port_is_taken_and_an_address_of_another_machine_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        made, found = loop._socket(loop.Place(port=port))
        made.close()
        assert found > port
        monkeypatch.setattr(loop, "_TRIES", 1)
        with pytest.raises(ServeError, match="all taken"):
            loop._socket(loop.Place(port=port))
    with pytest.raises(ServeError, match="cannot listen there") as caught:
        loop._socket(loop.Place(host="192.0.2.1", port=8000))
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EADDRNOTAVAIL
