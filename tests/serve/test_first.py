"""When there is a first look, what it shows, and that it is gone when the whole site is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from tools import building
from tools.builder import Build, Desk

from sitegen import config, new, pipeline, urls, watch
from sitegen.config import Config
from sitegen.extending import Track
from sitegen.pipeline import Site
from sitegen.serve import loop
from sitegen.serve.first import edited
from sitegen.workshop import Workshop

BRIDGE, VOTE = "seeds/harbour-bridge.txt", "seeds/bridge-vote.md"
PAGE = "articles/bridge-vote.html"


class Archivist(Desk):
    """A desk at which builds tell what was shown when they began."""

    def __init__(self, folder: Path, workshop: Workshop) -> None:
        super().__init__(folder, watch.Watch([]))
        self.config = structs.replace(self.config, drafts=True)
        self._workshop = workshop
        self.seen: list[dict[str, bytes]] = []

    def whole(self, settings: Config, track: Track) -> Site:
        self._see()
        return self._workshop.build(settings, track).site

    def given_up(self, settings: Config, track: Track) -> Site:  # noqa: ARG002 - a build's
        """A build during which something is saved."""
        self._see()
        raise loop._OutdatedError

    def _see(self) -> None:
        self.seen.append({look.address: self.preview.state.content(look.address) for look in self.preview.state.looks})

    def saves(self, name: str, before: str, after: str, build: Build | None = None) -> dict[str, bytes]:
        """Change words of a file; return the first looks that were shown when the build began."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        self.round(build or self.whole, name)
        return self.seen[-1]

    def served(self, address: str = PAGE) -> str:
        return self.preview.state.content(address).decode()

    def differs(self) -> list[str]:
        """What is served otherwise than a clean build makes it."""
        clean = building.contents(pipeline.build(self.config, building.quietly))
        return [path for path, content in clean.items() if self.preview.state.content(path) != content]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Archivist]:
    new.archive(tmp_path / "archive")
    with Workshop(again=True) as workshop:
        made = Archivist(tmp_path / "archive", workshop)
        made.round(made.whole)
        yield made


def test_an_edit_shows_before_the_build_begins_and_as_a_whole_when_it_is_done(desk: Archivist) -> None:
    looks = desk.saves(VOTE, "4 million", "5 million")
    assert looks.keys() == {PAGE}
    assert b"5 million" in looks[PAGE]
    assert desk.preview.state.looks == ()
    assert desk.differs() == []


def test_what_stands_beside_an_article_is_part_of_it(desk: Archivist) -> None:
    looks = desk.saves("seeds/harbour-bridge.toml", "The Quay Courier", "The Pier Courier")
    assert b"The Pier Courier" in looks["articles/harbour-bridge.html"]
    assert desk.differs() == []


