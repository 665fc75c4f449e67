"""Runs the cases in cases/*.txt: text that anybody can add, see cases/README.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from making import article

from sitegen import annotate
from sitegen.model import Mention

CASES = Path(__file__).parent / "cases"
KIND = {"people": "person", "places": "place", "organisations": "organisation", "quotes": "quote", "reported": "reported", "dates": "date"}
MARK = re.compile(r"\[\[(.*?)\|([^\]|]*)\]\]")
ANNOTATORS = annotate.annotators(())


def cases() -> Iterator[ParameterSet]:
    for path in sorted(CASES.glob("*.txt")):
        for case in re.split(r"\n\n+", path.read_text(encoding="utf-8")):
            fields = dict(line.split(": ", 1) for line in case.strip().split("\n") if not line.startswith("#"))
            if fields:
                yield pytest.param(path.stem, fields, id=f"{path.stem}: {fields['title']}")


def marked(text: str, mentions: list[Mention]) -> str:
    for mention in sorted(mentions, key=lambda m: -m.start):
        value = mention.value
        if mention.kind in {"quote", "reported"}:
            speaker = mention.speaker
            value = "-" if speaker is None else speaker.name if speaker.named else f"?{speaker.name}"
        text = f"{text[: mention.start]}[[{mention.text}|{value}]]{text[mention.end :]}"
    return text.replace("\n\n", "¶")


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_a_case_is_marked_as_it_says(name: str, case: dict[str, str]) -> None:
    assert MARK.sub(r"\1", case["marks"]) == case["text"], "without its marks, the line `marks` must be the line `text`"
    made = article(case["text"].replace("¶", "\n\n"), published=case.get("published"))
    found = [mention for mention in annotate.mentions(made, ANNOTATORS) if mention.kind == KIND[name]]
    assert marked(made.raw.plain, found) == case["marks"], "\n".join(f"{m.text!r}: {m.rule}, {m.certainty}: {m.why}" for m in found)


def test_every_kind_has_enough_cases() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == set(KIND)
    for name in KIND:
        assert sum(case.values[0] == name for case in cases()) >= 15, name
