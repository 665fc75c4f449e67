"""A small archive in which everything occurs once."""

import making
import msgspec
import pytest

from sitegen.model import (
    Archive,
    Article,
    Association,
    Block,
    Copy,
    Entity,
    Event,
    Evidence,
    Kind,
    Mention,
    Note,
    Novelty,
    Overlap,
    Passage,
    PlacedNote,
    Problem,
    Reason,
    Related,
    Reuse,
    Speaker,
    Statement,
    Step,
    Tag,
    TagUse,
    Thread,
    Wording,
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


@pytest.fixture
def connected(small: Archive) -> Archive:
    """Return the small archive with d.txt, a copy of a.txt, and c.txt, which tells of the same event; e.txt is an older a.txt."""
    quoting = "The dam burst. “It was all safe,” said Lee.\n"
    articles = (*small.articles, making.article(quoting, source="c.txt", published="2022-03-04"),
                making.article(TEXT, source="d.txt"), making.article("The dam burst\n", source="e.txt"))  # fmt: skip
    quote = Mention(15, 33, "quote", "“It was all safe,”", certainty=0.9, rule="by hand")
    against = Reason(rule="dates", words="tell of different days", weight=-0.1, shared=("2022-03-03", "2022-03-04"))
    event = Related("c.txt", 0.7, (Reason("quoted", "both quote Ann Lee", 0.8, ("Ann Lee",)), against), "event")
    (more,) = small.related["a.txt"]
    not_shown = Related("d.txt", 0.1, (Reason("terms", "share the word “act”", 0.1, ("act",)),))
    new = Novelty(kind="quote", text="“It was all safe,”", start=15, end=33)
    steps = (
        Step("a.txt", "2022-03-03", sure=True, why="", event=0, new=()),
        Step("c.txt", "2022-03/..", sure=False, why="names 3 March", event=0, new=(new,)),
    )
    passage = Passage(start=0, end=13, other_start=0, other_end=13, words=3)
    later = Passage(start=29, end=43, other_start=15, other_end=33, words=3)
    overlaps = (
        Overlap("a.txt", "c.txt", (passage, later), 0.4, 0.7, "passages", "share 6 words"),
        Overlap("a.txt", "d.txt", (passage,), 1.0, 0.9, "copy", "90 % the same"),
        Overlap("e.txt", "a.txt", (passage,), 1.0, 0.2, "version", "have one address", status="confirmed"),
    )
    return msgspec.structs.replace(
        small,
        articles=articles,
        mentions={**small.mentions, "c.txt": (quote,), "d.txt": (), "e.txt": ()},
        related={"a.txt": (event, more, not_shown), "c.txt": (msgspec.structs.replace(event, source="a.txt", status="confirmed"),)},
        events=(Event(("a.txt", "c.txt")),),
        threads=(Thread("the-dam", "The dam", "both name the dam", "2022-03-03", "2022-03-03", steps),),
        reuse=Reuse(overlaps=overlaps, copies={"d.txt": Copy("a.txt", 0.9)}, older={"e.txt": "a.txt"}),
        statements=(Statement("Ann Lee", (Wording("a.txt", 1), Wording("c.txt", 0)), "share “safe”", ("safe",)),),
        entities=(
            msgspec.structs.replace(small.entities[0], mentions={"a.txt": (2, 3), "d.txt": (), "e.txt": ()}),
            Entity(kind="law", id="act-5", name="Act 5", aliases=(), mentions={"a.txt": (5,)}),
        ),
        associations={("person", "ann-lee"): (Association("law", "act-5", 2, 0.5, 3.2, ("a.txt",)),)},
    )  # fmt: skip
