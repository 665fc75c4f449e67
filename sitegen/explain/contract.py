"""`sitegen explain --format jsonl`: the contract, version 3. One JSON object an article.

Offsets (`start`, `end`) count Unicode code points of the decoded file, end exclusive; they are null where the words do not stand in the
file. Certainties and scores are numbers, higher is more. Lists are in the order of the text unless said otherwise.

    version     2
    source      the article's path below the seeds folder
    id          last part of its address
    format      plain, markdown
    sha256      of the file's bytes, hexadecimal
    encoding    Python's name of the encoding that gives the bytes back: utf-8, utf-8-sig, cp1252, utf-16
    headline    {text, start, end, rule, evidence: [EVIDENCE]}, or null when none was found
    section     the newspaper's section, or null
    standfirst  the text under the headline, or null
    published   {edtf, evidence: [EVIDENCE]}, or null for unknown; an interval that is open ('2022-02/..') is a bound, not a date
    authors     names
    publisher   name, or null
    url         address, or null
    evidence    [EVIDENCE] of all fields
    blocks      [{start, end, role, level, kept, rule, why, certainty, change}]: all of the file
    mentions    [MARK with entity: "kind/id" or null] of the kinds that have pages: person, place, organisation and others
    dates       [MARK]; value is a TIMEX3 value
    quotes      [MARK with speaker: {name, start, end, named} or null for unattributed]: direct quotations
    reported    [MARK with speaker, as for quotes]: reported speech
    marks       [MARK] of any further kind
    rejected    [MARK] that the archivist has rejected
    tags        [{tag, id, origin, score, why, entity, broader: [id], change}], best first; origin is stated (for this very article),
                entity or phrase
    related     [{source, score, linked, kind, status, reasons: [{rule, words, weight, shared}], change}], best first; kind is event (the
                link says that both tell of the same event), more (more on this) or null where it is not shown; linked is whether it is
                event; reasons with a negative weight speak against the link
    event       source of the first article of those that tell of the same event as this one, or null where no other does
    thread      id of the story that the article belongs to, or null
    story       {id, name, first, last, place, of, when, sure, why, new: [{kind, text, start, end}], shared, status, change}, or null;
                the article is number `place` `of` so many; `when` (EDTF or null) puts it there, surely or for the reason `why`; `new` is
                what no earlier article of the story says; `shared` is what holds the story together
    same_words  [{source, passages: [{start, end, other_start, other_end, words}], of_this, of_other, sameness, why, status, change}] by
                the other's source; of_this is the share of this article's words that stand in the other; sameness is passages, copy or
                version
    copy_of     {source, share} of the original of which this is a copy, or null
    version_of  source of the newest version of the article where this is an older one, or null
    statements  [{speaker, why, shared, wordings: [{source, start, end}]}]: what this article and others quote, earliest wording first
    terms       what relating compares, in the order of the text: folded words without plural, numbers and ordinals; with `published`,
                `dates`, `mentions` and `statements` the reasons of `related` can be recomputed from it
    notes       [{start, end, quote, body, where}] of the archivist
    problems    [{where, what, hint, weight}] that reading and curating found in this article
    doubts      [{where, what, curation}]: what the rules leave open, and the lines that would settle it
    changes     {headline, published, byline, publisher, url: CHANGE}: how each is stated

    EVIDENCE    {field, value, rule, quote, where, start, end, certainty, place}
                where is text, article, file name, url, stated or curation; for article, place is the source that start and end point into
    MARK        {start, end, kind, text, value, certainty, rule, why, status, change}; status is candidate or confirmed
    CHANGE      {file, lines}, or null: what an archivist writes to change the decision, TOML for a file below the seeds folder. Values
                are the present ones, or examples where there is none

`--entities` gives one JSON object an entity instead:

    version, kind, id, name, aliases, status, why, wikidata
    articles    how many articles name it; `counted`: without copies and older versions; `marks`: how often they do
    associations  [{kind, id, name, together, expected, surprise, articles}]: whom and what it appears with more often than by chance, most
                surprising first; `together` articles name both, `expected` would if the one said nothing about the other; surprise is the
                log-likelihood ratio (G2); articles are the first few

Version 3 added kind, status and change of related, event, story, same_words, copy_of, version_of, statements, terms and entities; `thread`
is filled, and `linked` says whether the kind is event: before, it was true of more on this, too. Version 2 added reported, doubts, changes,
broader and every change, and evidence from other articles (where: article).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen import relate
from sitegen.explain import changes, connections
from sitegen.explain.connections import change
from sitegen.explain.lookup import Lookup
from sitegen.model import QUOTED, REPORTED, Archive, Article, Doubt, Evidence, Mention, Tag, TagUse

VERSION = 3


def records(archive: Archive, sources: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield one record for each of `sources`, in that order; KeyError for one that the archive does not have."""
    known = Lookup(archive)
    for source in sources:
        yield _record(known, known.articles[source])


