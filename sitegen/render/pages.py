"""Which pages the site has, and in which order they are made. What a page shows is computed when its turn comes, not before."""

from collections.abc import Iterable
from functools import partial

from msgspec import Struct, structs

from sitegen import cite, urls
from sitegen.config import Config
from sitegen.model import QUOTED, Archive, Article, Thread
from sitegen.render import (
    about,
    article,
    compare,
    date_pages,
    entity,
    home,
    lists,
    maps,
    metadata,
    periods,
    quotes,
    structured,
    tag_pages,
    threads,
)
from sitegen.render.connections import Ties
from sitegen.render.desk import Desk, Job, job, page, part_title, room
from sitegen.render.index import Index
from sitegen.render.items import Alternate, Item, Later, Page, PartLink, Site, ThreadLink
from sitegen.render.pairs import Pair
from sitegen.render.views import MovedView, NoView, SearchView
from sitegen.render.wording import Wording


def site(archive: Archive, config: Config, say: Wording) -> Site:
    """Return what is the same on every page."""
    kinds = [
        Item(address=urls.kind_index(kind), words=say.plain(kind.plural), room=room(urls.kind_index(kind)))
        for kind in archive.kinds
        if kind.indexed
    ]
    return Site(
        title=config.settings.title,
        description=config.settings.description,
        language=config.settings.language,
        author=config.settings.author,
        edition=config.settings.edition,
        nav=(
            Item(address=urls.ARTICLES, words=say.plain("Articles"), room=room(urls.ARTICLES)),
            *([Item(address=urls.THREADS, words=say.plain("Threads"), room=room(urls.THREADS))] if archive.threads else []),
            Item(address=urls.DATES, words=say.plain("Dates"), room=room(urls.DATES)),
            *kinds,
            *([Item(address=urls.QUOTES, words=say.plain("Quotations"), room=room(urls.QUOTES))] if _quoted(archive) else []),
            Item(address=urls.TAGS, words=say.plain("Tags"), room=room(urls.TAGS)),
            Item(address=urls.ABOUT, words=say.plain("About"), room=room(urls.ABOUT)),
        ),
        home=urls.HOME,
        search=urls.SEARCH,
        feed=urls.FEED,
        articles=len(archive.current),
    )


def _quoted(archive: Archive) -> bool:
    return any(mention.kind == QUOTED for article in archive.current for mention in archive.mentions.get(article.source, ()))


def jobs(desk: Desk, tied: Ties) -> list[Job]:
    """Return all pages: home, articles, threads, tags, dates, kinds with their entities, and those there is one of."""
    archive, say = desk.index.archive, desk.index.say
    years = periods.years(desk.index)
    atlas = maps.atlas(desk.index)
    quoted = quotes.collected(desk.index)
    made = [
        job(desk, urls.HOME, "home.html", "", desk.config.settings.description, partial(home.view, desk.index, years, quotes.count(quoted)))
    ]
    made += [of_article(desk, found, tied) for found in archive.articles]
    there = {
        link.address: Item(address=link.address, words=link.headline, room=room(link.address)) for link in desk.index.articles.values()
    }
    made += [_moved(desk, urls.article(former), there[urls.article(now)]) for former, now in archive.moved.items()]
    made.append(
        job(
            desk,
            urls.ARTICLES,
            "articles.html",
            say.plain("Articles"),
            say.plain("All articles by year."),
            partial(lists.articles, desk.index, years),
        )
    )
    made += _threads(desk)
    made += [_compare(desk, pair) for pair in tied.pairs.values()]
    made += tag_pages.jobs(desk)
    made += date_pages.jobs(desk, years)
    made += quotes.jobs(desk, quoted)
    for kind in desk.index.kinds.values():
        if kind.address:
            made.append(
                job(
                    desk,
                    kind.address,
                    "kind.html",
                    kind.plural,
                    say.plain("{kind} that the articles name.", kind=kind.plural),
                    partial(lists.kind, kind, desk.index, atlas),
                )
            )
            made += lists.letter_jobs(desk, kind)
            for found in archive.entities:
                if found.kind == kind.id:
                    made += entity.jobs(desk, found, kind, atlas)
    made.append(
        job(
            desk,
            urls.ABOUT,
            "about.html",
            say.plain("About this archive"),
            say.plain("How it was made, and how sure it is."),
            partial(about.view, desk.index, desk.config, years),
        )
    )
    made.append(_search(desk))
    made.append(job(desk, urls.NOT_FOUND, "404.html", say.plain("Page not found"), "", NoView))
    return made


def of_article(desk: Desk, found: Article, tied: Ties) -> Job:
    """Return the page of one article."""
    return Job(
        address=urls.article(found.id),
        template="article.html",
        make=partial(_article, desk, found.source, tied),
        listed=found.source not in desk.index.archive.reuse.older,
    )


