"""What pages and feeds are known by: it changes whenever they do, and not for what they do not show."""

from collections.abc import Callable

import pytest
from msgspec import structs

from sitegen import render
from sitegen.config import Config, Settings
from sitegen.model import Archive, Draft, Entity, LaterFile, Speaker

Change = Callable[[Archive], Archive]


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> render.Theme:
    return render.theme(Config(settings=Settings(title="An archive"), root=tmp_path_factory.mktemp("root"), where="", base_url=""))


def drafts(archive: Archive, config: Config, theme: render.Theme) -> dict[str, Draft]:
    files = render.files(render.press(archive, config, theme, ()))
    return {file.path: file.draft() for file in files if isinstance(file, LaterFile)}


ANOTHER = Entity(kind="place", id="marrow-bay", name="Marrow Bay", aliases=(), mentions={"b.txt": (1,)})


def renamed(archive: Archive) -> Archive:
    person, place = archive.entities
    return structs.replace(archive, entities=(structs.replace(person, name="M. Podolyak"), place))


def marked(archive: Archive, **fields: object) -> Archive:
    first, *others = archive.mentions["a.txt"]
    return structs.replace(archive, mentions={**archive.mentions, "a.txt": (structs.replace(first, **fields), *others)})


def said(archive: Archive) -> Archive:
    found = list(archive.mentions["a.txt"])
    found[2] = structs.replace(found[2], speaker=Speaker(name="an official", start=0, end=5, named=False))
    return structs.replace(archive, mentions={**archive.mentions, "a.txt": tuple(found)})


def edited(archive: Archive, **fields: object) -> Archive:
    first, second = archive.articles
    return structs.replace(archive, articles=(structs.replace(first, **fields), second))


CHANGES: dict[str, Change] = {
    "a name": renamed,
    "another place": lambda archive: structs.replace(archive, entities=(*archive.entities, ANOTHER)),
    "no entities": lambda archive: structs.replace(archive, entities=()),
    "a mark's certainty": lambda archive: marked(archive, certainty=0.6),
    "a mark's reason": lambda archive: marked(archive, why="the archivist says so", status="confirmed"),
    "who says it": said,
    "nothing rejected": lambda archive: structs.replace(archive, rejected={}),
    "no notes": lambda archive: structs.replace(archive, notes={}),
    "no tags": lambda archive: structs.replace(archive, tags=()),
    "no links": lambda archive: structs.replace(archive, related={}),
    "other kinds": lambda archive: structs.replace(
        archive, kinds=tuple(structs.replace(kind, plural=f"{kind.plural} all") for kind in archive.kinds)
    ),
    "a headline": lambda archive: edited(archive, headline="Talks fail again"),
    "a date": lambda archive: edited(archive, published="2022-03-01?"),
    "no date": lambda archive: edited(archive, published=None, evidence=()),
    "authors": lambda archive: edited(archive, authors=("Ada", "Grace")),
    "roles": lambda archive: edited(archive, blocks=tuple(structs.replace(b, role="body") for b in archive.articles[0].blocks)),
    "one article": lambda archive: structs.replace(
        archive,
        articles=archive.articles[:1],
        tags=(),
        related={},
        entities=tuple(structs.replace(entity, mentions={"a.txt": entity.mentions["a.txt"]}) for entity in archive.entities),
    ),
}


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_known_as_the_same_is_the_same(
    request: pytest.FixtureRequest,
    config: Config,
    theme: render.Theme,
    change: Change,
    threads: bool,  # noqa: FBT001
) -> None:
    archive: Archive = request.getfixturevalue("threaded" if threads else "archive")
    changed = change(archive)
    if threads and len(changed.articles) == 1:
        changed = structs.replace(changed, threads=())
    before, after = drafts(archive, config, theme), drafts(changed, config, theme)
    for path in before.keys() & after.keys():
        if before[path].make() != after[path].make():
            assert (before[path].depends, before[path].sha256) != (after[path].depends, after[path].sha256), path


def test_a_page_does_not_depend_on_counts_that_it_does_not_show(archive: Archive, config: Config, theme: render.Theme) -> None:
    more = structs.replace(archive, entities=(*archive.entities, ANOTHER))
    before, after = drafts(archive, config, theme), drafts(more, config, theme)
    same = {path for path in before if before[path].depends and before[path].depends == after[path].depends}
    assert {"articles/a.html", "people/mykhailo-podolyak.html", "tags/kyiv.html", "tags/kyiv.xml"} <= same
    assert same.isdisjoint({"articles/b.html", "places/index.html"})