def _record(known: Lookup, article: Article) -> dict[str, Any]:
    source = article.source
    marks = list(enumerate(known.archive.mentions.get(source, ())))
    apart = known.indexed | {"date", QUOTED, REPORTED}
    return {
        "version": VERSION,
        "source": source,
        "id": article.id,
        "format": article.raw.format,
        "sha256": article.raw.sha256,
        "encoding": article.raw.encoding,
        "headline": _headline(article),
        "section": article.section,
        "standfirst": article.standfirst,
        "published": {"edtf": article.published, "evidence": _evidence(article, "published")} if article.published else None,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "evidence": [_said(item) for item in article.evidence],
        "blocks": [
            {
                "start": block.start, "end": block.end, "role": block.role, "level": block.level, "kept": block.kept,
                "rule": block.rule, "why": block.why, "certainty": block.certainty,
                "change": change(changes.block(article, block)),
            }
            for block in article.blocks
        ],
        "mentions": [_mark(article, mark) | {"entity": known.entity_of(source, at)} for at, mark in marks if mark.kind in known.indexed],
        "dates": [_mark(article, mark) for _, mark in marks if mark.kind == "date"],
        "quotes": [_mark(article, mark) | {"speaker": _speaker(mark)} for _, mark in marks if mark.kind == QUOTED],
        "reported": [_mark(article, mark) | {"speaker": _speaker(mark)} for _, mark in marks if mark.kind == REPORTED],
        "marks": [_mark(article, mark) for _, mark in marks if mark.kind not in apart],
        "rejected": [_mark(article, mark) | {"change": None} for mark in known.archive.rejected.get(source, ())],
        "tags": [
            {
                "tag": tag.name, "id": tag.id, "origin": origin(tag, use), "score": use.score, "why": use.why,
                "entity": "/".join(tag.entity) if tag.entity else None, "broader": list(tag.broader),
                "change": change(changes.tag(tag, use)),
            }
            for tag, use in known.tags[source]
        ],
        **connections.record(known, source),
        "terms": list(relate.terms(article)),
        "notes": [
            {"start": placed.start, "end": placed.end, "quote": placed.note.quote, "body": placed.note.body, "where": placed.note.where}
            for placed in known.archive.notes.get(source, ())
        ],
        "problems": [
            {"where": problem.where, "what": problem.what, "hint": problem.hint, "weight": problem.weight}
            for problem in known.problems[source]
        ],
        "doubts": [doubt_record(doubt) for doubt in known.doubts[source]],
        "changes": {name: change(changes.field(article, name)) for name in changes.FIELDS},
    }  # fmt: skip


def origin(tag: Tag, use: TagUse) -> str:
    """Return why an article has a tag: stated for it, else found as an entity or a phrase, even where others state the tag."""
    if use.stated:
        return "stated"
    return "entity" if tag.entity else "phrase"


def _headline(article: Article) -> dict[str, Any] | None:
    said = [item for item in article.evidence if item.field == "headline"]
    if not said:
        return None
    first = said[0]
    return {
        "text": article.headline, "start": first.start, "end": first.end, "rule": first.rule,
        "evidence": _evidence(article, "headline"),
    }  # fmt: skip


def _evidence(article: Article, field: str) -> list[dict[str, Any]]:
    return [_said(item) for item in article.evidence if item.field == field]


def _said(item: Evidence) -> dict[str, Any]:
    return {
        "field": item.field, "value": item.value, "rule": item.rule, "quote": item.quote, "where": item.where,
        "start": item.start, "end": item.end, "certainty": item.certainty, "place": item.place,
    }  # fmt: skip


def _mark(article: Article, mark: Mention) -> dict[str, Any]:
    return {
        "start": mark.start, "end": mark.end, "kind": mark.kind, "text": mark.text, "value": mark.value,
        "certainty": mark.certainty, "rule": mark.rule, "why": mark.why, "status": mark.status,
        "change": change(changes.mark(article, mark)),
    }  # fmt: skip


def doubt_record(doubt: Doubt) -> dict[str, str]:
    """Return a doubt as the contract has it; also of those that belong to no article."""
    return {"where": doubt.where, "what": doubt.what, "curation": doubt.curation}


def _speaker(mark: Mention) -> dict[str, Any] | None:
    speaker = mark.speaker
    if speaker is None:
        return None
    return {"name": speaker.name, "start": speaker.start, "end": speaker.end, "named": speaker.named}