class Head(Struct, frozen=True):
    """What the head of an article's page is made of."""

    described: structured.Matter
    newest: str
    """Address of the newest version of an older one, or empty."""


def _article(desk: Desk, source: str, tied: Ties) -> tuple[Later[Head], Later[article.Matter]]:
    index = desk.index
    found, newest = index.by_source[source], index.archive.reuse.older.get(source)
    head = Head(described=structured.matter(found, index), newest=index.articles[newest].address if newest else "")
    shown = partial(article.view, config=desk.config, links=desk.links, say=index.say)
    return Later(partial(_head, config=desk.config), head), Later(shown, article.matter(found, index, tied))


def _head(head: Head, config: Config) -> Page:
    described = head.described
    leaf = described.leaf.value
    link = leaf.link
    plain = page(config, link.address, link.headline, link.excerpt)
    return structs.replace(
        plain,
        canonical=page(config, head.newest, "", "").url if head.newest else plain.url,
        type="article",
        published=link.datetime if link.sure else "",
        structured=structured.article(described, config.base_url),
        meta=metadata.tags(cite.of(leaf.article, described.language, described.tags, config)),
    )


def _threads(desk: Desk) -> list[Job]:
    """Return the list of threads, where there are any, their pages, and pages at the addresses that they had."""
    archive, say = desk.index.archive, desk.index.say
    if not archive.threads:
        return []
    made = [
        job(
            desk,
            urls.THREADS,
            "threads.html",
            say.plain("Threads"),
            say.plain("Stories in the order of time."),
            partial(threads.overview, desk.index),
        )
    ]
    made += [_threads_of(desk, part, found) for part, found in threads.parts(desk.index)]
    made += [_thread(desk, thread) for thread in archive.threads]
    taken = {page_.address for page_ in made}
    for thread in archive.threads:
        for former in (urls.thread(alias) for alias in thread.aliases):
            if former not in taken:  # another thread's own address is never overlaid
                made.append(_moved(desk, former, Item(address=urls.thread(thread.id), words=thread.name, room=room(former))))
                taken.add(former)
    return made


def _threads_of(desk: Desk, part: PartLink, found: tuple[ThreadLink, ...]) -> Job:
    title = part_title(desk.index.say.plain("Threads"), part, desk.index.say)
    return job(desk, part.address, "threads.html", title, "", partial(threads.part_view, part, found, desk.index))


def _thread(desk: Desk, thread: Thread) -> Job:
    link, say = desk.index.threads[thread.id], desk.index.say

    def make() -> tuple[Page, Struct]:
        title = say.plain("{name} (thread)", name=link.name)
        head = page(desk.config, link.address, title, f"{say.counted(len(thread.steps), 'article')}, {link.span}.")
        feed = Alternate(title=f"{desk.config.settings.title}: {link.name}", address=link.feed)
        return structs.replace(head, feeds=(feed, *head.feeds)), threads.view(thread, desk.index)

    return Job(address=link.address, template="thread.html", make=make)


def _moved(desk: Desk, address: str, target: Item) -> Job:
    """Return a page that leads on from an address which something had."""

    def make() -> tuple[Page, Struct]:
        head = page(desk.config, address, desk.index.say.plain("Moved: {address}", address=address), "")
        return structs.replace(head, canonical=page(desk.config, target.address, "", "").url), MovedView(target=target)

    return Job(address=address, template="moved.html", make=make, listed=False)


def _compare(desk: Desk, pair: Pair) -> Job:
    """Return the page of two articles side by side; its words are theirs, so that search engines need not know it."""
    one, other = pair.one, pair.other
    named = f"{one.headline} / {other.headline}" if one.headline != other.headline else f"{one.headline} ({one.id} / {other.id})"
    say = desk.index.say
    title = say.plain("Compared: {articles}", articles=named)
    made = job(desk, pair.address, "compare.html", title, compare.heading(pair, say), partial(_compared, pair, desk.index))
    return structs.replace(made, listed=False)


def _compared(pair: Pair, index: Index) -> Struct:
    return Later(partial(compare.view, say=index.say), compare.matter(pair, index))


def _search(desk: Desk) -> Job:
    root = "../" * urls.SEARCH.count("/")

    def make() -> tuple[Page, Struct]:
        say = desk.index.say
        head = page(desk.config, urls.SEARCH, say.plain("Search"), say.plain("Search all articles."))
        return structs.replace(head, scripts=desk.scripts), SearchView(root=root)

    return Job(address=urls.SEARCH, template="search.html", make=make)


def addresses(jobs_: Iterable[Job]) -> list[str]:
    """Return the addresses that the outside world should know: all but the error page, the search form, older versions and what moved."""
    return [made.address for made in jobs_ if made.listed and made.address not in {urls.NOT_FOUND, urls.SEARCH}]
