"""What each template sees, but for those whose views have files of their own (connection_views.py, thread_views.py and the like).

With items.py these are all that a theme's author needs to know.

Every template gets `site` (items.Site), `page` (items.Page), `link` (address -> link from this page), `t` (wording: English words -> those
of the site's language), `english` (what says that words are English where the site is not) and, as `view`, the value below that names it.
Filters: counted, articles, times, listed, number, brief, capital. Text is escaped and made visible on its way out; only what is Markup is
markup.
"""

from markupsafe import Markup
from msgspec import Struct

from sitegen.render.connection_views import Connections
from sitegen.render.coverage_views import Coverage
from sitegen.render.items import (
    ArticleLink,
    Item,
    KindLink,
    KindName,
    TagReason,
)


class Proof(Struct, frozen=True):
    """A value and the words that justify it."""

    field: str
    value: str
    quote: str
    """The words, or empty where they are the value itself."""
    where: str
    """Where the words stand; for those of another article, `other` follows it."""
    rule: str
    """Empty where the archivist stated the value: no rule was asked, and nothing is unsure."""
    certainty: str
    """As rule."""
    other: ArticleLink | None = None
    """The other article that the words stand in."""


class TakenOut(Struct, frozen=True):
    """What the cleaning took out of an article."""

    role: str
    text: str
    rule: str
    why: str


class Claim(Struct, frozen=True):
    """Marks of one article that say the same, and why."""

    number: int
    """From 1; marks tell it in data-claim."""
    words: str
    """As the text has them."""
    meaning: str
    address: str
    count: int
    certainty: str
    confirmed: bool
    why: tuple[str, ...]


class Claims(Struct, frozen=True):
    """The claims of one kind."""

    kind: KindName
    claims: tuple[Claim, ...]


class LooseNote(Struct, frozen=True):
    """A note on words that the page does not show."""

    number: int
    quote: str
    html: Markup


class Provenance(Struct, frozen=True):
    """Where the text comes from."""

    source: str
    address: str
    """Of the untouched file."""
    sha256: str
    encoding: str
    size: str
    format: str
    url: str
    host: str


class Form(Struct, frozen=True):
    """A citation as programs read it."""

    name: str
    file: str
    """What it may be saved as."""
    text: str


class Cite(Struct, frozen=True):
    """How an article may be cited."""

    line: str
    """In plain words that can be copied."""
    forms: tuple[Form, ...]


class ArticleView(Struct, frozen=True):
    """What article.html shows."""

    article: ArticleLink
    language: str
    """BCP 47 where the archivist states it, else empty: it is the page's then."""
    direction: str
    """'ltr' or 'rtl' of that language, or empty as it."""
    titled: bool
    """False when no headline was found and the file's name stands for it."""
    placed: bool
    """Whether the article has a place in the order of time."""
    kicker: tuple[str, ...]
    """Section and publisher, where known."""
    standfirst: Markup
    standfirst_id: str
    """Empty where it has no words of its own on the page."""
    authors: tuple[str, ...]
    dating: str
    """What the date rests on, in words."""
    body: Markup
    legend: tuple[KindLink, ...]
    notes: int
    loose_notes: tuple[LooseNote, ...]
    proofs: tuple[Proof, ...]
    taken_out: tuple[TakenOut, ...]
    claims: tuple[Claims, ...]
    rejected: tuple[Claim, ...]
    tags: tuple[TagReason, ...]
    connections: Connections
    previous: ArticleLink | None
    following: ArticleLink | None
    around: tuple[ArticleLink, ...]
    """The article itself among those of the days before and after, in the order of time; empty where it is alone."""
    provenance: Provenance
    cite: Cite


class MovedView(Struct, frozen=True):
    """What moved.html shows: a page that has another address now."""

    target: Item


class RuleCount(Struct, frozen=True):
    """How often a rule took something out."""

    rule: str
    role: str
    lines: int
    articles: int
    example: str


class MarkCount(Struct, frozen=True):
    """How sure the marks of a kind are."""

    kind: KindLink
    total: int
    bands: tuple[int, ...]
    """In the order of words.BANDS."""
    confirmed: int


class FigureRow(Struct, frozen=True):
    """How well one task was done on one set of annotated news; empty where a figure has no meaning."""

    task: str
    set: str
    documents: int
    precision: str
    """Of what was found, the share that is right."""
    recall: str
    """Of what there is, the share that was found."""


class TrustRow(Struct, frozen=True):
    """How often the marks of a kind are right, by what they say of themselves."""

    kind: str
    bands: tuple[str, ...]
    """'93 % of 3,322', or empty where there are none; in the order of MeasuredView.bands."""


class MeasuredView(Struct, frozen=True):
    """How good the marks were when they were last measured."""

    date: str
    figures: tuple[FigureRow, ...]
    bands: tuple[str, ...]
    trust: tuple[TrustRow, ...]


class ConnectionCounts(Struct, frozen=True):
    """How articles hang together, counted. Links count once for both of their articles."""

    same_event: int
    """Links that claim that two articles tell of the same event."""
    events: int
    """Events that several articles tell of."""
    more: int
    """Links to more on the same people, places and subjects."""
    threads: int
    threaded: int
    """Articles that are part of a thread."""
    copies: int
    older: int
    """Older versions of articles."""
    passages: int
    """Passages that two articles share which are no copies or versions of each other."""
    sharing: int
    """Pairs of such articles."""
    statements: int
    """Statements that several articles quote."""
    variants: int
    """Those of them that are quoted in different words."""
    confirmed_links: int
    """Links that the archivist pinned."""
    confirmed_overlaps: int
    """Pairs of articles that the archivist says are copies, versions or neither."""
    confirmed_threads: int


class DataView(Struct, frozen=True):
    """Addresses of the archive's data: one each, or several where the archive is large."""

    articles: tuple[str, ...]
    """JSON Lines."""
    mentions: tuple[str, ...]
    mention_tables: tuple[str, ...]
    """CSV."""


class AboutView(Struct, frozen=True):
    """What about.html shows."""

    articles: int
    version: str
    formats: tuple[tuple[str, int], ...]
    encodings: tuple[tuple[str, int], ...]
    dating: tuple[tuple[str, int], ...]
    """How exactly articles are dated, in words, and how many."""
    rules: tuple[RuleCount, ...]
    doubtful: int
    """Blocks that were left in but may not belong there."""
    bands: tuple[str, ...]
    marks: tuple[MarkCount, ...]
    quotations: int
    attributed: int
    unnamed: int
    unattributed: int
    stated: int
    """Values that the archivist stated."""
    notes: int
    settled: int
    """People, places and organisations whose names the archivist joined or confirmed."""
    retyped: int
    """Marks that the archivist made into another kind."""
    corrected: int
    """Marks that the archivist gave another value or speaker."""
    lines: int
    """Lines that the archivist kept or dropped."""
    rejected: int
    """Marks that the archivist took away."""
    doubts: int
    """Questions that the rules leave to the archivist."""
    connections: ConnectionCounts
    measured: MeasuredView
    coverage: Coverage
    data: DataView | None
    """None where the archive does not offer its data."""


class SearchView(Struct, frozen=True):
    """What search.html shows."""

    root: str
    """Relative path from the page to the site's root: '' or '../'."""


class NoView(Struct, frozen=True):
    """What 404.html shows."""
