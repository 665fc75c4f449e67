"""THE build, top to bottom: the one place where the order of the stages can be read.

Each name on the right was made above it. Stages take values and give values and know nothing of one another; only reading touches
the disk here, and writing is left to output.py.
"""

from msgspec import Struct

from sitegen import annotate, check, clean, curate, infer, read, relate, render, resolve, search, tag, urls
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
    raws, reading = read.articles(config.seeds, track)
    curation, curating = read.curation(config.seeds)
    ids = urls.article_ids(raw.source for raw in raws)
    recurring = clean.recurring(raws)
    cleaned = {raw.source: clean.blocks(raw, recurring) for raw in track(raws, "cleaning")}
    lines = curate.lines(curation, cleaned, ids)
    articles = tuple(infer.article(raw, lines.blocks[raw.source], ids[raw.source]) for raw in track(raws, "dating"))

    annotators = annotate.annotators(config.settings.annotators)
    kinds = annotate.kinds(annotators)
    found = {article.source: annotate.mentions(article, annotators) for article in track(articles, "annotating")}
    agreed = annotate.agreed(articles, found)
    curated = curate.apply(curation, articles, agreed, kinds)

    entities = resolve.entities(articles, curated.mentions, curation, kinds)
    tags = tag.tags(articles, curated.mentions, entities)
    related = relate.articles(articles, curated.mentions, entities)
    return Archive(
        articles=articles,
        mentions=curated.mentions,
        rejected=curated.rejected,
        notes=curated.notes,
        kinds=kinds,
        entities=entities,
        tags=tags,
        related=related,
        problems=(*reading, *curating, *lines.problems, *curated.problems, *curate.stale(curation, curated.mentions, entities)),
    )


def build(config: Config, track: Track) -> Site:
    """Make the whole site as values. ThemeError when the theme is missing or broken."""
    theme = render.theme(config)
    whole = archive(config, track)
    files = (*render.files(whole, config, theme, search.scripts(), track), *search.files(whole))
    return Site(archive=whole, files=files, problems=check.problems(whole, config, files))
