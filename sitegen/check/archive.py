"""An archive and its files -> what somebody should look at.

Most problems are found where they arise (reading, curating) and are only passed on; here is what shows when everything is known: what
stays unsure about an article, copies and versions that nobody has confirmed, and addresses that clash. What the archivist stated
themselves is never called unsure.
"""

import math
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitegen import edtf, english, markdown, toml, urls
from sitegen.check import names
from sitegen.config import Config
from sitegen.model import WEIGHTS, Archive, Article, Evidence, Problem, SiteFile
from sitegen.text import squeezed

_DOUBTFUL = 0.5
_PUBLISH = "Take `draft` out of what it states when it is ready to be published."

_MOST_TOLD, _MOST_WRITTEN = 5, 20
"""Articles that a sentence, and the lines to write, tell."""
_LINE = re.compile(r"[:@](\d+)\Z")


def problems(archive: Archive, config: Config, files: Sequence[SiteFile]) -> tuple[Problem, ...]:
    """Return the archive's problems and those of the finished site, sorted, each once."""
    folder = config.seeds.name
    found = [
        *archive.problems,
        *_addresses(archive.articles, folder),
        *names.clashes(files),
        *_copies(archive, folder),
        *_versions(archive, folder),
    ]
    found += [
        Problem(f"{folder}/{source}", "is a draft, which only `sitegen serve` shows", _PUBLISH, "notice") for source in archive.drafts
    ]
    for article in archive.articles:
        found += _article(article, f"{folder}/{article.source}")
    return tuple(sorted(set(found), key=_place))


def by_weight(problem: Problem) -> tuple[int, str, float, Problem]:
    """Sort heavy ones first, then as they stand in the files."""
    return WEIGHTS.index(problem.weight), *_place(problem)


def _place(problem: Problem) -> tuple[str, float, Problem]:
    """Sort by file, then line or offset, then what concerns the whole file: that may be a consequence of the others."""
    at = _LINE.search(problem.where)
    return problem.where[: at.start() if at else None], float(at[1]) if at else math.inf, problem


def _article(article: Article, where: str) -> Iterator[Problem]:
    if not any(block.kept and block.text.strip() for block in article.blocks):
        hint = "`sitegen explain` tells which rule took its lines out; if nothing is left to read, remove the file."
        yield Problem(where=where, what="has no body: nothing in it was taken for text", hint=hint)
    titled = any(item.field == "headline" for item in article.evidence)
    # front matter of which nothing was understood is told already, and that a headline or date is missing may come of it
    lost = bool(article.raw.problems) and article.raw.format == "markdown" and not article.raw.stated.places
    if not titled and not lost:
        what = "has no headline that could be found, and is called by its file's name"
        yield Problem(where=where, what=what, hint=_state(article, "title", "..."))
    if article.published is not None:
        yield from _unsure(article, article.published, where)
    elif not lost:
        yield Problem(where=where, what="has no date that could be found", hint=_state(article, "date", "YYYY-MM-DD"))


def _unsure(article: Article, published: str, where: str) -> Iterator[Problem]:
    """Tell a date that is bounded, inferred from other articles, or read from words that may mean another."""
    said = [item for item in article.evidence if item.field == "published"]
    first = next(iter(said), None)
    stated = article.raw.stated
    if (
        first is None
        or stated.date is not None
        or (first.where == "stated" and first.quote != stated.captured)
        or _settled(published, first)
    ):
        return
    because = f", from “{squeezed(first.quote)}” ({first.rule})" if first.quote else ""
    others = sorted({item.place for item in said if item.where == "article"})
    what = f"has an uncertain date: {edtf.spoken(published)}{because}"
    if others:
        what = (
            f"has no date of its own; it may be of {edtf.spoken(published.rstrip('?'))}, as {english.listed(others)} and its own words tell"
        )
    elif edtf.LAST in edtf.bounds(published) or edtf.FIRST in edtf.bounds(published):
        what = f"has no date that could be found, but is {edtf.spoken(published)}{because}"
    hint = f"If you know better: {_state(article, 'date', 'YYYY-MM-DD')}"
    yield Problem(where=where, what=what, hint=hint, weight="notice")


