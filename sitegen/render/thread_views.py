"""What thread.html and threads.html see: the part of views.py that tells of threads."""

from msgspec import Struct

from sitegen.render.figure_views import Chart
from sitegen.render.items import ArticleLink, PartLink, ThreadLink


class News(Struct, frozen=True):
    """Something that an article is the first of its thread to say."""

    words: str
    """A name, a number as the text has it, or the beginning of a quotation."""
    address: str
    """Of the entity's page, or empty."""
    passage: str
    """Address of the place in the article's text."""
    speaker: str = ""
    """Of a quotation, where known."""
    speaker_address: str = ""


class NewsGroup(Struct, frozen=True):
    """What of one kind is new in an article."""

    kind: str
    """Id of the kind of marks, or 'number'."""
    label: str
    """'People'; '3 people' where none of them is shown."""
    quoted: bool
    items: tuple[News, ...]
    more: int
    """Further ones, which are not shown; all of them where the thread is long."""


class Entry(Struct, frozen=True):
    """An article in a thread."""

    article: ArticleLink
    first: bool
    """Whether it is the first of the thread, in which everything is new."""
    sure: bool
    """Whether it stands where it stands by its own date."""
    why: str
    """Why it stands there otherwise, in words."""
    news: tuple[NewsGroup, ...]


class Happening(Struct, frozen=True):
    """An event of a thread with the articles that tell of it."""

    id: str
    when: str
    """In words, with its doubt; 'Date unknown'."""
    datetime: str
    """As HTML's <time> takes it, or empty."""
    entries: tuple[Entry, ...]
    folded: tuple[ArticleLink, ...]
    """Those of many articles that are no more than lines: copies first."""
    count: int
    """All of its articles."""


class Chapter(Struct, frozen=True):
    """The events of one year or month of a long thread; a short one is one chapter without a heading."""

    id: str
    heading: str
    happenings: tuple[Happening, ...]


class ThreadView(Struct, frozen=True):
    """What thread.html shows."""

    thread: ThreadLink
    why: str
    chart: Chart | None
    """Of its articles, by their own dates."""
    chapters: tuple[Chapter, ...]
    undated: int
    """Articles that do not stand by their own date."""
    left_out: int
    """Articles for which the page has no room."""


class ThreadSection(Struct, frozen=True):
    """The threads whose last articles are of one year; a short list is one section without a heading."""

    id: str
    heading: str
    threads: tuple[ThreadLink, ...]


class ThreadsView(Struct, frozen=True):
    """What threads.html shows: all threads, or the latest of very many, or those of one year."""

    count: int
    sections: tuple[ThreadSection, ...]
    part: PartLink | None = None
    """The year's page that this is."""
    parts: tuple[PartLink, ...] = ()
    """The pages by year, where the list has no room for all."""
