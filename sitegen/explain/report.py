"""`sitegen explain FILE`: the same as tables, for people. Values only; the command line draws them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen import edtf, text
from sitegen.explain import changes, ties
from sitegen.explain.changes import Change
from sitegen.explain.contract import origin
from sitegen.explain.lookup import Lookup
from sitegen.explain.ties import short
from sitegen.model import QUOTED, REPORTED, Archive, Article, Block, Doubt, Evidence, Mention

_SPEAKER = "to give it another speaker, or with an empty one nobody"
_EDITS = {"date": "to give it another value", QUOTED: _SPEAKER, REPORTED: _SPEAKER}
"""Kind of mark -> what its change does; other marks are taken away."""


class Table(Struct, frozen=True):
    """What one table says."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Choice(Struct, frozen=True):
    """A decision, and how an archivist would change it."""

    decision: str
    change: Change


def tables(archive: Archive, sources: Iterable[str]) -> Iterator[tuple[Table, ...]]:
    """Yield for each of `sources` what is known of it, part by part; a part that says nothing is left out. KeyError as for records."""
    known = Lookup(archive)
    for source in sources:
        yield _tables(known, known.articles[source])


def _tables(known: Lookup, article: Article) -> tuple[Table, ...]:
    marks = known.archive.mentions.get(article.source, ())
    rejected = known.archive.rejected.get(article.source, ())
    named = known.indexed | {"date", QUOTED, REPORTED}
    marked = ("line", "kind", "words", "stands for", "sure", "why")
    made = (
        Table(article.source, ("what", "is", "rule", "justified by"), tuple(_facts(article))),
        Table("Taken out, or doubtful", ("line", "role", "words", "rule", "why"), tuple(_lines(article))),
        Table("Names", ("kind", "name", "marks", "forms", "sure", "rule", "why"), tuple(_entities(known, article, marks))),
        Table("Quotations", ("line", "words", "speaker", "sure", "why"), tuple(_quotes(article, marks, QUOTED))),
        Table("Reported speech", ("line", "words", "speaker", "sure", "why"), tuple(_quotes(article, marks, REPORTED))),
        Table("Dates in the text", marked, tuple(_marks(article, [mark for mark in marks if mark.kind == "date"]))),
        Table("Other marks", marked, tuple(_marks(article, [mark for mark in marks if mark.kind not in named]))),
        Table("Rejected by the archivist", marked, tuple(_marks(article, rejected))),
        Table("Tags", ("tag", "from", "score", "why"), tuple(_tags(known, article))),
        Table("Related articles", ("article", "headline", "score", "shown as", "because"), tuple(ties.related(known, article.source))),
        Table(
            ties.story_title(known, article.source), ("", "when", "article", "headline", "new"), tuple(ties.story(known, article.source))
        ),
        Table("The same words", ("article", "of this", "of that", "so it is", "why"), tuple(ties.same_words(known, article.source))),
        Table("Quoted elsewhere", ("speaker", "article", "line", "words", "why"), tuple(ties.statements(known, article.source))),
        Table("Notes", ("line", "on", "note", "from"), tuple(_notes(known, article))),
        Table("Left open", ("where", "what", "what would settle it"), tuple(_doubts(known.doubts[article.source]))),
        Table("Problems", ("where", "what", "what to do"), tuple(_problems(known, article))),
    )
    return tuple(table for table in made if table.rows)


def choices(archive: Archive, source: str) -> tuple[Choice, ...]:
    """Return how each decision about an article would be changed, in the order of the tables; a form of a name once.

    KeyError as for records.
    """
    lookup = Lookup(archive)
    article = lookup.articles[source]
    made: dict[str, Choice] = {}

    def add(decision: str, change: Change | None) -> None:
        if change is not None:
            made.setdefault(change.lines, Choice(decision, change))

    for name in changes.FIELDS:
        said = next((item.rule for item in article.evidence if item.field == name), "")
        now = f"by the rule “{said}”: to state another" if said else "which nothing tells: to state it"
        add(f"{name}, {now}", changes.field(article, name))
    for block in _questionable(article):
        kept = f"doubtful {block.role}: to take it out" if block.shown else f"taken out as {block.role}: to put it back"
        add(f"line {article.raw.line(block.start)}, {kept}", changes.block(article, block))
    for mark in archive.mentions.get(source, ()):
        where = f"line {article.raw.line(mark.start)}, {mark.kind}, {_sure(mark.certainty)} sure ({mark.rule})"
        add(f"{where}: {_EDITS.get(mark.kind, 'to take the mark away')}", changes.mark(article, mark))
    for tag, use in lookup.tags[source]:
        add(f"tag {tag.name} ({use.why}): to take it away", changes.tag(tag, use))
    for decision, change in ties.decisions(lookup, source):
        add(decision, change)
    return tuple(made.values())


