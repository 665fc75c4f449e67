"""The archivist decides which lines are content."""

import making
import pytest
from msgspec import structs

from sitegen import curate
from sitegen.model import Block, Curation, Drop, Keep

TEXT = "The dam burst\n\nRead more: how it began\n\nIt broke at noon, said the miller, and the river rose.\n\nAdvertisement\n"
IDS = {"a.txt": "a", "b.txt": "b"}


def cleaned() -> dict[str, tuple[Block, ...]]:
    roles = {"The dam burst": "headline", "Read more: how it began": "furniture"}
    made = making.article(TEXT).blocks
    blocks = tuple(structs.replace(block, role=roles.get(block.text, "body"), rule="a rule", certainty=0.4) for block in made)
    return {"a.txt": blocks, "b.txt": blocks}


def told(*rules: Keep | Drop) -> curate.Lines:
    keeps = tuple(rule for rule in rules if isinstance(rule, Keep))
    drops = tuple(rule for rule in rules if isinstance(rule, Drop))
    return curate.lines(Curation(keeps=keeps, drops=drops), cleaned(), IDS)


def roles(made: curate.Lines, source: str = "a.txt") -> list[str]:
    return [block.role for block in made.blocks[source]]


def test_without_rules_nothing_changes() -> None:
    assert told() == curate.Lines(blocks=cleaned(), problems=())


def test_a_kept_line_is_body_and_a_dropped_one_is_furniture_everywhere() -> None:
    made = told(Keep("read more: How it began", where="c:1"), Drop("Advertisement", where="c:4"))
    for source in IDS:
        assert roles(made, source) == ["headline", "body", "body", "furniture"]
    kept, dropped = made.blocks["a.txt"][1], made.blocks["a.txt"][3]
    assert (kept.rule, kept.why, kept.certainty) == ("curation", "the archivist says so (c:1)", 1.0)
    assert dropped.why == "the archivist says so (c:4)"
    assert made.problems == ()


def test_the_beginning_of_a_line_names_it() -> None:
    assert roles(told(Drop("It broke at noon…")))[2] == "furniture"
    assert roles(told(Drop("It broke at noon ...")))[2] == "furniture"
    assert roles(told(Drop("It broke at noon")))[2] == "body"


def test_a_kept_line_keeps_the_role_that_it_has() -> None:
    made = told(Keep("The dam burst"))
    assert roles(made)[0] == "headline"
    assert not made.blocks["a.txt"][0].doubtful


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_a_rule_for_one_article_goes_before_one_for_all(name: str) -> None:
    made = told(Keep("Advertisement"), Drop("Advertisement", article=name))
    assert (roles(made)[3], roles(made, "b.txt")[3]) == ("furniture", "body")


def test_the_rule_that_names_more_of_a_line_goes_before_one_that_names_less() -> None:
    assert roles(told(Keep("…"), Drop("It broke at noon…"))) == ["headline", "body", "furniture", "body"]
    assert roles(told(Drop("..."), Keep("It broke at noon…"))) == ["furniture", "furniture", "body", "furniture"]


def test_front_matter_is_never_kept_nor_dropped() -> None:
    block = structs.replace(cleaned()["a.txt"][0], role="meta")
    for rule in (Keep("…", where="c:1"), Drop("The dam burst", where="c:1")):
        keeps, drops = ((rule,), ()) if isinstance(rule, Keep) else ((), (rule,))
        made = curate.lines(Curation(keeps=keeps, drops=drops), {"a.txt": (block,)}, IDS)
        assert made.blocks == {"a.txt": (block,)}
        assert [problem.where for problem in made.problems] == ["c:1"]


def test_rules_that_match_nothing_are_told() -> None:
    made = told(Keep("No such line", where="c:1"), Drop("Advertisement", article="z.txt", where="c:4"))
    assert [(problem.where, problem.what) for problem in made.problems] == [
        ("c:1", "the rule that keeps “No such line” matches no line"),
        ("c:4", "there is no article “z.txt”"),
    ]
    assert all(problem.hint for problem in made.problems)


def test_the_text_stays_whole() -> None:
    made = told(Drop("It broke at noon…"), Keep("Read more: how it began"))
    assert "".join(block.text + block.gap for block in made.blocks["a.txt"]) == TEXT
