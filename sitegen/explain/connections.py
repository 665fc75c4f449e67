"""What connects an article with others, as the contract has it."""

from typing import Any

from sitegen.explain import changes
from sitegen.explain.changes import Change
from sitegen.explain.lookup import Lookup, other
from sitegen.model import Overlap, Related, Statement


def record(known: Lookup, source: str) -> dict[str, Any]:
    """Return the part of an article's record that tells its connections."""
    reuse = known.archive.reuse
    place, copy = known.places.get(source), reuse.copies.get(source)
    return {
        "related": [_related(source, related) for related in known.archive.related.get(source, ())],
        "event": known.events.get(source),
        "thread": place.thread.id if place else None,
        "story": _story(known, source),
        "same_words": [_same_words(source, overlap) for overlap in known.overlaps[source]],
        "copy_of": {"source": copy.of, "share": copy.share} if copy else None,
        "version_of": reuse.older.get(source),
        "statements": [_statement(known, statement) for statement in known.statements[source]],
    }


def change(found: Change | None) -> dict[str, str] | None:
    """Return a change as the contract has it."""
    return {"file": found.file, "lines": found.lines} if found else None


def _related(source: str, related: Related) -> dict[str, Any]:
    return {
        "source": related.source, "score": related.score, "linked": related.kind == "event", "kind": related.kind,
        "status": related.status,
        "reasons": [
            {"rule": reason.rule, "words": reason.words, "weight": reason.weight, "shared": list(reason.shared)}
            for reason in related.reasons
        ],
        "change": change(changes.related(source, related)),
    }  # fmt: skip


def _story(known: Lookup, source: str) -> dict[str, Any] | None:
    place = known.places.get(source)
    if place is None:
        return None
    thread, step = place.thread, place.step
    return {
        "id": thread.id, "name": thread.name, "first": thread.first, "last": thread.last, "place": place.number, "of": len(thread.steps),
        "when": step.when, "sure": step.sure, "why": step.why,
        "new": [{"kind": new.kind, "text": new.text, "start": new.start, "end": new.end} for new in step.new],
        "shared": thread.why, "status": thread.status, "change": change(changes.story(thread, source)),
    }  # fmt: skip


def _same_words(source: str, overlap: Overlap) -> dict[str, Any]:
    """Tell an overlap as it is seen from one of its two articles."""
    turned = overlap.one != source
    passages = [
        {"start": passage.other_start, "end": passage.other_end, "other_start": passage.start, "other_end": passage.end}
        if turned
        else {"start": passage.start, "end": passage.end, "other_start": passage.other_start, "other_end": passage.other_end}
        for passage in overlap.passages
    ]
    told = [place | {"words": passage.words} for place, passage in zip(passages, overlap.passages, strict=True)]
    return {
        "source": other(overlap, source),
        "passages": sorted(told, key=lambda passage: (passage["start"], passage["other_start"])),
        "of_this": overlap.of_other if turned else overlap.of_one,
        "of_other": overlap.of_one if turned else overlap.of_other,
        "sameness": overlap.sameness, "why": overlap.why, "status": overlap.status,
        "change": change(changes.overlap(overlap)),
    }  # fmt: skip


def _statement(known: Lookup, statement: Statement) -> dict[str, Any]:
    said = [(wording.source, known.archive.mentions[wording.source][wording.mention]) for wording in statement.wordings]
    return {
        "speaker": statement.speaker, "why": statement.why, "shared": list(statement.shared),
        "wordings": [{"source": source, "start": mark.start, "end": mark.end} for source, mark in said],
    }  # fmt: skip