def _doubts(doubts: Iterable[Doubt]) -> Iterator[tuple[str, ...]]:
    for doubt in doubts:
        yield doubt.where, doubt.what, doubt.curation


def _facts(article: Article) -> Iterator[tuple[str, ...]]:
    shown = {
        "headline": article.headline,
        "section": article.section,
        "standfirst": article.standfirst,
        "published": f"{edtf.spoken(article.published)} ({article.published})" if article.published else "date unknown",
        "byline": ", ".join(article.authors),
        "publisher": article.publisher,
        "url": article.url,
    }
    said: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in article.evidence:
        said[item.field].append(item)
    for field, value in shown.items():
        if value or said[field]:
            yield from _justified(article, field, value or "", said.pop(field, []))
    for field, items in sorted(said.items()):
        yield from _justified(article, field, items[0].value if items else "", items)
    yield "file", f"{article.raw.format}, {article.raw.encoding}, {article.raw.size} bytes", "", f"SHA-256 {article.raw.sha256}"


def _justified(article: Article, field: str, value: str, evidence: list[Evidence]) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(evidence):
        here = item.start is not None and item.where == "text"
        where = f"line {article.raw.line(item.start or 0)}" if here else item.place or item.where
        yield "" if number else field, "" if number else value, item.rule, f"{short(item.quote)} ({where}, {_sure(item.certainty)} sure)"
    if not evidence and value:
        yield field, value, "", "nothing: called by the file's name" if field == "headline" else ""


def _lines(article: Article) -> Iterator[tuple[str, ...]]:
    for block in _questionable(article):
        role = f"{block.role}, doubtful" if block.shown else block.role
        yield str(article.raw.line(block.start)), role, short(block.text), block.rule, block.why


def _questionable(article: Article) -> Iterator[Block]:
    """Yield what was taken out, and what may have to be."""
    return (block for block in article.blocks if block.taken_out or block.doubtful)


def _entities(known: Lookup, article: Article, marks: Sequence[Mention]) -> Iterator[tuple[str, ...]]:
    here: defaultdict[int, list[Mention]] = defaultdict(list)
    for index, number in sorted(known.entity[article.source].items()):
        here[number].append(marks[index])
    for number, found in sorted(here.items()):
        entity = known.archive.entities[number]
        forms = ", ".join(dict.fromkeys(text.squeezed(mark.text) for mark in found))
        best = max(found, key=lambda mark: mark.certainty)
        sure = "confirmed" if all(mark.status == "confirmed" for mark in found) else _sure(best.certainty)
        why = f"{best.why}; {entity.why}" if best.why and entity.status == "confirmed" else best.why or entity.why
        yield entity.kind, entity.name, str(len(found)), forms, sure, best.rule, why


def _quotes(article: Article, marks: Sequence[Mention], kind: str) -> Iterator[tuple[str, ...]]:
    for mark in marks:
        if mark.kind == kind:
            speaker = "unattributed"
            if mark.speaker is not None:
                speaker = mark.speaker.name if mark.speaker.named else f"{mark.speaker.name} (no name)"
            yield str(article.raw.line(mark.start)), short(mark.text), speaker, _sure(mark.certainty), mark.why or mark.rule


def _marks(article: Article, marks: Sequence[Mention]) -> Iterator[tuple[str, ...]]:
    for mark in marks:
        yield (
            str(article.raw.line(mark.start)),
            mark.kind,
            short(mark.text),
            short(mark.value),
            _sure(mark.certainty),
            mark.why or mark.rule,
        )


def _tags(known: Lookup, article: Article) -> Iterator[tuple[str, ...]]:
    for tag, use in known.tags[article.source]:
        told = origin(tag, use)
        yield tag.name, tag.entity[0] if tag.entity and told == "entity" else told, f"{use.score:.2f}", use.why


def _notes(known: Lookup, article: Article) -> Iterator[tuple[str, ...]]:
    for placed in known.archive.notes.get(article.source, ()):
        yield str(article.raw.line(placed.start)), short(placed.note.quote), short(placed.note.body), placed.note.where


def _problems(known: Lookup, article: Article) -> Iterator[tuple[str, ...]]:
    for problem in known.problems[article.source]:
        yield problem.where, problem.what, problem.hint


def _sure(certainty: float) -> str:
    return f"{certainty:.2f}"
