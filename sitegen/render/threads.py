"""A thread -> what its page shows: its events in the order of time, and what each article is the first to say; and the list of threads.

What is new is shown as the article has it, a few of each kind, with a link to the entity and one to the place in the text: the claim can
be checked where it is made. Threads of many articles stand under their years or months and show less of each article, and events of
many articles fold most of them away, so that a page of 500 articles stays a page.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby

from sitegen import edtf, urls
from sitegen.model import QUOTED, REPORTED, Article, Mention, Novelty, Step, Thread
from sitegen.render import figures, words
from sitegen.render.figure_views import Chart
from sitegen.render.index import Index, anchor, periods
from sitegen.render.items import PartLink, ThreadLink
from sitegen.render.leaf import block_at
from sitegen.render.thread_views import Chapter, Entry, Happening, News, NewsGroup, ThreadSection, ThreadsView, ThreadView
from sitegen.render.wording import Wording, message

_NUMBER = message("number")
_NUMBERS = message("numbers")
_SPOKEN = frozenset({QUOTED, REPORTED})
_LONG = 20
"""Threads of more articles have chapters."""
_SHOWN, _QUOTES = 6, 2
"""New things of a kind, and new quotations, that an article shows."""
_MANY = 60
"""Threads of more articles show half as many."""
_COUNTED = 100
"""Threads of more articles count what is new: each article's own page tells it."""
_OPEN, _MOST = 8, 800
"""Articles of an event that are more than a line, and of a thread that are on its page at all."""
_QUOTE, _NAME = 160, 80
_CONTEXT = re.compile(r"(?:[^\S\n]+[^\W\d_][\w'’-]*){1,2}")
"""The words after a bare number, up to the next stop: '150' -> ' convoys reached'."""
_READ = 60
_LIST = 30
"""Longer lists of threads stand under their years."""
_MANY_THREADS, _LATEST = 400, 100
"""Of more threads than _MANY_THREADS the list has the _LATEST, and each year a page."""
_UNDATED = message("Without a date")


def overview(index: Index) -> ThreadsView:
    """Return what threads.html shows, the latest first."""
    if pages := parts(index):
        latest = ThreadSection(id="latest", heading="", threads=tuple(index.threads.values())[:_LATEST])
        return ThreadsView(count=len(index.threads), sections=(latest,), parts=tuple(part for part, _ in pages))
    years = _by_year(index) if len(index.threads) > _LIST else [("", tuple(index.threads.values()))]
    sections = (
        ThreadSection(id=f"to-{name or 'undated'}", heading=(name or index.say.plain(_UNDATED)) if len(years) > 1 else "", threads=found)
        for name, found in years
    )
    return ThreadsView(count=len(index.threads), sections=tuple(sections))


def parts(index: Index) -> list[tuple[PartLink, tuple[ThreadLink, ...]]]:
    """Return the pages of threads by the year in which they end, where there are very many."""
    if len(index.threads) <= _MANY_THREADS:
        return []
    made = []
    for year, found in _by_year(index):
        for number, start in enumerate(range(0, len(found), _MANY_THREADS), 1):
            some = found[start : start + _MANY_THREADS]
            name = f"{year or 'undated'}{f'-{number}' if number > 1 else ''}"
            numbered = number if len(found) > _MANY_THREADS else 0
            made.append((PartLink(address=urls.threads_of(name), words=year or "undated", count=len(some), number=numbered), some))
    return made


def part_view(part: PartLink, found: tuple[ThreadLink, ...], index: Index) -> ThreadsView:
    """Return what threads.html shows of one year."""
    section = ThreadSection(id="all", heading="", threads=found)
    return ThreadsView(count=len(found), sections=(section,), part=part, parts=tuple(other for other, _ in parts(index)))


def _by_year(index: Index) -> list[tuple[str, tuple[ThreadLink, ...]]]:
    last = {thread.id: (*periods(thread.last), "")[0] for thread in index.archive.threads}
    ordered = sorted(index.threads.values(), key=lambda link: not last[link.id])
    return [(name, tuple(found)) for name, found in groupby(ordered, key=lambda link: last[link.id])]


