"""Which pages the site has, and in which order they are made. What a page shows is computed when its turn comes, not before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct, structs

from sitegen import cite, urls
from sitegen.config import Config
from sitegen.model import Archive, Entity, Tag, Thread
from sitegen.render import about, article, compare, connections, dates, entity, lists, metadata, structured, threads, words
from sitegen.render.connections import Ties
from sitegen.render.index import Index
from sitegen.render.items import Alternate, ArticleLink, Item, KindLink, Later, Page, Section, Site, TagReason
from sitegen.render.links import Links
from sitegen.render.pairs import Pair
from sitegen.render.views import DateView, ListView, MovedView, NoView, SearchView, TagView

_ORIGINS = {
    "stated": "stated by the archivist",
    "entity": "a name that articles share",
    "phrase": "a phrase that articles share",
}


class Job(Struct, frozen=True):
    """A page to be made."""

    address: str
    template: str
    make: Callable[[], tuple[Page, Struct]]
    listed: bool = True
    """Whether the sitemap has it."""


class Desk(Struct, frozen=True):
    """What every page is made from."""

    index: Index
    config: Config
    links: Links
    scripts: tuple[str, ...]


def site(archive: Archive, config: Config) -> Site:
    """Return what is the same on every page."""
    kinds = [
        Item(address=urls.kind_index(kind), words=kind.plural, room=_room(urls.kind_index(kind))) for kind in archive.kinds if kind.indexed
    ]
    return Site(
        title=config.settings.title,
        description=config.settings.description,
        language=config.settings.language,
        author=config.settings.author,
        nav=(
            Item(address=urls.ARTICLES, words="Articles", room=_room(urls.ARTICLES)),
            *([Item(address=urls.THREADS, words="Threads", room=_room(urls.THREADS))] if archive.threads else []),
            Item(address=urls.DATES, words="Dates", room=_room(urls.DATES)),
            *kinds,
            Item(address=urls.TAGS, words="Tags", room=_room(urls.TAGS)),
            Item(address=urls.ABOUT, words="About", room=_room(urls.ABOUT)),
        ),
        home=urls.HOME,
        search=urls.SEARCH,
        feed=urls.FEED,
        articles=len(archive.current),
    )


def jobs(desk: Desk) -> list[Job]:
    """Return all pages: home, articles, threads, tags, dates, kinds with their entities, and those there is one of."""
    archive = desk.index.archive
    tied = connections.ties(archive)
    years = dates.years(desk.index)
    made = [_job(desk, urls.HOME, "home.html", "", desk.config.settings.description, partial(lists.home, desk.index, years))]
    made += [
        Job(
            address=urls.article(found.id),
            template="article.html",
            make=partial(_article, desk, found.source, tied),
            listed=found.source not in archive.reuse.older,
        )
        for found in archive.articles
    ]
    there = {
        link.address: Item(address=link.address, words=link.headline, room=_room(link.address)) for link in desk.index.articles.values()
    }
    made += [_moved(desk, urls.article(former), there[urls.article(now)]) for former, now in archive.moved.items()]
    made.append(_job(desk, urls.ARTICLES, "articles.html", "Articles", "All articles by year.", partial(lists.articles, desk.index)))
    made += _threads(desk)
    made += [_compare(desk, pair) for pair in tied.pairs.values()]
    made.append(_job(desk, urls.TAGS, "tags.html", "Tags", "What articles are about.", partial(lists.tags, desk.index)))
    below = _below(archive.tags)
    made += [_tag(desk, tag, below[tag.id]) for tag in archive.tags]
    made.append(_job(desk, urls.DATES, "dates.html", "Dates", "Articles by date.", partial(dates.overview, years, desk.index)))
    made += [_date(desk, view) for view in dates.views(years)]
    if undated := dates.undated(desk.index):
        made.append(
            _job(desk, urls.UNDATED, "undated.html", "Undated articles", "Articles without a known date.", partial(_undated, undated))
        )
    for kind in desk.index.kinds.values():
        if kind.address:
            made.append(
                _job(
                    desk,
                    kind.address,
                    "kind.html",
                    kind.plural,
                    f"{kind.plural} that the articles name.",
                    partial(lists.kind, kind, desk.index),
                )
            )
            made += [_entity(desk, found, kind) for found in archive.entities if found.kind == kind.id]
    made.append(
        _job(
            desk,
            urls.ABOUT,
            "about.html",
            "About this archive",
            "How it was made, and how sure it is.",
            partial(about.view, desk.index, desk.config),
        )
    )
    made.append(_search(desk))
    made.append(_job(desk, urls.NOT_FOUND, "404.html", "Page not found", "", NoView))
    return made


def _room(address: str) -> str:
    return address.partition("/")[0]


def _page(desk: Desk, address: str, title: str, description: str) -> Page:
    url = urls.absolute(address, desk.config.base_url) if desk.config.base_url and address != urls.NOT_FOUND else ""
    return Page(
        address=address,
        room=_room(address),
        title=title,
        description=description,
        url=url,
        canonical=url,
        type="website",
        published="",
        structured=structured.site(desk.config) if address == urls.HOME else Markup(),
        feeds=(Alternate(title=desk.config.settings.title, address=urls.FEED),),
        scripts=(),
    )


def _job(desk: Desk, address: str, template: str, title: str, description: str, view: Callable[[], Struct]) -> Job:
    return Job(address=address, template=template, make=lambda: (_page(desk, address, title, description), view()))


def _article(desk: Desk, source: str, tied: Ties) -> tuple[Page, Struct]:
    found = desk.index.by_source[source]
    link = desk.index.articles[source]
    plain = _page(desk, link.address, link.headline, link.excerpt)
    newest = desk.index.archive.reuse.older.get(source)
    language = desk.index.archive.language_of(found)
    cited = cite.of(found, language, (use.tag.name for use in desk.index.tagged.get(source, ())), desk.config)
    page = structs.replace(
        plain,
        canonical=_page(desk, desk.index.articles[newest].address, "", "").url if newest else plain.url,
        type="article",
        published=link.datetime if link.sure else "",
        structured=structured.article(found, desk.index, desk.config),
        meta=metadata.tags(cited),
    )
    return page, Later(partial(article.view, links=desk.links), article.matter(found, desk.index, desk.config, tied, cited))


def _threads(desk: Desk) -> list[Job]:
    """Return the list of threads, where there are any, their pages, and pages at the addresses that they had."""
    archive = desk.index.archive
    if not archive.threads:
        return []
    made = [_job(desk, urls.THREADS, "threads.html", "Threads", "Stories in the order of time.", partial(threads.overview, desk.index))]
    made += [_thread(desk, thread) for thread in archive.threads]
    taken = {job.address for job in made}
    for thread in archive.threads:
        for former in (urls.thread(alias) for alias in thread.aliases):
            if former not in taken:  # another thread's own address is never overlaid
                made.append(_moved(desk, former, Item(address=urls.thread(thread.id), words=thread.name, room=_room(former))))
                taken.add(former)
    return made


def _thread(desk: Desk, thread: Thread) -> Job:
    link = desk.index.threads[thread.id]

    def make() -> tuple[Page, Struct]:
        page = _page(desk, link.address, f"{link.name} (thread)", f"{words.counted(len(thread.steps), 'article')}, {link.span}.")
        feed = Alternate(title=f"{desk.config.settings.title}: {link.name}", address=link.feed)
        return structs.replace(page, feeds=(feed, *page.feeds)), threads.view(thread, desk.index)

    return Job(address=link.address, template="thread.html", make=make)


def _moved(desk: Desk, address: str, target: Item) -> Job:
    """Return a page that leads on from an address which something had."""

    def make() -> tuple[Page, Struct]:
        page = _page(desk, address, f"Moved: {address}", "")
        return structs.replace(page, canonical=_page(desk, target.address, "", "").url), MovedView(target=target)

    return Job(address=address, template="moved.html", make=make, listed=False)


def _compare(desk: Desk, pair: Pair) -> Job:
    """Return the page of two articles side by side; its words are theirs, so that search engines need not know it."""
    one, other = pair.one, pair.other
    named = f"{one.headline} / {other.headline}" if one.headline != other.headline else f"{one.headline} ({one.id} / {other.id})"
    job = _job(desk, pair.address, "compare.html", f"Compared: {named}", compare.heading(pair), partial(_compared, pair, desk.index))
    return structs.replace(job, listed=False)


def _compared(pair: Pair, index: Index) -> Struct:
    return Later(compare.view, compare.matter(pair, index))


def _below(tags: Iterable[Tag]) -> defaultdict[str, list[str]]:
    """Return the ids of the tags that are narrower than each, in the order of `tags`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tag in tags:
        for above in tag.broader:
            found[above].append(tag.id)
    return found