def _settled(published: str, dated: Evidence) -> bool:
    return edtf.sure(published) and "/" not in published and dated.certainty > _DOUBTFUL


def _state(article: Article, key: str, value: str) -> str:
    """Return where an archivist states something of an article, and how: in the front matter of Markdown, in a file beside plain text."""
    if article.raw.format != "markdown":
        return f'State one in {article.side_file}: {key} = "{value}"'
    kind, _, _ = markdown.front_matter(article.raw.text)
    if kind == "toml":
        return f'State one in its front matter: {key} = "{value}"'
    return f"State one in its front matter{'' if kind else ', between two lines of --- at the top'}: {key}: {value}"


def _copies(archive: Archive, folder: str) -> Iterator[Problem]:
    """Tell what the rules take for copies, all of one original together."""
    copies = archive.reuse.copies
    found: defaultdict[str, list[str]] = defaultdict(list)
    for overlap in archive.reuse.overlaps:
        if overlap.sameness == "copy" and overlap.status == "candidate":
            pair = {overlap.one, overlap.other}
            for copy in sorted(pair):
                if copy in copies and copies[copy].of in pair:
                    found[copies[copy].of].append(copy)
    for original, ones in sorted(found.items()):
        hint = f'Remove what you do not want twice, or say what they are: {_link((original, *ones), "copy")} # or "distinct"'
        if len(ones) == 1:
            what = f"is {english.share(copies[ones[0]].share)} the same as {original}, and counts as its copy"
            yield Problem(where=f"{folder}/{ones[0]}", what=what, hint=hint, weight="notice")
        else:
            told = _told([f"{copy} ({english.share(copies[copy].share)})" for copy in ones])
            what = f"has {len(ones):,} articles that are mostly the same, and count as its copies: {told}"
            yield Problem(where=f"{folder}/{original}", what=what, hint=hint, weight="notice")


def _versions(archive: Archive, folder: str) -> Iterator[Problem]:
    """Tell versions of one article of which no day of capture or publication says which is newer, all of one newest together."""
    articles = {article.source: article for article in archive.articles}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for overlap in archive.reuse.overlaps:
        newest = archive.reuse.older.get(overlap.one)
        candidate = overlap.sameness == "version" and overlap.status == "candidate"
        if candidate and newest == overlap.other and not _in_order(articles[overlap.one], articles[newest]):
            found[newest].append(overlap.one)
    for newest, ones in sorted(found.items()):
        what = f"is taken for the newest version of {_told(ones)}, but nothing tells which is newer"
        hint = f'State when each was fetched (captured = "YYYY-MM-DD"), or say it, the newest first: {_link((newest, *ones), "version")}'
        yield Problem(where=f"{folder}/{newest}", what=what, hint=hint, weight="notice")


def _in_order(one: Article, other: Article) -> bool:
    days = ((one.raw.stated.captured, other.raw.stated.captured), (one.published, other.published))
    return any(first and second and edtf.sort_key(first) != edtf.sort_key(second) for first, second in days)


def _told(items: Sequence[str]) -> str:
    more = len(items) - _MOST_TOLD
    return f"{', '.join(items[:_MOST_TOLD])} and {more:,} more" if more > 0 else english.listed(items)


def _link(sources: Sequence[str], bond: str) -> str:
    """Return the lines of curation.toml that say what articles are to each other; of very many the first ones."""
    named = ", ".join(toml.text(source) for source in sources[:_MOST_WRITTEN])
    return f'in curation.toml\n[[link]]\narticles = [{named}]\nis = "{bond}"'


def _addresses(articles: Sequence[Article], folder: str) -> Iterator[Problem]:
    """Tell the articles whose names clash, so that one of them has an address which nobody would expect."""
    owners = {article.id: article.source for article in articles}
    for article in articles:
        plain = urls.slug(posixpath.splitext(article.source)[0])
        if article.id != plain and plain in owners:
            what = f"has the address {urls.article(article.id)}, because {owners[plain]} has taken {urls.article(plain)}"
            hint = "Rename one of the two, so that addresses are plain and stay."
            if names.flat(article.source) == names.flat(owners[plain]):
                hint += " Their names differ in case only, and many file systems keep but one of such two."
            yield Problem(where=f"{folder}/{article.source}", what=what, hint=hint)