def view(thread: Thread, index: Index) -> ThreadView:
    """Return what thread.html shows."""
    happenings: dict[int, list[Step]] = {}
    for step in sorted(thread.steps[:_MOST], key=lambda step: step.event):
        happenings.setdefault(step.event, []).append(step)
    shown = _shown(len(thread.steps))
    opening = thread.steps[0].source
    made = [(_chapter(steps), _happening(number, steps, index, shown, opening)) for number, steps in happenings.items()]
    return ThreadView(
        thread=index.threads[thread.id],
        why=thread.why,
        chart=_chart(thread, index),
        chapters=_chapters(made, index.say, long=len(thread.steps) > _LONG),
        undated=sum(not step.sure for step in thread.steps),
        left_out=max(len(thread.steps) - _MOST, 0),
    )


def _chart(thread: Thread, index: Index) -> Chart | None:
    """Draw when the story was told; each bar leads to its first event on the page."""
    dated = [(periods(step.when), step.event) for step in thread.steps[:_MOST] if step.sure]
    first: dict[str, int] = {}
    for known, event in dated:
        for date in known:
            first[date] = min(first.get(date, event), event)
    address = index.threads[thread.id].address
    return figures.chart((known for known, _ in dated), lambda date: f"{address}#event-{first[date]}" if date in first else "", index.say)


