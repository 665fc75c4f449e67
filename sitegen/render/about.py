"""How the archive was made and how much of it is unsure, counted: what its reader may rely on."""

from collections.abc import Iterable, Sequence

import sitegen
from sitegen import edtf, text, urls
from sitegen.config import Config
from sitegen.model import QUOTED, Archive, Article
from sitegen.render import coverage, measured, words
from sitegen.render.index import Index, periods
from sitegen.render.periods import Period
from sitegen.render.views import AboutView, ConnectionCounts, DataView, MarkCount, RuleCount
from sitegen.render.wording import message

_EXAMPLE = 80
_RETYPED, _CORRECTED = "curation", "correction"
"""The rules that marks carry which the archivist made into another kind, or gave another value or speaker."""
_RULED = "curation"
"""The rule of the lines that they kept or dropped."""
_EXACT = (
    (message("known to the year"), message("known to the year, but unsure")),
    (message("known to the month"), message("known to the month, but unsure")),
    (message("known to the day"), message("known to the day, but unsure")),
)
_LOOSE = (message("known to lie between two years"), message("known to lie between two years, but unsure"))


def view(index: Index, config: Config, years: Sequence[Period] = ()) -> AboutView:
    """Return what about.html shows."""
    archive, say = index.archive, index.say
    quotations = [mention for found in archive.mentions.values() for mention in found if mention.kind == QUOTED]
    named = sum(mention.speaker is not None and mention.speaker.named for mention in quotations)
    unattributed = sum(mention.speaker is None for mention in quotations)
    marked = [mention for found in archive.mentions.values() for mention in found]
    evidence = [proof for article in archive.articles for proof in article.evidence]
    return AboutView(
        articles=len(archive.articles),
        version=sitegen.__version__,
        formats=_counts(say.plain(words.format_name(article.raw.format)) for article in archive.articles),
        encodings=_counts(say.plain(words.encoding(article.raw.encoding)) for article in archive.articles),
        dating=_counts(say.plain(_dating(article)) for article in archive.articles),
        rules=_rules(archive),
        doubtful=sum(block.doubtful for article in archive.articles for block in article.body),
        bands=tuple(map(say.plain, words.BANDS)),
        marks=_marks(index),
        quotations=len(quotations),
        attributed=named,
        unnamed=len(quotations) - named - unattributed,
        unattributed=unattributed,
        stated=sum(proof.where in {"stated", "curation"} for proof in evidence),
        notes=sum(map(len, archive.notes.values())),
        settled=sum(entity.status == "confirmed" for entity in archive.entities),
        retyped=sum(mention.rule == _RETYPED for mention in marked),
        corrected=sum(mention.rule == _CORRECTED for mention in marked),
        lines=sum(block.rule == _RULED for article in archive.articles for block in article.blocks),
        rejected=sum(map(len, archive.rejected.values())),
        doubts=len(archive.doubts),
        connections=_connections(archive),
        measured=measured.view(say),
        coverage=coverage.view(index, years),
        data=_data(len(archive.articles)) if config.settings.data else None,
    )


def _data(articles: int) -> DataView:
    return DataView(
        articles=urls.data_parts("articles", "jsonl", articles),
        mentions=urls.data_parts("mentions", "jsonl", articles),
        mention_tables=urls.data_parts("mentions", "csv", articles),
    )


def _connections(archive: Archive) -> ConnectionCounts:
    links = {
        (min(source, other.source), max(source, other.source)): other
        for source, found in sorted(archive.related.items())
        for other in found
        if other.linked
    }
    passages = [overlap for overlap in archive.reuse.overlaps if overlap.sameness == "passages"]
    said = [[text.key(archive.mentions[wording.source][wording.mention].text) for wording in one.wordings] for one in archive.statements]
    return ConnectionCounts(
        same_event=sum(link.kind == "event" for link in links.values()),
        events=len(archive.events),
        more=sum(link.kind == "more" for link in links.values()),
        threads=len(archive.threads),
        threaded=len({step.source for thread in archive.threads for step in thread.steps}),
        copies=len(archive.reuse.copies),
        older=len(archive.reuse.older),
        passages=sum(len(overlap.passages) for overlap in passages),
        sharing=len(passages),
        statements=len(said),
        variants=sum(len(set(wordings)) > 1 for wordings in said),
        confirmed_links=sum(link.status == "confirmed" for link in links.values()),
        confirmed_overlaps=sum(overlap.status == "confirmed" for overlap in archive.reuse.overlaps),
        confirmed_threads=sum(thread.status == "confirmed" for thread in archive.threads),
    )


def _counts(found: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count, most frequent first, then by name."""
    counts: dict[str, int] = {}
    for name in found:
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _dating(article: Article) -> str:
    if article.published is None:
        return message("date unknown")
    if not edtf.dated(article.published):
        return message("known to be before or after a date")
    exact = periods(article.published)
    surely, unsurely = _EXACT[len(exact) - 1] if exact else _LOOSE
    return surely if edtf.sure(article.published) else unsurely


def _rules(archive: Archive) -> tuple[RuleCount, ...]:
    lines: dict[tuple[str, str], int] = {}
    articles: dict[tuple[str, str], dict[str, bool]] = {}
    examples: dict[tuple[str, str], str] = {}
    for article in archive.articles:
        for block in article.blocks:
            if not block.taken_out:
                continue
            key = (block.rule or block.role, block.role)
            lines[key] = lines.get(key, 0) + 1
            articles.setdefault(key, {})[article.source] = True
            if key not in examples:
                examples[key] = words.excerpt(block.text, _EXAMPLE)
    return tuple(
        RuleCount(rule=rule, role=role, lines=lines[rule, role], articles=len(articles[rule, role]), example=examples[rule, role])
        for rule, role in sorted(lines, key=lambda key: (-lines[key], key))
    )


def _marks(index: Index) -> tuple[MarkCount, ...]:
    bands = {kind: dict.fromkeys(words.BANDS, 0) for kind in index.kinds}
    confirmed = dict.fromkeys(index.kinds, 0)
    for found in index.archive.mentions.values():
        for mention in found:
            if mention.kind in bands:
                bands[mention.kind][words.certainty(mention.certainty)] += 1
                confirmed[mention.kind] += mention.status == "confirmed"
    return tuple(
        MarkCount(kind=kind, total=sum(bands[kind.id].values()), bands=tuple(bands[kind.id].values()), confirmed=confirmed[kind.id])
        for kind in index.kinds.values()
    )
