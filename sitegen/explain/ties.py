"""What connects an article with others, for people: rows of tables, and the decisions that an archivist may change."""

from collections.abc import Iterator

from sitegen import edtf, english, text
from sitegen.explain import changes
from sitegen.explain.changes import Change
from sitegen.explain.lookup import Lookup, other
from sitegen.model import Related

_SHOWN = {"event": "same event", "more": "more on this", None: "no"}
_LONGEST = 100
_MOST = 5
"""Articles, or new things, that one cell tells."""

Row = tuple[str, ...]


def related(known: Lookup, source: str) -> Iterator[Row]:
    """Yield article, headline, score, how it is shown, and why."""
    for found in known.archive.related.get(source, ()):
        because = "; ".join(f"{reason.words} ({reason.weight:+.2f})" if reason.weight < 0 else reason.words for reason in found.reasons)
        shown = _SHOWN[found.kind] + (", as the archivist says" if found.status == "confirmed" else "")
        yield found.source, short(known.articles[found.source].headline), f"{found.score:.2f}", shown, because


def story(known: Lookup, source: str) -> Iterator[Row]:
    """Yield each article of the thread: its number, its day, the article, its headline and what is new in it."""
    place = known.places.get(source)
    if place is None:
        return
    for number, step in enumerate(place.thread.steps, 1):
        when = edtf.spoken(step.when) if step.sure else f"{edtf.spoken(step.when)}: {step.why}"
        new = ", ".join(text.squeezed(found.text) for found in step.new[:_MOST])
        more = f" and {len(step.new) - _MOST} more" if len(step.new) > _MOST else ""
        here = " (this one)" if step.source == source else ""
        yield str(number), when, f"{step.source}{here}", short(known.articles[step.source].headline), f"{new}{more}"


def story_title(known: Lookup, source: str) -> str:
    """Return the thread's name, and what its articles share."""
    place = known.places.get(source)
    return f"Thread “{place.thread.name}” ({short(place.thread.why)})" if place else ""


def same_words(known: Lookup, source: str) -> Iterator[Row]:
    """Yield article, how much of either stands in the other, what that makes of them, and why."""
    for found in known.overlaps[source]:
        own, its = (found.of_one, found.of_other) if found.one == source else (found.of_other, found.of_one)
        yield other(found, source), english.share(own), english.share(its), found.sameness, found.why


def statements(known: Lookup, source: str) -> Iterator[Row]:
    """Yield each wording of what the article quotes as others do, its own first: speaker, article, line, words, and why it is the same."""
    for said in known.statements[source]:
        for number, wording in enumerate(sorted(said.wordings, key=lambda wording: wording.source != source)):
            mark = known.archive.mentions[wording.source][wording.mention]
            line = str(known.articles[wording.source].raw.line(mark.start))
            yield "" if number else said.speaker, wording.source, line, short(mark.text), "" if number else said.why


def decisions(known: Lookup, source: str) -> Iterator[tuple[str, Change | None]]:
    """Yield what was decided on the article's connections, and how that is changed."""
    for found in known.archive.related.get(source, ()):
        yield _related(found), changes.related(source, found)
    place = known.places.get(source)
    if place is not None:
        yield f"part of the thread “{place.thread.name}”: to take it out", changes.story(place.thread, source)
    for overlap in known.overlaps[source]:
        is_one = {"passages": "shares passages with", "copy": "is the same as", "version": "is another version of"}[overlap.sameness]
        edit = "to call one a copy of the other" if overlap.sameness == "passages" else "to keep the two apart"
        yield f"{is_one} {other(overlap, source)}: {edit}", changes.overlap(overlap)


def short(words: str) -> str:
    """Return words on one line, cut when they are long."""
    squeezed = text.squeezed(words)
    return squeezed if len(squeezed) <= _LONGEST else f"{squeezed[: _LONGEST - 1]}…"


def _related(found: Related) -> str:
    because = english.listed([reason.words for reason in found.reasons if reason.weight > 0][:2])
    if found.kind is None:
        return f"not linked with {found.source}: to link them"
    return f"{_SHOWN[found.kind]}: {found.source} ({because}): to take the link away"