def _shown(articles: int) -> tuple[int, int]:
    """Return how many new things of a kind and how many new quotations each article of a thread of so many shows."""
    if articles > _COUNTED:
        return 0, 0
    return (_SHOWN // 2, _QUOTES // 2) if articles > _MANY else (_SHOWN, _QUOTES)


def _chapter(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the year, month and day that an event begins in."""
    first, _, _ = _span(steps)
    return periods(first)


def _chapters(made: Sequence[tuple[tuple[str, ...], Happening]], say: Wording, *, long: bool) -> tuple[Chapter, ...]:
    """Put events under their years, or under their months when all are of one year."""
    years = {parts[0] for parts, _ in made if parts}
    length = 1 if len(years) > 1 else 2
    found: dict[str, list[Happening]] = {}
    for parts, happening in made:
        found.setdefault((parts[:length][-1] if parts else "") if long else "", []).append(happening)
    if len(found) == 1:
        return tuple(Chapter(id="", heading="", happenings=tuple(happenings)) for happenings in found.values())
    return tuple(
        Chapter(id=f"in-{period or 'undated'}", heading=say.date(period) if period else say.plain(_UNDATED), happenings=tuple(happenings))
        for period, happenings in found.items()
    )


def _span(steps: Sequence[Step]) -> tuple[str | None, str | None, bool]:
    """Return the first and the last date of an event, by the articles that have one of their own, else by the others; and whether sure."""
    for sure in (True, False):
        dates = sorted((step.when for step in steps if step.sure == sure and step.when), key=edtf.sort_key)
        if dates:
            return dates[0], max(dates, key=lambda date: (edtf.bounds(date)[1], date)), sure
    return None, None, False


def _happening(number: int, steps: Sequence[Step], index: Index, shown: tuple[int, int], opening: str) -> Happening:
    first, last, sure = _span(steps)
    said = words.capital(index.say.span(first, last))
    told = _told(steps, index)
    return Happening(
        id=f"event-{number}",
        when=said if sure or not first or "(" in said else index.say.plain("{date} (inferred)", date=said),
        datetime=edtf.single(first) if first == last else "",
        entries=tuple(_entry(step, index, shown, first=step.source == opening) for step in steps if step.source in told),
        folded=tuple(index.articles[step.source] for step in steps if step.source not in told),
        count=len(steps),
    )


def _told(steps: Sequence[Step], index: Index) -> set[str]:
    """Return the articles of an event that are more than a line: of many the first that are no copies."""
    sources = [step.source for step in steps]
    if len(sources) > _OPEN:
        sources = [source for source in sources if source not in index.archive.reuse.copies] or sources
    return set(sources[:_OPEN])


def _entry(step: Step, index: Index, shown: tuple[int, int], *, first: bool) -> Entry:
    return Entry(article=index.articles[step.source], first=first, sure=step.sure, why=step.why, news=news(step, index, shown))


def news(step: Step, index: Index, shown: tuple[int, int] = (_SHOWN, _QUOTES)) -> tuple[NewsGroup, ...]:
    """Return what is new in an article, by kind in the archive's order, numbers last; of each kind and of quotations so many are shown."""
    if not step.new:
        return ()
    article = index.by_source[step.source]
    mentions = index.archive.mentions.get(step.source, ())
    numbers = {(mention.start, mention.end, mention.kind): number for number, mention in enumerate(mentions)}
    starts = [mention.start for mention in mentions]
    found: dict[str, list[Novelty]] = {}
    for new in step.new:
        found.setdefault(new.kind, []).append(new)
    order = [kind for kind in (*index.kinds, _NUMBER) if kind in found]
    groups = []
    for kind in (*order, *sorted(found.keys() - set(order))):
        most = shown[1] if kind in _SPOKEN else shown[0]
        made = [_new(new, article, index, mentions, numbers, starts) for new in found[kind][:most]]
        groups.append(
            NewsGroup(
                kind=kind,
                label=_label(kind, index, 0 if made else len(found[kind])),
                quoted=kind in _SPOKEN,
                items=tuple(made),
                more=len(found[kind]) - len(made),
            )
        )
    return tuple(groups)


def _label(kind: str, index: Index, count: int) -> str:
    """Return the name of a kind, with how many there are where that is all that is told."""
    known = index.kinds.get(kind)
    one, many = (
        (known.label, known.plural) if known else (index.say.plain(kind), index.say.plain(_NUMBERS if kind == _NUMBER else f"{kind}s"))
    )
    return f"{index.say.number(count)} {(one if count == 1 else many).lower()}" if count else words.capital(many)


def _new(
    new: Novelty,
    article: Article,
    index: Index,
    mentions: Sequence[Mention],
    numbers: Mapping[tuple[int, int, str], int],
    starts: Sequence[int],
) -> News:
    number = numbers.get((new.start, new.end, new.kind))
    entity = index.marked[article.source].get(number) if number is not None else None
    spoken = index.speakers[article.source].get(number) if number is not None else None
    said_by = mentions[number].speaker if number is not None else None
    near = number if number is not None else _nearest(new.start, article, starts)
    return News(
        words=entity.name if entity else _words(new, article),
        address=entity.address if entity else "",
        passage=anchor(article.source, near, index) if near is not None else index.articles[article.source].address,
        speaker=spoken.name if spoken else said_by.name if said_by and said_by.named else "",
        speaker_address=spoken.address if spoken else "",
    )


def _words(new: Novelty, article: Article) -> str:
    """Return the words of something new; a number that stands alone takes along what it counts."""
    if new.kind in _SPOKEN:
        return words.excerpt(new.text, _QUOTE)
    if any(letter.isalpha() for letter in new.text):
        return words.excerpt(new.text, _NAME)
    block = block_at(article, new.start)
    counted = _CONTEXT.match(article.raw.plain, new.end, min(block.end, new.end + _READ)) if block else None
    return words.excerpt(f"{new.text}{counted[0]}…" if counted else new.text, _NAME)


def _nearest(offset: int, article: Article, starts: Sequence[int]) -> int | None:
    """Return the number of the mark nearest to `offset` in its block, so that a link leads near words that carry no mark."""
    block = block_at(article, offset)
    after = bisect_left(starts, offset)
    near = [number for number in (after - 1, after) if 0 <= number < len(starts) and block and block.start <= starts[number] < block.end]
    return min(near, key=lambda number: (abs(starts[number] - offset), number), default=None)
