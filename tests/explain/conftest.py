"""A small archive in which everything occurs once."""

import making
import msgspec
import pytest

from sitegen.model import (
    Archive,
    Article,
    Block,
    Entity,
    Evidence,
    Kind,
    Mention,
    Note,
    PlacedNote,
    Problem,
    Reason,
    Related,
    Speaker,
    Tag,
    TagUse,
)

TEXT = "The dam burst\n\n3 March 2022\n\n“It was safe,” Ann Lee said. Lee left “safe”.\n\nAct 5 holds.\n\nLoad more\n"


@pytest.fixture
def small() -> Archive:
    """Return it: a.txt is about everything, b.txt about nothing."""
    marks = (
        mark("3 March 2022", "date", value="2022-03-03"),
        mark("“It was safe,”", "quote", speaker=Speaker(name="Ann Lee", start=58, end=61, named=True)),
        mark("Ann Lee", "person", rule="full name", why="a first name"),
        msgspec.structs.replace(mark("Lee", "person", value="Ann Lee", after="said. "), certainty=0.7),
        mark("“safe”", "quote"),
        mark("Act 5", "law"),
    )
    person = Entity(kind="person", id="ann-lee", name="Ann Lee", aliases=("Lee",), mentions={"a.txt": (2, 3)})
    entity_tag = Tag(
        id="ann-lee", name="Ann Lee", origin="entity", uses=(TagUse("a.txt", 0.5, "named twice"),), entity=("person", "ann-lee")
    )
    stated_tag = Tag(id="floods", name="Floods", origin="stated", uses=(TagUse("a.txt", 1.0, "stated in a.toml:1", stated=True),))
    reason = Reason(rule="terms", words="share the word “dam”", weight=0.4, shared=("dam",))
    at = TEXT.index("safe,")
    Note(quote="safe", body="It was not.", where="seeds/a.toml:3")
    return Archive(
        articles=(_article(), making.article("Nothing.\n", source="b.txt")),
        mentions={"a.txt": marks, "b.txt": ()},
        rejected={"a.txt": (mark("dam", "place"),), "b.txt": ()},
        notes={
            "a.txt": (PlacedNote(start=at, end=at + 4, note=Note(quote="safe", body="It was not.", where="seeds/a.toml:3")),),
            "b.txt": (),
        },
        kinds=(
            Kind(id="person", label="Person", plural="People"),
            Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),
            Kind(id="date", label="Date", plural="Dates", indexed=False),
            Kind(id="law", label="Law", plural="Laws", indexed=False),
        ),
        entities=(person,),
        tags=(entity_tag, stated_tag),
        related={"a.txt": (Related(source="b.txt", score=0.4, reasons=(reason,), kind="more"),), "b.txt": ()},
        problems=(Problem("seeds/a.txt:1", "is odd", "Look at it."),),
    )


def mark(
    words: str, kind: str, *, value: str = "", rule: str = "by hand", why: str = "", speaker: Speaker | None = None, after: str = ""
) -> Mention:
    """Mark the first place of `words` behind `after`."""
    start = TEXT.index(after + words) + len(after)
    end = start + len(words)
    return Mention(start, end, kind, words, certainty=0.9, rule=rule, why=why, value=value or words, speaker=speaker)


def _article() -> Article:
    made = making.article(TEXT, headline="The dam burst", published="2022-03-03", source="a.txt")
    roles = {"The dam burst": ("headline", "", ""), "3 March 2022": ("dateline", "a date alone", ""),
             "Load more": ("furniture", "stock phrase", "stands in 2 of 2 articles")}  # fmt: skip
    blocks: list[Block] = []
    for block in made.blocks:
        role, rule, why = roles.get(block.text, ("body", "", ""))
        certainty = 0.4 if block.text == "Act 5 holds." else 1.0
        blocks.append(msgspec.structs.replace(block, role=role, rule=rule, why=why, certainty=certainty))
    day = TEXT.index("3 March")
    evidence = (
        Evidence(field="headline", value="The dam burst", rule="first line", quote="The dam burst", start=0, end=13, certainty=0.9),
        Evidence(field="published", value="2022-03-03", rule="full date", quote="3 March 2022", start=day, end=day + 12),
    )
    return msgspec.structs.replace(made, blocks=tuple(blocks), evidence=evidence)
