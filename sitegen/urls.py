"""Value -> address: the only place that knows where a page lies.

Addresses are paths below the site folder, ending in a file's name, so that they work from a USB stick as from a server; links
between pages are relative (`relative`), so that a site works under any sub-path. Names keep to lower-case ASCII, so that they
mean the same on every file system and need no escaping.
"""

import posixpath
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sitegen import text
from sitegen.model import KEPT_ROLES, QUOTED, REPORTED, Article, Kind, Mention

_LONGEST = 80
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = tuple(first + second for first in _DIGITS for second in _DIGITS)
"""Two digits at a time: a large archive names half a million places."""
_PARAGRAPHS = (KEPT_ROLES - {"code"}) | {"standfirst"}
"""Roles of the blocks that have a place of their own on the page."""
_SAID = frozenset({QUOTED, REPORTED})
_BETWEEN = re.compile(r"[^a-z0-9_]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)")

HOME = "index.html"
NOT_FOUND = "404.html"
ABOUT = "about.html"
SEARCH = "search.html"
FEED = "feed.xml"
JSON_FEED = "feed.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
CHECKSUMS = "sha256sums.txt"
NO_JEKYLL = ".nojekyll"
ARTICLES = "articles/index.html"
TAGS = "tags/index.html"
DATES = "dates/index.html"
UNDATED = "dates/undated.html"
PART = 1000
"""Articles of one part of the archive's data."""
ANNOTATIONS = "data/annotations.jsonld"
THREADS = "threads/index.html"
QUOTES = "quotes/index.html"


def slug(name: str) -> str:
    """Make a name for a file out of any text: lower-case ASCII letters, digits, '_' and '-'; never empty, never reserved."""
    plain = text.folded(name)
    made = _BETWEEN.sub("-", plain.lower()).strip("-")
    if len(made) > _LONGEST or not made or not plain.isascii() or _RESERVED.fullmatch(made):
        made = f"{made[:_LONGEST].strip('-') or 'x'}-{text.digest(name)}"
    return made


def distinct(names: Iterable[str]) -> dict[str, str]:
    """Give each name a slug of its own.

    Where several share one, the name that is its own slug keeps it, else the first in code point order; the others add a digest.
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    slugs = {name: slug(name) for name in names}
    for name in sorted(slugs, key=lambda name: (slugs[name] != name, name)):
        own = plain = slugs[name]
        length = 8
        while own in taken:
            own = f"{plain}-{text.digest(name, length)}"
            length += 1
        made[name] = own
        taken.add(own)
    return made


def article_ids(sources: Iterable[str]) -> dict[str, str]:
    """Give each article an id made from its path without the suffix ('sub/a.txt' -> 'sub-a'); see `distinct` for clashes."""
    sources = sorted(sources)
    stems = {source: posixpath.splitext(source)[0] for source in sources}
    first: dict[str, str] = {}
    for source in sources:
        first.setdefault(stems[source], source)
    made = distinct(stem if first[stem] == source else source for source, stem in stems.items())
    return {source: made[stem if first[stem] == source else source] for source, stem in stems.items()}


def article(article_id: str) -> str:
    """Return the address of an article's page."""
    return f"articles/{article_id}.html"


def paragraph(words: str) -> str:
    """Return the name of the place where a paragraph of these words stands on its page: it stays while other paragraphs change."""
    return f"p{_sum(words)}"


def paragraphs(article: Article) -> Mapping[int, str]:
    """Return the names of the paragraphs that have words, the standfirst among them, by their first offsets.

    Of several with the same words the first has the plain name, the others add their number: '-2', '-3', in the order of the text.
    """
    found: dict[int, str] = {}
    often: dict[str, int] = {}
    for block in article.blocks:
        words = text.visible(article.raw.words(block.start, block.end)) if block.role in _PARAGRAPHS else ""
        if words:
            found[block.start] = _numbered(paragraph(words), often)
    return found


def quotations(mentions: Sequence[Mention]) -> Mapping[int, str]:
    """Return the names of an article's quotations and reported speech on its page, by their indexes: made of their words alone.

    So a link to what somebody said survives an edit of whatever else the article says. `mentions` are in the order of the text, and of two
    that begin together the longer comes first; in this order those with the same words are numbered, as paragraphs are.
    """
    often: dict[str, int] = {}
    return {
        index: _numbered(f"q{_sum(text.visible(text.squeezed(mention.text)))}", often)
        for index, mention in enumerate(mentions)
        if mention.kind in _SAID
    }


def mark(index: int, said: Mapping[int, str]) -> str:
    """Return the name of an article's mark on its page; `said` are the `quotations` of the article."""
    return said.get(index) or _mark(index)


@lru_cache(maxsize=1024)
def _mark(index: int) -> str:
    """Return one object for all articles: a large archive has half a million marks."""
    return f"m{index}"


def _numbered(name: str, often: dict[str, int]) -> str:
    often[name] = often.get(name, 0) + 1
    return name if often[name] == 1 else f"{name}-{often[name]}"


