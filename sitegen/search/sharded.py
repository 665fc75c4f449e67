"""The search back-end: a Lunr index in parts, of which a query loads the few that it needs.

lunr.js scores an article by the terms that it shares with the query, over the length of the query alone. So an index of the terms that a
query stands for gives the same articles, scores and order as the whole one, which at 10,000 articles is 50 MB. The parts:

- index: the directory, with how many articles there are and at which terms the shards begin;
- lengths: how many terms the body of each article has, see numbering.py; apart, since servers compress it better so;
- terms-N: the shards, see shards.py; ends-N: the terms by their ends;
- text-N: what a result shows of article N, rest-N: the rest of its text, see texts.py;
- dates, facet-KIND, names-KIND-N: what narrows results, see facets.py; loaded when a reader narrows.

From file:// a page can fetch nothing, so every part is a script: search/NAME.js calls part(STAMP, values), and what stands
between the first '(' and the last ')' is the inside of a JSON array. The stamp is a digest of the articles' numbers: parts of two builds
that number articles otherwise are never mixed. Counts stand in the shards and not weights, so that an edit changes only the shards of its
own words. Of the versions of an article only the newest is searched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen import text, urls
from sitegen.extending import SearchOptions
from sitegen.model import Archive, Article, OutputFile
from sitegen.search import builder, bundles, facets, fields, languages, numbering, packing, postings, shards, texts, words
from sitegen.search.facets import Facet
from sitegen.search.fields import Counted
from sitegen.search.languages import Language
from sitegen.search.postings import Postings
from sitegen.search.shards import Run

SCRIPTS = (urls.asset(bundles.PAGE),)
LUNR_INDEX = "search/lunr-index.json"
_BODY = list(fields.BOOSTS).index("body")


def files(archive: Archive, counted: Mapping[str, Counted], options: SearchOptions) -> Iterable[OutputFile]:
    """Return the scripts and the parts. SitegenError when the installation lacks lunr.js."""
    known = languages.of_archive(archive.language, archive.languages)
    yield from bundles.files(languages.scripts(known), _settings(archive, known), facets.ids(archive), options)
    found = postings.gathered(list(fields.BOOSTS), fields.of_archive(archive, known[0], counted))
    order = numbering.order(found.lengths[:, _BODY].tolist())
    current = archive.current
    articles = [current[place] for place in order]
    found = postings.of(found, order)  # the one name: both together are 80 MB at 10,000 articles
    stamp = text.digest("\n".join(article.id for article in articles), 6)
    for name, values in _parts(archive, articles, found, options):
        inside = b",".join(map(msgspec.json.encode, (stamp, *values)))
        yield OutputFile(path=f"search/{name}.js", content=b"part(%s)\n" % inside)
    if options.lunr_index:
        refs = [urls.article(article.id) for article in articles]
        terms = list(fields.of_archive(archive, known[0], counted))
        index = builder.serialised(fields.BOOSTS, refs, [terms[place] for place in order])
        yield OutputFile(path=LUNR_INDEX, content=msgspec.json.encode(index))


def _settings(archive: Archive, known: Sequence[Language]) -> dict[str, object]:
    found = {entity.kind for entity in archive.entities}
    kinds = [kind for kind in archive.kinds if kind.indexed and kind.id in found]
    return {
        "letters": words.letters(),
        "common": fields.common_words(known),
        "fields": fields.names(kinds),
        "languages": [language.code for language in known],
    }


def _parts(
    archive: Archive, articles: Sequence[Article], found: Postings, options: SearchOptions
) -> Iterator[tuple[str, tuple[object, ...]]]:
    terms, ends = shards.of_terms(found, _BODY), shards.of_ends(found)
    narrowing = facets.facets(archive, {article.source: number for number, article in enumerate(articles)})
    first, days = facets.days(articles)
    classes, lengths = numbering.packed(found.lengths[:, _BODY].tolist())
    directory = {
        "articles": len(articles),
        "classes": classes,
        "fields": fields.BOOSTS,
        "totals": [int(total) for total in found.lengths.sum(axis=0)],
        "terms": _begins(terms),
        "ends": _begins(ends),
        "address": urls.article("*"),
        "day": first,
        "facets": [(facet.id, facet.label) for facet in narrowing],
    }
    yield "index", (directory,)
    yield "lengths", (lengths,)
    yield from ((f"terms-{number}", (run.words, run.numbers)) for number, run in enumerate(terms))
    yield from ((f"ends-{number}", (run.words,)) for number, run in enumerate(ends))
    for number, (shown, rest) in enumerate(texts.shown(articles, archive.tags, options.dates)):
        yield f"text-{number}", (shown,)
        if rest:
            yield f"rest-{number}", (rest,)
    yield "dates", (days,)
    for facet in narrowing:
        yield from _facet(facet)


def _begins(runs: Iterable[Run]) -> str:
    return packing.words(packing.separators((run.first, run.last) for run in runs))


def _facet(facet: Facet) -> Iterator[tuple[str, tuple[object, ...]]]:
    if facet.names:
        yield f"facet-{facet.id}", (facets.NAMES, len(facet.names), facet.packed)
    yield from ((f"names-{facet.id}-{number}", tuple(names)) for number, names in enumerate(facet.names))
