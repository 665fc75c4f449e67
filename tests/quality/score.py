"""How good annotations are, measured against gold: strict extents, whole values, and no credit for being near.

Each function takes a document and its record of `sitegen explain --format jsonl`. Names: extent and kind, as CoNLL-2003 counts.
Dates: overlapping extents and an equal TIMEX3 value, as TempEval-3's value F1. Quotations: four fifths of the longer extent in common,
without their marks; reported speech: half of it. Furniture: lines taken out. Tags: macro F1 of the first ten, after folding case and
plural.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gold import NAMES, Document, Mark

Record = dict[str, Any]
_EDGES = "\"“”„‘’‚'«»‹› \n\t,."
_ENOUGH, _HALF = 0.8, 0.5


@dataclass(frozen=True)
class Judged:
    """A claim that was made, and whether it is right."""

    kind: str
    rule: str
    certainty: float
    right: bool


@dataclass
class Count:
    """How much was found, how much of it is right, and how much there is."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Add up, part by part."""
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found; 1 where nothing was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is; 1 where there is nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def names(document: Document, record: Record) -> tuple[dict[str, Count], list[Judged]]:
    """Return the counts by kind, and each mark judged."""
    gold = {(mark.start, mark.end, mark.kind) for mark in document.names or ()}
    marks = [mark for mark in record["mentions"] if mark["kind"] in NAMES]
    judged = [Judged(mark["kind"], mark["rule"], mark["certainty"], (mark["start"], mark["end"], mark["kind"]) in gold) for mark in marks]
    return {
        kind: Count(
            sum(one.right for one in judged if one.kind == kind),
            sum(one.kind == kind for one in judged),
            sum(known == kind for *_, known in gold),
        )
        for kind in NAMES
    }, judged


def dates(document: Document, record: Record) -> tuple[dict[str, Count], list[Judged]]:
    """Return the counts of values, and of values that are whole days; and each mark judged."""
    gold = document.dates or ()
    paired = dict(_pairs(gold, record["dates"], least=0.0, edges=""))
    judged, days = [], Count(gold=sum(_whole_day(mark.value) for mark in gold))
    for at, found in enumerate(record["dates"]):
        mark = paired.get(at)
        right = mark is not None and bool(mark.value) and mark.value == found["value"]
        judged.append(Judged("date", found["rule"], found["certainty"], right))
        if mark is not None and _whole_day(found["value"]):
            days += Count(right=int(right), found=1)
    return {"date": Count(sum(one.right for one in judged), len(judged), len(gold)), "whole day": days}, judged


def quotes(document: Document, record: Record) -> tuple[dict[str, Count], list[Judged]]:
    """Return the counts of quotations, of speakers by their form ('speaker: name' ...) and of those attributed; each mark judged."""
    gold = document.quotes or ()
    paired = dict(_pairs(gold, record["quotes"], least=_ENOUGH, edges=_EDGES, text=document.text))
    counts = {"quote": Count(len(paired), len(record["quotes"]), len(gold)), "attributed": Count()}
    for mark in gold:
        counts.setdefault(f"speaker: {mark.speaker_kind}", Count()).gold += 1
    judged = []
    for at, found in enumerate(record["quotes"]):
        mark, speaker = paired.get(at), found["speaker"]
        right = mark is not None and speaker is not None and _same_speaker(mark, speaker, document.text)
        if mark is not None and speaker is not None:
            counts[f"speaker: {mark.speaker_kind}"] += Count(int(right), 1)
            counts["attributed"] += Count(int(right), 1)
        judged.append(Judged("quote", found["rule"], found["certainty"], right if speaker else mark is not None))
    return counts, judged


def reported(document: Document, record: Record) -> tuple[dict[str, Count], list[Judged]]:
    """Count reported speech: right where half of the longer extent is common with what is attributed to the same source."""
    paired = dict(_pairs(document.reported or (), record["reported"], least=_HALF, edges=_EDGES, text=document.text))
    judged = []
    for at, found in enumerate(record["reported"]):
        mark, speaker = paired.get(at), found["speaker"]
        right = mark is not None and speaker is not None and _same_speaker(mark, speaker, document.text)
        judged.append(Judged("reported", found["rule"], found["certainty"], right))
    return {"reported": Count(sum(one.right for one in judged), len(judged))}, judged


def furniture(document: Document, record: Record) -> tuple[Count, bool]:
    """Return the count of lines taken out, and whether any line of the article was lost. A standfirst is shown, so it is not lost."""
    above = {"headline", "standfirst"}
    shown = [(block["start"], block["end"]) for block in record["blocks"] if block["kept"] or block["role"] in above]
    count, lost = Count(), False
    for start, end, out in document.lines or ():
        if out is not None:
            gone = not any(a < end and start < b for a, b in shown)
            count += Count(int(gone and out), int(gone), int(out))
            lost |= gone and not out
    return count, lost


