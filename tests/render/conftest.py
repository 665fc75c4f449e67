"""A small archive made by hand, and what pages of it need: no other stage takes part in these tests."""

from collections.abc import Callable
from pathlib import Path

import making
import pytest
from msgspec import structs

from sitegen import render
from sitegen.config import Config, Settings
from sitegen.model import (
    Archive,
    Article,
    Block,
    Entity,
    Evidence,
    Kind,
    Mention,
    Note,
    Novelty,
    PlacedNote,
    Reason,
    Related,
    Speaker,
    Step,
    Tag,
    TagUse,
    Thread,
)  # fmt: skip

PERSON = Kind(id="person", label="Person", plural="People")
PLACE = Kind(id="place", label="Place", plural="Places")
QUOTE = Kind(id="quote", label="Quotation", plural="Quotations", indexed=False)
DATE = Kind(id="date", label="Date", plural="Dates", indexed=False)
FIRST = "Talks fail\n\nMykhailo Podolyak said on Monday: “We go on.”\n\nHe left Kyiv. Kyiv was quiet.\n\nLoad more\n"
SECOND = "Kyiv waits\n\nNobody came to Kyiv.\n"


def mention(text: str, words: str, kind: str, after: int = 0, **fields: object) -> Mention:
    start = text.index(words, after)
    made = Mention(start=start, end=start + len(words), kind=kind, text=words, certainty=0.95, rule="test", why=f"because of {words}")
    return structs.replace(made, **fields)


def with_roles(article: Article, **roles: str) -> Article:
    """Give the blocks that begin with a word (as the key) another role."""

    def role(block: Block) -> str:
        return next((roles[word] for word in roles if block.text.startswith(word)), block.role)

    blocks = tuple(structs.replace(block, role=role(block), rule="" if role(block) == "body" else "by hand") for block in article.blocks)
    return structs.replace(article, blocks=blocks)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(settings=Settings(title="An archive", description="Of tests."), root=tmp_path, where="sitegen.toml", base_url="")


@pytest.fixture
def archive() -> Archive:
    """Two articles: the first dated, with a quotation, a note, a tag and furniture; the second undated."""
    first = with_roles(
        making.article(FIRST, headline="Talks fail", published="2022-02-28", source="a.txt"), Talks="headline", Load="furniture"
    )
    proof = Evidence(field="published", value="2022-02-28", rule="dateline", quote="Mon, 28 February 2022", start=0, end=10)
    first = structs.replace(first, evidence=(proof,), section="World", authors=("Ada",))
    second = with_roles(making.article(SECOND, headline="Kyiv waits", source="b.txt"), Kyiv="headline")
    name = mention(FIRST, "Mykhailo Podolyak", "person")
    said = Speaker(name="Mykhailo Podolyak", start=name.start, end=name.end, named=True)
    mentions = {
        "a.txt": (
            name,
            mention(FIRST, "Monday", "date", value="2022-02-28"),
            mention(FIRST, "“We go on.”", "quote", speaker=said),
            mention(FIRST, "Kyiv", "place"),
            mention(FIRST, "Kyiv", "place", after=FIRST.index("Kyiv was"), certainty=0.6),
        ),
        "b.txt": (mention(SECOND, "Kyiv", "place", status="confirmed"), mention(SECOND, "Kyiv", "place", after=5)),
    }
    quiet = FIRST.index("quiet")
    return Archive(
        articles=(first, second),
        mentions=mentions,
        rejected={"a.txt": (mention(FIRST, "Load", "person"),), "b.txt": ()},
        notes={"a.txt": (PlacedNote(start=quiet, end=quiet + 5, note=Note(quote="quiet", body="Not *for long*.")),), "b.txt": ()},
        kinds=(PERSON, PLACE, QUOTE, DATE),
        entities=(
            Entity(kind="person", id="mykhailo-podolyak", name="Mykhailo Podolyak", aliases=(), mentions={"a.txt": (0,)}),
            Entity(
                kind="place", id="kyiv", name="Kyiv", aliases=("Kiev",), mentions={"a.txt": (3, 4), "b.txt": (0, 1)}, why="one spelling"
            ),
        ),
        tags=(
            Tag(
                id="kyiv",
                name="Kyiv",
                origin="entity",
                uses=(TagUse(source="a.txt", score=1.0, why="named twice"), TagUse(source="b.txt", score=2.0, why="in the headline")),
                entity=("place", "kyiv"),
            ),
        ),
        related={
            "a.txt": (
                Related(source="b.txt", score=1.0, reasons=(Reason(rule="entities", words="both name Kyiv", weight=1.0),), kind="more"),
            ),
            "b.txt": (Related(source="a.txt", score=0.1, reasons=(Reason(rule="entities", words="weak", weight=0.1),)),),
        },
    )


@pytest.fixture
def threaded(archive: Archive) -> Archive:
    """The same with a thread of both articles: the second has no date, and names Kyiv anew."""
    start = SECOND.index("Kyiv.")
    new = Novelty(kind="place", text="Kyiv", start=start, end=start + 4)
    steps = (
        Step(source="a.txt", when="2022-02-28", sure=True, why="", event=0, new=()),
        Step(source="b.txt", when="2022-03/..", sure=False, why="its words look back to 28 February", event=1, new=(new,)),
    )
    second = structs.replace(archive.mentions["b.txt"][1], start=start, end=start + 4)
    entity = structs.replace(archive.entities[1], mentions={"a.txt": (3, 4), "b.txt": (0, 1)})
    thread = Thread(
        id="talks", name="Talks in Kyiv", why="both name Kyiv", first="2022-02-28", last="2022-02-28", steps=steps, aliases=("old-talks",)
    )
    return structs.replace(
        archive,
        mentions={**archive.mentions, "b.txt": (archive.mentions["b.txt"][0], second)},
        entities=(archive.entities[0], entity),
        threads=(thread,),
    )


@pytest.fixture
def build(config: Config) -> Callable[..., dict[str, str]]:
    """Make all text files of an archive's site: build(archive, config) -> path -> content."""

    def made(archive: Archive, of: Config = config) -> dict[str, str]:
        found = render.files(render.press(archive, of, render.theme(of), ("search/one.js",)))
        assert len({file.path for file in found}) == len(found)
        return {file.path: file.content.decode() for file in found}

    return made
