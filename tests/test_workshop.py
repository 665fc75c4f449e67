"""The law of every incremental build: the site is what a clean build of the same input makes, byte for byte, names and all."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from tools import connected

from sitegen import config, crew, unchanged
from sitegen.workshop import Workshop

T = TypeVar("T")
TEXTS = (
    connected.INQUIRY,
    connected.TRAM.format(votes="30 votes to 19"),
    connected.FERRY.format(lead="41 rescued", end="\nThe harbour of Port Ellery was closed on 16 May 2021.\n"),
    "Storm closes port\n\nPORT ELLERY, 14 May 2021 - The harbour of Port Ellery was closed on Friday, Peter Lindqvist said.\n\nShare\n",
    "---\ntitle: A council in Marrow Bay\ndate: 2023-02-08\ntags: [trams]\n---\n\nMayor **Lucia Brandt** said: “It is built.”\n",
    "Share\nShare this article\n",
    "",
)
NAMES = ("a.txt", "b.md", "inner/c.txt", "A.txt", "ferry-north.txt", "tram-newer.txt")
CURATIONS = (
    "",
    connected.SEEDS["curation.toml"],
    '[[alias]]\nkind = "person"\nname = "Peter Lindqvist"\nforms = ["Lindqvist"]\n',
    '[[reject]]\ntext = "Skarnholm"\n\n[tags.ferries]\nsynonyms = ["ferry"]\n',
    '[[link]]\narticles = ["tram-newer.txt", "tram-older.txt"]\nis = "distinct"\n',
)
CONFIGURATIONS = (
    'title = "The coast"\nbase_url = "https://example.org/"\n',
    'title = "The coast, again"\n',
    'title = "The coast"\nannotators = ["people", "dates"]\n',
)
TEMPLATES = ("404.html", "tag.html", "base.html")
THEME = Path(__file__).parents[1] / "themes" / "reading-room"


def quietly(items: Sequence[T], words: str) -> Iterable[T]:  # noqa: ARG001 - the interface
    return items


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def build(workshop: Workshop, archive: Path) -> dict[str, bytes]:
    """Build as `sitegen build` does, and return the site."""
    loaded = config.load(archive)
    if unchanged.last(loaded) is None:
        workshop.write(workshop.build(loaded, quietly), quietly)
    return tree(archive / "site")


def cleanly(archive: Path, jobs: int = 1) -> dict[str, bytes]:
    """Build a copy of an archive's input, elsewhere and without any memory."""
    with tempfile.TemporaryDirectory() as other, Workshop(jobs=jobs, remembering=False) as workshop:
        copy = shutil.copytree(archive, Path(other) / "another" / "place", ignore=shutil.ignore_patterns("site", ".sitegen"))
        return build(workshop, copy)


