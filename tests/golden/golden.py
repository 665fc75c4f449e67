"""What the golden files hold: the archive of this repository in two depths, as its stages made it and as its pages show it.

Of the pages those that a change of a stage or of the theme reaches in different ways: all articles, one page of each other kind, the
feeds. Scripts, styles and the search index have tests of their own and would only make every difference longer.
"""

from pathlib import Path

from tools import building, printed

from sitegen import urls

FOLDER = Path(__file__).parent
DEPTHS = ("archive", "pages")


def wanted() -> dict[str, bytes]:
    """Return the golden files as they are today, by their path below this folder."""
    site = building.repository()
    files = building.repository_files()
    made = {f"archive/{name}": content.encode() for name, content in printed.files(site).items()}
    return made | {f"pages/{path}": files[path] for path in _pages(files)}


def _pages(files: dict[str, bytes]) -> list[str]:
    site = building.repository().archive
    chosen = {
        urls.HOME,
        urls.NOT_FOUND,
        urls.ABOUT,
        urls.SEARCH,
        urls.FEED,
        urls.JSON_FEED,
        urls.data("datapackage.json"),
        urls.data("articles.bib"),
        urls.SITEMAP,
        urls.ROBOTS,
        urls.ARTICLES,
        urls.TAGS,
        urls.DATES,
        urls.QUOTES,
    }
    chosen |= {urls.UNDATED, urls.date("2022"), urls.date("2022-02"), urls.date("2022-02-28")}
    chosen |= {urls.article(article.id) for article in site.articles}
    for kind in site.kinds:
        entities = [entity for entity in site.entities if entity.kind == kind.id]
        if entities:
            most = max(entities, key=lambda entity: (len(entity.mentions), sum(map(len, entity.mentions.values())), entity.id))
            chosen |= {urls.kind_index(kind), urls.entity(kind, most.id)}
    if site.tags:
        tag = max(site.tags, key=lambda tag: (len(tag.uses), tag.id))
        chosen |= {urls.tag(tag.id), urls.tag_feed(tag.id)}
    return sorted(chosen & set(files))


def kept() -> dict[str, bytes]:
    """Return the golden files as they were kept."""
    paths = (path for depth in DEPTHS for path in sorted((FOLDER / depth).rglob("*")) if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in paths}