def headline(document: Document, record: Record) -> bool:
    """Whether the headline's letters and digits are the right ones."""
    return _letters(document.headline) == _letters((record["headline"] or {}).get("text"))


def published(document: Document, record: Record) -> Count:
    """Count an answer to the day. A document that nothing dates has no day to be found, and any answer is wrong."""
    day = ((record["published"] or {}).get("edtf") or "").rstrip("?~%")
    said = day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Count(int(said is not None and said == document.published), int(said is not None), int(document.published is not None))


def tags(document: Document, record: Record, first: int = 10) -> float:
    """Return the F1 of the first tags."""
    gold = {_stem(tag) for tag in document.tags or ()} - {""}
    said = list(dict.fromkeys(filter(None, (_stem(tag["tag"]) for tag in record["tags"]))))[:first]
    return Count(len(gold & set(said)), len(said), len(gold)).f1 if said else 0.0


def _pairs(
    gold: Iterable[Mark], found: list[Record], *, least: float, edges: str, text: str = ""
) -> Iterator[tuple[int, Mark]]:  # fmt: skip
    """Yield index of what was found and the gold mark that it overlaps most, one to one."""
    stretches = [_inner(text, item["start"], item["end"], edges) for item in found]
    used: set[int] = set()
    for mark in gold:
        start, end = _inner(text, mark.start, mark.end, edges)
        shares = [
            (min(end, b) - max(start, a)) / max(end - start, b - a, 1) if at not in used else 0.0 for at, (a, b) in enumerate(stretches)
        ]
        best = max(range(len(shares)), key=lambda at: (shares[at], -at), default=None)
        if best is not None and shares[best] > 0 and shares[best] >= least:
            used.add(best)
            yield best, mark


def _inner(text: str, start: int, end: int, edges: str) -> tuple[int, int]:
    while edges and start < end and text[start] in edges:
        start += 1
    while edges and end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def _same_speaker(mark: Mark, speaker: Record, text: str) -> bool:
    """Whether the words that name the speaker overlap the gold ones, or the last names agree."""
    if any(speaker["start"] < end and start < speaker["end"] for start, end in mark.speakers):
        return True
    known = [mark.value or "", *(text[start:end] for start, end in mark.speakers)]
    said = _capitals(speaker["name"])
    return bool(said) and any(capitals and (capitals[-1] in said or said[-1] in capitals) for capitals in map(_capitals, known))


def _capitals(words: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word).lower().rstrip(".") for word in re.findall(r"[A-Z][\w’'.-]+", words)]


def _whole_day(value: str | None) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value or ""))


def _letters(words: str | None) -> list[str]:
    return re.findall(r"[^\W_]+", (words or "").lower().replace("’", "").replace("'", ""))


def _stem(tag: str) -> str:
    return " ".join(re.sub(r"(?<=\w\w\w)(?:e?s|ing|ed)$", "", word) for word in re.findall(r"[^\W_]+", tag.lower().replace("'s", "")))


def total(counts: Iterable[dict[str, Count]]) -> dict[str, Count]:
    """Add the counts of many documents up."""
    summed: dict[str, Count] = {}
    for count in counts:
        for name, part in count.items():
            summed[name] = summed.get(name, Count()) + part
    return summed


def bands(judged: Iterable[Judged], width: int = 10) -> list[tuple[str, str, int, float, float]]:
    """Return for each kind and band of certainty: kind, band, marks, certainty said on average, share that is right."""
    table: dict[tuple[str, int], list[Judged]] = {}
    for one in judged:
        table.setdefault((one.kind, min(int(one.certainty * width), width - 1)), []).append(one)
    return [
        (
            kind,
            f"{band / width:.1f} to {(band + 1) / width:.1f}",
            len(ones),
            sum(one.certainty for one in ones) / len(ones),
            sum(one.right for one in ones) / len(ones),
        )
        for (kind, band), ones in sorted(table.items())
    ]


def rules(judged: Iterable[Judged]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each kind and rule how many of its marks are right, and how many it made."""
    counts: Counter[tuple[str, str, bool]] = Counter((one.kind, one.rule, one.right) for one in judged)
    return {
        (kind, rule): (counts[kind, rule, True], counts[kind, rule, True] + counts[kind, rule, False])
        for kind, rule in sorted({(kind, rule) for kind, rule, _ in counts})
    }
