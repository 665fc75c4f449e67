"""THE build, top to bottom: the one place where the order of the stages can be read.

Each name on the right was made above it. Stages take values and give values and know nothing of one another; only reading touches
the disk here, and writing is left to output.py. What concerns one article alone is done by a crew: by many hands, and never twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from msgspec import Struct

from sitegen import (
    annotate,
    associate,
    check,
    checksums,
    chronology,
    clean,
    curate,
    export,
    infer,
    moves,
    read,
    relate,
    render,
    resolve,
    reuse,
    search,
    tag,
    thread,
    urls,
)
from sitegen.config import Config
from sitegen.crew import Crew, Stage, Step
from sitegen.extending import SearchOptions, Track
from sitegen.model import Archive, Article, Curation, Kind, Problem, RawArticle, Remembered, SiteFile


class Grounds(Struct, frozen=True):
    """What was known of the archive as a whole when its articles were read one by one: by this one of them may be read again."""

    recurring: Mapping[str, int]
    orders: infer.Orders
    hearsay: annotate.Hearsay
    curation: Curation
    annotators: tuple[str, ...]
    kinds: tuple[Kind, ...]


class Understood(Struct, frozen=True):
    """An archive, and what it was understood by; that is kept only for who builds again."""

    archive: Archive
    grounds: Grounds | None


class Site(Struct, frozen=True):
    """What a build makes: the archive, the files of its site, and everything that somebody should look at."""

    archive: Archive
    files: tuple[SiteFile, ...]
    problems: tuple[Problem, ...]
    press: render.Press
    """What its pages are made from."""
    grounds: Grounds | None = None
    """See Understood."""


_CLEANING = Stage(
    name="clean", words="cleaning", rooms=("clean",), called=attrgetter("source"),
    work=clean.remembered, read=clean.full, settings=lambda _: None,
)  # fmt: skip
"""Blocks rest on a few counts of the archive; clean.full looks whether they are still the same."""
_DATING = Step(name="date", words="dating", called=attrgetter("raw.source"), work=infer.known)
_ANNOTATING = Stage(
    name="annotate", words="annotating", rooms=("annotate",), called=attrgetter("source"),
    work=annotate.remembered, read=lambda article, _, kept: annotate.full(article, kept),
)  # fmt: skip
_HEARING = Step(name="census", words="comparing names", called=attrgetter("article.source"), work=annotate.heard)
_PHRASING = Stage(
    name="phrases", words="reading phrases", rooms=("tag",), called=attrgetter("source"),
    work=tag.phrased, read=lambda _, __, kept: kept,
)  # fmt: skip

_SPELLING = Step(name="bodies", words="comparing texts", called=attrgetter("source"), work=reuse.body)
_LISTING = Step(name="words", words="relating", called=attrgetter("source"), work=relate.words)
_COUNTING = Stage(
    name="count", words="counting words", rooms=("search",), called=attrgetter("source"),
    work=search.counted, read=lambda _, __, kept: kept,
)  # fmt: skip


class Seeds(Struct, frozen=True):
    """All that an archive is made of."""

    raws: tuple[RawArticle, ...]
    drafts: tuple[str, ...]
    curation: Curation
    remembered: Remembered
    annotators: tuple[str, ...]
    language: str
    languages: tuple[str, ...]
    problems: tuple[Problem, ...]


def archive(config: Config, track: Track, crew: Crew | None = None) -> Archive:
    """Read the seeds folder and understand it. InputError when there is no folder to read."""
    return _understood(config, track, crew or Crew()).archive


def _understood(config: Config, track: Track, crew: Crew) -> Understood:
    every, reading = read.articles(config.seeds, track, crew.shelf)
    curation, curating = read.curation(config.seeds)
    remembered, remembering = read.remembered(config.seeds)
    seeds = Seeds(
        raws=tuple(raw for raw in every if config.drafts or not raw.stated.draft),
        drafts=tuple(raw.source for raw in every if raw.stated.draft),
        curation=curation,
        remembered=remembered,
        annotators=config.settings.annotators,
        language=config.settings.language,
        languages=config.settings.languages,
        problems=(*reading, *curating, *remembering),
    )
    return crew.unless_same("archive", lambda: understood(seeds, track, crew), seeds)


def understood(seeds: Seeds, track: Track, crew: Crew) -> Understood:
    """Make of the articles what is known about them."""
    raws, curation, names = seeds.raws, seeds.curation, seeds.annotators
    ids = urls.article_ids(sources(raws))
    recurring = clean.recurring(raws)
    cleaned = crew.each(_CLEANING, raws, recurring, track)
    lines = curate.lines(curation, dict(zip(sources(raws), cleaned, strict=True)), ids)
    orders = infer.day_orders(raws, lines.blocks)
    known = [infer.Cleaned(raw, lines.blocks[raw.source], ids[raw.source]) for raw in raws]
    articles = tuple(crew.simply(_DATING, known, orders, track))

    kinds = annotate.kinds(annotate.annotators(names))
    marked = (Crew() if annotate.foreign(names) else crew).each(_ANNOTATING, articles, names, track)
    found = dict(zip(sources(articles), marked, strict=True))
    chronicle = chronology.dated(articles, {source: one.marks for source, one in found.items()})
    dated = chronicle.articles
    marked_ones = [annotate.Marked(article, found[article.source].marks, found[article.source].words) for article in dated]
    heard = dict(zip(sources(dated), crew.simply(_HEARING, marked_ones, None, track), strict=True))
    hearsay = annotate.hearsay(heard.values())
    agreed = {one.article.source: annotate.calibrated(annotate.agreed(one, heard[one.article.source], hearsay)) for one in marked_ones}
    curated = curate.apply(curation, dated, agreed, kinds)
    grounds = Grounds(recurring, orders, hearsay, curation, names, kinds) if crew.again else None
    del marked, found, marked_ones, heard, hearsay, agreed  # what is not needed any more makes room

    resolved = resolve.entities(dated, curated.mentions, curation, kinds)
    entities = resolved.entities
    bodies = dict(zip(sources(dated), crew.simply(_SPELLING, dated, None, track), strict=True))
    same_words = reuse.passages(dated, curated.links, bodies)
    del bodies
    current = tuple(article for article in dated if article.source not in same_words.older)
    originals = tuple(article for article in current if article.source not in same_words.copies)
    statements = reuse.statements(current, curated.mentions, entities)
    readings = tag.readings(current, curated.mentions, entities)
    phrases = dict(zip(sources(current), crew.each(_PHRASING, readings, None, track), strict=True))
    tags = tag.tags(current, curated.mentions, entities, curation.terms, same_words.copies.keys(), phrases)
    del readings, phrases
    words = dict(zip(sources(current), crew.simply(_LISTING, current, None, track), strict=True))
    relations = relate.relations(current, curated.mentions, entities, same_words, statements, curated.links, words)
    del words
    threads = thread.threads(current, curated.mentions, entities, relations, statements, curated.stories, seeds.remembered.threads)
    whole = Archive(
        articles=dated,
        mentions=curated.mentions,
        rejected=curated.rejected,
        notes=curated.notes,
        kinds=kinds,
        entities=entities,
        tags=tags,
        related=relations.related,
        events=relations.events,
        threads=threads,
        reuse=same_words,
        statements=statements,
        associations=associate.associations(originals, curated.mentions, entities),
        language=seeds.language,
        languages=seeds.languages,
        moved=moves.moved(seeds.remembered.articles, seeds.remembered.moved, moves.known(dated)),
        drafts=seeds.drafts,
        doubts=tuple(sorted((*chronicle.doubts, *resolved.doubts))),
        problems=(
            *seeds.problems,
            *lines.problems,
            *curated.problems,
            *curate.stale(curation, curated.mentions, entities),
            *curate.outdated(curated, same_words.older),
        ),
    )
    return Understood(whole, grounds)


def searchable(
    whole: Archive, options: SearchOptions, folder: str, track: Track, crew: Crew
) -> tuple[tuple[SiteFile, ...], tuple[Problem, ...]]:
    """Return the files of the search, and what it cannot find. `folder` is what problems call the seeds folder."""
    counted = crew.each(_COUNTING, whole.current, (whole.language, whole.languages), track)
    counts = search.Counts(dict(zip(sources(whole.current), counted, strict=True)))
    return search.files(whole, counts, options), search.problems(counts, folder)


def sources(articles: Iterable[RawArticle | Article]) -> Iterator[str]:
    """Return the keys of articles."""
    return (article.source for article in articles)


def _options(config: Config, whole: Archive, theme: render.Theme) -> SearchOptions:
    words = theme.wording.words((*search.SAID, *(kind.plural for kind in whole.kinds)))
    return SearchOptions(
        lunr_index=config.settings.lunr_index,
        offline=config.settings.offline,
        language=config.settings.language,
        words=words,
        dates={date: theme.wording.date(date) for date in {article.published for article in whole.current}} if words else {},
    )


def build(config: Config, track: Track, crew: Crew | None = None) -> Site:
    """Make the whole site as values; its pages are made when they are asked for. ThemeError when the theme is missing or broken."""
    crew = crew or Crew()
    theme = render.theme(config, crew.memory)
    known = _understood(config, track, crew)
    whole = known.archive
    options = _options(config, whole, theme)
    given = (whole, options, config.seeds.name)
    index, unfindable = crew.unless_same("search", lambda: searchable(whole, options, config.seeds.name, track, crew), given)
    # What takes longest comes first, so that other processes make pages meanwhile.
    press = render.press(whole, config, theme, search.scripts())
    pages = (*export.files(whole, config), *render.files(press), *index)
    files = (*pages, checksums.file(whole, pages))
    told = (*check.problems(whole, config, files), *unfindable)
    return Site(archive=whole, files=files, problems=told, press=press, grounds=known.grounds)