def _tag(desk: Desk, tag: Tag, below: Sequence[str]) -> Job:
    link = desk.index.tags[tag.id]

    def make() -> tuple[Page, Struct]:
        description = f"{words.articles(link.articles, link.copies)} with the tag {tag.name}."
        page = _page(desk, link.address, f"{tag.name} (tag)", description)
        view = TagView(
            tag=link,
            origin=_ORIGINS[tag.origin],
            entity=desk.index.entities[tag.entity].named if tag.entity and tag.entity in desk.index.entities else None,
            uses=_uses(desk.index, tag),
            broader=tuple(desk.index.tags[above] for above in tag.broader),
            narrower=tuple(desk.index.tags[narrower] for narrower in below),
        )
        return structs.replace(
            page, feeds=(Alternate(title=f"{desk.config.settings.title}: {tag.name}", address=link.feed), *page.feeds)
        ), view

    return Job(address=link.address, template="tag.html", make=make)


def _uses(index: Index, tag: Tag) -> tuple[TagReason, ...]:
    """Return the articles of a tag, best first."""
    uses = sorted(tag.uses, key=lambda use: (-use.score, use.source))
    named = index.tags[tag.id].named
    return tuple(TagReason(tag=named, article=index.articles[use.source], why=use.why) for use in uses)


def _date(desk: Desk, view: DateView) -> Job:
    period = view.period
    description = f"{words.counted(len(period.articles), 'article')} of {period.name}."
    return _job(desk, period.address, "date.html", period.name, description, lambda: view)


def _undated(found: tuple[ArticleLink, ...]) -> ListView:
    return ListView(heading="Undated articles", count=len(found), sections=(Section(id="all", heading="", items=found),))


def _entity(desk: Desk, found: Entity, kind: KindLink) -> Job:
    link = desk.index.entities[found.kind, found.id]
    description = f"{kind.label}, named in {words.counted(link.articles, 'article')}."
    title = f"{found.name} ({kind.label.lower()})"
    return _job(desk, link.address, "entity.html", title, description, partial(entity.view, found, desk.index))


def _search(desk: Desk) -> Job:
    root = "../" * urls.SEARCH.count("/")

    def make() -> tuple[Page, Struct]:
        page = _page(desk, urls.SEARCH, "Search", "Search all articles.")
        return structs.replace(page, scripts=desk.scripts), SearchView(root=root)

    return Job(address=urls.SEARCH, template="search.html", make=make)


def addresses(jobs_: Iterable[Job]) -> list[str]:
    """Return the addresses that the outside world should know: all but the error page, the search form, older versions and what moved."""
    return [job.address for job in jobs_ if job.listed and job.address not in {urls.NOT_FOUND, urls.SEARCH}]
