"""THE build, top to bottom: the one place where the order of the stages can be read.

Each name on the right was made above it. Stages take values and give values and know nothing of one another; only reading touches
the disk here, and writing is left to output.py.
"""

from msgspec import Struct

from sitegen import (
    annotate,
    associate,
    check,
    checksums,
    chronology,
    clean,
    curate,
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
from sitegen.extending import Track
from sitegen.model import Archive, OutputFile, Problem


class Site(Struct, frozen=True):
    """What a build makes: the archive, the files of its site, and everything that somebody should look at."""

    archive: Archive
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]


def archive(config: Config, track: Track) -> Archive:
    """Read the seeds folder and understand it. InputError when there is no folder to read."""
    every, reading = read.articles(config.seeds, track)
    raws = tuple(raw for raw in every if config.drafts or not raw.stated.draft)
    curation, curating = read.curation(config.seeds)
    remembered, remembering = read.remembered(config.seeds)
    ids = urls.article_ids(raw.source for raw in raws)
    recurring = clean.recurring(raws)
    cleaned = {raw.source: clean.blocks(raw, recurring) for raw in track(raws, "cleaning")}
    lines = curate.lines(curation, cleaned, ids)
    orders = infer.day_orders(raws, lines.blocks)
    articles = tuple(infer.article(raw, lines.blocks[raw.source], ids[raw.source], orders) for raw in track(raws, "dating"))

    annotators = annotate.annotators(config.settings.annotators)
    kinds = annotate.kinds(annotators)
    found = {article.source: annotate.mentions(article, annotators) for article in track(articles, "annotating")}
    chronicle = chronology.dated(articles, found)
    dated = chronicle.articles
    agreed = {source: annotate.calibrated(marks) for source, marks in annotate.agreed(dated, found).items()}
    curated = curate.apply(curation, dated, agreed, kinds)

    resolved = resolve.entities(dated, curated.mentions, curation, kinds)
    entities = resolved.entities
    same_words = reuse.passages(dated, curated.links)
    current = tuple(article for article in dated if article.source not in same_words.older)
    originals = tuple(article for article in current if article.source not in same_words.copies)
    statements = reuse.statements(current, curated.mentions, entities)
    tags = tag.tags(current, curated.mentions, entities, curation.terms, same_words.copies.keys())
    relations = relate.relations(current, curated.mentions, entities, same_words, statements, curated.links)
    threads = thread.threads(current, curated.mentions, entities, relations, statements, curated.stories, remembered.threads)
    return Archive(
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
        moved=moves.moved(remembered.articles, remembered.moved, moves.known(dated)),
        drafts=tuple(raw.source for raw in every if raw.stated.draft),
        doubts=tuple(sorted((*chronicle.doubts, *resolved.doubts))),
        problems=(
            *reading,
            *curating,
            *remembering,
            *lines.problems,
            *curated.problems,
            *curate.stale(curation, curated.mentions, entities),
            *curate.outdated(curated, same_words.older),
        ),
    )


def build(config: Config, track: Track) -> Site:
    """Make the whole site as values. ThemeError when the theme is missing or broken."""
    theme = render.theme(config)
    whole = archive(config, track)
    files = (*render.files(whole, config, theme, search.scripts(), track), *search.files(whole))
    files = (*files, checksums.file(whole, files))
    return Site(archive=whole, files=files, problems=check.problems(whole, config, files))
