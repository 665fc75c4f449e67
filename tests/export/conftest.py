"""A small archive made by hand, with what exports trip over: formulas, control characters, Markdown, notes that have lost their words."""

import json
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from msgspec import structs

from sitegen import export
from sitegen.config import Config, Settings
from sitegen.model import (
    Archive,
    Copy,
    Entity,
    Kind,
    Mention,
    Note,
    PlacedNote,
    Reuse,
    Speaker,
    Stated,
    Tag,
    TagUse,
)  # fmt: skip

PERSON = Kind(id="person", label="Person", plural="People")
PLACE = Kind(id="place", label="Place", plural="Places")
QUOTE = Kind(id="quote", label="Quotation", plural="Quotations", indexed=False)
DATE = Kind(id="date", label="Date", plural="Dates", indexed=False)
FIRST = "Talks fail\r\n\r\nMykhailo Podolyak said on Monday: “We go 𝕆n.”\r\n\r\nHe left Kyiv. Kyiv was quiet.\n\nLoad more\n"
HOSTILE = '=cmd()|"x"\n\n@Kyiv,\u202e\0 "quoted"\r\nnow; said “=1+1”.\n'
BASE = "https://example.org/archive/"
Build = Callable[..., dict[str, bytes]]


def mention(text: str, words: str, kind: str, after: int = 0, **fields: object) -> Mention:
    start = text.index(words, after)
    made = Mention(start=start, end=start + len(words), kind=kind, text=words, certainty=0.95, rule="test", why=f"because of {words}")
    return structs.replace(made, **fields)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(settings=Settings(title="An archive", author="A keeper"), root=tmp_path, where="sitegen.toml", base_url=BASE)


@pytest.fixture
def archive() -> Archive:
    lost = Note(quote="words that are gone", body="Not *there*.", prefix="no ")
    kept = Note(quote="quiet", body="Not *for long*.")
    first = making.article(
        FIRST, headline="Talks fail", published="2022-02-28", source="a.txt", stated=Stated(captured="2022-03-05", notes=(kept, lost))
    )
    first = structs.replace(first, authors=("Ada Byron", "Reuters"), publisher="The Daily Example", url="https://paper.example/a")
    second = making.article(HOSTILE, headline="=1+1", published="2022-03?", source="b.txt", stated=Stated(language="fr"))
    copy = making.article("Talks fail\n", headline="-Talks", source="c.txt")
    name = mention(FIRST, "Mykhailo Podolyak", "person")
    said = Speaker(name="Mykhailo Podolyak", start=name.start, end=name.end, named=True)
    mentions = {
        "a.txt": (
            name,
            mention(FIRST, "Monday", "date", value="2022-02-28"),
            mention(FIRST, "“We go 𝕆n.”", "quote", speaker=said),
            mention(FIRST, "Kyiv", "place", value="Kyiv"),
            mention(FIRST, "Kyiv", "place", after=FIRST.index("Kyiv was"), certainty=0.6, status="confirmed"),
        ),
        "b.txt": (
            mention(HOSTILE, "@Kyiv", "place"),
            mention(HOSTILE, '\u202e\0 "quoted"\r\nnow', "quote"),
            mention(HOSTILE, "=1+1", "quote", value="=cmd()"),
        ),
        "c.txt": (),
    }
    quiet = FIRST.index("quiet")
    return Archive(
        articles=(first, second, copy),
        mentions=mentions,
        rejected={},
        notes={"a.txt": (PlacedNote(start=quiet, end=quiet + 5, note=kept),)},
        kinds=(PERSON, PLACE, QUOTE, DATE),
        entities=(
            Entity(kind="person", id="mykhailo-podolyak", name="Mykhailo Podolyak", aliases=(), mentions={"a.txt": (0,)}, wikidata="Q1"),
            Entity(kind="place", id="kyiv", name="Kyiv", aliases=("Kiev", "@Kyiv"), mentions={"a.txt": (3, 4), "b.txt": (0,)}),
        ),
        tags=(Tag(id="kyiv", name="Kyiv", origin="entity", uses=(TagUse(source="a.txt", score=1.0, why="named twice"),)),),
        related={},
        reuse=Reuse(overlaps=(), copies={"c.txt": Copy(of="a.txt", share=1.0)}, older={}),
    )


@pytest.fixture
def build(config: Config) -> Build:
    """Make the files of data: build(archive, config) -> path -> content."""

    def made(archive: Archive, of: Config = config) -> dict[str, bytes]:
        found = list(export.files(archive, of))
        assert len({file.path for file in found}) == len(found)
        return {file.path: file.content for file in found}

    return made


@pytest.fixture
def texts(archive: Archive, build: Build) -> dict[str, str]:
    """The text of each article, as articles.jsonl publishes it."""
    rows = [json.loads(line) for line in build(archive)["data/articles.jsonl"].splitlines()]
    return {row["id"]: row["text"] for row in rows}