def _sum(words: str) -> str:
    """Return the CRC-32 of words with 36 digits, which have no more than seven places."""
    high, low = divmod(zlib.crc32(words.encode("utf-8", "surrogatepass")), len(_PAIRS) ** 2)
    first, second = divmod(high, len(_PAIRS))
    third, fourth = divmod(low, len(_PAIRS))
    return f"{first}{_PAIRS[second]}{_PAIRS[third]}{_PAIRS[fourth]}".lstrip("0") or "0"


def original(article_id: str, source: str) -> str:
    """Return the address of the untouched source file, always as text so that no browser runs or renders it."""
    return f"originals/{article_id}{'.md' if source.lower().endswith('.md') else ''}.txt"


def kind_index(kind: Kind) -> str:
    """Return the address of the list of a kind's entities."""
    return f"{_folder(kind.plural)}/index.html"


def entity(kind: Kind, entity_id: str) -> str:
    """Return the address of an entity's page."""
    return f"{_folder(kind.plural)}/{entity_id}.html"


def entity_part(address: str, part: str) -> str:
    """Return the address of a page for part of what the entity at `address` has: the articles of a year, the rest of what it said."""
    return f"{address.removesuffix('.html')}/{part}.html"


def letter(index: str, name: str) -> str:
    """Return the address of the page of one letter of the list of names at `index`."""
    return f"{posixpath.dirname(index)}/letters/{name}.html"


def entity_feed(kind: Kind, entity_id: str) -> str:
    """Return the address of an entity's feed."""
    return f"{_folder(kind.plural)}/{entity_id}.xml"


@lru_cache(maxsize=64)
def _folder(plural: str) -> str:
    return slug(plural)


def tag(tag_id: str) -> str:
    """Return the address of a tag's page."""
    return f"tags/{tag_id}.html"


def tag_feed(tag_id: str) -> str:
    """Return the address of a tag's feed."""
    return f"tags/{tag_id}.xml"


def tag_part(tag_id: str, number: int) -> str:
    """Return the address of a further page of a tag's articles, from 2."""
    return f"tags/{tag_id}/{number}.html"


def thread(thread_id: str) -> str:
    """Return the address of a thread's page."""
    return f"threads/{thread_id}.html"


def thread_feed(thread_id: str) -> str:
    """Return the address of a thread's feed."""
    return f"threads/{thread_id}.xml"


def threads_of(year: str) -> str:
    """Return the address of the list of the threads that end in a year, or have no date."""
    return f"threads/years/{year}.html"


def compare(one_id: str, other_id: str) -> str:
    """Return the address of the page that shows two articles side by side."""
    return f"compare/{one_id}/{other_id}.html"


def date(edtf_date: str) -> str:
    """Return the address of the page of a year, month or day ('2022', '2022-02', '2022-02-28'), which has no qualifier."""
    parts = edtf_date.split("-")
    return f"dates/{'/'.join(parts)}.html" if len(parts) == 3 else f"dates/{'/'.join(parts)}/index.html"  # noqa: PLR2004 - year, month, day


def data(name: str) -> str:
    """Return the address of a file with data of the whole archive."""
    return f"data/{name}"


def data_parts(name: str, suffix: str, articles: int) -> tuple[str, ...]:
    """Return the addresses of a file of data that is divided where the archive is large: one, or one for every PART articles.

    So no file outgrows what hosts take, and an edit rewrites one part.
    """
    parts = -(-articles // PART)
    return tuple(data(f"{name}-{number}.{suffix}") for number in range(1, parts + 1)) if parts > 1 else (data(f"{name}.{suffix}"),)


def annotations(number: int) -> str:
    """Return the address of a page of the archive's annotations, counted from 1."""
    return f"data/annotations/{number}.jsonld"


def date_part(edtf_date: str, number: int) -> str:
    """Return the address of a further page of what was published in a year, month or day, from 2."""
    return f"{date(edtf_date).removesuffix('/index.html').removesuffix('.html')}/list-{number}.html"


def decade(name: str) -> str:
    """Return the address of the page of a decade: '1990s'."""
    return f"dates/decades/{name}.html"


def undated(number: int) -> str:
    """Return the address of the list of undated articles, or of a further page of it, from 2."""
    return UNDATED if number == 1 else f"dates/undated-{number}.html"


def quotes(part: str) -> str:
    """Return the address of a page of quotations: those of the speakers of one letter, or of one year where nobody knows who spoke."""
    return f"quotes/{part}.html"


def asset(name: str) -> str:
    """Return the address of a file that pages use: style, script, image."""
    return f"assets/{name}"


def relative(target: str, page: str) -> str:
    """Return the link from `page` to `target`, both addresses; `target` may end in a '#fragment'."""
    path, hash_sign, fragment = target.partition("#")
    if path == page:
        return f"{hash_sign}{fragment}" or posixpath.basename(path)
    here, there = page.split("/"), path.split("/")
    shared = 0
    while shared < min(len(here), len(there)) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:]) + hash_sign + fragment


def absolute(target: str, base_url: str) -> str:
    """Return the address for the outside world. `base_url` ends in '/' or is empty, which gives a path from the domain's root."""
    if target == HOME:
        return base_url or "/"
    return f"{base_url or '/'}{target}"