class Archivist(RuleBasedStateMachine):
    """Somebody who does anything to an archive, and builds it now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())

    @initialize(again=st.booleans())
    def begins(self, *, again: bool) -> None:
        self.workshop = Workshop(again=again)
        connected.write(self.folder / "archive")
        self.archive = self.folder / "archive"
        self.seeds = self.archive / "seeds"

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(TEXTS))
    def adds_or_edits(self, name: str, text: str) -> None:
        (self.seeds / name).parent.mkdir(exist_ok=True)
        (self.seeds / name).write_text(text)

    @rule(one=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
    def renames(self, one: str, other: str) -> None:
        if (self.seeds / one).exists():
            (self.seeds / other).parent.mkdir(exist_ok=True)
            (self.seeds / one).rename(self.seeds / other)

    @rule(name=st.sampled_from(NAMES))
    def deletes(self, name: str) -> None:
        (self.seeds / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(NAMES), date=st.sampled_from(["2021-05-14", "2023?", "nonsense"]))
    def dates(self, name: str, date: str) -> None:
        (self.seeds / name).parent.mkdir(exist_ok=True)
        (self.seeds / name).with_suffix(".toml").write_text(f'date = "{date}"\n')

    @rule(text=st.sampled_from(CURATIONS))
    def curates(self, text: str) -> None:
        (self.seeds / "curation.toml").write_text(text)

    @rule(text=st.sampled_from(CONFIGURATIONS))
    def configures(self, text: str) -> None:
        (self.archive / "sitegen.toml").write_text(text)

    @rule(name=st.sampled_from(TEMPLATES), words=st.sampled_from(["", "<!-- mine -->", "<!-- {{ site.title }} -->"]))
    def edits_the_theme(self, name: str, words: str) -> None:
        own = self.archive / "themes" / "reading-room"
        (own / "templates").mkdir(parents=True, exist_ok=True)
        (own / "theme.toml").write_text('extends = "reading-room"\n')
        (own / "templates" / name).write_text((THEME / "templates" / name).read_text() + words)
        (own / "assets").mkdir(exist_ok=True)
        (own / "assets" / "style.css").write_text(f"/* {words} */")

    @rule(content=st.sampled_from(["", "spoilt"]))
    def meddles_with_the_site(self, content: str) -> None:
        page = self.archive / "site" / "about.html"
        if page.exists():
            page.write_text(content)

    @rule()
    def forgets(self) -> None:
        shutil.rmtree(self.archive / ".sitegen", ignore_errors=True)

    @rule(rest=st.booleans())
    def builds(self, *, rest: bool) -> None:
        if rest:
            time.sleep(0.12)  # so long that the file system's clock tells what was before the build from what comes after
        wanted = cleanly(self.archive)
        made = build(self.workshop, self.archive)
        assert made.keys() == wanted.keys()
        assert [path for path in wanted if made[path] != wanted[path]] == []

    def teardown(self) -> None:
        if hasattr(self, "archive"):
            self.builds(rest=True)
            self.builds(rest=True)
        shutil.rmtree(self.folder)


TestArchivist = Archivist.TestCase
TestArchivist.settings = settings(max_examples=5, stateful_step_count=12, deadline=None, phases=(Phase.explicit, Phase.generate))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return connected.write(tmp_path / "archive")


@pytest.mark.parametrize("jobs", [2, 4])
def test_many_hands_make_the_same_site(archive: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(crew, "LEAST", 1)
    monkeypatch.setattr(crew, "BATCH", 1)
    assert cleanly(archive, jobs) == cleanly(archive)


@pytest.mark.parametrize("moment", [0.5, 0.9, 1.2, 1.6])
def test_after_a_kill_the_next_build_makes_the_same_site(archive: Path, moment: float) -> None:
    command = [sys.executable, "-m", "sitegen", "build", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.Popen(command, cwd=archive, env=environment)
    time.sleep(moment)
    run.send_signal(signal.SIGKILL)
    run.wait()
    wanted = cleanly(archive)
    with Workshop() as workshop:
        assert build(workshop, archive) == wanted


def test_an_edit_writes_the_pages_that_show_it_and_leaves_the_others_untouched(archive: Path) -> None:
    with Workshop() as workshop:
        build(workshop, archive)
        before = {path: (archive / "site" / path).stat() for path in tree(archive / "site")}
        path = archive / "seeds" / "inquiry.txt"
        path.write_text(path.read_text() + "\nThe pump was made in Port Ellery.\n")
        done, problems = workshop.write(workshop.build(config.load(archive), quietly), quietly)
        again, _ = workshop.write(workshop.build(config.load(archive), quietly), quietly)
    assert problems == ()
    assert "articles/inquiry.html" in done.paths
    assert 0 < done.written < len(before) / 2
    assert (again.written, again.paths) == (0, ())
    for untouched in before.keys() - set(done.paths) - {".sitegen-manifest.json"}:
        if (archive / "site" / untouched).exists():
            assert (archive / "site" / untouched).stat().st_ctime_ns == before[untouched].st_ctime_ns


def test_a_build_that_finds_a_foreign_folder_does_no_work(archive: Path) -> None:
    (archive / "site").mkdir()
    (archive / "site" / "thesis.doc").write_text("years of work")
    with Workshop() as workshop, pytest.raises(Exception, match="was not made by sitegen"):
        workshop.build(config.load(archive), quietly)


def test_two_builds_at_once_end_well_and_make_the_same_site(archive: Path) -> None:
    command = [sys.executable, "-m", "sitegen", "build"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    runs = [subprocess.Popen(command, cwd=archive, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert tree(archive / "site") == cleanly(archive)
