"""One page of each kind: of the repository's own archive, and for what that has not, of the archives that tests make."""

from tools import connected

from sitegen import urls
from sitegen.model import Archive


def addresses(archive: Archive) -> dict[str, str]:
    """Return kind of page -> address of one, from below the repository's site; ../starter/ and ../linked/ stand beside it."""
    article = max(archive.articles, key=lambda one: len(archive.mentions[one.source]))
    entity = max(archive.entities, key=lambda one: sum(map(len, one.mentions.values())))
    kind = next(kind for kind in archive.kinds if kind.id == entity.kind)
    place = next(kind for kind in archive.kinds if kind.id == "place")
    tag = max(archive.tags, key=lambda one: len(one.uses))
    thread = max(archive.threads, key=lambda one: len(one.steps))
    quoted = archive.statements[0].wordings
    ids = {one.source: one.id for one in archive.articles}
    return {
        "home": urls.HOME, "article": urls.article(article.id), "articles": urls.ARTICLES, "entity": urls.entity(kind, entity.id),
        "entities": urls.kind_index(kind), "tag": urls.tag(tag.id), "tags": urls.TAGS, "dates": urls.DATES, "day": urls.date("2022-02-28"),
        "month": urls.date("2022-02"), "year": urls.date("2022"), "quotations": urls.QUOTES, "map": urls.kind_index(place),
        "place": urls.entity(place, "ukraine"),
        "undated": urls.UNDATED, "notes": "../starter/articles/harbour-bridge.html", "Markdown": "../starter/articles/bridge-vote.html",
        "thread": urls.thread(thread.id), "threads": urls.THREADS, "statement": urls.compare(ids[quoted[0].source], ids[quoted[1].source]),
        "copy": f"../linked/{connected.COPY}", "versions": f"../linked/{connected.VERSIONS}",
        "older version": f"../linked/{connected.OLDER}",
        "about": urls.ABOUT, "search": f"{urls.SEARCH}?q=Putin", "404": urls.NOT_FOUND,
    }  # fmt: skip
