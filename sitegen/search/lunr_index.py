"""The search back-end: a Lunr index, the articles' texts in pieces, and the scripts that ask them.

From file:// a page can fetch nothing and load no modules, so everything is a classic script that assigns a global: search/index.js
`sitegenIndex`, search/articles-N.js the N-th piece of `sitegenArticles`. What stands in either from the first '{' or '[' after the '=' to
the last one is JSON; that of the index is what lunr.Index.load takes. A reference in the index is the number of an article: N * PIECE
and its place in piece N. The index is loaded at the first query, a piece when one of its articles is shown. Of the versions of an
article only the newest is searched.
Cost: the index is one file, 4 to 5 kB an article of 450 words, a third of it compressed: 10,000 articles are a download of 13 MB.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files as package_files

import msgspec
from msgspec import Struct

from sitegen import edtf, text, urls
from sitegen.errors import SitegenError
from sitegen.model import Archive, Article, Entity, OutputFile
from sitegen.search import builder, fields, words

PIECE = 20
"""Articles a piece."""
LONGEST_TEXT = 50_000
"""Characters of an article's body that excerpts are taken from; all of it is searched."""
INDEX = "search/index.js"
_LUNR = urls.asset("lunr.min.js")
_SETTINGS = urls.asset("search-settings.js")
_SCRIPTS = ("search-words.js", "search-query.js", "search-said.js", "search-excerpt.js", "search.js")
_OWN = {urls.asset(name): name for name in _SCRIPTS}
SCRIPTS = (_LUNR, _SETTINGS, *_OWN)


class Shown(Struct, frozen=True):
    """What a result shows."""

    headline: str
    address: str
    date: str
    """In words, beginning with a capital letter."""
    publisher: str
    text: str


def files(archive: Archive) -> Iterable[OutputFile]:
    """Return the scripts, the index and the pieces. SitegenError when the installation lacks lunr.js."""
    articles = archive.current
    bodies = {article.source: fields.body(article) for article in articles}
    yield OutputFile(path=_LUNR, content=_lunr())
    yield OutputFile(path=_SETTINGS, content=_script("globalThis.sitegenSettings", _settings(archive)))
    for address, name in _OWN.items():
        yield OutputFile(path=address, content=package_files(__package__).joinpath("browser", name).read_bytes())
    yield OutputFile(path=INDEX, content=_quoted("globalThis.sitegenIndex", _index(archive, articles, bodies)))
    yield from _pieces(articles, bodies)


def _lunr() -> bytes:
    place = package_files(__package__).joinpath("lunr.min.js")
    if not place.is_file():
        raise SitegenError(
            "search needs lunr.js, which this installation lacks",
            where="sitegen/search/lunr.min.js",
            hint="Install sitegen again with npm on the PATH: it comes from there.",
        )
    return place.read_bytes()


def _script(target: str, value: object) -> bytes:
    return b"%s = %s;\n" % (target.encode(), msgspec.json.encode(value))


def _quoted(target: str, value: object) -> bytes:
    # Browsers read JSON in a string four times as fast as the same JSON as an expression; terms hold nothing that has to be escaped.
    quoted = msgspec.json.encode(value).replace(b"\\", b"\\\\").replace(b"'", b"\\'")
    return b"%s = JSON.parse('%s');\n" % (target.encode(), quoted)


def _settings(archive: Archive) -> dict[str, object]:
    found = {entity.kind for entity in archive.entities}
    kinds = [kind for kind in archive.kinds if kind.indexed and kind.id in found]
    indexes = [(kind.plural, urls.kind_index(kind)) for kind in kinds]
    return {
        "letters": words.letters(),
        "common": fields.common_words(),
        "fields": fields.names(kinds),
        "index": INDEX,
        "pieces": _piece("N"),
        "piece": PIECE,
        "browse": [
            ("Articles", urls.ARTICLES),
            *([("Threads", urls.THREADS)] if archive.threads else []),
            ("Dates", urls.DATES),
            ("Tags", urls.TAGS),
            *indexes,
        ],
    }


def _index(archive: Archive, articles: Sequence[Article], bodies: Mapping[str, str]) -> dict[str, object]:
    tags: dict[str, list[str]] = defaultdict(list)
    for tag in archive.tags:
        for use in tag.uses:
            tags[use.source].append(tag.name)
    entities: dict[str, list[Entity]] = defaultdict(list)
    for entity in archive.entities:
        for source in entity.mentions:
            entities[source].append(entity)
    counted = [fields.of_article(article, bodies[article.source], tags[article.source], entities[article.source]) for article in articles]
    return builder.serialised(fields.BOOSTS, counted)


def _piece(number: int | str) -> str:
    return f"search/articles-{number}.js"


def _pieces(articles: Sequence[Article], bodies: Mapping[str, str]) -> Iterator[OutputFile]:
    for number, start in enumerate(range(0, len(articles), PIECE)):
        shown = [_shown(article, bodies[article.source]) for article in articles[start : start + PIECE]]
        yield OutputFile(path=_piece(number), content=_script(f"(globalThis.sitegenArticles ??= {{}})[{number}]", shown))


def _shown(article: Article, body: str) -> Shown:
    date = edtf.spoken(article.published)
    return Shown(
        headline=text.visible(article.headline),
        address=urls.article(article.id),
        date=date[:1].upper() + date[1:],
        publisher=text.visible(article.publisher or ""),
        text=_in_a_row(body[:LONGEST_TEXT]),
    )


def _in_a_row(body: str) -> str:
    """Put blocks one after another: a dot parts those that end without a stop, as headings and standfirsts do, from what follows."""
    lines = body.split("\n")
    parted = [line if unicodedata.category(line[-1:] or ".")[0] == "P" else f"{line} ·" for line in lines[:-1]]
    return " ".join((*parted, *lines[-1:]))