def test_the_untouched_file_is_that_of_the_page(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    assert desk.served(urls.original("bridge-vote", "bridge-vote.md")) == (desk.folder / VOTE).read_text()


def test_all_edits_since_the_whole_site_count(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    looks = desk.saves(BRIDGE, "six weeks", "nine weeks", desk.given_up)
    assert b"5 million" in looks[PAGE]
    assert b"nine weeks" in looks["articles/harbour-bridge.html"]
    looks = desk.saves(VOTE, "5 million", "6 million", desk.given_up)
    assert b"6 million" in looks[PAGE]
    looks = desk.saves(VOTE, "6 million", "4 million", desk.given_up)
    assert looks.keys() == {"articles/harbour-bridge.html"}  # the other one is as it was
    desk.round(desk.whole, VOTE)
    assert desk.preview.state.looks == ()
    assert desk.differs() == []


def test_a_broken_file_is_told_by_the_build_and_mending_it_shows_all_edits(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    path = desk.folder / BRIDGE
    good = path.read_bytes()
    path.write_bytes(good + b"\nCaf\xff\xfe\xc3\xa9\x00 broken\n")
    desk.round(desk.whole, BRIDGE)
    assert desk.seen[-1].keys() == {PAGE}
    assert [mistake.where.partition("@")[0] for mistake in desk.preview.state.mistakes] == [BRIDGE]
    assert desk.preview.state.looks == ()
    assert "4 million" in desk.served()  # the last good site
    path.write_bytes(good.replace(b"six weeks", b"ten weeks"))
    desk.round(desk.given_up, BRIDGE)
    assert desk.seen[-1].keys() == {PAGE, "articles/harbour-bridge.html"}
    assert "5 million" in desk.served()
    desk.round(desk.whole, BRIDGE)
    assert desk.preview.state.mistakes == ()
    assert desk.differs() == []


def test_the_page_of_a_file_that_breaks_goes_back_to_the_last_good_site(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    looks = desk.saves(VOTE, "---\n", "---\ndate: [\n", desk.given_up)
    assert looks == {}
    assert "4 million" in desk.served()


def _added(desk: Archivist) -> str:
    desk.save("more.txt", "More\n\nThere is more.\n")
    return "seeds/more.txt"


def _renamed(desk: Archivist) -> str:
    (desk.folder / VOTE).rename(desk.folder / "seeds/vote.md")
    return "seeds/vote.md"


def _removed(desk: Archivist) -> str:
    (desk.folder / VOTE).unlink()
    return VOTE


def _curated(desk: Archivist) -> str:
    desk.save("curation.toml", '[[reject]]\ntext = "Ostend"\n')
    return "seeds/curation.toml"


def _themed(desk: Archivist) -> str:
    theme = desk.folder / "themes/reading-room"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "reading-room"\n')
    (theme / "templates/undated.html").write_text("fine\n")
    return "themes/reading-room/theme.toml"


def _configured(desk: Archivist) -> str:
    told = desk.folder / "sitegen.toml"
    told.write_text(told.read_text().replace("My archive", "Their archive"))
    desk.config = structs.replace(config.load(desk.folder), drafts=True)
    return "sitegen.toml"


@pytest.mark.parametrize("change", [_added, _renamed, _removed, _curated, _themed, _configured])
def test_whatever_changes_more_than_an_article_is_left_to_the_build(desk: Archivist, change: Callable[[Archivist], str]) -> None:
    desk.round(desk.whole, change(desk))
    assert desk.seen[-1] == {}
    assert desk.preview.state.looks == ()
    assert desk.differs() == []


def test_what_was_seen_stays_while_the_build_does_more(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    desk.round(desk.whole, _curated(desk))
    assert desk.seen[-1].keys() == {PAGE}
    assert desk.differs() == []


def test_more_than_a_few_articles_are_left_to_the_build(desk: Archivist) -> None:
    names = [f"more-{number}.txt" for number in range(6)]
    for name in names:
        desk.save(name, f"More of {name}\n\nThere is more.\n")
    desk.round(desk.whole, *(f"seeds/{name}" for name in names))
    for name in names:
        desk.save(name, f"More of {name}\n\nThere is less.\n")
    desk.round(desk.whole, *(f"seeds/{name}" for name in names[:5]))
    assert len(desk.seen[-1]) == 5
    for name in names:
        desk.save(name, f"More of {name}\n\nThere is nothing.\n")
    desk.round(desk.whole, *(f"seeds/{name}" for name in names))
    assert desk.seen[-1] == {}


def test_a_template_that_fails_on_the_new_words_is_told_by_the_build(desk: Archivist) -> None:
    theme = desk.folder / "themes/reading-room"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "reading-room"\n')
    (theme / "templates/cite.html").write_text("{% if 'go wrong' in view.body %}{{ view.nothing.there }}{% endif %}\n")
    desk.round(desk.whole, "themes/reading-room/theme.toml")
    assert "cite.html" not in str(desk.preview.state.mistakes)
    assert desk.saves(VOTE, "4 million", "5 million").keys() == {PAGE}
    assert desk.saves(VOTE, "5 million", "what may go wrong for 5 million") == {}
    assert desk.preview.state.looks == ()


def test_the_first_round_and_rounds_for_nothing_have_no_first_look(desk: Archivist) -> None:
    desk.round(desk.whole)
    assert desk.seen[-1] == {}


def test_another_configuration_is_left_to_the_build(desk: Archivist) -> None:
    desk.config = structs.replace(desk.config, base_url="https://example.org/elsewhere/")
    assert desk.saves(VOTE, "4 million", "5 million") == {}
    assert desk.differs() == []


def test_which_files_are_articles_and_what_stands_beside_them(desk: Archivist) -> None:
    site, seeds = desk.preview.state.site, (desk.folder / "seeds").resolve()
    assert site is not None

    def sources(*names: str) -> tuple[str, ...] | None:
        return edited([seeds / name for name in names], seeds, site)

    assert sources("bridge-vote.md", "harbour-bridge.toml") == ("bridge-vote.md", "harbour-bridge.txt")
    assert sources("harbour-bridge.txt", "harbour-bridge.TOML") == ("harbour-bridge.txt",)
    for other in ("bridge.toml", "curation.toml", "new.txt", "bridge-vote.md/inner.txt", "../sitegen.toml", "."):
        assert sources("bridge-vote.md", other) is None


def test_the_notice_is_in_the_news_of_that_page_alone(desk: Archivist) -> None:
    desk.saves(VOTE, "4 million", "5 million", desk.given_up)
    state = desk.preview.state
    assert state.look(PAGE) is not None
    assert state.look("index.html") is None
    assert state.look(None) is None
    assert state.digest(PAGE) != structs.replace(state, looks=()).digest(PAGE)
    assert state.digest("index.html") == structs.replace(state, looks=()).digest("index.html")
