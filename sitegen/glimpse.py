"""A few articles that were edited, read again by themselves: what their own pages say is new, long before the archive is understood anew.

An article's text, its date and its marks rest on the archive as a whole in a few values alone (pipeline.Grounds), and an edit changes
those by little. So the stages that look at one article at a time are asked again, in the order of the pipeline, with the values of the
last build, and its page is made with the connections of that build. This is a first look and no build: nothing of it is ever written,
and what would have to be guessed is left out. That costs some 50 ms an article, where a build of ten thousand takes half a minute.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sitegen import annotate, chronology, clean, curate, infer, memo, read, render, resolve
from sitegen.model import Article, RawArticle, SiteFile
from sitegen.pipeline import Grounds, Site
from sitegen.render import Edited


class Glimpse(Struct, frozen=True):
    """An article as it is now."""

    article: Article
    files: tuple[SiteFile, ...]
    """Its page, and its untouched file."""


def articles(site: Site, seeds: Path, sources: Sequence[str]) -> tuple[Glimpse, ...] | None:
    """Return those of the articles of `site` that read otherwise today; None when one of them cannot be read, which a build tells better.

    ThemeError where the template fails, when a file's content is asked for. `site` must have been built by a crew that builds again.
    """
    grounds = site.grounds
    if grounds is None:
        return None
    last = site.press.desk.index.by_source
    now = []
    for source in sources:
        raw, problems = read.article(seeds, source)
        if raw is None or any(problem.weight == "error" for problem in problems):
            return None
        if raw != last[source].raw:
            now.append(raw)
    edited = [_edited(site, grounds, raw, last[raw.source].id, sources) for raw in now]
    made = render.again(site.press, edited) if edited else ()
    return tuple(Glimpse(one.article, files) for one, files in zip(edited, made, strict=True))


def rehearse(site: Site) -> None:
    """Look at an article that nobody has edited, and keep nothing: what is loaded when it is needed first is there for the first edit."""
    grounds = site.grounds
    if grounds is None or not site.archive.articles:
        return
    article = site.archive.articles[0]
    _edited(site, grounds, article.raw, article.id, (article.source,))


def _edited(site: Site, grounds: Grounds, raw: RawArticle, called: str, sources: Sequence[str]) -> Edited:
    """Understand one article by the grounds of the last build; `sources` are all whose words of then do not count any more."""
    source, curation = raw.source, grounds.curation
    cleaned = clean.blocks(raw, grounds.recurring)
    blocks = curate.lines(curation, {source: cleaned}, {source: called}).blocks[source]
    undated = infer.article(raw, blocks, called, infer.amended(grounds.orders, raw, blocks, sources))
    read = annotate.full(undated, memo.pack(annotate.remembered(undated, grounds.annotators)))
    (article,) = chronology.dated([undated], {source: read.marks}).articles
    marked = annotate.Marked(article, read.marks, read.words)
    agreed = annotate.calibrated(annotate.agreed(marked, annotate.heard(marked), grounds.hearsay))
    curated = curate.apply(curation, [article], {source: agreed}, grounds.kinds)
    mentions = curated.mentions[source]
    return Edited(
        article=article,
        mentions=mentions,
        rejected=curated.rejected[source],
        notes=curated.notes[source],
        entities=resolve.recognised(source, mentions, site.archive.mentions[source], site.archive.entities, curation.splits),
    )
